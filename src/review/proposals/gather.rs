//! What was edited in one returned document, line by line.

use std::collections::{BTreeMap, BTreeSet};

use lkjip_metrics::serap::texts::Texts;

use super::found::{Edited, Found, Stands};
use super::moves::{own, settle};
use super::narrative::narrative;
use super::rows::{Row, Run, rows, runs};
use super::said::{keyed, masked, only_key, said};
use super::table_rows::table_rows;
use super::{Returned, Source};
use crate::document::Narratives;
use crate::review::{Line, Reading};

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
    let mut rows = settle(rows(base, returned, &keys), &keys, &texts);
    let mut found = table_rows(&mut rows, (&base.lines, &returned.reading.lines), returned.name);
    let runs = runs(&rows, &keys);
    for (number, run) in runs.iter().enumerate() {
        let Some(text) = keys.get(run.key.as_str()) else { continue };
        let mut lines: Vec<&Row<'_>> = run.rows.iter().filter_map(|at| rows.get(*at)).collect();
        // A line that was moved is edited where it stood.
        lines.sort_by_key(|row| row.at);
        let mut alone: Vec<&mut [&Row<'_>]> =
            lines.split_mut(|row| row.old.is_some() && row.new.is_some()).collect();
        // What went stands before what came instead.
        alone.iter_mut().for_each(|rows| rows.sort_by_key(|row| row.old.is_none()));
        let gone = gone(run, &runs, &rows, &texts);
        let own = narrative((&run.key, text), gone, &lines, &texts, returned.name);
        found.extend(own.into_iter().map(|found| Found { run: (file, number + 1), ..found }));
    }
    let mut before = None;
    let mut near: Option<&str> = None;
    let mut moved: BTreeSet<&str> = BTreeSet::new();
    for (at, row) in rows.iter().enumerate() {
        let behind = rows.get(at + 1..).and_then(|rest| rest.iter().find_map(|row| row.old));
        let text = row.text.as_deref().filter(|key| keys.contains_key(key));
        if !row.is_told {
            found.extend(values(row, returned.name));
            near = text.or(near);
            if text.is_none() {
                found.extend(words(row, (before, behind, near), &texts, returned.name));
            }
            if row.moved {
                let key = own(row, &keys, &texts);
                let is_first = key.is_none_or(|key| !texts.is_item(key) || moved.insert(key));
                found.extend(shifted(row, &rows, key, &texts, returned.name).filter(|_| is_first));
            }
        }
        if let Some(line) = row.old {
            before = Some(line);
        }
    }
    found.sort_by_key(|found| found.at);
    for one in &mut found {
        one.run.0 = file;
    }
    found
}

/// What it means that nothing is left of a run of a text: that an item or the text went, or, where it is
/// printed again elsewhere, neither. None where the run is only a part of the text.
fn gone(run: &Run, runs: &[Run], rows: &[Row<'_>], texts: &Texts<'_>) -> Option<Edited> {
    let key = run.key.clone();
    let lines =
        |run: &Run| -> Vec<&Row<'_>> { run.rows.iter().filter_map(|at| rows.get(*at)).collect() };
    let first = |run: &Run| lines(run).iter().find_map(|row| row.old.map(said));
    let stays = |row: &&Row<'_>| row.old.is_some() && row.new.is_some();
    let is_left = |run: &&Run| run.key == key && lines(run).iter().any(stays);
    let mut left = runs.iter().filter(is_left).peekable();
    if left.peek().is_some() {
        let own = first(run);
        return left.any(|other| first(other) == own).then_some(Edited::GoneHere { key });
    }
    Some(if texts.is_item(&key) { Edited::ItemGone { key } } else { Edited::Emptied { key } })
}

/// A line that stands elsewhere; one of a text of several lines is told with the edits of that text.
fn shifted(
    row: &Row<'_>,
    rows: &[Row<'_>],
    key: Option<&str>,
    texts: &Texts<'_>,
    file: &str,
) -> Option<Found> {
    let line = row.new?;
    let beside = row.stands.zip(key);
    let what = match beside {
        Some(((after, before), key)) if texts.is_item(key) => {
            let own = |at: Option<usize>| {
                let row = rows.get(at?)?;
                row.text.clone().or_else(|| row.old.and_then(only_key).map(str::to_string))
            };
            Edited::ItemMoved { key: key.into(), after: own(after), before: own(before) }
        }
        Some(_) => return None,
        None => Edited::Moved { key: key.map(str::to_string) },
    };
    let found = row.found(&[line], file, what);
    let place = line.place.clone();
    let beside = row.stands.and_then(|(after, before)| rows.get(after.or(before)?));
    let at = beside.map_or(found.at, |row| row.at);
    let stands = beside.and_then(|beside| {
        let ahead = row.stands.is_some_and(|(after, _)| after.is_none());
        Some(Stands { ahead, beside: beside.new.map(said)? })
    });
    Some(Found { at, place, stands, new: found.old.clone(), ..found })
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
/// as an item; `before` and `behind` are the lines of the draft around it, `near` the text of the record
/// before it.
fn words(
    row: &Row<'_>,
    (before, behind, near): (Option<&Line>, Option<&Line>, Option<&str>),
    texts: &Texts<'_>,
    file: &str,
) -> Vec<Found> {
    if row.moved {
        return Vec::new();
    }
    let item = |line: Option<&Line>| {
        let key = only_key(line?)?;
        texts.is_item(key).then(|| key.to_string())
    };
    if row.new.is_none()
        && let Some(key) = item(row.old)
    {
        return vec![row.found(&row.lines(), file, Edited::ItemGone { key })];
    }
    if let (None, Some(line)) = (row.old, row.new) {
        let beside = |other: Option<&Line>| {
            item(other).filter(|_| other.is_some_and(|other| other.style == line.style))
        };
        let what = match (beside(before), beside(behind)) {
            (Some(beside), _) => Edited::ItemCome { beside, ahead: false },
            (None, Some(beside)) => Edited::ItemCome { beside, ahead: true },
            (None, None) => Edited::Stray { near: near.map(str::to_string) },
        };
        return vec![row.found(&row.lines(), file, what)];
    }
    let masked = |line: Option<&Line>| line.map(masked).unwrap_or_default();
    if masked(row.old) == masked(row.new) {
        return Vec::new();
    }
    let whole = row.found(&row.lines(), file, Edited::Words { perhaps: Vec::new() });
    // Lines within one paragraph, such as name and rank, stand for themselves.
    let (old, new): (Vec<&str>, Vec<&str>) =
        (whole.old.lines().collect(), whole.new.lines().collect());
    if old.len() != new.len() || old.len() < 2 {
        return vec![whole];
    }
    let other = old.iter().zip(&new).filter(|(old, new)| old != new);
    other
        .map(|(old, new)| Found { old: old.to_string(), new: new.to_string(), ..whole.clone() })
        .collect()
}
