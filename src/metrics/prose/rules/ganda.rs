//! What stands twice: words, marks, and units that a figure brings along itself.

use std::ops::Range;

use super::super::beside::quoted;
use super::super::number::Unit;
use super::super::paragraph::Prose;
use super::super::subject::{Subject, unit};
use super::super::token::Kind;
use crate::diagnostic::{Code, Diagnostic, Sink};

/// Pairs of different marks of which the first is too many.
const PAIRS: [(char, char); 4] = [(',', '.'), (';', '.'), (',', ';'), (';', ',')];

/// Tells what stands twice.
pub(super) fn check(prose: &Prose<'_>, subject: &Subject<'_>, sink: &mut Sink) {
    if !prose.text.is_printed() {
        return;
    }
    for paragraph in &prose.paragraphs {
        let tokens = paragraph.tokens.clone();
        for at in tokens.start + 1..tokens.end.max(tokens.start + 1) {
            word(prose, subject, at, sink);
            label(prose, at, tokens.start, sink);
            marks(prose, at, &tokens, sink);
            brought(prose, subject, at, sink);
        }
    }
}

/// "yang yang", also over the end of a line.
fn word(prose: &Prose<'_>, subject: &Subject<'_>, at: usize, sink: &mut Sink) {
    let (one, other) = (prose.word(at - 1), prose.word(at));
    let is_word = other.chars().count() > 1 && other.chars().all(char::is_alphabetic);
    if !is_word || !prose.apart(at) || one.len() != other.len() {
        return;
    }
    // A run of one word is told where it begins.
    if at >= 2 && prose.word(at - 2) == one {
        return;
    }
    let small = other.to_lowercase();
    if one.to_lowercase() != small || subject.words.may_stand_twice(&small) {
        return;
    }
    let both = format!("{small} {small}");
    if subject.words.wrong(&small).iter().any(|entry| entry.wrong == both) {
        return;
    }
    let (first, second) = (prose.bytes(at - 1), prose.bytes(at));
    let shown = format!("{one} {other}");
    let finding = new(
        prose,
        &(first.start..second.end),
        format!("Kata \"{other}\" tertulis dua kali: \"{shown}\"."),
    );
    if !subject.words.never_stands_twice(&small) {
        sink.push(finding.help(format!(
            "Hapus salah satunya, atau tulis \"{}-{small}\" bila itu kata ulang.",
            one
        )));
        return;
    }
    // The second goes with the space behind it, so that the end of a line between them stays.
    let value = prose.text.value();
    let spaced = value.get(second.end..).is_some_and(|rest| rest.starts_with(' '));
    let gone = if spaced { second.start..second.end + 1 } else { first.end..second.end };
    sink.push(prose.mended(finding.help("Hapus salah satunya."), &gone, ""));
}

/// "Tabel 2.1. Tabel Hubungan …".
fn label(prose: &Prose<'_>, at: usize, start: usize, sink: &mut Sink) {
    const LABELS: &[&str] = &["tabel", "gambar", "grafik"];
    let Some(from) = at.checked_sub(3).filter(|from| *from >= start) else { return };
    let numbered = matches!(prose.kind(from + 1), Some(Kind::Number(_) | Kind::Code));
    let stopped = matches!(prose.mark(from + 2), Some('.' | ':'));
    if numbered && stopped && prose.is_any(at, LABELS) && prose.is(from, prose.word(at)) {
        let message = format!(
            "Kata \"{}\" tertulis dua kali: \"{}\".",
            prose.word(at),
            quoted(prose.typed(&(from..at + 1)))
        );
        let help = "Hapus kata itu dari judulnya, karena nomornya sudah didahului kata yang sama.";
        sink.push(new(prose, &prose.bytes(at), message).help(help));
    }
}

