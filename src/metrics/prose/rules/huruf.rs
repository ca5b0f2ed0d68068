//! "19 (sembilan belas)": the words in brackets behind a number against the number.

use std::ops::Range;

use super::super::number::Unit;
use super::super::paragraph::Prose;
use super::super::subject::{Subject, printed, unit};
use super::super::texts::{Kind as TextKind, Text};
use super::super::token::Kind;
use super::value;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::number::{Decimal, angka_apa_adanya, huruf_judul, terbilang, urai_terbilang};
use crate::read::nearest;

/// The words of which numbers consist.
const NUMERALS: &[&str] = &[
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas", "seratus", "seribu", "belas", "puluh", "ratus", "ribu", "juta", "miliar",
    "triliun", "koma", "minus",
];

/// Words of counting that are usual behind the number within the brackets.
const UNITS: &[&str] = &[
    "rupiah",
    "persen",
    "orang",
    "tahun",
    "bulan",
    "hari",
    "unit",
    "buah",
    "jiwa",
    "poin",
    "kali",
    "kegiatan",
    "dokumen",
    "indikator",
];

/// Tells words that mean another number, and rupiah without that word.
pub(super) fn check(prose: &Prose<'_>, subject: &Subject<'_>, sink: &mut Sink) {
    for at in 0..prose.tokens.len() {
        if !value::is_mark(prose, at + 1, &['(']) {
            continue;
        }
        let Some((number, unit)) = number(prose, subject, at) else { continue };
        let Some(words) = words_in_brackets(prose, at + 2) else { continue };
        if let Some(spelled) = spelled(prose, &words) {
            judge(prose, subject, (at, number, unit), &words, &spelled, sink);
        }
    }
}

/// The number that some words mean, slips of the finger allowed for; `None` when they mean none.
pub(crate) fn meant(words: &str) -> Option<Decimal> {
    let text = Text::loose(TextKind::Line, "huruf", words)?;
    let prose = Prose::of(&text);
    spelled(&prose, &(0..prose.tokens.len())).map(|spelled| spelled.number)
}

fn number(prose: &Prose<'_>, subject: &Subject<'_>, at: usize) -> Option<(Decimal, Unit)> {
    match &prose.tokens.get(at)?.kind {
        Kind::Number(number) => Some((number.value, number.unit)),
        Kind::Figure(key) => {
            let figure = subject.figures.get(key)?;
            Some((printed(figure)?, unit(figure)))
        }
        _ => None,
    }
}

/// The words from a token to the closing bracket, when only words stand there.
fn words_in_brackets(prose: &Prose<'_>, start: usize) -> Option<Range<usize>> {
    let mut at = start;
    while !prose.word(at).is_empty() {
        at += 1;
    }
    (at > start && value::is_mark(prose, at, &[')'])).then_some(start..at)
}

/// What the words spell.
struct Spelled {
    number: Decimal,
    /// The word of counting behind the number; empty when there is none.
    unit: String,
}

fn spelled(prose: &Prose<'_>, words: &Range<usize>) -> Option<Spelled> {
    let first = prose.word(words.start).to_lowercase();
    let mut exact = false;
    let mut text = String::new();
    let mut unit = String::new();
    for at in words.clone() {
        let word = prose.word(at).to_lowercase();
        if !unit.is_empty() {
            return None;
        }
        if UNITS.contains(&word.as_str()) && at > words.start {
            unit = word;
            continue;
        }
        let parts = parts(&word)?;
        exact |= parts.len() > 1 || parts.first().is_some_and(|part| *part == word);
        for part in parts {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(part);
        }
    }
    let known = exact || NUMERALS.contains(&first.as_str());
    let number = known.then(|| urai_terbilang(&text)).flatten()?;
    Some(Spelled { number, unit })
}

/// A word as the words of numbers: itself, the nearest one, or two written as one.
fn parts(word: &str) -> Option<Vec<&'static str>> {
    if let Some(known) = NUMERALS.iter().find(|known| **known == word) {
        return Some(vec![known]);
    }
    for tail in ["belas", "puluh", "ratus", "ribu"] {
        let head = word.strip_suffix(tail).and_then(|h| NUMERALS.iter().find(|k| **k == h));
        if let (Some(head), Some(tail)) = (head, NUMERALS.iter().find(|known| **known == tail)) {
            return Some(vec![head, tail]);
        }
    }
    // A short word is too near to many others to be taken for a slip of the finger.
    if word.len() < 5 && word != "milyar" {
        return None;
    }
    let near = nearest(word, NUMERALS.iter().copied())?;
    NUMERALS.iter().find(|known| **known == near).map(|known| vec![*known])
}

