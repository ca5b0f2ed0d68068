//! Tables of a list under headers of their own: where each begins and ends in the record.

use std::ops::Range;

use super::texts::{Form, TEXT, Texts};
use crate::read::Node;

impl Texts<'_> {
    /// How tables of a list are typed, all in one way.
    pub(super) fn form(&self, items: &[Node<'_>]) -> Option<Form> {
        let begins = |item: &Node<'_>, sign| {
            let span = item.place().span.clone();
            self.source.get(span).is_some_and(|typed| typed.starts_with(sign))
        };
        if items.iter().all(|item| begins(item, '{')) {
            return (!items.is_empty()).then_some(Form::Tables);
        }
        let first = items.first().filter(|_| items.iter().all(|item| begins(item, '[')))?;
        let header = header(self.source.get(self.line(first.place().span.start))?)?;
        let text = first.get(TEXT)?.place().span.clone();
        let before = self.source.get(self.line(text.start).start..text.start)?;
        header
            .starts_with("[[")
            .then(|| Form::Blocks { header: header.into(), before: before.into() })
    }

    /// Gives tables under headers of their own their bytes: from the header to the end of the last line
    /// of their values.
    pub(super) fn blocks(&mut self) {
        let mut lists = std::mem::take(&mut self.lists);
        for list in &mut lists {
            if !matches!(list.form, Form::Blocks { .. }) {
                continue;
            }
            for (item, key) in list.items.iter_mut().zip(&list.keys) {
                let start = self.line(item.start).start;
                // The table may go on in headers below it, which are named after it.
                let end = self.texts.get(key).map_or(item.end, |text| text.span.end);
                let last = self.values(start).last().map_or(end, |leaf| leaf.end.max(end));
                *item = start..self.line(last).end;
            }
        }
        self.lists = lists;
    }

    /// The values between a header and the next one.
    fn values(&self, start: usize) -> impl Iterator<Item = &Range<usize>> {
        let first = self.leaves.partition_point(|leaf| leaf.start < start);
        let own = self.leaves.iter().skip(first);
        let mut end = self.line(start).end;
        own.take_while(move |leaf| {
            let between = self.source.get(end..leaf.start).unwrap_or_default();
            let is_own = !between.lines().any(|line| header(line).is_some());
            end = leaf.end;
            is_own
        })
    }

    /// Whether the tables of a list have others below them, under headers behind one of their blocks.
    pub(super) fn has_below(&self, block: &Range<usize>, own: &str) -> bool {
        let rest = self.source.get(block.end..).unwrap_or_default();
        let path = |header: &str| header.trim_matches(['[', ']', ' ']).to_string();
        let next = rest.lines().find_map(header);
        next.is_some_and(|next| path(next).starts_with(&format!("{}.", path(own))))
    }
}

/// The header that a line is, without what follows it.
pub(super) fn header(line: &str) -> Option<&str> {
    let line = line.trim();
    let inner = line.strip_prefix('[')?;
    let inner = inner.strip_prefix('[').unwrap_or(inner);
    let (name, rest) = inner.split_once(']')?;
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\'' | ' ');
    let rest = rest.strip_prefix(']').unwrap_or(rest).trim_start();
    let is_header = !name.trim().is_empty() && name.chars().all(is_name);
    let length = line.len() - rest.len();
    (is_header && (rest.is_empty() || rest.starts_with('#')))
        .then(|| line.get(..length).map(str::trim_end))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_told_from_lists() {
        assert_eq!(header(" [[a.b]] # x"), Some("[[a.b]]"));
        assert_eq!(header("[a]"), Some("[a]"));
        for line in ["[", "[[", "[]", "[\"a\", 1],", "x = [1]", "[1],"] {
            assert_eq!(header(line), None, "{line}");
        }
        let source = "[[l]]\nisi = \"a\"\ny = [\n  [\"b\"],\n  [],\n]\n[l.z]\nc = 1\n";
        let texts = Texts::of(source);
        let block = texts.lists.last().unwrap().items[0].clone();
        assert!(source[block.clone()].ends_with("  [],\n]\n"), "{}", &source[block.clone()]);
        assert!(texts.has_below(&block, "[[l]]"));
    }
}
