//! Frames of electronic signatures: each gets a number and a mark that is printed nowhere else.
//!
//! The program that signs finds a place by one character in the text of the PDF. Whether a mark is
//! the only one of its kind is settled here over everything that the document says; the finished PDF
//! is held against it once more.

use std::collections::BTreeSet;

use lkjip_metrics::diagnostic::{Code, Diagnostic, Level};
use lkjip_metrics::place::Placed;
use lkjip_metrics::record::RawRecord;
use lkjip_metrics::record::pengesahan::{CaraTandaTangan, Karakter};
use serde_json::Value;

use super::model::{Block, Document, Frame, Meta, Part};
use super::walk;

/// Signs that may become a mark, the most usual first.
const SIGNS: [char; 22] = [
    '#', '$', '^', '~', '|', '@', '*', '`', '\\', '<', '>', '{', '}', '_', '[', ']', '§', '¶', '¤',
    '¦', '+', '&',
];

/// Free signs named in an advice.
const NAMED: usize = 5;

/// Places named in a message.
const SHOWN: usize = 3;

/// Names of fields of the model that are never printed as text.
const UNPRINTED: [&str; 15] = [
    "kind",
    "type",
    "style",
    "how",
    "at",
    "id",
    "to",
    "key",
    "file",
    "logo",
    "alt",
    "old_alt",
    "worked_alt",
    "logo_alt",
    "formula",
];

/// The frames of a document, in the order of its pages.
pub fn frames(document: &Document) -> Vec<Frame> {
    let mut found = Vec::new();
    let chapters = document.parts.iter().flat_map(|part| &part.chapters);
    chapters.for_each(|chapter| add(&chapter.blocks, &mut found));
    found
}

fn add(blocks: &[Block], found: &mut Vec<Frame>) {
    for block in blocks {
        match block {
            Block::Signature { parties } => {
                found.extend(parties.iter().filter_map(|party| party.frame.clone()));
            }
            Block::List { items, .. } => items.iter().for_each(|item| add(item, found)),
            _ => {}
        }
    }
}

/// Gives every frame its number and mark; what is wrong with the marks of the record is told. What is not
/// to be signed does not say that it was.
pub(super) fn settle(
    parts: &mut [Part],
    (meta, is_signed): (&Meta, bool),
    record: &RawRecord,
    source: &str,
) -> Vec<Diagnostic> {
    let signing = &record.pengesahan;
    if signing.cara != CaraTandaTangan::Tte {
        return Vec::new();
    }
    let said = Said::of(parts, meta);
    let chosen = &signing.jangkar.0;
    let mut findings: Vec<Diagnostic> =
        chosen.iter().filter_map(|mark| said.elsewhere(mark, chosen, source)).collect();
    let taken: BTreeSet<char> = chosen.iter().map(|mark| mark.value.0).collect();
    let mut free = said.free(&taken).into_iter();
    let mut marks = chosen.iter().map(|mark| mark.value.0);
    let mut count = 0_usize;
    let mut unmarked = false;
    each(parts, &mut |frame| {
        count += 1;
        frame.id = format!("tte:{count}");
        let mark = marks.next().or_else(|| free.next());
        unmarked |= mark.is_none();
        frame.mark = mark.map(String::from).unwrap_or_default();
        if !is_signed {
            frame.note.clear();
        }
    });
    if unmarked {
        let message = "Semua karakter yang dapat menjadi jangkar sudah tercetak dalam laporan.";
        findings.push(
            Diagnostic::new(Code::JangkarSalah, &signing.place, message)
                .help("Hapus salah satu tanda baca yang jarang, misalnya \"#\", dari naskah."),
        );
    }
    if count == 0 {
        let message = "Templat laporan tidak memuat tempat tanda tangan elektronik.";
        findings.push(
            Diagnostic::new(Code::JangkarSalah, &signing.place, message)
                .level(Level::Peringatan)
                .help("Tulis {{ blok(\"tanda_tangan\") }} di templat, atau cara = \"basah\"."),
        );
    } else {
        findings.extend(chosen.get(count..).unwrap_or_default().iter().map(|mark| {
            let message = format!(
                "Jangkar \"{}\" tidak terpakai; laporan ini mempunyai {count} tempat tanda tangan.",
                mark.value.0
            );
            Diagnostic::new(Code::JangkarSalah, &mark.place, message)
                .level(Level::Peringatan)
                .help("Hapus jangkar yang berlebih.")
        }));
    }
    findings
}

