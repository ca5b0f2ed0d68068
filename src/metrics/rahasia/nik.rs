//! Numbers shaped like a NIK: 16 digits of province, regency, district, date of birth and serial.
//!
//! A bare number is told only where no amount can stand; behind the word NIK it is told anywhere.

use std::ops::Range;

use super::plain::Plain;

/// Digits of a NIK.
const DIGITS: usize = 16;

/// Codes of provinces in use; the last ones came with the new provinces of Papua. General knowledge.
const PROVINCES: std::ops::RangeInclusive<u32> = 11..=96;

/// Added to the day of birth of women.
const WOMEN: u32 = 40;

/// How far behind the word its number is looked for, and before a number its word, in bytes.
const NEAR: usize = 40;

/// Most signs between two groups of digits, as in "3273 - 0101".
const APART: usize = 3;

/// Words that say that a number is a NIK.
const WORDS: [&str; 3] = ["nik", "nomor induk kependudukan", "ktp"];

/// Words that say that a number is another one: accounts, plates, contracts.
const OTHERS: [&str; 18] = [
    "rekening",
    "norek",
    "rek",
    "va",
    "virtual account",
    "giro",
    "polisi",
    "nopol",
    "rangka",
    "mesin",
    "kontrak",
    "billing",
    "kode bayar",
    "ntpn",
    "sp2d",
    "spm",
    "resi",
    "pelanggan",
];

/// Whether digits have the shape of a NIK.
pub(super) fn is_shaped(digits: &str) -> bool {
    if digits.len() != DIGITS || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let part = |range: Range<usize>| digits.get(range).and_then(|part| part.parse::<u32>().ok());
    let [Some(province), Some(regency), Some(district), Some(day), Some(month), Some(serial)] =
        [part(0..2), part(2..4), part(4..6), part(6..8), part(8..10), part(12..16)]
    else {
        return false;
    };
    let day = if day > WOMEN { day - WOMEN } else { day };
    let last = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    let born = (1..=last).contains(&day);
    PROVINCES.contains(&province) && regency > 0 && district > 0 && serial > 0 && born
}

/// Whether such a number is in the name of a key, at one piece or in groups.
pub(super) fn in_name(key: &str) -> bool {
    let plain = Plain::of(key, false).text;
    let joined: String = plain.chars().filter(char::is_ascii_digit).collect();
    is_shaped(&joined) || runs(&plain).into_iter().any(|run| plain.get(run).is_some_and(is_shaped))
}

/// Where such numbers stand. `amounts` are values that may be amounts of the same length.
pub(super) fn spans(source: &str, amounts: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = runs(source)
        .into_iter()
        .filter(|run| source.get(run.clone()).is_some_and(is_shaped))
        .filter(|run| is_named(source, run) || is_bare(source, run, amounts))
        .collect();
    let lower = source.to_ascii_lowercase();
    found.extend(grouped(&lower));
    found
}

/// Every unbroken run of digits.
fn runs(source: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, byte) in source.bytes().chain([b'\n']).enumerate() {
        match (byte.is_ascii_digit(), start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                found.push(first..at);
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Whether the word stands shortly before the number, on its line, and no word of another number
/// stands between.
fn is_named(source: &str, run: &Range<usize>) -> bool {
    let near = near(source, run.start);
    last(&near, &WORDS) > last(&near, &OTHERS)
}

/// Whether a number is said to be another one, such as that of an account.
pub(super) fn is_other(source: &str, start: usize) -> bool {
    let near = near(source, start);
    last(&near, &OTHERS) > last(&near, &WORDS)
}

/// What stands shortly before a byte, on its line, in small letters.
fn near(source: &str, start: usize) -> String {
    let line = source.get(..start).and_then(|before| before.rsplit('\n').next());
    let line = line.unwrap_or_default();
    let mut from = line.len().saturating_sub(NEAR);
    while !line.is_char_boundary(from) {
        from += 1;
    }
    line.get(from..).unwrap_or_default().to_ascii_lowercase()
}

/// Where the last of some words stands.
fn last(text: &str, list: &[&str]) -> Option<usize> {
    list.iter().filter_map(|word| words(text, word).last()).max()
}

/// Where a word stands as a word.
fn words<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    text.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
        !letter(before) && !letter(after)
    })
}

/// Whether a number stands alone in a text or a comment, and not where a value is a number.
fn is_bare(source: &str, run: &Range<usize>, amounts: &[Range<usize>]) -> bool {
    if amounts.iter().any(|amount| amount.start <= run.start && run.end <= amount.end) {
        return false;
    }
    let before = source.get(..run.start).unwrap_or_default();
    let after = source.get(run.end..).unwrap_or_default();
    let part_of_more = |c: Option<char>| {
        c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '=' | '&' | '-' | '_'))
    };
    let counts_on = |mut text: std::str::Chars<'_>| {
        text.next().is_some_and(|c| matches!(c, '.' | ','))
            && text.next().is_some_and(|c| c.is_ascii_digit())
    };
    let mut backwards = before.chars().rev();
    let fraction = backwards.next().is_some_and(|c| matches!(c, '.' | ','))
        && backwards.next().is_some_and(|c| c.is_ascii_digit());
    // What stands right behind a sign of equality or in a list is a number to TOML, and judged there.
    let value = before.trim_end_matches([' ', '\t', '\r', '\n']).ends_with(['=', '[', ',', '+']);
    // Behind a word, a comma belongs to a sentence; numbers of a list are judged as such.
    let word = before.trim_end().strip_suffix(',').and_then(|b| b.split_whitespace().next_back());
    let spoken = word.is_some_and(|word| word.contains(char::is_alphabetic));
    let money = before.trim_end_matches([' ', '.']).to_ascii_lowercase().ends_with("rp");
    !part_of_more(before.chars().next_back())
        && !part_of_more(after.chars().next())
        && !fraction
        && !counts_on(after.chars())
        && (!value || spoken)
        && !money
        && !is_other(source, run.start)
}

/// Numbers in groups behind the word: `NIK 3273 0101 0190 0001`. Takes a text in small letters.
fn grouped(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for word in WORDS {
        found.extend(words(text, word).filter_map(|at| behind(text, at + word.len())));
    }
    found
}

/// The number of 16 digits that begins shortly behind a word.
fn behind(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let line = rest.lines().next()?;
    let skip = line.find(|c: char| c.is_ascii_digit()).filter(|skip| *skip <= NEAR)?;
    let between = rest.get(..skip)?;
    if last(between, &OTHERS).is_some() {
        return None;
    }
    let start = from + skip;
    let mut digits = String::new();
    let mut groups = vec![0_usize];
    let mut end = start;
    let mut apart = 0;
    for (at, c) in text.get(start..)?.char_indices() {
        if c.is_ascii_digit() {
            if apart > 0 {
                groups.push(0);
            }
            apart = 0;
            digits.push(c);
            if let Some(group) = groups.last_mut() {
                *group += 1;
            }
            end = start + at + 1;
        } else if matches!(c, ' ' | '.' | '-' | '_' | '/' | '\n') && apart < APART {
            apart += 1;
        } else {
            break;
        }
    }
    // 3.273.010.101.900.001 is an amount.
    let thousands = groups.len() > 1 && groups.iter().skip(1).all(|group| *group == 3);
    (is_shaped(&digits) && !thousands).then_some(start..end)
}
