//! Findings as the program tells them: all in one run, waived with a reason, explained by code, held
//! against the criteria of evaluators.
#![allow(clippy::unwrap_used)]

mod program;

use std::fs;

use program::{code, err, out, project, run, wrong};

/// A galat in the figures does not hide a wrong name in a text: both are told in one run.
#[test]
fn texts_are_checked_beside_other_galat() {
    let folder = tempfile::tempdir().unwrap();
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/reports/2025/laporan.toml");
    let text = std::fs::read_to_string(example).unwrap();
    let text = text.replacen("{{ sasaran.industri.nama|kecil }}", "{{ sasaran.industi.nama }}", 1);
    let text = text.replacen("realisasi =   774_110_011", "realisasi =   874_110_011", 1);
    std::fs::write(folder.path().join("laporan.toml"), text).unwrap();
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_lkjip"))
        .args(["periksa", "--format", "ringkas"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let told = String::from_utf8(run.stdout).unwrap();
    assert_eq!(run.status.code(), Some(1));
    for code in ["galat[LKJ0401]", "galat[LKJ0304]", "galat[LKJ0306]"] {
        assert!(told.contains(code), "{code} in {told}");
    }
}

/// A broken line hides neither faults of shape nor the rules over the rest.
#[test]
fn syntax_and_rules_are_told_together() {
    let folder = tempfile::tempdir().unwrap();
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/reports/2025/laporan.toml");
    let text = std::fs::read_to_string(example).unwrap();
    let text = text.replacen("bobot = 30, nilai = 24.79", "bobot = 31, nilai = 24.79", 1);
    std::fs::write(folder.path().join("laporan.toml"), text + "\n= salah\n").unwrap();
    let run = run(folder.path(), &["periksa", "--format", "ringkas"]);
    assert_eq!(code(&run), 1);
    for code in ["LKJ0102", "LKJ0309", "LKJ0328"] {
        assert!(out(&run).contains(code), "{code} in {}", out(&run));
    }
}

#[test]
fn a_finding_passes_with_its_reason() {
    let example = fs::read_to_string("reports/2025/laporan.toml").unwrap();
    let waiver = |kode: &str, kunci: &str| {
        format!(
            "\n[[pengecualian]]\nkode = \"{kode}\"\nkunci = \"{kunci}\"\n\
             alasan = \"Sudah ditimbang bersama kepala bidang.\"\n"
        )
    };
    let findings = |text: &str| {
        let folder = project(text.as_bytes());
        let output = run(folder.path(), &["periksa", "--format", "json"]);
        serde_json::from_str::<serde_json::Value>(&out(&output)).unwrap()
    };
    let plain = findings(&example);
    let of = |value: &serde_json::Value, list: &str, code: &str| {
        let all = value[list].as_array().cloned().unwrap_or_default();
        all.iter().filter(|one| one["kode"] == code).count()
    };
    assert_eq!(of(&plain, "temuan", "LKJ0346"), 1, "{plain}");
    let waived = findings(&(example.clone() + &waiver("LKJ0346", "*")));
    assert_eq!(of(&waived, "temuan", "LKJ0346"), 0, "{waived}");
    assert_eq!(of(&waived, "dikecualikan", "LKJ0346"), 1, "{waived}");
    assert_eq!(of(&waived, "temuan", "LKJ0347"), 0, "{waived}");
    let useless = findings(&(example.clone() + &waiver("LKJ0346", "sdm")));
    assert_eq!(of(&useless, "temuan", "LKJ0347"), 1, "{useless}");
    // The summary counts them; the example has waivers of its own.
    let passed = |text: &str| -> usize {
        let text = out(&run(project(text.as_bytes()).path(), &["periksa"]));
        let line = text.lines().find(|line| line.ends_with("dikecualikan")).unwrap();
        line.rsplit(' ').nth(1).unwrap().parse().unwrap()
    };
    let own = passed(&example);
    assert_eq!(passed(&(example + &waiver("LKJ0346", "*"))), own + 1);
}

#[test]
fn the_matrix_of_the_evaluators_is_printed_when_asked_for() {
    let text = fs::read("reports/2025/laporan.toml").unwrap();
    let folder = project(&text);
    let matrix = out(&run(folder.path(), &["periksa", "--lke"]));
    let (_, matrix) = matrix.split_once("LKE Pelaporan Kinerja").unwrap();
    assert!(matrix.lines().all(|line| line.chars().count() <= 100), "{matrix}");
    for part in ["proksi 2023", "2024 belum ada", "dari 4", ">40–75%"] {
        assert!(matrix.contains(part), "{part}: {matrix}");
    }
    let json = out(&run(folder.path(), &["periksa", "--lke", "--format", "json"]));
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["lke"]["indikator"].as_array().unwrap().len(), 4);
    assert!(!out(&run(folder.path(), &["periksa"])).contains("LKE"));
}

#[test]
fn a_code_is_explained_however_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let full = run(folder.path(), &["jelaskan", "LKJ0304"]);
    assert_eq!(code(&full), 0);
    let text = out(&full);
    assert!(text.starts_with("LKJ0304 · Realisasi melebihi pagu\n====="), "{text}");
    for part in ["Cara memperbaiki\n-----", "    galat[LKJ0304]: Realisasi"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("##") && !text.contains("```"), "{text}");
    for asked in [["jelaskan", "0304"], ["explain", "lkj0304"]] {
        assert_eq!(out(&run(folder.path(), &asked)), text);
    }
}

