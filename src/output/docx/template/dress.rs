//! The embedded template in the accent and the fonts of an agency.

use std::collections::BTreeSet;

use ecow::EcoString;

use super::accent::Change;
use super::styles::{all, chain, id};
use super::{Template, theme};
use crate::document::model::{FontFamily, Page};
use crate::output::docx::xml::Element;

/// Size of the wide fonts against the usual ones, in hundredths.
const SCALE: u32 = 91;

/// Smallest size of text, in half points.
const SMALLEST: u32 = 14;

impl Template {
    /// The template with the accent and the fonts of an agency, as its pages in PDF have them.
    #[must_use]
    pub fn dressed(mut self, page: &Page) -> Self {
        if let Some(change) = Change::new(&self.accent(), &page.accent) {
            self.recolour(&change);
        }
        let (minor, major, wide) = match page.font {
            FontFamily::Cambria => ("Cambria", "Calibri", false),
            FontFamily::Arial => ("Arial", "Arial", true),
            FontFamily::Times => ("Times New Roman", "Arial", true),
        };
        if let Some(theme) = &mut self.theme {
            theme::set_fonts(theme.change(), major, minor);
        }
        if wide {
            scale(&mut self.styles);
        }
        self.settle();
        self
    }

    fn recolour(&mut self, change: &Change) {
        change.apply(&mut self.styles);
        self.stories.iter_mut().for_each(|story| change.apply(&mut story.root));
        if let Some(theme) = &mut self.theme {
            change.apply(theme.change());
        }
        if let Some(numbering) = &mut self.numbering {
            change.apply(&mut numbering.root);
        }
    }
}

/// Makes the sizes and line pitches of all styles smaller that are set in the font of headings.
fn scale(styles: &mut Element) {
    let major: BTreeSet<EcoString> =
        all(styles).filter(|style| is_major(styles, style)).map(|style| id(style).into()).collect();
    let chosen = |style: &&mut Element| style.name == "w:style" && major.contains(id(style));
    for style in styles.elements_mut().filter(chosen) {
        style.visit_mut(&mut |element| match element.name.as_str() {
            "w:sz" | "w:szCs" => shrink(element, "w:val", SMALLEST),
            "w:spacing" if element.attribute("w:lineRule") == Some("atLeast") => {
                shrink(element, "w:line", 0);
            }
            _ => {}
        });
    }
}

/// Whether a style is set in the font of headings, by itself or by what it is based on. Characters
/// without a font of their own stand in tables and headings, so they are.
fn is_major(styles: &Element, style: &Element) -> bool {
    let chain = chain(styles, id(style));
    let font = chain
        .iter()
        .find_map(|style| style.find("w:rPr")?.find("w:rFonts")?.attribute("w:asciiTheme"));
    font.map_or(style.attribute("w:type") == Some("character"), |font| font.starts_with("major"))
}

fn shrink(element: &mut Element, attribute: &str, least: u32) {
    let value = element.attribute(attribute).and_then(|value| value.parse::<u32>().ok());
    let Some(value) = value.filter(|value| *value > least) else { return };
    let scaled = value.saturating_mul(SCALE).saturating_add(50) / 100;
    element.set(attribute, &scaled.max(least).to_string());
}
