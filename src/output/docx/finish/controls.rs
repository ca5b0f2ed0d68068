//! Content controls and fields: what stands between the two ends of a mark is wrapped in one.

use super::super::order::place;
use super::super::xml::{Element, Node};
use super::changes;
use crate::document::model::How;

/// What is wrapped around the nodes between the ends of a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrap {
    /// A locked content control with this tag, within a bookmark.
    Control(String),
    /// A field with this instruction, and whether its result goes with capitals of the paragraph.
    Field(String, bool),
    /// Marks of what came or went.
    Change(How),
}

/// Wraps whose end has not come yet, the innermost last.
#[derive(Default)]
pub struct Open {
    open: Vec<(usize, Wrap, usize)>,
}

impl Open {
    /// Opens a wrap whose content begins at a place among the nodes.
    pub fn open(&mut self, number: usize, wrap: Wrap, from: usize) {
        self.open.push((number, wrap, from));
    }

    /// Closes the wrap that ends with a bookmark. Tells whether the end of the bookmark remains.
    pub fn close(&mut self, end: &Element, nodes: &mut Vec<Node>) -> bool {
        let ends = |number: usize| end.attribute("w:id") == Some(number.to_string().as_str());
        let Some((number, wrap, from)) = self.open.pop_if(|(number, ..)| ends(*number)) else {
            return true;
        };
        let content = nodes.split_off(from.min(nodes.len()));
        match wrap {
            Wrap::Change(how) => {
                nodes.extend(changes::changed(content, how));
                false
            }
            Wrap::Control(tag) => {
                let mut inside = Element::new("w:sdtContent");
                inside.children = content;
                nodes.push(Node::Element(control(number, &tag).child(inside)));
                true
            }
            Wrap::Field(instruction, capitals) => {
                let mut field = Element::new("w:fldSimple");
                field.set("w:instr", &format!(" {instruction} "));
                field.children = content;
                if !capitals {
                    field.elements_mut().for_each(without_capitals);
                }
                nodes.push(Node::Element(field));
                false
            }
        }
    }
}

fn without_capitals(run: &mut Element) {
    place(run.ensure_first("w:rPr"), Element::val("w:caps", "0"));
}

/// A control that can neither be deleted nor changed. It is one for rich text, since LibreOffice takes
/// the look away from what stands in one for plain text.
fn control(number: usize, tag: &str) -> Element {
    let properties = Element::new("w:sdtPr")
        .child(Element::val("w:tag", tag))
        .child(Element::val("w:id", &number.to_string()))
        .child(Element::val("w:lock", "sdtContentLocked"));
    Element::new("w:sdt").child(properties)
}
