//! Text out of documents that the program did not make: Word, PDF and plain text.
//!
//! Everything here comes from strangers: sizes are bounded, nothing may panic, and what cannot be
//! read is told in a sentence. What the text says is none of its business.

mod docx;
mod layout;
mod pdf;
mod tabs;
mod txt;

pub use pdf::{Behind, Sign, behind, signs};

use std::io::Read;
use std::path::Path;

use lkjip_metrics::asing::{Body, Piece};

use crate::project::Fault;
pub use pdf::Attached;

/// Largest document, in bytes (128 MiB).
const LARGEST: u64 = 128 * 1024 * 1024;

/// Most paragraphs and rows that are taken from a document; a report has some two thousand.
const MOST: usize = 20_000;

/// Most text that is taken from a document, in bytes (4 MiB); a report has a tenth of one.
const MOST_TEXT: usize = 4 * 1024 * 1024;

/// Longest paragraph, in bytes; what is longer is cut there.
const LONGEST: usize = 100_000;

/// Bytes at the end of a PDF in which its end must be told.
const TAIL: usize = 1024;

/// Why there is no text.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// The file is not there, or cannot be read.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Larger than any report.
    #[error("`{0}` terlalu besar untuk dibandingkan (lebih dari {size} MiB).", size = LARGEST >> 20)]
    TooLarge(String),
    /// No sound Word document.
    #[error("`{0}` tidak dapat dibaca sebagai dokumen Word: {1}.")]
    Word(String, String),
    /// No sound PDF.
    #[error("`{0}` tidak dapat dibaca sebagai PDF: berkasnya rusak atau bukan PDF.")]
    Pdf(String),
    /// A password is needed.
    #[error("`{0}` terlindung kata sandi. Simpan salinan tanpa kata sandi, lalu ulangi.")]
    Locked(String),
    /// A PDF of this program that carries no record.
    #[error(
        "`{0}` disusun oleh lkjip tetapi bukan laporan final: ia tidak membawa record di dalamnya, seperti \
         draf dan hasil `lkjip susun` biasa. Yang dapat diverifikasi ialah PDF dari `lkjip susun --final`; \
         yang ini dibandingkan dengan `lkjip banding {0} RECORD`."
    )]
    NoRecord(String),
    /// A PDF from elsewhere.
    #[error(
        "`{0}` bukan laporan final buatan lkjip: ia tidak membawa record di dalamnya, maka tidak dapat \
         diverifikasi. PDF dari program lain dibandingkan dengan `lkjip banding {0} RECORD`."
    )]
    NotOurs(String),
    /// A PDF without its end.
    #[error(
        "`{0}` terpotong: ujung berkas PDF (%%EOF) tidak ada. Salin ulang dari berkas aslinya, lalu ulangi."
    )]
    Cut(String),
    /// What a PDF carries is more than a final report does.
    #[error("Lampiran di dalam `{0}` terlalu banyak atau terlalu besar untuk dibaca.")]
    TooMuch(String),
    /// What a PDF carries is packed in a way that no final report is.
    #[error("Lampiran di dalam `{0}` rusak atau dikemas dengan cara yang tidak dikenal.")]
    Attachment(String),
    /// The pages are pictures.
    #[error(
        "`{0}` tidak memuat teks; tampaknya hasil pindai. Yang dapat dibandingkan ialah PDF yang \
         teksnya dapat dipilih, atau hasil pengenalan huruf (OCR) yang disimpan sebagai .txt atau .docx."
    )]
    Scanned(String),
    /// Reading takes too long.
    #[error("`{0}` terlalu rumit: setelah {1} detik belum selesai dibaca.")]
    TooSlow(String, u64),
    /// Nothing in it.
    #[error("`{0}` tidak memuat teks.")]
    Empty(String),
    /// Bytes that are no text.
    #[error("`{0}` bukan berkas teks.")]
    NoText(String),
}

/// What a document says.
#[derive(Debug)]
pub struct Text {
    /// Its paragraphs and rows.
    pub pieces: Vec<Piece>,
    /// Whether there was more than is read.
    pub is_cut: bool,
}

/// Reads a document by the ending of its name.
///
/// # Errors
/// When there is no text to be had from it.
pub fn read(path: &Path) -> Result<Text, Unread> {
    let name = path.display().to_string();
    let bytes = bytes(path, &name)?;
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let mut pieces = match ending.to_lowercase().as_str() {
        "docx" => docx::read(&bytes).map_err(|reason| Unread::Word(name.clone(), reason))?,
        "pdf" => pdf::read(bytes, &name)?,
        _ => txt::read(&bytes).ok_or_else(|| Unread::NoText(name.clone()))?,
    };
    let all = pieces.len();
    pieces.truncate(MOST);
    bound(&mut pieces);
    let is_cut = pieces.len() < all;
    let says = |piece: &Piece| match &piece.body {
        Body::Heading(text) | Body::Text(text) => !text.is_empty(),
        Body::Row(_) | Body::Laid(_) => true,
    };
    if !pieces.iter().any(says) { Err(Unread::Empty(name)) } else { Ok(Text { pieces, is_cut }) }
}

/// The bytes of a document, and the files that it carries when it is a PDF.
///
/// # Errors
/// When it cannot be read, or what it carries is damaged or too much.
pub fn attached(path: &Path) -> Result<(Vec<u8>, Attached), Unread> {
    let name = path.display().to_string();
    let bytes = bytes(path, &name)?;
    match pdf::attached(bytes.clone(), &name) {
        Err(Unread::Pdf(_)) if is_cut(&bytes) => Err(Unread::Cut(name)),
        attached => Ok((bytes, attached?)),
    }
}

/// Whether bytes are the beginning of a PDF without its end.
pub fn is_cut(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    bytes.starts_with(b"%PDF-") && !tail.windows(5).any(|part| part == b"%%EOF")
}

/// The text of a PDF that is in memory already.
///
/// # Errors
/// When there is no text to be had from it.
pub fn pdf_text(bytes: Vec<u8>, name: &str) -> Result<Vec<Piece>, Unread> {
    pdf::read(bytes, name)
}

/// The bytes of a file from elsewhere: a plain file of bounded size, or a link to one.
///
/// # Errors
/// When it is not there, no plain file, not readable, or too large.
pub fn bytes(path: &Path, name: &str) -> Result<Vec<u8>, Unread> {
    let fault = |source: std::io::Error| Fault::Read { path: path.to_path_buf(), source };
    if !path.exists() {
        return Err(Fault::NotThere(path.to_path_buf()).into());
    }
    if !path.is_file() {
        return Err(Fault::NoFile(path.to_path_buf()).into());
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(fault)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(fault)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Unread::TooLarge(name.to_string()));
    }
    Ok(bytes)
}

/// Leaves out what comes after so much text.
fn bound(pieces: &mut Vec<Piece>) {
    let mut left = MOST_TEXT;
    pieces.retain(|piece| {
        let length = match &piece.body {
            Body::Heading(text) | Body::Text(text) => text.len(),
            Body::Row(cells) | Body::Laid(cells) => cells.iter().map(String::len).sum(),
        };
        left = left.saturating_sub(length.saturating_add(1));
        left > 0
    });
}

/// A text of bounded length without space around.
fn bounded(text: &str) -> String {
    let text = text.trim();
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().to_string()
}
