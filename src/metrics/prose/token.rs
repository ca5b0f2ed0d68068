//! A text cut into words, numbers, figures of the record and marks.
//!
//! Knows the outer form of the language of texts (`{{ … }}`, `{% … %}`) and of Markdown's emphasis,
//! but not what a figure is worth. Sentences are made of tokens in `prose.rs`.

use std::ops::Range;

use super::number::{Number, Unit, value};

/// A token with its bytes in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Bytes in the text.
    pub range: Range<usize>,
    /// Whether white space stands before it.
    pub spaced: bool,
}

/// Kinds of tokens.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A word, also with hyphens, apostrophes or digits within ("rata-rata", "D3").
    Word,
    /// A typed number.
    Number(Number),
    /// Digits that are no number: a code, a number of a regulation, a section.
    Code,
    /// A figure of the record: its key, with filters and spaces left out.
    Figure(String),
    /// A call that places a table, a chart, a reference: its name and its first argument.
    Call(String, String),
    /// A statement of the language, such as `{% if … %}`.
    Statement,
    /// A mark of punctuation.
    Mark(char),
    /// The end of a line.
    LineEnd,
}

/// Cuts a text.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut cutter = Cutter { text, at: 0, spaced: false, out: Vec::with_capacity(text.len() / 5) };
    while cutter.step() {}
    cutter.out
}

struct Cutter<'t> {
    text: &'t str,
    at: usize,
    spaced: bool,
    out: Vec<Token>,
}

impl Cutter<'_> {
    fn step(&mut self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let Some(first) = rest.chars().next() else { return false };
        if first == '\n' {
            self.push(Kind::LineEnd, 1);
        } else if first.is_whitespace() {
            self.at += first.len_utf8();
            self.spaced = true;
        } else if rest.starts_with("{{") {
            let length = rest.find("}}").map_or(rest.len(), |end| end + 2);
            self.push(braces(rest.get(..length).unwrap_or(rest)), length);
        } else if rest.starts_with("{%") {
            let length = rest.find("%}").map_or(rest.len(), |end| end + 2);
            self.push(Kind::Statement, length);
        } else if first.is_ascii_digit() || is_rupiah(rest) {
            self.number(rest);
        } else if first.is_alphanumeric() {
            self.push(Kind::Word, word_length(rest));
        } else {
            self.push(Kind::Mark(first), first.len_utf8());
        }
        true
    }

    fn push(&mut self, kind: Kind, length: usize) {
        let range = self.at..self.at + length;
        self.at = range.end;
        self.out.push(Token { kind, range, spaced: std::mem::take(&mut self.spaced) });
    }

    /// Digits: with the `Rp` before and the `%` behind them a number, otherwise a code or a word.
    fn number(&mut self, rest: &str) {
        let before = rupiah_length(rest);
        let tail = rest.get(before..).unwrap_or_default();
        let digits = digits_length(tail);
        let typed = tail.get(..digits).unwrap_or_default();
        let after = tail.get(digits..).unwrap_or_default();
        let joined = after.starts_with(|c: char| c.is_alphabetic());
        let sliced = after.starts_with('/') && before == 0;
        if joined || sliced {
            // "3T", "64/M-IND/PER/7/2016", "2019/2020".
            let more = after.find(|c: char| !(c.is_alphanumeric() || "/-.".contains(c)));
            let length = digits + more.unwrap_or(after.len());
            let code = tail.get(..length).unwrap_or(tail).trim_end_matches(['.', '-', '/']);
            self.push(if sliced { Kind::Code } else { Kind::Word }, before + code.len());
            return;
        }
        let Some((value, decimals, point)) = value(typed) else {
            self.push(Kind::Code, before + digits);
            return;
        };
        let percent = percent_length(after);
        let unit = match (before, percent) {
            (0, 0) => Unit::None,
            (0, _) => Unit::Percent,
            _ => Unit::Rupiah,
        };
        let length = before + digits + if before == 0 { percent } else { 0 };
        let range = self.at..self.at + length;
        let number = Number { value, digits: typed.to_string(), decimals, unit, range, point };
        self.push(Kind::Number(number), length);
    }
}

