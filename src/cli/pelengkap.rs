//! `pelengkap`: completions for a shell.

use clap::CommandFactory;

use super::args::{Args, PelengkapArgs};
use super::console::Console;
use super::exit::Exit;
use crate::project::Fault;

/// Prints the script.
pub fn run(args: &PelengkapArgs, console: &Console) -> Result<Exit, Fault> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "lkjip", &mut script);
    let _ = console.print(&String::from_utf8_lossy(&script));
    Ok(Exit::Clean)
}
