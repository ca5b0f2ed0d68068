//! The document as a Word file.
//!
//! Way of the data: [`Document`] → `body` (docx-rs nodes with marks) → `finish` (valid XML, locked
//! controls, equations) → `parts` (the package around it, with the looks of the template). Wording
//! and figures come from the document, looks from `gaya.docx`; nothing here chooses either.

mod body;
mod finish;
mod map;
mod marks;
mod math;
mod numbers;
pub mod package;
pub mod parts;
pub mod roles;
pub mod template;
pub mod xml;

use docx_rs::BuildXML;

use crate::document::model::Document;
use body::Built;
use finish::Shown;
use xml::Element;

pub use body::{SIGNS, Source};
pub use template::Template;

/// A finished report for Word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The file.
    pub bytes: Vec<u8>,
    /// Where its bookmarks lead, as JSON.
    pub map: Vec<u8>,
}

/// Why no Word file came out; a fault of the program.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// What docx-rs built is no XML.
    #[error("isi dokumen Word tidak dapat dibaca kembali: {0}")]
    Xml(#[from] xml::Unreadable),
    /// The package could not be packed.
    #[error("dokumen Word tidak dapat dikemas: {0}")]
    Pack(#[from] zip::result::ZipError),
    /// The map could not be written.
    #[error("peta dokumen Word tidak dapat ditulis: {0}")]
    Map(#[from] serde_json::Error),
}

/// Makes the Word file of a document.
///
/// # Errors
/// Only by a fault of the program.
pub fn write(source: Source<'_>) -> Result<Word, Failure> {
    let document: &Document = source.document;
    let Built { body, mut parts, marks, names, numbers, pictures, last_section } =
        body::build(source);
    let mut tree = xml::parse(&body.build())?;
    let shown: Vec<Shown> = pictures
        .into_iter()
        .map(|(bytes, alt)| Shown { relation: parts.picture(&bytes), alt })
        .collect();
    finish::finish(&mut tree, &marks, &shown);
    end_with(&mut tree, last_section);
    if let Some(num) = numbers.of_headings() {
        parts.number_headings(source.template, num);
    }
    let (definitions, nums) = numbers.finish();
    parts.numbering(definitions, nums);
    parts.custom_part(&map::xml(names.map()), map::ID);
    let bytes = parts.finish(&tree, &document.meta)?;
    Ok(Word { bytes, map: map::json(names.map())? })
}

/// The properties of the last section stand at the end of the body.
fn end_with(tree: &mut Element, mut section: Element) {
    finish::sort(&mut section);
    if let Some(body) = tree.find_mut("w:body") {
        body.remove("w:sectPr");
        body.push(section);
    }
}
