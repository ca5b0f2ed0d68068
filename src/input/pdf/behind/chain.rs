//! Takes apart what was added to a file: updates that follow each other, in which every byte belongs to
//! an object, the cross references or the end of the update.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::parse::{Broken, Parser};
use super::value::{Dict, Object, Value};
use super::xref::{Entry, Section, section};

/// Most updates.
const MOST: usize = 64;

/// Most values in what was added: a signature has some hundred.
const MOST_VALUES: usize = 2_000_000;

/// Most values in the original: a report has some hundred thousand.
const MOST_OWN: usize = 20_000_000;

/// Longest object that is a number, in bytes.
const SHORT: usize = 80;

const END: &[u8] = b"%%EOF";
const START: &[u8] = b"startxref";

/// An update.
#[derive(Debug)]
pub struct Revision {
    /// What it adds or puts in the place of another, by number.
    pub objects: BTreeMap<u32, Rc<Object>>,
    /// Numbers of objects that it takes away.
    pub freed: Vec<u32>,
    pub trailer: Dict,
    /// Where it ends: behind its last sign, and behind the white space that follows.
    pub end: (usize, usize),
}

/// A file taken apart.
#[derive(Debug)]
pub struct Chain {
    /// The cross references of the original.
    pub original: Section,
    pub revisions: Vec<Revision>,
}

/// Takes apart a file that begins with an original of so many bytes. The error says what is wrong.
pub fn chain(whole: &[u8], length: usize) -> Result<Chain, String> {
    let first = last_start(whole.get(..length).unwrap_or_default(), 0);
    let first = first.map_err(|_| "berkas aslinya tidak dapat dibaca".to_string())?;
    let original = section(whole, first, &mut MOST_OWN.clone()).map_err(|b| b.to_string())?;
    let mut left = MOST_VALUES;
    let mut sections: Vec<Section> = Vec::new();
    let mut at = last_start(whole, length)?;
    while at != first {
        if at < length {
            return Err("rantai xref tidak sampai ke tabel xref berkas asli".to_string());
        }
        let next = section(whole, at, &mut left).map_err(|broken| broken.to_string())?;
        // Offsets grow from update to update, so that there is no way round.
        let Some(previous) = next.previous.filter(|previous| *previous < at) else {
            return Err("rantai xref tidak sampai ke tabel xref berkas asli".to_string());
        };
        sections.push(next);
        if sections.len() > MOST {
            return Err(format!("ada lebih dari {MOST} tambahan"));
        }
        at = previous;
    }
    let mut offsets: BTreeMap<u32, usize> = used(&original);
    let mut revisions = Vec::new();
    let mut parser = Parser { bytes: whole, at: length, left };
    for section in sections.into_iter().rev() {
        offsets.extend(used(&section));
        let revision = revision(&mut parser, section, &offsets).map_err(|b| b.to_string())?;
        revisions.push(revision);
    }
    if parser.at != whole.len() {
        return Err("ada byte sesudah tanda tangan terakhir, di luar berkas PDF-nya".to_string());
    }
    Ok(Chain { original, revisions })
}

fn used(section: &Section) -> BTreeMap<u32, usize> {
    let at = section.entries.iter().filter_map(|(number, entry)| match entry {
        Entry::At(at) => Some((*number, *at)),
        Entry::Free => None,
    });
    at.collect()
}

/// The offset of the last cross references, as the end of the file says; `from` is where the end must lie.
fn last_start(bytes: &[u8], from: usize) -> Result<usize, String> {
    let tail = bytes.get(from..).unwrap_or_default();
    let Some(end) = tail.windows(END.len()).rposition(|part| part == END) else {
        return Err("bagian yang ditambahkan terpotong: ujungnya (%%EOF) tidak ada".to_string());
    };
    let behind = tail.get(end + END.len()..).unwrap_or_default();
    if !behind.iter().all(u8::is_ascii_whitespace) {
        let cut = behind.windows(4).any(|part| part == b" obj");
        return Err(if cut {
            "bagian yang ditambahkan terpotong: ujungnya (%%EOF) tidak ada".to_string()
        } else {
            "ada byte sesudah tanda tangan terakhir, di luar yang ditandatangani".to_string()
        });
    }
    let before = tail.get(..end).unwrap_or_default().trim_ascii_end();
    let digits = before.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let (before, number) = before.split_at(before.len().saturating_sub(digits));
    let number = std::str::from_utf8(number).ok().filter(|_| digits <= 12);
    match number.and_then(|number| number.parse().ok()) {
        Some(offset) if before.trim_ascii_end().ends_with(START) => Ok(offset),
        _ => Err("ujung berkas tidak menyebut tempat tabel xref (startxref)".to_string()),
    }
}

/// Reads an update from where the parser stands to its end, byte by byte.
fn revision(
    parser: &mut Parser<'_>,
    section: Section,
    offsets: &BTreeMap<u32, usize>,
) -> Result<Revision, Broken> {
    let whole = parser.bytes;
    let integer = |number: u32| {
        let at = *offsets.get(&number)?;
        // A number alone, which is short.
        let bytes = whole.get(..whole.len().min(at.checked_add(SHORT)?))?;
        let (found, object) = Parser { bytes, at, left: 4 }.object(&|_| None).ok()?;
        match object.value {
            Value::Int(length) if found == number => usize::try_from(length).ok(),
            _ => None,
        }
    };
    let mut order: Vec<(usize, u32)> = used(&section).into_iter().map(|(n, at)| (at, n)).collect();
    order.sort_unstable();
    let mut objects = BTreeMap::new();
    for (at, number) in order {
        parser.gap()?;
        if at >= section.at {
            // The stream of cross references lists itself.
            if at == section.at && Some(number) == section.own {
                continue;
            }
            return Err(Broken { at, what: "tabel xref menyebut objek di luar tambahannya" });
        }
        if at < parser.at {
            return Err(Broken { at, what: "tabel xref menyebut tempat yang bukan awal objek" });
        }
        if at > parser.at {
            return parser.broken("ada byte di antara objek yang bukan milik objek mana pun");
        }
        let (found, object) = parser.object(&integer)?;
        if found != number {
            return Err(Broken {
                at,
                what: "yang berdiri di sini objek lain dari kata tabel xref",
            });
        }
        objects.insert(number, Rc::new(object));
    }
    parser.gap()?;
    if parser.at != section.at {
        return parser.broken("ada byte di antara objek yang bukan milik objek mana pun");
    }
    parser.at = section.end;
    parser.gap()?;
    parser.word("startxref", "ujung tambahan tidak menyebut tempat tabel xref (startxref)")?;
    parser.space();
    if parser.digits()? != section.at {
        return parser.broken("ujung tambahan menyebut tempat tabel xref yang lain (startxref)");
    }
    parser.space();
    if !parser.rest().starts_with(END) {
        return parser.broken("ujung tambahan (%%EOF) tidak ada");
    }
    parser.at += END.len();
    let end = parser.at;
    parser.space();
    let freed = section.entries.iter().filter(|(_, entry)| **entry == Entry::Free);
    let freed = freed.map(|(number, _)| *number).filter(|number| *number != 0).collect();
    Ok(Revision { objects, freed, trailer: section.trailer, end: (end, parser.at) })
}
