//! `periksa`: all findings of a record.

use super::args::{FindingsFormat, PeriksaArgs};
use super::checked::Checked;
use super::console::{Console, Unprinted};
use super::exit::Exit;
use super::{render, word};
use crate::project::Fault;

/// Checks the record and prints what was found.
pub fn run(args: &PeriksaArgs, console: &Console) -> Result<Exit, Fault> {
    let mut checked = Checked::read(args.path.as_deref(), args.templat.as_deref(), None)?;
    word::check(&mut checked)?;
    let findings = &checked.findings;
    let text = match args.format {
        FindingsFormat::Teks => {
            render::teks(findings, console.colour_out) + &render::summary(findings)
        }
        FindingsFormat::Ringkas => render::ringkas(findings),
        FindingsFormat::Json => render::json(findings),
    };
    Ok(match console.print(&text) {
        Ok(()) => Exit::of(findings, args.ketat),
        Err(Unprinted::ReaderGone) => Exit::Clean,
        Err(Unprinted::Lost) => Exit::CannotWork,
    })
}
