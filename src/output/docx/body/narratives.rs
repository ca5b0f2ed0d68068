//! Narrative texts of the record: a bookmark runs from the first paragraph of a text to its last.

use std::collections::BTreeMap;

use super::Writer;
use super::line::Line;
use crate::document::model::{Block, How, Inline};
use crate::output::docx::marks::{Leads, Mark};

/// Which paragraphs of a chapter begin and end a text. Keyed paragraphs are counted in the order of
/// reading.
#[derive(Debug, Default)]
pub struct Narratives {
    begins: BTreeMap<usize, String>,
    ends: Vec<usize>,
    count: usize,
    open: Option<usize>,
}

impl Narratives {
    /// Looks through a chapter that is about to be built.
    pub fn of(blocks: &[Block]) -> Self {
        let mut found = Vec::new();
        let mut run = 0;
        collect(blocks, &mut run, &mut found);
        let mut narratives = Self::default();
        for (index, (key, run)) in found.iter().enumerate() {
            let same = |other: Option<&(&str, usize)>| other == Some(&(*key, *run));
            if !same(index.checked_sub(1).and_then(|before| found.get(before))) {
                narratives.begins.insert(index, (*key).to_string());
            }
            if !same(found.get(index + 1)) {
                narratives.ends.push(index);
            }
        }
        narratives
    }
}

/// Keys of paragraphs; a heading ends a text.
fn collect<'b>(blocks: &'b [Block], run: &mut usize, found: &mut Vec<(&'b str, usize)>) {
    for block in blocks {
        match block {
            Block::Heading { .. } => *run += 1,
            Block::Paragraph { key: Some(key), .. } => found.push((key, *run)),
            Block::Change { how: How::Inserted, blocks, .. } => collect(blocks, run, found),
            Block::List { items, .. } => items.iter().for_each(|item| collect(item, run, found)),
            _ => {}
        }
    }
}

impl Writer<'_> {
    /// A paragraph that may belong to a narrative text.
    pub(super) fn narrative(&mut self, mut paragraph: Line, text: &[Inline], key: Option<&str>) {
        let place = key.filter(|_| !self.gone).map(|_| {
            self.narratives.count += 1;
            self.narratives.count - 1
        });
        if let Some(key) = place.and_then(|place| self.narratives.begins.get(&place).cloned()) {
            let name = self.names.leading(&key, Leads::Text);
            let mark = self.marks.add(Mark::Bookmark(name));
            self.narratives.open = Some(mark);
            paragraph = paragraph.begin(mark);
        }
        paragraph = self.inlines(paragraph, text);
        if place.is_some_and(|place| self.narratives.ends.contains(&place))
            && let Some(mark) = self.narratives.open.take()
        {
            paragraph = paragraph.end(mark);
        }
        self.push(paragraph);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(key: Option<&str>) -> Block {
        Block::Paragraph { text: Vec::new(), key: key.map(str::to_string) }
    }

    #[test]
    fn a_text_runs_over_its_paragraphs_and_ends_at_a_heading() {
        let heading = Block::Heading {
            level: 2,
            id: String::new(),
            number: None,
            text: Vec::new(),
            listed: true,
        };
        let blocks = [
            paragraph(Some("a")),
            paragraph(None),
            paragraph(Some("a")),
            paragraph(Some("b")),
            heading,
            paragraph(Some("b")),
        ];
        let found = Narratives::of(&blocks);
        let begins: Vec<_> = found.begins.iter().map(|(at, key)| (*at, key.as_str())).collect();
        assert_eq!(begins, [(0, "a"), (2, "b"), (3, "b")]);
        assert_eq!(found.ends, [1, 2, 3]);
    }
}
