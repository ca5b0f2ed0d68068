//! Files that a final report carries within its PDF.

use serde::Serialize;

/// A file to be attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, which may have folders: `templat/naskah/bab-1.md`.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What it is to the report.
    pub relation: Relation,
    /// What it says of itself to readers of PDFs.
    pub about: String,
}

/// What an attached file is to the report, as PDF/A-3 knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The report was made from it.
    Source,
    /// It holds what the report shows.
    Data,
    /// It goes with it.
    Supplement,
}

/// How the template is told of an attachment.
#[derive(Debug, Serialize)]
pub(super) struct Told<'a> {
    nama: &'a str,
    berkas: String,
    hubungan: Relation,
    jenis: &'static str,
    uraian: &'a str,
}

impl Attachment {
    /// How the template is told of it, and where its bytes lie meanwhile.
    pub(super) fn told(&self, index: usize) -> Told<'_> {
        Told {
            nama: &self.name,
            berkas: path(index),
            hubungan: self.relation,
            jenis: mime(&self.name),
            uraian: &self.about,
        }
    }
}

/// Where the bytes of an attachment lie among the files of the templates; no name from outside is a
/// path here.
pub(super) fn path(index: usize) -> String {
    format!("terlampir-{index}.bin")
}

/// The media type of a file by its ending. PDF/A-3 asks for one.
fn mime(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("toml") => "application/toml",
        Some("csv") => "text/csv",
        Some("md") => "text/markdown",
        Some("json") => "application/json",
        Some("html") => "text/html",
        Some("txt" | "typ") => "text/plain",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("dotx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
        _ => "application/octet-stream",
    }
}
