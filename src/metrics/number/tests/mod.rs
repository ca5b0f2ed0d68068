//! Tests of the number layer, one file per subject, laws (proptest) beside examples.

mod decimal;
mod form;
mod kode;
mod nip;
mod rupiah;
mod tanggal;
mod terbilang;

use proptest::prelude::*;

use super::{Decimal, from_text};

/// A number from its TOML text.
fn dec(text: &str) -> Decimal {
    from_text(text).unwrap()
}

/// Any decimal at all, to the limits of its type.
fn any_decimal() -> impl Strategy<Value = Decimal> {
    let limit = Decimal::MAX.mantissa();
    let mantissa = prop_oneof![-limit..=limit, -1_000_000_000i128..=1_000_000_000];
    (mantissa, 0u32..=28).prop_map(|(m, scale)| Decimal::from_i128_with_scale(m, scale))
}

/// A decimal of an everyday size: up to 15 digits, up to 4 of them decimals.
fn everyday() -> impl Strategy<Value = Decimal> {
    (-999_999_999_999_999i128..=999_999_999_999_999, 0u32..=4)
        .prop_map(|(m, scale)| Decimal::from_i128_with_scale(m, scale))
}

/// Any decimal of at most 28 digits, which is what a record can hold.
fn recordable() -> impl Strategy<Value = Decimal> {
    let limit = 10i128.pow(28) - 1;
    (-limit..=limit, 0u32..=28).prop_map(|(m, scale)| Decimal::from_i128_with_scale(m, scale))
}
