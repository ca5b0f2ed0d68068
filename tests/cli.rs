//! The program as people and scripts run it: exit codes, what is printed where, what is written.
#![allow(clippy::unwrap_used)]

mod program;

use std::fs;
use std::path::Path;
use std::process::Stdio;

use lkjip::output::docx::package::Package;
use program::{RECORD, code, err, out, program, project, run, wrong};
use tempfile::TempDir;

#[test]
fn a_sound_record_ends_with_0_and_strictly_with_1() {
    let folder = project(RECORD.as_bytes());
    let output = run(folder.path(), &["periksa"]);
    assert_eq!(code(&output), 0, "{}", out(&output));
    assert!(out(&output).contains("peringatan[LKJ0323]"), "{}", out(&output));
    assert!(!out(&output).contains('\u{1b}'));
    assert_eq!(code(&run(folder.path(), &["check", "--ketat"])), 1);
}

#[test]
fn a_wrong_record_ends_with_1_in_every_form() {
    let folder = project(wrong().as_bytes());
    let text = run(folder.path(), &["periksa"]);
    assert_eq!(code(&text), 1);
    assert!(out(&text).contains("galat[LKJ0304]"), "{}", out(&text));
    assert!(out(&text).contains("55_500_000"), "{}", out(&text));

    let short = run(folder.path(), &["periksa", "--format", "ringkas"]);
    assert_eq!(code(&short), 1);
    let line = RECORD.lines().position(|line| line.contains("45_500_000")).unwrap() + 1;
    let start = format!("laporan.toml:{line}:");
    let found = out(&short);
    let found = found.lines().find(|line| line.contains("[LKJ0304]")).unwrap();
    assert!(found.starts_with(&start), "{found}");

    let json = run(folder.path(), &["periksa", "--format=json"]);
    assert_eq!(code(&json), 1);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["versi"], 1);
    let finding =
        json["temuan"].as_array().unwrap().iter().find(|f| f["kode"] == "LKJ0304").unwrap();
    assert_eq!((&finding["tingkat"], &finding["baris"]), (&"galat".into(), &line.into()));
}

#[test]
fn what_cannot_be_done_ends_with_2_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let cases: &[(&[&str], &str)] = &[
        (&["periksa"], "Record tidak ditemukan"),
        (&["periksa", "tidak-ada.toml"], "`tidak-ada.toml` tidak ada."),
        (&["susun", "."], "tidak memuat `laporan.toml`"),
        (&["susun", "--format", "docs"], "nilai `docs` tidak dapat dipakai"),
        (&["perksa"], "perintah `perksa` tidak dikenal. Mungkin maksudnya `periksa`."),
        (&["periksa", "--ketatt"], "pilihan `--ketatt` tidak dikenal"),
        (&["susun", "--draf", "0"], "nilai `0` tidak dapat dipakai untuk `--draf`"),
        (&["susun", "--templat", "tidak-ada"], "Record tidak ditemukan"),
        (&["susun", "--lke"], "hanya menyertai draf"),
        (&[], "sebutkan perintahnya"),
    ];
    for (arguments, message) in cases {
        let output = run(folder.path(), arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(err(&output).contains(message), "{arguments:?}: {}", err(&output));
        assert_eq!(out(&output), "");
    }
}

#[test]
fn help_and_version_end_with_0() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in
        [&["--bantuan"][..], &["-h"], &["susun", "--help"], &["templat", "salin", "-h"]]
    {
        let output = run(folder.path(), arguments);
        assert_eq!(code(&output), 0);
        let text = out(&output);
        assert!(text.contains("Pemakaian: lkjip"), "{text}");
        for english in ["Usage", "Options", "Commands", "Arguments", "Print", "possible", "default"]
        {
            assert!(!text.contains(english), "{english}: {text}");
        }
    }
    assert!(out(&run(folder.path(), &["--versi"])).starts_with("lkjip "));
    assert!(out(&run(folder.path(), &["pelengkap", "bash"])).contains("lkjip"));
}

