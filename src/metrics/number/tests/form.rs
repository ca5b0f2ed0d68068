//! The id-ID form and its way back.

use proptest::prelude::*;

use super::super::form::*;
use super::{Decimal, any_decimal, dec, everyday, recordable};
use crate::number::half_up;

#[test]
fn prints_points_and_commas() {
    for (text, decimals, expected) in [
        ("0", 0, "0"),
        ("0", 2, "0,00"),
        ("999", 0, "999"),
        ("1000", 0, "1.000"),
        ("1234567.89", 2, "1.234.567,89"),
        ("1234567.895", 2, "1.234.567,90"),
        ("999999.999", 2, "1.000.000,00"),
        ("0.05", 1, "0,1"),
        ("-1234.5", 2, "−1.234,50"),
        ("-0.004", 2, "0,00"),
    ] {
        assert_eq!(angka(dec(text), decimals), expected, "{text}");
    }
    let largest = angka(Decimal::MAX, 2);
    assert_eq!(largest, "79.228.162.514.264.337.593.543.950.335,00");
}

#[test]
fn keeps_the_decimals_that_are_there() {
    assert_eq!(angka_apa_adanya(dec("18")), "18");
    assert_eq!(angka_apa_adanya(dec("18.0")), "18,0");
    assert_eq!(angka_apa_adanya(dec("45.90")), "45,90");
    assert_eq!(angka_apa_adanya(dec("-12345.678")), "−12.345,678");
}

#[test]
fn per_cent_stands_close() {
    assert_eq!(persen(dec("94.405"), 2), "94,41%");
    assert_eq!(persen(dec("-5.8"), 2), "−5,80%");
    assert_eq!(persen(dec("100"), 0), "100%");
}

#[test]
fn reads_only_the_form() {
    for (text, expected) in [
        ("1.234.567,89", "1234567.89"),
        ("1234567,89", "1234567.89"),
        ("−1.234,50", "-1234.50"),
        ("-7", "-7"),
        ("\u{a0}45,90 ", "45.90"),
        ("−0,00", "0.00"),
    ] {
        assert_eq!(parse_angka(text), Some(dec(expected)), "{text}");
    }
    for text in [
        "",
        "−",
        ",5",
        "5,",
        "0.5",
        "1.23",
        "1234.567",
        "1.2345",
        "1.234.56",
        ".123",
        "123.",
        "1..234",
        "007",
        "01.234",
        "1,234,567",
        "1,234.567",
        "1 234",
        "1_234",
        "--1",
        "−-1",
        "+1",
        "1e3",
        "0x10",
        "12%",
        "Rp12",
        "inf",
        "٣",
    ] {
        assert_eq!(parse_angka(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn never_panics(
        d in any_decimal(),
        decimals in any::<u32>(),
        text in ".*",
        near in "[-−0-9.,]{0,40}",
    ) {
        let _ = (angka(d, decimals), persen(d, decimals), angka_apa_adanya(d));
        let _ = (parse_angka(&text), parse_angka(&near));
    }

    #[test]
    fn round_trip(d in recordable()) {
        let back = parse_angka(&angka_apa_adanya(d));
        prop_assert_eq!(back.map(|b| (b, b.scale())), Some((d, d.scale())));
    }

    #[test]
    fn prints_the_rounded_value(d in everyday(), decimals in 0u32..=6) {
        prop_assert_eq!(parse_angka(&angka(d, decimals)), Some(half_up(d, decimals)));
    }

    #[test]
    fn what_is_read_prints_the_same(
        text in "−?[1-9][0-9]{0,2}(\\.[0-9]{3}){0,5}(,[0-9]{1,6})?",
    ) {
        prop_assert_eq!(parse_angka(&text).map(angka_apa_adanya), Some(text));
    }
}
