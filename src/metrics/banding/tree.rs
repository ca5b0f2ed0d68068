//! The walk over two records along the declared shapes: where they differ, and how.
//!
//! Knows what a key means only by its declaration. Items of lists are paired by `items`.

use std::collections::BTreeSet;

use toml::de::DeValue;

use super::change::{Change, Content, Family, Kind};
use super::content::{content, inline};
use super::family::family;
use super::items::{Item, pair};
use super::thing::{below, has_identity, is_cell, key, last, name, named};
use crate::read::{Field, Node, Noun, Presence, Shape, entries, suits};

/// Keys that say which thing a table is about. They are paired by, and not compared.
const IDENTITY: [&str; 3] = ["kunci", "kode", "dahulu"];

/// Compares two records.
pub fn compare<'a, 'b>(old: &Node<'a>, new: &Node<'b>, noun: &Noun) -> Vec<Change> {
    let mut walk = Walk::default();
    walk.table(old, new, noun);
    walk.across();
    walk.changes
}

/// What a value is called.
#[derive(Clone, Copy)]
struct Spot<'f> {
    field: &'f str,
    what: &'static str,
}

impl Spot<'_> {
    fn of<'f>(field: &'f Field) -> Spot<'f> {
        Spot { field: field.key, what: field.doc.first().copied().unwrap_or_default().trim() }
    }
}

/// An item that stands on one side only.
struct Single<'n> {
    node: Node<'n>,
    noun: Noun,
    /// Its change.
    at: usize,
}

#[derive(Default)]
struct Walk<'a, 'b> {
    changes: Vec<Change>,
    gone: Vec<Single<'a>>,
    come: Vec<Single<'b>>,
    /// Names of the things around what is compared just now, from the outside in.
    around: Vec<Option<String>>,
}

impl<'a, 'b> Walk<'a, 'b> {
    fn table(&mut self, old: &Node<'a>, new: &Node<'b>, noun: &Noun) {
        let named = has_identity(noun);
        for field in (noun.fields)() {
            if named && IDENTITY.contains(&field.key) {
                continue;
            }
            self.field(old, new, &field);
        }
    }

    fn field(&mut self, old: &Node<'a>, new: &Node<'b>, field: &Field) {
        let (spot, shape) = (Spot::of(field), (field.shape)());
        match (old.get(field.key), new.get(field.key)) {
            (None, None) => {}
            (Some(one), Some(other)) => self.value(&one, &other, &shape, spot),
            (one, other) => match (&shape, field.presence) {
                (Shape::List(_) | Shape::Map(..), _) => {
                    self.many(one.as_ref(), other.as_ref(), &shape, spot);
                }
                (_, Presence::Default(toml)) => {
                    self.defaulted(toml, (one, old), (other, new), &shape, spot);
                }
                _ => self.one_side(one.as_ref(), other.as_ref(), &shape, spot),
            },
        }
    }

    /// A value that one side leaves to its default.
    fn defaulted(
        &mut self,
        toml: &str,
        (one, old): (Option<Node<'a>>, &Node<'a>),
        (other, new): (Option<Node<'b>>, &Node<'b>),
        shape: &Shape,
        spot: Spot<'_>,
    ) {
        let Ok(value) = DeValue::parse(toml) else { return };
        if matches!(shape, Shape::Noun(_)) {
            // A table whose default is empty: each of its keys has a default or is optional.
            return self.one_side(one.as_ref(), other.as_ref(), shape, spot);
        }
        let default = inline(value.get_ref(), shape);
        let side = |node: Option<&Node<'_>>, around: &Node<'_>| match node {
            Some(node) => content(node, shape, None),
            None => Content {
                toml: default.clone(),
                text: value.get_ref().as_str().map(str::to_string),
                place: around.place().clone(),
                position: None,
            },
        };
        let key = |node: &Node<'_>| below(node, spot.field);
        let (was, is) = (side(one.as_ref(), old), side(other.as_ref(), new));
        if was.toml != is.toml {
            self.push(Kind::Changed, (key(old), key(new)), shape, spot, (Some(was), Some(is)));
        }
    }

