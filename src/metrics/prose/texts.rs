//! All texts that a person typed into a record, found by the shape of the record.
//!
//! No field has to be named here: a new text in a noun is examined as soon as it is declared.

use std::ops::Range;
use std::sync::Arc;

use toml::de::DeValue;

use crate::place::Place;
use crate::read::{Literal, Node, Read, Shape, item_name};
use crate::record::RawRecord;

/// Kinds of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A line: a name, a title, a source.
    Line,
    /// Narrative text, with figures in double braces.
    Narrative,
}

/// A text with its place.
#[derive(Debug, Clone)]
pub struct Text {
    /// What kind of text it is.
    pub kind: Kind,
    /// Its key in the record.
    pub key: Arc<str>,
    /// Name of its field: the last part of the key that is no number.
    pub field: String,
    literal: Literal,
}

impl Text {
    /// A text that stands in no record, such as a template.
    pub fn loose(kind: Kind, name: &str, text: &str) -> Option<Self> {
        // Read as a literal, so that places come out as bytes of the text.
        let quoted = format!("'''{text}'''");
        let literal = Literal::at(&quoted, &(0..quoted.len()))?;
        Some(Self { kind, key: Arc::from(name), field: name.to_string(), literal })
    }

    /// What it says.
    pub fn value(&self) -> &str {
        &self.literal.text
    }

    /// The place of a part of it.
    pub fn place(&self, part: &Range<usize>) -> Place {
        Place { span: self.literal.span(part), key: self.key.clone() }
    }

    /// The bytes of a part in the source, when replacing them replaces just this part.
    pub fn bytes(&self, part: &Range<usize>) -> Option<Range<usize>> {
        self.literal.is_as_typed(part).then(|| self.literal.span(part))
    }
}

/// Every text of a record, in the order of its declaration.
pub fn texts(source: &str, root: &Node<'_>) -> Vec<Text> {
    let mut found = Vec::new();
    walk(source, root, &RawRecord::shape(), &mut found);
    found
}

fn walk(source: &str, node: &Node<'_>, shape: &Shape, found: &mut Vec<Text>) {
    match shape {
        Shape::Scalar(name) => leaf(source, node, name, found),
        Shape::Choice(..) => {}
        Shape::List(item) => {
            let item = item();
            for (index, value) in
                node.value().as_array().into_iter().flat_map(|a| a.iter().enumerate())
            {
                let below = node.below(&item_name(value.get_ref(), index), value);
                walk(source, &below, &item, found);
            }
        }
        Shape::Map(_, value) => {
            let shape = value();
            for (key, value) in node.value().as_table().into_iter().flat_map(|t| t.iter()) {
                walk(source, &node.below(key.get_ref(), value), &shape, found);
            }
        }
        Shape::Noun(noun) => {
            if !node.value().is_table() {
                return;
            }
            for field in (noun.fields)() {
                if let Some(below) = node.get(field.key) {
                    walk(source, &below, &(field.shape)(), found);
                }
            }
        }
        // One of several: a text field is never one of them, a table may be.
        Shape::Any(shapes) if node.value().is_table() => {
            let typed = |shape: &Shape| match shape {
                Shape::Noun(noun) => node.value().as_table().is_some_and(|table| {
                    let fields = (noun.fields)();
                    table
                        .iter()
                        .all(|(key, _)| fields.iter().any(|f| f.key == key.get_ref().as_ref()))
                }),
                _ => false,
            };
            if let Some(shape) = shapes.iter().map(|shape| shape()).find(typed) {
                walk(source, node, &shape, found);
            }
        }
        Shape::Any(_) => {}
    }
}

fn leaf(source: &str, node: &Node<'_>, name: &str, found: &mut Vec<Text>) {
    let kind = match name {
        "teks" => Kind::Line,
        "naskah" => Kind::Narrative,
        _ => return,
    };
    if !matches!(node.value(), DeValue::String(_)) {
        return;
    }
    let place = node.place();
    let Some(literal) = Literal::at(source, &place.span) else { return };
    let parts = place.key.rsplit('.');
    let field = parts.into_iter().find(|part| !part.starts_with(|c: char| c.is_ascii_digit()));
    found.push(Text {
        kind,
        key: place.key.clone(),
        field: field.unwrap_or_default().to_string(),
        literal,
    });
}
