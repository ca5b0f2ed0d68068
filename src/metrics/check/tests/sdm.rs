//! Staff and AKIP.

use super::{expect, only};
use crate::diagnostic::{Code, Level};

#[test]
fn a_cross_table_adds_up_to_the_staff_that_it_details() {
    let finding = only(&[("jumlah = [1, 3]", "jumlah = [1, 2]")]);
    assert_eq!(finding.code, Code::KomposisiPegawai);
    assert!(finding.message.contains("berjumlah 9 orang, sedangkan seluruh pegawai berjumlah 10"));
    assert_eq!(finding.labels.len(), 2);
    let part =
        ("kolom = [\"ASN\", \"Non ASN\"]", "status = [\"asn\"]\nkolom = [\"ASN\", \"Non ASN\"]");
    expect(&[part], &[(Code::KomposisiPegawai, "\"Pegawai Menurut Pendidikan\"")]);
    expect(
        &[part, ("jumlah = [5, 1]", "jumlah = [5, 0]"), ("jumlah = [1, 3]", "jumlah = [1, 0]")],
        &[],
    );
}

#[test]
fn a_row_is_as_wide_as_its_table() {
    expect(&[("jumlah = [5, 1]", "jumlah = [6]")], &[(Code::BanyakNilai, "\"Sarjana\"")]);
}

#[test]
fn staff_is_counted_in_the_year_of_the_report() {
    let finding = only(&[("per = 2025-12-31", "per = 2024-12-31")]);
    assert_eq!((finding.code, finding.level), (Code::TahunSalah, Level::Peringatan));
}

#[test]
fn weights_make_a_hundred() {
    let finding = only(&[("bobot = 15", "bobot = 14.5")]);
    assert_eq!(finding.code, Code::BobotAkip);
    assert_eq!(finding.message, "Bobot 4 komponen AKIP berjumlah 99,5, seharusnya 100.");
}

#[test]
fn a_component_stays_within_its_weight() {
    expect(&[("nilai = 12 }", "nilai = 15 }"), ("nilai = 75.5", "nilai = 78.5")], &[]);
    expect(
        &[("nilai = 12 }", "nilai = 15.01 }"), ("nilai = 75.5", "nilai = 78.51")],
        &[(Code::KomponenMelebihiBobot, "15.01")],
    );
    expect(
        &[("nilai = 12 }", "nilai = -1 }"), ("nilai = 75.5", "nilai = 62.5")],
        &[(Code::DiLuarBatas, "-1")],
    );
}

/// Four components may each be rounded by half a hundredth: 0,02 at most.
#[test]
fn a_small_difference_of_the_score_is_rounding_and_a_large_one_is_not() {
    for (typed, level) in [
        ("75.50", None),
        ("75.49", Some(Level::Peringatan)),
        ("75.52", Some(Level::Peringatan)),
        ("75.521", Some(Level::Galat)),
        ("75.47", Some(Level::Galat)),
    ] {
        let text = super::damaged(&[("nilai = 75.5\n", &format!("nilai = {typed}\n"))]);
        let levels: Vec<Level> =
            super::told(&text).into_iter().map(|(_, level, _)| level).collect();
        assert_eq!(levels, level.into_iter().collect::<Vec<_>>(), "{typed}");
    }
}

#[test]
fn a_published_score_off_by_a_hundredth_is_told_with_the_difference() {
    let edits = [
        ("nilai = 25 }", "nilai = 24.79 }"),
        ("nilai = 20.5 }", "nilai = 18.93 }"),
        ("nilai = 12 }", "nilai = 11.69 }"),
        ("nilai = 18 }", "nilai = 15.87 }"),
        ("nilai = 75.5\n", "nilai = 71.27\n"),
    ];
    let finding = only(&edits);
    assert_eq!((finding.code, finding.level), (Code::NilaiAkip, Level::Peringatan));
    assert!(finding.message.contains("71,28") && finding.message.contains("selisihnya 0,01"));
}

#[test]
fn a_note_is_answered() {
    expect(
        &[("catatan = [\"publikasi\"], ", "")],
        &[
            (Code::CatatanTanpaRekomendasi, "\"publikasi\""),
            (Code::RekomendasiTanpaCatatan, "\"Mempublikasikan laporan\""),
        ],
    );
}
