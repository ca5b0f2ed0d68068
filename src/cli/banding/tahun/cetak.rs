//! Two years on paper: a short report of its own, beside the newer record.

use std::path::{Path, PathBuf};
use std::time::Instant;

use lkjip_metrics::banding::tahun::BandingTahun;
use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::Diagnostic;
use lkjip_metrics::place::Place;

use super::super::both::{Both, Side};
use super::faults;
use crate::cli::args::ComparisonFormat;
use crate::cli::checked::{Checked, Ready};
use crate::cli::console::Console;
use crate::cli::exit::Exit;
use crate::cli::making::{Made, told, typeset};
use crate::cli::susun::report;
use crate::cli::{render, word};
use crate::document::perbandingan::{Source, compose};
use crate::output::docx::Template;
use crate::output::pictures::Assets;
use crate::output::typst;
use crate::project::{Batch, Fault, Findings};

/// Writes the comparison in the form that was asked for.
pub fn write(
    comparison: &BandingTahun,
    both: Both,
    format: ComparisonFormat,
    console: &Console,
) -> Result<Exit, Fault> {
    let started = Instant::now();
    let faults = [faults(&both.old), faults(&both.new)];
    let Side { mut checked, known, .. } = both.new;
    // What is wrong with the record itself is told by `periksa`.
    checked.findings.iter_mut().for_each(|findings| findings.list.clear());
    let words = |path: &str| {
        let bytes = checked.templates.get(path).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let source = Source {
        comparison,
        raw: &known.raw,
        figures: &known.figures,
        faults,
        words: &words("naskah/perbandingan.toml"),
        terms: &words("naskah/istilah.toml"),
    };
    let document = match compose(&source) {
        Ok(document) => document,
        Err(faults) => {
            checked.findings.push(Findings::new("templat", "", wrong(faults)));
            return Ok(refuse(&checked, console));
        }
    };
    let word_template = known.raw.kebijakan.templat_docx.clone();
    let ready = Ready { document, assets: Assets::default(), word_template };
    let template = match format {
        ComparisonFormat::Docx => {
            let Some(template) = word::template(&mut checked, &ready, None)? else {
                return Ok(refuse(&checked, console));
            };
            Some(template)
        }
        _ => None,
    };
    let stem = stem(&checked, comparison);
    match made(&mut checked, &ready, template.as_ref(), &stem) {
        Ok(mut made) => {
            made.write(Batch::default())?;
            console.error(&render::ringkas(&checked.findings));
            let _ = console.print(&report(&made, started));
            Ok(Exit::Clean)
        }
        Err(reason) => {
            checked.findings.extend(reason);
            Ok(refuse(&checked, console))
        }
    }
}

/// Path of the comparison without its ending.
fn stem(checked: &Checked, comparison: &BandingTahun) -> PathBuf {
    let name = format!("perbandingan-{}-{}", comparison.lama, comparison.baru);
    checked.file.comparison_folder().join(name)
}

fn wrong(faults: Vec<String>) -> Vec<Diagnostic> {
    let finding = |message| Diagnostic::new(Code::TemplatSalah, &Place::default(), message);
    faults.into_iter().map(finding).collect()
}

/// The PDF, or the Word file with the page numbers of the PDF.
fn made(
    checked: &mut Checked,
    ready: &Ready,
    template: Option<&Template>,
    stem: &Path,
) -> Result<Made, Vec<Findings>> {
    let engine =
        typst::Engine::new(&checked.templates).map_err(|failure| told(failure, checked))?;
    let (pdf, word) = typeset(&engine, checked, ready, template)?;
    let mut made = Made::default();
    match word {
        Some(word) => {
            made.add(stem.with_extension("docx"), word.bytes, None);
            made.files.push((stem.with_extension("peta.json"), word.map));
        }
        None => made.add(stem.with_extension("pdf"), pdf.bytes, Some(pdf.page_count)),
    }
    Ok(made)
}

/// Says why nothing was written.
fn refuse(checked: &Checked, console: &Console) -> Exit {
    let findings = render::teks(&checked.findings, console.colour_error);
    console.error(&format!("{findings}Perbandingan tidak ditulis.\n"));
    Exit::Findings
}
