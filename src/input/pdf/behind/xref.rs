//! Tables and streams of cross references: which object stands where.

use std::collections::BTreeMap;

use super::packed::unpacked;
use super::parse::{Broken, Parser};
use super::value::{Dict, Object, Value};

/// Most objects that one section lists.
const MOST_ENTRIES: usize = 1_000_000;

/// Highest number of an object (the bound of the standard's own limits).
const HIGHEST: usize = 8_388_607;

/// Length of an entry of a table.
const ENTRY: usize = 20;

/// What a section says about an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// It is not there.
    Free,
    /// It stands at this offset.
    At(usize),
}

/// A section of cross references.
#[derive(Debug)]
pub struct Section {
    /// Where it stands.
    pub at: usize,
    /// Where it ends, its trailer included.
    pub end: usize,
    pub entries: BTreeMap<u32, Entry>,
    pub trailer: Dict,
    /// The number of the object that it is, when it is a stream.
    pub own: Option<u32>,
    /// Where the section before it stands.
    pub previous: Option<usize>,
}

/// The section that must stand at an offset.
pub fn section(bytes: &[u8], at: usize, left: &mut usize) -> Result<Section, Broken> {
    let mut parser = Parser { bytes, at, left: *left };
    let (entries, trailer, own) = if parser.rest().starts_with(b"xref") {
        let entries = table(&mut parser)?;
        parser.gap()?;
        parser.word("trailer", "tabel xref tanpa trailer")?;
        parser.space();
        (entries, parser.dict(0)?, None)
    } else {
        let (number, object) = match parser.object(&|_| None) {
            Ok(read) => read,
            Err(Broken { what, .. }) if what.contains("seharusnya berdiri") => {
                return Err(Broken { at, what: "di sini seharusnya berdiri tabel xref" });
            }
            Err(broken) => return Err(broken),
        };
        let dict = match &object.value {
            Value::Dict(dict) if dict.is("Type", "XRef") => dict.clone(),
            _ => return Err(Broken { at, what: "di sini seharusnya berdiri tabel xref" }),
        };
        let broken = |what| Broken { at, what };
        (stream(bytes, &object, &dict).map_err(broken)?, dict, Some(number))
    };
    *left = parser.left;
    if trailer.get("XRefStm").is_some() {
        return Err(Broken { at, what: "tabel xref-nya ganda (XRefStm)" });
    }
    let previous = match trailer.get("Prev") {
        None => None,
        Some(Value::Int(offset)) => match usize::try_from(*offset) {
            Ok(offset) => Some(offset),
            Err(_) => return Err(Broken { at, what: "rantai xref putus (Prev)" }),
        },
        Some(_) => return Err(Broken { at, what: "rantai xref putus (Prev)" }),
    };
    let size = trailer.int("Size").and_then(|size| usize::try_from(size).ok());
    let highest = entries.last_key_value().and_then(|(number, _)| usize::try_from(*number).ok());
    if size.is_none_or(|size| size > HIGHEST + 1 || highest.is_some_and(|highest| highest >= size))
    {
        return Err(Broken { at, what: "jumlah objek (Size) tidak cocok dengan tabel xref" });
    }
    Ok(Section { at, end: parser.at, entries, trailer, own, previous })
}

fn add(
    entries: &mut BTreeMap<u32, Entry>,
    number: usize,
    entry: Entry,
) -> Result<(), &'static str> {
    let Some(number) = u32::try_from(number).ok().filter(|_| number <= HIGHEST) else {
        return Err("nomor objek dalam tabel xref terlalu besar");
    };
    if entries.insert(number, entry).is_some() {
        return Err("tabel xref menyebut satu objek dua kali");
    }
    if entries.len() > MOST_ENTRIES {
        return Err("tabel xref terlalu panjang");
    }
    Ok(())
}

