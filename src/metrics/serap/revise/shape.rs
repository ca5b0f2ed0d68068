//! The parts of a narrative text, and what holds them together: emphasis, conditions, marks of lists.

use std::ops::Range;

use super::super::tokens::{Kind, Token, tokens};
use super::Held;

/// A narrative text, cut into tokens.
pub(super) struct Shape<'t> {
    pub(super) source: &'t str,
    pub(super) tokens: Vec<Token>,
    /// Marks of emphasis, each with the one that closes it.
    emphasis: Vec<(Range<usize>, Range<usize>)>,
}

impl<'t> Shape<'t> {
    pub(super) fn of(source: &'t str) -> Self {
        let mut shape = Self { source, tokens: tokens(source), emphasis: Vec::new() };
        shape.emphasis = shape.paired();
        shape
    }

    /// Bytes of a token.
    pub(super) fn bytes(&self, token: usize) -> Option<Range<usize>> {
        self.tokens.get(token).map(|token| token.span.clone())
    }

    fn paired(&self) -> Vec<(Range<usize>, Range<usize>)> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for token in &self.tokens {
            if token.kind != Kind::Hidden
                || !self.typed(token).starts_with(['*', '_'])
                || token.span.len() > 1
            {
                continue;
            }
            match runs.last_mut().filter(|run| run.end == token.span.start) {
                Some(run) => run.end = token.span.end,
                None => runs.push(token.span.clone()),
            }
        }
        let mut open: Vec<Range<usize>> = Vec::new();
        let mut pairs = Vec::new();
        let text = |run: &Range<usize>| self.source.get(run.clone());
        for run in runs {
            match open.iter().rposition(|begun| text(begun) == text(&run)) {
                Some(at) => {
                    pairs.push((open.remove(at), run));
                    // What was opened within it and is still open is no emphasis.
                    open.truncate(at);
                }
                None => open.push(run),
            }
        }
        pairs
    }

    /// A part of the text with the marks of emphasis whose fellows are in it.
    pub(super) fn whole(&self, span: Range<usize>) -> Result<Range<usize>, Held> {
        let within = |at: &Range<usize>| at.start >= span.start && at.end <= span.end;
        let mut whole = span.clone();
        for (open, close) in &self.emphasis {
            match (within(open), within(close)) {
                (true, false) if close.start == whole.end => whole.end = close.end,
                (false, true) if open.end == whole.start => whole.start = open.start,
                // Nothing would be left between them.
                (false, false) if open.end == whole.start && close.start == whole.end => {
                    whole = open.start..close.end;
                }
                (true, false) | (false, true) => return Err(Held::Lost),
                _ => {}
            }
        }
        Ok(whole)
    }

    /// Whether conditions and loops that begin in a part end in it; what is shown within them is told by
    /// `deep`, with the place of its token.
    pub(super) fn is_whole(&self, part: Range<usize>, mut deep: impl FnMut(usize, bool)) -> bool {
        let mut depth = 0_usize;
        for (at, token) in part.clone().zip(self.tokens.get(part).unwrap_or_default()) {
            match self.tag(token) {
                Some("if" | "for") => depth += 1,
                Some("endif" | "endfor") => match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => return false,
                },
                Some("else" | "elif") if depth == 0 => return false,
                _ => deep(at, depth > 0),
            }
        }
        depth == 0
    }

    /// A part with all of the conditions of which it holds all that is printed. `None` when some of a
    /// branch would be left.
    pub(super) fn with_conditions(&self, part: Range<usize>) -> Option<Range<usize>> {
        let mut part = part;
        let (mut depth, mut lowest) = (0_i64, 0_i64);
        for token in self.tokens.get(part.clone())? {
            match self.tag(token) {
                Some("if" | "for") => depth += 1,
                Some("endif" | "endfor") => depth -= 1,
                Some("else" | "elif") => lowest = lowest.min(depth - 1),
                _ => {}
            }
            lowest = lowest.min(depth);
        }
        let mut missing = -lowest;
        let mut open = depth - lowest;
        let is_tag = |at: usize| self.tokens.get(at).is_some_and(|token| self.tag(token).is_some());
        if missing > 0 && !part.start.checked_sub(1).is_some_and(is_tag) {
            return None;
        }
        while missing > 0 {
            part.start = part.start.checked_sub(1)?;
            match self.tokens.get(part.start).and_then(|token| self.tag(token)) {
                Some("if" | "for") => missing -= 1,
                Some("endif" | "endfor") => missing += 1,
                _ => {}
            }
        }
        if open > 0 && !is_tag(part.end) {
            return None;
        }
        while open > 0 {
            match self.tag(self.tokens.get(part.end)?) {
                Some("if" | "for") => open += 1,
                Some("endif" | "endfor") => open -= 1,
                _ => {}
            }
            part.end += 1;
        }
        Some(part)
    }

    /// The word by which a tag of the template language begins.
    fn tag(&self, token: &Token) -> Option<&str> {
        if token.kind != Kind::Hidden {
            return None;
        }
        let inner =
            self.typed(token).strip_prefix("{%")?.trim_start_matches(['-', '+']).trim_start();
        inner.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()
    }

    /// Whether a token begins a line: the mark of a list, a heading or a quotation.
    pub(super) fn is_mark(&self, token: &Token) -> bool {
        let typed = self.typed(token);
        token.kind == Kind::Hidden && (typed.ends_with([' ', '\t']) || typed == ">")
    }

    /// The end of the marks that stand at a place.
    pub(super) fn past_marks(&self, place: usize) -> usize {
        let first = self.tokens.partition_point(|token| token.span.start < place);
        let marks = self.tokens.iter().skip(first).take_while(|token| self.is_mark(token));
        marks.last().map_or(place, |mark| mark.span.end)
    }

    /// A token as it was typed.
    fn typed(&self, token: &Token) -> &str {
        self.source.get(token.span.clone()).unwrap_or_default()
    }

    /// The mark of a list by which the line of a token begins, if one does.
    pub(super) fn mark(&self, first: usize) -> &str {
        let first = self.tokens.get(first).filter(|first| self.is_mark(first));
        first
            .map(|first| self.typed(first))
            .filter(|mark| !mark.starts_with(['#', '>']))
            .unwrap_or("- ")
    }

    /// What parts a new line from the one that a token stands in: a line like it, where both are items.
    pub(super) fn parting(&self, at: usize, is_item: bool) -> String {
        let tokens = self.tokens.get(..=at).unwrap_or_default();
        let space = tokens.iter().rposition(|token| token.kind == Kind::Break);
        let first = tokens.get(space.map_or(0, |at| at + 1));
        let first = first.filter(|first| self.is_mark(first));
        let mark = first.map(|first| self.typed(first)).unwrap_or_default();
        let indent = space.and_then(|at| tokens.get(at)).map_or("", |token| self.typed(token));
        let indent = indent.rsplit('\n').next().unwrap_or_default();
        match mark {
            quote if quote.starts_with('>') => format!("\n{indent}>\n{indent}> "),
            item if is_item && !item.is_empty() && !item.starts_with('#') => {
                format!("\n{indent}{item}")
            }
            _ if is_item => "\n\n- ".to_string(),
            _ => "\n\n".to_string(),
        }
    }
}

/// Whether a token is seen on paper.
pub(super) fn is_shown(token: &Token) -> bool {
    matches!(token.kind, Kind::Word(_) | Kind::Slot | Kind::Break)
}
