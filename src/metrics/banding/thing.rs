//! What a value is called: its path, its own key, its name.

use super::content::inline;
use super::items::Item;
use crate::read::{Field, Node, Noun, Shape};

/// Lists whose items are held against each other by their place: the cells of a row.
const CELLS: &str = "bilangan";

/// Whether a list of this shape is the cells of a row.
pub(super) fn is_cell(shape: &Shape) -> bool {
    match shape {
        Shape::Scalar(name) => name.starts_with(CELLS),
        Shape::Any(shapes) => shapes.iter().all(|shape| matches!(shape(), Shape::Scalar(_))),
        _ => false,
    }
}

/// Whether a table has a key of its own; a claim or a waiver has that of something else.
pub(super) fn has_identity(noun: &Noun) -> bool {
    let own = |field: &Field| match (field.shape)() {
        Shape::Scalar("kunci") => field.key == "kunci",
        Shape::Scalar("kode rekening") => field.key == "kode",
        _ => false,
    };
    (noun.fields)().iter().any(own)
}

/// The items of a list as they are paired.
pub(super) fn named<'n>(nodes: Vec<Node<'n>>, shape: &Shape) -> Vec<Item<'n>> {
    let identity = matches!(shape, Shape::Noun(noun) if has_identity(noun));
    nodes
        .into_iter()
        .map(|node| {
            let text = |key: &str| -> Option<&'n str> {
                node.value()
                    .as_table()?
                    .get(key)?
                    .get_ref()
                    .as_str()
                    .filter(|text| !text.is_empty())
            };
            let id = text("kunci").or(text("kode")).filter(|_| identity);
            let before = text("dahulu").filter(|_| identity);
            let toml = inline(node.value(), shape);
            let fields = node.value().as_table().map(|table| {
                let line = |value| inline(value, &Shape::Scalar("teks"));
                let fields = table.iter();
                fields
                    .map(|(key, value)| (key.get_ref().to_string(), line(value.get_ref())))
                    .collect()
            });
            Item { id, before, toml, fields, node }
        })
        .collect()
}

/// The path of a node.
pub(super) fn key(node: &Node<'_>) -> String {
    node.place().key.to_string()
}

/// The path of a key of a table.
pub(super) fn below(node: &Node<'_>, field: &str) -> String {
    match node.place().key.as_ref() {
        "" => field.to_string(),
        path => format!("{path}.{field}"),
    }
}

/// What a node is called within its list or table: a key, code, free key or number.
pub(super) fn last<'n>(node: &'n Node<'_>) -> &'n str {
    let own = |key: &str| node.value().as_table()?.get(key)?.get_ref().as_str();
    let path = node.place().key.as_ref();
    own("kunci").or_else(|| own("kode")).unwrap_or_else(|| path.rsplit('.').next().unwrap_or(path))
}

/// The name of a thing, as its table has it.
pub(super) fn name(node: &Node<'_>) -> Option<String> {
    let table = node.value().as_table()?;
    let text = |key: &&str| table.get(*key)?.get_ref().as_str();
    let text = ["nama", "judul", "wilayah", "tentang", "uraian", "bidang", "sumber"]
        .iter()
        .find_map(text)?;
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
