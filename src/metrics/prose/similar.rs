//! Words that are one letter away from a word that the record uses often: most likely typed wrong.
//!
//! Needs no dictionary: the record itself, and the templates, show which words are meant. Each word
//! is known by itself with any one letter left out, so that near words meet in a map.

use std::collections::BTreeMap;
use std::ops::Range;

use super::paragraph::Prose;
use super::subject::Subject;
use super::token::Kind;
use crate::diagnostic::{Code, Diagnostic, Sink};

/// Letters of a word below which near words are other words (pasar, dasar).
const SHORTEST: usize = 7;

/// Letters of a word above which nobody typed it.
const LONGEST: usize = 60;

/// Times that a word is used before it counts as meant.
const OFTEN: usize = 3;

/// What words may grow by without being typed wrong.
const ENDINGS: &[&str] = &["nya", "kan", "i", "an", "lah", "pun", "ku", "mu", "s"];

/// A word that occurs once.
struct Rare<'p> {
    prose: &'p Prose<'p>,
    range: Range<usize>,
}

/// Tells words that nearly are another one.
pub(super) fn check(all: &[Prose<'_>], subject: &Subject<'_>, sink: &mut Sink) {
    let mut counts: BTreeMap<String, (usize, Rare<'_>)> = BTreeMap::new();
    for prose in all {
        for token in prose.tokens.iter().filter(|token| token.kind == Kind::Word) {
            let typed = prose.text.value().get(token.range.clone()).unwrap_or_default();
            if !(SHORTEST..=LONGEST).contains(&typed.len())
                || !typed.chars().all(char::is_alphabetic)
            {
                continue;
            }
            let rare = Rare { prose, range: token.range.clone() };
            counts.entry(typed.to_lowercase()).or_insert((0, rare)).0 += 1;
        }
    }
    let meant: Vec<&String> =
        counts.iter().filter(|(_, (times, _))| *times >= OFTEN).map(|(word, _)| word).collect();
    let mut near: BTreeMap<String, &String> = BTreeMap::new();
    for word in meant {
        near.insert(word.clone(), word);
        for short in shortened(word) {
            near.entry(short).or_insert(word);
        }
    }
    for (word, (times, rare)) in &counts {
        if *times > 1 || subject.words.is_known(word) {
            continue;
        }
        let itself = near.get(word).copied();
        let found = itself.or_else(|| shortened(word).find_map(|short| near.get(&short).copied()));
        if let Some(meant) = found.filter(|meant| is_slip(word, meant)) {
            tell(rare, meant, sink);
        }
    }
}

/// The word with each of its letters left out in turn.
fn shortened(word: &str) -> impl Iterator<Item = String> + '_ {
    word.char_indices().map(|(at, c)| {
        let mut short = String::with_capacity(word.len());
        short.push_str(word.get(..at).unwrap_or_default());
        short.push_str(word.get(at + c.len_utf8()..).unwrap_or_default());
        short
    })
}

/// Whether a slip of the finger lies between two words: one letter, and no ending or prefix of the
/// language, and not the letter that changes the form of a verb.
fn is_slip(word: &str, meant: &str) -> bool {
    let grown = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|end| ENDINGS.contains(&end))
            || long.strip_suffix(short).is_some()
    };
    let first = |text: &str| text.chars().next();
    // pelaksana and terlaksana differ by more; "pengukur" and "mengukur" by their first letter.
    let prefix = first(word) != first(meant);
    word != meant
        && !prefix
        && !grown(word, meant)
        && !grown(meant, word)
        && strsim::damerau_levenshtein(word, meant) == 1
}

fn tell(rare: &Rare<'_>, meant: &str, sink: &mut Sink) {
    let typed = rare.prose.text.value().get(rare.range.clone()).unwrap_or_default();
    let message =
        format!("Kata \"{typed}\" hanya sekali dipakai dan mirip sekali dengan \"{meant}\".");
    let place = rare.prose.text.place(&rare.range);
    sink.push(Diagnostic::new(Code::KataMirip, &place, message).help(format!(
        "Tulis \"{meant}\" bila itu yang dimaksud; bila memang kata lain, biarkan."
    )));
}
