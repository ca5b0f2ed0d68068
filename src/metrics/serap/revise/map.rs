//! Where the printed words stand in the text, and what an edit of them does to its bytes.

use std::ops::Range;

use super::super::escape::escape;
use super::super::tokens::{Kind, Token};
use super::shape::{Shape, is_shown};
use super::{Edit, Held, Moved, Pair, Sides, Word, joined, revised};
use crate::banding::{Run, align};

/// The printed words of a text, each with its token.
pub(super) struct Map<'t> {
    shape: &'t Shape<'t>,
    /// The token of each word, and of the end of each line.
    found: Vec<Option<usize>>,
    /// Where the words of each pair's old line lie in these; none of a line that was added.
    lines: Vec<Option<Range<usize>>>,
    /// For each pair, what is nearest before it and behind it.
    before: Vec<Beside>,
    behind: Vec<Beside>,
}

/// The nearest line of the draft on one side of a pair.
#[derive(Debug, Clone, Copy, Default)]
struct Beside {
    /// A token of it.
    any: Option<usize>,
    /// A token of the nearest that stays.
    kept: Option<usize>,
    /// Whether the nearest goes.
    is_gone: bool,
}

impl Beside {
    fn past(self, token: Option<usize>, sides: &Sides) -> Self {
        let (Some(token), true) = (token, sides.old.is_some()) else { return self };
        let is_gone = sides.new.is_none() || sides.moved;
        let kept = if is_gone { self.kept } else { Some(token) };
        Self { any: Some(token), kept, is_gone }
    }
}

/// A token as it is aligned with printed words.
fn aligned(token: &Token) -> Option<Word> {
    match &token.kind {
        Kind::Word(word) => Some(Word::Text(word.clone())),
        Kind::Space => Some(Word::Space),
        Kind::Break => Some(Word::End),
        // Which value a slot prints is not known here; that it prints one is.
        Kind::Slot => Some(Word::Value(String::new())),
        Kind::Hidden => None,
    }
}

impl<'t> Map<'t> {
    pub(super) fn of(shape: &'t Shape<'t>, sides: &[Sides]) -> Self {
        let (places, source): (Vec<usize>, Vec<Word>) = shape
            .tokens
            .iter()
            .enumerate()
            .filter_map(|(index, token)| Some((index, aligned(token)?)))
            .unzip();
        let mut printed = Vec::new();
        let lines: Vec<Option<Range<usize>>> = sides
            .iter()
            .map(|sides| {
                let old = sides.old.as_ref()?;
                let start = printed.len();
                printed.extend(old.iter().map(|word| match word {
                    Word::Value(_) => Word::Value(String::new()),
                    other => other.clone(),
                }));
                printed.push(Word::End);
                Some(start..start + old.len())
            })
            .collect();
        let mut found = vec![None; printed.len()];
        for run in align(&source, &printed) {
            let Run::Same(from, to) = run else { continue };
            for (source, printed) in from.zip(to) {
                if let Some(slot) = found.get_mut(printed) {
                    *slot = places.get(source).copied();
                }
            }
        }
        let mut map = Self { shape, found, lines, before: Vec::new(), behind: Vec::new() };
        let mut last = Beside::default();
        for (at, sides) in sides.iter().enumerate() {
            map.before.push(last);
            last = last.past(map.line(at).iter().rev().flatten().next().copied(), sides);
        }
        let mut first = Beside::default();
        for (at, sides) in sides.iter().enumerate().rev() {
            map.behind.push(first);
            first = first.past(map.line(at).iter().flatten().next().copied(), sides);
        }
        map.behind.reverse();
        map
    }

    /// The tokens of the words of an old line.
    fn line(&self, at: usize) -> &[Option<usize>] {
        let range = self.lines.get(at).cloned().flatten();
        range.and_then(|range| self.found.get(range)).unwrap_or_default()
    }

