//! Numbers in the id-ID form: point between thousands, comma before decimals.
//!
//! Owns the look of a bare number and its way back; money is in `rupiah`, words are in `terbilang`.

use rust_decimal::Decimal;

use super::decimal::{MAX_DIGITS, from_text, half_up};

/// The sign of a negative number on paper (U+2212), as wide as a digit.
pub const MINUS: char = '−';

/// Prints a number with exactly `decimals` decimals (at most 28), rounded half up.
///
/// ```
/// # use lkjip_metrics::number::{angka, from_text};
/// assert_eq!(angka(from_text("1234567.891").unwrap(), 2), "1.234.567,89");
/// assert_eq!(angka(from_text("-0.5").unwrap(), 0), "−1");
/// ```
pub fn angka(d: Decimal, decimals: u32) -> String {
    let decimals = decimals.min(MAX_DIGITS);
    write(half_up(d, decimals), decimals)
}

/// Prints a number with the decimals that it has itself.
///
/// ```
/// # use lkjip_metrics::number::{angka_apa_adanya, from_text};
/// assert_eq!(angka_apa_adanya(from_text("18").unwrap()), "18");
/// assert_eq!(angka_apa_adanya(from_text("45.90").unwrap()), "45,90");
/// ```
pub fn angka_apa_adanya(d: Decimal) -> String {
    write(d, d.scale())
}

/// Prints a number that already counts per cent, rounded half up, with the sign close to it.
///
/// ```
/// # use lkjip_metrics::number::{from_text, persen};
/// assert_eq!(persen(from_text("94.405").unwrap(), 2), "94,41%");
/// ```
pub fn persen(d: Decimal, decimals: u32) -> String {
    angka(d, decimals) + "%"
}

/// Reads a number in the id-ID form back; `None` for anything else.
///
/// Thousands are grouped throughout or not at all, so `1.234` is one thousand and `0.5` is no
/// number. Both `−` and `-` are taken as the sign, and space around the number is ignored.
/// Numbers of more than 28 digits are not read.
///
/// ```
/// # use lkjip_metrics::number::{from_text, parse_angka};
/// assert_eq!(parse_angka("1.234.567,89"), from_text("1234567.89").ok());
/// assert_eq!(parse_angka("0.5"), None);
/// ```
pub fn parse_angka(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let (sign, body) = match text.strip_prefix([MINUS, '-']) {
        Some(body) => ("-", body),
        None => ("", text),
    };
    let plain = match body.split_once(',') {
        Some((whole, fraction)) if all_digits(fraction) => {
            format!("{sign}{}.{fraction}", ungroup(whole)?)
        }
        Some(_) => return None,
        None => format!("{sign}{}", ungroup(body)?),
    };
    from_text(&plain).ok()
}

/// Writes `d` and pads it with zeros to `decimals`, which are not fewer than its own.
fn write(d: Decimal, decimals: u32) -> String {
    let scale = d.scale() as usize;
    let digits = format!("{:0>width$}", d.mantissa().unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at_checked(digits.len() - scale).unwrap_or((&digits, ""));
    let sign = if d.mantissa() < 0 { MINUS.to_string() } else { String::new() };
    let whole = group(whole);
    if decimals == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole},{fraction:0<width$}", width = decimals as usize)
}

/// Puts a point before each group of three digits, counted from the right.
fn group(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

/// Takes the points out of a whole number, if they stand where they should.
fn ungroup(text: &str) -> Option<String> {
    let groups: Vec<&str> = text.split('.').collect();
    let (first, rest) = groups.split_first()?;
    let grouped = first.len() <= 3 && rest.iter().all(|group| group.len() == 3);
    let good = groups.iter().all(|group| all_digits(group)) && (rest.is_empty() || grouped);
    good.then(|| groups.concat())
}

/// Whether the text is one ASCII digit or more and nothing else.
fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
