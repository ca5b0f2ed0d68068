//! Writing results: all of a set or, when the system refuses, none of it.
//!
//! Every file is first written under a temporary name in its own folder and brought to the disk;
//! only when all of them are there do they take their names. A reader never sees half a file, and a
//! set that was being written when the program was stopped is finished by whoever comes next
//! (`journal`); temporary files that it left are swept away by the next one that writes there (`staged`).

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::Fault;
use super::gate;
use super::journal::{Noted, Steps, finish};
use super::staged::{held, sweep};

/// Files to be written together.
#[derive(Debug, Default)]
pub struct Batch {
    staged: Vec<(PathBuf, NamedTempFile)>,
    /// Files that get another name before theirs is taken.
    moved: Vec<(PathBuf, PathBuf)>,
    /// Files that go when the set is there.
    removed: Vec<PathBuf>,
}

impl Batch {
    /// Writes a file under a temporary name beside its target; folders are made as needed.
    ///
    /// # Errors
    /// When the system refuses. Nothing that was there before has changed.
    pub fn stage(&mut self, target: &Path, bytes: &[u8]) -> Result<(), Fault> {
        let fault = |source| Fault::Write { path: target.to_path_buf(), source };
        finish(target);
        let folder = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        fs::create_dir_all(folder).map_err(fault)?;
        if !self.staged.iter().any(|(known, _)| known.parent() == target.parent()) {
            sweep(folder);
        }
        let mut file = held(folder).map_err(fault)?;
        file.write_all(bytes).map_err(fault)?;
        file.as_file().sync_all().map_err(fault)?;
        self.staged.push((target.to_path_buf(), file));
        Ok(())
    }

    /// Keeps the file that is at a target under another name, when the set takes its place.
    pub fn keep(&mut self, target: &Path, as_name: &Path) {
        self.moved.push((target.to_path_buf(), as_name.to_path_buf()));
    }

    /// Takes a file away, when the set is there; one that is not there is no fault.
    pub fn remove(&mut self, path: &Path) {
        self.removed.push(path.to_path_buf());
    }

    /// Gives every staged file its name, in the order of staging.
    ///
    /// # Errors
    /// When a target cannot be replaced; this is found out before the first one is.
    pub fn commit(self) -> Result<Vec<PathBuf>, Fault> {
        for (target, _) in &self.staged {
            replaceable(target)?;
        }
        let gate = gate::enter();
        let noted = self.note()?;
        for (target, name) in &self.moved {
            fs::rename(target, name).map_err(|error| fault(target, error))?;
        }
        let mut written = Vec::with_capacity(self.staged.len());
        for (target, file) in self.staged {
            file.persist(&target).map_err(|error| fault(&target, error.error))?;
            written.push(target);
        }
        for path in &self.removed {
            match fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(fault(path, error));
                }
                _ => {}
            }
        }
        sync_folders(&written);
        drop(noted);
        gate.written();
        Ok(written)
    }

    /// Notes down what is about to be done.
    fn note(&self) -> Result<Noted, Fault> {
        let steps = Steps {
            keep: self.moved.iter().map(|(from, to)| (from.as_path(), to.as_path())).collect(),
            write: self
                .staged
                .iter()
                .map(|(target, file)| (file.path(), target.as_path()))
                .collect(),
            remove: self.removed.iter().map(PathBuf::as_path).collect(),
        };
        let first = self.staged.first().map(|(target, _)| target.clone()).unwrap_or_default();
        Noted::of(&steps).map_err(|source| Fault::Write { path: first, source })
    }
}

/// Whether a target is free or a file that may be replaced.
fn replaceable(target: &Path) -> Result<(), Fault> {
    if let Some(lock) = owner_file(target) {
        return Err(Fault::Open { path: target.to_path_buf(), lock });
    }
    match OpenOptions::new().write(true).open(target) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(fault(target, error)),
        _ => Ok(()),
    }
}

/// The file by which Word (`~$jip-2025.docx`) or LibreOffice (`.~lock.lkjip-2025.docx#`) says that it
/// has a document open. On systems other than Windows it is the only sign.
fn owner_file(target: &Path) -> Option<PathBuf> {
    let name = target.file_name()?.to_str().filter(|name| name.ends_with(".docx"))?;
    let shortened = (0..=2).filter_map(|skip| name.get(skip..)).map(|rest| format!("~${rest}"));
    let names = shortened.chain([format!(".~lock.{name}#")]);
    names.map(|lock| target.with_file_name(lock)).find(|lock| lock.exists())
}

fn fault(target: &Path, source: io::Error) -> Fault {
    // 32 and 33: sharing and lock violations of Windows.
    let locked = cfg!(windows) && matches!(source.raw_os_error(), Some(32 | 33));
    if locked {
        Fault::Locked(target.to_path_buf())
    } else {
        Fault::Write { path: target.to_path_buf(), source }
    }
}

