//! What goes into a final report and what comes out, each named by its SHA-256.

use std::collections::BTreeMap;

use crate::output::typst::font_files;
use crate::project::{Templates, digest, embedded};

use super::{NOTES, Package, RECORD};

/// Digests by name, for each kind of input.
pub type Inputs = BTreeMap<Kind, BTreeMap<String, String>>;

/// Kinds of inputs, in the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The record.
    Record,
    /// The notes of reviewers.
    Notes,
    /// A template of the agency.
    OwnTemplate,
    /// A template of the program.
    BuiltInTemplate,
    /// A Word template that the record or the command line names.
    WordTemplate,
    /// A font.
    Font,
    /// A photo or the logo.
    Picture,
}

impl Kind {
    /// As told to people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Notes => "catatan reviu",
            Self::OwnTemplate => "templat instansi",
            Self::BuiltInTemplate => "templat bawaan",
            Self::WordTemplate => "templat Word",
            Self::Font => "huruf",
            Self::Picture => "gambar",
        }
    }
}

/// What a final report was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The program with its version.
    pub program: String,
    /// The fiscal year.
    pub year: i32,
    /// The draft that was reviewed before; none when none was kept.
    pub review: Option<Review>,
    /// The revision that it is; none for the first final report.
    pub revision: Option<Revision>,
    /// Everything that it was made from.
    pub inputs: Inputs,
}

/// A reviewed draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Its number.
    pub draft: u16,
    /// The digest of its record.
    pub record: String,
}

/// A revision of a final report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Its number, from 1.
    pub number: u16,
    /// Why it was made.
    pub reason: String,
    /// The digest of the lock of the report before it.
    pub former: String,
}

/// A file that came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its size in bytes.
    pub size: u64,
    /// Its digest.
    pub digest: String,
}

/// What is kept beside a final report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock {
    /// What it was made from.
    pub origin: Origin,
    /// The files that came out, by name.
    pub outputs: BTreeMap<String, Output>,
}

impl Origin {
    /// The program as it names itself.
    pub fn this_program() -> String {
        format!("lkjip {}", env!("CARGO_PKG_VERSION"))
    }

    /// Everything that goes into a final report made by this program. `pictures` are the digests of
    /// the files of pictures by their names in the record.
    pub fn inputs(package: &Package, pictures: &BTreeMap<String, String>) -> Inputs {
        let one = |name: &str, bytes: &[u8]| BTreeMap::from([(name.to_string(), digest(bytes))]);
        let own = &package.templates;
        let built_in = embedded().into_iter().filter(|(path, _)| used(path));
        let built_in = built_in.filter(|(path, _)| !own.contains_key(path));
        let mut inputs = Inputs::new();
        inputs.insert(Kind::Record, one(RECORD, &package.record));
        inputs.insert(Kind::Notes, package.notes.iter().map(|b| pair(NOTES, b)).collect());
        inputs.insert(Kind::OwnTemplate, own.iter().map(|(path, b)| pair(path, b)).collect());
        inputs.insert(Kind::BuiltInTemplate, built_in.map(|(path, b)| pair(&path, b)).collect());
        let word = package.word_template.iter().map(|(name, b)| pair(name, b));
        inputs.insert(Kind::WordTemplate, word.collect());
        inputs.insert(Kind::Font, font_files().map(|(name, b)| pair(name, b)).collect());
        inputs.insert(Kind::Picture, pictures.clone());
        inputs.retain(|_, files| !files.is_empty());
        inputs
    }

    /// The agency's own templates that a report is made from. A copy that is as the program has it is
    /// none of them.
    pub fn own_templates(templates: &Templates) -> BTreeMap<String, Vec<u8>> {
        let built_in = embedded();
        let own = templates.own().filter(|(path, bytes)| {
            used(path) && built_in.get(*path).is_none_or(|known| known != bytes)
        });
        own.map(|(path, bytes)| (path.to_string(), bytes.to_vec())).collect()
    }
}

fn pair(name: &str, bytes: &[u8]) -> (String, String) {
    (name.to_string(), digest(bytes))
}

/// Whether a report can be made from a template with this path; others serve other commands.
fn used(path: &str) -> bool {
    let folders = ["naskah/", "typst/", "rujukan/"];
    let files = ["kata-baku.toml", "docx/gaya.docx"];
    folders.iter().any(|folder| path.starts_with(folder)) || files.contains(&path)
}
