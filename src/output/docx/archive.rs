//! The list of entries of a zip archive, judged before anything is unpacked.
//!
//! What unpacks an archive trusts this list; a made-up one can name an entry twice, let entries share
//! their bytes or name sizes that fill the memory. Nothing here unpacks.

use std::collections::BTreeSet;

use super::package::Broken;

/// Most parts of a document.
pub const MOST: usize = 2_000;

/// Largest sum of the parts of a document once unpacked, in bytes (64 MiB).
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// Size from which a part that was packed too well is a trap, in bytes (8 MiB); an empty picture below
/// that is not.
const SUSPECT: u64 = 8 * 1024 * 1024;

/// How many times smaller a part may get; XML of Word gets some twenty times smaller.
const RATIO: u64 = 150;

/// Longest name of a part, in bytes.
const LONGEST_NAME: usize = 512;

/// Bytes of the record at the end without its comment, of an entry of the list, of a local header.
const END: usize = 22;
const ENTRY: usize = 46;
const LOCAL: u64 = 30;

/// An entry of the list.
struct Entry {
    name: String,
    encrypted: bool,
    packed: u64,
    unpacked: u64,
    start: u64,
}

/// Judges the list of an archive.
///
/// # Errors
/// Why the archive must not be unpacked.
pub fn judge(bytes: &[u8]) -> Result<(), Broken> {
    let entries = entries(bytes)?;
    let mut names = BTreeSet::new();
    let mut total = 0_u64;
    for entry in &entries {
        if entry.encrypted {
            return Err(Broken::Encrypted);
        }
        if !is_plain(&entry.name) {
            return Err(Broken::Name);
        }
        if !names.insert(entry.name.trim_end_matches('/').to_lowercase()) {
            return Err(Broken::Twice);
        }
        total = total.saturating_add(entry.unpacked);
    }
    if total > LARGEST {
        return Err(Broken::TooLarge);
    }
    if entries.iter().any(|entry| is_bomb(entry.packed, entry.unpacked)) {
        return Err(Broken::Bomb);
    }
    apart(&entries)
}

/// Whether a part was packed too well to be text or a picture.
pub const fn is_bomb(packed: u64, unpacked: u64) -> bool {
    unpacked > SUSPECT && unpacked / RATIO > packed
}

/// Whether a name leads to one place within the package.
fn is_plain(name: &str) -> bool {
    let steps = || name.trim_end_matches('/').split('/');
    !name.is_empty()
        && name.len() <= LONGEST_NAME
        && !name.contains(|c: char| c.is_control() || matches!(c, '\\' | ':'))
        && steps().all(|step| !step.is_empty() && step != "." && step != "..")
}

/// No two entries share bytes.
fn apart(entries: &[Entry]) -> Result<(), Broken> {
    let mut places: Vec<(u64, u64)> =
        entries.iter().map(|e| (e.start, e.packed.saturating_add(LOCAL))).collect();
    places.sort_unstable();
    let overlap = places.windows(2).any(|two| match two {
        [(start, length), (next, _)] => start.saturating_add(*length) > *next,
        _ => false,
    });
    if overlap { Err(Broken::Shared) } else { Ok(()) }
}

fn entries(bytes: &[u8]) -> Result<Vec<Entry>, Broken> {
    let end = end(bytes).ok_or(Broken::NoArchive)?;
    let count = usize::from(short(bytes, end + 10).ok_or(Broken::NoArchive)?);
    // What needs more than these fields is larger than any document.
    if count > MOST {
        return Err(Broken::TooLarge);
    }
    let size = long(bytes, end + 12).ok_or(Broken::NoArchive)?;
    let start = long(bytes, end + 16).ok_or(Broken::NoArchive)?;
    if size == u64::from(u32::MAX) || start == u64::from(u32::MAX) {
        return Err(Broken::TooLarge);
    }
    // Something may stand before the archive; its list ends where the record of its end begins.
    let size = usize::try_from(size).map_err(|_| Broken::NoArchive)?;
    let mut at = end.checked_sub(size).ok_or(Broken::NoArchive)?;
    let mut entries = Vec::with_capacity(count);
    for _ in 0..count {
        let (entry, length) = entry(bytes, at).ok_or(Broken::NoArchive)?;
        entries.push(entry);
        at += length;
    }
    // Entries beyond those that were counted would go unjudged.
    if at != end {
        return Err(Broken::NoArchive);
    }
    Ok(entries)
}

/// Where the record of the end begins: it is the last one; a comment and, in a mailed file, line ends
/// may follow.
fn end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|&at| {
        bytes.get(at..).is_some_and(|rest| rest.starts_with(b"PK\x05\x06"))
            && short(bytes, at + 20).is_some_and(|c| at + END + usize::from(c) <= bytes.len())
    })
}

