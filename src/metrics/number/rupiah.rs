//! Amounts of rupiah, exact to the sen.
//!
//! Owns the money type and its two forms on paper. EYD writes the symbol without point and without
//! space: `Rp500.000,00`. Knows nothing of budgets.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use thiserror::Error;

use super::decimal::{add, half_up, sub};
use super::form::{MINUS, angka};

/// An amount of money in rupiah, with no more than two decimals (sen); it may be negative.
///
/// Serialized as plain decimal text, `"9065287929"` or `"24300904925.96"`.
///
/// ```
/// # use lkjip_metrics::number::{BentukRupiah, Rupiah, from_text};
/// let serapan = Rupiah::new(from_text("9_065_287_929").unwrap()).unwrap();
/// assert_eq!(serapan.tulis(BentukRupiah::DenganSen), "Rp9.065.287.929,00");
/// assert_eq!(serapan.tulis(BentukRupiah::TanpaSen), "Rp9.065.287.929");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Rupiah(Decimal);

/// How an amount is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BentukRupiah {
    /// Always with two decimals: `Rp1.000,00`.
    #[default]
    DenganSen,
    /// Decimals only where there are sen: `Rp1.000`, but `Rp1.000,50`.
    TanpaSen,
}

/// Why a number is not an amount of rupiah.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum RupiahError {
    /// There is something smaller than a sen.
    #[error("Jumlah rupiah paling banyak memuat dua angka di belakang koma (sen).")]
    LebihKecilDariSen,
    /// The amount cannot be kept exactly together with its sen.
    #[error("Jumlah rupiah ini terlalu besar untuk disimpan dengan tepat.")]
    TerlaluBesar,
}

impl Rupiah {
    /// No money at all.
    pub const NOL: Self = Self(Decimal::ZERO);

    /// Takes a number as an amount; zeros behind the sen do no harm.
    ///
    /// # Errors
    /// [`RupiahError`] when there is something smaller than a sen, or the amount is too large.
    pub fn new(nilai: Decimal) -> Result<Self, RupiahError> {
        let plain = nilai.normalize();
        let decimals = match plain.scale() {
            0 => 0,
            1 | 2 => 2,
            _ => return Err(RupiahError::LebihKecilDariSen),
        };
        let nilai = half_up(plain, decimals);
        if nilai.scale() == decimals { Ok(Self(nilai)) } else { Err(RupiahError::TerlaluBesar) }
    }

    /// The amount as a number: without decimals, or with two if there are sen.
    pub fn nilai(self) -> Decimal {
        self.0
    }

    /// The amount with its symbol, `Rp9.065.287.929,00`; negative `−Rp1.000,00`.
    pub fn tulis(self, bentuk: BentukRupiah) -> String {
        let angka = self.angka(bentuk);
        match angka.strip_prefix(MINUS) {
            Some(besar) => format!("{MINUS}Rp{besar}"),
            None => format!("Rp{angka}"),
        }
    }

    /// The amount without its symbol, for the cells of a table that names the unit.
    pub fn angka(self, bentuk: BentukRupiah) -> String {
        let tanpa_sen = bentuk == BentukRupiah::TanpaSen && self.0.scale() == 0;
        angka(self.0, if tanpa_sen { 0 } else { 2 })
    }

    /// Adds two amounts; `None` when the sum does not fit.
    pub fn checked_add(self, lain: Self) -> Option<Self> {
        Self::new(add(self.0, lain.0)?).ok()
    }

    /// Subtracts an amount; `None` when the difference does not fit.
    pub fn checked_sub(self, lain: Self) -> Option<Self> {
        Self::new(sub(self.0, lain.0)?).ok()
    }

    /// Adds up amounts; nothing gives [`Rupiah::NOL`], and what does not fit gives `None`.
    pub fn jumlah<I>(bagian: I) -> Option<Self>
    where
        I: IntoIterator<Item = Self>,
    {
        bagian.into_iter().try_fold(Self::NOL, Self::checked_add)
    }
}

impl Serialize for Rupiah {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
