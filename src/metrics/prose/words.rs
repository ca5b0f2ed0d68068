//! Words of the field as data: what is wrong and how it is right, what is left over from drafting,
//! what may rightly stand twice.
//!
//! Knows the form of the list, not what a text is.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

/// Lists of words, from `templates/kata-baku.toml`.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Wrong words and phrases by their first word in small letters, the longest first.
    wrong: BTreeMap<String, Vec<Entry>>,
    /// Leftovers of drafting by their first character in small letters.
    left: BTreeMap<char, Vec<Left>>,
    /// Words that may stand twice.
    twice: BTreeSet<String>,
    /// Words of which one is too many when they stand twice.
    never_twice: BTreeSet<String>,
    /// Words that are right although they are near another one.
    known: BTreeSet<String>,
}

/// A wrong word or phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// As typed, in small letters, with single spaces.
    pub wrong: String,
    /// As it should be.
    pub right: String,
    /// How far it holds.
    pub reach: Reach,
}

/// How far an entry holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Everywhere: an error of typing.
    Everywhere,
    /// In the agency's own words only, not in official names and quotations.
    Own,
    /// In the agency's own words, and a person has to weigh the meaning.
    Weigh,
}

/// A leftover of drafting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// As typed, in small letters unless `exact`.
    pub text: String,
    /// Whether capitals count.
    pub exact: bool,
}

/// Tables of wrong words and how far each holds.
const WRONG: [(&str, Reach); 6] = [
    ("kata", Reach::Everywhere),
    ("frasa", Reach::Everywhere),
    ("kata_naskah", Reach::Own),
    ("frasa_naskah", Reach::Own),
    ("timbang", Reach::Weigh),
    ("timbang_frasa", Reach::Weigh),
];

impl Words {
    /// Reads lists as TOML.
    ///
    /// # Errors
    ///
    /// An Indonesian sentence when the text is no TOML or holds what no list may hold.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut words = Self::default();
        words.add(text)?;
        Ok(words)
    }

    /// Lays further lists over these: an entry of the same words takes the place of the old one, and
    /// an empty right form takes it away.
    ///
    /// # Errors
    ///
    /// As for [`Words::read`].
    pub fn add(&mut self, text: &str) -> Result<(), String> {
        let tables: Table =
            text.parse().map_err(|_| "Daftar kata tidak mengikuti bentuk TOML.".to_string())?;
        for (name, value) in &tables {
            let Value::Table(table) = value else { return Err(unknown(name)) };
            match WRONG.iter().find(|(known, _)| known == name) {
                Some((_, reach)) => self.add_wrong(name, table, *reach)?,
                None if name == "sisa" => self.add_left(table)?,
                None if name == "benar" => {
                    self.known.extend(strings(table, name, "kata")?);
                    only(table, name, &["kata"])?;
                }
                None if name == "ganda" => self.add_twice(table)?,
                None => return Err(unknown(name)),
            }
        }
        Ok(())
    }

    fn add_wrong(&mut self, name: &str, table: &Table, reach: Reach) -> Result<(), String> {
        for (wrong, right) in table {
            let Value::String(right) = right else {
                return Err(format!("Pasangan kata \"{wrong}\" dalam [{name}] harus berupa teks."));
            };
            if right.contains(['"', '\'', '\\', '\n']) {
                return Err(format!("Bentuk benar \"{right}\" memuat tanda yang tidak boleh."));
            }
            let wrong = wrong.to_lowercase();
            let first = first_word(&wrong).to_string();
            if first.is_empty() {
                return Err(format!("Kata \"{wrong}\" dalam [{name}] harus berawal dengan huruf."));
            }
            let all = self.wrong.entry(first).or_default();
            all.retain(|entry| entry.wrong != wrong);
            if !right.is_empty() {
                self.known.extend(right.split(' ').map(str::to_lowercase));
                all.push(Entry { wrong, right: right.clone(), reach });
                all.sort_by_key(|entry| std::cmp::Reverse(entry.wrong.len()));
            }
        }
        Ok(())
    }

    fn add_left(&mut self, table: &Table) -> Result<(), String> {
        for (name, exact) in [("teks", false), ("persis", true)] {
            for text in strings(table, "sisa", name)? {
                let text = if exact { text } else { text.to_lowercase() };
                let Some(first) = text.chars().next() else { continue };
                let first = first.to_lowercase().next().unwrap_or(first);
                let all = self.left.entry(first).or_default();
                all.push(Left { text, exact });
                all.sort_by_key(|left| std::cmp::Reverse(left.text.len()));
            }
        }
        only(table, "sisa", &["teks", "persis"])
    }

    fn add_twice(&mut self, table: &Table) -> Result<(), String> {
        self.twice.extend(strings(table, "ganda", "sah")?);
        self.never_twice.extend(strings(table, "ganda", "hapus")?);
        only(table, "ganda", &["sah", "hapus"])
    }

    /// Wrong words and phrases that begin with a word in small letters, the longest first.
    pub fn wrong(&self, first: &str) -> &[Entry] {
        self.wrong.get(first).map_or(&[], Vec::as_slice)
    }

    /// Leftovers that begin with a character.
    pub fn left(&self, first: char) -> &[Left] {
        self.left.get(&first).map_or(&[], Vec::as_slice)
    }

    /// Whether the lists speak of a word, in small letters: it is right although it is near another
    /// one, or another rule tells that it is wrong.
    pub fn is_known(&self, word: &str) -> bool {
        self.known.contains(word) || self.wrong(word).iter().any(|entry| entry.wrong == word)
    }

    /// Whether a word in small letters may stand twice.
    pub fn may_stand_twice(&self, word: &str) -> bool {
        self.twice.contains(word)
    }

    /// Whether one of two equal words, in small letters, is certainly too many.
    pub fn never_stands_twice(&self, word: &str) -> bool {
        self.never_twice.contains(word)
    }

    /// Every wrong word and phrase.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.wrong.values().flatten()
    }
}

