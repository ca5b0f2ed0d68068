//! What was edited in one returned document, line by line.

use std::collections::{BTreeMap, BTreeSet};

use lkjip_metrics::serap::revise::{Pair as Lines, revise};
use lkjip_metrics::serap::write::Texts;
use lkjip_metrics::serap::{Bit, Line as Printed};

use super::found::{By, Edited, Found, by};
use super::{Returned, Source};
use crate::document::Narratives;
use crate::review::{How, Line, Pair, Place, Reading, Signed, Story, Style};

/// Finds all edits of a returned document.
pub(super) fn gather(
    base: &Reading,
    (file, returned): (usize, &Returned<'_>),
    draft: Source<'_>,
) -> Vec<Found> {
    let narratives = Narratives::of(draft.raw);
    let texts = Texts::of(draft.text);
    let keys: BTreeMap<&str, &str> =
        narratives.iter().map(|text| (text.place.key.as_ref(), text.value.as_str())).collect();
    let rows: Vec<Row<'_>> = rows(base, returned, &keys);
    let mut found = Vec::new();
    for (number, run) in runs(&rows, &keys).into_iter().enumerate() {
        let Some(text) = keys.get(run.key.as_str()) else { continue };
        let mut lines: Vec<&Row<'_>> = run.rows.iter().filter_map(|at| rows.get(*at)).collect();
        // A line that was moved is edited where it stood.
        lines.sort_by_key(|row| row.at);
        let mut alone: Vec<&mut [&Row<'_>]> =
            lines.split_mut(|row| row.old.is_some() && row.new.is_some()).collect();
        // What went stands before what came instead.
        alone.iter_mut().for_each(|rows| rows.sort_by_key(|row| row.old.is_none()));
        let own = narrative(&run.key, text, &lines, &texts, returned.name);
        found.extend(own.into_iter().map(|found| Found { run: (file, number + 1), ..found }));
    }
    let mut before = None;
    let mut near: Option<&str> = None;
    for row in &rows {
        found.extend(values(row, returned.name));
        let text = row.text.as_deref().filter(|key| keys.contains_key(key));
        near = text.or(near);
        if text.is_none() {
            found.extend(words(row, (before, near), &texts, returned.name));
        }
        if let Some(line) = row.old {
            before = Some(line);
        }
        if row.moved {
            let key = text.map(str::to_string);
            found.extend(row.new.map(|line| {
                let at = Found {
                    place: line.place.clone(),
                    ..row.found(&[line], returned.name, Edited::Moved { key })
                };
                Found { new: at.old.clone(), ..at }
            }));
        }
    }
    found.sort_by_key(|found| found.at);
    for one in &mut found {
        one.run.0 = file;
    }
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
    /// Whether it belongs to the line behind it: what stands before is no part of the text.
    ahead: bool,
    /// The next line of the returned document, with which stands who took this one out.
    behind: Option<&'r Line>,
}

impl Row<'_> {
    fn place(&self) -> Place {
        self.old.or(self.new).map(|line| line.place.clone()).unwrap_or_default()
    }

    fn found(&self, signed: &[&Line], file: &str, what: Edited) -> Found {
        let said = |line: Option<&Line>| line.map(said).unwrap_or_default();
        let (old, new) = (said(self.old), said(self.new));
        let by = self.taken_by(file).unwrap_or_else(|| by(signed, file));
        let place = self.place();
        Found { at: self.at, run: (0, 0), place, by, old, new, what }
    }

    /// The lines that may tell who edited it.
    fn lines(&self) -> Vec<&Line> {
        self.new.into_iter().collect()
    }

    /// Who took the whole line out: that stands with the line behind it.
    fn taken_by(&self, file: &str) -> Option<Vec<By>> {
        let old = self.old.filter(|_| self.new.is_none()).map(said)?;
        let gone = |signed: &&Signed| {
            let text = signed.text.trim();
            matches!(signed.how, How::Deleted | How::MovedFrom)
                && !text.is_empty()
                && old.contains(text)
        };
        let signed = self.behind?.signed.iter().find(gone)?;
        let author = Some(signed.author.clone()).filter(|author| !author.is_empty());
        Some(vec![By { author, date: signed.date.clone(), file: file.to_string() }])
    }
}

fn rows<'r>(
    base: &'r Reading,
    returned: &Returned<'r>,
    keys: &BTreeMap<&str, &str>,
) -> Vec<Row<'r>> {
    let mut at = 0;
    let mut rows: Vec<Row<'r>> = Vec::new();
    for Pair { old, new, moved } in returned.pairs {
        let place = old.unwrap_or(at);
        if !*moved {
            at = place;
        }
        let old = old.and_then(|old| base.lines.get(old));
        let new = new.and_then(|new| returned.reading.lines.get(new));
        // Programs leave out headers and footers that they do not use; nobody edited those.
        let running = |line: &Line| matches!(line.place.story, Story::Header | Story::Footer);
        if new.is_none() && old.is_some_and(running) {
            continue;
        }
        let text =
            old.map_or_else(|| new.and_then(|line| line.key.clone()), |line| line.key.clone());
        rows.push(Row { at: place, old, new, moved: *moved, text, ahead: false, behind: None });
    }
    let mut behind = None;
    for row in rows.iter_mut().rev() {
        row.behind = behind;
        behind = row.new.or(behind);
    }
    // A line that was put in between lines of one text, or behind its last, belongs to that text; else
    // one that was put in before its first.
    let all: Vec<usize> = (0..rows.len()).collect();
    lend(&mut rows, all.iter().copied(), keys, false);
    lend(&mut rows, all.iter().rev().copied(), keys, true);
    rows
}

