//! Tracked changes of looks, told in words.

use super::bounded;
use super::walk::Walker;
use crate::output::docx::xml::Element;
use crate::review::Formatting;

/// Longest text that is told with a change of looks, in bytes.
const LONGEST: usize = 300;

/// Most changes of looks that are told.
const MOST: usize = 20_000;

/// What properties of runs are called.
const RUNS: &[(&str, &str)] = &[
    ("w:b", "huruf tebal"),
    ("w:i", "huruf miring"),
    ("w:u", "garis bawah"),
    ("w:strike", "coretan"),
    ("w:dstrike", "coretan"),
    ("w:rStyle", "gaya huruf"),
    ("w:rFonts", "jenis huruf"),
    ("w:sz", "ukuran huruf"),
    ("w:color", "warna huruf"),
    ("w:highlight", "sorotan"),
    ("w:shd", "sorotan"),
    ("w:vertAlign", "huruf naik atau turun"),
    ("w:caps", "huruf kapital"),
    ("w:smallCaps", "huruf kapital"),
    ("w:vanish", "teks tersembunyi"),
    ("w:lang", "bahasa"),
];

/// What properties of paragraphs are called.
const PARAGRAPHS: &[(&str, &str)] = &[
    ("w:pStyle", "gaya alinea"),
    ("w:jc", "perataan alinea"),
    ("w:numPr", "penomoran"),
    ("w:ind", "lekukan alinea"),
    ("w:spacing", "jarak alinea"),
    ("w:outlineLvl", "tingkat judul"),
    ("w:tabs", "tabulasi"),
    ("w:shd", "sorotan"),
];

/// The change of a run.
pub fn run(walker: &mut Walker<'_>, properties: &Element, run: &Element) {
    let Some(change) = properties.find("w:rPrChange") else { return };
    let mut text = String::new();
    run.elements().filter(|e| matches!(e.name.as_str(), "w:t" | "w:delText")).for_each(|piece| {
        text.push_str(&piece.plain());
    });
    let what = different(properties, change.find("w:rPr"), RUNS, "bentuk huruf");
    add(walker, change, what, &text);
}

/// The changes of a paragraph.
pub fn paragraph(walker: &mut Walker<'_>, properties: &Element) {
    let text = |walker: &Walker<'_>| -> String {
        walker.line.pieces.iter().map(|piece| piece.text.as_str()).collect()
    };
    if let Some(change) = properties.find("w:pPrChange") {
        let what = different(properties, change.find("w:pPr"), PARAGRAPHS, "bentuk alinea");
        let text = text(walker);
        add(walker, change, what, &text);
    }
    let numbering = properties.find("w:numPr").and_then(|n| n.find("w:numberingChange"));
    if let Some(change) = numbering {
        let text = text(walker);
        add(walker, change, "penomoran".to_string(), &text);
    }
}

/// The change of a section.
pub fn section(walker: &mut Walker<'_>, section: &Element) {
    other(walker, section, "w:sectPrChange", "tata letak halaman");
}

/// A change of something that has no text of its own.
pub fn other(walker: &mut Walker<'_>, properties: &Element, name: &str, what: &str) {
    if let Some(change) = properties.find(name) {
        add(walker, change, what.to_string(), "");
    }
}

fn add(walker: &mut Walker<'_>, change: &Element, what: String, text: &str) {
    walker.has_tracking = true;
    if walker.formatting.len() >= MOST {
        return;
    }
    let told = |name: &str| bounded(change.attribute(name).unwrap_or_default(), 200);
    let line = walker.lines.len();
    let mut new = Formatting {
        line,
        author: told("w:author"),
        date: told("w:date"),
        what,
        text: String::new(),
    };
    // Programs cut runs where they like.
    if let Some(last) = walker.formatting.last_mut().filter(|_| !text.is_empty()) {
        new.text.clone_from(&last.text);
        if new == *last && !last.text.is_empty() {
            last.text = bounded(&format!("{}{text}", last.text), LONGEST);
            return;
        }
    }
    new.text = bounded(text, LONGEST);
    walker.formatting.push(new);
}

/// What differs between properties as they are and as they were.
fn different(
    now: &Element,
    before: Option<&Element>,
    names: &[(&str, &str)],
    else_: &str,
) -> String {
    let mut words: Vec<&str> = Vec::new();
    for (name, word) in names {
        let was = before.and_then(|before| before.find(name));
        if now.find(name) != was && !words.contains(word) {
            words.push(word);
        }
    }
    if words.is_empty() { else_.to_string() } else { words.join(", ") }
}
