//! A draft that comes back from review: its Word file read as lines, and held against the draft.
//!
//! 1. [`read`]: the bytes of a Word file to a [`Reading`]: every text of it as a line, with tracked changes
//!    as accepted, who made them, the comments, and the keys of the record that texts belong to.
//! 2. [`pair`]: the lines of the draft and of the returned file side by side.
//! 3. [`settle`]: keys that the other program lost, led back over the pairs; [`looks`]: bold and italic
//!    words that differ without tracking.
//!
//! What is read was in foreign hands: sizes are bounded, nothing is followed out of the file, nothing
//! panics. What becomes of an edit is none of its business.

mod fault;
mod lines;
mod looks;
mod pairs;
pub mod proposals;
mod read;
mod settle;

pub use fault::Unreadable;
pub use lines::{
    Cell, Comment, Formatting, How, Line, Piece, Place, Reading, Signed, Story, Style,
};
pub use looks::looks;
pub use pairs::{Pair, pair};
pub use read::read;
pub use settle::settle;

pub use crate::output::docx::Map;

#[cfg(test)]
mod tests;
