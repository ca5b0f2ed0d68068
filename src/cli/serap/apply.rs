//! Writes what was chosen: the record and the notes, both or neither.

use std::path::PathBuf;

use super::report::Report;
use crate::project::{Batch, Fault, free_name};

/// What was written.
pub struct Applied {
    /// The record, when it was edited.
    pub record: Option<PathBuf>,
    /// The record as it was before, under another name.
    pub backup: Option<PathBuf>,
    /// Numbers of the notes that were added.
    pub notes: Vec<u32>,
    /// Notes that were there already.
    pub known: usize,
}

/// Word in the name of a record that is kept.
const BACKUP: &str = "cadangan";

/// Writes the record with the chosen proposals, and the comments as notes.
///
/// # Errors
/// When a file cannot be written; nothing has been changed then.
pub fn apply(report: &mut Report) -> Result<(), Fault> {
    let mut batch = Batch::default();
    let mut applied = Applied { record: None, backup: None, notes: Vec::new(), known: 0 };
    if report.taken().next().is_some() {
        let path = report.present.file.home()?;
        let backup = free_name(&path, BACKUP);
        batch.stage(&backup, &report.present.file.bytes)?;
        batch.stage(&path, report.edited.as_bytes())?;
        applied.record = Some(path);
        applied.backup = Some(backup);
    }
    batch.commit()?;
    report.applied = Some(applied);
    Ok(())
}
