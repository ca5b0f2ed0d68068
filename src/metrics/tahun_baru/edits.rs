//! Edits of the bytes of a record: values replaced, lines turned into comments, lines put in.
//!
//! What is not named by an edit stays as it was typed. Knows nothing of keys.

use std::collections::BTreeMap;
use std::ops::Range;

use super::layout::Layout;

/// Edits gathered for one text.
#[derive(Debug, Default)]
pub(super) struct Edits {
    changes: Vec<Change>,
    /// Values of last year by the line above which they are remembered.
    notes: BTreeMap<usize, Vec<String>>,
    /// Lines that become comments.
    off: Vec<Range<usize>>,
}

#[derive(Debug)]
struct Change {
    span: Range<usize>,
    text: String,
}

impl Edits {
    /// Replaces some bytes.
    pub(super) fn replace(&mut self, span: Range<usize>, text: impl Into<String>) {
        self.changes.push(Change { span, text: text.into() });
    }

    /// Puts text in at a byte.
    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// Remembers what stood there, above the line of a byte.
    pub(super) fn note(&mut self, layout: &Layout<'_>, at: usize, text: impl Into<String>) {
        self.notes.entry(layout.comment_line(at)).or_default().push(text.into());
    }

    /// Turns whole lines into comments.
    pub(super) fn off(&mut self, lines: Range<usize>) {
        self.off.push(lines);
    }

    /// The text with all edits. Notes begin with the year that they are about. An edit within lines
    /// that become comments is left out, as is one that overlaps an earlier one.
    pub(super) fn apply(mut self, layout: &Layout<'_>, year: i32) -> String {
        let off = merged(std::mem::take(&mut self.off));
        let within = |span: &Range<usize>| off.iter().any(|lines| inside(lines, span));
        let mut all: Vec<Change> =
            self.changes.into_iter().filter(|change| !within(&change.span)).collect();
        for (at, notes) in self.notes {
            if !off.iter().any(|lines| lines.contains(&at)) {
                all.push(Change { span: at..at, text: comment(layout, at, year, &notes) });
            }
        }
        for lines in &off {
            commented(layout, lines, &mut all);
        }
        all.sort_by_key(|change| (change.span.start, change.span.end));
        spliced(layout.source, &all)
    }
}

/// Whether an edit lies within lines; one just before them stands for itself.
fn inside(lines: &Range<usize>, span: &Range<usize>) -> bool {
    let before = span.is_empty() && span.start == lines.start;
    !before && lines.start <= span.start && span.end <= lines.end && span.start < lines.end
}

fn merged(mut off: Vec<Range<usize>>) -> Vec<Range<usize>> {
    off.sort_by_key(|lines| (lines.start, lines.end));
    let mut out: Vec<Range<usize>> = Vec::new();
    for lines in off {
        match out.last_mut().filter(|last| lines.start < last.end) {
            Some(last) => last.end = last.end.max(lines.end),
            None => out.push(lines),
        }
    }
    out
}

/// The comment lines for what stood below.
fn comment(layout: &Layout<'_>, at: usize, year: i32, notes: &[String]) -> String {
    let (indent, end) = (layout.indent(at), layout.line_break());
    let (short, long): (Vec<&String>, Vec<&String>) =
        notes.iter().partition(|note| !note.contains('\n'));
    let mut out = String::new();
    let mut line = |text: &str| {
        let text = format!("{indent}# {text}");
        out.push_str(text.trim_end());
        out.push_str(end);
    };
    if !short.is_empty() {
        let list: Vec<&str> = short.iter().map(|note| note.as_str()).collect();
        line(&format!("{year}: {}", list.join(", ")));
    }
    for note in long {
        line(&format!("{year}:"));
        note.lines().for_each(&mut line);
    }
    out
}

/// Puts a mark of comment before each line; comments and blank lines stay as they are.
fn commented(layout: &Layout<'_>, lines: &Range<usize>, all: &mut Vec<Change>) {
    let mut at = lines.start;
    while at < lines.end {
        let line = layout.text(&(at..layout.line_end(at)));
        let in_text = layout.text_around(at).is_some();
        let plain = line.trim().is_empty() || line.trim_start().starts_with('#');
        if in_text || !plain {
            let indent = if in_text { 0 } else { layout.indent(at).len() };
            let mark = if line.is_empty() { "#" } else { "# " };
            all.push(Change { span: at + indent..at + indent, text: mark.to_string() });
        }
        at = layout.next_line(at);
    }
}

fn spliced(source: &str, changes: &[Change]) -> String {
    let mut out = String::with_capacity(source.len());
    let mut done = 0;
    for change in changes {
        let Some(kept) = source.get(done..change.span.start) else { continue };
        out.push_str(kept);
        out.push_str(&change.text);
        done = change.span.end;
    }
    out.push_str(source.get(done..).unwrap_or_default());
    out
}
