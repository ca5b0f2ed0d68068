//! Signing dates, parties and NIP.

use super::{damaged, expect, only, told};
use crate::diagnostic::{Code, Level};

/// Levels of what is told about a report signed on this day.
fn signed(date: &str) -> Vec<Level> {
    let text = damaged(&[("tanggal = 2026-01-20", &format!("tanggal = {date}"))]);
    let told = told(&text);
    assert!(told.iter().all(|(code, ..)| *code == Code::TanggalPengesahan), "{told:?}");
    told.into_iter().map(|(_, level, _)| level).collect()
}

#[test]
fn a_report_is_signed_after_its_year_and_by_the_end_of_february() {
    assert_eq!(signed("2025-12-31"), [Level::Galat]);
    assert_eq!(signed("2026-01-01"), []);
    assert_eq!(signed("2026-02-28"), []);
    assert_eq!(signed("2026-03-01"), [Level::Peringatan]);
    assert_eq!(signed("2027-01-15"), [Level::Peringatan]);
}

#[test]
fn a_leap_day_is_still_in_february() {
    let edits = [
        ("tahun = 2025\n", "tahun = 2027\n"),
        ("tanggal = 2025-01-15", "tanggal = 2027-01-15"),
        ("tanggal = 2026-01-20", "tanggal = 2028-02-29"),
    ];
    let codes: Vec<Code> = told(&damaged(&edits)).into_iter().map(|(code, ..)| code).collect();
    assert!(!codes.contains(&Code::TanggalPengesahan), "{codes:?}");
}

#[test]
fn a_contract_is_signed_in_its_year_or_the_one_before() {
    let contract = |date: &str| format!("tanggal = {date}");
    expect(&[("tanggal = 2025-01-15", &contract("2024-12-30"))], &[]);
    expect(
        &[("tanggal = 2025-01-15", &contract("2023-12-30"))],
        &[(Code::TanggalPengesahan, "2023-12-30")],
    );
    expect(
        &[("tanggal = 2025-01-15", &contract("2026-01-02"))],
        &[(Code::TanggalPengesahan, "2026-01-02")],
    );
}

#[test]
fn parties_have_names() {
    let nameless = ("nama = \"Nama Bupati\"", "jabatan = [\"Bupati Contoh\"]");
    expect(&[nameless], &[(Code::PihakBelumLengkap, "[perjanjian_kinerja.pihak_kedua]")]);
    let first = "pihak_pertama = { jabatan = [\"Kepala\"] }\ntanggal = 2025-01-15";
    expect(
        &[("tanggal = 2025-01-15", first)],
        &[(Code::PihakBelumLengkap, "{ jabatan = [\"Kepala\"] }")],
    );
}

/// What is told about a signer with this NIP.
fn nip(digits: &str) -> Vec<Code> {
    let text = damaged(&[("197501012000031001", digits)]);
    told(&text).into_iter().map(|(code, ..)| code).collect()
}

#[test]
fn a_signer_is_of_working_age_on_the_day() {
    assert_eq!(nip("196101201985031001"), []);
    assert_eq!(nip("196001211985031001"), []);
    assert_eq!(nip("196001191985031001"), [Code::NipTidakWajar]);
    let message = only(&[("197501012000031001", "195001011975031001")]).message;
    assert!(message.contains("lahir 1 Januari 1950") && message.contains("76 tahun"));
}

#[test]
fn a_signer_was_appointed_before_and_at_a_usual_age() {
    assert_eq!(nip("198001012027031001"), [Code::NipTidakWajar]);
    assert_eq!(nip("196501012024031001"), [Code::NipTidakWajar]);
    assert_eq!(nip("199001012024211001"), []);
}

#[test]
fn a_party_is_judged_on_the_day_of_the_contract() {
    let party = "nama = \"Nama Bupati\"\nnip = \"195912311985031001\"";
    expect(&[("nama = \"Nama Bupati\"", party)], &[]);
    let late = [("nama = \"Nama Bupati\"", party), ("tanggal = 2025-01-15\n", "")];
    expect(&late, &[(Code::NipTidakWajar, "\"195912311985031001\"")]);
}
