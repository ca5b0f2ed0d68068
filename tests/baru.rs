//! `baru`: the record that a year begins with is sound and can be typeset.
#![allow(clippy::unwrap_used, clippy::panic)]

mod program;
mod umum;

use std::fs;

use lkjip_metrics::check::check;
use lkjip_metrics::diagnostic::Level;
use program::run;

#[test]
fn a_new_record_is_sound_in_every_year() {
    for year in [1999, 2026, 2100] {
        let folder = tempfile::tempdir().unwrap();
        let output = run(folder.path(), &["baru", &year.to_string()]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let place = folder.path().join(format!("reports/{year}"));
        let record = fs::read_to_string(place.join("laporan.toml")).unwrap();
        assert!(record.starts_with("#:schema ./laporan.schema.json\n"));
        assert!(place.join(".vscode/extensions.json").is_file());
        let checked = check(&record);
        let serious: Vec<_> = checked.findings.iter().filter(|f| f.level == Level::Galat).collect();
        assert!(serious.is_empty(), "{serious:?}");
        assert_eq!(checked.record.unwrap().0.tahun.value, year);
        let (_, composed) = umum::composed(&record);
        assert!(composed.document.is_some(), "{:?}", composed.findings);
    }
}

#[test]
fn the_recent_record_has_no_warning_and_its_schema_takes_it() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["baru", "2026", "kinerja"]).status.code(), Some(0));
    let output = run(folder.path(), &["periksa", "kinerja", "--ketat"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
    let read = |name: &str| fs::read_to_string(folder.path().join("kinerja").join(name)).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&read("laporan.schema.json")).unwrap();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    assert_eq!(read("laporan.schema.json"), include_str!("../docs/laporan.schema.json"));
}

#[test]
fn what_a_year_begins_with_is_no_template_of_a_report() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["baru", "2026", "."]).status.code(), Some(0));
    assert_eq!(run(folder.path(), &["templat", "salin"]).status.code(), Some(0));
    assert!(folder.path().join("templat/naskah").is_dir());
    assert!(!folder.path().join("templat/awal").exists());
}

#[test]
fn nothing_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("laporan.schema.json"), "milik saya").unwrap();
    let output = run(folder.path(), &["baru", "2026", "."]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("sudah ada dan tidak ditimpa"), "{said}");
    assert!(!folder.path().join("laporan.toml").exists());
    let left = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 1, "nothing half-written stays");
    assert_eq!(run(folder.path(), &["baru", "26"]).status.code(), Some(2));
    assert_eq!(run(folder.path(), &["baru"]).status.code(), Some(2));
}
