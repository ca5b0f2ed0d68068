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
        let Porsi { ada, dari, .. } = share.porsi;
        assert_eq!((share.id, ada, dari), (KOLOM[at], there, lke.indikator.len()));
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

#[test]
fn what_a_record_cannot_tell_is_left_to_the_evaluator() {
    let criterion = |lke: &Lke, id: &str| lke.laporan.iter().find(|one| one.id == id).cloned();
    let whole = of(RECORD);
    assert_eq!(criterion(&whole, "berkala").unwrap().sel.keadaan, Keadaan::Dinilai);
    let standard = |text: &str| criterion(&of(text), "standar").unwrap().sel;
    let issues =
        "[[isu_strategis]]\nbidang = \"Industri\"\nbutir = [\"Modal terbatas\"]\n\n[[langkah]]";
    let complete = RECORD.replacen("[[langkah]]", issues, 1);
    assert_eq!(standard(&complete), Sel::ada());
    let (start, end) = (RECORD.find("[[langkah]]").unwrap(), RECORD.find("[[foto]]").unwrap());
    let without_steps = [&RECORD[..start], &RECORD[end..]].concat();
    assert_eq!(standard(&without_steps), Sel::sebagian("tanpa isu strategis, langkah perbaikan"));
}

#[test]
fn what_can_be_counted_has_a_share() {
    let whole = of(RECORD);
    let share = |id: &str| whole.laporan.iter().find(|one| one.id == id).unwrap().bagian.clone();
    assert_eq!(share("direviu"), None);
    let cells = || whole.indikator.iter().flat_map(|row| &row.sel);
    let there = cells().filter(|cell| cell.keadaan == Keadaan::Ada).count();
    assert_eq!(share("lengkap"), Some(Porsi::of(there, cells().count())));
    assert_eq!(share("keuangan").unwrap().persen.unwrap().to_string(), "100.00");
    assert!(whole.indikator.iter().all(|row| !row.nama_sasaran.is_empty()));
}
