//! `baru`: the record that a year begins with is sound and can be typeset.
#![allow(clippy::unwrap_used, clippy::panic)]

mod program;
mod umum;

use std::fs;

use lkjip_metrics::check::check;
use lkjip_metrics::diagnostic::Level;
use program::{code, err, out, run};

#[test]
fn a_new_record_is_sound_in_every_year() {
    for year in [1999, 2026, 2100] {
        let folder = tempfile::tempdir().unwrap();
        let output = run(folder.path(), &["baru", &year.to_string()]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let place = folder.path().join(format!("reports/{year}"));
        let record = fs::read_to_string(place.join("laporan.toml")).unwrap();
        assert!(record.starts_with("#:schema ./laporan.schema.json\n"));
        assert!(place.join(".vscode/extensions.json").is_file());
        let checked = check(&record);
        let serious: Vec<_> = checked.findings.iter().filter(|f| f.level == Level::Galat).collect();
        assert!(serious.is_empty(), "{serious:?}");
        assert_eq!(checked.record.unwrap().0.tahun.value, year);
        let (_, composed) = umum::composed(&record);
        assert!(composed.document.is_some(), "{:?}", composed.findings);
    }
}

#[test]
fn the_recent_record_has_no_warning_and_its_schema_takes_it() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["baru", "2026", "kinerja"]).status.code(), Some(0));
    let output = run(folder.path(), &["periksa", "kinerja", "--ketat"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
    let read = |name: &str| fs::read_to_string(folder.path().join("kinerja").join(name)).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&read("laporan.schema.json")).unwrap();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    assert_eq!(read("laporan.schema.json"), include_str!("../docs/laporan.schema.json"));
}

#[test]
fn what_a_year_begins_with_is_no_template_of_a_report() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["baru", "2026", "."]).status.code(), Some(0));
    assert_eq!(run(folder.path(), &["templat", "salin"]).status.code(), Some(0));
    assert!(folder.path().join("templat/naskah").is_dir());
    assert!(!folder.path().join("templat/awal").exists());
}

#[test]
fn nothing_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("laporan.schema.json"), "milik saya").unwrap();
    let output = run(folder.path(), &["baru", "2026", "."]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("sudah ada dan tidak ditimpa"), "{said}");
    assert!(!folder.path().join("laporan.toml").exists());
    let left = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 1, "nothing half-written stays");
    assert_eq!(run(folder.path(), &["baru", "26"]).status.code(), Some(2));
    assert_eq!(run(folder.path(), &["baru"]).status.code(), Some(2));
}

/// The records of this repository from which a next year is made.
const OLD: [(&str, i32); 2] = [("reports/2025", 2025), ("tests/instansi-lain", 2024)];

/// A folder with a copy of a record, of its pictures, and of templates of its own.
fn years(old: &str, year: i32) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let place = root.path().join(format!("reports/{year}"));
    copy(&umum::path(old), &place);
    fs::create_dir_all(place.join("templat/naskah")).unwrap();
    fs::write(place.join("templat/naskah/tambahan.md"), "isi").unwrap();
    root
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() && path.file_name().unwrap() != "keluaran" {
            copy(&path, &target);
        } else if path.is_file() {
            fs::copy(&path, &target).unwrap();
        }
    }
}

fn record(root: &tempfile::TempDir, year: i32) -> String {
    fs::read_to_string(root.path().join(format!("reports/{year}/laporan.toml"))).unwrap()
}

