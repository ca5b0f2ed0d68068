//! Two records of one year: what was done, and what follows from it.

mod json;
mod report;
mod teks;
mod tree;

use super::answer;
use super::both::Both;
use crate::cli::args::{BandingArgs, ComparisonFormat};
use crate::cli::console::Console;
use crate::cli::exit::Exit;
use crate::cli::paint::Paint;
use crate::project::Fault;
use report::Report;

/// Compares them and prints the answer.
pub fn run(both: &Both, args: &BandingArgs, console: &Console) -> Result<Exit, Fault> {
    let report = Report::of(both, !args.tanpa_halaman);
    let text = match args.format {
        ComparisonFormat::Json => json::json(&report, both),
        _ => teks::teks(&report, both, Paint(console.colour_out)),
    };
    Ok(answer(&text, console))
}
