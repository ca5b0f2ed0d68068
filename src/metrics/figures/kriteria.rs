//! Classes: the kriteria of a capaian and the predikat of an AKIP score. Pure; both scales are data.

use rust_decimal::Decimal;

use super::figure::Value;
use crate::place::Placed;
use crate::record::kebijakan::{KelasSkala, Predikat};

/// Whether a value lies in a class: above its bound, which does not belong to it itself.
fn within(value: Decimal, bound: Option<&Placed<Decimal>>) -> bool {
    bound.is_none_or(|bound| value > bound.value)
}

/// The class of a capaian: the first one, from the top, whose bound lies below the capaian.
///
/// The last class has no bound, so every value has a class; `None` only where the scale has no such
/// class. Level 1 is the lowest. Source: the scale of Permendagri 86/2017 read without holes:
/// above 90, above 75, above 65, above 50, the rest. 65,83 is "Sedang", 65,00 is "Rendah".
///
/// ```
/// # use lkjip_metrics::figures::{Value, kelas};
/// # use lkjip_metrics::number::from_text;
/// # use lkjip_metrics::place::{Place, Placed};
/// # use lkjip_metrics::read::PlaceOf;
/// # use lkjip_metrics::record::kebijakan::KelasSkala;
/// let class = |label: &str, bound: Option<&str>| KelasSkala {
///     label: Placed::new(label.to_string(), Place::default()),
///     di_atas: bound.map(|text| Placed::new(from_text(text).unwrap(), Place::default())),
///     place: PlaceOf::default(),
/// };
/// let scale = [class("Baik", Some("65")), class("Kurang", None)];
/// let label = |text| match kelas(from_text(text).unwrap(), &scale) {
///     Some(Value::Class { label, .. }) => label,
///     _ => String::new(),
/// };
/// assert_eq!(label("65.01"), "Baik");
/// assert_eq!(label("65.00"), "Kurang");
/// ```
pub fn kelas(value: Decimal, skala: &[KelasSkala]) -> Option<Value> {
    let index = skala.iter().position(|class| within(value, class.di_atas.as_ref()))?;
    let class = skala.get(index)?;
    let level = u32::try_from(skala.len().checked_sub(index)?).ok()?;
    let steps = u32::try_from(skala.len()).ok()?;
    Some(Value::Class { label: class.label.value.clone(), level, steps })
}

/// The grade of an AKIP score: the first one, from the top, whose bound lies below the score.
///
/// Source: PermenPANRB 88/2021, read with bounds that do not belong to the class: 70,00 is "B",
/// 70,01 is "BB".
///
/// ```
/// # use lkjip_metrics::figures::predikat;
/// # use lkjip_metrics::number::from_text;
/// # use lkjip_metrics::place::{Place, Placed};
/// # use lkjip_metrics::read::PlaceOf;
/// # use lkjip_metrics::record::kebijakan::Predikat;
/// let text = |text: &str| Placed::new(text.to_string(), Place::default());
/// let grade = |name, bound: Option<&str>, words| Predikat {
///     predikat: text(name),
///     di_atas: bound.map(|bound| Placed::new(from_text(bound).unwrap(), Place::default())),
///     sebutan: text(words),
///     place: PlaceOf::default(),
/// };
/// let grades = [grade("BB", Some("70"), "Sangat Baik"), grade("B", None, "Baik")];
/// let of = |score| predikat(from_text(score).unwrap(), &grades).unwrap().predikat.value.as_str();
/// assert_eq!((of("71.27"), of("70.00")), ("BB", "B"));
/// ```
pub fn predikat(score: Decimal, grades: &[Predikat]) -> Option<&Predikat> {
    grades.iter().find(|grade| within(score, grade.di_atas.as_ref()))
}
