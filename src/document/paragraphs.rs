//! Headings and paragraphs of running text in reading order, each with an anchor.
//!
//! Knows no page; that is for the typesetting to say, which finds them by their anchors.

use super::model::{Block, Document, Inline, Node};
use super::printed::MARK;
use super::source::plain;
use super::walk;

/// A heading or a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What it says.
    pub text: String,
    /// The key of the narrative text that it is of.
    pub key: Option<String>,
    /// Whether it is a heading or the title of a chapter.
    pub is_heading: bool,
    /// Its anchor.
    pub anchor: String,
}

/// Gives every paragraph an anchor, and tells it and the headings. A document that is to be written
/// is never marked.
pub fn mark_paragraphs(document: &mut Document) -> Vec<Said> {
    let mut found = Vec::new();
    for chapter in document.parts.iter_mut().flat_map(|part| &mut part.chapters) {
        let heading =
            |text: String, id: &str| Said { text, key: None, is_heading: true, anchor: id.into() };
        found.push(heading(chapter.title.clone(), &chapter.id));
        walk::blocks(&mut chapter.blocks, &mut |block| match block {
            Block::Heading { id, text, .. } => found.push(heading(plain(text), id)),
            Block::Paragraph { text, key } => {
                let anchor = format!("{MARK}alinea-{}", found.len());
                let key = key.clone();
                found.push(Said { text: plain(text), key, is_heading: false, anchor });
                if let Some(last) = found.last() {
                    set(text, &last.anchor);
                }
            }
            _ => {}
        });
    }
    found
}

/// Puts an anchor at the start of a text: a value that prints nothing. It goes into what is bold or
/// slanted there, since the templates ask whether a paragraph is bold as a whole.
fn set(text: &mut Vec<Inline>, anchor: &str) {
    if let Some(Inline::Node(Node::Strong { body } | Node::Emph { body })) = text.first_mut() {
        return set(body, anchor);
    }
    let mark = Node::Value { text: String::new(), key: anchor.to_string(), formula: None };
    text.insert(0, Inline::Node(mark));
}
