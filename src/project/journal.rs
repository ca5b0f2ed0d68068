//! What is being written, noted down before the first file takes its name.
//!
//! Several files cannot take their names at one moment. If the program is stopped between two of them,
//! the note is still there, and whoever comes next to that folder finishes the set: so a set is there
//! as a whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf, absolute};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

/// Name of the note, in the folder that holds all files of the set.
const NAME: &str = ".lkjip-tulis.json";

/// Version of its form.
const VERSION: u32 = 1;

/// Folders above a file in which its note may lie.
const HIGHEST: usize = 6;

/// Largest note that is read, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// The steps by which a set takes the place of the old one. Paths are relative to the folder of the note.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Journal {
    versi: u32,
    /// Files that get another name first: from, to.
    simpan: Vec<(String, String)>,
    /// Staged files and the names that they take.
    tulis: Vec<(String, String)>,
    /// Files that go at last.
    hapus: Vec<String>,
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

/// A note that lies on the disk, until the set is there.
#[derive(Debug)]
pub(super) struct Noted(Option<PathBuf>);

impl Noted {
    /// Notes down a set. One file alone takes its name at one moment and needs no note.
    ///
    /// # Errors
    /// When the note cannot be written.
    pub(super) fn of(steps: &Steps<'_>) -> io::Result<Self> {
        let count = steps.keep.len() + steps.write.len() + steps.remove.len();
        let Some((folder, journal)) = (count > 1).then(|| journal(steps)).flatten() else {
            return Ok(Self(None));
        };
        let bytes = serde_json::to_vec(&journal).map_err(io::Error::other)?;
        let mut file = NamedTempFile::with_prefix_in(".lkjip-", &folder)?;
        file.write_all(&bytes)?;
        file.as_file().sync_all()?;
        let path = folder.join(NAME);
        file.persist(&path).map_err(|error| error.error)?;
        sync(&folder);
        Ok(Self(Some(path)))
    }
}

