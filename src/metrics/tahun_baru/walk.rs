//! The way through the tree of a record, key by key, each to its fate.

use std::ops::Range;

use super::Maker;
use super::policy::{Fate, fate};
use crate::read::{Field, Node, Noun, Shape};

/// A key with its value, as it stands in a table.
#[derive(Clone)]
pub(super) struct Entry<'a> {
    /// The table.
    pub(super) table: Node<'a>,
    /// The key.
    pub(super) key: String,
    /// Where the key stands.
    pub(super) key_span: Range<usize>,
    /// The value.
    pub(super) node: Node<'a>,
}

impl<'a> Entry<'a> {
    /// The entry of a key, if the table has it.
    pub(super) fn of(table: &Node<'a>, key: &str) -> Option<Self> {
        let (name, _) = table.value().as_table()?.get_key_value(key)?;
        let node = table.get(key)?;
        let (table, key_span) = (table.clone(), name.span());
        Some(Self { table, key: key.to_string(), key_span, node })
    }

    /// All entries of a table, in the order of the file.
    pub(super) fn all(table: &Node<'a>) -> Vec<Self> {
        let keys = table.value().as_table().into_iter().flat_map(|t| t.iter().map(|(k, _)| k));
        let mut all: Vec<Self> = keys.filter_map(|key| Self::of(table, key.get_ref())).collect();
        all.sort_by_key(|entry| entry.key_span.start);
        all
    }

    /// Where the value stands.
    pub(super) fn value_span(&self) -> &Range<usize> {
        &self.node.place().span
    }
}

impl<'s> Maker<'_, 's> {
    /// Visits a value whose key stays.
    pub(super) fn visit(&mut self, node: &Node<'_>, shape: &Shape) {
        match shape {
            Shape::List(item) => node.items().for_each(|below| self.visit(&below, &item())),
            Shape::Map(_, value) => {
                Entry::all(node).iter().for_each(|entry| self.visit(&entry.node, &value()));
            }
            Shape::Noun(noun) => self.table(node, noun),
            // What may have several shapes is the name of a unit, or has a fate of its own.
            Shape::Any(_) | Shape::Scalar(_) | Shape::Choice(..) => self.stays(node),
        }
    }

    /// Takes down texts that stay and speak of the old year. Titles and sources of data may speak of
    /// an earlier one, which is the year of data that are emptied.
    fn stays(&mut self, node: &Node<'_>) {
        let Some(text) = node.value().as_str() else { return };
        let key = &node.place().key;
        let data = ["sasaran.", "sdm."].iter().any(|part| key.starts_with(part));
        let from = self.step.from;
        let old =
            |year: i32| year == from || (data && (from.saturating_sub(10)..from).contains(&year));
        if words(text).any(|word| word.len() == 4 && word.parse().is_ok_and(old)) {
            self.dated.push(key.to_string());
        }
    }

    fn table(&mut self, node: &Node<'_>, noun: &Noun) {
        let fields = (noun.fields)();
        let entries = Entry::all(node);
        let mut off = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            let Some(field) = fields.iter().find(|field| field.key == entry.key) else { continue };
            let fate = fate(noun.name, field.key);
            if fate == Fate::Off && !self.off(entry) {
                off.push(index);
            } else {
                self.meet(entry, field, fate);
            }
        }
        self.cut_entries(&entries, &off);
    }

    fn meet(&mut self, entry: &Entry<'_>, field: &Field, fate: Fate) {
        match fate {
            Fate::Stay => self.visit(&entry.node, &(field.shape)()),
            Fate::Empty => self.empty(entry),
            Fate::Year => _ = self.year(entry),
            Fate::DataYear => {
                if !self.year(entry) {
                    self.empty(entry);
                }
            }
            Fate::Move => self.move_date(entry),
            Fate::Period => {
                if !self.period_holds {
                    self.empty(entry);
                }
            }
            Fate::Outcome => self.outcome(entry),
            Fate::Grow => self.grow(entry),
            Fate::Open => self.open(entry, &(field.shape)()),
            Fate::Off => {}
        }
    }

    /// The bytes of a value.
    pub(super) fn raw(&self, entry: &Entry<'_>) -> &'s str {
        self.layout.text(entry.value_span())
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
}
