//! Figures of two records side by side: which are others now.

use std::collections::BTreeMap;

use super::change::{Change, Kind};
use crate::figures::{Figure, Figures, Value, slug};

/// A figure that is another one now, or that only one side has.
#[derive(Debug, Clone, PartialEq)]
pub struct Shift {
    /// Its key in the new record; in the old one when it is gone.
    pub key: String,
    /// Its key in the old record, where that is another one.
    pub old_key: Option<String>,
    /// The old figure.
    pub old: Option<Figure>,
    /// The new figure.
    pub new: Option<Figure>,
}

impl Shift {
    /// As printed, old and new.
    pub fn texts(&self) -> (Option<String>, Option<String>) {
        (self.old.as_ref().map(Figure::text), self.new.as_ref().map(Figure::text))
    }

    /// Whether it is never printed: a condition of a template.
    pub fn is_flag(&self) -> bool {
        let flag = |figure: &Option<Figure>| {
            figure.as_ref().is_some_and(|figure| matches!(figure.value, Value::Flag(_)))
        };
        flag(&self.old) || flag(&self.new)
    }
}

/// The figures that differ, by their new key. Those of a thing that changed its key are held
/// against what they were called before.
pub(super) fn shifts(old: &Figures, new: &Figures, changes: &[Change]) -> Vec<Shift> {
    let called = Called::of(changes);
    let mut gone: BTreeMap<&str, &Figure> = old.iter().map(|f| (f.key.as_str(), f)).collect();
    let mut shifts = Vec::new();
    for figure in new.iter() {
        let before = match gone.remove(figure.key.as_str()) {
            Some(before) => Some(before),
            None => called.before(&figure.key).and_then(|key| gone.remove(key.as_str())),
        };
        if before.is_some_and(|before| same(before, figure)) {
            continue;
        }
        let old_key = before.map(|f| f.key.clone()).filter(|key| *key != figure.key);
        let (old, new) = (before.cloned(), Some(figure.clone()));
        shifts.push(Shift { key: figure.key.clone(), old_key, old, new });
    }
    for figure in gone.into_values() {
        let old = Some(figure.clone());
        shifts.push(Shift { key: figure.key.clone(), old_key: None, old, new: None });
    }
    shifts.sort_by(|one, other| one.key.cmp(&other.key));
    shifts
}

/// Whether two figures say the same.
fn same(one: &Figure, other: &Figure) -> bool {
    one.value == other.value && one.text() == other.text()
}

/// Parts of paths by the new key of a thing, with its old key.
struct Called(BTreeMap<String, String>);

impl Called {
    fn of(changes: &[Change]) -> Self {
        let renamed = changes.iter().filter(|change| change.kind == Kind::Renamed);
        let pairs = renamed.filter_map(|change| {
            let (old, new) = (own(change.old_key.as_ref()?), own(&change.key));
            Some((new, old))
        });
        Self(pairs.flat_map(|(new, old)| [(slug(&new), slug(&old)), (new, old)]).collect())
    }

    fn before(&self, key: &str) -> Option<String> {
        let part = |part: &str| self.0.get(part).map_or(part, String::as_str).to_string();
        let before: Vec<String> = key.split('.').map(part).collect();
        let before = before.join(".");
        (before != key).then_some(before)
    }
}

/// The key or code at the end of a path.
fn own(path: &str) -> String {
    // A code has points itself: it begins where its digits begin.
    let parts: Vec<&str> = path.split('.').collect();
    let word = |part: &&str| part.starts_with(|c: char| c.is_ascii_lowercase());
    let from = match parts.iter().rposition(word) {
        Some(at) if at + 1 < parts.len() => at + 1,
        Some(at) => at,
        None => 0,
    };
    parts.get(from..).unwrap_or_default().join(".")
}
