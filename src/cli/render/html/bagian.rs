//! Findings by the section of the record that they are about.

use std::collections::BTreeMap;

use lkjip_metrics::diagnostic::{Diagnostic, Level};
use serde::Serialize;

use super::super::position::position;
use super::super::together::{Group, elsewhere, lines, together};
use super::kutipan::{Kutipan, quote};
use crate::project::Findings;

/// Sections by id, each with the keys of the record that belong to it; in the order of the report.
const SECTIONS: [(&str, &[&str]); 18] = [
    (REST, &["tahun"]),
    ("instansi", &["instansi"]),
    ("pengesahan", &["pengesahan"]),
    ("dasar_hukum", &["dasar_hukum", "dasar_penyusunan"]),
    ("sdm", &["sdm"]),
    ("isu_strategis", &["isu_strategis"]),
    ("renstra", &["renstra"]),
    ("perjanjian_kinerja", &["perjanjian_kinerja"]),
    (SASARAN, &[SASARAN]),
    ("anggaran", &["program"]),
    ("pendapatan", &["pendapatan"]),
    ("akip", &["akip"]),
    ("langkah", &["langkah"]),
    ("foto", &["foto"]),
    ("naskah", &["naskah"]),
    ("kebijakan", &["kebijakan", "penegasan"]),
    ("pelaporan", &["pelaporan", "reviu"]),
    ("pengecualian", &["pengecualian"]),
];

/// Section of what belongs to no other: the file as a whole, keys that are not known.
const REST: &str = "umum";

/// The section that is parted by sasaran.
const SASARAN: &str = "sasaran";

/// Section of what is not about the record.
const TEMPLATES: &str = "templat";

/// One section.
#[derive(Debug, Serialize)]
pub struct Bagian<'a> {
    /// Its id, to which the template gives a name.
    pub id: &'static str,
    /// Name of the sasaran, or the file of a template.
    pub nama: Option<&'a str>,
    /// What was found.
    pub temuan: Vec<Temuan<'a>>,
}

/// One finding, for all places of which it is told.
#[derive(Debug, Serialize)]
pub struct Temuan<'a> {
    kode: &'static str,
    tingkat: Level,
    pesan: &'a str,
    baris: Option<usize>,
    kunci: &'a str,
    kutipan: Option<Kutipan>,
    tanda: &'a str,
    juga: Option<String>,
    lain: Vec<Lain<'a>>,
    bantuan: Option<&'a str>,
}

/// Other places that a finding speaks of.
#[derive(Debug, Serialize)]
struct Lain<'a> {
    kata: &'a str,
    baris: String,
}

/// The sections in which something was found. The sasaran are keys with names, in their order.
pub fn sections<'a>(all: &'a [Findings], sasaran: &'a [(String, String)]) -> Vec<Bagian<'a>> {
    let Some((record, templates)) = all.split_first() else { return Vec::new() };
    // By number of the section, of the sasaran, and the key of a sasaran that is not known.
    let mut parts: BTreeMap<(usize, usize, &str), Vec<&Diagnostic>> = BTreeMap::new();
    for finding in &record.list {
        parts.entry(place(&finding.key, sasaran)).or_default().push(finding);
    }
    let of_record = parts.into_iter().map(|((section, number, key), list)| {
        let id = SECTIONS.get(section).map_or(REST, |(id, _)| *id);
        let name = sasaran.get(number).map_or(key, |(_, name)| name.as_str());
        part(id, Some(name).filter(|name| !name.is_empty()), list, &record.text)
    });
    let of_templates = templates
        .iter()
        .filter(|findings| !findings.list.is_empty())
        .map(|findings| part(TEMPLATES, Some(&findings.file), &findings.list, &findings.text));
    of_record.chain(of_templates).collect()
}

/// Where a finding belongs, by the first parts of its key.
fn place<'a>(key: &'a str, sasaran: &[(String, String)]) -> (usize, usize, &'a str) {
    let mut parts = key.split('.');
    let first = parts.next().unwrap_or_default();
    let section = SECTIONS.iter().position(|(_, keys)| keys.contains(&first)).unwrap_or(0);
    if first != SASARAN {
        return (section, usize::MAX, "");
    }
    let own = parts.next().unwrap_or_default();
    match sasaran.iter().position(|(key, _)| key == own) {
        Some(number) => (section, number, ""),
        None => (section, usize::MAX, own),
    }
}

fn part<'a>(
    id: &'static str,
    nama: Option<&'a str>,
    list: impl IntoIterator<Item = &'a Diagnostic>,
    text: &str,
) -> Bagian<'a> {
    let temuan = together(list).into_iter().map(|group| one(&group, text)).collect();
    Bagian { id, nama, temuan }
}

fn one<'a>((finding, others): &Group<'a>, text: &str) -> Temuan<'a> {
    let at = position(text, finding.span.start);
    let is_there = !text.is_empty();
    Temuan {
        kode: finding.code.text(),
        tingkat: finding.level,
        pesan: &finding.message,
        baris: is_there.then_some(at.line),
        kunci: &finding.key,
        kutipan: quote(&at, &finding.span),
        tanda: &finding.mark,
        juga: elsewhere(others, text).filter(|_| is_there),
        lain: if is_there { labels(finding, text) } else { Vec::new() },
        bantuan: finding.help.as_deref(),
    }
}

/// Other places, those of the same words together.
fn labels<'a>(finding: &'a Diagnostic, text: &str) -> Vec<Lain<'a>> {
    let mut words: Vec<&str> = Vec::new();
    for label in &finding.labels {
        if !words.contains(&label.text.as_str()) {
            words.push(&label.text);
        }
    }
    let told = words.into_iter().filter_map(|kata| {
        let same = finding.labels.iter().filter(|label| label.text == kata);
        lines(same.map(|label| &label.span), text).map(|baris| Lain { kata, baris })
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use lkjip_metrics::read::{Read, Shape};
    use lkjip_metrics::record::RawRecord;

    use super::*;

    #[test]
    fn every_part_of_a_record_has_a_section() {
        let Shape::Noun(root) = RawRecord::shape() else { panic!("the record is a table") };
        for field in (root.fields)() {
            let there = SECTIONS.iter().any(|(_, keys)| keys.contains(&field.key));
            assert!(there, "{}", field.key);
        }
    }

    #[test]
    fn a_key_leads_to_its_section() {
        let sasaran = [("industri".to_string(), "Industri tumbuh".to_string())];
        let section = |key| place(key, &sasaran);
        let id = |key| SECTIONS[section(key).0].0;
        assert_eq!(id(""), "umum");
        assert_eq!(id("tak_dikenal.x"), "umum");
        assert_eq!(id("program.2.07.05.nama"), "anggaran");
        assert_eq!(id("penegasan.1"), "kebijakan");
        assert_eq!(section("sasaran.industri.indikator.x"), (8, 0, ""));
        assert_eq!(section("sasaran.lain.kunci"), (8, usize::MAX, "lain"));
    }
}
