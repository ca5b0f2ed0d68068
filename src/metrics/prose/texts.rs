//! All texts that a person typed into a record, found by the shape of the record.
//!
//! No field has to be named here: a new text in a noun is examined as soon as it is declared.

use std::ops::Range;
use std::sync::Arc;

use crate::place::Place;
use crate::read::{Literal, Node, Read, Shape, leaves};
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

    /// The bytes of a part in the source, when replacing them replaces just this part and leaves the
    /// lines as they are.
    pub fn bytes(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let one_line = self.value().get(part.clone()).is_some_and(|text| !text.contains('\n'));
        (one_line && self.literal.is_as_typed(part)).then(|| self.literal.span(part))
    }
}

/// Every text of a record, in the order of its declaration.
pub fn texts(source: &str, root: &Node<'_>) -> Vec<Text> {
    let mut found = Vec::new();
    leaves(root, &RawRecord::shape(), &mut |node, shape| {
        let kind = match shape {
            Shape::Scalar("teks") => Kind::Line,
            Shape::Scalar("naskah") => Kind::Narrative,
            // What another document claims may be words where an expression could stand.
            Shape::Scalar("ungkapan") if node.place().key.starts_with("penegasan.") => Kind::Line,
            _ => return,
        };
        found.extend(text(source, node, kind));
    });
    found
}

fn text(source: &str, node: &Node<'_>, kind: Kind) -> Option<Text> {
    let place = node.place();
    let literal = Literal::at(source, &place.span)?;
    let is_number = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
    let field = place.key.rsplit('.').find(|part| !is_number(part)).unwrap_or_default();
    Some(Text { kind, key: place.key.clone(), field: field.to_string(), literal })
}
