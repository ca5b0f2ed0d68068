//! What came out: it moves into the history, and its place is empty again.
//!
//! A formula stays, because its inputs are emptied; a number, a proxy and what was not yet published
//! give way to the mark.

use std::ops::Range;

use super::layout::Form;
use super::walk::Entry;
use super::years::Addition;
use super::{Maker, mark, values};
use crate::expression::Expression;
use crate::record::indikator::StatusRealisasi;

impl Maker<'_, '_> {
    /// Empties the realisasi of an indicator and extends its history.
    pub(super) fn outcome(&mut self, entry: &Entry<'_>) {
        let name = self.name_of(entry);
        if !entry.node.value().is_table() {
            let literal = self.literal(entry, &format!("{name}.realisasi"));
            let additions = literal.map(|value| Addition { year: self.step.from, value });
            self.measured(entry, &name);
            let after = self.layout.own_lines(&entry.key_span, entry.value_span());
            self.extend(entry, additions, after.map(|lines| lines.end));
            return;
        }
        let proxy = Entry::of(&entry.node, "nilai").filter(|_| {
            let status = entry.node.get("status").and_then(|status| status.value().as_str());
            status == Some(StatusRealisasi::Proksi.word())
        });
        let addition = proxy.and_then(|value| {
            let year = entry.node.get("tahun").and_then(|year| values::year(&year))?;
            let value = self.literal(&value, &format!("{name}.proksi"))?;
            Some(Addition { year, value })
        });
        let after = self.replace_table(entry);
        self.extend(entry, addition, after);
    }

    /// The key of the indicator or series that an entry belongs to.
    pub(super) fn name_of(&self, entry: &Entry<'_>) -> String {
        let key = entry.table.get("kunci").and_then(|key| key.value().as_str());
        key.unwrap_or_default().to_string()
    }

    /// A number as typed; one that was computed as it is printed in last year's report.
    pub(super) fn literal(&self, entry: &Entry<'_>, path: &str) -> Option<String> {
        if !entry.node.value().is_str() {
            return Some(self.raw(entry).to_string());
        }
        self.figures.number(path).map(|number| grouped(&number.to_string()))
    }

    /// Empties a measured realisasi, unless it is a formula that goes on to hold.
    fn measured(&mut self, entry: &Entry<'_>, name: &str) {
        match entry.node.value().as_str().map(|text| self.next_formula(text, name)) {
            Some(Some(formula)) if formula == entry.node.value().as_str().unwrap_or_default() => {}
            Some(Some(formula)) => {
                self.remember(entry);
                self.edits.replace(entry.value_span().clone(), format!("\"{formula}\""));
            }
            _ => {
                self.remember(entry);
                self.put_mark(&entry.node);
            }
        }
    }

    /// A formula for the next year: its years moved, or nothing when it has no inputs or they would
    /// not be there.
    pub(super) fn next_formula(&self, text: &str, name: &str) -> Option<String> {
        let parsed = Expression::parse(text).ok()?;
        let names = parsed.names();
        let mut moved = text.to_string();
        for input in &names {
            let Some((list, year)) = dated(input) else { continue };
            let to = year.saturating_add(self.step.to.saturating_sub(self.step.from));
            let whole = if list == "riwayat" { format!("{name}.{list}") } else { list.to_string() };
            if !self.will_have(&whole, to) {
                return None;
            }
            moved = moved.replace(&format!("{list}.{year}"), &format!("{list}.\u{0}{to}"));
        }
        // Marked while years were moved, so that no year is moved twice.
        (!names.is_empty()).then(|| moved.replace('\u{0}', ""))
    }

    /// Whether a list by years will have a year in the new record.
    fn will_have(&self, list: &str, year: i32) -> bool {
        let known = |path: String| self.figures.number(&path).is_some();
        if let Some(indicator) = list.strip_suffix(".riwayat") {
            let measured = year == self.step.from && known(format!("{indicator}.realisasi"));
            return measured || known(format!("{list}.{year}"));
        }
        (year == self.step.to && known(format!("{list}.{}", self.step.from)))
            || (year <= self.step.from && known(format!("{list}.{year}")))
    }

