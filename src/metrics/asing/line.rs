//! A paragraph as a run of items: words, and numbers that may carry the key of a figure.

use std::ops::Range;

use super::clean::clean;
use super::model::Run;
use crate::number::Decimal;
use crate::prose::number::{Number, Unit};
use crate::prose::paragraph::Prose;
use crate::prose::token::Kind;
use crate::prose::{Kind as TextKind, Text};

/// Longest sentence, in tokens; of what is longer only the beginning is looked at.
const LONGEST: usize = 400;

/// An item of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    /// The word in lower case; of a number the mask `#`, of money `#rp`.
    pub(super) word: String,
    /// The number, when it is one and no year.
    pub(super) number: Option<Number>,
    /// The number of a table, a law or a sasaran.
    pub(super) name: Option<Number>,
    /// What a word behind it multiplies it by ("juta"), else 1.
    pub(super) scale: i64,
    /// The key of the figure that the report prints here.
    pub(super) key: Option<String>,
    /// Bytes in the paragraph.
    pub(super) bytes: Range<usize>,
}

/// A paragraph cut into sentences of items.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    /// Its plain text.
    pub(super) text: String,
    /// Its sentences.
    pub(super) sentences: Vec<Vec<Item>>,
}

impl Line {
    /// A paragraph from elsewhere.
    pub(super) fn foreign(text: &str) -> Self {
        Self::cut(clean(text), &[])
    }

    /// A paragraph of the report.
    pub(super) fn own(runs: &[Run]) -> Self {
        let mut text = String::new();
        let mut keys = Vec::new();
        for run in runs {
            match run {
                Run::Text(part) => text.push_str(&harmless(part)),
                Run::Value { text: part, key } => {
                    let start = text.len();
                    text.push_str(&harmless(part));
                    keys.push((start..text.len(), key.as_str()));
                }
            }
        }
        Self::cut(text, &keys)
    }

    fn cut(text: String, keys: &[(Range<usize>, &str)]) -> Self {
        let sentences = Text::loose(TextKind::Line, "teks", &text).map(|loose| {
            let prose = Prose::of(&loose);
            prose.sentences().map(|(_, tokens)| items(&prose, tokens, keys)).collect()
        });
        Self { sentences: sentences.unwrap_or_default(), text }
    }

    /// The sentence in which a byte stands, without white space.
    pub(super) fn sentence(&self, byte: usize) -> Option<String> {
        self.spans().find(|span| span.contains(&byte)).map(|span| self.squeezed(span))
    }

    /// All sentences, without white space.
    pub(super) fn said(&self) -> impl Iterator<Item = String> {
        self.spans().map(|span| self.squeezed(span))
    }

    fn spans(&self) -> impl Iterator<Item = Range<usize>> {
        self.sentences
            .iter()
            .filter_map(|items| Some(items.first()?.bytes.start..items.last()?.bytes.end))
    }

    fn squeezed(&self, span: Range<usize>) -> String {
        super::differences::squeezed(self.text.get(span).unwrap_or_default())
    }

    /// All items.
    pub(super) fn items(&self) -> impl Iterator<Item = &Item> {
        self.sentences.iter().flatten()
    }

    /// The words around some bytes, as they are quoted.
    pub(super) fn quote(&self, bytes: &Range<usize>) -> String {
        const AROUND: usize = 70;
        let head = self.text.get(..bytes.start).unwrap_or_default();
        let tail = self.text.get(bytes.start..).unwrap_or_default();
        let reach = bytes.len().saturating_add(AROUND / 2);
        let start = head.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
        let end = tail.char_indices().nth(reach).map_or(tail.len(), |(at, _)| at);
        let head = head.get(start..).unwrap_or_default();
        let head = if start == 0 { head } else { head.split_once(' ').map_or("", |(_, h)| h) };
        let cut = tail.get(..end).unwrap_or_default();
        let short = end < tail.len();
        let cut = if short { cut.rsplit_once(' ').map_or(cut, |(c, _)| c) } else { cut };
        let (before, after) = (if start == 0 { "" } else { "… " }, if short { " …" } else { "" });
        format!("{before}{head}{cut}{after}")
    }
}

