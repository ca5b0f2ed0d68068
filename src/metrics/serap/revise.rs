//! Edits of the printed lines of a narrative text, led back to its Markdown.
//!
//! The lines as printed are aligned with the text that they come from: words with words, values with
//! the braces that print them. An edit of words then has its bytes; what the program printed itself
//! (a figure, a reference) has no words to edit.

use std::ops::Range;

use super::escape::escape;
use super::tokens::{Kind, Token, tokens};
use super::{Bit, Line};
use crate::banding::{Run, align, cut};

/// A line of the draft and the same of the returned document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// In the draft; none when it was added.
    pub old: Option<Line>,
    /// In the returned document; none when it was taken out.
    pub new: Option<Line>,
}

/// Bytes of a narrative text and what takes their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// What takes their place.
    pub text: String,
}

/// What becomes of the lines of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Place of the pair among those that were given.
    pub pair: usize,
    /// Its edits in order, or why there are none.
    pub edits: Result<Vec<Edit>, Held>,
}

/// Why an edit of a narrative text cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// It changes what the program prints: a figure, a reference, a table.
    Printed,
    /// The printed words could not be found in the text.
    Lost,
    /// The new words hold signs of the template language.
    Unwritable,
}

/// Leads the pairs of a narrative text back to it. Pairs that say the same give nothing.
pub fn revise(source: &str, pairs: &[Pair]) -> Vec<Outcome> {
    let tokens = tokens(source);
    let map = Map::of(source, &tokens, pairs);
    let changed = |pair: &&(usize, &Pair)| {
        let words = |line: &Option<Line>| line.as_ref().map(words);
        words(&pair.1.old) != words(&pair.1.new)
    };
    let all: Vec<(usize, &Pair)> = pairs.iter().enumerate().collect();
    all.iter()
        .filter(changed)
        .map(|(index, pair)| Outcome { pair: *index, edits: map.edits(*index, pair) })
        .collect()
}

/// The text with some edits, which must not overlap; of those that do, the first is made.
pub fn revised(source: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut out = String::with_capacity(source.len());
    let mut done = 0;
    for edit in edits {
        let Some(kept) = source.get(done..edit.span.start) else { continue };
        out.push_str(kept);
        out.push_str(&edit.text);
        done = edit.span.end;
    }
    out.push_str(source.get(done..).unwrap_or_default());
    out
}

/// A word of a line, as it is compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Word {
    /// Words and signs.
    Text(String),
    /// Space of any length.
    Space,
    /// A value, by its key: what it reads is not for the text to say.
    Value(String),
    /// The end of a line.
    End,
}

/// The words of a line, without space at its ends.
fn words(line: &Line) -> Vec<Word> {
    let mut words = Vec::new();
    for bit in &line.bits {
        match bit {
            Bit::Text(text) => words.extend(cut(text).into_iter().map(|word| {
                if word.chars().all(char::is_whitespace) {
                    Word::Space
                } else {
                    Word::Text(word.to_string())
                }
            })),
            Bit::Value { key, .. } => words.push(Word::Value(key.clone())),
        }
    }
    words.dedup_by(|one, other| *one == Word::Space && *other == Word::Space);
    while words.last() == Some(&Word::Space) {
        words.pop();
    }
    if words.first() == Some(&Word::Space) {
        words.remove(0);
    }
    words
}

