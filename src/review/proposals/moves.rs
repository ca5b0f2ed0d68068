//! Lines that stand elsewhere now: within their own text or list, or in another one.

use std::collections::BTreeMap;

use lkjip_metrics::serap::texts::Texts;

use super::rows::{Row, is_running};
use super::said::only_key;

/// The text of a line, or the item of a list that it prints.
pub(super) fn own<'r>(
    row: &'r Row<'_>,
    keys: &BTreeMap<&str, &str>,
    texts: &Texts<'_>,
) -> Option<&'r str> {
    let text = row.text.as_deref().filter(|key| keys.contains_key(key));
    text.or_else(|| row.old.or(row.new).and_then(only_key).filter(|key| texts.is_item(key)))
}

/// Tells of each moved line where it stands. One that is in another text now went from its own and came to
/// that one.
pub(super) fn settle<'r>(
    rows: Vec<Row<'r>>,
    keys: &BTreeMap<&str, &str>,
    texts: &Texts<'_>,
) -> Vec<Row<'r>> {
    let mut all: Vec<Row<'r>> = Vec::with_capacity(rows.len());
    let other: Vec<Option<(String, bool)>> =
        (0..rows.len()).map(|at| elsewhere(&rows, at, keys, texts)).collect();
    for (row, other) in rows.into_iter().zip(other) {
        let Some((text, ahead)) = other else {
            all.push(Row { index: all.len(), ..row });
            continue;
        };
        let came = Row {
            index: all.len() + 1,
            at: all.last().map_or(0, |before| before.at),
            old: None,
            text: Some(text),
            ahead,
            moved: false,
            ..row.clone()
        };
        all.push(Row { index: all.len(), new: None, moved: false, behind: row.new, ..row });
        all.push(came);
    }
    let mut last: BTreeMap<(Option<usize>, Option<usize>), usize> = BTreeMap::new();
    for at in 0..all.len() {
        let stands = within(&all, at, keys, texts);
        let Some(row) = all.get_mut(at) else { continue };
        // Lines of one text that go to one place in another order than they had are left to people.
        let is_list = own(row, keys, texts).is_some_and(|key| texts.is_item(key));
        row.stands = stands.filter(|place| {
            let before = last.insert(*place, row.at);
            is_list || before.is_none_or(|before| before < row.at)
        });
    }
    all
}

/// The lines around a moved one that belong to the same text or list and were not moved.
fn within(
    rows: &[Row<'_>],
    at: usize,
    keys: &BTreeMap<&str, &str>,
    texts: &Texts<'_>,
) -> Option<(Option<usize>, Option<usize>)> {
    let row = rows.get(at).filter(|row| row.moved)?;
    let key = own(row, keys, texts)?;
    let stays = |other: &&Row<'_>| other.new.is_some() && other.old.is_some() && !other.moved;
    let is_own = |other: &&Row<'_>| {
        let beside = own(other, keys, texts);
        let is_list = texts.is_item(key);
        beside.is_some_and(|beside| match is_list {
            true => texts.is_beside(beside, key),
            false => beside == key,
        })
    };
    let ahead = rows.get(..at)?.iter().rev().find(stays).filter(is_own);
    let behind = rows.get(at + 1..)?.iter().find(stays).filter(is_own);
    let index = |row: Option<&Row<'_>>| row.map(|row| row.index);
    (ahead.is_some() || behind.is_some()).then(|| (index(ahead), index(behind)))
}

/// The other text among whose lines a moved one stands, and whether it belongs to the line behind it.
fn elsewhere(
    rows: &[Row<'_>],
    at: usize,
    keys: &BTreeMap<&str, &str>,
    texts: &Texts<'_>,
) -> Option<(String, bool)> {
    let row = rows.get(at).filter(|row| row.moved && row.new.is_some_and(is_running))?;
    if own(row, keys, texts).is_none() || within(rows, at, keys, texts).is_some() {
        return None;
    }
    let text = |other: Option<&Row<'_>>| {
        let other = other.filter(|other| other.new.is_some_and(is_running) && !other.moved)?;
        other.text.clone().filter(|key| keys.contains_key(key.as_str()))
    };
    let before = text(rows.get(..at)?.iter().rev().find(|row| row.new.is_some()));
    let after = || text(rows.get(at + 1..)?.iter().find(|row| row.new.is_some()));
    before.map(|key| (key, false)).or_else(|| after().map(|key| (key, true)))
}
