//! The folders under `tests/pesan`: the wrong and the right record of each code, run by the program.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// Files of a folder that say something about it and are no part of the record.
const ABOUT: [&str; 5] =
    ["penjelasan.md", "keluaran.txt", "perintah.txt", "benar.toml", "ulangi.txt"];

/// Files by path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// One folder: one code.
pub struct Case {
    pub name: String,
    pub code: String,
    pub folder: PathBuf,
    /// The wrong record and what lies beside it.
    pub wrong: Files,
    /// The right ones.
    pub right: Files,
    arguments: Vec<String>,
}

/// A finding as the program tells it.
pub struct Told {
    pub code: String,
    pub level: String,
    pub message: String,
    pub place: String,
    pub help: Option<String>,
    /// Its whole text.
    pub text: String,
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pesan")
}

/// All folders, in order.
pub fn cases() -> Vec<Case> {
    let mut found: Vec<PathBuf> = fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() && !path.ends_with("bersama"))
        .collect();
    found.sort();
    found.into_iter().map(Case::read).collect()
}

impl Case {
    fn read(folder: PathBuf) -> Self {
        let name = folder.file_name().unwrap().to_str().unwrap().to_string();
        let code = name.split('-').next().unwrap().to_string();
        let mut common = Files::new();
        gather(&root().join("bersama"), "", &mut common);
        let mut own = Files::new();
        gather(&folder, "", &mut own);
        let (over, mut wrong): (Files, Files) =
            own.into_iter().partition(|(path, _)| path.starts_with("benar/"));
        wrong.retain(|path, _| !ABOUT.contains(&path.as_str()));
        if let Ok(times) = fs::read_to_string(folder.join("ulangi.txt")) {
            let notes = wrong.contains_key("catatan.toml");
            let file = if notes { "catatan.toml" } else { "laporan.toml" };
            let bytes = wrong.get_mut(file).unwrap();
            *bytes = bytes.repeat(times.trim().parse().unwrap());
        }
        // What is wrong may lie beside a record that is right.
        wrong
            .entry("laporan.toml".to_string())
            .or_insert_with(|| fs::read(root().join("benar.toml")).unwrap());
        let mut right = wrong.clone();
        let record = fs::read(folder.join("benar.toml"))
            .unwrap_or_else(|_| fs::read(root().join("benar.toml")).unwrap());
        right.insert("laporan.toml".to_string(), record);
        for (path, bytes) in over {
            let path = path.trim_start_matches("benar/").to_string();
            // An empty file says that it is right to have none.
            if bytes.is_empty() {
                right.remove(&path);
            } else {
                right.insert(path, bytes);
            }
        }
        for files in [&mut wrong, &mut right] {
            for (path, bytes) in &common {
                files.entry(path.clone()).or_insert_with(|| bytes.clone());
            }
        }
        let arguments = fs::read_to_string(folder.join("perintah.txt"))
            .unwrap_or_else(|_| "periksa".to_string());
        let arguments = arguments.split_whitespace().map(str::to_string).collect();
        Self { name, code, folder, wrong, right, arguments }
    }

    /// What the hand-written part of the page says.
    pub fn explanation(&self) -> String {
        fs::read_to_string(self.folder.join("penjelasan.md"))
            .unwrap_or_default()
            .replace("\r\n", "\n")
    }

    /// What the program tells about files.
    pub fn told(&self, files: &Files) -> Vec<Told> {
        let place = tempfile::tempdir().unwrap();
        lay(&place, files);
        let output = Command::new(env!("CARGO_BIN_EXE_lkjip"))
            .current_dir(place.path())
            .args(&self.arguments)
            .env("NO_COLOR", "1")
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        findings(&String::from_utf8(said).unwrap())
    }
}

fn lay(place: &TempDir, files: &Files) {
    for (path, bytes) in files {
        let path = place.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

fn gather(folder: &Path, prefix: &str, files: &mut Files) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            gather(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(&path).unwrap());
        }
    }
}

/// The findings of a text form: each starts with `tingkat[KODE]: pesan` at the left edge.
fn findings(text: &str) -> Vec<Told> {
    let mut found: Vec<Told> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        if let Some(told) = title(line) {
            found.push(told);
            open = true;
        } else if line.is_empty() {
            open = false;
        } else if let Some(told) = found.last_mut().filter(|_| open) {
            told.text.push_str(&format!("\n{line}"));
            let part = line.trim_start();
            if let Some(place) = part.strip_prefix("--> ")
                && told.place.is_empty()
            {
                told.place = place.to_string();
            }
            if let Some(help) = part.strip_prefix("= bantuan: ") {
                told.help = Some(help.to_string());
            } else if let Some(help) = &mut told.help {
                help.push_str(&format!("\n{part}"));
            }
        }
    }
    found
}

fn title(line: &str) -> Option<Told> {
    let (level, rest) = line.split_once('[')?;
    let (code, message) = rest.split_once("]: ")?;
    let known = ["galat", "peringatan", "saran"].contains(&level) && code.starts_with("LKJ");
    known.then(|| Told {
        code: code.to_string(),
        level: level.to_string(),
        message: message.to_string(),
        place: String::new(),
        help: None,
        text: line.to_string(),
    })
}
