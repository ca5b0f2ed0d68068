//! `verifikasi`: whether a final report is what its record says.
//!
//! `locked` makes the report again from what lies beside its lock, `alone` from what a PDF carries.

mod alone;
mod json;
mod locked;
mod pages;
mod teks;

use std::ffi::OsStr;
use std::path::Path;

use super::args::{TraceFormat, VerifikasiArgs};
use super::console::{Console, Unprinted};
use super::exit::Exit;
use super::paint::Paint;
use super::usage;
use crate::input::{Behind, Unread, behind};
use crate::project::Fault;

/// Makes a report again and tells what differs.
pub fn run(args: &VerifikasiArgs, console: &Console) -> Result<Exit, Fault> {
    let paint = Paint(console.colour_out);
    let json = args.format == TraceFormat::Json;
    if let Some(other) = args.path.as_deref().filter(|path| is_other(path)) {
        return Ok(usage::refuse(&refusal(other), console));
    }
    let (identical, text) = match args.path.as_deref().filter(|path| is_pdf(path)) {
        Some(pdf) => match alone::check(pdf, args.batas.seconds) {
            Ok(found) => {
                let text = if json { json::alone(&found) } else { teks::alone(&found, paint) };
                (found.is_identical(), text)
            }
            Err(Unread::Fault(fault)) => return Err(fault),
            Err(reason) => {
                console.error(&format!("lkjip: {reason}\n"));
                return Ok(Exit::CannotWork);
            }
        },
        None => {
            let found = locked::check(args)?;
            let text = if json { json::locked(&found) } else { teks::locked(&found, paint) };
            (found.is_identical(), text)
        }
    };
    Ok(match console.print(&text) {
        Err(Unprinted::Lost) => Exit::CannotWork,
        _ if identical => Exit::Clean,
        _ => Exit::Findings,
    })
}

fn is_pdf(path: &Path) -> bool {
    !path.is_dir() && path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}

/// Whether a path is a file of a kind that is not verified.
fn is_other(path: &Path) -> bool {
    let known = |ending: &OsStr| {
        ["toml", "lock", "pdf"].iter().any(|known| ending.eq_ignore_ascii_case(known))
    };
    path.is_file() && !path.extension().is_some_and(known)
}

fn refusal(path: &Path) -> String {
    let word = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
    let why =
        if word { ": Word tidak membawa record, dan diperiksa bersama foldernya" } else { "" };
    format!(
        "`{}` bukan yang diperiksa `verifikasi`{why}. Sebutkan PDF final, folder laporan final atau \
         `lkjip.lock` di dalamnya, atau recordnya (`laporan.toml` atau foldernya).",
        path.display()
    )
}

/// The program that made a report and this one, when they differ.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Programs {
    then: String,
    now: String,
}

/// What was added to a PDF after it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Added {
    /// How many bytes.
    bytes: u64,
    /// What they hold; whether a signature is a good one is for a reader of PDFs to say.
    behind: Behind,
    /// Pages whose text is another one since.
    pages: pages::Pages,
}

impl Added {
    /// Whether it is a signature, and every page still says what it said. Anything else that was added
    /// may show what the record does not say.
    fn is_sound(&self) -> bool {
        self.behind.foreign.is_empty() && self.pages.same()
    }

    /// What stands behind the original bytes of a PDF.
    fn of(original: &[u8], whole: &[u8], name: &str) -> Self {
        let added = whole.get(original.len()..).unwrap_or_default();
        Self {
            bytes: added.len() as u64,
            behind: behind(original, whole),
            pages: pages::Pages::of(whole, original, name),
        }
    }
}