#[test]
fn files_that_are_no_record_are_findings_never_a_fault_of_the_program() {
    let deep = format!("a = {}1{}", "[".repeat(5000), "]".repeat(5000));
    let dotted = format!("{} = 1", vec!["a"; 5000].join("."));
    let utf16: Vec<u8> = RECORD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut marked = vec![0xFF, 0xFE];
    marked.extend(&utf16);
    let files: Vec<Vec<u8>> = vec![
        Vec::new(),
        b"\0\x01\x02\xFF\xFE".to_vec(),
        utf16,
        marked,
        b"nama = \"Dinas \xE9\"".to_vec(),
        vec![b'#'; 5 * 1024 * 1024],
        deep.into_bytes(),
        dotted.into_bytes(),
        b"tahun = \"x\"\ninstansi = 5\nsasaran = {}\nprogram = [[1]]".to_vec(),
        "\u{feff}tahun = 2025\r\nnama = \r\n".as_bytes().to_vec(),
    ];
    for file in files {
        let folder = project(&file);
        for format in ["teks", "ringkas", "json"] {
            let output = run(folder.path(), &["periksa", "--format", format]);
            assert_eq!(code(&output), 1, "{}{}", out(&output), err(&output));
            assert!(out(&output).contains("LKJ0"), "{}", out(&output));
        }
        assert_eq!(code(&run(folder.path(), &["susun"])), 1);
        assert!(!folder.path().join("keluaran").exists());
    }
}

#[test]
fn the_newest_year_is_taken_without_a_path() {
    let folder = tempfile::tempdir().unwrap();
    for year in ["2024", "2025"] {
        let reports = folder.path().join("reports").join(year);
        fs::create_dir_all(&reports).unwrap();
        fs::write(reports.join("laporan.toml"), wrong()).unwrap();
    }
    let output = run(folder.path(), &["periksa", "--format", "ringkas"]);
    assert!(out(&output).starts_with("reports/2025/laporan.toml:"), "{}", out(&output));
}

#[test]
fn the_report_is_the_same_everywhere() {
    let (one, other) = (project(RECORD.as_bytes()), project(RECORD.as_bytes()));
    let first = run(one.path(), &["susun"]);
    assert_eq!(code(&first), 0, "{}", err(&first));
    assert!(out(&first).contains("lkjip-2025.pdf ("), "{}", out(&first));
    let second = program(other.path().parent().unwrap(), &["build"])
        .arg(other.path())
        .envs([("TZ", "Asia/Jayapura"), ("LANG", "id_ID.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")])
        .output()
        .unwrap();
    assert_eq!(code(&second), 0, "{}", err(&second));
    let pdf = |folder: &TempDir| fs::read(folder.path().join("keluaran/lkjip-2025.pdf")).unwrap();
    assert!(pdf(&one) == pdf(&other), "the bytes differ");
    assert!(pdf(&one).starts_with(b"%PDF-1.7"));
}

