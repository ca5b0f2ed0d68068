//! From bytes to a tree.

use std::collections::BTreeMap;

use ecow::EcoString;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Decoder, Reader, XmlVersion};

use super::{Element, Node, names};

/// Levels of nesting; a document of Word has some thirty.
const DEEPEST: usize = 256;

/// Most elements and attributes of a part; a report has some hundred thousand, and each takes some
/// hundred bytes.
const MOST: usize = 2_000_000;

/// Most prefixes that are brought to the conventional ones at one place.
const MOST_PREFIXES: usize = 64;

/// Why a part is no XML that can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Not well-formed.
    #[error("XML tidak utuh di byte {0}")]
    Malformed(u64),
    /// A document type declaration, which no Word file has and which can make a reader run away.
    #[error("XML memuat deklarasi tipe dokumen")]
    Doctype,
    /// Elements within elements without end.
    #[error("XML bersarang terlalu dalam")]
    TooDeep,
    /// More elements and attributes than a document has.
    #[error("XML memuat terlalu banyak unsur")]
    TooMany,
    /// No element at all.
    #[error("XML kosong")]
    Empty,
}

/// Reads a part. Prefixes other than the conventional ones are brought to these.
///
/// # Errors
/// When it is no well-formed XML.
pub fn parse(bytes: &[u8]) -> Result<Element, Unreadable> {
    let mut element = parse_own(bytes)?;
    adopt_prefixes(&mut element, &BTreeMap::new());
    Ok(element)
}

/// Reads what is known to be in the conventional prefixes.
///
/// # Errors
/// When it is no well-formed XML.
pub fn parse_own(bytes: &[u8]) -> Result<Element, Unreadable> {
    let root = read(&decoded(bytes))?;
    let mut elements = root.children.into_iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    elements.next().ok_or(Unreadable::Empty)
}

/// Word writes UTF-8; other programs may write UTF-16.
fn decoded(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    let units = |pair: fn([u8; 2]) -> u16| {
        bytes.chunks_exact(2).skip(1).map(move |two| pair([two[0], two[1]])).collect::<Vec<u16>>()
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        [0xFF, 0xFE, ..] => String::from_utf16_lossy(&units(u16::from_le_bytes)).into(),
        [0xFE, 0xFF, ..] => String::from_utf16_lossy(&units(u16::from_be_bytes)).into(),
        _ => String::from_utf8_lossy(bytes),
    }
}

fn read(text: &str) -> Result<Element, Unreadable> {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    let mut left = MOST;
    loop {
        let event = reader.read_event();
        let event = event.map_err(|_| Unreadable::Malformed(reader.error_position()))?;
        let at = || Unreadable::Malformed(reader.buffer_position());
        match event {
            Event::Start(tag) => {
                if open.len() > DEEPEST {
                    return Err(Unreadable::TooDeep);
                }
                let child = element(&tag, reader.decoder()).ok_or_else(at)?;
                left = counted(&child, left)?;
                open.push(child);
            }
            Event::Empty(tag) => {
                let child = element(&tag, reader.decoder()).ok_or_else(at)?;
                left = counted(&child, left)?;
                open.last_mut().ok_or_else(at)?.push(child);
            }
            Event::End(_) => {
                let child = open.pop().ok_or_else(at)?;
                open.last_mut().ok_or_else(at)?.push(child);
            }
            Event::Text(text) => {
                add_text(open.last_mut().ok_or_else(at)?, &text.decode().map_err(|_| at())?);
            }
            Event::CData(text) => {
                add_text(open.last_mut().ok_or_else(at)?, &text.decode().map_err(|_| at())?);
            }
            Event::GeneralRef(name) => {
                let text = entity(&name).ok_or_else(at)?;
                add_text(open.last_mut().ok_or_else(at)?, &text);
            }
            Event::DocType(_) => return Err(Unreadable::Doctype),
            Event::Eof if open.len() > 1 => return Err(at()),
            Event::Eof => return open.pop().ok_or_else(at),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// What is left of the elements and attributes that a part may have.
fn counted(element: &Element, left: usize) -> Result<usize, Unreadable> {
    left.checked_sub(element.attributes.len().saturating_add(1)).ok_or(Unreadable::TooMany)
}

fn element(tag: &BytesStart<'_>, decoder: Decoder) -> Option<Element> {
    let mut element = Element::new(std::str::from_utf8(tag.name().as_ref()).ok()?);
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.ok()?;
        let name = std::str::from_utf8(attribute.key.as_ref()).ok()?;
        let value =
            attribute.decoded_and_normalized_value(XmlVersion::Implicit1_0, decoder).ok()?;
        element.attributes.push((name.into(), value.as_ref().into()));
    }
    Some(element)
}

fn entity(name: &BytesRef<'_>) -> Option<EcoString> {
    if let Some(character) = name.resolve_char_ref().ok()? {
        return Some(EcoString::from(character));
    }
    resolve_predefined_entity(&name.decode().ok()?).map(EcoString::from)
}

fn add_text(element: &mut Element, text: &str) {
    match element.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => element.children.push(Node::Text(text.into())),
    }
}

/// Brings names to the conventional prefixes, whatever prefix the part binds to a namespace.
fn adopt_prefixes(element: &mut Element, outer: &BTreeMap<EcoString, EcoString>) {
    let mut bound = None;
    for (name, value) in &mut element.attributes {
        let own = match name.as_str() {
            "xmlns" => Some(""),
            other => other.strip_prefix("xmlns:"),
        };
        if let Some((own, usual)) = own.zip(names::prefix(value))
            && own != usual
        {
            let bound = bound.get_or_insert_with(|| outer.clone());
            if bound.len() < MOST_PREFIXES {
                bound.insert(own.into(), EcoString::from(usual));
            }
        } else if let Some(usual) = own.and_then(names::namespace)
            && names::STRICT.iter().any(|(strict, _)| strict == value)
        {
            *value = usual.into();
        }
    }
    let bound = bound.as_ref().unwrap_or(outer);
    if !bound.is_empty() {
        if let Some(name) = renamed(&element.name, bound, true) {
            element.name = name;
        }
        for (name, _) in &mut element.attributes {
            if let Some(new) = renamed(name, bound, false) {
                *name = new;
            }
        }
    }
    element.elements_mut().for_each(|child| adopt_prefixes(child, bound));
}

fn renamed(name: &str, bound: &BTreeMap<EcoString, EcoString>, default: bool) -> Option<EcoString> {
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    if prefix == "xmlns" || (prefix.is_empty() && !default) {
        return None;
    }
    bound.get(prefix).map(|usual| ecow::eco_format!("{usual}:{local}"))
}
