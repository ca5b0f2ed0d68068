//! Mutations: the right record is damaged in one place, drawn by a seed, and the examiner must tell
//! something that it did not tell before.
//!
//! What no rule could see, because the fact stands in one place only and nothing else in the record
//! depends on it, is named in [`HIDDEN`] with its reason; of all the rest 95 in 100 must be found.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads its fixtures from disk and fails by panicking"
)]

mod acak;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use lkjip_metrics::check::check;
use lkjip_metrics::diagnostic::Sink;
use lkjip_metrics::figures::{Figures, Form, Value};
use lkjip_metrics::prose::{Subject, Words, examine};
use lkjip_metrics::read::{Node, Read, Shape, leaves, parse};
use lkjip_metrics::record::RawRecord;

use acak::Draw;

/// Mutations drawn.
const COUNT: usize = 600;

/// Seed of the drawing.
const SEED: u64 = 20_251_231;

/// Facts that stand in one place only, so that no rule could know better: kind of mutation, part of
/// the key, reason.
const HIDDEN: &[(&str, &str, &str)] = &[
    ("nip", "", "a number of another person is a number all the same"),
    ("angka", ".pembanding.", "figures of other regions are typed once"),
    ("angka", ".misi.", "numbers of the missions are typed once"),
    ("angka", ".deret.", "a series is the only home of its years"),
    ("angka", ".tingkat", "how far a row is indented"),
    ("angka", "ambang_serapan", "a policy of the agency"),
    ("angka", "jumlah_misi", "how many missions there are that the plan does not repeat"),
    ("kunci", "sdm.komposisi.", "a key to which nothing refers is as good as another one"),
    ("kunci", "dasar_hukum.", "a regulation that is listed but cited nowhere by its key"),
    ("tahun", "renstra.mulai", "a period of five years is as good as another one"),
    ("tahun", "perjanjian", "typed once"),
    ("satuan", "jumlah_ikm", "what is counted is typed once"),
    ("satuan", "pendidikan_rendah", "what is counted is typed once"),
];

/// Times that a long word stands in the record before a slip in one of them can be seen.
const OFTEN: usize = 4;

/// A place that can be damaged.
#[derive(Debug, Clone)]
struct Site {
    kind: &'static str,
    key: String,
    span: Range<usize>,
}

fn root(relative: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(relative);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Everything that can be damaged, by kind.
fn sites(source: &str) -> BTreeMap<&'static str, Vec<Site>> {
    let mut sink = Sink::default();
    let tree = parse(source, &mut sink);
    let node = Node::root(tree.get_ref(), tree.span());
    let mut sites: BTreeMap<&'static str, Vec<Site>> = BTreeMap::new();
    leaves(&node, &RawRecord::shape(), &mut |node, shape| {
        let key = node.place().key.to_string();
        let span = node.place().span.clone();
        let field = key.rsplit('.').next().unwrap_or_default().to_string();
        let mut add = |kind| {
            let site = Site { kind, key: key.clone(), span: span.clone() };
            sites.entry(kind).or_default().push(site);
        };
        match shape {
            Shape::Scalar("rupiah") => add("rupiah"),
            Shape::Scalar("bilangan" | "bilangan bulat") => add("angka"),
            Shape::Scalar("tahun") => add("tahun"),
            Shape::Scalar("tanggal") => add("tanggal"),
            Shape::Scalar("NIP") => add("nip"),
            Shape::Scalar("kode rekening") => add("kode"),
            Shape::Scalar("kunci") => add("kunci"),
            Shape::Scalar("ungkapan") => add("ungkapan"),
            Shape::Choice(..) => add("pilihan"),
            Shape::Scalar("teks") if field == "satuan" => add("satuan"),
            Shape::Scalar("teks") if field == "nama" => add("nama"),
            Shape::Scalar("teks") => add("teks"),
            Shape::Scalar("naskah") => {
                add("naskah: angka");
                add("naskah: kata penilaian");
                add("naskah: salah ketik");
            }
            _ => {}
        }
    });
    sites
}