    /// The edits of pairs that are looked at together.
    pub(super) fn edits(
        &self,
        pairs: &[Pair],
        sides: &[Sides],
        range: Range<usize>,
    ) -> Result<Vec<Edit>, Held> {
        let own = sides.get(range.clone()).unwrap_or_default();
        let start = range.start;
        let has_old = own.iter().any(|sides| sides.old.is_some());
        let has_new = own.iter().any(|sides| sides.new.is_some());
        let mut new_lines = pairs
            .get(range.clone())
            .unwrap_or_default()
            .iter()
            .filter_map(|pair| pair.new.as_ref());
        match (has_old, has_new) {
            (true, true) => {
                let is_item = new_lines.all(|line| line.item);
                let old = joined(own.iter().filter_map(|sides| sides.old.as_ref()));
                let new = joined(own.iter().filter_map(|sides| sides.new.as_ref()));
                let mut lines = range.filter_map(|at| self.lines.get(at).cloned().flatten());
                let first = lines.next().ok_or(Held::Lost)?;
                let last = lines.next_back().unwrap_or_else(|| first.clone());
                let tokens = self.found.get(first.start..last.end).unwrap_or_default();
                let edits = self.changed(tokens, (&old, &new), is_item)?;
                match pairs.get(start).and_then(|pair| pair.moved) {
                    Some(moved) => self.moved((start, moved), &edits, is_item),
                    None => Ok(edits),
                }
            }
            (true, false) => self.removed(range.start),
            (false, true) => {
                let pair = pairs.get(range.start).ok_or(Held::Lost)?;
                let words = own.first().and_then(|sides| sides.new.as_deref()).unwrap_or_default();
                let is_item = pair.new.as_ref().is_some_and(|line| line.item);
                self.added(range.start, words, (is_item, pair.ahead))
            }
            (false, false) => Ok(Vec::new()),
        }
    }

    /// Words changed within a line, or within lines that are looked at together.
    fn changed(
        &self,
        line: &[Option<usize>],
        (old, new): (&[Word], &[Word]),
        is_item: bool,
    ) -> Result<Vec<Edit>, Held> {
        let mut edits = Vec::new();
        for run in align(old, new) {
            let Run::Other(went, came) = run else { continue };
            let begins = went.start == 0;
            let came = new.get(came).unwrap_or_default();
            let gone = old.get(went.clone()).unwrap_or_default();
            let has_value =
                |words: &[Word]| words.iter().any(|word| matches!(word, Word::Value(_)));
            let digits = |words: &[Word]| {
                words.iter().any(|word| matches!(word, Word::Text(text) if text.contains(|c: char| c.is_ascii_digit())))
            };
            // A number typed in the place of a value is an edit of that value.
            if has_value(gone) && digits(came) {
                return Err(Held::Printed);
            }
            let mut span = self.span(line, &went)?;
            let parting = if came.contains(&Word::End) {
                let beside = [went.start.checked_sub(1), Some(went.start)].into_iter().flatten();
                let mut beside = beside.filter_map(|place| line.get(place).copied().flatten());
                let parting = self.shape.parting(beside.next().ok_or(Held::Lost)?, is_item);
                // The new line has its own mark.
                span.end = self.shape.past_marks(span.end);
                parting
            } else {
                String::new()
            };
            edits.push(Edit { span, text: typed(came, begins, &parting)? });
        }
        Ok(edits)
    }

    /// The bytes of some words of a line; of none, the place between their neighbours.
    fn span(&self, line: &[Option<usize>], words: &Range<usize>) -> Result<Range<usize>, Held> {
        let token = |place: usize| line.get(place).copied().flatten();
        let bytes = |token: usize| self.shape.bytes(token);
        if words.is_empty() {
            let before = words.start.checked_sub(1).and_then(token).and_then(bytes);
            let after = token(words.start).and_then(bytes);
            let at = match (before, after) {
                (Some(before), _) => before.end,
                (None, Some(after)) => after.start,
                (None, None) => return Err(Held::Lost),
            };
            return Ok(at..at);
        }
        let own: Option<Vec<usize>> = words.clone().map(token).collect();
        let own = own.ok_or(Held::Printed)?;
        let (Some(first), Some(last)) = (own.first(), own.last()) else { return Err(Held::Lost) };
        let mut end = last + 1;
        if self.shape.tokens.get(*last).is_some_and(|token| token.kind == Kind::Break) {
            // A line that ends no more takes the mark of the next one with it.
            let rest = self.shape.tokens.get(end..).unwrap_or_default();
            end += rest.iter().take_while(|token| self.shape.is_mark(token)).count();
        }
        // What is printed and lies between two words goes with them only if it was among them; what a
        // condition did not print goes with the condition.
        let mut strange = false;
        let is_own = |at: usize| own.binary_search(&at).is_ok();
        let part = self.shape.with_conditions(*first..end).ok_or(Held::Lost)?;
        let whole = self.shape.is_whole(part.clone(), |at, deep| {
            let shown = self.shape.tokens.get(at).is_some_and(is_shown);
            strange |= shown && !deep && !is_own(at);
        });
        if strange || !whole {
            return Err(Held::Lost);
        }
        let start = bytes(part.start).ok_or(Held::Lost)?.start;
        let end = part.end.checked_sub(1).and_then(bytes).ok_or(Held::Lost)?.end;
        self.shape.whole(start..end)
    }

