//! Values of an indicator or a series by year, whichever key of the record they stand under.

use lkjip_metrics::figures::Figures;

use super::cell::{gap, is_known};
use crate::document::model::Inline;
use crate::document::source::Source;

/// Most years that a table shows side by side.
const MOST: i32 = 6;

/// Where the value of a year stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    /// Path of the figure.
    pub path: String,
    /// Whether it is a proxy for the year of the report.
    pub proxy: bool,
}

/// The known value of a year, if any.
pub(super) fn known(source: &Source<'_>, key: &str, year: i32) -> Option<Known> {
    let found = |path: String, proxy| is_known(source, &path).then_some(Known { path, proxy });
    let is_proxy_year = proxy_year(source.figures, key) == Some(year);
    let typed = found(format!("{key}.riwayat.{year}"), is_proxy_year)
        .or_else(|| found(format!("{key}.nilai.{year}"), false));
    let this_year = (year == source.record.tahun.value)
        .then(|| found(format!("{key}.realisasi"), false))
        .flatten();
    let proxy = is_proxy_year.then(|| found(format!("{key}.proksi"), true)).flatten();
    this_year.or(typed).or(proxy)
}

/// All years with a value, ascending.
pub(super) fn with_data(source: &Source<'_>, key: &str) -> Vec<i32> {
    let typed = |list: &str| -> Vec<i32> {
        let path = format!("{key}.{list}");
        source.figures.names_below(&path).iter().filter_map(|name| name.parse().ok()).collect()
    };
    let mut years = typed("riwayat");
    years.extend(typed("nilai"));
    years.extend(proxy_year(source.figures, key));
    years.push(source.record.tahun.value);
    years.sort_unstable();
    years.dedup();
    years.retain(|year| known(source, key, *year).is_some());
    years
}

/// The years of a table: from the first with a value to the year of the report, without holes.
/// Last year is always among them, because a report has to be compared with it.
pub(super) fn span<'k>(source: &Source<'_>, keys: impl Iterator<Item = &'k str>) -> Vec<i32> {
    let this_year = source.record.tahun.value;
    let first = keys.filter_map(|key| with_data(source, key).first().copied()).min();
    let last_year = this_year.saturating_sub(1);
    let first = first.unwrap_or(last_year).max(this_year.saturating_sub(MOST - 1));
    (first.min(last_year)..=this_year).collect()
}

/// The value of a year as an inline; `missing` are the words for a year without one.
pub(super) fn inline(source: &Source<'_>, key: &str, year: i32, missing: &str) -> Inline {
    if let Some(found) = known(source, key, year) {
        return source.value(&found.path);
    }
    let realisasi = format!("{key}.realisasi");
    if year == source.record.tahun.value && source.figures.get(&realisasi).is_some() {
        return source.value(&realisasi);
    }
    gap(missing.to_string(), absent(source, key, year))
}

/// Key under which the value of a year would stand.
pub(super) fn absent(source: &Source<'_>, key: &str, year: i32) -> String {
    let series = !source.figures.names_below(&format!("{key}.nilai")).is_empty();
    format!("{key}.{}.{year}", if series { "nilai" } else { "riwayat" })
}

fn proxy_year(figures: &Figures, key: &str) -> Option<i32> {
    let year = figures.get(&format!("{key}.proksi_tahun"))?.number()?;
    i32::try_from(year.mantissa()).ok().filter(|_| year.scale() == 0)
}
