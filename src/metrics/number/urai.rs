//! The way back from words to the number, to check words that a person typed.
//!
//! Takes every correct spelling that `terbilang` makes and no wrong one ("milyar", "satu ribu").
//! Must not guess: what is not certain is `None`.

use rust_decimal::Decimal;

use super::decimal::MAX_DIGITS;
use super::terbilang::{DIGIT, PANGKAT, TERBESAR, eja};

/// Reads a number in words; `None` when they are no correct spelling of one number.
///
/// Case and additional space do not matter. Two decimals may also be read one by one ("koma dua
/// tujuh"), and decimals that are all zero may be spelled out ("koma nol nol").
///
/// ```
/// # use lkjip_metrics::number::{from_text, urai_terbilang};
/// assert_eq!(urai_terbilang("Tujuh Puluh Satu Koma Dua Puluh Tujuh"), from_text("71.27").ok());
/// assert_eq!(urai_terbilang("dua milyar"), None);
/// ```
pub fn urai_terbilang(text: &str) -> Option<Decimal> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let (negative, words) = match words.split_first() {
        Some((&"minus", rest)) => (true, rest),
        _ => (false, words.as_slice()),
    };
    let mut halves = words.splitn(2, |word| *word == "koma");
    let whole = i128::from(urai_bulat(halves.next()?)?);
    let (fraction, scale) = halves.next().map_or(Some((0, 0)), urai_desimal)?;
    let mantissa = whole.checked_mul(10i128.checked_pow(scale)?)?.checked_add(fraction)?;
    if negative && mantissa == 0 {
        return None;
    }
    let signed = if negative { -mantissa } else { mantissa };
    Decimal::try_from_i128_with_scale(signed, scale).ok()
}

/// Reads a whole number: adds up what the words mean, then asks whether it is spelled like that.
fn urai_bulat(words: &[&str]) -> Option<u64> {
    let number = nilai(words)?;
    (number <= TERBESAR && eja(number) == words).then_some(number)
}

/// Adds up the words without asking for their order.
fn nilai(words: &[&str]) -> Option<u64> {
    let (mut total, mut group, mut unit) = (0u64, 0u64, 0u64);
    for word in words {
        let step = match *word {
            "sepuluh" => 10,
            "sebelas" => 11,
            "seratus" => 100,
            "belas" => unit.checked_add(10)?,
            "puluh" => unit.checked_mul(10)?,
            "ratus" => unit.checked_mul(100)?,
            "seribu" => {
                total = total.checked_add(1_000)?;
                continue;
            }
            other => {
                if let Some(value) = digit(other) {
                    unit = value;
                } else {
                    let (power, _) = PANGKAT.iter().find(|(_, name)| *name == other)?;
                    let count = group.checked_add(unit)?;
                    total = total.checked_add(count.checked_mul(*power)?)?;
                    (group, unit) = (0, 0);
                }
                continue;
            }
        };
        group = group.checked_add(step)?;
        unit = 0;
    }
    total.checked_add(group)?.checked_add(unit)
}

/// Reads decimals as their number and how many they are.
fn urai_desimal(words: &[&str]) -> Option<(i128, u32)> {
    let digits: Option<Vec<u64>> = words.iter().map(|word| digit(word)).collect();
    let Some(digits) = digits else {
        let pair = urai_bulat(words)?;
        return (10..=99).contains(&pair).then_some((i128::from(pair), 2));
    };
    let scale =
        u32::try_from(digits.len()).ok().filter(|scale| (1..=MAX_DIGITS).contains(scale))?;
    let number = digits
        .iter()
        .try_fold(0i128, |number, digit| number.checked_mul(10)?.checked_add(i128::from(*digit)))?;
    Some((number, scale))
}

/// The value of a digit's word.
fn digit(word: &str) -> Option<u64> {
    DIGIT.iter().position(|name| *name == word).and_then(|index| u64::try_from(index).ok())
}
