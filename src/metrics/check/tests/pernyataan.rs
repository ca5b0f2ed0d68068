//! Words claimed elsewhere, against what the record comes to.

use super::{damaged, only, told};
use crate::diagnostic::{Code, Diagnostic};

const VALUE: &str = "nilai = 140_500_000";

fn codes(path: &str, value: &str) -> Vec<Code> {
    let edits = [("anggaran.realisasi", path), (VALUE, &format!("nilai = {value}"))];
    told(&damaged(&edits)).into_iter().map(|(code, ..)| code).collect()
}

fn finding(path: &str, value: &str) -> Diagnostic {
    only(&[("anggaran.realisasi", path), (VALUE, &format!("nilai = {value}"))])
}

#[test]
fn a_class_and_a_verdict_are_compared_as_labels() {
    assert_eq!(codes("sasaran.industri.kriteria", "\"sangat  tinggi\""), []);
    assert_eq!(codes("sasaran.industri.efisiensi", "\"EFISIEN\""), []);
    let wrong = finding("sasaran.industri.kriteria", "\"Sedang\"");
    assert_eq!(wrong.code, Code::PenegasanBerbeda);
    assert_eq!(
        wrong.message,
        "`sasaran.industri.kriteria` terhitung \"Sangat Tinggi\", sedangkan menurut Laporan \
         Realisasi Anggaran \"Sedang\"."
    );
    assert_eq!(codes("sasaran.industri.efisiensi", "\"Tidak Efisien\""), [Code::PenegasanBerbeda]);
}

#[test]
fn a_name_is_compared_letter_by_letter() {
    assert_eq!(codes("sasaran.industri.nama", "\"Meningkatnya  industri kecil\""), []);
    let wrong = finding("sasaran.industri.nama", "\"Meningkatnya Industri Kecil (IKM)\"");
    assert!(wrong.message.contains("tertulis \"Meningkatnya industri kecil\""), "{wrong:?}");
    assert_eq!(codes("sasaran.industri.nama", "\"meningkatnya\""), [Code::PenegasanBerbeda]);
}

#[test]
fn a_date_is_compared_as_printed() {
    assert_eq!(codes("pengesahan.tanggal", "\"20 Januari 2026\""), []);
    assert_eq!(codes("pengesahan.tanggal", "\"20 Januari 2025\""), [Code::PenegasanBerbeda]);
}

#[test]
fn a_score_may_be_claimed_by_number_grade_or_both() {
    let codes = |value: &str| -> Vec<Code> {
        let edits = [
            ("target = 10\n", "target = 10\nberpredikat = true\n"),
            ("anggaran.realisasi", "tumbuh.realisasi"),
            (VALUE, &format!("nilai = {value}")),
        ];
        // A score in per cent is another finding.
        let codes = told(&damaged(&edits)).into_iter().map(|(code, ..)| code);
        codes.filter(|code| *code != Code::SatuanTidakCocok).collect()
    };
    for right in ["10", "\"D\"", "\"D(10,00)\"", "\"d (10,00)\"", "\"tumbuh.target\""] {
        assert_eq!(codes(right), [], "{right}");
    }
    for wrong in ["11", "\"C\"", "\"D (73,85)\"", "\"D (Kurang)\"", "\"tumbuh.target + 1\""] {
        assert_eq!(codes(wrong), [Code::PenegasanBerbeda], "{wrong}");
    }
}

#[test]
fn words_where_a_number_stands_are_told() {
    for words in ["\"Pake data 2023\"", "\"Pake\"", "\"NA\"", "\"lengkap\"", "\"BB (71,27)\""] {
        let told = finding("anggaran.serapan", words);
        assert_eq!(told.code, Code::PenegasanBerbeda, "{words}");
        assert!(told.message.contains("ialah angka 93,67%"), "{}", told.message);
    }
    assert_eq!(codes("anggaran.serapan", "\"anggaran.pagu +\""), [Code::RumusSalah]);
}

#[test]
fn a_number_claimed_for_what_is_not_known_is_told() {
    let unpublished =
        "realisasi = { status = \"belum_terbit\", sumber = \"BPS\", alasan = \"Belum.\" }";
    let edits = |value: &str| {
        damaged(&[
            ("realisasi = \"pertumbuhan(kini, lalu)\"", unpublished),
            ("anggaran.realisasi", "tumbuh.capaian"),
            (VALUE, &format!("nilai = {value}")),
        ])
    };
    let findings = crate::check::check(&edits("98.57")).findings;
    let told = findings.iter().find(|f| f.code == Code::PenegasanBerbeda).unwrap();
    assert_eq!(
        told.message,
        "`tumbuh.capaian` menurut Laporan Realisasi Anggaran 98,57%, sedangkan menurut catatan ini \
         belum terbit."
    );
    for same in ["\"NA\"", "\"Belum terbit\""] {
        let findings = crate::check::check(&edits(same)).findings;
        assert!(findings.iter().all(|f| f.code != Code::PenegasanBerbeda), "{same}");
    }
}
