//! Texts that were carried over word for word, and last year's year that was left in them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Both;
use super::warning::{Kind, Typed, Warning};
use crate::diagnostic::{Level, Sink};
use crate::number::{Decimal, percent};
use crate::prose::{Text, texts};
use crate::read::{Node, parse};

/// Words of a part that is more than a common phrase: it was carried over wherever it stood.
const LONG: usize = 5;

/// Words of the longest part of what is told at all: below it they are labels.
const LABEL: usize = 3;

/// Characters of the beginning that is shown.
const SHOWN: usize = 64;

/// Fields whose texts are meant to stay: names and titles, and what an agency or an indicator is.
const LASTING: [&str; 42] = [
    "alamat",
    "bawahan",
    "berkas",
    "bidang",
    "daerah",
    "definisi",
    "formula",
    "fungsi",
    "golongan",
    "jabatan",
    "jenis",
    "judul",
    "jumlah",
    "kelompok",
    "kepada",
    "kepala",
    "kepala_daerah",
    "kode",
    "kolom",
    "kunci",
    "label",
    "logo",
    "media",
    "monitoring",
    "nama",
    "nomor",
    "oleh",
    "pangkat",
    "pemerintah",
    "penanggung_jawab",
    "pengumpulan",
    "penilai",
    "pokok",
    "satuan",
    "singkatan",
    "sumber",
    "tempat",
    "tentang",
    "tugas",
    "uraian",
    "visi",
    "wilayah",
];

/// Tables of the record that hold no prose.
const SETTLED: [&str; 3] = ["dasar_hukum", "kebijakan", "penegasan"];

/// A text, or a list of texts, that holds parts of last year's record word for word.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// Key of the text, or of the list that it is an item of.
    pub key: String,
    /// How many paragraphs or items it has.
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
    let known = Known::of(&typed(both.old.source));
    let texts = typed(both.new.source);
    let mut groups: Vec<(String, Vec<&Text>)> = Vec::new();
    for text in &texts {
        let key = group(&text.key);
        match groups.iter_mut().find(|(other, _)| *other == key) {
            Some((_, list)) => list.push(text),
            None => groups.push((key, vec![text])),
        }
    }
    let mut found = Vec::new();
    for (key, list) in groups {
        found.extend(of_group(both, key, &list, &known, warnings));
    }
    found
}

/// What last year's record says, part by part.
struct Known {
    anywhere: BTreeSet<String>,
    by_group: BTreeSet<(String, String)>,
}

impl Known {
    fn of(texts: &[Text]) -> Self {
        let (mut anywhere, mut by_group) = (BTreeSet::new(), BTreeSet::new());
        for text in texts {
            for paragraph in paragraphs(text.value()) {
                anywhere.insert(paragraph.plain.clone());
                by_group.insert((group(&text.key), paragraph.plain));
            }
        }
        Self { anywhere, by_group }
    }

    /// Whether a part was there: a short one only counts where it stood in the same text or list.
    fn has(&self, key: &str, paragraph: &Paragraph) -> bool {
        (paragraph.words >= LONG && self.anywhere.contains(&paragraph.plain))
            || self.by_group.contains(&(key.to_string(), paragraph.plain.clone()))
    }
}

/// Texts that a year writes anew, lines and narratives alike.
fn typed(source: &str) -> Vec<Text> {
    let tree = parse(source, &mut Sink::default());
    let root = Node::root(tree.get_ref(), tree.span());
    let mut all = texts(source, &root);
    all.retain(|text| {
        let table = text.key.split('.').next().unwrap_or_default();
        !SETTLED.contains(&table) && !LASTING.contains(&text.field.as_str())
    });
    all
}

/// Key of the list that an item stands in, else the key itself. A list of tables is one list for each
/// of their fields.
fn group(key: &str) -> String {
    let number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts: Vec<&str> = key.split('.').collect();
    // An item that is a table stands under its key or its number.
    if parts.len() > 2 && parts.last() == Some(&"isi") {
        parts.truncate(parts.len() - 2);
    }
    parts.retain(|part| !number(part));
    parts.join(".")
}

fn of_group(
    both: &Both<'_>,
    key: String,
    list: &[&Text],
    known: &Known,
    warnings: &mut Vec<Warning>,
) -> Option<Carried> {
    let (mut parts, mut carried, mut with_figures) = (0_usize, 0_usize, 0_usize);
    let (mut all, mut same, mut longest) = (0_usize, 0_usize, 0_usize);
    let (mut beginning, mut plain_beginning) = (String::new(), String::new());
    for text in list {
        for paragraph in paragraphs(text.value()) {
            parts += 1;
            all += paragraph.words;
            if !known.has(&key, &paragraph) {
                continue;
            }
            carried += 1;
            same += paragraph.words;
            longest = longest.max(paragraph.words);
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
    // All of it is only said where nothing is left.
    let most = Decimal::from(if carried == parts { 100 } else { 99 });
    let share = share.min(most);
    (same >= LONG && longest >= LABEL).then_some(Carried {
        key,
        parts,
        carried,
        with_figures,
        share,
        beginning,
    })
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
