//! Totals signed elsewhere.

use super::{damaged, expect, only, told};
use crate::diagnostic::Code;

/// What is told when this figure is signed with this value.
fn signed(path: &str, value: &str) -> Vec<Code> {
    let edits =
        [("anggaran.realisasi", path), ("nilai = 140_500_000", &format!("nilai = {value}"))];
    told(&damaged(&edits)).into_iter().map(|(code, ..)| code).collect()
}

#[test]
fn the_computed_figure_is_held_against_the_signed_one() {
    assert_eq!(signed("anggaran.pagu", "150_000_000"), []);
    assert_eq!(signed("anggaran.serapan", "93.67"), []);
    assert_eq!(signed("anggaran.serapan", "93.6"), [Code::PenegasanBerbeda]);
    assert_eq!(signed("akip.nilai", "75.50"), []);
    assert_eq!(signed("tumbuh.capaian", "100"), []);
}

#[test]
fn both_values_and_the_difference_are_named() {
    let finding = only(&[("nilai = 140_500_000", "nilai = 140_500_001.5")]);
    assert_eq!(
        finding.message,
        "`anggaran.realisasi` terhitung Rp140.500.000, sedangkan menurut Laporan Realisasi Anggaran \
         Rp140.500.001,50; selisihnya Rp1,50."
    );
    let rounded = only(&[
        ("anggaran.realisasi", "anggaran.serapan"),
        ("nilai = 140_500_000", "nilai = 93.671"),
    ]);
    assert!(rounded.message.contains("93,671%"), "{}", rounded.message);
}

#[test]
fn a_signed_value_may_be_an_expression() {
    assert_eq!(signed("anggaran.sisa", "\"anggaran.pagu - anggaran.realisasi\""), []);
    assert_eq!(signed("anggaran.sisa", "\"anggaran.pag - 1\""), [Code::RumusSalah]);
    assert_eq!(signed("anggaran.sisa", "\"1 / 0\""), [Code::RumusSalah]);
}

#[test]
fn a_figure_has_a_name_and_a_number() {
    expect(
        &[("anggaran.realisasi", "anggaran.realisas")],
        &[(Code::RujukanTidakAda, "\"anggaran.realisas\"")],
    );
    expect(
        &[("anggaran.realisasi", "instansi.nama")],
        &[(Code::PenegasanBerbeda, "\"instansi.nama\"")],
    );
}
