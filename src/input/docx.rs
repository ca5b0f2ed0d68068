//! A Word document: paragraphs, headings and tables in order, with tracked changes as accepted.

use lkjip_metrics::asing::{Body, Piece, Place};

use super::{bounded, tabs};
use crate::output::docx::package::Package;
use crate::output::docx::xml::{self, Element, Node};

/// Largest part of XML in bytes (32 MiB); as a tree it takes a multiple of that.
const LARGEST_XML: usize = 32 * 1024 * 1024;

/// Most columns that a cell is taken to cover.
const WIDEST: usize = 60;

/// Reads a document.
///
/// # Errors
/// Why it cannot be read, as the end of a sentence.
pub fn read(bytes: &[u8]) -> Result<Vec<Piece>, String> {
    let package = Package::read(bytes).map_err(|reason| reason.to_string())?;
    let main = package.find("word/document.xml").map(|(_, part)| part);
    let main = main.ok_or("berkasnya tidak memuat isi dokumen Word")?;
    if main.len() > LARGEST_XML {
        return Err("isinya terlalu besar".to_string());
    }
    let root = xml::parse(main).map_err(|reason| reason.to_string())?;
    let mut reader = Reader::default();
    if let Some(body) = root.find("w:body") {
        reader.blocks(body);
    }
    reader.close();
    tabs::rows(&mut reader.pieces);
    Ok(reader.pieces)
}

#[derive(Default)]
struct Reader {
    pieces: Vec<Piece>,
    /// Paragraphs and rows met so far.
    count: usize,
    /// A paragraph whose mark was deleted, to be joined with the next.
    open: String,
    heading: bool,
}

