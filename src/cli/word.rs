//! Which Word template applies, and what is to be said about it.
//!
//! The option of the command line wins, then the record, then `docx/gaya.docx` of the templates. A
//! template of the agency keeps its looks and gets the styles that it lacks; the one of the program
//! wears the accent and the fonts of the record.

mod findings;

use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::Path;

use lkjip_metrics::diagnostic::Diagnostic;
use lkjip_metrics::place::Place;
use lkjip_metrics::read::Teks;

use super::checked::{Checked, Ready};
use crate::document::model::Page;
use crate::output::docx::roles::Role;
use crate::output::docx::template::{Template, TemplateFault};
use crate::project::{Fault, Findings, Templates, embedded, read_word_template, shown};
use findings::About;

/// Path of the Word template among the templates.
const BUNDLED: &str = "docx/gaya.docx";

/// Where a template comes from.
enum Source<'a> {
    /// The option of the command line.
    Option(&'a Path),
    /// The record.
    Record(&'a Teks),
    /// The agency's folder of templates.
    Folder,
    /// The program.
    Program,
}

/// The template that applies; its findings join those of the record. There is none exactly when a
/// galat was found.
///
/// # Errors
/// When the file that the option names is not there, or a file cannot be read.
pub fn template(
    checked: &mut Checked,
    ready: &Ready,
    option: Option<&Path>,
) -> Result<Option<Template>, Fault> {
    let source = match (option, &ready.word_template) {
        (Some(path), _) => Source::Option(path),
        (None, Some(path)) => Source::Record(path),
        (None, None) if is_own(&checked.templates) => Source::Folder,
        (None, None) => Source::Program,
    };
    let about = about(&source, checked);
    let bytes = match read(&source, checked)? {
        Ok(bytes) => bytes.into_owned(),
        Err(refusal) => {
            add(checked, &about, about.unusable(refusal.why, refusal.help));
            return Ok(None);
        }
    };
    match dressed(&source, &bytes, &ready.document.meta.page) {
        Ok((template, lacking)) => {
            let remarks = about.remarks(&template, &lacking);
            remarks.into_iter().for_each(|finding| add(checked, &about, finding));
            Ok(Some(template))
        }
        Err(fault) => {
            let finding = about.unusable(&fault.to_string(), fault.help());
            add(checked, &about, finding);
            Ok(None)
        }
    }
}

/// The Word template that the command line or the record names: its name and its bytes. One in the
/// agency's folder is a template like any other.
///
/// # Errors
/// When the file cannot be read.
pub fn named(
    checked: &Checked,
    ready: &Ready,
    option: Option<&Path>,
) -> Result<Option<(String, Vec<u8>)>, Fault> {
    let source = match (option, &ready.word_template) {
        (Some(path), _) => Source::Option(path),
        (None, Some(path)) => Source::Record(path),
        (None, None) => return Ok(None),
    };
    let path = match &source {
        Source::Option(path) => path.to_path_buf(),
        _ => {
            ready.word_template.as_ref().map(|path| path.value.as_str().into()).unwrap_or_default()
        }
    };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let bytes = read(&source, checked)?.ok().map(Cow::into_owned);
    Ok(name.zip(bytes))
}

/// Adds what is to be said about a template of the agency, for `periksa`.
///
/// # Errors
/// When a file cannot be read.
pub fn check(checked: &mut Checked) -> Result<(), Fault> {
    let Some(ready) = checked.ready.take() else { return Ok(()) };
    let done = if ready.word_template.is_some() || is_own(&checked.templates) {
        template(checked, &ready, None).map(drop)
    } else {
        Ok(())
    };
    checked.ready = Some(ready);
    done
}

/// Why a file that the record names is not even opened, and what to do.
struct Refusal {
    why: &'static str,
    help: &'static str,
}

impl Refusal {
    /// Something is wrong with the name.
    const fn named(why: &'static str) -> Self {
        Self {
            why,
            help: "Perbaiki nama berkasnya, atau hapus isian itu untuk memakai rupa bawaan.",
        }
    }
}

/// The template in its looks, and the roles for which it has no style.
fn dressed(
    source: &Source<'_>,
    bytes: &[u8],
    page: &Page,
) -> Result<(Template, Vec<Role>), TemplateFault> {
    if matches!(source, Source::Program) {
        return Ok((Template::open(bytes)?.dressed(page), Vec::new()));
    }
    let own = Template::open(bytes)?;
    let bundled = embedded().get(BUNDLED).copied().unwrap_or_default();
    Ok(own.completed(&Template::open(bundled)?.dressed(page)))
}

/// Whether the agency's folder holds a Word template that is not just a copy of the program's.
fn is_own(templates: &Templates) -> bool {
    let bundled = embedded().get(BUNDLED).copied();
    templates.is_own(BUNDLED) && templates.get(BUNDLED).as_deref() != bundled
}

/// The bytes of a template, or why it cannot be used.
fn read<'a>(
    source: &Source<'_>,
    checked: &'a Checked,
) -> Result<Result<Cow<'a, [u8]>, Refusal>, Fault> {
    let (path, record) = match source {
        Source::Option(path) => (path.to_path_buf(), false),
        Source::Record(_) if checked.carried.is_some() => {
            // A record from elsewhere leads to no file here.
            let carried = checked.carried.as_ref().and_then(|with| with.word_template.as_deref());
            return Ok(carried.map(Cow::Borrowed).ok_or(Refusal::named("tidak ada")));
        }
        Source::Record(path) => (checked.file.folder().join(&path.value), true),
        Source::Folder | Source::Program => {
            return Ok(checked.templates.get(BUNDLED).ok_or(Refusal::named("tidak ada")));
        }
    };
    let refused = match read_word_template(&path) {
        Ok(bytes) => return Ok(Ok(bytes.into())),
        Err(Fault::TemplateTooLarge(_)) => {
            Refusal { why: "lebih besar dari 64 MiB", help: TemplateFault::TooLarge.help() }
        }
        Err(Fault::Read { source, .. }) if source.kind() == ErrorKind::NotFound => {
            if !record {
                return Err(Fault::NotThere(path));
            }
            Refusal::named("tidak ada")
        }
        Err(Fault::NoFile(_)) if record => Refusal::named("bukan berkas"),
        Err(fault) => return Err(fault),
    };
    Ok(Err(refused))
}

/// How findings name the template, and where they stand.
fn about(source: &Source<'_>, checked: &Checked) -> About {
    match source {
        Source::Option(path) => About::file(shown(path)),
        Source::Record(path) => About::record(&path.value, &path.place),
        Source::Folder | Source::Program => About::file(checked.templates.shown(BUNDLED)),
    }
}

/// Adds a finding: to those of the record when it has a place there.
fn add(checked: &mut Checked, about: &About, finding: Diagnostic) {
    let place = about.place.as_ref().map_or_else(Place::default, Clone::clone);
    let file = if about.place.is_some() { checked.file.name() } else { about.name.clone() };
    match checked.findings.iter_mut().find(|findings| findings.file == file) {
        Some(findings) => {
            let after = |other: &Diagnostic| other.span.start > place.span.start;
            let at = findings.list.iter().position(after).unwrap_or(findings.list.len());
            findings.list.insert(at, finding);
        }
        None => checked.findings.push(Findings::new(file, "", vec![finding])),
    }
}
