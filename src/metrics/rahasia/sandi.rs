//! Names under which secrets are kept, and passphrases written behind such a name in a text or a
//! comment.
//!
//! Sentences about passphrases are no secrets: behind the name only a word that looks like a
//! passphrase counts.

use std::ops::Range;

use super::Kind;

/// Keys of a NIK, without underscores.
const NIK: [&str; 6] =
    ["nik", "nonik", "nomornik", "nikpejabat", "nikpenandatangan", "nomorindukkependudukan"];

/// Keys of a passphrase, without underscores.
const SANDI: [&str; 12] = [
    "passphrase",
    "passphrasette",
    "frasasandi",
    "frasesandi",
    "frasasanditte",
    "katasandi",
    "katasanditte",
    "sanditte",
    "password",
    "passwordtte",
    "pintte",
    "pinttd",
];

/// The same words as people write them.
const SAID: [&str; 11] = [
    "passphrase",
    "frasa sandi",
    "frasa_sandi",
    "frase sandi",
    "kata sandi",
    "kata_sandi",
    "password",
    "sandi tte",
    "sandi_tte",
    "pin tte",
    "pin_tte",
];

/// Words that may stand between the name and the passphrase.
const BETWEEN: [&str; 24] = [
    "tte",
    "bsre",
    "bssn",
    "tanda",
    "tangan",
    "elektronik",
    "saya",
    "kami",
    "beliau",
    "bapak",
    "ibu",
    "kepala",
    "pejabat",
    "akun",
    "aplikasi",
    "esign",
    "baru",
    "lama",
    "itu",
    "ini",
    "adalah",
    "ialah",
    "yaitu",
    "yakni",
];

/// Words with which advice about a passphrase begins, not a passphrase.
const ADVICE: [&str; 10] = [
    "jangan", "tidak", "dilarang", "tanpa", "simpan", "lihat", "hubungi", "hanya", "diketik",
    "rahasia,",
];

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
                found.extend(span.map(|span| start + span.start..start + span.end));
            }
        }
        start += line.len();
    }
    found
}

/// What is written behind a sign in a comment, whatever it looks like, unless it is advice or a
/// sentence.
fn in_comment(line: &str, behind: usize) -> Option<Range<usize>> {
    let rest = line.get(behind..)?;
    // The name may go on: "passphrase TTE: …".
    let sign = rest.find([':', '=']).filter(|sign| *sign <= 12)?;
    let value = rest.get(sign + 1..)?;
    let start = behind + sign + 1 + (value.len() - value.trim_start().len());
    let value = value.trim();
    let count = value.split_whitespace().count();
    let advice = is_advice(value) || value.starts_with(['<', '…', '.', '(']);
    (1..=MOST_WORDS).contains(&count).then_some(start..start + value.len()).filter(|_| !advice)
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
