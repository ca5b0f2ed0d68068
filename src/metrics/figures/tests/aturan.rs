//! The rules at their borders.

use super::{EMAS, d, raw};
use crate::figures::{CapaianError, Value, Verdict, capaian, kelas, predikat, verdict};
use crate::record::indikator::Arah::{Naik, Turun};
use crate::record::indikator::Metode::{Indeks, Rasio};
use crate::record::kebijakan::AturanEfisiensi::{CapaianSerapan, Selisih, TargetTercapai};

#[test]
fn capaian_where_higher_is_better() {
    let naik = |r, t| capaian(d(r), d(t), Naik, Rasio);
    assert_eq!(naik("71.27", "74"), Ok(d("96.31")));
    assert_eq!(naik("72.94", "74"), Ok(d("98.57")));
    assert_eq!(naik("18.37", "18"), Ok(d("102.06")));
    assert_eq!(naik("0", "18"), Ok(d("0.00")));
    assert_eq!(naik("-2", "10"), Ok(d("-20.00")));
    // 2,005 of 100 is an exact tie, which goes up.
    assert_eq!(naik("2.005", "100"), Ok(d("2.01")));
}

#[test]
fn capaian_where_lower_is_better() {
    let turun = |r, t| capaian(d(r), d(t), Turun, Rasio);
    assert_eq!(turun("10", "10"), Ok(d("100.00")));
    assert_eq!(turun("13", "12"), Ok(d("91.67")));
    assert_eq!(turun("0", "10"), Ok(d("200.00")));
    assert_eq!(turun("20", "10"), Ok(d("0.00")));
    // Twice the target exceeded: below zero, not cut.
    assert_eq!(turun("25", "10"), Ok(d("-50.00")));
}

#[test]
fn capaian_of_growth_rates() {
    assert_eq!(capaian(d("11.85"), d("18"), Naik, Indeks), Ok(d("94.79")));
    assert_eq!(capaian(d("3"), d("0"), Naik, Indeks), Ok(d("103.00")));
    assert_eq!(capaian(d("-4"), d("-2"), Turun, Indeks), Ok(d("102.04")));
}

#[test]
fn no_capaian_without_a_divisor() {
    assert_eq!(capaian(d("1"), d("0"), Naik, Rasio), Err(CapaianError::Nol));
    assert_eq!(capaian(d("0"), d("0"), Turun, Rasio), Err(CapaianError::Nol));
    assert_eq!(capaian(d("1"), d("-100"), Naik, Indeks), Err(CapaianError::Nol));
    assert_eq!(capaian(d("-1"), d("-2"), Naik, Rasio), Err(CapaianError::Negatif));
    let (huge, tiny) = (d("1_000_000_000_000_000"), d("0.000000000001"));
    assert_eq!(capaian(huge, tiny, Naik, Rasio), Err(CapaianError::TerlaluBesar));
}

#[test]
fn classes_have_no_holes() {
    let scale = raw(EMAS).unwrap().kebijakan.skala;
    let class = |value| match kelas(d(value), &scale) {
        Some(Value::Class { label, level, steps }) => (label, level, steps),
        other => panic!("{other:?}"),
    };
    for (value, label, level) in [
        ("352.72", "Sangat Tinggi", 5),
        ("90.01", "Sangat Tinggi", 5),
        ("90.00", "Tinggi", 4),
        ("75.01", "Tinggi", 4),
        ("75", "Sedang", 3),
        ("65.83", "Sedang", 3),
        ("65.01", "Sedang", 3),
        ("65.00", "Rendah", 2),
        ("50.01", "Rendah", 2),
        ("50.00", "Sangat Rendah", 1),
        ("0", "Sangat Rendah", 1),
        ("-50", "Sangat Rendah", 1),
    ] {
        assert_eq!(class(value), (label.to_string(), level, 5), "{value}");
    }
    assert_eq!(kelas(d("50"), &[]), None);
    assert_eq!(kelas(d("50"), &scale[..4]), None);
}

#[test]
fn grades_at_their_bounds() {
    let grades = raw(EMAS).unwrap().kebijakan.predikat_akip;
    for (score, grade, words) in [
        ("90.01", "AA", "Sangat Memuaskan"),
        ("90.00", "A", "Memuaskan"),
        ("80.01", "A", "Memuaskan"),
        ("80.00", "BB", "Sangat Baik"),
        ("70.005", "BB", "Sangat Baik"),
        ("70.00", "B", "Baik"),
        ("60.00", "CC", "Cukup"),
        ("50.00", "C", "Kurang"),
        ("30.00", "D", "Sangat Kurang"),
        ("0", "D", "Sangat Kurang"),
    ] {
        let found = predikat(d(score), &grades).unwrap();
        assert_eq!((&*found.predikat.value, &*found.sebutan.value), (grade, words), "{score}");
    }
}

#[test]
fn verdicts_by_each_rule() {
    let of = |c: &str, s: &str, rule| verdict(Some(d(c)), Some(d(s)), rule);
    assert_eq!(of("94.10", "94.10", CapaianSerapan), Verdict::Efisien);
    assert_eq!(of("94.09", "94.10", CapaianSerapan), Verdict::TidakEfisien);
    assert_eq!(of("99.10", "94.10", Selisih), Verdict::CukupEfisien);
    assert_eq!(of("99.11", "94.10", Selisih), Verdict::Efisien);
    assert_eq!(of("89.10", "94.10", Selisih), Verdict::CukupEfisien);
    assert_eq!(of("89.09", "94.10", Selisih), Verdict::TidakEfisien);
    assert_eq!(of("100", "100", TargetTercapai), Verdict::Efisien);
    assert_eq!(of("99.99", "50", TargetTercapai), Verdict::TidakEfisien);
    assert_eq!(of("120", "100.01", TargetTercapai), Verdict::TidakEfisien);
    for rule in [CapaianSerapan, Selisih, TargetTercapai] {
        assert_eq!(verdict(None, Some(d("90")), rule), Verdict::TidakDapatDihitung);
        assert_eq!(verdict(Some(d("90")), None, rule), Verdict::TidakDapatDihitung);
    }
}
