//! `catatan`: notes listed, added, closed and opened again, as people and programs see it.
#![allow(clippy::unwrap_used)]

mod program;

use std::fs;
use std::path::Path;

use program::{RECORD, code, err, out, project, run};
use serde_json::Value;

const NOTES: &str = "# Catatan atas draf 1.\n\n[[catatan]]\nnomor = 1\nasal = \"LHR\"\nnomor_surat = \"700/12/2026\"\n\
     tanggal_surat = 2026-01-15\npenulis = \"Inspektorat Daerah\"\ntanggal = 2026-01-12\n\
     kutipan = \"capaian 65,83%\"\nkunci = \"anggaran.serapan\"\ndraf = 1\nhalaman = 24   # tercetak\n\
     catatan = \"\"\"\nRumus capaian belum disebut.\nSebutkan di bawah tabel, lengkap dengan satu contoh perhitungan yang dapat diikuti pembaca.\"\"\"\n\n\
     [[catatan]]\nnomor = 5\npenulis = \"Rina\"\ncatatan = \"Salah ketik\"\nstatus = \"ditolak\"\n\
     alasan = \"Sudah benar\"\n";

fn notes(folder: &Path) -> String {
    fs::read_to_string(folder.join("catatan.toml")).unwrap()
}

fn with_notes() -> tempfile::TempDir {
    let folder = project(RECORD);
    fs::write(folder.path().join("catatan.toml"), NOTES).unwrap();
    folder
}

#[test]
fn people_read_the_open_ones_first() {
    let folder = with_notes();
    let output = run(folder.path(), &["catatan"]);
    assert_eq!((code(&output), err(&output)), (0, String::new()));
    let text = out(&output);
    let parts = [
        "Catatan dalam catatan.toml\n2 catatan: 1 terbuka, 1 ditolak.\n",
        "TERBUKA\n   1  Inspektorat Daerah · 12 Januari 2026 · LHR 700/12/2026, 15 Januari 2026 ·\n",
        "draf 1 hal. 24\n      kunci: anggaran.serapan\n      “capaian 65,83%”\n      Rumus capaian",
        "DITOLAK\n   5  Rina\n      Salah ketik\n      → ditolak: Sudah benar\n",
    ];
    let mut rest = text.as_str();
    for part in parts {
        let at = rest.find(part);
        assert!(at.is_some(), "{part}: {text}");
        rest = &rest[at.unwrap()..];
    }
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    let open = out(&run(folder.path(), &["catatan", "--terbuka"]));
    assert!(open.contains("Rumus capaian") && !open.contains("Salah ketik"), "{open}");
}

