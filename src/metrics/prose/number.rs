//! A number as a person types it in a sentence: `1.234,56`, `45.90`, `Rp 5.000`, `5,39%`.

use std::ops::Range;

use crate::number::{Decimal, parse_angka};

/// What a number counts, as far as its own writing says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Nothing said.
    None,
    /// `%` or "persen".
    Percent,
    /// `Rp`.
    Rupiah,
}

/// A typed number.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Its value.
    pub value: Decimal,
    /// The digits and marks as typed, without unit.
    pub digits: String,
    /// Decimals as typed.
    pub decimals: u32,
    /// What it counts.
    pub unit: Unit,
    /// Bytes in the text, with the unit.
    pub range: Range<usize>,
    /// Whether a point stands for the decimal comma, as in 45.90.
    pub point: bool,
}

impl Number {
    /// Whether it could be a year: four digits and nothing else.
    pub fn year(&self) -> Option<i32> {
        let plain = self.unit == Unit::None && self.digits.len() == 4;
        let year: i32 = plain.then(|| self.digits.parse().ok()).flatten()?;
        (1945..=2100).contains(&year).then_some(year)
    }

    /// Whether it is a small whole number, such as people count things with.
    pub fn is_small(&self) -> bool {
        self.unit == Unit::None && self.digits.len() <= 2
    }
}

/// Reads digits with points and commas: in the form of the report, else as spreadsheets in English
/// write them. `None` for what is no number, such as a code.
pub fn value(digits: &str) -> Option<(Decimal, u32, bool)> {
    // People type leading zeros; the form of numbers has none.
    let bare = digits.trim_start_matches('0');
    let digits = if bare.starts_with(|c: char| c.is_ascii_digit()) {
        bare
    } else {
        digits.get(digits.len() - bare.len() - usize::from(bare.len() < digits.len())..)?
    };
    let (value, point) = match parse_angka(digits) {
        Some(value) => (value, false),
        None => (from_english(digits)?, true),
    };
    Some((value, value.scale(), point))
}

/// `45.90`, `1,234,567`, `1,234.56`.
fn from_english(digits: &str) -> Option<Decimal> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if fraction.contains(['.', ',']) {
        return None;
    }
    // The same number in the other form.
    let whole = whole.replace(',', ".");
    parse_angka(&if fraction.is_empty() { whole } else { format!("{whole},{fraction}") })
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn numbers_are_read_as_they_are_meant() {
        for (typed, meant, decimals, point) in [
            ("5,39", "5.39", 2, false),
            ("1.234,56", "1234.56", 2, false),
            ("1.250.600.000", "1250600000", 0, false),
            ("45.90", "45.90", 2, true),
            ("1.234", "1234", 0, false),
            ("007", "7", 0, false),
            ("0", "0", 0, false),
            ("0,5", "0.5", 1, false),
            ("1,234,567", "1234567", 0, true),
            ("1,234.56", "1234.56", 2, true),
        ] {
            let (value, scale, as_point) = value(typed).unwrap();
            assert_eq!((value.to_string().as_str(), scale, as_point), (meant, decimals, point));
        }
        for code in ["3.30.05", "2.07.03.2.01", "1,2,3"] {
            assert_eq!(value(code), None, "{code}");
        }
    }
}