/// Brings the new names to the disk where the system can do that; failing it loses nothing.
fn sync_folders(written: &[PathBuf]) {
    if !cfg!(unix) {
        return;
    }
    let mut folders: Vec<&Path> = written.iter().filter_map(|path| path.parent()).collect();
    folders.dedup();
    for folder in folders {
        if let Ok(folder) = fs::File::open(folder) {
            let _ = folder.sync_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_set_replaces_the_old_one() {
        let root = tempfile::tempdir().unwrap();
        let (a, b) = (root.path().join("keluaran/a.pdf"), root.path().join("keluaran/b.json"));
        for (first, second) in [("lama", "lama"), ("baru", "baru juga")] {
            let mut batch = Batch::default();
            batch.stage(&a, first.as_bytes()).unwrap();
            batch.stage(&b, second.as_bytes()).unwrap();
            assert_eq!(batch.commit().unwrap(), [a.clone(), b.clone()]);
        }
        assert_eq!(fs::read_to_string(&a).unwrap(), "baru");
        assert_eq!(fs::read_to_string(&b).unwrap(), "baru juga");
        assert_eq!(names(&root.path().join("keluaran")), ["a.pdf", "b.json"]);
    }

    #[test]
    fn the_old_set_stays_when_one_target_cannot_be_replaced() {
        let root = tempfile::tempdir().unwrap();
        let (a, b) = (root.path().join("a.pdf"), root.path().join("b.json"));
        fs::write(&a, "lama").unwrap();
        fs::create_dir(&b).unwrap();
        let mut batch = Batch::default();
        batch.stage(&a, b"baru").unwrap();
        batch.stage(&b, b"baru").unwrap();
        let fault = batch.commit().unwrap_err();
        assert!(fault.to_string().contains("b.json"), "{fault}");
        assert_eq!(fs::read_to_string(&a).unwrap(), "lama");
        assert_eq!(names(root.path()), ["a.pdf", "b.json"]);
    }

    #[test]
    fn a_document_that_is_open_is_left_alone() {
        let root = tempfile::tempdir().unwrap();
        let (pdf, word) = (root.path().join("lkjip.pdf"), root.path().join("lkjip-2025.docx"));
        for lock in ["~$jip-2025.docx", ".~lock.lkjip-2025.docx#"] {
            fs::write(&word, "lama").unwrap();
            fs::write(root.path().join(lock), "").unwrap();
            let mut batch = Batch::default();
            batch.stage(&pdf, b"baru").unwrap();
            batch.stage(&word, b"baru").unwrap();
            let fault = batch.commit().unwrap_err();
            assert!(fault.to_string().contains(lock), "{fault}");
            assert_eq!(fs::read_to_string(&word).unwrap(), "lama");
            assert!(!pdf.exists());
            fs::remove_file(root.path().join(lock)).unwrap();
        }
    }

    #[test]
    fn what_is_to_be_kept_gets_another_name() {
        let root = tempfile::tempdir().unwrap();
        let (word, kept) = (root.path().join("a.docx"), root.path().join("a-suntingan-1.docx"));
        fs::write(&word, "diubah orang").unwrap();
        let mut batch = Batch::default();
        batch.stage(&word, b"baru").unwrap();
        batch.keep(&word, &kept);
        batch.commit().unwrap();
        assert_eq!(fs::read_to_string(&word).unwrap(), "baru");
        assert_eq!(fs::read_to_string(&kept).unwrap(), "diubah orang");
    }

    #[test]
    fn what_a_stopped_program_left_goes_and_what_a_running_one_writes_stays() {
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("a.pdf");
        let mut running = Batch::default();
        running.stage(&target, b"yang masih berjalan").unwrap();
        let (_, left) = held(root.path()).unwrap().keep().unwrap();
        let mut batch = Batch::default();
        batch.stage(&target, b"baru").unwrap();
        batch.stage(&root.path().join("b.json"), b"baru").unwrap();
        assert!(!left.exists());
        batch.commit().unwrap();
        running.commit().unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "yang masih berjalan");
        assert_eq!(names(root.path()), ["a.pdf", "b.json"]);
    }

    #[test]
    fn a_batch_that_is_dropped_leaves_nothing() {
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("a.pdf");
        fs::write(&target, "lama").unwrap();
        let mut batch = Batch::default();
        batch.stage(&target, b"baru").unwrap();
        drop(batch);
        assert_eq!(fs::read_to_string(&target).unwrap(), "lama");
        assert_eq!(names(root.path()), ["a.pdf"]);
    }

    #[cfg(unix)]
    #[test]
    fn results_are_not_private() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("a.pdf");
        let mut batch = Batch::default();
        batch.stage(&target, b"isi").unwrap();
        batch.commit().unwrap();
        assert_ne!(fs::metadata(&target).unwrap().permissions().mode() & 0o044, 0);
    }
}
