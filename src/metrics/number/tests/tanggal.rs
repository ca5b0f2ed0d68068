//! Dates: real days only, Indonesian names.

use proptest::prelude::*;

use super::super::tanggal::*;

#[test]
fn prints_like_a_letter() {
    let printed = |y, m, d| Tanggal::from_ymd(y, m, d).map(|t| t.to_string());
    assert_eq!(printed(2026, 1, 10).as_deref(), Some("10 Januari 2026"));
    assert_eq!(printed(2024, 2, 29).as_deref(), Some("29 Februari 2024"));
    assert_eq!(printed(2025, 12, 31).as_deref(), Some("31 Desember 2025"));
    assert_eq!(printed(2025, 2, 29), None);
    assert_eq!(printed(2025, 0, 1), None);
}

#[test]
fn orders_and_serializes() {
    let (a, b) = (Tanggal::from_ymd(2025, 12, 31).unwrap(), Tanggal::from_ymd(2026, 1, 2).unwrap());
    assert!(a < b);
    assert_eq!((b.tahun(), b.bulan(), b.hari()), (2026, 1, 2));
    assert_eq!(serde_json::to_string(&b).unwrap(), "\"2 Januari 2026\"");
    assert_eq!(Tanggal::from(b.nilai()), b);
}

#[test]
fn month_names() {
    let names: Vec<_> = (0..=13).map(nama_bulan).collect();
    assert_eq!((names[0], names[13]), (None, None));
    assert_eq!(
        names.into_iter().flatten().collect::<Vec<_>>().join(" "),
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
    );
}

proptest! {
    #[test]
    fn never_panics(y in any::<i32>(), m in any::<u32>(), d in any::<u32>()) {
        let _ = Tanggal::from_ymd(y, m, d).map(|t| t.to_string());
        let _ = nama_bulan(m);
    }

    #[test]
    fn every_made_date_keeps_its_parts(y in 1900i32..2200, m in 0u32..14, d in 0u32..33) {
        if let Some(t) = Tanggal::from_ymd(y, m, d) {
            prop_assert_eq!((t.tahun(), t.bulan(), t.hari()), (y, m, d));
        }
    }
}
