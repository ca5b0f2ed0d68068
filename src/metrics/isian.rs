//! What is still to be filled in a record, with who fills it.
//!
//! Told from the tree alone, so that it works however unfinished the record is. Knows no terminal.

use std::ops::Range;

use serde::Serialize;

use crate::diagnostic::Sink;
use crate::read::{self, Found, Node, Read, label, marks};
use crate::record::RawRecord;

/// What has to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Jenis {
    /// A value that is marked as open.
    Isian,
    /// A narrative text of a sasaran that is not there.
    Naskah,
}

/// Who fills it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pengisi {
    /// The unit named by `penanggung_jawab`, here or above.
    Unit(String),
    /// No unit is named; the source of the data is.
    Sumber(String),
    /// Neither is.
    BelumDitentukan,
}

/// One thing to be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Isian {
    /// Value or narrative text.
    pub jenis: Jenis,
    /// Who fills it.
    pub pengisi: Pengisi,
    /// Key in the record.
    pub kunci: String,
    /// Last part of the key.
    pub isian: String,
    /// What it is.
    pub arti: String,
    /// Name of the thing that it belongs to; empty when it has none.
    pub nama: String,
    /// Name of the row or region of that thing; empty when it is about the whole.
    pub bagian: String,
    /// How many values are open there; more than one in a list.
    pub banyak: usize,
    /// Bytes in the source text.
    pub span: Range<usize>,
}

/// Narrative texts that the analysis of a sasaran consists of, with their meaning.
const ANALISIS: [(&str, &str); 3] = [
    ("narasi", "Naskah analisis"),
    ("penghambat", "Faktor penghambat"),
    ("solusi", "Solusi yang dilakukan"),
];

/// Keys by which a table is called, the first that it has.
const NAMES: [&str; 4] = ["nama", "judul", "uraian", "wilayah"];

/// The list of a record, in the order of the file.
pub fn daftar_isian(source: &str) -> Vec<Isian> {
    let tree = read::parse(source, &mut Sink::default());
    let root = Node::root(tree.get_ref(), tree.span());
    let mut list: Vec<Isian> = Vec::new();
    marks(&root, &RawRecord::shape(), &mut |found| {
        let isian = open(found);
        match list.last_mut().filter(|last| last.kunci == isian.kunci && isian.banyak == 1) {
            Some(last) => last.banyak += 1,
            None => list.push(isian),
        }
    });
    for sasaran in root.get("sasaran").into_iter().flat_map(|list| list.items()) {
        list.extend(analisis(&root, &sasaran));
    }
    list.sort_by_key(|isian| isian.span.start);
    list
}

/// The entry of a mark; marks in one list have the key of the list.
fn open(found: Found<'_, '_>) -> Isian {
    let about = found.node.about();
    let mut key = found.node.place().key.to_string();
    let field = about.map_or("", |about| about.key);
    if let Some((list, index)) = key.rsplit_once('.')
        && index.bytes().all(|byte| byte.is_ascii_digit())
        && list.rsplit('.').next() == Some(field)
        && index.len() < 4
    {
        key = list.to_string();
    }
    let isian = key.rsplit('.').next().unwrap_or_default().to_string();
    let arti = about.map(|about| label(about.doc)).unwrap_or_default();
    let (nama, bagian) = called(found.above);
    Isian {
        jenis: Jenis::Isian,
        pengisi: pengisi(found.above),
        // Values with a name of their own are told apart by it.
        arti: if isian == field { arti } else { format!("{arti}: {isian}") },
        isian,
        nama,
        bagian,
        kunci: key,
        banyak: 1,
        span: found.node.place().span.clone(),
    }
}

fn analisis(root: &Node<'_>, sasaran: &Node<'_>) -> Vec<Isian> {
    let missing = |key: &str| {
        let empty = |node: &Node<'_>| node.value().as_array().is_some_and(|list| list.is_empty());
        sasaran.get(key).is_none_or(|node| empty(&node))
    };
    let of = |(key, arti): &(&str, &str)| Isian {
        jenis: Jenis::Naskah,
        pengisi: pengisi(&[root.clone(), sasaran.clone()]),
        kunci: format!("{}.{key}", sasaran.place().key),
        isian: (*key).to_string(),
        arti: (*arti).to_string(),
        nama: named(sasaran).unwrap_or_default(),
        bagian: String::new(),
        banyak: 1,
        span: sasaran.place().span.clone(),
    };
    ANALISIS.iter().filter(|(key, _)| missing(key)).map(of).collect()
}

fn text(node: &Node<'_>, key: &str) -> Option<String> {
    let text = node.get(key)?.value().as_str()?.trim().to_string();
    (!text.is_empty() && !text.eq_ignore_ascii_case(read::BELUM_DIISI)).then_some(text)
}

