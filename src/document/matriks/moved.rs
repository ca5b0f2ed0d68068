//! What became of a place of the report between two records: by its key, as printed.

use lkjip_metrics::banding::{Banding, Change, Content, Shift};
use lkjip_metrics::figures::Figures;
use lkjip_metrics::number::{Decimal, Waktu, angka_apa_adanya, from_text};

use super::quoted::quoted;
use crate::document::model::{Block, Document};
use crate::document::source::plain;
use crate::document::walk;

/// Changes below a key that are told.
const MOST: usize = 4;

/// One of the two records, with its report where that could be composed.
#[derive(Debug, Clone, Copy)]
pub struct Stood<'a> {
    /// Its figures.
    pub figures: &'a Figures,
    /// Its report.
    pub document: Option<&'a Document>,
}

/// What became of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moved {
    /// Nobody can tell: there is no key, or no draft to hold it against.
    Unknown,
    /// Nothing: it says this, where that can be printed.
    Same(Option<String>),
    /// It is another one now.
    Other {
        /// Old and new.
        pairs: Vec<Pair>,
        /// How many more there are.
        more: usize,
    },
}

/// What stood in a place and what stands there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// What it is, where the place has several.
    pub what: Option<String>,
    /// What stood there; nothing where it is new.
    pub old: Option<String>,
    /// What stands there now; nothing where it is gone.
    pub new: Option<String>,
}

/// Finds out what became of a key: of the figure, the printed text or the part of the record that it
/// names. Of a printed text of several paragraphs only those are told that hold the quote, where one is
/// given.
pub fn moved(
    key: &str,
    quote: Option<&str>,
    banding: &Banding,
    old: Stood<'_>,
    new: Stood<'_>,
) -> Moved {
    let figure = figure_of(key, old.figures, new.figures);
    let shift = banding.shifts.iter().find(|shift| {
        !shift.is_flag() && (shift.key == figure || shift.old_key.as_deref() == Some(&figure))
    });
    if let Some(shift) = shift {
        return one(None, shift.texts());
    }
    if let Some(figure) = new.figures.get(&figure).filter(|figure| figure.is_known()) {
        return Moved::Same(Some(figure.text()));
    }
    let renamed = banding.changes.iter().find(|change| {
        change.old_key.as_deref() == Some(key) || (change.key == key && change.old_key.is_some())
    });
    let names = renamed.and_then(|change| Some((change.old_key.as_deref()?, change.key.as_str())));
    let (old_key, new_key) = names.unwrap_or((key, key));
    let said = |side: Stood<'_>, key: &str| {
        side.document.map(|document| said(document, key)).unwrap_or_default()
    };
    let (was, is) = (said(old, old_key), said(new, new_key));
    let several_each = was.len().max(is.len()) > 1;
    let part = quote.filter(|_| several_each).and_then(|quote| quoted(quote, &was, &is));
    let whole = |said: &[String]| (!said.is_empty()).then(|| said.join(" "));
    match part.unwrap_or_else(|| (whole(&was), whole(&is))) {
        (None, None) => {}
        (was, is) if was == is => return Moved::Same(is),
        texts => return one(None, texts),
    }
    let changes: Vec<&Change> =
        banding.changes.iter().filter(|change| is_of(change, key)).collect();
    if !changes.is_empty() {
        let alone = changes.len() == 1 && changes.iter().all(|change| change.key == key);
        return several(changes.iter().map(|change| of_change(change, alone)));
    }
    let below = banding.shifts.iter().filter(|shift| !shift.is_flag() && below(&shift.key, key));
    let below: Vec<&Shift> = below.collect();
    if !below.is_empty() {
        return several(below.iter().map(|shift| {
            let (old, new) = shift.texts();
            let what = shift.key.get(key.len() + 1..).map(str::to_string);
            Pair { what, old, new }
        }));
    }
    Moved::Same(None)
}

/// The key of the figure that a key of the record became, or the key itself.
fn figure_of(key: &str, old: &Figures, new: &Figures) -> String {
    if old.get(key).is_some() || new.get(key).is_some() {
        return key.to_string();
    }
    let typed = new.iter().find(|figure| {
        figure.is_known() && figure.place.as_ref().is_some_and(|place| &*place.key == key)
    });
    typed.map_or(key, |figure| &figure.key).to_string()
}

fn below(key: &str, above: &str) -> bool {
    key.strip_prefix(above).is_some_and(|rest| rest.starts_with('.'))
}

fn is_of(change: &Change, key: &str) -> bool {
    let is = |own: &str| own == key || below(own, key);
    is(&change.key) || change.old_key.as_deref().is_some_and(is)
}

fn one(what: Option<String>, (old, new): (Option<String>, Option<String>)) -> Moved {
    Moved::Other { pairs: vec![Pair { what, old, new }], more: 0 }
}

fn several(pairs: impl Iterator<Item = Pair>) -> Moved {
    let mut pairs: Vec<Pair> = pairs.collect();
    let more = pairs.len().saturating_sub(MOST);
    pairs.truncate(MOST);
    Moved::Other { pairs, more }
}

fn of_change(change: &Change, alone: bool) -> Pair {
    let text = |content: &Option<Content>| {
        content.as_ref().map(|content| content.text.clone().unwrap_or_else(|| shown(&content.toml)))
    };
    let what = change.name.clone().unwrap_or_else(|| {
        let what = change.what.trim_end_matches('.');
        change.of.as_ref().map_or_else(|| what.to_string(), |of| format!("{what}, {of}"))
    });
    // A whole table is told by its name.
    let side = |content: &Option<Content>| match content {
        Some(content) if content.text.is_none() && content.toml.starts_with(['{', '[']) => {
            Some(change.name.clone().unwrap_or_else(|| change.kind.word().to_string()))
        }
        content => text(content),
    };
    let what = (!alone && !what.is_empty()).then_some(what);
    Pair { what, old: side(&change.old), new: side(&change.new) }
}

/// A value that is no text, as it is read on paper.
fn shown(toml: &str) -> String {
    match from_text(toml) {
        // A whole number of four digits may be a year.
        Ok(number) if !number.fract().is_zero() || number.abs() >= Decimal::from(10_000) => {
            angka_apa_adanya(number)
        }
        _ => match toml.parse::<Waktu>() {
            Ok(day) => day.to_string(),
            Err(_) => toml.to_string(),
        },
    }
}

/// What a report says in the paragraphs of a key and of those below it.
fn said(document: &Document, key: &str) -> Vec<String> {
    let mut parts = document.parts.clone();
    let mut said: Vec<String> = Vec::new();
    for chapter in parts.iter_mut().flat_map(|part| &mut part.chapters) {
        walk::blocks(&mut chapter.blocks, &mut |block| {
            if let Block::Paragraph { text, key: Some(own) } = &*block
                && (own == key || below(own, key))
            {
                let text = plain(text);
                // A text may be printed in several places.
                if !said.contains(&text) {
                    said.push(text);
                }
            }
        });
    }
    said
}
