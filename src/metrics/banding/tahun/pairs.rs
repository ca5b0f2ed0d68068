//! Which noun of the newer year is which of the older one: by key or code, or by the key that it had.

use std::collections::BTreeMap;

use super::warning::{Kind, Warning};
use crate::diagnostic::Level;
use crate::record::anggaran::{Kegiatan, Program, SubKegiatan};
use crate::record::indikator::Indikator;
use crate::record::sasaran::Sasaran;

/// A noun that is the same from year to year.
pub(super) trait Keyed {
    /// Key or code.
    fn key(&self) -> &str;
    /// Name.
    fn name(&self) -> &str;
    /// The key that it had in older records (`dahulu`).
    fn before(&self) -> Option<&str>;
}

macro_rules! keyed {
    ($noun:ty, $key:ident) => {
        impl Keyed for $noun {
            fn key(&self) -> &str {
                self.$key.as_str()
            }

            fn name(&self) -> &str {
                &self.nama
            }

            fn before(&self) -> Option<&str> {
                self.dahulu.as_ref().map(|key| key.as_str())
            }
        }
    };
}

keyed!(Sasaran, kunci);
keyed!(Indikator, kunci);
keyed!(Program, kode);
keyed!(Kegiatan, kode);
keyed!(SubKegiatan, kode);

/// A noun below another one.
pub(super) struct Child<'a, T> {
    /// The noun.
    pub(super) noun: &'a T,
    /// Key and name of the one above it; empty for those at the top.
    pub(super) parent: (&'a str, &'a str),
}

impl<T> Clone for Child<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Child<'_, T> {}

/// A noun of one or both years.
pub(super) struct Pair<'a, T> {
    /// In the older year.
    pub(super) old: Option<Child<'a, T>>,
    /// In the newer year.
    pub(super) new: Option<Child<'a, T>>,
}

/// Joins the nouns of two years: those of the newer year in their order, then those that ended. A
/// key goes before `dahulu`, and no noun is joined twice.
pub(super) fn pair<'a, T: Keyed>(
    old: Vec<Child<'a, T>>,
    new: Vec<Child<'a, T>>,
) -> Vec<Pair<'a, T>> {
    let mut rest: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, child) in old.iter().enumerate().rev() {
        rest.entry(child.noun.key()).or_default().push(index);
    }
    let mut take = |key: &str| rest.get_mut(key).and_then(Vec::pop);
    let mut joined: Vec<Option<usize>> = new.iter().map(|child| take(child.noun.key())).collect();
    for (child, index) in new.iter().zip(&mut joined).filter(|(_, index)| index.is_none()) {
        *index = child.noun.before().and_then(&mut take);
    }
    // Records may be compared the other way round, so the older one may know the newer key.
    for (child, index) in new.iter().zip(&mut joined).filter(|(_, index)| index.is_none()) {
        let known = old.iter().find(|other| other.noun.before() == Some(child.noun.key()));
        *index = known.and_then(|other| take(other.noun.key()));
    }
    let at = |index: usize| old.get(index).copied();
    let mut pairs: Vec<Pair<'a, T>> = new
        .iter()
        .zip(&joined)
        .map(|(child, index)| Pair { old: index.and_then(at), new: Some(*child) })
        .collect();
    let ended = (0..old.len()).filter(|index| !joined.contains(&Some(*index)));
    pairs.extend(ended.map(|index| Pair { old: at(index), new: None }));
    pairs
}

/// What became of a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// In both years.
    Continued,
    /// In the newer year only.
    New,
    /// In the older year only.
    Ended,
    /// In one year only, while the other year is not known at all.
    Unknown,
}

impl Fate {
    /// In a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Continued => "berlanjut",
            Self::New => "baru",
            Self::Ended => "berakhir",
            Self::Unknown => "tidak dapat dibandingkan",
        }
    }
}

/// Which noun it is, in both years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// What became of it.
    pub fate: Fate,
    /// Its key or code, the newer one where both years have one.
    pub key: String,
    /// Its name, likewise.
    pub name: String,
    /// Its key in the older year, where that was another one.
    pub old_key: Option<String>,
    /// Its name in the older year, where that was another one.
    pub old_name: Option<String>,
    /// Names of what stood above it in the older and in the newer year, where it moved.
    pub moved: Option<(String, String)>,
}

impl Identity {
    /// Of a pair. `same` tells whether a parent of the older year is one of the newer year.
    pub(super) fn of<T: Keyed>(pair: &Pair<'_, T>, same: &dyn Fn(&str, &str) -> bool) -> Self {
        let fate = match (&pair.old, &pair.new) {
            (Some(_), Some(_)) => Fate::Continued,
            (None, _) => Fate::New,
            (_, None) => Fate::Ended,
        };
        let (old, new) = (pair.old.map(|c| c.noun), pair.new.map(|c| c.noun));
        let last = new.or(old);
        let both = old.zip(new);
        let other = |was: &str, is: &str| (!alike(was, is)).then(|| was.to_string());
        let moved = pair.old.zip(pair.new).filter(|(was, is)| !same(was.parent.0, is.parent.0));
        Self {
            fate,
            key: last.map(|noun| noun.key().to_string()).unwrap_or_default(),
            name: last.map(|noun| noun.name().to_string()).unwrap_or_default(),
            old_key: both.and_then(|(was, is)| other(was.key(), is.key())),
            old_name: both.and_then(|(was, is)| other(was.name(), is.name())),
            moved: moved.map(|(was, is)| (was.parent.1.to_string(), is.parent.1.to_string())),
        }
    }

    /// Whether it is in both years under the same key, name and parent.
    pub fn is_plain(&self) -> bool {
        matches!(self.fate, Fate::Continued | Fate::Unknown)
            && self.old_key.is_none()
            && self.old_name.is_none()
            && self.moved.is_none()
    }
}

/// New nouns that have the name of one that ended: perhaps only the key changed.
pub(super) fn namesakes(named: &[(&str, &Identity)]) -> Vec<Warning> {
    let of = |fate| named.iter().filter(move |(_, one)| one.fate == fate);
    let mut ended: Vec<&(&str, &Identity)> = of(Fate::Ended).collect();
    let mut found = Vec::new();
    for (what, new) in of(Fate::New) {
        let same = |(kind, old): &&(&str, &Identity)| {
            kind == what && alike(&old.name.to_lowercase(), &new.name.to_lowercase())
        };
        let Some(at) = ended.iter().position(same) else { continue };
        let (_, old) = ended.remove(at);
        let message = format!(
            "Ada {what} baru ({}) yang bernama sama dengan {what} yang berakhir ({}). Bila hanya \
             kunci atau kodenya yang berganti, tulis dahulu = \"{}\" padanya agar kedua tahun \
             dibandingkan.",
            new.key, old.key, old.key
        );
        found.push(Warning::new(Kind::Dahulu, Level::Saran, new.key.clone(), message));
    }
    found
}

/// Whether two texts say the same, whatever their spaces.
pub(super) fn alike(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}
