//! Exact decimals from the text of a TOML number.
//!
//! Owns the grammar of TOML numbers; the value never passes through a float and is never rounded.
//! Must not know the record that the number stands in.

use rust_decimal::Decimal;
use thiserror::Error;

use super::decimal::MAX_DIGITS;

/// Why the text of a number could not become an exact decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DecimalError {
    /// The text is `inf` or `nan`, with or without a sign.
    #[error("Nilai harus berupa angka biasa; inf dan nan tidak dapat dipakai.")]
    NotFinite,
    /// The text needs more digits than can be kept exactly.
    #[error(
        "Angka ini memerlukan lebih dari 28 digit, sehingga tidak dapat disimpan dengan tepat."
    )]
    TooLong,
    /// The text does not follow the form of a TOML number.
    #[error("Tulisan ini bukan angka yang sah; contoh yang benar: 1250, 1_250_000, atau 71.27.")]
    NotANumber,
}

/// Makes an exact decimal from a TOML number's own text.
///
/// Takes integers (also hexadecimal, octal and binary) and floats, with underscores, sign and
/// exponent. Trailing zeros are kept as scale: `45.90` has two decimals.
///
/// # Errors
/// [`DecimalError`] when the text is not a finite number or needs more than 28 digits; it is never
/// rounded.
///
/// ```
/// # use lkjip_metrics::number::from_text;
/// assert_eq!(from_text("3_557_321_229").unwrap().to_string(), "3557321229");
/// assert_eq!(from_text("45.90").unwrap().to_string(), "45.90");
/// assert_eq!(from_text("1.5e-3").unwrap().to_string(), "0.0015");
/// assert!(from_text("nan").is_err());
/// ```
pub fn from_text(text: &str) -> Result<Decimal, DecimalError> {
    let (sign, body) = match text.as_bytes().first() {
        Some(b'+' | b'-') => text.split_at_checked(1).ok_or(DecimalError::NotANumber)?,
        _ => ("", text),
    };
    if matches!(body, "inf" | "nan") {
        return Err(DecimalError::NotFinite);
    }
    if let Some((digits, radix)) = radix_digits(body) {
        return if sign.is_empty() {
            from_radix(digits, radix)
        } else {
            Err(DecimalError::NotANumber)
        };
    }
    let magnitude = from_decimal_digits(body)?;
    // Negating a zero would make a "-0" that prints with its sign.
    Ok(if sign == "-" && !magnitude.is_zero() { -magnitude } else { magnitude })
}

/// Splits off the prefix of a hexadecimal, octal or binary integer.
fn radix_digits(body: &str) -> Option<(&str, u32)> {
    let with = |prefix, radix| body.strip_prefix(prefix).map(|digits| (digits, radix));
    with("0x", 16).or_else(|| with("0o", 8)).or_else(|| with("0b", 2))
}

/// Reads the digits behind a radix prefix.
fn from_radix(text: &str, radix: u32) -> Result<Decimal, DecimalError> {
    let digits = plain_digits(text, radix)?;
    let value = u128::from_str_radix(&digits, radix).map_err(|_| DecimalError::TooLong)?;
    build(&value.to_string(), 0)
}

/// Reads `12.50e-1` without its sign.
fn from_decimal_digits(body: &str) -> Result<Decimal, DecimalError> {
    let (mantissa, exponent) = match body.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent)?),
        None => (body, 0),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, plain_digits(fraction, 10)?),
        None => (mantissa, String::new()),
    };
    let whole = plain_digits(whole, 10)?;
    if whole.len() > 1 && whole.starts_with('0') {
        return Err(DecimalError::NotANumber);
    }
    let decimals = i64::try_from(fraction.len()).map_err(|_| DecimalError::TooLong)?;
    let scale = decimals.checked_sub(exponent).ok_or(DecimalError::TooLong)?;
    build(&(whole + &fraction), scale)
}

/// Reads an exponent; one that is too long for `i64` cannot belong to a number of 28 digits.
fn parse_exponent(text: &str) -> Result<i64, DecimalError> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let value: i64 = plain_digits(digits, 10)?.parse().map_err(|_| DecimalError::TooLong)?;
    Ok(if negative { -value } else { value })
}

/// Removes underscores; each of them must stand between two digits.
fn plain_digits(text: &str, radix: u32) -> Result<String, DecimalError> {
    let good = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_digit(radix));
    if text.split('_').all(good) {
        Ok(text.replace('_', ""))
    } else {
        Err(DecimalError::NotANumber)
    }
}

/// Puts the decimal mark `scale` places from the right; a negative scale appends zeros.
fn build(digits: &str, scale: i64) -> Result<Decimal, DecimalError> {
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() && scale <= 0 {
        return Ok(Decimal::ZERO);
    }
    let places = u32::try_from(scale.max(0)).map_err(|_| DecimalError::TooLong)?;
    let zeros = usize::try_from(scale.min(0).unsigned_abs()).map_err(|_| DecimalError::TooLong)?;
    let length = digits.len().checked_add(zeros).ok_or(DecimalError::TooLong)?;
    if length > MAX_DIGITS as usize || places > MAX_DIGITS {
        return Err(DecimalError::TooLong);
    }
    let mantissa = if digits.is_empty() { 0 } else { parse_mantissa(digits, zeros)? };
    Decimal::try_from_i128_with_scale(mantissa, places).map_err(|_| DecimalError::TooLong)
}

/// Reads at most 28 digits, which always fit, and appends zeros.
fn parse_mantissa(digits: &str, zeros: usize) -> Result<i128, DecimalError> {
    let text = format!("{digits}{}", "0".repeat(zeros));
    text.parse().map_err(|_| DecimalError::TooLong)
}
