//! What cross references lead to: every numbered block has a bookmark of its own.

use std::collections::BTreeMap;

use crate::document::model::{Block, Document};
use crate::output::docx::marks::Names;

/// A place that can be referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its bookmark.
    pub bookmark: String,
    /// What a reference to it shows: "Tabel 3.1", or the number of a heading.
    pub shown: String,
    /// Whether that is a number made by Word.
    pub numbered: bool,
}

/// Targets by anchor.
#[derive(Debug, Default)]
pub struct Anchors {
    targets: BTreeMap<String, Target>,
}

impl Anchors {
    /// All targets of a document.
    pub fn of(document: &Document, names: &mut Names) -> Self {
        let mut anchors = Self::default();
        for chapter in document.parts.iter().flat_map(|part| &part.chapters) {
            anchors.add(&chapter.id, chapter.label.as_deref(), true, names);
            anchors.blocks(&chapter.blocks, names);
        }
        anchors
    }

    /// The target of an anchor.
    pub fn get(&self, anchor: &str) -> Option<&Target> {
        self.targets.get(anchor)
    }

    fn blocks(&mut self, blocks: &[Block], names: &mut Names) {
        for block in blocks {
            match block {
                Block::Heading { id, number, .. } => self.add(id, number.as_deref(), true, names),
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
                Block::List { items, .. } => {
                    items.iter().for_each(|item| self.blocks(item, names));
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, id: &str, shown: Option<&str>, numbered: bool, names: &mut Names) {
        if id.is_empty() {
            return;
        }
        let shown = shown.unwrap_or_default().to_string();
        let bookmark = names.anchor(id);
        self.targets.insert(id.to_string(), Target { bookmark, shown, numbered });
    }
}
