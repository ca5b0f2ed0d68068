//! What the record knows: the figure behind a key, and whether a stated number is the same.

use super::line::Item;
use crate::figures::{Figure, Figures, Form, Value};
use crate::number::Decimal;
use crate::prose::number::{Number, Unit};
use crate::prose::subject::{printed, unit};

/// The number of a figure that can be held against a stated one. Years and counts of years are
/// no figures in this sense.
pub(super) fn number(figure: &Figure) -> Option<Decimal> {
    (figure.form != Form::Year).then(|| printed(figure)).flatten()
}

/// Whether a stated number is a figure's, as far as the decimals of both go.
pub(super) fn agrees(item: &Item, figure: &Figure) -> bool {
    let Some(said) = &item.number else { return false };
    let near = |known: Decimal| is_near(said, item.scale, known);
    number(figure).is_some_and(near) || figure.number().is_some_and(near)
}

/// Whether a stated number is a figure's in every decimal that is printed.
pub(super) fn is_same(item: &Item, figure: &Figure) -> bool {
    let said = item.number.as_ref().map(|said| said.value.normalize());
    said.is_some() && said == number(figure).map(|known| known.normalize())
}

/// Whether a stated number is a known one within half a unit of the last decimal of either.
fn is_near(said: &Number, scale: i64, known: Decimal) -> bool {
    let half = |decimals: u32| {
        let half = Decimal::try_new(5, decimals.saturating_add(1)).unwrap_or_default();
        half.checked_mul(Decimal::from(scale))
    };
    let decimals = said.decimals.min(known.scale());
    let gap = said.value.checked_sub(known).map(|gap| gap.abs());
    let signless = said.value.abs().checked_sub(known.abs()).map(|gap| gap.abs());
    let Some(half) = half(decimals) else { return false };
    [gap, signless].into_iter().flatten().any(|gap| gap <= half)
}

/// Whether a stated number may count what a figure counts: money is no percentage.
pub(super) fn is_alike(said: &Number, figure: &Figure) -> bool {
    let large = is_large(said.value);
    match (said.unit, unit(figure)) {
        (a, b) if a == b => true,
        // A column of a table names the unit, and a sentence may leave it out.
        (Unit::None, Unit::Percent) => !large,
        // Whole numbers without a unit count things.
        (Unit::Percent, Unit::None) => !large && number(figure).is_some_and(|n| n.scale() > 0),
        (Unit::None, Unit::Rupiah) | (Unit::Rupiah, Unit::None) => large,
        _ => false,
    }
}

fn is_large(value: Decimal) -> bool {
    value.abs() >= Decimal::from(1_000)
}

/// A class of the scale or a verdict of efficiency, as a label.
pub(super) fn label(figure: &Figure) -> Option<&str> {
    match &figure.value {
        Value::Class { label, .. } => Some(label),
        Value::Verdict(verdict) => Some(verdict.text()),
        _ => None,
    }
}

/// Every figure of a subject: those whose key begins with its own.
pub(super) fn below<'f>(figures: &'f Figures, path: &str) -> impl Iterator<Item = &'f Figure> {
    let start = format!("{path}.");
    figures.iter().filter(move |figure| figure.key.starts_with(&start))
}