    /// A value on one side only.
    fn one_side(
        &mut self,
        one: Option<&Node<'a>>,
        other: Option<&Node<'b>>,
        shape: &Shape,
        spot: Spot<'_>,
    ) {
        let kind = if one.is_some() { Kind::Removed } else { Kind::Added };
        let key = one.map(key).or(other.map(key)).unwrap_or_default();
        let was = one.map(|node| content(node, shape, None));
        let is = other.map(|node| content(node, shape, None));
        self.push(kind, (key.clone(), key), shape, spot, (was, is));
    }

    fn value(&mut self, old: &Node<'a>, new: &Node<'b>, shape: &Shape, spot: Spot<'_>) {
        match shape {
            Shape::Noun(noun) if old.value().is_table() && new.value().is_table() => {
                self.table(old, new, noun);
            }
            Shape::List(_) | Shape::Map(..) => self.many(Some(old), Some(new), shape, spot),
            Shape::Any(shapes) => {
                let both = |shape: &Shape| suits(old, shape) && suits(new, shape);
                match shapes.iter().map(|shape| shape()).find(both) {
                    Some(shape) => self.value(old, new, &shape, spot),
                    None => self.scalar(old, new, shape, spot),
                }
            }
            _ => self.scalar(old, new, shape, spot),
        }
    }

    fn scalar(&mut self, old: &Node<'a>, new: &Node<'b>, shape: &Shape, spot: Spot<'_>) {
        let (was, is) = (content(old, shape, None), content(new, shape, None));
        if was.toml != is.toml {
            self.push(Kind::Changed, (key(old), key(new)), shape, spot, (Some(was), Some(is)));
        }
    }

    /// Lists and tables with free keys; one that is not there is empty.
    fn many(
        &mut self,
        old: Option<&Node<'a>>,
        new: Option<&Node<'b>>,
        shape: &Shape,
        spot: Spot<'_>,
    ) {
        let wrong = |node: Option<&Node<'_>>| node.is_some_and(|node| !suits(node, shape));
        if let (Some(one), Some(other)) = (old, new)
            && (wrong(old) || wrong(new))
        {
            return self.scalar(one, other, shape, spot);
        }
        match shape {
            Shape::Map(_, value) => self.map(old, new, &value(), spot),
            Shape::List(item) => self.list(old, new, &item(), spot),
            _ => {}
        }
    }

    fn map(
        &mut self,
        old: Option<&Node<'a>>,
        new: Option<&Node<'b>>,
        shape: &Shape,
        spot: Spot<'_>,
    ) {
        let (one, other) =
            (old.map(entries).unwrap_or_default(), new.map(entries).unwrap_or_default());
        for node in &one {
            match other.iter().find(|other| last(other) == last(node)) {
                Some(other) => self.value(node, other, shape, spot),
                None => self.one_side(Some(node), None, shape, spot),
            }
        }
        for node in other.iter().filter(|node| !one.iter().any(|one| last(one) == last(node))) {
            self.one_side(None, Some(node), shape, spot);
        }
    }

    fn list(
        &mut self,
        old: Option<&Node<'a>>,
        new: Option<&Node<'b>>,
        shape: &Shape,
        spot: Spot<'_>,
    ) {
        let one: Vec<Node<'a>> = old.into_iter().flat_map(Node::items).collect();
        let other: Vec<Node<'b>> = new.into_iter().flat_map(Node::items).collect();
        if is_cell(shape) && one.len() == other.len() {
            for (one, other) in one.iter().zip(&other) {
                self.value(one, other, shape, spot);
            }
            return;
        }
        let (one, other) = (named(one, shape), named(other, shape));
        let pairs = pair(&one, &other);
        let paired: BTreeSet<usize> = pairs.list.iter().map(|(old, _)| *old).collect();
        for (index, item) in one.iter().enumerate().filter(|(index, _)| !paired.contains(index)) {
            self.single(Some((item, index)), None, shape, spot);
        }
        let mut partners = pairs.list.iter().peekable();
        for (index, item) in other.iter().enumerate() {
            let Some((before, _)) = partners.next_if(|(_, new)| *new == index) else {
                self.single(None, Some((item, index)), shape, spot);
                continue;
            };
            let Some(partner) = one.get(*before) else { continue };
            let at = (Some(*before), Some(index));
            if pairs.moved.contains(&index) {
                self.both(Kind::Moved, partner, item, at, shape, spot);
            }
            if partner.id != item.id {
                self.both(Kind::Renamed, partner, item, at, shape, spot);
            }
            self.around.push(name(&item.node));
            self.value(&partner.node, &item.node, shape, spot);
            self.around.pop();
        }
    }

