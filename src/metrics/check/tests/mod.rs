//! Rules over a small valid record that is damaged at one or two places.

mod anggaran;
mod arah;
mod bentuk;
mod bytes;
mod foto;
mod indikator;
mod kembar;
mod laws;
mod pelaporan;
mod penegasan;
mod pengesahan;
mod pernyataan;
mod rantai;
mod rujukan;
mod rujukan_bawaan;
mod satuan;
mod sdm;
mod skala;
mod tabel;
mod tahun;
mod ukuran;

use crate::check::{Checked, check};
use crate::diagnostic::{Code, Diagnostic, Level};

/// A valid record about which nothing is told.
pub(super) fn test_record() -> &'static str {
    include_str!("contoh.toml")
}

/// The record with some of its text replaced; each text must be there.
pub(super) fn damaged(edits: &[(&str, &str)]) -> String {
    edits.iter().fold(test_record().replace("\r\n", "\n"), |text, (from, to)| {
        assert!(text.contains(from), "{from:?} is not in the record");
        text.replacen(from, to, 1)
    })
}

/// What is told about a damaged record: code, level and the text that is pointed at.
pub(super) fn told(text: &str) -> Vec<(Code, Level, String)> {
    let point = |f: &Diagnostic| text[f.span.clone()].lines().next().unwrap_or("").to_string();
    check(text).findings.iter().map(|f| (f.code, f.level, point(f))).collect()
}

/// The damage leads to exactly these findings, with the default level of their codes.
#[track_caller]
pub(super) fn expect(edits: &[(&str, &str)], expected: &[(Code, &str)]) {
    let expected: Vec<(Code, Level, String)> =
        expected.iter().map(|(code, at)| (*code, code.level(), (*at).to_string())).collect();
    let text = damaged(edits);
    assert_eq!(told(&text), expected, "{:#?}", check(&text).findings);
}

/// The only finding about a damaged record.
#[track_caller]
pub(super) fn only(edits: &[(&str, &str)]) -> Diagnostic {
    let Checked { findings, .. } = check(&damaged(edits));
    assert_eq!(findings.len(), 1, "{findings:#?}");
    findings.into_iter().next().unwrap()
}

#[test]
fn nothing_is_told_about_the_valid_record() {
    let Checked { record, findings, .. } = check(test_record());
    assert!(findings.is_empty(), "{findings:#?}");
    let (record, figures) = record.unwrap();
    assert_eq!(record.tahun.value, 2025);
    assert_eq!(figures.get("anggaran.realisasi").unwrap().text(), "Rp140.500.000");
}

#[test]
fn a_warning_leaves_the_record_and_a_galat_does_not() {
    assert!(check(&damaged(&[("target_renstra = 10", "target_renstra = 11")])).record.is_some());
    let wrong = check(&damaged(&[("tujuan = \"usaha\"", "tujuan = \"lain\"")]));
    assert!(wrong.record.is_none() && wrong.has_galat());
}

#[test]
fn rules_look_at_the_parts_that_could_be_read() {
    let edits = [
        ("pagu = 100_000_000", "pagu = \"banyak\""),
        ("tujuan = \"usaha\"", "tujuan = \"usah\""),
        ("jumlah = [1, 3]", "jumlah = [1, 4]"),
        ("bobot = 25", "bobot = 24"),
    ];
    let codes: Vec<Code> = check(&damaged(&edits)).findings.iter().map(|f| f.code).collect();
    let expected =
        [Code::KomposisiPegawai, Code::RujukanTidakAda, Code::JenisSalah, Code::BobotAkip];
    assert_eq!(codes, expected);
}

#[test]
fn a_broken_line_tells_nothing_about_keys_that_it_may_have_meant() {
    let edits = [("[renstra]", "[renstra"), ("kepala_daerah", "kepala_daera")];
    let codes: Vec<Code> = check(&damaged(&edits)).findings.iter().map(|f| f.code).collect();
    assert_eq!(codes, [Code::KunciTidakDikenal, Code::Sintaks]);
}

#[test]
fn an_unfinished_list_does_not_drag_other_findings_along() {
    let edits = [("catatan = [\"publikasi\"], tindak", "catatan = [\"publikasi\", tindak")];
    assert!(check(&damaged(&edits)).findings.iter().all(|f| f.code == Code::Sintaks));
}
