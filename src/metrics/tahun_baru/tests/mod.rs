//! The example records of this repository, and small ones with every way of typing a table.

mod bentuk;
mod hukum;

use super::{Step, tahun_baru};
use crate::check::check;
use crate::code::Code;
use crate::diagnostic::Level;

/// The records of this repository.
const RECORDS: [&str; 3] = ["contoh 2025", "instansi lain", "record kecil"];

fn record(name: &str) -> String {
    let text = match name {
        "contoh 2025" => include_str!("../../../../reports/2025/laporan.toml"),
        "instansi lain" => include_str!("../../../../tests/instansi-lain/laporan.toml"),
        _ => include_str!("../../check/tests/contoh.toml"),
    };
    text.replace("\r\n", "\n")
}

/// The record of a later year; the old one must be sound.
fn next(source: &str, years: i32) -> String {
    let checked = check(source);
    let Some((record, figures)) = checked.record else { panic!("{:#?}", checked.findings) };
    let from = record.tahun.value;
    tahun_baru(source, &figures, Step { from, to: from + years }, None)
}

/// What is told about a record that is no open entry, from galat on.
fn faults(source: &str) -> Vec<String> {
    let found = check(source).findings;
    let wrong = found.iter().filter(|f| f.level == Level::Galat && f.code != Code::BelumDiisi);
    wrong.map(|f| format!("{} {} {}", f.code, f.key, f.message)).collect()
}

/// The comment lines of a record.
fn comments(source: &str) -> Vec<&str> {
    source.lines().map(str::trim).filter(|line| line.starts_with("# ")).collect()
}

#[test]
fn only_open_entries_are_left_to_complain_of() {
    for path in RECORDS {
        let source = record(path);
        for years in [1, 2, 7] {
            let new = next(&source, years);
            assert_eq!(faults(&new), [""; 0], "{path} {years}");
            let open = check(&new).findings.iter().filter(|f| f.code == Code::BelumDiisi).count();
            assert!(open > 20, "{path}: {open}");
        }
    }
}

#[test]
fn every_comment_stays_in_its_order() {
    for path in RECORDS {
        let source = record(path);
        let new = next(&source, 1);
        let mut lines = new.lines().map(str::trim);
        for comment in comments(&source) {
            assert!(lines.any(|line| line == comment), "{path}: {comment}");
        }
    }
}

#[test]
fn nothing_that_was_typed_is_lost() {
    for path in RECORDS {
        let source = record(path);
        let new = next(&source, 1);
        for line in
            source.lines().filter(|line| !line.starts_with("tahun ") && !line.starts_with("per "))
        {
            for word in
                line.split([' ', ',', '{', '}', '[', ']', '=']).filter(|word| !word.is_empty())
            {
                assert!(new.contains(word), "{path}: `{word}` of `{line}`");
            }
        }
    }
}

#[test]
fn line_ends_and_the_mark_at_the_start_of_a_file_stay() {
    for path in RECORDS {
        let source = record(path);
        let unix = next(&source, 1);
        let windows = next(&format!("\u{feff}{}", source.replace('\n', "\r\n")), 1);
        assert_eq!(windows, format!("\u{feff}{}", unix.replace('\n', "\r\n")), "{path}");
    }
}

#[test]
fn a_record_without_a_last_line_break_is_taken_too() {
    for path in RECORDS {
        let source = record(path);
        let cut = source.trim_end();
        assert_eq!(next(cut, 1).trim_end(), next(&source, 1).trim_end(), "{path}");
    }
}

#[test]
fn what_is_measured_becomes_history_as_it_was_printed() {
    let source = record(RECORDS[0]);
    let new = next(&source, 1);
    // A formula over other figures, a formula over data, a proxy under its own year.
    assert!(new.contains("riwayat      = { 2022 = 67.55, 2023 = 73.85, 2025 = 71.27 }"));
    assert!(new.contains("\nriwayat     = { 2025 = 11.85 }\n"));
    assert!(new.contains("riwayat        = { 2022 = 17.82, 2023 = 18.37 }"));
    assert!(new.contains("\nriwayat     = { 2023 = 72.94 }\n"), "a proxy from a table");
    // Formulas stay where they go on to hold, and series are frozen.
    assert!(new.contains("\nrealisasi   = \"pertumbuhan(kini, dasar)\"\n"));
    assert!(new.contains("nilai  = { 2023 = 734, 2025 = 821, 2026 = \"ikm.data.kini\" }"));
    // 114.675 of 211.537.
    assert!(new.contains("nilai  = { 2023 = 54.21 }"));
}

#[test]
fn columns_and_comments_at_the_end_of_a_line_keep_their_place() {
    let new = next(&record(RECORDS[0]), 1);
    assert!(new.contains("mulai       = \"belum diisi\" # Terbit: 2019"));
    let sub: Vec<&str> =
        new.lines().filter(|line| line.trim_start().starts_with("{ kode = ")).collect();
    let column = |line: &str| line.find("nama = ");
    assert!(sub.len() > 10 && sub.iter().all(|line| column(line) == column(sub[0])), "{sub:#?}");
}

#[test]
fn the_address_of_the_schema_can_be_set() {
    let source = record(RECORDS[0]);
    let checked = check(&source);
    let (_, figures) = checked.record.unwrap();
    let step = Step { from: 2025, to: 2026 };
    let new = tahun_baru(&source, &figures, step, Some("./laporan.schema.json"));
    assert!(new.starts_with("#:schema ./laporan.schema.json\n# Record 2026, dibuat dari"));
    let bare = source.split_once('\n').unwrap().1;
    let new = tahun_baru(bare, &figures, step, Some("./laporan.schema.json"));
    assert!(new.starts_with("#:schema ./laporan.schema.json\n# Record 2026, dibuat dari"));
}

#[test]
fn texts_that_still_speak_of_an_old_year_are_named_at_the_top() {
    let source = record(RECORDS[2]).replace(
        "visi = \"Masyarakat Contoh yang sejahtera\"",
        "visi = \"Sejahtera sejak 2024 sampai 2025\"",
    );
    let source = source.replace("judul = \"Pelaku Usaha\"", "judul = \"Pelaku Usaha Tahun 2023\"");
    let new = next(&source, 1);
    let head = new.split("\ntahun = 2026").next().unwrap();
    let list = "# Tahun yang lama masih disebut dalam:\n#   renstra.visi\n#   sasaran.industri.tabel.pelaku.judul\n#\n";
    assert!(new.contains(list), "{head}");
    // The regulations of the past are what they are.
    assert!(!head.contains("dasar_hukum."), "{head}");
}
