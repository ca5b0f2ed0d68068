//! The draft that a returned document was made from: its record, and its Word file as the program
//! wrote it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::args::SerapArgs;
use crate::cli::checked::{Checked, Edition, Ready};
use crate::cli::making::typeset;
use crate::cli::susun::kept::kept;
use crate::cli::word;
use crate::output::docx;
use crate::output::typst::Engine;
use crate::project::{FILE_NAME, Fault, Findings, draft_number, draft_of, read_if_there};

/// A kept draft.
pub struct Base {
    /// Its record.
    pub checked: Checked,
    /// Its Word file.
    pub word: Vec<u8>,
    /// Whether the Word file had to be made again, because the kept one is gone or was edited.
    pub remade: bool,
}

/// Why there is no draft to compare with.
pub enum NoBase {
    /// It cannot be found or read.
    Fault(Fault),
    /// Which one is meant is not known: why, in a sentence.
    Unknown(String),
    /// Its record cannot be made into a report any more.
    Findings(Vec<Findings>),
}

impl From<Fault> for NoBase {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// The draft of a number.
///
/// # Errors
/// When it is not kept, or cannot be made again.
pub fn base(record: &Path, number: u16, args: &SerapArgs) -> Result<Base, NoBase> {
    let folder = draft_of(record, number);
    let path = folder.join(FILE_NAME);
    if !path.is_file() {
        return Err(Fault::NoDraft { number, folder }.into());
    }
    let draft = kept(&folder)?;
    let mut checked =
        Checked::read(Some(&path), args.templat.as_deref(), draft.map(Edition::Draft))?;
    let Some(ready) = checked.ready.take() else {
        return Err(NoBase::Findings(checked.findings));
    };
    let as_written = written(&folder, number, ready.document.meta.year)?;
    let remade = as_written.is_none();
    let word = match as_written {
        Some(word) => word,
        None => made(&mut checked, &ready)?,
    };
    checked.ready = Some(ready);
    Ok(Base { checked, word, remade })
}

/// The kept Word file, if nobody has edited it since.
fn written(folder: &Path, number: u16, year: i32) -> Result<Option<Vec<u8>>, Fault> {
    let path = folder.join(format!("lkjip-{year}-draf-{number}.docx"));
    let Some(word) = read_if_there(&path)? else { return Ok(None) };
    let map = read_if_there(&path.with_extension("peta.json"))?.unwrap_or_default();
    Ok(docx::is_unchanged(&word, &map).then_some(word))
}

/// The Word file, made again.
fn made(checked: &mut Checked, ready: &Ready) -> Result<Vec<u8>, NoBase> {
    let template = word::template(checked, ready, None)?;
    let template = template.ok_or_else(|| NoBase::Findings(checked.findings.clone()))?;
    let engine = Engine::new(&checked.templates)
        .map_err(|failure| NoBase::Findings(crate::cli::making::told(failure, checked)))?;
    let (_, word) = typeset(&engine, checked, ready, Some(&template)).map_err(NoBase::Findings)?;
    word.map(|word| word.bytes).ok_or_else(|| NoBase::Findings(checked.findings.clone()))
}

/// The numbers of the drafts that are kept of a record, in order.
pub fn drafts(record: &Path) -> Vec<u16> {
    let results = draft_of(record, 1);
    let entries = results.parent().and_then(|folder| fs::read_dir(folder).ok());
    let folders = entries.into_iter().flatten().flatten().map(|entry| entry.path());
    let has_record = |folder: &PathBuf| folder.join(FILE_NAME).is_file();
    let mut numbers: Vec<u16> =
        folders.filter(has_record).filter_map(|folder| draft_number(&folder)).collect();
    numbers.sort_unstable();
    numbers
}
