//! Keys that a note may name: those of the record and those of its figures.

use std::collections::BTreeSet;

use super::Notes;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::figures::Figures;
use crate::read::{self, Node, entries};

/// Notes whose unknown key gets advice of its own; looking for near names takes time.
const ADVISED: usize = 50;

/// Near names that are told.
const TOLD: usize = 3;

/// The keys of a record and of its figures.
#[derive(Debug, Clone, Default)]
pub struct Keys(BTreeSet<String>);

impl Keys {
    /// The keys of a record, by its text, and of its figures where they could be computed.
    pub fn of(source: &str, figures: Option<&Figures>) -> Self {
        // What is wrong with the syntax is for a check to tell.
        let tree = read::parse(source, &mut Sink::default());
        let mut keys = BTreeSet::new();
        gather(&Node::root(tree.get_ref(), tree.span()), &mut keys);
        for figure in figures.into_iter().flat_map(Figures::iter) {
            // What stands above a figure may be named too.
            let mut key = figure.key.as_str();
            while keys.insert(key.to_string()) {
                match key.rsplit_once('.') {
                    Some((above, _)) => key = above,
                    None => break,
                }
            }
        }
        Self(keys)
    }

    /// Whether there is a key.
    pub fn has(&self, key: &str) -> bool {
        self.0.contains(key)
    }

    /// The keys nearest to one that is not there, the best first.
    pub fn near(&self, key: &str) -> Vec<&str> {
        let key: String = key.chars().take(120).collect();
        let most = 1 + key.chars().count() / 4;
        let end = format!(".{key}");
        let mut near: Vec<(usize, &str)> = self
            .0
            .iter()
            .filter_map(|known| {
                if known.ends_with(&end) {
                    return Some((0, known.as_str()));
                }
                (known.len().abs_diff(key.len()) <= most)
                    .then(|| (strsim::damerau_levenshtein(&key, known), known.as_str()))
                    .filter(|(distance, _)| *distance <= most)
            })
            .collect();
        near.sort();
        // What is clearly farther away than the best one would only distract.
        let best = near.first().map_or(0, |(distance, _)| *distance);
        near.retain(|(distance, _)| *distance <= best + 1);
        near.into_iter().take(TOLD).map(|(_, known)| known).collect()
    }

    /// Tells every note whose key is not there.
    pub fn check(&self, notes: &Notes) -> Vec<Diagnostic> {
        let unknown = notes.list().iter().filter_map(|note| {
            let key = note.kunci.as_ref().filter(|key| !self.has(key))?;
            Some((note, key))
        });
        let told = unknown.enumerate().map(|(index, (note, key))| {
            let (number, name) = (note.nomor.value, &key.value);
            let message = format!("Kunci `{name}` pada catatan {number} tidak ada dalam record.");
            let near = if index < ADVISED { self.near(key) } else { Vec::new() };
            let near: Vec<String> = near.iter().map(|key| format!("`{key}`")).collect();
            let help = if near.is_empty() {
                "Cari kuncinya dengan `lkjip telusur`, atau hapus barisnya.".to_string()
            } else {
                format!("Mungkin yang dimaksud {}.", near.join(" atau "))
            };
            Diagnostic::new(Code::KunciCatatan, &key.place, message).mark("tidak ada").help(help)
        });
        told.collect()
    }
}

fn gather(node: &Node<'_>, keys: &mut BTreeSet<String>) {
    if !node.place().key.is_empty() {
        keys.insert(node.place().key.to_string());
    }
    node.items().for_each(|below| gather(&below, keys));
    entries(node).iter().for_each(|below| gather(below, keys));
}
