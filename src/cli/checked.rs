//! From the path of a record to a document, with everything that was found on the way.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use lkjip_metrics::check::{check_bytes_with, check_with};
use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::Diagnostic;
use lkjip_metrics::figures::Figures;
use lkjip_metrics::lke::{Lke, lke};
use lkjip_metrics::place::Place;
use lkjip_metrics::rahasia::Rahasia;
use lkjip_metrics::read::Teks;
use lkjip_metrics::record::{RawRecord, Record};
use lkjip_metrics::waive::{Waived, Waivers};

use super::prose::{Told, examine_texts};
use super::rahasia;
use super::reference::rujukan;
use crate::document::model::{Document, Origin};
use crate::document::{self, Naskah, check_texts, compose};
use crate::output::pictures::{Assets, Pictures};
use crate::project::{Fault, Findings, RecordFile, Templates, digest, find, short_digest};

/// The draft that was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Draft {
    /// Its number.
    pub number: u16,
    /// Whether the work sheet with the criteria of evaluators goes with it.
    pub lke: bool,
}

/// What sets a report apart from the plain one.
#[derive(Debug, Clone, Copy)]
pub enum Edition {
    /// A draft.
    Draft(Draft),
    /// A revision of the final report, by its number.
    Revision(u16),
}

/// A record that was read and checked.
#[derive(Debug)]
pub struct Checked {
    /// The record as it lies on the disk.
    pub file: RecordFile,
    /// The templates that apply to it.
    pub templates: Templates,
    /// What was typed and its figures, when no part of the record is missing.
    pub known: Option<Known>,
    /// What can be typeset, when there is no galat.
    pub ready: Option<Ready>,
    /// The findings, those about the record first.
    pub findings: Vec<Findings>,
    /// Findings that the record lets pass, each with the file that it is about.
    pub waived: Vec<(String, Waived)>,
    /// The Word template that came with a record out of a PDF; such a record is never led to the disk.
    pub carried: Option<Carried>,
    waivers: Waivers,
}

/// What a PDF carries beside a record, for what would otherwise lie on the disk.
#[derive(Debug, Clone, Default)]
pub struct Carried {
    /// The Word template that the record names.
    pub word_template: Option<Vec<u8>>,
}

/// What was typed, which may still be wrong, and its figures.
#[derive(Debug)]
pub struct Known {
    /// What was typed.
    pub raw: RawRecord,
    /// Its figures.
    pub figures: Arc<Figures>,
}

/// A document with its pictures.
#[derive(Debug)]
pub struct Ready {
    /// The document, its pictures settled.
    pub document: Document,
    /// The pictures.
    pub assets: Assets,
    /// The Word template that the record names.
    pub word_template: Option<Teks>,
}

impl Checked {
    /// Finds, reads, checks and composes.
    ///
    /// # Errors
    /// When there is no record, or the record or the templates cannot be read.
    pub fn read(
        path: Option<&Path>,
        templates: Option<&Path>,
        edition: Option<Edition>,
    ) -> Result<Self, Fault> {
        let file = RecordFile::read(find(path, Path::new(""))?)?;
        let templates = match templates {
            Some(folder) if !folder.is_dir() => return Err(Fault::NotThere(folder.to_path_buf())),
            Some(folder) => Templates::with_folder(folder)?,
            None => Templates::with_folder(&file.template_folder())?,
        };
        let folder = file.folder().to_path_buf();
        Ok(Self::of(file, templates, Pictures::Folder(&folder), edition))
    }

    /// Checks and composes what has been read already.
    pub fn of(
        file: RecordFile,
        templates: Templates,
        pictures: Pictures<'_>,
        edition: Option<Edition>,
    ) -> Self {
        let text = file.text();
        let mut about_record = Vec::new();
        let mut about_templates = Vec::new();
        let mut about_own_templates = Vec::new();
        let (mut known, mut ready) = (None, None);
        let mut waivers = Waivers::default();
        let mut secrets = Rahasia::default();
        if let Some(finding) = &file.too_large {
            about_record.push(finding.clone());
        } else {
            // Two things at a time: an answer should come while the finger is still on the key.
            let (naskah, (checked, finding)) = beside(
                || naskah(&templates),
                || {
                    let (rujukan, finding) = rujukan(&templates);
                    (check_bytes_with(&file.bytes, &rujukan), finding)
                },
            );
            about_templates.extend(finding);
            about_record = checked.findings;
            waivers = Waivers::new(checked.waivers);
            secrets = checked.rahasia;
            let texts = checked.texts;
            let mut told = Told::default();
            if let Some((raw, figures)) = checked.unsound {
                let figures = Arc::new(figures);
                told = examine_texts(&texts, &raw, &figures, &templates);
                about_record.extend(check_texts(&raw, &figures, &text));
                known = Some(Known { raw, figures });
            }
            if let Some((record, figures)) = checked.record {
                let figures = Arc::new(figures);
                let (examined, made) = beside(
                    || examine_texts(&texts, &record, &figures, &templates),
                    || {
                        make(
                            &record,
                            &figures,
                            &text,
                            &Setting { file: &file, pictures, edition },
                            naskah,
                        )
                    },
                );
                told = examined;
                ready = made.ready;
                let (templates, others) =
                    made.findings.into_iter().partition(|f| f.code == Code::TemplatSalah);
                about_templates.extend::<Vec<_>>(templates);
                about_record.extend::<Vec<_>>(others);
                known = Some(Known { raw: record.into_raw(), figures });
            }
            about_record.extend(told.record);
            about_templates.extend(told.list);
            about_own_templates = told.templates;
            about_record.retain(|finding| !secrets.hides(finding));
            about_record.sort_by_key(|finding| finding.span.start);
        }
        let in_templates = rahasia::in_templates(&templates);
        if !in_templates.is_empty() {
            // What would be printed or attached is not made.
            ready = None;
        }
        rahasia::join(in_templates, &mut about_own_templates, &mut about_templates);
        about_record.iter_mut().for_each(|finding| secrets.cover(finding));
        let shown = if secrets.is_empty() { text } else { secrets.cover_source(&text) };
        let mut findings = vec![Findings::new(file.name(), shown, about_record)];
        if !about_templates.is_empty() {
            findings.push(Findings::new("templat", "", about_templates));
        }
        findings.extend(about_own_templates);
        let waived = Vec::new();
        let carried = None;
        let mut checked =
            Self { file, templates, known, ready, findings, waived, carried, waivers };
        checked.waive();
        checked.tell_waivers();
        checked
    }

