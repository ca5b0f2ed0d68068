//! The document model: the report as blocks, before any output format.
//!
//! Both back ends (Typst for PDF, OOXML for Word) and `--format json` read exactly this. Numbers
//! of chapters, tables and figures are already in it, so no back end counts anything itself.
//! It knows no looks: where a colour or a width in millimetres appears, it is a setting of the
//! agency or a proportion.

use serde::Serialize;

mod block;
pub mod change;
mod chart;
mod diagram;
mod glance;
mod inline;
mod meta;
mod table;

pub use block::*;
pub use change::{Changed, Changes, How, What};
pub use chart::*;
pub use diagram::*;
pub use glance::*;
pub use inline::*;
pub use meta::*;
pub use table::*;

/// The whole report, ready to typeset.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// Version of this JSON form.
    pub version: u32,
    /// Title, author, page setup and the words that belong to the frame.
    pub meta: Meta,
    /// Cover, front matter, body and appendix, in order.
    pub parts: Vec<Part>,
    /// What changed, when this document shows the difference of two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Changes>,
}

/// A run of chapters with its own page numbering.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// Kind, which decides the page numbers.
    pub kind: PartKind,
    /// Chapters, each of which starts on a new page.
    pub chapters: Vec<Chapter>,
}

/// Kind of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PartKind {
    /// No page number.
    Cover,
    /// i, ii, iii.
    Front,
    /// 1, 2, 3.
    Body,
    /// Page numbers go on from the body.
    Appendix,
    /// Sheets behind the report: papers of the review, the work sheet of a draft. Page numbers go on,
    /// nothing of them is numbered or listed.
    Sheet,
}

/// A chapter (BAB, LAMPIRAN or an unnumbered one).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chapter {
    /// Stable anchor, e.g. `bab-3`.
    pub id: String,
    /// "BAB III", "LAMPIRAN 1"; none for unnumbered chapters and the cover.
    pub label: Option<String>,
    /// Title; empty on the cover.
    pub title: String,
    /// Whether the contents list it.
    pub listed: bool,
    /// Its blocks.
    pub blocks: Vec<Block>,
}
