//! The redline: two records of one year as one report that shows what changed.

use std::path::{Path, PathBuf};

use lkjip_metrics::diagnostic::Level;

use super::both::{Both, Side};
use crate::cli::args::{BandingArgs, ComparisonFormat};
use crate::cli::checked::Ready;
use crate::cli::console::Console;
use crate::cli::exit::Exit;
use crate::cli::making::{self, Made};
use crate::cli::{render, word};
use crate::document::beda::beda;
use crate::document::model::{Block, Document, Part};
use crate::output::docx::Content;
use crate::output::pictures::Assets;
use crate::output::typst::Engine;
use crate::project::{Batch, Fault, Findings};

/// Makes the redline of two records and writes it beside the newer one.
pub fn run(both: Both, args: &BandingArgs, console: &Console) -> Result<Exit, Fault> {
    let Both { mut old, mut new } = both;
    let (Some(went), Some(came)) = (old.checked.ready.take(), new.checked.ready.take()) else {
        return Ok(refuse(&[&old, &new], console));
    };
    let redline = Redline::of(went, &came, (&old.name(), &new.name()));
    if redline.same {
        let (old, new) = (old.name(), new.name());
        let answer =
            format!("Tidak ada perbedaan antara {old} dan {new}; tidak ada yang ditulis.\n");
        return Ok(super::answer(&answer, console));
    }
    let stem = new.checked.file.comparison_folder().join(stem(&old, &new));
    let mut made = match make(&redline, &mut new, &came, args, &stem)? {
        Ok(made) => made,
        Err(reason) => {
            new.checked.findings = reason;
            return Ok(refuse(&[&new], console));
        }
    };
    made.write(Batch::default())?;
    let lines: Vec<String> = made.told.iter().map(|line| format!("{line}.\n")).collect();
    Ok(super::answer(&lines.concat(), console))
}

/// The document that shows both, and the pictures of both.
struct Redline {
    document: Document,
    assets: Assets,
    /// Whether nothing changed but the marks of the drafts.
    same: bool,
}

impl Redline {
    fn of(old: Ready, new: &Ready, names: (&str, &str)) -> Self {
        let mut went = old.document;
        let mut assets = new.assets.clone();
        assets.add_old(&old.assets, &mut went);
        let document = beda(&went, &new.document, names);
        let same = unmarked(&document) == unmarked(&new.document);
        Self { document, assets, same }
    }
}

/// The parts of a document without the mark of a draft.
fn unmarked(document: &Document) -> Vec<Part> {
    let mut parts = document.parts.clone();
    for chapter in parts.iter_mut().flat_map(|part| &mut part.chapters) {
        for block in &mut chapter.blocks {
            if let Block::Cover(cover) = block {
                cover.draft = None;
            }
        }
    }
    parts
}

/// Makes the file that was asked for; the inner error holds the findings that kept it from being
/// made.
fn make(
    redline: &Redline,
    new: &mut Side,
    ready: &Ready,
    args: &BandingArgs,
    stem: &Path,
) -> Result<Result<Made, Vec<Findings>>, Fault> {
    let engine = match Engine::new(&new.checked.templates) {
        Ok(engine) => engine,
        Err(failure) => return Ok(Err(making::told(failure, &new.checked))),
    };
    let Redline { document, assets, .. } = redline;
    let mut made = Made::default();
    if args.format == ComparisonFormat::Pdf {
        return Ok(match engine.pdf(document, assets) {
            Ok(pdf) => {
                made.add(with_ending(stem, "pdf"), pdf.bytes, Some(pdf.page_count));
                Ok(made)
            }
            Err(failure) => Err(making::told(failure, &new.checked)),
        });
    }
    let Some(template) = word::template(&mut new.checked, ready, None)? else {
        return Ok(Err(std::mem::take(&mut new.checked.findings)));
    };
    // The lists of contents name the pages of the new report as it will be printed.
    let pages = match engine.pages(&ready.document, &ready.assets) {
        Ok(pages) => pages,
        Err(failure) => return Ok(Err(making::told(failure, &new.checked))),
    };
    let content = Content { document, assets, pages: &pages, template: &template };
    Ok(match making::word(&engine, content) {
        Ok(word) => {
            made.add(with_ending(stem, "docx"), word.bytes, None);
            made.files.push((with_ending(stem, "peta.json"), word.map));
            Ok(made)
        }
        Err(failure) => Err(making::word_fault(failure, &new.checked)),
    })
}

fn with_ending(stem: &Path, ending: &str) -> PathBuf {
    stem.with_extension(ending)
}

/// The name of the files, without ending: `lkjip-2025-draf-1-draf-2`.
fn stem(old: &Side, new: &Side) -> String {
    let year = new.year();
    let draft = |side: &Side| side.checked.file.draft();
    match (draft(old), draft(new)) {
        (Some(old), Some(new)) => format!("lkjip-{year}-draf-{old}-draf-{new}"),
        (Some(old), None) => format!("lkjip-{year}-sejak-draf-{old}"),
        (None, _) => format!("lkjip-{year}-perubahan"),
    }
}

/// Says what keeps the report of a side from being made, and that nothing was written.
fn refuse(sides: &[&Side], console: &Console) -> Exit {
    let mut text = String::new();
    for side in sides {
        let findings = &side.checked.findings;
        let grave = findings.iter().map(|findings| {
            let list = findings.list.iter().filter(|finding| finding.level == Level::Galat);
            Findings { list: list.cloned().collect(), ..findings.clone() }
        });
        let grave: Vec<Findings> = grave.filter(|findings| !findings.list.is_empty()).collect();
        text += &render::teks(&grave, console.colour_error);
    }
    console.error(&(text + "Perbandingan tidak disusun; tidak ada yang ditulis.\n"));
    Exit::Findings
}
