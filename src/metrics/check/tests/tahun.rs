//! Years of histories, proxies, comparisons and series.

use super::{damaged, expect, only, told};
use crate::diagnostic::Code;

const HISTORY: &str = "{ 2023 = 8.5, 2024 = 9.25 }";

#[test]
fn every_missing_year_of_a_history_is_named() {
    let finding = only(&[(HISTORY, "{ 2019 = 1, 2021 = 2 }")]);
    assert_eq!(finding.code, Code::TahunBerlubang);
    assert!(finding.message.ends_with("tidak memuat Tahun 2020, 2022, 2023, 2024."));
    let none = only(&[(HISTORY, "{ }")]);
    assert!(none.message.ends_with("tidak memuat Tahun 2024."));
    expect(&[(HISTORY, "{ 2024 = 9 }")], &[]);
}

#[test]
fn a_history_ends_before_the_year_of_the_report() {
    expect(
        &[(HISTORY, "{ 2024 = 9, 2025 = 10, 2026 = 11 }")],
        &[(Code::TahunSalah, "2025"), (Code::TahunSalah, "2026")],
    );
}

/// A proxy of a year, with its value.
fn proxy(year: i32, value: &str) -> String {
    format!(
        "realisasi = {{ status = \"proksi\", tahun = {year}, nilai = {value}, sumber = \"BPS\", alasan = \"Belum terbit\" }}"
    )
}

const MEASURED: &str = "realisasi = \"pertumbuhan(kini, lalu)\"";

#[test]
fn a_proxy_comes_from_an_earlier_year() {
    let finding = only(&[(MEASURED, &proxy(2024, "9.25"))]);
    assert_eq!(finding.code, Code::DataProksi);
    assert!(finding.help.unwrap().contains("Tahun 2025"));
    expect(&[(MEASURED, &proxy(2025, "9.25"))], &[(Code::TahunSalah, "2025")]);
}

#[test]
fn the_year_of_a_proxy_is_no_hole_of_the_history() {
    expect(
        &[(MEASURED, &proxy(2024, "9.25")), (HISTORY, "{ 2023 = 8.5 }")],
        &[(Code::DataProksi, "2024")],
    );
}

#[test]
fn a_proxy_and_the_history_of_its_year_agree() {
    expect(
        &[(MEASURED, &proxy(2024, "9.26"))],
        &[(Code::DataProksi, "2024"), (Code::NilaiBerbeda, "9.26")],
    );
    expect(&[(MEASURED, &proxy(2024, "9.250"))], &[(Code::DataProksi, "2024")]);
}

#[test]
fn nothing_comes_from_a_later_year() {
    let region = ("tahun = 2024, nilai = 7.5", "tahun = 2026, nilai = 7.5");
    expect(&[region], &[(Code::TahunSalah, "2026")]);
    let series = "[[sasaran.deret]]\nkunci = \"kurs\"\nnama = \"Kurs\"\nsatuan = \"persen\"\nnilai = { 2025 = 1, 2026 = 2 }\n\n[[sasaran.grafik]]";
    expect(&[("[[sasaran.grafik]]", series)], &[(Code::TahunSalah, "2026")]);
}

#[test]
fn a_series_has_no_hole_but_may_end_early() {
    let series = |years: &str| {
        let text = format!(
            "[[sasaran.deret]]\nkunci = \"kurs\"\nnama = \"Kurs\"\nsatuan = \"persen\"\nnilai = {years}\n\n[[sasaran.grafik]]"
        );
        told(&damaged(&[("[[sasaran.grafik]]", &text)]))
    };
    assert!(series("{ 2020 = 1, 2021 = 2 }").is_empty());
    assert_eq!(series("{ 2020 = 1, 2022 = 2 }").len(), 1);
    assert_eq!(series("{ }")[0].0, Code::IsianKosong);
}

#[test]
fn an_axis_runs_forward() {
    let axis = |years: &str| format!("data = [\"tumbuh\"]\n{years}");
    expect(&[("data = [\"tumbuh\"]", &axis("dari = 2023\nsampai = 2024"))], &[]);
    expect(
        &[("data = [\"tumbuh\"]", &axis("dari = 2024\nsampai = 2023"))],
        &[(Code::TahunSalah, "2024")],
    );
    expect(&[("data = [\"tumbuh\"]", &axis("dari = 2026"))], &[(Code::TahunSalah, "2026")]);
}
