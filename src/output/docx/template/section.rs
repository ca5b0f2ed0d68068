//! Sections of a template: their margins, and the headers and footers that apply to them.

use std::collections::BTreeMap;

use ecow::EcoString;

use crate::output::docx::xml::Element;

/// Largest distance that Word takes, in twips (22 inches).
const FARTHEST: i32 = 31_680;

/// Margins of a page in twips, a twentieth of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Margins {
    /// Above the text.
    pub top: i32,
    /// Right of the text.
    pub right: i32,
    /// Below the text.
    pub bottom: i32,
    /// Left of the text.
    pub left: i32,
    /// From the upper edge to the header.
    pub header: i32,
    /// From the lower edge to the footer.
    pub footer: i32,
    /// For binding.
    pub gutter: i32,
}

impl Margins {
    /// Margins of a landscape page: the same text area, turned.
    #[must_use]
    pub const fn turned(self) -> Self {
        Self { top: self.left, right: self.top, bottom: self.right, left: self.bottom, ..self }
    }

    /// Margins of a portrait page from those of a landscape page.
    const fn turned_back(self) -> Self {
        Self { left: self.top, top: self.right, right: self.bottom, bottom: self.left, ..self }
    }

    /// The margins of a section, as of a portrait page.
    pub(super) fn of(section: &Element) -> Self {
        let page = section.find("w:pgMar");
        let read = |name: &str, usual: i32| {
            let value = page.and_then(|page| page.attribute(name)).and_then(twips);
            value.map_or(usual, |value| value.clamp(-FARTHEST, FARTHEST))
        };
        let side = |name: &str| read(name, 1440).max(0);
        let margins = Self {
            top: read("w:top", 1440),
            right: side("w:right"),
            bottom: read("w:bottom", 1440),
            left: side("w:left"),
            header: read("w:header", 720).max(0),
            footer: read("w:footer", 720).max(0),
            gutter: read("w:gutter", 0).max(0),
        };
        let size = section.find("w:pgSz");
        let turned = size.and_then(|size| size.attribute("w:orient")) == Some("landscape");
        if turned { margins.turned_back() } else { margins }
    }
}

/// A measure: twips, or a number with its unit. Hundredths of a unit are kept.
fn twips(text: &str) -> Option<i32> {
    let text = text.trim();
    let unit = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(unit)?;
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    let hundredths: i64 = format!("{part:0<2}").get(..2)?.parse().ok()?;
    let whole: i64 = whole.parse().ok()?;
    let amount = whole.abs().checked_mul(100)?.checked_add(hundredths)?;
    // Twips per 127 units, so that millimetres stay whole: 1 inch = 1440 twips = 25.4 mm.
    let scale = match unit {
        "" => 127,
        "pt" => 20 * 127,
        "pc" | "pi" => 240 * 127,
        "in" => 1440 * 127,
        "mm" => 7200,
        "cm" => 72_000,
        _ => return None,
    };
    let size = amount.checked_mul(scale)?.checked_add(6350)?.checked_div(12_700)?;
    i32::try_from(if number.starts_with('-') { size.checked_neg()? } else { size }).ok()
}

/// On which pages a header or footer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pages {
    /// On all that have no other.
    Default,
    /// On the first of the section.
    First,
    /// On those of even number.
    Even,
}

impl Pages {
    /// Value of `w:type`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::First => "first",
            Self::Even => "even",
        }
    }

    fn read(reference: &Element) -> Self {
        match reference.attribute("w:type") {
            Some("first") => Self::First,
            Some("even") => Self::Even,
            _ => Self::Default,
        }
    }
}

/// Which story: of the header (`true`) or the footer, and on which pages.
pub type Slot = (bool, Pages);

/// A section with the relation of each header and footer, those of sections before included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) properties: Element,
    pub(super) stories: BTreeMap<Slot, EcoString>,
}

/// The sections of a document; one without properties when the document gives none.
pub(super) fn sections(document: &Element) -> Vec<Section> {
    let mut properties = Vec::new();
    document.elements().for_each(|body| collect(body, &mut properties));
    let mut inherited = BTreeMap::new();
    let mut sections: Vec<Section> = Vec::new();
    for element in properties {
        for reference in element.elements() {
            let header = match reference.name.as_str() {
                "w:headerReference" => true,
                "w:footerReference" => false,
                _ => continue,
            };
            if let Some(id) = reference.attribute("r:id") {
                inherited.insert((header, Pages::read(reference)), EcoString::from(id));
            }
        }
        sections.push(Section { properties: element.clone(), stories: inherited.clone() });
    }
    if sections.is_empty() {
        sections.push(Section::default());
    }
    sections
}

fn collect<'d>(element: &'d Element, found: &mut Vec<&'d Element>) {
    for child in element.elements() {
        match child.name.as_str() {
            "w:sectPr" => found.push(child),
            "w:r" | "w:tbl" | "w:rPr" => {}
            _ => collect(child, found),
        }
    }
}

/// Whether a setting that is on or off is on.
pub(super) fn is_on(element: &Element, name: &str) -> bool {
    let found = element.find(name);
    found.is_some_and(|found| !matches!(found.attribute("w:val"), Some("0" | "false" | "off")))
}
