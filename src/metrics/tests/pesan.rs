//! One folder per finding: `tests/pesan/<KODE>-<nama>/laporan.toml` provokes it, `keluaran.txt` lists
//! what is told. `LKJIP_PERBARUI=1` writes the lists anew.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads its fixtures from disk and fails by panicking"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use lkjip_metrics::check::check_bytes;
use lkjip_metrics::diagnostic::{Code, Diagnostic};

/// Every folder with its name.
fn folders() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/pesan");
    let mut found: Vec<(String, PathBuf)> = fs::read_dir(&root)
        .unwrap_or_else(|error| panic!("{}: {error}", root.display()))
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.path()))
        .collect();
    found.sort();
    found
}

/// The file of a folder; with `ulangi.txt` it is repeated, for files too large to be kept.
fn record(folder: &Path) -> Vec<u8> {
    let bytes = fs::read(folder.join("laporan.toml")).unwrap();
    match fs::read_to_string(folder.join("ulangi.txt")) {
        Ok(times) => bytes.repeat(times.trim().parse().unwrap()),
        Err(_) => bytes,
    }
}

/// `baris:kolom KODE tingkat pesan`; the column counts characters.
fn line(bytes: &[u8], finding: &Diagnostic) -> String {
    let before = &bytes[..finding.span.start];
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let row = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
    format!("{row}:{column} {} {} {}\n", finding.code, finding.level, finding.message)
}

#[test]
fn every_folder_tells_what_it_should() {
    let renew = std::env::var_os("LKJIP_PERBARUI").is_some();
    let mut wrong = Vec::new();
    for (name, folder) in folders() {
        let bytes = record(&folder);
        let findings = check_bytes(&bytes).findings;
        let told: String = findings.iter().map(|finding| line(&bytes, finding)).collect();
        let list = folder.join("keluaran.txt");
        if renew {
            fs::write(&list, &told).unwrap();
        }
        let expected = fs::read_to_string(&list).unwrap_or_default().replace("\r\n", "\n");
        if told != expected {
            wrong.push(format!("{name}\nseharusnya:\n{expected}ternyata:\n{told}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_of_the_record_is_provoked_by_its_folder() {
    let mut seen = BTreeSet::new();
    for (name, folder) in folders() {
        let (code, _) = name.split_once('-').unwrap_or((&name, ""));
        let findings = check_bytes(&record(&folder)).findings;
        assert!(findings.iter().any(|f| f.code.text() == code), "{name} does not tell {code}");
        seen.insert(code.to_string());
    }
    let of_the_record = |code: &&Code| code.text() < "LKJ0400";
    for code in Code::ALL.iter().filter(of_the_record) {
        assert!(seen.contains(code.text()), "no folder for {code} ({})", code.summary());
    }
    assert!(seen.iter().all(|code| Code::ALL.iter().any(|c| c.text() == code)), "unknown code");
}

#[test]
fn every_message_and_advice_is_a_sentence() {
    for (name, folder) in folders() {
        for finding in check_bytes(&record(&folder)).findings {
            let help = finding.help.iter().map(String::as_str);
            for text in help.chain([finding.message.as_str()]) {
                let starts = text.starts_with(|c: char| c.is_uppercase() || "`\"".contains(c));
                let ends = text.ends_with(['.', ']', '}', '"']) || text.contains("misalnya:");
                assert!(starts && ends, "{name}: {text:?}");
            }
        }
    }
}
