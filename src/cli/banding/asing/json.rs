//! The comparison for programs.

use lkjip_metrics::asing::{Comparison, Place};
use serde::Serialize;

use super::Sides;
use crate::cli::banding::texts::difference;
use crate::cli::paint::Paint;

/// Version of this form; it grows when a field changes its meaning.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Answer<'a> {
    versi: u32,
    dokumen: &'a str,
    record: &'a str,
    tahun: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    tahun_dokumen: Option<i32>,
    instansi_disebut: bool,
    angka: Numbers,
    bertentangan: Vec<Contradiction<'a>>,
    teks: Texts<'a>,
}

/// How many numbers were met, and how many could be held against the record.
#[derive(Serialize)]
struct Numbers {
    disebut: usize,
    dicocokkan: usize,
}

#[derive(Serialize)]
struct Contradiction<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    kunci: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    kunci_lain: &'a [String],
    dokumen: &'a str,
    record: &'a str,
    cara: &'static str,
    alasan: &'a str,
    tempat: Vec<Mention<'a>>,
}

#[derive(Serialize)]
struct Mention<'a> {
    #[serde(flatten)]
    place: At,
    kutipan: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum At {
    Baris(usize),
    Halaman(usize),
    Paragraf(usize),
}

#[derive(Serialize)]
struct Texts<'a> {
    sama: usize,
    berubah: Vec<Change<'a>>,
    hanya_dokumen: Vec<Gone<'a>>,
    hanya_record: Vec<Come<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    #[serde(flatten)]
    place: At,
    bab: &'a str,
    dokumen: &'a str,
    record: &'a str,
    beda: String,
}

#[derive(Serialize)]
struct Gone<'a> {
    #[serde(flatten)]
    place: At,
    teks: &'a str,
}

#[derive(Serialize)]
struct Come<'a> {
    bab: &'a str,
    teks: &'a str,
}

impl From<Place> for At {
    fn from(place: Place) -> Self {
        match place {
            Place::Line(number) => Self::Baris(number),
            Place::Page(number) => Self::Halaman(number),
            Place::Paragraph(number) => Self::Paragraf(number),
        }
    }
}

/// The whole answer.
pub fn json(sides: &Sides, comparison: &Comparison) -> String {
    let texts = &comparison.differences;
    let contradictions = comparison.contradictions.iter().map(|one| Contradiction {
        kunci: one.key.as_deref(),
        kunci_lain: &one.also,
        dokumen: &one.said,
        record: &one.known,
        cara: one.how.word(),
        alasan: &one.why,
        tempat: one
            .mentions
            .iter()
            .map(|mention| Mention { place: mention.place.into(), kutipan: &mention.quote })
            .collect(),
    });
    let changed = texts.changed.iter().map(|one| Change {
        place: one.place.into(),
        bab: &one.chapter,
        dokumen: &one.old,
        record: &one.new,
        beda: difference(&one.old, &one.new, 0, Paint(false)).replace('\n', " "),
    });
    let answer = Answer {
        versi: VERSION,
        dokumen: &sides.document,
        record: &sides.record,
        tahun: sides.year,
        tahun_dokumen: comparison.other_year,
        instansi_disebut: !comparison.other_agency,
        angka: Numbers { disebut: comparison.numbers, dicocokkan: comparison.held },
        bertentangan: contradictions.collect(),
        teks: Texts {
            sama: texts.same,
            berubah: changed.collect(),
            hanya_dokumen: texts
                .gone
                .iter()
                .map(|(place, text)| Gone { place: (*place).into(), teks: text })
                .collect(),
            hanya_record: texts.come.iter().map(|(bab, teks)| Come { bab, teks }).collect(),
        },
    };
    serde_json::to_string_pretty(&answer).unwrap_or_default() + "\n"
}
