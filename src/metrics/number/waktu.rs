//! A day, with or without the time of day, as notes and the comments of Word carry it.
//!
//! Owns its form in TOML and on paper. Must not know what time it is.

use std::fmt;
use std::str::FromStr;

use toml::value::{Datetime, Offset};

use super::tanggal::Tanggal;

/// A day of the calendar with or without a time; printed as `12 Januari 2026` or
/// `12 Januari 2026 pukul 08.30`.
///
/// ```
/// # use lkjip_metrics::number::Waktu;
/// let waktu: Waktu = "2026-01-12T08:30:00Z".parse().unwrap();
/// assert_eq!(waktu.to_string(), "12 Januari 2026 pukul 08.30");
/// assert_eq!(waktu.toml(), "2026-01-12T08:30:00Z");
/// assert!("2026-02-29".parse::<Waktu>().is_err());
/// assert!("08:30:00".parse::<Waktu>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waktu {
    day: Tanggal,
    moment: Datetime,
}

impl Waktu {
    /// A date of TOML; `None` without a day, or with one that is not in the calendar.
    pub fn from_toml(moment: &Datetime) -> Option<Self> {
        let date = moment.date?;
        let (year, month) = (i32::from(date.year), u32::from(date.month));
        let day = Tanggal::from_ymd(year, month, u32::from(date.day))?;
        let mut moment = *moment;
        // 08:30 and 08:30:00 are one moment.
        if let Some(time) = &mut moment.time {
            time.second = Some(time.second.unwrap_or_default());
            time.nanosecond = time.nanosecond.filter(|part| *part > 0);
        }
        if let Some(Offset::Custom { minutes: 0 }) = moment.offset {
            moment.offset = Some(Offset::Z);
        }
        Some(Self { day, moment })
    }

    /// The day.
    pub fn tanggal(&self) -> Tanggal {
        self.day
    }

    /// As TOML text.
    pub fn toml(&self) -> String {
        self.moment.to_string()
    }
}

impl From<Tanggal> for Waktu {
    fn from(day: Tanggal) -> Self {
        let part = |number: u32| u8::try_from(number).unwrap_or_default();
        let date = toml::value::Date {
            year: u16::try_from(day.tahun()).unwrap_or_default(),
            month: part(day.bulan()),
            day: part(day.hari()),
        };
        Self { day, moment: Datetime { date: Some(date), time: None, offset: None } }
    }
}

/// The text is no date of TOML.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Tulis tahun-bulan-hari, misalnya 2026-01-12, atau dengan jam: 2026-01-12T08:30:00.")]
pub struct WaktuError;

impl FromStr for Waktu {
    type Err = WaktuError;

    fn from_str(text: &str) -> Result<Self, WaktuError> {
        let moment: Datetime = text.trim().parse().map_err(|_| WaktuError)?;
        Self::from_toml(&moment).ok_or(WaktuError)
    }
}

impl fmt::Display for Waktu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day)?;
        match self.moment.time {
            Some(time) => write!(f, " pukul {:02}.{:02}", time.hour, time.minute),
            None => Ok(()),
        }
    }
}
