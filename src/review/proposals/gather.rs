//! What was edited in one returned document, line by line.

use std::collections::BTreeMap;

use lkjip_metrics::serap::revise::{Pair as Lines, revise};
use lkjip_metrics::serap::write::Texts;
use lkjip_metrics::serap::{Bit, Line as Printed};

use super::found::{Edited, Found, by};
use super::{Returned, Source};
use crate::document::Narratives;
use crate::review::{Line, Pair, Place, Reading, Style};

/// Finds all edits of a returned document.
pub(super) fn gather(base: &Reading, returned: &Returned<'_>, draft: Source<'_>) -> Vec<Found> {
    let narratives = Narratives::of(draft.raw);
    let texts = Texts::of(draft.text);
    let rows: Vec<Row<'_>> = rows(base, returned);
    let mut found = Vec::new();
    for run in runs(&rows, &narratives) {
        let Some(text) = narratives.get(&run.key) else { continue };
        let lines: Vec<&Row<'_>> = run.rows.iter().filter_map(|at| rows.get(*at)).collect();
        found.extend(narrative(&run.key, &text.value, &lines, &texts, returned.name));
    }
    let mut before = None;
    for row in &rows {
        found.extend(values(row, returned.name));
        if row.text.as_ref().is_none_or(|key| narratives.get(key).is_none()) {
            found.extend(words(row, before, &texts, returned.name));
        }
        if let Some(line) = row.old {
            before = Some(line);
        }
        if row.moved {
            found.extend(row.new.map(|line| row.found(&[line], returned.name, Edited::Moved)));
        }
    }
    found.sort_by_key(|found| found.at);
    found
}

/// A line of the draft beside one of the returned document.
struct Row<'r> {
    /// Line of the draft, or the one before it.
    at: usize,
    old: Option<&'r Line>,
    new: Option<&'r Line>,
    moved: bool,
    /// Key of the narrative text that it belongs to.
    text: Option<String>,
}

impl Row<'_> {
    fn place(&self) -> Place {
        self.old.or(self.new).map(|line| line.place.clone()).unwrap_or_default()
    }

    fn found(&self, signed: &[&Line], file: &str, what: Edited) -> Found {
        let said = |line: Option<&Line>| line.map(said).unwrap_or_default();
        let (old, new) = (said(self.old), said(self.new));
        Found { at: self.at, place: self.place(), by: by(signed, file), old, new, what }
    }

    /// The lines that may tell who edited it.
    fn lines(&self) -> Vec<&Line> {
        self.new.into_iter().collect()
    }
}

fn rows<'r>(base: &'r Reading, returned: &Returned<'r>) -> Vec<Row<'r>> {
    let mut at = 0;
    let mut rows: Vec<Row<'r>> = Vec::new();
    for Pair { old, new, moved } in returned.pairs {
        at = old.unwrap_or(at);
        let old = old.and_then(|old| base.lines.get(old));
        let new = new.and_then(|new| returned.reading.lines.get(new));
        let text =
            old.map_or_else(|| new.and_then(|line| line.key.clone()), |line| line.key.clone());
        rows.push(Row { at, old, new, moved: *moved, text });
    }
    // A line that was put in between lines of one text, or behind its last, belongs to that text.
    for index in 0..rows.len() {
        let Some(row) = rows.get(index) else { continue };
        if row.old.is_some() || row.text.is_some() {
            continue;
        }
        let style = row.new.map(|line| line.style);
        let before = index.checked_sub(1).and_then(|before| rows.get(before));
        let alike = before.filter(|before| {
            let line = before.new.or(before.old);
            line.is_some_and(|line| {
                Some(line.style) == style && line.place.cell == row.place().cell
            })
        });
        let key = alike.and_then(|before| before.text.clone());
        if let Some(row) = rows.get_mut(index) {
            row.text = key;
        }
    }
    rows
}

/// Rows of one text that stand together.
struct Run {
    key: String,
    rows: Vec<usize>,
}

/// The runs of texts that the record has; a text that is printed twice has two.
fn runs(rows: &[Row<'_>], narratives: &Narratives) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        let Some(key) = row.text.as_ref().filter(|key| narratives.get(key).is_some()) else {
            if row.old.is_some_and(|line| matches!(line.style, Style::Heading(_))) {
                open.clear();
            }
            continue;
        };
        match open.get(key).and_then(|at| runs.get_mut(*at)) {
            Some(run) => run.rows.push(index),
            None => {
                open.insert(key.clone(), runs.len());
                runs.push(Run { key: key.clone(), rows: vec![index] });
            }
        }
    }
    runs
}

