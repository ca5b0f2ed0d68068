//! What is left over from drafting: blanks to fill, marks of word processors and spreadsheets, the
//! equation that a word processor offers as a sample.

use std::ops::Range;

use super::super::beside::quoted;
use super::super::paragraph::Prose;
use super::super::subject::Subject;
use super::super::words::matched;
use crate::diagnostic::{Code, Diagnostic, Sink};

/// Words before a roman numeral, which may look like a blank ("Bab XXX").
const COUNTED: &[&str] = &["bab", "bagian", "buku", "lampiran", "angkatan", "jilid", "pon"];

/// Commands of a typesetter for mathematics, behind a backslash.
const COMMANDS: &[&str] = &["frac", "text", "sum", "sqrt", "left", "right", "dots", "cdot"];

/// Tells leftovers.
pub(super) fn check(prose: &Prose<'_>, subject: &Subject<'_>, sink: &mut Sink) {
    if !prose.text.has_words() {
        return;
    }
    let mut done = 0;
    for paragraph in &prose.paragraphs {
        if let Some(found) = equation(prose, &paragraph.tokens) {
            let place = prose.text.place(&prose.range(&found));
            let message = "Rumus bawaan pengolah kata tertinggal dalam naskah.".to_string();
            sink.push(Diagnostic::new(Code::SisaNaskah, &place, message).help(
                "Hapus rumus itu, atau ganti dengan rumus yang dimaksud dalam bentuk kalimat.",
            ));
            done = prose.range(&found).end;
        }
        for at in paragraph.tokens.clone() {
            if prose.bytes(at).start < done {
                continue;
            }
            if let Some((range, what)) =
                blank(prose, at, paragraph.tokens.end).or_else(|| listed(prose, subject, at))
            {
                done = range.end;
                sink.push(tell(prose, &range, what));
            }
        }
    }
}

/// What a leftover stands for.
#[derive(Clone, Copy)]
enum What {
    Blank,
    Listed,
}

/// A run of dots or strokes that somebody was to fill.
fn blank(prose: &Prose<'_>, at: usize, end: usize) -> Option<(Range<usize>, What)> {
    let mark = prose.mark(at).filter(|mark| matches!(mark, '.' | '_' | '…'))?;
    let mut last = at;
    while last + 1 < end && prose.mark(last + 1) == Some(mark) && prose.joined(last + 1) {
        last += 1;
    }
    if mark != '…' && last - at < 2 {
        return None;
    }
    let opened = at > 0 && prose.mark(at - 1) == Some('[') && prose.mark(last + 1) == Some(']');
    let tokens = if opened { at - 1..last + 2 } else { at..last + 1 };
    Some((prose.range(&tokens), What::Blank))
}

/// A leftover of the list of words.
fn listed(prose: &Prose<'_>, subject: &Subject<'_>, at: usize) -> Option<(Range<usize>, What)> {
    let start = prose.bytes(at).start;
    let rest = prose.text.value().get(start..)?;
    let first = rest.chars().next()?.to_lowercase().next()?;
    let word = prose.word(at);
    subject.words.left(first).iter().find_map(|left| {
        let length = matched(rest, &left.text, left.exact)?;
        let counted = at > 0 && prose.is_any(at - 1, COUNTED);
        // A word that goes on is another word.
        let whole = word.is_empty() || length >= word.len();
        (whole && !counted).then_some((start..start + length, What::Listed))
    })
}

/// The sample equation, or mathematics that this program does not set.
fn equation(prose: &Prose<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let starts = |at: usize| {
        let power = prose.mark(at) == Some('^') && at > 0 && prose.mark(at - 1) == Some(')');
        let sample = power
            && prose.is(at + 1, "n")
            && at >= 4
            && prose.is(at - 2, "x")
            && prose.mark(at - 3) == Some('+');
        let double = prose.mark(at) == Some('$') && prose.mark(at + 1) == Some('$');
        let command =
            prose.mark(at) == Some('\\') && prose.joined(at + 1) && prose.is_any(at + 1, COMMANDS);
        sample || (double && prose.joined(at + 1)) || command
    };
    let first = tokens.clone().find(|at| starts(*at))?;
    let last = tokens.clone().rev().find(|at| starts(*at))?;
    // The sample begins four tokens before its power, and a dollar comes in two.
    let from = if prose.mark(first) == Some('^') { first - 4 } else { first };
    Some(from.max(tokens.start)..(last + 2).min(tokens.end))
}

fn tell(prose: &Prose<'_>, range: &Range<usize>, what: What) -> Diagnostic {
    let typed = quoted(prose.text.value().get(range.clone()).unwrap_or_default());
    let place = prose.text.place(range);
    let new = |message| Diagnostic::new(Code::SisaNaskah, &place, message);
    match what {
        What::Blank => new(format!("\"{typed}\" tampaknya tempat kosong yang belum diisi."))
            .help("Isi tempat itu, atau hapus tandanya."),
        What::Listed => new(format!("\"{typed}\" tampaknya sisa naskah yang belum selesai."))
            .help("Tulis isinya, atau hapus."),
    }
}

#[cfg(test)]
mod tests {
    use super::super::coba::narrative;

    #[test]
    fn leftovers_are_told_and_honest_text_is_not() {
        for text in [
            "Pake data 2023.",
            "Nilai sebesar …",
            "Nilai sebesar [....] persen.",
            "Nilai ______ persen.",
            "Capaian NA pada tahun ini.",
            "TODO lengkapi.",
            "Lorem dolor.",
            "Lihat tabel (Error! Reference source\nnot found.).",
            "Nilai #DIV/0! persen.",
            "Rumus (1 + x)^n = 1 + nx.",
            "$$\\text{Efisiensi} = (1 + x)^n$$",
        ] {
            assert_eq!(narrative(super::check, "narasi", text).len(), 1, "{text}");
        }
        for text in ["Nama na dan Naskah.", "Bab XXX.", "Pakaian.", "Biaya $5 dan S.P.", "dst."] {
            assert_eq!(narrative(super::check, "narasi", text), [""; 0], "{text}");
        }
    }
}
