//! Spaces around marks of punctuation.

use std::ops::Range;

use super::super::beside::quoted;
use super::super::number::Unit;
use super::super::paragraph::Prose;
use super::super::subject::Subject;
use super::super::token::Kind;
use crate::diagnostic::{Code, Diagnostic, Sink};

/// Marks before which no space stands.
const TIGHT: &[char] = &[',', '.', ';', ':', '!', '?', ')'];

/// Tells spaces and brackets out of place.
pub(super) fn check(prose: &Prose<'_>, _: &Subject<'_>, sink: &mut Sink) {
    if !prose.text.is_printed() || prose.text.is_formula() {
        return;
    }
    for paragraph in &prose.paragraphs {
        for at in paragraph.tokens.start + 1..paragraph.tokens.end.max(paragraph.tokens.start + 1) {
            before(prose, at, sink);
            behind_bracket(prose, at, sink);
            behind(prose, at, sink);
            behind_stop(prose, at, sink);
            joined_by_line(prose, at, sink);
        }
    }
}

/// "kata ,".
fn before(prose: &Prose<'_>, at: usize, sink: &mut Sink) {
    let Some(mark) = prose.mark(at).filter(|mark| TIGHT.contains(mark)) else { return };
    let before = prose.kind(at - 1);
    // Statements of the language print nothing, and the space before them may be theirs.
    if !prose.apart(at) || before == Some(&Kind::Statement) {
        return;
    }
    let number = |at: usize| matches!(prose.kind(at), Some(Kind::Number(_)));
    let ratio = mark == ':' && number(at - 1) && number(at + 1);
    // ".5", ". . .", and doubled brackets, which other rules tell.
    let other = mark == '.' && (prose.joined(at + 1) && prose.mark(at + 1).is_none())
        || prose.mark(at + 1) == Some('.') && mark == '.'
        || mark == '.' && prose.mark(at - 1) == Some('.')
        || mark == ')' && prose.mark(at - 1) == Some(')');
    if ratio || other {
        return;
    }
    let seen = format!("{} {mark}", quoted(prose.typed(&(at - 1..at))));
    let gap = prose.gap(at).unwrap_or_default();
    let message = format!("Di depan tanda \"{mark}\" ada spasi: \"{}\".", ending(&seen));
    let finding = new(prose, &(gap.start..prose.bytes(at).end), message)
        .help(format!("Hapus spasi di depan \"{mark}\"."));
    // "344 ,00": to close the gap would make another number.
    let digits = prose.joined(at + 1) && number(at + 1) && number(at - 1);
    let broken = prose.gap_text(at).is_some_and(|gap| gap.contains('\n'));
    sink.push(if digits || broken { finding } else { prose.mended(finding, &gap, "") });
}

/// "( kata".
fn behind_bracket(prose: &Prose<'_>, at: usize, sink: &mut Sink) {
    let opened = prose.mark(at - 1) == Some('(') && prose.mark(at) != Some('(');
    let same_line = prose.gap_text(at).is_some_and(|gap| !gap.contains('\n'));
    if opened && prose.apart(at) && same_line && prose.kind(at) != Some(&Kind::Statement) {
        let message =
            format!("Sesudah tanda \"(\" ada spasi: \"( {}\".", quoted(prose.typed(&(at..at + 1))));
        let gap = prose.gap(at).unwrap_or_default();
        let finding =
            new(prose, &(gap.start - 1..gap.end), message).help("Hapus spasi sesudah \"(\".");
        sink.push(prose.mended(finding, &gap, ""));
    }
}

/// "kata,kata", "kata(kata", "(kata)kata".
fn behind(prose: &Prose<'_>, at: usize, sink: &mut Sink) {
    if !prose.joined(at) {
        return;
    }
    let long = |at: usize| prose.word(at).chars().count() > 1;
    let mark = prose.mark(at - 1);
    let listed =
        matches!(mark, Some(',' | ';' | ':')) && long(at) && at >= 2 && prose.joined(at - 1);
    let opened = prose.mark(at) == Some('(')
        && long(at - 1)
        && prose.joined(at + 1)
        && long(at + 1)
        && prose.text.is_narrative()
        && prose.word(at - 1).chars().all(char::is_alphabetic);
    let closed =
        mark == Some(')') && long(at) && prose.text.is_narrative() && wide_bracket(prose, at);
    if (listed || opened || closed) && !prose.in_address(at) {
        let seam = prose.bytes(at).start..prose.bytes(at).start;
        let from = if listed { at - 2 } else { at - 1 };
        let to = if opened { at + 2 } else { at + 1 };
        let seen = quoted(prose.typed(&(from..to)));
        let side = if opened {
            "Di depan tanda \"(\"".to_string()
        } else {
            format!("Sesudah tanda \"{}\"", mark.unwrap_or(' '))
        };
        let message = format!("{side} tidak ada spasi: \"{}\".", ending(&seen));
        let range = prose.range(&(from..to));
        let finding = new(prose, &range, message).help("Beri spasi di sana.");
        sink.push(prose.mended(finding, &seam, " "));
    }
}

/// Whether the bracket that closes before a token holds more than a part of a word, as "(se)kali".
fn wide_bracket(prose: &Prose<'_>, at: usize) -> bool {
    let open = (0..at).rev().find(|at| prose.mark(*at) == Some('('));
    open.is_some_and(|open| open == 0 || !prose.joined(open))
        && open.is_some_and(|open| at - open > 3 || prose.word(open + 1).chars().count() > 3)
}

