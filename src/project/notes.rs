//! The notes about a report, as they lie beside its record.

use std::path::{Path, PathBuf};

use lkjip_metrics::catatan::{self, Checked};
use lkjip_metrics::diagnostic::Diagnostic;

use super::{Batch, Fault, Findings, RecordFile};

/// `catatan.toml`, read and checked.
#[derive(Debug, Clone)]
pub struct NotesFile {
    /// Where it lies, or would lie.
    path: PathBuf,
    /// The file to be written: that to which a link leads.
    home: PathBuf,
    /// Whether it is there.
    pub exists: bool,
    /// Its text; empty when there is none.
    pub text: String,
    /// What was read.
    pub checked: Checked,
}

impl NotesFile {
    /// Reads the notes that belong to a record. There may be none.
    ///
    /// # Errors
    /// When the file is there but cannot be read.
    pub fn of(record: &RecordFile) -> Result<Self, Fault> {
        Self::read(record.notes_path())
    }

    fn read(path: PathBuf) -> Result<Self, Fault> {
        // A link that leads nowhere is told of when it is followed.
        if path.symlink_metadata().is_err() {
            let (home, text, checked) = (path.clone(), String::new(), catatan::check(""));
            return Ok(Self { path, home, exists: false, text, checked });
        }
        let file = RecordFile::read(path.clone())?;
        let checked = match &file.too_large {
            Some(finding) => Checked { findings: vec![finding.clone()], ..Checked::default() },
            None => catatan::check_bytes(&file.bytes),
        };
        Ok(Self { path, home: file.home()?, exists: true, text: file.text(), checked })
    }

    /// The path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The path as shown to the user.
    pub fn name(&self) -> String {
        super::shown(&self.path)
    }

    /// Findings about this file. Secrets in it are not quoted.
    pub fn findings(&self, list: Vec<Diagnostic>) -> Findings {
        Findings::new(self.name(), self.checked.rahasia.cover_source(&self.text), list)
    }

    /// Writes another text.
    ///
    /// # Errors
    /// When it cannot be written; nothing has been changed then.
    pub fn write(&self, text: &str) -> Result<(), Fault> {
        let mut batch = Batch::default();
        self.stage(&mut batch, text)?;
        batch.commit().map(drop)
    }

    /// Puts another text among what is written together.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn stage(&self, batch: &mut Batch, text: &str) -> Result<(), Fault> {
        batch.stage(&self.home, text.as_bytes())
    }
}
