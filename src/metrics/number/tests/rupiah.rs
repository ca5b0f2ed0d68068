//! Money: two forms, exact sums.

use proptest::prelude::*;

use super::super::rupiah::BentukRupiah::{DenganSen, TanpaSen};
use super::super::rupiah::*;
use super::{Decimal, any_decimal, dec};
use crate::number::from_text;

fn rp(text: &str) -> Rupiah {
    Rupiah::new(dec(text)).unwrap()
}

#[test]
fn prints_both_forms() {
    for (text, dengan, tanpa) in [
        ("9065287929", "Rp9.065.287.929,00", "Rp9.065.287.929"),
        ("24300904925.96", "Rp24.300.904.925,96", "Rp24.300.904.925,96"),
        ("1000.5", "Rp1.000,50", "Rp1.000,50"),
        ("1000.00", "Rp1.000,00", "Rp1.000"),
        ("0", "Rp0,00", "Rp0"),
        ("-1000", "−Rp1.000,00", "−Rp1.000"),
    ] {
        assert_eq!(rp(text).tulis(DenganSen), dengan);
        assert_eq!(rp(text).tulis(TanpaSen), tanpa);
        assert_eq!(rp(text).angka(DenganSen), dengan.replace("Rp", ""));
    }
}

#[test]
fn a_sen_is_the_smallest_part() {
    assert_eq!(Rupiah::new(dec("1.005")), Err(RupiahError::LebihKecilDariSen));
    assert_eq!(Rupiah::new(dec("1.5000")).map(|r| r.nilai().to_string()), Ok("1.50".to_owned()));
    assert_eq!(Rupiah::new(Decimal::MAX).map(Rupiah::nilai), Ok(Decimal::MAX));
    let wide = Decimal::from_i128_with_scale(Decimal::MAX.mantissa(), 1);
    assert_eq!(Rupiah::new(wide), Err(RupiahError::TerlaluBesar));
}

#[test]
fn equal_amounts_are_serialized_alike() {
    let json = |text| serde_json::to_string(&rp(text)).unwrap();
    assert_eq!(json("5000"), "\"5000\"");
    assert_eq!(json("5000.00"), json("5000"));
    assert_eq!(json("5000.5"), "\"5000.50\"");
}

#[test]
fn arithmetic_is_checked() {
    assert_eq!(rp("0.50").checked_add(rp("0.50")), Some(rp("1")));
    assert_eq!(rp("1").checked_sub(rp("1.25")), Some(rp("-0.25")));
    let largest = Rupiah::new(Decimal::MAX).unwrap();
    assert_eq!(largest.checked_add(rp("1")), None);
    assert_eq!(largest.checked_add(rp("0.01")), None);
    assert_eq!(Rupiah::jumlah([]), Some(Rupiah::NOL));
    assert_eq!(Rupiah::jumlah(["1", "2", "3.5"].map(rp)), Some(rp("6.5")));
    assert!(rp("-1") < rp("0.5") && rp("0.50") < rp("1"));
}

proptest! {
    #[test]
    fn never_panics(a in any_decimal(), b in any_decimal()) {
        if let (Ok(a), Ok(b)) = (Rupiah::new(a), Rupiah::new(b)) {
            let _ = (a.checked_add(b), a.checked_sub(b), a.tulis(TanpaSen), b.angka(DenganSen));
        }
    }

    #[test]
    fn plain_text_comes_back(sen in -10i128.pow(20)..10i128.pow(20)) {
        let amount = Rupiah::new(Decimal::from_i128_with_scale(sen, 2)).unwrap();
        let again = from_text(&amount.nilai().to_string()).map(Rupiah::new);
        prop_assert_eq!(again, Ok(Ok(amount)));
        prop_assert_eq!(amount.checked_sub(amount), Some(Rupiah::NOL));
    }
}
