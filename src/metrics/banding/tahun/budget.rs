//! Programs, kegiatan and sub kegiatan in both years, in the order of a budget.

use super::Both;
use super::indicators::known_money;
use super::pairs::{Child, Fate, Identity, Keyed, Pair, pair};
use super::value::{Change, Sense, Unit};
use super::warning::{Kind, Warning};
use crate::diagnostic::Level;
use crate::record::RawRecord;
use crate::record::anggaran::{Kegiatan, Program, SubKegiatan};

/// Level of a line of the budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tingkat {
    /// Program.
    Program,
    /// Kegiatan.
    Kegiatan,
    /// Sub kegiatan.
    Sub,
}

impl Tingkat {
    /// First part of the keys of its figures.
    pub fn word(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Kegiatan => "kegiatan",
            Self::Sub => "sub",
        }
    }

    /// As printed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Kegiatan => "kegiatan",
            Self::Sub => "sub kegiatan",
        }
    }
}

/// A line of the budget in both years.
#[derive(Debug, Clone, PartialEq)]
pub struct Anggaran {
    /// Its level.
    pub tingkat: Tingkat,
    /// Which it is; its key is its code.
    pub identity: Identity,
    /// Pagu.
    pub pagu: Change,
    /// What was spent of it.
    pub realisasi: Change,
    /// Share of the pagu that was spent.
    pub serapan: Change,
    /// Whether that was low, in the older and in the newer year.
    pub rendah: [bool; 2],
}

impl Anggaran {
    /// All of its values.
    pub fn changes(&self) -> [&Change; 3] {
        [&self.pagu, &self.realisasi, &self.serapan]
    }
}

/// Compares the lines. Where the budget of one year is not known, only the lines of the other one
/// stand, none of which is new or ended.
pub(super) fn compare(
    both: &Both<'_>,
    known: [bool; 2],
    warnings: &mut Vec<Warning>,
) -> Vec<Anggaran> {
    let [old, new] = both.raws();
    if known[0] != known[1] {
        warnings.push(unknown(both, known[0]));
    }
    let programs = pair(programs(old), programs(new));
    let activities = pair(activities(old), activities(new));
    let leaves = pair(leaves(old), leaves(new));
    let aims = aims(both);
    let same_aim =
        |was: &str, is: &str| was == is || aims.iter().any(|(a, b)| (*a, *b) == (was, is));
    let mut tree = Tree { both, known, lines: Vec::new() };
    for program in &programs {
        tree.line(Tingkat::Program, program, &same_aim);
        for activity in below(&activities, program) {
            tree.line(Tingkat::Kegiatan, activity, &|was, is| joined(&programs, was, is));
            for leaf in below(&leaves, activity) {
                tree.line(Tingkat::Sub, leaf, &|was, is| joined(&activities, was, is));
            }
        }
    }
    tree.lines
}

fn unknown(both: &Both<'_>, old_known: bool) -> Warning {
    let [old, new] = both.years();
    let year = if old_known { new } else { old };
    let message = format!(
        "Pagu tahun {year} nol seluruhnya, yang berarti anggaran tahun itu belum diisi: program \
         dan serapan kedua tahun tidak dibandingkan."
    );
    Warning::new(Kind::Anggaran, Level::Peringatan, "anggaran.pagu", message)
}

/// Pairs whose parent is the noun of this pair: in the newer year, or in the older one if they ended.
fn below<'p, 'a, T, U: Keyed>(
    pairs: &'p [Pair<'a, T>],
    parent: &'p Pair<'a, U>,
) -> impl Iterator<Item = &'p Pair<'a, T>> {
    pairs.iter().filter(move |pair| match (pair.new, pair.old) {
        (Some(child), _) => parent.new.is_some_and(|noun| noun.noun.key() == child.parent.0),
        (None, Some(child)) => parent.old.is_some_and(|noun| noun.noun.key() == child.parent.0),
        (None, None) => false,
    })
}

fn joined<T: Keyed>(pairs: &[Pair<'_, T>], was: &str, is: &str) -> bool {
    pairs.iter().any(|pair| {
        pair.old.is_some_and(|child| child.noun.key() == was)
            && pair.new.is_some_and(|child| child.noun.key() == is)
    })
}

/// Keys of the sasaran of both years that are one.
fn aims<'a>(both: &Both<'a>) -> Vec<(&'a str, &'a str)> {
    let [old, new] = both.raws();
    let all = |raw: &'a RawRecord| {
        raw.sasaran.iter().map(|noun| Child { noun, parent: ("", "") }).collect()
    };
    let pairs = pair(all(old), all(new));
    pairs.iter().filter_map(|pair| Some((&*pair.old?.noun.kunci, &*pair.new?.noun.kunci))).collect()
}

fn programs(raw: &RawRecord) -> Vec<Child<'_, Program>> {
    let name = |key: &str| {
        let aim = raw.sasaran.iter().find(|aim| &*aim.kunci == key);
        aim.map_or("", |aim| aim.nama.value.as_str())
    };
    raw.program
        .iter()
        .map(|noun| Child { noun, parent: (&*noun.sasaran, name(&noun.sasaran)) })
        .collect()
}

fn activities(raw: &RawRecord) -> Vec<Child<'_, Kegiatan>> {
    raw.program
        .iter()
        .flat_map(|parent| {
            let above = (parent.kode.as_str(), parent.nama.value.as_str());
            parent.kegiatan.iter().map(move |noun| Child { noun, parent: above })
        })
        .collect()
}

fn leaves(raw: &RawRecord) -> Vec<Child<'_, SubKegiatan>> {
    raw.program
        .iter()
        .flat_map(|program| &program.kegiatan)
        .flat_map(|parent| {
            let above = (parent.kode.as_str(), parent.nama.value.as_str());
            parent.sub.iter().map(move |noun| Child { noun, parent: above })
        })
        .collect()
}

/// The lines in the making.
struct Tree<'a> {
    both: &'a Both<'a>,
    known: [bool; 2],
    lines: Vec<Anggaran>,
}

impl Tree<'_> {
    fn line<T: Keyed>(
        &mut self,
        tingkat: Tingkat,
        pair: &Pair<'_, T>,
        same: &dyn Fn(&str, &str) -> bool,
    ) {
        let mut identity = Identity::of(pair, same);
        let one_sided = self.known[0] != self.known[1];
        let hidden =
            (pair.new.is_none() && !self.known[0]) || (pair.old.is_none() && !self.known[1]);
        if one_sided && hidden {
            return;
        }
        if one_sided && identity.fate != Fate::Continued {
            identity.fate = Fate::Unknown;
        }
        let path = |child: Option<Child<'_, T>>| {
            child.map(|c| format!("{}.{}", tingkat.word(), c.noun.key().replace('.', "_")))
        };
        let (old, new) = (path(pair.old), path(pair.new));
        let (old, new) = (old.as_deref(), new.as_deref());
        let money = |name| {
            known_money(self.both, self.both.change(old, new, name, Sense::Neither, &Unit::Rupiah))
        };
        let low = |figures: &crate::figures::Figures, at: Option<&str>| {
            at.is_some_and(|at| figures.flag(&format!("{at}.serapan_rendah")))
        };
        let line = Anggaran {
            tingkat,
            identity,
            pagu: money("pagu"),
            realisasi: money("realisasi"),
            serapan: self.both.change(old, new, "serapan", Sense::Neither, &Unit::Points),
            rendah: [low(self.both.old.figures, old), low(self.both.new.figures, new)],
        };
        self.lines.push(line);
    }
}
