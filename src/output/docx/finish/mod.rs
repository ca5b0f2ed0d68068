//! The finishing pass: what docx-rs built becomes valid, and marks become what they stand for.
//!
//! docx-rs numbers its nodes by counters of the process, writes properties in an order that the
//! schema does not allow, and knows neither locked content controls nor equations nor repeated
//! header rows. All of that is put right here, on a tree.

pub mod changes;
mod controls;
mod tidy;

use ecow::EcoString;

use super::marks::{Mark, Marks};
use super::order::sort;
use super::xml::{Element, Node};

use controls::Wrap;

/// A picture in the document: where its bytes are and what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Relation to the picture.
    pub relation: String,
    /// Alt text; empty for an ornament.
    pub alt: String,
}

/// What a pass over the children tells the element around them.
#[derive(Default)]
struct Up {
    header_row: bool,
    cell: Vec<Element>,
    section: Option<Element>,
}

/// Finishes a body. `pictures` are numbered from 1, as the builders referred to them.
pub fn finish(body: &mut Element, marks: &Marks, pictures: &[Shown]) {
    let mut pass = Pass { marks, pictures, drawn: 0 };
    pass.element(body);
}

struct Pass<'a> {
    marks: &'a Marks,
    pictures: &'a [Shown],
    drawn: usize,
}

impl Pass<'_> {
    fn element(&mut self, element: &mut Element) -> Up {
        if element.name == "w:drawing" {
            self.drawing(element);
            return Up::default();
        }
        let mut up = self.children(element);
        match element.name.as_str() {
            "w:p" => {
                if let Some(section) = up.section.take() {
                    element.ensure_first("w:pPr").push(section);
                }
            }
            "w:tc" if !up.cell.is_empty() => {
                let properties = element.ensure_first("w:tcPr");
                for child in std::mem::take(&mut up.cell) {
                    properties.remove(&child.name);
                    properties.push(child);
                }
                sort(properties);
            }
            "w:tr" if std::mem::take(&mut up.header_row) => {
                let properties = element.ensure_first("w:trPr");
                properties.push(Element::new("w:tblHeader"));
            }
            _ => {}
        }
        tidy::tidy(element);
        up
    }

    fn children(&mut self, element: &mut Element) -> Up {
        let mut up = Up::default();
        let mut done: Vec<Node> = Vec::with_capacity(element.children.len());
        let mut controls = controls::Open::default();
        for node in std::mem::take(&mut element.children) {
            let Node::Element(mut child) = node else {
                done.push(node);
                continue;
            };
            match child.name.as_str() {
                "w:bookmarkStart" => self.start(child, &mut up, &mut controls, &mut done),
                "w:bookmarkEnd" => {
                    if controls.close(&child, &mut done) {
                        done.push(Node::Element(child));
                    }
                }
                _ => {
                    let below = self.element(&mut child);
                    up.header_row |= below.header_row;
                    up.cell.extend(below.cell);
                    up.section = up.section.or(below.section);
                    done.push(Node::Element(child));
                }
            }
        }
        element.children = done;
        up
    }

    fn start(
        &mut self,
        mut child: Element,
        up: &mut Up,
        controls: &mut controls::Open,
        done: &mut Vec<Node>,
    ) {
        let number = child.attribute("w:id").and_then(|id| id.parse().ok()).unwrap_or(0);
        match self.marks.get(number) {
            Some(Mark::Bookmark(name)) => {
                child.set("w:name", name);
                done.push(Node::Element(child));
            }
            Some(Mark::Control { bookmark, tag }) => {
                child.set("w:name", bookmark);
                done.push(Node::Element(child));
                controls.open(number, Wrap::Control(tag.clone()), done.len());
            }
            Some(Mark::Field { instruction, capitals }) => {
                let wrap = Wrap::Field(instruction.clone(), *capitals);
                controls.open(number, wrap, done.len());
            }
            Some(Mark::Change(how)) => controls.open(number, Wrap::Change(*how), done.len()),
            Some(Mark::Nodes(nodes)) => {
                for mut node in nodes.iter().cloned() {
                    self.element(&mut node);
                    done.push(Node::Element(node));
                }
            }
            Some(Mark::Section(section)) => up.section = Some(section.clone()),
            Some(Mark::HeaderRow) => up.header_row = true,
            Some(Mark::Cell(properties)) => up.cell.extend(properties.iter().cloned()),
            None => {}
        }
    }

    /// A drawing gets a number of its own, its alt text and the relation to its picture.
    fn drawing(&mut self, drawing: &mut Element) {
        self.drawn += 1;
        let mut number = None;
        drawing.visit(&mut |element| {
            if element.name == "a:blip" {
                number = element.attribute("r:embed").and_then(|id| id.parse::<usize>().ok());
            }
        });
        let index = number.and_then(|number| number.checked_sub(1));
        let Some(shown) = index.and_then(|index| self.pictures.get(index)) else { return };
        let id = EcoString::from(self.drawn.to_string());
        drawing.visit_mut(&mut |element| match element.name.as_str() {
            "a:blip" => element.set("r:embed", &shown.relation),
            "wp:docPr" | "pic:cNvPr" => {
                element.set("id", &id);
                element.set("name", &format!("Gambar {id}"));
                if element.name == "wp:docPr" {
                    describe(element, &shown.alt);
                }
            }
            _ => {}
        });
        tidy::tidy_all(drawing);
    }
}

fn describe(properties: &mut Element, alt: &str) {
    if alt.is_empty() {
        properties.push(decorative());
    } else {
        properties.set("descr", alt);
    }
}

/// Says that a picture means nothing to who cannot see it.
fn decorative() -> Element {
    let mark = Element::new("adec:decorative").with("val", "1");
    let extension = Element::new("a:ext").with("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}");
    Element::new("a:extLst").child(extension.child(mark))
}

#[cfg(test)]
mod tests;
