//! Indicators.

use super::{expect, only};
use crate::diagnostic::Code;

#[test]
fn both_targets_are_named_when_they_differ() {
    let finding = only(&[("target_renstra = 10", "target_renstra = 18.80")]);
    assert_eq!(finding.code, Code::TargetRenstraBerbeda);
    assert_eq!(finding.message, "Target Perjanjian Kinerja 10 berbeda dari target Renstra 18,80.");
    expect(&[("target_renstra = 10", "target_renstra = 10.00")], &[]);
}

#[test]
fn an_indicator_is_compared_with_each_region_once() {
    let region = "{ wilayah = \"Nasional\", tingkat = \"nasional\", tahun = 2024, nilai = 7.5 }";
    expect(&[(region, "")], &[(Code::PembandingKurang, "\"tumbuh\"")]);
    let twice = format!("{region}, {}", region.replace("Nasional", "nasional "));
    expect(&[(region, &twice)], &[(Code::PengenalGanda, "\"nasional \"")]);
}

#[test]
fn a_formula_says_more_than_the_name() {
    let formula = "\"(jumlah kini - jumlah lalu) / jumlah lalu x 100\"";
    expect(
        &[(formula, "\"Pertumbuhan Industri Kecil\"")],
        &[(Code::FormulaMengulang, "\"Pertumbuhan Industri Kecil\"")],
    );
}

#[test]
fn decimals_are_few() {
    expect(&[("arah = \"naik\"", "arah = \"naik\"\ndesimal = 6")], &[]);
    expect(&[("arah = \"naik\"", "arah = \"naik\"\ndesimal = 7")], &[(Code::DiLuarBatas, "7")]);
    expect(
        &[("satuan = \"persen\", rumus", "satuan = \"persen\", desimal = 7, rumus")],
        &[(Code::DiLuarBatas, "7")],
    );
}

#[test]
fn without_a_target_there_is_no_capaian() {
    expect(
        &[("target = 10\ntarget_renstra = 10", "target = 0")],
        &[(Code::CapaianTidakTerhitung, "0")],
    );
}
