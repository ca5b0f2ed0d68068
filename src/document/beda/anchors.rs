//! Anchors in a document that shows two: those of the new one stay, those of what went get names of
//! their own, and what leads nowhere becomes text.

use std::collections::BTreeSet;

use crate::document::model::change::whole;
use crate::document::model::{Block, Chapter, How, Inline, Node, Part};
use crate::document::walk;

/// How the anchor of something that went begins when the new document has one of that name.
const OLD: &str = "lama-";

/// Puts anchors and what leads to them in order.
pub fn settle(parts: &mut [Part]) {
    let mut known = BTreeSet::new();
    for chapter in chapters(parts) {
        let gone = whole(&chapter.title) == Some(How::Deleted);
        if !gone {
            known.insert(chapter.id.clone());
            each_id(&mut chapter.blocks, false, &mut |id, gone| {
                if !gone {
                    known.insert(id.clone());
                }
            });
        }
    }
    for chapter in chapters(parts) {
        let gone = whole(&chapter.title) == Some(How::Deleted);
        if gone {
            rename(&mut chapter.id, &mut known);
        }
        each_id(&mut chapter.blocks, gone, &mut |id, gone| {
            if gone {
                rename(id, &mut known);
            }
        });
    }
    for chapter in chapters(parts) {
        walk::inlines(&mut chapter.blocks, &mut |inline| {
            if let Inline::Node(Node::Ref { to, text }) = inline
                && !known.contains(to)
            {
                *inline = Inline::Text(std::mem::take(text));
            }
        });
        walk::blocks(&mut chapter.blocks, &mut |block| {
            if let Block::Contents { entries, .. } = block {
                let lost = entries.iter_mut().filter(|entry| !known.contains(&entry.to));
                lost.for_each(|entry| entry.to.clear());
            }
        });
    }
}

fn chapters(parts: &mut [Part]) -> impl Iterator<Item = &mut Chapter> {
    parts.iter_mut().flat_map(|part| &mut part.chapters)
}

fn rename(id: &mut String, known: &mut BTreeSet<String>) {
    if id.is_empty() {
        return;
    }
    while !known.insert(id.clone()) {
        id.insert_str(0, OLD);
    }
}

/// Shows every anchor, and whether it belongs to something that went.
fn each_id(blocks: &mut [Block], gone: bool, see: &mut dyn FnMut(&mut String, bool)) {
    for block in blocks {
        match block {
            Block::Heading { id, .. } | Block::Photo { id, .. } => see(id, gone),
            Block::Table(table) => see(&mut table.id, gone),
            Block::Chart(chart) => see(&mut chart.id, gone),
            Block::Diagram(diagram) => see(&mut diagram.id, gone),
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| each_id(item, gone, see));
            }
            Block::Change { how, blocks, .. } => each_id(blocks, *how == How::Deleted, see),
            _ => {}
        }
    }
}
