//! Two years side by side: what got better or worse, what is new, ended, renamed or moved, and what
//! stands in the way of a comparison.
//!
//! [`banding_tahun`] is the way in. Nouns are joined by their key or code (`pairs`); a value and its
//! twin make a [`Change`] (`value`). Warnings about joined series stand in `definitions` and
//! `history`, texts that were carried over in `carried`. Nothing here knows how it is printed.

mod agency;
mod budget;
mod carried;
mod definitions;
mod history;
mod indicators;
mod pairs;
#[cfg(test)]
mod tests;
mod totals;
mod value;
mod warning;

use std::collections::BTreeMap;

use crate::diagnostic::Level;
use crate::figures::Figures;
use crate::record::RawRecord;

pub use budget::{Anggaran, Tingkat};
pub use carried::Carried;
pub use indicators::{Indikator, Sasaran};
pub use pairs::{Fate, Identity};
pub use totals::{Count, Jumlah};
pub use value::{Change, Difference, Direction, Shown, State, Unit};
pub use warning::{Kind, Typed, Warning};

/// One of the two years.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// Text of the record.
    pub source: &'a str,
    /// What was typed.
    pub raw: &'a RawRecord,
    /// Its figures.
    pub figures: &'a Figures,
}

/// Two years side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct BandingTahun {
    /// The older year.
    pub lama: i32,
    /// The newer year.
    pub baru: i32,
    /// The agency of the older and of the newer record, with its region.
    pub instansi: [String; 2],
    /// Whether these differ, in name or region.
    pub beda_instansi: bool,
    /// Sasaran: those of the newer year in their order, then those that ended.
    pub sasaran: Vec<Sasaran>,
    /// Indicators, in the order of their sasaran.
    pub indikator: Vec<Indikator>,
    /// Programs, each followed by its kegiatan and these by their sub kegiatan.
    pub anggaran: Vec<Anggaran>,
    /// What both years come to.
    pub jumlah: Jumlah,
    /// What to mind, the gravest first.
    pub peringatan: Vec<Warning>,
    /// Texts that were carried over word for word.
    pub naskah: Vec<Carried>,
}

/// Compares two years.
pub fn banding_tahun(old: &Side<'_>, new: &Side<'_>) -> BandingTahun {
    let both = Both { old: *old, new: *new };
    let mut peringatan = Vec::new();
    // Before all else: whatever follows rests on it.
    let other = agency::differ(&both);
    let instansi = agency::names(&both);
    peringatan.extend(other.then(|| agency::warning(&both, &instansi)));
    definitions::rules(&both, &mut peringatan);
    let (sasaran, indikator) = indicators::compare(&both, &mut peringatan);
    let known = [totals::has_budget(old.figures), totals::has_budget(new.figures)];
    let anggaran = budget::compare(&both, known, &mut peringatan);
    let noun = |what| move |identity| (what, identity);
    let named: Vec<(&str, &Identity)> =
        (sasaran.iter().map(|one| &one.identity).map(noun("sasaran")))
            .chain(indikator.iter().map(|one| &one.identity).map(noun("indikator")))
            .chain(anggaran.iter().map(|one| (one.tingkat.name(), &one.identity)))
            .collect();
    peringatan.extend(pairs::namesakes(&named));
    let jumlah = totals::of(&both, &indikator);
    let naskah = carried::compare(&both, &mut peringatan);
    peringatan.sort_by_key(|warning| std::cmp::Reverse(warning.level));
    BandingTahun {
        lama: both.years()[0],
        baru: both.years()[1],
        instansi,
        beda_instansi: other,
        sasaran,
        indikator,
        anggaran,
        jumlah,
        peringatan,
        naskah,
    }
}

impl BandingTahun {
    /// The agency as one name; both names with their years where they differ.
    pub fn agency(&self) -> String {
        let [old, new] = &self.instansi;
        if !self.beda_instansi {
            return new.clone();
        }
        format!("{old} ({}) dan {new} ({})", self.lama, self.baru)
    }

    /// That the records are those of two agencies, in whole sentences.
    pub fn agencies(&self) -> Option<&str> {
        let told = self.peringatan.iter().find(|one| one.kind == Kind::Instansi);
        told.map(|warning| warning.message.as_str())
    }

    /// How many indicators got better or worse; what is new or ended is not counted among the rest.
    pub fn count(&self) -> Count {
        Count::of(&self.indikator)
    }

    /// Whether nothing differs between the two records; notes may still be made.
    pub fn is_same(&self) -> bool {
        let still = |change: &Change| change.direction.is_still();
        let named = |identity: &Identity| identity.is_plain();
        let plain = |one: &Indikator| named(&one.identity) && one.berubah.is_empty();
        !self.beda_instansi
            && self.indikator.iter().all(|one| plain(one) && one.changes().into_iter().all(still))
            && self.sasaran.iter().all(|one| named(&one.identity))
            && self
                .anggaran
                .iter()
                .all(|one| named(&one.identity) && one.changes().into_iter().all(still))
    }

    /// Warnings of level peringatan, and lesser remarks.
    pub fn weighed(&self) -> BTreeMap<Level, usize> {
        let mut counts = BTreeMap::new();
        for warning in &self.peringatan {
            *counts.entry(warning.level).or_default() += 1;
        }
        counts
    }
}

/// Both sides.
#[derive(Clone, Copy)]
struct Both<'a> {
    old: Side<'a>,
    new: Side<'a>,
}

impl<'a> Both<'a> {
    fn years(&self) -> [i32; 2] {
        [self.old.raw.tahun.value, self.new.raw.tahun.value]
    }

    /// A figure of both years; a path is none where that year has no such noun.
    fn change(
        &self,
        old: Option<&str>,
        new: Option<&str>,
        name: &str,
        sense: value::Sense,
        unit: &Unit,
    ) -> Change {
        let shown = |side: &Side<'_>, at: Option<&str>| match at {
            Some(at) => Shown::of(side.figures.get(&format!("{at}.{name}"))),
            None => Shown::absent(),
        };
        Change::between(shown(&self.old, old), shown(&self.new, new), sense, unit)
    }

    fn raws(&self) -> [&'a RawRecord; 2] {
        [self.old.raw, self.new.raw]
    }
}
