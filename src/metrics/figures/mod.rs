//! Figures: everything that is computed, each under one key, with its formula and its form.
//!
//! [`Figures`] is a flat map from paths such as `sasaran.industri.capaian`; narrative texts,
//! templates, tables and `[[penegasan]]` all name figures by these paths. [`compute`] makes all of
//! them from a record; no path is the beginning of another one. The rules themselves are small pure
//! functions: [`capaian`], [`kelas`], [`predikat`], [`verdict`], [`tren`].

pub(crate) mod akip;
mod anggaran;
mod capaian;
mod compute;
mod deret;
mod efisiensi;
mod evaluasi;
mod figure;
mod indikator;
mod kebijakan;
mod keys;
mod kriteria;
mod look;
mod pembanding;
pub(crate) mod pendapatan;
mod ringkasan;
mod rule;
mod sasaran;
mod scope;
pub(crate) mod sdm;
mod slug;
mod tabel;
mod tren;
mod umum;
mod working;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::read::nearest;

pub use capaian::{CapaianError, capaian};
pub use compute::compute;
pub use efisiensi::verdict;
pub use figure::{Figure, Form, Known, Missing, Value, Verdict};
pub use keys::RESERVED;
pub use kriteria::{kelas, predikat};
pub use look::is_percent;
pub use rule::{Rule, Said};
pub use slug::slug;
pub use tren::{ArahTren, Tren, tren};
pub use working::{Symbols, Working, agrees, shown};

/// All figures of a record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures {
    map: BTreeMap<String, Figure>,
}

impl Figures {
    /// The figure under a path.
    pub fn get(&self, path: &str) -> Option<&Figure> {
        self.map.get(path)
    }

    /// The number under a path, if there is one.
    pub fn number(&self, path: &str) -> Option<Decimal> {
        self.get(path).and_then(Figure::number)
    }

    /// Whether the flag under a path is set.
    pub fn flag(&self, path: &str) -> bool {
        self.get(path).is_some_and(|figure| figure.value == Value::Flag(true))
    }

    /// All figures by path.
    pub fn iter(&self) -> impl Iterator<Item = &Figure> {
        self.map.values()
    }

    /// Adds a figure; a path has one home, so an existing one stays.
    pub fn insert(&mut self, figure: Figure) {
        self.map.entry(figure.key.clone()).or_insert(figure);
    }

    /// The next names below a path, e.g. `industri` below `sasaran`.
    pub fn names_below(&self, path: &str) -> Vec<&str> {
        let prefix = if path.is_empty() { String::new() } else { format!("{path}.") };
        let mut names: Vec<&str> = self
            .map
            .range(prefix.clone()..)
            .map(|(key, _)| key.as_str())
            .take_while(|key| key.starts_with(&prefix))
            .filter_map(|key| key.get(prefix.len()..))
            .filter_map(|rest| rest.split('.').next())
            .collect();
        names.dedup();
        names
    }

    /// The known path nearest to a mistyped one, for messages.
    ///
    /// Each part of the path is mended on its own, from the left; only where that leads nowhere is
    /// the path compared as a whole.
    pub fn suggestions(&self, path: &str) -> Option<String> {
        let mended = self.mended(path).filter(|found| self.map.contains_key(found));
        mended.or_else(|| nearest(path, self.map.keys().map(String::as_str)).map(str::to_string))
    }

    fn mended(&self, path: &str) -> Option<String> {
        let mut found = String::new();
        for part in path.split('.').take(8) {
            let names = self.names_below(&found);
            let name = match names.iter().find(|name| **name == part) {
                Some(name) => name,
                None => nearest(part, names.into_iter())?,
            };
            if !found.is_empty() {
                found.push('.');
            }
            found.push_str(name);
        }
        Some(found)
    }
}
