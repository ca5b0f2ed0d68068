//! What a file says about itself in XMP, compared by meaning: however it is written, only the dates of
//! change and the program that wrote last may differ.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::packed::unpacked;
use super::value::{Object, readable};
use super::words::is_date;
use crate::output::docx::xml::{Element, parse_own};

/// Most bytes of XMP (4 MiB).
const MOST: usize = 4 << 20;

/// Most characters of the name of a program.
const LONGEST: usize = 200;

/// Namespaces at one place; more are bound to nothing.
const MOST_SPACES: usize = 64;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XMP: &str = "http://ns.adobe.com/xap/1.0/";
const PDF: &str = "http://ns.adobe.com/pdf/1.3/";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// A name with its namespace.
type Name = (String, String);

/// Names of what differs, but for dates of change and the program that wrote last.
pub fn changes(old: &Object, new: &Object, whole: &[u8]) -> Result<Vec<String>, &'static str> {
    let (old, new) = (said(old, whole)?, said(new, whole)?);
    let mut found = Vec::new();
    let names: std::collections::BTreeSet<&Name> = old.keys().chain(new.keys()).collect();
    for name in names {
        let (was, is) = (old.get(name), new.get(name));
        if was == is {
            continue;
        }
        let plain = is.and_then(|is| is.strip_prefix(TEXT));
        let free = match (name.0.as_str(), name.1.as_str()) {
            (XMP, "ModifyDate" | "MetadataDate") => plain.is_some_and(is_date),
            (PDF, "Producer") => plain.is_some_and(|text| text.chars().count() <= LONGEST),
            _ => false,
        };
        if !free {
            found.push(readable(name.1.as_bytes()));
        }
    }
    Ok(found)
}

/// Every property of a stream of XMP with its value in one form.
fn said(object: &Object, whole: &[u8]) -> Result<BTreeMap<Name, String>, &'static str> {
    let dict =
        object.value.dict().filter(|dict| dict.is("Type", "Metadata") && dict.is("Subtype", "XML"));
    let dict = dict.ok_or("bukan XML")?;
    let known = ["Type", "Subtype", "Length", "Filter", "DecodeParms"];
    if dict.keys().any(|key| !known.contains(&key.as_str())) {
        return Err("memuat isian lain");
    }
    let bytes = unpacked(whole, object, dict, MOST).ok_or("tidak dapat dibuka")?;
    let root = parse_own(&bytes).map_err(|_| "tidak dapat dibaca")?;
    let spaces = Spaces::default().within(&root);
    let mut found = BTreeMap::new();
    let is_rdf =
        |element: &Element, spaces: &Spaces| spaces.name(&element.name, true) == name(RDF, "RDF");
    let (rdf, spaces) = if is_rdf(&root, &spaces) {
        (&root, spaces)
    } else {
        let mut inner = root.elements();
        match (inner.next().map(|child| (child, spaces.within(child))), inner.next()) {
            (Some((child, spaces)), None) if is_rdf(child, &spaces) => (child, spaces),
            _ => return Err("tanpa isi"),
        }
    };
    for description in rdf.elements() {
        let spaces = spaces.within(description);
        if spaces.name(&description.name, true) != name(RDF, "Description") {
            return Err("memuat isian lain");
        }
        if !properties(description, &spaces, &mut found) {
            return Err("menyebut satu hal dua kali");
        }
    }
    Ok(found)
}

/// What stands in front of a plain text among values.
const TEXT: &str = "=";

/// The properties of a description, whether written as attributes or as elements; false when one is
/// there twice.
fn properties(element: &Element, spaces: &Spaces, found: &mut BTreeMap<Name, String>) -> bool {
    let mut once = true;
    for (key, value) in &element.attributes {
        let key = spaces.name(key, false);
        if !key.0.is_empty() && !matches!(key.0.as_str(), RDF | XML) {
            once &= found.insert(key, format!("{TEXT}{}", value.trim())).is_none();
        }
    }
    for child in element.elements() {
        let spaces = spaces.within(child);
        let key = spaces.name(&child.name, true);
        once &= found.insert(key, value(child, &spaces)).is_none();
    }
    once
}

/// A value in one form: a text, a list, or a description.
fn value(element: &Element, spaces: &Spaces) -> String {
    let mut out = String::new();
    let mut plain = true;
    for (key, text) in &element.attributes {
        match spaces.name(key, false) {
            (space, local) if space == XML && local == "lang" => out += &format!("@{text} "),
            (space, local) if space == RDF && local == "resource" => {
                return format!("{out}{TEXT}{}", text.trim());
            }
            (space, local) if space == RDF && local == "parseType" && text == "Resource" => {
                plain = false
            }
            (space, _) if space.is_empty() && (key == "xmlns" || key.starts_with("xmlns:")) => {}
            _ => plain = false,
        }
    }
    let children: Vec<&Element> = element.elements().collect();
    if plain && children.is_empty() {
        return format!("{out}{TEXT}{}", element.plain().trim());
    }
    let list = |child: &Element, spaces: &Spaces| {
        let (space, local) = spaces.name(&child.name, true);
        (space == RDF && matches!(local.as_str(), "Alt" | "Bag" | "Seq")).then_some(local)
    };
    if let [child] = children.as_slice() {
        let spaces = spaces.within(child);
        if let Some(kind) = list(child, &spaces).filter(|_| plain) {
            let items = child.elements().map(|item| value(item, &spaces.within(item)));
            return format!("{out}{kind}{}", items.map(|item| closed(&item)).collect::<String>());
        }
        if plain && spaces.name(&child.name, true) == name(RDF, "Description") {
            return format!("{out}{}", described(child, &spaces));
        }
    }
    out + &described(element, spaces)
}

