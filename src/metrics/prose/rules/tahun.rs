//! Years left over from the text of another year: a document of this year that carries a typed year
//! of another one.

use std::ops::Range;

use super::super::paragraph::Prose;
use super::super::subject::Subject;
use super::super::texts::Kind as TextKind;
use super::super::token::{Kind, Token};
use crate::diagnostic::{Code, Diagnostic, Sink};

/// What belongs to the year of the report alone.
const OF_THE_YEAR: &[&[&str]] = &[
    &["laporan", "kinerja"],
    &["lkjip"],
    &["lakip"],
    &["lkip"],
    &["perjanjian", "kinerja"],
    &["rencana", "kinerja"],
    &["rencana", "kerja"],
    &["renja"],
    &["rencana", "aksi"],
    &["tahun", "anggaran"],
    &["apbd"],
    &["papbd"],
    &["p-apbd"],
    &["dpa"],
    &["dppa"],
    &["target"],
];

/// Words that set two years side by side.
const COMPARING: &[&str] = &[
    "dibanding",
    "dibandingkan",
    "perbandingan",
    "dari",
    "sejak",
    "sebelumnya",
    "lalu",
    "sampai",
    "hingga",
    "terhadap",
    "antara",
    "berikutnya",
    "mendatang",
    "ditindaklanjuti",
    "rekomendasi",
    "daripada",
    "depan",
    "akan",
];

/// Tokens between the document and its year, at most.
const APART: usize = 12;

/// Years before the report's from which a text may have been taken over.
const BACK: i32 = 3;

/// Tells years that were left over.
pub(super) fn check(prose: &Prose<'_>, subject: &Subject<'_>, sink: &mut Sink) {
    if prose.text.kind != TextKind::Narrative {
        return;
    }
    let year = subject.year();
    for (_, sentence) in prose.sentences() {
        if speaks_of_two(prose, sentence, year) {
            continue;
        }
        for at in sentence.clone() {
            let Some(Token { kind: Kind::Number(number), .. }) = prose.tokens.get(at) else {
                continue;
            };
            let Some(typed) =
                number.year().filter(|y| *y != year && (year - BACK..year).contains(y))
            else {
                continue;
            };
            if let Some(what) = document(prose, sentence, at) {
                tell(prose, at, typed, year, &what, sink);
            }
        }
    }
}

/// Whether a sentence compares years, so that another year is in its place.
fn speaks_of_two(prose: &Prose<'_>, sentence: &Range<usize>, year: i32) -> bool {
    sentence.clone().any(|at| match prose.tokens.get(at).map(|t| &t.kind) {
        Some(Kind::Word) => prose.is_any(at, COMPARING) || prose.follows(at, &["tahun", "ini"]),
        Some(Kind::Figure(key)) => key == "tahun",
        Some(Kind::Number(number)) => number.year() == Some(year),
        _ => false,
    })
}

/// What the year at a token dates: a document of the year, or the end of the year.
fn document(prose: &Prose<'_>, sentence: &Range<usize>, at: usize) -> Option<String> {
    let from = at.saturating_sub(APART).max(sentence.start);
    if at >= 1 && prose.is(at - 1, "desember") {
        return Some("akhir tahun".to_string());
    }
    for start in (from..at).rev() {
        // The number of a regulation has a year of its own.
        if prose.is_any(start, &["nomor", "no"]) {
            return None;
        }
        if let Some(words) = OF_THE_YEAR.iter().find(|words| prose.follows(start, words)) {
            let straight = start + words.len() == at || dated(prose, at);
            return straight.then(|| prose.typed(&(start..start + words.len())).to_string());
        }
    }
    None
}

/// Whether "Tahun" or "TA" stands before the year.
fn dated(prose: &Prose<'_>, at: usize) -> bool {
    at >= 1 && prose.is_any(at - 1, &["tahun", "ta", "anggaran"])
}

fn tell(prose: &Prose<'_>, at: usize, typed: i32, year: i32, what: &str, sink: &mut Sink) {
    let place = prose.text.place(&prose.range(&(at..at + 1)));
    let what = what.split_whitespace().collect::<Vec<_>>().join(" ");
    let message =
        format!("Tahun {typed} tertulis untuk {what}, padahal laporan ini tentang Tahun {year}.");
    sink.push(Diagnostic::new(Code::TahunTertinggal, &place, message).help(
        "Tulis {{ tahun }}, agar tahunnya ikut berganti; {{ tahun_lalu }} untuk tahun sebelumnya.",
    ));
}