/// Changes one digit to another one.
fn digit(text: &str, draw: &mut Draw) -> Option<String> {
    let digits: Vec<usize> =
        text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let at = *draw.pick(&digits)?;
    let old = text.as_bytes()[at] - b'0';
    let first = Some(&at) == digits.first();
    let new = (1..=9u8).map(|step| (old + step) % 10).filter(|d| !first || *d != 0);
    let choices: Vec<u8> = new.collect();
    let new = draw.pick(&choices)?;
    Some(format!("{}{}{}", &text[..at], new, &text[at + 1..]))
}

/// Doubles, drops or swaps a letter in one of the longer words.
fn slip(text: &str, draw: &mut Draw, counts: &BTreeMap<String, usize>) -> Option<String> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut braces = false;
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        braces = (braces || text[at..].starts_with("{{")) && !text[..at].ends_with("}}");
        if c.is_ascii_alphabetic() && !braces {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            words.push(from..at);
        }
    }
    let often = |word: &str| counts.get(&word.to_lowercase()).is_some_and(|n| *n >= OFTEN);
    words.retain(|word| word.len() >= 8 && often(&text[word.clone()]));
    let word = draw.pick(&words)?.clone();
    let at = word.start + 2 + draw.below(word.len() - 4);
    let bytes = text.as_bytes();
    let (a, b) = (bytes[at] as char, bytes[at + 1] as char);
    if a == b {
        return None;
    }
    Some(match draw.below(2) {
        0 => format!("{}{}", &text[..at], &text[at + 1..]),
        _ => format!("{}{b}{a}{}", &text[..at], &text[at + 2..]),
    })
}

/// Whether nothing else in the record depends on a fact.
fn is_hidden(kind: &str, key: &str) -> bool {
    HIDDEN.iter().any(|(of, part, _)| *of == kind && key.contains(part))
}

/// How often each long word is typed in the texts of the record.
fn counts(source: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for text in check(source).texts {
        for word in text.value().split(|c: char| !c.is_ascii_alphabetic()) {
            if word.len() >= 8 {
                *counts.entry(word.to_lowercase()).or_default() += 1;
            }
        }
    }
    counts
}

/// The figures that a text names: their bytes and their keys.
fn named<'t>(text: &'t str, figures: &Figures) -> Vec<(Range<usize>, &'t str)> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices("{{") {
        let Some(end) = text[start..].find("}}").map(|end| start + end + 2) else { continue };
        let key = text[start + 2..end - 2].split('|').next().unwrap_or_default().trim();
        if figures.get(key).is_some() {
            found.push((start..end, key));
        }
    }
    found
}

/// A word of judgement for the opposite.
fn opposite(word: &str) -> Option<&'static str> {
    let lower = word.to_lowercase();
    let pairs = [
        ("naik", "menurun"),
        ("meningkat", "menurun"),
        ("kenaikan", "penurunan"),
        ("peningkatan", "penurunan"),
        ("turun", "meningkat"),
        ("menurun", "meningkat"),
        ("penurunan", "peningkatan"),
        ("lebih tinggi", "lebih rendah"),
        ("lebih rendah", "lebih tinggi"),
        ("di atas", "di bawah"),
        ("di bawah", "di atas"),
    ];
    pairs.iter().find(|(from, _)| *from == lower).map(|(_, to)| *to)
}

