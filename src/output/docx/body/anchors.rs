//! What cross references lead to: every numbered block has a bookmark of its own.

use std::collections::BTreeMap;

use crate::document::model::change::{accepted, whole};
use crate::document::model::{Block, Document, How};
use crate::output::docx::marks::Names;
use crate::output::docx::numbers::{Numbered, Numbers};

/// A place that can be referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its bookmark.
    pub bookmark: String,
    /// What a reference to it shows: "Tabel 3.1", or the number of a heading.
    pub shown: String,
    /// Whether that is a number made by Word.
    pub numbered: bool,
    /// Whether it came with a change, and may be taken back.
    pub inserted: bool,
}

/// Targets by anchor.
#[derive(Debug, Default)]
pub struct Anchors {
    targets: BTreeMap<String, Target>,
    /// Whether what is looked through came with a change.
    inserted: bool,
}

impl Anchors {
    /// All targets of a document. `numbers` is counted through, to know which are Word's.
    pub fn of(document: &Document, names: &mut Names, mut numbers: Numbers) -> Self {
        let mut anchors = Self::default();
        for chapter in document.parts.iter().flat_map(|part| &part.chapters) {
            let gone = whole(&chapter.title) == Some(How::Deleted);
            let label = chapter.label.as_deref().filter(|_| !gone);
            let by_word = !chapter.title.is_empty() && is_words(&numbers.chapter(label));
            anchors.add(&chapter.id, label, by_word, names);
            anchors.blocks(&chapter.blocks, names, &mut numbers);
        }
        anchors
    }

    /// The target of an anchor.
    pub fn get(&self, anchor: &str) -> Option<&Target> {
        self.targets.get(anchor)
    }

    fn blocks(&mut self, blocks: &[Block], names: &mut Names, numbers: &mut Numbers) {
        for block in blocks {
            match block {
                Block::Heading { level, id, number, .. } => {
                    let number = number.as_deref();
                    let by_word = is_words(&numbers.heading(*level, number));
                    self.add(id, number, by_word, names);
                }
                Block::Table(table) => {
                    self.add(&table.id, table.number.as_deref(), false, names);
                }
                Block::Chart(chart) => {
                    self.add(&chart.id, chart.number.as_deref(), false, names);
                }
                Block::Diagram(diagram) => {
                    self.add(&diagram.id, diagram.number.as_deref(), false, names);
                }
                Block::Photo { id, number, .. } => self.add(id, number.as_deref(), false, names),
                Block::Change { how: How::Inserted, blocks, .. } => {
                    let before = std::mem::replace(&mut self.inserted, true);
                    self.blocks(blocks, names, numbers);
                    self.inserted = before;
                }
                Block::List { items, .. } => {
                    items.iter().for_each(|item| self.blocks(item, names, numbers));
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, id: &str, shown: Option<&str>, numbered: bool, names: &mut Names) {
        if id.is_empty() {
            return;
        }
        let shown = accepted(shown.unwrap_or_default());
        let bookmark = names.anchor(id);
        self.targets
            .insert(id.to_string(), Target { bookmark, shown, numbered, inserted: self.inserted });
    }
}

fn is_words(numbered: &Numbered) -> bool {
    matches!(numbered, Numbered::Word { .. })
}
