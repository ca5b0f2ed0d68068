//! Files that other programs edited (`tests/kesesuaian/sunting.py`), held against what was done to them.

use std::fs;
use std::path::PathBuf;

use lkjip::review::{pair, read, settle};

/// `LKJIP_SUNTINGAN` is the folder of the edited files, with the draft as `draf.docx`.
#[test]
#[ignore = "needs files that other programs edited"]
fn every_edit_of_other_programs_is_found() {
    let folder = PathBuf::from(std::env::var("LKJIP_SUNTINGAN").unwrap());
    let base = read(&fs::read(folder.join("draf.docx")).unwrap(), None).unwrap();
    let told = fs::read_to_string(folder.join("sunting.json")).unwrap();
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let pairs_of = |value: &serde_json::Value| -> Vec<(String, String)> {
        serde_json::from_value(value.clone()).unwrap()
    };
    for (name, expected) in told.as_object().unwrap() {
        let bytes = fs::read(folder.join(format!("{name}.docx"))).unwrap();
        let mut reading = read(&bytes, None).unwrap();
        let pairs = pair(&base, &reading);
        settle(&base, &mut reading, &pairs);
        let text = |lines: &[lkjip::review::Line], at: Option<usize>| {
            at.map_or_else(String::new, |at| lines[at].text().trim().to_string())
        };
        let mut found: Vec<(String, String)> = pairs
            .iter()
            .map(|one| (text(&base.lines, one.old), text(&reading.lines, one.new)))
            .filter(|(old, new)| old != new)
            .collect();
        let mut expected_pairs = pairs_of(&expected["beda"]);
        expected_pairs.iter_mut().for_each(|(old, new)| {
            (*old, *new) = (old.trim().to_string(), new.trim().to_string());
        });
        found.sort();
        expected_pairs.sort();
        assert_eq!(found, expected_pairs, "{name}");
        let comments: Vec<(String, String)> =
            reading.comments.iter().map(|one| (one.quote.clone(), one.text.clone())).collect();
        assert_eq!(comments, pairs_of(&expected["komentar"]), "{name}");
        // Keys are where they were, on every line that did not change.
        for one in pairs.iter() {
            let Some((old, new)) = one.old.zip(one.new) else { continue };
            let (old, new) = (&base.lines[old], &reading.lines[new]);
            if old.text() == new.text() {
                assert_eq!((&old.key, &old.pieces), (&new.key, &new.pieces), "{name}");
            }
        }
        println!("{name}: {} baris berbeda", found.len());
    }
}
