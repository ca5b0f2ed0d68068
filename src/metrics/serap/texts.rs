//! The texts of a record by key, and the lists that they stand in.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::DeValue;

use super::blocks::header;
use super::revise::Edit as Patch;
use crate::diagnostic::Sink;
use crate::read::{Node, parse};

/// The texts of a record by key, and the lists that they stand in.
#[derive(Debug)]
pub struct Texts<'s> {
    pub(super) source: &'s str,
    pub(super) texts: BTreeMap<String, Text>,
    /// Where numbers, dates and flags stand.
    values: BTreeMap<String, Range<usize>>,
    pub(super) lists: Vec<List>,
    /// Bytes of everything that is no list and no table, in order.
    pub(super) leaves: Vec<Range<usize>>,
}

#[derive(Debug)]
pub(super) struct Text {
    pub(super) span: Range<usize>,
    said: String,
    /// The list and the place in it.
    item: Option<(usize, usize)>,
}

/// A list of texts, or of tables that each have a text.
#[derive(Debug)]
pub(super) struct List {
    pub(super) form: Form,
    /// Bytes of the items.
    pub(super) items: Vec<Range<usize>>,
    /// Keys of their texts.
    pub(super) keys: Vec<String>,
}

/// How the items of a list are typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// `["…", "…"]`
    Texts,
    /// `[{ isi = "…" }, …]`
    Tables,
    /// Tables under headers of their own: the header, and what stands before the text in its line.
    Blocks { header: String, before: String },
}

/// The key of the text of a table in a list.
pub(super) const TEXT: &str = "isi";

/// Tables and lists within each other at most.
const DEEPEST: usize = 16;

impl<'s> Texts<'s> {
    /// Those of a record.
    pub fn of(source: &'s str) -> Self {
        // What is wrong with the syntax is for a check to tell.
        let tree = parse(source, &mut Sink::default());
        let mut texts = Self {
            source,
            texts: BTreeMap::new(),
            values: BTreeMap::new(),
            lists: Vec::new(),
            leaves: Vec::new(),
        };
        texts.gather(&Node::root(tree.get_ref(), tree.span()), 0);
        texts.leaves.sort_unstable_by_key(|leaf| leaf.start);
        texts.blocks();
        texts
    }

    fn gather(&mut self, node: &Node<'_>, depth: usize) {
        if depth == DEEPEST {
            return;
        }
        let span = node.place().span.clone();
        let typed = self.source.get(span.clone()).unwrap_or_default();
        let is_header = || self.source.get(self.line(span.start)).and_then(header).is_some();
        // The sign that closes a list or a table is the end of what stands in it.
        if typed.ends_with('}') || (typed.ends_with(']') && !is_header()) {
            self.leaves.push(span.end - 1..span.end);
        }
        match node.value() {
            DeValue::Array(_) => {
                let items: Vec<Node<'_>> = node.items().collect();
                if !items.is_empty() && items.iter().all(|item| item.value().is_str()) {
                    self.list(&items, &items, Form::Texts);
                    self.leaves.extend(items.iter().map(|item| item.place().span.clone()));
                    return;
                }
                items.iter().for_each(|item| self.gather(item, depth + 1));
                let texts = items.iter().map(|item| item.get(TEXT));
                let texts: Option<Vec<Node<'_>>> =
                    texts.map(|text| text.filter(|text| text.value().is_str())).collect();
                if let (Some(texts), Some(form)) = (texts, self.form(&items)) {
                    self.list(&items, &texts, form);
                }
            }
            DeValue::Table(table) => {
                for (name, value) in table.iter() {
                    self.gather(&node.below(name.get_ref(), value), depth + 1);
                }
            }
            DeValue::String(_) => {
                self.leaves.push(node.place().span.clone());
                self.add(node, None);
            }
            _ => {
                self.leaves.push(span.clone());
                self.values.insert(node.place().key.to_string(), span);
            }
        }
    }

    fn list(&mut self, items: &[Node<'_>], texts: &[Node<'_>], form: Form) {
        let list = self.lists.len();
        for (at, text) in texts.iter().enumerate() {
            self.add(text, Some((list, at)));
        }
        self.lists.push(List {
            form,
            items: items.iter().map(|item| item.place().span.clone()).collect(),
            keys: texts.iter().map(|text| text.place().key.to_string()).collect(),
        });
    }

    fn add(&mut self, node: &Node<'_>, item: Option<(usize, usize)>) {
        let place = node.place();
        let said = node.value().as_str().unwrap_or_default().to_string();
        let text = Text { span: place.span.clone(), said, item };
        self.texts.insert(place.key.to_string(), text);
    }

    /// The line that a byte stands in, with its end.
    pub(super) fn line(&self, at: usize) -> Range<usize> {
        let before = self.source.get(..at).unwrap_or_default();
        let rest = self.source.get(at..).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = rest.find('\n').map_or(self.source.len(), |end| at + end + 1);
        start..end
    }