/// Where the printed words stand in the text.
struct Map<'t> {
    source: &'t str,
    tokens: &'t [Token],
    /// For each pair, the token of each word of its old line.
    lines: Vec<Vec<Option<usize>>>,
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
    fn of(text: &'t str, tokens: &'t [Token], pairs: &[Pair]) -> Self {
        let (places, source): (Vec<usize>, Vec<Word>) = tokens
            .iter()
            .enumerate()
            .filter_map(|(index, token)| Some((index, aligned(token)?)))
            .unzip();
        let mut printed = Vec::new();
        let mut starts = Vec::new();
        for pair in pairs {
            starts.push(printed.len());
            let Some(old) = &pair.old else { continue };
            printed.extend(words(old).into_iter().map(|word| match word {
                Word::Value(_) => Word::Value(String::new()),
                other => other,
            }));
            printed.push(Word::End);
        }
        let mut found = vec![None; printed.len()];
        for run in align(&source, &printed) {
            let Run::Same(from, to) = run else { continue };
            for (source, printed) in from.zip(to) {
                if let Some(slot) = found.get_mut(printed) {
                    *slot = places.get(source).copied();
                }
            }
        }
        let lines = pairs.iter().zip(starts).map(|(pair, start)| {
            let length = pair.old.as_ref().map_or(0, |old| words(old).len());
            found.get(start..start + length).unwrap_or_default().to_vec()
        });
        Self { source: text, tokens, lines: lines.collect() }
    }

    fn edits(&self, index: usize, pair: &Pair) -> Result<Vec<Edit>, Held> {
        match (&pair.old, &pair.new) {
            (Some(old), Some(new)) => self.changed(index, old, new),
            (Some(_), None) => self.removed(index),
            (None, Some(new)) => self.added(index, new),
            (None, None) => Ok(Vec::new()),
        }
    }

    /// Words changed within a line.
    fn changed(&self, index: usize, old: &Line, new: &Line) -> Result<Vec<Edit>, Held> {
        let line = self.line(index);
        let (old, new) = (words(old), words(new));
        let mut edits = Vec::new();
        for run in align(&old, &new) {
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
            let span = self.span(line, &went)?;
            edits.push(Edit { span, text: typed(came, begins)? });
        }
        Ok(edits)
    }

    /// The bytes of some words of a line; of none, the place between their neighbours.
    fn span(&self, line: &[Option<usize>], words: &Range<usize>) -> Result<Range<usize>, Held> {
        let token = |place: usize| line.get(place).copied().flatten();
        let bytes = |token: usize| self.tokens.get(token).map(|token| token.span.clone());
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
        let mut last = None;
        for word in words.clone() {
            let found = token(word).ok_or(Held::Printed)?;
            // What is printed and lies between two words goes with them only if it was among them.
            if let Some(last) = last
                && self.tokens.get(last + 1..found).unwrap_or_default().iter().any(is_shown)
            {
                return Err(Held::Lost);
            }
            last = Some(found);
        }
        let first = token(words.start).and_then(bytes).ok_or(Held::Lost)?;
        let last = last.and_then(bytes).ok_or(Held::Lost)?;
        self.whole(first.start..last.end)
    }

    /// A part of the text with the marks of emphasis whose fellows are in it, and no tag.
    fn whole(&self, span: Range<usize>) -> Result<Range<usize>, Held> {
        let within = |at: &Range<usize>| at.start >= span.start && at.end <= span.end;
        if self.tokens.iter().any(|token| within(&token.span) && self.is_tag(token)) {
            // A condition that loses its head or its end would break the text.
            return Err(Held::Lost);
        }
        let mut whole = span.clone();
        for (open, close) in self.emphasis() {
            match (within(&open), within(&close)) {
                (true, false) if close.start == whole.end => whole.end = close.end,
                (false, true) if open.end == whole.start => whole.start = open.start,
                // Nothing would be left between them.
                (false, false) if open.end == whole.start && close.start == whole.end => {}
                (true, false) | (false, true) => return Err(Held::Lost),
                _ => {}
            }
        }
        Ok(whole)
    }

    /// The marks of emphasis, each with the one that closes it.
    fn emphasis(&self) -> Vec<(Range<usize>, Range<usize>)> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for token in self.tokens {
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
                Some(at) => pairs.push((open.remove(at), run)),
                None => open.push(run),
            }
        }
        pairs
    }

    /// A line taken out, with the space that parts it from its neighbours.
    fn removed(&self, index: usize) -> Result<Vec<Edit>, Held> {
        let some = self.line(index).iter().flatten().next().copied().ok_or(Held::Lost)?;
        let is_break = |token: &Token| token.kind == Kind::Break;
        let before = self.tokens.get(..some).and_then(|tokens| tokens.iter().rposition(is_break));
        let after = self.tokens.get(some..).and_then(|tokens| tokens.iter().position(is_break));
        let from = before.map_or(0, |at| at + 1);
        let to = after.map_or(self.tokens.len(), |at| some + at);
        let own = self.tokens.get(from..to).unwrap_or_default();
        let others = self.lines.iter().enumerate().filter(|(at, _)| *at != index);
        let shared =
            others.flat_map(|(_, line)| line.iter().flatten()).any(|at| (from..to).contains(at));
        // A condition that loses its head or its end would break the text.
        if shared || own.iter().any(|token| self.is_tag(token)) {
            return Err(Held::Lost);
        }
        let (from, to) =
            if after.is_some() { (from, to + 1) } else { (before.unwrap_or(from), to) };
        let start = self.tokens.get(from).map_or(0, |token| token.span.start);
        let end =
            to.checked_sub(1).and_then(|last| self.tokens.get(last)).ok_or(Held::Lost)?.span.end;
        Ok(vec![Edit { span: start..end, text: String::new() }])
    }

    /// Whether a token is a tag of the template language.
    fn is_tag(&self, token: &Token) -> bool {
        token.kind == Kind::Hidden && self.typed(token).starts_with('{')
    }

    /// A token as it was typed.
    fn typed(&self, token: &Token) -> &str {
        self.source.get(token.span.clone()).unwrap_or_default()
    }

    /// A line put in behind the nearest one before it, or before the nearest one behind it.
    fn added(&self, index: usize, new: &Line) -> Result<Vec<Edit>, Held> {
        let words = words(new);
        let text = typed(&words, true)?;
        let before = (0..index).rev().find_map(|at| self.line(at).last().copied().flatten());
        if let Some(last) = before {
            let mut last = last;
            // Marks of emphasis and ends of conditions close before the line ends.
            while self.tokens.get(last + 1).is_some_and(|token| token.kind == Kind::Hidden) {
                last += 1;
            }
            let end = self.tokens.get(last).map(|token| token.span.end).ok_or(Held::Lost)?;
            let lead = match self.marker(last).filter(|_| new.item) {
                Some(marker) => format!("\n{marker}"),
                None => "\n\n".to_string(),
            };
            return Ok(vec![Edit { span: end..end, text: lead + &text }]);
        }
        let after =
            (index + 1..self.lines.len()).find_map(|at| self.line(at).first().copied().flatten());
        let mut first = after.ok_or(Held::Lost)?;
        while first > 0
            && self.tokens.get(first - 1).is_some_and(|token| token.kind == Kind::Hidden)
        {
            first -= 1;
        }
        let start = self.tokens.get(first).map(|token| token.span.start).ok_or(Held::Lost)?;
        Ok(vec![Edit { span: start..start, text: text + "\n\n" }])
    }

    /// What begins a line like the item that a token stands in: its indent and its mark.
    fn marker(&self, at: usize) -> Option<String> {
        let tokens = self.tokens.get(..=at)?;
        let space = tokens.iter().rposition(|token| token.kind == Kind::Break);
        let first = tokens.get(space.map_or(0, |at| at + 1))?;
        let indent = space.and_then(|at| tokens.get(at)).map_or("", |token| self.typed(token));
        let indent = indent.rsplit('\n').next().unwrap_or_default();
        let mark = self.typed(first);
        let is_mark = first.kind == Kind::Hidden
            && mark.ends_with([' ', '\t'])
            && !mark.starts_with(['#', '>']);
        is_mark.then(|| format!("{indent}{mark}"))
    }

    fn line(&self, index: usize) -> &[Option<usize>] {
        self.lines.get(index).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Whether a token is seen on paper.
fn is_shown(token: &Token) -> bool {
    matches!(token.kind, Kind::Word(_) | Kind::Slot | Kind::Break)
}

/// Words as Markdown.
fn typed(words: &[Word], begins: bool) -> Result<String, Held> {
    let mut out = String::new();
    let mut text = String::new();
    let flush = |text: &mut String, out: &mut String| -> Result<(), Held> {
        let first = begins && out.is_empty();
        out.push_str(&escape(text, first).map_err(|_| Held::Unwritable)?);
        text.clear();
        Ok(())
    };
    for word in words {
        match word {
            Word::Text(word) => text.push_str(word),
            Word::Space => text.push(' '),
            Word::Value(key) => {
                flush(&mut text, &mut out)?;
                out.push_str(&format!("{{{{ {key} }}}}"));
            }
            Word::End => {}
        }
    }
    flush(&mut text, &mut out)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line from text in which values stand as `‹key=text›`; a hyphen in front makes an item.
    fn line(text: &str) -> Line {
        let (item, text) = text.strip_prefix("• ").map_or((false, text), |text| (true, text));
        let mut bits = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('‹') {
            let (value, tail) = after.split_once('›').unwrap();
            let (key, text) = value.split_once('=').unwrap();
            bits.push(Bit::Text(before.to_string()));
            bits.push(Bit::Value { key: key.into(), text: text.into() });
            rest = tail;
        }
        bits.push(Bit::Text(rest.to_string()));
        Line { bits, item }
    }

    fn pair(old: &str, new: &str) -> Pair {
        let side = |text: &str| (!text.is_empty()).then(|| line(text));
        Pair { old: side(old), new: side(new) }
    }

    fn after(source: &str, pairs: &[Pair]) -> Result<String, Held> {
        let mut edits = Vec::new();
        for outcome in revise(source, pairs) {
            edits.extend(outcome.edits?);
        }
        Ok(revised(source, &edits))
    }

    const SOURCE: &str = "Pada tahun {{ tahun }} tercatat **{{ ikm.realisasi }}** pelaku\nusaha.\n\n\
                          {% if naik %}Angka naik.{% endif %}\n\n- satu butir\n- dua *butir*\n\nSelesai.";

    fn pairs(edit: &[(usize, &str)]) -> Vec<Pair> {
        let lines = [
            "Pada tahun ‹tahun=2025› tercatat ‹ikm.realisasi=11,85%› pelaku usaha.",
            "Angka naik.",
            "• satu butir",
            "• dua butir",
            "Selesai.",
        ];
        let mut pairs: Vec<Pair> = lines.iter().map(|text| pair(text, text)).collect();
        for (at, text) in edit {
            pairs[*at].new = (!text.is_empty()).then(|| line(text));
        }
        pairs
    }

    #[test]
    fn words_are_edited_where_they_stand() {
        let edited = pairs(&[(
            0,
            "Pada tahun ‹tahun=2025› terdata ‹ikm.realisasi=11,85%› pelaku usaha kecil.",
        )]);
        let expected = SOURCE.replace("tercatat", "terdata").replace("usaha.", "usaha kecil.");
        assert_eq!(after(SOURCE, &edited).unwrap(), expected);
        assert!(revise(SOURCE, &pairs(&[])).is_empty());
        let edited = pairs(&[(3, "• dua buah butir"), (4, "Selesai * sudah.")]);
        let expected =
            SOURCE.replace("dua *", "dua buah *").replace("Selesai.", "Selesai \\* sudah.");
        assert_eq!(after(SOURCE, &edited).unwrap(), expected);
    }

    #[test]
    fn what_the_program_printed_is_not_edited_as_words() {
        let edited = pairs(&[(0, "Pada tahun ‹tahun=2025› tercatat 12,5% pelaku usaha.")]);
        assert_eq!(after(SOURCE, &edited), Err(Held::Printed));
        // The value of a key is not for the text to say.
        assert!(
            revise(
                SOURCE,
                &pairs(&[(
                    0,
                    "Pada tahun ‹tahun=2025› tercatat ‹ikm.realisasi=12%› pelaku usaha."
                )])
            )
            .is_empty()
        );
        // A phrase may go with its figure.
        let edited = pairs(&[(0, "Pada tahun ‹tahun=2025› tercatat pelaku usaha.")]);
        assert_eq!(after(SOURCE, &edited).unwrap(), SOURCE.replace("**{{ ikm.realisasi }}** ", ""));
        let source = "Naik {{ x }} persen saja.";
        let edited = [pair("Naik ‹x=5› persen saja.", "Naik saja.")];
        assert_eq!(after(source, &edited).unwrap(), "Naik saja.");
        let source = "Lihat {{ rujuk(\"t\") }} di atas.";
        let edited = [pair("Lihat Tabel 3.1 di atas.", "Lihat Tabel 3.2 di bawah.")];
        assert_eq!(after(source, &edited), Err(Held::Printed));
    }

    #[test]
    fn lines_come_and_go() {
        assert_eq!(
            after(SOURCE, &pairs(&[(2, "")])).unwrap(),
            SOURCE.replace("- satu butir\n", "")
        );
        assert_eq!(after(SOURCE, &pairs(&[(4, "")])).unwrap(), SOURCE.replace("\n\nSelesai.", ""));
        assert_eq!(after(SOURCE, &pairs(&[(1, "")])), Err(Held::Lost));
        let mut edited = pairs(&[]);
        edited.insert(3, pair("", "• tengah"));
        edited.insert(1, pair("", "1. Alinea baru."));
        let expected = SOURCE
            .replace("- satu butir\n", "- satu butir\n- tengah\n")
            .replace("usaha.\n\n", "usaha.\n\n1\\. Alinea baru.\n\n");
        assert_eq!(after(SOURCE, &edited).unwrap(), expected);
        let mut edited = pairs(&[]);
        edited.insert(0, pair("", "Awal."));
        assert_eq!(after(SOURCE, &edited).unwrap(), format!("Awal.\n\n{SOURCE}"));
    }

    #[test]
    fn nothing_is_written_for_signs_of_templates() {
        assert_eq!(after("Satu.", &[pair("Satu.", "Satu {{ dua }}.")]), Err(Held::Unwritable));
    }
}
