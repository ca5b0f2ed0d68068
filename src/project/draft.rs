//! Kept drafts: `keluaran/draf-2/` holds a draft with the record and the templates that it was built
//! from, so that it can be compared later.
//!
//! Knows the names of folders and of the record; what else is in a draft is for `susun` to say.

use std::path::{Path, PathBuf};

use super::{FILE_NAME, Fault};

/// How the name of a draft's folder begins.
pub const PREFIX: &str = "draf-";

/// Folder of results, beside the record.
pub const RESULTS: &str = "keluaran";

/// The folder of a draft of the record at a path.
pub fn draft_of(record: &Path, number: u16) -> PathBuf {
    draft_folder(&record.with_file_name(RESULTS), number)
}

/// The record of a kept draft of a record.
///
/// # Errors
/// When that draft is not kept.
pub fn kept_record(record: &Path, number: u16) -> Result<PathBuf, Fault> {
    let folder = draft_of(record, number);
    let record = folder.join(FILE_NAME);
    match (record.is_file(), folder.is_dir()) {
        (true, _) => Ok(record),
        (false, true) => Err(Fault::NoRecordIn(folder)),
        (false, false) => Err(Fault::NoDraft { number, folder }),
    }
}

/// The folder of a draft below the folder of results.
pub fn draft_folder(results: &Path, number: u16) -> PathBuf {
    results.join(format!("{PREFIX}{number}"))
}

/// The number of the draft that a folder holds, told by its name and by the folder around it.
pub fn number(folder: &Path) -> Option<u16> {
    let name = folder.file_name()?.to_str()?;
    let number: u16 = name.strip_prefix(PREFIX)?.parse().ok()?;
    (number > 0 && folder.parent()?.file_name()? == RESULTS).then_some(number)
}

/// The folder of the record that a draft's folder belongs to.
pub fn home(folder: &Path) -> Option<&Path> {
    number(folder)?;
    folder.parent()?.parent()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_knows_its_number_and_its_home() {
        let folder = draft_folder(Path::new("reports/2025/keluaran"), 2);
        assert_eq!(folder, Path::new("reports/2025/keluaran/draf-2"));
        assert_eq!(number(&folder), Some(2));
        assert_eq!(home(&folder), Some(Path::new("reports/2025")));
        assert_eq!(home(Path::new("keluaran/draf-12")), Some(Path::new("")));
        for other in ["reports/2025", "keluaran/draf-0", "keluaran/draf-x", "draf-2", "a/draf-2"] {
            assert_eq!(number(Path::new(other)), None, "{other}");
        }
    }
}
