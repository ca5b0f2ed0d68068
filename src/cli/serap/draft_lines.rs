//! The line of the draft that a comment is about, also when that line is gone.

use std::collections::BTreeMap;

use crate::review::{Comment, Line, Pair, Piece, Reading};

/// The line of the draft of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftLine {
    /// This one.
    Here(usize),
    /// None, for its text is new; it follows this one.
    After(usize),
    /// Nobody can tell.
    Unknown,
}

impl From<usize> for DraftLine {
    fn from(line: usize) -> Self {
        Self::Here(line)
    }
}

/// The lines of a draft and of what came back, for comments.
pub struct DraftLines<'r> {
    own: &'r Reading,
    reading: &'r Reading,
    /// Lines of the draft by the line that they became.
    old: BTreeMap<usize, usize>,
    /// Lines of the draft that are gone.
    gone: Vec<usize>,
}

impl<'r> DraftLines<'r> {
    /// Those of a draft and a returned file.
    pub fn of(own: &'r Reading, reading: &'r Reading, pairs: &[Pair]) -> Self {
        let old = pairs.iter().filter_map(|pair| Some((pair.new?, pair.old?))).collect();
        let gone = pairs.iter().filter(|pair| pair.new.is_none()).filter_map(|pair| pair.old);
        Self { own, reading, old, gone: gone.collect() }
    }

    /// The line of the draft of a comment, by the line that it stands in.
    pub fn at(&self, comment: &Comment) -> DraftLine {
        let Some(line) = comment.line else { return DraftLine::Unknown };
        match self.old.range(..=line).next_back() {
            Some((new, old)) if *new == line => DraftLine::Here(*old),
            Some((_, old)) => DraftLine::After(*old),
            None => DraftLine::Unknown,
        }
    }

    /// The line of the draft that held the words of a comment on deleted text. These stand at the
    /// head of the line behind, which may well be another text.
    pub fn gone(&self, comment: &Comment) -> Option<usize> {
        if !comment.gone {
            return None;
        }
        let quote = comment.quote.lines().map(letters).find(|line| !line.is_empty())?;
        let near = match self.at(comment) {
            DraftLine::Here(old) => {
                let said = |line: Option<&Line>| {
                    line.map_or(0, |line| letters(&line.text()).matches(&quote).count())
                };
                let new = comment.line.and_then(|line| self.reading.lines.get(line));
                if said(self.own.lines.get(old)) > said(new) {
                    return Some(old);
                }
                old
            }
            DraftLine::After(old) => old,
            DraftLine::Unknown => 0,
        };
        let held = self.gone.iter().filter(|old| {
            let text = self.own.lines.get(**old).map(|line| letters(&line.text()));
            text.is_some_and(|text| {
                text.contains(&quote) || (!text.is_empty() && quote.starts_with(&text))
            })
        });
        held.min_by_key(|old| (old.abs_diff(near), **old)).copied()
    }
}

/// The key of words of a line of the draft: the value that they are, else the text that they are part
/// of, else the only value there.
pub fn key_in(line: &Line, quote: &str) -> Option<String> {
    let mut values: Vec<&String> =
        line.pieces.iter().filter_map(|piece| piece.key.as_ref()).collect();
    values.dedup();
    let only = values.first().filter(|_| values.len() == 1).copied();
    let quote = letters(quote);
    let is_quote = |piece: &&Piece| piece.key.is_some() && letters(&piece.text) == quote;
    let value = line.pieces.iter().find(is_quote).and_then(|piece| piece.key.as_ref());
    value.or(line.key.as_ref()).or(only).cloned()
}

/// Letters and digits of a text, by which it is the same text in any layout.
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
