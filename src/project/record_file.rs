//! Finding the record and reading it, with a limit to its size.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use lkjip_metrics::catatan::FILE_NAME as NOTES;
use lkjip_metrics::check::LARGEST;
use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::Diagnostic;
use lkjip_metrics::place::Place;

use super::journal::finish_around;
use super::{Fault, draft, finals};

/// Name of the record within its folder.
pub const FILE_NAME: &str = "laporan.toml";

/// Folder of comparisons, among the results.
const COMPARISONS: &str = "banding";

/// Folder of matrices of notes, among the results.
const MATRICES: &str = "matriks";

/// Folder that holds one folder per fiscal year.
const REPORTS: &str = "reports";

/// A record as it lies on the disk.
#[derive(Debug, Clone)]
pub struct RecordFile {
    /// Where it lies.
    pub path: PathBuf,
    /// What it holds; not more than the first bytes of a file that is too large.
    pub bytes: Vec<u8>,
    /// The finding about a file that is too large to be a record.
    pub too_large: Option<Diagnostic>,
}

/// Finds the record: the given file or folder, else that of the folder `here`, else the newest
/// year under `reports/`.
///
/// # Errors
/// When there is none.
pub fn find(wanted: Option<&Path>, here: &Path) -> Result<PathBuf, Fault> {
    if let Some(wanted) = wanted {
        return given(wanted);
    }
    let own = here.join(FILE_NAME);
    if is_there(&own) {
        return Ok(own);
    }
    newest(&here.join(REPORTS)).ok_or(Fault::NoRecord)
}

fn given(wanted: &Path) -> Result<PathBuf, Fault> {
    let metadata = fs::metadata(wanted).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => Fault::NotThere(wanted.to_path_buf()),
        _ => Fault::Read { path: wanted.to_path_buf(), source },
    })?;
    if !metadata.is_dir() {
        finish_around(wanted);
        return Ok(wanted.to_path_buf());
    }
    let record = wanted.join(FILE_NAME);
    if is_there(&record) { Ok(record) } else { Err(Fault::NoRecordIn(wanted.to_path_buf())) }
}

/// Whether there is a record at a path, once what was being written around it has been finished: the
/// record itself may be among that, and finals and drafts are told by what lies in their folders.
fn is_there(record: &Path) -> bool {
    finish_around(record);
    record.is_file()
}

/// The record of the newest year; folders whose name is no year do not count.
fn newest(reports: &Path) -> Option<PathBuf> {
    let years = fs::read_dir(reports).ok()?.flatten().filter_map(|entry| {
        let year: u16 = entry.file_name().to_str()?.parse().ok()?;
        let record = entry.path().join(FILE_NAME);
        is_there(&record).then_some((year, record))
    });
    years.max().map(|(_, record)| record)
}

impl RecordFile {
    /// Reads a record.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn read(path: PathBuf) -> Result<Self, Fault> {
        let fault = |source| Fault::Read { path: path.clone(), source };
        finish_around(&path);
        // A pipe would be waited for without end.
        if !fs::metadata(&path).map_err(fault)?.is_file() {
            return Err(Fault::NoFile(path));
        }
        let file = File::open(&path).map_err(fault)?;
        let size = file.metadata().map_err(fault)?.len();
        let mut bytes = Vec::new();
        file.take(LARGEST as u64 + 1).read_to_end(&mut bytes).map_err(fault)?;
        let too_large = (bytes.len() > LARGEST).then(|| too_large(size.max(bytes.len() as u64)));
        Ok(Self { path, bytes, too_large })
    }

    /// Whether the file holds something else by now.
    ///
    /// # Errors
    /// When it can no longer be read.
    pub fn has_changed(&self) -> Result<bool, Fault> {
        Ok(Self::read(self.path.clone())?.bytes != self.bytes)
    }

    /// A record that came out of the file at a path.
    pub fn carried(path: PathBuf, bytes: Vec<u8>) -> Self {
        let size = bytes.len();
        let too_large = (size > LARGEST).then(|| too_large(size as u64));
        Self { path, bytes, too_large }
    }

    /// Where the record really lies: the file that a link leads to, which is the one to be written.
    ///
    /// # Errors
    /// When the system does not tell.
    pub fn home(&self) -> Result<PathBuf, Fault> {
        let fault = |source| Fault::Read { path: self.path.clone(), source };
        if fs::symlink_metadata(&self.path).map_err(fault)?.is_symlink() {
            return fs::canonicalize(&self.path).map_err(fault);
        }
        Ok(self.path.clone())
    }

    /// The path as shown to the user, with `/` on every system.
    pub fn name(&self) -> String {
        shown(&self.path)
    }

    /// The text, for showing lines of it; bytes that are no text are replaced.
    pub fn text(&self) -> String {
        if self.too_large.is_some() {
            return String::new();
        }
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The folder to which pictures are relative: that of the record, and for the record of a kept
    /// draft that of the record which the draft was made from.
    pub fn folder(&self) -> &Path {
        let own = self.path.parent();
        let folder = own.and_then(draft::home).or(own);
        folder.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }

    /// The draft whose kept record this is.
    pub fn draft(&self) -> Option<u16> {
        draft::number(self.path.parent()?)
    }

    /// The folder of the results.
    pub fn output_folder(&self) -> PathBuf {
        self.beside(draft::RESULTS)
    }

    /// The folder of comparisons: beside the record, also for the record of a kept draft.
    pub fn comparison_folder(&self) -> PathBuf {
        // The PDF of a final report carries its record.
        let within = self.path.parent().filter(|folder| finals::revision_of(folder).is_some());
        match (self.draft(), within.and_then(Path::parent)) {
            (Some(_), _) => self.folder().join(draft::RESULTS).join(COMPARISONS),
            (None, Some(results)) => results.join(COMPARISONS),
            (None, None) => self.output_folder().join(COMPARISONS),
        }
    }

    /// The folder of matrices of notes, where that of comparisons is.
    pub fn matrix_folder(&self) -> PathBuf {
        self.comparison_folder().with_file_name(MATRICES)
    }

    /// The notes about the report, beside the record; for the record of a kept draft beside the one
    /// that the draft was made from.
    pub fn notes_path(&self) -> PathBuf {
        let folder = self.folder();
        // The folder of a record named without one is not named for its notes either.
        if folder == Path::new(".") { PathBuf::from(NOTES) } else { folder.join(NOTES) }
    }

    /// The folder of the agency's own templates.
    pub fn template_folder(&self) -> PathBuf {
        self.beside("templat")
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.path.parent().unwrap_or(Path::new("")).join(name)
    }
}

