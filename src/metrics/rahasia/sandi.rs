//! Names under which secrets are kept, and passphrases written behind such a name in a text or a
//! comment.
//!
//! Sentences about passphrases are no secrets: behind the name only a word that looks like a
//! passphrase counts.

use std::ops::Range;

use super::Kind;
use super::kata::{ADVICE, BETWEEN, NIK, RULES, SAID, SANDI};

/// How far behind its name the sign before a passphrase may stand in a comment, in bytes.
const NEAR: usize = 12;

/// How far it may stand when only words that name its owner lie between.
const FAR: usize = 48;

/// Most of such words.
const MOST_BETWEEN: usize = 5;

/// Most words of a passphrase; more are a sentence.
const MOST_WORDS: usize = 4;

/// Shortest word that is taken for a passphrase by its signs; shorter ones are "ke-2" or "SPBE2".
const SHORTEST_WORD: usize = 6;

/// What a key names, if it names a secret.
pub(super) fn names(key: &str) -> Option<Kind> {
    let plain: String =
        key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if NIK.contains(&plain.as_str()) {
        return Some(Kind::Nik);
    }
    SANDI.contains(&plain.as_str()).then_some(Kind::Sandi)
}

/// Passphrases behind their name, in comments and in texts.
pub(super) fn spans(source: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let lower = line.to_ascii_lowercase();
        let comment = line.find('#');
        for word in SAID {
            for (at, _) in lower.match_indices(word) {
                let before = line.get(..at).and_then(|before| before.chars().next_back());
                if before.is_some_and(char::is_alphanumeric) {
                    continue;
                }
                let behind = at + word.len();
                let commented = comment.is_some_and(|sign| sign < at);
                let span = if commented { in_comment(line, behind) } else { None };
                let span = span.or_else(|| in_text(line, behind));
                let span = span.or_else(|| behind_words(line, behind));
                found.extend(span.map(|span| start + span.start..start + span.end));
            }
        }
        let bare = assigned(line, &lower, comment);
        found.extend(bare.map(|span| start + span.start..start + span.end));
        start += line.len();
    }
    found
}

/// What stands behind "sandi:". Without the sign the word names an agency or an office.
fn assigned(line: &str, lower: &str, comment: Option<usize>) -> Option<Range<usize>> {
    lower.match_indices("sandi").find_map(|(at, word)| {
        let before = line.get(..at)?;
        let behind = at + word.len();
        let signed = line.get(behind..)?.trim_start().starts_with([':', '=']);
        if !signed || before.ends_with(char::is_alphanumeric) {
            return None;
        }
        let alone = comment.and_then(|sign| before.get(sign..));
        let alone = alone.is_some_and(|before| !before.contains(char::is_alphanumeric));
        let span = if alone { in_comment(line, behind) } else { None };
        span.or_else(|| in_text(line, behind))
    })
}

/// What stands behind a sign that a few words keep from the name: "frasa sandi Pak Kepala: …". In a
/// text it must look like a passphrase, in any word; no other sentence may begin between.
fn behind_words(line: &str, behind: usize) -> Option<Range<usize>> {
    let rest = line.get(behind..)?;
    let sign = rest.find([':', '=']).filter(|sign| *sign <= FAR)?;
    let between = rest.get(..sign)?;
    let count = between.split_whitespace().count();
    if count > MOST_BETWEEN || between.contains([',', ';', '.', '"', '?', '!', '#']) {
        return None;
    }
    in_text(line, behind + sign)
}

