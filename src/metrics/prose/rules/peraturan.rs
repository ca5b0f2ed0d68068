//! Regulations that a text cites by typing them: the same kind, number and year as in
//! `[[dasar_hukum]]`, in the form "Nomor … Tahun …".

use std::ops::Range;

use super::super::paragraph::Prose;
use super::super::subject::Subject;
use super::super::texts::Kind as TextKind;
use super::super::token::{Kind, Token};
use crate::diagnostic::{Code, Diagnostic, Level, Sink};
use crate::record::dasar_hukum::DasarHukum;

/// First words of the name of a regulation.
const KINDS: &[&str] = &[
    "peraturan",
    "undang-undang",
    "keputusan",
    "instruksi",
    "perpres",
    "permen",
    "permendagri",
    "permenpanrb",
    "perda",
    "perbup",
    "perwali",
    "pergub",
    "kepres",
    "kepmen",
    "pp",
    "uu",
];

/// Words of the name of a regulation, at most.
const LONGEST: usize = 14;

/// Tells citations that differ from the recorded regulation.
pub(super) fn check(prose: &Prose<'_>, subject: &Subject<'_>, sink: &mut Sink) {
    if prose.text.kind != TextKind::Narrative {
        return;
    }
    for (_, sentence) in prose.sentences() {
        // Behind "tentang" stands a title, and the regulations in it are that title's.
        let mut titled = sentence.start;
        for at in sentence.clone() {
            let Some(citation) = citation(prose, sentence, at) else { continue };
            let is_title = (titled..at).any(|at| prose.is(at, "tentang"))
                && !(titled..at).any(|at| {
                    matches!(prose.tokens.get(at), Some(Token { kind: Kind::Mark(',' | ';'), .. }))
                });
            if titled == sentence.start || !is_title {
                judge(prose, subject, &citation, sink);
                titled = citation.tokens.end;
            }
        }
    }
}

/// A typed citation.
struct Citation {
    /// From the kind of regulation to its year.
    tokens: Range<usize>,
    /// Kind and issuer.
    jenis: Range<usize>,
    /// The word for the number.
    word: usize,
    nomor: String,
    tahun: i32,
}

fn citation(prose: &Prose<'_>, sentence: &Range<usize>, at: usize) -> Option<Citation> {
    if !prose.is_any(at, &["nomor", "no"]) {
        return None;
    }
    let point = matches!(prose.tokens.get(at + 1), Some(Token { kind: Kind::Mark('.'), .. }));
    let number = at + 1 + usize::from(point);
    let nomor = match prose.tokens.get(number)?.kind {
        Kind::Number(_) | Kind::Code => prose.typed(&(number..number + 1)).to_string(),
        _ => return None,
    };
    let Token { kind: Kind::Number(year), .. } = prose.tokens.get(number + 2)? else { return None };
    let tahun = year.year().filter(|_| prose.is(number + 1, "tahun"))?;
    let from = at.saturating_sub(LONGEST).max(sentence.start);
    let start = (from..at).rev().find(|at| prose.is_any(*at, KINDS))?;
    Some(Citation { tokens: start..number + 3, jenis: start..at, word: at, nomor, tahun })
}

fn judge(prose: &Prose<'_>, subject: &Subject<'_>, citation: &Citation, sink: &mut Sink) {
    let place = prose.text.place(&prose.range(&citation.tokens));
    let typed = prose.typed(&citation.tokens).split_whitespace().collect::<Vec<_>>().join(" ");
    let laws = &subject.record.dasar_hukum;
    let same =
        |law: &&DasarHukum| law.nomor.value == citation.nomor && law.tahun.value == citation.tahun;
    let Some(law) = laws.iter().find(same) else {
        let message = format!("{typed} tidak tercatat dalam dasar_hukum.");
        let finding = Diagnostic::new(Code::SitiranPeraturan, &place, message).level(Level::Saran);
        sink.push(finding.help(
            "Catat peraturannya sekali sebagai [[dasar_hukum]], lalu rujuk dengan kuncinya.",
        ));
        return;
    };
    let jenis = prose.typed(&citation.jenis).split_whitespace().collect::<Vec<_>>().join(" ");
    let help = format!("Tulis {{{{ dasar_hukum.{}.pendek }}}}.", &*law.kunci);
    if !bare(&jenis).eq_ignore_ascii_case(&bare(&law.jenis.value)) {
        let message =
            format!("Peraturan disebut \"{typed}\", sedangkan yang tercatat {}.", law.pendek());
        sink.push(Diagnostic::new(Code::SitiranPeraturan, &place, message).help(help));
    } else if prose.is(citation.word, "no") {
        let message = format!("Nomor peraturan disingkat: \"{typed}\".");
        let finding = Diagnostic::new(Code::SitiranPeraturan, &place, message).help(help);
        let point = matches!(
            prose.tokens.get(citation.word + 1),
            Some(Token { kind: Kind::Mark('.'), .. })
        );
        let short = citation.word..citation.word + 1 + usize::from(point);
        sink.push(match prose.text.bytes(&prose.range(&short)) {
            Some(bytes) => finding.repair(bytes, "Nomor"),
            None => finding,
        });
    }
}

/// The kind of a regulation without the name of the republic, which many write and many leave out.
fn bare(jenis: &str) -> String {
    jenis.replace(" Republik Indonesia", "").replace(" RI", "")
}
