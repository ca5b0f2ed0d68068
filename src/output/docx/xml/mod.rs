//! A small tree of XML, the form in which parts of a Word package are read, changed and written.
//!
//! Names keep the prefix that WordprocessingML uses by convention (`w:p`); a part that binds other
//! prefixes is brought to these when it is read.

mod declare;
mod names;
mod read;
mod write;

use ecow::EcoString;

pub use names::{NAMESPACES, namespace};
pub use read::{Unreadable, parse, parse_own};
pub use write::{clean, write, write_part};

/// An element.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Element {
    /// Name with its prefix, e.g. `w:p`.
    pub name: EcoString,
    /// Attributes in order.
    pub attributes: Vec<(EcoString, EcoString)>,
    /// What stands inside.
    pub children: Vec<Node>,
}

/// What stands inside an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text.
    Text(EcoString),
}

impl Element {
    /// An empty element.
    pub fn new(name: &str) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// An empty element whose only attribute is `w:val`.
    pub fn val(name: &str, value: &str) -> Self {
        Self::new(name).with("w:val", value)
    }

    /// The element with an attribute more.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.attributes.push((name.into(), value.into()));
        self
    }

    /// The element with a child more.
    #[must_use]
    pub fn child(mut self, child: Element) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// The element with text more.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }

    /// Appends an element.
    pub fn push(&mut self, child: Element) {
        self.children.push(Node::Element(child));
    }

    /// Value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute, in its place when it is there.
    pub fn set(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => *old = value.into(),
            None => self.attributes.push((name.into(), value.into())),
        }
    }

    /// Child elements.
    pub fn elements(&self) -> impl DoubleEndedIterator<Item = &Element> {
        self.children.iter().filter_map(Node::element)
    }

    /// Child elements, to change.
    pub fn elements_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child of a name.
    pub fn find(&self, name: &str) -> Option<&Element> {
        self.elements().find(|child| child.name == name)
    }

    /// The first child of a name, to change.
    pub fn find_mut(&mut self, name: &str) -> Option<&mut Element> {
        self.elements_mut().find(|child| child.name == name)
    }

    /// The first child of a name; it is made, as the first child, when there is none.
    pub fn ensure_first(&mut self, name: &str) -> &mut Element {
        let found = self.children.iter().position(|n| n.element().is_some_and(|e| e.name == name));
        let at = found.unwrap_or_else(|| {
            self.children.insert(0, Node::Element(Element::new(name)));
            0
        });
        match &mut self.children[at] {
            Node::Element(element) => element,
            Node::Text(_) => unreachable!("found as an element"),
        }
    }

    /// Value of the `w:val` of the first child of a name.
    pub fn value_of(&self, name: &str) -> Option<&str> {
        self.find(name)?.attribute("w:val")
    }

    /// Removes the children of a name.
    pub fn remove(&mut self, name: &str) {
        self.children.retain(|node| node.element().is_none_or(|child| child.name != name));
    }

    /// All text inside, in order.
    pub fn plain(&self) -> String {
        let mut text = String::new();
        self.collect(&mut text);
        text
    }

    fn collect(&self, text: &mut String) {
        for node in &self.children {
            match node {
                Node::Element(element) => element.collect(text),
                Node::Text(piece) => text.push_str(piece),
            }
        }
    }

    /// Visits this element and all below it, from the outside in.
    pub fn visit(&self, see: &mut dyn FnMut(&Element)) {
        see(self);
        self.elements().for_each(|child| child.visit(see));
    }

    /// Visits this element and all below it, to change, from the outside in.
    pub fn visit_mut(&mut self, see: &mut dyn FnMut(&mut Element)) {
        see(self);
        self.elements_mut().for_each(|child| child.visit_mut(see));
    }
}

impl Node {
    /// The element, when it is one.
    pub fn element(&self) -> Option<&Element> {
        match self {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        }
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Node::Element(element)
    }
}

#[cfg(test)]
mod tests;
