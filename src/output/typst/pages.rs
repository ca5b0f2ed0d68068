//! On which page each anchor came to stand, as printed there.

use std::collections::BTreeMap;

use typst::introspection::Introspector;
use typst::model::Numbering;
use typst_layout::{Page, PagedDocument};

/// Printed page numbers by anchor. Anchors on pages without a number are left out.
pub fn map(laid: &PagedDocument) -> BTreeMap<String, String> {
    let introspector = laid.introspector();
    let mut pages = BTreeMap::new();
    for element in introspector.query_labelled() {
        let Some((label, location)) = element.label().zip(element.location()) else { continue };
        let page =
            introspector.page(location).and_then(|number| laid.pages().get(number.get() - 1));
        if let Some(printed) = page.and_then(printed) {
            pages.entry(label.resolve().as_str().to_string()).or_insert(printed);
        }
    }
    pages
}

/// The number as printed on a page.
pub fn printed(page: &Page) -> Option<String> {
    match page.numbering.as_ref()? {
        Numbering::Pattern(pattern) => {
            pattern.apply(None, &[page.number]).ok().map(|text| text.to_string())
        }
        Numbering::Func(_) => Some(page.number.to_string()),
    }
}
