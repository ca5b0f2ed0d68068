//! `banding` of two years: what is told to people and programs, and the short report that it prints.
#![allow(clippy::unwrap_used)]

mod program;

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use program::{code, err, out, run};
use serde_json::Value;
use tempfile::TempDir;

const RECORD: &str = include_str!("../reports/2025/laporan.toml");

/// The record of the year before, made from that of the example: other money, another formula, a
/// history of its own, an indicator that was renamed, a sub kegiatan that ended.
fn last_year() -> String {
    let edits = [
        ("tahun = 2025\n", "tahun = 2024\n"),
        ("tanggal = 2026-01-10", "tanggal = 2025-01-10"),
        ("realisasi    = \"akip.nilai\"", "realisasi    = 69.40"),
        ("{ 2022 = 67.55, 2023 = 73.85 }", "{ 2022 = 67.50, 2023 = 73.85 }"),
        ("target      = 18\n", "target      = 15\n"),
        ("\"((Jumlah industri kecil menengah tahun n ", "\"((Banyaknya industri tahun n "),
        (
            "pagu =    75_000_000, realisasi =    74_496_590",
            "pagu =   150_000_000, realisasi =    30_000_000",
        ),
        ("\"Pelayanan Antarkerja\"", "\"Pelayanan Antar Kerja\""),
        ("\"2.07.01.2.09.0001\"", "\"2.07.01.2.09.0009\""),
    ];
    let mut text = RECORD.replace("\r\n", "\n");
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    // What was signed for 2025 is not what 2024 came to.
    let cut = text.find("\n[[penegasan]]").unwrap_or(text.len());
    text.truncate(cut + 1);
    text
}

fn years() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (year, text) in [("2024", last_year()), ("2025", RECORD.to_string())] {
        let home = folder.path().join("reports").join(year);
        fs::create_dir_all(&home).unwrap();
        fs::write(home.join("laporan.toml"), text).unwrap();
    }
    folder
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let arguments = [&["banding"], arguments, &["--format=json"]].concat();
    let output = run(folder, &arguments);
    assert_eq!(code(&output), 0, "{}", err(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn one<'v>(answer: &'v Value, list: &str, key: &str) -> &'v Value {
    let all = answer[list].as_array().unwrap();
    all.iter().find(|one| one["kunci"] == key).unwrap()
}

