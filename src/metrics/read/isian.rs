//! The mark of what is still to be filled: the text `"belum diisi"` where a value of any kind
//! belongs.
//!
//! A mark is no fault of type. Whatever was expected there, the reader tells [`Code::BelumDiisi`]
//! with the description of the key, and what stands above is unfinished, not wrong.

use toml::de::DeValue;

use super::node::Node;
use super::shape::{Field, Noun, Shape};
use crate::diagnostic::{Code, Diagnostic, Sink};

/// What stands in the record, between quotation marks, where a value is still to be filled in.
pub const BELUM_DIISI: &str = "belum diisi";

/// Whether a value is the mark.
pub fn is_mark(value: &DeValue<'_>) -> bool {
    value.as_str().is_some_and(|text| text.trim().eq_ignore_ascii_case(BELUM_DIISI))
}

/// Reports a value that is only the mark; tells whether it is one.
pub(super) fn tell_mark(node: &Node<'_>, sink: &mut Sink) -> bool {
    if !is_mark(node.value()) {
        return false;
    }
    sink.push(finding(node));
    true
}

fn finding(node: &Node<'_>) -> Diagnostic {
    let finding = |what: &str| {
        Diagnostic::new(Code::BelumDiisi, node.place(), format!("Belum diisi: {what}."))
    };
    match node.about() {
        Some(field) => {
            let help = format!("Ganti tanda itu, misalnya: {} = {}", field.key, field.example);
            finding(&label(field.doc)).help(help)
        }
        None => finding("isian ini").help("Ganti tanda itu dengan nilainya."),
    }
}

/// Short name of a key for lists of what is to be filled: its description up to the first remark.
pub fn label(doc: &[&str]) -> String {
    let whole = doc.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    let cut = [";", ":", " (", ","].iter().filter_map(|mark| whole.find(mark)).min();
    let short = cut.and_then(|at| whole.get(..at)).unwrap_or(&whole);
    short.trim_end_matches('.').to_string()
}

/// A mark in a record, with what is above it.
#[derive(Debug, Clone, Copy)]
pub struct Found<'f, 'a> {
    /// The value itself.
    pub node: &'f Node<'a>,
    /// The tables above it, the outermost first.
    pub above: &'f [Node<'a>],
}

/// What is done with a mark.
pub type Mark<'v> = dyn FnMut(Found<'_, '_>) + 'v;

/// Visits every mark of a record in the order of the keys, whatever else is wrong with it.
pub fn marks<'a>(node: &Node<'a>, shape: &Shape, visit: &mut Mark<'_>) {
    visit_marks(node, shape, &mut Vec::new(), visit);
}

fn visit_marks<'a>(
    node: &Node<'a>,
    shape: &Shape,
    above: &mut Vec<Node<'a>>,
    visit: &mut Mark<'_>,
) {
    if is_mark(node.value()) {
        visit(Found { node, above });
        return;
    }
    match shape {
        Shape::List(item) => {
            for below in node.items() {
                visit_marks(&below, &item(), above, visit);
            }
        }
        Shape::Map(_, value) => {
            for (key, value_at) in node.value().as_table().into_iter().flat_map(|t| t.iter()) {
                visit_marks(&node.below(key.get_ref(), value_at), &value(), above, visit);
            }
        }
        Shape::Noun(noun) => fields(node, noun, above, visit),
        Shape::Any(shapes) => {
            let table = node.value().is_table();
            let nouns = shapes.iter().filter_map(|shape| match shape() {
                Shape::Noun(noun) if table => Some(noun),
                _ => None,
            });
            // The forms of a table share keys: what one of them knows is visited once.
            if let Some(noun) = nouns.max_by_key(|noun| known(node, noun)) {
                fields(node, &noun, above, visit);
            }
        }
        Shape::Scalar(_) | Shape::Choice(..) => {}
    }
}

