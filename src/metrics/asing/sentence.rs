//! Figures in sentences that the report has too: the same words around a place where the report
//! prints a figure of the record.

use std::ops::Range;

use super::known::{agrees, is_alike, label, number};
use super::line::{Item, Line};
use super::model::{Finding, How, Place};
use super::similar::{Bag, Index, Words};
use super::subjects::Subjects;
use crate::banding::{Run, align};
use crate::figures::{Figure, Figures};

/// How alike, in thousands, two sentences must be before their figures are held against each other.
const LEAST: usize = 450;

/// Sentences whose likeness differs by no more than this are equally good.
const MARGIN: usize = 60;

/// Words before a figure that must be the same, of [`REACH`].
const SAME_BEFORE: usize = 3;

/// Words before a figure that are looked at.
const REACH: usize = 4;

/// Sentences of the report that are tried for one of the document.
const TRIED: usize = 6;

/// The sentences of the report that print figures.
pub(super) struct Sentences<'l> {
    all: Vec<&'l [Item]>,
    index: Index,
}

/// What sentences are held against.
pub(super) struct Known<'a> {
    pub(super) figures: &'a Figures,
    pub(super) subjects: &'a Subjects,
}

/// What a sentence comes to when it is held against one of the report.
struct Match {
    agreed: usize,
    others: Vec<Other>,
    held: Vec<Range<usize>>,
}

/// A figure that is another.
struct Other {
    bytes: Range<usize>,
    key: String,
    label: bool,
}

impl<'l> Sentences<'l> {
    /// Gathers them.
    pub(super) fn new(lines: impl Iterator<Item = &'l Line>, words: &mut Words) -> Self {
        let all: Vec<&[Item]> = lines
            .flat_map(|line| line.sentences.iter().map(Vec::as_slice))
            .filter(|items| items.len() > REACH && items.iter().any(|item| item.key.is_some()))
            .collect();
        let bags: Vec<Bag> = all.iter().map(|items| words.bag(items.iter())).collect();
        Self { all, index: Index::new(bags) }
    }

    /// What the sentences of a paragraph say that the record contradicts; the bytes of the numbers
    /// that could be held against a figure are added to `held`. `home` is the sasaran in whose section
    /// the paragraph stands.
    pub(super) fn hold(
        &self,
        line: &Line,
        (place, piece): (Place, usize),
        home: Option<&str>,
        against: &Known<'_>,
        words: &mut Words,
        held: &mut Vec<Range<usize>>,
    ) -> Vec<Finding> {
        let mut found = Vec::new();
        for items in line.sentences.iter().filter(|items| items.len() > REACH) {
            let Some(best) = self.best(items, home, against, words) else { continue };
            held.extend(best.held);
            for other in best.others {
                let Some(figure) = against.figures.get(&other.key) else { continue };
                let said = line.text.get(other.bytes.clone()).unwrap_or_default().to_string();
                let what = if other.label { "sebutan" } else { "angka" };
                found.push(Finding {
                    key: Some(other.key),
                    said,
                    known: figure.text(),
                    how: How::Sentence,
                    why: format!(
                        "Kalimat yang sama dalam laporan dari record mencetak {what} ini di tempat itu."
                    ),
                    place,
                    piece,
                    quote: line.quote(&other.bytes),
                    bytes: other.bytes,
                });
            }
        }
        found
    }

    /// The best of the sentences like this one: one that agrees, else the only one. Where several
    /// sentences are equally like it (one for each sasaran, say) and none agrees, nobody can tell
    /// which is meant.
    fn best(
        &self,
        items: &[Item],
        home: Option<&str>,
        against: &Known<'_>,
        words: &mut Words,
    ) -> Option<Match> {
        let bag = words.bag(items.iter());
        let like = self.index.like(&bag, LEAST);
        let top = like.first()?.0;
        let named = against.subjects.named(items);
        let tried =
            like.iter().take(TRIED).filter(|(alike, _)| alike.saturating_add(MARGIN) >= top);
        let mut matches: Vec<Match> = tried
            .filter_map(|(_, at)| self.all.get(*at))
            .map(|own| hold(items, own, home, &named, against))
            .filter(|one| !one.held.is_empty() || !one.others.is_empty())
            .collect();
        matches.sort_by_key(|one| (one.others.len(), std::cmp::Reverse(one.agreed)));
        let mut matches = matches.into_iter();
        let best = matches.next()?;
        let keys =
            |one: &Match| -> Vec<String> { one.others.iter().map(|o| o.key.clone()).collect() };
        let rival = matches.any(|one| one.agreed >= best.agreed && keys(&one) != keys(&best));
        (best.others.is_empty() || best.agreed > 0 || !rival).then_some(best)
    }
}

