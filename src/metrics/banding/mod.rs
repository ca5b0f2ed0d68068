//! Comparing: what has changed between two records, by meaning.

mod align;
mod words;

pub use align::{Run, align};
pub use words::{Piece, cut, words};