#[test]
fn people_read_what_got_better_and_worse() {
    let folder = years();
    let output = run(folder.path(), &["banding", "2024", "2025"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let text = out(&output);
    for part in [
        "Perbandingan LKjIP 2024 dan 2025\n",
        "2024  reports/2024/laporan.toml",
        "Dari 4 indikator: 1 membaik, 3 tidak dapat dibandingkan.",
        "Nilai AKIP (nilai_akip): membaik",
        "+1,87 poin  membaik",
        "realisasi kedua tahun hanya proksi dari tahun 2023",
        "−50,00%",
        "berganti nama: “Pelayanan Antar Kerja” menjadi “Pelayanan",
        "B (67,50) dalam record 2024",
        "peringatan sasaran.industri.indikator.ikm.formula",
        "reports/2025/laporan.toml:",
        "Naskah yang terbawa dari record 2024",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains('\u{1b}'));
    let width = text.lines().map(|line| line.chars().count()).max();
    assert!(width <= Some(100), "{width:?}");
}

#[test]
fn programs_read_the_same() {
    let folder = years();
    let answer = json(folder.path(), &["2024", "2025"]);
    assert_eq!((&answer["versi"], &answer["jenis"]), (&1.into(), &"tahun".into()));
    assert_eq!((&answer["lama"]["tahun"], &answer["baru"]["tahun"]), (&2024.into(), &2025.into()));
    assert_eq!(answer["baru"]["galat"], 0);
    let akip = one(&answer, "indikator", "nilai_akip");
    assert_eq!(akip["simpulan"], "membaik");
    assert_eq!(akip["realisasi"]["selisih"], "1.87");
    assert_eq!(akip["realisasi"]["lama"]["cetak"], "B (69,40)");
    assert_eq!(akip["kriteria"]["arah"], "tetap");
    let tpak = one(&answer, "indikator", "tpak");
    assert_eq!(tpak["realisasi"]["baru"]["keadaan"], "proksi");
    assert_eq!(tpak["realisasi"]["baru"]["tahun_proksi"], 2023);
    assert_eq!(
        (&tpak["realisasi"]["selisih"], &tpak["simpulan"]),
        (&Value::Null, &"tidak_dapat_dibandingkan".into())
    );
    let ended = one(&answer, "anggaran", "2.07.01.2.09.0009");
    assert_eq!(
        (&ended["keadaan"], &ended["pagu"]["baru"]["keadaan"]),
        (&"berakhir".into(), &"tidak_ada".into())
    );
    let leaf = one(&answer, "anggaran", "3.30.05.2.01.0003");
    assert_eq!(leaf["pagu"]["selisih"], "-75000000");
    assert_eq!(
        (&leaf["pagu"]["arah"], &leaf["serapan"]["arah"]),
        (&"turun".into(), &"naik".into())
    );
    let warnings = answer["peringatan"].as_array().unwrap();
    let kinds: Vec<&str> = warnings.iter().map(|one| one["jenis"].as_str().unwrap()).collect();
    for kind in ["formula", "riwayat", "riwayat_kosong", "tahun_tertinggal", "dahulu"] {
        assert!(kinds.contains(&kind), "{kind}: {kinds:?}");
    }
    let history = warnings.iter().find(|one| one["jenis"] == "riwayat").unwrap();
    let line = usize::try_from(history["baru"]["baris"].as_u64().unwrap()).unwrap();
    assert!(RECORD.lines().nth(line - 1).unwrap().contains("67.55"));
}

#[test]
fn the_earlier_year_is_always_the_older_side() {
    let folder = years();
    let there = json(folder.path(), &["2024", "2025"]);
    let back = json(folder.path(), &["reports/2025", "reports/2024"]);
    assert_eq!(there, back);
    let output = run(folder.path(), &["banding", "2025", "2024"]);
    assert!(err(&output).contains("Tahun 2024 dipakai sebagai yang lama"), "{}", err(&output));
}

/// The body of a Word file.
fn body(path: &Path) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn it_is_printed_as_a_short_report_beside_the_newer_record() {
    let folder = years();
    for format in ["pdf", "docx"] {
        let format = format!("--format={format}");
        let output = run(folder.path(), &["banding", "2024", "2025", &format]);
        assert_eq!(code(&output), 0, "{}", err(&output));
    }
    let home = folder.path().join("reports/2025/keluaran/banding");
    let pdf = fs::read(home.join("perbandingan-2024-2025.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-") && pdf.ends_with(b"%%EOF\n"));
    let word = home.join("perbandingan-2024-2025.docx");
    let text = body(&word);
    for part in [
        "Perbandingan LKjIP 2024 dan 2025",
        "membaik",
        "Yang Perlu Diperhatikan",
        "2.07.01.2.09.0009",
        "+1,87 poin",
    ] {
        assert!(text.contains(part), "{part}");
    }
    // The same again writes the same bytes; what somebody worked in is kept.
    let before = fs::read(&word).unwrap();
    run(folder.path(), &["banding", "2024", "2025", "--format=docx"]);
    assert_eq!(fs::read(&word).unwrap(), before);
    fs::write(&word, "diubah orang").unwrap();
    let output = run(folder.path(), &["banding", "2024", "2025", "--format=docx"]);
    assert!(out(&output).contains("suntingan-1.docx"), "{}", out(&output));
    let kept = fs::read_to_string(home.join("perbandingan-2024-2025-suntingan-1.docx")).unwrap();
    assert_eq!(kept, "diubah orang");
    // Nothing of the report itself is touched.
    let names: Vec<_> =
        fs::read_dir(home.parent().unwrap()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names, ["banding"]);
}

#[test]
fn the_words_are_those_of_the_agency() {
    let folder = years();
    let own = folder.path().join("reports/2025/templat/naskah");
    fs::create_dir_all(&own).unwrap();
    let words = include_str!("../templates/naskah/perbandingan.toml");
    let changed = words.replace("judul = \"Sekilas\"", "judul = \"Dua Tahun Sekilas\"");
    fs::write(own.join("perbandingan.toml"), changed).unwrap();
    let arguments = ["banding", "2024", "2025", "--format=docx"];
    assert_eq!(code(&run(folder.path(), &arguments)), 0);
    let word = folder.path().join("reports/2025/keluaran/banding/perbandingan-2024-2025.docx");
    assert!(body(&word).contains("Dua Tahun Sekilas"));
    fs::write(own.join("perbandingan.toml"), words.replace("kolom_ukuran =", "kolom_lain ="))
        .unwrap();
    let output = run(folder.path(), &arguments);
    assert_eq!(code(&output), 1);
    assert!(
        err(&output).contains("[ringkasan] belum mempunyai `kolom_ukuran`"),
        "{}",
        err(&output)
    );
}

#[test]
fn a_record_that_is_not_sound_is_compared_with_a_warning() {
    let folder = years();
    let old = folder.path().join("reports/2024/laporan.toml");
    let text = fs::read_to_string(&old).unwrap();
    let text = text.replace("realisasi =    30_000_000", "realisasi =   160_000_000");
    fs::write(&old, text).unwrap();
    let answer = json(folder.path(), &["2024", "2025"]);
    assert!(answer["lama"]["galat"].as_u64().unwrap() > 0, "{}", answer["lama"]);
    let text = out(&run(folder.path(), &["banding", "2024", "2025"]));
    assert!(text.contains("galat; angkanya dapat berubah)"), "{text}");
    assert_eq!(code(&run(folder.path(), &["banding", "2024", "2025", "--format=docx"])), 0);
    let word = folder.path().join("reports/2025/keluaran/banding/perbandingan-2024-2025.docx");
    assert!(body(&word).contains("Angka belum final"));
}

#[test]
fn a_record_with_gaps_is_compared_as_far_as_it_goes() {
    let folder = years();
    let old = folder.path().join("reports/2024/laporan.toml");
    let mut text = fs::read_to_string(&old).unwrap();
    let start = text.find("[[program]]").unwrap();
    let end = text[start..].find("[pendapatan]").unwrap() + start;
    let none = "[[program]]\nkode = \"9.99.01\"\nnama = \"Belum diketahui\"\nsasaran = \"akuntabilitas\"\npagu_pk = 0\nkegiatan = [{ kode = \"9.99.01.2.01\", nama = \"Belum\", sub = [{ kode = \"9.99.01.2.01.0001\", nama = \"Belum\", pagu = 0, realisasi = 0 }] }]\n\n";
    text.replace_range(start..end, none);
    fs::write(&old, text).unwrap();
    let answer = json(folder.path(), &["2024", "2025"]);
    let lines = answer["anggaran"].as_array().unwrap();
    assert!(lines.iter().all(|line| line["keadaan"] == "tidak_dapat_dibandingkan"));
    assert_eq!(answer["jumlah"]["pagu"]["lama"]["nilai"], Value::Null);
    let text = out(&run(folder.path(), &["banding", "2024", "2025"]));
    assert!(text.contains("Anggaran tahun 2024 belum ada, maka tidak dibandingkan."), "{text}");
    assert!(!text.contains("9.99.01"), "{text}");
    assert_eq!(code(&run(folder.path(), &["banding", "2024", "2025", "--format=pdf"])), 0);
}

#[test]
fn an_indicator_that_turned_round_is_judged_nowhere() {
    let folder = years();
    let old = folder.path().join("reports/2024/laporan.toml");
    let text = fs::read_to_string(&old).unwrap();
    let at = text.find("realisasi    = 69.40").unwrap();
    let from = text[..at].rfind("[[sasaran.indikator]]").unwrap();
    let turned = text[from..at].replace("\"naik\"", "\"turun\"");
    assert_ne!(turned, text[from..at]);
    fs::write(&old, format!("{}{turned}{}", &text[..from], &text[at..])).unwrap();
    let answer = json(folder.path(), &["2024", "2025"]);
    let akip = one(&answer, "indikator", "nilai_akip");
    assert_eq!(akip["simpulan"], "tidak_dapat_dibandingkan");
    assert_eq!(akip["berubah"], serde_json::json!(["arah"]));
    for what in ["realisasi", "capaian", "kriteria"] {
        assert_eq!(akip[what]["arah"], "tidak_dapat_dibandingkan", "{what}");
        assert_eq!(akip[what]["selisih"], Value::Null, "{what}");
    }
    let aim = one(&answer, "sasaran", akip["sasaran"].as_str().unwrap());
    assert_eq!(aim["capaian"]["arah"], "tidak_dapat_dibandingkan");
    assert_eq!(answer["jumlah"]["rata_rata"]["arah"], "tidak_dapat_dibandingkan");
    let text = out(&run(folder.path(), &["banding", "2024", "2025"]));
    assert!(text.contains("Tidak dapat dibandingkan: arah kinerja kedua tahun berbeda."), "{text}");
}

#[test]
fn two_agencies_are_told_before_all_else() {
    let folder = years();
    let old = folder.path().join("reports/2024/laporan.toml");
    let text = fs::read_to_string(&old).unwrap();
    let at = text.find("\n[instansi]").unwrap();
    let name = at + text[at..].find("\nnama").unwrap() + 1;
    let end = name + text[name..].find('\n').unwrap();
    fs::write(&old, format!("{}nama = \"Dinas Lain\"{}", &text[..name], &text[end..])).unwrap();
    let told = "Kedua record dari instansi yang berbeda: Dinas Lain";
    let said = out(&run(folder.path(), &["banding", "2024", "2025"]));
    let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains(told), "{said}");
    assert!(flat.find(told) < flat.find("Sekilas"), "{said}");
    let answer = json(folder.path(), &["2024", "2025"]);
    assert_eq!(answer["instansi_berbeda"], true);
    assert!(answer["lama"]["instansi"].as_str().unwrap().starts_with("Dinas Lain"));
    let first = &answer["peringatan"][0];
    assert_eq!(first["jenis"], "instansi");
    assert!(first["pesan"].as_str().unwrap().contains("berganti nama"));
    for format in ["--format=docx", "--format=pdf"] {
        let output = run(folder.path(), &["banding", "2024", "2025", format]);
        assert_eq!(code(&output), 0, "{}", err(&output));
    }
    let word = folder.path().join("reports/2025/keluaran/banding/perbandingan-2024-2025.docx");
    let body = body(&word);
    assert!(body.contains("Instansi kedua record berbeda") && body.contains("Dinas Lain"));
}

#[test]
fn what_was_carried_over_is_told_as_far_as_it_goes() {
    let folder = years();
    let answer = json(folder.path(), &["2024", "2025"]);
    let list = one(&answer, "naskah_terbawa", "isu_strategis.butir");
    assert_eq!((&list["bagian"], &list["terbawa"]), (&23.into(), &23.into()));
    assert_eq!(list["persen_kata"], "100");
    let note = "sasaran.industri.indikator.ikm.catatan";
    let notes = one(&answer, "naskah_terbawa", "akip.catatan");
    assert!(notes["bagian"].as_u64().unwrap() > 5 && notes["bagian"] == notes["terbawa"]);
    assert_eq!(one(&answer, "naskah_terbawa", note)["persen_kata"], "100");
    let warnings = answer["peringatan"].as_array().unwrap();
    let left = |one: &&Value| one["jenis"] == "tahun_tertinggal" && one["kunci"] == note;
    assert_eq!(warnings.iter().filter(left).count(), 1);
    for text in answer["naskah_terbawa"].as_array().unwrap() {
        let whole = text["bagian"] == text["terbawa"];
        assert_eq!(whole, text["persen_kata"] == "100", "{text}");
    }
}