/// Gives lines that came the text of the line that comes before them in this order.
fn lend(
    rows: &mut [Row<'_>],
    order: impl Iterator<Item = usize>,
    keys: &BTreeMap<&str, &str>,
    ahead: bool,
) {
    let mut before: Option<(String, Option<usize>)> = None;
    for index in order {
        let Some(row) = rows.get_mut(index) else { continue };
        let Some(line) = row.new.or(row.old) else { continue };
        if row.old.is_none()
            && row.text.is_none()
            && is_running(line)
            && let Some((key, at)) = &before
        {
            (row.text, row.ahead) = (Some(key.clone()), ahead);
            row.at = at.unwrap_or(row.at);
        }
        let own = row.text.as_ref().filter(|key| keys.contains_key(key.as_str()));
        before = own
            .filter(|_| is_running(line))
            .map(|key| (key.clone(), (ahead && row.old.is_some()).then_some(row.at)));
    }
}

/// Whether a line is running text, not in a table: what a narrative text prints.
fn is_running(line: &Line) -> bool {
    line.place.cell.is_none()
        && matches!(line.style, Style::Body | Style::Item { .. } | Style::Other)
        && line.place.story == Story::Body
}

/// Rows of one text that stand together.
struct Run {
    key: String,
    rows: Vec<usize>,
}

/// The runs of texts that the record has; a text that is printed twice has two.
fn runs(rows: &[Row<'_>], keys: &BTreeMap<&str, &str>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        let Some(key) = row.text.as_ref().filter(|key| keys.contains_key(key.as_str())) else {
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
    let is_item_line = |line: &Line| matches!(line.style, Style::Item { .. });
    let is_one = rows.iter().filter(|row| row.old.is_some()).count() == 1;
    let is_entry = is_one && rows.iter().any(|row| row.old.is_some_and(is_item_line));
    for row in rows {
        let item = row.new.is_some_and(is_item_line);
        if row.old.is_none() && item && is_item {
            found.push(row.found(&row.lines(), file, Edited::ItemCome { beside: key.into() }));
        } else if row.old.is_none() && item && is_entry && !is_cut(rows, row) {
            let table = key.split('.').next().unwrap_or_default().to_string();
            found.push(row.found(&row.lines(), file, Edited::Entry { table }));
        } else {
            own.push(row);
        }
    }
    let pairs: Vec<Lines> = own
        .iter()
        .map(|row| Lines { old: row.old.map(printed), new: row.new.map(printed), ahead: row.ahead })
        .collect();
    for outcome in revise(text, &pairs) {
        let rows = own.get(outcome.pairs).unwrap_or_default();
        let Some(row) = rows.iter().find(|row| row.old.is_some()).or(rows.first()) else {
            continue;
        };
        let said = |side: fn(&Row<'_>) -> Option<String>| {
            let lines: Vec<String> = rows.iter().filter_map(|row| side(row)).collect();
            lines.join("\n")
        };
        let what = Edited::Text { key: key.to_string(), edits: outcome.edits };
        let signed: Vec<&Line> = rows.iter().filter_map(|row| row.new).collect();
        found.push(Found {
            old: said(|row| row.old.map(self::said)),
            new: said(|row| row.new.map(self::said)),
            ..row.found(&signed, file, what)
        });
    }
    found
}

/// Whether a line that came says half of what the line of the draft said, and does not say any more.
fn is_cut(rows: &[&Row<'_>], came: &Row<'_>) -> bool {
    let text = |line: Option<&Line>| line.map(said).unwrap_or_default();
    let Some(row) = rows.iter().find(|row| row.old.is_some()) else { return false };
    let (old, new, own) = (text(row.old), text(row.new), text(came.new));
    let old: BTreeSet<&str> = old.split_whitespace().collect();
    let new: BTreeSet<&str> = new.split_whitespace().collect();
    let words: Vec<&str> = own.split_whitespace().collect();
    let from = words.iter().filter(|word| old.contains(*word) && !new.contains(*word)).count();
    from * 2 >= words.len()
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
/// as an item; `before` is the line of the draft before it, `near` the text of the record before it.
fn words(
    row: &Row<'_>,
    (before, near): (Option<&Line>, Option<&str>),
    texts: &Texts<'_>,
    file: &str,
) -> Option<Found> {
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
    if let (None, Some(line)) = (row.old, row.new) {
        let is_like = before.is_some_and(|before| before.style == line.style);
        let what = match item(before).filter(|_| is_like) {
            Some(beside) => Edited::ItemCome { beside },
            None => Edited::Stray { near: near.map(str::to_string) },
        };
        return Some(row.found(&row.lines(), file, what));
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