    /// A line, with its own edits, at another place.
    fn moved(
        &self,
        (index, moved): (usize, Moved),
        edits: &[Edit],
        is_item: bool,
    ) -> Result<Vec<Edit>, Held> {
        let own = self.tokens(index)?;
        let marks = self.shape.tokens.get(own.clone()).unwrap_or_default();
        let marks = marks.iter().take_while(|token| self.shape.is_mark(token)).count();
        let start = self.shape.bytes(own.start + marks).ok_or(Held::Lost)?.start;
        let end = own.end.checked_sub(1).and_then(|last| self.shape.bytes(last));
        let end = end.ok_or(Held::Lost)?.end;
        let within = edits.iter().map(|edit| {
            let from = edit.span.start.checked_sub(start);
            let to = (edit.span.end <= end).then(|| edit.span.end.checked_sub(start));
            from.zip(to.flatten())
                .map(|(from, to)| Edit { span: from..to, text: edit.text.clone() })
        });
        let within: Vec<Edit> = within.collect::<Option<_>>().ok_or(Held::Lost)?;
        let text = revised(self.shape.source.get(start..end).ok_or(Held::Lost)?, &within);
        let text = text.trim_end();
        let beside = self.tokens(moved.beside)?;
        let put = if moved.ahead {
            let at = self.shape.bytes(beside.start).ok_or(Held::Lost)?.start;
            let mark = if is_item { self.shape.mark(beside.start) } else { "" };
            let parting = if is_item { "\n" } else { "\n\n" };
            Edit { span: at..at, text: format!("{mark}{text}{parting}") }
        } else {
            let last = beside.end.checked_sub(1).ok_or(Held::Lost)?;
            let at = self.shape.bytes(last).ok_or(Held::Lost)?.end;
            Edit { span: at..at, text: self.shape.parting(last, is_item) + text }
        };
        let mut edits = self.removed(index)?;
        edits.push(put);
        Ok(edits)
    }

    /// The tokens of the line of the text that a printed line comes from, without the space at its end.
    fn tokens(&self, index: usize) -> Result<Range<usize>, Held> {
        let some = self.line(index).iter().flatten().next().copied().ok_or(Held::Lost)?;
        let tokens = &self.shape.tokens;
        let is_break = |token: &Token| token.kind == Kind::Break;
        let before = tokens.get(..some).and_then(|tokens| tokens.iter().rposition(is_break));
        let after = tokens.get(some..).and_then(|tokens| tokens.iter().position(is_break));
        let range = before.map_or(0, |at| at + 1)..after.map_or(tokens.len(), |at| some + at);
        let own = tokens.get(range.clone()).unwrap_or_default();
        let space = own.iter().rev().take_while(|token| token.kind == Kind::Space).count();
        let range = range.start..range.end - space;
        if self.shape.is_whole(range.clone(), |_, _| {}) { Ok(range) } else { Err(Held::Lost) }
    }

