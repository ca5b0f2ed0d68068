//! How a record lies in its file: lines, texts that run over lines, heads of tables.
//!
//! Knows bytes and the tree of the parser, not what a key means.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use crate::read::Node;

/// A record as it lies in its file.
pub(crate) struct Layout<'s> {
    /// The text of the file.
    pub(crate) source: &'s str,
    /// Texts between quotation marks, in order; they do not overlap.
    texts: Vec<Range<usize>>,
    /// Where heads such as `[sdm]` begin.
    heads: BTreeSet<usize>,
}

/// In which way a table was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Under a head of its own, `[sdm]` or `[[sasaran]]`.
    Head,
    /// Between braces.
    Inline,
    /// By dotted keys, or by the heads of what is below it.
    Implied,
}

impl<'s> Layout<'s> {
    /// Takes down where things are.
    pub(crate) fn new(source: &'s str, root: &Node<'_>) -> Self {
        let mut layout = Self { source, texts: Vec::new(), heads: BTreeSet::new() };
        layout.take(root.value(), &root.place().span, true);
        layout.texts.sort_by_key(|span| span.start);
        layout
    }

    fn take(&mut self, value: &DeValue<'_>, span: &Range<usize>, root: bool) {
        match value {
            DeValue::String(_) => self.texts.push(span.clone()),
            DeValue::Array(items) => {
                for item in items.iter() {
                    self.take(item.get_ref(), &item.span(), false);
                }
            }
            DeValue::Table(table) => {
                if !root && self.form(span) == Form::Head {
                    self.heads.insert(span.start);
                }
                for (_, below) in table.iter() {
                    self.take(below.get_ref(), &below.span(), false);
                }
            }
            _ => {}
        }
    }

    /// How the table at a span was typed.
    pub(crate) fn form(&self, span: &Range<usize>) -> Form {
        match self.source.as_bytes().get(span.start) {
            Some(b'[') => Form::Head,
            Some(b'{') => Form::Inline,
            _ => Form::Implied,
        }
    }

    /// Whether a list was typed with a head for each item.
    pub(super) fn is_list_of_heads(&self, items: &[Spanned<DeValue<'_>>]) -> bool {
        items
            .first()
            .is_some_and(|item| item.get_ref().is_table() && self.form(&item.span()) == Form::Head)
    }

    /// The bytes at a span.
    pub(super) fn text(&self, span: &Range<usize>) -> &'s str {
        self.source.get(span.clone()).unwrap_or_default()
    }

    /// Where the line of a byte begins.
    pub(super) fn line_start(&self, at: usize) -> usize {
        let before = self.source.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        // An invisible mark may open the file; it stays the first thing in it.
        if start == 0 && self.source.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            start
        }
    }

    /// Where the line of a byte ends, before its line break.
    pub(crate) fn line_end(&self, at: usize) -> usize {
        let rest = self.source.get(at..).unwrap_or_default();
        let end = rest.find('\n').map_or(self.source.len(), |i| at + i);
        let cr = self.source.get(..end).is_some_and(|line| line.ends_with('\r'));
        if cr && end > at { end - 1 } else { end }
    }

    /// Where the line after that of a byte begins.
    pub(super) fn next_line(&self, at: usize) -> usize {
        let rest = self.source.get(at..).unwrap_or_default();
        rest.find('\n').map_or(self.source.len(), |i| at + i + 1)
    }

    /// The start of the line of a byte, or of the nearest line above it that does not begin within a
    /// text: there a comment may be put.
    pub(crate) fn comment_line(&self, at: usize) -> usize {
        let mut start = self.line_start(at);
        while let Some(text) = self.text_around(start) {
            start = self.line_start(text.start);
        }
        start
    }

    /// The text within which a byte lies.
    pub(super) fn text_around(&self, at: usize) -> Option<&Range<usize>> {
        let after = self.texts.partition_point(|text| text.start < at);
        self.texts.get(after.checked_sub(1)?).filter(|text| at < text.end)
    }

    /// The white space with which the line of a byte begins.
    pub(crate) fn indent(&self, at: usize) -> &'s str {
        let start = self.line_start(at);
        let line = self.source.get(start..).unwrap_or_default();
        let width = line.len() - line.trim_start_matches([' ', '\t']).len();
        line.get(..width).unwrap_or_default()
    }

    /// The line break of this file.
    pub(crate) fn line_break(&self) -> &'static str {
        let first = self.source.find('\n').and_then(|at| self.source.get(..at));
        if first.is_some_and(|line| line.ends_with('\r')) { "\r\n" } else { "\n" }
    }

    /// The head that a byte stands under.
    pub(super) fn head_before(&self, at: usize) -> Option<usize> {
        self.heads.range(..at).next_back().copied()
    }

    /// The lines from a head to the next one, without the blank lines and comments that lead to that.
    pub(super) fn block(&self, head: usize) -> Range<usize> {
        let next = self.heads.range(head + 1..).next();
        let mut end = next.map_or(self.source.len(), |next| self.line_start(*next));
        let start = self.line_start(head);
        while let Some(line) = self.line_above(end).filter(|line| *line > start) {
            let text = self.source.get(line..end).unwrap_or_default().trim();
            if self.text_around(line).is_some() || !(text.is_empty() || text.starts_with('#')) {
                break;
            }
            end = line;
        }
        start..end
    }

    fn line_above(&self, start: usize) -> Option<usize> {
        let last = start.checked_sub(1)?;
        Some(self.line_start(last))
    }

    /// The lines of a key with its value when nothing else stands on them.
    pub(super) fn own_lines(
        &self,
        key: &Range<usize>,
        value: &Range<usize>,
    ) -> Option<Range<usize>> {
        let start = self.line_start(key.start);
        let before = self.source.get(start..key.start)?.trim_start();
        let dotted = before.is_empty() || (before.ends_with('.') && is_dotted(before));
        let whole = self.lone_lines(&(key.start..value.end))?;
        dotted.then_some(start..whole.end)
    }

    /// The lines of an item of a list when nothing else but its comma stands on them.
    pub(super) fn item_lines(&self, item: &Range<usize>) -> Option<Range<usize>> {
        let start = self.line_start(item.start);
        let lone = self.source.get(start..item.start)?.trim().is_empty();
        let whole = self.lone_lines(item)?;
        lone.then_some(start..whole.end)
    }

    /// The lines of some bytes when after them only a comma and a comment follow.
    fn lone_lines(&self, span: &Range<usize>) -> Option<Range<usize>> {
        let start = self.line_start(span.start);
        if self.text_around(start).is_some() {
            return None;
        }
        let end = self.line_end(span.end);
        let after = self.source.get(span.end..end)?.trim();
        let after = after.strip_prefix(',').unwrap_or(after).trim_start();
        (after.is_empty() || after.starts_with('#')).then(|| start..self.next_line(end))
    }
}

fn is_dotted(before: &str) -> bool {
    !before.contains(['=', '{', '[', ',', '#'])
}
