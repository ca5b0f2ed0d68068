//! A whole year in one go: from the record that a year begins with to the final report that was
//! verified, with a review in Word between.
#![allow(clippy::unwrap_used, clippy::panic)]

mod program;

#[path = "setahun/kembali.rs"]
mod kembali;

use std::fs;
use std::path::{Path, PathBuf};

use kembali::returned;
use program::{code, err, out, run};
use serde_json::Value;

/// What the planner writes about the target of the year.
const NARRATIVE: &str = "nama       = \"Meningkatnya usaha kecil\"\nnarasi     = \"\"\"\nPertumbuhan \
                         usaha kecil mencapai {{ pertumbuhan.realisasi }}. Pendampingan usaha \
                         kecil masih jarang dilakukan.\n\"\"\"\n";

/// Runs a command that must end well, and checks what it says.
fn done(folder: &Path, arguments: &[&str], says: &[&str]) -> String {
    let output = run(folder, arguments);
    let said = out(&output) + &err(&output);
    assert_eq!(code(&output), 0, "{arguments:?}: {said}");
    for line in says {
        assert!(said.contains(line), "{arguments:?} does not say “{line}”: {said}");
    }
    said
}

fn edit(path: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert_eq!(text.matches(old).count(), 1, "{old}");
    fs::write(path, text.replacen(old, new, 1)).unwrap();
}

fn names(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<PathBuf> =
        entries.map(|entry| PathBuf::from(entry.unwrap().file_name())).collect();
    // The file that two programs wait for each other at stays: it is empty.
    names.retain(|name| name != Path::new(".lkjip-kunci"));
    names.sort();
    names
}

#[test]
fn a_year_goes_from_its_first_record_to_a_verified_final_report() {
    let root = tempfile::tempdir().unwrap();
    let here = root.path();
    let year = here.join("reports/2026");
    let (record, notes) = (year.join("laporan.toml"), year.join("catatan.toml"));

    done(here, &["baru", "2026"], &["Record tahun 2026 dibuat di `reports/2026/laporan.toml`"]);
    edit(&record, "nama       = \"Meningkatnya usaha kecil\"\n", NARRATIVE);
    let checked = done(here, &["periksa"], &[]);
    assert!(!checked.contains("galat[") && !checked.contains("peringatan["), "{checked}");

    done(
        here,
        &["susun", "--draf", "1"],
        &["keluaran/draf-1/lkjip-2026-draf-1.docx", "Disimpan: reports/2026/keluaran/draf-1"],
    );
    let again = run(here, &["susun", "--draf", "1"]);
    assert_eq!(code(&again), 2);
    assert!(err(&again).contains("Draf 1 sudah tersimpan"), "{}", err(&again));

    // The draft comes back from the inspectorate.
    let draft = fs::read(year.join("keluaran/draf-1/lkjip-2026-draf-1.docx")).unwrap();
    let word = returned(&draft, "masih jarang dilakukan", "perlu diperluas", "Sebutkan jumlahnya.");
    fs::write(here.join("reviu.docx"), word).unwrap();
    let before = fs::read(&record).unwrap();
    done(
        here,
        &["serap", "reviu.docx"],
        &["1 dapat diambil", "1 komentar", "sasaran.usaha.narasi", "Sebutkan jumlahnya."],
    );
    assert_eq!(fs::read(&record).unwrap(), before, "proposals are told only");
    done(here, &["serap", "reviu.docx", "--terapkan"], &["laporan-cadangan-1.toml"]);
    let absorbed = fs::read_to_string(&record).unwrap();
    assert_eq!(
        absorbed.replacen("perlu diperluas", "masih jarang dilakukan", 1).as_bytes(),
        before,
        "the sentence changed and nothing else, the figure in it least of all"
    );
    assert_eq!(fs::read(year.join("laporan-cadangan-1.toml")).unwrap(), before);
    let note = fs::read_to_string(&notes).unwrap();
    for line in ["penulis = \"Siti Rahma\"", "kunci = \"sasaran.usaha.narasi\"", "draf = 1"] {
        assert!(note.contains(line), "{line}: {note}");
    }

    // A note that is open stands against the final report.
    done(here, &["periksa"], &["1 catatan"]);
    let open = run(here, &["susun", "--final"]);
    assert_eq!(code(&open), 1, "{}", err(&open));
    assert!(err(&open).contains("catatan") && err(&open).contains("terbuka"), "{}", err(&open));
    assert_eq!(names(&year.join("keluaran")), [Path::new("draf-1")]);
    done(
        here,
        &["catatan", "tutup", "1", "--tindak-lanjut", "Jumlahnya ditambahkan."],
        &["catatan 1 ditindaklanjuti; 0 masih terbuka"],
    );
    edit(&record, "perlu diperluas.", "perlu diperluas kepada {{ pertumbuhan.data.kini }} usaha.");

    done(here, &["susun", "--draf", "2"], &["keluaran/draf-2/lkjip-2026-draf-2.pdf"]);
    done(here, &["banding", "--draf", "1", "2"], &["sasaran.usaha.narasi"]);
    done(here, &["susun", "--matriks", "--format", "json"], &["matriks-2026.json"]);
    let matrix = fs::read(year.join("keluaran/matriks/matriks-2026.json")).unwrap();
    let matrix = serde_json::from_slice::<Value>(&matrix).unwrap().to_string();
    for said in ["Sebutkan jumlahnya.", "Jumlahnya ditambahkan.", "Siti Rahma"] {
        assert!(matrix.contains(said), "{said}");
    }

    done(
        here,
        &["susun", "--final"],
        &["Dikunci: reports/2026/keluaran/final/lkjip.lock", "sama dengan draf 2"],
    );
    done(here, &["verifikasi"], &["identik"]);
    let alone = here.join("diterima.pdf");
    fs::copy(year.join("keluaran/final/lkjip-2026.pdf"), &alone).unwrap();
    done(here, &["verifikasi", "diterima.pdf"], &["identik"]);

    // One byte of the record: the verification tells which key, and the report itself is as it was.
    edit(&record, "realisasi = 45_500_000", "realisasi = 45_500_001");
    let changed = run(here, &["verifikasi"]);
    let said = out(&changed);
    assert_eq!(code(&changed), 1, "{said}");
    for line in ["45500000 → 45500001", "3.31.02.2.01.0099", "realisasi", "berkasnya utuh"] {
        assert!(said.contains(line), "{line}: {said}");
    }
    done(here, &["verifikasi", "diterima.pdf"], &["identik"]);
    // Nothing but results is left, neither temporary files nor notes of what was being written.
    for folder in ["", "keluaran", "keluaran/draf-1", "keluaran/draf-2", "keluaran/final"] {
        let ours = |name: &PathBuf| name.to_string_lossy().starts_with(".lkjip-");
        assert!(!names(&year.join(folder)).iter().any(ours), "{folder}");
    }
}
