//! Where texts of the record stand in a document: by the key of the paragraph that they became, else
//! by their own words.
//!
//! Knows no page; the anchor of each place leads to one.

use std::collections::BTreeMap;

use super::model::{Block, Document, Inline};
use super::printed::{Headings, Printed};
use super::source::plain;
use super::walk;

/// Letters that a text has at least before it is looked for by its words.
const TELLING: usize = 5;

/// A text of the record.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Its key; the keys below it count too.
    pub key: String,
    /// What it says, where it may be found by that.
    pub text: Option<String>,
}

/// Finds each text, once in every section, table or figure that has it.
pub fn mentions(document: &Document, wanted: &[Wanted]) -> BTreeMap<String, Vec<Printed>> {
    let mut document = document.clone();
    let mut found: BTreeMap<String, Vec<Printed>> = BTreeMap::new();
    for chapter in document.parts.iter_mut().flat_map(|part| &mut part.chapters) {
        let mut at = Headings::of(chapter.label.as_deref(), &chapter.title, &chapter.id);
        walk::blocks(&mut chapter.blocks, &mut |block| {
            at.see(block);
            // The blocks within a list come by themselves.
            if matches!(block, Block::List { .. } | Block::Contents { .. }) {
                return;
            }
            let (key, said) = (own_key(block).map(str::to_string), said(block));
            for one in wanted.iter().filter(|one| is_here(one, key.as_deref(), &said)) {
                let places = found.entry(one.key.clone()).or_default();
                let place = at.place(block, "", String::new());
                if !places.iter().any(|known| known.anchor == place.anchor) {
                    places.push(place);
                }
            }
        });
    }
    found
}

fn is_here(one: &Wanted, key: Option<&str>, said: &str) -> bool {
    let below =
        |key: &str| key.strip_prefix(&one.key).is_some_and(|r| r.is_empty() || r.starts_with('.'));
    key.is_some_and(below)
        || one.text.as_ref().is_some_and(|text| {
            text.chars().count() >= TELLING && !text.contains("{{") && said.contains(text.as_str())
        })
}

/// The key of the text that a block is made of.
fn own_key(block: &Block) -> Option<&str> {
    match block {
        Block::Paragraph { key, .. } => key.as_deref(),
        Block::Photo { key, .. } => Some(key),
        _ => None,
    }
}

/// Everything that a block says.
fn said(block: &mut Block) -> String {
    // Names within drawings and signatures are no inlines.
    if matches!(
        block,
        Block::Diagram(_) | Block::Signature { .. } | Block::Title { .. } | Block::Cover(_)
    ) {
        return serde_json::to_string(block).unwrap_or_default();
    }
    let mut said = String::new();
    walk::inlines(std::slice::from_mut(block), &mut |inline: &mut Inline| {
        said.push_str(&plain(std::slice::from_ref(inline)));
    });
    said
}
