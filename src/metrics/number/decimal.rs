//! Exact decimals: the few operations that figures are made of.
//!
//! Everything here is either exact or rounded once, by a rule that has a name (half up). Nothing
//! overflows silently: what does not fit is `None`. Knows nothing of forms on paper; a decimal is
//! read from its text in `toml_text`.

use rust_decimal::Decimal;

pub use super::toml_text::{DecimalError, from_text};

/// The most digits a number may need, before and behind the decimal mark together.
pub const MAX_DIGITS: u32 = 28;

/// Rounds half away from zero to exactly `decimals` decimals.
///
/// `decimals` above 28 counts as 28. A number so large that the added zeros do not fit (more than
/// 28 digits) is returned as it is: the value is never changed by padding.
///
/// ```
/// # use lkjip_metrics::number::{from_text, half_up};
/// let half = |text, decimals| half_up(from_text(text).unwrap(), decimals).to_string();
/// assert_eq!(half("2.345", 2), "2.35");
/// assert_eq!(half("-2.345", 2), "-2.35");
/// assert_eq!(half("18", 2), "18.00");
/// ```
pub fn half_up(d: Decimal, decimals: u32) -> Decimal {
    let decimals = decimals.min(MAX_DIGITS);
    rescaled(d, decimals).unwrap_or(d)
}

/// Does the work of [`half_up`]; `None` when the added zeros do not fit.
fn rescaled(d: Decimal, decimals: u32) -> Option<Decimal> {
    let mantissa = if d.scale() <= decimals {
        mantissa_at(d, decimals)?
    } else {
        let divisor = 10i128.checked_pow(d.scale().checked_sub(decimals)?)?;
        let doubled = d.mantissa().checked_mul(2)?.checked_abs()?.checked_div(divisor)?;
        half_of(u128::try_from(doubled).ok()?, d.is_sign_negative())?
    };
    Decimal::try_from_i128_with_scale(mantissa, decimals).ok()
}

/// The mantissa of `d` when it is written with `scale` decimals, which are not fewer than its own.
fn mantissa_at(d: Decimal, scale: u32) -> Option<i128> {
    let factor = 10i128.checked_pow(scale.checked_sub(d.scale())?)?;
    d.mantissa().checked_mul(factor)
}

/// Turns floor(2x) into x rounded half up, floor(x + 1/2) = floor((floor(2x) + 1) / 2), with sign.
fn half_of(doubled: u128, negative: bool) -> Option<i128> {
    let rounded = i128::try_from(doubled.checked_add(1)? / 2).ok()?;
    Some(if negative { -rounded } else { rounded })
}

/// Divides a by b with up to 28 significant digits; `None` when b = 0 or the result does not fit.
///
/// For a figure that is printed take [`quotient_half_up`], which rounds once, from the exact
/// quotient.
pub fn quotient(a: Decimal, b: Decimal) -> Option<Decimal> {
    let result = a.checked_div(b)?;
    Some(if result.is_zero() { Decimal::ZERO } else { result })
}

/// Divides a by b and rounds the exact quotient half up, in one step.
///
/// `None` when b = 0, when `decimals` is above 28, or when the result does not fit.
///
/// ```
/// # use lkjip_metrics::number::{from_text, quotient_half_up};
/// let (a, b) = (from_text("2").unwrap(), from_text("3").unwrap());
/// assert_eq!(quotient_half_up(a, b, 2).unwrap().to_string(), "0.67");
/// ```
pub fn quotient_half_up(a: Decimal, b: Decimal, decimals: u32) -> Option<Decimal> {
    ratio(a, b, 0, decimals)
}

/// The share of `part` in `whole` in per cent: part × 100 / whole, rounded half up.
///
/// The quotient is not rounded before: 11,85 of 18 is 65,8333… and prints as 65,83. `None` when
/// `whole` is 0, when `decimals` is above 28, or when the result does not fit.
///
/// ```
/// # use lkjip_metrics::number::{from_text, percent};
/// let (part, whole) = (from_text("11.85").unwrap(), from_text("18").unwrap());
/// assert_eq!(percent(part, whole, 2).unwrap().to_string(), "65.83");
/// ```
pub fn percent(part: Decimal, whole: Decimal, decimals: u32) -> Option<Decimal> {
    ratio(part, whole, 2, decimals)
}

/// a × 10^shift / b, rounded half up from the exact quotient by long division.
fn ratio(a: Decimal, b: Decimal, shift: u32, decimals: u32) -> Option<Decimal> {
    if b.is_zero() || decimals > MAX_DIGITS {
        return None;
    }
    let exponent = i64::from(b.scale()) - i64::from(a.scale()) + i64::from(shift + decimals);
    let numerator = a.mantissa().unsigned_abs().checked_mul(2)?;
    let doubled = scaled_floor(numerator, b.mantissa().unsigned_abs(), exponent)?;
    let mantissa = half_of(doubled, a.is_sign_negative() != b.is_sign_negative())?;
    Decimal::try_from_i128_with_scale(mantissa, decimals).ok()
}

/// floor(numerator × 10^exponent / denominator), one digit at a time.
fn scaled_floor(numerator: u128, denominator: u128, exponent: i64) -> Option<u128> {
    let mut quotient = numerator.checked_div(denominator)?;
    let mut rest = numerator.checked_rem(denominator)?;
    for _ in 0..exponent {
        rest = rest.checked_mul(10)?;
        quotient = quotient.checked_mul(10)?.checked_add(rest.checked_div(denominator)?)?;
        rest = rest.checked_rem(denominator)?;
    }
    for _ in exponent..0 {
        quotient /= 10;
    }
    Some(quotient)
}

/// Adds exactly; `None` when the sum would have to be rounded or does not fit.
pub fn add(a: Decimal, b: Decimal) -> Option<Decimal> {
    let scale = a.scale().max(b.scale());
    let mantissa = mantissa_at(a, scale)?.checked_add(mantissa_at(b, scale)?)?;
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}

/// Subtracts b from a exactly; `None` when the difference would have to be rounded or does not fit.
pub fn sub(a: Decimal, b: Decimal) -> Option<Decimal> {
    add(a, -b)
}

/// Adds up all parts exactly; nothing gives 0, and what does not fit gives `None`.
///
/// ```
/// # use lkjip_metrics::number::{from_text, sum};
/// let parts = ["0.1", "0.2"].map(|text| from_text(text).unwrap());
/// assert_eq!(sum(parts).unwrap().to_string(), "0.3");
/// ```
pub fn sum<I>(parts: I) -> Option<Decimal>
where
    I: IntoIterator<Item = Decimal>,
{
    parts.into_iter().try_fold(Decimal::ZERO, add)
}