/// An entry and the length of its record.
fn entry(bytes: &[u8], at: usize) -> Option<(Entry, usize)> {
    if !bytes.get(at..)?.starts_with(b"PK\x01\x02") {
        return None;
    }
    let length = |offset| short(bytes, at + offset).map(usize::from);
    let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
    let bytes_of_name = bytes.get(at + ENTRY..at + ENTRY + name)?;
    let entry = Entry {
        name: String::from_utf8_lossy(bytes_of_name).into_owned(),
        encrypted: short(bytes, at + 8)? & 1 == 1,
        packed: long(bytes, at + 20)?,
        unpacked: long(bytes, at + 24)?,
        start: long(bytes, at + 42)?,
    };
    Some((entry, ENTRY + name + extra + comment))
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    two.try_into().ok().map(u16::from_le_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<u64> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    four.try_into().ok().map(u32::from_le_bytes).map(u64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive of stored entries: name, flags, bytes, and a size that is told instead.
    fn archive(entries: &[(&str, u16, &[u8], Option<u32>)], shared: bool) -> Vec<u8> {
        let (mut bytes, mut list) = (Vec::new(), Vec::new());
        for (name, flags, content, told) in entries {
            let start = if shared { 0 } else { bytes.len() };
            let packed = u32::try_from(content.len()).unwrap();
            let length = u16::try_from(name.len()).unwrap();
            let head = |made: &mut Vec<u8>| {
                made.extend(20_u16.to_le_bytes());
                made.extend(flags.to_le_bytes());
                made.extend([0; 10]);
                made.extend(packed.to_le_bytes());
                made.extend(told.unwrap_or(packed).to_le_bytes());
                made.extend(length.to_le_bytes());
                made.extend([0, 0]);
            };
            bytes.extend(b"PK\x03\x04");
            head(&mut bytes);
            bytes.extend(name.as_bytes());
            bytes.extend(*content);
            list.extend(b"PK\x01\x02\x14\0");
            head(&mut list);
            list.extend([0; 10]);
            list.extend(u32::try_from(start).unwrap().to_le_bytes());
            list.extend(name.as_bytes());
        }
        let start = u32::try_from(bytes.len()).unwrap();
        let count = u16::try_from(entries.len()).unwrap();
        bytes.extend(&list);
        bytes.extend(b"PK\x05\x06\0\0\0\0");
        bytes.extend(count.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(u32::try_from(list.len()).unwrap().to_le_bytes());
        bytes.extend(start.to_le_bytes());
        bytes.extend([0, 0]);
        bytes
    }

    fn judged(entries: &[(&str, u16, &[u8], Option<u32>)]) -> Result<(), Broken> {
        judge(&archive(entries, false))
    }

    #[test]
    fn a_sound_list_passes_and_every_trap_is_named() {
        let a: (&str, u16, &[u8], Option<u32>) = ("word/a.xml", 0, b"isi", None);
        assert_eq!(judged(&[a, ("word/b.xml", 0, b"lain", None)]), Ok(()));
        assert_eq!(judged(&[a, ("WORD/A.xml", 0, b"lain", None)]), Err(Broken::Twice));
        assert_eq!(judged(&[a, ("b", 1, b"lain", None)]), Err(Broken::Encrypted));
        assert_eq!(judged(&[a, ("b", 0, b"", Some(9_000_000))]), Err(Broken::Bomb));
        assert_eq!(judged(&[a, ("b", 0, b"", Some(90_000_000))]), Err(Broken::TooLarge));
        for name in ["../a", "a/../b", "/a", "C:a", "a\\b", "a//b", "", "a\0b", "./a"] {
            assert_eq!(judged(&[a, (name, 0, b"x", None)]), Err(Broken::Name), "{name:?}");
        }
        let two: [(&str, u16, &[u8], Option<u32>); 2] = [a, ("word/b.xml", 0, b"isi", None)];
        assert_eq!(judge(&archive(&two, true)), Err(Broken::Shared));
    }

    #[test]
    fn a_list_that_is_cut_or_counts_wrongly_is_no_archive() {
        let whole = archive(&[("a", 0, b"isi", None), ("b", 0, b"isi", None)], false);
        for length in 0..whole.len() {
            assert_eq!(judge(&whole[..length]), Err(Broken::NoArchive), "{length}");
        }
        let mut fewer = whole.clone();
        let count = whole.len() - 12;
        fewer[count] = 1;
        assert_eq!(judge(&fewer), Err(Broken::NoArchive));
        let many: Vec<String> = (0..=MOST).map(|n| format!("bagian-{n}")).collect();
        let many: Vec<_> = many.iter().map(|n| (n.as_str(), 0, b"".as_slice(), None)).collect();
        assert_eq!(judge(&archive(&many, false)), Err(Broken::TooLarge));
    }
}
