//! A Word template: everything of a document but its text.
//!
//! Reads a file that office staff edit in Word, and knows which of its styles serves which role. It
//! knows nothing of the text of the report; [`Parts`] puts the two together.

mod accent;
mod attachment;
mod complete;
mod dress;
mod fault;
mod notes;
mod open;
pub mod relations;
mod section;
mod settings;
mod story;
pub(super) mod styles;
mod theme;
pub(super) mod types;
pub mod words;

use std::collections::{BTreeMap, BTreeSet};

use ecow::EcoString;

pub use attachment::Attachment;
pub use fault::TemplateFault;
use relations::Relation;
pub use section::{Margins, Pages, Slot};
use section::{Section, is_on};
pub use story::Story;

use super::parts::Parts;
use super::roles::Role;
use super::xml::Element;

/// Ids of numberings above this are taken for noise, so that there is always a free one.
const LARGEST_NUMBER: u32 = 1_000_000_000;

/// A part with what it refers to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Linked {
    pub(super) root: Element,
    pub(super) relations: Vec<Relation>,
}

/// A part that keeps its bytes until something in it is changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Aside {
    pub(super) bytes: Option<Vec<u8>>,
    pub(super) linked: Linked,
}

impl Aside {
    /// The part, to change.
    fn change(&mut self) -> &mut Element {
        self.bytes = None;
        &mut self.linked.root
    }
}

/// A template.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Template {
    pub(super) styles: Element,
    pub(super) settings: Element,
    pub(super) separators: BTreeMap<String, Element>,
    pub(super) numbering: Option<Linked>,
    pub(super) theme: Option<Aside>,
    pub(super) fonts: Option<Aside>,
    pub(super) attachments: Vec<Attachment>,
    stories: Vec<Story>,
    places: BTreeMap<EcoString, usize>,
    cover: Option<Section>,
    body: Section,
    ids: BTreeMap<Role, EcoString>,
    carriers: BTreeMap<Role, Vec<Element>>,
}

/// Where in the report a section stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The cover.
    Cover,
    /// All after it.
    Body,
}

impl Template {
    /// The id of the style that serves a role; that of the style that all build upon when the
    /// template has none for it.
    pub fn id(&self, role: Role) -> &str {
        let found = self.ids.get(&role).or_else(|| self.ids.get(&Role::Normal));
        found.map_or("", EcoString::as_str)
    }

    /// The id of the style that serves a role, when the template has one.
    pub(super) fn own_id(&self, role: Role) -> Option<&str> {
        self.ids.get(&role).map(EcoString::as_str)
    }

    /// What a table style gives to cells, as children of `w:tcPr`; that of tables of the report, to
    /// their header cells. Nothing for other styles.
    pub fn carrier(&self, role: Role) -> &[Element] {
        self.carriers.get(&role).map_or(&[], Vec::as_slice)
    }

    /// What a style of characters gives to a run, as `w:rPr`.
    pub fn run_properties(&self, role: Role) -> Element {
        let style = styles::by_id(&self.styles, self.id(role));
        let found = style.and_then(|style| style.find("w:rPr"));
        found.cloned().unwrap_or_else(|| Element::new("w:rPr"))
    }

    /// Stops in a style of paragraphs at which text begins, in twips.
    pub fn left_stops(&self, role: Role) -> Vec<u32> {
        styles::stops(&self.styles, self.id(role), &["left", "start"])
    }

    /// Stops in a style of paragraphs at which text ends, in twips.
    pub fn right_stops_of(&self, role: Role) -> Vec<u32> {
        styles::stops(&self.styles, self.id(role), &["right", "end"])
    }

    /// Stops of a paragraph, its own and those of its style, at which text ends, in twips.
    pub(super) fn right_stops(&self, paragraph: &Element) -> Vec<u32> {
        let properties = paragraph.find("w:pPr");
        let own = properties.and_then(|properties| properties.value_of("w:pStyle"));
        let style = own.unwrap_or_else(|| self.id(Role::Normal));
        let ends = ["right", "end"];
        let mut stops = styles::stops(&self.styles, style, &ends);
        stops.extend(properties.iter().flat_map(|properties| styles::own_stops(properties, &ends)));
        stops
    }

    /// Margins of the last section, as of a portrait page.
    pub fn margins(&self) -> Margins {
        Margins::of(&self.body.properties)
    }

    /// The first `w:abstractNumId` and the first `w:numId` from which on none is used.
    pub fn free_numbers(&self) -> (u32, u32) {
        let free = |element: &str, attribute: &str, least: u32| {
            let all = self.numbering.iter().flat_map(|numbering| numbering.root.elements());
            let used = all.filter(|child| child.name == element).filter_map(|child| {
                child.attribute(attribute)?.parse::<u32>().ok().filter(|id| *id <= LARGEST_NUMBER)
            });
            used.max().map_or(least, |id| id.saturating_add(1).max(least))
        };
        (free("w:abstractNum", "w:abstractNumId", 0), free("w:num", "w:numId", 1))
    }

    /// The hex of the accent colour, in capitals: that of the theme, else of the headings, else
    /// black.
    pub fn accent(&self) -> String {
        accent::of(self)
    }

    /// The package around a text that is still to come.
    pub fn parts(&self) -> Parts {
        Parts::new(self)
    }

    /// Names in double braces that the program does not know, each once.
    pub fn unknown_words(&self) -> Vec<String> {
        let all: BTreeSet<String> =
            self.stories.iter().flat_map(|story| words::unknown(&story.root)).collect();
        all.into_iter().collect()
    }

    /// Whether the number of the page stands in a header or footer of the text.
    pub fn has_page_number(&self) -> bool {
        self.running(Place::Body).iter().any(|(_, _, story)| story.has_page_number())
    }

    /// The headers and footers of a place, headers first, each with the number of its story.
    pub(super) fn running(&self, place: Place) -> Vec<(Slot, usize, &Story)> {
        let even = is_on(&self.settings, "w:evenAndOddHeaders");
        let section = self.section(place);
        let stories = section.iter().flat_map(|section| section.stories.iter().rev());
        let applying = stories.filter(|((_, pages), _)| even || *pages != Pages::Even);
        let found = applying.filter_map(|(slot, id)| {
            let number = *self.places.get(id)?;
            let story = self.stories.get(number)?;
            (story.header == slot.0).then_some((*slot, number, story))
        });
        found.collect()
    }

    /// Whether the first page of a section has a header and footer of its own.
    pub(super) fn title_page(&self, place: Place) -> bool {
        self.section(place).is_some_and(|section| is_on(&section.properties, "w:titlePg"))
    }

    fn section(&self, place: Place) -> Option<&Section> {
        match place {
            Place::Cover => self.cover.as_ref(),
            Place::Body => Some(&self.body),
        }
    }

    /// Finds the styles again after they were changed.
    fn settle(&mut self) {
        let found = |role: &Role| Some((*role, styles::of_role(&self.styles, *role)?));
        let found: BTreeMap<Role, &Element> = Role::ALL.iter().filter_map(found).collect();
        let carriers = found.iter().filter(|(role, _)| styles::carries(**role));
        let properties = |role: Role, style: &Element| match role {
            // Word dresses only the first of several header rows by itself.
            Role::Grid => styles::header_properties(style),
            _ => styles::cell_properties(style),
        };
        self.carriers = carriers.map(|(role, style)| (*role, properties(*role, style))).collect();
        self.ids =
            found.into_iter().map(|(role, style)| (role, styles::id(style).into())).collect();
    }
}

#[cfg(test)]
pub(super) mod tests;