    /// A line taken out, with the space that parts it from its neighbours.
    fn removed(&self, index: usize) -> Result<Vec<Edit>, Held> {
        let some = self.line(index).iter().flatten().next().copied().ok_or(Held::Lost)?;
        let tokens = &self.shape.tokens;
        let is_break = |token: &Token| token.kind == Kind::Break;
        let before = tokens.get(..some).and_then(|tokens| tokens.iter().rposition(is_break));
        let after = tokens.get(some..).and_then(|tokens| tokens.iter().position(is_break));
        let from = before.map_or(0, |at| at + 1);
        let to = after.map_or(tokens.len(), |at| some + at);
        // Its neighbours are other lines; a condition that loses its head or its end would break the text.
        let beside = |place: Option<usize>| place.is_some_and(|at| (from..to).contains(&at));
        let last = self.before.get(index).copied().unwrap_or_default();
        let shared =
            beside(last.any) || beside(self.behind.get(index).copied().unwrap_or_default().any);
        if shared || !self.shape.is_whole(from..to, |_, _| {}) {
            return Err(Held::Lost);
        }
        // An empty line behind it still parts its neighbours.
        let lines = |at: usize| {
            let typed = self.shape.bytes(at).and_then(|span| self.shape.source.get(span));
            typed.map_or(0, |typed| typed.matches('\n').count())
        };
        let wider = before.filter(|before| {
            let is_wider = after.is_some() && lines(to) > lines(*before);
            is_wider && !last.is_gone
        });
        let (from, to) = match after {
            Some(_) if wider.is_some() => (wider.unwrap_or(from), to),
            Some(_) => (from, to + 1),
            None => {
                // The space that ends the text stays.
                let own = tokens.get(from..to).unwrap_or_default();
                let space = own.iter().rev().take_while(|token| token.kind == Kind::Space).count();
                (before.filter(|_| !last.is_gone).unwrap_or(from), to - space)
            }
        };
        let start = tokens.get(from).map_or(0, |token| token.span.start);
        let end = to.checked_sub(1).and_then(|last| self.shape.bytes(last)).ok_or(Held::Lost)?.end;
        Ok(vec![Edit { span: start..end, text: String::new() }])
    }

    /// A line put in behind the nearest one before it, or before the nearest one behind it.
    fn added(
        &self,
        index: usize,
        words: &[Word],
        (is_item, ahead): (bool, bool),
    ) -> Result<Vec<Edit>, Held> {
        let tokens = &self.shape.tokens;
        let behind = self.behind.get(index).copied().unwrap_or_default();
        let before = self.before.get(index).copied().unwrap_or_default();
        if let Some(last) = before.kept.filter(|_| !ahead || behind.kept.is_none()) {
            // Marks of emphasis and ends of conditions close before the line ends.
            let rest = tokens.get(last..).unwrap_or_default();
            let line = rest.iter().take_while(|token| token.kind != Kind::Break);
            let line: Vec<&Token> = line.collect();
            let own = line.iter().rposition(|token| token.kind != Kind::Space);
            let end = own.and_then(|at| line.get(at)).ok_or(Held::Lost)?.span.end;
            let parting = self.shape.parting(last, is_item);
            return Ok(vec![Edit { span: end..end, text: parting + &typed(words, true, "")? }]);
        }
        // Where no line stays, it comes before those that go.
        let first = behind.kept.or(before.any).or(behind.any).ok_or(Held::Lost)?;
        let before = tokens.get(..first).unwrap_or_default();
        let end = before.iter().rposition(|token| token.kind == Kind::Break);
        let start = self.shape.bytes(end.map_or(0, |end| end + 1)).ok_or(Held::Lost)?.start;
        let mark = if is_item { "- " } else { "" };
        Ok(vec![Edit {
            span: start..start,
            text: format!("{mark}{}\n\n", typed(words, true, "")?),
        }])
    }
}

/// Words as Markdown; `parting` stands for the end of a line among them.
fn typed(words: &[Word], begins: bool, parting: &str) -> Result<String, Held> {
    let mut out = String::new();
    let mut text = String::new();
    let mut begins = begins;
    let flush = |text: &mut String, out: &mut String, begins: &mut bool| -> Result<(), Held> {
        if !text.is_empty() {
            out.push_str(&escape(text, *begins).map_err(|_| Held::Unwritable)?);
            *begins = false;
            text.clear();
        }
        Ok(())
    };
    for word in words {
        match word {
            Word::Text(word) => text.push_str(word),
            Word::Space => text.push(' '),
            Word::Value(key) => {
                flush(&mut text, &mut out, &mut begins)?;
                out.push_str(&format!("{{{{ {key} }}}}"));
                begins = false;
            }
            Word::End => {
                flush(&mut text, &mut out, &mut begins)?;
                out.truncate(out.trim_end().len());
                out.push_str(parting);
                begins = true;
            }
        }
    }
    flush(&mut text, &mut out, &mut begins)?;
    Ok(out)
}
