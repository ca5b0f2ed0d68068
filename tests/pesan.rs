//! One folder per code: `tests/pesan/<KODE>-<nama>` provokes it and serves its page in `docs/kode`.
//!
//! `LKJIP_PERBARUI=1 cargo test --test pesan` writes `keluaran.txt` and the pages anew.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "kasus/halaman.rs"]
mod halaman;
mod kasus;

use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use std::thread;

use kasus::{Case, Told, cases};
use lkjip_metrics::code::Code;

/// A folder with what the program says about its wrong and its right record.
struct Run {
    case: Case,
    wrong: Vec<Told>,
    right: Vec<Told>,
}

/// All folders, run once for all tests.
fn runs() -> &'static [Run] {
    static RUNS: OnceLock<Vec<Run>> = OnceLock::new();
    RUNS.get_or_init(|| {
        let mut cases = cases();
        let later = cases.split_off(cases.len() / 2);
        thread::scope(|scope| {
            let later = scope.spawn(|| run(later));
            let mut all = run(cases);
            all.extend(later.join().unwrap());
            all
        })
    })
}

fn run(cases: Vec<Case>) -> Vec<Run> {
    let run = |case: Case| {
        let (wrong, right) = (case.told(&case.wrong), case.told(&case.right));
        Run { case, wrong, right }
    };
    cases.into_iter().map(run).collect()
}

/// Compares a file with what it should be, or writes it when asked to.
fn fresh(path: &Path, text: &str) -> Option<String> {
    if std::env::var_os("LKJIP_PERBARUI").is_some() {
        fs::write(path, text).unwrap();
    }
    let found = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    let name = path.display();
    (found != text).then(|| format!("{name} belum segar\nseharusnya:\n{text}\nternyata:\n{found}"))
}

/// `baris:kolom KODE tingkat pesan`; the file is named where it is not the record.
fn line(told: &Told) -> String {
    let place = told.place.strip_prefix("laporan.toml:").unwrap_or(&told.place);
    format!("{place} {} {} {}\n", told.code, told.level, told.message)
}

#[test]
fn every_folder_tells_what_it_should() {
    let wrong: Vec<String> = runs()
        .iter()
        .filter_map(|run| {
            let list: String = run.wrong.iter().map(line).collect();
            fresh(&run.case.folder.join("keluaran.txt"), &list)
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_its_folder_with_an_explanation() {
    let mut faults = Vec::new();
    for code in Code::ALL {
        let own: Vec<&Run> = runs().iter().filter(|run| run.case.code == code.text()).collect();
        let [run] = own[..] else {
            faults.push(format!("{code} needs one folder, has {}: {}", own.len(), code.summary()));
            continue;
        };
        let text = run.case.explanation();
        let heads: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
        if heads != ["## Apa yang salah", "## Mengapa penting", "## Cara memperbaiki"] {
            faults.push(format!("{}/penjelasan.md: {heads:?}", run.case.name));
        }
    }
    let unknown = runs().iter().filter(|run| Code::ALL.iter().all(|c| c.text() != run.case.code));
    faults.extend(unknown.map(|run| format!("{}: unknown code", run.case.name)));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_wrong_record_tells_the_code_and_the_right_one_does_not() {
    let mut faults = Vec::new();
    for run in runs() {
        let tells = |told: &[Told]| told.iter().any(|told| told.code == run.case.code);
        if !tells(&run.wrong) {
            faults.push(format!("{} does not tell its code", run.case.name));
        }
        if tells(&run.right) {
            faults.push(format!("{}: the right record tells the code", run.case.name));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_message_and_advice_is_a_sentence() {
    for run in runs() {
        for told in &run.wrong {
            for text in told.help.iter().chain([&told.message]) {
                let starts = text.starts_with(|c: char| c.is_uppercase() || "`\"".contains(c));
                let ends = text.ends_with(['.', ']', '}', '"']) || text.contains("misalnya:");
                assert!(starts && ends, "{}: {text:?}", run.case.name);
            }
        }
    }
}

#[test]
fn every_code_has_its_page() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/kode");
    let mut stale = Vec::new();
    let mut codes = Vec::new();
    for run in runs() {
        let code = *Code::ALL.iter().find(|code| code.text() == run.case.code).unwrap();
        let page = halaman::page(code, &run.case, &run.wrong);
        stale.extend(fresh(&folder.join(format!("{code}.md")), &page));
        codes.push(code);
    }
    stale.extend(fresh(&folder.join("README.md"), &halaman::index(&codes)));
    assert!(stale.is_empty(), "{}", stale.join("\n"));
    // A page of a code that is no more may not stay.
    let pages = fs::read_dir(&folder).unwrap().count();
    assert_eq!(pages, codes.len() + 1, "docs/kode holds pages without a folder");
}
