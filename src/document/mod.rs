//! The document: composed from the record, its figures and the content templates.
//!
//! [`compose`] is the way in. Its parts: the `language` of templates, `markdown` to blocks, the
//! [`blocks`] that are made from the record (tables, charts, …) and the `structure` that numbers
//! it all. What comes out is the [`model`], which knows no output format.

pub mod beda;
pub mod blocks;
mod compose;
mod faults;
mod figure_tree;
mod follow;
pub mod formula;
mod frames;
mod language;
mod lines;
mod lists;
mod markdown;
pub mod math;
pub mod matriks;
mod mentions;
mod meta;
pub mod model;
mod narratives;
mod naskah;
mod paragraphs;
pub mod perbandingan;
mod phrases;
mod printed;
mod slots;
pub mod source;
mod structure;
mod texts;
pub(crate) mod walk;
pub mod words;

pub use compose::{Composed, Draft, compose};
pub use frames::frames;
pub use lines::lines;
pub use mentions::{Wanted, mentions};
pub use narratives::Narratives;
pub use naskah::Naskah;
pub use paragraphs::{Said, mark_paragraphs};
pub use printed::{Printed, mark, mark_all};
pub use structure::{letters, roman};
pub use texts::check_texts;
