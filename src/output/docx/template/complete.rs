//! Styles that a template lacks come from another one, with what they rest on.

use std::collections::{BTreeMap, BTreeSet};

use ecow::EcoString;

use super::Template;
use super::accent::Change;
use super::styles::{all, by_id, by_name, chain, default_of, free_id, id, is_default, of_role};
use crate::output::docx::roles::Role;
use crate::output::docx::xml::{Element, NAMESPACES};

/// What a style says about other styles.
const REFERENCES: [&str; 3] = ["w:basedOn", "w:next", "w:link"];

impl Template {
    /// The template with the styles that it lacks, taken from another; and the roles that it
    /// lacked. They wear the template's own accent and, where it has no theme, its own fonts.
    #[must_use]
    pub fn completed(mut self, base: &Template) -> (Self, Vec<Role>) {
        let lacks = |role: &Role| !self.ids.contains_key(role);
        let missing: Vec<Role> = Role::ALL.iter().copied().filter(lacks).collect();
        let mut copier = Copier::new(&self.styles, &base.styles);
        for role in &missing {
            if let Some(style) = of_role(&base.styles, *role) {
                copier.resolve(id(style));
            }
        }
        let mut copied = copier.copies();
        let change = Change::new(&base.accent(), &self.accent());
        let fonts = self.theme.is_none().then(|| LiteralFonts::of(&self.styles));
        for style in &mut copied {
            if let Some(change) = &change {
                change.apply(style);
            }
            if let Some(fonts) = &fonts {
                fonts.apply(style);
            }
            self.styles.push(std::mem::take(style));
        }
        self.settle();
        (self, missing)
    }
}

/// Copies styles; what the receiver has under the same kind and name is used as it is.
struct Copier<'s> {
    own: &'s Element,
    base: &'s Element,
    ids: BTreeMap<EcoString, EcoString>,
    taken: BTreeSet<EcoString>,
    waiting: Vec<(&'s Element, EcoString)>,
}

impl<'s> Copier<'s> {
    fn new(own: &'s Element, base: &'s Element) -> Self {
        let taken = all(own).map(|style| id(style).into()).collect();
        Self { own, base, ids: BTreeMap::new(), taken, waiting: Vec::new() }
    }

    /// The id in the receiver of a style of the base, which is copied when it must be.
    fn resolve(&mut self, wanted: &str) -> Option<EcoString> {
        if let Some(known) = self.ids.get(wanted) {
            return Some(known.clone());
        }
        let style = by_id(self.base, wanted)?;
        let kind = style.attribute("w:type").unwrap_or("paragraph");
        let name = style.value_of("w:name").unwrap_or_default();
        let named = by_name(self.own, kind, name);
        // What all styles of a kind build upon may be called otherwise there.
        let own = named.or_else(|| default_of(self.own, kind).filter(|_| is_default(style)));
        let new = match own {
            Some(own) => id(own).into(),
            None => {
                let new = free_id(&self.taken, wanted);
                self.taken.insert(new.clone());
                self.waiting.push((style, new.clone()));
                new
            }
        };
        self.ids.insert(wanted.into(), new.clone());
        Some(new)
    }

    /// The copies, until nothing is referred to that is not there.
    fn copies(mut self) -> Vec<Element> {
        let mut copies = Vec::new();
        let mut next = 0;
        while let Some((style, new)) = self.waiting.get(next).cloned() {
            copies.push(self.copy(style, &new));
            next += 1;
        }
        copies
    }

    fn copy(&mut self, style: &Element, new: &str) -> Element {
        let mut copy = style.clone();
        copy.set("w:styleId", new);
        let kind = style.attribute("w:type").unwrap_or("paragraph");
        if default_of(self.own, kind).is_some() {
            copy.attributes.retain(|(name, _)| name != "w:default");
        }
        for name in REFERENCES {
            let target = copy.value_of(name).map(str::to_string);
            let Some(target) = target else { continue };
            match self.resolve(&target) {
                Some(id) => copy.find_mut(name).iter_mut().for_each(|e| e.set("w:val", &id)),
                None => copy.remove(name),
            }
        }
        without_number(&mut copy);
        without_foreign(&mut copy);
        copy
    }
}

/// Takes out the reference to a numbering of the base; that there is none (0) may be said.
fn without_number(style: &mut Element) {
    let Some(paragraph) = style.find_mut("w:pPr") else { return };
    if paragraph.find("w:numPr").and_then(|own| own.value_of("w:numId")) != Some("0") {
        paragraph.remove("w:numPr");
    }
}

/// Takes out what stands in a namespace that the receiver may not declare.
fn without_foreign(element: &mut Element) {
    let known = |name: &str| {
        let prefix = name.split_once(':').map(|(prefix, _)| prefix);
        prefix.is_none_or(|prefix| NAMESPACES.iter().any(|(usual, _)| *usual == prefix))
    };
    element.attributes.retain(|(name, _)| known(name));
    element.children.retain(|node| node.element().is_none_or(|child| known(&child.name)));
    element.elements_mut().for_each(without_foreign);
}

/// Fonts that stand for those of a theme in a template without one.
struct LiteralFonts {
    headings: Option<EcoString>,
}

impl LiteralFonts {
    fn of(styles: &Element) -> Self {
        let heading = of_role(styles, Role::Heading1).map(id).unwrap_or_default();
        let chain = chain(styles, heading);
        let named = |style: &&Element| {
            Some(style.find("w:rPr")?.find("w:rFonts")?.attribute("w:ascii")?.into())
        };
        Self { headings: chain.iter().find_map(named) }
    }

    /// Names the font of headings where the style wears the theme's; text inherits its font.
    fn apply(&self, style: &mut Element) {
        style.visit_mut(&mut |element| {
            if element.name != "w:rFonts" {
                return;
            }
            let theme = |name: &str| name.to_ascii_lowercase().ends_with("theme");
            let major = element.attributes.iter().any(|(n, v)| theme(n) && v.starts_with("major"));
            element.attributes.retain(|(name, _)| !theme(name));
            if let Some(font) = self.headings.as_ref().filter(|_| major) {
                for name in ["w:ascii", "w:hAnsi", "w:cs"] {
                    element.set(name, font);
                }
            }
        });
    }
}
