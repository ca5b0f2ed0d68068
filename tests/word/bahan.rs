//! The reports of this repository as Word files, made once for all tests; and ways to look into one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use lkjip::document::model::Document;
use lkjip::output::docx::template::Template;
use lkjip::output::docx::xml::{Element, parse};
use lkjip::output::docx::{self, Content};
use lkjip::output::pictures::Assets;
use lkjip::output::typst::Engine;
use lkjip::project::Templates;

use crate::umum;
use crate::umum::word::Word;

pub use crate::umum::word::all;

/// Folders of records.
pub const RECORDS: [&str; 2] = ["reports/2025", "tests/instansi-lain"];

/// A report with its Word file.
pub struct Report {
    pub folder: &'static str,
    pub document: Document,
    pub assets: Assets,
    pub pages: BTreeMap<String, String>,
    pub made: docx::Word,
    pub word: Word,
    pub styles: Element,
}

static REPORTS: LazyLock<Vec<Report>> =
    LazyLock::new(|| RECORDS.iter().map(|folder| report(folder)).collect());

/// All reports.
pub fn reports() -> &'static [Report] {
    &REPORTS
}

/// The typesetter of the program.
pub fn engine() -> Engine {
    Engine::new(&Templates::embedded()).unwrap()
}

/// Makes a Word file as the program does.
pub fn make(engine: &Engine, content: Content<'_>) -> docx::Word {
    docx::write(content, |tell| {
        let sketches = engine.sketches(content.document, content.assets)?;
        tell.sizes(sketches.list());
        sketches.paint()
    })
    .unwrap()
}

fn report(folder: &'static str) -> Report {
    let (document, assets) = umum::settled(folder);
    let engine = engine();
    let pages = engine.pdf(&document, &assets).unwrap().pages;
    let template = umum::bundled().dressed(&document.meta.page);
    let content =
        Content { document: &document, assets: &assets, pages: &pages, template: &template };
    let made = make(&engine, content);
    let word = Word::read(&made.bytes);
    let styles = part(&word, "word/styles.xml");
    Report { folder, document, assets, pages, made, word, styles }
}

impl Report {
    /// The same report in the looks of another template.
    pub fn in_looks_of(&self, template: &Template) -> docx::Word {
        let Self { document, assets, pages, .. } = self;
        make(&engine(), Content { document, assets, pages, template })
    }
}

/// A part as a tree.
pub fn part(word: &Word, name: &str) -> Element {
    let bytes = word.part(name).unwrap_or_else(|| panic!("tidak ada {name}"));
    parse(bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Text that is shown, with tabs and breaks as blanks.
pub fn shown(element: &Element) -> String {
    let mut text = String::new();
    show(element, &mut text);
    text
}

fn show(element: &Element, text: &mut String) {
    match element.name.as_str() {
        "w:t" => text.push_str(&element.plain()),
        "w:tab" | "w:br" => text.push(' '),
        "w:pPr" | "w:rPr" | "w:instrText" => {}
        _ => element.elements().for_each(|child| show(child, text)),
    }
}

/// Text with single blanks.
pub fn tight(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Name of the style of a paragraph or table; empty for none.
pub fn style<'w>(word: &'w Word, element: &Element) -> &'w str {
    let properties = element.find("w:pPr").or_else(|| element.find("w:tblPr"));
    let id = properties.and_then(|p| p.value_of("w:pStyle").or_else(|| p.value_of("w:tblStyle")));
    id.and_then(|id| word.style_name(id)).unwrap_or_default()
}

/// A number in an attribute.
pub fn number(element: &Element, attribute: &str) -> i64 {
    let value = element.attribute(attribute);
    value.unwrap_or_else(|| panic!("{}: tanpa {attribute}", element.name)).parse().unwrap()
}

/// A section: its properties and what stands in it.
pub struct Section<'e> {
    pub properties: &'e Element,
    pub content: Vec<&'e Element>,
}

impl Section<'_> {
    /// Width between the margins.
    pub fn width(&self) -> i64 {
        let size = self.properties.find("w:pgSz").unwrap();
        let margins = self.properties.find("w:pgMar").unwrap();
        let taken: i64 =
            ["w:left", "w:right", "w:gutter"].iter().map(|side| number(margins, side).abs()).sum();
        number(size, "w:w") - taken
    }

    /// Whether the paper is turned, said in both ways.
    pub fn landscape(&self) -> bool {
        let size = self.properties.find("w:pgSz").unwrap();
        let turned = size.attribute("w:orient") == Some("landscape");
        assert_eq!(turned, number(size, "w:w") > number(size, "w:h"));
        turned
    }
}

/// The sections of a document.
pub fn sections(document: &Element) -> Vec<Section<'_>> {
    let body = document.find("w:body").unwrap();
    let mut sections = Vec::new();
    let mut content = Vec::new();
    for child in body.elements() {
        if child.name == "w:sectPr" {
            sections.push(Section { properties: child, content: std::mem::take(&mut content) });
            continue;
        }
        content.push(child);
        if let Some(properties) = child.find("w:pPr").and_then(|p| p.find("w:sectPr")) {
            sections.push(Section { properties, content: std::mem::take(&mut content) });
        }
    }
    assert!(content.is_empty(), "setelah bagian terakhir masih ada isi");
    sections
}
