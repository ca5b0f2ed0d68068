//! Files that a PDF carries: its list of embedded files, each within bounds.
//!
//! Nothing is written anywhere, and a name is a name only, never a path.

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Object, Stream, String as Text};

/// Most files that are taken out of a PDF.
const MOST: usize = 2_000;

/// Largest file, in bytes (64 MiB).
const LARGEST: u64 = 64 * 1024 * 1024;

/// Most bytes of all files together (256 MiB).
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// Levels of the tree of names that are followed.
const DEEPEST: usize = 16;

/// Most nodes of that tree.
const MOST_NODES: usize = 10_000;

/// Longest name, in bytes.
const LONGEST_NAME: usize = 1_000;

/// What a PDF carries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attached {
    /// The program that made the PDF, as it says itself.
    pub creator: Option<String>,
    /// Names and bytes, in the order of the list. Of two with one name the first counts.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Why the files cannot be taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// There are too many, or they are too large.
    TooMuch,
    /// One cannot be read.
    Damaged,
}

/// Takes the files out.
pub fn of(pdf: &Pdf) -> Result<Attached, Refused> {
    let creator = pdf.metadata().creator.as_deref().map(text);
    let mut walk = Walk { attached: Attached { creator, files: Vec::new() }, nodes: 0, bytes: 0 };
    let xref = pdf.xref();
    let catalog: Option<Dict<'_>> = xref.get(xref.root_id());
    let names = catalog.and_then(|catalog| catalog.get::<Dict<'_>>("Names"));
    if let Some(files) = names.and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles")) {
        walk.node(&files, 0)?;
    }
    Ok(walk.attached)
}

struct Walk {
    attached: Attached,
    nodes: usize,
    bytes: u64,
}

impl Walk {
    fn node(&mut self, node: &Dict<'_>, depth: usize) -> Result<(), Refused> {
        self.nodes += 1;
        if depth > DEEPEST || self.nodes > MOST_NODES {
            return Err(Refused::TooMuch);
        }
        if let Some(names) = node.get::<Array<'_>>("Names") {
            let mut objects = names.iter::<Object<'_>>();
            // Pairs: a name for sorting, and the file.
            while let (Some(_), Some(file)) = (objects.next(), objects.next()) {
                if let Some(file) = file.into_dict() {
                    self.file(&file)?;
                }
            }
        }
        if let Some(kids) = node.get::<Array<'_>>("Kids") {
            for kid in kids.iter::<Dict<'_>>() {
                self.node(&kid, depth + 1)?;
            }
        }
        Ok(())
    }

    fn file(&mut self, file: &Dict<'_>) -> Result<(), Refused> {
        let name = file.get::<Text<'_>>("UF").or_else(|| file.get::<Text<'_>>("F"));
        let embedded = file.get::<Dict<'_>>("EF");
        let stream = embedded.and_then(|embedded| {
            embedded.get::<Stream<'_>>("UF").or_else(|| embedded.get::<Stream<'_>>("F"))
        });
        let (Some(name), Some(stream)) = (name, stream) else { return Ok(()) };
        let name = text(name.as_bytes());
        if self.attached.files.len() >= MOST || name.len() > LONGEST_NAME {
            return Err(Refused::TooMuch);
        }
        if self.attached.files.iter().any(|(known, _)| *known == name) {
            return Ok(());
        }
        let bytes = unpacked(&stream, LARGEST.min(MOST_BYTES - self.bytes))?;
        self.bytes += bytes.len() as u64;
        self.attached.files.push((name, bytes));
        Ok(())
    }
}

/// The bytes of a file, packed by nothing or by Flate, and not more than so many: a small file can
/// become a very large one.
fn unpacked(stream: &Stream<'_>, most: u64) -> Result<Vec<u8>, Refused> {
    let raw = stream.raw_data();
    let dict = stream.dict();
    let mut bytes = Vec::new();
    if !dict.contains_key("Filter") && !dict.contains_key("F") {
        if raw.len() as u64 > most {
            return Err(Refused::TooMuch);
        }
        return Ok(raw.into_owned());
    }
    let plain = matches!(stream.filters().as_slice(), [Filter::FlateDecode]);
    if !plain || dict.contains_key("DecodeParms") {
        return Err(Refused::Damaged);
    }
    let packed = ZlibDecoder::new(&*raw);
    packed.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| Refused::Damaged)?;
    if bytes.len() as u64 > most { Err(Refused::TooMuch) } else { Ok(bytes) }
}

/// A text of a PDF: UTF-16 with its mark, else UTF-8, else byte by byte.
fn text(bytes: &[u8]) -> String {
    if let Some(wide) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        let units = wide.chunks_exact(2).map(|pair| match pair {
            [high, low] => u16::from_be_bytes([*high, *low]),
            _ => 0xFFFD,
        });
        return char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect();
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_string(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
