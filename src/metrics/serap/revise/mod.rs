//! Edits of the printed lines of a narrative text, led back to its Markdown.
//!
//! The lines as printed are aligned with the text that they come from (`map`): words with words, values
//! with the braces that print them. An edit of words then has its bytes; what the program printed itself
//! (a figure, a reference) has no words to edit. A line that was cut in two, or lines that became one, are
//! looked at together (`joint`).

mod joint;
mod map;
mod shape;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::ops::Range;

use super::{Bit, Line};
use crate::banding::cut;
use map::Map;
use shape::Shape;

/// A line of the draft and the same of the returned document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pair {
    /// In the draft; none when it was added.
    pub old: Option<Line>,
    /// In the returned document; none when it was taken out.
    pub new: Option<Line>,
    /// Whether an added line belongs to the line behind it rather than to the one before: something that
    /// is no part of the text, such as a table, stands between it and the latter.
    pub ahead: bool,
    /// Where it stands now, when it was moved; the pairs stand in the order of the draft.
    pub moved: Option<Moved>,
}

/// Where a line of a text stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The pair of a line that was not moved.
    pub beside: usize,
    /// Whether it stands before that line rather than behind it.
    pub ahead: bool,
}

/// Bytes of a narrative text and what takes their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// What takes their place.
    pub text: String,
}

impl Ord for Edit {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |edit: &Self| (edit.span.start, edit.span.end);
        key(self).cmp(&key(other)).then_with(|| self.text.cmp(&other.text))
    }
}

impl PartialOrd for Edit {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What becomes of the lines of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Places of the pairs among those that were given; more than one where a line was cut or joined.
    pub pairs: Range<usize>,
    /// The edits in order, or why there are none.
    pub edits: Result<Vec<Edit>, Held>,
}

/// Why an edit of a narrative text cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// It changes what the program prints: a figure, a reference, a table.
    Printed,
    /// The printed words could not be found in the text.
    Lost,
    /// The new words hold signs of the template language.
    Unwritable,
}

/// Leads the pairs of a narrative text back to it. Pairs that say the same give nothing.
pub fn revise(source: &str, pairs: &[Pair]) -> Vec<Outcome> {
    let sides: Vec<Sides> = pairs.iter().map(Sides::of).collect();
    if sides.iter().all(Sides::is_same) {
        return Vec::new();
    }
    let shape = Shape::of(source);
    let map = Map::of(&shape, &sides);
    let mut outcomes = Vec::new();
    let mut next = 0;
    while let Some(own) = sides.get(next) {
        let together = if own.is_same() {
            next + 1..next + 1
        } else if own.moved {
            next..next + 1
        } else {
            joint::from(&sides, next).unwrap_or(next..next + 1)
        };
        if !together.is_empty() {
            let edits = map.edits(pairs, &sides, together.clone());
            // What cannot be led back together may be, line by line.
            if edits.is_err() && together.len() > 1 {
                outcomes.extend(together.clone().map(|at| Outcome {
                    pairs: at..at + 1,
                    edits: map.edits(pairs, &sides, at..at + 1),
                }));
            } else {
                outcomes.push(Outcome { pairs: together.clone(), edits });
            }
        }
        next = together.end;
    }
    outcomes
}

/// The text with some edits. Of those that overlap, all go that go and all come that come.
pub fn revised(source: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut out = String::with_capacity(source.len());
    let mut done = 0;
    for edit in edits {
        out.push_str(source.get(done..edit.span.start).unwrap_or_default());
        out.push_str(&edit.text);
        done = done.max(edit.span.end);
    }
    out.push_str(source.get(done..).unwrap_or_default());
    out
}

/// A word of a line, as it is compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Word {
    /// Words and signs.
    Text(String),
    /// Space of any length.
    Space,
    /// A value, by its key: what it reads is not for the text to say.
    Value(String),
    /// The end of a line.
    End,
}

/// The words of a pair.
#[derive(Debug)]
struct Sides {
    old: Option<Vec<Word>>,
    new: Option<Vec<Word>>,
    /// Whether it stands elsewhere now.
    moved: bool,
}

impl Sides {
    fn of(pair: &Pair) -> Self {
        let (old, new) = (pair.old.as_ref().map(words), pair.new.as_ref().map(words));
        let moved = pair.moved.is_some() && old.is_some() && new.is_some();
        Self { old, new, moved }
    }

    /// Whether nothing is to be done.
    fn is_same(&self) -> bool {
        self.old == self.new && !self.moved
    }
}

/// The words of a line, without space at its ends.
fn words(line: &Line) -> Vec<Word> {
    let mut words = Vec::new();
    for bit in &line.bits {
        match bit {
            Bit::Text(text) => words.extend(cut(text).into_iter().map(|word| {
                if word.chars().all(char::is_whitespace) {
                    Word::Space
                } else {
                    Word::Text(word.to_string())
                }
            })),
            Bit::Value { key, .. } => words.push(Word::Value(key.clone())),
        }
    }
    words.dedup_by(|one, other| *one == Word::Space && *other == Word::Space);
    while words.last() == Some(&Word::Space) {
        words.pop();
    }
    if words.first() == Some(&Word::Space) {
        words.remove(0);
    }
    words
}

/// Lines of one side as one sequence of words, each with its end but the last.
fn joined<'w>(lines: impl Iterator<Item = &'w Vec<Word>>) -> Vec<Word> {
    let mut all = Vec::new();
    for line in lines {
        if !all.is_empty() {
            all.push(Word::End);
        }
        all.extend(line.iter().cloned());
    }
    all
}
