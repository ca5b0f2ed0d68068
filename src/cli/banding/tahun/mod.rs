//! Two years side by side: for people, for programs, and as a short report of its own.

mod budget;
mod cetak;
mod json;
mod remarks;
mod table;
mod teks;

use lkjip_metrics::banding::banding_tahun;
use lkjip_metrics::banding::tahun::{BandingTahun, Side as Year};
use lkjip_metrics::diagnostic::Level;

use super::answer;
use super::both::{Both, Side};
use crate::cli::args::{BandingArgs, ComparisonFormat};
use crate::cli::console::Console;
use crate::cli::exit::Exit;
use crate::cli::paint::Paint;
use crate::project::Fault;

/// Compares two years. The earlier one is always the older side.
pub fn run(both: Both, args: &BandingArgs, console: &Console) -> Result<Exit, Fault> {
    let both = in_order(both, console);
    let comparison = compare(&both);
    match args.format {
        ComparisonFormat::Teks => {
            let text = teks::write(&comparison, &both, Paint(console.colour_out));
            Ok(answer(&text, console))
        }
        ComparisonFormat::Json => Ok(answer(&json::write(&comparison, &both), console)),
        ComparisonFormat::Docx | ComparisonFormat::Pdf => {
            cetak::write(&comparison, both, args.format, console)
        }
    }
}

fn in_order(both: Both, console: &Console) -> Both {
    if both.old.year() < both.new.year() {
        return both;
    }
    let (old, new) = (both.new.year(), both.old.year());
    console.error(&format!("Tahun {old} dipakai sebagai yang lama dan {new} sebagai yang baru.\n"));
    Both { old: both.new, new: both.old }
}

fn compare(both: &Both) -> BandingTahun {
    banding_tahun(&year(&both.old), &year(&both.new))
}

/// How many findings of level galat a record still has: its figures may yet change.
fn faults(side: &Side) -> usize {
    let all = side.checked.findings.iter().flat_map(|findings| &findings.list);
    all.filter(|finding| finding.level == Level::Galat).count()
}

fn year(side: &Side) -> Year<'_> {
    Year { source: &side.text, raw: side.raw(), figures: side.figures() }
}
