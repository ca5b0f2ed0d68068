//! Filling what is open in the record of a next year, as its planner would.

use std::collections::BTreeMap;

use lkjip_metrics::diagnostic::Sink;
use lkjip_metrics::read::{Node, Read, leaves, marks, parse};
use lkjip_metrics::record::RawRecord;

/// The text of every scalar of a record by its key.
fn scalars(source: &str) -> BTreeMap<String, String> {
    let tree = parse(source, &mut Sink::default());
    let root = Node::root(tree.get_ref(), tree.span());
    let mut found = BTreeMap::new();
    leaves(&root, &RawRecord::shape(), &mut |node, _| {
        found.insert(node.place().key.to_string(), source[node.place().span.clone()].to_string());
    });
    found
}

/// A record with every mark replaced: by last year's value where that holds, else by one that fits.
pub fn filled(new: &str, old: &str, year: i32) -> String {
    let known = scalars(old);
    let tree = parse(new, &mut Sink::default());
    let root = Node::root(tree.get_ref(), tree.span());
    let mut edits = Vec::new();
    marks(&root, &RawRecord::shape(), &mut |found| {
        let key = found.node.place().key.to_string();
        let proxy = known.get(&format!("{key}.nilai")).filter(|value| !value.starts_with('"'));
        let value = match key.as_str() {
            "pengesahan.tanggal" => format!("{}-01-12", year + 1),
            "perjanjian_kinerja.tanggal" => format!("{year}-01-15"),
            "renstra.mulai" => (year - 1).to_string(),
            "renstra.akhir" => (year + 3).to_string(),
            _ if key.ends_with(".tahun") => (year - 1).to_string(),
            _ => match known.get(&key).or(proxy) {
                Some(value) if !value.starts_with('"') => value.clone(),
                _ => "42.5".to_string(),
            },
        };
        edits.push((found.node.place().span.clone(), value));
    });
    edits.sort_by_key(|(span, _)| span.start);
    let mut text = new.to_string();
    for (span, value) in edits.into_iter().rev() {
        text.replace_range(span, &value);
    }
    text
}
