//! What blocks and lines say, as text: on both sides, and of what changed.

use super::texts;
use crate::document::model::change::pieces;
use crate::document::model::{Block, Cell, How, Inline, Node};
use crate::document::source::plain;
use crate::document::walk;

/// Changes that are told of one place at most.
const MOST: usize = 4;

/// Stands between changes, and for those that are not told.
const GAP: &str = " … ";

/// What went and what came.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Said {
    /// What went.
    pub old: String,
    /// What came.
    pub new: String,
}

impl Said {
    /// One of both.
    pub fn one(how: How, text: String) -> Self {
        let mut said = Self::default();
        match how {
            How::Deleted => said.old = text,
            How::Inserted => said.new = text,
        }
        said
    }

    /// What differs between two texts, when they are alike; else the texts.
    pub fn between(old: &str, new: &str) -> Self {
        text(&texts::text(old, new))
    }

    /// Whether there is anything.
    pub fn is_some(&self) -> bool {
        !self.old.is_empty() || !self.new.is_empty()
    }

    /// Adds what is said elsewhere; of what is too much, a sign.
    pub fn append(&mut self, other: Self) {
        for (text, more) in [(&mut self.old, other.old), (&mut self.new, other.new)] {
            if more.is_empty() || text.ends_with(GAP) {
                continue;
            }
            if !text.is_empty() {
                text.push_str(GAP);
            }
            if text.matches(GAP).count() < MOST {
                text.push_str(&more);
            }
        }
    }
}

/// What changed in a line.
pub fn line(inlines: &[Inline]) -> Said {
    let mut said = Said::default();
    for inline in inlines {
        match inline {
            Inline::Node(Node::Change { how, body, .. }) => {
                said.append(Said::one(*how, plain(body).trim().to_string()));
            }
            Inline::Node(Node::Strong { body } | Node::Emph { body } | Node::Group { body }) => {
                said.append(line(body))
            }
            Inline::Node(Node::Value { text: value, .. } | Node::Badge { text: value, .. }) => {
                said.append(text(value));
            }
            _ => {}
        }
    }
    said
}

/// What changed in a string.
pub fn text(text: &str) -> Said {
    let mut said = Said::default();
    for (how, piece) in pieces(text) {
        if let Some(how) = how {
            said.append(Said::one(how, piece.trim().to_string()));
        }
    }
    said
}

/// What changed in a block that is told as one.
pub fn changes(block: &Block) -> Said {
    let mut said = Said::default();
    let mut add = |value: &str| said.append(text(value));
    match block {
        Block::Cover(cover) => {
            add(&cover.government);
            add(&cover.agency);
            cover.title.iter().for_each(|line| add(line));
            [&cover.abbreviation, &cover.place, &cover.issued]
                .into_iter()
                .for_each(|text| add(text));
            add(cover.draft.as_deref().unwrap_or_default());
        }
        Block::Title { lines, .. } => lines.iter().for_each(|line| add(line)),
        Block::Formula { title, .. } => add(title.as_deref().unwrap_or_default()),
        Block::Signature { parties } => {
            for party in parties {
                let texts = [&party.role, &party.name, &party.rank, &party.nip];
                texts.into_iter().flatten().for_each(|text| add(text));
                party.position.iter().for_each(|line| add(line));
            }
        }
        Block::Glance(glance) => {
            for row in &glance.rows {
                add(&row.name);
                row.indicators.iter().for_each(|indicator| add(&indicator.name));
                add(&row.achievement.text);
                add(&row.absorption.text);
            }
        }
        Block::Fields { rows } => rows.iter().for_each(|row| add(&row.label)),
        _ => {}
    }
    let mut copy = [block.clone()];
    walk::inlines(&mut copy, &mut |inline| {
        if let Inline::Node(Node::Change { how, body, .. }) = inline {
            said.append(Said::one(*how, plain(body).trim().to_string()));
        }
    });
    said
}

/// What a cell says, whatever became of it.
pub fn cell(cell: &Cell) -> String {
    let all = cell.text.iter().map(|inline| match inline {
        Inline::Node(Node::Change { body, .. }) => plain(body),
        other => plain(std::slice::from_ref(other)),
    });
    all.collect()
}

/// What blocks say: text, or the caption.
pub fn block(blocks: &[Block]) -> String {
    let mut texts = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text, .. } | Block::Quote { text } => {
                texts.push(plain(text));
            }
            Block::List { items, .. } => {
                texts.extend(items.iter().map(|item| self::block(item)));
            }
            Block::Note { title, text, .. } => texts.push(plain(title) + " " + &plain(text)),
            Block::Table(table) => texts.push(plain(&table.caption)),
            Block::Chart(chart) => texts.push(plain(&chart.caption)),
            Block::Diagram(diagram) => texts.push(plain(&diagram.caption)),
            Block::Photo { caption, .. } => texts.push(plain(caption)),
            Block::Formula { title, alt, .. } => {
                texts.push(title.clone().unwrap_or_else(|| alt.clone()));
            }
            Block::Title { lines, .. } => texts.push(lines.join(" ")),
            Block::Fields { rows } => {
                texts.extend(rows.iter().map(|row| format!("{}: {}", row.label, plain(&row.text))));
            }
            Block::Signature { parties } => {
                texts.extend(parties.iter().filter_map(|party| party.name.clone()));
            }
            Block::Glance(glance) => {
                texts.push(plain(&glance.message));
                texts.extend(
                    glance
                        .totals
                        .iter()
                        .map(|total| format!("{}: {}", total.label, plain(&total.amount))),
                );
                texts.extend(glance.rows.iter().map(|row| {
                    format!("{}: {} · {}", row.name, row.achievement.text, row.absorption.text)
                }));
            }
            Block::Cover(cover) => texts.push(cover.title.join(" ")),
            Block::Change { blocks, .. } => texts.push(self::block(blocks)),
            Block::Contents { .. } | Block::PageBreak => {}
        }
    }
    texts.join(" ")
}
