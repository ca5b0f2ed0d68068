//! Random edits of a document.

use lkjip::document::model::{Block, Cell, Document, Inline, ListStyle, Node, Table};

/// Random numbers, the same for the same seed.
pub struct Chance(pub u64);

impl Chance {
    /// A number below another.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most.max(1) as u64).unwrap()
    }

    fn word(&mut self) -> String {
        const WORDS: [&str; 6] = ["capaian", "2025", "94,41%", "tumbuh", "serta", "Rp1.250.000"];
        format!("{} ", WORDS[self.below(WORDS.len())])
    }

    fn text(&mut self) -> Inline {
        Inline::Text(self.word() + &self.word())
    }
}

/// The chapter of a number alone, without pictures, which take their time, and lists of contents, which
/// would lead nowhere.
pub fn chapter(document: &Document, number: usize) -> Document {
    let mut document = document.clone();
    let mut at = 0;
    for part in &mut document.parts {
        part.chapters.retain(|_| {
            at += 1;
            at - 1 == number
        });
        for chapter in &mut part.chapters {
            chapter.blocks.retain(|block| {
                !matches!(block, Block::Chart(_) | Block::Diagram(_) | Block::Contents { .. })
            });
            // Headings that change places would have numbers that Word cannot count.
            for block in &mut chapter.blocks {
                if let Block::Heading { number, .. } = block {
                    *number = None;
                }
            }
        }
    }
    document.parts.retain(|part| !part.chapters.is_empty());
    document
}

/// The document with some edits.
pub fn edited(document: &Document, chance: &mut Chance) -> Document {
    let mut document = document.clone();
    for chapter in document.parts.iter_mut().flat_map(|part| &mut part.chapters) {
        for _ in 0..=chance.below(6) {
            edit(&mut chapter.blocks, chance);
        }
    }
    document
}

fn edit(blocks: &mut Vec<Block>, chance: &mut Chance) {
    if blocks.is_empty() {
        return;
    }
    let (at, other) = (chance.below(blocks.len()), chance.below(blocks.len()));
    match chance.below(8) {
        0 => drop(blocks.remove(at)),
        1 => blocks.swap(at, other),
        2 => blocks.insert(at, Block::Paragraph { text: vec![chance.text()], key: None }),
        3 => {
            let items = (0..=chance.below(3))
                .map(|_| vec![Block::Paragraph { text: vec![chance.text()], key: None }]);
            let items = items.collect();
            blocks.insert(at, Block::List { style: ListStyle::Decimal, items });
        }
        _ => within(&mut blocks[at], chance),
    }
}

fn within(block: &mut Block, chance: &mut Chance) {
    match block {
        Block::Heading { text, .. } | Block::Paragraph { text, .. } | Block::Quote { text } => {
            line(text, chance);
        }
        Block::List { items, .. } if !items.is_empty() => {
            let (at, other) = (chance.below(items.len()), chance.below(items.len()));
            match chance.below(4) {
                0 if items.len() > 1 => drop(items.remove(at)),
                1 => items.swap(at, other),
                2 => items.insert(at, items[other].clone()),
                _ => edit(&mut items[at], chance),
            }
        }
        Block::Table(found) => table(found, chance),
        Block::Note { title, text, .. } => {
            line(title, chance);
            line(text, chance);
        }
        Block::Photo { caption, .. } => line(caption, chance),
        Block::Fields { rows } if !rows.is_empty() => {
            let at = chance.below(rows.len());
            match chance.below(3) {
                0 if rows.len() > 1 => drop(rows.remove(at)),
                _ => line(&mut rows[at].text, chance),
            }
        }
        Block::Title { lines, .. } => lines.push(chance.word().trim().to_string()),
        Block::Signature { parties } => {
            for party in parties {
                party.name = Some(chance.word().trim().to_string());
            }
        }
        Block::Glance(glance) => {
            line(&mut glance.message, chance);
            for row in &mut glance.rows {
                row.absorption.text = chance.word().trim().to_string();
            }
        }
        _ => {}
    }
}

fn line(text: &mut Vec<Inline>, chance: &mut Chance) {
    let at = chance.below(text.len() + 1);
    match chance.below(5) {
        0 if text.len() > 1 => drop(text.remove(at % text.len())),
        1 => text.insert(at, Inline::Node(Node::Strong { body: vec![chance.text()] })),
        2 => text.insert(at, Inline::Node(Node::Break)),
        3 => {
            let text_of = chance.word().trim().to_string();
            let value = Node::Value { text: text_of, key: "anggaran.pagu".into(), formula: None };
            text.insert(at, Inline::Node(value));
        }
        _ => text.insert(at, chance.text()),
    }
}

fn table(table: &mut Table, chance: &mut Chance) {
    let single = |cell: &Cell| cell.rowspan < 2;
    match chance.below(8) {
        0 => line(&mut table.caption, chance),
        1 => line(&mut table.source, chance),
        2 => drop(table.notes.pop()),
        3 => table.number = table.number.take().map(|number| format!("{number}1")),
        kind => {
            let Some(group) = table.groups.iter_mut().find(|g| g.rows.len() > 2) else { return };
            let at = chance.below(group.rows.len());
            let flat = group.rows.iter().flat_map(|row| &row.cells).all(single);
            match kind {
                4 if flat => drop(group.rows.remove(at)),
                5 if flat => {
                    let mut row = group.rows[at].clone();
                    row.key.push_str(".baru");
                    row.cells.iter_mut().for_each(|cell| line(&mut cell.text, chance));
                    group.rows.insert(at, row);
                }
                6 if flat => {
                    let other = chance.below(group.rows.len());
                    group.rows.swap(at, other);
                }
                _ => {
                    let cells = &mut group.rows[at].cells;
                    let at = chance.below(cells.len());
                    if let Some(cell) = cells.get_mut(at) {
                        line(&mut cell.text, chance);
                        cell.low = chance.below(4) == 0;
                    }
                }
            }
        }
    }
}
