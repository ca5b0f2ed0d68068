//! What both years come to.

use super::Both;
use super::indicators::{Indikator, known_money};
use super::pairs::Fate;
use super::value::{Change, Direction, Sense, Shown, State, Unit};
use crate::figures::{Figure, Figures, Form, Missing};
use crate::number::{Decimal, quotient_half_up, sum};

/// What both years come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Jumlah {
    /// Pagu of all programs.
    pub pagu: Change,
    /// What was spent of it.
    pub realisasi: Change,
    /// What was left.
    pub sisa: Change,
    /// Share of the pagu that was spent.
    pub serapan: Change,
    /// Number of indicators.
    pub indikator: Change,
    /// How many of them were measured.
    pub terukur: Change,
    /// How many of them reached their target.
    pub tercapai: Change,
    /// Mean capaian of the measured indicators of each year; compared only when these are the same,
    /// measured the same way.
    pub rata_rata: Change,
    /// Mean capaian of the indicators that were measured in both years, and the same way.
    pub sepadan: Change,
    /// How many these are.
    pub jumlah_sepadan: usize,
}

/// How many indicators went which way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// All, also those that ended.
    pub all: usize,
    /// Better.
    pub better: usize,
    /// Worse.
    pub worse: usize,
    /// The same.
    pub same: usize,
    /// In both years, but not to be compared.
    pub unknown: usize,
    /// New.
    pub new: usize,
    /// Ended.
    pub ended: usize,
}

impl Count {
    pub(super) fn of(indikator: &[Indikator]) -> Self {
        let mut count = Self { all: indikator.len(), ..Self::default() };
        for one in indikator {
            *match (one.identity.fate, one.direction()) {
                (Fate::New, _) => &mut count.new,
                (Fate::Ended, _) => &mut count.ended,
                (_, Direction::Better) => &mut count.better,
                (_, Direction::Worse) => &mut count.worse,
                (_, Direction::Same) => &mut count.same,
                _ => &mut count.unknown,
            } += 1;
        }
        count
    }
}

/// Whether anything was budgeted at all: a record with pagu 0 throughout does not know its budget.
pub(super) fn has_budget(figures: &Figures) -> bool {
    figures.number("anggaran.pagu").is_some_and(|pagu| !pagu.is_zero())
}

pub(super) fn of(both: &Both<'_>, indikator: &[Indikator]) -> Jumlah {
    let money = |name| {
        let change =
            both.change(Some("anggaran"), Some("anggaran"), name, Sense::Neither, &Unit::Rupiah);
        known_money(both, change)
    };
    let year = |name, sense, unit: &Unit| {
        both.change(Some("ringkasan"), Some("ringkasan"), name, sense, unit)
    };
    let count = |name| year(name, Sense::Neither, &Unit::None);
    let measured =
        |change: &Change| (change.old.state == State::Known, change.new.state == State::Known);
    let fair = |one: &Indikator| {
        let (was, is) = measured(&one.capaian);
        was == is && (!is || one.berubah.is_empty())
    };
    let same_set = super::definitions::same_cap(both) && indikator.iter().all(fair);
    let mean = year("rata_rata", Sense::More, &Unit::Points);
    let (sepadan, jumlah_sepadan) = sepadan(indikator);
    Jumlah {
        pagu: money("pagu"),
        realisasi: money("realisasi"),
        sisa: money("sisa"),
        serapan: both.change(
            Some("anggaran"),
            Some("anggaran"),
            "serapan",
            Sense::Neither,
            &Unit::Points,
        ),
        indikator: count("jumlah_indikator"),
        terukur: count("jumlah_terukur"),
        tercapai: count("jumlah_tercapai"),
        rata_rata: if same_set { mean } else { mean.apart() },
        sepadan,
        jumlah_sepadan,
    }
}

/// The plain mean of the capaian that both years have, rounded half up to 2 decimals.
fn sepadan(indikator: &[Indikator]) -> (Change, usize) {
    let both: Vec<(Decimal, Decimal)> = indikator
        .iter()
        .filter(|one| one.capaian.difference.is_some())
        .filter_map(|one| one.capaian.old.number.zip(one.capaian.new.number))
        .collect();
    let mean = |numbers: Vec<Decimal>| {
        let count = Decimal::from(numbers.len());
        let mean = sum(numbers).and_then(|whole| quotient_half_up(whole, count, 2));
        mean.map_or_else(
            || Shown::missing(Missing::TidakAda),
            |mean| Shown::of(Some(&Figure::new("sepadan", mean, Form::Percent(2)))),
        )
    };
    let (old, new) = both.iter().copied().unzip();
    (Change::between(mean(old), mean(new), Sense::More, &Unit::Points), both.len())
}
