//! Running the program as people and scripts do: what it prints, how it ends, a folder to work in.
// Each test file uses a part of it.
#![allow(dead_code, clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A small sound record.
pub const RECORD: &str = include_str!("../../src/metrics/check/tests/contoh.toml");

/// The program in a folder, not yet started.
pub fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lkjip"));
    command.current_dir(folder).args(arguments);
    command
}

/// Runs it.
pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, arguments).output().unwrap()
}

/// How it ended.
pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// What it printed.
pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What it complained of.
pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A folder with a record.
pub fn project(record: impl AsRef<[u8]>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("laporan.toml"), record).unwrap();
    folder
}

/// A record with one thing wrong: more was spent than there was.
pub fn wrong() -> String {
    RECORD.replace("realisasi = 45_500_000", "realisasi = 55_500_000")
}
