//! Whose records are compared: two agencies are not one in two years, unless it was renamed.

use super::pairs::alike;
use super::warning::{Kind, Typed, Warning};
use super::{Both, Side};
use crate::diagnostic::Level;

/// The agencies with their regions, as printed.
pub(super) fn names(both: &Both<'_>) -> [String; 2] {
    [both.old, both.new].map(|side| name(&side))
}

fn name(side: &Side<'_>) -> String {
    let agency = &side.raw.instansi;
    let printed = side.figures.get("instansi.lengkap").map(crate::figures::Figure::text);
    printed.unwrap_or_else(|| format!("{} {}", agency.nama.value, agency.daerah.value))
}

/// Whether the records are those of two agencies, by name or region.
pub(super) fn differ(both: &Both<'_>) -> bool {
    let [old, new] = both.raws().map(|raw| &raw.instansi);
    let other = |one: &str, other: &str| !alike(&one.to_lowercase(), &other.to_lowercase());
    other(&old.nama, &new.nama) || other(&old.daerah, &new.daerah)
}

/// Says so, naming both.
pub(super) fn warning(both: &Both<'_>, names: &[String; 2]) -> Warning {
    let [year, this] = both.years();
    let [old, new] = names;
    let message = format!(
        "Kedua record dari instansi yang berbeda: {old} (record {year}) dan {new} (record {this}). \
         Bila instansinya hanya berganti nama, perbandingan ini tetap berlaku; bila bukan instansi \
         yang sama, membaik dan memburuk di sini tidak bermakna."
    );
    let [was, is] = both.raws().map(|raw| &raw.instansi);
    let other_name = !alike(&was.nama.to_lowercase(), &is.nama.to_lowercase());
    let (was, is) = if other_name { (&was.nama, &is.nama) } else { (&was.daerah, &is.daerah) };
    let typed = |text: &crate::read::Teks| Typed::new(text.value.clone(), &text.place);
    Warning::new(Kind::Instansi, Level::Peringatan, is.place.key.to_string(), message)
        .typed(Some(typed(was)), Some(typed(is)))
}
