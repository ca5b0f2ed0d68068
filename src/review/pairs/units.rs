//! What is paired as one: a paragraph, or a row of a table with all its cells.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::beda::pairs::{Thing, likeness};
use crate::review::{Cell, Line, Story};

/// A paragraph or a row.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Its lines.
    pub lines: Range<usize>,
    /// Only units of one kind belong together.
    pub kind: &'static str,
    /// Number of its text: units of one kind that say the same have the same.
    pub id: u32,
    /// Its words, sorted.
    pub words: Vec<u32>,
}

/// Numbers for texts, the same in both documents.
#[derive(Default)]
pub struct Numbers {
    texts: BTreeMap<(&'static str, String), u32>,
    words: BTreeMap<String, u32>,
}

fn number<K: Ord>(known: &mut BTreeMap<K, u32>, key: K) -> u32 {
    let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
    *known.entry(key).or_insert(next)
}

/// The units of a document.
pub fn units(lines: &[Line], numbers: &mut Numbers) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let row = line.place.cell.as_ref();
        let rest = lines.get(at..).unwrap_or_default();
        let length = match row {
            Some(cell) => rest.iter().take_while(|line| is_of(line, cell)).count(),
            None => 1,
        };
        let own = rest.get(..length).unwrap_or_default();
        let kind = match (row, line.place.story) {
            (Some(_), Story::Body) => "baris",
            (Some(_), _) => "baris lain",
            (None, Story::Body) => "alinea",
            (None, Story::Box) => "kotak",
            (None, Story::Note) => "catatan",
            (None, Story::Header) => "kepala",
            (None, Story::Footer) => "kaki",
        };
        let text: Vec<String> = own.iter().map(|line| normal(&line.text())).collect();
        let mut words: Vec<u32> = text
            .iter()
            .flat_map(|text| text.split(' '))
            .map(|word| number(&mut numbers.words, word.to_string()))
            .collect();
        words.sort_unstable();
        let id = number(&mut numbers.texts, (kind, text.join("\u{1f}")));
        units.push(Unit { lines: at..at + length, kind, id, words });
        at += length;
    }
    units
}

fn is_of(line: &Line, row: &Cell) -> bool {
    let own = line.place.cell.as_ref();
    own.is_some_and(|cell| (cell.table, cell.row) == (row.table, row.row))
}

/// A text without differences of white space.
pub fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Unit {
    /// How many words of both are the same, in parts of a thousand.
    pub fn likeness(&self, other: &Self) -> usize {
        if self.kind == other.kind { likeness(&self.words, &other.words) } else { 0 }
    }

    /// As a thing that is paired by likeness.
    pub fn thing(&self, lines: &[Line]) -> Thing {
        let own = lines.get(self.lines.clone()).unwrap_or_default();
        let text: Vec<String> = own.iter().map(Line::text).collect();
        Thing::new(self.kind, self.id.to_string(), &text.join(" "))
    }
}
