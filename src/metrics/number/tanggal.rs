//! Dates as Indonesian official letters write them.
//!
//! Owns the date type and the names of the months. Must not know what day it is today.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

const BULAN: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

/// A day of the calendar; printed and serialized as `10 Januari 2026`.
///
/// ```
/// # use lkjip_metrics::number::Tanggal;
/// assert_eq!(Tanggal::from_ymd(2026, 1, 10).unwrap().to_string(), "10 Januari 2026");
/// assert!(Tanggal::from_ymd(2026, 2, 29).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tanggal(NaiveDate);

impl Tanggal {
    /// Makes a date from year, month (1–12) and day; `None` if there is no such day.
    pub fn from_ymd(tahun: i32, bulan: u32, hari: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(tahun, bulan, hari).map(Self)
    }

    /// The year.
    pub fn tahun(self) -> i32 {
        self.0.year()
    }

    /// The month, 1–12.
    pub fn bulan(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1–31.
    pub fn hari(self) -> u32 {
        self.0.day()
    }

    /// The date as the calendar library has it.
    pub fn nilai(self) -> NaiveDate {
        self.0
    }
}

impl From<NaiveDate> for Tanggal {
    fn from(nilai: NaiveDate) -> Self {
        Self(nilai)
    }
}

impl fmt::Display for Tanggal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bulan = nama_bulan(self.bulan()).unwrap_or_default();
        write!(f, "{} {bulan} {}", self.hari(), self.tahun())
    }
}

impl Serialize for Tanggal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The name of a month, 1–12; `None` for any other number.
///
/// ```
/// # use lkjip_metrics::number::nama_bulan;
/// assert_eq!(nama_bulan(8), Some("Agustus"));
/// assert_eq!(nama_bulan(13), None);
/// ```
pub fn nama_bulan(bulan: u32) -> Option<&'static str> {
    let index = usize::try_from(bulan.checked_sub(1)?).ok()?;
    BULAN.get(index).copied()
}
