//! The audit sheet, and waivers, as people get them from the program.
#![allow(clippy::unwrap_used)]

mod program;

use std::fs;
use std::path::Path;

use program::{RECORD, out, project, run};
fn sheet(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join("keluaran").join(name)).unwrap()
}

/// Waivers of every peringatan and saran of the example.
fn all_waived(folder: &Path) -> String {
    let json = out(&run(folder, &["periksa", "--format", "json"]));
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let mut codes: Vec<&str> =
        value["temuan"].as_array().unwrap().iter().map(|f| f["kode"].as_str().unwrap()).collect();
    codes.sort_unstable();
    codes.dedup();
    let waiver = |code: &&str| {
        format!(
            "\n[[pengecualian]]\nkode = \"{code}\"\nkunci = \"*\"\n\
             alasan = \"Sudah ditimbang bersama kepala bidang.\"\n"
        )
    };
    RECORD.to_string() + &codes.iter().map(waiver).collect::<String>()
}

#[test]
fn the_sheet_is_written_beside_the_record_the_same_twice() {
    let folder = project(RECORD);
    let output = run(folder.path(), &["periksa", "--format", "html"]);
    assert_eq!(output.status.code(), Some(0));
    let told = out(&output);
    assert!(told.starts_with("Ditulis: keluaran/lkjip-2025-periksa.html.\n"), "{told}");
    assert!(told.contains("peringatan"), "{told}");
    let page = sheet(folder.path(), "lkjip-2025-periksa.html");
    for part in ["LKJ0323", "Pemeriksaan yang lolos", "LKE Pelaporan Kinerja", "SHA-256"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains(folder.path().to_str().unwrap()));
    assert_eq!(
        run(folder.path(), &["periksa", "--format", "html", "--ketat"]).status.code(),
        Some(1)
    );
    assert_eq!(sheet(folder.path(), "lkjip-2025-periksa.html"), page);
}

#[test]
fn a_record_that_cannot_be_read_has_a_sheet() {
    let folder = project("tahun = 2025\n= salah\n");
    assert_eq!(run(folder.path(), &["periksa", "--format", "html"]).status.code(), Some(1));
    let page = sheet(folder.path(), "lkjip-2025-periksa.html");
    assert!(page.contains("LKJ0102") && page.contains("belum dapat dijalankan"), "{page}");
}

#[test]
fn no_name_becomes_markup() {
    let folder = project(RECORD.replacen("nama = \"", "nama = \"<script>\\\"x", 2));
    run(folder.path(), &["periksa", "--format", "html"]);
    let page = sheet(folder.path(), "lkjip-2025-periksa.html");
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;"), "{page}");
}

#[test]
fn a_broken_template_of_the_agency_is_told_and_replaced() {
    let folder = project(RECORD);
    fs::create_dir_all(folder.path().join("templat/lembar")).unwrap();
    fs::write(folder.path().join("templat/lembar/periksa.html"), "{% if %}").unwrap();
    assert_eq!(run(folder.path(), &["periksa", "--format", "html"]).status.code(), Some(1));
    let page = sheet(folder.path(), "lkjip-2025-periksa.html");
    assert!(page.contains("LKJ0502") && page.contains("pada baris 1"), "{page}");
}

#[test]
fn strictly_only_what_is_not_waived_counts() {
    let folder = project(RECORD);
    assert_eq!(run(folder.path(), &["periksa", "--ketat"]).status.code(), Some(1));
    let waived = project(all_waived(folder.path()));
    let output = run(waived.path(), &["periksa", "--ketat"]);
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
    run(waived.path(), &["periksa", "--format", "html"]);
    let page = sheet(waived.path(), "lkjip-2025-periksa.html");
    assert!(page.contains("Alasan: Sudah ditimbang bersama kepala bidang."), "{page}");
    // Makes the report, or not, by the same count.
    let strict = ["susun", "--ketat", "--format", "json"];
    assert_eq!(run(folder.path(), &strict).status.code(), Some(1));
    let made = run(waived.path(), &strict);
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
}
