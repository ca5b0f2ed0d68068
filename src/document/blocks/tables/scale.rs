//! The scale of classes: contiguous intervals, each with its label.

use super::super::cell::{cell, count, one, row};
use super::super::sheet::Sheet;
use crate::document::model::{Align, BadgeStyle, Block, Inline, Node, RowStyle};
use crate::document::source::Source;

/// The classes from the highest down.
pub(super) fn build(name: &str, source: &Source<'_>) -> Vec<Block> {
    let mut sheet = Sheet::new(source, "skala", name, &[]);
    sheet.columns(&[
        ("no", 10, Align::Center),
        ("interval", 70, Align::Left),
        ("kriteria", 70, Align::Left),
    ]);
    let classes = &source.record.kebijakan.skala;
    for (index, class) in classes.iter().enumerate() {
        let path = class_path(index);
        let interval = cell(interval(source, index, class.di_atas.is_some()));
        let label = Inline::Node(Node::Badge {
            style: BadgeStyle::Kriteria,
            level: signed(classes.len().saturating_sub(index)),
            steps: signed(classes.len()),
            text: class.label.value.clone(),
            key: format!("{path}.label"),
        });
        sheet.row(row(RowStyle::Data, path, vec![count(index), interval, one(label)]));
    }
    sheet.note("catatan_batas");
    sheet.note("catatan_pembatasan");
    sheet.finish()
}

/// "> 75 sampai dengan 90": the bound of the class above belongs to this one.
fn interval(source: &Source<'_>, index: usize, bounded: bool) -> Vec<Inline> {
    let own = class_path(index);
    let Some(above) = index.checked_sub(1).map(class_path) else {
        let words = if bounded { "sel_teratas" } else { "sel_tunggal" };
        return source.words("skala", words, &[("k", &own)]);
    };
    let words = if bounded { "sel_tengah" } else { "sel_terbawah" };
    source.words("skala", words, &[("k", &own), ("atas", &above)])
}

fn class_path(index: usize) -> String {
    format!("kebijakan.skala.{}", index.saturating_add(1))
}

fn signed(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