fn known(node: &Node<'_>, noun: &Noun) -> usize {
    (noun.fields)().iter().filter(|field| node.get(field.key).is_some()).count()
}

fn fields<'a>(node: &Node<'a>, noun: &Noun, above: &mut Vec<Node<'a>>, visit: &mut Mark<'_>) {
    above.push(node.clone());
    for field in (noun.fields)() {
        if let Some(below) = node.field(&field) {
            visit_marks(&below, &(field.shape)(), above, visit);
        }
    }
    above.pop();
}

/// What a value is about: its key and description.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// The key.
    pub key: &'static str,
    /// Its description.
    pub doc: &'static [&'static str],
    /// An example, as TOML.
    pub example: &'static str,
}

impl From<&Field> for About {
    fn from(field: &Field) -> Self {
        Self { key: field.key, doc: field.doc, example: field.example }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Read, parse, read_field};
    use crate::record::RawRecord;
    use crate::record::indikator::Indikator;

    #[test]
    fn a_mark_is_no_fault_of_type_wherever_it_stands() {
        let text = "kunci = 'a'\nnama = 'belum diisi'\nsatuan = 'persen'\narah = 'belum diisi'\n\
                    formula = 'B / C'\nsumber = 'D'\ntarget = 'belum diisi'\n\
                    data = { kini = 'belum diisi', dasar = 2 }\nrealisasi = 'Belum Diisi'\n\
                    riwayat = { 2024 = 'belum diisi' }\n\
                    pembanding = [{ wilayah = 'E', tingkat = 'nasional', tahun = 'belum diisi', nilai = 'belum diisi' }]\n\
                    catatan = 'belum diisi'";
        let mut sink = Sink::default();
        let tree = parse(text, &mut sink);
        let node = Node::root(tree.get_ref(), tree.span());
        assert!(Indikator::read(&node, &mut sink).is_none());
        let told = sink.into_sorted();
        assert!(told.iter().all(|f| f.code == Code::BelumDiisi), "{told:#?}");
        assert_eq!(told.len(), 9);
        let first = &told[0];
        assert_eq!(first.message, "Belum diisi: Nama indikator.");
        assert!(first.help.as_deref().unwrap().contains("misalnya: nama = "), "{first:?}");
        let mut seen = 0;
        marks(&node, &Indikator::shape(), &mut |_| seen += 1);
        assert_eq!(seen, told.len(), "the visitor sees what the reader tells");
    }

    #[test]
    fn marks_know_the_tables_above() {
        let text =
            "[[program]]\nkode = '1'\n[[program.kegiatan]]\nsub = [{ pagu = 'belum diisi' }]";
        let mut sink = Sink::default();
        let tree = parse(text, &mut sink);
        let node = Node::root(tree.get_ref(), tree.span());
        let mut seen = Vec::new();
        marks(&node, &RawRecord::shape(), &mut |found| {
            seen.push((found.node.place().key.to_string(), found.above.len()));
        });
        assert_eq!(seen, [("program.1.kegiatan.1.sub.1.pagu".to_string(), 4)]);
    }

    #[test]
    fn the_year_itself_may_be_open() {
        let mut sink = Sink::default();
        let tree = parse("tahun = 'belum diisi'", &mut sink);
        let node = Node::root(tree.get_ref(), tree.span());
        let field = RawRecord::fields().remove(0);
        assert!(read_field::<crate::place::Placed<i32>>(&node, &field, &mut sink).is_none());
        assert_eq!(sink.into_sorted()[0].message, "Belum diisi: Tahun anggaran yang dilaporkan.");
    }

    #[test]
    fn labels_are_short() {
        assert_eq!(
            label(&[" Target Perjanjian Kinerja; satu-satunya tempatnya."]),
            "Target Perjanjian Kinerja"
        );
        assert_eq!(label(&[" Realisasi: angka, ungkapan."]), "Realisasi");
        assert_eq!(label(&[" Pagu."]), "Pagu");
    }
}
