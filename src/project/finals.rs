//! Final reports: `keluaran/final/` holds the first one, `keluaran/final-revisi-1/` the first revision,
//! and so on. A folder that is there is never written to again.
//!
//! Knows the names of folders only; what is in them is for `susun` and `verifikasi` to say.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::FILE_NAME;
use super::draft::{PREFIX as DRAFT, RESULTS};

/// Folder of the first final report.
const FINAL: &str = "final";

/// How the name of the folder of a revision begins.
const REVISION: &str = "final-revisi-";

/// Name of the lock within the folder of a final report.
pub const LOCK_NAME: &str = "lkjip.lock";

/// The folder of results of the record at a path.
pub fn results_of(record: &Path) -> PathBuf {
    record.with_file_name(RESULTS)
}

/// The folder of a final report below the folder of results; 0 is the first, N its revision N.
pub fn final_folder(results: &Path, revision: u16) -> PathBuf {
    match revision {
        0 => results.join(FINAL),
        number => results.join(format!("{REVISION}{number}")),
    }
}

/// The revision that a folder holds, told by its name and by the folder around it.
pub fn revision_of(folder: &Path) -> Option<u16> {
    let name = folder.file_name()?.to_str()?;
    let inside = folder.parent()?.file_name() == Some(OsStr::new(RESULTS));
    inside.then(|| revision(name)).flatten()
}

fn revision(name: &str) -> Option<u16> {
    let number = |text: &str| text.parse().ok().filter(|number| *number > 0);
    if name == FINAL { Some(0) } else { name.strip_prefix(REVISION).and_then(number) }
}

/// The newest final report below the folder of results, and its folder. A folder in which nothing
/// lies does not count.
pub fn newest_final(results: &Path) -> Option<(u16, PathBuf)> {
    let entries = fs::read_dir(results).into_iter().flatten().flatten();
    let finals = entries.filter_map(|entry| {
        let number = revision(entry.file_name().to_str()?)?;
        is_taken(&entry.path()).then(|| (number, entry.path()))
    });
    finals.max()
}

/// Whether something lies in a folder; what begins with a point is being written just now, or is not
/// ours.
fn is_taken(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.into_iter().any(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
}

/// The highest kept draft below the folder of results: one that has its record.
pub fn newest_draft(results: &Path) -> Option<u16> {
    let entries = fs::read_dir(results).into_iter().flatten().flatten();
    let numbers = entries.filter_map(|entry| {
        let name = entry.file_name();
        let number: u16 = name.to_str()?.strip_prefix(DRAFT)?.parse().ok()?;
        (number > 0 && entry.path().join(FILE_NAME).is_file()).then_some(number)
    });
    numbers.max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_tells_its_revision() {
        let results = Path::new("reports/2025/keluaran");
        for number in [0, 1, 12] {
            assert_eq!(revision_of(&final_folder(results, number)), Some(number));
        }
        for other in ["keluaran/final-revisi-0", "keluaran/final-revisi-x", "final", "a/final"] {
            assert_eq!(revision_of(Path::new(other)), None, "{other}");
        }
    }

    #[test]
    fn the_newest_is_the_highest_number_in_which_something_lies() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(newest_final(root.path()), None);
        assert_eq!(newest_draft(root.path()), None);
        for number in [0, 2, 10] {
            let folder = final_folder(root.path(), number);
            fs::create_dir(&folder).unwrap();
            fs::write(folder.join("a.pdf"), "").unwrap();
        }
        fs::create_dir(final_folder(root.path(), 11)).unwrap();
        fs::write(final_folder(root.path(), 11).join(".lkjip-x.tmp"), "").unwrap();
        let newest = (10, final_folder(root.path(), 10));
        assert_eq!(newest_final(root.path()), Some(newest));
        for number in [2, 9, 10] {
            let folder = super::super::draft_folder(root.path(), number);
            fs::create_dir(&folder).unwrap();
            fs::write(folder.join("laporan.toml"), "").unwrap();
        }
        assert_eq!(newest_draft(root.path()), Some(10));
    }
}
