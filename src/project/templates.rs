//! The templates: those embedded in the program, with the agency's own laid over them file by
//! file.
//!
//! A path is relative to `templates/`, e.g. `typst/tabel.typ` or `naskah/bab-1.md`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::Fault;
use super::record_file::shown;

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The largest template of an agency, in bytes (4 MiB).
const LARGEST: u64 = 4 * 1024 * 1024;

/// The largest Word template, in bytes (64 MiB): a logo in it can be large.
const LARGEST_WORD: u64 = 64 * 1024 * 1024;

/// Levels of folders in which templates are looked for.
const DEEPEST: usize = 4;

/// The templates of one run.
#[derive(Debug, Clone, Default)]
pub struct Templates {
    folder: PathBuf,
    own: BTreeMap<String, Vec<u8>>,
}

impl Templates {
    /// The embedded templates alone.
    pub fn embedded() -> Self {
        Self::default()
    }

    /// The embedded templates under those that came with a record from elsewhere; `home` is what the
    /// user is told of where they lie.
    pub fn carried(home: &Path, own: BTreeMap<String, Vec<u8>>) -> Self {
        Self { folder: home.to_path_buf(), own }
    }

    /// The embedded templates under those of a folder; a folder that is not there adds nothing.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read.
    pub fn with_folder(folder: &Path) -> Result<Self, Fault> {
        let mut templates = Self { folder: folder.to_path_buf(), own: BTreeMap::new() };
        if folder.is_dir() {
            templates.read_folder(folder, "", 0)?;
        }
        Ok(templates)
    }

    fn read_folder(&mut self, folder: &Path, prefix: &str, depth: usize) -> Result<(), Fault> {
        let fault = |source| Fault::Read { path: folder.to_path_buf(), source };
        for entry in fs::read_dir(folder).map_err(fault)? {
            let path = entry.map_err(fault)?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            // Hidden files and what editors leave behind are no templates, nor is the file with
            // which Word marks a document as open.
            if name.starts_with('.') || name.starts_with("~$") || name.ends_with('~') {
                continue;
            }
            if path.is_dir() {
                if depth < DEEPEST {
                    self.read_folder(&path, &format!("{prefix}{name}/"), depth + 1)?;
                }
            } else {
                self.own.insert(format!("{prefix}{name}"), read_template(&path, largest(&path))?);
            }
        }
        Ok(())
    }

    /// The file under a path: the agency's own, else the embedded one.
    pub fn get(&self, path: &str) -> Option<Cow<'_, [u8]>> {
        match self.own.get(path) {
            Some(bytes) => Some(Cow::Borrowed(bytes.as_slice())),
            None => EMBEDDED.get_file(path).map(|file| Cow::Borrowed(file.contents())),
        }
    }

    /// Whether the file is the agency's own.
    pub fn is_own(&self, path: &str) -> bool {
        self.own.contains_key(path)
    }

    /// The agency's own files, with their paths.
    pub fn own(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.own.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// The agency's own files below a folder, with their paths.
    pub fn own_below<'t>(&'t self, folder: &'t str) -> impl Iterator<Item = (&'t str, &'t [u8])> {
        let below = move |path: &str| path.strip_prefix(folder).is_some_and(|p| p.starts_with('/'));
        let own = self.own.iter().filter(move |(path, _)| below(path));
        own.map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Paths of all files below a folder of `templates/`, in order.
    pub fn paths_below(&self, folder: &str) -> Vec<String> {
        let prefix = format!("{folder}/");
        let all: BTreeSet<String> =
            embedded().into_keys().chain(self.own.keys().cloned()).collect();
        all.into_iter().filter(|path| path.starts_with(&prefix)).collect()
    }

    /// Where a file lies, as shown to the user.
    pub fn shown(&self, path: &str) -> String {
        if self.is_own(path) {
            shown(&self.folder.join(path))
        } else {
            format!("templat bawaan {path}")
        }
    }
}

/// The embedded files by path.
pub fn embedded() -> BTreeMap<String, &'static [u8]> {
    let mut files = BTreeMap::new();
    collect(&EMBEDDED, &mut files);
    files
}

fn collect(folder: &Dir<'static>, files: &mut BTreeMap<String, &'static [u8]>) {
    for file in folder.files() {
        files.insert(shown(file.path()), file.contents());
    }
    for below in folder.dirs() {
        collect(below, files);
    }
}

/// The bytes of a Word template, wherever it lies.
///
/// # Errors
/// When it is no file, too large, or cannot be read.
pub fn read_word_template(path: &Path) -> Result<Vec<u8>, Fault> {
    read_template(path, LARGEST_WORD)
}

fn read_template(path: &Path, most: u64) -> Result<Vec<u8>, Fault> {
    let fault = |source| Fault::Read { path: path.to_path_buf(), source };
    let about = fs::metadata(path).map_err(fault)?;
    if !about.is_file() {
        return Err(Fault::NoFile(path.to_path_buf()));
    }
    if about.len() > most {
        return Err(Fault::TemplateTooLarge(path.to_path_buf()));
    }
    fs::read(path).map_err(fault)
}

fn largest(path: &Path) -> u64 {
    let word = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
    if word { LARGEST_WORD } else { LARGEST }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_the_agency_lies_over_the_embedded_one() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("typst")).unwrap();
        fs::write(root.path().join("typst/utama.typ"), "milik instansi").unwrap();
        fs::write(root.path().join("typst/.rahasia"), "x").unwrap();
        fs::write(root.path().join("typst/~$utama.typ"), "x").unwrap();
        let templates = Templates::with_folder(root.path()).unwrap();
        assert_eq!(templates.get("typst/utama.typ").unwrap().as_ref(), b"milik instansi");
        assert!(templates.is_own("typst/utama.typ"));
        assert!(templates.shown("typst/utama.typ").ends_with("/typst/utama.typ"));
        let other = Templates::embedded();
        assert_ne!(other.get("typst/utama.typ").unwrap().as_ref(), b"milik instansi");
        assert_eq!(templates.paths_below("typst"), other.paths_below("typst"));
        assert!(templates.get("typst/tidak-ada.typ").is_none());
    }

    #[test]
    fn only_a_word_template_may_be_large() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("docx")).unwrap();
        fs::write(root.path().join("docx/gaya.docx"), vec![0; LARGEST as usize + 1]).unwrap();
        assert!(Templates::with_folder(root.path()).unwrap().is_own("docx/gaya.docx"));
        fs::write(root.path().join("docx/catatan.txt"), vec![0; LARGEST as usize + 1]).unwrap();
        let refused = Templates::with_folder(root.path());
        assert!(matches!(refused, Err(Fault::TemplateTooLarge(_))));
    }

    #[test]
    fn a_folder_that_is_not_there_adds_nothing() {
        let templates = Templates::with_folder(Path::new("folder-yang-tidak-ada")).unwrap();
        assert!(templates.own.is_empty());
        assert!(templates.get("typst/utama.typ").is_some());
    }
}
