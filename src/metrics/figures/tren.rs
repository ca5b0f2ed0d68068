//! Trends: from one year to the next known one.

use rust_decimal::Decimal;

use super::Figures;
use super::capaian::DECIMALS;
use super::figure::{Form, Missing, Value};
use super::indikator::same;
use super::look::Look;
use super::working::Symbols;
use crate::number::{percent, sub};
use crate::record::indikator::Arah;

/// Where a value went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArahTren {
    /// Up.
    Naik,
    /// Down.
    Turun,
    /// Nowhere.
    Tetap,
}

impl ArahTren {
    /// As a verb: "naik", "turun", "tetap".
    pub fn text(self) -> &'static str {
        match self {
            Self::Naik => "naik",
            Self::Turun => "turun",
            Self::Tetap => "tetap",
        }
    }

    /// As a noun: "kenaikan", "penurunan", "tidak berubah".
    pub fn noun(self) -> &'static str {
        match self {
            Self::Naik => "kenaikan",
            Self::Turun => "penurunan",
            Self::Tetap => "tidak berubah",
        }
    }

    /// Whether that is better, given what is good.
    pub fn is_better(self, arah: Arah) -> bool {
        matches!((self, arah), (Self::Naik, Arah::Naik) | (Self::Turun, Arah::Turun))
    }
}

/// A step from one value to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tren {
    /// Its direction.
    pub arah: ArahTren,
    /// The later value less the earlier one.
    pub selisih: Decimal,
    /// Size of the difference in per cent of the earlier value, 2 decimals, never negative; `None`
    /// when that value is 0 or the result does not fit.
    pub persen: Option<Decimal>,
}

/// The step from one value to a later one; `None` when the difference does not fit.
///
/// ```
/// # use lkjip_metrics::figures::{ArahTren, tren};
/// # use lkjip_metrics::number::from_text;
/// let d = |text| from_text(text).unwrap();
/// let step = tren(d("17.82"), d("18.37")).unwrap();
/// assert_eq!(step.arah, ArahTren::Naik);
/// assert_eq!(step.selisih, d("0.55"));
/// assert_eq!(step.persen, Some(d("3.09")));
/// ```
pub fn tren(dari: Decimal, ke: Decimal) -> Option<Tren> {
    let selisih = sub(ke, dari)?;
    let arah = match selisih.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Greater => ArahTren::Naik,
        std::cmp::Ordering::Less => ArahTren::Turun,
        std::cmp::Ordering::Equal => ArahTren::Tetap,
    };
    Some(Tren { arah, selisih, persen: percent(selisih.abs(), dari.abs(), DECIMALS) })
}

/// The value of one year, with the path of its figure.
#[derive(Debug, Clone)]
pub(super) struct Titik {
    /// Year.
    pub(super) tahun: i32,
    /// Value as printed.
    pub(super) nilai: Decimal,
    /// Path of its figure.
    pub(super) path: String,
}

/// Names of the trend figures that may be missing.
const NAMES: &[&str] = &[
    "dari_tahun",
    "ke_tahun",
    "dari",
    "ke",
    "selisih",
    "selisih_bertanda",
    "persen",
    "arah",
    "kata",
];

/// Adds the trend between the last two of some years, ascending, below `<key>.tren`.
pub(super) fn add(
    figures: &mut Figures,
    key: &str,
    points: &[Titik],
    look: Look<'_>,
    arah: Option<Arah>,
) {
    let mut at = figures.under(format!("{key}.tren"));
    let step = match points {
        [.., from, to] => tren(from.nilai, to.nilai).map(|step| (from, to, step)),
        _ => None,
    };
    let Some((from, to, step)) = step else {
        NAMES.iter().for_each(|name| at.missing(name));
        if arah.is_some() {
            at.flag("membaik", false);
        }
        return;
    };
    let inputs = &[to.path.as_str(), from.path.as_str()];
    let (from_to, form) =
        ("nilai tahun ini − nilai tahun sebelumnya", Form::Decimals(look.decimals));
    at.year("dari_tahun", Some(from.tahun));
    at.year("ke_tahun", Some(to.tahun));
    same(&mut at, "dari", look, Some(from));
    same(&mut at, "ke", look, Some(to));
    at.by(Symbols::Absolute("a − b"));
    at.computed("selisih", step.selisih.abs(), form, &format!("|{from_to}|"), inputs);
    at.by(Symbols::Letters("a − b"));
    at.computed("selisih_bertanda", step.selisih, form, from_to, inputs);
    let share: Value = step.persen.ok_or(Missing::TidakAda).into();
    let words = "|selisih| / nilai tahun sebelumnya × 100";
    at.by(Symbols::Absolute("(a − b) / b × 100"));
    at.computed("persen", share, Form::Percent(DECIMALS), words, inputs);
    at.text("arah", step.arah.text());
    at.text("kata", step.arah.noun());
    if let Some(good) = arah {
        at.flag("membaik", step.arah.is_better(good));
    }
}
