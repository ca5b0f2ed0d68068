//! The same document gives the same bytes.

use lkjip::output::docx::{self, Content};
use lkjip::output::typst::Engine;

use crate::bahan::{Report, engine, make, reports};
use crate::umum;

fn again(engine: &Engine, report: &Report) -> docx::Word {
    let Report { document, assets, pages, .. } = report;
    let template = umum::bundled().dressed(&document.meta.page);
    make(engine, Content { document, assets, pages, template: &template })
}

fn same(report: &Report, made: &docx::Word) {
    assert!(made.bytes == report.made.bytes, "{}: berkas berbeda", report.folder);
    assert!(made.map == report.made.map, "{}: peta berbeda", report.folder);
}

#[test]
fn whatever_was_built_before() {
    let engine = engine();
    let order = [0, 1, 1, 0];
    for index in order {
        let report = &reports()[index];
        same(report, &again(&engine, report));
    }
    assert!(reports()[0].made != reports()[1].made);
}

#[test]
fn from_several_threads_with_an_engine_each() {
    std::thread::scope(|scope| {
        for index in 0..4 {
            scope.spawn(move || {
                let report = &reports()[index % 2];
                same(report, &again(&engine(), report));
            });
        }
    });
}

#[test]
fn from_several_threads_with_one_engine() {
    let engine = engine();
    std::thread::scope(|scope| {
        for index in 0..4 {
            let engine = &engine;
            scope.spawn(move || {
                let report = &reports()[index % 2];
                same(report, &again(engine, report));
            });
        }
    });
}
