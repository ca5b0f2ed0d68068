//! A PDF with real text: pages, paragraphs and laid-out tables.
//!
//! The reader comes from the same house as Typst's. A PDF from elsewhere may do anything, so it is
//! read in a thread of its own, whose panic is a damaged file and whose silence is an end too.

mod attached;
mod behind;
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
pub use attached::Attached;
use attached::Refused;
pub use behind::{Behind, behind};
use glyphs::Glyph;
use ruled::Rules;
pub use signs::{Sign, signs};

/// Seconds after which a document is given up.
const PATIENCE: u64 = 30;

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
    Refused(Refused),
}

/// Reads a document.
///
/// # Errors
/// When it is damaged, locked or without text.
pub fn read(bytes: Vec<u8>, name: &str) -> Result<Vec<Piece>, Unread> {
    let pages = apart(bytes, name, |pdf| Ok(glyphs(pdf)))?;
    if pages.iter().all(|page| page.0.is_empty()) {
        return Err(Unread::Scanned(name.to_string()));
    }
    Ok(page::pieces(pages))
}

/// The files that a document carries.
///
/// # Errors
/// When it is damaged or locked, or what it carries is too much.
pub fn attached(bytes: Vec<u8>, name: &str) -> Result<Attached, Unread> {
    apart(bytes, name, |pdf| attached::of(pdf).map_err(Failed::Refused))
}

/// Opens a document in a thread of its own and takes something out of it.
fn apart<T: Send + 'static>(
    bytes: Vec<u8>,
    name: &str,
    take: fn(&Pdf) -> Result<T, Failed>,
) -> Result<T, Unread> {
    let (send, receive) = mpsc::channel();
    let work = move || {
        let taken = catch_unwind(AssertUnwindSafe(|| take(&opened(bytes)?)));
        // Nobody listens any more when patience ran out.
        let _ = send.send(taken.unwrap_or(Err(Failed::Damaged)));
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(work);
    if thread.is_err() {
        return Err(Unread::Pdf(name.to_string()));
    }
    match receive.recv_timeout(Duration::from_secs(PATIENCE)) {
        Ok(Ok(taken)) => Ok(taken),
        Ok(Err(Failed::Locked)) => Err(Unread::Locked(name.to_string())),
        Ok(Err(Failed::Refused(Refused::TooMuch))) => Err(Unread::TooMuch(name.to_string())),
        Ok(Err(Failed::Refused(Refused::Damaged))) => Err(Unread::Attachment(name.to_string())),
        Ok(Err(Failed::Damaged)) | Err(mpsc::RecvTimeoutError::Disconnected) => {
            Err(Unread::Pdf(name.to_string()))
        }
        Err(mpsc::RecvTimeoutError::Timeout) => Err(Unread::TooSlow(name.to_string(), PATIENCE)),
    }
}

fn opened(bytes: Vec<u8>) -> Result<Pdf, Failed> {
    Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Failed::Locked,
        _ => Failed::Damaged,
    })
}

/// The characters and lines of each page.
fn glyphs(pdf: &Pdf) -> Vec<(Vec<Glyph>, Rules)> {
    let mut pages = Vec::new();
    let mut left = MOST_GLYPHS;
    for page in pdf.pages().iter().take(MOST_PAGES) {
        let found = glyphs::of(page, pdf, left);
        left = left.saturating_sub(found.0.len());
        pages.push(found);
    }
    pages
}
