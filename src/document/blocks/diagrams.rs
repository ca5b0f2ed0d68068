//! Diagrams: the organisation, and the tree from vision to sasaran.

use lkjip_metrics::record::instansi::{Bawahan, Kedudukan};

use super::call::{unknown, without_data};
use super::cell::optional;
use crate::document::model::{Block, Diagram, Drawing, OrgPlace, OrgUnit, TreeNode};
use crate::document::source::Source;

/// More line units than this do not fit side by side on an upright page.
const UPRIGHT: usize = 5;

/// The diagram of a name.
pub(super) fn build(name: &str, source: &Source<'_>) -> Result<Vec<Block>, String> {
    match name {
        "organisasi" => organisation(source),
        "pohon" => Ok(vec![tree(source)]),
        other => Err(unknown("Diagram", other, ["organisasi", "pohon"].into_iter())),
    }
}

fn diagram(source: &Source<'_>, name: &str, drawing: Drawing, landscape: bool) -> Block {
    Block::Diagram(Diagram {
        id: format!("gambar:{name}"),
        number: None,
        caption: source.words(name, "judul", &[]),
        alt: source.plain_words(name, "alt", &[]),
        drawing,
        landscape,
        source: optional(source, name, "sumber", &[]),
    })
}

fn organisation(source: &Source<'_>) -> Result<Vec<Block>, String> {
    let agency = &source.record.instansi;
    if agency.unit.is_empty() {
        return Err(without_data("Diagram", "organisasi", "instansi.unit"));
    }
    let units: Vec<OrgUnit> = agency
        .unit
        .iter()
        .map(|unit| {
            let place = place(unit.kedudukan);
            OrgUnit {
                name: unit.nama.value.clone(),
                place,
                children: below(&unit.bawahan, place, 0),
            }
        })
        .collect();
    let lines = units.iter().filter(|unit| unit.place == OrgPlace::Line).count();
    let drawing = Drawing::Organisation { head: source.text("instansi.kepala"), units };
    Ok(vec![diagram(source, "organisasi", drawing, lines > UPRIGHT)])
}

fn place(kedudukan: Kedudukan) -> OrgPlace {
    match kedudukan {
        Kedudukan::Sekretariat => OrgPlace::Secretariat,
        Kedudukan::Bidang => OrgPlace::Line,
        Kedudukan::Upt => OrgPlace::Field,
        Kedudukan::Fungsional => OrgPlace::Functional,
    }
}

/// Units below; no drawing shows more than eight levels.
fn below(units: &[Bawahan], place: OrgPlace, level: u8) -> Vec<OrgUnit> {
    if level >= 8 {
        return Vec::new();
    }
    units
        .iter()
        .map(|unit| OrgUnit {
            name: unit.nama.value.clone(),
            place,
            children: below(&unit.bawahan, place, level.saturating_add(1)),
        })
        .collect()
}

fn tree(source: &Source<'_>) -> Block {
    let levels = ["visi", "misi", "tujuan", "sasaran"]
        .map(|name| source.plain_words("pohon", &format!("kolom_{name}"), &[]));
    let root = TreeNode { text: source.text("renstra.visi"), children: missions(source) };
    let drawing = Drawing::Tree { levels: levels.to_vec(), root };
    diagram(source, "pohon", drawing, false)
}

fn missions(source: &Source<'_>) -> Vec<TreeNode> {
    let word = source.plain_words("pohon", "kata_misi", &[]);
    let plan = &source.record.renstra;
    plan.misi
        .iter()
        .map(|misi| TreeNode {
            text: format!("{word} {}: {}", misi.nomor.value, misi.nama.value),
            children: plan
                .tujuan
                .iter()
                .filter(|tujuan| *tujuan.misi == *misi.kunci)
                .map(|tujuan| TreeNode {
                    text: tujuan.nama.value.clone(),
                    children: sasaran(source, &tujuan.kunci),
                })
                .collect(),
        })
        .collect()
}

fn sasaran(source: &Source<'_>, tujuan: &str) -> Vec<TreeNode> {
    let all = source.record.sasaran.iter().filter(|sasaran| &*sasaran.tujuan == tujuan);
    all.map(|sasaran| TreeNode { text: sasaran.nama.value.clone(), children: Vec::new() }).collect()
}
