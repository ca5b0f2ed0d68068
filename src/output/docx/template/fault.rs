//! Why a file cannot serve as a Word template, each reason told in its own words.

use thiserror::Error;

use crate::output::docx::package::Broken;
use crate::output::docx::xml::Unreadable;

/// Why a file cannot serve as a template. The message continues "Templat Word … ", without a full
/// stop.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TemplateFault {
    /// Not a file of Word at all.
    #[error("bukan berkas Word (.docx)")]
    NotWord,
    /// The binary format of Word 97–2003.
    #[error("masih berformat Word lama (.doc)")]
    Old,
    /// Encrypted.
    #[error("terkunci dengan kata sandi")]
    Locked,
    /// Saved as a document with macros.
    #[error("disimpan sebagai dokumen bermakro (.docm atau .dotm)")]
    Macros,
    /// A `.docx` that carries macros all the same.
    #[error("memuat makro")]
    HiddenMacros,
    /// The archive is damaged.
    #[error("rusak: isinya tidak dapat dibuka")]
    Damaged,
    /// Larger than a template is.
    #[error("terlalu besar untuk sebuah templat")]
    TooLarge,
    /// What no program that writes documents does.
    #[error("{0}")]
    Hostile(Broken),
    /// The relations name no main document, or one that is not there.
    #[error("tidak memuat dokumen utama")]
    NoMain,
    /// No styles.
    #[error("tidak memuat gaya (styles)")]
    NoStyles,
    /// A part is no XML.
    #[error("rusak pada bagian `{part}` ({reason})")]
    Part {
        /// Name of the part.
        part: String,
        /// What is wrong with it.
        reason: Unreadable,
    },
}

impl TemplateFault {
    /// What the user can do, a sentence.
    pub const fn help(&self) -> &'static str {
        match self {
            Self::NotWord => "Pilih berkas yang disimpan dari Word sebagai Dokumen Word (.docx).",
            Self::Old => "Buka berkas itu di Word, lalu simpan sebagai Dokumen Word (.docx).",
            Self::Locked => "Buka berkas itu di Word, hapus kata sandinya, lalu simpan ulang.",
            Self::Macros | Self::HiddenMacros => {
                "Buka berkas itu di Word, lalu simpan sebagai Dokumen Word (.docx) tanpa makro."
            }
            Self::TooLarge => {
                "Hapus teks panjang dan perkecil gambar di dalam templat itu, lalu simpan ulang."
            }
            Self::Damaged
            | Self::Hostile(_)
            | Self::NoMain
            | Self::NoStyles
            | Self::Part { .. } => {
                "Buka berkas itu di Word dan simpan ulang, atau mulai dari templat bawaan dengan \
                 `lkjip templat salin`."
            }
        }
    }

    /// A part that is no XML.
    pub(super) fn part(part: &str, reason: Unreadable) -> Self {
        Self::Part { part: part.to_string(), reason }
    }

    /// A file that is no package.
    pub(super) fn of(broken: Broken, bytes: &[u8]) -> Self {
        match broken {
            Broken::TooLarge | Broken::Bomb => Self::TooLarge,
            Broken::Encrypted => Self::Locked,
            Broken::Name | Broken::Twice | Broken::Shared => Self::Hostile(broken),
            Broken::Compound if names_encryption(bytes) => Self::Locked,
            Broken::Compound => Self::Old,
            Broken::NoArchive if bytes.starts_with(b"PK") => Self::Damaged,
            Broken::NoArchive => Self::NotWord,
        }
    }
}

/// An encrypted document is a compound file too; its directory names the stream that it hides in.
fn names_encryption(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}