#[test]
fn without_a_code_all_are_listed_and_an_unknown_one_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let list = out(&run(folder.path(), &["jelaskan"]));
    for code in lkjip_metrics::code::Code::ALL {
        let line = list.lines().find(|line| line.starts_with(code.text())).unwrap();
        assert!(line.contains(&code.level().to_string()) && line.ends_with(code.summary()));
    }
    let unknown = run(folder.path(), &["jelaskan", "LKJ03O4"]);
    assert_eq!((code(&unknown), out(&unknown)), (2, String::new()));
    let said = err(&unknown);
    assert!(said.contains("kode `LKJ03O4` tidak dikenal. Mungkin maksudnya `LKJ03"), "{said}");
}

#[test]
fn findings_for_people_name_the_command_that_explains_them_once() {
    let folder = project(wrong().as_bytes());
    let hint = "Penjelasan sebuah kode: lkjip jelaskan LKJ0304\n";
    let text = out(&run(folder.path(), &["periksa"]));
    assert!(text.ends_with(hint) && text.matches("lkjip jelaskan").count() == 1, "{text}");
    for form in ["ringkas", "json"] {
        assert!(!out(&run(folder.path(), &["periksa", "--format", form])).contains("jelaskan"));
    }
}

#[test]
fn a_mistyped_waiver_leaves_the_others_at_work() {
    let example = fs::read_to_string("reports/2025/laporan.toml").unwrap();
    let told = |text: &str| {
        let json = out(&run(project(text).path(), &["periksa", "--format", "json"]));
        serde_json::from_str::<serde_json::Value>(&json).unwrap()
    };
    let passed = |value: &serde_json::Value| value["dikecualikan"].as_array().unwrap().len();
    let sound = told(&example);
    let bad = "\n[[pengecualian]]\nkode = \"LKJ0346\"\nkunci = \"*\"\nalasan = \"\"\n";
    let broken = told(&(example + bad));
    assert!(passed(&sound) > 10);
    assert_eq!(passed(&broken), passed(&sound));
    assert!(broken["temuan"].as_array().unwrap().iter().any(|f| f["kode"] == "LKJ0205"));
}

/// The published report is full of what can be repaired.
fn published() -> String {
    fs::read_to_string("tests/terbit/2025/laporan.toml").unwrap().replace("\r\n", "\n")
}

#[test]
fn repairs_keep_lines_comments_and_line_ends_and_end_by_themselves() {
    let unix = published();
    let repaired = |text: &str| {
        let folder = project(text);
        let said = out(&run(folder.path(), &["periksa", "--perbaiki"]));
        assert!(said.contains("tempat diperbaiki"), "{said}");
        let old = fs::read_to_string(folder.path().join("laporan-lama-1.toml")).unwrap();
        assert_eq!(old, text);
        let again = out(&run(folder.path(), &["periksa", "--perbaiki"]));
        assert!(again.contains("Tidak ada yang dapat diperbaiki"), "{again}");
        fs::read_to_string(folder.path().join("laporan.toml")).unwrap()
    };
    let once = repaired(&unix);
    assert_eq!(once.lines().count(), unix.lines().count());
    let comments = |text: &str| {
        text.lines().filter(|l| l.starts_with("# ")).map(str::to_string).collect::<Vec<_>>()
    };
    assert!(comments(&once) == comments(&unix), "a comment was changed");
    // A file from Windows gets the same repairs and stays one.
    let windows = repaired(&unix.replace('\n', "\r\n"));
    assert!(windows == once.replace('\n', "\r\n"), "other repairs with other line ends");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_its_file_is_repaired() {
    let home = project(published());
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join("laporan.toml");
    std::os::unix::fs::symlink(home.path().join("laporan.toml"), &link).unwrap();
    run(folder.path(), &["periksa", "--perbaiki"]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_ne!(fs::read_to_string(home.path().join("laporan.toml")).unwrap(), published());
    assert!(home.path().join("laporan-lama-1.toml").is_file());
}
