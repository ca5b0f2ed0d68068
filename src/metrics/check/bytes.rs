//! Files that may be no text at all: size, encoding and stray bytes, before any TOML is read.

use std::ops::Range;
use std::sync::Arc;

use super::{Checked, check_with};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::number::{Decimal, angka};
use crate::place::Place;
use crate::rujukan::Rujukan;

/// The largest record that is read, in bytes (4 MiB); a real one has some tens of kilobytes.
pub const LARGEST: usize = 4 * 1024 * 1024;

/// Advice for every file in another encoding.
const SAVE_AS_UTF8: &str = "Simpan ulang berkas sebagai teks UTF-8 (di Notepad: Simpan Sebagai, \
                            lalu Pengodean UTF-8; di VS Code: Save with Encoding).";

/// Checks the bytes of a file. A byte order mark of UTF-8 is allowed.
pub fn check_bytes(bytes: &[u8]) -> Checked {
    check_bytes_with(bytes, Rujukan::bawaan())
}

/// Checks the bytes of a file against these reference tables.
pub fn check_bytes_with(bytes: &[u8], rujukan: &Rujukan) -> Checked {
    match readable(bytes) {
        Ok(text) => check_with(text, rujukan),
        Err(finding) => Checked::fault(*finding),
    }
}

/// The text of a file.
///
/// # Errors
/// The finding about bytes that are too many or no text.
pub fn readable(bytes: &[u8]) -> Result<&str, Box<Diagnostic>> {
    if bytes.len() > LARGEST {
        return Err(Box::new(too_large(bytes.len())));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Box::new(no_text(0, "Berkas ini tersimpan sebagai UTF-16, bukan UTF-8.")));
    }
    match std::str::from_utf8(bytes) {
        Err(error) => Err(Box::new(not_utf8(bytes, error.valid_up_to()))),
        Ok(text) => match text.find('\0') {
            Some(at) => Err(Box::new(nul(bytes, at))),
            None => Ok(text),
        },
    }
}

fn too_large(size: usize) -> Diagnostic {
    let bytes = |count: usize| angka(Decimal::from(count), 0);
    let message = format!(
        "Berkas ini berukuran {} byte, sedangkan paling besar {} byte.",
        bytes(size),
        bytes(LARGEST)
    );
    Diagnostic::new(Code::TerlaluBesar, &Place::default(), message)
        .help("Periksa apakah yang dipilih memang berkas record; gambar disimpan tersendiri.")
}

fn not_utf8(bytes: &[u8], at: usize) -> Diagnostic {
    let byte = bytes.get(at).copied().unwrap_or_default();
    let line = line_of(bytes, at);
    no_text(at, &format!("Baris {line} memuat byte 0x{byte:02X} yang bukan teks UTF-8."))
}

fn nul(bytes: &[u8], at: usize) -> Diagnostic {
    let line = line_of(bytes, at);
    let message = format!("Baris {line} memuat byte NUL; berkas ini bukan berkas teks biasa.");
    no_text(at, &message)
}

fn no_text(at: usize, message: &str) -> Diagnostic {
    let span: Range<usize> = at..at;
    let place = Place { span, key: Arc::from("") };
    Diagnostic::new(Code::BukanTeks, &place, message).mark("di sini").help(SAVE_AS_UTF8)
}

/// The line of a byte, from 1.
fn line_of(bytes: &[u8], at: usize) -> usize {
    let before = bytes.get(..at).unwrap_or_default();
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}
