//! What several tests share: composing a record of this repository.
// Each test file uses a part of it; a test may stop at once when something is missing.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

pub mod isi;
pub mod kata;
pub mod word;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lkjip::document::model::{Block, Cell, Document, Table};
use lkjip::document::source::plain;
use lkjip::document::{Composed, Draft, Naskah, compose};
use lkjip::output::docx::Template;
use lkjip::output::pictures::Assets;
use lkjip_metrics::check::check;
use lkjip_metrics::figures::Figures;

/// A path in the repository.
pub fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// The content templates of the repository.
pub fn naskah() -> Naskah {
    let mut texts = BTreeMap::new();
    for entry in std::fs::read_dir(path("templates/naskah")).unwrap() {
        let entry = entry.unwrap();
        let text = std::fs::read_to_string(entry.path()).unwrap();
        texts.insert(entry.file_name().into_string().unwrap(), text);
    }
    Naskah::read(texts).unwrap()
}

/// Checks and composes the text of a record.
pub fn composed(text: &str) -> (Arc<Figures>, Composed) {
    composed_as(text, None)
}

/// The same as a draft, or as the report.
pub fn composed_as(text: &str, draft: Option<Draft<'_>>) -> (Arc<Figures>, Composed) {
    let checked = check(text);
    let Some((record, figures)) = checked.record else {
        panic!("record has galat: {:#?}", checked.findings)
    };
    let figures = Arc::new(figures);
    let composed = compose(&record, &figures, text, &naskah(), draft);
    (figures, composed)
}

/// The document of the record in a folder, with its pictures.
pub fn settled(folder: &str) -> (Document, Assets) {
    settled_as(folder, None)
}

/// The same as a draft, or as the report.
pub fn settled_as(folder: &str, draft: Option<Draft<'_>>) -> (Document, Assets) {
    let text = std::fs::read_to_string(path(&format!("{folder}/laporan.toml"))).unwrap();
    let (_, composed) = composed_as(&text, draft);
    let Some(mut document) = composed.document else { panic!("{:#?}", composed.findings) };
    let (record, _) = check(&text).record.unwrap();
    let (assets, _) = Assets::load(&record, &path(folder));
    assets.settle(&mut document);
    (document, assets)
}

/// The Word template of the program.
pub fn bundled() -> Template {
    Template::open(&std::fs::read(path("templates/docx/gaya.docx")).unwrap()).unwrap()
}

/// The document of a record of this repository.
pub fn document(record: &str) -> (Arc<Figures>, Document) {
    let text = std::fs::read_to_string(path(record)).unwrap();
    let (figures, composed) = composed(&text);
    let Some(document) = composed.document else { panic!("{:#?}", composed.findings) };
    (figures, document)
}

/// A document as lines of text: one a paragraph, heading, item or table row.
pub fn outline(document: &Document) -> String {
    let mut lines = Vec::new();
    for chapter in document.parts.iter().flat_map(|p| &p.chapters) {
        lines.push(format!("\n# {} {}", chapter.label.as_deref().unwrap_or("-"), chapter.title));
        chapter.blocks.iter().for_each(|block| outline_block(block, 0, &mut lines));
    }
    lines.join("\n") + "\n"
}

fn outline_block(block: &Block, depth: usize, lines: &mut Vec<String>) {
    let mut line = |text: String| lines.push(format!("{}{}", "  ".repeat(depth), text.trim_end()));
    match block {
        Block::Heading { level, number, text, .. } => {
            let marks = "#".repeat(usize::from(*level));
            line(format!("{marks} {} {}", number.as_deref().unwrap_or("-"), plain(text)));
        }
        Block::Paragraph { text, .. } => line(plain(text)),
        Block::Quote { text } => line(format!("> {}", plain(text))),
        Block::List { items, .. } => {
            for item in items {
                lines.push(format!("{}*", "  ".repeat(depth)));
                item.iter().for_each(|block| outline_block(block, depth + 1, lines));
            }
        }
        Block::Table(table) => outline_table(table, &mut line),
        Block::Chart(chart) => {
            line(format!("[{}] {}", chart.number.as_deref().unwrap_or("-"), plain(&chart.caption)));
            line(format!("    {}", chart.alt));
        }
        Block::Diagram(diagram) => {
            let number = diagram.number.as_deref().unwrap_or("-");
            line(format!("[{number}] {}", plain(&diagram.caption)));
            line(format!("    {}", diagram.alt));
        }
        Block::Photo { number, caption, file, .. } => {
            let number = number.as_deref().unwrap_or("-");
            line(format!(
                "[{number}] {} ({})",
                plain(caption),
                file.as_deref().unwrap_or("kosong")
            ));
        }
        Block::Formula { alt, .. } => line(format!("= {alt}")),
        Block::Note { title, text, .. } => line(format!("! {}: {}", plain(title), plain(text))),
        Block::Fields { rows } => {
            rows.iter().for_each(|row| line(format!("{}: {}", row.label, plain(&row.text))));
        }
        other => {
            let json = serde_json::to_value(other).unwrap();
            line(format!("<{}>", json["kind"].as_str().unwrap()));
        }
    }
}

fn outline_table(table: &Table, line: &mut impl FnMut(String)) {
    let row = |cells: &[Cell]| {
        let cells: Vec<String> = cells.iter().map(|cell| plain(&cell.text)).collect();
        format!("  | {}", cells.join(" | "))
    };
    line(format!("[{}] {}", table.number.as_deref().unwrap_or("-"), plain(&table.caption)));
    table.header.iter().for_each(|cells| line(row(cells)));
    for group in &table.groups {
        if let Some(title) = &group.title {
            line(format!("  == {}", plain(title)));
        }
        group.rows.iter().for_each(|r| line(row(&r.cells)));
    }
    for note in &table.notes {
        line(format!("  ({}) {}", note.mark.as_deref().unwrap_or("-"), plain(&note.text)));
    }
}
