//! `telusur`: where a figure comes from and where it is printed.

mod json;
mod teks;
mod trace;

use std::path::{Path, PathBuf};

use lkjip_metrics::figures::{Figure, Figures};

use super::args::{TelusurArgs, TraceFormat};
use super::checked::{Checked, Known};
use super::console::{Console, Unprinted};
use super::exit::Exit;
use super::render;
use crate::project::Fault;
use trace::Trace;

/// Traces one figure, or lists them.
pub fn run(args: &TelusurArgs, console: &Console) -> Result<Exit, Fault> {
    let (key, path) = asked(args);
    let mut checked = Checked::read(path.as_deref(), args.templat.as_deref(), None)?;
    let secret = checked.holds_secret();
    let Some(known) = checked.known.take().filter(|_| !secret) else {
        let findings = render::teks(&checked.findings, console.colour_error);
        let summary = render::summary(&checked.findings, checked.waived.len());
        let why = if secret {
            "Angka tidak ditelusuri selama record memuat NIK atau frasa sandi.\n"
        } else {
            "Angka belum dapat dihitung dari record ini.\n"
        };
        console.error(&format!("{findings}{summary}{why}"));
        return Ok(Exit::Findings);
    };
    let Some(answer) = answer(key, &known, &checked, args.format) else {
        console.error(&unknown(key, &known.figures));
        return Ok(Exit::CannotWork);
    };
    Ok(match console.print(&answer) {
        Ok(()) | Err(Unprinted::ReaderGone) => Exit::Clean,
        Err(Unprinted::Lost) => Exit::CannotWork,
    })
}

/// The key and the record that are meant: a path in the place of the key is that of the record.
fn asked(args: &TelusurArgs) -> (&str, Option<PathBuf>) {
    match (args.key.as_deref(), &args.path) {
        (Some(key), None) if is_path(key) => ("", Some(PathBuf::from(key))),
        (key, path) => (key.unwrap_or_default().trim_matches('.'), path.clone()),
    }
}

fn is_path(text: &str) -> bool {
    text.contains(['/', '\\']) || Path::new(text).exists()
}

fn answer(key: &str, known: &Known, checked: &Checked, format: TraceFormat) -> Option<String> {
    if let Some(figure) = known.figures.get(key) {
        let trace = Trace::of(figure, known, checked);
        return Some(match format {
            TraceFormat::Teks => teks::trace(&trace),
            TraceFormat::Json => json::trace(&trace),
        });
    }
    let list = below(key, &known.figures);
    (!list.is_empty()).then(|| match format {
        TraceFormat::Teks => teks::list(&list),
        TraceFormat::Json => json::list(&list),
    })
}

/// The figures below a path, in order; all of them below an empty one.
fn below<'f>(path: &str, figures: &'f Figures) -> Vec<&'f Figure> {
    let prefix = if path.is_empty() { String::new() } else { format!("{path}.") };
    figures.iter().filter(|figure| figure.key.starts_with(&prefix)).collect()
}

fn unknown(key: &str, figures: &Figures) -> String {
    let near = figures.suggestions(key);
    let near = near.map(|near| format!(" Mungkin maksudnya `{near}`.")).unwrap_or_default();
    format!(
        "lkjip: angka `{key}` tidak ada dalam record ini.{near}\nLihat semua angka dengan `lkjip \
         telusur`.\n"
    )
}
