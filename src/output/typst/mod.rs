//! The document as PDF, by way of Typst.
//!
//! The templates in `templates/typst` read the document as data (`naskah.json`) and set it;
//! nothing here writes markup. [`Engine`] compiles and exports, and gives the charts and diagrams as
//! pictures and the text of the pages; [`sources`] gives the same input for the stock compiler.

mod attached;
mod drawings;
mod engine;
mod failure;
mod files;
mod fonts;
mod frames;
mod glyphs;
mod pages;
mod palette;
mod png;
mod sources;
mod standard;
mod text;

pub use attached::{Attachment, Relation};
pub use drawings::{Sketch, Sketches};
pub use engine::{Engine, Pdf, draws};
pub use failure::Failure;
pub use fonts::{font, font_files};
pub use frames::FramePlace;
pub use glyphs::Foreign;
pub use sources::sources;
pub use text::{CellPlace, Inside, PageText, TextPiece, words};

/// The template that is compiled.
const MAIN: &str = "utama.typ";

/// The template that is compiled when the document shows the difference of two.
const REDLINE: &str = "utama-merah.typ";

/// The template that is compiled for a final report, which carries files.
const FINAL: &str = "utama-final.typ";

/// The list of the files that a final report carries, as its template reads it.
const ATTACHED: &str = "terlampir.json";

/// The template that sets charts and diagrams alone, each on a page of its own.
const DRAWINGS: &str = "lepas.typ";

/// The document as the templates read it.
const DATA: &str = "naskah.json";

/// Folder of the Typst templates within `templates/`.
const TEMPLATES: &str = "typst";

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_drawings;
#[cfg(test)]
mod tests_text;
