//! Numberings of the text beside those of the template.

use std::collections::BTreeSet;

use ecow::EcoString;

use super::Parts;
use crate::output::docx::order::{insert, place};
use crate::output::docx::roles::Role;
use crate::output::docx::template::Template;
use crate::output::docx::template::styles::{by_id_mut, chain, id};
use crate::output::docx::xml::Element;

/// Headings by level, in the contents and left out of them.
const HEADINGS: [Role; 4] = [Role::Heading1, Role::Heading2, Role::Heading3, Role::Heading4];
const LOOSE: [Role; 4] = [Role::Loose1, Role::Loose2, Role::Loose3, Role::Loose4];

impl Parts {
    /// Adds numberings to the template's; their ids must be free there.
    pub fn numbering(&mut self, abstracts: Vec<Element>, nums: Vec<Element>) {
        let root = &mut self.numbering.root;
        if root.name.is_empty() {
            root.name = "w:numbering".into();
        }
        for element in abstracts.into_iter().chain(nums) {
            insert(root, element);
        }
    }

    /// Numbers the headings: level by level of one numbering, in place of any of the template's.
    /// Headings that are left out of the contents stay without a number.
    pub fn number_headings(&mut self, template: &Template, num: u32) {
        let headings = HEADINGS.iter().filter_map(|role| template.own_id(*role));
        let ids: BTreeSet<EcoString> = headings.map(EcoString::from).collect();
        self.release(&ids);
        for (level, role) in HEADINGS.iter().enumerate() {
            if let Some(heading) = template.own_id(*role) {
                self.number(heading, num, level);
            }
        }
        for role in LOOSE {
            let Some(loose) = template.own_id(role) else { continue };
            let rests = chain(&self.styles, loose).iter().any(|style| ids.contains(id(style)));
            if rests && !ids.contains(loose) {
                self.number(loose, 0, 0);
            }
        }
    }

    /// Unties the template's own numberings from the headings.
    fn release(&mut self, headings: &BTreeSet<EcoString>) {
        self.numbering.root.visit_mut(&mut |element| {
            if element.value_of("w:pStyle").is_some_and(|style| headings.contains(style)) {
                element.remove("w:pStyle");
            }
        });
    }

    fn number(&mut self, style: &str, num: u32, level: usize) {
        let Some(style) = by_id_mut(&mut self.styles, style) else { return };
        if style.find("w:pPr").is_none() {
            insert(style, Element::new("w:pPr"));
        }
        let Some(paragraph) = style.find_mut("w:pPr") else { return };
        let mut reference = Element::new("w:numPr");
        if num > 0 {
            reference.push(Element::val("w:ilvl", &level.to_string()));
        }
        reference.push(Element::val("w:numId", &num.to_string()));
        place(paragraph, reference);
    }
}