/// The part up to the first character that is none of a word.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || "-'’/".contains(c)));
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

fn strings(table: &Table, name: &str, key: &str) -> Result<Vec<String>, String> {
    let wrong = || format!("Isian {key} dalam [{name}] harus berupa daftar teks.");
    match table.get(key) {
        None => Ok(Vec::new()),
        Some(Value::Array(all)) => {
            all.iter().map(|v| v.as_str().map(str::to_string).ok_or_else(wrong)).collect()
        }
        Some(_) => Err(wrong()),
    }
}

fn only(table: &Table, name: &str, known: &[&str]) -> Result<(), String> {
    match table.keys().find(|key| !known.contains(&key.as_str())) {
        Some(key) => Err(format!("Isian {key} dalam [{name}] tidak dikenal.")),
        None => Ok(()),
    }
}

fn unknown(name: &str) -> String {
    format!("Bagian [{name}] dalam daftar kata tidak dikenal.")
}

/// Length in bytes of what a text begins with when it says the same as a phrase: white space of
/// any length for a space, and small letters for capitals unless `exact`. Ends with a whole word.
pub fn matched(text: &str, phrase: &str, exact: bool) -> Option<usize> {
    let mut rest = text;
    for wanted in phrase.chars() {
        if wanted == ' ' {
            let next = rest.trim_start();
            if next.len() == rest.len() {
                return None;
            }
            rest = next;
            continue;
        }
        let found = rest.chars().next()?;
        let same = found == wanted || !exact && found.to_lowercase().eq([wanted]);
        if !same {
            return None;
        }
        rest = rest.get(found.len_utf8()..)?;
    }
    let word = |c: char| c.is_alphanumeric();
    let open = phrase.ends_with(word) && rest.starts_with(|c: char| word(c) || c == '-');
    (!open).then(|| text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_and_laid_over_each_other() {
        let mut words = Words::read(
            "[kata]\n\"diatas\" = \"di atas\"\n[frasa]\n\"di buat\" = \"dibuat\"\n[ganda]\nsah = [\"bau\"]\n",
        )
        .unwrap();
        assert_eq!(words.wrong("diatas")[0].right, "di atas");
        assert_eq!(words.wrong("di")[0].wrong, "di buat");
        words.add("[kata]\n\"diatas\" = \"\"\n[sisa]\npersis = [\"NA\"]").unwrap();
        assert!(words.wrong("diatas").is_empty());
        assert_eq!(words.left('n')[0].text, "NA");
        assert!(words.may_stand_twice("bau"));
        words.add("[benar]\nkata = [\"pasar\"]").unwrap();
        assert!(words.is_known("pasar") && !words.is_known("dasar"));
    }

    #[test]
    fn what_no_list_may_hold_is_refused() {
        for text in ["[kata", "[lain]", "[kata]\na = 1", "[sisa]\nteks = 1", "[kata]\na = 'b\"c'"] {
            let error = Words::read(text).unwrap_err();
            assert!(error.ends_with('.'), "{error}");
        }
    }

    #[test]
    fn phrases_are_matched_over_line_ends() {
        assert_eq!(matched("Di\n  buat oleh", "di buat", false), Some(9));
        assert_eq!(matched("dibuat", "di buat", false), None);
        assert_eq!(matched("di buatkan", "di buat", false), None);
        assert_eq!(matched("na", "NA", true), None);
        assert_eq!(matched("#REF!)", "#ref!", false), Some(5));
    }
}