    /// Whether a secret stands in the record: nothing of it is to be shown then but its findings.
    pub fn holds_secret(&self) -> bool {
        let mut all = self.findings.iter().flat_map(|findings| &findings.list);
        all.any(|finding| finding.code == Code::DataRahasia)
    }

    /// The findings about the text of this record as it would be after a repair.
    pub fn again(&self, text: &str) -> Vec<Diagnostic> {
        let (rujukan, _) = rujukan(&self.templates);
        let checked = check_with(text, &rujukan);
        let sound = checked.record.as_ref().map(|(record, figures)| (&**record, figures));
        let known = sound.or(checked.unsound.as_ref().map(|(raw, figures)| (raw, figures)));
        let Some((raw, figures)) = known else { return Vec::new() };
        examine_texts(&checked.texts, raw, figures, &self.templates).record
    }

    /// The record against the criteria of evaluators, when it could be read.
    pub fn lke(&self) -> Option<Lke> {
        self.known.as_ref().map(|known| lke(&known.raw, &known.figures))
    }

    /// Takes out what the record lets pass; to be called again when findings have been added.
    pub fn waive(&mut self) {
        for findings in &mut self.findings {
            let passed = self.waivers.waive(&mut findings.list);
            self.waived.extend(passed.into_iter().map(|one| (findings.file.clone(), one)));
        }
    }

    /// Adds what is to be said about the waivers. That one meets nothing is known only when no
    /// galat kept a rule from running.
    fn tell_waivers(&mut self) {
        let remarks = self.waivers.remarks(self.ready.is_some());
        if let Some(record) = self.findings.first_mut().filter(|_| !remarks.is_empty()) {
            record.list.extend(remarks);
            record.list.sort_by_key(|finding| finding.span.start);
        }
    }
}

/// Does one thing on a thread of its own beside another.
pub fn beside<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().unwrap_or_else(|panic| resume_unwind(panic)), other)
    })
}

struct Made {
    ready: Option<Ready>,
    findings: Vec<Diagnostic>,
}

/// What a document is made for, beside its record.
struct Setting<'a> {
    file: &'a RecordFile,
    pictures: Pictures<'a>,
    edition: Option<Edition>,
}

fn make(
    record: &Record,
    figures: &Arc<Figures>,
    text: &str,
    setting: &Setting<'_>,
    naskah: Result<Naskah, String>,
) -> Made {
    let (assets, mut findings) = Assets::from(record, setting.pictures);
    let naskah = match naskah {
        Ok(naskah) => naskah,
        Err(message) => {
            findings.push(Diagnostic::new(Code::TemplatSalah, &Place::default(), message));
            return Made { ready: None, findings };
        }
    };
    let word = |name: &str, default| naskah.words.terms.get(name).cloned().unwrap_or(default);
    let origin = setting.edition.and_then(|edition| match edition {
        Edition::Draft(Draft { number, .. }) => {
            Some(Origin { draft: number, record: digest(&setting.file.bytes) })
        }
        Edition::Revision(_) => None,
    });
    let draft = setting.edition.map(|edition| match edition {
        Edition::Draft(Draft { number, lke }) => {
            let hash = short_digest(&setting.file.bytes);
            (format!("{} {number} · {hash}", word("draf", "DRAF".to_string())), (lke, false))
        }
        Edition::Revision(number) => {
            (format!("{} {number}", word("revisi", "REVISI".to_string())), (false, true))
        }
    });
    let draft = draft.as_ref().map(|(mark, (lke, is_final))| document::Draft {
        mark,
        lke: *lke,
        is_final: *is_final,
    });
    let composed = compose(record, figures, text, &naskah, draft);
    findings.extend(composed.findings);
    let ready = composed.document.map(|mut document| {
        assets.settle(&mut document);
        document.meta.origin = origin;
        let word_template = record.kebijakan.templat_docx.clone();
        Ready { document, assets, word_template }
    });
    Made { ready, findings }
}

/// The content templates, read.
fn naskah(templates: &Templates) -> Result<Naskah, String> {
    let mut texts = BTreeMap::new();
    for path in templates.paths_below("naskah") {
        let Some(bytes) = templates.get(&path) else { continue };
        let text = String::from_utf8(bytes.into_owned())
            .map_err(|_| format!("Templat {} bukan teks UTF-8.", templates.shown(&path)))?;
        let name = path.strip_prefix("naskah/").unwrap_or(&path);
        texts.insert(name.to_string(), text);
    }
    Naskah::read(texts)
}
