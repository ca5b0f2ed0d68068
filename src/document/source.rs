//! What the builders of blocks draw from: the record, its figures and the words of the templates.

use std::cell::RefCell;
use std::collections::BTreeSet;

use lkjip_metrics::figures::{Figures, Missing, Value, Verdict};
use lkjip_metrics::record::Record;

use super::model::{BadgeStyle, How, Inline, Node};
use super::words::Words;

/// A name within words bound to a part of the figures: `("s", "sasaran.industri")`.
pub type Bound<'b> = (&'b str, &'b str);

/// Sets the words of a template, which may name figures, as inlines.
pub type SetWords<'a> = dyn Fn(&str, &[Bound<'_>]) -> Result<Vec<Inline>, String> + 'a;

/// What a document is built from.
pub struct Source<'a> {
    /// The record.
    pub record: &'a Record,
    /// Its figures.
    pub figures: &'a Figures,
    /// Words of tables and of the frame.
    pub words: &'a Words,
    /// Sets words that name figures.
    pub set: &'a SetWords<'a>,
    /// Names of the chapters and tables that stand before; filled for the sheets behind the report only.
    pub anchors: &'a BTreeSet<String>,
    /// Faults of the templates, met while building.
    pub faults: &'a RefCell<Vec<String>>,
}

impl Source<'_> {
    /// Words of a table, chart or diagram from `naskah/tabel.toml`, with their figures. A missing
    /// entry is a fault of the templates; nothing stands in its place.
    pub fn words(&self, block: &str, key: &str, bound: &[Bound<'_>]) -> Vec<Inline> {
        let Some(text) = self.words.get(block, key) else {
            self.fault(format!("tabel.toml: [{block}] belum mempunyai `{key}`."));
            return Vec::new();
        };
        match (self.set)(text, bound) {
            Ok(inlines) => inlines,
            Err(error) => {
                self.fault(format!("tabel.toml: [{block}] {key}: {error}"));
                Vec::new()
            }
        }
    }

    /// The same where an entry may be left out.
    pub fn optional_words(&self, block: &str, key: &str, bound: &[Bound<'_>]) -> Vec<Inline> {
        if self.words.get(block, key).is_some() {
            self.words(block, key, bound)
        } else {
            Vec::new()
        }
    }

    /// The same as plain text, for places that hold no inlines.
    pub fn plain_words(&self, block: &str, key: &str, bound: &[Bound<'_>]) -> String {
        plain(&self.words(block, key, bound))
    }

    /// A narrative text of the record as one line.
    pub fn narrative(&self, text: &lkjip_metrics::read::Naskah) -> Vec<Inline> {
        // Its faults are told with their place when all narrative texts are gone through.
        (self.set)(&text.0.value, &[]).unwrap_or_default()
    }

    /// A figure with its unit; a badge where there are no data.
    pub fn value(&self, path: &str) -> Inline {
        self.figure(path, true)
    }

    /// A figure without its unit, for a column that names it.
    pub fn bare(&self, path: &str) -> Inline {
        self.figure(path, false)
    }

    /// A figure as plain text, with its unit.
    pub fn text(&self, path: &str) -> String {
        self.figures.get(path).map_or_else(String::new, |figure| figure.text())
    }

    fn figure(&self, path: &str, unit: bool) -> Inline {
        let Some(figure) = self.figures.get(path) else {
            self.fault(format!("Angka `{path}` tidak ada."));
            return Inline::Text(String::new());
        };
        let badge = |style, level, steps| {
            let text = figure.text();
            Inline::Node(Node::Badge { style, level, steps, text, key: figure.key.clone() })
        };
        match &figure.value {
            Value::Class { level, steps, .. } => {
                badge(BadgeStyle::Kriteria, signed(*level), signed(*steps))
            }
            Value::Verdict(verdict) => badge(BadgeStyle::Efisiensi, verdict_level(*verdict), 0),
            Value::Missing(missing) => {
                badge(BadgeStyle::Status, i32::from(*missing == Missing::Proksi), 0)
            }
            _ => Inline::Node(Node::Value {
                text: if unit { figure.text() } else { figure.bare() },
                key: figure.key.clone(),
                formula: figure.formula.clone(),
            }),
        }
    }

    /// Notes a fault of the templates.
    pub fn fault(&self, text: String) {
        self.faults.borrow_mut().push(text);
    }
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn verdict_level(verdict: Verdict) -> i32 {
    match verdict {
        Verdict::Efisien => 1,
        Verdict::TidakEfisien => -1,
        Verdict::CukupEfisien | Verdict::TidakDapatDihitung => 0,
    }
}

/// Plain text of inlines, as the new one of two documents has it.
pub fn plain(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.clone(),
            Inline::Node(
                Node::Strong { body }
                | Node::Emph { body }
                | Node::Group { body }
                | Node::Change { how: How::Inserted, body, .. },
            ) => plain(body),
            Inline::Node(Node::Change { .. }) => String::new(),
            Inline::Node(
                Node::Value { text, .. }
                | Node::Ref { text, .. }
                | Node::Badge { text, .. }
                | Node::Sup { text },
            ) => text.clone(),
            Inline::Node(Node::Math { alt, .. }) => alt.clone(),
            Inline::Node(Node::Break) => " ".to_string(),
        })
        .collect()
}
