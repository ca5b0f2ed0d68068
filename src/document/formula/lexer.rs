//! Cuts a formula in words into operands, operators and brackets.

/// A piece of a formula.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A word, or a number standing among words.
    Word(String),
    /// Digits with their points, comma and per cent sign.
    Number(String),
    /// A sign between operands, as printed.
    Op(char),
    /// `/` between operands.
    Slash,
    /// `(`.
    Open,
    /// `)`.
    Close,
}

/// All pieces of a text whose spaces are single.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut word = String::new();
    for (index, c) in chars.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|i| chars.get(i)).copied();
        let after = chars.get(index.saturating_add(1)).copied();
        match sign(*c, before, after, &word) {
            Some(token) => {
                flush(&mut word, &mut found);
                found.push(token);
            }
            None if c.is_whitespace() => flush(&mut word, &mut found),
            None => word.push(*c),
        }
    }
    flush(&mut word, &mut found);
    found
}

/// The token that a character is by itself, seen with its neighbours and the word before it.
fn sign(c: char, before: Option<char>, after: Option<char>, word: &str) -> Option<Token> {
    let spaced = open_side(before) && open_side(after);
    match c {
        '(' => Some(Token::Open),
        ')' => Some(Token::Close),
        '=' | '+' | '×' | '÷' | '−' => Some(Token::Op(c)),
        '-' | '–' if spaced || counts_back(word, after) => Some(Token::Op('−')),
        '*' | 'x' | 'X' if spaced => Some(Token::Op('×')),
        // "dan/atau" is a word; a space or a bracket on either side makes it a division.
        '/' if open_side(before) || open_side(after) => Some(Token::Slash),
        _ => None,
    }
}

/// Whether an operator may stand beside this character without being part of a word.
fn open_side(neighbour: Option<char>) -> bool {
    neighbour.is_none_or(|c| c.is_whitespace() || c == '(' || c == ')')
}

/// The hyphen of "n-1": after a single letter, before a digit.
fn counts_back(word: &str, after: Option<char>) -> bool {
    let mut letters = word.chars();
    let single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    single && after.is_some_and(|c| c.is_ascii_digit())
}

fn flush(word: &mut String, found: &mut Vec<Token>) {
    if word.is_empty() {
        return;
    }
    let text = std::mem::take(word);
    if text == "%" && per_cent(found) {
        return;
    }
    found.push(if is_number(&text) { Token::Number(text) } else { Token::Word(text) });
}

/// Sets a per cent sign that stands apart close to its number.
fn per_cent(found: &mut [Token]) -> bool {
    match found.last_mut() {
        Some(Token::Number(number)) if !number.ends_with('%') => {
            number.push('%');
            true
        }
        _ => false,
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_suffix('%').unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
}
