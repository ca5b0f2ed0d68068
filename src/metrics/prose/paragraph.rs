//! Tokens gathered to paragraphs, headings and items, and these to sentences.

use std::ops::Range;

use super::texts::{self, Text};
use super::token::{Kind, Token, tokens};

/// A text with its tokens and their order.
#[derive(Debug, Clone)]
pub struct Prose<'t> {
    /// The text.
    pub text: &'t Text,
    /// Its tokens, without ends of lines.
    pub tokens: Vec<Token>,
    /// Its paragraphs, headings and items.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph, heading or item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// What it is.
    pub role: Role,
    /// Bytes in the text of the marker of a heading or an item.
    pub marker: Option<Range<usize>>,
    /// Its tokens, without its marker.
    pub tokens: Range<usize>,
    /// Its sentences.
    pub sentences: Vec<Range<usize>>,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Body,
    /// A heading of a level.
    Heading(usize),
    /// An item of a list.
    Item,
}

/// Shortened words behind which a point ends no sentence.
const SHORT: &[&str] = &[
    "no", "rp", "dr", "drs", "ir", "h", "hj", "st", "kab", "kec", "prov", "jl", "tk", "dll", "dsb",
    "dst", "s.d", "a.n", "u.b", "sdr", "bpk", "prof", "hlm", "ttd", "tgl", "ket", "yth", "dkk",
    "tbk", "pt", "cv",
];

impl<'t> Prose<'t> {
    /// Gathers the tokens of a text.
    pub fn of(text: &'t Text) -> Self {
        let value = text.value();
        let all = tokens(value);
        let mut prose =
            Self { text, tokens: Vec::with_capacity(all.len()), paragraphs: Vec::new() };
        let mut role = Role::Body;
        let mut typed = None;
        let mut start = 0;
        let mut fresh = true;
        let mut at = 0;
        while let Some(token) = all.get(at) {
            if token.kind == Kind::LineEnd {
                let next = all.get(at + 1).map(|t| &t.kind);
                if fresh || next == Some(&Kind::LineEnd) || matches!(role, Role::Heading(_)) {
                    prose.close(&mut start, &mut role, &mut typed);
                }
                fresh = true;
                at += 1;
                continue;
            }
            let is_narrative = text.kind == texts::Kind::Narrative;
            if fresh
                && is_narrative
                && let Some((found, length)) = marker(value, &all, at)
            {
                prose.close(&mut start, &mut role, &mut typed);
                role = found;
                let last = all.get(at + length - 1).map_or(token.range.end, |t| t.range.end);
                typed = Some(token.range.start..last);
                at += length;
                fresh = false;
                continue;
            }
            fresh = false;
            prose.tokens.push(token.clone());
            at += 1;
        }
        prose.close(&mut start, &mut role, &mut typed);
        prose
    }

    fn close(&mut self, start: &mut usize, role: &mut Role, typed: &mut Option<Range<usize>>) {
        let range = *start..self.tokens.len();
        *start = range.end;
        let role = std::mem::replace(role, Role::Body);
        let marker = typed.take();
        // A heading may be empty, and is then worth a word.
        if !range.is_empty() || matches!(role, Role::Heading(_)) {
            let sentences = self.cut(&range);
            self.paragraphs.push(Paragraph { role, marker, tokens: range, sentences });
        }
    }

    /// Cuts the tokens of a paragraph into sentences.
    fn cut(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let mut sentences = Vec::new();
        let mut start = range.start;
        for at in range.clone() {
            if self.ends_sentence(at) {
                sentences.push(start..at + 1);
                start = at + 1;
            }
        }
        if start < range.end {
            sentences.push(start..range.end);
        }
        sentences
    }

    fn ends_sentence(&self, at: usize) -> bool {
        let Some(Token { kind: Kind::Mark('.' | '!' | '?'), .. }) = self.tokens.get(at) else {
            return false;
        };
        let before = at.checked_sub(1).map(|at| self.word(at)).unwrap_or_default();
        let short =
            before.chars().count() == 1 || SHORT.iter().any(|w| w.eq_ignore_ascii_case(before));
        let Some(next) = self.tokens.get(at + 1) else { return true };
        let capital = self.word(at + 1).starts_with(char::is_uppercase);
        // A full stop without a space is a slip of the finger, and a sentence ends all the same.
        if next.spaced { !short || capital } else { capital && !short }
    }