/// The set is there, or was given up while the program still runs.
impl Drop for Noted {
    fn drop(&mut self) {
        if let Some(path) = &self.0 {
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
    let below = |path: &Path| {
        let path = absolute(path).ok()?;
        let parts = path.strip_prefix(folder).ok()?.components();
        let names = parts.map(|part| part.as_os_str().to_str()).collect::<Option<Vec<_>>>()?;
        Some(names.join("/"))
    };
    let pairs = |list: &[(&Path, &Path)]| {
        list.iter().map(|(from, to)| Some((below(from)?, below(to)?))).collect::<Option<Vec<_>>>()
    };
    let journal = Journal {
        versi: VERSION,
        simpan: pairs(&steps.keep)?,
        tulis: pairs(&steps.write)?,
        hapus: steps.remove.iter().map(|path| below(path)).collect::<Option<Vec<_>>>()?,
    };
    Some((folder.to_path_buf(), journal))
}

/// Finishes what was being written around a file when the program was stopped.
pub(super) fn finish(path: &Path) {
    let folder = path.parent().unwrap_or(Path::new(""));
    for folder in folder.ancestors().take(HIGHEST) {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let note = folder.join(NAME);
        let Ok(metadata) = fs::symlink_metadata(&note) else { continue };
        if !metadata.is_file() || metadata.len() > LARGEST {
            continue;
        }
        let read =
            fs::read(&note).ok().and_then(|bytes| serde_json::from_slice::<Journal>(&bytes).ok());
        if let Some(journal) = read.filter(|journal| journal.versi == VERSION) {
            replay(folder, &journal);
        }
        let _ = fs::remove_file(&note);
    }
}

/// Takes the steps that have not been taken. Only names below the folder are followed, and only our
/// own staged files take other names.
fn replay(folder: &Path, journal: &Journal) {
    let full = |name: &String| {
        let path = Path::new(name);
        let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
        (plain && !name.is_empty()).then(|| folder.join(path))
    };
    for (from, to) in &journal.simpan {
        if let (Some(from), Some(to)) = (full(from), full(to))
            && from.is_file()
            && !to.exists()
        {
            let _ = fs::rename(from, to);
        }
    }
    for (from, to) in &journal.tulis {
        let staged = from.rsplit('/').next().is_some_and(|name| name.starts_with(".lkjip-"));
        if let (Some(from), Some(to), true) = (full(from), full(to), staged)
            && from.is_file()
        {
            let _ = fs::rename(from, to);
        }
    }
    for path in journal.hapus.iter().filter_map(full) {
        let _ = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder as it is when the program was stopped after some of the steps of a set of three.
    fn stopped(after: usize) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        let path = |name: &str| root.path().join(name);
        for (name, text) in [("a.docx", "lama"), ("b.json", "lama"), ("c.txt", "lama")] {
            fs::write(path(name), text).unwrap();
        }
        fs::create_dir(path("d")).unwrap();
        fs::write(path(".lkjip-1.tmp"), "baru").unwrap();
        fs::write(path("d/.lkjip-2.tmp"), "baru").unwrap();
        let all =
            ["a.docx", "a-suntingan-1.docx", ".lkjip-1.tmp", "d/.lkjip-2.tmp", "d/b.json", "c.txt"]
                .map(path);
        let [word, kept, one, two, json, gone] = &all;
        let steps = Steps {
            keep: vec![(word, kept)],
            write: vec![(one, word), (two, json)],
            remove: vec![gone],
        };
        let noted = Noted::of(&steps).unwrap();
        std::mem::forget(noted);
        let taken: [&dyn Fn(); 4] = [
            &|| fs::rename(word, kept).unwrap(),
            &|| fs::rename(one, word).unwrap(),
            &|| fs::rename(two, json).unwrap(),
            &|| fs::remove_file(gone).unwrap(),
        ];
        taken.iter().take(after).for_each(|step| step());
        root
    }

    #[test]
    fn a_set_is_finished_wherever_it_was_stopped() {
        for after in 0..=4 {
            let root = stopped(after);
            finish(&root.path().join("d/b.json"));
            let read = |name: &str| fs::read_to_string(root.path().join(name)).unwrap_or_default();
            assert_eq!(
                [read("a.docx"), read("a-suntingan-1.docx"), read("d/b.json"), read("c.txt")],
                ["baru", "lama", "baru", ""],
                "{after}"
            );
            assert!(!root.path().join(NAME).exists());
            assert!(!root.path().join(".lkjip-1.tmp").exists());
        }
    }

    #[test]
    fn names_may_be_relative_to_where_the_program_runs() {
        let root = tempfile::tempdir_in(".").unwrap();
        let folder = root.path().strip_prefix(std::env::current_dir().unwrap());
        let folder = folder.unwrap_or(root.path());
        let (one, two) = (folder.join("a"), folder.join("b"));
        let staged = absolute(folder.join(".lkjip-x")).unwrap();
        let steps = Steps { write: vec![(&staged, &one), (&staged, &two)], ..Steps::default() };
        let noted = Noted::of(&steps).unwrap();
        assert_eq!(noted.0.as_deref(), Some(absolute(folder.join(NAME)).unwrap().as_path()));
    }

    #[test]
    fn a_note_of_a_stranger_leads_nowhere() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("dalam");
        fs::create_dir(&folder).unwrap();
        let outside = root.path().join("luar.txt");
        fs::write(&outside, "isi").unwrap();
        fs::write(folder.join("milik.txt"), "isi").unwrap();
        let note = format!(
            "{{\"versi\":1,\"simpan\":[[\"../luar.txt\",\"x\"]],\"tulis\":[[\"milik.txt\",\"y\"]],\"hapus\":[\"../luar.txt\",{:?}]}}",
            outside.display().to_string()
        );
        for text in [
            note.as_str(),
            "bukan json",
            "{\"versi\":9,\"simpan\":[],\"tulis\":[],\"hapus\":[\"milik.txt\"]}",
        ] {
            fs::write(folder.join(NAME), text).unwrap();
            finish(&folder.join("laporan.toml"));
            assert!(
                outside.exists() && folder.join("milik.txt").exists() && !folder.join("y").exists()
            );
            assert!(!folder.join(NAME).exists());
        }
    }
}