fn is_rupiah(rest: &str) -> bool {
    rupiah_length(rest) > 0
}

/// Bytes of `Rp`, its point and its space, when a digit follows.
fn rupiah_length(rest: &str) -> usize {
    let Some(tail) = rest.strip_prefix("Rp").or_else(|| rest.strip_prefix("RP")) else { return 0 };
    let tail = tail.strip_prefix('.').unwrap_or(tail);
    let tail = tail.trim_start_matches([' ', '\u{a0}']);
    if tail.starts_with(|c: char| c.is_ascii_digit()) { rest.len() - tail.len() } else { 0 }
}

/// Bytes of digits with points and commas between them.
fn digits_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while is_digit(at) || (matches!(bytes.get(at), Some(b'.' | b',')) && is_digit(at + 1)) {
        at += 1;
    }
    at
}

/// Bytes of `%` or "persen" behind a number, with the space before it.
fn percent_length(after: &str) -> usize {
    let tail = after.trim_start_matches([' ', '\u{a0}', '\n']);
    let space = after.len() - tail.len();
    let whole = |word: &str| {
        let rest = tail.get(word.len()..).filter(|_| tail.starts_with(word))?;
        (!rest.starts_with(char::is_alphanumeric)).then_some(space + word.len())
    };
    if tail.starts_with('%') { space + 1 } else { whole("persen").unwrap_or(0) }
}

/// Bytes of a word: letters and digits, joined by hyphens, slashes or apostrophes.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let inner = matches!(c, '-' | '\'' | '’' | '/') && at == end;
        if c.is_alphanumeric() {
            end = at + c.len_utf8();
        } else if !inner {
            break;
        }
    }
    end
}

/// What stands in double braces: a figure, or a call.
fn braces(text: &str) -> Kind {
    let inner = text.trim_start_matches("{{").trim_end_matches("}}");
    let inner = inner.trim_matches(['-', '+', ' ', '\t', '\n']);
    if let Some((name, rest)) = inner.split_once('(') {
        let argument = rest.split(['"', '\'']).nth(1).unwrap_or_default();
        return Kind::Call(name.trim().to_string(), argument.to_string());
    }
    let path = inner.split('|').next().unwrap_or_default();
    Kind::Figure(path.trim().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, String)> {
        let name = |kind: &Kind| match kind {
            Kind::Word => "kata".to_string(),
            Kind::Number(number) => format!("{:?} {}", number.unit, number.value),
            Kind::Code => "kode".to_string(),
            Kind::Figure(key) => format!("angka {key}"),
            Kind::Call(name, argument) => format!("{name} {argument}"),
            Kind::Statement => "pernyataan".to_string(),
            Kind::Mark(mark) => mark.to_string(),
            Kind::LineEnd => "baris".to_string(),
        };
        let tokens = tokens(text);
        tokens.iter().map(|t| (text[t.range.clone()].to_string(), name(&t.kind))).collect()
    }

    #[test]
    fn words_numbers_and_figures_are_told_apart() {
        let text = "Rata-rata D3 sebesar Rp. 5.000 atau 5,39 % dari {{ a.b | kecil }}.";
        let expected = [
            ("Rata-rata", "kata"),
            ("D3", "kata"),
            ("sebesar", "kata"),
            ("Rp. 5.000", "Rupiah 5000"),
            ("atau", "kata"),
            ("5,39 %", "Percent 5.39"),
            ("dari", "kata"),
            ("{{ a.b | kecil }}", "angka a.b"),
            (".", "."),
        ];
        let cut = cut(text);
        let cut: Vec<_> = cut.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(cut, expected);
    }

    #[test]
    fn what_only_looks_like_a_number_is_a_code() {
        for code in ["3.30.05.2.01", "64/M-IND/PER/7/2016", "53/2014"] {
            assert_eq!(cut(code), [(code.to_string(), "kode".to_string())]);
        }
        assert_eq!(cut("2019-2025").len(), 3);
        assert_eq!(cut("persentase 5 persennya")[1].1, "None 5");
        assert_eq!(cut("{{ tabel(\"x\") }}")[0].1, "tabel x");
        assert_eq!(cut("{{ tak ditutup")[0].1, "angka tak ditutup");
    }
}
