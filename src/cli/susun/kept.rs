//! Keeping a draft: beside its report lies what it was built from, so that it can be compared later.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::checked::Checked;
use crate::cli::making::{Made, keep_edited};
use crate::project::{Batch, FILE_NAME, Fault, draft_folder};

/// Folder of the templates within a draft's folder.
const TEMPLATES: &str = "templat";

/// Refuses to write over a draft.
///
/// # Errors
/// When there is something in the folder of this draft.
pub fn refuse_taken(checked: &Checked, number: u16) -> Result<(), Fault> {
    let folder = draft_folder(&checked.file.output_folder(), number);
    match fs::read_dir(&folder).map(|mut entries| entries.next().is_some()) {
        Ok(true) => Err(Fault::DraftKept { number, folder }),
        // One that cannot be read is told of when it is written to.
        _ => Ok(()),
    }
}

/// Adds the record and the agency's own templates to what is written, and takes out what is left of
/// an older draft with this number.
///
/// # Errors
/// When a file cannot be read or written.
pub fn keep(
    batch: &mut Batch,
    made: &mut Made,
    checked: &Checked,
    number: u16,
) -> Result<(), Fault> {
    let folder = draft_folder(&checked.file.output_folder(), number);
    let record = folder.join(FILE_NAME);
    batch.stage(&record, &checked.file.bytes)?;
    made.told.push(format!("Disimpan: {} (record draf ini)", record.display()));
    let mut written: BTreeSet<PathBuf> = made.files.iter().map(|(path, _)| path.clone()).collect();
    written.insert(record);
    for (path, bytes) in checked.templates.own() {
        let target = folder.join(TEMPLATES).join(path);
        batch.stage(&target, bytes)?;
        written.insert(target);
    }
    for old in files(&folder, 0).into_iter().filter(|path| !written.contains(path)) {
        if is_ours(&folder, &old) {
            match keep_edited(batch, &old, &[])? {
                Some(told) => made.told.push(told),
                None => batch.remove(&old),
            }
        }
    }
    Ok(())
}

/// Whether a file in a draft's folder is one that `susun` writes; others are left alone.
fn is_ours(folder: &Path, path: &Path) -> bool {
    let Ok(below) = path.strip_prefix(folder) else { return false };
    let name = below.to_string_lossy();
    let report = name.starts_with("lkjip-") && !name.contains("suntingan");
    let ending = [".pdf", ".docx", ".json"].iter().any(|ending| name.ends_with(ending));
    (report && ending && below.components().count() == 1)
        || below.starts_with(TEMPLATES)
        || below.starts_with("typst")
}

/// Depth to which folders are looked into.
const DEEPEST: usize = 8;

fn files(folder: &Path, depth: usize) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        // What begins with a point is being written just now, or is not ours.
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        .flat_map(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() && depth < DEEPEST => files(&entry.path(), depth + 1),
            Ok(kind) if kind.is_file() => vec![entry.path()],
            _ => Vec::new(),
        })
        .collect()
}
