//! `baru`: a record to begin a year with, and what helps an editor to write it.

use std::path::PathBuf;

use super::args::BaruArgs;
use super::console::Console;
use super::exit::Exit;
use crate::project::{Batch, FILE_NAME, Fault, shown, starting_record, starting_tools};

/// Writes the record, its schema and the recommendation for the editor; nothing is written over.
pub fn run(args: &BaruArgs, console: &Console) -> Result<Exit, Fault> {
    let year = args.year.to_string();
    let folder = args.folder.clone().unwrap_or_else(|| PathBuf::from("reports").join(&year));
    // Text, whole numbers and flags only: this cannot fail.
    let schema = serde_json::to_string_pretty(&lkjip_metrics::schema::schema()).unwrap_or_default();
    let files = [
        (FILE_NAME, starting_record(i32::from(args.year))),
        ("laporan.schema.json", schema + "\n"),
        (".vscode/extensions.json", starting_tools()),
    ];
    let mut batch = Batch::default();
    for (name, text) in &files {
        let target = folder.join(name);
        if target.symlink_metadata().is_ok() {
            return Err(Fault::Taken(target));
        }
        batch.stage(&target, text.as_bytes())?;
    }
    batch.commit()?;
    let folder = shown(&folder);
    let _ = console.print(&format!(
        "Record tahun {year} dibuat di `{folder}/{FILE_NAME}`.\nIsinya baru contoh: ganti dari atas \
         ke bawah, lalu jalankan `lkjip periksa {folder}`.\n"
    ));
    Ok(Exit::Clean)
}
