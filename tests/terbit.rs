//! The report as it was published: every defect that a record can carry is told, where the table in
//! `docs/audit-terbit.md` says so; and about the corrected record hardly anything is told.

#![allow(clippy::unwrap_used)]

mod umum;

use std::collections::BTreeMap;
use std::process::Command;

/// A row of the table: entry, what is wrong, class, who finds it, keys.
struct Row {
    entry: String,
    wrong: String,
    class: String,
    finder: String,
    key: String,
    note: String,
}

fn table() -> Vec<Row> {
    let page = std::fs::read_to_string(umum::path("docs/audit-terbit.md")).unwrap();
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|')
            .split(" | ")
            .map(|cell| cell.trim().trim_matches('|').trim().to_string())
            .collect()
    };
    let is_entry = |line: &&str| {
        let mut name = line.trim_start_matches("| ").chars();
        name.next().is_some_and(|c| "ABCDE".contains(c))
            && name.next().is_some_and(|c| c.is_ascii_digit())
    };
    page.lines()
        .filter(is_entry)
        .map(|line| {
            let mut cells = cells(line).into_iter();
            let mut next = || cells.next().unwrap_or_default();
            let (entry, wrong, class, finder, key, note) =
                (next(), next(), next(), next(), next(), next());
            Row { entry, wrong, class, finder, key: key.trim_matches('`').to_string(), note }
        })
        .collect()
}

/// What is told.
#[derive(Debug)]
struct Told {
    code: String,
    level: String,
    key: String,
    message: String,
}

/// Every finding about a record.
fn findings(folder: &str) -> Vec<Told> {
    let output = Command::new(env!("CARGO_BIN_EXE_lkjip"))
        .args(["periksa", "--format", "json", folder])
        .current_dir(umum::path(""))
        .output()
        .unwrap();
    let all: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_string();
    let findings = all["temuan"].as_array().unwrap().iter();
    findings
        .map(|f| Told {
            code: text(&f["kode"]),
            level: text(&f["tingkat"]),
            key: text(&f["kunci"]),
            message: text(&f["pesan"]),
        })
        .collect()
}

/// What stands in quotation marks, in small letters.
fn quoted(text: &str) -> Vec<String> {
    text.split('"').skip(1).step_by(2).map(str::to_lowercase).collect()
}

/// Whether a finding is about the defect of a row: both name the same words. Where a row quotes
/// nothing, the finding is held to its place alone.
fn is_about(row: &Row, told: &Told) -> bool {
    let (own, message) = (quoted(&row.wrong), told.message.to_lowercase());
    let words = quoted(&message);
    let same = |own: &String| {
        message.contains(own) || words.iter().any(|word| word.len() > 1 && own.contains(word))
    };
    own.is_empty() || own.iter().any(same)
}

/// Whether a note names a file and a test that stands in it.
fn names_a_test(note: &str) -> bool {
    let mut words = note.split('`').skip(1).step_by(2);
    let (Some(file), Some(test)) = (words.next(), words.next()) else { return false };
    let text = std::fs::read_to_string(umum::path(file)).unwrap_or_default();
    text.contains(&format!("#[test]\nfn {test}("))
}

#[test]
fn every_entry_of_the_audit_is_found_or_impossible() {
    let rows = table();
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for row in &rows {
        *counts.entry(row.entry.chars().next().unwrap()).or_default() += 1;
    }
    let expected = [('A', 35), ('B', 17), ('C', 30), ('D', 29), ('E', 29)];
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), expected);
    let found = findings("tests/terbit/2025");
    let mut missing = Vec::new();
    for row in &rows {
        let told = |code: &str| {
            found.iter().any(|t| t.code == code && t.key.starts_with(&row.key) && is_about(row, t))
        };
        let good = match row.finder.as_str() {
            // Impossible: the note names the test that shows it. Left to a person: it says why.
            "mustahil" => names_a_test(&row.note),
            "manusia" => row.class.contains('P') && !row.note.is_empty(),
            codes => codes.split(", ").all(told),
        };
        if !good {
            missing.push(format!("{} {} at {:?}", row.entry, row.finder, row.key));
        }
    }
    assert!(missing.is_empty(), "{} of {}:\n{}", missing.len(), rows.len(), missing.join("\n"));
}

#[test]
fn the_corrected_record_is_clean() {
    let found = findings("reports/2025");
    let count = |level: &str| found.iter().filter(|told| told.level == level).count();
    assert_eq!(count("galat"), 0, "{found:#?}");
    assert!(count("peringatan") <= 6, "{found:#?}");
}
