//! Tables of the plan: vision to sasaran, the key indicators, how their data are collected.

use lkjip_metrics::read::Teks;
use lkjip_metrics::record::indikator::{Indikator, JenisData};
use lkjip_metrics::record::renstra::{Misi, Tujuan};

use super::super::cell::{
    DASH, Shaped, cell, formula_cell, gap, keyed, one, row, text, typed, value,
};
use super::super::scope::{numbered, of, path, per_indicator};
use super::super::sheet::Sheet;
use crate::document::model::{Align, Block, Cell, Inline, RowStyle};
use crate::document::source::Source;

/// Vision, missions, aims and sasaran side by side.
pub(super) fn vision(name: &str, source: &Source<'_>) -> Vec<Block> {
    let mut sheet = Sheet::new(source, "hubungan-visi", name, &[]);
    sheet.columns(&[
        ("visi", 34, Align::Left),
        ("misi", 36, Align::Left),
        ("tujuan", 40, Align::Left),
        ("sasaran", 42, Align::Left),
    ]);
    let missions: Vec<(&Misi, Vec<Line<'_>>)> =
        source.record.renstra.misi.iter().map(|misi| (misi, lines(source, misi))).collect();
    let all: usize = missions.iter().map(|(_, lines)| lines.len()).sum();
    let mut vision = Some(value(source, "renstra.visi").tall(all));
    for (misi, lines) in missions {
        let mut mission = Some(cell(mission_words(source, misi)).tall(lines.len()));
        for line in lines {
            let mut cells: Vec<Cell> = vision.take().into_iter().chain(mission.take()).collect();
            cells.extend(line.tujuan);
            cells.push(line.sasaran);
            sheet.row(row(RowStyle::Data, line.key, cells));
        }
    }
    sheet.finish()
}

/// One row of the table: the aim only where it begins.
struct Line<'s> {
    tujuan: Option<Cell>,
    sasaran: Cell,
    key: std::borrow::Cow<'s, str>,
}

fn lines<'s>(source: &Source<'s>, misi: &Misi) -> Vec<Line<'s>> {
    let aims = source.record.renstra.tujuan.iter().filter(|tujuan| *tujuan.misi == *misi.kunci);
    let lines: Vec<Line<'_>> = aims.flat_map(|tujuan| aim_lines(source, tujuan)).collect();
    if lines.is_empty() { vec![dashes(Some(dash()), misi.kunci.to_string())] } else { lines }
}

fn aim_lines<'s>(source: &Source<'s>, tujuan: &Tujuan) -> Vec<Line<'s>> {
    let below: Vec<_> =
        source.record.sasaran.iter().filter(|s| *s.tujuan == *tujuan.kunci).collect();
    let mut aim = Some(one(typed(&tujuan.nama)).tall(below.len()));
    if below.is_empty() {
        return vec![dashes(aim, tujuan.kunci.to_string())];
    }
    below
        .into_iter()
        .map(|sasaran| Line {
            tujuan: aim.take(),
            sasaran: value(source, &format!("{}.nama", path(sasaran))),
            key: path(sasaran).into(),
        })
        .collect()
}

fn dashes<'s>(tujuan: Option<Cell>, key: String) -> Line<'s> {
    Line { tujuan, sasaran: dash(), key: key.into() }
}

fn dash() -> Cell {
    one(text(DASH))
}

/// "Misi 3: …".
fn mission_words(source: &Source<'_>, misi: &Misi) -> Vec<Inline> {
    let word = source.plain_words("hubungan-visi", "kata_misi", &[]);
    let number = keyed(misi.nomor.value.to_string(), &misi.nomor.place);
    vec![text(format!("{word} ")), number, text(": "), typed(&misi.nama)]
}

/// The key indicators with formula and source.
pub(super) fn indicators(name: &str, source: &Source<'_>) -> Vec<Block> {
    let mut sheet = Sheet::new(source, "iku", name, &[]);
    sheet.columns(&[
        ("no", 7, Align::Center),
        ("sasaran", 29, Align::Left),
        ("indikator", 29, Align::Left),
        ("satuan", 18, Align::Left),
        ("formula", 43, Align::Left),
        ("sumber", 30, Align::Left),
    ]);
    sheet.rows(per_indicator(
        source,
        |number, sasaran| numbered(source, number, sasaran),
        |indikator| {
            vec![
                value(source, &of(indikator, "nama")),
                value(source, &of(indikator, "satuan")),
                formula_cell(&indikator.formula),
                one(typed(&indikator.sumber)),
            ]
        },
        |_| Vec::new(),
    ));
    sheet.finish()
}

/// How data are collected and watched, by sasaran.
pub(super) fn techniques(name: &str, source: &Source<'_>) -> Vec<Block> {
    let mut sheet = Sheet::new(source, "teknik", name, &[]);
    sheet.columns(&[
        ("no", 7, Align::Center),
        ("indikator", 27, Align::Left),
        ("jenis", 20, Align::Left),
        ("formula", 46, Align::Left),
        ("pengumpulan", 29, Align::Left),
        ("monitoring", 29, Align::Left),
    ]);
    let mut number: usize = 0;
    for sasaran in &source.record.sasaran {
        let at = path(sasaran);
        sheet.group(source.words("teknik", "kelompok_sasaran", &[("s", &at)]));
        for indikator in &sasaran.indikator {
            number = number.saturating_add(1);
            let mut cells = vec![one(text(number.to_string()))];
            cells.extend(technique(source, indikator));
            sheet.row(row(RowStyle::Data, indikator.kunci.to_string(), cells));
        }
    }
    sheet.finish()
}

fn technique(source: &Source<'_>, indikator: &Indikator) -> Vec<Cell> {
    let kind = match indikator.jenis {
        JenisData::Kuantitatif => "kata_kuantitatif",
        JenisData::Kualitatif => "kata_kualitatif",
    };
    let given = |words: &Option<Teks>, name: &str| match words {
        Some(words) => one(typed(words)),
        None => {
            let missing = source.plain_words("teknik", "kata_belum_ada", &[]);
            one(gap(missing, of(indikator, name)))
        }
    };
    vec![
        value(source, &of(indikator, "nama")),
        cell(source.words("teknik", kind, &[])),
        formula_cell(&indikator.formula),
        given(&indikator.pengumpulan, "pengumpulan"),
        given(&indikator.monitoring, "monitoring"),
    ]
}
