//! `banding lama.docx RECORD`: a document that the program did not make, against the record.

mod json;
mod report;
mod teks;

use std::path::Path;

use lkjip_metrics::asing::{Against, compare};

use super::given::Given;
use crate::cli::args::{BandingArgs, ComparisonFormat};
use crate::cli::console::Console;
use crate::cli::exit::Exit;
use crate::cli::paint::Paint;
use crate::cli::{reference, render, usage};
use crate::input::{self, Text, Unread};
use crate::project::Fault;

/// What is compared, for whoever prints it.
struct Sides {
    /// The document, as it was asked for.
    document: String,
    /// The record.
    record: String,
    /// Its agency.
    agency: String,
    /// Its year.
    year: i32,
}

/// Compares a document from elsewhere with a record.
///
/// # Errors
/// When the record cannot be read.
pub fn run(
    document: &Path,
    record: &Given,
    args: &BandingArgs,
    console: &Console,
) -> Result<Exit, Fault> {
    if matches!(args.format, ComparisonFormat::Docx | ComparisonFormat::Pdf) {
        let refusal = "perbandingan dengan dokumen dari luar hanya dicetak sebagai teks atau json.";
        return Ok(usage::refuse(refusal, console));
    }
    let Text { pieces, is_cut } = match input::read(document) {
        Ok(text) => text,
        Err(Unread::Fault(fault)) => return Err(fault),
        Err(reason) => {
            console.error(&format!("lkjip: {reason}\n"));
            return Ok(Exit::CannotWork);
        }
    };
    if is_cut {
        console.error(&format!(
            "Catatan: `{}` lebih panjang daripada laporan mana pun; yang dibandingkan hanya bagian awalnya.\n",
            document.display()
        ));
    }
    let mut checked = record.read_plain(args.templat.as_deref())?;
    let (Some(known), Some(ready)) = (checked.known.take(), checked.ready.take()) else {
        let findings = render::teks(&checked.findings, console.colour_error);
        let summary = render::summary(&checked.findings, checked.waived.len());
        let name = checked.file.name();
        console.error(&format!(
            "{findings}{summary}`{name}` belum dapat dibandingkan: laporannya belum dapat disusun.\n"
        ));
        return Ok(Exit::Findings);
    };
    let (words, _) = reference::words(&checked.templates);
    let report = report::said(&ready.document);
    let against =
        Against { record: &known.raw, figures: &known.figures, report: &report, words: &words };
    let comparison = compare(&pieces, &against);
    let sides = Sides {
        document: document.display().to_string(),
        record: checked.file.name(),
        agency: known.raw.instansi.nama.as_str().to_string(),
        year: known.raw.tahun.value,
    };
    let text = match args.format {
        ComparisonFormat::Json => json::json(&sides, &comparison),
        _ => teks::teks(&sides, &comparison, Paint(console.colour_out)),
    };
    Ok(super::answer(&text, console))
}
