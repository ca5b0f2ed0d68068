//! Values by year: `riwayat` of indicators and `nilai` of series, which grow by a year.
//!
//! Values that were computed become the numbers that last year's report prints, because their inputs
//! are emptied.

use super::layout::Form;
use super::walk::Entry;
use super::{Maker, mark};
use crate::read::Node;

/// A value of a year, as TOML.
pub(super) struct Addition {
    /// The year.
    pub(super) year: i32,
    /// The value.
    pub(super) value: String,
}

impl Maker<'_, '_> {
    /// Extends a series by the new year. The history of an indicator is extended where its realisasi
    /// is emptied.
    pub(super) fn grow(&mut self, entry: &Entry<'_>) {
        if entry.key != "nilai" {
            return;
        }
        let name = self.name_of(entry);
        self.freeze(entry, &format!("{name}.nilai"));
        let years = years(&entry.node);
        match Entry::of(&entry.node, &self.step.from.to_string()) {
            Some(last) => {
                let formula = last.node.value().as_str();
                let next = formula.and_then(|text| self.next_formula(text, &name));
                let value = next.map_or_else(mark, |formula| format!("\"{formula}\""));
                self.add(entry, &[Addition { year: self.step.to, value }]);
            }
            None => {
                let last = years.iter().max().map(i32::to_string).unwrap_or_default();
                let at = self.layout.comment_line(entry.key_span.start);
                let indent = self.layout.indent(at);
                let line = format!(
                    "{indent}# Deret ini berakhir pada {last}: tambahkan tahun berikutnya bila sudah terbit."
                );
                self.put_line(at, &line);
            }
        }
    }

    /// Extends the history of an indicator. `after` is where a line may be put when it has none yet;
    /// without it the history follows the realisasi on the same line.
    pub(super) fn extend(
        &mut self,
        entry: &Entry<'_>,
        addition: Option<Addition>,
        after: Option<usize>,
    ) {
        let history = Entry::of(&entry.table, "riwayat");
        if let Some(history) = &history {
            let name = self.name_of(entry);
            self.freeze(history, &format!("{name}.riwayat"));
        }
        let Some(addition) = addition else { return };
        if let Some(history) = history {
            if !years(&history.node).contains(&addition.year) {
                self.add(&history, &[addition]);
            }
            return;
        }
        let table = format!("{{ {} = {} }}", addition.year, addition.value);
        match after {
            Some(at) => {
                let line = self.aligned(entry, "riwayat", at) + &table;
                self.put_line(at, &line);
            }
            None => self.edits.insert(entry.value_span().end, format!(", riwayat = {table}")),
        }
    }

    /// Puts numbers in place of computed values by year.
    fn freeze(&mut self, entry: &Entry<'_>, list: &str) {
        for below in Entry::all(&entry.node).iter().filter(|below| below.node.value().is_str()) {
            if let Some(number) = self.literal(below, &format!("{list}.{}", below.key)) {
                self.remember(below);
                self.edits.replace(below.value_span().clone(), number);
            }
        }
    }

    /// Adds years to a table that is there.
    fn add(&mut self, entry: &Entry<'_>, additions: &[Addition]) {
        let all = Entry::all(&entry.node);
        let form = self.layout.form(entry.value_span());
        let line = |a: &Addition| format!("{} = {}", a.year, a.value);
        let Some(last) = all.iter().max_by_key(|below| below.value_span().end) else {
            let list: Vec<String> = additions.iter().map(line).collect();
            match form {
                Form::Head => {
                    let at = self.layout.next_line(entry.value_span().start);
                    list.iter().for_each(|text| self.put_line(at, text));
                }
                _ => self
                    .edits
                    .replace(entry.value_span().clone(), format!("{{ {} }}", list.join(", "))),
            }
            return;
        };
        let start = self.layout.line_start(last.key_span.start);
        let before = self.layout.text(&(start..last.key_span.start));
        let lines = self.layout.own_lines(&last.key_span, last.value_span());
        match (form, lines) {
            (Form::Inline, None) => {
                let list: String = additions.iter().map(|a| format!(", {}", line(a))).collect();
                self.edits.insert(last.value_span().end, list);
            }
            (Form::Inline, Some(_)) => {
                let end = self.layout.line_break();
                let list: String =
                    additions.iter().map(|a| format!(",{end}{before}{}", line(a))).collect();
                self.edits.insert(last.value_span().end, list);
            }
            (_, lines) => {
                let at = lines.map_or(self.layout.next_line(last.value_span().end), |l| l.end);
                additions.iter().for_each(|a| self.put_line(at, &format!("{before}{}", line(a))));
            }
        }
    }
}

/// The years of a table by years.
fn years(node: &Node<'_>) -> Vec<i32> {
    Entry::all(node).iter().filter_map(|entry| entry.key.parse().ok()).collect()
}
