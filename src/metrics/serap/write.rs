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

/// A change of a list of texts. Several changes of one list have to be written together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The item of a key goes.
    Without(String),
    /// An item comes behind that of a key.
    With(String, String),
}

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

/// An item of a list that is changed.
struct Item<'a> {
    span: &'a Range<usize>,
    gone: bool,
    /// Texts that come behind it.
    behind: Vec<&'a str>,
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

    /// Changes of lists as patches, which do not overlap. `None` when a key leads to no item, or when a
    /// comment beside an item would go with it.
    pub fn listed(&self, changes: &[Change]) -> Option<Vec<Patch>> {
        let mut lists: BTreeMap<usize, Vec<Item<'_>>> = BTreeMap::new();
        for change in changes {
            let (Change::Without(key) | Change::With(key, _)) = change;
            let (list, at) = self.texts.get(key)?.item?;
            let spans = self.lists.get(list)?;
            let new = || spans.iter().map(|span| Item { span, gone: false, behind: Vec::new() });
            let item = lists.entry(list).or_insert_with(|| new().collect()).get_mut(at)?;
            match change {
                Change::Without(_) => item.gone = true,
                Change::With(_, text) => item.behind.push(text),
            }
        }
        let patches: Option<Vec<Vec<Patch>>> =
            lists.values().map(|items| self.changed(items)).collect();
        Some(patches?.concat())
    }

    /// The patches of one list.
    fn changed(&self, items: &[Item<'_>]) -> Option<Vec<Patch>> {
        let mut patches = Vec::new();
        let end = line_break(self.source);
        let mut at = 0;
        while let Some(item) = items.get(at) {
            let parting = self.parting(item.span)?;
            let typed = |text: &&str| retyped(text, end);
            if !item.gone {
                let new: String =
                    item.behind.iter().map(|text| format!("{parting}{}", typed(text))).collect();
                if !new.is_empty() {
                    patches.push(Patch { span: item.span.end..item.span.end, text: new });
                }
                at += 1;
                continue;
            }
            let rest = items.get(at..).unwrap_or_default();
            let gone = rest.iter().take_while(|item| item.gone).count();
            let run = rest.get(..gone).unwrap_or_default();
            let new: Vec<String> = run.iter().flat_map(|item| &item.behind).map(typed).collect();
            let own = item.span.start..run.last()?.span.end;
            let before = at.checked_sub(1).and_then(|at| items.get(at));
            let span = match (rest.get(gone), before) {
                _ if !new.is_empty() => own.clone(),
                (Some(next), _) => own.start..next.span.start,
                (None, Some(before)) if !self.has_comment(&(before.span.end..own.start)) => {
                    before.span.end..own.end
                }
                (None, _) => own.start..self.behind_comma(own.end),
            };
            let mut ends = own.start;
            for item in run {
                if self.has_comment(&(ends..item.span.start)) {
                    return None;
                }
                ends = item.span.end;
            }
            if self.has_comment(&(ends..span.end.max(ends))) || self.is_noted(own.end) {
                return None;
            }
            patches.push(Patch { span, text: new.join(&parting) });
            at += gone;
        }
        Some(patches)
    }

    /// What parts an item from the one before: items that stand in lines of their own stay so.
    fn parting(&self, own: &Range<usize>) -> Option<String> {
        let before = self.source.get(..own.start)?;
        let line = before.rsplit('\n').next().unwrap_or_default();
        let alone = line.trim().is_empty() && before.contains('\n');
        let end = line_break(self.source);
        Some(if alone { format!(",{end}{line}") } else { ", ".to_string() })
    }

    fn has_comment(&self, span: &Range<usize>) -> bool {
        self.source.get(span.clone()).unwrap_or_default().contains('#')
    }

    /// Whether a comment follows an item in its line.
    fn is_noted(&self, end: usize) -> bool {
        let rest = self.source.get(end..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        line.trim_start().trim_start_matches(',').trim_start().starts_with('#')
    }

    /// The end of the comma behind a place, if one is there.
    fn behind_comma(&self, end: usize) -> usize {
        let rest = self.source.get(end..).unwrap_or_default();
        let space = rest.len() - rest.trim_start().len();
        let comma = rest.trim_start().starts_with(',');
        if comma { end + space + 1 } else { end }
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
        let changed = |changes: &[Change]| {
            let made = patched(source, &texts.listed(changes)?);
            made.parse::<toml::Table>().unwrap_or_else(|_| panic!("{made}"));
            Some(made)
        };
        let without = |key: &str| changed(&[Change::Without(key.into())]);
        assert_eq!(without("s.x.1").unwrap(), source.replace("\"satu\",\n  ", ""));
        assert_eq!(without("s.x.2"), None);
        assert_eq!(without("s.y.2").unwrap(), source.replace(", \"b\"", ""));
        assert_eq!(without("s.y.3"), None);
        let with = |key: &str| changed(&[Change::With(key.into(), "baru".into())]).unwrap();
        assert_eq!(with("s.x.1"), source.replace("\"satu\"", "\"satu\",\n  \"baru\""));
        assert_eq!(with("s.y.1"), source.replace("\"a\"", "\"a\", \"baru\""));
        // Several changes of one list.
        let both = [Change::Without("s.y.1".into()), Change::Without("s.y.2".into())];
        assert_eq!(changed(&both).unwrap(), source.replace("\"a\", \"b\"", ""));
        let other = [
            Change::Without("s.y.2".into()),
            Change::With("s.y.2".into(), "c".into()),
            Change::With("s.y.1".into(), "d".into()),
            Change::With("s.y.2".into(), "e".into()),
        ];
        assert_eq!(
            changed(&other).unwrap(),
            source.replace("\"a\", \"b\"", "\"a\", \"d\", \"c\", \"e\"")
        );
        let ends = [Change::Without("s.y.2".into()), Change::With("s.y.1".into(), "d".into())];
        assert_eq!(changed(&ends).unwrap(), source.replace("\"b\"", "\"d\""));
        let source = "x = [\n  \"satu\", # catatan\n  \"dua\",\n]\n";
        let texts = Texts::of(source);
        let gone = texts.listed(&[Change::Without("x.2".into())]).unwrap();
        assert_eq!(patched(source, &gone), source.replace("\"dua\",", ""));
        let source = "x = [\n  \"satu\",\n]\n";
        let gone = Texts::of(source).listed(&[Change::Without("x.1".into())]).unwrap();
        assert_eq!(patched(source, &gone), "x = [\n  \n]\n");
    }
}
