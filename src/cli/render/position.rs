//! Bytes of a text as line and column.

use std::ops::Range;

/// Byte order mark.
const MARK: char = '\u{feff}';

/// Bytes of a line above which only its place is told: nobody typed such a line.
pub const LONGEST_LINE: usize = 8000;

/// A line of a text, and where in it something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position<'t> {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The line without its end.
    pub text: &'t str,
    /// Byte of the line within the text.
    pub start: usize,
}

/// Finds a byte in a text. A byte within a character or behind the end is moved to the left.
pub fn position(text: &str, at: usize) -> Position<'_> {
    let at = floor(text, at);
    let before = text.get(..at).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    // The mark at the head of some files is not a character that anybody typed.
    let head = if start == 0 && text.starts_with(MARK) { MARK.len_utf8() } else { 0 };
    let (at, start) = (at.max(head), start + head);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.find('\n').unwrap_or(rest.len());
    let own = rest.get(..end).unwrap_or_default();
    let own = own.strip_suffix('\r').unwrap_or(own);
    let column = text.get(start..at).map_or(0, |head| head.chars().count()) + 1;
    Position { line, column, text: own, start }
}

/// The part of a span that lies on a line, in bytes of that line.
pub fn within(position: &Position<'_>, span: &Range<usize>) -> Range<usize> {
    let length = position.text.len();
    let start = floor(position.text, span.start.saturating_sub(position.start).min(length));
    let end = floor(position.text, span.end.saturating_sub(position.start).min(length));
    start..end.max(start)
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
