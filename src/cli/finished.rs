//! Making a final report in memory: the same for `susun --final`, which writes it, and for
//! `verifikasi`, which holds it against one that was written.

use std::collections::BTreeMap;
use std::path::Path;

use super::checked::{Carried, Checked, Edition, Ready};
use super::making::{told, typeset_with};
use super::render::position;
use super::tte::places;
use super::word;
use crate::lock::{
    Beside, Kind, Lock, NOTES, Origin, Output, Package, RECORD, Review, Revision, attachments,
};
use crate::output::csv;
use crate::output::docx::Template;
use crate::output::pictures::{Pictures, each_file};
use crate::output::typst::{Attachment, Engine};
use crate::project::{Fault, Findings, RecordFile, Templates, digest, read_if_there};

/// What a final report says of itself that lies in no file.
#[derive(Debug, Clone, Default)]
pub struct Story {
    /// The draft that was reviewed.
    pub review: Option<Review>,
    /// The revision that it is.
    pub revision: Option<Revision>,
}

/// A final report in memory.
#[derive(Debug)]
pub struct Finished {
    /// What it was made from.
    pub origin: Origin,
    /// Its files by name: the PDF first.
    pub files: Vec<(String, Vec<u8>)>,
    /// What the PDF carries.
    pub carried: Vec<Attachment>,
    /// Pages of the PDF.
    pub pages: usize,
    /// A line about each frame of an electronic signature.
    pub frames: Vec<String>,
}

impl Finished {
    /// The lock that goes with it.
    pub fn lock(&self) -> Lock {
        let output = |bytes: &[u8]| Output { size: bytes.len() as u64, digest: digest(bytes) };
        let outputs = self.files.iter().map(|(name, bytes)| (name.clone(), output(bytes)));
        Lock { origin: self.origin.clone(), outputs: outputs.collect() }
    }

    /// The bytes of the PDF.
    pub fn pdf(&self) -> &[u8] {
        self.files.first().map(|(_, bytes)| bytes.as_slice()).unwrap_or_default()
    }
}

/// The edition of a final report.
pub fn edition(revision: Option<&Revision>) -> Option<Edition> {
    revision.map(|revision| Edition::Revision(revision.number))
}

/// What a final report of a checked record is made from, as it lies on the disk, and the digests of
/// the files of its pictures.
///
/// # Errors
/// When a file cannot be read.
pub fn gathered(
    checked: &Checked,
    ready: &Ready,
    word_template: Option<&Path>,
) -> Result<(Package, BTreeMap<String, String>), Fault> {
    let package = Package {
        record: checked.file.bytes.clone(),
        notes: read_if_there(&checked.file.path.with_file_name(NOTES))?,
        templates: Origin::own_templates(&checked.templates),
        word_template: word::named(checked, ready, word_template)?,
    };
    let raw = checked.known.as_ref().map(|known| &known.raw);
    let pictures = raw.map(|raw| each_file(raw, checked.file.folder(), digest));
    Ok((package, pictures.unwrap_or_default()))
}

/// The record that a PDF carries, checked like any other; nothing of it is looked for on the disk.
/// `path` is that of the PDF.
pub fn carried(path: &Path, package: &Package, beside: &Beside) -> Checked {
    let file = RecordFile::carried(path.to_path_buf(), package.record.clone());
    let templates = Templates::carried(path, package.templates.clone());
    let edition = edition(beside.revision().as_ref());
    let mut checked = Checked::of(file, templates, Pictures::Given(&beside.pictures), edition);
    let word_template = package.word_template.as_ref().map(|(_, bytes)| bytes.clone());
    checked.carried = Some(Carried { word_template });
    checked
}

/// Makes the files; without a Word template the PDF alone. What is found on the way joins the findings.
///
/// # Errors
/// The findings that kept a file from being made.
pub fn finish(
    checked: &mut Checked,
    ready: &Ready,
    template: Option<&Template>,
    (package, pictures): (&Package, &BTreeMap<String, String>),
    story: Story,
) -> Result<Finished, Vec<Findings>> {
    let Story { review, revision } = story;
    let year = ready.document.meta.year;
    let stem = match &revision {
        Some(revision) => format!("lkjip-{year}-revisi-{}", revision.number),
        None => format!("lkjip-{year}"),
    };
    let origin = Origin {
        program: Origin::this_program(),
        year,
        review,
        revision,
        inputs: Origin::inputs(package, pictures),
    };
    let text = checked.file.text();
    let figures = checked
        .known
        .as_ref()
        .map(|known| csv::figures(&known.figures, RECORD, |at| position(&text, at).line));
    let carried = attachments(package, &origin, figures.unwrap_or_default(), &ready.assets);
    let engine = Engine::new(&checked.templates).map_err(|failure| told(failure, checked))?;
    let (pdf, word) = typeset_with(&engine, checked, ready, template, Some(&carried))?;
    let placed = places(&pdf, &ready.document, checked)?;
    let frames = placed.file(&format!("{stem}.pdf"), &pdf.bytes);
    let mut files = vec![(format!("{stem}.pdf"), pdf.bytes)];
    if let Some(word) = word {
        files.push((format!("{stem}.docx"), word.bytes));
        files.push((format!("{stem}.peta.json"), word.map));
    }
    files.extend(frames.map(|bytes| (format!("{stem}.tte.json"), bytes)));
    Ok(Finished { origin, files, carried, pages: pdf.page_count, frames: placed.told() })
}

/// Digests of pictures as a PDF says that they were.
pub fn pictures_of(beside: &Beside) -> BTreeMap<String, String> {
    let inputs = beside.origin.as_ref().map(|origin| &origin.inputs);
    inputs.and_then(|inputs| inputs.get(&Kind::Picture)).cloned().unwrap_or_default()
}
