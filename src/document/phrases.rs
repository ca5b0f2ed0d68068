//! Words of a short report of its own, with simple places to fill: `{lama}`, `{instansi}` and those
//! that each sentence names.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Words by section and key.
pub(super) struct Phrases {
    file: &'static str,
    sections: BTreeMap<String, BTreeMap<String, String>>,
    common: Vec<(&'static str, String)>,
    missing: RefCell<BTreeSet<String>>,
}

impl Phrases {
    /// Reads a file such as `naskah/perbandingan.toml`; the `common` places are filled in every
    /// sentence.
    ///
    /// # Errors
    /// A sentence that says how it is wrong.
    pub(super) fn read(
        file: &'static str,
        text: &str,
        common: Vec<(&'static str, String)>,
    ) -> Result<Self, String> {
        let sections = toml::from_str(text).map_err(|error| format!("{file}: {error}"))?;
        Ok(Self { file, sections, common, missing: RefCell::default() })
    }

    /// Words with their places filled. A missing entry is a fault of the templates; nothing stands in
    /// its place.
    pub(super) fn get(&self, section: &str, key: &str, filled: &[(&str, &str)]) -> String {
        let Some(text) = self.sections.get(section).and_then(|words| words.get(key)) else {
            let sentence = format!("{}: [{section}] belum mempunyai `{key}`.", self.file);
            self.missing.borrow_mut().insert(sentence);
            return String::new();
        };
        let common = self.common.iter().map(|(name, value)| (*name, value.as_str()));
        let places: BTreeMap<&str, &str> = common.chain(filled.iter().copied()).collect();
        fill(text, &places)
    }

    /// What was looked for and not found.
    pub(super) fn missing(&self) -> Vec<String> {
        self.missing.borrow().iter().cloned().collect()
    }
}

/// Fills the places of a text in one pass, so that what is filled in is never taken for a place.
fn fill(text: &str, places: &BTreeMap<&str, &str>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}').and_then(|(name, tail)| Some((places.get(name)?, tail))) {
            Some((value, tail)) => {
                out.push_str(value);
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_once() {
        let places = BTreeMap::from([("a", "{b}"), ("b", "x")]);
        assert_eq!(fill("{a} dan {b}, {c} {", &places), "{b} dan x, {c} {");
    }

    #[test]
    fn what_is_missing_is_told() {
        let file = "naskah/perbandingan.toml";
        let common = vec![("baru", "2025".to_string())];
        let words = Phrases::read(file, "[s]\na = \"tahun {baru}\"\n", common).unwrap();
        assert_eq!(words.get("s", "a", &[]), "tahun 2025");
        assert_eq!(words.get("s", "b", &[]), "");
        assert_eq!(
            words.missing(),
            ["naskah/perbandingan.toml: [s] belum mempunyai `b`.".to_string()]
        );
        assert!(Phrases::read(file, "[s", Vec::new()).is_err());
    }
}
