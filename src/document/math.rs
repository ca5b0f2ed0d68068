//! Formulas as a tree, so that Typst and Word each set them as real formulas.

use serde::Serialize;

/// A formula.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Math {
    /// Words, set upright in the text font.
    Word {
        /// The words.
        text: String,
    },
    /// A number as printed.
    Number {
        /// The number.
        text: String,
    },
    /// An operator: `=`, `+`, `−`, `×`.
    Op {
        /// The sign.
        text: String,
    },
    /// Parts side by side.
    Row {
        /// Parts.
        parts: Vec<Math>,
    },
    /// A fraction.
    Frac {
        /// Above the line.
        over: Box<Math>,
        /// Below the line.
        under: Box<Math>,
    },
    /// Round brackets.
    Paren {
        /// Inside.
        body: Box<Math>,
    },
}
