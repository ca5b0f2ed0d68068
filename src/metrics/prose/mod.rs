//! What a person writes: every text of a record held against its figures, names and laws, and
//! against the rules of good writing.
//!
//! The way: [`texts`] (found by the shape of the record) → tokens → [`paragraph::Prose`] →
//! `rules/`, one file per subject. Rules see what was typed; a figure that a text takes from the
//! record by `{{ … }}` is right by itself and serves as a value to hold words against.

mod beside;
pub mod number;
pub mod paragraph;
mod rules;
mod similar;
pub(crate) mod subject;
mod texts;
pub(crate) mod token;
mod words;

pub use rules::examine;
pub(crate) use rules::meant;
pub use subject::Subject;
pub use texts::{Kind, Text, texts};
pub use words::Words;
