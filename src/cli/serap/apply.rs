//! Writes what was chosen: the record and the notes, both or neither.

use std::path::PathBuf;

use lkjip_metrics::catatan::{Added, EditFault, NewNote, Reply, append};

use super::base::NoBase;
use super::remarks::moment;
use super::report::{Remark, Report};
use crate::project::{Batch, Fault, Hold, NotesFile, free_name};
use crate::review::Comment;

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
/// When the record has changed since it was read, the notes that are there cannot take more, or a file
/// cannot be written; nothing has been changed then.
pub fn apply(report: &mut Report) -> Result<(), NoBase> {
    let hold = Hold::around(report.notes_file.path())?;
    if report.present.file.has_changed()? {
        return Err(Fault::Changed(report.present.file.path.clone()).into());
    }
    report.notes_file = NotesFile::of(&report.present.file)?;
    let mut batch = Batch::default();
    let mut applied = Applied { record: None, backup: None, notes: Vec::new(), known: 0 };
    let added = noted(report)?;
    if !added.numbers.is_empty() {
        report.notes_file.stage(&mut batch, &added.text)?;
    }
    (applied.notes, applied.known) = (added.numbers, added.known.len());
    if report.taken().next().is_some() {
        let path = report.present.file.home()?;
        let backup = free_name(&path, BACKUP);
        batch.stage(&backup, &report.present.file.bytes)?;
        batch.stage(&path, report.edited.as_bytes())?;
        applied.record = Some(path);
        applied.backup = Some(backup);
    }
    batch.commit()?;
    drop(hold);
    report.applied = Some(applied);
    Ok(())
}

/// The notes with the comments among them; those that are there already are not added again.
fn noted(report: &Report) -> Result<Added, NoBase> {
    let new: Vec<NewNote> =
        report.comments.iter().map(|remark| note(remark, report.draft)).collect();
    append(&report.notes_file.text, &new).map_err(|fault| match fault {
        EditFault::Unsound(list) => NoBase::Findings(vec![report.notes_file.findings(list)]),
        other => NoBase::Unknown(other.to_string()),
    })
}

/// A comment as a note.
fn note(remark: &Remark, draft: u16) -> NewNote {
    let Remark { comment, replies, page, .. } = remark;
    let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_string());
    NewNote {
        penulis: comment.author.clone(),
        tanggal: moment(&comment.date),
        kutipan: some(&comment.quote),
        kunci: comment.key.clone(),
        draf: Some(draft.into()),
        halaman: page.clone(),
        catatan: comment.text.trim().to_string(),
        balasan: replies.iter().map(reply).collect(),
    }
}

/// A reply to a comment.
fn reply(reply: &Comment) -> Reply {
    Reply {
        penulis: reply.author.clone(),
        tanggal: moment(&reply.date),
        catatan: reply.text.clone(),
    }
}
