//! Differences of blocks: which belong together, and what of each changed.

use super::pairs::{Pair, Thing, pair};
use super::{forms, lines, tables, texts};
use crate::document::model::{Block, Chart, Diagram, Drawing, How, Inline, Plot};
use crate::document::source::plain;
use crate::document::walk;

/// The difference of two runs of blocks.
pub fn blocks(old: &[Block], new: &[Block]) -> Vec<Block> {
    let things = |blocks: &[Block]| -> Vec<Thing> { blocks.iter().map(thing).collect() };
    let mut made = Vec::new();
    for pair in pair(&things(old), &things(new)) {
        match pair {
            Pair::Both(one, other) => {
                if let (Some(old), Some(new)) = (old.get(one), new.get(other)) {
                    both(old, new, &mut made);
                }
            }
            Pair::Gone(at) => made.extend(old.get(at).and_then(|block| {
                let mut block = block.clone();
                upright(&mut block);
                whole(&block, How::Deleted)
            })),
            Pair::Come(at) => made.extend(new.get(at).and_then(|b| whole(b, How::Inserted))),
        }
    }
    made
}

/// Blocks that came or went, each by itself.
pub fn changed(blocks: &[Block], how: How) -> Vec<Block> {
    blocks.iter().filter_map(|block| whole(block, how)).collect()
}

/// A block that came or went. A new page says nothing, so one that went leaves no trace.
fn whole(block: &Block, how: How) -> Option<Block> {
    match (block, how) {
        (Block::PageBreak, How::Deleted) => None,
        (Block::PageBreak, How::Inserted) => Some(Block::PageBreak),
        (block, how) => Some(Block::Change { how, blocks: vec![block.clone()], at: None }),
    }
}

/// A block that went alone stands on the pages of its neighbours, so that none is left over.
fn upright(block: &mut Block) {
    match block {
        Block::Table(table) => table.landscape = false,
        Block::Diagram(diagram) => diagram.landscape = false,
        _ => {}
    }
}

/// The difference of two blocks that belong together.
fn both(old: &Block, new: &Block, made: &mut Vec<Block>) {
    if old == new {
        made.push(new.clone());
        return;
    }
    match within(old, new) {
        Some(block) => made.push(block),
        None => {
            let mut old = old.clone();
            let turned = |block: &Block| match block {
                Block::Table(table) => table.landscape,
                Block::Diagram(diagram) => diagram.landscape,
                _ => false,
            };
            if !turned(new) {
                upright(&mut old);
            }
            made.extend(whole(&old, How::Deleted));
            made.extend(whole(new, How::Inserted));
        }
    }
}

/// The new block with the differences within it; none when it stands in place of the old one.
fn within(old: &Block, new: &Block) -> Option<Block> {
    Some(match (old, new) {
        (
            Block::Heading { text: old, level: old_level, .. },
            Block::Heading { level, id, number, text, listed },
        ) if old_level == level => Block::Heading {
            level: *level,
            id: id.clone(),
            number: number.clone(),
            text: lines::line(old, text),
            listed: *listed,
        },
        (Block::Paragraph { text: old, .. }, Block::Paragraph { text, key }) => {
            Block::Paragraph { text: lines::line(old, text), key: key.clone() }
        }
        (Block::Quote { text: old }, Block::Quote { text }) => {
            Block::Quote { text: lines::line(old, text) }
        }
        (Block::List { style: one, items: old }, Block::List { style, items }) if one == style => {
            Block::List { style: *style, items: self::items(old, items) }
        }
        (
            Block::Note { style: one, title: old_title, text: old },
            Block::Note { style, title, text },
        ) if one == style && old_title.is_empty() == title.is_empty() => Block::Note {
            style: *style,
            title: lines::line(old_title, title),
            text: lines::line(old, text),
        },
        (Block::Table(old), Block::Table(new)) => Block::Table(tables::table(old, new)?),
        (Block::Chart(old), Block::Chart(new)) => Block::Chart(chart(old, new)),
        (Block::Diagram(old), Block::Diagram(new)) => Block::Diagram(diagram(old, new)),
        (
            Block::Photo { file: one, number: old_number, caption: old, .. },
            Block::Photo { file, id, number, caption, alt, key },
        ) if one == file => Block::Photo {
            id: id.clone(),
            number: texts::number(old_number.as_deref(), number.as_deref()),
            caption: lines::line(old, caption),
            alt: alt.clone(),
            file: file.clone(),
            key: key.clone(),
        },
        _ => return forms::form(old, new),
    })
}

fn items(old: &[Vec<Block>], new: &[Vec<Block>]) -> Vec<Vec<Block>> {
    let things = |items: &[Vec<Block>]| -> Vec<Thing> {
        let thing = |item: &Vec<Block>| {
            let text = said_by(item);
            Thing::new("item", text.clone(), &text)
        };
        items.iter().map(thing).collect()
    };
    let mut made = Vec::new();
    for pair in pair(&things(old), &things(new)) {
        match pair {
            Pair::Both(one, other) => {
                let (Some(old), Some(new)) = (old.get(one), new.get(other)) else { continue };
                if same_head(old, new) {
                    made.push(blocks(old, new));
                } else {
                    made.push(changed(old, How::Deleted));
                    made.push(changed(new, How::Inserted));
                }
            }
            Pair::Gone(at) => made.extend(old.get(at).map(|item| changed(item, How::Deleted))),
            Pair::Come(at) => made.extend(new.get(at).map(|item| changed(item, How::Inserted))),
        }
    }
    made
}

