//! What the record can be asked about by name: sasaran, indicators and series, and which of them a
//! sentence names.

use super::line::{Item, Line};
use crate::record::RawRecord;

/// A sasaran, an indicator or a series.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    /// The beginning of the keys of its figures.
    pub(super) path: String,
    /// The path of its sasaran.
    pub(super) sasaran: String,
    /// Its name, as it is printed.
    pub(super) name: String,
    /// Its names and abbreviations as words; the first is the full name.
    names: Vec<Vec<String>>,
    /// The number of a sasaran in the report.
    ordinal: Option<usize>,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Subjects {
    all: Vec<Subject>,
}

/// Words within names that people leave out.
const SMALL: &[&str] = &["dan", "dalam", "pada", "yang", "di", "bagi", "ke"];

impl Subjects {
    /// Gathers them from a record.
    pub(super) fn new(record: &RawRecord) -> Self {
        let mut all = Vec::new();
        for (at, sasaran) in record.sasaran.iter().enumerate() {
            let home = format!("sasaran.{}", &*sasaran.kunci);
            let mut add = |path: String, names: Vec<&str>, ordinal| {
                let name = names.first().copied().unwrap_or_default().to_string();
                let names = names.into_iter().map(words).filter(|n| !n.is_empty()).collect();
                all.push(Subject { path, sasaran: home.clone(), name, names, ordinal });
            };
            add(home.clone(), vec![sasaran.nama.as_str()], Some(at + 1));
            for one in &sasaran.indikator {
                let short = one.singkatan.as_ref().map(|short| short.as_str());
                let names = std::iter::once(one.nama.as_str()).chain(short).collect();
                add(one.kunci.to_string(), names, None);
            }
            for one in &sasaran.deret {
                let short = one.singkatan.as_ref().map(|short| short.as_str());
                let names = std::iter::once(one.nama.as_str()).chain(short).collect();
                add(one.kunci.to_string(), names, None);
            }
        }
        Self { all }
    }

    /// The subject under a path.
    pub(super) fn get(&self, path: &str) -> Option<&Subject> {
        self.all.iter().find(|subject| subject.path == path)
    }

    /// Paths of the subjects that a sentence names.
    pub(super) fn named(&self, items: &[Item]) -> Vec<String> {
        let mut named: Vec<String> =
            self.mentions(items).into_iter().map(|(_, subject)| subject.path.clone()).collect();
        named.sort_unstable();
        named.dedup();
        named
    }

    /// The subjects that a sentence names, with the items of each mention, in order. Of names that
    /// overlap the longest counts.
    pub(super) fn mentions<'s>(
        &'s self,
        items: &[Item],
    ) -> Vec<(std::ops::Range<usize>, &'s Subject)> {
        let mut found: Vec<(std::ops::Range<usize>, &Subject)> = Vec::new();
        for subject in &self.all {
            for at in 0..items.len() {
                let length = subject.mention(items, at);
                if length > 0 {
                    found.push((at..at + length, subject));
                }
            }
        }
        found.sort_by_key(|(range, _)| (std::cmp::Reverse(range.len()), range.start));
        let mut kept: Vec<(std::ops::Range<usize>, &Subject)> = Vec::new();
        for (range, subject) in found {
            if kept.iter().all(|(other, _)| range.end <= other.start || other.end <= range.start) {
                kept.push((range, subject));
            }
        }
        kept.sort_by_key(|(range, _)| range.start);
        kept
    }

    /// Whether a sentence that names some subjects may state a figure: one of a subject that it
    /// names, or of no subject; where it names none, one of the sasaran in whose section it stands.
    pub(super) fn may_be_about(&self, key: &str, named: &[String], home: Option<&str>) -> bool {
        let Some(owner) = self.owner(key) else { return true };
        let of = |path: &String| {
            *path == owner.path || self.get(path).is_some_and(|s| s.sasaran == owner.sasaran)
        };
        if named.is_empty() {
            return home.is_none_or(|home| home == owner.sasaran);
        }
        named.iter().any(of)
    }

    /// The subject of a key.
    pub(super) fn owner(&self, key: &str) -> Option<&Subject> {
        self.all.iter().find(|subject| {
            key.strip_prefix(subject.path.as_str()).is_some_and(|rest| rest.starts_with('.'))
        })
    }

    /// The sasaran to which a key belongs.
    pub(super) fn home(&self, key: &str) -> Option<&str> {
        self.owner(key).map(|subject| subject.sasaran.as_str())
    }

    /// The indicators of a sasaran that has only one, else nothing.
    pub(super) fn only_indicator(&self, record: &RawRecord, sasaran: &str) -> Option<&Subject> {
        let kunci = sasaran.strip_prefix("sasaran.")?;
        let sasaran = record.sasaran.iter().find(|one| &*one.kunci == kunci)?;
        match sasaran.indikator.as_slice() {
            [one] => self.get(&one.kunci),
            _ => None,
        }
    }
}

impl Subject {
    /// How many items its name takes at an item; 0 when it does not stand there.
    fn mention(&self, items: &[Item], at: usize) -> usize {
        let by_name = self.names.iter().map(|name| said(items, at, name)).max().unwrap_or(0);
        by_name.max(self.ordinal.map_or(0, |ordinal| counted(items, at, ordinal)))
    }
}

/// "sasaran 3", "sasaran strategis ke - 3".
fn counted(items: &[Item], at: usize, ordinal: usize) -> usize {
    let word = |at: usize| items.get(at).map_or("", |item| item.word.as_str());
    if word(at) != "sasaran" {
        return 0;
    }
    let mut next = at + 1;
    while matches!(word(next), "strategis" | "ke") {
        next += 1;
    }
    let number = items.get(next).and_then(|item| item.name.as_ref());
    let same = number.is_some_and(|n| n.value == ordinal.into() && n.is_small());
    if same || word(next) == format!("ke-{ordinal}") { next + 1 - at } else { 0 }
}

/// How many items some words take from an item on; small words may be missing on either side, and
/// of a long name its beginning is enough.
fn said(items: &[Item], at: usize, name: &[String]) -> usize {
    let (mut next, mut met) = (at, 0);
    for word in name {
        while next > at && items.get(next).is_some_and(|i| SMALL.contains(&i.word.as_str())) {
            next += 1;
        }
        if items.get(next).is_none_or(|item| item.word != *word) {
            break;
        }
        next += 1;
        met += 1;
    }
    // Four words, or two thirds of a longer name, are no accident.
    let whole = met == name.len();
    let most = met >= 4 && met * 3 >= name.len() * 2;
    if whole || most { next - at } else { 0 }
}

fn words(name: &str) -> Vec<String> {
    let line = Line::foreign(name);
    let word = |item: &Item| item.word.clone();
    line.items().map(word).filter(|word| !SMALL.contains(&word.as_str())).collect()
}
