//! Kept drafts: what is kept, and that nothing kept is lost.

#![allow(clippy::unwrap_used, clippy::panic)]

mod program;

use std::fs;
use std::path::Path;

use program::{RECORD, code, err, out, project, run};

fn susun(folder: &Path, more: &[&str]) -> std::process::Output {
    run(folder, &[&["susun", "--format", "json"], more].concat())
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join("keluaran").join(name)).unwrap()
}

fn mark(folder: &Path, number: u16) -> String {
    let json = read(folder, &format!("draf-{number}/lkjip-2025-draf-{number}.json"));
    let document: serde_json::Value = serde_json::from_str(&json).unwrap();
    let meta = document["meta"]["draft"].as_str().unwrap().to_string();
    let cover = &document["parts"][0]["chapters"][0]["blocks"][0]["draft"];
    assert_eq!(cover.as_str(), Some(meta.as_str()));
    meta
}

#[test]
fn a_draft_keeps_its_record_and_says_which_one_it_was() {
    let folder = project(RECORD);
    assert_eq!(code(&susun(folder.path(), &["--draf", "1"])), 0);
    assert_eq!(read(folder.path(), "draf-1/laporan.toml"), RECORD);
    let first = mark(folder.path(), 1);
    let changed = RECORD.replace("Permodalan terbatas", "Permodalan sangat terbatas");
    fs::write(folder.path().join("laporan.toml"), &changed).unwrap();
    assert_eq!(code(&susun(folder.path(), &["--draf", "2"])), 0);
    assert_eq!(read(folder.path(), "draf-1/laporan.toml"), RECORD);
    assert_eq!(read(folder.path(), "draf-2/laporan.toml"), changed);
    let second = mark(folder.path(), 2);
    assert!(first.starts_with("DRAF 1 · ") && second.starts_with("DRAF 2 · "), "{first} {second}");
    let hash = |mark: &str| mark.rsplit(' ').next().unwrap().to_string();
    assert_ne!(hash(&first), hash(&second));
    assert_eq!(hash(&first).len(), 8);
}

#[test]
fn a_kept_draft_is_not_written_over_unasked() {
    let folder = project(RECORD);
    assert_eq!(code(&susun(folder.path(), &["--draf", "1"])), 0);
    let kept = read(folder.path(), "draf-1/lkjip-2025-draf-1.json");
    let changed = RECORD.replace("Permodalan terbatas", "Permodalan sangat terbatas");
    fs::write(folder.path().join("laporan.toml"), &changed).unwrap();
    let refused = susun(folder.path(), &["--draf", "1"]);
    assert_eq!(code(&refused), 2);
    assert!(err(&refused).contains("--draf 2") && err(&refused).contains("--timpa"));
    assert_eq!(read(folder.path(), "draf-1/lkjip-2025-draf-1.json"), kept);
    assert_eq!(read(folder.path(), "draf-1/laporan.toml"), RECORD);
    let asked = susun(folder.path(), &["--draf", "1", "--timpa"]);
    assert_eq!(code(&asked), 0, "{}", err(&asked));
    assert_ne!(read(folder.path(), "draf-1/lkjip-2025-draf-1.json"), kept);
    assert_eq!(read(folder.path(), "draf-1/laporan.toml"), changed);
    assert_eq!(code(&susun(folder.path(), &["--timpa"])), 2);
}

#[test]
fn a_draft_that_is_replaced_leaves_nothing_of_the_old_one_and_loses_no_work() {
    let folder = project(RECORD);
    let own = folder.path().join("templat/naskah");
    fs::create_dir_all(&own).unwrap();
    let terms = fs::read_to_string("templates/naskah/istilah.toml").unwrap();
    fs::write(own.join("istilah.toml"), terms).unwrap();
    let all = run(folder.path(), &["susun", "--draf", "1", "--format", "docx,json"]);
    assert_eq!(code(&all), 0, "{}", err(&all));
    let kept = folder.path().join("keluaran/draf-1");
    assert!(kept.join("templat/naskah/istilah.toml").is_file());
    fs::write(kept.join("lkjip-2025-draf-1.docx"), "diubah orang").unwrap();
    fs::write(kept.join("catatan reviu.txt"), "milik orang").unwrap();
    fs::write(kept.join("lkjip-2025-draf-1.json"), "beranotasi").unwrap();
    fs::write(kept.join("laporan.toml"), "# diubah tangan").unwrap();
    fs::remove_dir_all(folder.path().join("templat")).unwrap();
    let again = susun(folder.path(), &["--draf", "1", "--timpa"]);
    assert_eq!(code(&again), 0, "{}", err(&again));
    assert!(out(&again).contains("suntingan"), "{}", out(&again));
    assert!(!kept.join("lkjip-2025-draf-1.docx").exists());
    assert!(!kept.join("templat/naskah/istilah.toml").exists());
    let edited = kept.join("lkjip-2025-draf-1-suntingan-1.docx");
    assert_eq!(fs::read_to_string(edited).unwrap(), "diubah orang");
    let annotated = kept.join("lkjip-2025-draf-1-suntingan-1.json");
    assert_eq!(fs::read_to_string(annotated).unwrap(), "beranotasi");
    let record = kept.join("laporan-suntingan-1.toml");
    assert_eq!(fs::read_to_string(record).unwrap(), "# diubah tangan");
    assert_eq!(fs::read_to_string(kept.join("laporan.toml")).unwrap(), RECORD);
    let names = || fs::read_dir(&kept).unwrap().count();
    let before = names();
    assert_eq!(code(&susun(folder.path(), &["--draf", "1", "--timpa"])), 0);
    assert_eq!(names(), before, "nothing that is as it was written is kept twice");
    assert_eq!(fs::read_to_string(kept.join("catatan reviu.txt")).unwrap(), "milik orang");
}

#[test]
fn a_draft_with_a_fault_leaves_no_folder() {
    let folder = project(program::wrong());
    assert_eq!(code(&susun(folder.path(), &["--draf", "1"])), 1);
    assert!(!folder.path().join("keluaran").exists());
}
