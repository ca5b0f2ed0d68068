//! Every figure can be followed back: its formula with the values put in gives what is printed, and
//! what it rests on was typed somewhere.

use super::{EMAS, changed, d, figures, raw};
use crate::figures::{Figures, Value, agrees, shown};

const RECORDS: &[&str] = &[
    EMAS,
    include_str!("../../check/tests/contoh.toml"),
    include_str!("../../../../reports/2025/laporan.toml"),
    include_str!("../../../../tests/instansi-lain/laporan.toml"),
];

fn working(figures: &Figures, key: &str) -> (String, String) {
    let working = figures.working(figures.get(key).unwrap()).unwrap();
    (working.symbols, shown(working.exact))
}

#[test]
fn the_formula_with_the_values_put_in_gives_the_figure() {
    for record in RECORDS {
        let (figures, _) = figures(record);
        let mut worked = 0;
        for figure in figures.iter().filter(|figure| figure.symbols.is_some()) {
            let Some(working) = figures.working(figure) else {
                assert!(figure.number().is_none(), "{} has no working", figure.key);
                continue;
            };
            assert!(agrees(figure, &working), "{}: {working:?}, {:?}", figure.key, figure.value);
            worked += 1;
        }
        assert!(worked > 20, "{worked}");
    }
}

#[test]
fn every_computed_number_has_its_formula_in_symbols() {
    for record in RECORDS {
        let (figures, _) = figures(record);
        for figure in figures.iter().filter(|figure| figure.formula.is_some()) {
            if matches!(figure.value, Value::Number(_) | Value::Graded { .. }) {
                assert!(figure.symbols.is_some(), "{}", figure.key);
                assert!(!figure.inputs.is_empty(), "{}", figure.key);
            }
        }
    }
}

#[test]
fn a_typed_number_knows_its_line() {
    let (figures, _) = figures(EMAS);
    let raw = raw(EMAS).unwrap();
    let target = figures.get("ikm.target").unwrap().place.clone().unwrap();
    assert_eq!(&EMAS[target.span], "18");
    assert_eq!(&*target.key, "sasaran.industri.indikator.ikm.target");
    let leaf = &raw.program[0].kegiatan[0].sub[0];
    let key = format!("sub.{}.pagu", leaf.kode.as_str().replace('.', "_"));
    assert_eq!(figures.get(&key).unwrap().place.as_ref(), Some(&leaf.pagu.place));
    assert_eq!(figures.get("anggaran.serapan").unwrap().place, None);
}

#[test]
fn a_formula_is_shown_with_the_values_put_in() {
    let (figures, _) = figures(EMAS);
    let (symbols, exact) = working(&figures, "ikm.capaian");
    assert_eq!(symbols, "11,85 / 18 × 100");
    assert_eq!(exact, "65,833333…");
    assert_eq!(working(&figures, "ikm.realisasi").0, "(821 − 734) / 734 × 100");
}

#[test]
fn a_capped_mean_shows_the_cap() {
    let source = format!("{EMAS}\n[kebijakan]\nbatas_capaian = 50\n");
    let (figures, _) = figures(&source);
    assert_eq!(working(&figures, "ringkasan.rata_rata").0, "(50 + 50) / 2");
}

#[test]
fn shown_cuts_and_never_rounds() {
    assert_eq!(shown(d("5.5857159999")), "5,585715…");
    assert_eq!(shown(d("1250.50")), "1.250,5");
}

#[test]
fn brackets_stand_where_the_value_needs_them() {
    let typed = |formula: &str| {
        let source = changed(&[("\"pertumbuhan(kini, dasar)\"", &format!("\"{formula}\""))]);
        working(&figures(&source).0, "ikm.realisasi").0
    };
    assert_eq!(typed("kini - (dasar - 1)"), "821 − (734 − 1)");
    assert_eq!(typed("kini / (dasar * 2)"), "821 / (734 × 2)");
    assert_eq!(typed("(kini + dasar) * 2 + 1"), "(821 + 734) × 2 + 1");
    assert_eq!(typed("100 - persentase(dasar, kini)"), "100 − 734 / 821 × 100");
    assert_eq!(typed("rata_rata(kini, dasar) / 2"), "(821 + 734) / 2 / 2");
    assert_eq!(typed("2 / jumlah(kini, dasar)"), "2 / (821 + 734)");
}
