//! Bands at their borders, and a row that follows its record.

use super::*;
use crate::check::check;

const RECORD: &str = include_str!("../check/tests/contoh.toml");

fn of(text: &str) -> Lke {
    let checked = check(text);
    let (record, figures) = checked.record.unwrap();
    lke(&record, &figures)
}

#[test]
fn bands_are_open_below_and_closed_above() {
    let of = |covered| Nilai::of(covered, 1000);
    assert_eq!(of(1000), Nilai::DiAtas90);
    assert_eq!((of(901), of(900)), (Nilai::DiAtas90, Nilai::DiAtas75));
    assert_eq!((of(751), of(750)), (Nilai::DiAtas75, Nilai::DiAtas40));
    assert_eq!((of(401), of(400)), (Nilai::DiAtas40, Nilai::DiAtas10));
    assert_eq!((of(101), of(100)), (Nilai::DiAtas10, Nilai::Sampai10));
    assert_eq!(Nilai::of(0, 0), Nilai::Sampai10);
}

#[test]
fn a_row_per_indicator_and_a_share_per_column() {
    let lke = of(RECORD);
    assert!(!lke.indikator.is_empty());
    assert!(lke.indikator.iter().all(|row| row.sel.len() == KOLOM.len()));
    for (at, share) in lke.bagian.iter().enumerate() {
        let there = lke.indikator.iter().filter(|row| row.sel[at].keadaan == Keadaan::Ada).count();
        assert_eq!((share.id, share.ada, share.dari), (KOLOM[at], there, lke.indikator.len()));
    }
}

#[test]
fn what_is_recorded_about_the_report_is_met() {
    let state = |lke: &Lke, id: &str| {
        lke.laporan.iter().find(|one| one.id == id).map(|one| one.sel.keadaan).unwrap()
    };
    let whole = of(RECORD);
    assert_eq!(state(&whole, "direviu"), Keadaan::Ada);
    let bare = of(&RECORD.replace("[pelaporan]\nreviu", "[pelaporan]\n# reviu"));
    assert_eq!(state(&bare, "direviu"), Keadaan::Belum);
}
