//! Texts that were carried over word for word, and last year's year that was left in them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Both;
use super::warning::{Kind, Typed, Warning};
use crate::diagnostic::{Level, Sink};
use crate::number::{Decimal, percent};
use crate::prose::{Kind as TextKind, Text, texts};
use crate::read::{Node, parse};

/// Words of a paragraph that is more than a common phrase.
const LONG: usize = 12;

/// The same for an item of a list, which is a statement of its own.
const LONG_ITEM: usize = 4;

/// Characters of the beginning that is shown.
const SHOWN: usize = 64;

/// Fields whose texts are meant to stay: what an indicator is does not change with the year.
const LASTING: [&str; 1] = ["definisi"];

/// A text that holds paragraphs of last year's record word for word.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// Key of the text, or of the list that it is an item of.
    pub key: String,
    /// Paragraphs or items, and how many of them were carried over.
    pub parts: usize,
    /// How many of them were carried over.
    pub carried: usize,
    /// How many of these take figures from the record, and so say something new.
    pub with_figures: usize,
    /// Share of the words that was carried over, in whole per cent.
    pub share: Decimal,
    /// The first words that were carried over.
    pub beginning: String,
}

/// A paragraph of a text: bytes, and what it says with single blanks.
struct Paragraph {
    range: Range<usize>,
    plain: String,
    words: usize,
}

/// Compares the texts; last year's year in what was carried over joins the warnings.
pub(super) fn compare(both: &Both<'_>, warnings: &mut Vec<Warning>) -> Vec<Carried> {
    // What a record says in one year was not carried over from it.
    if both.years()[0] == both.years()[1] {
        return Vec::new();
    }
    let known: BTreeSet<String> = typed(both.old.source)
        .iter()
        .flat_map(|text| paragraphs(text.value()))
        .map(|paragraph| paragraph.plain)
        .collect();
    let texts = typed(both.new.source);
    let mut groups: Vec<(String, Vec<&Text>)> = Vec::new();
    for text in &texts {
        let key = group(&text.key);
        match groups.last_mut() {
            Some((last, list)) if *last == key => list.push(text),
            _ => groups.push((key, vec![text])),
        }
    }
    let mut found = Vec::new();
    for (key, list) in groups {
        found.extend(of_group(both, key, &list, &known, warnings));
    }
    found
}

/// Narrative texts that a year writes anew.
fn typed(source: &str) -> Vec<Text> {
    let tree = parse(source, &mut Sink::default());
    let root = Node::root(tree.get_ref(), tree.span());
    let mut all = texts(source, &root);
    all.retain(|text| text.kind == TextKind::Narrative && !LASTING.contains(&text.field.as_str()));
    all
}

/// Key of the list that an item stands in, else the key itself.
fn group(key: &str) -> String {
    let mut parts: Vec<&str> = key.split('.').collect();
    let number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.len() > 2 && parts.last() == Some(&"isi") {
        parts.truncate(parts.len() - 2);
    }
    while parts.len() > 1 && parts.last().is_some_and(|part| number(part)) {
        parts.pop();
    }
    parts.join(".")
}

fn of_group(
    both: &Both<'_>,
    key: String,
    list: &[&Text],
    known: &BTreeSet<String>,
    warnings: &mut Vec<Warning>,
) -> Option<Carried> {
    let least = if list.iter().any(|text| *text.key != *key) { LONG_ITEM } else { LONG };
    let (mut parts, mut carried, mut with_figures) = (0_usize, 0_usize, 0_usize);
    let (mut all, mut same) = (0_usize, 0_usize);
    let (mut beginning, mut plain_beginning) = (String::new(), String::new());
    for text in list {
        for paragraph in paragraphs(text.value()) {
            parts += 1;
            all += paragraph.words;
            if paragraph.words < least || !known.contains(&paragraph.plain) {
                continue;
            }
            carried += 1;
            same += paragraph.words;
            let figures = paragraph.plain.contains("{{");
            with_figures += usize::from(figures);
            // What says nothing new at all tells most.
            if beginning.is_empty() || (plain_beginning.is_empty() && !figures) {
                beginning = shown(&without_figures(&paragraph.plain));
                if !figures {
                    plain_beginning.clone_from(&beginning);
                }
            }
            stale(both, text, &paragraph, warnings);
        }
    }
    let share = percent(Decimal::from(same), Decimal::from(all), 0)?;
    (carried > 0).then_some(Carried { key, parts, carried, with_figures, share, beginning })
}

