//! `susun --matriks`: the follow-up matrix of the notes, against kept drafts.
#![allow(clippy::unwrap_used)]

mod program;

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use program::{code, err, out, run};
use serde_json::Value;
use tempfile::TempDir;

const RECORD: &str = include_str!("../reports/2025/laporan.toml");

const NOTES: &str = "[[catatan]]\nnomor = 3\nasal = \"LHR\"\npenulis = \"Inspektorat Daerah\"\ntanggal = 2026-01-12T08:30:00\n\
     kunci = \"ikm.capaian\"\ndraf = 1\nhalaman = 24\nkutipan = \"capaian sebesar 65,83%\"\ncatatan = \"Hitung ulang.\"\n\
     tindak_lanjut = \"Jumlah disesuaikan.\"\npenanggung_jawab = \"Bidang Industri\"\nstatus = \"ditindaklanjuti\"\n\n\
     [[catatan]]\nnomor = 1\npenulis = \"Rina\"\nkunci = \"sasaran.kesempatan_kerja.narasi\"\ndraf = 1\n\
     catatan = \"\"\"\nKalimat \\\"sedangkan\\\".\nPerbaiki. 🙂\"\"\"\n\n\
     [[catatan]]\nnomor = 7\npenulis = \"Rina\"\nkunci = \"pengesahan.tanggal\"\ncatatan = \"Tanggal.\"\n\
     status = \"ditolak\"\nalasan = \"Sudah benar.\"\n\n\
     [[catatan]]\nnomor = 8\npenulis = \"Rina\"\nkunci = \"program\"\ndraf = 1\ncatatan = \"Cocokkan.\"\n\n\
     [[catatan]]\nnomor = 9\npenulis = \"Tim\"\nkunci = \"ikm.capaian\"\ndraf = 4\ncatatan = \"Draf hilang.\"\n\n\
     [[catatan]]\nnomor = 10\npenulis = \"Tim\"\ncatatan = \"Tanpa kunci.\"\n";

/// A record of which draft 1 is kept, changed since, with notes beside it.
fn reviewed() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut text = RECORD.replace("\r\n", "\n");
    // What was signed elsewhere is about the figures as they were.
    let cut = text.find("\n[[penegasan]]").unwrap_or(text.len());
    text.truncate(cut + 1);
    let draft = folder.path().join("keluaran/draf-1");
    fs::create_dir_all(&draft).unwrap();
    fs::write(draft.join("laporan.toml"), &text).unwrap();
    for (from, to) in [
        ("kini = 821", "kini = 838"),
        ("Sedangkan penduduk usia kerja adalah penduduk", "Penduduk usia kerja ialah penduduk"),
        ("realisasi =    74_496_590", "realisasi =    74_000_000"),
    ] {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    fs::write(folder.path().join("laporan.toml"), text).unwrap();
    fs::write(folder.path().join("catatan.toml"), NOTES).unwrap();
    folder
}

/// The rows of the matrix by the number of their note, cell by cell.
fn rows(folder: &Path, arguments: &[&str], stem: &str) -> Vec<Vec<String>> {
    let all = [&["susun", "--matriks", "--format", "json"], arguments].concat();
    let output = run(folder, &all);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let bytes = fs::read(folder.join(format!("keluaran/matriks/{stem}.json"))).unwrap();
    let document: Value = serde_json::from_slice(&bytes).unwrap();
    let blocks = document["parts"][0]["chapters"][0]["blocks"].as_array().unwrap();
    let table = blocks.iter().find(|block| block["kind"] == "table").unwrap();
    let titles: Vec<String> = table["header"][0].as_array().unwrap().iter().map(said).collect();
    assert_eq!(titles, ["No.", "Catatan", "Semula", "Menjadi", "Hal.", "Tindak Lanjut", "Status"]);
    let rows = table["groups"][0]["rows"].as_array().unwrap();
    rows.iter().map(|row| row["cells"].as_array().unwrap().iter().map(said).collect()).collect()
}

/// What a cell says: bold words in stars, a line break as a bar.
fn said(cell: &Value) -> String {
    fn inlines(list: &Value) -> String {
        let one = |inline: &Value| match inline["kind"].as_str() {
            None => inline.as_str().unwrap().to_string(),
            Some("break") => " | ".to_string(),
            Some("strong") => format!("*{}*", inlines(&inline["body"])),
            Some("emph") => inlines(&inline["body"]),
            Some(_) => inline["text"].as_str().unwrap().to_string(),
        };
        list.as_array().unwrap().iter().map(one).collect()
    }
    inlines(&cell["text"])
}

