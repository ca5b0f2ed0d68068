//! Notes and recommendations of the evaluators: the open ones go on into the next year.

use super::Maker;
use super::walk::Entry;
use crate::read::{Node, Shape};
use crate::record::akip::StatusTindakLanjut;

impl Maker<'_, '_> {
    /// Carries over what is open: recommendations that are not done, and notes that were not answered
    /// by recommendations that are done. The others become comments.
    pub(super) fn open(&mut self, entry: &Entry<'_>, shape: &Shape) {
        let items: Vec<Node<'_>> = entry.node.items().collect();
        let recommendations: Vec<Node<'_>> =
            entry.table.get("rekomendasi").into_iter().flat_map(|list| list.items()).collect();
        let closed = |item: &Node<'_>| match entry.key.as_str() {
            "rekomendasi" => is_done(item),
            _ => is_answered(item, &recommendations),
        };
        let which: Vec<usize> =
            (0..items.len()).filter(|index| items.get(*index).is_some_and(closed)).collect();
        if !which.is_empty() {
            self.off_items(&items, &which);
        }
        let Shape::List(item_shape) = shape else { return };
        for (index, item) in items.iter().enumerate() {
            if !which.contains(&index) {
                self.visit(item, &item_shape());
            }
        }
    }
}

fn is_done(recommendation: &Node<'_>) -> bool {
    let status = recommendation.get("status").and_then(|status| status.value().as_str());
    status == Some(StatusTindakLanjut::Selesai.word())
}

/// Whether recommendations answer a note, and all of them are done.
fn is_answered(note: &Node<'_>, recommendations: &[Node<'_>]) -> bool {
    let key = note.get("kunci").and_then(|key| key.value().as_str());
    let names = |recommendation: &&Node<'_>| {
        let list = recommendation.get("catatan");
        list.is_some_and(|list| list.items().any(|named| named.value().as_str() == key))
    };
    let mut answers = recommendations.iter().filter(names).peekable();
    key.is_some() && answers.peek().is_some() && answers.all(is_done)
}