#[test]
fn all_forms_are_written_and_a_draft_is_named_so() {
    let folder = project(RECORD.as_bytes());
    let output = run(folder.path(), &["susun", "--format", "pdf,json,typst", "--draf", "2"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let results = folder.path().join("keluaran/draf-2");
    let json = fs::read(results.join("lkjip-2025-draf-2.json")).unwrap();
    let document: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert!(document["meta"]["draft"].as_str().unwrap().contains(" 2 · "), "{}", document["meta"]);
    assert!(results.join("lkjip-2025-draf-2.pdf").is_file());
    for file in ["utama.typ", "naskah.json", "fonts/Carlito-Bold.ttf", "BACA-SAYA.txt"] {
        assert!(results.join("typst").join(file).is_file(), "{file}");
    }
}

#[test]
fn an_old_report_stays_when_the_new_one_cannot_be_made() {
    let folder = project(wrong().as_bytes());
    fs::create_dir(folder.path().join("keluaran")).unwrap();
    let old = folder.path().join("keluaran/lkjip-2025.pdf");
    fs::write(&old, "lama").unwrap();
    let output = run(folder.path(), &["susun"]);
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("galat[LKJ0304]"), "{}", err(&output));
    assert!(err(&output).contains("Laporan tidak disusun"), "{}", err(&output));
    assert_eq!(fs::read_to_string(&old).unwrap(), "lama");
}

#[test]
fn a_word_file_that_was_worked_in_is_kept() {
    let folder = project(RECORD.as_bytes());
    let word = |name: &str| folder.path().join("keluaran").join(name);
    let susun = || {
        let output = run(folder.path(), &["susun", "--format", "docx"]);
        assert_eq!(code(&output), 0, "{}", err(&output));
        out(&output)
    };
    susun();
    let made = fs::read(word("lkjip-2025.docx")).unwrap();
    // A new report takes the place of one that nobody touched.
    let changed = RECORD.replace("nilai = 7.5", "nilai = 7.6");
    fs::write(folder.path().join("laporan.toml"), changed).unwrap();
    assert!(!susun().contains("suntingan"));
    assert_ne!(fs::read(word("lkjip-2025.docx")).unwrap(), made);
    // One that somebody worked in stays.
    fs::write(word("lkjip-2025.docx"), b"catatan pemeriksa").unwrap();
    let told = susun();
    assert!(told.contains("lkjip-2025-suntingan-1.docx"), "{told}");
    assert_eq!(fs::read(word("lkjip-2025-suntingan-1.docx")).unwrap(), b"catatan pemeriksa");
    assert!(!susun().contains("suntingan"));
    // One that is open stops everything.
    fs::write(word("~$jip-2025.docx"), b"").unwrap();
    let output = run(folder.path(), &["susun"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("sedang dibuka"), "{}", err(&output));
    assert!(!word("lkjip-2025.pdf").exists());
}

#[test]
fn templates_are_copied_once_and_a_broken_one_is_named() {
    let folder = project(RECORD.as_bytes());
    assert_eq!(code(&run(folder.path(), &["templat", "salin"])), 0);
    let again = run(folder.path(), &["templat", "salin"]);
    assert_eq!(code(&again), 2);
    assert!(err(&again).contains("--timpa"), "{}", err(&again));
    assert_eq!(code(&run(folder.path(), &["templat", "salin", "--timpa"])), 0);

    let template = folder.path().join("templat/typst/utama.typ");
    let text = fs::read_to_string(&template).unwrap();
    fs::write(&template, text + "\n#tidak-ada\n").unwrap();
    let output = run(folder.path(), &["susun"]);
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("galat[LKJ0502]"), "{}", err(&output));
    assert!(err(&output).contains("templat/typst/utama.typ:"), "{}", err(&output));
}

/// The lines of findings of a run of `susun` for Word.
fn for_word(folder: &Path, more: &[&str]) -> (i32, String) {
    let output = run(folder, &[&["susun", "--format", "docx"], more].concat());
    (code(&output), err(&output))
}

#[test]
fn a_word_template_that_cannot_be_used_is_a_galat_at_its_line() {
    let record = format!("{RECORD}\n[kebijakan]\ntemplat_docx = \"gaya/dinas.docx\"\n");
    let folder = project(record.as_bytes());
    let line = record.lines().count();
    let told = |text: &str| {
        let output = run(folder.path(), &["periksa", "--format", "ringkas"]);
        let found = out(&output);
        let start = format!("laporan.toml:{line}:");
        let found = found.lines().find(|line| line.contains("galat[LKJ0505]")).unwrap();
        assert!(found.starts_with(&start) && found.contains(text), "{text}: {found}");
        assert_eq!(code(&output), 1);
    };
    told("Templat Word `gaya/dinas.docx` tidak ada.");
    fs::create_dir(folder.path().join("gaya")).unwrap();
    let file = folder.path().join("gaya/dinas.docx");
    fs::write(&file, "bukan").unwrap();
    told("bukan berkas Word (.docx).");
    fs::write(&file, b"PK\x03\x04").unwrap();
    told("rusak");
    let (code, text) = for_word(folder.path(), &[]);
    assert_eq!(code, 1);
    assert!(text.contains("Laporan tidak disusun"), "{text}");

    fs::write(folder.path().join("lain.docx"), "bukan").unwrap();
    let (code, text) = for_word(folder.path(), &["--templat-docx", "lain.docx"]);
    assert_eq!(code, 1);
    assert!(text.contains("galat[LKJ0505]: Templat Word `lain.docx`"), "{text}");
    let (code, text) = for_word(folder.path(), &["--templat-docx", "tidak-ada.docx"]);
    assert_eq!(code, 2, "{text}");
    assert!(text.contains("`tidak-ada.docx` tidak ada."), "{text}");
}

#[test]
fn what_a_word_template_lacks_is_a_wish() {
    let record = format!("{RECORD}\n[kebijakan]\ntemplat_docx = \"dinas.docx\"\n");
    let folder = project(record.as_bytes());
    let green = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/templat-word/hijau.docx");
    fs::copy(green, folder.path().join("dinas.docx")).unwrap();
    let output = run(folder.path(), &["periksa", "--format", "ringkas"]);
    assert_eq!(code(&output), 0);
    let found = out(&output);
    let found = found.lines().find(|line| line.contains("saran[LKJ0506]")).unwrap();
    assert!(found.contains("`LKjIP Sekilas Batang`") && found.contains("laporan.toml:"), "{found}");
    assert!(!out(&output).contains("LKJ0507") && !out(&output).contains("LKJ0508"));
    // The option wins: the record's template is not looked at.
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/docx/gaya.docx");
    let (code, text) = for_word(folder.path(), &["--templat-docx", own]);
    assert_eq!(code, 0, "{text}");
    assert!(!text.contains("LKJ0506"), "{text}");
}

#[test]
fn unknown_words_and_missing_page_numbers_of_a_word_template_are_told() {
    let green = include_bytes!("templat-word/hijau.docx");
    let mut package = Package::read(green).unwrap();
    for (part, old, new) in
        [("header1", "{{ bab }}", "{{ kop }}"), ("footer1", "PAGE", "x"), ("footer2", "PAGE", "x")]
    {
        let name = format!("word/{part}.xml");
        let text = String::from_utf8(package.get(&name).unwrap().to_vec()).unwrap();
        package.put(name, text.replace(old, new).into_bytes());
    }
    let folder = project(RECORD.as_bytes());
    fs::write(folder.path().join("a.docx"), package.write().unwrap()).unwrap();
    let (code, text) = for_word(folder.path(), &["--templat-docx", "a.docx"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("peringatan[LKJ0507]") && text.contains("`{{ kop }}`"), "{text}");
    assert!(text.contains("saran[LKJ0508]"), "{text}");
    let strict = for_word(folder.path(), &["--templat-docx", "a.docx", "--ketat"]);
    assert_eq!(strict.0, 1);
}

#[test]
fn a_word_template_in_the_folder_of_templates_is_the_agencys_own() {
    let folder = project(RECORD.as_bytes());
    assert_eq!(code(&run(folder.path(), &["templat", "salin"])), 0);
    let template = folder.path().join("templat/docx/gaya.docx");
    assert!(template.is_file());
    assert!(!out(&run(folder.path(), &["periksa"])).contains("LKJ05"));
    let green = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/templat-word/hijau.docx");
    fs::copy(green, &template).unwrap();
    let output = run(folder.path(), &["periksa", "--format", "ringkas"]);
    let found = out(&output);
    let found = found.lines().find(|line| line.contains("saran[LKJ0506]")).unwrap();
    assert!(found.starts_with("templat/docx/gaya.docx"), "{found}");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = project(wrong().as_bytes());
    let mut child = program(folder.path(), &["periksa"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), err(&output)), (0, String::new()));
}

#[test]
fn a_draft_ends_with_the_criteria_of_the_evaluators_when_asked() {
    let folder = project(RECORD.as_bytes());
    let last = |arguments: &[&str]| {
        let output = run(folder.path(), &[&["susun", "--format", "json"], arguments].concat());
        assert_eq!(code(&output), 0, "{}", err(&output));
        let name = "keluaran/draf-2/lkjip-2025-draf-2.json";
        let json = fs::read(folder.path().join(name)).unwrap();
        let document: serde_json::Value = serde_json::from_slice(&json).unwrap();
        document["parts"].as_array().unwrap().last().unwrap()["kind"].clone()
    };
    assert_eq!(last(&["--draf", "2", "--lke"]), "sheet");
    assert_eq!(last(&["--draf", "2", "--timpa"]), "appendix");
    assert_eq!(code(&run(folder.path(), &["susun", "--format", "json", "--lke"])), 2);
    assert!(!folder.path().join("keluaran/lkjip-2025.json").exists());
}