    /// Puts the mark in place of a table of a proxy; gives where the next line goes, if that is a line
    /// of its own.
    fn replace_table(&mut self, entry: &Entry<'_>) -> Option<usize> {
        match self.layout.form(entry.value_span()) {
            Form::Inline => {
                self.remember(entry);
                self.edits.replace(entry.value_span().clone(), mark());
                self.layout.own_lines(&entry.key_span, entry.value_span()).map(|lines| lines.end)
            }
            form => {
                let at = self.home(entry, form);
                self.off(entry);
                let line = format!("{}{}", self.aligned(entry, "realisasi", at), mark());
                self.put_line(at, &line);
                Some(at)
            }
        }
    }

    /// Where a key of the indicator may stand instead of a table under a head of its own.
    fn home(&self, entry: &Entry<'_>, form: Form) -> usize {
        let head = entry.value_span().start;
        let own = self.layout.head_before(head) == Some(entry.table.place().span.start);
        let own_line = |key: &str| {
            let key = Entry::of(&entry.table, key)?;
            self.layout.own_lines(&key.key_span, key.value_span())
        };
        match form {
            Form::Head if own => self.layout.line_start(head),
            Form::Implied => {
                let first = Entry::all(&entry.node).first().map(|below| below.key_span.start);
                self.layout.line_start(first.unwrap_or(head))
            }
            _ => own_line("kunci").map_or(self.layout.line_start(head), |lines| lines.end),
        }
    }

    /// `riwayat     = `, with the sign in the column of the key of the same table.
    pub(super) fn aligned(&self, entry: &Entry<'_>, name: &str, at: usize) -> String {
        let model = Entry::of(&entry.table, "kunci")
            .filter(|model| self.layout.own_lines(&model.key_span, model.value_span()).is_some());
        let width = model.as_ref().and_then(|model| {
            let between: Range<usize> = model.key_span.end..model.value_span().start;
            let sign = self.layout.text(&between).find('=')?;
            Some(model.key_span.len() + sign)
        });
        let indent = model.map_or(at, |model| model.key_span.start);
        let width = width.unwrap_or_default().max(name.len() + 1);
        format!("{}{name:<width$}= ", self.layout.indent(indent))
    }

    /// Puts a line in before the line that begins at a byte.
    pub(super) fn put_line(&mut self, at: usize, line: &str) {
        let end = self.layout.line_break();
        let open = at == self.layout.source.len() && !self.layout.source.ends_with('\n');
        let text = if open { format!("{end}{line}") } else { format!("{line}{end}") };
        self.edits.insert(at, text);
    }
}

/// A number with its thousands parted, as people type it in a record.
fn grouped(number: &str) -> String {
    let (whole, rest) = number.split_at(number.find('.').unwrap_or(number.len()));
    let digits = whole.trim_start_matches('-').len();
    if digits <= 4 {
        return number.to_string();
    }
    let mut out = String::new();
    for (index, digit) in whole.char_indices() {
        let behind = whole.len() - index;
        if index > 0 && behind % 3 == 0 && !out.ends_with('-') {
            out.push('_');
        }
        out.push(digit);
    }
    out + rest
}

/// A name such as `usaha.nilai.2025`: its list and its year.
fn dated(name: &str) -> Option<(&str, i32)> {
    let (list, year) = name.rsplit_once('.')?;
    let by_year = list == "riwayat" || list.ends_with(".riwayat") || list.ends_with(".nilai");
    let year = year.parse().ok().filter(|_| by_year && year.len() == 4)?;
    Some((list, year))
}

#[cfg(test)]
mod tests {
    use super::{dated, grouped};

    #[test]
    fn thousands_are_parted() {
        let told = ["821", "9999", "10000", "-354812.50", "1234567", "-12.5", "0.25"].map(grouped);
        assert_eq!(told, ["821", "9999", "10_000", "-354_812.50", "1_234_567", "-12.5", "0.25"]);
    }

    #[test]
    fn names_with_years_are_known() {
        assert_eq!(dated("usaha.nilai.2025"), Some(("usaha.nilai", 2025)));
        assert_eq!(dated("riwayat.2024"), Some(("riwayat", 2024)));
        for name in
            ["penduduk.bekerja.2025", "usaha.nilai.tahun", "akip.nilai", "usaha.nilai.20250"]
        {
            assert_eq!(dated(name), None, "{name}");
        }
    }
}