fn named(node: &Node<'_>) -> Option<String> {
    NAMES.iter().find_map(|key| text(node, key))
}

/// How the innermost table with a name is called; rows and regions with what they belong to first.
fn called(above: &[Node<'_>]) -> (String, String) {
    let mut names = above.iter().rev().filter_map(|table| Some((table, named(table)?)));
    let Some((table, name)) = names.next() else { return (String::new(), String::new()) };
    let part = ["pembanding", "baris"].iter().any(|list| {
        let mut path = table.place().key.rsplit('.');
        path.next();
        path.next() == Some(list)
    });
    match names.next().filter(|_| part) {
        Some((_, whole)) => (whole, name),
        None => (name, String::new()),
    }
}

/// Who fills what stands below some tables: the unit that the innermost of them names, else the unit
/// of the sasaran that a program serves, else the source of the data.
fn pengisi(above: &[Node<'_>]) -> Pengisi {
    let innermost = |key: &str| above.iter().rev().find_map(|table| text(table, key));
    let unit = innermost("penanggung_jawab").or_else(|| served(above));
    // The score of an evaluation comes from who evaluates.
    let source = || innermost("sumber").or_else(|| innermost("penilai")).map(Pengisi::Sumber);
    unit.map(Pengisi::Unit).or_else(source).unwrap_or(Pengisi::BelumDitentukan)
}

fn served(above: &[Node<'_>]) -> Option<String> {
    let (root, key) = (above.first()?, text(above.get(1)?, "sasaran")?);
    let mut all = root.get("sasaran")?.items().collect::<Vec<_>>().into_iter();
    let sasaran = all.find(|sasaran| text(sasaran, "kunci").as_deref() == Some(&key))?;
    text(&sasaran, "penanggung_jawab")
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str = "[sdm]\n[[sdm.komposisi]]\nkunci = 'a'\njudul = 'Pendidikan'\n\
        baris = [{ nama = 'SMA', jumlah = ['belum diisi', 2, 'belum diisi'] }]\n\
        [[sasaran]]\nkunci = 'usaha'\nnama = 'Usaha naik'\npenanggung_jawab = 'Bidang Usaha'\nsolusi = ['x']\n\
        [[sasaran.indikator]]\nkunci = 'i'\nnama = 'Usaha'\nsumber = 'BPS'\ntarget = 'belum diisi'\n\
        data = { kini = 'belum diisi' }\n\
        [[sasaran]]\nkunci = 'b'\nnama = 'Lain'\nnarasi = 'x'\npenghambat = ['x']\nsolusi = ['x']\n\
        [[sasaran.indikator]]\nkunci = 'j'\nsumber = 'BPS'\ntarget = 'belum diisi'\n\
        [[program]]\nkode = '1'\nnama = 'Program'\nsasaran = 'usaha'\npagu_pk = 'belum diisi'\n\
        [[program.kegiatan]]\nsub = [{ nama = 'Sub', pagu = 'belum diisi', penanggung_jawab = 'Seksi' }]\n";

    #[test]
    fn each_is_told_with_who_fills_it() {
        let told: Vec<String> = daftar_isian(RECORD)
            .iter()
            .map(|i| {
                format!(
                    "{:?} {} {} ×{} {} {}",
                    i.pengisi, i.kunci, i.isian, i.banyak, i.nama, i.bagian
                )
                .trim_end()
                .to_string()
            })
            .collect();
        let unit = |name: &str| format!("Unit(\"{name}\")");
        let expected = [
            "BelumDitentukan sdm.komposisi.a.baris.1.jumlah jumlah ×2 Pendidikan SMA".to_string(),
            format!("{} sasaran.usaha.narasi narasi ×1 Usaha naik", unit("Bidang Usaha")),
            format!("{} sasaran.usaha.penghambat penghambat ×1 Usaha naik", unit("Bidang Usaha")),
            format!("{} sasaran.usaha.indikator.i.target target ×1 Usaha", unit("Bidang Usaha")),
            format!("{} sasaran.usaha.indikator.i.data.kini kini ×1 Usaha", unit("Bidang Usaha")),
            "Sumber(\"BPS\") sasaran.b.indikator.j.target target ×1 Lain".to_string(),
            format!("{} program.1.pagu_pk pagu_pk ×1 Program", unit("Bidang Usaha")),
            format!("{} program.1.kegiatan.1.sub.1.pagu pagu ×1 Sub", unit("Seksi")),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_record_without_marks_and_a_broken_one_have_their_lists_too() {
        let record = include_str!("check/tests/contoh.toml");
        let list = daftar_isian(record);
        let keys: Vec<&str> = list.iter().map(|i| i.kunci.as_str()).collect();
        assert_eq!(keys, ["sasaran.industri.narasi"]);
        assert_eq!(daftar_isian("= 'belum diisi'\n[[["), []);
    }
}
