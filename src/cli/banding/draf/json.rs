//! The comparison for programs.

use std::collections::BTreeMap;

use lkjip_metrics::banding::{Change, Content, Link, Piece, Shift, words};
use serde::Serialize;

use super::report::Report;
use crate::cli::banding::both::{Both, Side};
use crate::document::Printed;
use crate::project::digest;

/// Version of this form; it grows when a field changes its meaning.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Answer<'a> {
    versi: u32,
    lama: Record,
    baru: Record,
    catatan: &'a [String],
    ringkasan: BTreeMap<&'static str, usize>,
    perubahan: Vec<Entry<'a>>,
    /// Consequences that cannot be led back to one change.
    akibat_bersama: Vec<Consequence<'a>>,
    angka: Vec<Figure<'a>>,
}

#[derive(Serialize)]
struct Record {
    nama: String,
    berkas: String,
    tahun: i32,
    sha256: String,
}

#[derive(Serialize)]
struct Entry<'a> {
    jenis: &'static str,
    keluarga: &'static str,
    kunci: &'a str,
    kunci_lama: Option<&'a str>,
    arti: &'a str,
    nama: Option<&'a str>,
    /// Name of the thing that it belongs to.
    milik: Option<&'a str>,
    lama: Option<Value<'a>>,
    baru: Option<Value<'a>>,
    kata: Option<Vec<Word>>,
    /// Where the text stands in the new report.
    dicetak: Vec<Place<'a>>,
    akibat: Vec<Consequence<'a>>,
}

#[derive(Serialize)]
struct Value<'a> {
    /// As TOML on one line.
    toml: &'a str,
    baris: usize,
    urutan: Option<usize>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Word {
    Sama(String),
    Hilang(String),
    Datang(String),
}

#[derive(Serialize)]
struct Consequence<'a> {
    kunci: &'a str,
    /// Whether another change has a part in it.
    bersama: bool,
    /// Whether what follows from it stands further up.
    sudah: bool,
    akibat: Vec<Consequence<'a>>,
}

#[derive(Serialize)]
struct Figure<'a> {
    kunci: &'a str,
    kunci_lama: Option<&'a str>,
    lama: Option<String>,
    baru: Option<String>,
    rumus: Option<&'a str>,
    dicetak: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    bab: &'a str,
    bagian: &'a [String],
    blok: Option<&'a str>,
    halaman: Option<&'a str>,
    /// Whether that is the page on which its table or section begins.
    halaman_awal: bool,
    tertulis: &'a str,
    kalimat: Option<&'a str>,
}

/// The whole answer.
pub fn json(report: &Report, both: &Both) -> String {
    let banding = &report.banding;
    let counts = report.counts();
    let link = |links: &'_ [Link]| consequences(links, &banding.shifts);
    let answer = Answer {
        versi: VERSION,
        lama: record(&both.old),
        baru: record(&both.new),
        catatan: &report.notes,
        ringkasan: counts.iter().map(|(family, count)| (family.word(), *count)).collect(),
        perubahan: banding
            .changes
            .iter()
            .zip(&banding.trees)
            .map(|(change, tree)| {
                entry(change, both, report, consequences(&tree.roots, &banding.shifts))
            })
            .collect(),
        akibat_bersama: link(&banding.rest),
        angka: banding.shifts.iter().map(|shift| figure(shift, report)).collect(),
    };
    // Text, whole numbers and flags only: this cannot fail.
    serde_json::to_string_pretty(&answer).unwrap_or_default() + "\n"
}

fn record(side: &Side) -> Record {
    Record {
        nama: side.name(),
        berkas: side.checked.file.name(),
        tahun: side.year(),
        sha256: digest(&side.checked.file.bytes),
    }
}

fn entry<'a>(
    change: &'a Change,
    both: &Both,
    report: &'a Report,
    akibat: Vec<Consequence<'a>>,
) -> Entry<'a> {
    let text = |content: &'a Option<Content>| content.as_ref().and_then(|c| c.text.as_deref());
    let kata = text(&change.old).zip(text(&change.new)).map(|(old, new)| {
        let word = |piece| match piece {
            Piece::Same(text) => Word::Sama(text),
            Piece::Gone(text) => Word::Hilang(text),
            Piece::Come(text) => Word::Datang(text),
        };
        words(old, new).into_iter().map(word).collect()
    });
    Entry {
        jenis: change.kind.word(),
        keluarga: change.family.word(),
        kunci: &change.key,
        kunci_lama: change.old_key.as_deref(),
        arti: &change.what,
        nama: change.name.as_deref(),
        milik: change.of.as_deref(),
        lama: change.old.as_ref().map(|content| value(content, &both.old)),
        baru: change.new.as_ref().map(|content| value(content, &both.new)),
        kata,
        dicetak: places(report.mentioned.get(&change.key), report),
        akibat,
    }
}

fn value<'a>(content: &'a Content, side: &Side) -> Value<'a> {
    let line = side.line(content.place.span.start);
    Value { toml: &content.toml, baris: line, urutan: content.position }
}

fn consequences<'a>(links: &[Link], shifts: &'a [Shift]) -> Vec<Consequence<'a>> {
    let one = |link: &Link| {
        let shift = shifts.get(link.shift)?;
        Some(Consequence {
            kunci: &shift.key,
            bersama: link.shared,
            sudah: link.told,
            akibat: consequences(&link.links, shifts),
        })
    };
    links.iter().filter_map(one).collect()
}

fn figure<'a>(shift: &'a Shift, report: &'a Report) -> Figure<'a> {
    let (lama, baru) = shift.texts();
    let either = shift.new.as_ref().or(shift.old.as_ref());
    Figure {
        kunci: &shift.key,
        kunci_lama: shift.old_key.as_deref(),
        lama,
        baru,
        rumus: either.and_then(|figure| figure.formula.as_deref()),
        dicetak: places(report.printed.get(&shift.key), report),
    }
}

fn places<'a>(places: Option<&'a Vec<Printed>>, report: &'a Report) -> Vec<Place<'a>> {
    let place = |place: &'a Printed| Place {
        bab: &place.chapter,
        bagian: &place.sections,
        blok: place.block.as_deref(),
        halaman: report.page(place).map(|(page, _)| page),
        halaman_awal: report.page(place).is_some_and(|(_, start)| start),
        tertulis: &place.text,
        kalimat: place.sentence.as_deref(),
    };
    places.into_iter().flatten().map(place).collect()
}
