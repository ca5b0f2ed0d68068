//! `susun`: the report from the record.

use std::path::{Path, PathBuf};
use std::time::Instant;

use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::{Diagnostic, Level};
use lkjip_metrics::number::{Decimal, angka};
use lkjip_metrics::place::Place;

use super::args::{OutputFormat, SusunArgs};
use super::checked::{Checked, Ready};
use super::console::Console;
use super::exit::Exit;
use super::render;
use crate::document::model::Document;
use crate::output::pictures::Assets;
use crate::output::{json, typst};
use crate::project::{Batch, Fault, Findings};

/// Checks, composes, typesets and writes.
pub fn run(args: &SusunArgs, console: &Console) -> Result<Exit, Fault> {
    let started = Instant::now();
    let mut checked = Checked::read(args.path.as_deref(), args.templat.as_deref(), args.draf)?;
    let ready = checked.ready.take().filter(|_| !stops(&checked.findings, args.ketat));
    let Some(ready) = ready else {
        return Ok(refuse(&checked.findings, args.ketat, console));
    };
    let made = match make(args, &mut checked, ready) {
        Ok(made) => made,
        Err(reason) => {
            checked.findings.extend(reason);
            return Ok(refuse(&checked.findings, args.ketat, console));
        }
    };
    if stops(&checked.findings, args.ketat) {
        return Ok(refuse(&checked.findings, args.ketat, console));
    }
    let mut batch = Batch::default();
    for (path, bytes) in &made.files {
        batch.stage(path, bytes)?;
    }
    batch.commit()?;
    console.error(&remarks(&checked.findings));
    let _ = console.print(&report(&made, started));
    Ok(Exit::of(&checked.findings, args.ketat))
}

fn stops(findings: &[Findings], strict: bool) -> bool {
    Exit::of(findings, strict) != Exit::Clean
}

/// Findings of level galat in full, the others in a line each, and that nothing was written.
fn refuse(findings: &[Findings], strict: bool, console: &Console) -> Exit {
    let (bad, rest) = split(findings, if strict { Level::Peringatan } else { Level::Galat });
    let text = render::teks(&bad, console.colour_error)
        + &render::ringkas(&rest)
        + &render::summary(findings)
        + "Laporan tidak disusun; berkas di folder keluaran tidak diubah.\n";
    console.error(&text);
    Exit::Findings
}

/// Findings that do not stop the report, in a line each.
fn remarks(findings: &[Findings]) -> String {
    if findings.iter().all(|findings| findings.list.is_empty()) {
        return String::new();
    }
    render::ringkas(findings) + &render::summary(findings)
}

fn split(findings: &[Findings], least: Level) -> (Vec<Findings>, Vec<Findings>) {
    let part = |bad: bool| {
        let part = findings.iter().map(|findings| {
            let list: Vec<Diagnostic> =
                findings.list.iter().filter(|f| (f.level >= least) == bad).cloned().collect();
            Findings { list, ..findings.clone() }
        });
        part.filter(|findings| !findings.list.is_empty()).collect()
    };
    (part(true), part(false))
}

/// What is to be written.
struct Made {
    files: Vec<(PathBuf, Vec<u8>)>,
    told: Vec<String>,
}

fn make(args: &SusunArgs, checked: &mut Checked, ready: Ready) -> Result<Made, Vec<Findings>> {
    let folder = checked.file.output_folder();
    let mut made = Made { files: Vec::new(), told: Vec::new() };
    let wants = |format| args.format.contains(&format);
    let Ready { document, assets } = ready;
    let stem = match args.draf {
        Some(draft) => format!("lkjip-{}-draf-{draft}", document.meta.year),
        None => format!("lkjip-{}", document.meta.year),
    };
    if wants(OutputFormat::Pdf) {
        let pdf = typeset(checked, &document, &assets)?;
        made.add(folder.join(format!("{stem}.pdf")), pdf.bytes, Some(pdf.page_count));
    }
    if wants(OutputFormat::Json) {
        let bytes = json::pretty(&document).map_err(|error| own_fault(&error))?;
        made.add(folder.join(format!("{stem}.json")), bytes, None);
    }
    if wants(OutputFormat::Typst) {
        let sources = typst::sources(&document, &assets, &checked.templates)
            .map_err(|error| own_fault(&error))?;
        made.add_folder(&folder.join("typst"), sources);
    }
    Ok(made)
}

/// The PDF; what it lacks and what Typst remarked join the findings.
fn typeset(
    checked: &mut Checked,
    document: &Document,
    assets: &Assets,
) -> Result<typst::Pdf, Vec<Findings>> {
    let mut pdf = typst::Engine::new(&checked.templates)
        .and_then(|engine| engine.pdf(document, assets))
        .map_err(|failure| told(failure, checked))?;
    if let Some(record) = checked.findings.first_mut() {
        let foreign = pdf.foreign.iter().map(|run| run.finding(&record.text));
        record.list.extend(foreign.collect::<Vec<_>>());
    }
    checked.findings.append(&mut pdf.warnings);
    Ok(pdf)
}

impl Made {
    fn add(&mut self, path: PathBuf, bytes: Vec<u8>, pages: Option<usize>) {
        let pages = pages.map_or_else(String::new, |pages| format!("{pages} halaman, "));
        let size = angka(Decimal::from(bytes.len().div_ceil(1024)), 0);
        self.told.push(format!("Ditulis: {} ({pages}{size} KiB)", path.display()));
        self.files.push((path, bytes));
    }

    fn add_folder(&mut self, folder: &Path, files: Vec<(String, Vec<u8>)>) {
        self.told.push(format!("Ditulis: {} ({} berkas)", folder.display(), files.len()));
        let files = files.into_iter().map(|(path, bytes)| (folder.join(path), bytes));
        self.files.extend(files);
    }
}

/// A failure as findings; characters are told at their place in the record.
fn told(failure: typst::Failure, checked: &Checked) -> Vec<Findings> {
    match failure {
        typst::Failure::Templates(findings) => findings,
        typst::Failure::Glyphs(runs) => {
            let name = checked.file.name();
            let text = checked.file.text();
            let list = runs.iter().map(|run| run.finding(&text)).collect();
            vec![Findings::new(name, text, list)]
        }
    }
}

fn own_fault(error: &serde_json::Error) -> Vec<Findings> {
    let message = format!("Dokumen tidak dapat ditulis sebagai JSON: {error}.");
    let finding = Diagnostic::new(Code::SusunGagal, &Place::default(), message);
    vec![Findings::new("naskah.json", "", vec![finding])]
}

/// What was written, and how long it took.
fn report(made: &Made, started: Instant) -> String {
    let milliseconds = started.elapsed().as_millis();
    let (seconds, hundredths) = (milliseconds / 1000, milliseconds % 1000 / 10);
    let lines: Vec<String> = made.told.iter().map(|line| format!("{line}.\n")).collect();
    format!("{}Selesai dalam {seconds},{hundredths:02} detik.\n", lines.concat())
}
