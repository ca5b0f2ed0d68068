//! Back ends: the document becomes PDF, a Word file, Typst sources, JSON or CSV. Nothing is computed here and no
//! wording is chosen; what is printed stands in the [`Document`](crate::document::model::Document).

pub mod csv;
pub mod docx;
pub mod json;
pub mod pictures;
pub mod typst;