/// "(TPT).tingkat", "tahun.Hal".
fn behind_stop(prose: &Prose<'_>, at: usize, sink: &mut Sink) {
    let stop =
        prose.mark(at - 1) == Some('.') && prose.joined(at) && at >= 2 && prose.joined(at - 1);
    let next = prose.word(at);
    if !stop || next.chars().count() < 2 || prose.in_address(at) {
        return;
    }
    let capital = next.starts_with(char::is_uppercase);
    let before = prose.word(at - 2);
    let sentence = match prose.kind(at - 2) {
        Some(Kind::Word) => before.chars().count() > 3 && before.chars().all(char::is_lowercase),
        Some(Kind::Mark(mark)) => matches!(mark, ')' | '”' | '"' | '%'),
        Some(Kind::Number(number)) => capital && (number.unit != Unit::None || !number.is_small()),
        Some(Kind::Figure(_)) => true,
        _ => false,
    };
    if !sentence {
        return;
    }
    let seen = quoted(prose.typed(&(at - 2..at + 1)));
    let message = format!("Sesudah titik tidak ada spasi: \"{}\".", ending(&seen));
    let finding = new(prose, &prose.range(&(at - 1..at + 1)), message);
    let seam = prose.bytes(at).start..prose.bytes(at).start;
    sink.push(if capital {
        prose.mended(finding.help("Beri spasi sesudah titik."), &seam, " ")
    } else {
        finding.help(
            "Hapus titik itu bila kalimatnya masih berlanjut, atau beri spasi dan huruf besar.",
        )
    });
}

/// "2019 - 2025", "Ke - 1", "kios/ los".
fn joined_by_line(prose: &Prose<'_>, at: usize, sink: &mut Sink) {
    let Some(mark) = prose.mark(at).filter(|mark| matches!(mark, '-' | '–' | '/')) else {
        return;
    };
    let year = |at: usize| matches!(prose.kind(at), Some(Kind::Number(n)) if n.year().is_some());
    let number = |at: usize| matches!(prose.kind(at), Some(Kind::Number(_)));
    let (before, after) = (prose.apart(at), prose.apart(at + 1));
    let range = mark != '/' && (before || after) && year(at - 1) && year(at + 1);
    let ordinal = mark != '/' && (before || after) && prose.is(at - 1, "ke") && number(at + 1);
    let one_sided = mark == '/'
        && prose.joined(at)
        && after
        && !prose.word(at - 1).is_empty()
        && !prose.word(at + 1).is_empty();
    let whole = at - 1..at + 2;
    let typed = prose.typed(&whole);
    if !(range || ordinal || one_sided) || typed.contains('\n') {
        return;
    }
    let tight = if mark == '/' {
        mark
    } else if ordinal {
        '-'
    } else {
        '–'
    };
    let inner = prose.bytes(at - 1).end..prose.bytes(at + 1).start;
    let shown = format!("{}{tight}{}", prose.typed(&(at - 1..at)), prose.typed(&(at + 1..at + 2)));
    let message = format!("Di sekitar tanda \"{mark}\" ada spasi: \"{typed}\".");
    let finding = new(prose, &prose.range(&whole), message).help(format!("Tulis \"{shown}\"."));
    sink.push(prose.mended(finding, &inner, &tight.to_string()));
}

/// The last words of what was typed, short enough to be quoted.
fn ending(text: &str) -> &str {
    let long = text.char_indices().rev().nth(40).map_or(0, |(at, _)| at);
    text.get(long..).unwrap_or(text)
}

fn new(prose: &Prose<'_>, range: &Range<usize>, message: String) -> Diagnostic {
    Diagnostic::new(Code::TandaBaca, &prose.text.place(range), message)
}

#[cfg(test)]
mod tests {
    use super::super::coba::{line, narrative};

    #[test]
    fn spaces_out_of_place_are_told() {
        for text in [
            "Hasil baik , dan cukup.",
            "Sebagai berikut :",
            "Tahun 2025 . Laporan",
            "Sebesar Rp 536.318.344 ,00 atau",
            "Hasil ( baik) sekali.",
            "Hasil (baik ) sekali.",
            "Satu,dua.",
            "Cek data;koordinasi.",
            "Penduduk (TPT).tingkat nasional.",
            "Selesai tahun.Hasilnya baik.",
            "Penduduk(jiwa) naik.",
            "Renstra Tahun 2019 - 2025.",
            "Sasaran Ke – 3 naik.",
            "Jumlah kios/ los naik.",
        ] {
            let told = narrative(super::check, "narasi", text);
            assert_eq!(told.len(), 1, "{text}: {told:?}");
        }
    }

    #[test]
    fn spaces_in_place_are_not_told() {
        for text in [
            "S.P., M.Kes. dan a.n. Bupati s.d. Maret.",
            "Lihat https://contoh.go.id/a,b dan lapor@contoh.go.id.",
            "Skala 1 : 50 dan pukul 08.30.",
            "Hasil baik. “Kutipan (lengkap).”",
            "Kode 2.07.01 dan Drs.H. Ali.",
            "Nilai {{ a.b }}. Nilai {{ c.d }}, lalu {{ e.f }}: baik.",
            "Berkas laporan.pdf.",
            "Tahun 2019–2025 dan 2019-2025, ke-2, kios/los, ASN / PNS.",
        ] {
            assert_eq!(narrative(super::check, "narasi", text), [""; 0], "{text}");
        }
        assert_eq!(line(super::check, "formula", "( (A / B) × 100% )"), [""; 0]);
    }
}
