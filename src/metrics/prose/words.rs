//! Words of the field as data: what is wrong and how it is right.

use std::collections::BTreeMap;

/// Lists of words, from `templates/kata-baku.toml`.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Wrong words and phrases with the right ones, both in small letters.
    pub right: BTreeMap<String, String>,
}
