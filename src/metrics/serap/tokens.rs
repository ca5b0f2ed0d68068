//! A narrative text cut into what is printed of it and what is not, each with its bytes.

use std::ops::Range;

use crate::banding::cut;

/// A part of a narrative text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
}

/// What becomes of a part on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Printed as it reads: a word, or a single sign.
    Word(String),
    /// Space, or the end of a line within a paragraph.
    Space,
    /// The end of a paragraph or item: blank lines, or a new item.
    Break,
    /// Prints something else: a figure, a reference, a table.
    Slot,
    /// Prints nothing: marks of emphasis, of lists and of conditions.
    Hidden,
}

/// Cuts a narrative text. The tokens cover it from end to end.
pub(super) fn tokens(source: &str) -> Vec<Token> {
    let mut scan = Scan { source, at: 0, made: Vec::new() };
    while scan.at < source.len() {
        scan.step();
    }
    scan.made
}

struct Scan<'s> {
    source: &'s str,
    at: usize,
    made: Vec<Token>,
}

/// Braces of the template language: how they open, how they close, and whether they print.
const BRACES: [(&str, &str, bool); 3] =
    [("{{", "}}", true), ("{%", "%}", false), ("{#", "#}", false)];

impl Scan<'_> {
    fn step(&mut self) {
        let rest = self.source.get(self.at..).unwrap_or_default();
        if self.at_line_start()
            && let Some(length) = marker(rest)
        {
            // An item begins a line of its own, also without a blank line before it.
            if let Some(last) = self.made.last_mut()
                && last.kind == Kind::Space
                && is_item(rest)
            {
                last.kind = Kind::Break;
            }
            return self.push(Kind::Hidden, length);
        }
        for (open, close, prints) in BRACES {
            if rest.starts_with(open) {
                let length = rest.find(close).map_or(rest.len(), |end| end + close.len());
                return self.push(if prints { Kind::Slot } else { Kind::Hidden }, length);
            }
        }
        let Some(first) = rest.chars().next() else { return };
        if first.is_whitespace() {
            let length = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
            let run = rest.get(..length).unwrap_or_default();
            let blank = run.matches('\n').count() > 1;
            return self.push(if blank { Kind::Break } else { Kind::Space }, length);
        }
        if first == '\\' {
            let next = rest.chars().nth(1);
            if let Some(sign) = next.filter(char::is_ascii_punctuation) {
                return self.push(Kind::Word(sign.to_string()), 2);
            }
        }
        if matches!(first, '*' | '_') && (first == '*' || self.at_word_end(rest)) {
            return self.push(Kind::Hidden, 1);
        }
        let plain = rest.find(['{', '\\', '*']).filter(|end| *end > 0).unwrap_or(rest.len());
        let word =
            cut(rest.get(..plain).unwrap_or(rest)).first().map_or(first.len_utf8(), |w| w.len());
        let word = word.max(first.len_utf8());
        let text = rest.get(..word).unwrap_or_default().to_string();
        self.push(Kind::Word(text), word);
    }

    fn at_line_start(&self) -> bool {
        let before = self.source.get(..self.at).unwrap_or_default();
        before.is_empty() || before.trim_end_matches([' ', '\t']).ends_with('\n')
    }

    /// Whether a `_` here may be a mark of emphasis: it is none within a word.
    fn at_word_end(&self, rest: &str) -> bool {
        let before = self.source.get(..self.at).and_then(|text| text.chars().next_back());
        let after = rest.chars().nth(1);
        !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric))
    }

    fn push(&mut self, kind: Kind, length: usize) {
        let span = self.at..self.at + length;
        self.at = span.end;
        self.made.push(Token { kind, span });
    }
}

/// Length of the mark of a list, a heading or a quotation that a line begins with, with the space
/// behind it.
fn marker(rest: &str) -> Option<usize> {
    let sign = item_sign(rest)
        .or_else(|| {
            let level = rest.len() - rest.trim_start_matches('#').len();
            (1..=6).contains(&level).then_some(level)
        })
        .or_else(|| rest.starts_with('>').then_some(1))?;
    let behind = rest.get(sign..)?;
    let space = behind.len() - behind.trim_start_matches([' ', '\t']).len();
    (space > 0 || rest.starts_with('>')).then_some(sign + space)
}

/// Whether a line begins an item.
fn is_item(rest: &str) -> bool {
    item_sign(rest).is_some()
}

/// Length of `-`, `*`, `+`, `1.`, `1)` or `a.` with a space behind it.
fn item_sign(rest: &str) -> Option<usize> {
    let spaced = |length: usize| rest.get(length..)?.starts_with([' ', '\t']).then_some(length);
    if rest.starts_with(['-', '*', '+']) {
        return spaced(1);
    }
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let letter = usize::from(rest.starts_with(|c: char| c.is_ascii_lowercase()));
    let name = if digits > 0 { digits } else { letter };
    let ends = rest.get(name..)?;
    let closed = ends.starts_with('.') || (digits > 0 && ends.starts_with(')'));
    (name > 0 && closed).then_some(())?;
    spaced(name + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> String {
        let parts = tokens(source).into_iter().map(|token| match token.kind {
            Kind::Word(word) => word,
            Kind::Space => " ".into(),
            Kind::Break => "¶".into(),
            Kind::Slot => "□".into(),
            Kind::Hidden => String::new(),
        });
        parts.collect()
    }

    #[test]
    fn what_is_not_printed_is_told_apart() {
        let source = "Capaian **{{ ikm.capaian }}** naik\npada *2025*{% if x %} saja{% endif %}.\n\n- satu\n- dua_tiga";
        assert_eq!(shown(source), "Capaian □ naik pada 2025 saja.¶satu¶dua_tiga");
    }

    #[test]
    fn the_tokens_cover_the_text() {
        for source in [
            "",
            "a",
            "{{ tak selesai",
            "**",
            "\\* \\",
            "1. satu\n   2. dua\n\n> kutip",
            "# é {%",
            "a_b _c_",
        ] {
            let tokens = tokens(source);
            let mut at = 0;
            for token in &tokens {
                assert_eq!(token.span.start, at, "{source}");
                at = token.span.end;
            }
            assert_eq!(at, source.len(), "{source}");
        }
        assert_eq!(shown("a. Satu\nb. Dua\n\n# Judul"), "Satu¶Dua¶Judul");
        assert_eq!(shown("\\*bukan\\* 5 < 6"), "*bukan* 5 < 6");
    }
}
