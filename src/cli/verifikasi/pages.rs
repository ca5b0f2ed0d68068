//! Two PDFs page by page, by the text that a reader sees.

use std::collections::BTreeMap;

use lkjip_metrics::asing::{Body, Piece, Place};

use crate::input;

/// Pages that are told of.
const MOST: usize = 5;

/// Pages whose text differs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pages {
    /// The first of them.
    pub first: Vec<Page>,
    /// How many more there are.
    pub more: usize,
    /// Why pages could not be compared, as a sentence.
    pub unread: Option<String>,
}

/// A page whose text differs: the first line that does, on both sides. Empty where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its number in the file, from 1.
    pub number: usize,
    /// As in the document.
    pub document: String,
    /// As the record says.
    pub record: String,
}

impl Pages {
    /// Compares a document with what the record makes.
    pub fn of(document: &[u8], made: &[u8], name: &str) -> Self {
        let read = |bytes: &[u8]| input::pdf_text(bytes.to_vec(), name).map(|read| lines(&read));
        let (document, made) = match (read(document), read(made)) {
            (Ok(document), Ok(made)) => (document, made),
            (Err(reason), _) | (_, Err(reason)) => {
                return Self { unread: Some(reason.to_string()), ..Self::default() };
            }
        };
        let mut numbers: Vec<usize> = document.keys().chain(made.keys()).copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        let none = Vec::new();
        let mut found = numbers.into_iter().filter_map(|number| {
            let of =
                |pages: &BTreeMap<usize, Vec<String>>| pages.get(&number).unwrap_or(&none).clone();
            let (one, other) = (of(&document), of(&made));
            let at = (0..one.len().max(other.len())).find(|at| one.get(*at) != other.get(*at))?;
            let line = |lines: &[String]| lines.get(at).cloned().unwrap_or_default();
            Some(Page { number, document: line(&one), record: line(&other) })
        });
        let first: Vec<Page> = found.by_ref().take(MOST).collect();
        let more = found.count();
        Self { first, more, unread: None }
    }

    /// Whether every page says the same.
    pub fn same(&self) -> bool {
        self.first.is_empty() && self.unread.is_none()
    }
}

/// What each page says.
fn lines(pieces: &[Piece]) -> BTreeMap<usize, Vec<String>> {
    let mut pages: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for piece in pieces {
        let Place::Page(number) = piece.place else { continue };
        let text = match &piece.body {
            Body::Heading(text) | Body::Text(text) => text.clone(),
            Body::Row(cells) | Body::Laid(cells) => cells.join(" | "),
        };
        pages.entry(number).or_default().push(text);
    }
    pages
}