impl Reader {
    fn blocks(&mut self, parent: &Element) {
        for child in parent.elements() {
            match child.name.as_str() {
                "w:p" => self.paragraph(child),
                "w:tbl" => self.table(child),
                "w:del" | "w:moveFrom" | "w:sectPr" | "w:sdtPr" | "w:sdtEndPr" => {}
                "mc:AlternateContent" => {
                    if let Some(choice) = child.elements().next() {
                        self.blocks(choice);
                    }
                }
                _ => self.blocks(child),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Element) {
        self.count += 1;
        let properties = paragraph.find("w:pPr");
        let style = properties.and_then(|p| p.value_of("w:pStyle")).unwrap_or_default();
        let style = style.to_lowercase();
        let outlined = properties.is_some_and(|p| p.find("w:outlineLvl").is_some());
        // Lists of contents repeat headings, with numbers of pages.
        if style.starts_with("toc") || style.starts_with("tableoffigures") {
            return;
        }
        self.heading = outlined || style.starts_with("heading") || style.starts_with("judul");
        let mut inner = Vec::new();
        text(paragraph, &mut self.open, &mut inner);
        let mark = properties.and_then(|p| p.find("w:rPr"));
        if mark.is_none_or(|mark| mark.find("w:del").is_none()) {
            self.close();
        }
        // Text in boxes stands beside the paragraph.
        for boxed in inner {
            self.blocks(boxed);
        }
    }

    fn close(&mut self) {
        // A cell at the beginning or at the end may be empty.
        let text = std::mem::take(&mut self.open);
        let text = if text.trim().is_empty() { String::new() } else { text };
        let tabbed = |piece: &Piece| matches!(&piece.body, Body::Text(text) if text.contains('\t'));
        // An empty paragraph ends a table that was typed with tabulators.
        if !text.is_empty() || self.pieces.last().is_some_and(tabbed) {
            let text = if text.contains('\t') { text } else { bounded(&text) };
            let body = if self.heading { Body::Heading(text) } else { Body::Text(text) };
            self.pieces.push(Piece { place: Place::Paragraph(self.count), body });
        }
    }

    fn table(&mut self, table: &Element) {
        self.close();
        let mut above: Vec<String> = Vec::new();
        for row in rows(table) {
            self.count += 1;
            let properties = row.find("w:trPr");
            if properties.is_some_and(|p| p.find("w:del").is_some()) {
                continue;
            }
            let cells = cells(row, &above);
            above.clone_from(&cells);
            if cells.iter().any(|cell| !cell.is_empty()) {
                let place = Place::Paragraph(self.count);
                self.pieces.push(Piece { place, body: Body::Row(cells) });
            }
        }
        // Two tables with nothing between them stay two.
        let place = Place::Paragraph(self.count);
        self.pieces.push(Piece { place, body: Body::Text(String::new()) });
    }
}

/// The rows of a table, also those within content controls.
fn rows(table: &Element) -> Vec<&Element> {
    let mut found = Vec::new();
    for child in table.elements() {
        match child.name.as_str() {
            "w:tr" => found.push(child),
            "w:sdt" | "w:sdtContent" | "w:ins" | "w:customXml" => found.extend(rows(child)),
            _ => {}
        }
    }
    found
}

/// The cells of a row: words are repeated in every column that they cover, and a cell that goes on
/// from above repeats what stands there.
fn cells(row: &Element, above: &[String]) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    for cell in columns(row) {
        let properties = cell.find("w:tcPr");
        let merged = properties.and_then(|p| p.find("w:vMerge"));
        let goes_on = merged.is_some_and(|m| m.attribute("w:val") != Some("restart"));
        let span = properties.and_then(|p| p.value_of("w:gridSpan")).and_then(|s| s.parse().ok());
        let span: usize = span.unwrap_or(1).clamp(1, WIDEST);
        let mut text = String::new();
        if goes_on {
            text = above.get(cells.len()).cloned().unwrap_or_default();
        } else {
            cell_text(cell, &mut text);
        }
        let text = bounded(&text.replace('\t', " "));
        let digits = text.chars().any(|c| c.is_ascii_digit());
        cells.push(text.clone());
        let again = if digits { String::new() } else { text };
        cells.extend(std::iter::repeat_n(again, span - 1));
    }
    cells
}

fn columns(row: &Element) -> Vec<&Element> {
    let mut found = Vec::new();
    for child in row.elements() {
        match child.name.as_str() {
            "w:tc" => found.push(child),
            "w:sdt" | "w:sdtContent" | "w:customXml" => found.extend(columns(child)),
            _ => {}
        }
    }
    found
}

/// All text of a cell on one line, also that of tables in it.
fn cell_text(cell: &Element, into: &mut String) {
    for child in cell.elements() {
        match child.name.as_str() {
            "w:p" => {
                if !into.is_empty() {
                    into.push(' ');
                }
                text(child, into, &mut Vec::new());
            }
            "w:tcPr" | "w:del" | "w:moveFrom" | "w:sdtPr" => {}
            _ => cell_text(child, into),
        }
    }
}

/// The text of the runs in an element; boxes of text are put aside.
fn text<'e>(element: &'e Element, into: &mut String, boxes: &mut Vec<&'e Element>) {
    for child in element.elements() {
        match child.name.as_str() {
            "w:t" | "m:t" => {
                for node in &child.children {
                    if let Node::Text(piece) = node {
                        into.push_str(piece);
                    }
                }
            }
            "w:tab" => into.push('\t'),
            "w:br" | "w:cr" => into.push(' '),
            "w:noBreakHyphen" => into.push('-'),
            "w:txbxContent" => boxes.push(child),
            "mc:AlternateContent" => {
                if let Some(choice) = child.elements().next() {
                    text(choice, into, boxes);
                }
            }
            // A superscript is the mark of a note, not a digit of the number before it.
            "w:r" if is_raised(child) => {}
            "w:del" | "w:moveFrom" | "w:pPr" | "w:rPr" | "w:instrText" | "w:sdtPr" => {}
            _ => text(child, into, boxes),
        }
    }
}

fn is_raised(run: &Element) -> bool {
    let raised = run.find("w:rPr").and_then(|p| p.value_of("w:vertAlign"));
    raised == Some("superscript")
}
