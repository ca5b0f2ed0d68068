//! Placeholder.

use std::path::Path;

use crate::cli::args::BandingArgs;
use crate::cli::console::Console;
use crate::cli::exit::Exit;
use crate::project::Fault;

/// Placeholder.
pub fn run(
    document: &Path,
    record: &Path,
    args: &BandingArgs,
    console: &Console,
) -> Result<Exit, Fault> {
    let _ = (document, record, args, console);
    Ok(Exit::Clean)
}