/// ";;", ",.", "( (".
fn marks(prose: &Prose<'_>, at: usize, tokens: &Range<usize>, sink: &mut Sink) {
    let (Some(one), Some(other)) = (prose.mark(at - 1), prose.mark(at)) else { return };
    let both = prose.bytes(at - 1).start..prose.bytes(at).end;
    if prose.apart(at) {
        let brackets = matches!((one, other), ('(', '(') | (')', ')'));
        if brackets && !prose.text.is_formula() {
            let message = format!("Tanda kurung \"{one}\" tertulis dua kali.");
            sink.push(new(prose, &both, message).help("Hapus salah satunya."));
        }
        return;
    }
    if !prose.joined(at) {
        return;
    }
    let around = |at: usize| tokens.contains(&at).then(|| prose.mark(at)).flatten();
    let third = around(at + 1) == Some(other) || at >= 2 && around(at - 2) == Some(one);
    let same = one == other && matches!(one, ',' | ';' | ':' | '!' | '?' | '.');
    // Three points are a blank, which another rule tells.
    if same && !(one == '.' && third) || PAIRS.contains(&(one, other)) {
        let message = format!("Tanda baca \"{one}{other}\" tertulis ganda.");
        let finding = new(prose, &both, message).help(format!("Tulis \"{other}\" saja."));
        sink.push(prose.mended(finding, &prose.bytes(at - 1), ""));
    }
}

/// A unit beside a figure of the record that prints it already.
fn brought(prose: &Prose<'_>, subject: &Subject<'_>, at: usize, sink: &mut Sink) {
    let unit_of = |at: usize| match prose.kind(at) {
        // A filter may change what is printed.
        Some(Kind::Figure(key)) if !prose.typed(&(at..at + 1)).contains('|') => {
            subject.figures.get(key).map(unit)
        }
        _ => None,
    };
    let word_is = |at: usize, word: &str| prose.word(at) == word;
    if unit_of(at - 1) == Some(Unit::Percent)
        && (prose.mark(at) == Some('%') || word_is(at, "persen"))
    {
        let gone = prose.bytes(at - 1).end..prose.bytes(at).end;
        let typed = prose.typed(&(at..at + 1));
        let message = format!(
            "Angka yang dirujuk sudah dicetak dengan tanda persen, lalu diikuti \"{typed}\"."
        );
        let finding = new(prose, &prose.bytes(at), message).help(format!("Hapus \"{typed}\"."));
        sink.push(prose.mended(finding, &gone, ""));
    }
    let named = match prose.kind(at) {
        Some(Kind::Call(name, argument)) if name == "rujuk" => argument.split(':').next(),
        _ => None,
    };
    let label = named.filter(|name| matches!(*name, "tabel" | "gambar") && prose.is(at - 1, name));
    let rupiah = unit_of(at) == Some(Unit::Rupiah) && word_is(at - 1, "Rp");
    if label.is_some() || rupiah {
        let typed = prose.word(at - 1);
        let message = format!(
            "\"{typed}\" akan tercetak dua kali, karena rujukan di belakangnya sudah memuatnya."
        );
        let finding = new(prose, &prose.bytes(at - 1), message)
            .help(format!("Hapus \"{typed}\" di depan rujukan."));
        let gone = prose.bytes(at - 1).start..prose.bytes(at).start;
        sink.push(prose.mended(finding, &gone, ""));
    }
}

fn new(prose: &Prose<'_>, range: &Range<usize>, message: String) -> Diagnostic {
    Diagnostic::new(Code::Ganda, &prose.text.place(range), message)
}

#[cfg(test)]
mod tests {
    use super::super::coba::narrative;

    #[test]
    fn doubles_are_told_and_rightful_ones_are_not() {
        for text in [
            "Hasil yang yang baik.",
            "Hasil yang\nyang baik.",
            "Ketentuan yang berlaku;;",
            "Baik,, sekali.",
            "Selesai..",
            "Selesai,.",
            "Penduduk ( (jiwa).",
            "Tabel 2.1. Tabel Hubungan Visi",
            "Lihat tabel {{ rujuk(\"tabel:capaian\") }}.",
            "Kerja kerja.",
        ] {
            assert_eq!(narrative(super::check, "narasi", text).len(), 1, "{text}");
        }
        for text in [
            "Rata-rata naik.",
            "Nilai sebesar ...",
            "S.E., M.M.",
            "((a + b))",
            "Ini itu. Itu ini.",
            "Bau Bau",
            "Tabel 2.1. Hubungan",
            "Lihat {{ rujuk(\"tabel:capaian\") }}.",
        ] {
            assert_eq!(narrative(super::check, "narasi", text), [""; 0], "{text}");
        }
    }
}