/// The same text of the same length in which nothing is read as the language of texts.
fn harmless(text: &str) -> String {
    let plain = |c: char| match c {
        '\'' => '"',
        '{' => '(',
        '}' => ')',
        '\n' | '\r' => ' ',
        c => c,
    };
    text.chars().map(plain).collect()
}

fn items(prose: &Prose<'_>, tokens: &Range<usize>, keys: &[(Range<usize>, &str)]) -> Vec<Item> {
    let mut items = Vec::with_capacity(tokens.len().min(LONGEST));
    let tokens = prose.tokens.get(tokens.clone()).unwrap_or_default();
    for token in tokens.iter().take(LONGEST) {
        let typed = prose.text.value().get(token.range.clone()).unwrap_or_default();
        let (word, number) = match &token.kind {
            Kind::Word | Kind::Code => (typed.to_lowercase(), None),
            Kind::Number(number) if number.year().is_some() => (typed.to_string(), None),
            Kind::Number(number) if number.unit == Unit::Rupiah => {
                ("#rp".to_string(), Some(number.clone()))
            }
            Kind::Number(number) => ("#".to_string(), Some(number.clone())),
            _ => continue,
        };
        let inside =
            |range: &Range<usize>| range.start <= token.range.start && token.range.end <= range.end;
        let key = keys.iter().find(|(range, _)| inside(range)).map(|(_, key)| key.to_string());
        items.push(Item { word, number, name: None, scale: 1, key, bytes: token.range.clone() });
    }
    calculating(prose.text.value(), &mut items);
    referring(&mut items);
    scaled(&mut items);
    items
}

/// Signs beside a number that make it a part of a formula.
const SIGNS: &[char] = &['+', '×', '*', '/', '=', '÷', '^'];

/// "(100 + realisasi)": a number in a formula states nothing.
fn calculating(text: &str, items: &mut [Item]) {
    for item in items {
        let before = text.get(..item.bytes.start).unwrap_or_default().trim_end();
        let after = text.get(item.bytes.end..).unwrap_or_default().trim_start();
        if item.number.is_some() && (before.ends_with(SIGNS) || after.starts_with(SIGNS)) {
            item.word = "#rumus".to_string();
            item.number = None;
        }
    }
}

/// Words behind which a number is a name: of a table, a law, a section.
const NAMING: &[&str] = &[
    "tabel",
    "gambar",
    "grafik",
    "bagian",
    "bab",
    "subbab",
    "lampiran",
    "nomor",
    "no",
    "pasal",
    "ayat",
    "huruf",
    "angka",
    "butir",
    "halaman",
    "hal",
    "misi",
    "ke",
    "sasaran",
    "strategis",
    "kode",
];

/// "Tabel 3.6", "Nomor 53": no figures. Numbers of sasaran are still needed, as numbers.
fn referring(items: &mut [Item]) {
    for at in 1..items.len() {
        let (head, tail) = items.split_at_mut(at);
        let (Some(before), Some(item)) = (head.last(), tail.first_mut()) else { continue };
        let plain = item.number.as_ref().is_some_and(|number| number.unit == Unit::None);
        if plain && NAMING.contains(&before.word.as_str()) {
            item.word = "#nomor".to_string();
            item.name = item.number.take();
        }
    }
}

/// Words that multiply the number before them.
const SCALES: [(&str, i64); 4] =
    [("ribu", 1_000), ("juta", 1_000_000), ("miliar", 1_000_000_000), ("milyar", 1_000_000_000)];

/// "Rp9,07 miliar" is worth 9.070.000.000, known to two decimals of a miliar.
fn scaled(items: &mut [Item]) {
    for at in 1..items.len() {
        let (head, tail) = items.split_at_mut(at);
        let (Some(before), Some(word)) = (head.last_mut(), tail.first()) else { continue };
        let scale = SCALES.iter().find(|(name, _)| *name == word.word).map(|(_, scale)| *scale);
        let scale = scale.or((word.word == "triliun").then_some(1_000_000_000_000));
        let (Some(scale), Some(number)) = (scale, before.number.as_mut()) else { continue };
        if number.unit != Unit::Percent
            && let Some(value) = number.value.checked_mul(Decimal::from(scale))
        {
            number.value = value.normalize();
            before.scale = scale;
        }
    }
}
