//! Reading and checking the record of 2025, and composing its document.
//!
//! `cargo bench --bench record`

use std::collections::BTreeMap;
use std::sync::Arc;

use lkjip::document::{Naskah, compose};
use lkjip::project::embedded;
use lkjip_metrics::banding::{Side, banding};
use lkjip_metrics::check::check_bytes;
use lkjip_metrics::prose::{Subject, Words, examine};

fn main() {
    divan::main();
}

fn text() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/reports/2025/laporan.toml");
    std::fs::read_to_string(path).unwrap_or_default()
}

fn naskah() -> Naskah {
    let texts: BTreeMap<String, String> = embedded()
        .iter()
        .filter_map(|(path, bytes)| {
            let name = path.strip_prefix("naskah/")?;
            Some((name.to_string(), String::from_utf8(bytes.to_vec()).ok()?))
        })
        .collect();
    match Naskah::read(texts) {
        Ok(naskah) => naskah,
        Err(error) => unreachable!("{error}"),
    }
}

/// Budget: 10 ms.
#[divan::bench]
fn read_and_check(bencher: divan::Bencher<'_, '_>) {
    let text = text();
    bencher.bench(|| {
        let checked = check_bytes(divan::black_box(text.as_bytes()));
        assert!(checked.record.is_some());
        checked.findings.len()
    });
}

#[divan::bench]
fn compose_document(bencher: divan::Bencher<'_, '_>) {
    let text = text();
    let naskah = naskah();
    let Some((record, figures)) = check_bytes(text.as_bytes()).record else { return };
    let figures = Arc::new(figures);
    bencher.bench(|| compose(&record, &figures, &text, &naskah, None).findings.len());
}

#[divan::bench]
fn examine_texts(bencher: divan::Bencher<'_, '_>) {
    let checked = check_bytes(text().as_bytes());
    let Some((record, figures)) = checked.record else { return };
    let Ok(words) = Words::read(include_str!("../templates/kata-baku.toml")) else { return };
    bencher.bench(|| examine(&checked.texts, &Subject::new(&record, &figures, &words)).len());
}

#[divan::bench]
fn read_words(bencher: divan::Bencher<'_, '_>) {
    bencher.bench(|| Words::read(include_str!("../templates/kata-baku.toml")).is_ok());
}

/// A record like that of 2025 with a few things done to it, as from one draft to the next.
fn edited(text: &str) -> String {
    let changed = text.replacen("tradisional", "rakyat", 40).replacen(
        "target         = ",
        "target         = 1",
        1,
    );
    assert!(changed != text, "the record of the example has changed");
    changed
}

/// Budget: 50 ms, with the reading of both records.
#[divan::bench]
fn compare_records(bencher: divan::Bencher<'_, '_>) {
    let (old, new) = (text(), edited(&text()));
    bencher.bench(|| {
        let figures = |text: &str| {
            let checked = check_bytes(divan::black_box(text.as_bytes()));
            checked.record.map(|(_, f)| f).or(checked.unsound.map(|(_, f)| f)).unwrap_or_default()
        };
        let (before, after) = (figures(&old), figures(&new));
        let found = banding(
            Side { source: &old, figures: &before },
            Side { source: &new, figures: &after },
        );
        assert!(!found.changes.is_empty());
        found.shifts.len()
    });
}
