//! A Word file as somebody gets it who accepts or rejects all tracked changes.

use lkjip::output::docx::package::Package;
use lkjip::output::docx::xml::{Element, parse};

/// What is done with the changes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Accept,
    Reject,
}

impl Turn {
    /// What vanishes.
    const fn lost(self) -> &'static str {
        match self {
            Self::Accept => "w:del",
            Self::Reject => "w:ins",
        }
    }
}

/// The text of a file.
pub fn document(bytes: &[u8]) -> Element {
    parse(Package::read(bytes).unwrap().get("word/document.xml").unwrap()).unwrap()
}

/// Its lines: one a paragraph, one a row.
pub fn lines(document: &Element, turn: Turn) -> Vec<String> {
    blocks(document.find("w:body").unwrap(), turn)
}

/// Every element of a name.
pub fn all<'e>(root: &'e Element, name: &str) -> Vec<&'e Element> {
    let mut found = Vec::new();
    for child in root.elements() {
        if child.name == name {
            found.push(child);
        }
        found.extend(all(child, name));
    }
    found
}

fn blocks(container: &Element, turn: Turn) -> Vec<String> {
    let mut lines = Vec::new();
    let mut held = String::new();
    for child in container.elements() {
        match child.name.as_str() {
            "w:p" => {
                let text = text(child, turn);
                let numbered =
                    child.find("w:pPr").and_then(|properties| properties.find("w:numPr"));
                if numbered.is_some() && held.trim().is_empty() && !text.trim().is_empty() {
                    held.push('№');
                }
                held += &text;
                let end = child.find("w:pPr").and_then(|properties| properties.find("w:rPr"));
                if end.is_none_or(|end| end.find(turn.lost()).is_none()) {
                    lines.push(std::mem::take(&mut held));
                }
            }
            "w:tbl" => {
                lines.push(std::mem::take(&mut held));
                lines.extend(rows(child, turn));
            }
            _ => {}
        }
    }
    lines.push(held);
    lines.retain(|line| !line.trim().is_empty());
    lines
}

fn rows(table: &Element, turn: Turn) -> Vec<String> {
    let lost = |row: &&Element| {
        row.find("w:trPr").is_none_or(|properties| properties.find(turn.lost()).is_none())
    };
    let row = |row: &Element| {
        let cells = row.elements().filter(|child| child.name == "w:tc");
        let cells: Vec<String> = cells.map(|cell| blocks(cell, turn).join(" / ")).collect();
        format!("| {}", cells.join(" | "))
    };
    let rows = table.elements().filter(|child| child.name == "w:tr");
    rows.filter(lost).map(row).collect()
}

fn text(element: &Element, turn: Turn) -> String {
    let mut reader = Reader { turn, said: String::new(), fields: Vec::new() };
    reader.read(element);
    reader.said
}

struct Reader {
    turn: Turn,
    said: String,
    /// Fields that are open: their instruction, and whether their result is left out. Page numbers
    /// are those of the new report.
    fields: Vec<(String, bool)>,
}

impl Reader {
    fn read(&mut self, element: &Element) {
        for child in element.elements() {
            match child.name.as_str() {
                name if name == self.turn.lost() => {}
                "w:pPr" | "w:rPr" => {}
                "w:fldSimple"
                    if child.attribute("w:instr").is_some_and(|i| i.contains("PAGEREF")) => {}
                "w:fldChar" => self.field(child.attribute("w:fldCharType").unwrap()),
                "w:instrText" | "w:delInstrText" => {
                    if let Some((instruction, _)) = self.fields.last_mut() {
                        *instruction += &child.plain();
                    }
                }
                "w:t" | "w:delText" | "m:t" => {
                    if !self.fields.iter().any(|(_, left_out)| *left_out) {
                        self.said += &child.plain();
                    }
                }
                "w:tab" => self.said.push('\t'),
                "w:br" => self.said.push('\n'),
                _ => self.read(child),
            }
        }
    }

    fn field(&mut self, kind: &str) {
        match (kind, self.fields.last_mut()) {
            ("begin", _) => self.fields.push((String::new(), false)),
            ("separate", Some((instruction, out))) => *out = instruction.contains("PAGEREF"),
            ("end", Some(_)) => drop(self.fields.pop()),
            _ => {}
        }
    }
}
