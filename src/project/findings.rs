//! Findings together with the text that their places point into.

use lkjip_metrics::diagnostic::{Diagnostic, Level};

/// Findings about one file.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// The file, as shown to the user.
    pub file: String,
    /// Its text; empty where a file has none (a picture).
    pub text: String,
    /// The findings, in the order to show.
    pub list: Vec<Diagnostic>,
}

impl Findings {
    /// Findings about one file.
    pub fn new(file: impl Into<String>, text: impl Into<String>, list: Vec<Diagnostic>) -> Self {
        Self { file: file.into(), text: text.into(), list }
    }

    /// How many findings of a level there are.
    pub fn count(&self, level: Level) -> usize {
        self.list.iter().filter(|finding| finding.level == level).count()
    }
}
