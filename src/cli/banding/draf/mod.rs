//! Placeholder.

use super::both::Both;
use crate::cli::args::BandingArgs;
use crate::cli::console::Console;
use crate::cli::exit::Exit;
use crate::project::Fault;

/// Placeholder.
pub fn run(both: &Both, args: &BandingArgs, console: &Console) -> Result<Exit, Fault> {
    let _ = (both, args, console);
    Ok(Exit::Clean)
}
