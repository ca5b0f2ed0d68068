//! Edits as bytes of the record: comments, order and layout stay as they were typed.

use std::ops::Range;

use toml::de::DeValue;

use super::revise::{Edit, revised};
use super::value::quoted;
use crate::diagnostic::Sink;
use crate::read::{Literal, Node, parse};

/// Bytes of a record and what takes their place.
pub type Patch = Edit;

/// The record with patches, which must not overlap.
pub fn patched(source: &str, patches: &[Patch]) -> String {
    revised(source, patches)
}

/// Edits of a text as patches of the record that it stands in. `None` when no text stands there.
pub fn text(source: &str, span: &Range<usize>, edits: &[Edit]) -> Option<Vec<Patch>> {
    let literal = Literal::at(source, span)?;
    let typed = source.get(span.clone())?;
    let long = typed.starts_with("\"\"\"") || typed.starts_with("'''");
    let verbatim = typed.starts_with('\'');
    let breaks = edits.iter().any(|edit| edit.text.contains('\n'));
    let quotes = verbatim && edits.iter().any(|edit| edit.text.contains('\''));
    if quotes || (breaks && !long) {
        let text = revised(&literal.text, edits);
        return Some(vec![Patch { span: span.clone(), text: retyped(&text, line_break(source)) }]);
    }
    let patches = edits.iter().map(|edit| {
        let text = if verbatim { edit.text.clone() } else { escaped(&edit.text, long) };
        Patch { span: literal.span(&edit.span), text: text.replace('\n', line_break(source)) }
    });
    Some(patches.collect())
}

/// A whole text, as TOML.
fn retyped(text: &str, line_break: &str) -> String {
    if text.contains('\n') {
        let body = escaped(text, true).replace('\n', line_break);
        return format!("\"\"\"{line_break}{body}\"\"\"");
    }
    quoted(text)
}

/// Words within double quotes; over several lines, only what could end the text is escaped.
fn escaped(text: &str, long: bool) -> String {
    let text = text.replace('\\', "\\\\");
    if long {
        text.replace("\"\"", "\"\\\"").replace("\"\"", "\"\\\"")
    } else {
        text.replace('"', "\\\"")
    }
}

fn line_break(source: &str) -> &'static str {
    if source.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Takes an item out of the list that it stands in. `None` when the key leads to no item of a list of texts.
pub fn item_removed(source: &str, key: &str) -> Option<Patch> {
    let (items, at) = list_of(source, key)?;
    let own = items.get(at)?.clone();
    let span = match (items.get(at + 1), at.checked_sub(1).and_then(|before| items.get(before))) {
        (Some(next), _) => own.start..next.start,
        (None, Some(before)) => before.end..own.end,
        (None, None) => own,
    };
    // A comment beside an item would go with it; it stays, and so does the item.
    let gone = source.get(span.clone())?;
    let kept = source.get(items.get(at)?.clone())?;
    if gone.replacen(kept, "", 1).contains('#') {
        return None;
    }
    Some(Patch { span, text: String::new() })
}

/// Puts an item behind that of a key into the list that it stands in.
pub fn item_added(source: &str, key: &str, text: &str) -> Option<Patch> {
    let (items, at) = list_of(source, key)?;
    let own = items.get(at)?.clone();
    // Items that stand in lines of their own stay so.
    let before = source.get(..own.start)?;
    let line = before.rsplit('\n').next().unwrap_or_default();
    let alone = line.trim().is_empty() && before.contains('\n');
    let lead = if alone { format!(",{}{line}", line_break(source)) } else { ", ".to_string() };
    Some(Patch { span: own.end..own.end, text: lead + &retyped(text, line_break(source)) })
}

/// The places of the texts of the list that holds the item of a key, and its place among them.
fn list_of(source: &str, key: &str) -> Option<(Vec<Range<usize>>, usize)> {
    let tree = parse(source, &mut Sink::default());
    let root = Node::root(tree.get_ref(), tree.span());
    find(&root, key, 0)
}

/// Tables and lists within each other at most.
const DEEPEST: usize = 16;

fn find(node: &Node<'_>, key: &str, depth: usize) -> Option<(Vec<Range<usize>>, usize)> {
    let leads = |below: &Node<'_>| {
        let own = below.place().key.as_ref();
        key.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    if depth == DEEPEST {
        return None;
    }
    match node.value() {
        DeValue::Array(_) => {
            let items: Vec<Node<'_>> = node.items().collect();
            let found = items
                .iter()
                .position(|item| item.place().key.as_ref() == key && item.value().is_str());
            if let Some(at) = found {
                return Some((items.iter().map(|item| item.place().span.clone()).collect(), at));
            }
            items.iter().filter(|item| leads(item)).find_map(|item| find(item, key, depth + 1))
        }
        DeValue::Table(table) => table
            .iter()
            .map(|(name, value)| node.below(name.get_ref(), value))
            .filter(leads)
            .find_map(|below| find(&below, key, depth + 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(source: &str, word: &str, new: &str) -> String {
        let at = source.find('=').unwrap() + 2;
        let span = at..source.trim_end().len();
        let literal = Literal::at(source, &span).unwrap();
        let found = literal.text.find(word).unwrap();
        let edit = Edit { span: found..found + word.len(), text: new.into() };
        let made = patched(source, &text(source, &span, std::slice::from_ref(&edit)).unwrap());
        let table: toml::Table = made.parse().unwrap();
        let expected = revised(&literal.text, &[edit]);
        assert_eq!(table["a"].as_str().unwrap().replace("\r\n", "\n"), expected, "{made}");
        made
    }

    #[test]
    fn a_text_is_edited_in_its_own_quotes() {
        assert_eq!(
            edited("a = \"satu dua\"\n", "dua", "\"tiga\" \\"),
            "a = \"satu \\\"tiga\\\" \\\\\"\n"
        );
        assert_eq!(edited("a = 'satu dua'", "dua", "tiga \\"), "a = 'satu tiga \\'");
        assert_eq!(edited("a = 'satu dua'", "dua", "d'ua"), "a = \"satu d'ua\"");
        assert_eq!(
            edited("a = \"satu dua\"", "dua", "dua.\n\ntiga"),
            "a = \"\"\"\nsatu dua.\n\ntiga\"\"\""
        );
        assert_eq!(
            edited("a = \"\"\"\r\nsatu\r\ndua\"\"\"", "dua", "x\n\n\"\"\"\"\"y"),
            "a = \"\"\"\r\nsatu\r\nx\r\n\r\n\"\\\"\\\"\\\"\\\"y\"\"\""
        );
    }

    #[test]
    fn items_come_and_go() {
        let source =
            "[s]\nx = [\n  \"satu\",\n  \"dua\", # catatan\n  \"tiga\",\n]\ny = [\"a\", \"b\"]\n";
        let without = |key| item_removed(source, key).map(|patch| patched(source, &[patch]));
        assert_eq!(without("s.x.1").unwrap(), source.replace("\"satu\",\n  ", ""));
        assert_eq!(without("s.x.2"), None);
        assert_eq!(without("s.y.2").unwrap(), source.replace(", \"b\"", ""));
        assert_eq!(without("s.y.3"), None);
        let with = |key| patched(source, &[item_added(source, key, "baru").unwrap()]);
        assert_eq!(with("s.x.1"), source.replace("\"satu\"", "\"satu\",\n  \"baru\""));
        assert_eq!(with("s.y.1"), source.replace("\"a\"", "\"a\", \"baru\""));
    }
}
