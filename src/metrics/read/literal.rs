//! A TOML string as it was typed: what it says, and where each part of it stands in the file.
//!
//! The parser gives the text of a string and the bytes around it; a finding about a word needs the
//! bytes of that word. Must not know what the text means.

use std::ops::Range;

/// The text of a string with the way back to its bytes in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    /// What the string says, with `\n` as the end of a line.
    pub text: String,
    /// Byte of the text, byte of the source: from there on, both run side by side.
    steps: Vec<(usize, usize)>,
    end: usize,
}

impl Literal {
    /// Reads the string whose literal, quotes and all, stands at `span`. `None` when no string
    /// stands there.
    pub fn at(source: &str, span: &Range<usize>) -> Option<Self> {
        let typed = source.get(span.clone())?;
        let (body, verbatim, long) = unquoted(typed)?;
        let mut start = body.start;
        if long {
            let inner = typed.get(body.clone())?;
            start +=
                if inner.starts_with("\r\n") { 2 } else { usize::from(inner.starts_with('\n')) };
        }
        let inner = typed.get(start..body.end)?;
        let mut literal = Self {
            text: String::with_capacity(inner.len()),
            steps: Vec::new(),
            end: span.start + body.end,
        };
        literal.read(inner, span.start + start, verbatim)?;
        Some(literal)
    }

    fn read(&mut self, inner: &str, base: usize, verbatim: bool) -> Option<()> {
        let mut at = 0;
        loop {
            let rest = inner.get(at..)?;
            self.steps.push((self.text.len(), base + at));
            let plain = rest.find(|c| c == '\r' || (c == '\\' && !verbatim)).unwrap_or(rest.len());
            self.text.push_str(rest.get(..plain)?);
            let tail = rest.get(plain..)?;
            at += plain;
            self.steps.push((self.text.len(), base + at));
            let taken = match tail.chars().next() {
                None => return Some(()),
                // Files from Windows end lines with two characters, which are one on paper.
                Some('\r') => 1,
                Some(_) => self.escape(tail)?,
            };
            at += taken;
        }
    }

    /// Adds what an escape stands for; gives its length.
    fn escape(&mut self, tail: &str) -> Option<usize> {
        let kind = tail.chars().nth(1)?;
        let simple = match kind {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'e' => '\u{1b}',
            '"' | '\\' => kind,
            'x' => return self.code(tail, 2),
            'u' => return self.code(tail, 4),
            'U' => return self.code(tail, 8),
            // A backslash at the end of a line swallows the white space up to the next word.
            _ => {
                let rest = tail.get(1..)?;
                return Some(1 + rest.len() - rest.trim_start().len());
            }
        };
        self.text.push(simple);
        Some(2)
    }

    fn code(&mut self, tail: &str, digits: usize) -> Option<usize> {
        let code = u32::from_str_radix(tail.get(2..2 + digits)?, 16).ok()?;
        self.text.push(char::from_u32(code)?);
        Some(2 + digits)
    }

    /// The bytes in the source of a part of the text.
    pub fn span(&self, part: &Range<usize>) -> Range<usize> {
        let start = self.source(part.start);
        // A part ends before what is skipped behind it.
        let first = self.steps.partition_point(|(text, _)| *text < part.end);
        let end = match self.steps.get(first) {
            Some((text, source)) if *text == part.end => *source,
            _ => self.source(part.end),
        };
        start..end.max(start)
    }

    /// Whether a part was typed as it reads: no escape and no swallowed line end within it.
    pub fn is_as_typed(&self, part: &Range<usize>) -> bool {
        let span = self.span(part);
        span.len() == part.len()
    }

    fn source(&self, at: usize) -> usize {
        let index = self.steps.partition_point(|(text, _)| *text <= at);
        let step = index.checked_sub(1).and_then(|index| self.steps.get(index));
        step.map_or(self.end, |(text, source)| (source + (at - text)).min(self.end))
    }
}

/// The part between the quotes; whether it knows no escapes; whether it may run over lines.
fn unquoted(typed: &str) -> Option<(Range<usize>, bool, bool)> {
    for (quote, verbatim) in [("\"", false), ("'", true)] {
        let long = quote.repeat(3);
        if typed.len() >= 6 && typed.starts_with(&long) && typed.ends_with(&long) {
            return Some((3..typed.len() - 3, verbatim, true));
        }
        if typed.len() >= 2 && typed.starts_with(quote) && typed.ends_with(quote) {
            return Some((1..typed.len() - 1, verbatim, false));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Literal;

    fn read(source: &str) -> Literal {
        Literal::at(source, &(4..source.len())).unwrap()
    }

    #[test]
    fn it_says_what_the_parser_says() {
        for typed in [
            "\"biasa\"",
            "'apa \\n adanya'",
            "\"a\\tb\\u00e9c\\\\d\\\"e\"",
            "\"\"\"\nsatu\ndua \\\n   tiga\r\nempat\"\"\"",
            "'''\r\nsatu\r\ndua'''",
            "\"\"",
        ] {
            let source = format!("a = {typed}");
            let table: toml::Table = source.parse().unwrap();
            let parsed = table["a"].as_str().unwrap().replace("\r\n", "\n");
            assert_eq!(read(&source).text, parsed, "{typed}");
        }
    }

    #[test]
    fn every_word_leads_back_to_its_bytes() {
        let source = "a = \"\"\"\nsatu \\u00e9 dua\r\ntiga \\\n   empat\"\"\"";
        let literal = read(source);
        for word in ["satu", "dua", "tiga", "empat"] {
            let at = literal.text.find(word).unwrap();
            let part = at..at + word.len();
            assert_eq!(&source[literal.span(&part)], word);
            assert!(literal.is_as_typed(&part));
        }
        let at = literal.text.find('é').unwrap();
        assert_eq!(&source[literal.span(&(at..at + 2))], "\\u00e9");
        assert!(!literal.is_as_typed(&(at..at + 2)));
    }
}
