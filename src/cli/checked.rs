//! From the path of a record to a document, with everything that was found on the way.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use lkjip_metrics::check::check_bytes_with;
use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::Diagnostic;
use lkjip_metrics::figures::Figures;
use lkjip_metrics::place::Place;
use lkjip_metrics::prose::Words;
use lkjip_metrics::read::Teks;
use lkjip_metrics::record::{RawRecord, Record};
use lkjip_metrics::rujukan::Rujukan;

use super::prose::examine_texts;
use crate::document::model::Document;
use crate::document::{Naskah, check_texts, compose};
use crate::output::pictures::Assets;
use crate::project::{Fault, Findings, RecordFile, Templates, find};

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
        draft: Option<u16>,
    ) -> Result<Self, Fault> {
        let file = RecordFile::read(find(path, Path::new(""))?)?;
        let templates = match templates {
            Some(folder) if !folder.is_dir() => return Err(Fault::NotThere(folder.to_path_buf())),
            Some(folder) => Templates::with_folder(folder)?,
            None => Templates::with_folder(&file.template_folder())?,
        };
        let text = file.text();
        let mut about_record = Vec::new();
        let mut about_templates = Vec::new();
        let mut about_own_templates = Vec::new();
        let (mut known, mut ready) = (None, None);
        if let Some(finding) = &file.too_large {
            about_record.push(finding.clone());
        } else {
            let (rujukan, finding) = rujukan(&templates);
            about_templates.extend(finding);
            let checked = check_bytes_with(&file.bytes, &rujukan);
            about_record.clone_from(&checked.findings);
            let told = examine_texts(&checked, &templates, &Words::default());
            about_record.extend(told.record);
            about_own_templates = told.templates;
            if let Some((raw, figures)) = checked.unsound {
                let figures = Arc::new(figures);
                about_record.extend(check_texts(&raw, &figures, &text));
                known = Some(Known { raw, figures });
            }
            if let Some((record, figures)) = checked.record {
                let figures = Arc::new(figures);
                let made = make(&record, &figures, &text, &file, &templates, draft);
                ready = made.ready;
                let (templates, others) =
                    made.findings.into_iter().partition(|f| f.code == Code::TemplatSalah);
                about_templates.extend::<Vec<_>>(templates);
                about_record.extend::<Vec<_>>(others);
                known = Some(Known { raw: record.into_raw(), figures });
            }
            about_record.sort_by_key(|finding| finding.span.start);
        }
        let mut findings = vec![Findings::new(file.name(), text, about_record)];
        if !about_templates.is_empty() {
            findings.push(Findings::new("templat", "", about_templates));
        }
        findings.extend(about_own_templates);
        Ok(Self { file, templates, known, ready, findings })
    }
}

/// The reference tables: those of the program with the agency's own laid over them.
fn rujukan(templates: &Templates) -> (Cow<'static, Rujukan>, Option<Diagnostic>) {
    let own = |path: &str| {
        let bytes = templates.get(path).filter(|_| templates.is_own(path))?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    };
    let (names, laws) = (own("rujukan/nomenklatur.toml"), own("rujukan/peraturan.toml"));
    let built_in = Rujukan::bawaan();
    if names.is_none() && laws.is_none() {
        return (Cow::Borrowed(built_in), None);
    }
    match built_in.dengan(names.as_deref(), laws.as_deref()) {
        Ok(all) => (Cow::Owned(all), None),
        Err(error) => {
            let finding = Diagnostic::new(Code::TemplatSalah, &Place::default(), error.to_string())
                .help("Perbaiki berkas itu dalam folder templat/rujukan, atau hapus.");
            (Cow::Borrowed(built_in), Some(finding))
        }
    }
}

struct Made {
    ready: Option<Ready>,
    findings: Vec<Diagnostic>,
}

fn make(
    record: &Record,
    figures: &Arc<Figures>,
    text: &str,
    file: &RecordFile,
    templates: &Templates,
    draft: Option<u16>,
) -> Made {
    let (assets, mut findings) = Assets::load(record, file.folder());
    let naskah = match naskah(templates) {
        Ok(naskah) => naskah,
        Err(message) => {
            findings.push(Diagnostic::new(Code::TemplatSalah, &Place::default(), message));
            return Made { ready: None, findings };
        }
    };
    let word = naskah.words.terms.get("draf").map_or("DRAF", String::as_str);
    let draft = draft.map(|number| format!("{word} {number}"));
    let composed = compose(record, figures, text, &naskah, draft.as_deref());
    findings.extend(composed.findings);
    let ready = composed.document.map(|mut document| {
        assets.settle(&mut document);
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
