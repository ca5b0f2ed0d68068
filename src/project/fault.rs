//! What keeps the program from working at all: files that are not there or not to be used.
//!
//! A fault is not a finding: it says nothing about the record. The program ends with code 2.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Why the program could not work. Each message is a whole sentence for the user.
#[derive(Debug, Error)]
pub enum Fault {
    /// Neither a record in the current folder nor one under `reports/`.
    #[error(
        "Record tidak ditemukan: tidak ada `laporan.toml` di folder ini dan tidak ada tahun di \
         bawah `reports/`. Sebutkan berkas atau foldernya, misalnya `reports/2025`."
    )]
    NoRecord,
    /// The path that was asked for does not exist.
    #[error("`{}` tidak ada.", .0.display())]
    NotThere(PathBuf),
    /// The folder that was asked for holds no record.
    #[error("Folder `{}` tidak memuat `laporan.toml`.", .0.display())]
    NoRecordIn(PathBuf),
    /// A pipe, a device or another thing that is no file.
    #[error("`{}` bukan berkas.", .0.display())]
    NoFile(PathBuf),
    /// A file could not be read.
    #[error("`{}` tidak dapat dibaca: {}.", path.display(), io_reason(source))]
    Read {
        /// Which file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file could not be written; what was there before is untouched.
    #[error("`{}` tidak dapat ditulis: {}.", path.display(), io_reason(source))]
    Write {
        /// Which file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Another program holds the file open (Windows).
    #[error(
        "`{}` sedang dibuka program lain. Tutup berkas itu (di Word atau pembaca PDF), lalu \
         ulangi.", .0.display()
    )]
    Locked(PathBuf),
    /// A document is open, as the lock file beside it says.
    #[error(
        "`{}` sedang dibuka: ada berkas kunci `{}`. Tutup dokumen itu di Word atau LibreOffice, lalu \
         ulangi. Bila tidak sedang dibuka di mana pun, hapus berkas kunci itu.",
        path.display(), lock.display()
    )]
    Open {
        /// The document.
        path: PathBuf,
        /// Its lock file.
        lock: PathBuf,
    },
    /// A file that is already there is not written over unasked.
    #[error(
        "`{}` sudah ada dan tidak ditimpa. Tambahkan `--timpa` bila memang hendak diganti.",
        .0.display()
    )]
    Exists(PathBuf),
    /// A year without a record.
    #[error("Tidak ada record tahun itu: `{}` tidak ditemukan.", .0.display())]
    NoYear(PathBuf),
    /// A draft that was never kept.
    #[error(
        "Draf {number} belum ada: `{}` tidak ditemukan. Draf disimpan oleh `lkjip susun --draf {number}`.",
        folder.display()
    )]
    NoDraft {
        /// Its number.
        number: u16,
        /// Where it would be.
        folder: PathBuf,
    },
    /// A draft that is kept already.
    #[error(
        "Draf {number} sudah tersimpan di `{}` dan tidak ditimpa. Pakai nomor berikutnya (`--draf {}`), \
         atau tambahkan `--timpa` bila memang hendak diganti.",
        folder.display(), number.saturating_add(1)
    )]
    DraftKept {
        /// Its number.
        number: u16,
        /// Its folder.
        folder: PathBuf,
    },
    /// A final report is never written over.
    #[error(
        "Laporan final sudah ada di `{}` dan tidak diubah lagi, juga bila sudah ditandatangani. Bila isinya \
         memang harus diperbaiki, susun revisinya: `lkjip susun --final --revisi \"alasan\"`; yang lama \
         tetap di tempatnya.",
        .0.display()
    )]
    FinalKept(PathBuf),
    /// There is no final report.
    #[error(
        "Belum ada laporan final: `{}` tidak ditemukan. Laporan final disusun oleh `lkjip susun --final`.",
        .0.display()
    )]
    NoFinal(PathBuf),
    /// The record was edited while the program worked with it.
    #[error("Record `{}` berubah sementara itu, dan tidak ada yang ditulis; ulangi perintah ini.", .0.display())]
    Changed(PathBuf),
    /// A folder of a final report without its record.
    #[error(
        "Record laporan final di `{}` tidak ditemukan: `{}` tidak ada. Folder final diperiksa di tempatnya, di \
         bawah folder recordnya; salinannya diperiksa lewat PDF di dalamnya: `lkjip verifikasi BERKAS.pdf`.",
        folder.display(), record.display()
    )]
    FinalAlone {
        /// The folder.
        folder: PathBuf,
        /// Where its record would be.
        record: PathBuf,
    },
    /// A lock that cannot be used.
    #[error("Kunci laporan final `{}` tidak dapat dipakai: {reason}.", path.display())]
    Lock {
        /// The lock.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A new record is not written over a file that is there.
    #[error(
        "`{}` sudah ada dan tidak ditimpa. Sebutkan folder lain: `lkjip baru TAHUN FOLDER`.",
        .0.display()
    )]
    Taken(PathBuf),
    /// A record with galat has no next year.
    #[error(
        "Record `{}` belum dapat dilanjutkan: ada {count} galat, yang pertama {first} Selesaikan \
         dahulu; semuanya dicetak oleh `lkjip periksa {}`.",
        path.display(), path.display()
    )]
    NotReady {
        /// The record.
        path: PathBuf,
        /// How many galat it has.
        count: usize,
        /// The first of them, with its line.
        first: String,
    },
    /// The year that was asked for does not follow that of the record.
    #[error(
        "Record `{}` tentang Tahun {year}; tahun yang baru harus sesudahnya.", path.display()
    )]
    NotLater {
        /// The record.
        path: PathBuf,
        /// Its year.
        year: i32,
    },
    /// The record of the next year would not be one that can be read.
    #[error(
        "Record tahun berikutnya tidak dapat dibuat dari `{}` tanpa merusak tulisannya; tidak ada \
         yang ditulis.", .0.display()
    )]
    NotMade(PathBuf),
    /// A template of the agency is larger than any template is.
    #[error("Templat `{}` terlalu besar.", .0.display())]
    TemplateTooLarge(PathBuf),
}

/// Why the system refused, in Indonesian where it is a usual reason.
pub fn io_reason(error: &io::Error) -> String {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "berkas atau foldernya tidak ada",
        io::ErrorKind::PermissionDenied => "tidak ada izin",
        io::ErrorKind::IsADirectory => "ini sebuah folder, bukan berkas",
        io::ErrorKind::NotADirectory => "ini sebuah berkas, bukan folder",
        io::ErrorKind::StorageFull => "ruang penyimpanan penuh",
        io::ErrorKind::ReadOnlyFilesystem => "tempat ini hanya dapat dibaca",
        io::ErrorKind::AlreadyExists => "sudah ada berkas atau folder lain dengan nama itu",
        io::ErrorKind::InvalidFilename => "nama berkas tidak sah",
        io::ErrorKind::ResourceBusy => "program lain sedang memakainya; ulangi sebentar lagi",
        _ => return format!("sistem menjawab \"{error}\""),
    };
    reason.to_string()
}