/// What is written behind a sign in a comment, whatever it looks like, unless it is advice or a
/// sentence.
fn in_comment(line: &str, behind: usize) -> Option<Range<usize>> {
    let rest = line.get(behind..)?;
    // The name may go on: "passphrase TTE: …", "pasfrase Pak Budi: …".
    let sign = rest.find([':', '=']).filter(|sign| *sign <= FAR)?;
    let between = rest.get(..sign)?;
    let value = rest.get(sign + 1..)?;
    if sign > NEAR && !goes_on(between, value) {
        return None;
    }
    let start = behind + sign + 1 + (value.len() - value.trim_start().len());
    let value = value.trim();
    let count = value.split_whitespace().count();
    let advice = is_advice(value) || value.starts_with(['<', '…', '.', '(']);
    (1..=MOST_WORDS).contains(&count).then_some(start..start + value.len()).filter(|_| !advice)
}

/// Whether words before a sign still say whose the passphrase is, and are no sentence about them.
fn goes_on(between: &str, value: &str) -> bool {
    let advice = |word: &str| {
        let word = word.to_lowercase();
        ADVICE.contains(&word.as_str()) || RULES.contains(&word.as_str())
    };
    between.split_whitespace().count() <= MOST_BETWEEN
        && value.split_whitespace().count() == 1
        && !between.contains([',', ';', '.', '?', '!'])
        && !between.split_whitespace().any(advice)
}

/// A word that looks like a passphrase, right behind the name. Behind a sign a passphrase of a few
/// words counts too, when one of them looks like it and nothing else follows.
fn in_text(line: &str, behind: usize) -> Option<Range<usize>> {
    let rest = line.get(behind..)?;
    let rest = rest.strip_prefix("nya").unwrap_or(rest);
    // "kata sandian" is another word.
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let mut signed = false;
    for (start, word) in tokens(rest) {
        if word.chars().all(|c| matches!(c, ':' | '=' | '-' | '–' | '—' | '_' | '(' | ')')) {
            signed |= word.contains([':', '=']);
            continue;
        }
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if BETWEEN.contains(&plain.as_str()) {
            signed |= word.ends_with([':', '=']);
            continue;
        }
        let from = line.len() - rest.len() + start;
        let end = line.get(from..)?.find(['"', '\n']).map_or(line.len(), |end| from + end);
        let whole = line.get(from..end)?.trim_end();
        let few = whole.split_whitespace().count() <= MOST_WORDS;
        if signed && few && !is_advice(whole) && whole.split_whitespace().any(looks_secret) {
            return Some(from..from + whole.len());
        }
        let bare = word.trim_start_matches(is_mark);
        let from = from + (word.len() - bare.len());
        let bare = bare.trim_end_matches(is_mark);
        return looks_secret(bare).then_some(from..from + bare.len());
    }
    None
}

/// The words of a text with their place. Signs of assignment stand alone.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = None;
    let mut fresh = true;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        // Before the first word, "sandi:Rahasia" and "sandi_tte" are cut at the sign.
        let sign = matches!(c, ':' | '=') || (fresh && c == '_');
        if c.is_whitespace() || sign {
            if let Some(from) = start.take() {
                found.extend(text.get(from..at).map(|word| (from, word)));
                fresh = false;
            }
            if sign {
                found.extend(text.get(at..at + c.len_utf8()).map(|word| (at, word)));
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    found
}

/// Quotes, brackets and stops around a word.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '`'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '*'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '<'
            | '>'
            | '.'
            | ','
            | ';'
            | ':'
            | '?'
            | '!'
    )
}

/// Whether a word has digits among other signs, signs within, or is a number like a PIN.
fn looks_secret(word: &str) -> bool {
    let word = word.trim_matches(is_mark);
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let letters = word.chars().any(char::is_alphabetic);
    let plain = |c: char| {
        c.is_alphanumeric() || matches!(c, '-' | '–' | '/' | '.' | ',' | '\'' | '’' | '(' | ')')
    };
    let signs = word.chars().any(|c| !plain(c) && !is_mark(c) && c != '…');
    let figure = !letters && !signs;
    word.chars().count() >= SHORTEST_WORD
        && !word.contains("://")
        && if figure { digits == word.len() } else { digits > 0 || (letters && signs) }
}

fn is_advice(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    ADVICE.contains(&first.as_str())
}
