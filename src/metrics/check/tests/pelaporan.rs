//! What becomes of the report: told once while missing, and dates that cannot be.

use super::{Code, Level, damaged, expect, only};
use crate::check::check;

const REVIEW: &str = "reviu = { tanggal = 2026-01-01, oleh = \"Inspektorat Daerah\" }\n";
const SENT: &str = "disampaikan = { tanggal = 2026-02-28 }";

#[test]
fn what_is_missing_is_one_wish() {
    let finding = only(&[(REVIEW, ""), (SENT, "")]);
    assert_eq!((finding.code, finding.level), (Code::PelaporanBelum, Level::Saran));
    assert!(finding.message.contains("belum tercatat: reviu, disampaikan."), "{finding:?}");
    assert!(finding.message.contains("Menurut kriteria evaluasi"));
    let text = damaged(&[]);
    let (before, _) = text.split_once("[pelaporan]").unwrap();
    let findings = check(before).findings;
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(&*findings[0].key, "pelaporan");
    assert!(findings[0].message.contains("reviu, publikasi, disampaikan"));
}

#[test]
fn the_last_day_of_february_is_in_time() {
    expect(&[(SENT, "disampaikan = { tanggal = 2026-02-28 }")], &[]);
    let late = only(&[(SENT, "disampaikan = { tanggal = 2026-03-01 }")]);
    assert_eq!((late.code, late.level), (Code::PelaporanBelum, Level::Peringatan));
    assert!(late.message.contains("akhir Februari 2026"), "{late:?}");
}

#[test]
fn dates_that_cannot_be_are_warned_of() {
    let edits = [
        ("reviu = { tanggal = 2026-01-01", "reviu = { tanggal = 2026-01-21"),
        ("reviu = { tanggal = 2026-01-01", "reviu = { tanggal = 2024-01-05"),
        (SENT, "disampaikan = { tanggal = 2026-01-19 }"),
        ("{ media = \"Laman instansi\" }", "{ media = \"Laman\", tanggal = 2026-01-02 }"),
        (SENT, "disampaikan = { tanggal = 2026-02-28 }\npembahasan_pimpinan = 2024-01-02"),
    ];
    for edit in edits {
        let finding = only(&[edit]);
        assert_eq!((finding.code, finding.level), (Code::PelaporanBelum, Level::Peringatan));
    }
    let same_day = ("reviu = { tanggal = 2026-01-01", "reviu = { tanggal = 2026-01-20");
    expect(&[same_day], &[]);
}
