//! What the builders make of a small record, with the words of the real templates.

mod figures;
mod frame;
mod laws;
mod tables;

use std::collections::BTreeMap;
use std::sync::Arc;

use lkjip_metrics::check::check;
use lkjip_metrics::figures::Figures;
use lkjip_metrics::record::Record;

use crate::document::compose::compose;
use crate::document::model::{Block, Cell, Chart, Inline, Node, Row, Table};
use crate::document::source::plain;
use crate::document::{Composed, Naskah};

const RECORD: &str = include_str!("contoh.toml");
const TABLES: &str = include_str!("../../../../templates/naskah/tabel.toml");
const TERMS: &str = include_str!("../../../../templates/naskah/istilah.toml");

/// Composes one chapter that holds one call.
fn composed(record: &str, call: &str) -> Composed {
    let checked = check(record);
    let Some((read, figures)) = checked.record else {
        panic!("the record is not sound: {:?}", checked.findings);
    };
    compose_with(&read, &Arc::new(figures), record, call)
}

fn compose_with(record: &Record, figures: &Arc<Figures>, source: &str, call: &str) -> Composed {
    let plan = "[[bagian]]\njenis = \"isi\"\nbab = [\"uji\"]\n";
    let texts = [
        ("susunan.toml", plan.to_string()),
        ("tabel.toml", TABLES.to_string()),
        ("istilah.toml", TERMS.to_string()),
        ("uji.md", format!("# Uji\n\n{{{{ {call} }}}}\n")),
    ];
    let texts: BTreeMap<String, String> =
        texts.into_iter().map(|(name, text)| (name.to_string(), text)).collect();
    compose(record, figures, source, &Naskah::read(texts).unwrap(), None)
}

/// The blocks of a call over the example.
fn blocks(call: &str) -> Vec<Block> {
    blocks_of(RECORD, call)
}

fn blocks_of(record: &str, call: &str) -> Vec<Block> {
    let composed = composed(record, call);
    let Some(document) = composed.document else {
        panic!("{call}: {:?}", composed.findings);
    };
    document.parts.into_iter().flat_map(|p| p.chapters).flat_map(|c| c.blocks).collect()
}

/// The only message of a call that cannot be made.
fn refusal(call: &str) -> String {
    let composed = composed(RECORD, call);
    let messages: Vec<String> = composed.findings.into_iter().map(|f| f.message).collect();
    messages.join("\n")
}

fn table(call: &str) -> Table {
    table_of(RECORD, call)
}

fn table_of(record: &str, call: &str) -> Table {
    match blocks_of(record, call).into_iter().next() {
        Some(Block::Table(table)) => table,
        other => panic!("{call}: no table but {other:?}"),
    }
}

fn chart(call: &str) -> Chart {
    match blocks(call).into_iter().next() {
        Some(Block::Chart(chart)) => chart,
        other => panic!("{call}: no chart but {other:?}"),
    }
}

fn rows(table: &Table) -> Vec<&Row> {
    table.groups.iter().flat_map(|group| &group.rows).collect()
}

/// Cells of all rows as text.
fn texts(table: &Table) -> Vec<Vec<String>> {
    rows(table).iter().map(|row| row.cells.iter().map(|cell| plain(&cell.text)).collect()).collect()
}

fn titles(table: &Table) -> Vec<Vec<String>> {
    table.header.iter().map(|row| row.iter().map(|cell| plain(&cell.text)).collect()).collect()
}

fn notes(table: &Table) -> Vec<String> {
    table.notes.iter().map(|note| plain(&note.text)).collect()
}

/// Keys of the values and badges of a cell.
fn keys(cell: &Cell) -> Vec<&str> {
    cell.text
        .iter()
        .filter_map(|inline| match inline {
            Inline::Node(Node::Value { key, .. } | Node::Badge { key, .. }) => Some(key.as_str()),
            _ => None,
        })
        .collect()
}
