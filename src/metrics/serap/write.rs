//! Edits as bytes of the record: comments, order and layout stay as they were typed.

use std::collections::BTreeMap;
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

/// The texts of a record by key, and the lists that they stand in.
#[derive(Debug)]
pub struct Texts<'s> {
    source: &'s str,
    texts: BTreeMap<String, Text>,
    /// Places of the items of each list of texts.
    lists: Vec<Vec<Range<usize>>>,
}

#[derive(Debug)]
struct Text {
    span: Range<usize>,
    said: String,
    /// The list and the place in it.
    item: Option<(usize, usize)>,
}

/// Tables and lists within each other at most.
const DEEPEST: usize = 16;

impl<'s> Texts<'s> {
    /// Those of a record.
    pub fn of(source: &'s str) -> Self {
        // What is wrong with the syntax is for a check to tell.
        let tree = parse(source, &mut Sink::default());
        let mut texts = Self { source, texts: BTreeMap::new(), lists: Vec::new() };
        texts.gather(&Node::root(tree.get_ref(), tree.span()), 0);
        texts
    }

    fn gather(&mut self, node: &Node<'_>, depth: usize) {
        if depth == DEEPEST {
            return;
        }
        match node.value() {
            DeValue::Array(_) => {
                let items: Vec<Node<'_>> = node.items().collect();
                let list = self.lists.len();
                if !items.is_empty() && items.iter().all(|item| item.value().is_str()) {
                    self.lists.push(items.iter().map(|item| item.place().span.clone()).collect());
                    for (at, item) in items.iter().enumerate() {
                        self.add(item, Some((list, at)));
                    }
                } else {
                    items.iter().for_each(|item| self.gather(item, depth + 1));
                }
            }
            DeValue::Table(table) => {
                for (name, value) in table.iter() {
                    self.gather(&node.below(name.get_ref(), value), depth + 1);
                }
            }
            DeValue::String(_) => self.add(node, None),
            _ => {}
        }
    }

    fn add(&mut self, node: &Node<'_>, item: Option<(usize, usize)>) {
        let place = node.place();
        let said = node.value().as_str().unwrap_or_default().to_string();
        let text = Text { span: place.span.clone(), said, item };
        self.texts.insert(place.key.to_string(), text);
    }

    /// Where the text of a key stands, and what it says.
    pub fn get(&self, key: &str) -> Option<(Range<usize>, &str)> {
        self.texts.get(key).map(|text| (text.span.clone(), text.said.as_str()))
    }

    /// Whether a key leads to an item of a list of texts.
    pub fn is_item(&self, key: &str) -> bool {
        self.texts.get(key).is_some_and(|text| text.item.is_some())
    }

    /// The keys of the list that an item stands in, its own among them, and what they say.
    pub fn beside(&self, key: &str) -> impl Iterator<Item = (String, &str)> {
        let list = key.rsplit_once('.').map(|(list, _)| list.to_string()).unwrap_or_default();
        let keys = (1..).map(move |at| format!("{list}.{at}"));
        keys.map_while(|key| {
            let text = self.texts.get(&key).filter(|text| text.item.is_some())?;
            Some((key, text.said.as_str()))
        })
    }

    /// Takes an item out of its list. `None` when the key leads to no item, or when a comment beside it
    /// would go with it.
    pub fn without(&self, key: &str) -> Option<Patch> {
        let (items, at) = self.list_of(key)?;
        let own = items.get(at)?.clone();
        let span = match (items.get(at + 1), at.checked_sub(1).and_then(|at| items.get(at))) {
            (Some(next), _) => own.start..next.start,
            (None, Some(before)) => before.end..own.end,
            (None, None) => own.clone(),
        };
        let kept = self.source.get(span.start..own.start)?;
        let rest = self.source.get(own.end..span.end)?;
        let comment = kept.contains('#') || rest.contains('#');
        (!comment).then(|| Patch { span, text: String::new() })
    }

    /// Puts an item behind that of a key into its list.
    pub fn with(&self, key: &str, text: &str) -> Option<Patch> {
        let (items, at) = self.list_of(key)?;
        let own = items.get(at)?.clone();
        // Items that stand in lines of their own stay so.
        let before = self.source.get(..own.start)?;
        let line = before.rsplit('\n').next().unwrap_or_default();
        let alone = line.trim().is_empty() && before.contains('\n');
        let end = line_break(self.source);
        let lead = if alone { format!(",{end}{line}") } else { ", ".to_string() };
        Some(Patch { span: own.end..own.end, text: lead + &retyped(text, end) })
    }

    fn list_of(&self, key: &str) -> Option<(&[Range<usize>], usize)> {
        let (list, at) = self.texts.get(key)?.item?;
        Some((self.lists.get(list)?, at))
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
    fn a_text_is_found_by_its_key() {
        let source = "[s]\nx = [\"satu\", \"dua\"]\n[[t]]\nkunci = \"k\"\nnama = \"tiga\"\n";
        let texts = Texts::of(source);
        for (key, said, item) in [("s.x.2", "dua", true), ("t.k.nama", "tiga", false)] {
            let (span, text) = texts.get(key).unwrap();
            assert_eq!((text, &source[span]), (said, format!("\"{said}\"").as_str()));
            assert_eq!(texts.is_item(key), item);
        }
        assert!(texts.get("s.x").is_none() && texts.get("t.k.lain").is_none());
        let keys: Vec<_> = texts.beside("s.x.9").map(|(key, _)| key).collect();
        assert_eq!(keys, ["s.x.1", "s.x.2"]);
    }

    #[test]
    fn items_come_and_go() {
        let source =
            "[s]\nx = [\n  \"satu\",\n  \"dua\", # catatan\n  \"tiga\",\n]\ny = [\"a\", \"b\"]\n";
        let texts = Texts::of(source);
        let without = |key| texts.without(key).map(|patch| patched(source, &[patch]));
        assert_eq!(without("s.x.1").unwrap(), source.replace("\"satu\",\n  ", ""));
        assert_eq!(without("s.x.2"), None);
        assert_eq!(without("s.y.2").unwrap(), source.replace(", \"b\"", ""));
        assert_eq!(without("s.y.3"), None);
        let with = |key| patched(source, &[texts.with(key, "baru").unwrap()]);
        assert_eq!(with("s.x.1"), source.replace("\"satu\"", "\"satu\",\n  \"baru\""));
        assert_eq!(with("s.y.1"), source.replace("\"a\"", "\"a\", \"baru\""));
    }
}
