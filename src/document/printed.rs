//! Where a figure is printed: the chapter, section and table that hold it.
//!
//! Knows no page; that is for the typesetting to say, which finds the places by their marks.

use std::collections::{BTreeMap, BTreeSet};

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
    /// The sentence that says it, in running text.
    pub sentence: Option<String>,
    /// Anchor of the value itself.
    pub mark: String,
    /// Anchor of what holds it: table or section.
    pub anchor: String,
}

/// How the key of a marked value begins; no key of a record has a colon.
pub(super) const MARK: &str = "jejak:";

/// Finds a figure in a document and marks each place: the key of the value there becomes the
/// anchor that the templates set. A document that is to be written is never marked.
pub fn mark(document: &mut Document, key: &str) -> Vec<Printed> {
    mark_all(document, &BTreeSet::from([key])).remove(key).unwrap_or_default()
}

/// The same for several figures at once.
pub fn mark_all(document: &mut Document, keys: &BTreeSet<&str>) -> BTreeMap<String, Vec<Printed>> {
    let mut found = Found { keys, places: BTreeMap::new(), count: 0 };
    for chapter in document.parts.iter_mut().flat_map(|part| &mut part.chapters) {
        let mut at = Headings::of(chapter.label.as_deref(), &chapter.title, &chapter.id);
        walk::blocks(&mut chapter.blocks, &mut |block| found.block(block, &mut at));
    }
    found.places
}

/// What has been found so far.
struct Found<'k> {
    keys: &'k BTreeSet<&'k str>,
    places: BTreeMap<String, Vec<Printed>>,
    count: usize,
}

/// Where a walk over a chapter is.
pub(super) struct Headings {
    chapter: String,
    sections: Vec<(u8, String)>,
    anchor: String,
}

impl Headings {
    /// At the head of a chapter.
    pub(super) fn of(label: Option<&str>, title: &str, id: &str) -> Self {
        Self { chapter: joined(label, title), sections: Vec::new(), anchor: id.to_string() }
    }

    /// Goes on to a block.
    pub(super) fn see(&mut self, block: &Block) {
        if let Block::Heading { level, id, number, text, .. } = block {
            self.sections.retain(|(above, _)| above < level);
            self.sections.push((*level, joined(number.as_deref(), &plain(text))));
            self.anchor.clone_from(id);
        }
    }

    /// The place of something in a block.
    pub(super) fn place(&self, block: &Block, text: &str, mark: String) -> Printed {
        let held = holder(block);
        Printed {
            chapter: self.chapter.clone(),
            sections: self.sections.iter().map(|(_, title)| title.clone()).collect(),
            block: held.as_ref().map(|(_, title)| title.clone()),
            text: text.to_string(),
            sentence: None,
            mark,
            anchor: held.map_or_else(|| self.anchor.clone(), |(id, _)| id),
        }
    }
}

impl Found<'_> {
    fn block(&mut self, block: &mut Block, at: &mut Headings) {
        at.see(block);
        // The blocks within a list come by themselves.
        if matches!(block, Block::List { .. }) {
            return;
        }
        let place = at.place(block, "", String::new());
        let first = self.count;
        walk::inlines(std::slice::from_mut(block), &mut |inline| {
            let Inline::Node(Node::Value { text, key, .. } | Node::Badge { text, key, .. }) =
                inline
            else {
                return;
            };
            if !self.keys.contains(key.as_str()) {
                return;
            }
            self.count += 1;
            let mark = format!("{MARK}{}", self.count);
            let place = Printed { text: text.clone(), mark: mark.clone(), ..place.clone() };
            let key = std::mem::replace(key, mark);
            self.places.entry(key).or_default().push(place);
        });
        if self.count > first
            && let Block::Paragraph { text, .. } | Block::Note { text, .. } = &*block
        {
            let sentences = sentences(text);
            for place in self.places.values_mut().flatten() {
                if let Some(sentence) = sentences.get(&place.mark) {
                    place.sentence = Some(sentence.clone());
                }
            }
        }
    }
}

/// The sentence around each marked value of a paragraph.
fn sentences(text: &[Inline]) -> BTreeMap<String, String> {
    let (mut said, mut marks) = (String::new(), Vec::new());
    flatten(text, &mut said, &mut marks);
    let sentence = |at: usize| {
        let (before, after) =
            (said.get(..at).unwrap_or_default(), said.get(at..).unwrap_or_default());
        let start = before.rfind(". ").map_or(0, |end| end + 2);
        let end = after.find(". ").map_or(said.len(), |end| at + end + 1);
        said.get(start..end).unwrap_or_default().trim().to_string()
    };
    marks.into_iter().map(|(mark, at)| (mark, sentence(at))).collect()
}

fn flatten(text: &[Inline], said: &mut String, marks: &mut Vec<(String, usize)>) {
    for inline in text {
        match inline {
            Inline::Node(Node::Strong { body } | Node::Emph { body }) => flatten(body, said, marks),
            Inline::Node(Node::Value { key, .. } | Node::Badge { key, .. })
                if key.starts_with(MARK) =>
            {
                marks.push((key.clone(), said.len()));
                said.push_str(&plain(std::slice::from_ref(inline)));
            }
            other => said.push_str(&plain(std::slice::from_ref(other))),
        }
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
