//! Names under which secrets are kept, and passphrases written behind such a name in a comment.

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
const SAID: [&str; 7] = [
    "passphrase",
    "frasa sandi",
    "frasa_sandi",
    "frase sandi",
    "kata sandi",
    "kata_sandi",
    "password",
];

/// Words with which advice about a passphrase begins, not a passphrase.
const ADVICE: [&str; 10] = [
    "jangan", "tidak", "dilarang", "tanpa", "simpan", "lihat", "hubungi", "hanya", "diketik",
    "rahasia,",
];

/// Most words of a passphrase; more are a sentence.
const MOST_WORDS: usize = 4;

/// What a key names, if it names a secret.
pub(super) fn names(key: &str) -> Option<Kind> {
    let plain: String =
        key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if NIK.contains(&plain.as_str()) {
        return Some(Kind::Nik);
    }
    SANDI.contains(&plain.as_str()).then_some(Kind::Sandi)
}

/// Passphrases in comments: `# passphrase = …`.
pub(super) fn in_comments(source: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        if let Some(at) = line.find('#') {
            found.extend(in_comment(line, at).map(|span| start + span.start..start + span.end));
        }
        start += line.len();
    }
    found
}

/// The passphrase in what stands behind a byte of a line.
fn in_comment(line: &str, from: usize) -> Option<Range<usize>> {
    let lower = line.to_ascii_lowercase();
    let comment = lower.get(from..)?;
    let (word, at) = SAID.iter().find_map(|word| Some((word, comment.find(word)?)))?;
    let behind = from + at + word.len();
    let rest = line.get(behind..)?;
    // The name may go on: "passphrase TTE: …".
    let sign = rest.find([':', '=']).filter(|sign| *sign <= 12)?;
    let value = rest.get(sign + 1..)?;
    let start = behind + sign + 1 + (value.len() - value.trim_start().len());
    let value = value.trim();
    let count = value.split_whitespace().count();
    let first = value.split_whitespace().next().unwrap_or_default().to_lowercase();
    let advice = ADVICE.contains(&first.as_str()) || value.starts_with(['<', '…', '.', '(']);
    (1..=MOST_WORDS).contains(&count).then_some(start..start + value.len()).filter(|_| !advice)
}