/// The paragraphs of a text that hold words.
fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let mut start = None;
    let mut at = 0;
    let mut close = |start: &mut Option<usize>, end: usize| {
        if let Some(range) = start.take().map(|start| start..end) {
            found.extend(paragraph(text, range));
        }
    };
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            close(&mut start, at);
        } else {
            start.get_or_insert(at);
        }
        at += line.len();
    }
    close(&mut start, at);
    found
}

fn paragraph(text: &str, range: Range<usize>) -> Option<Paragraph> {
    let part = text.get(range.clone())?;
    let words = without_figures(part)
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphabetic))
        .count();
    let plain = part.split_whitespace().collect::<Vec<_>>().join(" ");
    (words > 0).then_some(Paragraph { range, plain, words })
}

/// A text with an ellipsis where it takes a figure from the record, byte for byte.
fn without_figures(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("{{").or_else(|| rest.find("{%")) {
        let start = rest.find("{%").map_or(start, |other| start.min(other));
        let (before, inside) = rest.split_at(start);
        let end = inside.find("}}").into_iter().chain(inside.find("%}")).min();
        let end = end.map_or(inside.len(), |end| end + 2);
        let (figure, tail) = inside.split_at(end);
        out.push_str(before);
        // An ellipsis has three bytes, and no figure is shorter than its braces.
        out.push('…');
        out.push_str(&" ".repeat(figure.len().saturating_sub('…'.len_utf8())));
        rest = tail;
    }
    out.push_str(rest);
    out
}

fn shown(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= SHOWN {
        return text;
    }
    let cut: String = text.chars().take(SHOWN).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

/// Tells of last year's year in a paragraph that was carried over.
fn stale(both: &Both<'_>, text: &Text, paragraph: &Paragraph, warnings: &mut Vec<Warning>) {
    let [year, this] = both.years();
    let part = text.value().get(paragraph.range.clone()).filter(|_| year < this);
    let Some(part) = part else { return };
    let plain = without_figures(part);
    let word = year.to_string();
    for (at, _) in plain.match_indices(&word) {
        if !means_the_year(&plain, at, word.len()) {
            continue;
        }
        let from = paragraph.range.start + at;
        let place = text.place(&(from..from + word.len()));
        let message = format!(
            "Naskah ini terbawa dari record {year} dan masih menyebut tahun {year}; laporan ini \
             tentang tahun {this}."
        );
        let warning =
            Warning::new(Kind::TahunTertinggal, Level::Peringatan, text.key.to_string(), message);
        let here = Typed::new(around(&plain, at), &place);
        warnings.push(warning.typed(None, Some(here)));
    }
}

/// Whether four digits are a year that a text speaks of as its own: not part of a longer number, of a
/// span of years or of the number of a regulation, and not a year since which something holds.
fn means_the_year(text: &str, at: usize, length: usize) -> bool {
    const JOINED: [char; 6] = ['-', '–', '−', '/', '.', ','];
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at + length..).unwrap_or_default();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut next = after.chars();
    let (first, second) = (next.next(), next.next());
    let joined = |c: Option<char>| c.is_some_and(|c| JOINED.contains(&c));
    if digit(before.chars().last()) || digit(first) {
        return false;
    }
    if joined(before.chars().last()) || (joined(first) && digit(second)) {
        return false;
    }
    let words: Vec<String> = before
        .split_whitespace()
        .rev()
        .take(4)
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .collect();
    const SINCE: [&str; 4] = ["sejak", "mulai", "nomor", "no"];
    !words.iter().any(|word| SINCE.contains(&word.as_str()))
}

/// The words around a part.
fn around(text: &str, at: usize) -> String {
    let before: Vec<&str> = text.get(..at).unwrap_or_default().split_whitespace().collect();
    let after = text.get(at..).unwrap_or_default();
    let tail: Vec<&str> = after.split_whitespace().take(4).collect();
    let head = before.get(before.len().saturating_sub(5)..).unwrap_or_default();
    format!("… {} {} …", head.join(" "), tail.join(" "))
}
