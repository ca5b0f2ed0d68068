//! A text as it is read once printed: without the signs that split a number for the eye of a program
//! alone, and with the escapes of TOML resolved. Every place leads back to the text that was typed.

use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

/// A text so read.
#[derive(Debug, Default)]
pub(super) struct Plain {
    /// The text.
    pub text: String,
    /// For every byte of it, what was typed for it.
    typed: Vec<Range<usize>>,
}

impl Plain {
    /// Reads a text; `escapes` says whether it is TOML, with escapes in it.
    pub fn of(source: &str, escapes: bool) -> Self {
        let mut plain = Self::default();
        walk(source, escapes, &mut |c, typed| {
            let Some(c) = shown(c) else { return };
            plain.text.push(c);
            plain.typed.extend(std::iter::repeat_n(typed, c.len_utf8()));
        });
        plain
    }

    /// What was typed for a part of it.
    pub fn typed(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let last = part.end.checked_sub(1)?;
        Some(self.typed.get(part.start)?.start..self.typed.get(last)?.end)
    }

    /// The part that something typed became.
    pub fn part(&self, typed: &Range<usize>) -> Range<usize> {
        let at = |place: usize| self.typed.partition_point(|range| range.start < place);
        at(typed.start)..at(typed.end)
    }
}

/// A text with the escapes of TOML resolved.
pub(super) fn decoded(typed: &str) -> String {
    let mut text = String::with_capacity(typed.len());
    walk(typed, true, &mut |c, _| text.push(c));
    text
}

/// Each character with what was typed for it.
fn walk(source: &str, escapes: bool, tell: &mut dyn FnMut(char, Range<usize>)) {
    let mut chars = source.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let c = if c == '\\' && escapes { escaped(source, at, &mut chars) } else { Some(c) };
        if let Some(c) = c {
            let end = chars.peek().map_or(source.len(), |(next, _)| *next);
            tell(c, at..end);
        }
    }
}

/// What an escape stands for, and steps over it; nothing where it joins two lines.
fn escaped(source: &str, at: usize, chars: &mut Peekable<CharIndices<'_>>) -> Option<char> {
    let rest = source.get(at + 1..).unwrap_or_default();
    let sign = rest.chars().next();
    let (length, c) = match sign {
        Some('u') => hexadecimal(rest, 4),
        Some('U') => hexadecimal(rest, 8),
        Some('x') => hexadecimal(rest, 2),
        Some('n') => (1, '\n'),
        Some('r') => (1, '\r'),
        Some('t') => (1, '\t'),
        Some(c @ ('"' | '\\')) => (1, c),
        _ => (0, '\\'),
    };
    let blank = rest.len() - rest.trim_start().len();
    if rest.get(..blank).is_some_and(|blank| blank.contains('\n')) {
        while chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        return None;
    }
    for _ in 0..length {
        chars.next();
    }
    Some(c)
}

/// The character of an escape by number, and how many characters it takes.
fn hexadecimal(rest: &str, digits: usize) -> (usize, char) {
    let number = rest.get(1..=digits).filter(|n| n.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let c = number.and_then(|n| u32::from_str_radix(n, 16).ok()).and_then(char::from_u32);
    c.map_or((0, '\\'), |c| (digits + 1, c))
}

/// What a character is to a reader; nothing when it is not seen, or only sets its neighbours in bold.
fn shown(c: char) -> Option<char> {
    let digit = |zero: u32| char::from_digit((u32::from(c) - zero) % 10, 10);
    match c {
        '*' | '`' | '~' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{feff}' => None,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e007f}' => None,
        '\u{ff10}'..='\u{ff19}' => digit(0xff10),
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6f0}'..='\u{6f9}' => digit(0x6f0),
        '\u{1d7ce}'..='\u{1d7ff}' => digit(0x1d7ce),
        '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' | '\u{ff1a}' | '\u{ff1d}' => {
            char::from_u32(u32::from(c) - 0xfee0)
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => Some('-'),
        c if c.is_control() && !c.is_whitespace() => None,
        '\n' | '\r' => Some(c),
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    }
}
