//! PDF, Word file and document model say the same: every word, in the same order.
#![allow(clippy::unwrap_used, clippy::panic)]

mod umum;

use std::collections::BTreeMap;

use lkjip::document::model::Document;
use lkjip::output::docx;
use lkjip::output::pictures::Assets;
use lkjip::output::typst::Engine;
use lkjip::project::Templates;

use umum::kata::{Formulas, chapter, words};
use umum::word::Word;

const RECORDS: [&str; 2] = ["reports/2025", "tests/instansi-lain"];

struct Report {
    document: Document,
    assets: Assets,
    pages: BTreeMap<String, String>,
    engine: Engine,
}

fn report(folder: &str) -> Report {
    let (document, assets) = umum::settled(folder);
    let engine = Engine::new(&Templates::embedded()).unwrap();
    let pages = engine.pdf(&document, &assets).unwrap().pages;
    Report { document, assets, pages, engine }
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
    for folder in RECORDS {
        let report = report(folder);
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
