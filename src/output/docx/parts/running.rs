//! Headers and footers of a section, with the words of the section in them.

use super::{Parts, WORD};
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
    /// The headers and footers of a section. The same words give the same parts again.
    pub fn running(&mut self, template: &Template, place: Place, words: &Words) -> Running {
        let mut references = Vec::new();
        for ((header, pages), number, story) in template.running(place) {
            let name = if header { "w:headerReference" } else { "w:footerReference" };
            let id = self.story(number, story, words);
            references.push(Element::new(name).with("w:type", pages.word()).with("r:id", &id));
        }
        Running { references, title_page: template.title_page(place) }
    }

    /// The relation of a story with its words filled in.
    fn story(&mut self, number: usize, story: &Story, words: &Words) -> String {
        let mut root = story.root.clone();
        fill(&mut root, words);
        let key = (number, write_part(&root));
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
