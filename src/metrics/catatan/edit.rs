//! Edits of the text of `catatan.toml`: why one is refused, and what every edit begins and ends with.
//!
//! Comments, order and layout stay as they were typed. Whatever is given back has been read and
//! checked, so a text that was sound stays sound.

use thiserror::Error;

use super::noun::StatusCatatan;
use super::rules::MOST;
use super::{Notes, check};
use crate::diagnostic::Diagnostic;

/// Why notes could not be edited. Each message is a whole sentence for the user.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum EditFault {
    /// The text has faults of its own, which come first.
    #[error("`catatan.toml` masih memuat galat; perbaiki dahulu.")]
    Unsound(Vec<Diagnostic>),
    /// There is no note with this number.
    #[error("Tidak ada catatan {0}; lihat nomornya dengan `lkjip catatan`.")]
    NoNote(u32),
    /// The note is closed already.
    #[error("Catatan {0} sudah {word}; bila memang hendak diubah, buka dahulu dengan `lkjip catatan buka {0}`.", word = .1.word())]
    Closed(u32, StatusCatatan),
    /// The note is open already.
    #[error("Catatan {0} memang masih terbuka.")]
    Open(u32),
    /// Nothing says what was done.
    #[error("Catatan {0} belum memuat tindak lanjut: sebutkan dengan --tindak-lanjut.")]
    NothingDone(u32),
    /// A refusal without a reason.
    #[error("Alasan penolakan kosong.")]
    NoReason,
    /// No more notes fit.
    #[error("Berkas catatan hanya dapat memuat {MOST} catatan.")]
    TooMany,
    /// The notes are typed in a way that cannot be added to.
    #[error(
        "`catatan` ditulis sebagai daftar sebaris; tulis setiap catatan di bawah [[catatan]] agar \
         yang baru dapat ditambahkan."
    )]
    Inline,
    /// The result could not be read back.
    #[error("Catatan tidak dapat ditulis tanpa merusak `catatan.toml`; tidak ada yang diubah.")]
    Broken,
}

/// The notes of a text.
pub(super) fn sound(text: &str) -> Result<Notes, EditFault> {
    let checked = check(text);
    checked.notes.ok_or(EditFault::Unsound(checked.findings))
}
