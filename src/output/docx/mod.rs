//! The document as a Word file.
//!
//! Way of the data: [`Document`](crate::document::model::Document) → `body` (docx-rs nodes with marks) → `finish` (valid XML, locked
//! controls, equations) → `parts` (the package around it, with the looks of the template). Wording
//! and figures come from the document, looks from `gaya.docx`; nothing here chooses either.

mod archive;
mod body;
mod colour;
mod finish;
pub mod map;
pub mod marks;
mod math;
mod numbers;
mod order;
pub mod package;
pub mod parts;
pub mod roles;
pub mod template;
pub mod xml;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use docx_rs::BuildXML;

use crate::output::typst::{self, Sketch};
use body::{Built, Image, Source};
use finish::Shown;
use marks::Mark;
use xml::Element;

pub use body::{Content, SIGNS};
pub use map::{Map, is_unchanged};
pub use template::Template;

/// A finished report for Word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The file.
    pub bytes: Vec<u8>,
    /// Where its bookmarks lead, as JSON.
    pub map: Vec<u8>,
}

/// Why no Word file came out.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// What docx-rs built is no XML.
    #[error("isi dokumen Word tidak dapat dibaca kembali: {0}")]
    Xml(#[from] xml::Unreadable),
    /// Charts or diagrams could not be painted.
    #[error("grafik dan bagan tidak dapat dilukis")]
    Paint,
    /// The same, for a reason that Typst gives.
    #[error(transparent)]
    Typst(#[from] typst::Failure),
    /// The package could not be packed.
    #[error("dokumen Word tidak dapat dikemas: {0}")]
    Pack(#[from] zip::result::ZipError),
    /// The map could not be written.
    #[error("peta dokumen Word tidak dapat ditulis: {0}")]
    Map(#[from] serde_json::Error),
}

/// Makes the Word file of a document, while `draw` lays out its charts and diagrams, tells their
/// sizes, and paints them.
///
/// # Errors
/// When a picture cannot be painted; else only by a fault of the program.
pub fn write(
    document: Content<'_>,
    draw: impl FnOnce(Tell<'_>) -> Result<Vec<Vec<u8>>, typst::Failure> + Send,
) -> Result<Word, Failure> {
    let sketches = OnceLock::new();
    let source = Source { content: document, sketches: &sketches };
    std::thread::scope(|scope| {
        let drawing = scope.spawn(|| draw(Tell(&sketches)));
        let built = body::build(source);
        let tree = xml::parse_own(&built.body.build())?;
        let built = place(built, sketches.wait())?;
        let painted = || drawing.join().map_err(|_| Failure::Paint)?.map_err(Failure::Typst);
        assemble(document, built, tree, painted)
    })
}

/// Takes the sizes of the pictures.
pub struct Tell<'s>(&'s OnceLock<Vec<Sketch>>);

impl Tell<'_> {
    /// Tells them.
    pub fn sizes(self, sketches: Vec<Sketch>) {
        let _ = self.0.set(sketches);
    }
}

impl Drop for Tell<'_> {
    /// Whoever waits for the sizes must not wait forever.
    fn drop(&mut self) {
        self.0.get_or_init(Vec::new);
    }
}

/// Puts the pieces of the charts and diagrams in their places, now that their sizes are known.
fn place<'a>(mut built: Built<'a>, sketches: &[Sketch]) -> Result<Built<'a>, Failure> {
    for drawing in std::mem::take(&mut built.drawings) {
        let mut runs = Vec::new();
        for (sketch, alt, run) in drawing.pieces(sketches, built.pictures.len()) {
            built.pictures.push((Image::Sketch(sketch), alt));
            runs.push(xml::parse_own(&run.build())?);
        }
        built.marks.set(drawing.mark, Mark::Nodes(runs));
    }
    Ok(built)
}

/// Puts together what was built and what was painted.
fn assemble(
    content: Content<'_>,
    built: Built<'_>,
    mut tree: Element,
    painted: impl FnOnce() -> Result<Vec<Vec<u8>>, Failure>,
) -> Result<Word, Failure> {
    let Built { mut parts, marks, names, numbers, pictures, last_section, .. } = built;
    let mut shown = Vec::with_capacity(pictures.len());
    let mut reserved = BTreeMap::new();
    for (image, alt) in pictures {
        let relation = match image {
            Image::Bytes(bytes) => parts.picture(&bytes),
            Image::Sketch(number) => {
                reserved.entry(number).or_insert_with(|| parts.reserve_picture()).clone()
            }
        };
        shown.push(Shown { relation, alt });
    }
    finish::finish(&mut tree, &marks, &shown);
    if content.document.changes.is_some() {
        finish::changes::settle(&mut tree, &content.document.meta.date);
    }
    end_with(&mut tree, last_section);
    if let Some(num) = numbers.of_headings() {
        parts.number_headings(content.template, num);
    }
    let (definitions, nums) = numbers.finish();
    parts.numbering(definitions, nums);
    // A redline is no draft.
    let meta = &content.document.meta;
    let origin = meta.origin.as_ref().filter(|_| content.document.changes.is_none());
    parts.custom_part(&map::xml(names.map(), origin), map::ID);
    let painted = painted()?;
    for (number, relation) in &reserved {
        parts.fill_picture(relation, painted.get(*number).ok_or(Failure::Paint)?);
    }
    let bytes = parts.finish(&tree, &content.document.meta)?;
    let map = map::json(names.map(), &bytes)?;
    Ok(Word { bytes, map })
}

/// The properties of the last section stand at the end of the body. Namespaces are declared anew
/// when the part is written.
fn end_with(tree: &mut Element, mut section: Element) {
    tree.attributes.clear();
    order::sort(&mut section);
    if let Some(body) = tree.find_mut("w:body") {
        body.remove("w:sectPr");
        body.push(section);
    }
}
