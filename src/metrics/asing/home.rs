//! In whose section a paragraph stands: that of a sasaran, or of none.

use super::line::Line;
use super::subjects::{Subject, Subjects};

/// Longest heading, in items.
const LONGEST: usize = 25;

/// The section that is being read.
#[derive(Debug, Default)]
pub(super) struct Home {
    path: Option<String>,
}

impl Home {
    /// Takes note of a paragraph; tells whether a section begins with it.
    pub(super) fn enter(&mut self, line: &Line, heading: bool, subjects: &Subjects) -> bool {
        let items: Vec<_> = line.items().cloned().collect();
        if items.is_empty() || items.len() > LONGEST && !heading {
            return false;
        }
        if is_numbered(&line.text) || is_capital(&line.text) {
            self.path = None;
            return true;
        }
        // "Sasaran Strategis Ke - 1 : Meningkatnya …": the name says more than the number.
        let mentions = subjects.mentions(&items);
        let sasaran = |subject: &Subject| subject.path == subject.sasaran;
        let opens = mentions.first().is_some_and(|(range, _)| range.start <= 2);
        let longest = mentions
            .iter()
            .filter(|(_, subject)| opens && sasaran(subject))
            .max_by_key(|(range, _)| range.len());
        let stops = line.text.trim_end().ends_with('.');
        match longest {
            Some((range, subject)) if !stops => {
                // "Sasaran 2 : Terkendalinya …": a number with the name of a sasaran of somebody else.
                let words = items.len() - range.len();
                let counted =
                    items.get(range.clone()).is_some_and(|m| m.iter().any(|i| i.name.is_some()));
                let other = counted && words > 3;
                self.path = (!other).then(|| subject.path.clone());
                true
            }
            _ if heading => {
                self.path = None;
                true
            }
            _ => false,
        }
    }

    /// The sasaran of the section.
    pub(super) fn subject<'s>(&self, subjects: &'s Subjects) -> Option<&'s Subject> {
        subjects.get(self.path.as_deref()?)
    }

    /// The key under which rules see the section.
    pub(super) fn key(&self) -> String {
        self.path
            .as_ref()
            .map_or_else(|| "naskah.asing".to_string(), |path| format!("{path}.narasi"))
    }
}

/// "3.4. Analisis", "BAB IV".
fn is_numbered(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let digits = first.trim_end_matches('.').split('.').all(|part| {
        !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit())
    });
    first.eq_ignore_ascii_case("bab") || digits && first.trim_end_matches('.').contains('.')
}

/// A line in capital letters.
fn is_capital(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    letters().count() > 4 && letters().all(|c| !c.is_lowercase())
}
