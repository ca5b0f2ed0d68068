//! `banding` of two records of one year, as people and programs see it.

#![allow(clippy::unwrap_used, clippy::panic)]

mod program;

use std::fs;
use std::path::Path;

use program::{RECORD, code, err, out, program, project, run};
use serde_json::Value;
use tempfile::TempDir;

/// The record and a kept draft of what it was before `edits`.
fn edited(edits: &[(&str, &str)]) -> TempDir {
    let folder = project(RECORD);
    keep(folder.path(), 1, RECORD);
    let mut text = RECORD.to_string();
    for (old, new) in edits {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    keep(folder.path(), 2, &text);
    fs::write(folder.path().join("laporan.toml"), text).unwrap();
    folder
}

/// A draft as `susun` keeps it, as far as comparing needs it.
fn keep(folder: &Path, number: u16, text: &str) {
    let kept = folder.join(format!("keluaran/draf-{number}"));
    fs::create_dir_all(&kept).unwrap();
    fs::write(kept.join("laporan.toml"), text).unwrap();
}

fn teks(folder: &TempDir, arguments: &[&str]) -> String {
    let output = run(folder.path(), &[&["banding"], arguments].concat());
    assert_eq!(code(&output), 0, "{}", err(&output));
    out(&output)
}

fn json(folder: &TempDir, arguments: &[&str]) -> Value {
    serde_json::from_str(&teks(folder, &[arguments, &["--format", "json"]].concat())).unwrap()
}

const TARGET: (&str, &str) = ("\ntarget = 10\n", "\ntarget = 9.5\n");

#[test]
fn a_record_does_not_differ_from_its_draft() {
    let folder = edited(&[]);
    for sides in
        [&["--draf", "1", "2"][..], &["draf-1", "draf-2"], &["draf-1"], &["laporan.toml", "."]]
    {
        assert!(teks(&folder, sides).contains("Tidak ada perbedaan."), "{sides:?}");
    }
    let answer = json(&folder, &["draf-1"]);
    assert_eq!((&answer["versi"], &answer["perubahan"]), (&1.into(), &Value::Array(vec![])));
}

#[test]
fn a_changed_target_is_led_to_every_figure_sentence_table_and_page_that_says_so() {
    let folder = edited(&[TARGET]);
    let said = teks(&folder, &["--draf", "1", "2"]);
    for part in [
        "draf 1 → draf 2",
        "1 perubahan (1 angka)",
        "sasaran.industri.indikator.tumbuh.target",
        "baris ",
        "10 → 9.5",
        "tumbuh.capaian",
        "sasaran.industri.capaian",
        "ringkasan.rata_rata",
        "Tabel ",
        "hal. ",
        "“",
    ] {
        assert!(said.contains(part), "{part}:\n{said}");
    }
    assert!(!said.contains('\u{1b}'));
    let answer = json(&folder, &["--draf", "1", "2"]);
    let figures = answer["angka"].as_array().unwrap();
    let capaian = figures.iter().find(|one| one["kunci"] == "tumbuh.capaian").unwrap();
    assert_ne!(capaian["lama"], capaian["baru"]);
    let printed = capaian["dicetak"].as_array().unwrap();
    assert!(printed.iter().any(|place| place["kalimat"].is_string()));
    assert!(printed.iter().all(|place| place["halaman"].is_string()), "{printed:#?}");
    let root = &answer["perubahan"][0]["akibat"][0];
    assert_eq!(root["kunci"], "tumbuh.target");
    let below: Vec<&str> =
        root["akibat"].as_array().unwrap().iter().map(|l| l["kunci"].as_str().unwrap()).collect();
    assert!(below.contains(&"tumbuh.capaian"), "{below:?}");
    let quick = teks(&folder, &["--draf", "1", "2", "--tanpa-halaman"]);
    assert!(!quick.contains("hal. ") && quick.contains("tumbuh.capaian"));
}

#[test]
fn every_family_and_kind_is_told() {
    let folder = edited(&[
        TARGET,
        ("nama = \"Meningkatnya industri kecil\"", "nama = \"Tumbuhnya industri kecil\""),
        ("Permodalan terbatas", "Permodalan masih terbatas"),
        ("arah = \"naik\"", "arah = \"naik\"\nmetode = \"indeks\""),
        ("kunci = \"pelaku\"", "kunci = \"pelaku_usaha\"\ndahulu = \"pelaku\""),
        (
            "[[langkah]]",
            "[[langkah]]\nisi = \"Langkah yang baru\"\nsasaran = [\"industri\"]\n\n[[langkah]]",
        ),
    ]);
    let answer = json(&folder, &["draf-1", "--tanpa-halaman"]);
    let told: Vec<(&str, &str)> = answer["perubahan"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["jenis"].as_str().unwrap(), one["keluarga"].as_str().unwrap()))
        .collect();
    for wanted in [
        ("diubah", "angka"),
        ("diubah", "nama"),
        ("diubah", "teks"),
        ("diubah", "kebijakan"),
        ("berganti kunci", "nama"),
        ("ditambah", "struktur"),
    ] {
        assert_eq!(told.iter().filter(|one| **one == wanted).count(), 1, "{wanted:?}: {told:?}");
    }
    assert_eq!(told.len(), 6, "{told:?}");
    let said = teks(&folder, &["draf-1", "--tanpa-halaman"]);
    let order: Vec<usize> = ["\nANGKA", "\nSTRUKTUR", "\nNAMA", "\nKEBIJAKAN", "\nTEKS"]
        .iter()
        .map(|family| said.find(family).unwrap_or_else(|| panic!("{family}: {said}")))
        .collect();
    assert!(order.is_sorted());
    assert!(said.contains("Permodalan {+masih+} terbatas"), "{said}");
    assert!(said.contains("(bersama perubahan lain)"), "{said}");
}

