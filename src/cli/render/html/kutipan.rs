//! The line that a finding speaks of, clipped around what is marked.

use std::ops::Range;

use serde::Serialize;

use super::super::position::{LONGEST_LINE, Position, within};

/// Characters that are shown before and behind what is marked.
const AROUND: usize = 60;

/// Characters of what is marked that are shown.
const MARKED: usize = 160;

/// A quoted line in three parts.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Kutipan {
    /// What stands before the mark.
    pub awal: String,
    /// What is marked.
    pub tanda: String,
    /// What stands behind.
    pub akhir: String,
}

/// Quotes a line; nothing of an empty line or of one that nobody typed.
pub fn quote(at: &Position<'_>, span: &Range<usize>) -> Option<Kutipan> {
    if at.text.trim().is_empty() || at.text.len() > LONGEST_LINE {
        return None;
    }
    let marked = within(at, span);
    let part = |range: Range<usize>| at.text.get(range).unwrap_or_default();
    let awal = tail(part(0..marked.start).trim_start(), AROUND);
    let akhir = head(part(marked.end..at.text.len()).trim_end(), AROUND);
    Some(Kutipan { awal, tanda: head(part(marked), MARKED), akhir })
}

fn head(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_string();
    }
    text.chars().take(most).chain(['…']).collect()
}

fn tail(text: &str, most: usize) -> String {
    let skip = text.chars().count().saturating_sub(most);
    let rest = text.chars().skip(skip);
    if skip == 0 { rest.collect() } else { std::iter::once('…').chain(rest).collect() }
}

#[cfg(test)]
mod tests {
    use super::super::super::position::position;
    use super::*;

    fn quoted(text: &str, span: Range<usize>) -> Option<Kutipan> {
        quote(&position(text, span.start), &span)
    }

    #[test]
    fn a_line_is_parted_at_the_mark() {
        let text = "a = 1\n  pagu = 10 # pagu\n";
        let at = text.find("10").unwrap();
        let line = quoted(text, at..at + 2).unwrap();
        assert_eq!((&*line.awal, &*line.tanda, &*line.akhir), ("pagu = ", "10", " # pagu"));
        assert_eq!(quoted("\n\n", 0..1), None);
    }

    #[test]
    fn a_long_line_is_clipped_around_the_mark() {
        let text = format!("{}ü{}", "é".repeat(900), "x".repeat(900));
        let line = quoted(&text, 1800..1802).unwrap();
        assert_eq!(line.tanda, "ü");
        assert_eq!((line.awal.chars().count(), line.akhir.chars().count()), (61, 61));
        assert_eq!(quoted(&"x".repeat(LONGEST_LINE + 1), 0..1), None);
    }
}
