//! Markers of typed lists: they begin with a or 1 and go on without a gap, or all stand at the first
//! and are counted by the program.

use std::ops::Range;

use super::super::paragraph::{Prose, Role};
use super::super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Sink};

/// A list that may go on.
struct List {
    indent: usize,
    letters: bool,
    last: u32,
    /// Whether every marker so far is the first one.
    counted: bool,
}

/// Tells markers that are out of order.
pub(super) fn check(prose: &Prose<'_>, _: &Subject<'_>, sink: &mut Sink) {
    let mut open: Vec<List> = Vec::new();
    for paragraph in &prose.paragraphs {
        let start = match &paragraph.marker {
            Some(marker) => marker.start,
            None => prose.range(&paragraph.tokens).start,
        };
        let indent = indent(prose.text.value(), start);
        let marker = paragraph.marker.as_ref().filter(|_| paragraph.role == Role::Item);
        let Some((marker, typed)) = marker.and_then(|m| Some((m, read(prose, m)?))) else {
            // What stands further left than an item ends its list; a bullet stands in it.
            let left =
                |list: &List| list.indent < indent || marker.is_some() && list.indent == indent;
            open.retain(left);
            continue;
        };
        open.retain(|list| list.indent <= indent);
        let (letters, number) = typed;
        match open.last_mut().filter(|list| list.indent == indent && list.letters == letters) {
            Some(list) => go_on(prose, marker, list, number, sink),
            None => {
                if number != 1 {
                    first(prose, marker, letters, sink);
                }
                open.retain(|list| list.indent < indent);
                open.push(List { indent, letters, last: number, counted: number == 1 });
            }
        }
    }
}

/// Characters before a byte on its line.
fn indent(text: &str, start: usize) -> usize {
    let head = text.get(..start).unwrap_or_default();
    head.rsplit('\n').next().unwrap_or_default().chars().count()
}

/// Whether a marker is a letter, and its number; `None` for a bullet.
fn read(prose: &Prose<'_>, marker: &Range<usize>) -> Option<(bool, u32)> {
    let typed = prose.text.value().get(marker.clone())?.trim_end_matches(['.', ')']);
    let first = typed.chars().next()?;
    if first.is_ascii_lowercase() {
        return Some((true, u32::from(first) - u32::from('a') + 1));
    }
    typed.parse().ok().map(|number| (false, number))
}

fn written(letters: bool, number: u32) -> String {
    let letter = || char::from_u32(u32::from('a') + number - 1).filter(char::is_ascii_lowercase);
    letters.then(letter).flatten().map_or_else(|| number.to_string(), String::from)
}

fn first(prose: &Prose<'_>, marker: &Range<usize>, letters: bool, sink: &mut Sink) {
    let typed = prose.text.value().get(marker.clone()).unwrap_or_default();
    let start = written(letters, 1);
    sink.push(
        Diagnostic::new(
            Code::DaftarTidakUrut,
            &prose.text.place(marker),
            format!("Daftar ini mulai dari \"{typed}\", bukan dari \"{start}.\"."),
        )
        .help(format!(
            "Periksa apakah butir pertama hilang. Daftar selalu dicetak mulai dari {start}."
        )),
    );
}

fn go_on(prose: &Prose<'_>, marker: &Range<usize>, list: &mut List, number: u32, sink: &mut Sink) {
    let next = list.last + 1;
    let again = list.counted && number == 1;
    if number != next && !again {
        let typed = prose.text.value().get(marker.clone()).unwrap_or_default();
        let expected = written(list.letters, next);
        sink.push(
            Diagnostic::new(
                Code::DaftarTidakUrut,
                &prose.text.place(marker),
                format!(
                    "Butir \"{typed}\" tidak urut: sesudah \"{}.\" seharusnya \"{expected}.\".",
                    written(list.letters, list.last)
                ),
            )
            .help("Periksa apakah ada butir yang hilang atau tertulis dua kali."),
        );
    }
    list.counted = again;
    list.last = number;
}

#[cfg(test)]
mod tests {
    use super::super::coba::narrative;

    #[test]
    fn gaps_are_told_and_counted_lists_are_not() {
        for (text, count) in [
            ("b. satu\nc. dua\n", 1),
            ("a. satu\nc. dua\n", 1),
            ("1. satu\n2. dua\n2. tiga\n", 1),
            ("1. satu\n\nteks\n\n2. dua\n", 1),
            ("a. satu\nb. dua\n", 0),
            ("a. satu\na. dua\na. tiga\n", 0),
            ("1. satu\n\n   isi\n\n2. dua\n", 0),
            ("1. satu\n   a. x\n   b. y\n2. dua\n   a. z\n", 0),
            ("1. satu\n- x\n2. dua\n", 0),
            ("1. satu\n\nteks\n\n1. dua\n", 0),
        ] {
            let told = narrative(super::check, "narasi", text);
            assert_eq!(told.len(), count, "{text}: {told:?}");
        }
    }
}
