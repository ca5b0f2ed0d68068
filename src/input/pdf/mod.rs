//! A PDF with real text: pages, paragraphs and laid-out tables.
//!
//! The reader comes from the same house as Typst's. A PDF from elsewhere may do anything, so it is
//! read in a thread of its own, whose panic is a damaged file and whose silence is an end too.

mod glyphs;
mod page;
mod ruled;
mod signs;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use lkjip_metrics::asing::Piece;

use super::Unread;
use glyphs::Glyph;
use ruled::Rules;
pub use signs::{Sign, signs};

/// Seconds after which a document is given up.
const PATIENCE: u64 = 60;

/// Stack of the reading thread in bytes.
const STACK: usize = 32 * 1024 * 1024;

/// Most pages that are read.
const MOST_PAGES: usize = 2_000;

/// Most characters that are taken from a document.
const MOST_GLYPHS: usize = 8_000_000;

/// Why a PDF gave no text.
enum Failed {
    Damaged,
    Locked,
}

/// Reads a document.
///
/// # Errors
/// When it is damaged, locked or without text.
pub fn read(bytes: Vec<u8>, name: &str) -> Result<Vec<Piece>, Unread> {
    let (send, receive) = mpsc::channel();
    let work = move || {
        let pages = catch_unwind(AssertUnwindSafe(|| glyphs(bytes)));
        // Nobody listens any more when patience ran out.
        let _ = send.send(pages.unwrap_or(Err(Failed::Damaged)));
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(work);
    if thread.is_err() {
        return Err(Unread::Pdf(name.to_string()));
    }
    match receive.recv_timeout(Duration::from_secs(PATIENCE)) {
        Ok(Ok(pages)) if pages.iter().all(|page| page.0.is_empty()) => {
            Err(Unread::Scanned(name.to_string()))
        }
        Ok(Ok(pages)) => Ok(page::pieces(pages)),
        Ok(Err(Failed::Locked)) => Err(Unread::Locked(name.to_string())),
        Ok(Err(Failed::Damaged)) | Err(mpsc::RecvTimeoutError::Disconnected) => {
            Err(Unread::Pdf(name.to_string()))
        }
        Err(mpsc::RecvTimeoutError::Timeout) => Err(Unread::TooSlow(name.to_string(), PATIENCE)),
    }
}

/// The characters and lines of each page.
fn glyphs(bytes: Vec<u8>) -> Result<Vec<(Vec<Glyph>, Rules)>, Failed> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Failed::Locked,
        _ => Failed::Damaged,
    })?;
    let mut pages = Vec::new();
    let mut left = MOST_GLYPHS;
    for page in pdf.pages().iter().take(MOST_PAGES) {
        let found = glyphs::of(page, &pdf, left);
        left = left.saturating_sub(found.0.len());
        pages.push(found);
    }
    Ok(pages)
}
