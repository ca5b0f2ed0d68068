//! Comparison of the latest known value with other regions.

use super::Figures;
use super::figure::{Missing, Value};
use super::look::Look;
use super::slug::slug;
use super::tren::{ArahTren, Titik, tren};
use crate::record::indikator::Arah;
use crate::record::tabel::Pembanding;

/// Adds one group of figures per region below `<key>.pembanding`; of a region with several years
/// the latest one counts.
pub(super) fn add(
    figures: &mut Figures,
    key: &str,
    regions: &[Pembanding],
    latest: Option<&Titik>,
    look: Look<'_>,
    arah: Option<Arah>,
) {
    let mut regions: Vec<&Pembanding> = regions.iter().collect();
    regions.sort_by_key(|region| std::cmp::Reverse(region.tahun.value));
    for region in regions {
        let value = region.nilai.value;
        let step = latest.and_then(|latest| tren(value, latest.nilai));
        let path = format!("{key}.pembanding.{}", slug(&region.wilayah));
        // The group is that of one region and year; parts of another year must not fill it up.
        if figures.get(&format!("{path}.nilai")).is_some() {
            continue;
        }
        let mut at = figures.under(path);
        at.typed_text("wilayah", &region.wilayah);
        at.typed(&region.tahun.place).year("tahun", Some(region.tahun.value));
        let decimals = look.decimals.max(value.scale());
        at.typed(&region.nilai.place);
        at.put("nilai", look.value(Ok(value)), look.form(decimals));
        let words = step.map(|step| match step.arah {
            ArahTren::Naik => "lebih tinggi",
            ArahTren::Turun => "lebih rendah",
            ArahTren::Tetap => "sama",
        });
        let words = words.map_or(Value::Missing(Missing::TidakAda), |w| Value::Text(w.to_string()));
        let own = latest.map_or("", |latest| latest.path.as_str());
        let form = super::figure::Form::Plain;
        let formula = "nilai terakhir dibandingkan dengan nilai wilayah";
        at.computed("banding", words, form, formula, &[own, ".nilai"]);
        if let Some(good) = arah {
            at.flag("lebih_baik", step.is_some_and(|step| step.arah.is_better(good)));
        }
    }
}
