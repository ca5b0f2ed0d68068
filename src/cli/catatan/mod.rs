//! `catatan`: notes of those who review a report, and what became of them.

mod json;
mod teks;
mod ubah;

use std::path::Path;

use lkjip_metrics::catatan::{Keys, Notes};
use lkjip_metrics::check::check_bytes;
use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::Diagnostic;
use lkjip_metrics::diagnostic::Level;

use super::args::{CatatanArgs, CatatanCommand, TraceFormat};
use super::console::{Console, Unprinted};
use super::exit::Exit;
use super::paint::Paint;
use super::render;
use crate::project::{Fault, Findings, Hold, NotesFile, RecordFile, find};

/// Lists the notes or changes them.
pub fn run(args: &CatatanArgs, console: &Console) -> Result<Exit, Fault> {
    match &args.command {
        None => list(args, console),
        Some(CatatanCommand::Tambah(args)) => ubah::add(args, console),
        Some(CatatanCommand::Tutup(args)) => ubah::close(args, console),
        Some(CatatanCommand::Buka(args)) => ubah::reopen(args, console),
    }
}

/// A record with the notes beside it.
struct Project {
    record: RecordFile,
    notes: NotesFile,
}

impl Project {
    fn read(path: Option<&Path>) -> Result<Self, Fault> {
        let record = RecordFile::read(find(path, Path::new(""))?)?;
        let notes = NotesFile::of(&record)?;
        Ok(Self { record, notes })
    }

    /// The project as it is once no other program changes it, and what keeps it so.
    fn held(path: Option<&Path>) -> Result<(Self, Hold), Fault> {
        let Self { record, notes } = Self::read(path)?;
        let hold = Hold::around(notes.path())?;
        Ok((Self::read(Some(&record.path))?, hold))
    }

    /// What is to be said about the keys of some notes; nothing where the record cannot be read.
    fn about_keys(&self, notes: &Notes) -> Vec<Diagnostic> {
        let named = notes.list().iter().any(|note| note.kunci.is_some());
        if !named || self.record.too_large.is_some() {
            return Vec::new();
        }
        let checked = check_bytes(&self.record.bytes);
        let text = self.record.text();
        let sound = checked.record.as_ref().map(|(_, figures)| figures);
        let figures = sound.or(checked.unsound.as_ref().map(|(_, figures)| figures));
        match figures {
            Some(figures) => Keys::of(&text, Some(figures)).check(notes),
            None => Vec::new(),
        }
    }
}

fn list(args: &CatatanArgs, console: &Console) -> Result<Exit, Fault> {
    let project = Project::read(args.path.as_deref())?;
    let Some(notes) = &project.notes.checked.notes else {
        return Ok(unsound(&project.notes, console));
    };
    let mut list = project.notes.checked.findings.clone();
    list.extend(project.about_keys(notes));
    if !list.is_empty() {
        let findings = project.notes.findings(list);
        console.error(&render::teks(&[findings], console.colour_error));
    }
    let text = match args.format {
        TraceFormat::Teks => {
            teks::write(&project.notes, notes, args.terbuka, Paint(console.colour_out))
        }
        TraceFormat::Json => json::write(&project.notes, notes, args.terbuka),
    };
    Ok(answer(&text, console))
}

/// Tells what is wrong with the notes themselves.
pub fn unsound(notes: &NotesFile, console: &Console) -> Exit {
    let findings = [notes.findings(notes.checked.findings.clone())];
    let text = render::teks(&findings, console.colour_error) + &render::summary(&findings, 0);
    console.error(&text);
    Exit::Findings
}

/// The secrets in the notes beside a record, when there are any.
///
/// # Errors
/// When the notes are there but cannot be read.
pub fn secrets(record: &RecordFile) -> Result<Option<Findings>, Fault> {
    let notes = NotesFile::of(record)?;
    let mut list = notes.checked.findings.clone();
    list.retain(|finding| finding.code == Code::DataRahasia);
    Ok((!list.is_empty()).then(|| notes.findings(list)))
}

/// The line about notes that `periksa` adds to its summary; nothing when none are open.
///
/// # Errors
/// When the notes are there but cannot be read.
pub fn remark(record: &RecordFile) -> Result<Option<String>, Fault> {
    let notes = NotesFile::of(record)?;
    let name = notes.name();
    let Some(sound) = &notes.checked.notes else {
        let galat = notes.checked.findings.iter().filter(|f| f.level == Level::Galat).count();
        return Ok(Some(format!("{name} memuat {galat} galat; lihat `lkjip catatan`.\n")));
    };
    let open = sound.open().count();
    let line =
        format!("{open} catatan masih terbuka dalam {name}; lihat `lkjip catatan --terbuka`.\n");
    Ok((open > 0).then_some(line))
}

fn answer(text: &str, console: &Console) -> Exit {
    match console.print(text) {
        Ok(()) | Err(Unprinted::ReaderGone) => Exit::Clean,
        Err(Unprinted::Lost) => Exit::CannotWork,
    }
}
