//! Taking edits of the printed report back into the record.
//!
//! Somebody edited what the report shows; the record holds what it is made from. [`revise`] leads edits
//! of a narrative text back to its Markdown, [`value`] the edit of a printed figure to what is typed,
//! [`merge`] holds several edits of one text against each other, [`texts`] knows where texts stand in the
//! record, and [`mod@write`] and [`lists`] put the results into its bytes. What cannot be led back for sure is refused with a reason, never guessed. Knows
//! no file and no Word.

mod blocks;
mod escape;
pub mod lists;
pub mod merge;
pub mod revise;
pub mod texts;
mod tokens;
pub mod value;
pub mod write;

/// A paragraph or item of a list as it was printed, or as somebody left it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// What it says, in order.
    pub bits: Vec<Bit>,
    /// Whether it is an item of a list.
    pub item: bool,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bit {
    /// Words.
    Text(String),
    /// A value that the program printed, under its key.
    Value {
        /// Key in the record.
        key: String,
        /// As it reads.
        text: String,
    },
}

impl Line {
    /// What the line says.
    pub fn text(&self) -> String {
        let texts = self.bits.iter().map(|bit| match bit {
            Bit::Text(text) | Bit::Value { text, .. } => text.as_str(),
        });
        texts.collect()
    }
}

/// Words of a person as a narrative text of one paragraph. `None` when they hold signs of the template
/// language.
pub fn markdown(text: &str) -> Option<String> {
    escape::escape(text, true).ok()
}