fn described(element: &Element, spaces: &Spaces) -> String {
    let mut inner = BTreeMap::new();
    let once = properties(element, spaces, &mut inner);
    let mut out: String = inner
        .iter()
        .map(|((space, local), value)| closed(space) + &closed(local) + &closed(value))
        .collect();
    // One that says a thing twice is like no other.
    out.push(if once { '.' } else { '!' });
    out
}

/// A text with its length in front, so that two in a row cannot be taken for another two.
fn closed(text: &str) -> String {
    format!("{}:{text}", text.len())
}

fn name(space: &str, local: &str) -> Name {
    (space.to_string(), local.to_string())
}

/// The namespaces that prefixes are bound to.
#[derive(Debug, Clone, Default)]
struct Spaces(Rc<BTreeMap<String, String>>);

impl Spaces {
    fn within(&self, element: &Element) -> Self {
        let mut all = self.clone();
        for (key, value) in &element.attributes {
            let prefix = if key == "xmlns" { Some("") } else { key.strip_prefix("xmlns:") };
            if let Some(prefix) = prefix.filter(|_| all.0.len() < MOST_SPACES) {
                Rc::make_mut(&mut all.0).insert(prefix.to_string(), value.to_string());
            }
        }
        all
    }

    /// A name with its namespace; one without a prefix is in that of its surroundings when it is an element.
    fn name(&self, written: &str, element: bool) -> Name {
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        if prefix == "xmlns" || (prefix.is_empty() && !element) {
            return (String::new(), local.to_string());
        }
        let space =
            if prefix == "xml" { Some(XML) } else { self.0.get(prefix).map(String::as_str) };
        // A prefix that is bound to nothing stays what it is.
        (space.unwrap_or(prefix).to_string(), local.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::pdf::behind::value::{Dict, Value};

    const OLD: &str = "<?xpacket?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
        <rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xmp='http://ns.adobe.com/xap/1.0/'>\
        <dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Laporan</rdf:li></rdf:Alt></dc:title>\
        <xmp:ModifyDate>2025-01-01T00:00:00Z</xmp:ModifyDate><xmp:CreatorTool>lkjip</xmp:CreatorTool>\
        <dc:x rdf:parseType='Resource'><dc:y>http://a</dc:y></dc:x>\
        </rdf:Description></rdf:RDF></x:xmpmeta>";

    const NEW: &str = "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
        <r:Description r:about='' xmlns:a='http://ns.adobe.com/xap/1.0/' a:CreatorTool='lkjip' a:ModifyDate='2026-02-02'>\
        <title xmlns='http://purl.org/dc/elements/1.1/'><r:Alt> <r:li xml:lang='x-default'>Laporan</r:li></r:Alt></title>\
        <d:x xmlns:d='http://purl.org/dc/elements/1.1/'><r:Description><d:y r:resource='http://a'/></r:Description></d:x>\
        </r:Description></r:RDF>";

    fn compared(new: &str) -> Result<Vec<String>, &'static str> {
        let whole = format!("{OLD}{new}");
        let entry = |key: &str, name: &str| {
            (key.as_bytes().to_vec(), Value::Name(name.as_bytes().to_vec()))
        };
        let object = |span| Object {
            value: Value::Dict(Dict(vec![entry("Type", "Metadata"), entry("Subtype", "XML")])),
            stream: Some(span),
        };
        changes(&object(0..OLD.len()), &object(OLD.len()..whole.len()), whole.as_bytes())
    }

    #[test]
    fn the_same_said_otherwise_is_the_same() {
        assert_eq!(compared(OLD), Ok(vec![]));
        assert_eq!(compared(NEW), Ok(vec![]));
    }

    #[test]
    fn anything_but_dates_of_change_is_named() {
        for (from, to, told) in [
            (">Laporan<", ">Palsu<", "title"),
            ("'lkjip'", "'lain'", "CreatorTool"),
            ("2026-02-02", "kemarin", "ModifyDate"),
            ("http://a", "http://b", "x"),
            ("<d:x ", "<d:z d:y='1' xmlns:d='http://purl.org/dc/elements/1.1/'/><d:x ", "z"),
        ] {
            assert_eq!(compared(&NEW.replacen(from, to, 1)), Ok(vec![told.to_string()]), "{from}");
        }
        let twice = NEW.replacen(
            "</r:Description></r:RDF>",
            "<a:CreatorTool>lain</a:CreatorTool></r:Description></r:RDF>",
            1,
        );
        assert!(compared(&twice).is_err());
        assert!(compared("<a").is_err() && compared("<a/>").is_err());
    }
}
