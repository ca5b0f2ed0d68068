//! Tracked changes around what is walked over, and who made them.

use super::bounded;
use super::walk::Walker;
use crate::output::docx::xml::Element;
use crate::review::{How, Signed};

/// A tracked change around what is walked over.
#[derive(Clone, PartialEq, Eq)]
pub struct Tracked {
    /// What was done, by whom and when.
    pub how: How,
    pub author: String,
    pub date: String,
}

impl Tracked {
    /// The change that an element tells.
    pub fn of(element: &Element, how: How) -> Self {
        let told = |name: &str| bounded(element.attribute(name).unwrap_or_default(), 200);
        Self { how, author: told("w:author"), date: told("w:date") }
    }

    /// Whether what stands in it is gone once accepted.
    pub const fn gone(&self) -> bool {
        matches!(self.how, How::Deleted | How::MovedFrom)
    }

    pub fn signed(self, text: String) -> Signed {
        Signed { how: self.how, author: self.author, date: self.date, text }
    }
}

impl Walker<'_> {
    /// Signs the open paragraph for a text that was inserted or deleted.
    pub fn sign(&mut self, text: &str) {
        // What was inserted and then deleted is gone, by whoever deleted it.
        let gone = self.tracked.iter().rfind(|tracked| tracked.gone());
        let Some(tracked) = gone.or(self.tracked.last()) else {
            self.line.signing = false;
            return;
        };
        if let Some(last) = self.line.signed.last_mut().filter(|_| self.line.signing)
            && (last.how, &last.author, &last.date) == (tracked.how, &tracked.author, &tracked.date)
        {
            last.text.push_str(text);
            return;
        }
        let signed = tracked.clone().signed(text.to_string());
        self.line.signed.push(signed);
        self.line.signing = true;
    }
}
