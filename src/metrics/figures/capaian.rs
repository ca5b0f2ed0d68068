//! Capaian: how much of a target was reached, in per cent. Pure; knows no record.

use rust_decimal::Decimal;

use super::working::Symbols;
use crate::number::{add, percent, sub};
use crate::record::indikator::{Arah, Metode};

/// Decimals of every percentage that the rules give.
pub(super) const DECIMALS: u32 = 2;

/// Why there is no capaian.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CapaianError {
    /// The divisor is zero.
    #[error("Capaian tidak dapat dihitung karena target menjadikan pembaginya 0.")]
    Nol,
    /// The divisor is below zero, so that more would look like less.
    #[error("Capaian tidak dapat dihitung dari target negatif.")]
    Negatif,
    /// The result does not fit.
    #[error("Capaian tidak dapat dihitung karena angkanya terlalu besar.")]
    TerlaluBesar,
}

/// Computes the capaian in per cent, rounded half up to 2 decimals from the exact quotient.
///
/// With R = realisasi and T = target:
/// - higher is better: R / T × 100;
/// - lower is better: (T − (R − T)) / T × 100, below zero where R > 2T;
/// - `indeks`, for growth rates: the same rules over 100 + R and 100 + T.
///
/// Source: the two formulas that Permendagri 86/2017 reports print under Pengukuran Kinerja.
///
/// # Errors
/// [`CapaianError`] when the divisor (T, or 100 + T) is not above zero or the result does not fit.
///
/// ```
/// # use lkjip_metrics::figures::capaian;
/// # use lkjip_metrics::number::from_text;
/// # use lkjip_metrics::record::indikator::{Arah, Metode};
/// let d = |text| from_text(text).unwrap();
/// let naik = capaian(d("11.85"), d("18"), Arah::Naik, Metode::Rasio);
/// assert_eq!(naik, Ok(d("65.83")));
/// let turun = capaian(d("5.88"), d("6"), Arah::Turun, Metode::Rasio);
/// assert_eq!(turun, Ok(d("102.00")));
/// let indeks = capaian(d("11.85"), d("18"), Arah::Naik, Metode::Indeks);
/// assert_eq!(indeks, Ok(d("94.79")));
/// ```
pub fn capaian(
    realisasi: Decimal,
    target: Decimal,
    arah: Arah,
    metode: Metode,
) -> Result<Decimal, CapaianError> {
    let large = CapaianError::TerlaluBesar;
    let shift = match metode {
        Metode::Rasio => Decimal::ZERO,
        Metode::Indeks => Decimal::ONE_HUNDRED,
    };
    let whole = add(target, shift).ok_or(large)?;
    if whole.is_zero() {
        return Err(CapaianError::Nol);
    }
    if whole < Decimal::ZERO {
        return Err(CapaianError::Negatif);
    }
    let reached = add(realisasi, shift).ok_or(large)?;
    let part = match arah {
        Arah::Naik => reached,
        Arah::Turun => {
            let excess = sub(reached, whole).ok_or(large)?;
            sub(whole, excess).ok_or(large)?
        }
    };
    percent(part, whole, DECIMALS).ok_or(large)
}

/// The formula in symbols: a is the realisasi, b the target.
pub(super) fn symbols(arah: Arah, metode: Metode) -> Symbols {
    Symbols::Letters(match (metode, arah) {
        (Metode::Rasio, Arah::Naik) => "a / b × 100",
        (Metode::Rasio, Arah::Turun) => "(b − (a − b)) / b × 100",
        (Metode::Indeks, Arah::Naik) => "(100 + a) / (100 + b) × 100",
        (Metode::Indeks, Arah::Turun) => "(100 + b − (a − b)) / (100 + b) × 100",
    })
}

/// The formula in words.
pub(super) fn formula(arah: Arah, metode: Metode) -> &'static str {
    match (metode, arah) {
        (Metode::Rasio, Arah::Naik) => "realisasi / target × 100",
        (Metode::Rasio, Arah::Turun) => "(target − (realisasi − target)) / target × 100",
        (Metode::Indeks, Arah::Naik) => "(100 + realisasi) / (100 + target) × 100",
        (Metode::Indeks, Arah::Turun) => {
            "(100 + target − (realisasi − target)) / (100 + target) × 100"
        }
    }
}