fn each(parts: &mut [Part], visit: &mut dyn FnMut(&mut Frame)) {
    for chapter in parts.iter_mut().flat_map(|part| &mut part.chapters) {
        walk::blocks(&mut chapter.blocks, &mut |block| {
            if let Block::Signature { parties } = block {
                parties.iter_mut().filter_map(|party| party.frame.as_mut()).for_each(&mut *visit);
            }
        });
    }
}

/// What a document says, part by part.
struct Said {
    /// A name for the place, and the texts that stand there.
    places: Vec<(String, Vec<String>)>,
}

impl Said {
    fn of(parts: &[Part], meta: &Meta) -> Self {
        let mut running = vec![meta.header.clone(), meta.footer.clone()];
        running.extend(meta.draft.clone());
        // Words with gaps to be filled are patterns of other texts.
        running.extend(meta.terms.values().filter(|term| !term.contains('{')).cloned());
        let mut places = vec![("kepala dan kaki halaman".to_string(), running)];
        for chapter in parts.iter().flat_map(|part| &part.chapters) {
            let name = [chapter.label.as_deref(), Some(chapter.title.as_str())];
            let name: Vec<&str> = name.into_iter().flatten().filter(|n| !n.is_empty()).collect();
            let name = if name.is_empty() { "sampul".to_string() } else { name.join(" ") };
            let mut texts = vec![name.clone()];
            if let Ok(blocks) = serde_json::to_value(&chapter.blocks) {
                gather(&blocks, &mut texts);
            }
            places.push((name, texts));
        }
        Self { places }
    }

    fn has(&self, sign: char) -> bool {
        self.places.iter().flat_map(|(_, texts)| texts).any(|text| text.contains(sign))
    }

    /// Signs that are printed nowhere and not taken.
    fn free(&self, taken: &BTreeSet<char>) -> Vec<char> {
        SIGNS.into_iter().filter(|sign| !taken.contains(sign) && !self.has(*sign)).collect()
    }

    /// That a chosen mark is printed elsewhere too.
    fn elsewhere(
        &self,
        mark: &Placed<Karakter>,
        chosen: &[Placed<Karakter>],
        source: &str,
    ) -> Option<Diagnostic> {
        let sign = mark.value.0;
        let holds = |texts: &[String]| texts.iter().any(|text| text.contains(sign));
        let names: Vec<&str> = self
            .places
            .iter()
            .filter(|(_, texts)| holds(texts))
            .map(|(name, _)| name.as_str())
            .collect();
        if names.is_empty() {
            return None;
        }
        let mut shown = names.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
        if let Some(more) = names.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            shown.push_str(&format!(", dan {more} bab lain"));
        }
        let taken = chosen.iter().map(|mark| mark.value.0).collect();
        let free = self.free(&taken);
        let free: Vec<String> = free.iter().take(NAMED).map(|sign| format!("\"{sign}\"")).collect();
        let message = format!(
            "Jangkar \"{sign}\" tidak dapat dipakai karena juga tercetak di tempat lain: {shown}."
        );
        let mut finding = Diagnostic::new(Code::JangkarSalah, &mark.place, message)
            .mark("jangkar ini")
            .help(format!(
                "Pakai karakter yang belum tercetak, misalnya {}, atau hapus jangkar agar program memilih.",
                free.join(", ")
            ));
        let texts = self.places.iter().flat_map(|(_, texts)| texts);
        if let Some(span) = texts.filter_map(|text| typed(text, sign, source)).next() {
            finding = finding.label(
                &lkjip_metrics::place::Place { span, key: mark.place.key.clone() },
                "tercetak dari sini",
            );
        }
        Some(finding)
    }
}

/// Where in the record the word around a sign was typed.
fn typed(text: &str, sign: char, source: &str) -> Option<std::ops::Range<usize>> {
    let word = text.split_whitespace().find(|word| word.contains(sign))?;
    // The sign alone may stand anywhere; then the whole text must be there.
    let wanted = if word.chars().count() > 1 { word } else { text };
    let start = source.find(wanted).filter(|_| wanted.chars().count() > 1)?;
    let at = start + wanted.find(sign)?;
    Some(at..at + sign.len_utf8())
}

/// Every printed text of a part of the model.
fn gather(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| gather(item, texts)),
        Value::Object(fields) => {
            let printed = fields.iter().filter(|(name, _)| !UNPRINTED.contains(&name.as_str()));
            printed.for_each(|(_, field)| gather(field, texts));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