fn table(parser: &mut Parser<'_>) -> Result<BTreeMap<u32, Entry>, Broken> {
    let mut entries = BTreeMap::new();
    parser.word("xref", "di sini seharusnya berdiri tabel xref")?;
    parser.space();
    while parser.rest().first().is_some_and(u8::is_ascii_digit) {
        let first = parser.digits()?;
        parser.space();
        let count = parser.digits()?;
        parser.space();
        for index in 0..count {
            let line = parser.rest().get(..ENTRY).unwrap_or_default();
            let Some((offset, generation, used)) = entry(line) else {
                return parser.broken("baris tabel xref salah tulis");
            };
            let entry = match (used, generation) {
                (true, 0) => Entry::At(offset),
                (true, _) => return parser.broken("nomor generasi objek bukan 0"),
                (false, _) => Entry::Free,
            };
            let at = parser.at;
            add(&mut entries, first.saturating_add(index), entry)
                .map_err(|what| Broken { at, what })?;
            parser.at += ENTRY;
        }
        parser.space();
    }
    Ok(entries)
}

/// `0000000016 00000 n` with two signs at its end.
fn entry(line: &[u8]) -> Option<(usize, usize, bool)> {
    let number = |from: usize, to: usize| {
        let digits = line.get(from..to).filter(|digits| digits.iter().all(u8::is_ascii_digit))?;
        std::str::from_utf8(digits).ok()?.parse::<usize>().ok()
    };
    let ends = matches!(line.get(18..)?, b" \n" | b" \r" | b"\r\n");
    let spaced = line.get(10) == Some(&b' ') && line.get(16) == Some(&b' ');
    let used = match line.get(17)? {
        b'n' => true,
        b'f' => false,
        _ => return None,
    };
    (ends && spaced).then_some((number(0, 10)?, number(11, 16)?, used))
}

/// The entries of a stream of cross references.
fn stream(
    bytes: &[u8],
    object: &Object,
    dict: &Dict,
) -> Result<BTreeMap<u32, Entry>, &'static str> {
    let whole_number = |value: &Value| match value {
        Value::Int(number) => usize::try_from(*number).ok(),
        _ => None,
    };
    let numbers = |key: &str| -> Option<Vec<usize>> {
        dict.get(key)?.array()?.iter().map(whole_number).collect()
    };
    let wrong = "aliran xref salah tulis";
    let widths =
        numbers("W").filter(|widths| widths.iter().all(|width| *width <= 8)).ok_or(wrong)?;
    let [kind, second, third] = widths.as_slice() else { return Err(wrong) };
    let size = dict.get("Size").and_then(whole_number).ok_or(wrong)?;
    let index = match dict.get("Index") {
        None => vec![0, size],
        Some(_) => numbers("Index").filter(|index| index.len() % 2 == 0).ok_or(wrong)?,
    };
    let width = kind + second + third;
    let count = index
        .chunks(2)
        .filter_map(|pair| pair.last())
        .fold(0, |sum: usize, count| sum.saturating_add(*count));
    if count > MOST_ENTRIES || width == 0 {
        return Err("tabel xref terlalu panjang");
    }
    let data = unpacked(bytes, object, dict, count * (width + 1)).ok_or(wrong)?;
    if data.len() != count * width {
        return Err(wrong);
    }
    let runs = index.chunks(2).flat_map(|pair| match pair {
        [first, count] => *first..first.saturating_add(*count),
        _ => 0..0,
    });
    let mut entries = BTreeMap::new();
    for (number, row) in runs.zip(data.chunks(width)) {
        let field = |from: usize, length: usize| {
            let bytes = row.get(from..from + length).unwrap_or_default();
            bytes.iter().fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte))
        };
        let kind_of = if *kind == 0 { 1 } else { field(0, *kind) };
        let entry = match (kind_of, field(kind + second, *third)) {
            (0, _) => Entry::Free,
            (1, 0) => Entry::At(usize::try_from(field(*kind, *second)).map_err(|_| wrong)?),
            (1, _) => return Err("nomor generasi objek bukan 0"),
            (2, _) => {
                return Err(
                    "ada objek yang dikemas dalam aliran objek (ObjStm); penanda tangan menulisnya \
                            satu per satu",
                );
            }
            _ => return Err(wrong),
        };
        add(&mut entries, number, entry)?;
    }
    Ok(entries)
}

#[cfg(test)]
mod tests;
