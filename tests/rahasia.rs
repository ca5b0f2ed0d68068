//! A NIK or a passphrase in notes, in what is compared, and in what comes back from Word.
#![allow(clippy::unwrap_used)]

mod program;

use std::fs;
use std::path::Path;

use lkjip::output::docx::package::Package;
use program::{RECORD, code, err, out, project, run};

/// Shaped like a NIK, and nobody's.
const NIK: &str = "3273015508750009";
const PASSPHRASE: &str = "Rahasia123";

/// What was printed, which must hold no secret.
fn said(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = run(folder, arguments);
    let text = out(&output) + &err(&output);
    assert!(!text.contains(NIK) && !text.contains(PASSPHRASE), "{arguments:?}: {text}");
    (code(&output), text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn note(text: &str) -> String {
    format!("[[catatan]]\nnomor = 1\npenulis = \"Tim\"\ncatatan = \"{text}\"\n")
}

#[test]
fn a_secret_in_the_notes_is_a_galat_everywhere() {
    for notes in [
        note(&format!("NIK {NIK}")),
        note(&format!("kata sandi TTE {PASSPHRASE}")),
        note("Cocokkan.") + &format!("passphrase = \"{PASSPHRASE}\"\n"),
        note("Cocokkan.") + &format!("# frasa sandi: {PASSPHRASE}\n"),
        note("Cocokkan.") + &format!("nomor = = 1 # {NIK}\n"),
        note(r"NIK 327\u00330155\u00308750009"),
        note("NIK 3273\u{a0}0155\u{a0}0875\u{a0}0009"),
    ] {
        let folder = project(RECORD);
        fs::write(folder.path().join("catatan.toml"), &notes).unwrap();
        for arguments in [
            &["catatan"][..],
            &["catatan", "--format", "json"],
            &["catatan", "tutup", "1", "--tolak", "Sudah benar"],
            &["catatan", "tambah", "--penulis", "A", "--tanggal", "2026-01-02", "--catatan", "B"],
            &["periksa"],
            &["periksa", "--format", "json"],
            &["periksa", "--format", "ringkas"],
            &["susun", "--matriks"],
            &["susun", "--final"],
        ] {
            let (code, text) = said(folder.path(), arguments);
            assert_eq!(code, 1, "{arguments:?}: {text}");
            let told = if arguments == ["susun", "--final"] { "ikut dalam PDF" } else { "LKJ0821" };
            assert!(text.contains(told), "{arguments:?}: {text}");
        }
        assert_eq!(fs::read_to_string(folder.path().join("catatan.toml")).unwrap(), notes);
        assert!(!folder.path().join("keluaran").exists());
    }
}

#[test]
fn no_note_with_a_secret_is_written() {
    let folder = project(RECORD);
    let notes = note("Cocokkan.");
    fs::write(folder.path().join("catatan.toml"), &notes).unwrap();
    let (nik, phrase) = (format!("NIK saya {NIK}"), format!("frasa sandi: {PASSPHRASE}"));
    for text in [nik.as_str(), phrase.as_str()] {
        for arguments in [
            &["catatan", "tambah", "--penulis", "A", "--tanggal", "2026-01-02", "--catatan", text]
                [..],
            &["catatan", "tambah", "--penulis", text, "--tanggal", "2026-01-02", "--catatan", "B"],
            &["catatan", "tambah", "--penulis", "A", "--tanggal", text, "--catatan", "B"],
            &["catatan", "tutup", "1", "--tindak-lanjut", text],
            &["catatan", "tutup", "1", "--tolak", text],
        ] {
            let (code, told) = said(folder.path(), arguments);
            assert_eq!(code, 2, "{arguments:?}: {told}");
        }
    }
    assert_eq!(fs::read_to_string(folder.path().join("catatan.toml")).unwrap(), notes);
}

#[test]
fn a_record_with_a_secret_is_neither_compared_nor_followed() {
    let clean = project(RECORD);
    let old = clean.path().join("laporan.toml");
    let old = old.to_str().unwrap();
    let secret = format!("judul = \"Pendampingan, kata sandi {PASSPHRASE}, {NIK}\"");
    let text = RECORD.replace("judul = \"Pendampingan\"", &secret);
    assert_ne!(text, RECORD);
    let folder = project(&text);
    for arguments in [
        &["banding", old, "laporan.toml"][..],
        &["banding", old, "laporan.toml", "--format", "json"],
        &["banding", old, "laporan.toml", "--format", "docx"],
        &["banding", "laporan.toml", old, "--format", "pdf"],
        &["telusur"],
        &["telusur", "anggaran.serapan"],
        &["telusur", "anggaran.serapan", "--format", "json"],
        &["susun"],
    ] {
        let (code, text) = said(folder.path(), arguments);
        assert_eq!(code, 1, "{arguments:?}: {text}");
        assert!(text.contains("LKJ0821"), "{arguments:?}: {text}");
    }
    assert!(!folder.path().join("keluaran").exists());
}

#[test]
fn a_secret_in_a_template_of_the_agency_is_told_at_its_place() {
    for (path, text, place, what) in [
        ("naskah/bab-4.md", format!("# Penutup\n\nNIK {NIK} tercatat.\n"), "bab-4.md:3:5", "NIK"),
        (
            "naskah/bab-4.md",
            "# Penutup\n\nKata sandi: Raha**sia**123\n".into(),
            "bab-4.md:3:13",
            "Frasa",
        ),
        ("naskah/catatan.toml", format!("x = \"a\" # {NIK}\n"), "catatan.toml:1:11", "NIK"),
        (
            "rujukan/lain.toml",
            "passphrase = \"Rahasi\\u0061123\"\n".into(),
            "lain.toml:1:15",
            "Frasa",
        ),
        ("typst/tambahan.typ", format!("// NIK {NIK}\n"), "tambahan.typ:1:8", "komentar"),
    ] {
        let folder = project(RECORD);
        let file = folder.path().join("templat").join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, &text).unwrap();
        for arguments in [
            &["periksa"][..],
            &["susun"],
            &["susun", "--format", "json"],
            &["susun", "--final"],
            &["periksa", "--format", "json"],
        ] {
            let (code, said) = said(folder.path(), arguments);
            assert_eq!(code, 1, "{path} {arguments:?}: {said}");
            assert!(said.contains("LKJ0821") && said.contains(what), "{path}: {said}");
            let json = arguments == ["periksa", "--format", "json"];
            assert!(json || said.contains(place), "{path} {arguments:?}: {said}");
        }
        assert!(!folder.path().join("keluaran").exists());
    }
}

#[test]
fn the_templates_of_the_program_hold_none() {
    let folder = project(RECORD);
    assert_eq!(code(&run(folder.path(), &["templat", "salin"])), 0);
    let (_, text) = said(folder.path(), &["periksa"]);
    assert!(!text.contains("LKJ0821"), "{text}");
}

#[test]
fn the_number_in_a_key_or_behind_escapes_is_never_quoted() {
    for more in [
        format!("\n[kebijakan.x{NIK}]\na = 1\n"),
        format!("\n[kebijakan.x{NIK}.y]\na = 1\n"),
        format!("\n[[x{NIK}]]\n"),
        format!("\nx{NIK} = 1\n"),
        "\n[lain]\n\"x327\\u00330155\\u00308750009\" = 1\n".to_string(),
    ] {
        let folder = project(format!("{RECORD}{more}"));
        for arguments in [
            &["periksa"][..],
            &["periksa", "--format", "json"],
            &["periksa", "--format", "ringkas"],
            &["susun"],
        ] {
            let (code, text) = said(folder.path(), arguments);
            assert_eq!(code, 1, "{more}: {text}");
            assert!(text.contains("LKJ0821") && !text.contains("0155"), "{more}: {text}");
        }
    }
}

/// A draft that comes back with a comment and an edit that hold secrets.
#[test]
fn secrets_that_come_back_from_word_are_covered_and_not_taken() {
    let record =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/2025/laporan.toml"))
            .unwrap();
    let folder = project(&record);
    assert!(code(&run(folder.path(), &["susun", "--draf", "1", "--format", "docx"])) < 2);
    let made = folder.path().join("keluaran/draf-1/lkjip-2025-draf-1.docx");
    let mut package = Package::read(&fs::read(made).unwrap()).unwrap();
    let text = String::from_utf8(package.get("word/document.xml").unwrap().to_vec()).unwrap();
    let words = "Sedangkan penduduk usia kerja adalah penduduk";
    assert_eq!(text.matches(words).count(), 1);
    let edited = format!("{words} (NIK {NIK}, kata sandi {PASSPHRASE})");
    let text = text.replace(words, &edited);
    let at = text.find(&edited).unwrap();
    let run_end = at + text[at..].find("</w:r>").unwrap() + "</w:r>".len();
    let mark = "<w:r><w:commentReference w:id=\"900\"/></w:r>";
    let text = [&text[..run_end], mark, &text[run_end..]].concat();
    package.put("word/document.xml", text.into_bytes());
    let comments = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:comments \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:comment w:id=\"900\" \
         w:author=\"Rina\" w:date=\"2026-02-03T08:15:00Z\"><w:p><w:r><w:t>Masuk dengan frasa sandi: \
         {PASSPHRASE}</w:t></w:r></w:p><w:p><w:r><w:t>NIK {NIK}</w:t></w:r></w:p></w:comment></w:comments>"
    );
    package.put("word/comments.xml", comments.into_bytes());
    let rels = "word/_rels/document.xml.rels";
    let text = String::from_utf8(package.get(rels).unwrap().to_vec()).unwrap();
    if !text.contains("relationships/comments\"") {
        let end = "</Relationships>";
        let own = format!(
            "<Relationship Id=\"rIdKomentar\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" \
             Target=\"comments.xml\"/>{end}"
        );
        package.put(rels, text.replace(end, &own).into_bytes());
    }
    fs::write(folder.path().join("reviu.docx"), package.write().unwrap()).unwrap();
    for arguments in [
        &["serap", "reviu.docx"][..],
        &["serap", "reviu.docx", "--format", "json"],
        &["serap", "reviu.docx", "--terapkan"],
        &["serap", "reviu.docx", "--terapkan"],
    ] {
        let (code, text) = said(folder.path(), arguments);
        assert_eq!(code, 0, "{arguments:?}: {text}");
        assert!(text.contains("1 komentar memuat NIK atau frasa sandi"), "{text}");
        assert!(text.contains("1 suntingan memuat NIK atau frasa sandi"), "{text}");
        assert!(text.contains("•••"), "{text}");
    }
    assert_eq!(fs::read_to_string(folder.path().join("laporan.toml")).unwrap(), record);
    let notes = fs::read_to_string(folder.path().join("catatan.toml")).unwrap();
    assert!(!notes.contains(NIK) && !notes.contains(PASSPHRASE), "{notes}");
    assert_eq!(notes.matches("[[catatan]]").count(), 1, "{notes}");
    assert!(notes.contains("frasa sandi: •••") && notes.contains("NIK •••"), "{notes}");
    assert_eq!(code(&run(folder.path(), &["catatan"])), 0);
}
