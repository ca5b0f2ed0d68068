//! Makes the files that `susun` writes, in the forms that were asked for.

use std::path::{Path, PathBuf};

use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::Diagnostic;
use lkjip_metrics::number::{Decimal, angka};
use lkjip_metrics::place::Place;

use super::args::{OutputFormat, SusunArgs};
use super::checked::{Checked, Ready};
use super::tte;
use crate::output::docx::{self, Template};
use crate::output::{json, typst};
use crate::project::{Batch, Fault, Findings, draft_folder, free_name, read_if_there};

/// What is to be written.
#[derive(Default)]
pub struct Made {
    /// Files with their paths.
    pub files: Vec<(PathBuf, Vec<u8>)>,
    /// A line about each.
    pub told: Vec<String>,
    /// Files of an earlier run that go.
    pub gone: Vec<PathBuf>,
}

/// Makes all files of the report; what is found on the way joins the findings.
///
/// # Errors
/// The findings that kept a file from being made.
pub fn make(
    args: &SusunArgs,
    checked: &mut Checked,
    ready: &Ready,
    template: Option<&Template>,
) -> Result<Made, Vec<Findings>> {
    let results = checked.file.output_folder();
    let folder = args.draf.map_or_else(|| results.clone(), |draft| draft_folder(&results, draft));
    let year = ready.document.meta.year;
    let stem = match args.draf {
        Some(draft) => format!("lkjip-{year}-draf-{draft}"),
        None => format!("lkjip-{year}"),
    };
    make_as(&folder, &stem, &args.format, checked, ready, template)
}

/// Makes the files of a document in a folder, under one name.
///
/// # Errors
/// The findings that kept a file from being made.
pub fn make_as(
    folder: &Path,
    stem: &str,
    formats: &[OutputFormat],
    checked: &mut Checked,
    ready: &Ready,
    template: Option<&Template>,
) -> Result<Made, Vec<Findings>> {
    let mut made = Made::default();
    let wants = |format| formats.contains(&format);
    let Ready { document, assets, .. } = ready;
    // The Word file names the pages of the PDF, so it needs its layout.
    if wants(OutputFormat::Pdf) || template.is_some() {
        let engine = typst::Engine::new(&checked.templates).map_err(|f| told(f, checked))?;
        let (pdf, word) = typeset(&engine, checked, ready, template)?;
        if wants(OutputFormat::Pdf) {
            let beside = folder.join(format!("{stem}.tte.json"));
            let placed = tte::places(&pdf, document, checked)?;
            let file = placed.file(&format!("{stem}.pdf"), &pdf.bytes);
            made.add(folder.join(format!("{stem}.pdf")), pdf.bytes, Some(pdf.page_count));
            match file {
                Some(bytes) => {
                    made.add(beside, bytes, None);
                    made.told.extend(placed.told());
                }
                // What an earlier report of this name says about frames holds no longer.
                None => made.gone.push(beside),
            }
        }
        if let Some(word) = word {
            made.add(folder.join(format!("{stem}.docx")), word.bytes, None);
            made.files.push((folder.join(format!("{stem}.peta.json")), word.map));
        }
    }
    if wants(OutputFormat::Json) {
        let bytes = json::pretty(document).map_err(|error| json_fault(&error))?;
        made.add(folder.join(format!("{stem}.json")), bytes, None);
    }
    if wants(OutputFormat::Typst) {
        let sources = typst::sources(document, assets, &checked.templates)
            .map_err(|error| json_fault(&error))?;
        made.add_folder(&folder.join("typst"), sources);
    }
    Ok(made)
}

/// The PDF, and beside it the Word file with its page numbers; what the PDF lacks and what Typst
/// remarked join the findings.
///
/// # Errors
/// The findings that kept a file from being made.
pub fn typeset(
    engine: &typst::Engine,
    checked: &mut Checked,
    ready: &Ready,
    template: Option<&Template>,
) -> Result<(typst::Pdf, Option<docx::Word>), Vec<Findings>> {
    typeset_with(engine, checked, ready, template, None)
}

