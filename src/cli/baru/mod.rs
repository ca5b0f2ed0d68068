//! `baru`: a record to begin a year with, the record of the next year, and what is still to be filled.

mod daftar;
mod dari;
mod teks;

use std::path::{Path, PathBuf};

use super::args::BaruArgs;
use super::console::{Console, Unprinted};
use super::exit::Exit;
use super::usage;
use crate::project::{Batch, FILE_NAME, Fault, finish_set, shown, starting_record, starting_tools};

/// Name of the schema beside a new record.
const SCHEMA: &str = "laporan.schema.json";

/// Writes a record, its schema and the recommendation for the editor, or prints what is still to be
/// filled. Nothing is written over.
pub fn run(args: &BaruArgs, console: &Console) -> Result<Exit, Fault> {
    let text = match (args.year, &args.daftar_isian) {
        (None, Some(path)) => daftar::list(path.as_deref(), args.format)?,
        (Some(year), None) => match &args.dari {
            Some(old) => dari::make(year, old, args.folder.as_deref())?,
            None => begin(year, args.folder.as_deref())?,
        },
        _ => {
            let said = "sebutkan TAHUN untuk membuat record, atau `--daftar-isian` saja untuk mencetak daftarnya.";
            return Ok(usage::refuse(said, console));
        }
    };
    Ok(match console.print(&text) {
        Ok(()) | Err(Unprinted::ReaderGone) => Exit::Clean,
        // What was to be written is written; only the list is lost.
        Err(Unprinted::Lost) if args.daftar_isian.is_none() => Exit::Clean,
        Err(Unprinted::Lost) => Exit::CannotWork,
    })
}

/// Writes the record of the templates.
fn begin(year: u16, folder: Option<&Path>) -> Result<String, Fault> {
    let folder = folder_of(year, folder);
    let mut files = vec![(PathBuf::from(FILE_NAME), starting_record(i32::from(year)).into_bytes())];
    files.extend(tools());
    write(&folder, &files)?;
    let folder = shown(&folder);
    Ok(format!(
        "Record tahun {year} dibuat di `{folder}/{FILE_NAME}`.\nIsinya baru contoh: ganti dari atas \
         ke bawah, lalu jalankan `lkjip periksa {folder}`.\n"
    ))
}

/// Where the record of a year goes.
fn folder_of(year: u16, folder: Option<&Path>) -> PathBuf {
    folder.map_or_else(|| PathBuf::from("reports").join(year.to_string()), Path::to_path_buf)
}

/// What helps an editor to write a record: its schema, and the extension that reads it.
fn tools() -> [(PathBuf, Vec<u8>); 2] {
    // Text, whole numbers and flags only: this cannot fail.
    let schema = serde_json::to_string_pretty(&lkjip_metrics::schema::schema()).unwrap_or_default();
    [
        (PathBuf::from(SCHEMA), (schema + "\n").into_bytes()),
        (PathBuf::from(".vscode/extensions.json"), starting_tools().into_bytes()),
    ]
}

/// Writes files into a folder, all or none.
fn write(folder: &Path, files: &[(PathBuf, Vec<u8>)]) -> Result<(), Fault> {
    // A new year that was being written when the program was stopped is there.
    finish_set(&folder.join(FILE_NAME));
    let mut targets = files.iter().map(|(name, _)| folder.join(name));
    if let Some(taken) = targets.find(|target| target.symlink_metadata().is_ok()) {
        return Err(Fault::Taken(taken));
    }
    let mut batch = Batch::default();
    for (name, bytes) in files {
        batch.stage(&folder.join(name), bytes)?;
    }
    batch.commit().map(|_| ())
}

/// A record that was asked for: a year stands for its folder when nothing else has that name.
fn meant(path: &Path) -> PathBuf {
    let year = path.to_str().is_some_and(|name| name.parse::<u16>().is_ok());
    let folder = Path::new("reports").join(path);
    if year && !path.exists() && folder.exists() { folder } else { path.to_path_buf() }
}
