//! Words of the field as data: what is wrong and how it is right.

use std::collections::{BTreeMap, BTreeSet};

/// Lists of words, from `templates/kata-baku.toml`.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Wrong words and phrases with the right ones, both in small letters.
    pub right: BTreeMap<String, String>,
    /// Words that are right although they are near another one.
    pub known: BTreeSet<String>,
}

impl Words {
    /// Whether a word, in small letters, is known to be right.
    pub fn is_known(&self, word: &str) -> bool {
        self.known.contains(word)
    }
}
