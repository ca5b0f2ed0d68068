//! Direction against names.

use super::{Code, damaged, told};

fn codes(edits: &[(&str, &str)]) -> Vec<Code> {
    told(&damaged(edits)).into_iter().map(|(code, _, _)| code).collect()
}

fn indicator() -> (String, String, String) {
    let record = super::test_record();
    let after = record.split("[[sasaran.indikator]]").nth(1).unwrap();
    let line = |key: &str| after.lines().find(|l| l.starts_with(key)).unwrap().to_string();
    (line("nama"), line("arah"), line("formula"))
}

#[test]
fn what_nobody_wants_does_not_rise() {
    let (name, arah, _) = indicator();
    assert!(arah.contains("naik"));
    assert_eq!(
        codes(&[(&name, "nama = \"Tingkat pengangguran terbuka\"")]),
        [Code::ArahTidakCocok]
    );
    assert_eq!(codes(&[(&name, "nama = \"Persentase penurunan kemiskinan\"")]), []);
}

#[test]
fn a_growing_sasaran_wants_growth() {
    let (_, arah, _) = indicator();
    let found = codes(&[(&arah, "arah = \"turun\"")]);
    assert!(found.contains(&Code::ArahTidakCocok), "{found:?}");
}
