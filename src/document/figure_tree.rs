//! Figures as the template language sees them: a tree by dots, whose leaves print themselves.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use lkjip_metrics::figures::{Figure, Figures, Value as FigureValue};
use minijinja::Value;
use minijinja::value::{Enumerator, Object, ObjectRepr};

use super::model::{Inline, Node};

/// The last name that was asked for and not found, for messages.
pub type Missed = Arc<Mutex<Option<String>>>;

/// A part of the figures, by the path of its keys.
#[derive(Debug)]
pub struct FigureTree {
    figures: Arc<Figures>,
    prefix: String,
    extra: BTreeMap<String, Value>,
    missed: Missed,
    /// Names at the root that are functions of the language, not figures.
    functions: &'static [&'static str],
}

impl FigureTree {
    /// The root, with names that are no figures.
    pub fn root(
        figures: Arc<Figures>,
        extra: BTreeMap<String, Value>,
        missed: Missed,
        functions: &'static [&'static str],
    ) -> Self {
        Self { figures, prefix: String::new(), extra, missed, functions }
    }

    /// A part below the root, with names of its own.
    pub fn part(
        figures: &Arc<Figures>,
        prefix: &str,
        extra: BTreeMap<String, Value>,
        missed: &Missed,
    ) -> Value {
        Value::from_object(Self {
            figures: figures.clone(),
            prefix: prefix.to_string(),
            extra,
            missed: missed.clone(),
            functions: &[],
        })
    }

    /// The name that is meant. The language takes the code in `program.2_07_03` for a number and
    /// drops its underscores; the names there are give them back.
    fn name_of(&self, key: &Value) -> String {
        let typed = key.to_string();
        if !key.is_number() || self.figures.get(&self.path(&typed)).is_some() {
            return typed;
        }
        let names = self.figures.names_below(&self.prefix);
        let same = names.iter().find(|name| name.replace('_', "") == typed);
        same.map_or(typed, |name| (*name).to_string())
    }

    fn path(&self, name: &str) -> String {
        if self.prefix.is_empty() { name.to_string() } else { format!("{}.{name}", self.prefix) }
    }
}

impl Object for FigureTree {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let name = self.name_of(key);
        if let Some(value) = self.extra.get(&name) {
            return Some(value.clone());
        }
        let path = self.path(&name);
        if let Some(figure) = self.figures.get(&path) {
            return Some(printed(figure));
        }
        if self.figures.names_below(&path).is_empty() {
            if !(self.prefix.is_empty() && self.functions.contains(&name.as_str())) {
                *self.missed.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
            }
            return None;
        }
        Some(Self::part(&self.figures, &path, BTreeMap::new(), &self.missed))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        let names = self.figures.names_below(&self.prefix);
        Enumerator::Values(names.into_iter().map(Value::from).collect())
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A part of the figures is no figure: say what could be meant.
        write!(f, "{}.…", self.prefix)
    }
}

/// A value that prints itself and keeps its key.
#[derive(Debug, Clone)]
pub struct Printed {
    /// As printed.
    pub text: String,
    /// Without its unit.
    pub bare: String,
    /// Key in the record.
    pub key: String,
    /// Formula in words.
    pub formula: Option<String>,
    /// The number behind it, as text, for filters such as `terbilang`.
    pub number: Option<lkjip_metrics::number::Decimal>,
    /// Whether there is a value.
    pub known: bool,
}

impl Printed {
    /// Text of the record under a key.
    pub fn text(key: &str, text: &str) -> Value {
        Value::from_object(Self {
            text: text.to_string(),
            bare: text.to_string(),
            key: key.to_string(),
            formula: None,
            number: None,
            known: true,
        })
    }

    /// The same value with other text.
    pub fn with_text(&self, text: String) -> Value {
        Value::from_object(Self { bare: text.clone(), text, ..self.clone() })
    }

    /// As an inline of the document.
    pub fn inline(&self) -> Inline {
        Inline::Node(Node::Value {
            text: self.text.clone(),
            key: self.key.clone(),
            formula: self.formula.clone(),
        })
    }
}

impl Object for Printed {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        self.known && self.number.is_none_or(|n| !n.is_zero())
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A figure for the template language; flags become plain truth values.
fn printed(figure: &Figure) -> Value {
    if let FigureValue::Flag(yes) = figure.value {
        return Value::from(yes);
    }
    let known = figure.is_known();
    let lower = |text: String| if known { text } else { text.to_lowercase() };
    Value::from_object(Printed {
        text: lower(figure.text()),
        bare: lower(figure.bare()),
        key: figure.key.clone(),
        formula: figure.formula.clone(),
        number: figure.number(),
        known,
    })
}
