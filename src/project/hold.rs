//! One at a time: who reads a state, changes it and writes it back holds the folder of results meanwhile.
//!
//! The system lets go of the lock when the program that holds it ends, however it ends; the file stays,
//! for one that is taken away could be locked by two programs at once.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::Fault;
use super::draft::RESULTS;
use super::journal::finish_around;
use super::staged::is_at;

/// Name of the file that is locked, in the folder of results.
const NAME: &str = ".lkjip-kunci";

/// How often it is looked whether another program is done, and the pause between: half a minute in all,
/// for a program that was halted is not to halt the others for ever.
const LOOKS: usize = 1500;
const PAUSE: Duration = Duration::from_millis(20);

/// Held as long as the state around a record is not to be changed by another program.
#[derive(Debug)]
pub struct Hold(Option<Held>);

/// The lock lasts as long as the file is open.
#[derive(Debug)]
struct Held {
    path: PathBuf,
    file: File,
}

impl Drop for Hold {
    /// A folder that was made for the lock alone goes with it. Who waits for the lock sees that another file
    /// has its name, and asks again.
    fn drop(&mut self) {
        let Some(Held { path, file }) = &self.0 else { return };
        let Some(results) = path.parent() else { return };
        let mut others = fs::read_dir(results).into_iter().flatten().flatten();
        if is_at(file, path) && others.all(|entry| entry.file_name() == NAME) {
            let _ = fs::remove_file(path);
            let _ = fs::remove_dir(results);
        }
    }
}

impl Hold {
    /// Waits until no other program holds what lies around a record, or around the notes beside it, and
    /// finishes what a stopped one left. Where the lock cannot be made or the disk knows none, it goes on
    /// without: in a place where nothing can be written, writing fails by itself.
    ///
    /// # Errors
    /// When another program does not come to its end.
    pub fn around(record: &Path) -> Result<Self, Fault> {
        let hold = Self::of(&record.with_file_name(RESULTS), LOOKS)?;
        finish_around(record);
        Ok(hold)
    }

    fn of(results: &Path, looks: usize) -> Result<Self, Fault> {
        let path = results.join(NAME);
        for _ in 0..looks {
            let Some(file) = opened(results, &path) else { return Ok(Self(None)) };
            match file.try_lock() {
                // The folder may have been taken away just now, and another one made.
                Ok(()) if is_at(&file, &path) => return Ok(Self(Some(Held { path, file }))),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                Err(TryLockError::Error(_)) => return Ok(Self(None)),
            }
        }
        Err(Fault::Write { path, source: io::Error::from(io::ErrorKind::ResourceBusy) })
    }
}

/// The file that is locked; a link or a thing that is no file is none of ours.
fn opened(results: &Path, path: &Path) -> Option<File> {
    fs::create_dir_all(results).ok()?;
    if fs::symlink_metadata(path).is_ok_and(|about| !about.is_file()) {
        return None;
    }
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_and_written_back_under_it_is_never_lost() {
        let root = tempfile::tempdir().unwrap();
        let (record, count) = (root.path().join("laporan.toml"), root.path().join("angka"));
        fs::write(&count, "0").unwrap();
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let hold = Hold::around(&record).unwrap();
                    let number: u32 = fs::read_to_string(&count).unwrap().parse().unwrap();
                    thread::sleep(Duration::from_millis(2));
                    fs::write(&count, (number + 1).to_string()).unwrap();
                    drop(hold);
                });
            }
        });
        assert_eq!(fs::read_to_string(&count).unwrap(), "8");
    }

    #[test]
    fn who_does_not_come_to_an_end_is_told_of() {
        let root = tempfile::tempdir().unwrap();
        let held = Hold::of(root.path(), 1).unwrap();
        let fault = Hold::of(root.path(), 2).unwrap_err();
        assert!(fault.to_string().contains(NAME), "{fault}");
        drop(held);
        Hold::of(root.path(), 1).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_its_place_is_not_followed() {
        let root = tempfile::tempdir().unwrap();
        let elsewhere = root.path().join("lain");
        std::os::unix::fs::symlink(&elsewhere, root.path().join(NAME)).unwrap();
        assert!(Hold::of(root.path(), 1).unwrap().0.is_none());
        assert!(!elsewhere.exists());
    }

    #[test]
    fn where_no_folder_can_be_made_it_goes_on_without() {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("keluaran");
        fs::write(&file, "bukan folder").unwrap();
        assert!(Hold::of(&file, 1).unwrap().0.is_none());
    }
}
