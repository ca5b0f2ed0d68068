//! "terdiri dari A dan B": the items of revenue and the components of AKIP that a sentence lists
//! against those that are recorded.

use std::ops::Range;

use super::super::paragraph::Prose;
use super::super::subject::Subject;
use super::super::token::Kind;
use super::value;
use crate::diagnostic::{Code, Diagnostic, Sink};

/// Small words within a name.
const WITHIN: &[&str] =
    &["dan", "atas", "di", "bagi", "untuk", "pada", "dari", "serta", "atau", "ke", "per"];

/// A recorded item: its key and its name.
struct Item<'a> {
    key: String,
    name: &'a str,
}

/// Tells items that are listed but not recorded, and recorded ones that a list leaves out.
pub(super) fn check(prose: &Prose<'_>, subject: &Subject<'_>, sink: &mut Sink) {
    let key: &str = &prose.text.key;
    if key != "pendapatan.narasi" && key != "akip.narasi" {
        return;
    }
    let items = items(subject, key);
    for (_, sentence) in prose.sentences() {
        let found = sentence
            .clone()
            .find(|at| prose.is(*at, "terdiri") && prose.is_any(at + 1, &["dari", "atas"]));
        if let Some(at) = found
            && !value::is_conditional(prose, sentence)
        {
            check_list(prose, &items, at..sentence.end, sink);
        }
    }
}

fn items<'a>(subject: &Subject<'a>, key: &str) -> Vec<Item<'a>> {
    let record = subject.record;
    if key.starts_with("akip") {
        let parts = record.akip.iter().flat_map(|akip| akip.komponen.iter());
        let item = |part: &'a crate::record::akip::Komponen| Item {
            key: format!("akip.{}.nama", &*part.kunci),
            name: part.nama.as_str(),
        };
        return parts.map(item).collect();
    }
    let parts = record.pendapatan.iter().flat_map(|revenue| revenue.butir.iter());
    let item = |part: &'a crate::record::anggaran::ButirPendapatan| Item {
        key: format!("pendapatan.{}.uraian", &*part.kunci),
        name: part.uraian.as_str(),
    };
    parts.map(item).collect()
}

fn check_list(prose: &Prose<'_>, items: &[Item<'_>], run: Range<usize>, sink: &mut Sink) {
    let mut seen = vec![false; items.len()];
    let mut listed = false;
    let mut at = run.start + 2;
    while at < run.end {
        if let Some(Kind::Figure(key)) = prose.tokens.get(at).map(|token| &token.kind)
            && let Some(index) = items.iter().position(|item| item.key == *key)
        {
            listed = true;
            mark(&mut seen, index);
        }
        let begins = items.iter().any(|item| {
            let first = value::words(item.name).next().unwrap_or_default();
            prose.is(at, first) && prose.word(at).starts_with(char::is_uppercase)
        });
        if !begins {
            at += 1;
            continue;
        }
        listed = true;
        let words = name_at(prose, items, at..run.end);
        match items.iter().position(|item| is_named(prose, &words, item.name)) {
            Some(index) => mark(&mut seen, index),
            None => tell_unknown(prose, &words, items, sink),
        }
        at = words.end.max(at + 1);
    }
    let missing: Vec<&str> =
        items.iter().zip(&seen).filter(|(_, seen)| !**seen).map(|(item, _)| item.name).collect();
    if listed && !missing.is_empty() {
        tell_missing(prose, &(run.start..run.start + 2), &missing, sink);
    }
}

fn mark(seen: &mut [bool], index: usize) {
    if let Some(seen) = seen.get_mut(index) {
        *seen = true;
    }
}

/// The tokens of a name: to the next item, or to a small word that belongs to no name.
fn name_at(prose: &Prose<'_>, items: &[Item<'_>], run: Range<usize>) -> Range<usize> {
    let begins = |at: usize| {
        items.iter().any(|item| value::words(item.name).next().is_some_and(|w| prose.is(at, w)))
    };
    let mut end = run.start + 1;
    for at in run.start + 1..run.end {
        let word = prose.word(at);
        let capital = word.starts_with(char::is_uppercase) || prose.is_any(at, WITHIN);
        let mark = value::is_mark(prose, at, &[',', '-', '/', '(', ')']);
        if begins(at) || !(capital || mark) {
            break;
        }
        if word.starts_with(char::is_uppercase) {
            end = at + 1;
        }
    }
    run.start..end
}

/// Whether the words of a name and those at some tokens are the same, as far as both go.
fn is_named(prose: &Prose<'_>, tokens: &Range<usize>, name: &str) -> bool {
    let mut at = tokens.clone().filter(|at| !prose.word(*at).is_empty());
    let mut words = value::words(name);
    let mut same = 0;
    loop {
        match (at.next(), words.next()) {
            (Some(at), Some(word)) if prose.is(at, word) => same += 1,
            (Some(_), Some(_)) => return false,
            (None, None) => return true,
            // One is the beginning of the other: "Retribusi" alone says too little.
            _ => return same >= 2,
        }
    }
}

