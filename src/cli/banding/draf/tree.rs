//! Consequences as a tree: each figure with what it was, what it is, and where it is printed.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use lkjip_metrics::banding::{Link, Shift};

use super::teks::{INDENT, Told, line};
use crate::cli::wrap::{WIDTH, cut, wrapped};
use crate::document::Printed;

/// Characters of a value.
const VALUE: usize = 34;

/// Characters of a key; a longer one pushes its value aside.
const KEY: usize = 58;

/// Characters that are there at least for the places of a figure.
const ROOM: usize = 24;

/// Places told of one figure.
const PLACES: usize = 3;

/// Sentences told of one change.
const SENTENCES: usize = 6;

/// Characters of a sentence.
const SENTENCE: usize = 170;

impl Told<'_> {
    /// The tree below some figures, and the sentences that say them.
    pub(super) fn tree(self, out: &mut String, roots: &[Link]) {
        let mut rows = Vec::new();
        self.grow(&mut rows, roots, "", true);
        let length = |text: &str| text.chars().count();
        let keys = rows.iter().map(|row| length(&row.label)).max().unwrap_or(0).min(KEY);
        let values = rows.iter().map(|row| length(&row.value)).max().unwrap_or(0);
        let mut said = BTreeSet::new();
        for row in &rows {
            let rest = " ".repeat(keys.saturating_sub(length(&row.label)));
            let gap = " ".repeat(values.saturating_sub(length(&row.value)));
            let room = WIDTH.saturating_sub(INDENT + keys + values + 4).max(ROOM);
            let places = self.paint.faint(row.places(room));
            let text = format!("{}{rest}  {}{gap}  {places}", row.label, row.value);
            let _ = writeln!(out, "{}{}", " ".repeat(INDENT), text.trim_end());
            said.extend(row.key.clone());
        }
        self.sentences(out, &said);
    }

    fn grow(self, rows: &mut Vec<Branch>, links: &[Link], stem: &str, first: bool) {
        let links = self.shown(links);
        for (index, link) in links.iter().enumerate() {
            let Some(shift) = self.report.banding.shifts.get(link.shift) else { continue };
            let (twig, below) = match (first, index + 1 == links.len()) {
                (true, _) => ("", ""),
                (false, false) => ("├ ", "│ "),
                (false, true) => ("└ ", "  "),
            };
            let places = match link.told {
                true => vec!["(diuraikan di atas)".to_string()],
                false => self.places(shift),
            };
            rows.push(Branch {
                label: format!("{stem}{twig}{}", shift.key),
                value: value(shift),
                key: (!link.told).then(|| shift.key.clone()),
                shared: link.shared,
                places,
            });
            self.grow(rows, &link.links, &format!("{stem}{below}"), false);
        }
    }

    /// Links without those that are never printed; what follows from these takes their place.
    pub(super) fn shown(self, links: &[Link]) -> Vec<Link> {
        let mut shown = Vec::new();
        for link in links {
            let shift = self.report.banding.shifts.get(link.shift);
            if shift.is_some_and(Shift::is_flag) {
                shown.extend(self.shown(&link.links));
            } else {
                shown.push(link.clone());
            }
        }
        shown
    }

    /// "Tabel 3.3 hal. 21", "bagian 3.3 hal. 25, 26".
    fn places(self, shift: &Shift) -> Vec<String> {
        self.named(self.report.printed.get(&shift.key).map(Vec::as_slice).unwrap_or_default())
    }

    /// Where the text of a change stands.
    pub(super) fn mentioned(self, key: &str) -> Option<String> {
        let names = self.named(self.report.mentioned.get(key)?);
        Some(fitting(&names, WIDTH - INDENT - 9))
    }

    fn named(self, places: &[Printed]) -> Vec<String> {
        let mut names: Vec<(String, Vec<&str>)> = Vec::new();
        let mut begins = false;
        // Tables say most in the least room.
        let (tables, others): (Vec<_>, Vec<_>) = places.iter().partition(|p| p.block.is_some());
        for place in tables.into_iter().chain(others) {
            let name = short(place);
            let at = names.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
                names.push((name, Vec::new()));
                names.len() - 1
            });
            if let Some(((page, start), (_, pages))) =
                self.report.page(place).zip(names.get_mut(at))
                && !pages.contains(&page)
            {
                begins |= start;
                pages.push(page);
            }
        }
        let page = if begins { "mulai hal." } else { "hal." };
        let named = names.into_iter().map(|(name, pages)| match pages.as_slice() {
            [] => name,
            pages => format!("{name} {page} {}", pages.join(", ")),
        });
        named.collect()
    }

    /// Sentences that say the figures of a tree.
    fn sentences(self, out: &mut String, keys: &BTreeSet<String>) {
        let mut told: Vec<(&str, &Printed)> = Vec::new();
        let mut known: BTreeSet<&str> = BTreeSet::new();
        for place in keys.iter().filter_map(|key| self.report.printed.get(key)).flatten() {
            if place.sentence.as_deref().is_some_and(|sentence| known.insert(sentence)) {
                let page = self.report.page(place).map_or("", |(page, _)| page);
                told.push((page, place));
            }
        }
        let more = told.len().saturating_sub(SENTENCES);
        for (page, place) in told.iter().take(SENTENCES) {
            let page = if page.is_empty() { String::new() } else { format!("hal. {page}: ") };
            let text = wrapped(&format!("{page}“{}”", around(place)), INDENT + 2);
            let _ =
                writeln!(out, "{}{}", " ".repeat(INDENT), self.paint.faint(format!("· {text}")));
        }
        if more > 0 {
            line(out, &self.paint.faint(format!("· dan {more} kalimat lain")));
        }
    }
}

