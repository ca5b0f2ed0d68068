//! Keeping a draft: beside its report lies what it was built from, so that it can be compared later.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::cli::checked::{Checked, Draft};
use crate::cli::making::Made;
use crate::project::{
    Batch, FILE_NAME, Fault, digest, draft_folder, draft_number, free_name, read_if_there, shown,
};

/// Folder of the templates within a draft's folder.
const TEMPLATES: &str = "templat";

/// How a draft was made, and the digest of every file as it was written.
const SEAL: &str = "sidik.json";

#[derive(Debug, Default, Serialize, Deserialize)]
struct Seal {
    /// Whether the work sheet with the criteria of evaluators goes with it.
    lke: bool,
    /// Digests by path below the folder.
    berkas: BTreeMap<String, String>,
}

impl Seal {
    /// That of a draft's folder. One that is not there, or that somebody broke, tells of nothing.
    fn of(folder: &Path) -> Result<Self, Fault> {
        let bytes = read_if_there(&folder.join(SEAL))?.unwrap_or_default();
        Ok(serde_json::from_slice(&bytes).unwrap_or_default())
    }
}

/// The draft that is kept in a folder, as it was made; none when it is no folder of a draft.
///
/// # Errors
/// When what is kept cannot be read.
pub fn kept(folder: &Path) -> Result<Option<Draft>, Fault> {
    let Some(number) = draft_number(folder) else { return Ok(None) };
    Ok(Some(Draft { number, lke: Seal::of(folder)?.lke }))
}

/// Refuses to write over a draft.
///
/// # Errors
/// When there is a file in the folder of this draft; what a stopped program left there is none.
pub fn refuse_taken(checked: &Checked, number: u16) -> Result<(), Fault> {
    let folder = draft_folder(&checked.file.output_folder(), number);
    // One that cannot be read is told of when it is written to.
    if files(&folder, 0).is_empty() { Ok(()) } else { Err(Fault::DraftKept { number, folder }) }
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
    Draft { number, lke }: Draft,
) -> Result<(), Fault> {
    let folder = draft_folder(&checked.file.output_folder(), number);
    let record = folder.join(FILE_NAME);
    made.told.push(format!("Disimpan: {} (record draf ini)", record.display()));
    let templates = checked.templates.own();
    let templates =
        templates.map(|(path, bytes)| (folder.join(TEMPLATES).join(path), bytes.to_vec()));
    let beside: Vec<(PathBuf, Vec<u8>)> =
        templates.chain([(record, checked.file.bytes.clone())]).collect();
    let written: BTreeMap<String, String> = made
        .files
        .iter()
        .chain(&beside)
        .map(|(path, bytes)| (below(&folder, path), digest(bytes)))
        .collect();
    replace(batch, made, &folder, &written)?;
    for (path, bytes) in beside {
        batch.stage(&path, &bytes)?;
    }
    // Text and a flag only: this cannot fail.
    let seal = Seal { lke, berkas: written };
    let seal = serde_json::to_vec_pretty(&seal).unwrap_or_default();
    batch.stage(&folder.join(SEAL), &seal)
}

/// Makes room for a draft where an older one with its number is kept: what is as it was written goes,
/// what people have changed since stays under another name.
fn replace(
    batch: &mut Batch,
    made: &mut Made,
    folder: &Path,
    written: &BTreeMap<String, String>,
) -> Result<(), Fault> {
    let before = Seal::of(folder)?.berkas;
    for old in files(folder, 0) {
        let name = below(folder, &old);
        let ours = before.contains_key(&name) || written.contains_key(&name);
        // Word files are looked after where they are written.
        let word = name.ends_with(".docx") && written.contains_key(&name);
        if !ours || word {
            continue;
        }
        let Some(bytes) = read_if_there(&old)? else { continue };
        let found = Some(digest(&bytes));
        if before.get(&name) == found.as_ref() || written.get(&name) == found.as_ref() {
            if !written.contains_key(&name) {
                batch.remove(&old);
            }
            continue;
        }
        let free = free_name(&old, "suntingan");
        batch.keep(&old, &free);
        let (old, free) = (old.display(), free.display());
        made.told.push(format!("{old} yang lama pernah diubah orang; disimpan sebagai {free}"));
    }
    Ok(())
}

/// The path of a file below a draft's folder, with `/` on every system.
fn below(folder: &Path, path: &Path) -> String {
    shown(path.strip_prefix(folder).unwrap_or(path))
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
