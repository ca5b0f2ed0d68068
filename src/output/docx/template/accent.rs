//! The accent colour of a template, and recolouring what wears it or its mixes with white.

use super::Template;
use super::styles::{chain, of_role};
use super::theme::{self, hex};
use crate::output::docx::colour::mix;
use crate::output::docx::roles::Role;
use crate::output::docx::xml::Element;

/// Shares of the accent in its mixes with white, in percent: itself, medium, light.
const SHARES: [u32; 3] = [100, 42, 9];

/// The accent of a template.
pub(super) fn of(template: &Template) -> String {
    let theme = template.theme.as_ref().and_then(|theme| theme::accent(&theme.linked.root));
    theme.or_else(|| of_headings(&template.styles)).unwrap_or_else(|| "000000".to_string())
}

fn of_headings(styles: &Element) -> Option<String> {
    let heading = of_role(styles, Role::Heading1)?;
    let chain = chain(styles, super::styles::id(heading));
    chain.iter().find_map(|style| hex(style.find("w:rPr")?.value_of("w:color")?))
}

/// A change of accent: each old colour with the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change(Vec<(String, String)>);

impl Change {
    /// From one accent to another; `None` when one of them is no colour or both are the same.
    pub(super) fn new(from: &str, to: &str) -> Option<Self> {
        let (from, to) = (hex(from)?, hex(to)?);
        let mixes =
            SHARES.iter().filter_map(|share| Some((mixed(&from, *share)?, mixed(&to, *share)?)));
        (from != to).then(|| Self(mixes.collect()))
    }

    /// Recolours an element and all below it.
    pub(super) fn apply(&self, root: &mut Element) {
        root.visit_mut(&mut |element| {
            let name = element.name.clone();
            for (attribute, value) in &mut element.attributes {
                if is_colour(&name, attribute)
                    && let Some(new) = self.new_of(value)
                {
                    *value = new.into();
                }
            }
        });
    }

    fn new_of(&self, value: &str) -> Option<String> {
        let (mark, digits) = match value.strip_prefix('#') {
            Some(digits) => ("#", digits),
            None => ("", value),
        };
        let found = self.0.iter().find(|(old, _)| old.eq_ignore_ascii_case(digits))?;
        Some(format!("{mark}{}", found.1))
    }
}

/// Whether an attribute holds a colour.
fn is_colour(element: &str, attribute: &str) -> bool {
    match attribute {
        "w:color" | "w:fill" | "fillcolor" | "strokecolor" | "color" | "lastClr" => true,
        "w:val" => element == "w:color",
        "val" => element == "a:srgbClr",
        _ => false,
    }
}

/// A mix as Word writes it.
fn mixed(hex: &str, share: u32) -> Option<String> {
    let [red, green, blue] = mix(hex, share)?;
    Some(format!("{red:02X}{green:02X}{blue:02X}"))
}
