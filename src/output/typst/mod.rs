//! The document as PDF, by way of Typst.
//!
//! The templates in `templates/typst` read the document as data (`naskah.json`) and set it;
//! nothing here writes markup. [`Engine`] compiles and exports, [`sources`] gives the same input
//! for the stock compiler.

mod drawings;
mod engine;
mod failure;
mod fonts;
mod glyphs;
mod pages;
mod sources;

pub use drawings::Drawing;
pub use engine::{Engine, Pdf, draws};
pub use failure::Failure;
pub use glyphs::Foreign;
pub use sources::sources;

/// The template that is compiled.
const MAIN: &str = "utama.typ";

/// The document as the templates read it.
const DATA: &str = "naskah.json";

/// Folder of the Typst templates within `templates/`.
const TEMPLATES: &str = "typst";

#[cfg(test)]
mod tests;
