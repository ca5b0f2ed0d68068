//! What a line says, in the ways that edits are looked for.

use std::collections::{BTreeMap, VecDeque};

use lkjip_metrics::serap::{Bit, Line as Printed};

use crate::review::{Line, Style};

/// The values of a line with their keys, joined where one stands in several pieces.
pub(super) fn keyed(line: &Line) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for piece in &line.pieces {
        match &piece.key {
            Some(key) => {
                match all.last_mut().filter(|(last, _)| open && last == key) {
                    Some((_, text)) => text.push_str(&piece.text),
                    None => all.push((key.clone(), piece.text.clone())),
                }
                open = true;
            }
            None => open = false,
        }
    }
    all
}

/// The key of the only value of a line that says nothing else.
pub(super) fn only_key(line: &Line) -> Option<&str> {
    let mut said = line.pieces.iter().filter(|piece| !piece.text.trim().is_empty());
    let key = said.next()?.key.as_deref()?;
    said.all(|piece| piece.key.as_deref() == Some(key)).then_some(key)
}

/// What a line says besides its values, each of which is one sign.
pub(super) fn masked(line: &Line) -> String {
    let mut out = String::new();
    let mut open: Option<&str> = None;
    for piece in &line.pieces {
        match &piece.key {
            Some(key) if open == Some(key.as_str()) => {}
            Some(key) => {
                out.push('\u{E000}');
                open = Some(key);
            }
            None => {
                out.push_str(&piece.text);
                open = None;
            }
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line as the record's side knows it.
pub(super) fn printed(line: &Line) -> Printed {
    let mut bits: Vec<Bit> = Vec::new();
    for piece in &line.pieces {
        match (&piece.key, bits.last_mut()) {
            (Some(key), Some(Bit::Value { key: last, text })) if last == key => {
                text.push_str(&piece.text)
            }
            (Some(key), _) => bits.push(Bit::Value { key: key.clone(), text: piece.text.clone() }),
            (None, Some(Bit::Text(text))) => text.push_str(&piece.text),
            (None, _) => bits.push(Bit::Text(piece.text.clone())),
        }
    }
    Printed { bits, item: matches!(line.style, Style::Item { .. }) }
}

/// What a line says.
pub(super) fn said(line: &Line) -> String {
    let text: String = line.pieces.iter().map(|piece| piece.text.as_str()).collect();
    text.trim().to_string()
}

/// What a new line says with the values as the draft printed them: an edit of a value is one of its own.
pub(super) fn said_beside(old: &Line, new: &Line) -> String {
    let mut values: BTreeMap<String, VecDeque<String>> = BTreeMap::new();
    for (key, text) in keyed(old) {
        values.entry(key).or_default().push_back(text);
    }
    let mut out = String::new();
    let mut open: Option<&str> = None;
    for piece in &new.pieces {
        let key = piece.key.as_deref();
        let was = if key.is_some() && key == open {
            // A value in several pieces, of which the first said all of it.
            Some(String::new())
        } else {
            key.and_then(|key| values.get_mut(key)?.pop_front())
        };
        out.push_str(was.as_deref().unwrap_or(&piece.text));
        open = if was.is_some() { key } else { None };
    }
    out.trim().to_string()
}