fn tell_unknown(prose: &Prose<'_>, words: &Range<usize>, items: &[Item<'_>], sink: &mut Sink) {
    let names: Vec<&str> = items.iter().map(|item| item.name).collect();
    let message = format!(
        "Kalimat ini menyebut \"{}\", padahal yang tercatat hanya {}.",
        value::quote(prose, words),
        names.join(", "),
    );
    sink.push(
        Diagnostic::new(Code::RincianBerbeda, &prose.text.place(&prose.range(words)), message)
            .mark("tidak tercatat")
            .help("Catat butir itu dengan angkanya, atau hapus dari kalimat."),
    );
}

fn tell_missing(prose: &Prose<'_>, words: &Range<usize>, missing: &[&str], sink: &mut Sink) {
    let message = format!(
        "Rincian dalam kalimat ini tidak menyebut {}, padahal tercatat.",
        missing.join(", ")
    );
    sink.push(
        Diagnostic::new(Code::RincianBerbeda, &prose.text.place(&prose.range(words)), message)
            .mark("rincian tidak lengkap")
            .help("Lengkapi rinciannya menurut catatan."),
    );
}

#[cfg(test)]
mod tests {
    use super::super::uji::{right, wrong};
    use super::check;
    use crate::diagnostic::Code::RincianBerbeda as Listed;

    #[test]
    fn lists_that_differ_from_the_record_are_told() {
        for (key, text, expected) in [
            (
                "pendapatan",
                "Pendapatan terdiri dari Retribusi dan Retribusi Pelayanan Pengujian Alat-Alat Ukur, Takar, Timbang, dan Perlengkapannya dengan realisasi berikut:",
                &[(
                    Listed,
                    "Retribusi Pelayanan Pengujian Alat-Alat Ukur, Takar, Timbang, dan Perlengkapannya",
                )][..],
            ),
            (
                "pendapatan",
                "Pendapatan terdiri atas Retribusi Kios.",
                &[(Listed, "terdiri atas"), (Listed, "Retribusi Kios")],
            ),
            (
                "akip",
                "Nilai itu terdiri atas Perencanaan Kinerja, Pengukuran Kinerja dan Pelaporan Kinerja.",
                &[(Listed, "terdiri atas")],
            ),
            (
                "akip",
                "Nilai itu terdiri dari Perencanaan Anggaran, Pengukuran Kinerja, Pelaporan Kinerja dan Evaluasi Internal.",
                &[(Listed, "terdiri dari"), (Listed, "Perencanaan Anggaran")],
            ),
        ] {
            wrong(check, &format!("{key}.narasi"), text, expected);
        }
    }

    #[test]
    fn right_sentences_pass() {
        for (key, text) in [
            ("pendapatan", "Pendapatan terdiri dari Retribusi dengan realisasi sebagai berikut:"),
            ("pendapatan", "Pendapatan terdiri dari {{ pendapatan.retribusi.uraian }}."),
            ("pendapatan", "Pendapatan terdiri dari satu jenis."),
            ("pendapatan", "Retribusi Pelayanan Lain dihapus sejak 2024."),
            (
                "akip",
                "Nilai itu terdiri atas Perencanaan Kinerja, Pengukuran Kinerja, Pelaporan Kinerja dan Evaluasi Internal.",
            ),
            (
                "akip",
                "Nilai itu terdiri atas Perencanaan Kinerja, Pengukuran Kinerja, Pelaporan Kinerja, dan {{ akip.evaluasi.nama }}.",
            ),
            ("akip", "Penilaian terdiri dari empat komponen."),
            ("sasaran.industri", "Usaha terdiri dari Retribusi Kios."),
            ("pendapatan", "Pendapatan hanya terdiri atas Retribusi."),
            ("pendapatan", "Pendapatan terdiri dari Retribusi, yang dipungut di pasar."),
            ("pendapatan", "Kios terdiri dari kios retribusi dan los."),
            ("pendapatan", "Pasar terdiri atas 40 kios dan 20 los."),
            ("pendapatan", "Retribusi terdiri dari bagian tetap dan bagian harian."),
            ("pendapatan", "Dari Retribusi Kios tahun lalu masih ada tunggakan."),
            ("pendapatan", "Pendapatan terdiri atas {% if tahun %}Retribusi Kios{% endif %}."),
            ("pendapatan", "Pendapatan terdiri atas\nRetribusi."),
            ("akip", "Nilai itu terdiri atas perencanaan, pengukuran, pelaporan dan evaluasi."),
            ("akip", "Tim terdiri dari Inspektur dan dua anggota."),
            (
                "akip",
                "Nilai terdiri atas **Perencanaan Kinerja**, **Pengukuran Kinerja**, **Pelaporan Kinerja**, dan **Evaluasi Internal**.",
            ),
            ("akip", "Komponen Perencanaan Anggaran tidak dinilai."),
            ("akip", "Laporan terdiri dari empat bab."),
        ] {
            right(check, &format!("{key}.narasi"), text);
        }
    }
}
