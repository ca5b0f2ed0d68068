//! Formulas in words, such as "(Jumlah A / Jumlah B) × 100%", as a tree and as a spoken sentence.
//!
//! Owns the grammar: runs of words and bracketed parts are operands, `/` makes a fraction of the
//! two operands beside it, `×`, `+`, `−` and `=` stand between operands. What does not follow it
//! stays as it was typed, as words: a formula of an agency is never an error. It knows no figures.

mod lexer;
mod parser;
mod spoken;

#[cfg(test)]
mod tests;

use super::math::Math;

/// A formula with its words for those who cannot see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    /// The tree.
    pub math: Math,
    /// In words, e.g. "Jumlah A dibagi Jumlah B, dikali 100 persen".
    pub alt: String,
}

/// Reads a formula in words.
///
/// ```
/// # use lkjip::document::formula::parse;
/// let formula = parse("(Jumlah A / Jumlah B) × 100%");
/// assert_eq!(formula.alt, "Jumlah A dibagi Jumlah B, dikali 100 persen");
/// ```
pub fn parse(text: &str) -> Formula {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match parser::parse(&lexer::tokens(&text)) {
        Some(math) => Formula { alt: spoken::say(&math), math },
        None => Formula { math: Math::Word { text: text.clone() }, alt: text },
    }
}

impl Formula {
    /// Whether it is more than words, so that setting it as a formula shows something.
    pub fn is_structured(&self) -> bool {
        !matches!(self.math, Math::Word { .. } | Math::Number { .. })
    }
}