#[test]
fn a_side_that_is_not_there_is_named() {
    let folder = edited(&[]);
    for (arguments, part) in [
        (&["banding", "--draf", "1", "7"][..], "Draf 7 belum ada"),
        (&["banding", "draf-9"], "susun --draf 9"),
        (&["banding", "2019", "2020"], "reports/2019"),
        (&["banding"], "sebutkan dua sisi"),
        (&["banding", "laporan.toml", "lama.docx"], "ditulis lebih dahulu"),
        (&["banding", "--draf", "1"], "--draf"),
        (&["banding", "draf-1", ".", "--draf", "1", "2"], "cukup satu record"),
    ] {
        let output = run(folder.path(), arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(err(&output).contains(part), "{arguments:?}: {}", err(&output));
    }
}

#[test]
fn a_broken_side_is_told_and_a_faulty_one_is_compared_with_a_note() {
    let folder = edited(&[]);
    fs::write(folder.path().join("laporan.toml"), "tahun = = 2025").unwrap();
    let broken = run(folder.path(), &["banding", "draf-1"]);
    assert_eq!(code(&broken), 1);
    assert!(err(&broken).contains("LKJ0102") && err(&broken).contains("belum dapat dibandingkan"));
    fs::write(folder.path().join("laporan.toml"), program::wrong()).unwrap();
    let said = teks(&folder, &["draf-1"]);
    assert!(
        said.contains("masih memuat galat") && said.contains("45_500_000 → 55_500_000"),
        "{said}"
    );
}

#[test]
fn years_are_found_below_reports() {
    let root = tempfile::tempdir().unwrap();
    for year in ["2025", "2026"] {
        let folder = root.path().join("reports").join(year);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("laporan.toml"), RECORD).unwrap();
    }
    let output = program(root.path(), &["banding", "2025", "2026"]).output().unwrap();
    assert!(out(&output).contains("Tidak ada perbedaan."), "{}", err(&output));
}

#[test]
fn what_has_nothing_in_common_is_not_told_as_one_edit() {
    let folder = edited(&[(
        "isi = \"Memperluas pendampingan\"\nsasaran = [\"industri\"]",
        "isi = \"Menyusun prosedur baku bagi arsip\"\nsasaran = [\"industri\"]",
    )]);
    let answer = json(&folder, &["draf-1", "--tanpa-halaman"]);
    let told: Vec<&str> = answer["perubahan"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["jenis"].as_str().unwrap())
        .collect();
    assert_eq!(told, ["dihapus", "ditambah"]);
}

#[test]
fn a_text_is_told_with_its_place_and_a_value_with_what_it_belongs_to() {
    let folder = edited(&[
        ("Permodalan terbatas", "Permodalan masih terbatas"),
        ("anggaran = 10_000_000", "anggaran = 10_500_000"),
    ]);
    let said = teks(&folder, &["draf-1"]);
    assert!(said.contains("dicetak: bagian 3.3 mulai hal. "), "{said}");
    assert!(said.contains("10_000_000 → 10_500_000"), "{said}");
    assert!(said.contains(": Retribusi"), "{said}");
    let answer = json(&folder, &["draf-1"]);
    let text = answer["perubahan"].as_array().unwrap().iter().find(|c| c["keluarga"] == "teks");
    assert!(text.unwrap()["dicetak"][0]["halaman"].is_string(), "{text:#?}");
}

#[test]
fn a_reference_follows_its_key_in_both_directions() {
    let folder = edited(&[
        ("kunci = \"retribusi\"", "kunci = \"retribusi_pasar\", dahulu = \"retribusi\""),
        (
            "[pendapatan]\n",
            "[pendapatan]\nnarasi = \"Retribusi {{ pendapatan.retribusi_pasar.realisasi }}: retribusi pasar.\"\n",
        ),
    ]);
    let old = RECORD.replace(
        "[pendapatan]\n",
        "[pendapatan]\nnarasi = \"Retribusi {{ pendapatan.retribusi.realisasi }}: retribusi pasar.\"\n",
    );
    keep(folder.path(), 1, &old);
    for sides in [["1", "2"], ["2", "1"]] {
        let answer = json(&folder, &["--draf", sides[0], sides[1], "--tanpa-halaman"]);
        let changes = answer["perubahan"].as_array().unwrap();
        assert_eq!(changes.len(), 1, "{changes:#?}");
        assert_eq!(changes[0]["jenis"], "berganti kunci");
    }
}
