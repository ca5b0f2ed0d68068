//! Properties of the file: title, author, dates, program.

use crate::document::model::Meta;
use crate::output::docx::xml::Element;

const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const APP: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

/// `docProps/core.xml`. The dates are those of the report, never the clock's.
pub(super) fn core(meta: &Meta) -> Element {
    let text = |name: &str, text: &str| Element::new(name).text(text);
    let date = |name: &str| {
        text(name, &format!("{}T00:00:00Z", meta.date)).with("xsi:type", "dcterms:W3CDTF")
    };
    Element::new("cp:coreProperties")
        .with("xmlns:cp", CORE)
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .child(text("dc:title", &meta.title))
        .child(text("dc:subject", &meta.subject))
        .child(text("dc:creator", &meta.author))
        .child(text("cp:keywords", &meta.keywords.join(", ")))
        .child(text("dc:language", "id-ID"))
        .child(text("cp:lastModifiedBy", &meta.author))
        .child(date("dcterms:created"))
        .child(date("dcterms:modified"))
}

/// `docProps/app.xml`. Word wants versions in the form `NN.NNNN`.
pub(super) fn app() -> Element {
    let version = format!(
        "{:0>2}.{:0>2}{:0>2}",
        env!("CARGO_PKG_VERSION_MAJOR"),
        env!("CARGO_PKG_VERSION_MINOR"),
        env!("CARGO_PKG_VERSION_PATCH")
    );
    Element::new("Properties")
        .with("xmlns", APP)
        .child(Element::new("Application").text("lkjip"))
        .child(Element::new("AppVersion").text(&version))
}
