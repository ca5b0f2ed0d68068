//! What is being written, noted down before the first file takes its name.
//!
//! Several files cannot take their names at one moment. If the program is stopped between two of them,
//! the note is still there, and whoever comes next to that folder finishes the set: so a set is there
//! as a whole or not at all. A program holds its note while it runs, so that nobody finishes the set of a
//! program that is still at it.
//!
//! Of each file it is noted what it holds and what it is to hold. So the work of somebody who edits a file
//! between the stop and the finishing is told from both, and stays (`replay`).

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf, absolute};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::digest::digest_of;
use super::draft::RESULTS;
use super::staged::{held, is_at};
use replay::replay;

/// Name of the note, in the folder that holds all files of the set.
const NAME: &str = ".lkjip-tulis.json";

/// Version of its form.
const VERSION: u32 = 2;

/// Folders above a file in which its note may lie.
const HIGHEST: usize = 6;

/// Largest note that is read, in bytes.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Folder of the agency's own templates, beside the record.
const TEMPLATES: &str = "templat";

/// How often it is looked whether another program is done with its set, and the pause between: giving
/// files their names takes milliseconds.
const LOOKS: usize = 100;
const PAUSE: Duration = Duration::from_millis(20);

/// The steps by which a set takes the place of the old one. Paths are relative to the folder of the note;
/// contents are told by [`digest_of`].
#[derive(Debug, Default, Serialize, Deserialize)]
struct Journal {
    versi: u32,
    /// Files that get another name first.
    simpan: Vec<Kept>,
    /// Staged files and the names that they take.
    tulis: Vec<Written>,
    /// Files that go at last.
    hapus: Vec<Gone>,
}

/// A file that gets another name.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    dari: String,
    ke: String,
    /// What it holds.
    isi: String,
}

/// A staged file and the name that it takes.
#[derive(Debug, Serialize, Deserialize)]
struct Written {
    dari: String,
    ke: String,
    /// What the file of that name held; none where there was none.
    lama: Option<String>,
    /// What it is to hold.
    baru: String,
}

/// A file that goes.
#[derive(Debug, Serialize, Deserialize)]
struct Gone {
    nama: String,
    /// What it held; none where there was none.
    lama: Option<String>,
}

/// A set of steps with full paths.
#[derive(Debug, Default)]
pub(super) struct Steps<'s> {
    /// Files that get another name first.
    pub(super) keep: Vec<(&'s Path, &'s Path)>,
    /// Staged files and the names that they take.
    pub(super) write: Vec<(&'s Path, &'s Path)>,
    /// Files that go at last.
    pub(super) remove: Vec<&'s Path>,
}

/// A note that lies on the disk, held until the set is there.
#[derive(Debug)]
pub(super) struct Noted(Option<(PathBuf, File)>);

impl Noted {
    /// Notes down a set. One file alone takes its name at one moment and needs no note; one whose files
    /// lie too far apart would never be found again.
    ///
    /// # Errors
    /// When the note cannot be written, or another program is giving files their names in that folder.
    pub(super) fn of(steps: &Steps<'_>) -> io::Result<Self> {
        let count = steps.keep.len() + steps.write.len() + steps.remove.len();
        let Some((folder, journal)) = (count > 1).then(|| journal(steps)).flatten() else {
            return Ok(Self(None));
        };
        let bytes = serde_json::to_vec(&journal).map_err(io::Error::other)?;
        let mut file = held(&folder)?;
        file.write_all(&bytes)?;
        file.as_file().sync_all()?;
        let path = folder.join(NAME);
        if !finish_in(&folder) {
            return Err(io::Error::from(io::ErrorKind::ResourceBusy));
        }
        let file = match file.persist_noclobber(&path) {
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(io::Error::from(io::ErrorKind::ResourceBusy));
            }
            // Disks that cannot tell whether a name is free.
            Err(error) => error.file.persist(&path).map_err(|error| error.error)?,
            Ok(file) => file,
        };
        sync(&folder);
        Ok(Self(Some((path, file))))
    }
}

