//! `lkjip susun` with Word: which files it writes, and when it writes none.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::bahan::{all, part, shown};
use crate::umum;
use crate::umum::word::Word;

const RECORD: &str = include_str!("../../src/metrics/check/tests/contoh.toml");

fn project() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("laporan.toml"), RECORD).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lkjip"));
    command.current_dir(folder).arg("susun").args(arguments).output().unwrap()
}

/// Runs it, which must go well.
fn susun(folder: &Path, arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let output = run(folder, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    written(folder)
}

/// Files in the folder of results.
fn written(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    in_folder(&folder.join("keluaran"))
}

fn in_folder(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    let paths = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let named = paths.map(|path| {
        (path.file_name().unwrap().to_str().unwrap().to_string(), fs::read(path).unwrap())
    });
    named.collect()
}

fn names(files: &BTreeMap<String, Vec<u8>>) -> Vec<&str> {
    files.keys().map(String::as_str).collect()
}

#[test]
fn only_what_is_asked_for_is_written() {
    let folder = project();
    let word = susun(folder.path(), &["--format", "docx"]);
    assert_eq!(names(&word), ["lkjip-2025.docx", "lkjip-2025.peta.json"]);
    let all = susun(folder.path(), &[]);
    assert_eq!(names(&all), ["lkjip-2025.docx", "lkjip-2025.pdf", "lkjip-2025.peta.json"]);
    // With a PDF beside it the Word file is the same.
    assert!(word.iter().all(|(name, bytes)| all[name] == *bytes));
    let pdf = project();
    assert_eq!(names(&susun(pdf.path(), &["--format", "pdf"])), ["lkjip-2025.pdf"]);
}

#[test]
fn the_map_beside_the_file_leads_its_bookmarks() {
    let folder = project();
    let files = susun(folder.path(), &["--format", "docx"]);
    let map: serde_json::Value = serde_json::from_slice(&files["lkjip-2025.peta.json"]).unwrap();
    let marks = map["penanda"].as_object().unwrap();
    let word = Word::read(&files["lkjip-2025.docx"]);
    let starts = word.all("w:bookmarkStart");
    let names: Vec<&str> = starts.iter().map(|start| start.attribute("w:name").unwrap()).collect();
    assert!(marks.len() > 50 && marks.keys().all(|name| names.contains(&name.as_str())));
}

#[test]
fn a_draft_is_named_and_marked_on_every_page() {
    let folder = project();
    susun(folder.path(), &["--format", "docx", "--draf", "2"]);
    let files = in_folder(&folder.path().join("keluaran/draf-2"));
    let expected =
        ["laporan.toml", "lkjip-2025-draf-2.docx", "lkjip-2025-draf-2.peta.json", "sidik.json"];
    assert_eq!(names(&files), expected);
    let mark = "DRAF 2";
    let feet = |bytes: &[u8]| {
        let word = Word::read(bytes);
        let parts = word.part_names().into_iter().filter(|name| name.starts_with("word/kaki-"));
        parts.map(|name| shown(&part(&word, &name))).collect::<Vec<_>>()
    };
    let marked = feet(&files["lkjip-2025-draf-2.docx"]);
    let text = marked.iter().filter(|foot| !foot.trim().is_empty()).collect::<Vec<_>>();
    assert!(!text.is_empty() && text.iter().all(|foot| foot.contains(mark)), "{marked:?}");
    let plain = susun(folder.path(), &["--format", "docx"]);
    let plain = feet(&plain["lkjip-2025.docx"]);
    assert!(plain.iter().all(|foot| !foot.to_uppercase().contains("DRAF")), "{plain:?}");
}

#[test]
fn two_runs_give_the_same_bytes() {
    let (one, other) = (project(), project());
    let (first, second) = (susun(one.path(), &[]), susun(other.path(), &[]));
    assert_eq!(names(&first), names(&second));
    assert!(first == second);
    assert!(susun(one.path(), &[]) == first);
}

#[test]
fn the_program_writes_what_the_library_makes() {
    let folder = tempfile::tempdir().unwrap();
    let record = umum::path("reports/2025/laporan.toml");
    fs::copy(record, folder.path().join("laporan.toml")).unwrap();
    let files = susun(folder.path(), &["--format", "docx"]);
    let report = &crate::bahan::reports()[0];
    assert!(files["lkjip-2025.docx"] == report.made.bytes);
    assert!(files["lkjip-2025.peta.json"] == report.made.map);
}

#[test]
fn a_broken_template_is_told_once_and_changes_nothing() {
    let folder = project();
    let before = susun(folder.path(), &[]);
    fs::write(folder.path().join("rusak.docx"), b"PK\x03\x04 bukan arsip").unwrap();
    let output = run(folder.path(), &["--templat-docx", "rusak.docx"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told.matches("galat[").count(), 1, "{told}");
    assert_eq!(told.matches("galat[LKJ0505]").count(), 1, "{told}");
    assert!(told.contains("`rusak.docx`") && told.contains("tidak diubah."), "{told}");
    assert!(output.stdout.is_empty());
    assert!(written(folder.path()) == before);
}

#[test]
fn the_template_of_the_option_dresses_the_file() {
    let folder = project();
    let green = umum::path("tests/templat-word/hijau.docx");
    let green = green.to_str().unwrap();
    let files = susun(folder.path(), &["--format", "docx", "--templat-docx", green]);
    let word = Word::read(&files["lkjip-2025.docx"]);
    let styles = word.all("w:pStyle");
    assert!(styles.iter().any(|style| style.attribute("w:val") == Some("Judul1")));
    assert!(!all(&word.document, "w:drawing").is_empty());
}
