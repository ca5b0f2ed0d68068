//! The comparison of a sasaran with other regions, of its indicators and its series.

use lkjip_metrics::read::Teks;
use lkjip_metrics::record::tabel::Pembanding;

use super::super::cell::{
    DASH, Shaped, cell, count, gap, is_known, keep_together, named, one, row, text, typed, value,
};
use super::super::scope::{is_falling, path, sasaran};
use super::super::sheet::Sheet;
use crate::document::model::{Align, Block, Cell, Row, RowStyle};
use crate::document::source::Source;

const BLOCK: &str = "perbandingan-wilayah";

/// An indicator or a series with the regions that it is compared with.
struct Compared<'r> {
    key: &'r str,
    regions: &'r [Pembanding],
    source: Option<&'r Teks>,
    falling: bool,
}

/// The own value against each region.
pub(super) fn build(
    name: &str,
    key: Option<&str>,
    source: &Source<'_>,
) -> Result<Vec<Block>, String> {
    let sasaran = sasaran(source, BLOCK, key)?;
    let at = path(sasaran);
    let mut sheet = Sheet::new(source, BLOCK, name, &[("s", &at)]);
    sheet.columns(&[
        ("no", 7, Align::Center),
        ("indikator", 30, Align::Left),
        ("sendiri", 21, Align::Right),
        ("wilayah", 28, Align::Left),
        ("tahun", 13, Align::Center),
        ("nilai", 18, Align::Right),
        ("banding", 24, Align::Left),
        ("sumber", 20, Align::Left),
    ]);
    let indicators = sasaran.indikator.iter().map(|i| Compared {
        key: &i.kunci,
        regions: &i.pembanding,
        source: Some(&i.sumber),
        falling: is_falling(i),
    });
    let series = sasaran.deret.iter().filter(|d| !d.pembanding.is_empty()).map(|d| Compared {
        key: &d.kunci,
        regions: &d.pembanding,
        source: d.sumber.as_ref(),
        falling: false,
    });
    let all: Vec<Compared<'_>> = indicators.chain(series).collect();
    for (index, one) in all.iter().enumerate() {
        sheet.rows(region_rows(source, index, one));
    }
    for one in &all {
        region_notes(source, one, &mut sheet);
    }
    Ok(sheet.finish())
}

fn region_rows(source: &Source<'_>, index: usize, compared: &Compared<'_>) -> Vec<Row> {
    let key = compared.key;
    let tall = compared.regions.len();
    let own = cell(source.words(BLOCK, "sel_sendiri", &[("i", key)]));
    let lead = [count(index), value(source, &format!("{key}.nama")), own];
    if compared.regions.is_empty() {
        let missing = source.plain_words(BLOCK, "kata_belum_ada", &[]);
        let none = one(gap(missing, format!("{key}.pembanding"))).wide(5);
        return vec![row(RowStyle::Data, key, lead.into_iter().chain([none]).collect())];
    }
    let mut lead = Some(lead);
    let mut rows: Vec<Row> = compared
        .regions
        .iter()
        .map(|region| {
            let at = region_path(key, region);
            let lead = lead.take().into_iter().flatten().map(|cell| cell.tall(tall));
            let cells = lead.chain(region_cells(source, &at, region, compared.source)).collect();
            row(RowStyle::Data, at, cells)
        })
        .collect();
    keep_together(&mut rows);
    rows
}

fn region_cells(
    source: &Source<'_>,
    at: &str,
    region: &Pembanding,
    of_indicator: Option<&Teks>,
) -> Vec<Cell> {
    let origin = region.sumber.as_ref().or(of_indicator);
    let known = |name: &str| {
        let path = format!("{at}.{name}");
        if is_known(source, &path) { value(source, &path) } else { one(named(DASH.into(), path)) }
    };
    vec![
        value(source, &format!("{at}.wilayah")),
        value(source, &format!("{at}.tahun")),
        value(source, &format!("{at}.nilai")),
        known("banding"),
        origin.map_or_else(|| one(text(DASH)), |origin| one(typed(origin))),
    ]
}

/// Path of the figures of a region.
fn region_path(key: &str, region: &Pembanding) -> String {
    format!("{key}.pembanding.{}", lkjip_metrics::figures::slug(&region.wilayah.value))
}

fn region_notes(source: &Source<'_>, compared: &Compared<'_>, sheet: &mut Sheet<'_>) {
    let about = [("i", compared.key)];
    let own = source.figures.get(&format!("{}.terakhir_tahun", compared.key));
    let own = own.and_then(lkjip_metrics::figures::Figure::number);
    let differs = |region: &Pembanding| own.is_some_and(|year| year != region.tahun.value.into());
    if compared.regions.iter().any(differs) {
        sheet.note_about("catatan_tahun", &about);
    }
    if compared.falling && !compared.regions.is_empty() {
        sheet.note_about("catatan_arah_turun", &about);
    }
}