/// The same for a final report, when there are files for the PDF to carry.
///
/// # Errors
/// The findings that kept a file from being made.
pub fn typeset_with(
    engine: &typst::Engine,
    checked: &mut Checked,
    ready: &Ready,
    template: Option<&Template>,
    attachments: Option<&[typst::Attachment]>,
) -> Result<(typst::Pdf, Option<docx::Word>), Vec<Findings>> {
    let Ready { document, assets, .. } = ready;
    let beside = |pages: &_| {
        template.map(|template| word(engine, docx::Content { document, assets, pages, template }))
    };
    let made = match attachments {
        Some(attachments) => engine.final_beside(document, assets, attachments, beside),
        None => engine.pdf_beside(document, assets, beside),
    };
    let (mut pdf, word) = made.map_err(|failure| told(failure, checked))?;
    if let Some(record) = checked.findings.first_mut() {
        let foreign = pdf.foreign.iter().map(|run| run.finding(&record.text));
        record.list.extend(foreign.collect::<Vec<_>>());
    }
    checked.findings.append(&mut pdf.warnings);
    let word = word.transpose().map_err(|failure| word_fault(failure, checked))?;
    Ok((pdf, word))
}

/// Why there is no Word file, as findings.
pub fn word_fault(failure: docx::Failure, checked: &Checked) -> Vec<Findings> {
    match failure {
        docx::Failure::Typst(failure) => told(failure, checked),
        other => own_fault("dokumen Word", &other.to_string()),
    }
}

/// The Word file; its charts and diagrams are painted while its text is built.
pub fn word(
    engine: &typst::Engine,
    content: docx::Content<'_>,
) -> Result<docx::Word, docx::Failure> {
    docx::write(content, |tell| {
        let sketches = engine.sketches(content.document, content.assets)?;
        tell.sizes(sketches.list());
        sketches.paint()
    })
}

impl Made {
    /// Adds a file and a line about it.
    pub fn add(&mut self, path: PathBuf, bytes: Vec<u8>, pages: Option<usize>) {
        let pages = pages.map_or_else(String::new, |pages| format!("{pages} halaman, "));
        let size = angka(Decimal::from(bytes.len().div_ceil(1024)), 0);
        self.told.push(format!("Ditulis: {} ({pages}{size} KiB)", path.display()));
        self.files.push((path, bytes));
    }

    /// Writes all files and what else is in a batch, or none. A Word file that somebody has worked in is kept under another name.
    ///
    /// # Errors
    /// When a file cannot be written; nothing has been changed then.
    pub fn write(&mut self, mut batch: Batch) -> Result<(), Fault> {
        for (path, bytes) in &self.files {
            batch.stage(path, bytes)?;
            self.told.extend(keep_edited(&mut batch, path, bytes)?);
        }
        for path in &self.gone {
            batch.remove(path);
        }
        batch.commit().map(drop)
    }

    fn add_folder(&mut self, folder: &Path, files: Vec<(String, Vec<u8>)>) {
        self.told.push(format!("Ditulis: {} ({} berkas)", folder.display(), files.len()));
        let files = files.into_iter().map(|(path, bytes)| (folder.join(path), bytes));
        self.files.extend(files);
    }
}

/// A Word file that somebody has worked in is not written over: it stays, under another name.
fn keep_edited(batch: &mut Batch, path: &Path, bytes: &[u8]) -> Result<Option<String>, Fault> {
    if path.extension().is_none_or(|ending| ending != "docx") {
        return Ok(None);
    }
    let Some(old) = read_if_there(path)? else { return Ok(None) };
    let map = read_if_there(&path.with_extension("peta.json"))?.unwrap_or_default();
    if old == bytes || docx::is_unchanged(&old, &map) {
        return Ok(None);
    }
    let free = free_name(path, "suntingan");
    batch.keep(path, &free);
    let (old, free) = (path.display(), free.display());
    Ok(Some(format!("{old} yang lama pernah diubah orang; disimpan sebagai {free}")))
}

/// A failure as findings; characters are told at their place in the record.
pub fn told(failure: typst::Failure, checked: &Checked) -> Vec<Findings> {
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

fn json_fault(error: &serde_json::Error) -> Vec<Findings> {
    own_fault("naskah.json", &error.to_string())
}

/// A fault of the program.
fn own_fault(what: &str, reason: &str) -> Vec<Findings> {
    let message = format!("Berkas {what} tidak dapat dibuat: {reason}.");
    let finding = Diagnostic::new(Code::SusunGagal, &Place::default(), message);
    vec![Findings::new(what, "", vec![finding])]
}
