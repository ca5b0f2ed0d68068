//! Headers and footers of a section, with the words of the section in them.

use super::{Parts, WORD};
use crate::output::docx::order::place;
use crate::output::docx::template::words::{Words, fill};
use crate::output::docx::template::{Place, Story, Template};
use crate::output::docx::xml::{Element, write_part};

/// What a section says about its headers and footers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Running {
    /// `w:headerReference` and `w:footerReference`, the first children of `w:sectPr`.
    pub references: Vec<Element>,
    /// Whether the first page has its own (`w:titlePg`).
    pub title_page: bool,
}

impl Parts {
    /// The headers and footers of a section whose text is so wide, in twips. The same words and
    /// widths give the same parts again.
    pub fn running(
        &mut self,
        template: &Template,
        place: Place,
        words: &Words,
        width: u32,
    ) -> Running {
        let mut references = Vec::new();
        for ((header, pages), number, story) in template.running(place) {
            let name = if header { "w:headerReference" } else { "w:footerReference" };
            let mut root = story.root.clone();
            fill(&mut root, words);
            if !header && !words.kaki.is_empty() {
                root.push(sentence(&root, &words.kaki));
            }
            widen(&mut root, template, width);
            let id = self.story(number, story, &root);
            references.push(Element::new(name).with("w:type", pages.word()).with("r:id", &id));
        }
        Running { references, title_page: template.title_page(place) }
    }

    /// The relation of a story with its words filled in.
    fn story(&mut self, number: usize, story: &Story, root: &Element) -> String {
        let key = (number, write_part(root));
        if let Some(id) = self.stories.get(&key) {
            return id.clone();
        }
        let (word, name) = if story.header { ("header", "kepala") } else { ("footer", "kaki") };
        let target = format!("{name}-{}.xml", self.stories.len().saturating_add(1));
        let part = format!("word/{target}");
        self.put(&part, &format!("{WORD}{word}+xml"), key.1.clone());
        self.put_relations(&part, &story.relations);
        let id = self.relate(word, &target);
        self.stories.insert(key, id.clone());
        id
    }
}

/// A small line below a footer, in the style of the footer.
fn sentence(footer: &Element, text: &str) -> Element {
    let mut style = None;
    footer.visit(&mut |element| {
        if style.is_none() && element.name == "w:pStyle" {
            style = Some(element.clone());
        }
    });
    let mut properties = Element::new("w:pPr");
    properties.children.extend(style.map(Into::into));
    let properties = properties.child(Element::val("w:jc", "left"));
    let size =
        Element::new("w:rPr").child(Element::val("w:sz", "14")).child(Element::val("w:szCs", "14"));
    let mut words = Element::new("w:t").with("xml:space", "preserve");
    words.children.push(crate::output::docx::xml::Node::Text(text.into()));
    Element::new("w:p").child(properties).child(Element::new("w:r").child(size).child(words))
}

/// Moves the last right stop of each paragraph to the edge of the text. Word finds the edge by itself
/// where the template aligns with it (`w:ptab`); other programs go by the stop.
fn widen(root: &mut Element, template: &Template, width: u32) {
    root.visit_mut(&mut |element| {
        if element.name != "w:p" {
            return;
        }
        let Some(last) = template.right_stops(element).into_iter().max() else { return };
        if last != width {
            let stop = |kind: &str, at: u32| {
                Element::new("w:tab").with("w:val", kind).with("w:pos", &at.to_string())
            };
            let properties = element.ensure_first("w:pPr");
            if properties.find("w:tabs").is_none() {
                place(properties, Element::new("w:tabs"));
            }
            let tabs = properties.ensure_first("w:tabs");
            tabs.children.retain(|node| {
                let at = node.element().and_then(|tab| tab.attribute("w:pos"));
                at != Some(last.to_string().as_str())
            });
            tabs.push(stop("clear", last));
            tabs.push(stop("right", width));
            tabs.children.sort_by_key(|node| {
                let at = node.element().and_then(|tab| tab.attribute("w:pos"));
                at.and_then(|at| at.parse::<i64>().ok())
            });
        }
    });
}