#[test]
fn programs_read_the_same() {
    let folder = with_notes();
    let output = run(folder.path(), &["catatan", "--format", "json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&answer["versi"], &answer["terbuka"]), (&1.into(), &1.into()));
    let [first, second] = answer["catatan"].as_array().unwrap().as_slice() else { panic!("two") };
    assert_eq!((&first["halaman"], &first["tanggal"]), (&"24".into(), &"2026-01-12".into()));
    assert_eq!(first["tanggal_surat"], "2026-01-15");
    assert_eq!((&second["status"], &second["alasan"]), (&"ditolak".into(), &"Sudah benar".into()));
}

#[test]
fn no_notes_are_no_fault() {
    let folder = project(RECORD);
    let output = run(folder.path(), &["catatan"]);
    assert_eq!(code(&output), 0);
    assert!(out(&output).starts_with("Belum ada catatan: `catatan.toml` belum ada."));
    assert!(!out(&run(folder.path(), &["periksa"])).contains("catatan masih terbuka"));
    assert!(!folder.path().join("catatan.toml").exists());
}

#[test]
fn a_note_is_closed_and_opened_again() {
    let folder = with_notes();
    let close = [
        "catatan",
        "tutup",
        "1",
        "--tindak-lanjut",
        "Rumus \"ditambahkan\"",
        "--penanggung-jawab",
        "Bidang Program",
    ];
    let output = run(folder.path(), &close);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert_eq!(
        out(&output),
        "Ditulis: catatan.toml (catatan 1 ditindaklanjuti; 0 masih terbuka).\n"
    );
    let put_in = "tindak_lanjut = \"Rumus \\\"ditambahkan\\\"\"\npenanggung_jawab = \"Bidang Program\"\n\
                  status = \"ditindaklanjuti\"\n";
    assert_eq!(notes(folder.path()).replacen(put_in, "", 1), NOTES);
    // Once more would write over what was said.
    let again = run(folder.path(), &close);
    assert_eq!(code(&again), 2);
    assert!(err(&again).contains("buka dahulu dengan `lkjip catatan buka 1`"), "{}", err(&again));
    assert_eq!(code(&run(folder.path(), &["catatan", "buka", "1", "5"])), 0);
    assert_eq!(out(&run(folder.path(), &["catatan"])).matches("DITOLAK").count(), 0);
    assert_eq!(code(&run(folder.path(), &["catatan", "tutup", "5", "--tolak", "Tetap benar"])), 0);
    assert!(
        notes(folder.path())
            .contains("# semula: alasan = \"Sudah benar\"\nalasan = \"Tetap benar\"\n")
    );
}

#[test]
fn all_of_several_notes_are_closed_or_none() {
    let folder = with_notes();
    let output = run(folder.path(), &["catatan", "tutup", "1", "9", "--tindak-lanjut", "Selesai"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("Tidak ada catatan 9"), "{}", err(&output));
    assert_eq!(notes(folder.path()), NOTES);
    for wrong in [
        &["catatan", "tutup", "1", "--tindak-lanjut", "a", "--tolak", "b"][..],
        &["catatan", "tutup", "1", "--tolak", "b", "--penanggung-jawab", "c"],
        &["catatan", "tutup", "1"],
        &["catatan", "tutup", "1", "--tolak", "  "],
        &["catatan", "tutup", "satu", "--tolak", "b"],
        &["catatan", "tambah", "--catatan", "a", "--tanggal", "kemarin", "--penulis", "b"],
        &["catatan", "tambah", "--catatan", " ", "--tanggal", "2026-01-12", "--penulis", "b"],
        &["catatan", "tambah", "--catatan", "a", "--penulis", "b"],
    ] {
        let output = run(folder.path(), wrong);
        assert_eq!((code(&output), out(&output)), (2, String::new()), "{wrong:?}");
        assert!(err(&output).starts_with("lkjip: "), "{wrong:?}: {}", err(&output));
    }
    assert_eq!(notes(folder.path()), NOTES);
}

#[test]
fn a_note_is_added_once() {
    let folder = project(RECORD);
    let add = [
        "catatan",
        "tambah",
        "--catatan",
        "Satu.\nDua \\ \"tiga\".",
        "--tanggal",
        "2026-01-12T08:30:00",
        "--asal",
        "LHE",
        "--kunci",
        "anggaran.serapn",
        "--draf",
        "2",
        "--halaman",
        "iv",
    ];
    let output = run(folder.path(), &add);
    assert_eq!(code(&output), 0);
    assert_eq!(out(&output), "Ditulis: catatan.toml (catatan 1 ditambahkan; 1 masih terbuka).\n");
    let said = err(&output);
    assert!(said.contains("peringatan[LKJ0833]") && said.contains("`anggaran.serapan`"), "{said}");
    let before = notes(folder.path());
    let again = run(folder.path(), &add);
    assert_eq!(out(&again), "Catatan itu sudah ada dengan nomor 1; tidak ada yang ditulis.\n");
    assert_eq!(notes(folder.path()), before);
    let answer = run(folder.path(), &["catatan", "--format=json"]);
    let answer: Value = serde_json::from_slice(&answer.stdout).unwrap();
    let note = &answer["catatan"][0];
    assert_eq!(note["catatan"], "Satu.\nDua \\ \"tiga\".");
    assert_eq!((&note["penulis"], &note["draf"]), (&"LHE".into(), &2.into()));
}

#[test]
fn what_cannot_be_read_is_told_and_left_alone() {
    for (bytes, said) in [
        (
            &b"[[catatan]]\nnomor = \"satu\"\npenulis = \"a\"\ncatatan = \"b\"\n"[..],
            "galat[LKJ0203]",
        ),
        (b"[[catatan]\n", "galat[LKJ0102]"),
        (b"# \xff\n", "galat[LKJ0101]"),
        (b"nomor = 1\n", "galat[LKJ0201]"),
    ] {
        let folder = project(RECORD);
        fs::write(folder.path().join("catatan.toml"), bytes).unwrap();
        let list = run(folder.path(), &["catatan"]);
        assert_eq!(code(&list), 1, "{said}");
        assert!(err(&list).contains(said), "{}", err(&list));
        let add =
            ["catatan", "tambah", "--catatan", "a", "--tanggal", "2026-01-12", "--penulis", "b"];
        for change in [&add[..], &["catatan", "tutup", "1", "--tolak", "a"]] {
            let output = run(folder.path(), change);
            assert_eq!(code(&output), 1);
            assert!(err(&output).ends_with("catatan.toml tidak diubah.\n"), "{}", err(&output));
        }
        assert_eq!(fs::read(folder.path().join("catatan.toml")).unwrap(), bytes);
        let check = out(&run(folder.path(), &["periksa"]));
        assert!(check.contains("catatan.toml memuat 1 galat; lihat `lkjip catatan`."), "{check}");
    }
}

#[test]
fn a_record_with_faults_keeps_no_note_from_being_read() {
    let folder = project("tahun = [");
    fs::write(folder.path().join("catatan.toml"), NOTES).unwrap();
    let output = run(folder.path(), &["catatan"]);
    assert_eq!((code(&output), err(&output)), (0, String::new()));
}

#[test]
fn the_summary_of_periksa_counts_open_notes() {
    let folder = with_notes();
    let said = out(&run(folder.path(), &["periksa"]));
    assert!(
        said.contains(
            "\n1 catatan masih terbuka dalam catatan.toml; lihat `lkjip catatan --terbuka`.\n"
        ),
        "{said}"
    );
    let lines = out(&run(folder.path(), &["periksa", "--format", "ringkas"]));
    assert!(!lines.contains("masih terbuka"), "{lines}");
}

/// A link to the file stays one: what it leads to is written.
#[cfg(unix)]
#[test]
fn a_link_is_followed() {
    let folder = project(RECORD);
    fs::write(folder.path().join("asli.toml"), NOTES).unwrap();
    std::os::unix::fs::symlink("asli.toml", folder.path().join("catatan.toml")).unwrap();
    assert_eq!(code(&run(folder.path(), &["catatan", "tutup", "1", "--tolak", "Tidak perlu"])), 0);
    assert!(folder.path().join("catatan.toml").is_symlink());
    assert!(fs::read_to_string(folder.path().join("asli.toml")).unwrap().contains("Tidak perlu"));
}

#[test]
fn notes_that_are_added_at_one_time_are_all_there() {
    let folder = project(RECORD);
    std::thread::scope(|scope| {
        for number in 0..6 {
            let folder = folder.path();
            scope.spawn(move || {
                let (who, what) = (format!("Peninjau {number}"), format!("Catatan {number}."));
                let note = ["--penulis", &who, "--tanggal", "2026-01-12", "--catatan", &what];
                let done = run(folder, &[["catatan", "tambah"].as_slice(), &note].concat());
                assert_eq!(code(&done), 0, "{}", err(&done));
            });
        }
    });
    let text = notes(folder.path());
    for number in 0..6 {
        assert!(text.contains(&format!("nomor = {}\n", number + 1)), "{text}");
        assert!(text.contains(&format!("Catatan {number}.")), "{text}");
    }
}

#[cfg(unix)]
#[test]
fn what_a_stopped_program_was_writing_never_takes_the_place_of_an_edit() {
    use lkjip::project::digest;
    let folder = project(RECORD);
    let path = |name: &str| folder.path().join(name);
    let record = fs::read(path("laporan.toml")).unwrap();
    let entry = |name: &str, to: &str, was: Option<&[u8]>| {
        fs::write(path(name), "baru").unwrap();
        serde_json::json!({"dari": name, "ke": to, "lama": was.map(digest), "baru": digest(b"baru")})
    };
    let written = [
        entry(".lkjip-1.tmp", "laporan-cadangan-1.toml", None),
        entry(".lkjip-2.tmp", "laporan.toml", Some(&record)),
    ];
    let note = serde_json::json!({"versi": 2, "simpan": [], "tulis": written, "hapus": []});
    fs::write(path(".lkjip-tulis.json"), note.to_string()).unwrap();
    let edited = [record.as_slice(), b"# Suntingan saya\n"].concat();
    fs::write(path("laporan.toml"), &edited).unwrap();
    let done = run(folder.path(), &["catatan"]);
    assert_eq!(code(&done), 0, "{}", err(&done));
    assert_eq!(fs::read(path("laporan.toml")).unwrap(), edited);
    let said = err(&done);
    assert!(said.contains("laporan.toml` diubah sesudah penulisannya terputus"), "{said}");
    let left = [".lkjip-1.tmp", ".lkjip-2.tmp", ".lkjip-tulis.json", "laporan-cadangan-1.toml"];
    assert!(left.iter().all(|name| !path(name).exists()));
}
