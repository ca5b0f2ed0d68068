//! PDF, Word file and document model say the same: every word, in the same order.
#![allow(clippy::unwrap_used, clippy::panic)]

mod umum;

use std::collections::BTreeMap;

use lkjip::document::Draft;
use lkjip::document::model::Document;
use lkjip::output::docx;
use lkjip::output::pictures::Assets;
use lkjip::output::typst::{self, CellPlace, Engine, Inside, TextPiece};
use lkjip::project::Templates;

use umum::kata::{Formulas, Place, chapter, words};
use umum::word::Word;

const RECORDS: [&str; 2] = ["reports/2025", "tests/instansi-lain"];
/// A draft with everything that only a draft has.
const DRAFT: Draft<'_> = Draft { mark: "DRAF 3", lke: true, is_final: false };

struct Report {
    document: Document,
    assets: Assets,
    pages: BTreeMap<String, String>,
    engine: Engine,
}

fn report(folder: &str, draft: Option<Draft<'_>>) -> Report {
    let (document, assets) = umum::settled_as(folder, draft);
    let engine = Engine::new(&Templates::embedded()).unwrap();
    let pages = engine.pdf(&document, &assets).unwrap().pages;
    Report { document, assets, pages, engine }
}

/// Every record as the report, and one of them as a draft.
fn reports() -> impl Iterator<Item = (&'static str, Report)> {
    let finals = RECORDS.into_iter().map(|folder| (folder, report(folder, None)));
    finals.chain(std::iter::once_with(|| ("draf", report(RECORDS[0], Some(DRAFT)))))
}

fn word(report: &Report) -> docx::Word {
    let Report { document, assets, pages, engine } = report;
    let template = umum::bundled().dressed(&document.meta.page);
    let content = docx::Content { document, assets, pages, template: &template };
    docx::write(content, |tell| {
        let sketches = engine.sketches(document, assets)?;
        tell.sizes(sketches.list());
        sketches.paint()
    })
    .unwrap()
}

/// Holds two runs of words against each other; tells where they part.
fn same(what: &str, expected: &[String], found: &[String]) {
    let at = expected.iter().zip(found).position(|(one, other)| one != other);
    let at = at.unwrap_or(expected.len().min(found.len()));
    if at == expected.len() && at == found.len() {
        return;
    }
    let around = |words: &[String]| {
        let from = at.saturating_sub(8);
        words.iter().skip(from).take(24).cloned().collect::<Vec<_>>().join(" ")
    };
    panic!(
        "{what}: kata ke-{at} dari {} dan {}\n model: … {}\n hasil: … {}",
        expected.len(),
        found.len(),
        around(expected),
        around(found)
    );
}

#[test]
fn the_word_file_says_what_the_document_says() {
    for (folder, report) in reports() {
        let chapters = report.document.parts.iter().flat_map(|part| &part.chapters);
        let mut expected = Vec::new();
        for one in chapters {
            let said = chapter(&report.document, one, &report.pages, Formulas::Signs);
            said.iter().for_each(|(_, text)| expected.extend(words(text)));
        }
        let lines = Word::read(&word(&report).bytes).lines();
        let found: Vec<String> = lines.iter().flat_map(|line| words(line)).collect();
        assert!(found.len() > 6_000, "{folder}: {}", found.len());
        same(folder, &expected, &found);
    }
}

/// Cells of a table, in order; those that say nothing are left out.
type Cells = Vec<Vec<String>>;

/// Words of the pages in the run of the text, and the cells of each table by its anchor.
fn printed(report: &Report) -> (Vec<String>, BTreeMap<String, Cells>) {
    let pages = report.engine.text(&report.document, &report.assets).unwrap();
    let mut run = Vec::new();
    let mut cells: BTreeMap<CellPlace, Vec<TextPiece>> = BTreeMap::new();
    for piece in pages.into_iter().flat_map(|page| page.pieces) {
        match (&piece.inside, &piece.cell) {
            (Inside::Body, Some(cell)) => cells.entry(cell.clone()).or_default().push(piece),
            (Inside::Body | Inside::Marker, _) => run.push(piece),
            _ => {}
        }
    }
    let said = |pieces: &[TextPiece]| words(&typst::words(pieces).join(" "));
    let mut tables: BTreeMap<String, Cells> = BTreeMap::new();
    for (place, pieces) in &cells {
        let words = said(pieces);
        if !words.is_empty() {
            tables.entry(place.id.clone()).or_default().push(words);
        }
    }
    (said(&run), tables)
}

/// What the document says, sorted by where it is looked for.
#[derive(Default)]
struct Expected {
    all: Vec<String>,
    cells: BTreeMap<String, Cells>,
    tails: BTreeMap<String, Vec<String>>,
    labels: Vec<String>,
}