#[test]
fn the_next_year_is_a_list_of_things_to_do_and_builds_when_it_is_filled() {
    for (old, year) in OLD {
        let root = years(old, year);
        let before = record(&root, year);
        let next = (year + 1).to_string();
        let made = run(root.path(), &["baru", &next, "--dari", &year.to_string()]);
        assert_eq!(code(&made), 0, "{}", err(&made));
        assert!(
            out(&made).contains(&format!("Record tahun {next} dibuat dari record tahun {year}"))
        );
        assert_eq!(record(&root, year), before, "the old record is left alone");
        let new = record(&root, year + 1);
        let mut lines = new.lines().map(str::trim);
        for comment in before.lines().map(str::trim).filter(|line| line.starts_with("# ")) {
            assert!(lines.any(|line| line == comment), "{old}: {comment}");
        }
        let told = run(root.path(), &["periksa", &format!("reports/{next}"), "--format", "json"]);
        assert_eq!(code(&told), 1);
        let told: serde_json::Value = serde_json::from_str(&out(&told)).unwrap();
        let galat = told["temuan"].as_array().unwrap().iter().filter(|f| f["tingkat"] == "galat");
        let galat: Vec<&str> = galat.map(|f| f["kode"].as_str().unwrap()).collect();
        assert!(galat.len() > 20 && galat.iter().all(|code| *code == "LKJ0109"), "{galat:?}");

        let filled = umum::isi::filled(&new, &before, year + 1);
        let target = root.path().join(format!("reports/{next}/laporan.toml"));
        fs::write(target, &filled).unwrap();
        let built = run(root.path(), &["susun", &format!("reports/{next}"), "--format", "json"]);
        assert_eq!(code(&built), 0, "{old}: {}{}", out(&built), err(&built));
        let list = out(&run(root.path(), &["baru", "--daftar-isian", &next]));
        let first = list.lines().next().unwrap();
        assert!(first.ends_with(" naskah.") && !first.contains("isian dan"), "{list}");
        // And so on, year after year.
        let later = (year + 2).to_string();
        let made = run(root.path(), &["baru", &later, "--dari", &next]);
        assert_eq!(code(&made), 0, "{}", err(&made));
        let told = out(&run(
            root.path(),
            &["periksa", &format!("reports/{later}"), "--format", "ringkas"],
        ));
        let galat = told.lines().filter(|line| line.contains(": galat["));
        assert!(galat.clone().count() > 20, "{told}");
        assert!(galat.clone().all(|line| line.contains("galat[LKJ0109]")), "{told}");
    }
}

