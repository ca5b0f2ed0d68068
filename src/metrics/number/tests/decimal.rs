//! Decimals: exact reading, one rounding, no silent overflow.

use proptest::prelude::*;
use rust_decimal::RoundingStrategy;

use super::super::decimal::*;
use super::{Decimal, any_decimal, dec, everyday, recordable};

fn printed(text: &str) -> Result<String, DecimalError> {
    from_text(text).map(|d| d.to_string())
}

#[test]
fn reads_every_form_of_a_toml_number() {
    for (text, expected) in [
        ("0", "0"),
        ("+18", "18"),
        ("-5.40", "-5.40"),
        ("1_250_000", "1250000"),
        ("1_0.2_5", "10.25"),
        ("0xFF", "255"),
        ("0xdead_beef", "3735928559"),
        ("0o755", "493"),
        ("0b1101", "13"),
        ("5e+22", "50000000000000000000000"),
        ("1.50e1", "15.0"),
        ("12E-4", "0.0012"),
        ("6.626e-3", "0.006626"),
        ("1e007", "10000000"),
        ("0e400", "0"),
        ("-0.00", "0.00"),
        ("0.1234567890123456789012345678", "0.1234567890123456789012345678"),
        ("9999999999999999999999999999", "9999999999999999999999999999"),
    ] {
        assert_eq!(printed(text).as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn refuses_what_it_cannot_keep() {
    use DecimalError::{NotANumber, NotFinite, TooLong};
    for (text, expected) in [
        ("inf", NotFinite),
        ("-inf", NotFinite),
        ("+nan", NotFinite),
        ("10000000000000000000000000000", TooLong),
        ("0.12345678901234567890123456789", TooLong),
        ("1.0000000000000000000000000000", TooLong),
        ("1e28", TooLong),
        ("1e-29", TooLong),
        ("1e99999999999999999999", TooLong),
        ("1e-99999999999999999999", TooLong),
        ("1e-9223372036854775807", TooLong),
        ("0xFFFFFFFFFFFFFFFFFFFFFFFF", TooLong),
        ("0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", TooLong),
        ("", NotANumber),
        ("-", NotANumber),
        ("--1", NotANumber),
        ("+0x1", NotANumber),
        ("0x", NotANumber),
        ("0b2", NotANumber),
        ("012", NotANumber),
        ("1__0", NotANumber),
        ("_1", NotANumber),
        ("1_", NotANumber),
        ("1.", NotANumber),
        (".5", NotANumber),
        ("1.2.3", NotANumber),
        ("1e", NotANumber),
        ("1e1.5", NotANumber),
        ("1,5", NotANumber),
        (" 1", NotANumber),
        ("١", NotANumber),
    ] {
        assert_eq!(printed(text), Err(expected), "{text:?}");
    }
}

#[test]
fn half_up_goes_away_from_zero() {
    for (text, decimals, expected) in [
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("2.4999999999999999999999", 0, "2"),
        ("65.835", 2, "65.84"),
        ("-0.004", 2, "0.00"),
        ("74", 2, "74.00"),
        ("1.2", 99, "1.2000000000000000000000000000"),
        ("79999999999999999999999999", 2, "79999999999999999999999999.00"),
    ] {
        assert_eq!(half_up(dec(text), decimals).to_string(), expected, "{text}");
    }
    assert_eq!(half_up(Decimal::MAX, 2), Decimal::MAX);
    assert_eq!(half_up(Decimal::MAX, 2).scale(), 0);
}

#[test]
fn percent_rounds_once_from_the_exact_quotient() {
    let percent = |part, whole| percent(dec(part), dec(whole), 2).map(|d| d.to_string());
    assert_eq!(percent("11.85", "18").as_deref(), Some("65.83"));
    assert_eq!(percent("1", "3").as_deref(), Some("33.33"));
    assert_eq!(percent("2", "3").as_deref(), Some("66.67"));
    assert_eq!(percent("-1", "800").as_deref(), Some("-0.13"));
    assert_eq!(percent("0", "-7").as_deref(), Some("0.00"));
    assert_eq!(percent("1", "0"), None);
    // Just below one half: a quotient of 28 digits is the tie itself and would be rounded to 1.
    let half = Decimal::from_i128_with_scale(Decimal::MAX.mantissa() / 2, 0);
    let (part, whole) = (half, Decimal::MAX);
    assert_eq!(quotient(part, whole), Some(dec("0.5")));
    assert_eq!(quotient_half_up(part, whole, 0), Some(Decimal::ZERO));
    assert_eq!(quotient_half_up(Decimal::MAX, dec("0.1"), 2), None);
    assert_eq!(quotient_half_up(Decimal::ONE, Decimal::ONE, 29), None);
    assert_eq!(super::super::percent(Decimal::ONE, Decimal::ONE, u32::MAX), None);
    assert_eq!(super::super::percent(Decimal::MAX, Decimal::MAX, 2), Some(dec("100.00")));
}

#[test]
fn sums_are_exact_or_nothing() {
    assert_eq!(sum([]), Some(Decimal::ZERO));
    assert_eq!(sum(["0.10", "0.2", "3"].map(dec)).map(|d| d.to_string()).as_deref(), Some("3.30"));
    assert_eq!(sum([Decimal::MAX, Decimal::ONE]), None);
    assert_eq!(add(Decimal::MAX, dec("0.4")), None);
    assert_eq!(quotient(Decimal::ONE, Decimal::ZERO), None);
    assert_eq!(quotient(Decimal::MAX, dec("0.5")), None);
    assert_eq!(quotient(dec("1"), dec("8")), Some(dec("0.125")));
}

proptest! {
    #[test]
    fn text_never_panics(text in ".*", digits in "[-+0-9_.eExob]{0,40}") {
        let _ = from_text(&text);
        let _ = from_text(&digits);
    }

    #[test]
    fn text_round_trip(d in recordable()) {
        let back = from_text(&d.to_string());
        prop_assert_eq!(back.map(|b| (b, b.scale())), Ok((d, d.scale())));
    }

    #[test]
    fn operations_never_panic(a in any_decimal(), b in any_decimal(), decimals in any::<u32>()) {
        let _ = (add(a, b), sub(a, b), quotient(a, b), percent(a, b, decimals));
        let _ = (quotient_half_up(a, b, decimals), half_up(a, decimals), sum([a, b, a]));
    }

    #[test]
    fn half_up_agrees_with_the_library(d in any_decimal(), decimals in 0u32..=28) {
        let ours = half_up(d, decimals);
        let away = RoundingStrategy::MidpointAwayFromZero;
        prop_assert_eq!(ours, d.round_dp_with_strategy(decimals, away));
        prop_assert!(ours.scale() == decimals || ours == d);
    }

    #[test]
    fn the_rounded_quotient_is_the_nearest(
        a in everyday(),
        b in everyday(),
        decimals in 0u32..=4,
    ) {
        prop_assume!(!b.is_zero());
        let q = quotient_half_up(a, b, decimals).unwrap();
        prop_assert_eq!(q.scale(), decimals);
        // |q·b − a| ≤ |b| / 2 units of the last place, in whole numbers with eight decimals.
        let a8 = a.mantissa() * 10i128.pow(8 - a.scale());
        let b4 = b.mantissa() * 10i128.pow(4 - b.scale());
        let unit = 10i128.pow(4 - decimals);
        prop_assert!(2 * (q.mantissa() * unit * b4 - a8).abs() <= b4.abs() * unit);
    }

    #[test]
    fn parts_make_the_whole(
        left in proptest::collection::vec(everyday(), 0..10),
        right in proptest::collection::vec(everyday(), 0..10),
    ) {
        let whole = sum(left.iter().chain(&right).copied()).unwrap();
        let (left, right) = (sum(left).unwrap(), sum(right).unwrap());
        prop_assert_eq!(add(left, right), Some(whole));
        prop_assert_eq!(sub(whole, right), Some(left));
    }
}
