//! Signatures: of the report, and of the Perjanjian Kinerja.

use lkjip_metrics::number::Nip;
use lkjip_metrics::place::Placed;
use lkjip_metrics::read::Teks;
use lkjip_metrics::record::pengesahan::{CaraTandaTangan, Pihak};
use lkjip_metrics::record::reviu::Inspektur;

use super::cell::{keyed, text, typed};
use super::party::{head_of_agency, head_of_region, lines_of};
use crate::document::model::{Block, Frame, Inline, Party};
use crate::document::source::Source;

const REPORT: &str = "tanda-tangan";
const AGREEMENT: &str = "tanda-tangan-perjanjian";
const REVIEW: &str = "tanda-tangan-reviu";

/// The head of the agency signs the report: by hand, or electronically within a frame whose number
/// and mark are given once all frames stand in their order.
pub(super) fn report(source: &Source<'_>) -> Block {
    let signing = &source.record.pengesahan;
    let official = &signing.penanda_tangan;
    let place_date =
        vec![source.value("pengesahan.tempat"), text(", "), source.value("pengesahan.tanggal")];
    let party = Party {
        place_date: Some(place_date),
        role: None,
        position: lines_of(&official.jabatan).unwrap_or_else(|| head_of_agency(source)),
        name: Some(official.nama.value.clone()),
        rank: rank(official.pangkat.as_ref(), official.golongan.as_ref()),
        nip: nip(official.nip.as_ref()),
        frame: (signing.cara == CaraTandaTangan::Tte).then(|| Frame {
            note: source.plain_words(REPORT, "kaki_tte", &[]),
            ..Frame::default()
        }),
    };
    Block::Signature { parties: vec![party] }
}

/// Whoever heads the review signs its statement by hand; what is not known is left to be filled in.
pub(super) fn review(source: &Source<'_>) -> Block {
    let papers = source.record.reviu.as_ref();
    let who = papers.and_then(|papers| papers.inspektur.as_ref());
    let dots = |key: &str| source.plain_words(REVIEW, key, &[]);
    let position = |who: &Inspektur| lines_of(&who.jabatan);
    let mut place_date = source.words(REVIEW, "titik_tempat", &[]);
    place_date.push(text(", "));
    match super::review::recorded(source) {
        Some(review) => {
            place_date.push(keyed(review.tanggal.value.to_string(), &review.tanggal.place));
        }
        None => place_date.extend(source.words(REVIEW, "titik_tanggal", &[])),
    }
    let party = Party {
        place_date: Some(place_date),
        role: None,
        position: who
            .and_then(position)
            .unwrap_or_else(|| vec![dots("jabatan"), source.text("instansi.daerah")]),
        name: who.and_then(|who| who.nama.as_ref()).map(|name| name.value.clone()),
        rank: who
            .and_then(|who| rank(who.pangkat.as_ref(), who.golongan.as_ref()))
            .or_else(|| Some(dots("titik_pangkat"))),
        nip: who.and_then(|who| nip(who.nip.as_ref())).or_else(|| Some(dots("titik_nip"))),
        frame: None,
    };
    Block::Signature { parties: vec![party] }
}

/// Both parties sign the agreement: the second at the left, the first at the right. It was signed in
/// its own time, so that the copy in the report has no frame.
pub(super) fn agreement(source: &Source<'_>) -> Block {
    let agreement = &source.record.perjanjian_kinerja;
    let role = |key: &str| Some(source.plain_words(AGREEMENT, key, &[]));
    let second = agreement.pihak_kedua.as_ref();
    let left = Party {
        role: role("pihak_kedua"),
        position: second
            .and_then(|party| lines_of(&party.jabatan))
            .unwrap_or_else(|| head_of_region(source)),
        ..person(second)
    };
    let first = agreement.pihak_pertama.as_ref();
    let official = &source.record.pengesahan.penanda_tangan;
    let signer = match first {
        Some(_) => person(first),
        None => Party {
            name: Some(official.nama.value.clone()),
            rank: rank(official.pangkat.as_ref(), official.golongan.as_ref()),
            nip: nip(official.nip.as_ref()),
            ..person(None)
        },
    };
    let position = match first {
        Some(party) => lines_of(&party.jabatan),
        None => lines_of(&official.jabatan),
    };
    let right = Party {
        place_date: Some(place_date(source)),
        role: role("pihak_pertama"),
        position: position.unwrap_or_else(|| head_of_agency(source)),
        ..signer
    };
    Block::Signature { parties: vec![left, right] }
}

/// A party with what is known of the person; the position is added by who asks.
fn person(party: Option<&Pihak>) -> Party {
    Party {
        place_date: None,
        role: None,
        position: Vec::new(),
        name: party.and_then(|p| p.nama.as_ref()).map(|name| name.value.clone()),
        rank: party.and_then(|p| rank(p.pangkat.as_ref(), p.golongan.as_ref())),
        nip: party.and_then(|p| nip(p.nip.as_ref())),
        frame: None,
    }
}

/// Place and date of the agreement; dots to fill in where the date is not known.
fn place_date(source: &Source<'_>) -> Vec<Inline> {
    let agreement = &source.record.perjanjian_kinerja;
    let place = match &agreement.tempat {
        Some(place) => typed(place),
        None => source.value("pengesahan.tempat"),
    };
    let mut line = vec![place, text(", ")];
    match &agreement.tanggal {
        Some(date) => line.push(keyed(date.value.to_string(), &date.place)),
        None => line.extend(source.words(AGREEMENT, "titik_tanggal", &[])),
    }
    line
}

/// "Pembina Tk. I (IV/b)", or what is known of it.
fn rank(rank: Option<&Teks>, class: Option<&Teks>) -> Option<String> {
    match (rank, class) {
        (Some(rank), Some(class)) => Some(format!("{} ({})", rank.value, class.value)),
        (Some(one), None) | (None, Some(one)) => Some(one.value.clone()),
        (None, None) => None,
    }
}

fn nip(nip: Option<&Placed<Nip>>) -> Option<String> {
    nip.map(|nip| nip.value.to_string())
}