impl Expected {
    fn of(report: &Report, run: &[String], formulas: Formulas) -> Self {
        let mut expected = Self::default();
        let mut at = 0;
        let chapters = report.document.parts.iter().flat_map(|part| &part.chapters);
        let said = chapters.flat_map(|c| chapter(&report.document, c, &report.pages, formulas));
        for (place, text) in said {
            let said = words(&text);
            if !said.is_empty() {
                at += expected.add(place, said, &run[at..]);
            }
        }
        for (anchor, tail) in std::mem::take(&mut expected.tails) {
            expected.cells.entry(anchor).or_default().push(tail);
        }
        expected
    }

    /// Adds a text; what stands in the run must come next there. Gives how far it was read.
    fn add(&mut self, place: Place, said: Vec<String>, run: &[String]) -> usize {
        let read = match &place {
            Place::Flow => run.windows(said.len()).position(|words| words == said),
            Place::Tail(_) => run.starts_with(&said).then_some(0),
            _ => None,
        };
        match place {
            Place::Cell(anchor) => self.cells.entry(anchor).or_default().push(said),
            Place::Tail(anchor) if read.is_none() => {
                self.tails.entry(anchor).or_default().extend(said);
            }
            Place::Flow if read.is_none() => {
                let next = run.iter().take(60).cloned().collect::<Vec<_>>().join(" ");
                panic!("tidak tercetak: {}\n hasil: {next}", said.join(" "));
            }
            Place::Framed => {}
            Place::Label => self.labels.extend(said),
            Place::Flow | Place::Tail(_) | Place::Columns => {
                let length = said.len();
                self.all.extend(said);
                return read.map_or(0, |read| read + length);
            }
        }
        0
    }
}

/// A formula in a narrow cell is set as text, elsewhere as an equation with an alt text.
fn same_cells(anchor: &str, aloud: &Cells, signs: &Cells, found: &Cells) {
    let bare = |words: &[String]| {
        let text = words.join(" ").replace(['(', ')'], " ");
        text.split_whitespace().map(str::to_string).collect::<Vec<_>>()
    };
    assert_eq!(aloud.len(), found.len(), "{anchor}: {found:#?}");
    for ((aloud, signs), found) in aloud.iter().zip(signs).zip(found) {
        assert!(aloud == found || bare(signs) == bare(found), "{anchor}: {aloud:?} {found:?}");
    }
}

#[test]
fn the_pages_say_what_the_document_says() {
    for (folder, report) in reports() {
        let (run, mut tables) = printed(&report);
        let aloud = Expected::of(&report, &run, Formulas::Aloud);
        let signs = cells_by_signs(&report);
        assert!(aloud.cells.len() > 15, "{folder}: {} tabel", aloud.cells.len());
        for (anchor, cells) in &aloud.cells {
            let mut by_signs = signs[anchor].clone();
            // The tail is the same however formulas are told.
            by_signs.extend(cells.iter().skip(by_signs.len()).cloned());
            same_cells(anchor, cells, &by_signs, &tables.remove(anchor).unwrap_or_default());
        }
        // What stands in columns is no run of text; the page of results is a table without anchor.
        let mut found = run;
        found.extend(tables.into_values().flatten().flatten());
        same_bag(folder, aloud.all, found, &aloud.labels);
    }
}

/// The same words in any order; labels may be left out, and may stand close before a figure.
fn same_bag(what: &str, mut expected: Vec<String>, found: Vec<String>, labels: &[String]) {
    let mut extra = Vec::new();
    for word in found {
        let figure = labels.iter().find_map(|label| {
            word.strip_prefix(label.as_str()).filter(|rest| rest.contains(|c: char| c.is_numeric()))
        });
        let word = figure.map_or(word.clone(), str::to_string);
        match expected.iter().position(|other| *other == word) {
            Some(at) => drop(expected.swap_remove(at)),
            None if labels.contains(&word) => {}
            None => extra.push(word),
        }
    }
    assert!(expected.is_empty() && extra.is_empty(), "{what}: {expected:?} {extra:?}");
}

fn cells_by_signs(report: &Report) -> BTreeMap<String, Cells> {
    let mut cells: BTreeMap<String, Cells> = BTreeMap::new();
    let chapters = report.document.parts.iter().flat_map(|part| &part.chapters);
    for one in chapters {
        for (place, text) in chapter(&report.document, one, &report.pages, Formulas::Signs) {
            let said = words(&text);
            if let Place::Cell(anchor) = place
                && !said.is_empty()
            {
                cells.entry(anchor).or_default().push(said);
            }
        }
    }
    cells
}
