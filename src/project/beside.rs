//! Files beside a result: reading one that may not be there, finding a name that is free.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::Fault;

/// The bytes of a file; none when there is none.
///
/// # Errors
/// When it is there but cannot be read.
pub fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, Fault> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Fault::Read { path: path.to_path_buf(), source }),
    }
}

/// A name beside a file that no file has yet: `a.docx` with the word `lama` gives `a-lama-1.docx`.
pub fn free_name(path: &Path, word: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let name = |number: u32| path.with_file_name(format!("{stem}-{word}-{number}.{ending}"));
    // There are never that many files in a folder.
    (1..u32::MAX).map(name).find(|name| !name.exists()).unwrap_or_else(|| name(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_there_is_none_and_a_name_is_free() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.b.docx");
        assert_eq!(read_if_there(&path).unwrap(), None);
        fs::write(&path, "isi").unwrap();
        assert_eq!(read_if_there(&path).unwrap().as_deref(), Some(b"isi".as_slice()));
        assert!(read_if_there(root.path()).is_err());
        assert_eq!(free_name(&path, "lama"), root.path().join("a.b-lama-1.docx"));
        fs::write(free_name(&path, "lama"), "").unwrap();
        assert_eq!(free_name(&path, "lama"), root.path().join("a.b-lama-2.docx"));
    }
}
