//! Findings about a record: what is wrong, where, how bad, and what to do.
//!
//! A `Diagnostic` is a value. This module never prints; `cli/` renders it as text or JSON.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

pub use crate::code::Code;
use crate::place::Place;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A wish.
    Saran,
    /// Probably wrong; the report can be made.
    Peringatan,
    /// Wrong; no report is made.
    Galat,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Saran => "saran",
            Self::Peringatan => "peringatan",
            Self::Galat => "galat",
        })
    }
}

/// A second place that a finding speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Bytes in the source text.
    pub span: Range<usize>,
    /// What is to be seen there.
    pub text: String,
}

/// A safe repair: text that may replace a part of the record without changing a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// Bytes in the source text.
    pub span: Range<usize>,
    /// What stands there afterwards, as TOML text.
    pub text: String,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its code, which never changes its meaning.
    pub code: Code,
    /// How bad it is.
    pub level: Level,
    /// What is wrong, a sentence.
    pub message: String,
    /// Where.
    pub span: Range<usize>,
    /// Key in the record; empty for the file as a whole.
    pub key: Arc<str>,
    /// Short text under the caret.
    pub mark: String,
    /// Other places.
    pub labels: Vec<Label>,
    /// What to do, a sentence.
    pub help: Option<String>,
    /// What `periksa --perbaiki` may do about it.
    pub repair: Option<Repair>,
}

impl Diagnostic {
    /// A finding at a place, with the level that its code has by default.
    pub fn new(code: Code, place: &Place, message: impl Into<String>) -> Self {
        Self {
            code,
            level: code.level(),
            message: message.into(),
            span: place.span.clone(),
            key: place.key.clone(),
            mark: String::new(),
            labels: Vec::new(),
            help: None,
            repair: None,
        }
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Adds the text under the caret.
    #[must_use]
    pub fn mark(mut self, text: impl Into<String>) -> Self {
        self.mark = text.into();
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn label(mut self, place: &Place, text: impl Into<String>) -> Self {
        self.labels.push(Label { span: place.span.clone(), text: text.into() });
        self
    }

    /// Adds a safe repair.
    #[must_use]
    pub fn repair(mut self, span: Range<usize>, text: impl Into<String>) -> Self {
        self.repair = Some(Repair { span, text: text.into() });
        self
    }

    /// Sets another level than the code's default.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }
}

/// Collects findings while a record is read and checked.
#[derive(Debug, Default)]
pub struct Sink {
    found: Vec<Diagnostic>,
}

impl Sink {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Number of findings so far.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether a galat was found.
    pub fn has_galat(&self) -> bool {
        self.found.iter().any(|d| d.level == Level::Galat)
    }

    /// The findings in the order of the file; at one place the worse first.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found
            .sort_by(|a, b| (a.span.start, b.level, a.code).cmp(&(b.span.start, a.level, b.code)));
        self.found
    }
}