    /// Where the text of a key stands, and what it says.
    pub fn get(&self, key: &str) -> Option<(Range<usize>, &str)> {
        self.texts.get(key).map(|text| (text.span.clone(), text.said.as_str()))
    }

    /// Where the number, date or flag of a key stands.
    pub fn value(&self, key: &str) -> Option<Range<usize>> {
        self.values.get(key).cloned()
    }

    /// All of them: key and what it says.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(key, text)| (key.as_str(), text.said.as_str()))
    }

    /// Whether a key leads to an item of a list of texts, or to the text of a table in a list.
    pub fn is_item(&self, key: &str) -> bool {
        self.item(key).is_some()
    }

    /// Whether a key leads to the text of a table in a list.
    pub fn is_of_table(&self, key: &str) -> bool {
        let list = self.item(key).and_then(|(list, _)| self.lists.get(list));
        list.is_some_and(|list| list.form != Form::Texts)
    }

    /// Whether two keys lead to items of one list.
    pub fn is_beside(&self, one: &str, other: &str) -> bool {
        self.item(one)
            .is_some_and(|(list, _)| self.item(other).is_some_and(|(beside, _)| beside == list))
    }

    /// The list that a key leads to, and the place in it.
    pub(super) fn item(&self, key: &str) -> Option<(usize, usize)> {
        self.texts.get(key)?.item
    }

    /// The keys of the list that an item stands in, its own among them, and what they say.
    pub fn beside(&self, key: &str) -> impl Iterator<Item = (String, &str)> {
        let own = self.item(key).map(|(list, _)| list);
        // An item that the record does not have: the list that its name tells.
        let list = own.or_else(|| {
            let name = key.trim_end_matches(&format!(".{TEXT}")).rsplit_once('.')?.0;
            self.lists.iter().position(|list| {
                let first = list.keys.first().map(|key| key.trim_end_matches(&format!(".{TEXT}")));
                first.and_then(|key| key.rsplit_once('.')).is_some_and(|(own, _)| own == name)
            })
        });
        let keys = list.and_then(|list| self.lists.get(list)).map(|list| list.keys.as_slice());
        keys.unwrap_or_default()
            .iter()
            .filter_map(|key| Some((key.clone(), self.texts.get(key)?.said.as_str())))
    }

    /// Takes out a text with its key. `None` when it does not stand in lines of its own.
    pub fn without(&self, key: &str) -> Option<Patch> {
        let text = self.texts.get(key).filter(|text| text.item.is_none())?;
        let (first, last) = (self.line(text.span.start), self.line(text.span.end));
        let before = self.source.get(first.start..text.span.start)?.trim().strip_suffix('=')?;
        let behind = self.source.get(text.span.end..last.end)?;
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\'');
        let is_alone = before.trim().chars().all(is_name) && behind.trim().is_empty();
        is_alone.then(|| Patch { span: first.start..last.end, text: String::new() })
    }

    /// Whether a comment stands in some bytes.
    pub(super) fn has_comment(&self, span: &Range<usize>) -> bool {
        let first = self.leaves.partition_point(|leaf| leaf.end <= span.start);
        let mut at = span.start;
        let mut found = false;
        for leaf in self.leaves.iter().skip(first).take_while(|leaf| leaf.start < span.end) {
            found |= self.source.get(at..leaf.start).is_some_and(|between| between.contains('#'));
            at = at.max(leaf.end);
        }
        found || self.source.get(at..span.end).is_some_and(|rest| rest.contains('#'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn texts_of_tables_are_items() {
        let source =
            "[[l]]\nisi = \"a\"\n[[l]]\nkunci = \"k\"\nisi = \"b\"\n\n[m]\nn = [{ isi = \"c\" }]\n";
        let texts = Texts::of(source);
        assert!(texts.is_beside("l.1.isi", "l.k.isi") && !texts.is_beside("l.1.isi", "m.n.1.isi"));
        let keys: Vec<_> = texts.beside("l.9.isi").map(|(key, _)| key).collect();
        assert_eq!(keys, ["l.1.isi", "l.k.isi"]);
        assert!(texts.is_of_table("m.n.1.isi") && texts.is_of_table("l.k.isi"));
        assert!(!Texts::of("a = [\"b\"]").is_of_table("a.1"));
    }

    #[test]
    fn a_text_goes_with_its_key() {
        let source = "[s]\na = \"\"\"\nsatu\ndua\"\"\"\nb = \"x\" # catatan\nc = { d = \"y\" }\n";
        let texts = Texts::of(source);
        let patch = texts.without("s.a").unwrap();
        assert_eq!(&source[patch.span], "a = \"\"\"\nsatu\ndua\"\"\"\n");
        assert_eq!(texts.without("s.b"), None);
        assert_eq!(texts.without("s.c.d"), None);
    }
}