#[test]
fn the_files_that_the_record_names_come_along_and_photos_do_not() {
    let root = years("tests/instansi-lain", 2024);
    let made = run(root.path(), &["baru", "2025", "--dari", "reports/2024"]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    let new = root.path().join("reports/2025");
    assert!(new.join("templat/naskah/tambahan.md").is_file());
    assert!(
        new.join("laporan.schema.json").is_file() && new.join(".vscode/extensions.json").is_file()
    );
    let text = record(&root, 2024);
    let named = |key: &str| {
        let line = text.lines().find(|line| line.starts_with(key)).unwrap();
        line.split('"').nth(1).unwrap().to_string()
    };
    let (logo, photo) = (named("logo "), named("berkas "));
    assert!(new.join(&logo).is_file(), "{logo}");
    assert!(out(&made).contains(&logo));
    assert!(root.path().join("reports/2024").join(&photo).is_file() && !new.join(&photo).exists());
    assert!(record(&root, 2025).starts_with("#:schema ./laporan.schema.json\n"));
    let again = run(root.path(), &["baru", "2025", "--dari", "reports/2024"]);
    assert_eq!(code(&again), 2);
    assert!(err(&again).contains("sudah ada dan tidak ditimpa"));
}

#[test]
fn windows_line_ends_stay() {
    let root = years("reports/2025", 2025);
    let path = root.path().join("reports/2025/laporan.toml");
    fs::write(&path, record(&root, 2025).replace('\n', "\r\n")).unwrap();
    assert_eq!(code(&run(root.path(), &["baru", "2026", "--dari", "reports/2025"])), 0);
    let new = record(&root, 2026);
    assert_eq!(new.matches('\n').count(), new.matches("\r\n").count());
}

#[test]
fn another_step_than_a_year_works_and_says_so() {
    let root = years("reports/2025", 2025);
    let made = run(root.path(), &["baru", "2028", "lain", "--dari", "2025"]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    assert!(out(&made).contains("Jaraknya 3 tahun: isi sendiri riwayat Tahun 2026, 2027."));
    assert!(root.path().join("lain/laporan.toml").is_file());
    for year in ["2025", "2024"] {
        let refused = run(root.path(), &["baru", year, "mundur", "--dari", "2025"]);
        assert_eq!(code(&refused), 2);
        assert!(err(&refused).contains("tahun yang baru harus sesudahnya"), "{}", err(&refused));
        assert!(!root.path().join("mundur").exists());
    }
}

#[test]
fn a_record_with_galat_has_no_next_year() {
    let root = program::project(program::wrong());
    let refused = run(root.path(), &["baru", "2026", "lanjut", "--dari", "."]);
    assert_eq!(code(&refused), 2);
    let said = err(&refused);
    assert!(said.contains("belum dapat dilanjutkan: ada 2 galat, yang pertama baris "), "{said}");
    assert!(said.contains("lkjip periksa") && !root.path().join("lanjut").exists(), "{said}");
    for broken in ["[[[", "", "tahun = 2025"] {
        fs::write(root.path().join("laporan.toml"), broken).unwrap();
        let refused = run(root.path(), &["baru", "2026", "lanjut", "--dari", "."]);
        assert_eq!(code(&refused), 2);
        assert!(err(&refused).contains("belum dapat dilanjutkan"), "{}", err(&refused));
    }
    assert_eq!(code(&run(root.path(), &["baru", "2026", "--dari", "tidak-ada"])), 2);
}

#[test]
fn the_list_goes_by_who_fills_it() {
    let root = years("reports/2025", 2025);
    let path = root.path().join("reports/2025/laporan.toml");
    let unit = "tujuan = \"daya_saing_perindustrian\"\npenanggung_jawab = \"Bidang Perindustrian\"";
    let text = record(&root, 2025).replacen("tujuan = \"daya_saing_perindustrian\"", unit, 1);
    fs::write(&path, text).unwrap();
    assert_eq!(code(&run(root.path(), &["baru", "2026", "--dari", "2025"])), 0);
    let list = run(root.path(), &["baru", "--daftar-isian"]);
    assert_eq!(code(&list), 0);
    // The series, the indicator and the program of that sasaran, and its narrative texts.
    assert!(
        out(&list).contains("\nBidang Perindustrian: 6 isian dan 3 naskah\n"),
        "{}",
        out(&list)
    );
    assert!(out(&list).contains("\nSumber data BPS: "), "{}", out(&list));
    let data = run(root.path(), &["baru", "--daftar-isian", "reports/2026", "--format", "json"]);
    let data: serde_json::Value = serde_json::from_str(&out(&data)).unwrap();
    assert_eq!((&data["versi"], &data["tahun"]), (&1.into(), &2026.into()));
    let rows = data["daftar"].as_array().unwrap();
    let of_unit = rows.iter().filter(|row| row["penanggung_jawab"] == "Bidang Perindustrian");
    assert_eq!(of_unit.count(), 9);
    let values: u64 =
        rows.iter().filter(|r| r["jenis"] == "isian").map(|r| r["banyak"].as_u64().unwrap()).sum();
    assert_eq!(data["jumlah"]["isian"], values);
    // A sound record has only texts to write, or nothing.
    let sound = program::project(
        program::RECORD.replace("kunci = \"industri\"", "kunci = \"industri\"\nnarasi = \"Isi.\""),
    );
    assert!(out(&run(sound.path(), &["baru", "--daftar-isian"])).ends_with("semua sudah diisi.\n"));
    assert_eq!(code(&run(root.path(), &["baru", "2026", "--daftar-isian"])), 2);
    // A line that cannot be read may hide something.
    let broken =
        program::project("tahun = 2026\n= salah\n[pengesahan]\ntanggal = \"belum diisi\"\n");
    let list = out(&run(broken.path(), &["baru", "--daftar-isian"]));
    assert!(list.contains("1 isian") && list.contains("mungkin tidak lengkap"), "{list}");
}

/// What is open is a list at the end, apart from what is wrong. `LKJIP_PERBARUI=1` writes it anew.
#[test]
fn the_examiner_tells_what_is_open_as_a_list() {
    let root = years("reports/2025", 2025);
    assert_eq!(code(&run(root.path(), &["baru", "2026", "--dari", "2025"])), 0);
    let told = run(root.path(), &["periksa", "reports/2026"]);
    assert_eq!(code(&told), 1);
    let text = out(&told);
    let path = umum::path("tests/rekam/periksa-2026.txt");
    if std::env::var_os("LKJIP_PERBARUI").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let known = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(text, known, "tests/rekam/periksa-2026.txt belum segar");
    assert_eq!(text.matches("galat[").count(), 1, "{text}");
    // With a fault in it, the fault comes first and as before.
    let path = root.path().join("reports/2026/laporan.toml");
    fs::write(
        &path,
        record(&root, 2026).replacen("arah        = \"naik\"", "arah        = \"atas\"", 1),
    )
    .unwrap();
    let text = out(&run(root.path(), &["periksa", "reports/2026"]));
    let (fault, list) = (text.find("galat[LKJ0204]"), text.find("galat[LKJ0109]"));
    assert!(fault.unwrap() < list.unwrap(), "{text}");
    assert!(text.contains("120 belum diisi, 1 galat, "), "{text}");
}