/// A path with `/` on every system.
pub fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

fn too_large(size: u64) -> Diagnostic {
    let mib = |bytes: u64| bytes.div_ceil(1024 * 1024);
    let message = format!(
        "Berkas ini berukuran {} MiB, sedangkan record paling besar {} MiB.",
        mib(size),
        mib(LARGEST as u64)
    );
    Diagnostic::new(Code::TerlaluBesar, &Place::default(), message)
        .help("Periksa apakah yang dipilih memang berkas record; gambar disimpan tersendiri.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touch(path: &Path) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "tahun = 2025\n").unwrap();
    }

    #[test]
    fn what_changed_since_it_was_read_is_told() {
        let root = tempfile::tempdir().unwrap();
        let record = root.path().join(FILE_NAME);
        touch(&record);
        let file = RecordFile::read(record.clone()).unwrap();
        assert!(!file.has_changed().unwrap());
        fs::write(&record, "tahun = 2026\n").unwrap();
        assert!(file.has_changed().unwrap());
        fs::remove_file(&record).unwrap();
        assert!(file.has_changed().is_err());
    }

    #[test]
    fn a_given_folder_or_file_wins() {
        let root = tempfile::tempdir().unwrap();
        let record = root.path().join("arsip/laporan.toml");
        let other = root.path().join("arsip/lain.toml");
        touch(&record);
        touch(&other);
        touch(&root.path().join(FILE_NAME));
        assert_eq!(find(Some(&root.path().join("arsip")), root.path()).unwrap(), record);
        assert_eq!(find(Some(&other), root.path()).unwrap(), other);
    }

    #[test]
    fn the_current_folder_comes_before_the_newest_year() {
        let root = tempfile::tempdir().unwrap();
        for year in ["2024", "2025", "9", "arsip", "2026"] {
            touch(&root.path().join("reports").join(year).join(FILE_NAME));
        }
        fs::create_dir_all(root.path().join("reports/2027")).unwrap();
        let newest = root.path().join("reports/2026/laporan.toml");
        assert_eq!(find(None, root.path()).unwrap(), newest);
        touch(&root.path().join(FILE_NAME));
        assert_eq!(find(None, root.path()).unwrap(), root.path().join(FILE_NAME));
    }

    #[test]
    fn what_is_missing_is_named() {
        let root = tempfile::tempdir().unwrap();
        assert!(matches!(find(None, root.path()), Err(Fault::NoRecord)));
        let absent = root.path().join("2031");
        assert!(matches!(find(Some(&absent), root.path()), Err(Fault::NotThere(_))));
        assert!(matches!(find(Some(root.path()), root.path()), Err(Fault::NoRecordIn(_))));
    }

    #[test]
    fn a_huge_file_is_a_finding_and_is_not_read_whole() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join(FILE_NAME);
        fs::write(&path, vec![b'#'; LARGEST * 3]).unwrap();
        let file = RecordFile::read(path).unwrap();
        assert_eq!(file.bytes.len(), LARGEST + 1);
        let finding = file.too_large.unwrap();
        assert_eq!(finding.code, Code::TerlaluBesar);
        assert!(finding.message.contains("12 MiB"), "{}", finding.message);
    }
}
