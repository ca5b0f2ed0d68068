//! Codes and money.

use super::{damaged, expect, only, told};
use crate::diagnostic::Code;

/// The first leaf and its code.
const LEAF: &str = "kode = \"3.31.02.2.01.0001\"";

#[test]
fn a_code_stands_at_its_level() {
    expect(
        &[("kode = \"3.31.02\"\n", "kode = \"3.31.02.2.01\"\n")],
        &[(Code::KodeSalah, "\"3.31.02.2.01\""), (Code::PengenalGanda, "\"3.31.02.2.01\"")],
    );
    expect(
        &[(LEAF, "kode = \"3.31.02\"")],
        &[(Code::KodeSalah, "\"3.31.02\""), (Code::PengenalGanda, "\"3.31.02\"")],
    );
}

#[test]
fn a_code_begins_with_that_of_its_parent() {
    expect(
        &[(LEAF, "kode = \"3.31.02.2.02.0001\"")],
        &[(Code::KodeBukanAnak, "\"3.31.02.2.02.0001\"")],
    );
    let finding = only(&[("kode = \"3.31.02\"\n", "kode = \"3.31.04\"\n")]);
    assert_eq!(finding.code, Code::KodeBukanAnak);
    assert_eq!(
        finding.message,
        "Kode `3.31.02.2.01` tidak berawal dengan kode induknya `3.31.04`."
    );
}

#[test]
fn equal_names_of_parent_and_child_are_no_fault() {
    expect(
        &[(
            "nama = \"Pendampingan\", pagu",
            "nama = \"Penyusunan dan Evaluasi Rencana Pembangunan Industri Kabupaten/Kota\", pagu",
        )],
        &[],
    );
}

#[test]
fn nothing_is_spent_beyond_its_pagu() {
    let edits = [
        ("realisasi = 95_000_000", "realisasi = 100_000_000.5"),
        ("nilai = 140_500_000", "nilai = 145_500_000.5"),
    ];
    let finding = only(&edits);
    assert_eq!(finding.code, Code::RealisasiMelebihiPagu);
    assert_eq!(
        finding.message,
        "Realisasi Rp100.000.000,50 melebihi pagu Rp100.000.000 sebesar Rp0,50."
    );
    expect(
        &[("realisasi = 95_000_000", "realisasi = 100_000_000"), ("140_500_000", "145_500_000")],
        &[],
    );
}

#[test]
fn leaves_add_up_to_the_signed_pagu() {
    let initial = only(&[("pagu_pk = 150_000_000", "pagu_pk = 149_999_999")]);
    assert_eq!(initial.code, Code::PaguBerbedaPk);
    assert!(initial.message.ends_with("selisihnya Rp1."), "{}", initial.message);
    assert!(initial.help.unwrap().contains("P-APBD"));
    let changed = only(&[
        ("pagu_pk = 150_000_000", "pagu_pk = 149_999_999"),
        ("[perjanjian_kinerja]", "[perjanjian_kinerja]\njenis = \"perubahan\""),
    ]);
    assert!(!changed.help.unwrap().contains("P-APBD"));
}

#[test]
fn low_absorption_is_explained_somewhere() {
    let low = ("realisasi = 45_500_000", "realisasi = 39_900_000");
    let total = ("nilai = 140_500_000", "nilai = 134_900_000");
    let finding = only(&[low, total]);
    assert_eq!(finding.code, Code::SerapanRendah);
    assert_eq!(
        finding.message,
        "Serapan sub kegiatan \"Pendampingan\" hanya 79,80%, di bawah ambang 80%, tanpa penjelasan."
    );
    let noted = ("realisasi = 45_500_000", "realisasi = 39_900_000, catatan = \"Ditunda.\"");
    expect(&[noted, total], &[]);
    let above = ("pagu_pk = 150_000_000", "pagu_pk = 150_000_000\ncatatan = \"Ditunda.\"");
    expect(&[low, total, above], &[]);
    let threshold = ("[[penegasan]]", "[kebijakan]\nambang_serapan = 79.8\n\n[[penegasan]]");
    expect(&[low, total, threshold], &[]);
}

#[test]
fn without_pagu_there_is_no_absorption() {
    let edits = [
        ("pagu = 50_000_000, realisasi = 45_500_000", "pagu = 0, realisasi = 0"),
        ("pagu_pk = 150_000_000", "pagu_pk = 100_000_000"),
        ("nilai = 140_500_000", "nilai = 95_000_000"),
    ];
    expect(&edits, &[]);
}

#[test]
fn a_program_has_a_kegiatan_and_a_kegiatan_a_sub() {
    let text = damaged(&[(
        "[[program]]",
        "[[program]]\nkode = \"3.31.05\"\nnama = \"Lain\"\nsasaran = \"industri\"\npagu_pk = 5\nkegiatan = [{ kode = \"3.31.05.2.01\", nama = \"Kosong\", sub = [] }]\n\n[[program]]",
    )]);
    let codes: Vec<Code> = told(&text).into_iter().map(|(code, ..)| code).collect();
    assert_eq!(codes, [Code::IsianKosong]);
}
