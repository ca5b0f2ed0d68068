//! Why a returned file cannot be read.

use crate::output::docx::package::Broken;
use crate::output::docx::template::TemplateFault;
use crate::output::docx::xml;

use super::read::{LARGEST_XML, MOST_LINES, MOST_TEXT};

/// Why a returned file cannot be read. The message continues "Berkas … ", without a full stop.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Nothing in it.
    #[error("kosong (0 byte)")]
    Empty,
    /// The format of another kind of program.
    #[error("berformat {0}, bukan dokumen Word (.docx)")]
    Other(&'static str),
    /// No package, or one that must not be opened.
    #[error("{0}")]
    Package(#[from] Broken),
    /// A package, but of no document of Word.
    #[error("tidak memuat isi dokumen Word; mungkin lembar kerja atau salindia")]
    NoMain,
    /// A part is no XML that can be used.
    #[error("rusak pada bagian `{part}` ({reason})")]
    Part {
        /// Name of the part.
        part: String,
        /// What is wrong with it.
        reason: xml::Unreadable,
    },
    /// The relations of the package cannot be read.
    #[error("{0}")]
    Relations(TemplateFault),
    /// More text than any report has.
    #[error(
        "memuat lebih dari {MOST_LINES} alinea, {text} MiB teks, atau {xml} MiB XML dalam satu bagian; laporan yang \
         wajar jauh di bawah itu",
        text = MOST_TEXT >> 20,
        xml = LARGEST_XML >> 20
    )]
    TooLong,
}

impl Unreadable {
    /// What the user can do, a sentence.
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Empty => "Minta berkas itu dikirim ulang.",
            Self::Other(_) | Self::Package(Broken::Compound) => {
                "Buka berkas itu di Word atau LibreOffice, lalu simpan sebagai Dokumen Word (.docx), \
                 tanpa kata sandi."
            }
            Self::Package(Broken::Encrypted) => {
                "Buka berkas itu di Word, hapus kata sandinya, lalu simpan ulang."
            }
            Self::TooLong => {
                "Hapus dari berkas itu apa yang bukan bagian laporan, lalu simpan ulang."
            }
            Self::Package(Broken::TooLarge) => {
                "Perkecil gambar dan hapus lampiran di dalam berkas itu, lalu simpan ulang."
            }
            Self::Package(Broken::NoArchive) | Self::Part { .. } | Self::Relations(_) => {
                "Buka berkas itu di Word atau LibreOffice, simpan ulang sebagai Dokumen Word (.docx), \
                 atau minta dikirim ulang."
            }
            Self::NoMain => "Periksa apakah berkas yang benar yang dipilih.",
            Self::Package(Broken::Bomb | Broken::Name | Broken::Twice | Broken::Shared) => {
                "Berkas seperti ini tidak pernah dibuat Word atau LibreOffice; pastikan dahulu siapa \
                 pengirimnya."
            }
        }
    }
}

/// The format that a file has instead, told by its first bytes.
pub(super) fn other_format(bytes: &[u8]) -> Option<&'static str> {
    let starts = |with: &[u8]| bytes.starts_with(with);
    // The first entry of a package of OpenDocument is its type, unpacked.
    let open = bytes.get(30..bytes.len().min(120)).unwrap_or_default();
    let contains = |what: &[u8]| open.windows(what.len()).any(|part| part == what);
    if starts(b"%PDF") {
        Some("PDF")
    } else if starts(b"{\\rtf") {
        Some("RTF")
    } else if starts(b"PK\x03\x04") && contains(b"mimetypeapplication/vnd.oasis.opendocument") {
        Some("OpenDocument (.odt)")
    } else if starts(b"<?xml") || starts(b"\xEF\xBB\xBF<?xml") {
        Some("XML")
    } else if starts(b"<html") || starts(b"<!DOCTYPE") || starts(b"<HTML") {
        Some("HTML")
    } else {
        None
    }
}
