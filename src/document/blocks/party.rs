//! The parties of the Perjanjian Kinerja: names, positions and the lines that introduce them.

use lkjip_metrics::read::Teks;

use super::call::unknown;
use super::cell::{keyed, text, typed};
use crate::document::model::{Block, Field, Inline};
use crate::document::source::{Source, plain};

const BLOCK: &str = "pihak-perjanjian";
const PARTIES: [&str; 2] = ["pertama", "kedua"];

/// Name and position of one party, or of both with the words that follow each.
pub(super) fn build(which: &str, source: &Source<'_>) -> Result<Vec<Block>, String> {
    match which {
        "" => Ok(both(source)),
        "pertama" => Ok(vec![fields(source, first(source))]),
        "kedua" => Ok(vec![fields(source, second(source))]),
        other => Err(unknown("Pihak", other, PARTIES.into_iter())),
    }
}

fn both(source: &Source<'_>) -> Vec<Block> {
    let after = |key: &str| Block::Paragraph { text: source.words(BLOCK, key, &[]), key: None };
    vec![
        fields(source, first(source)),
        after("sebutan_pertama"),
        fields(source, second(source)),
        after("sebutan_kedua"),
    ]
}

/// Name and position.
struct Introduced {
    name: Vec<Inline>,
    position: Vec<Inline>,
}

fn fields(source: &Source<'_>, party: Introduced) -> Block {
    let field = |key: &str, text| Field { label: plain(&source.words(BLOCK, key, &[])), text };
    Block::Fields { rows: vec![field("nama", party.name), field("jabatan", party.position)] }
}

fn first(source: &Source<'_>) -> Introduced {
    let official = &source.record.pengesahan.penanda_tangan;
    match &source.record.perjanjian_kinerja.pihak_pertama {
        Some(party) => Introduced {
            name: name_or_dots(source, party.nama.as_ref()),
            position: one_line(&party.jabatan).unwrap_or_else(|| joined(&head_of_agency(source))),
        },
        None => Introduced {
            name: vec![typed(&official.nama)],
            position: one_line(&official.jabatan)
                .unwrap_or_else(|| joined(&head_of_agency(source))),
        },
    }
}

fn second(source: &Source<'_>) -> Introduced {
    let party = source.record.perjanjian_kinerja.pihak_kedua.as_ref();
    Introduced {
        name: name_or_dots(source, party.and_then(|p| p.nama.as_ref())),
        position: party
            .and_then(|p| one_line(&p.jabatan))
            .unwrap_or_else(|| joined(&head_of_region(source))),
    }
}

fn name_or_dots(source: &Source<'_>, name: Option<&Teks>) -> Vec<Inline> {
    match name {
        Some(name) => vec![typed(name)],
        None => source.words("tanda-tangan-perjanjian", "titik_nama", &[]),
    }
}

/// The lines of a typed position.
pub(super) fn lines_of(position: &[Teks]) -> Option<Vec<String>> {
    (!position.is_empty()).then(|| position.iter().map(|line| line.value.clone()).collect())
}

/// The lines of a typed position as one.
fn one_line(position: &[Teks]) -> Option<Vec<Inline>> {
    let first = position.first()?;
    let lines = lines_of(position)?;
    Some(vec![keyed(lines.join(" "), &first.place)])
}

fn joined(lines: &[String]) -> Vec<Inline> {
    vec![text(lines.join(" "))]
}

/// "Kepala Dinas Contoh" from "Kepala Dinas" and "Dinas Contoh"; the region on its own line.
pub(super) fn head_of_agency(source: &Source<'_>) -> Vec<String> {
    let (head, agency) = (source.text("instansi.kepala"), source.text("instansi.nama"));
    let last = head.split_whitespace().last();
    let mut words = agency.split_whitespace();
    let first = words.next();
    let same = matches!((last, first), (Some(a), Some(b)) if a.eq_ignore_ascii_case(b));
    let mut lines = if same {
        let rest: Vec<&str> = words.collect();
        vec![format!("{head} {}", rest.join(" ")).trim_end().to_string()]
    } else {
        vec![head, agency]
    };
    lines.push(source.text("instansi.daerah"));
    lines
}

/// Title of the head of the region, with its name.
pub(super) fn head_of_region(source: &Source<'_>) -> Vec<String> {
    vec![source.text("instansi.kepala_daerah_lengkap")]
}
