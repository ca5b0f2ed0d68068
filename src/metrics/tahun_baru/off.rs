//! Keys and items that become comments at their place.

use std::ops::Range;

use toml::de::DeValue;

use super::Maker;
use super::layout::Form;
use super::walk::Entry;
use crate::read::Node;

impl Maker<'_, '_> {
    /// Turns a key with its value into comments, if it stands on lines of its own.
    pub(super) fn off(&mut self, entry: &Entry<'_>) -> bool {
        match entry.node.value() {
            DeValue::Array(items) if self.layout.is_list_of_heads(items) => {
                entry.node.items().for_each(|item| self.off_heads(&item));
                true
            }
            DeValue::Table(_) if self.layout.form(entry.value_span()) == Form::Head => {
                self.off_heads(&entry.node);
                true
            }
            DeValue::Table(_) if self.layout.form(entry.value_span()) == Form::Implied => {
                let below = Entry::all(&entry.node);
                // By heads or by dotted keys: either way on lines of their own.
                below.iter().filter(|entry| !self.off(entry)).count() == 0
            }
            _ => match self.layout.own_lines(&entry.key_span, entry.value_span()) {
                Some(lines) => {
                    self.edits.off(lines);
                    true
                }
                None => false,
            },
        }
    }

    /// Turns all that stands under the heads of a table into comments.
    pub(super) fn off_heads(&mut self, node: &Node<'_>) {
        let span = &node.place().span;
        if node.value().is_table() && self.layout.form(span) == Form::Head {
            self.edits.off(self.layout.block(span.start));
        }
        for entry in Entry::all(node) {
            match entry.node.value() {
                DeValue::Table(_) => self.off_heads(&entry.node),
                DeValue::Array(_) => entry.node.items().for_each(|item| {
                    if item.value().is_table() {
                        self.off_heads(&item);
                    }
                }),
                _ => {}
            }
        }
    }

    /// Cuts entries out of a table between braces, and remembers them above.
    pub(super) fn cut_entries(&mut self, entries: &[Entry<'_>], which: &[usize]) {
        let spans: Vec<Range<usize>> =
            entries.iter().map(|entry| entry.key_span.start..entry.value_span().end).collect();
        for index in which {
            if let Some(entry) = entries.get(*index) {
                self.remember(entry);
            }
        }
        self.cut(&spans, which);
    }

    /// Turns items of a list into comments: as lines where each stands on lines of its own.
    pub(super) fn off_items(&mut self, items: &[Node<'_>], which: &[usize]) {
        let spans: Vec<Range<usize>> = items.iter().map(|item| item.place().span.clone()).collect();
        let chosen = || which.iter().filter_map(|index| items.get(*index));
        let heads = |item: &Node<'_>| {
            item.value().is_table() && self.layout.form(&item.place().span) == Form::Head
        };
        if chosen().all(heads) {
            chosen().for_each(|item| self.off_heads(item));
            return;
        }
        let lines: Option<Vec<Range<usize>>> =
            chosen().map(|item| self.layout.item_lines(&item.place().span)).collect();
        if let Some(lines) = lines {
            lines.into_iter().for_each(|lines| self.edits.off(lines));
            return;
        }
        for item in chosen() {
            let span = &item.place().span;
            self.edits.note(self.layout, span.start, self.layout.text(span));
        }
        self.cut(&spans, which);
    }

    /// Cuts some of several neighbours together with one of their commas.
    fn cut(&mut self, spans: &[Range<usize>], which: &[usize]) {
        let first = (0..spans.len()).find(|index| !which.contains(index));
        if let Some(start) = spans.first().map(|span| span.start).filter(|_| which.contains(&0)) {
            let kept = first.and_then(|index| spans.get(index)).map(|span| span.start);
            let end = kept.or(spans.last().map(|span| span.end)).unwrap_or(start);
            self.edits.replace(start..end, "");
        }
        for index in which.iter().filter(|index| first.is_some_and(|first| **index > first)) {
            let before = index.checked_sub(1).and_then(|before| spans.get(before));
            if let (Some(before), Some(span)) = (before, spans.get(*index)) {
                self.edits.replace(before.end..span.end, "");
            }
        }
    }
}
