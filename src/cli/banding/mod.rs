//! `banding`: what has changed since a draft, since last year, or since a document from elsewhere.
//!
//! [`pair`] finds the two sides, [`both`] reads two records. What is said about them is below: two
//! records of one year in `draf` (and as a redline in `merah`), of two years in `tahun`, a foreign
//! document in `asing`.

mod asing;
mod both;
mod draf;
mod given;
mod merah;
mod pair;
mod tahun;
pub(super) mod texts;

use std::path::Path;

use super::args::{BandingArgs, ComparisonFormat};
use super::console::{Console, Unprinted};
use super::exit::Exit;
use super::usage;
use crate::project::Fault;
use both::Both;
use pair::Pair;

/// Compares two sides.
pub fn run(args: &BandingArgs, console: &Console) -> Result<Exit, Fault> {
    let pair = match pair::find_pair(args, Path::new(""))? {
        Ok(pair) => pair,
        Err(refusal) => return Ok(usage::refuse(&refusal, console)),
    };
    let (old, new) = match pair {
        Pair::Foreign { document, record } => return asing::run(&document, &record, args, console),
        Pair::Records { old, new } => (old, new),
    };
    let Some(both) = Both::read(&old, &new, args, console)? else { return Ok(Exit::Findings) };
    if both.old.year() != both.new.year() {
        if let Some([old, new]) = args.draf.as_deref() {
            let (before, after) = (both.old.year(), both.new.year());
            let refusal = format!(
                "draf {old} (tahun {before}) dan draf {new} (tahun {after}) bukan draf dari laporan yang sama. Untuk \
                 membandingkan dua tahun, sebutkan kedua recordnya."
            );
            return Ok(usage::refuse(&refusal, console));
        }
        return tahun::run(both, args, console);
    }
    match args.format {
        ComparisonFormat::Teks | ComparisonFormat::Json => draf::run(&both, args, console),
        ComparisonFormat::Docx | ComparisonFormat::Pdf => merah::run(both, args, console),
    }
}

/// Prints an answer, and tells how that ended.
pub(super) fn answer(text: &str, console: &Console) -> Exit {
    match console.print(text) {
        Ok(()) | Err(Unprinted::ReaderGone) => Exit::Clean,
        Err(Unprinted::Lost) => Exit::CannotWork,
    }
}
