//! Where a figure is printed: the chapter, section and table that hold it.
//!
//! Knows no page; that is for the typesetting to say, which finds the places by their marks.

use super::model::{Block, Document, Inline, Node};
use super::source::plain;
use super::walk;

/// A place where a figure is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// "BAB III Akuntabilitas Kinerja".
    pub chapter: String,
    /// Headings below the chapter, from the outside in: "3.2 Realisasi Anggaran".
    pub sections: Vec<String>,
    /// "Tabel 3.15 Pagu dan realisasi", for what stands in a table, chart or diagram.
    pub block: Option<String>,
    /// As printed there.
    pub text: String,
    /// Anchor of the value itself.
    pub mark: String,
    /// Anchor of what holds it: table or section.
    pub anchor: String,
}

/// How the key of a marked value begins; no key of a record has a colon.
const MARK: &str = "jejak:";

/// Finds a figure in a document and marks each place: the key of the value there becomes the
/// anchor that the templates set. A document that is to be written is never marked.
pub fn mark(document: &mut Document, key: &str) -> Vec<Printed> {
    let mut found = Vec::new();
    for chapter in document.parts.iter_mut().flat_map(|part| &mut part.chapters) {
        let title = joined(chapter.label.as_deref(), &chapter.title);
        let mut at = At { chapter: &title, headings: Vec::new(), anchor: chapter.id.clone(), key };
        walk::blocks(&mut chapter.blocks, &mut |block| at.block(block, &mut found));
    }
    found
}

/// Where the walk is.
struct At<'a> {
    chapter: &'a str,
    headings: Vec<(u8, String)>,
    anchor: String,
    key: &'a str,
}

impl At<'_> {
    fn block(&mut self, block: &mut Block, found: &mut Vec<Printed>) {
        if let Block::Heading { level, id, number, text, .. } = &*block {
            self.headings.retain(|(above, _)| above < level);
            self.headings.push((*level, joined(number.as_deref(), &plain(text))));
            self.anchor.clone_from(id);
        }
        // The blocks within a list come by themselves.
        if matches!(block, Block::List { .. }) {
            return;
        }
        let held = holder(block);
        walk::inlines(std::slice::from_mut(block), &mut |inline| {
            let Inline::Node(Node::Value { text, key, .. } | Node::Badge { text, key, .. }) =
                inline
            else {
                return;
            };
            if key != self.key {
                return;
            }
            let mark = format!("{MARK}{}", found.len() + 1);
            key.clone_from(&mark);
            found.push(Printed {
                chapter: self.chapter.to_string(),
                sections: self.headings.iter().map(|(_, title)| title.clone()).collect(),
                block: held.as_ref().map(|(_, title)| title.clone()),
                text: text.clone(),
                mark,
                anchor: held.as_ref().map_or_else(|| self.anchor.clone(), |(id, _)| id.clone()),
            });
        });
    }
}

/// Anchor and title of a block that has a number of its own.
fn holder(block: &Block) -> Option<(String, String)> {
    let (id, number, caption) = match block {
        Block::Table(table) => (&table.id, &table.number, &table.caption),
        Block::Chart(chart) => (&chart.id, &chart.number, &chart.caption),
        Block::Diagram(diagram) => (&diagram.id, &diagram.number, &diagram.caption),
        _ => return None,
    };
    number.as_ref().map(|number| (id.clone(), joined(Some(number), &plain(caption))))
}

fn joined(label: Option<&str>, title: &str) -> String {
    let parts = label.into_iter().chain(Some(title)).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}