#[test]
fn every_note_shows_what_stood_there_and_what_stands_there_now() {
    let folder = reviewed();
    let rows = rows(folder.path(), &[], "matriks-2025");
    let numbers: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(numbers, ["3", "1", "7", "8", "9", "10"]);
    let [figure, text, day, below, lost, bare] = rows.as_slice() else { panic!("six rows") };
    assert_eq!(
        figure[1],
        "*Inspektorat Daerah*, 12 Januari 2026 | LHR | “capaian sebesar 65,83%” (draf 1, hal. 24) | Hitung ulang."
    );
    assert_eq!(figure[2..4], ["65,83%".to_string(), "78,72%".to_string()]);
    assert!(figure[4].contains(", "), "{}", figure[4]);
    assert_eq!(figure[5..], ["Jumlah disesuaikan.", "Sudah ditindaklanjuti | Bidang Industri"]);
    assert_eq!(text[1], "*Rina* | draf 1 | Kalimat \"sedangkan\". | Perbaiki. 🙂");
    assert!(text[2].contains("*Sedangkan penduduk* usia kerja *adalah* penduduk"), "{}", text[2]);
    assert!(text[3].contains("*Penduduk* usia kerja *ialah* penduduk"), "{}", text[3]);
    assert!(text[2].starts_with('…') && text[2].ends_with('…') && text[2].len() < 400);
    assert!(text[4].parse::<u32>().is_ok(), "{}", text[4]);
    assert_eq!(text[5], "belum ada");
    // Without a draft of its own nothing is held against.
    assert_eq!(day[2..4], ["–", "–"]);
    assert_eq!(day[5..7], ["Alasan: Sudah benar.", "Tidak diterima"]);
    assert_eq!(
        below[2..4],
        [
            "Realisasi, Pameran Dagang Lokal: 74.496.590",
            "Realisasi, Pameran Dagang Lokal: 74.000.000"
        ]
    );
    assert_eq!(lost[2..4], ["–", "–"]);
    assert_eq!(bare[2..5], ["–", "–", "–"]);
}

/// A text of several paragraphs, one of which changed: only notes on that one show the change.
#[test]
fn a_note_shows_the_paragraph_that_it_quotes() {
    let folder = reviewed();
    let note = |number: u32, quote: &str| {
        format!(
            "[[catatan]]\nnomor = {number}\npenulis = \"Rina\"\nkunci = \"sasaran.kesempatan_kerja.narasi\"\n\
             draf = 1\nkutipan = \"{quote}\"\ncatatan = \"Perbaiki.\"\n\n"
        )
    };
    let notes = [
        note(1, "Di satu sisi, Tingkat Partisipasi"),
        note(2, "Sedangkan penduduk usia kerja"),
        note(3, "Penduduk usia kerja ialah"),
        note(4, "kata yang tidak ada di sana"),
    ];
    fs::write(folder.path().join("catatan.toml"), notes.concat()).unwrap();
    let rows = rows(folder.path(), &[], "matriks-2025");
    assert!(rows[0][2].starts_with("Di satu sisi, Tingkat Partisipasi"), "{}", rows[0][2]);
    assert_eq!(rows[0][3], "tidak berubah");
    for row in &rows[1..3] {
        assert!(row[2].contains("*Sedangkan penduduk* usia kerja *adalah* penduduk"), "{}", row[2]);
        assert!(row[3].contains("*Penduduk* usia kerja *ialah* penduduk"), "{}", row[3]);
        assert!(row[4].parse::<u32>().unwrap() <= rows[0][4].parse().unwrap(), "{}", row[4]);
    }
    // A quote that is nowhere leaves the whole text.
    assert_ne!(rows[3][3], "tidak berubah");
}