/// A line of a tree.
struct Branch {
    label: String,
    value: String,
    /// The figure, when it is told here.
    key: Option<String>,
    /// Whether another change has a part in it.
    shared: bool,
    places: Vec<String>,
}

impl Branch {
    /// What stands behind the value.
    fn places(&self, room: usize) -> String {
        let shared = if self.shared { "(bersama perubahan lain) " } else { "" };
        let room = room.saturating_sub(shared.chars().count());
        format!("{shared}{}", fitting(&self.places, room)).trim_end().to_string()
    }
}

/// Old and new, as printed.
fn value(shift: &Shift) -> String {
    let (old, new) = shift.texts();
    let side = |text: Option<String>| text.map_or("–".to_string(), |text| cut(&text, VALUE));
    format!("{} → {}", side(old), side(new))
}

/// As many places as there is room for, and how many more there are.
fn fitting(places: &[String], room: usize) -> String {
    let mut out = String::new();
    for (index, place) in places.iter().enumerate() {
        let left = places.len() - index;
        let sign = if index > 0 { "; " } else { "" };
        let full = out.chars().count() + place.chars().count() + 6 > room;
        if index >= PLACES || (index > 0 && full) {
            return format!("{out}; +{left}");
        }
        out.push_str(sign);
        out.push_str(place);
    }
    out.trim_end().to_string()
}

/// A sentence, or the part of a long one around its figure.
fn around(place: &Printed) -> String {
    let sentence = place.sentence.as_deref().unwrap_or_default();
    let letters: Vec<char> = sentence.chars().collect();
    let at = sentence.find(&place.text).unwrap_or(0);
    let at = sentence.get(..at).map_or(0, |before| before.chars().count());
    let start = if letters.len() <= SENTENCE { 0 } else { at.saturating_sub(SENTENCE * 2 / 3) };
    let part: String = letters.iter().skip(start).collect();
    // A cut word is left out.
    let part = if start > 0 { part.split_once(' ').map_or("", |(_, rest)| rest) } else { &part };
    format!("{}{}", if start > 0 { "…" } else { "" }, cut(part, SENTENCE))
}

/// The name of what holds a place: "Tabel 3.3", or the section.
fn short(place: &Printed) -> String {
    let named = place
        .block
        .as_deref()
        .map(|block| block.split_whitespace().take(2).collect::<Vec<_>>().join(" "));
    let section = || place.sections.first().and_then(|section| section.split_whitespace().next());
    named.unwrap_or_else(|| {
        let numbered = section().filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        match numbered {
            Some(number) => format!("bagian {number}"),
            None => cut(&place.chapter, 24),
        }
    })
}
