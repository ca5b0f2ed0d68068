//! Templates, small ones made here and the two that lie in the project.

mod arbitrary;
mod complete;
mod dress;
mod open;
mod sections;
mod words;

use super::*;
use crate::output::docx::package::{CONTENT_TYPES, Package};

/// The template of the program.
pub const BUNDLED: &[u8] = include_bytes!("../../../../../templates/docx/gaya.docx");

/// A template as an Indonesian Word saves it.
pub const GREEN: &[u8] = include_bytes!("../../../../../tests/templat-word/hijau.docx");

/// The usual namespaces, to stand in a root.
pub const NS: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const USUAL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// A small file of Word, part by part.
#[derive(Clone)]
pub struct Sketch(pub Package);

impl Sketch {
    /// A document with one section, and styles of a few names.
    pub fn new() -> Self {
        Self(Package::default())
            .main("document.main+xml")
            .part(
                "_rels/.rels",
                &relations(&[("rId1", "officeDocument", "word/document.xml", false)]),
            )
            .links(&[("rId1", "styles", "styles.xml", false)])
            .body("<w:sectPr/>")
            .styles("<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>")
    }

    /// With a type of its main document.
    pub fn main(self, kind: &str) -> Self {
        self.types(&format!("{WORD}{kind}"))
    }

    /// With a type of its main document, in full.
    pub fn types(self, kind: &str) -> Self {
        let text = format!(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"png\" ContentType=\"image/png\"/>\
             <Override PartName=\"/word/document.xml\" ContentType=\"{kind}\"/></Types>"
        );
        self.part(CONTENT_TYPES, &text)
    }

    /// With a part.
    pub fn part(mut self, name: &str, text: &str) -> Self {
        self.0.put(name, text.as_bytes().to_vec());
        self
    }

    /// With relations of the document: id, type, target, external.
    pub fn links(self, all: &[(&str, &str, &str, bool)]) -> Self {
        self.part("word/_rels/document.xml.rels", &relations(all))
    }

    /// With content of the body.
    pub fn body(self, text: &str) -> Self {
        self.part(
            "word/document.xml",
            &format!("<w:document {NS}><w:body>{text}</w:body></w:document>"),
        )
    }

    /// With styles.
    pub fn styles(self, text: &str) -> Self {
        self.part("word/styles.xml", &format!("<w:styles {NS}>{text}</w:styles>"))
    }

    /// With a header on all pages.
    pub fn header(self, text: &str) -> Self {
        self.body("<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/></w:sectPr>")
            .links(&[
                ("rId1", "styles", "styles.xml", false),
                ("rId2", "header", "header1.xml", false),
            ])
            .part("word/header1.xml", &format!("<w:hdr {NS}>{text}</w:hdr>"))
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.write().unwrap()
    }

    /// The template.
    pub fn open(&self) -> Result<Template, TemplateFault> {
        Template::open(&self.bytes())
    }
}

/// A part of relations.
pub fn relations(all: &[(&str, &str, &str, bool)]) -> String {
    let all: String = all
        .iter()
        .map(|(id, kind, target, external)| {
            let mode = if *external { " TargetMode=\"External\"" } else { "" };
            format!("<Relationship Id=\"{id}\" Type=\"{USUAL}{kind}\" Target=\"{target}\"{mode}/>")
        })
        .collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         {all}</Relationships>"
    )
}

/// A paragraph style.
pub fn style(id: &str, name: &str, more: &str) -> String {
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{more}</w:style>"
    )
}
