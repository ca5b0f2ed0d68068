//! `templat salin`: writes the embedded templates out, to be changed by the agency.

use std::path::Path;

use super::args::{SalinArgs, TemplatArgs, TemplatCommand};
use super::console::Console;
use super::exit::Exit;
use crate::project::{Batch, Fault, embedded, find};

/// Runs a command about templates.
pub fn run(args: &TemplatArgs, console: &Console) -> Result<Exit, Fault> {
    match &args.command {
        TemplatCommand::Salin(args) => copy(args, console),
    }
}

fn copy(args: &SalinArgs, console: &Console) -> Result<Exit, Fault> {
    let record = find(args.path.as_deref(), Path::new(""))?;
    let folder = record.parent().unwrap_or(Path::new("")).join("templat");
    let mut batch = Batch::default();
    for (path, bytes) in embedded() {
        // With what a new year begins is no template of a report.
        if path.starts_with("awal/") {
            continue;
        }
        let target = folder.join(&path);
        if !args.timpa && target.exists() {
            return Err(Fault::Exists(target));
        }
        batch.stage(&target, bytes)?;
    }
    let written = batch.commit()?;
    let _ = console.print(&format!(
        "{} templat disalin ke `{}`.\nYang tidak diubah sebaiknya dihapus, agar mengikuti templat \
         bawaan.\n",
        written.len(),
        folder.display()
    ));
    Ok(Exit::Clean)
}
