//! Papers of the review: number and date of the statement, and the check list.

use std::collections::BTreeSet;

use lkjip_metrics::record::pelaporan::Reviu;
use lkjip_metrics::reviu::{self, Bukti, Butir, Jawaban};

use super::cell::{cell, count, keyed, one, row, text, typed};
use super::sheet::Sheet;
use crate::document::model::{Align, Block, Field, Inline, Node, RowStyle};
use crate::document::source::Source;

const DATA: &str = "data-reviu";
const LIST: &str = "periksa-reviu";

/// The review as recorded, if number and date of it are. Without both, the statement is a form.
pub(super) fn recorded<'s>(source: &'s Source<'_>) -> Option<&'s Reviu> {
    let review = source.record.pelaporan.as_ref()?.reviu.as_ref()?;
    review.nomor.is_some().then_some(review)
}

/// Number and date, or dots to fill in and the remark that this is a form.
pub(super) fn data(source: &Source<'_>) -> Vec<Block> {
    let words = |key: &str| source.words(DATA, key, &[]);
    let review = source.record.pelaporan.as_ref().and_then(|told| told.reviu.as_ref());
    let number = review.and_then(|review| review.nomor.as_ref()).map(|number| vec![typed(number)]);
    let date =
        review.map(|review| vec![keyed(review.tanggal.value.to_string(), &review.tanggal.place)]);
    let field = |label: &str, known: Option<Vec<Inline>>, dots: &str| Field {
        label: source.plain_words(DATA, label, &[]),
        text: known.unwrap_or_else(|| words(dots)),
    };
    let fields = Block::Fields {
        rows: vec![field("nomor", number, "titik_nomor"), field("tanggal", date, "titik_tanggal")],
    };
    if recorded(source).is_some() {
        return vec![fields];
    }
    let form = Inline::Node(Node::Emph { body: words("formulir") });
    vec![fields, Block::Paragraph { text: vec![form], key: None }]
}

/// The check list, filled in as far as the record answers it.
pub(super) fn checklist(name: &str, source: &Source<'_>) -> Vec<Block> {
    let mut sheet = Sheet::new(source, LIST, name, &[]);
    sheet.columns(&[
        ("no", 9, Align::Center),
        ("pernyataan", 84, Align::Left),
        ("jawaban", 20, Align::Center),
        ("bukti", 62, Align::Left),
    ]);
    for group in reviu::daftar_periksa(source.record, source.figures) {
        sheet.group(source.words(LIST, &format!("kelompok_{}", group.id), &[]));
        for (index, item) in group.butir.iter().enumerate() {
            let (answer, evidence) = settled(item, source.anchors);
            let cells = vec![
                count(index),
                cell(source.words(LIST, &format!("baris_{}", item.id), &[])),
                one(text(answered(source, answer))),
                cell(evidence),
            ];
            sheet.row(row(RowStyle::Data, item.id, cells));
        }
    }
    sheet.note("catatan_isian");
    sheet.note("catatan_kosong");
    sheet.finish()
}

/// The answer with what it rests on. What the templates of an agency leave out is not named, and a
/// yes that rests on nothing printed is left to the reviewer.
fn settled(item: &Butir, anchors: &BTreeSet<String>) -> (Jawaban, Vec<Inline>) {
    let mut evidence: Vec<Inline> = Vec::new();
    let (mut named, mut printed) = (0_usize, 0_usize);
    for proof in &item.bukti {
        let inline = match proof {
            Bukti::Kata(words) => text(words.clone()),
            Bukti::Di(place) => {
                named += 1;
                if !anchors.contains(*place) {
                    continue;
                }
                printed += 1;
                Inline::Node(Node::Ref { to: (*place).to_string(), text: String::new() })
            }
        };
        if !evidence.is_empty() {
            evidence.push(text("; "));
        }
        evidence.push(inline);
    }
    let lost = item.jawaban == Jawaban::Ya && named > 0 && printed == 0;
    (if lost { Jawaban::Kosong } else { item.jawaban }, evidence)
}

fn answered(source: &Source<'_>, answer: Jawaban) -> String {
    let key = match answer {
        Jawaban::Ya => "kata_ya",
        Jawaban::Tidak => "kata_tidak",
        Jawaban::TidakPerlu => "kata_tidak_perlu",
        Jawaban::Kosong => return String::new(),
    };
    source.plain_words(LIST, key, &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yes_that_nothing_printed_supports_is_left_to_the_reviewer() {
        let item = Butir {
            id: "lampiran",
            jawaban: Jawaban::Ya,
            bukti: vec![Bukti::Di("bab:foto"), Bukti::Kata("2 foto".into())],
        };
        let (answer, evidence) = settled(&item, &BTreeSet::new());
        assert_eq!((answer, evidence), (Jawaban::Kosong, vec![text("2 foto")]));
        let (answer, evidence) = settled(&item, &BTreeSet::from(["bab:foto".to_string()]));
        assert_eq!((answer, evidence.len()), (Jawaban::Ya, 3));
    }
}
