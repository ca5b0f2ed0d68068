//! The name of the agency and of its region, typed in other words than `[instansi]` has.

use std::ops::Range;

use super::super::paragraph::Prose;
use super::super::subject::Subject;
use super::super::texts::Kind as TextKind;
use super::super::token::{Kind, Token};
use crate::diagnostic::{Code, Diagnostic, Sink};

/// Small words within names.
const JOINTS: &[&str] = &["dan", "serta", "di", "untuk"];

/// Tells the agency's and the region's name in another spelling.
pub(super) fn check(prose: &Prose<'_>, subject: &Subject<'_>, sink: &mut Sink) {
    let key = &prose.text.key;
    if &**key == "instansi.nama" || key.starts_with("instansi.singkatan") {
        return;
    }
    let name: Vec<&str> = parts(&subject.record.instansi.nama);
    let Some(first) = name.first() else { return };
    for (_, sentence) in prose.sentences() {
        for at in sentence.clone() {
            if name.len() > 1 && prose.is(at, first) {
                agency(prose, subject, &name, run(prose, sentence, at), sink);
            }
            region(prose, subject, at, sink);
        }
    }
}

/// Words of a name, without marks.
fn parts(name: &str) -> Vec<&str> {
    name.split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|word| !word.is_empty())
        .collect()
}

/// The tokens of a name that begins at a token: words with a capital, small words and commas
/// between them.
fn run(prose: &Prose<'_>, sentence: &Range<usize>, at: usize) -> Range<usize> {
    let mut end = at + 1;
    for next in at + 1..sentence.end {
        let joint = prose.is_any(next, JOINTS)
            || matches!(
                prose.tokens.get(next),
                Some(Token { kind: Kind::Mark(',' | '&' | '/'), .. })
            );
        if prose.word(next).starts_with(char::is_uppercase) {
            end = next + 1;
        } else if !joint {
            break;
        }
    }
    at..end
}

fn agency(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    name: &[&str],
    tokens: Range<usize>,
    sink: &mut Sink,
) {
    let official = &subject.record.instansi.nama.value;
    let range = prose.range(&tokens);
    let words: Vec<&str> =
        tokens.clone().map(|at| prose.word(at)).filter(|w| !w.is_empty()).collect();
    let whole =
        words.len() >= name.len() && words.iter().zip(name).all(|(a, b)| a.eq_ignore_ascii_case(b));
    if whole {
        // The words are right; the marks between them may not be.
        let last = tokens.clone().filter(|at| !prose.word(*at).is_empty()).nth(name.len() - 1);
        let own = tokens.start..last.map_or(tokens.end, |last| last + 1);
        let range = prose.range(&own);
        let typed = joined(prose.typed(&own));
        if !typed.eq_ignore_ascii_case(official) {
            let finding = tell(prose, &range, &typed, official);
            let shouted = typed.chars().all(|c| !c.is_lowercase());
            let bytes = prose.text.bytes(&range).filter(|_| !shouted);
            sink.push(match bytes {
                Some(bytes) => finding.repair(bytes, official.clone()),
                None => finding,
            });
        }
        return;
    }
    // Another agency shares the first word with ours, perhaps one more; a variant shares most.
    let daerah = parts(&subject.record.instansi.daerah);
    let own: Vec<&&str> =
        words.iter().filter(|word| !daerah.iter().any(|d| d.eq_ignore_ascii_case(word))).collect();
    let known = |word: &str| name.iter().any(|n| n.eq_ignore_ascii_case(word));
    let told = |word: &&&&str| !JOINTS.iter().any(|j| j.eq_ignore_ascii_case(word));
    // The first word ("Dinas") belongs to many agencies and tells nothing.
    let count = own.iter().skip(1).filter(told).filter(|word| known(word)).count();
    let foreign = own.iter().skip(1).filter(told).filter(|word| !known(word)).count();
    let all = name.iter().skip(1).filter(|word| !JOINTS.contains(word)).count();
    if count >= 2 && count * 2 > all && foreign * 2 < count {
        sink.push(tell(prose, &range, &joined(prose.typed(&tokens)), official));
    }
}

fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn tell(prose: &Prose<'_>, range: &Range<usize>, typed: &str, official: &str) -> Diagnostic {
    let message =
        format!("Nama instansi ditulis \"{typed}\", sedangkan yang tercatat \"{official}\".");
    let help = if prose.text.kind == TextKind::Narrative {
        "Tulis {{ instansi.nama }} atau {{ instansi.lengkap }}."
    } else {
        "Tulis nama resminya."
    };
    Diagnostic::new(Code::NamaInstansi, &prose.text.place(range), message).help(help)
}

/// "Kab. Contoh" for "Kabupaten Contoh".
fn region(prose: &Prose<'_>, subject: &Subject<'_>, at: usize, sink: &mut Sink) {
    let short = ["kab", "prov", "kec"];
    if !prose.is_any(at, &short) {
        return;
    }
    let daerah = &subject.record.instansi.daerah.value;
    let name = parts(daerah);
    let Some((_, rest)) = name.split_first() else { return };
    let point = matches!(prose.tokens.get(at + 1), Some(Token { kind: Kind::Mark('.'), .. }));
    let from = at + 1 + usize::from(point);
    if rest.is_empty() || !prose.follows(from, rest) {
        return;
    }
    let tokens = at..from + rest.len();
    let range = prose.range(&tokens);
    let typed = joined(prose.typed(&tokens));
    let message = format!("Nama daerah ditulis \"{typed}\", sedangkan yang tercatat \"{daerah}\".");
    let finding = Diagnostic::new(Code::NamaInstansi, &prose.text.place(&range), message)
        .help(format!("Tulis \"{daerah}\"."));
    sink.push(match prose.text.bytes(&range) {
        Some(bytes) => finding.repair(bytes, daerah.clone()),
        None => finding,
    });
}
