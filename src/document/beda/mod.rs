//! The difference of two documents, as one document that shows both.
//!
//! [`beda`] gives the new document with what was inserted and what was deleted: pieces of a line as
//! nodes, whole blocks in a wrapper, strings with marks of their own (`model::change`). Chapters
//! are paired by id, blocks by identity and then by likeness (`pairs`), lines word by word
//! (`lines`), tables row by row by key (`tables`). Numbers of chapters and headings are those of the new
//! document. Nothing here knows an output format or a picture's bytes.

mod anchors;
mod blocks;
mod forms;
mod lines;
mod listing;
pub(crate) mod pairs;
mod said;
mod tables;
mod texts;

pub use texts::text;

use super::model::change::wrap;
use super::model::{Changes, Chapter, Document, How, Part, PartKind};
use pairs::{Pair, Thing, pair};

/// The difference of two documents; `names` say how they are called.
pub fn beda(old: &Document, new: &Document, (old_name, new_name): (&str, &str)) -> Document {
    let mut parts = parts(&old.parts, &new.parts);
    anchors::settle(&mut parts);
    let list = listing::list(&mut parts);
    let (old_name, new_name) = (old_name.to_string(), new_name.to_string());
    let changes = Some(Changes { old: old_name, new: new_name, list });
    Document { version: new.version, meta: new.meta.clone(), parts, changes }
}

fn parts(old: &[Part], new: &[Part]) -> Vec<Part> {
    let things = |parts: &[Part]| -> Vec<Thing> {
        parts.iter().map(|part| Thing::named("part", kind(part.kind))).collect()
    };
    let pairs = pair(&things(old), &things(new));
    let made = pairs.into_iter().filter_map(|pair| {
        let chapters = |parts: &[Part], at: usize, how| {
            let part = parts.get(at)?;
            let chapters = part.chapters.iter().map(|one| changed_chapter(one, how)).collect();
            Some(Part { kind: part.kind, chapters })
        };
        match pair {
            Pair::Both(one, other) => {
                let (old, new) = (old.get(one)?, new.get(other)?);
                Some(Part {
                    kind: new.kind,
                    chapters: self::chapters(&old.chapters, &new.chapters),
                })
            }
            Pair::Gone(at) => chapters(old, at, How::Deleted),
            Pair::Come(at) => chapters(new, at, How::Inserted),
        }
    });
    made.collect()
}

const fn kind(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Cover => "cover",
        PartKind::Front => "front",
        PartKind::Body => "body",
        PartKind::Appendix => "appendix",
        PartKind::Sheet => "sheet",
    }
}

fn chapters(old: &[Chapter], new: &[Chapter]) -> Vec<Chapter> {
    let things = |chapters: &[Chapter]| -> Vec<Thing> {
        chapters.iter().map(|chapter| Thing::named("chapter", &chapter.id)).collect()
    };
    let pairs = pair(&things(old), &things(new));
    let made = pairs.into_iter().filter_map(|pair| match pair {
        Pair::Both(one, other) => Some(chapter(old.get(one)?, new.get(other)?)),
        Pair::Gone(at) => Some(changed_chapter(old.get(at)?, How::Deleted)),
        Pair::Come(at) => Some(changed_chapter(new.get(at)?, How::Inserted)),
    });
    made.collect()
}

fn chapter(old: &Chapter, new: &Chapter) -> Chapter {
    Chapter {
        title: texts::text(&old.title, &new.title),
        blocks: blocks::blocks(&old.blocks, &new.blocks),
        ..new.clone()
    }
}

/// A chapter that came or went as a whole. One that went bears no number.
fn changed_chapter(chapter: &Chapter, how: How) -> Chapter {
    Chapter {
        title: wrap(&chapter.title, how),
        label: chapter.label.clone().filter(|_| how == How::Inserted),
        blocks: blocks::changed(&chapter.blocks, how),
        ..chapter.clone()
    }
}

#[cfg(test)]
mod tests;