fn hold(
    items: &[Item],
    own: &[Item],
    home: Option<&str>,
    named: &[String],
    against: &Known<'_>,
) -> Match {
    let pairs = pairs(items, own);
    let mut result = Match { agreed: 0, others: Vec::new(), held: Vec::new() };
    let about = |key: &str| against.subjects.may_be_about(key, named, home);
    for (at, item) in items.iter().enumerate() {
        let Some(said) = &item.number else { continue };
        let Some(to) = pairs.get(at).copied().flatten() else { continue };
        let key = own.get(to).and_then(|item| item.key.as_deref());
        let Some(figure) = key.and_then(|key| against.figures.get(key)) else { continue };
        let comparable = number(figure).is_some() && is_alike(said, figure) && about(&figure.key);
        if !comparable || !is_set_alike(&pairs, at, to) {
            continue;
        }
        result.held.push(item.bytes.clone());
        if agrees(item, figure) {
            result.agreed += 1;
        } else {
            let key = figure.key.clone();
            result.others.push(Other { bytes: item.bytes.clone(), key, label: false });
        }
    }
    labels(items, own, against.figures, &mut result);
    result.others.retain(|other| about(&other.key));
    result
}

/// Which item of the report stands at the place of each item.
fn pairs(items: &[Item], own: &[Item]) -> Vec<Option<usize>> {
    let words = |items: &[Item]| -> Vec<String> { items.iter().map(|i| i.word.clone()).collect() };
    let mut pairs = vec![None; items.len()];
    for run in align(&words(items), &words(own)) {
        if let Run::Same(old, new) = run {
            for (at, to) in old.zip(new) {
                if let Some(pair) = pairs.get_mut(at) {
                    *pair = Some(to);
                }
            }
        }
    }
    pairs
}

/// Whether the words before a figure are those before its counterpart.
fn is_set_alike(pairs: &[Option<usize>], at: usize, to: usize) -> bool {
    let first = at.saturating_sub(REACH);
    let before = pairs.get(first..at).unwrap_or_default();
    let near = |own: &usize| *own < to && to - *own <= REACH + 2;
    let same = before.iter().flatten().filter(|own| near(own)).count();
    let next = pairs.get(at.saturating_sub(1)).copied().flatten();
    same >= SAME_BEFORE.min(before.len())
        && same >= 2
        && next.is_none_or(|own| own + 1 == to || same > 3)
}

/// Labels of classes and verdicts where the report prints another.
fn labels(items: &[Item], own: &[Item], figures: &Figures, result: &mut Match) {
    let words = |items: &[Item]| -> Vec<String> { items.iter().map(|i| i.word.clone()).collect() };
    let mut before = false;
    for run in align(&words(items), &words(own)) {
        match run {
            Run::Same(old, _) => before = old.len() >= 2,
            Run::Other(old, new) if before && !old.is_empty() => {
                let keyed = own.get(new).unwrap_or_default().iter().find_map(|i| i.key.as_deref());
                let figure: Option<&Figure> = keyed.and_then(|key| figures.get(key));
                let said = items.get(old).unwrap_or_default();
                if let (Some(figure), Some(first), Some(last)) =
                    (figure.filter(|f| label(f).is_some()), said.first(), said.last())
                    && said.len() <= 3
                    && said.iter().all(|item| JUDGING.contains(&item.word.as_str()))
                {
                    let bytes = first.bytes.start..last.bytes.end;
                    let key = figure.key.clone();
                    result.others.push(Other { bytes, key, label: true });
                }
            }
            Run::Other(..) => {}
        }
    }
}

/// Words of which labels are made.
const JUDGING: &[&str] = &[
    "sangat",
    "tinggi",
    "sedang",
    "rendah",
    "baik",
    "cukup",
    "kurang",
    "buruk",
    "memuaskan",
    "istimewa",
    "tidak",
    "efisien",
    "berhasil",
];