fn judge(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    (at, number, unit): (usize, Decimal, Unit),
    words: &Range<usize>,
    spelled: &Spelled,
    sink: &mut Sink,
) {
    let place = prose.text.place(&prose.range(words));
    let typed = value::text(prose, subject, at);
    let right = terbilang(number).ok().map(|right| match (unit, spelled.unit.as_str()) {
        (Unit::Rupiah, _) => format!("{right} rupiah"),
        (_, "") => right,
        (_, unit) => format!("{right} {unit}"),
    });
    let capital = prose.word(words.start).starts_with(char::is_uppercase);
    let right = right.map(|right| if capital { huruf_judul(&right) } else { right });
    let help = right.map_or_else(
        || "Periksa angka dan hurufnya.".to_string(),
        |right| format!("Tulis \"{right}\", atau periksa angkanya."),
    );
    let quoted = value::quote(prose, words);
    let message = if spelled.number.normalize() != number.normalize() {
        format!(
            "Huruf \"{quoted}\" berarti {}, padahal angkanya {typed}.",
            angka_apa_adanya(spelled.number)
        )
    } else if unit == Unit::Rupiah && spelled.unit != "rupiah" {
        format!("Huruf \"{quoted}\" di belakang {typed} tidak memuat kata \"rupiah\".")
    } else {
        return;
    };
    sink.push(Diagnostic::new(Code::TerbilangBerbeda, &place, message).help(help));
}

#[cfg(test)]
mod tests {
    use super::super::uji::{right, told, wrong};
    use super::check;
    use crate::diagnostic::Code::TerbilangBerbeda as Spelled;

    #[test]
    fn words_of_another_number_are_told() {
        for (text, words) in [
            (
                "nilai sebesar 71,27 (Tujuh Puluh Tiga Koma Delapan Pulluh Lima)",
                "Tujuh Puluh Tiga Koma Delapan Pulluh Lima",
            ),
            ("paling banyak 19 (delapan belas) orang", "delapan belas"),
            ("paling banyak 19 (delapanbelas) orang", "delapanbelas"),
            ("investasi Rp1.000.000.000 (satu milyar)", "satu milyar"),
            ("investasi Rp15.000.000.000 (lima milyar rupiah)", "lima milyar rupiah"),
            ("dalam 3 (empat) tahun", "empat"),
            ("sebesar 5,5% (lima koma enam persen)", "lima koma enam persen"),
            ("sebanyak {{ lama.target }} (empat) hari", "empat"),
            ("sebanyak 1.250 (seribu dua ratus) orang", "seribu dua ratus"),
        ] {
            wrong(check, "sasaran.industri.narasi", text, &[(Spelled, words)]);
        }
        let found = told(check, "a", "nilai 71,27 (Tujuh Puluh Tiga Koma Delapan Pulluh Lima)");
        assert!(found[0].message.contains("berarti 73,85"), "{found:#?}");
        let help = found[0].help.as_deref().unwrap();
        assert!(help.contains("Tujuh Puluh Satu Koma Dua Puluh Tujuh"), "{help}");
    }

    #[test]
    fn right_sentences_pass() {
        for text in [
            "nilai 71,27 (Tujuh Puluh Satu Koma Dua Puluh Tujuh)",
            "nilai 71,27 (tujuh puluh satu koma dua tujuh)",
            "paling banyak 19 (sembilan belas) orang",
            "paling banyak 19 (sembilanbelas) orang",
            "paling banyak 20 (dua pulluh) orang",
            "dalam 3 (tiga) tahun terakhir",
            "dalam 3 (tiga tahun) terakhir",
            "investasi Rp1.000.000.000 (satu miliar rupiah)",
            "investasi Rp15.000.000.000 (lima belas milyar rupiah)",
            "kegiatan pada 1 (Satu) Daerah",
            "nilai {{ akip.nilai }} ({{ akip.terbilang }})",
            "target {{ lama.target }} (tiga) hari",
            "sebanyak 17 (Retribusi Kios)",
            "sebanyak 90 (sebagian besar) pegawai",
            "tahun 2025 (dua semester)x",
            "sebesar 5,5 (lima koma lima) persen",
            "sebesar 12,50% (dua belas koma lima persen)",
            "sebanyak 4 (orang)",
            "sebanyak 90 (puluhan) pegawai",
            "jumlah 36 (ASN)",
            "butir 2 (lihat lampiran)",
            "sebanyak 1.000 (seribu) unit",
        ] {
            right(check, "sasaran.industri.narasi", text);
        }
    }
}
