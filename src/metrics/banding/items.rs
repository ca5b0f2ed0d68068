//! Which items of two lists are the same one, and which of these stand at another place.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::align::{Run, align};
use super::words::cut;
use crate::read::Node;

/// Pairs of items of two lists.
#[derive(Debug, Default)]
pub struct Pairs {
    /// Positions in the old and in the new list, in the order of the new one.
    pub list: Vec<(usize, usize)>,
    /// Positions in the new list of paired items that stand in another order.
    pub moved: BTreeSet<usize>,
}

/// Comparisons of leftover items that are made at most; beyond that they are paired in order.
const MOST_COMPARED: usize = 40_000;

/// Out of a thousand: how much two leftover items have in common at least to be the same one.
const ALIKE: usize = 400;

/// The same for the only ones that are left.
const KIN: usize = 300;

/// An item as it is paired.
pub struct Item<'n> {
    /// Its node.
    pub node: Node<'n>,
    /// Key or code of its own.
    pub id: Option<&'n str>,
    /// The key that it had before.
    pub before: Option<&'n str>,
    /// Its value on one line.
    pub toml: String,
    /// The values of its keys on one line each, when it is a table.
    pub fields: Option<BTreeMap<String, String>>,
}

/// Pairs items: by their keys, by the keys that they had before, then equal ones, then those that
/// are alike.
pub fn pair(old: &[Item<'_>], new: &[Item<'_>]) -> Pairs {
    let mut found = Found::default();
    found.by(old, new, |item| item.id.map(str::to_string), |item| item.id.map(str::to_string));
    let key = |item: &Item<'_>| item.id.map(str::to_string);
    let before = |item: &Item<'_>| item.before.map(str::to_string);
    found.by(old, new, key, before);
    found.by(old, new, before, key);
    let unnamed = |item: &Item<'_>| item.id.is_none().then(|| item.toml.clone());
    found.by(old, new, unnamed, unnamed);
    found.alike(old, new);
    found.done(old, new)
}

#[derive(Default)]
struct Found {
    old: BTreeMap<usize, usize>,
    new: BTreeMap<usize, usize>,
}

impl Found {
    fn add(&mut self, old: usize, new: usize) {
        self.old.insert(old, new);
        self.new.insert(new, old);
    }

    /// Pairs what is not paired yet and has the same name; the first with the first.
    fn by(
        &mut self,
        old: &[Item<'_>],
        new: &[Item<'_>],
        old_name: impl Fn(&Item<'_>) -> Option<String>,
        new_name: impl Fn(&Item<'_>) -> Option<String>,
    ) {
        let mut known: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
        for (index, item) in old.iter().enumerate().filter(|(i, _)| !self.old.contains_key(i)) {
            if let Some(name) = old_name(item) {
                known.entry(name).or_default().push_back(index);
            }
        }
        let free: Vec<usize> = (0..new.len()).filter(|i| !self.new.contains_key(i)).collect();
        for index in free {
            let name = new.get(index).and_then(&new_name);
            if let Some(at) = name.and_then(|n| known.get_mut(&n)).and_then(VecDeque::pop_front) {
                self.add(at, index);
            }
        }
    }

    /// Pairs items without keys that have much in common, the most alike first.
    fn alike(&mut self, old: &[Item<'_>], new: &[Item<'_>]) {
        let left = |items: &[Item<'_>], paired: &BTreeMap<usize, usize>| -> Vec<usize> {
            let free = items.iter().enumerate();
            let free = free.filter(|(i, item)| item.id.is_none() && !paired.contains_key(i));
            free.map(|(index, _)| index).collect()
        };
        let (gone, come) = (left(old, &self.old), left(new, &self.new));
        if let ([gone], [come]) = (gone.as_slice(), come.as_slice()) {
            // The only ones that are left need less to be the same one.
            let pair = old.get(*gone).zip(new.get(*come));
            if pair.is_some_and(|(one, other)| likeness(one, other) >= KIN) {
                self.add(*gone, *come);
            }
            return;
        }
        if gone.len().saturating_mul(come.len()) > MOST_COMPARED {
            gone.into_iter().zip(come).for_each(|(gone, come)| self.add(gone, come));
            return;
        }
        let mut ranked = Vec::new();
        for gone in &gone {
            for come in &come {
                let (Some(one), Some(other)) = (old.get(*gone), new.get(*come)) else { continue };
                let likeness = likeness(one, other);
                if likeness >= ALIKE {
                    let apart = gone.abs_diff(*come);
                    ranked.push((usize::MAX - likeness, apart, gone.min(come), *gone, *come));
                }
            }
        }
        ranked.sort_unstable();
        for (.., gone, come) in ranked {
            if !self.old.contains_key(&gone) && !self.new.contains_key(&come) {
                self.add(gone, come);
            }
        }
    }

    fn done(self, old: &[Item<'_>], new: &[Item<'_>]) -> Pairs {
        let list: Vec<(usize, usize)> = self.new.iter().map(|(new, old)| (*old, *new)).collect();
        let mut pairs = Pairs { moved: BTreeSet::new(), list };
        if pairs.list.is_sorted_by_key(|(old, _)| *old) {
            return pairs;
        }
        // Both directions must see the same names, so each pair is called by both of its own.
        let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let names = |(a, b): (usize, usize)| {
            let (one, other) =
                (old.get(a).map_or("", Item::name), new.get(b).map_or("", Item::name));
            (one.min(other), one.max(other))
        };
        let mut by_old: Vec<_> = pairs.list.clone();
        by_old.sort_unstable();
        let named: BTreeMap<usize, (&str, &str, usize)> = by_old
            .iter()
            .map(|pair| {
                let name = names(*pair);
                let count = seen.entry(name).and_modify(|count| *count += 1).or_default();
                (pair.0, (name.0, name.1, *count))
            })
            .collect();
        let tokens = |list: &[(usize, usize)]| -> Vec<(&str, &str, usize)> {
            list.iter().filter_map(|(old, _)| named.get(old).copied()).collect()
        };
        let (before, after) = (tokens(&by_old), tokens(&pairs.list));
        for run in align(&before, &after) {
            if let Run::Other(_, come) = run {
                let come = pairs.list.get(come).unwrap_or_default();
                pairs.moved.extend(come.iter().map(|(_, new)| *new));
            }
        }
        pairs
    }
}

impl Item<'_> {
    /// What is said in it, without keys and signs.
    fn words(&self) -> Vec<&str> {
        let telling = |word: &&str| word.starts_with(char::is_alphanumeric);
        match &self.fields {
            Some(fields) => fields.values().flat_map(|value| cut(value)).filter(telling).collect(),
            None => cut(&self.toml).into_iter().filter(telling).collect(),
        }
    }

    fn name(&self) -> &str {
        self.id.unwrap_or(&self.toml)
    }
}

/// Out of a thousand: how many words and numbers two items have in common.
fn likeness(one: &Item<'_>, other: &Item<'_>) -> usize {
    let (one, other) = (one.words(), other.words());
    let same = |run: &Run| if let Run::Same(part, _) = run { part.len() } else { 0 };
    let same: usize = align(&one, &other).iter().map(same).sum();
    (2000 * same).checked_div(one.len() + other.len()).unwrap_or(0)
}