/// The edits of one run of a narrative text.
fn narrative(
    key: &str,
    text: &str,
    rows: &[&Row<'_>],
    texts: &Texts<'_>,
    file: &str,
) -> Vec<Found> {
    let is_item = texts.is_item(key);
    if rows.iter().all(|row| row.new.is_none()) {
        let Some(first) = rows.first() else { return Vec::new() };
        let what = if is_item {
            Edited::ItemGone { key: key.into() }
        } else {
            Edited::Emptied { key: key.into() }
        };
        let old: Vec<String> = rows.iter().filter_map(|row| row.old.map(said)).collect();
        return vec![Found { old: old.join("\n"), ..first.found(&first.lines(), file, what) }];
    }
    let mut found = Vec::new();
    let mut own: Vec<&Row<'_>> = Vec::new();
    for row in rows {
        let item = row.new.is_some_and(|line| matches!(line.style, Style::Item { .. }));
        if row.old.is_none() && item && is_item {
            found.push(row.found(&row.lines(), file, Edited::ItemCome { beside: key.into() }));
        } else {
            own.push(row);
        }
    }
    let pairs: Vec<Lines> = own
        .iter()
        .map(|row| Lines { old: row.old.map(printed), new: row.new.map(printed) })
        .collect();
    for outcome in revise(text, &pairs) {
        let Some(row) = own.get(outcome.pair) else { continue };
        let what = Edited::Text { key: key.to_string(), edits: outcome.edits };
        found.push(row.found(&row.lines(), file, what));
    }
    found
}

/// The printed values of a line that read otherwise now.
fn values(row: &Row<'_>, file: &str) -> Vec<Found> {
    let (Some(old), Some(new)) = (row.old, row.new) else { return Vec::new() };
    let (old, new) = (keyed(old), keyed(new));
    let mut taken: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (key, text) in &old {
        let count = taken.entry(key).or_default();
        let same = new.iter().filter(|(other, _)| other == key).nth(*count);
        *count += 1;
        if let Some((_, now)) =
            same.filter(|(_, now)| now.trim() != text.trim() && !now.trim().is_empty())
        {
            let what = Edited::Value { key: key.clone() };
            let (old, new) = (text.trim().to_string(), now.trim().to_string());
            found.push(Found { old, new, ..row.found(&row.lines(), file, what) });
        }
    }
    found
}

/// Words of no key that read otherwise now. A line that is an item of a list of the record comes or goes
/// as an item; `before` is the line of the draft before it.
fn words(row: &Row<'_>, before: Option<&Line>, texts: &Texts<'_>, file: &str) -> Option<Found> {
    if row.moved {
        return None;
    }
    let item = |line: Option<&Line>| {
        let key = only_key(line?)?;
        texts.is_item(key).then(|| key.to_string())
    };
    if row.new.is_none()
        && let Some(key) = item(row.old)
    {
        return Some(row.found(&row.lines(), file, Edited::ItemGone { key }));
    }
    let style = |line: Option<&Line>| line.map(|line| line.style);
    if row.old.is_none()
        && style(row.new) == style(before)
        && let Some(beside) = item(before)
    {
        return Some(row.found(&row.lines(), file, Edited::ItemCome { beside }));
    }
    let masked = |line: Option<&Line>| line.map(masked).unwrap_or_default();
    (masked(row.old) != masked(row.new)).then(|| row.found(&row.lines(), file, Edited::Words))
}

/// The values of a line with their keys, joined where one stands in several pieces.
fn keyed(line: &Line) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for piece in &line.pieces {
        match &piece.key {
            Some(key) => {
                match all.last_mut().filter(|(last, _)| open && last == key) {
                    Some((_, text)) => text.push_str(&piece.text),
                    None => all.push((key.clone(), piece.text.clone())),
                }
                open = true;
            }
            None => open = false,
        }
    }
    all
}

/// The key of the only value of a line that says nothing else.
fn only_key(line: &Line) -> Option<&str> {
    let mut said = line.pieces.iter().filter(|piece| !piece.text.trim().is_empty());
    let key = said.next()?.key.as_deref()?;
    said.all(|piece| piece.key.as_deref() == Some(key)).then_some(key)
}

/// What a line says besides its values, each of which is one sign.
fn masked(line: &Line) -> String {
    let mut out = String::new();
    let mut open: Option<&str> = None;
    for piece in &line.pieces {
        match &piece.key {
            Some(key) if open == Some(key.as_str()) => {}
            Some(key) => {
                out.push('\u{E000}');
                open = Some(key);
            }
            None => {
                out.push_str(&piece.text);
                open = None;
            }
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line as the record's side knows it.
fn printed(line: &Line) -> Printed {
    let mut bits: Vec<Bit> = Vec::new();
    for piece in &line.pieces {
        match (&piece.key, bits.last_mut()) {
            (Some(key), Some(Bit::Value { key: last, text })) if last == key => {
                text.push_str(&piece.text)
            }
            (Some(key), _) => bits.push(Bit::Value { key: key.clone(), text: piece.text.clone() }),
            (None, Some(Bit::Text(text))) => text.push_str(&piece.text),
            (None, _) => bits.push(Bit::Text(piece.text.clone())),
        }
    }
    Printed { bits, item: matches!(line.style, Style::Item { .. }) }
}

/// What a line says.
fn said(line: &Line) -> String {
    let text: String = line.pieces.iter().map(|piece| piece.text.as_str()).collect();
    text.trim().to_string()
}
