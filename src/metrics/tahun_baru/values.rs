//! Values: emptied to the mark, or moved with the year.

use toml::de::DeValue;

use super::layout::Form;
use super::walk::Entry;
use super::{Maker, mark};
use crate::number::tanggal::Tanggal;
use crate::read::Node;

/// The whole number of a value that is a year.
pub(super) fn year(node: &Node<'_>) -> Option<i32> {
    let DeValue::Integer(number) = node.value() else { return None };
    i32::from_str_radix(number.as_str(), number.radix()).ok()
}

impl Maker<'_, '_> {
    /// Puts the mark in place of every scalar of a value, and remembers what stood there.
    pub(super) fn empty(&mut self, entry: &Entry<'_>) {
        let spread =
            entry.node.value().is_table() && self.layout.form(entry.value_span()) != Form::Inline;
        if spread {
            Entry::all(&entry.node).iter().for_each(|below| self.empty(below));
            return;
        }
        if self.fill(&entry.node) {
            self.remember(entry);
        }
    }

    /// Remembers the value of a key above its line.
    pub(super) fn remember(&mut self, entry: &Entry<'_>) {
        let note = format!("{} = {}", entry.key, self.raw(entry));
        self.edits.note(self.layout, entry.key_span.start, note);
    }

    /// Puts the mark in place of the scalars of a value; whether there were any.
    fn fill(&mut self, node: &Node<'_>) -> bool {
        let below: Vec<Node<'_>> = match node.value() {
            DeValue::Array(_) => node.items().collect(),
            DeValue::Table(_) => Entry::all(node).into_iter().map(|entry| entry.node).collect(),
            _ => {
                self.put_mark(node);
                return true;
            }
        };
        let mut any = false;
        for node in &below {
            any |= self.fill(node);
        }
        any
    }

    /// Puts the mark in place of a scalar. Numbers that stand in columns were pushed to the right by
    /// spaces; the mark takes the room of both.
    pub(super) fn put_mark(&mut self, node: &Node<'_>) {
        let span = &node.place().span;
        let before = self.layout.source.get(..span.start).unwrap_or_default();
        let spaces = before.len() - before.trim_end_matches(' ').len();
        let mark = mark();
        let room = (spaces + span.len()).saturating_sub(mark.len());
        let after_bracket = before.trim_end_matches(' ').ends_with(['[', '{']);
        let least = if after_bracket { 0 } else { spaces.min(1) };
        // On a line of its own the spaces are its indent.
        let indent = before.trim_end_matches(' ').ends_with('\n');
        let pad = if indent { spaces } else { room.min(spaces).max(least) };
        let wider = (pad + mark.len()).saturating_sub(spaces + span.len());
        let end = span.end + self.spare(span.end, wider);
        self.edits.replace(span.start - spaces..end, " ".repeat(pad) + &mark);
    }

    /// How many of the spaces before a comment at the end of a line may go, so that a value that is
    /// wider by so much leaves it in its column.
    fn spare(&self, at: usize, wider: usize) -> usize {
        let rest = self.layout.text(&(at..self.layout.line_end(at)));
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        let comment = rest.trim_start_matches(' ').starts_with('#');
        if comment { spaces.saturating_sub(1).min(wider) } else { 0 }
    }

    /// Moves the year of the report; whether the value was that year.
    pub(super) fn year(&mut self, entry: &Entry<'_>) -> bool {
        let is_old = year(&entry.node) == Some(self.step.from);
        if is_old {
            self.edits.replace(entry.value_span().clone(), self.step.to.to_string());
        }
        is_old
    }

    /// Moves a date by as many years as the report moves.
    pub(super) fn move_date(&mut self, entry: &Entry<'_>) {
        let Some(date) = entry.node.value().as_datetime().and_then(|moment| moment.date) else {
            return;
        };
        let by = self.step.to.saturating_sub(self.step.from);
        let to = i32::from(date.year).saturating_add(by);
        let (month, mut day) = (u32::from(date.month), u32::from(date.day));
        // Not every year has a 29 February.
        if Tanggal::from_ymd(to, month, day).is_none() {
            day = day.saturating_sub(1);
        }
        self.edits.replace(entry.value_span().clone(), format!("{to:04}-{month:02}-{day:02}"));
    }
}
