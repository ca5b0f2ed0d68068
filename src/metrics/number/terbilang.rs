//! Numbers in Indonesian words, as official letters put them behind a figure.
//!
//! Owns the spelling (PUEBI: miliar, triliun; seribu, but satu juta) and the reading of decimals;
//! the way back from words is in `urai`. Must not know what the number counts.

use rust_decimal::Decimal;
use thiserror::Error;

pub use super::urai::urai_terbilang;

/// The largest number that is put into words: one quadrillion, 10^15.
pub const TERBESAR: u64 = 1_000_000_000_000_000;

/// The words of the digits, at their own index.
pub(super) const DIGIT: [&str; 10] =
    ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];

/// The names of the powers of a thousand, from the largest down.
pub(super) const PANGKAT: [(u64, &str); 5] = [
    (TERBESAR, "kuadriliun"),
    (1_000_000_000_000, "triliun"),
    (1_000_000_000, "miliar"),
    (1_000_000, "juta"),
    (1_000, "ribu"),
];

/// Why a number has no words here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TerbilangError {
    /// The number is beyond one quadrillion, in either direction.
    #[error(
        "Angka di atas satu kuadriliun (1.000.000.000.000.000) tidak dapat ditulis dengan huruf."
    )]
    TerlaluBesar,
}

/// Puts a number into words, in lower case.
///
/// Decimals follow "koma": none at all when they are all zero; two of them are read as one number,
/// a leading zero on its own; one, three or more are read digit by digit. Trailing zeros count as
/// they are written (2,50 is "koma lima puluh"), because the words must agree with the figure.
///
/// # Errors
/// [`TerbilangError::TerlaluBesar`] beyond 10^15.
///
/// ```
/// # use lkjip_metrics::number::{from_text, terbilang};
/// let kata = |text| terbilang(from_text(text).unwrap()).unwrap();
/// assert_eq!(kata("71.27"), "tujuh puluh satu koma dua puluh tujuh");
/// assert_eq!(kata("71.05"), "tujuh puluh satu koma nol lima");
/// assert_eq!(kata("3.141"), "tiga koma satu empat satu");
/// assert_eq!(kata("1_001_000"), "satu juta seribu");
/// ```
pub fn terbilang(d: Decimal) -> Result<String, TerbilangError> {
    let mantissa = d.mantissa().unsigned_abs();
    let unit = 10u128.checked_pow(d.scale()).ok_or(TerbilangError::TerlaluBesar)?;
    let (whole, fraction) = (mantissa / unit, mantissa % unit);
    let limit = u128::from(TERBESAR);
    if whole > limit || (whole == limit && fraction > 0) {
        return Err(TerbilangError::TerlaluBesar);
    }
    let whole = u64::try_from(whole).map_err(|_| TerbilangError::TerlaluBesar)?;
    let mut words = if d.mantissa() < 0 { vec!["minus"] } else { Vec::new() };
    words.extend(eja(whole));
    if fraction > 0 {
        words.push("koma");
        words.extend(eja_desimal(&format!("{fraction:0>width$}", width = d.scale() as usize)));
    }
    Ok(words.join(" "))
}

/// Spells a whole number, word by word.
pub(super) fn eja(number: u64) -> Vec<&'static str> {
    if number == 0 {
        return vec!["nol"];
    }
    let mut words = Vec::new();
    let mut rest = number;
    for (power, name) in PANGKAT {
        match (power, rest / power) {
            (_, 0) => {}
            (1_000, 1) => words.push("seribu"),
            (_, count) => {
                eja_ratusan(count, &mut words);
                words.push(name);
            }
        }
        rest %= power;
    }
    eja_ratusan(rest, &mut words);
    words
}

/// Spells 1 to 999; 0 says nothing.
fn eja_ratusan(number: u64, words: &mut Vec<&'static str>) {
    match number / 100 {
        0 => {}
        1 => words.push("seratus"),
        hundreds => words.extend([digit(hundreds), "ratus"]),
    }
    match number % 100 {
        0 => {}
        10 => words.push("sepuluh"),
        11 => words.push("sebelas"),
        small @ 1..=9 => words.push(digit(small)),
        teen @ 12..=19 => words.extend([digit(teen % 10), "belas"]),
        round if round % 10 == 0 => words.extend([digit(round / 10), "puluh"]),
        other => words.extend([digit(other / 10), "puluh", digit(other % 10)]),
    }
}

/// Reads decimals: two as one number unless the first is zero, otherwise one by one.
fn eja_desimal(digits: &str) -> Vec<&'static str> {
    match digits.parse() {
        Ok(number @ 10..=99) if digits.len() == 2 => eja(number),
        _ => digits.chars().filter_map(|c| c.to_digit(10)).map(|d| digit(d.into())).collect(),
    }
}

/// The word of one digit.
fn digit(value: u64) -> &'static str {
    usize::try_from(value).ok().and_then(|index| DIGIT.get(index)).copied().unwrap_or_default()
}

/// Gives each word a capital letter; the rest of the text stays as it is.
///
/// ```
/// # use lkjip_metrics::number::huruf_judul;
/// assert_eq!(huruf_judul("tujuh puluh satu"), "Tujuh Puluh Satu");
/// ```
pub fn huruf_judul(text: &str) -> String {
    let mut title = String::with_capacity(text.len());
    let mut at_start = true;
    for letter in text.chars() {
        if at_start {
            title.extend(letter.to_uppercase());
        } else {
            title.push(letter);
        }
        at_start = letter.is_whitespace();
    }
    title
}
