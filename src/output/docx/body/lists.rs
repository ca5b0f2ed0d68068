//! Lists, numbered by Word; items hold blocks.

use docx_rs::DocumentChild;

use super::Writer;
use super::line::Line;
use crate::document::model::{Block, How, ListStyle};
use crate::document::source::plain;
use crate::output::docx::numbers::LIST_STEP;
use crate::output::docx::roles::Role;

/// Characters of a line that is short.
const SHORT: usize = 160;

/// Deepest level of a list that Word knows.
const DEEPEST: u32 = 8;

impl<'a> Writer<'a> {
    /// A list at a depth, from 0.
    pub(super) fn list(
        &mut self,
        style: ListStyle,
        items: &'a [Vec<Block>],
        depth: u32,
        next: Option<&Block>,
    ) {
        let level = depth.min(DEEPEST);
        let num = self.numbers.list(style);
        let signed = matches!(next, Some(Block::Signature { .. }));
        for (index, item) in items.iter().enumerate() {
            let keep = signed && index + 1 == items.len();
            self.item(item, num, level, keep);
        }
    }

    fn item(&mut self, item: &'a [Block], num: u32, level: u32, keep: bool) {
        let mut flat = Vec::new();
        flatten(item, None, &mut flat);
        // The sign of an item stands at a paragraph of its own when something else comes first.
        if !matches!(flat.first(), Some((_, Block::Paragraph { .. }))) {
            let paragraph = self.styled(Role::Item).numbering(num, level).keep_next(true);
            self.push(paragraph);
        }
        let count = flat.len();
        // The number stands at what comes first, in the old report as in the new one.
        let (mut old_first, mut new_first) = (true, true);
        for (index, (how, block)) in flat.iter().enumerate() {
            let next = flat.get(index + 1).map(|(_, next)| *next);
            let first = match how {
                Some(How::Deleted) => std::mem::take(&mut old_first),
                Some(How::Inserted) => std::mem::take(&mut new_first),
                None => std::mem::take(&mut old_first) | std::mem::take(&mut new_first),
            };
            let place = Place { num, level, keep, first, count };
            match how {
                Some(how) => self.changed(*how, |writer| writer.within_item(block, next, place)),
                None => self.within_item(block, next, place),
            }
        }
    }

    fn within_item(&mut self, block: &'a Block, next: Option<&Block>, place: Place) {
        let Place { num, level, keep, first, count } = place;
        match block {
            Block::Paragraph { text, key } => {
                // A short line that heads what follows in the item stays with it.
                let heads = first && count > 1 && plain(text).chars().count() < SHORT;
                let paragraph = self.styled(Role::Item).keep_next(keep || heads);
                let paragraph = if first {
                    paragraph.numbering(num, level)
                } else {
                    indented(paragraph, level)
                };
                self.narrative(paragraph, text, key.as_deref());
            }
            Block::List { style, items } => self.list(*style, items, level + 1, None),
            other => {
                let from = self.flow.len();
                self.block(other, next);
                self.indent_from(from, level);
            }
        }
    }

    /// Brings what is no list itself under the text of its item.
    fn indent_from(&mut self, from: usize, level: u32) {
        let tail = self.flow.split_off(from.min(self.flow.len()));
        self.flow.extend(tail.into_iter().map(|node| match node {
            DocumentChild::Paragraph(paragraph) => {
                DocumentChild::Paragraph(indented(Line(paragraph), level).0)
            }
            other => other,
        }));
    }
}

/// Where a block stands within its item.
#[derive(Clone, Copy)]
struct Place {
    num: u32,
    level: u32,
    keep: bool,
    /// Whether it comes first in one of the reports.
    first: bool,
    count: usize,
}

/// The blocks of an item, each with what became of it.
fn flatten<'b>(item: &'b [Block], how: Option<How>, flat: &mut Vec<(Option<How>, &'b Block)>) {
    for block in item {
        match block {
            Block::Change { how, blocks, .. } => flatten(blocks, Some(*how), flat),
            other => flat.push((how, other)),
        }
    }
}

fn indented(paragraph: Line, level: u32) -> Line {
    let left = i32::try_from((level + 1) * LIST_STEP).unwrap_or(0);
    paragraph.indent(left)
}