    /// What is said of an item as a whole that stands on both sides.
    fn both(
        &mut self,
        kind: Kind,
        old: &Item<'a>,
        new: &Item<'b>,
        (before, after): (Option<usize>, Option<usize>),
        shape: &Shape,
        spot: Spot<'_>,
    ) {
        let was = content(&old.node, shape, before);
        let is = content(&new.node, shape, after);
        let keys = (key(&old.node), key(&new.node));
        self.push(kind, keys, shape, spot, (Some(was), Some(is)));
        if let Some(change) = self.changes.last_mut() {
            change.name = name(&new.node);
            change.family = if kind == Kind::Renamed { Family::Nama } else { Family::Struktur };
        }
    }

    /// An item on one side only.
    fn single(
        &mut self,
        old: Option<(&Item<'a>, usize)>,
        new: Option<(&Item<'b>, usize)>,
        shape: &Shape,
        spot: Spot<'_>,
    ) {
        let at = self.changes.len();
        let was = old.map(|(item, index)| content(&item.node, shape, Some(index)));
        let is = new.map(|(item, index)| content(&item.node, shape, Some(index)));
        let kind = if old.is_some() { Kind::Removed } else { Kind::Added };
        let node_key = old.map(|(i, _)| key(&i.node)).or(new.map(|(i, _)| key(&i.node)));
        let node_key = node_key.unwrap_or_default();
        self.push(kind, (node_key.clone(), node_key), shape, spot, (was, is));
        let name = old.and_then(|(i, _)| name(&i.node)).or(new.and_then(|(i, _)| name(&i.node)));
        if let Some(change) = self.changes.last_mut() {
            change.name = name;
        }
        let Shape::Noun(noun) = *shape else { return };
        if let Some((item, _)) = old.filter(|(item, _)| item.id.is_some()) {
            self.gone.push(Single { node: item.node.clone(), noun, at });
        }
        if let Some((item, _)) = new.filter(|(item, _)| item.id.is_some()) {
            self.come.push(Single { node: item.node.clone(), noun, at });
        }
    }

    /// What went below one table and came below another has moved.
    fn across(&mut self) {
        let mut told = BTreeSet::new();
        while let Some(one) = self.gone.pop() {
            let same = |other: &Single<'b>| {
                other.noun.name == one.noun.name
                    && last(&other.node) == last(&one.node)
                    && key(&other.node) != key(&one.node)
            };
            let Some(index) = self.come.iter().position(same) else { continue };
            let other = self.come.remove(index);
            told.insert(one.at);
            let old = self.changes.get(one.at).and_then(|change| change.old.clone());
            if let Some(change) = self.changes.get_mut(other.at) {
                change.kind = Kind::Moved;
                change.old_key = Some(key(&one.node));
                change.old = old;
            }
            self.around.push(name(&other.node));
            self.table(&one.node, &other.node, &one.noun);
            self.around.pop();
        }
        let mut index = 0;
        self.changes.retain(|_| {
            index += 1;
            !told.contains(&(index - 1))
        });
    }

    fn push(
        &mut self,
        kind: Kind,
        (old_key, key): (String, String),
        shape: &Shape,
        spot: Spot<'_>,
        (old, new): (Option<Content>, Option<Content>),
    ) {
        let family = family(&key, spot.field, shape);
        let old_key = (old_key != key).then_some(old_key);
        let of = self.around.iter().rev().find_map(Clone::clone);
        let what = spot.what.replace('\\', "");
        self.changes.push(Change { kind, family, key, old_key, what, name: None, of, old, new });
    }
}
