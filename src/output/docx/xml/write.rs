//! From a tree to bytes.

use std::borrow::Cow;

use ecow::EcoString;

use super::declare::declared;
use super::{Element, Node};

type Attribute = (EcoString, EcoString);

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The bytes of a part. Text is cleaned of what XML cannot hold.
pub fn write(root: &Element) -> Vec<u8> {
    whole(root, &root.attributes)
}

/// The bytes of a part, with the namespaces that occur in it declared at its root, so that pieces
/// of several parts can be put together.
pub fn write_part(root: &Element) -> Vec<u8> {
    whole(root, &declared(root))
}

fn whole(root: &Element, attributes: &[Attribute]) -> Vec<u8> {
    let mut out = String::with_capacity(64 * 1024);
    out.push_str(DECLARATION);
    tag(root, attributes, &mut out);
    out.into_bytes()
}

fn tag(element: &Element, attributes: &[Attribute], out: &mut String) {
    out.push('<');
    out.push_str(&element.name);
    for (name, value) in attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(value, true, out);
        out.push('"');
    }
    if element.children.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    for node in &element.children {
        match node {
            Node::Element(child) => tag(child, &child.attributes, out),
            Node::Text(text) => escape(text, false, out),
        }
    }
    out.push_str("</");
    out.push_str(&element.name);
    out.push('>');
}

fn escape(text: &str, quoted: bool, out: &mut String) {
    let text = clean(text);
    let mut rest = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' if quoted => "&quot;",
            b'\n' if quoted => "&#10;",
            b'\t' if quoted => "&#9;",
            b'\r' => "&#13;",
            _ => continue,
        };
        out.push_str(&text[rest..at]);
        out.push_str(entity);
        rest = at + 1;
    }
    out.push_str(&text[rest..]);
}

/// Text without the characters that XML 1.0 cannot hold (control characters, non-characters).
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(holds) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|character| holds(*character)).collect())
    }
}

fn holds(character: char) -> bool {
    !matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
