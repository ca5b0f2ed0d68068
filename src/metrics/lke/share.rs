//! Shares of indicators covered, and the band that evaluators read from a share.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::{Baris, KOLOM, Keadaan};
use crate::number::percent;

/// Band of a share. A working rule of evaluators (LKE of one regency), not a law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Nilai {
    /// Above 90 %.
    #[serde(rename = ">90")]
    DiAtas90,
    /// Above 75 to 90 %.
    #[serde(rename = ">75-90")]
    DiAtas75,
    /// Above 40 to 75 %.
    #[serde(rename = ">40-75")]
    DiAtas40,
    /// Above 10 to 40 %.
    #[serde(rename = ">10-40")]
    DiAtas10,
    /// Up to 10 %.
    #[serde(rename = "<=10")]
    Sampai10,
}

impl Nilai {
    /// The band as printed.
    pub fn text(self) -> &'static str {
        match self {
            Self::DiAtas90 => ">90%",
            Self::DiAtas75 => ">75–90%",
            Self::DiAtas40 => ">40–75%",
            Self::DiAtas10 => ">10–40%",
            Self::Sampai10 => "≤10%",
        }
    }

    /// The band of so many of so many, compared without rounding.
    pub fn of(covered: usize, all: usize) -> Self {
        let above = |share: u128| {
            (covered as u128).saturating_mul(100) > (all as u128).saturating_mul(share)
        };
        match () {
            () if above(90) => Self::DiAtas90,
            () if above(75) => Self::DiAtas75,
            () if above(40) => Self::DiAtas40,
            () if above(10) => Self::DiAtas10,
            () => Self::Sampai10,
        }
    }
}

/// So many of so many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Porsi {
    /// Things covered wholly.
    pub ada: usize,
    /// All things.
    pub dari: usize,
    /// Per cent, half up to 2 decimals; none without things. As text in JSON.
    #[serde(serialize_with = "as_text")]
    pub persen: Option<Decimal>,
    /// Band, of the unrounded share.
    pub nilai: Nilai,
}

impl Porsi {
    /// The share of so many of so many.
    pub fn of(ada: usize, dari: usize) -> Self {
        let persen = percent(Decimal::from(ada), Decimal::from(dari), 2);
        Self { ada, dari, persen, nilai: Nilai::of(ada, dari) }
    }
}

/// Share of the indicators that one column covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bagian {
    /// Id of the column.
    pub id: &'static str,
    /// The share.
    #[serde(flatten)]
    pub porsi: Porsi,
}

fn as_text<S: Serializer>(share: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    share.map(|share| share.to_string()).serialize(serializer)
}

pub(super) fn shares(rows: &[Baris]) -> Vec<Bagian> {
    let column = |(index, id): (usize, &&'static str)| {
        let covered = |row: &&Baris| row.sel.get(index).is_some_and(|s| s.keadaan == Keadaan::Ada);
        Bagian { id, porsi: Porsi::of(rows.iter().filter(covered).count(), rows.len()) }
    };
    KOLOM.iter().enumerate().map(column).collect()
}
