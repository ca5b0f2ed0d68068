//! Words and back: golden spellings, and laws for everything between them.

use proptest::prelude::*;

use super::super::terbilang::*;
use super::{Decimal, any_decimal, dec};

/// The spelling of whole numbers.
///
/// Compared with the Python package num2words 0.5.14 (lang "id") on 7742 numbers from 0 to 10^15:
/// the same everywhere but for a thousand that stands alone behind a larger group, where it says
/// "satu juta satu ribu". It also reads all decimals one by one and says "min" for "minus".
const UTUH: &[(u64, &str)] = &[
    (0, "nol"),
    (1, "satu"),
    (9, "sembilan"),
    (10, "sepuluh"),
    (11, "sebelas"),
    (12, "dua belas"),
    (19, "sembilan belas"),
    (20, "dua puluh"),
    (21, "dua puluh satu"),
    (99, "sembilan puluh sembilan"),
    (100, "seratus"),
    (101, "seratus satu"),
    (110, "seratus sepuluh"),
    (111, "seratus sebelas"),
    (200, "dua ratus"),
    (999, "sembilan ratus sembilan puluh sembilan"),
    (1_000, "seribu"),
    (1_001, "seribu satu"),
    (1_111, "seribu seratus sebelas"),
    (2_000, "dua ribu"),
    (11_000, "sebelas ribu"),
    (21_000, "dua puluh satu ribu"),
    (100_000, "seratus ribu"),
    (101_000, "seratus satu ribu"),
    (1_000_000, "satu juta"),
    // num2words: "satu juta satu ribu".
    (1_001_000, "satu juta seribu"),
    (1_000_001, "satu juta satu"),
    (5_000_000, "lima juta"),
    (1_000_000_000, "satu miliar"),
    (
        9_065_287_929,
        "sembilan miliar enam puluh lima juta \
         dua ratus delapan puluh tujuh ribu sembilan ratus dua puluh sembilan",
    ),
    (1_000_000_000_000, "satu triliun"),
    (1_001_001_001_001, "satu triliun satu miliar satu juta seribu satu"),
    (1_000_000_000_000_000, "satu kuadriliun"),
];

#[test]
fn whole_numbers() {
    for &(number, words) in UTUH {
        assert_eq!(terbilang(Decimal::from(number)).as_deref(), Ok(words), "{number}");
        assert_eq!(urai_terbilang(words), Some(Decimal::from(number)), "{words}");
    }
}

#[test]
fn decimals() {
    for (text, words) in [
        ("71.27", "tujuh puluh satu koma dua puluh tujuh"),
        ("71.05", "tujuh puluh satu koma nol lima"),
        ("10.5", "sepuluh koma lima"),
        ("74.00", "tujuh puluh empat"),
        ("2.50", "dua koma lima puluh"),
        ("0.10", "nol koma sepuluh"),
        ("0.11", "nol koma sebelas"),
        ("3.141", "tiga koma satu empat satu"),
        ("3.010", "tiga koma nol satu nol"),
        ("-0.5", "minus nol koma lima"),
        ("-5", "minus lima"),
        ("12356.78", "dua belas ribu tiga ratus lima puluh enam koma tujuh puluh delapan"),
    ] {
        assert_eq!(terbilang(dec(text)).as_deref(), Ok(words), "{text}");
        assert_eq!(urai_terbilang(words), Some(dec(text)), "{words}");
    }
    assert_eq!(terbilang(-Decimal::ZERO).as_deref(), Ok("nol"));
}

#[test]
fn the_limit_is_one_quadrillion() {
    let limit = Decimal::from(TERBESAR);
    assert_eq!(terbilang(-limit).as_deref(), Ok("minus satu kuadriliun"));
    for beyond in [limit + Decimal::ONE, limit + dec("0.01"), Decimal::MAX, Decimal::MIN] {
        assert_eq!(terbilang(beyond), Err(TerbilangError::TerlaluBesar));
    }
    assert_eq!(terbilang(dec("1000000000000000.00")).as_deref(), Ok("satu kuadriliun"));
}

#[test]
fn reads_what_people_write() {
    assert_eq!(urai_terbilang("  Tujuh PULUH satu\n Koma  dua Puluh Tujuh "), Some(dec("71.27")));
    assert_eq!(urai_terbilang("tujuh puluh satu koma dua tujuh"), Some(dec("71.27")));
    assert_eq!(urai_terbilang("tujuh puluh empat koma nol nol"), Some(dec("74")));
}

#[test]
fn refuses_wrong_spelling() {
    for text in [
        "",
        "minus",
        "minus nol",
        "koma lima",
        "lima koma",
        "lima koma satu koma dua",
        "tujuh pulluh",
        "satu ribu",
        "satu puluh",
        "satu ratus",
        "satu belas",
        "seratus puluh",
        "nol belas",
        "dua milyar",
        "dua trilyun",
        "sejuta",
        "dua tiga",
        "lima ratus ribu juta",
        "ribu",
        "juta dua",
        "seribu dua ribu",
        "dua ribu tiga juta",
        "satu juta nol",
        "seratus dan satu",
        "dua kuadriliun",
        "lima koma seratus",
        "lima koma lima nol puluh",
        "lima koma minus dua",
    ] {
        assert_eq!(urai_terbilang(text), None, "{text}");
    }
}

#[test]
fn title_case() {
    assert_eq!(huruf_judul("tujuh puluh satu koma nol"), "Tujuh Puluh Satu Koma Nol");
    assert_eq!(huruf_judul(" éa  LKjIP"), " Éa  LKjIP");
    assert_eq!(huruf_judul(""), "");
}

/// A number that has words: whole part up to 10^15 − 1, up to 12 decimals.
fn utterable() -> impl Strategy<Value = Decimal> {
    let any_size = (0u32..=15).prop_flat_map(|digits| 0..10i128.pow(digits));
    (any_size, 0u32..=12, 0i128..10i128.pow(12), any::<bool>()).prop_map(
        |(whole, scale, fraction, negative)| {
            let unit = 10i128.pow(scale);
            let mantissa = whole * unit + fraction % unit;
            Decimal::from_i128_with_scale(if negative { -mantissa } else { mantissa }, scale)
        },
    )
}

/// Number words in any order, most of them no number.
fn sample_words() -> impl Strategy<Value = Vec<&'static str>> {
    let all =
        "nol satu dua sembilan belas sebelas puluh sepuluh ratus seratus ribu seribu juta miliar";
    let words: Vec<&str> = all.split(' ').collect();
    proptest::collection::vec(proptest::sample::select(words), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn words_come_back(d in utterable()) {
        let words = terbilang(d).unwrap();
        prop_assert_eq!(urai_terbilang(&words), Some(d), "{}", &words);
        prop_assert_eq!(urai_terbilang(&huruf_judul(&words)), Some(d));
    }

    #[test]
    fn different_numbers_have_different_words(a in utterable(), b in utterable()) {
        prop_assume!(a != b);
        prop_assert_ne!(terbilang(a), terbilang(b));
    }

    #[test]
    fn what_is_read_is_spelled_like_that(words in sample_words()) {
        let text = words.join(" ");
        if let Some(number) = urai_terbilang(&text) {
            prop_assert_eq!(terbilang(number), Ok(text));
        }
    }

    #[test]
    fn never_panics(
        d in any_decimal(),
        text in ".*",
        words in "(minus |koma |satu |dua puluh |seratus |ribu |kuadriliun |x ){0,50}",
    ) {
        let _ = (terbilang(d), urai_terbilang(&text), urai_terbilang(&words), huruf_judul(&text));
    }
}
