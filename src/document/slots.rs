//! Marks by which values and blocks survive Markdown: a template prints a mark for each, the
//! Markdown parser passes it through as text, and the blocks take the real thing back from here.

use std::sync::{Arc, Mutex, PoisonError};

use super::blocks::Call;
use super::model::{Inline, ListStyle};

/// Opens a mark; the reader of the record refuses private-use characters, so none can be forged.
const OPEN: char = '\u{E000}';
/// Closes a mark.
const CLOSE: char = '\u{E001}';

/// Marks of one composition at most; a report of twenty sasaran has a tenth of it.
const MOST: usize = 200_000;

/// What a mark stands for.
#[derive(Debug, Clone)]
pub enum Slot {
    /// A value or plain text within a line.
    Inline(Inline),
    /// A cross reference to an anchor.
    Ref(String),
    /// A made block.
    Call(Call),
    /// A narrative text of the record: its key and its Markdown, already rendered.
    Narrative(Narrative),
    /// A list of narrative texts.
    List(ListStyle, Vec<Narrative>),
}

/// A rendered narrative text.
#[derive(Debug, Clone)]
pub struct Narrative {
    /// Key in the record.
    pub key: String,
    /// Markdown with marks.
    pub text: String,
}

/// The slots of one composition, shared with the functions of the template language.
#[derive(Debug, Clone, Default)]
pub struct Slots(Arc<Mutex<Vec<Slot>>>);

/// A piece of text between marks.
#[derive(Debug)]
pub enum Piece<'t> {
    /// Text.
    Text(&'t str),
    /// What a mark stands for.
    Slot(Slot),
}

impl Slots {
    /// Keeps a slot and gives its mark.
    pub fn mark(&self, slot: Slot) -> String {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        slots.push(slot);
        format!("{OPEN}{}{CLOSE}", slots.len() - 1)
    }

    /// Whether there is room for another block; a text in a runaway loop would make millions.
    pub fn has_room(&self) -> bool {
        self.count() < MOST
    }

    /// Number of slots now.
    pub fn count(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Forgets the slots after a number of them: those of a text that failed.
    pub fn forget_after(&self, count: usize) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).truncate(count);
    }

    /// Cuts text at its marks.
    pub fn cut<'t>(&self, text: &'t str) -> Vec<Piece<'t>> {
        let slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(OPEN) {
            let Some((number, tail)) = after.split_once(CLOSE) else { break };
            if !before.is_empty() {
                pieces.push(Piece::Text(before));
            }
            if let Some(slot) = number.parse::<usize>().ok().and_then(|n| slots.get(n)) {
                pieces.push(Piece::Slot(slot.clone()));
            }
            rest = tail;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest));
        }
        pieces
    }
}
