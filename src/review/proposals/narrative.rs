//! The edits of the printed lines of one narrative text.

use std::collections::BTreeSet;

use lkjip_metrics::serap::revise::{Moved, Pair as Lines, revise};
use lkjip_metrics::serap::texts::Texts;

use super::found::{Edited, Found, Stands};
use super::rows::Row;
use super::said::{printed, said, said_beside};
use crate::review::{Line, Style};

/// The edits of one run of a narrative text; `gone` is what it means when nothing of it is left.
pub(super) fn narrative(
    (key, text): (&str, &str),
    gone: Option<Edited>,
    rows: &[&Row<'_>],
    texts: &Texts<'_>,
    file: &str,
) -> Vec<Found> {
    let is_item = texts.is_item(key);
    let is_item_line = |line: &Line| matches!(line.style, Style::Item { .. });
    let come = |row: &&Row<'_>| {
        let what = Edited::ItemCome { beside: key.into(), ahead: row.ahead };
        row.found(&row.lines(), file, what)
    };
    // An item that went may have others in its place.
    let (own, came): (Vec<&Row<'_>>, Vec<&Row<'_>>) =
        rows.iter().partition(|row| row.old.is_some());
    let is_replaced = is_item && came.iter().all(|row| row.new.is_some_and(is_item_line));
    if let Some(what) = gone
        && own.iter().all(|row| row.new.is_none())
        && (came.is_empty() || is_replaced)
        && let Some(first) = own.first()
    {
        let old: Vec<String> = own.iter().filter_map(|row| row.old.map(said)).collect();
        let mut found: Vec<Found> = came.iter().map(come).collect();
        found.push(Found { old: old.join("\n"), ..first.found(&first.lines(), file, what) });
        return found;
    }
    let mut found = Vec::new();
    let mut own: Vec<&Row<'_>> = Vec::new();
    let is_one = rows.iter().filter(|row| row.old.is_some()).count() == 1;
    let is_entry = is_one && rows.iter().any(|row| row.old.is_some_and(is_item_line));
    for row in rows {
        let item = row.new.is_some_and(|line| is_item_line(line) && !is_within(line, rows));
        // A line of a table's text that was cut in two is two lines of that text.
        let is_whole = !texts.is_of_table(key) || !is_cut(rows, row);
        if row.old.is_none() && item && is_item && is_whole {
            found.push(come(row));
        } else if row.old.is_none() && item && is_entry && !is_cut(rows, row) {
            let table = key.split('.').next().unwrap_or_default().to_string();
            found.push(row.found(&row.lines(), file, Edited::Entry { table }));
        } else {
            own.push(row);
        }
    }
    let pairs: Vec<Lines> = own
        .iter()
        .map(|row| Lines {
            old: row.old.map(printed),
            new: row.new.map(printed),
            ahead: row.ahead,
            moved: if is_item { None } else { moved(row, &own) },
        })
        .collect();
    for outcome in revise(text, &pairs) {
        let rows = own.get(outcome.pairs.clone()).unwrap_or_default();
        let Some(row) = rows.iter().find(|row| row.old.is_some()).or(rows.first()) else {
            continue;
        };
        let said = |side: fn(&Row<'_>) -> Option<String>| {
            let lines: Vec<String> = rows.iter().filter_map(|row| side(row)).collect();
            lines.join("\n")
        };
        let what = Edited::Text { key: key.to_string(), edits: outcome.edits };
        let signed: Vec<&Line> = rows.iter().filter_map(|row| row.new).collect();
        let stands = pairs.get(outcome.pairs.start).and_then(|pair| pair.moved);
        let stands = stands.and_then(|at| {
            let beside = own.get(at.beside)?.new.map(self::said)?;
            Some(Stands { ahead: at.ahead, beside })
        });
        found.push(Found {
            stands,
            old: said(|row| row.old.map(self::said)),
            new: said(|row| {
                let new = row.new?;
                Some(row.old.map_or_else(|| self::said(new), |old| said_beside(old, new)))
            }),
            ..row.found(&signed, file, what)
        });
    }
    found
}

/// Whether a line is an item of a list within the text, not one beside the text.
fn is_within(line: &Line, rows: &[&Row<'_>]) -> bool {
    let level = |line: &Line| match line.style {
        Style::Item { level, .. } => Some(level),
        _ => None,
    };
    let own = rows.iter().find_map(|row| level(row.old?));
    own.zip(level(line)).is_some_and(|(own, level)| level > own)
}

/// Where a line of a text stands now, among those of the text.
fn moved(row: &Row<'_>, all: &[&Row<'_>]) -> Option<Moved> {
    let (after, before) = row.stands?;
    let place = |index: usize| all.iter().position(|other| other.index == index);
    let after = after.and_then(place).map(|beside| Moved { beside, ahead: false });
    after.or_else(|| before.and_then(place).map(|beside| Moved { beside, ahead: true }))
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