#[test]
fn drafts_may_be_named() {
    let folder = reviewed();
    let rows = rows(folder.path(), &["--draf-awal", "1"], "matriks-2025-draf-1");
    assert_eq!(rows[2][2..4], ["10 Januari 2026", "tidak berubah"]);
    // Its own draft is gone, and another one would mislead.
    assert_eq!(rows[4][2..4], ["–", "–"]);
    let both = ["--draf-awal", "1", "--draf-akhir", "1"];
    let same = self::rows(folder.path(), &both, "matriks-2025-draf-1-draf-1");
    assert_eq!(same[0][2..4], ["65,83%", "tidak berubah"]);
    assert_eq!(same[1][3], "tidak berubah");
    let output = run(folder.path(), &["susun", "--matriks", "--draf-akhir", "9"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("Draf 9 belum ada"), "{}", err(&output));
    for wrong in [
        &["susun", "--matriks", "--draf", "1"][..],
        &["susun", "--matriks", "--timpa"],
        &["susun", "--draf-awal", "1"],
    ] {
        assert_eq!(code(&run(folder.path(), wrong)), 2, "{wrong:?}");
    }
}

#[test]
fn it_is_written_as_pdf_and_for_word() {
    let folder = reviewed();
    let output = run(folder.path(), &["susun", "--matriks"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(err(&output).contains("Draf 4 tidak tersimpan"), "{}", err(&output));
    assert!(err(&output).contains("catatan.toml:22:11: peringatan[LKJ0504]"), "{}", err(&output));
    assert_eq!(out(&output).matches("Ditulis: ").count(), 2, "{}", out(&output));
    let results = folder.path().join("keluaran/matriks");
    assert!(fs::read(results.join("matriks-2025.pdf")).unwrap().starts_with(b"%PDF-1.7"));
    let word = fs::read(results.join("matriks-2025.docx")).unwrap();
    let mut package = zip::ZipArchive::new(Cursor::new(word)).unwrap();
    let mut text = String::new();
    package.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    for part in ["[U+1F642]", "Hitung ulang.", "78,72%", "Tidak diterima", "w:tblHeader"] {
        assert!(text.contains(part), "{part}");
    }
    assert!(!folder.path().join("keluaran/lkjip-2025.pdf").exists(), "no report is made");
    // The record of the draft stays as it was kept.
    assert_eq!(fs::read_dir(folder.path().join("keluaran/draf-1")).unwrap().count(), 1);
}

#[test]
fn without_notes_there_is_no_matrix() {
    let folder = reviewed();
    for text in [Some("# kosong\n"), None] {
        let path = folder.path().join("catatan.toml");
        match text {
            Some(text) => fs::write(&path, text).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
        let output = run(folder.path(), &["susun", "--matriks"]);
        assert_eq!((code(&output), out(&output)), (2, String::new()));
        assert!(
            err(&output).contains("belum ada catatan dalam `catatan.toml`"),
            "{}",
            err(&output)
        );
    }
    fs::write(folder.path().join("catatan.toml"), "[[catatan]]\nnomor = 1\n").unwrap();
    let output = run(folder.path(), &["susun", "--matriks"]);
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("LKJ0202"), "{}", err(&output));
    assert!(!folder.path().join("keluaran/matriks").exists());
}

#[test]
fn a_record_with_faults_says_that_its_figures_are_not_final() {
    let folder = reviewed();
    let path = folder.path().join("laporan.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("realisasi =    74_000_000", "realisasi = 900_000_000")).unwrap();
    let output = run(folder.path(), &["susun", "--matriks", "--format", "json"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let text =
        fs::read_to_string(folder.path().join("keluaran/matriks/matriks-2025.json")).unwrap();
    assert!(text.contains("Angka belum final") && text.contains("masih mempunyai 1 galat"));
    fs::write(&path, "tahun = [").unwrap();
    let output = run(folder.path(), &["susun", "--matriks"]);
    assert_eq!(code(&output), 1);
    assert!(err(&output).ends_with("Matriks tidak disusun.\n"), "{}", err(&output));
}

#[test]
fn words_of_an_agency_stand_in_the_matrix() {
    let folder = reviewed();
    let own = folder.path().join("templat/naskah");
    fs::create_dir_all(&own).unwrap();
    let words = include_str!("../templates/naskah/matriks.toml");
    fs::write(own.join("matriks.toml"), words.replace("\"Terbuka\"", "\"Menunggu\"")).unwrap();
    assert_eq!(rows(folder.path(), &[], "matriks-2025")[3][6], "Menunggu");
    fs::write(own.join("matriks.toml"), words.replace("kolom_semula", "kolom_dahulu")).unwrap();
    let output = run(folder.path(), &["susun", "--matriks"]);
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("[matriks] belum mempunyai `kolom_semula`"), "{}", err(&output));
}