/// The set is there, or was given up while the program still runs.
impl Drop for Noted {
    fn drop(&mut self) {
        if let Some((path, file)) = &self.0
            && is_at(file, path)
        {
            let _ = fs::remove_file(path);
        }
    }
}

fn sync(folder: &Path) {
    if cfg!(unix)
        && let Ok(folder) = fs::File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

/// The note for some steps and the folder that holds all of their files.
fn journal(steps: &Steps<'_>) -> Option<(PathBuf, Journal)> {
    let pairs = steps.keep.iter().chain(&steps.write);
    let all = pairs.flat_map(|(from, to)| [*from, *to]).chain(steps.remove.iter().copied());
    // Staged files have full paths, targets those that were asked for.
    let all: Vec<PathBuf> = all.map(|path| absolute(path).ok()).collect::<Option<_>>()?;
    let mut folder = all.first()?.parent()?;
    while !all.iter().all(|path| path.starts_with(folder)) {
        folder = folder.parent()?;
    }
    let near = |path: &PathBuf| path.ancestors().skip(1).take(HIGHEST).any(|above| above == folder);
    if !all.iter().all(near) {
        return None;
    }
    let below = |path: &Path| {
        let path = absolute(path).ok()?;
        let parts = path.strip_prefix(folder).ok()?.components();
        let names = parts.map(|part| part.as_os_str().to_str()).collect::<Option<Vec<_>>>()?;
        Some(names.join("/"))
    };
    let kept = steps.keep.iter().map(|(from, to)| {
        let isi = digest_of(from).unwrap_or_default();
        Some(Kept { dari: below(from)?, ke: below(to)?, isi })
    });
    let written = steps.write.iter().map(|(from, to)| {
        let (lama, baru) = (digest_of(to), digest_of(from).unwrap_or_default());
        Some(Written { dari: below(from)?, ke: below(to)?, lama, baru })
    });
    let gone =
        steps.remove.iter().map(|path| Some(Gone { nama: below(path)?, lama: digest_of(path) }));
    let journal = Journal {
        versi: VERSION,
        simpan: kept.collect::<Option<_>>()?,
        tulis: written.collect::<Option<_>>()?,
        hapus: gone.collect::<Option<_>>()?,
    };
    Some((folder.to_path_buf(), journal))
}

/// Finishes what was being written around a file when the program was stopped.
pub fn finish(path: &Path) {
    let folder = path.parent().unwrap_or(Path::new(""));
    for folder in folder.ancestors().take(HIGHEST) {
        finish_in(if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    }
}

/// Finishes what was being written around a record: its notes, its templates, and its results in all
/// their folders.
pub(super) fn finish_around(record: &Path) {
    finish(record);
    finish_in(&record.with_file_name(TEMPLATES));
    let results = record.with_file_name(RESULTS);
    finish_in(&results);
    for entry in fs::read_dir(results).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            finish_in(&entry.path());
        }
    }
}

/// Finishes what was being written in a folder; false when a running program is still at it.
fn finish_in(folder: &Path) -> bool {
    let note = folder.join(NAME);
    for _ in 0..LOOKS {
        let Ok(about) = fs::symlink_metadata(&note) else { return true };
        if !about.is_file() || about.len() > LARGEST {
            return true;
        }
        let Ok(mut file) = File::options().read(true).write(true).open(&note) else { return true };
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => {
                thread::sleep(PAUSE);
                continue;
            }
            // Its program came to its end just now, and this may be the note of another one.
            Ok(()) if !is_at(&file, &note) => continue,
            // A disk without locks tells nothing of running programs.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        let mut bytes = Vec::new();
        let read = (&mut file).take(LARGEST).read_to_end(&mut bytes).ok();
        let journal = read.and_then(|_| serde_json::from_slice::<Journal>(&bytes).ok());
        if let Some(journal) = journal.filter(|journal| journal.versi == VERSION)
            && let Some(said) = replay(folder, &journal)
        {
            let _ = writeln!(io::stderr(), "lkjip: {said}");
        }
        let _ = fs::remove_file(&note);
        return true;
    }
    false
}

mod replay;
#[cfg(test)]
mod tests;