/// The damaged text of a site; none when it has nothing to damage.
fn damage(
    site: &Site,
    source: &str,
    figures: &Figures,
    counts: &BTreeMap<String, usize>,
    draw: &mut Draw,
) -> Option<String> {
    let text = &source[site.span.clone()];
    let replaced = |range: Range<usize>, with: &str| {
        format!("{}{with}{}", &text[..range.start], &text[range.end..])
    };
    match site.kind {
        "rupiah" | "angka" | "nip" | "kode" => digit(text, draw),
        "tahun" => {
            let year: i32 = text.parse().ok()?;
            let step = [-2, -1, 1, 2][draw.below(4)];
            Some((year + step).to_string())
        }
        "tanggal" => {
            let year: i32 = text.get(..4)?.parse().ok()?;
            let step = [-1, 1][draw.below(2)];
            Some(format!("{}{}", year + step, text.get(4..)?))
        }
        "kunci" | "nama" | "ungkapan" => slip(text, draw, counts),
        "teks" => slip(text, draw, counts),
        "satuan" => {
            Some(if text.contains("persen") { "\"orang\"" } else { "\"persen\"" }.to_string())
        }
        "pilihan" => {
            let pairs = [
                ("naik", "turun"),
                ("turun", "naik"),
                ("kuantitatif", "kualitatif"),
                ("dicabut", "berlaku"),
                ("perubahan", "murni"),
                ("proksi", "belum_terbit"),
                ("nasional", "provinsi"),
                ("provinsi", "kabupaten"),
            ];
            let word = text.trim_matches('"');
            let to = pairs.iter().find(|(from, _)| *from == word).map(|(_, to)| *to)?;
            Some(format!("\"{to}\""))
        }
        "naskah: angka" => {
            let all = named(text, figures);
            // A year by another year is a year.
            let is_number = |key: &str| {
                figures.get(key).is_some_and(|f| f.number().is_some() && f.form != Form::Year)
            };
            let numbers: Vec<_> = all.into_iter().filter(|(_, key)| is_number(key)).collect();
            let (range, key) = draw.pick(&numbers)?.clone();
            let typed = digit(&figures.get(key)?.text(), draw)?;
            Some(replaced(range, &typed))
        }
        "naskah: kata penilaian" => {
            let all = named(text, figures);
            let words: Vec<_> = all
                .into_iter()
                .filter_map(|(range, key)| {
                    let figure = figures.get(key)?;
                    let word = match &figure.value {
                        Value::Class { .. } => "Sangat Baik Sekali",
                        _ => opposite(&figure.text())?,
                    };
                    Some((range, word))
                })
                .collect();
            let (range, word) = draw.pick(&words)?.clone();
            Some(replaced(range, word))
        }
        _ => slip(text, draw, counts),
    }
}

/// What is told about a record, each finding as often as it is told.
fn told(source: &str, words: &Words) -> BTreeMap<(String, String), usize> {
    let checked = check(source);
    let mut findings = checked.findings;
    let known = match (&checked.record, &checked.unsound) {
        (Some((record, figures)), _) => Some((&**record, figures)),
        (None, Some((raw, figures))) => Some((raw, figures)),
        (None, None) => None,
    };
    if let Some((record, figures)) = known {
        findings.extend(examine(&checked.texts, &Subject::new(record, figures, words)));
    }
    let mut all = BTreeMap::new();
    for finding in findings {
        *all.entry((finding.code.text().to_string(), finding.message)).or_default() += 1;
    }
    all
}

#[test]
fn damage_in_one_place_is_found() {
    let source = root("reports/2025/laporan.toml");
    let words = Words::read(&root("templates/kata-baku.toml")).unwrap();
    let (record, figures) = check(&source).record.unwrap();
    drop(record);
    let before = told(&source, &words);
    let sites = sites(&source);
    let counts = counts(&source);
    let kinds: Vec<&&str> = sites.keys().collect();
    let mut draw = Draw(SEED);
    let mut found_of: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    let mut done = 0;
    let mut tries = 0;
    while done < COUNT && tries < COUNT * 4 {
        tries += 1;
        // Each kind as often as another one, however many places it has.
        let kind = **draw.pick(&kinds).unwrap();
        let mut drawn = None;
        for _ in 0..50 {
            let site = draw.pick(&sites[kind]).unwrap().clone();
            if is_hidden(kind, &site.key) {
                continue;
            }
            if let Some(text) = damage(&site, &source, &figures, &counts, &mut draw) {
                drawn = Some((site, text));
                break;
            }
        }
        let Some((site, text)) = drawn else { continue };
        done += 1;
        let damaged = format!("{}{text}{}", &source[..site.span.start], &source[site.span.end..]);
        let after = told(&damaged, &words);
        let found =
            after.iter().any(|(what, times)| before.get(what).is_none_or(|known| known < times));
        let count = found_of.entry(kind).or_default();
        count.0 += 1;
        count.1 += usize::from(found);
        if !found {
            let old = &source[site.span.clone()];
            missed.push(format!("{kind} {}: {old:.60} -> {text:.60}", site.key));
        }
    }
    missed.sort();
    let shown = missed.join("\n");
    let share = 100 * (done - missed.len()) / done;
    eprintln!("{found_of:?}\n{shown}");
    assert!(share >= 95, "{share} % of {done} found; missed:\n{shown}");
}
