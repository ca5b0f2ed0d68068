//! What docx-rs cannot express, carried through it.
//!
//! A builder leaves a bookmark whose id is the number of a [`Mark`]; the finishing pass puts in its
//! place what the mark stands for. No text of a report can be taken for one.

use std::collections::BTreeMap;

use super::xml::Element;
use crate::document::model::How;

/// What stands at a place in the document.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A bookmark, from its start to its end.
    Bookmark(String),
    /// A figure: a bookmark around a content control that is locked.
    Control {
        /// Name of the bookmark.
        bookmark: String,
        /// Tag of the control: the key of the figure.
        tag: String,
    },
    /// A field around its result.
    Field {
        /// What the field is.
        instruction: String,
        /// Whether its result goes with capitals of the paragraph.
        capitals: bool,
    },
    /// Nodes in place of the mark.
    Nodes(Vec<Element>),
    /// Properties of the section that ends with this paragraph.
    Section(Element),
    /// The row is a header row, repeated on every page.
    HeaderRow,
    /// Properties for the cell around it.
    Cell(Vec<Element>),
    /// What stands between its ends came or went: pieces of a line, or whole paragraphs and tables.
    Change(How),
}

/// The marks of a document, by number.
#[derive(Debug, Default)]
pub struct Marks {
    list: Vec<Mark>,
}

impl Marks {
    /// Adds a mark; gives its number.
    pub fn add(&mut self, mark: Mark) -> usize {
        self.list.push(mark);
        self.list.len()
    }

    /// Says what a mark stands for, when that was not known yet.
    pub fn set(&mut self, number: usize, mark: Mark) {
        if let Some(known) = number.checked_sub(1).and_then(|at| self.list.get_mut(at)) {
            *known = mark;
        }
    }

    /// The mark of a number.
    pub fn get(&self, number: usize) -> Option<&Mark> {
        self.list.get(number.checked_sub(1)?)
    }
}

/// What a bookmark leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leads {
    /// A figure or a name of the record.
    Value,
    /// A narrative text of the record.
    Text,
}

impl Leads {
    /// As written in the map.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Value => "nilai",
            Self::Text => "narasi",
        }
    }

    /// What a word of the map says.
    pub fn of_word(word: &str) -> Option<Self> {
        [Self::Value, Self::Text].into_iter().find(|leads| leads.word() == word)
    }
}

/// Names of bookmarks: unique, at most 40 letters, digits and underscores.
#[derive(Debug, Default)]
pub struct Names {
    used: BTreeMap<String, usize>,
    map: BTreeMap<String, (String, Leads)>,
}

/// Letters of a key that go into the name of its bookmark.
const STEM: usize = 30;

impl Names {
    /// A name for a bookmark that leads to a key of the record. The n-th occurrence of a key has
    /// the same name in every draft.
    pub fn leading(&mut self, key: &str, leads: Leads) -> String {
        let prefix = match leads {
            Leads::Value => "_n",
            Leads::Text => "_t",
        };
        let name = self.unique(prefix, key);
        self.map.insert(name.clone(), (key.to_string(), leads));
        name
    }

    /// A name for an anchor.
    pub fn anchor(&mut self, id: &str) -> String {
        self.unique("_r", id)
    }

    /// Bookmarks that lead to the record, by name: key and kind.
    pub fn map(&self) -> &BTreeMap<String, (String, Leads)> {
        &self.map
    }

    fn unique(&mut self, prefix: &str, text: &str) -> String {
        let word = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
        // The end of a key tells more than its beginning.
        let skipped = text.chars().count().saturating_sub(STEM);
        let stem: String = text.chars().skip(skipped).map(word).collect();
        let stem = format!("{prefix}_{stem}");
        let count = self.used.entry(stem.clone()).or_default();
        *count += 1;
        format!("{stem}_{count}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_short_and_the_same_again() {
        let make = || {
            let mut names = Names::default();
            let long = format!("sasaran.{}.nama", "x".repeat(60));
            let made: Vec<String> = ["a.b_c", "a_b.c", &long, &long, "a.b_c"]
                .into_iter()
                .map(|key| names.leading(key, Leads::Value))
                .collect();
            assert_eq!(names.map()[&made[1]], ("a_b.c".to_string(), Leads::Value));
            made
        };
        let made = make();
        assert_eq!(made, make());
        let mut unique = made.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), made.len());
        for name in &made {
            assert!(name.len() <= 40, "{name}");
            assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'));
        }
    }
}
