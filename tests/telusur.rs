//! `telusur`: a figure is followed from the paper to the lines on which it rests.
#![allow(clippy::unwrap_used)]

mod program;

use program::{RECORD, out, project, run};
use serde_json::Value;

fn line_of(text: &str) -> usize {
    RECORD.lines().position(|line| line.contains(text)).unwrap() + 1
}

#[test]
fn a_figure_is_shown_with_formula_inputs_rule_and_places() {
    let folder = project(RECORD);
    let output = run(folder.path(), &["telusur", "anggaran.serapan"]);
    let text = out(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.starts_with("anggaran.serapan\n"), "{text}");
    for part in [
        "140.500.000 / 150.000.000 × 100 = 93,666666… → 93,67%",
        "realisasi / pagu × 100",
        "setengah ke atas, 2 desimal.",
        "└ sub.3_31_02_2_01_0012.realisasi",
        &format!("laporan.toml:{}", line_of("45_500_000")),
        "› Tabel 3.",
        "hal. ",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains('\u{1b}'));
}

#[test]
fn programs_read_the_same_and_pages_are_those_of_the_figure() {
    let folder = project(RECORD);
    let json = run(folder.path(), &["trace", "tumbuh.capaian", "laporan.toml", "--format=json"]);
    let json: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!((&json["versi"], &json["kunci"]), (&1.into(), &"tumbuh.capaian".into()));
    assert_eq!((&json["cetak"], &json["eksak"]), (&"100,00%".into(), &"100".into()));
    assert_eq!(json["rumus"]["simbol"], "10,00 / 10 × 100");
    let rule = json["aturan"][0]["sumber"].as_str().unwrap();
    assert!(rule.contains("bagian Pengukuran Kinerja"), "{rule}");
    let inputs = json["bahan"].as_array().unwrap();
    assert_eq!(inputs[0]["kunci"], "tumbuh.realisasi");
    assert_eq!(inputs[0]["bahan"][0]["kunci"], "tumbuh.data.kini");
    assert_eq!(inputs[1]["diketik"]["baris"], line_of("target = 10"));
    let places = json["dicetak"].as_array().unwrap();
    assert!(places.len() > 2, "{places:?}");
    for place in places {
        assert_eq!(place["halaman_awal"], false, "{place}");
        assert!(place["halaman"].is_string(), "{place}");
    }
}

#[test]
fn without_a_figure_they_are_listed() {
    let folder = project(RECORD);
    let all = out(&run(folder.path(), &["telusur"]));
    let keys: Vec<&str> = all.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(keys.len() > 100 && keys.is_sorted(), "{all}");
    let some = out(&run(folder.path(), &["telusur", "sasaran.industri"]));
    assert!(some.lines().count() > 10);
    assert!(some.lines().all(|line| line.starts_with("sasaran.industri.")), "{some}");
    // A path in the place of the key is that of the record.
    assert_eq!(out(&run(folder.path(), &["telusur", "./laporan.toml"])), all);
    let json = out(&run(folder.path(), &["telusur", "sasaran.industri", "--format", "json"]));
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["angka"].as_array().unwrap().len(), some.lines().count());
}

#[test]
fn an_unknown_figure_gets_the_nearest_one() {
    let folder = project(RECORD);
    let output = run(folder.path(), &["telusur", "anggaran.serapn"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("`anggaran.serapn` tidak ada"), "{said}");
    assert!(said.contains("Mungkin maksudnya `anggaran.serapan`."), "{said}");
}

#[test]
fn a_record_with_galat_is_followed_too_and_a_broken_one_is_not() {
    let wrong = RECORD.replace("realisasi = 45_500_000", "realisasi = 55_500_000");
    let folder = project(&wrong);
    let output = run(folder.path(), &["telusur", "anggaran.serapan"]);
    assert_eq!(output.status.code(), Some(0));
    let text = out(&output);
    assert!(text.contains("150.500.000 / 150.000.000 × 100"), "{text}");
    assert!(text.contains("masih memuat galat") && !text.contains("Dicetak di"), "{text}");
    let folder = project("tahun = ");
    let output = run(folder.path(), &["telusur"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("belum dapat dihitung"));
}
