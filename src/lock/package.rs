//! What the PDF of a final report carries: everything that it takes to make it again.

use std::collections::BTreeMap;

use super::origin::{Origin, Review, Revision};
use super::{NOTES, RECORD};
use crate::input::Attached;
use crate::output::pictures::Assets;
use crate::output::typst::{Attachment, Relation};

/// Name of the part of the lock that a PDF carries.
const ORIGIN: &str = "asal.toml";

/// Folder of the agency's own templates.
const TEMPLATES: &str = "templat/";

/// Folder of a Word template that the record or the command line names.
const WORD_TEMPLATE: &str = "templat-word/";

/// Folder of pictures, as they are printed: what a camera notes about place and owner is not there.
const PICTURES: &str = "gambar/";

/// What a final report is made from, beside the program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Package {
    /// The record.
    pub record: Vec<u8>,
    /// The notes of reviewers.
    pub notes: Option<Vec<u8>>,
    /// The agency's own templates by path.
    pub templates: BTreeMap<String, Vec<u8>>,
    /// The Word template that the record or the command line names.
    pub word_template: Option<(String, Vec<u8>)>,
}

/// What lies beside these within a PDF.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// Pictures as they are printed, by slot (`foto/1`, `logo`).
    pub pictures: BTreeMap<String, Vec<u8>>,
    /// What the PDF says that it was made from, when that can be read.
    pub origin: Option<Origin>,
}

impl Beside {
    /// The draft that was reviewed, as the PDF says.
    pub fn review(&self) -> Option<Review> {
        self.origin.as_ref().and_then(|origin| origin.review.clone())
    }

    /// The revision, as the PDF says.
    pub fn revision(&self) -> Option<Revision> {
        self.origin.as_ref().and_then(|origin| origin.revision.clone())
    }
}

/// Whether what a PDF carries has a record in it.
pub fn carries_record(attached: &Attached) -> bool {
    attached.files.iter().any(|(name, _)| name == RECORD)
}

impl Package {
    /// Takes apart what a PDF carries; `None` when there is no record in it. What is not known is left
    /// aside.
    pub fn of(attached: &Attached) -> Option<(Self, Beside)> {
        let mut package = Self::default();
        let mut beside = Beside::default();
        let mut record = None;
        for (name, bytes) in &attached.files {
            let bytes = bytes.clone();
            if name == RECORD {
                record = Some(bytes);
            } else if name == NOTES {
                package.notes = Some(bytes);
            } else if name == ORIGIN {
                beside.origin = Origin::read(&bytes).ok();
            } else if let Some(path) = name.strip_prefix(TEMPLATES) {
                package.templates.insert(path.to_string(), bytes);
            } else if let Some(path) = name.strip_prefix(WORD_TEMPLATE) {
                package.word_template = Some((path.to_string(), bytes));
            } else if let Some(path) = name.strip_prefix(PICTURES) {
                beside.pictures.insert(slot(path), bytes);
            }
        }
        package.record = record?;
        Some((package, beside))
    }
}

/// The slot of a picture: its path without its ending.
fn slot(path: &str) -> String {
    path.rsplit_once('.').map_or(path, |(slot, _)| slot).to_string()
}

/// The files that the PDF carries, in their order. `figures` are all figures as CSV.
pub fn attachments(
    package: &Package,
    origin: &Origin,
    figures: Vec<u8>,
    assets: &Assets,
) -> Vec<Attachment> {
    let mut all = vec![
        one(RECORD, &package.record, Relation::Source, "Record: catatan sumber laporan ini"),
        Attachment {
            name: format!("angka-{}.csv", origin.year),
            bytes: figures,
            relation: Relation::Data,
            about: "Semua angka laporan dengan rumus dan tempatnya diketik".to_string(),
        },
    ];
    let supplement =
        |name: &str, bytes: &[u8], about| one(name, bytes, Relation::Supplement, about);
    if let Some(notes) = &package.notes {
        all.push(supplement(NOTES, notes, "Catatan reviu dan tindak lanjutnya"));
    }
    let said = origin.text();
    all.push(supplement(ORIGIN, said.as_bytes(), "Asal laporan: dari apa PDF ini disusun"));
    for (path, bytes) in &package.templates {
        let name = format!("{TEMPLATES}{path}");
        all.push(supplement(&name, bytes, "Templat milik instansi"));
    }
    if let Some((path, bytes)) = &package.word_template {
        let name = format!("{WORD_TEMPLATE}{path}");
        all.push(supplement(&name, bytes, "Templat Word milik instansi"));
    }
    for picture in assets.iter() {
        let name = format!("{PICTURES}{}", picture.path);
        all.push(supplement(&name, &picture.bytes, "Gambar dalam laporan, seperti dicetak"));
    }
    all
}

fn one(name: &str, bytes: &[u8], relation: Relation, about: &str) -> Attachment {
    Attachment { name: name.to_string(), bytes: bytes.to_vec(), relation, about: about.to_string() }
}
