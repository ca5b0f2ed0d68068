//! Notes of those who review or evaluate a report, with what was done about them: `catatan.toml`.
//!
//! [`check`] reads and checks the file and is the only way to [`Notes`]. [`append`], [`close`] and
//! [`reopen`] edit its text in place; what they give has been read and checked again. [`Keys`]
//! tells whether the key of a note leads to something in the record. Knows no file, clock or page.

mod append;
mod close;
mod edit;
mod keys;
mod noun;
mod quote;
mod rules;
#[cfg(test)]
mod tests;
mod thread;

use crate::check::readable;
use crate::diagnostic::{Code, Diagnostic, Level, Sink};
use crate::rahasia::{self, Rahasia};
use crate::read::{self, Node, Read};

pub use append::{Added, NewNote, Origin, Reply, append, append_from, settled};
pub use close::{Closing, close, reopen};
pub use edit::EditFault;
pub use keys::Keys;
pub use noun::{CatatanReviu, Daftar, Halaman, RawCatatan, StatusCatatan};
pub use rules::{LONGEST, MOST};

/// Name of the file, beside the record.
pub const FILE_NAME: &str = "catatan.toml";

/// The notes of a file, sound and each under a number of its own; made by [`check`] only.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Notes(Vec<CatatanReviu>);

impl Notes {
    /// All notes, in the order of the file.
    pub fn list(&self) -> &[CatatanReviu] {
        &self.0
    }

    /// The note with a number.
    pub fn get(&self, number: u32) -> Option<&CatatanReviu> {
        self.0.iter().find(|note| note.nomor.value == number)
    }

    /// The notes that nothing was decided about yet.
    pub fn open(&self) -> impl Iterator<Item = &CatatanReviu> {
        self.0.iter().filter(|note| note.is_open())
    }
}

impl CatatanReviu {
    /// Whether nothing was decided about it yet.
    pub fn is_open(&self) -> bool {
        self.status == StatusCatatan::Terbuka
    }
}

/// How many notes are still open: a final report waits for none.
pub fn open(notes: &Notes) -> usize {
    notes.open().count()
}

/// What came out of a check.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// The notes; only when there is no finding of level galat.
    pub notes: Option<Notes>,
    /// Every finding, in the order of the file.
    pub findings: Vec<Diagnostic>,
    /// The secrets in the file, to be covered wherever it is quoted.
    pub rahasia: Rahasia,
}

/// Checks the text of `catatan.toml`. A file without notes is sound.
pub fn check(source: &str) -> Checked {
    let mut sink = Sink::default();
    let tree = read::parse(source, &mut sink);
    let root = Node::root(tree.get_ref(), tree.span());
    let (secret, rahasia) = rahasia::search(source, &root, &RawCatatan::shape());
    let raw = RawCatatan::read(&root, &mut sink);
    if let Some(raw) = &raw {
        rules::check(&raw.catatan.0, &mut sink);
    }
    let mut findings = sink.into_sorted();
    if findings.iter().any(|finding| finding.code == Code::Sintaks) {
        // What seems to be missing may stand in a broken line.
        findings.retain(|finding| finding.code != Code::IsianKurang);
    }
    let findings = rahasia.told(findings, secret);
    let sound = findings.iter().all(|finding| finding.level != Level::Galat);
    let notes = raw.filter(|_| sound).map(|raw| Notes(raw.catatan.0));
    Checked { notes, findings, rahasia }
}

/// Checks the bytes of `catatan.toml`.
pub fn check_bytes(bytes: &[u8]) -> Checked {
    match readable(bytes) {
        Ok(text) => check(text),
        Err(finding) => Checked { findings: vec![*finding], ..Checked::default() },
    }
}