/// Whether what two items begin with stays at their heads: the number of an item stands there, and what
/// is in the middle of one of them cannot bear that of the other.
fn same_head(old: &[Block], new: &[Block]) -> bool {
    let things = |blocks: &[Block]| -> Vec<Thing> { blocks.iter().map(thing).collect() };
    let pairs = pair(&things(old), &things(new));
    match pairs.first() {
        Some(Pair::Gone(0)) => {
            let next = pairs.iter().find(|pair| !matches!(pair, Pair::Gone(_)));
            matches!(next, None | Some(Pair::Come(0)))
        }
        first => matches!(first, None | Some(Pair::Both(0, 0))),
    }
}

/// A chart with what changed around it, and the drawing that went beside the one that came.
fn chart(old: &Chart, new: &Chart) -> Chart {
    let same = old.plot == new.plot;
    let changed = || Plot::Changed {
        old: Box::new(old.plot.clone()),
        old_alt: old.alt.clone(),
        new: Box::new(new.plot.clone()),
    };
    Chart {
        number: texts::number(old.number.as_deref(), new.number.as_deref()),
        caption: lines::line(&old.caption, &new.caption),
        plot: if same { new.plot.clone() } else { changed() },
        notes: tables::notes(&old.notes, &new.notes),
        source: lines::line(&old.source, &new.source),
        ..new.clone()
    }
}

fn diagram(old: &Diagram, new: &Diagram) -> Diagram {
    let same = old.drawing == new.drawing;
    let changed = || Drawing::Changed {
        old: Box::new(old.drawing.clone()),
        old_alt: old.alt.clone(),
        new: Box::new(new.drawing.clone()),
    };
    Diagram {
        number: texts::number(old.number.as_deref(), new.number.as_deref()),
        caption: lines::line(&old.caption, &new.caption),
        drawing: if same { new.drawing.clone() } else { changed() },
        source: lines::line(&old.source, &new.source),
        ..new.clone()
    }
}

/// What a block is called and says.
fn thing(block: &Block) -> Thing {
    let by_text = |kind: &str, text: String| Thing::new(kind, text.clone(), &text);
    let by_id = |kind: &str, id: &str, caption: &[Inline]| {
        let caption = plain(caption);
        let name = if id.is_empty() { caption.clone() } else { id.to_string() };
        Thing::new(kind, name, &caption)
    };
    match block {
        Block::Heading { level, text, .. } => {
            let text = plain(text);
            Thing::new(format!("heading {level}"), uncounted(&text), &text)
        }
        Block::Paragraph { text, .. } => by_text("paragraph", plain(text)),
        Block::Quote { text } => by_text("quote", plain(text)),
        Block::List { style, items } => {
            let texts: Vec<String> = items.iter().map(|item| said_by(item)).collect();
            by_text(&format!("list {style:?}"), texts.join("\n"))
        }
        Block::Note { style, title, text } => {
            by_text(&format!("note {style:?}"), plain(title) + " " + &plain(text))
        }
        Block::Table(table) => by_id("table", &table.id, &table.caption),
        Block::Chart(chart) => by_id("chart", &chart.id, &chart.caption),
        Block::Diagram(diagram) => by_id("diagram", &diagram.id, &diagram.caption),
        Block::Photo { caption, .. } => by_text("photo", plain(caption)),
        Block::Formula { title, alt, .. } => {
            Thing::new("formula", alt.clone(), title.as_deref().unwrap_or_default())
        }
        Block::Title { lines, .. } => by_text("title", lines.join(" ")),
        Block::Contents { of, .. } => Thing::named("contents", &format!("{of:?}")),
        Block::Fields { rows } => {
            let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
            by_text("fields", labels.join(" "))
        }
        Block::Signature { .. } => Thing::named("signature", ""),
        Block::Cover(_) => Thing::named("cover", ""),
        Block::Glance(_) => Thing::named("glance", ""),
        Block::PageBreak => Thing::named("page", ""),
        Block::Change { .. } => Thing::named("change", ""),
    }
}

/// A heading without its counts: "Sasaran Ke-4: …" is the same when a sasaran before it went.
fn uncounted(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// What blocks say.
fn said_by(blocks: &[Block]) -> String {
    let mut texts = Vec::new();
    let mut copy = blocks.to_vec();
    walk::blocks(&mut copy, &mut |block| match block {
        Block::Paragraph { text, .. } | Block::Heading { text, .. } | Block::Quote { text } => {
            texts.push(plain(text));
        }
        Block::Table(table) => texts.push(table.id.clone()),
        _ => {}
    });
    texts.join(" ")
}
