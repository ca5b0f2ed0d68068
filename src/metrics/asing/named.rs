//! Figures by name: a sentence names an indicator or a sasaran, and what it states of it.

use std::ops::Range;

use super::known::{agrees, below, is_alike, is_same, number};
use super::line::{Item, Line};
use super::model::{Finding, How, Place};
use super::subjects::{Subject, Subjects};
use crate::figures::{Figure, Figures};
use crate::prose::number::{Number, Unit};
use crate::record::RawRecord;

/// How many items may stand between what is stated and the figure, names left out.
const REACH: usize = 6;

/// The same where the sentence names no subject.
const CLOSE: usize = 4;

/// What is stated, by its word, and the figures of a subject that tell it.
const STATED: &[(&str, &[&str])] = &[
    ("target", &["target", "target_renstra", "target_akhir"]),
    ("capaian", &["capaian", "rasio_proksi", "capaian_renstra"]),
    ("pencapaian", &["capaian", "rasio_proksi", "capaian_renstra"]),
    ("serapan", &["serapan"]),
    ("penyerapan", &["serapan"]),
    ("realisasi", &["realisasi", "proksi", "terakhir"]),
    ("terealisasi", &["realisasi", "proksi", "terakhir"]),
];

/// Words behind which another thing than the one before is spoken of.
const TURNS: &[&str] = &[
    "sedangkan",
    "sementara",
    "dibandingkan",
    "nasional",
    "provinsi",
    "kabupaten",
    "tetangga",
    "bawah",
    "atas",
    "kurang",
    "lebih",
    "minimal",
    "maksimal",
    "paling",
    "antara",
    "rata-rata",
    "batas",
];

/// Words that turn capaian and realisasi to money.
const MONEY: &[&str] = &["anggaran", "pendapatan", "belanja", "keuangan", "pagu", "dana"];

/// Holds the sentences of a paragraph; `home` is the subject of the section in which it stands.
pub(super) fn hold(
    line: &Line,
    (place, piece): (Place, usize),
    home: Option<&Subject>,
    record: &RawRecord,
    figures: &Figures,
    subjects: &Subjects,
    held: &mut Vec<Range<usize>>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for items in &line.sentences {
        let mentions = subjects.mentions(items);
        for (at, item) in items.iter().enumerate() {
            let states = |n: &&Number| n.unit != Unit::Rupiah && !n.is_small();
            let Some(said) = item.number.as_ref().filter(states) else {
                continue;
            };
            if mentions.iter().any(|(range, _)| range.contains(&at)) || is_difference(items, at) {
                continue;
            }
            let Some((place_of, paths)) = stated(items, at, &mentions) else { continue };
            let named = subject_of(&mentions, place_of, at);
            // What only stands in the section of a sasaran must follow closely, and be no other figure.
            let far =
                at.saturating_sub(place_of) > CLOSE || figures.iter().any(|f| is_same(item, f));
            let Some(subject) = named.or(home.filter(|_| !far)) else { continue };
            let owners = owners(subject, record, subjects);
            let known: Vec<&Figure> = owners
                .iter()
                .flat_map(|path| paths.iter().map(move |name| format!("{path}.{name}")))
                .filter_map(|key| figures.get(&key))
                .filter(|figure| number(figure).is_some() && is_alike(said, figure))
                .collect();
            let Some(first) = known.first() else { continue };
            held.push(item.bytes.clone());
            let any = |path: &String| below(figures, path).any(|figure| is_same(item, figure));
            let told = known.iter().any(|figure| agrees(item, figure));
            if told || owners.iter().any(any) || any(&subject.sasaran) {
                continue;
            }
            let word = items.get(place_of).map_or("", |item| item.word.as_str());
            found.push(Finding {
                key: Some(first.key.clone()),
                said: line.text.get(item.bytes.clone()).unwrap_or_default().to_string(),
                known: first.text(),
                how: How::Name,
                why: format!("Kalimat ini menyebut {word} untuk \"{}\".", subject.name),
                place,
                piece,
                bytes: item.bytes.clone(),
                quote: line.quote(&item.bytes),
            });
        }
    }
    found
}

/// What is stated at a number: the item that says so, and the names of the figures that tell it.
fn stated(
    items: &[Item],
    at: usize,
    mentions: &[(Range<usize>, &Subject)],
) -> Option<(usize, &'static [&'static str])> {
    let mut far = 0;
    for back in (0..at).rev() {
        if mentions.iter().any(|(range, _)| range.contains(&back)) {
            continue;
        }
        let item = items.get(back)?;
        let word = item.word.as_str();
        if item.number.is_some() || TURNS.contains(&word) || MONEY.contains(&word) || far > REACH {
            return None;
        }
        if let Some((_, paths)) = STATED.iter().find(|(name, _)| *name == word) {
            // "capaian realisasi anggaran", "target realisasi": the first word says what it is.
            let before = back.checked_sub(1).and_then(|b| items.get(b));
            let doubled = before.is_some_and(|i| STATED.iter().any(|(name, _)| *name == i.word));
            return (!doubled).then_some((back, paths));
        }
        far += 1;
    }
    None
}

/// The subject that is spoken of: named between what is stated and the number, else last before.
fn subject_of<'s>(
    mentions: &[(Range<usize>, &'s Subject)],
    stated: usize,
    at: usize,
) -> Option<&'s Subject> {
    let before = mentions.iter().rfind(|(range, _)| range.end <= at);
    let between = mentions.iter().rfind(|(range, _)| range.start > stated && range.end <= at);
    between.or(before).map(|(_, subject)| *subject)
}

/// The paths whose figures may be meant: the subject's, and for a sasaran those of its only
/// indicator.
fn owners(subject: &Subject, record: &RawRecord, subjects: &Subjects) -> Vec<String> {
    let mut paths = vec![subject.path.clone()];
    if subject.path == subject.sasaran
        && let Some(only) = subjects.only_indicator(record, &subject.path)
    {
        paths.push(only.path.clone());
    }
    paths
}

/// "0,55 poin", "dua kali": no value but a difference or a factor.
fn is_difference(items: &[Item], at: usize) -> bool {
    let next = items.get(at + 1).map_or("", |item| item.word.as_str());
    matches!(next, "poin" | "point" | "kali" | "tahun" | "orang" | "persen-poin")
}