    /// The word at a token; empty when it is none.
    pub fn word(&self, at: usize) -> &str {
        match self.tokens.get(at) {
            Some(Token { kind: Kind::Word, range, .. }) => {
                self.text.value().get(range.clone()).unwrap_or_default()
            }
            _ => "",
        }
    }

    /// Whether a word stands at a token, in whatever case.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether one of some words stands at a token.
    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    /// Whether some words stand one after another from a token on.
    pub fn follows(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(offset, word)| self.is(at + offset, word))
    }

    /// Bytes in the text of a run of tokens.
    pub fn range(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.tokens.get(tokens.start).map_or(0, |t| t.range.start);
        let last = tokens.end.checked_sub(1).and_then(|at| self.tokens.get(at));
        start..last.map_or(start, |t| t.range.end).max(start)
    }

    /// What was typed there.
    pub fn typed(&self, tokens: &Range<usize>) -> &str {
        self.text.value().get(self.range(tokens)).unwrap_or_default()
    }

    /// Every sentence, with the paragraph in which it stands.
    pub fn sentences(&self) -> impl Iterator<Item = (&Paragraph, &Range<usize>)> {
        self.paragraphs.iter().flat_map(|p| p.sentences.iter().map(move |s| (p, s)))
    }
}

/// The marker of a heading or an item at the start of a line, and its length in tokens.
fn marker(text: &str, all: &[Token], at: usize) -> Option<(Role, usize)> {
    let kind = |offset: usize| all.get(at + offset).map(|t| &t.kind);
    let spaced =
        |offset: usize| all.get(at + offset).is_none_or(|t| t.spaced || t.kind == Kind::LineEnd);
    match kind(0)? {
        Kind::Mark('#') => {
            let mut level = 1;
            while kind(level) == Some(&Kind::Mark('#')) && !spaced(level) {
                level += 1;
            }
            (level <= 6 && spaced(level)).then_some((Role::Heading(level), level))
        }
        Kind::Mark('-' | '*' | '+' | '•') if spaced(1) => Some((Role::Item, 1)),
        Kind::Number(number) if number.digits.len() <= 2 => {
            let closed = matches!(kind(1), Some(Kind::Mark('.' | ')')));
            (closed && spaced(2)).then_some((Role::Item, 2))
        }
        Kind::Word => {
            let word = all.get(at).and_then(|t| text.get(t.range.clone()))?;
            let letter = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_lowercase());
            let closed = matches!(kind(1), Some(Kind::Mark('.' | ')')));
            (letter && closed && spaced(2)).then_some((Role::Item, 2))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Vec<(Role, Vec<String>)> {
        let text = Text::loose(texts::Kind::Narrative, "uji", text).unwrap();
        let prose = Prose::of(&text);
        let sentences =
            |p: &Paragraph| p.sentences.iter().map(|s| prose.typed(s).to_string()).collect();
        prose.paragraphs.iter().map(|p| (p.role, sentences(p))).collect()
    }

    #[test]
    fn paragraphs_headings_and_items() {
        let found = shape(
            "Satu kalimat. Dua\nkalimat.\n\n#### Judul\n\na. butir\nb. butir lain\n- tanda\n",
        );
        let expected = [
            (Role::Body, vec!["Satu kalimat.", "Dua\nkalimat."]),
            (Role::Heading(4), vec!["Judul"]),
            (Role::Item, vec!["butir"]),
            (Role::Item, vec!["butir lain"]),
            (Role::Item, vec!["tanda"]),
        ];
        let expected: Vec<(Role, Vec<String>)> =
            expected.map(|(r, s)| (r, s.into_iter().map(str::to_string).collect())).into();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_point_is_not_always_the_end() {
        let found = shape(
            "Peraturan No. 72 Tahun 2022 sebesar Rp. 5.000 (5,5%). Naik {{ a.b }}. {{ c }} turun.",
        );
        assert_eq!(found[0].1.len(), 3, "{found:?}");
    }
}
