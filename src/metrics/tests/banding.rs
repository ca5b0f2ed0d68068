//! Laws of comparing two records, over edits drawn by a seed.
//!
//! The edits are made on the parsed record, not on its text, by code that shares nothing with the
//! comparison; what each of them is to be told as stands beside it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::float_arithmetic,
    missing_docs,
    reason = "a test reads its fixtures from disk and fails by panicking"
)]

mod acak;
#[path = "banding/edit.rs"]
mod edit;
#[path = "banding/terap.rs"]
mod terap;

use lkjip_metrics::banding::{Change, Family, Kind, Side, banding, changes};
use lkjip_metrics::check::check;
use lkjip_metrics::figures::Figures;
use toml::Table;

use acak::Draw;
use edit::{Edit, draw};

/// Edits drawn one at a time.
const SINGLE: u64 = 600;

/// Sets of several edits.
const SETS: u64 = 60;

fn root(relative: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(relative);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

const RECORDS: [&str; 3] = [
    "reports/2025/laporan.toml",
    "tests/instansi-lain/laporan.toml",
    "tests/terbit/2025/laporan.toml",
];

fn table(relative: &str) -> Table {
    root(relative).parse().unwrap()
}

fn text(table: &Table) -> String {
    toml::to_string(table).unwrap()
}

fn told(changes: &[Change]) -> Vec<String> {
    let line =
        |c: &Change| format!("{} {} {} {:?}", c.kind.word(), c.family.word(), c.key, c.old_key);
    changes.iter().map(line).collect()
}

/// Figures of a record, sound or not; nothing when it cannot be read.
fn figures(source: &str) -> Option<Figures> {
    let checked = check(source);
    checked.record.map(|(_, figures)| figures).or(checked.unsound.map(|(_, figures)| figures))
}

#[test]
fn a_record_does_not_differ_from_itself() {
    for record in RECORDS {
        let source = root(record);
        assert_eq!(told(&changes(&source, &source)), [""; 0], "{record}");
        let spread = source.replace("\n[[", "\n# catatan\n\n[[").replace('\n', "\r\n");
        assert_eq!(told(&changes(&source, &spread)), [""; 0], "{record}");
        let figures = figures(&source).unwrap();
        let side = Side { source: &source, figures: &figures };
        let both = banding(side, side);
        assert!(both.shifts.is_empty() && both.trees.is_empty() && both.rest.is_empty());
    }
}

/// The kind of a change seen from the other side.
fn mirrored(kind: Kind) -> Kind {
    match kind {
        Kind::Added => Kind::Removed,
        Kind::Removed => Kind::Added,
        other => other,
    }
}

/// What a change says, without the side that is new and without places.
fn neutral(change: &Change, mirror: bool) -> (Kind, Family, Vec<String>, Vec<String>) {
    let old = change.old.as_ref().map(|c| c.toml.clone());
    let new = change.new.as_ref().map(|c| c.toml.clone());
    let keys = [change.old_key.clone().unwrap_or(change.key.clone()), change.key.clone()];
    let (mut values, mut keys) = (vec![old, new], keys.to_vec());
    let kind = if mirror { mirrored(change.kind) } else { change.kind };
    if mirror {
        values.reverse();
        keys.reverse();
    }
    (kind, change.family, keys, values.into_iter().map(Option::unwrap_or_default).collect())
}

fn assert_mirror(old: &str, new: &str, what: &str) {
    let mut there: Vec<_> = changes(old, new).iter().map(|c| neutral(c, false)).collect();
    let mut back: Vec<_> = changes(new, old).iter().map(|c| neutral(c, true)).collect();
    there.sort();
    back.sort();
    assert_eq!(there, back, "{what}");
}

#[test]
fn every_edit_is_told_once_with_its_family() {
    let tables: Vec<Table> = RECORDS.iter().map(|record| table(record)).collect();
    let mut kinds = std::collections::BTreeMap::<String, usize>::new();
    for seed in 0..SINGLE {
        let mut random = Draw(seed);
        let old = random.pick(&tables).unwrap().clone();
        let mut new = old.clone();
        let Some(Edit { what, kind, family, key }) = draw(&mut new, &mut random) else { continue };
        *kinds.entry(what.to_string()).or_default() += 1;
        let (old, new) = (text(&old), text(&new));
        let found = changes(&old, &new);
        let [change] = found.as_slice() else {
            panic!("seed {seed}, {what} {key}: {:#?}", told(&found));
        };
        let told = (change.kind, change.family);
        assert_eq!(told, (kind, family), "seed {seed}, {what} {key}: {}", change.key);
        let either = change.kind == Kind::Moved && change.key.starts_with(&key);
        assert!(change.key == key || either, "seed {seed}, {what} {key}: {}", change.key);
        assert_mirror(&old, &new, &format!("seed {seed}, {what} {key}"));
    }
    assert!(kinds.len() >= 8 && kinds.values().all(|count| *count >= 10), "{kinds:?}");
    assert!(kinds.values().sum::<usize>() >= 500, "{kinds:?}");
}

#[test]
fn the_changes_applied_to_the_old_record_give_the_figures_of_the_new_one() {
    let tables: Vec<Table> = RECORDS.iter().map(|record| table(record)).collect();
    let mut compared = 0;
    for seed in 0..SETS {
        let mut random = Draw(seed + 10_000);
        let old = random.pick(&tables).unwrap().clone();
        let mut new = old.clone();
        for _ in 0..5 {
            draw(&mut new, &mut random);
        }
        let found = changes(&text(&old), &text(&new));
        assert_mirror(&text(&old), &text(&new), &format!("seed {seed}"));
        let mut applied = old.clone();
        for change in terap::order(&found) {
            terap::apply(&mut applied, change);
        }
        let applied = text(&applied);
        let new = text(&new);
        assert_eq!(told(&changes(&applied, &new)), [""; 0], "seed {seed}: {:#?}", told(&found));
        let (Some(one), Some(other)) = (figures(&applied), figures(&new)) else { continue };
        compared += 1;
        for figure in other.iter() {
            let same = one.get(&figure.key).is_some_and(|f| f.value == figure.value);
            assert!(same, "seed {seed}: {}", figure.key);
        }
        assert_eq!(one.iter().count(), other.iter().count(), "seed {seed}");
    }
    assert!(compared > 20, "{compared}");
}

#[test]
fn records_with_any_fault_are_compared_without_harm() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/pesan");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Ok(right) = std::fs::read_to_string(path.join("benar.toml")) else { continue };
        let wrong = std::fs::read(path.join("laporan.toml")).unwrap();
        let wrong = String::from_utf8_lossy(&wrong);
        if wrong.len() > 200_000 {
            continue;
        }
        assert_eq!(told(&changes(&wrong, &wrong)), [""; 0], "{}", path.display());
        assert_mirror(&wrong, &right, &path.display().to_string());
        let sides = [figures(&wrong).unwrap_or_default(), figures(&right).unwrap_or_default()];
        let [one, other] = &sides;
        let (wrong, right) =
            (Side { source: &wrong, figures: one }, Side { source: &right, figures: other });
        let found = banding(wrong, right);
        assert_eq!(found.changes.len(), found.trees.len());
        count += 1;
    }
    assert!(count > 40, "{count}");
}
