//! The lines of two rows, side by side: by column, or by what they say where columns came or went.

use std::collections::BTreeMap;
use std::ops::Range;

use super::units::normal;
use crate::document::beda::pairs::{Pair as Near, Thing, pair as near};
use crate::review::Line;

/// Pairs the lines of two rows; lines that are alone are left out.
pub fn pair(
    (old, one): (&[Line], Range<usize>),
    (new, two): (&[Line], Range<usize>),
) -> Vec<(usize, usize)> {
    let columns = |lines: &[Line], range: &Range<usize>| {
        lines.get(range.start).and_then(|line| line.place.cell.as_ref()).map(|cell| cell.columns)
    };
    let mut found = Vec::new();
    if columns(old, &one) != columns(new, &two) {
        let (one, two): (Vec<usize>, Vec<usize>) = (one.collect(), two.collect());
        within(old, &one, new, &two, &mut found);
        return found;
    }
    let by_column = |lines: &[Line], range: Range<usize>| {
        let mut cells: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in range {
            let cell = lines.get(at).and_then(|line| line.place.cell.as_ref());
            cells.entry(cell.map_or(0, |cell| cell.column)).or_default().push(at);
        }
        cells
    };
    let beside = by_column(new, two);
    for (column, own) in by_column(old, one) {
        if let Some(other) = beside.get(&column) {
            within(old, &own, new, other, &mut found);
        }
    }
    found
}

/// Pairs lines of two cells. One that is alone on either side belongs to the other, whatever it says.
fn within(
    old: &[Line],
    own: &[usize],
    new: &[Line],
    other: &[usize],
    found: &mut Vec<(usize, usize)>,
) {
    let things = |lines: &[Line], places: &[usize]| -> Vec<Thing> {
        let texts = places.iter().filter_map(|at| lines.get(*at)).map(|line| normal(&line.text()));
        texts.map(|text| Thing::new("", text.clone(), &text)).collect()
    };
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for pair in near(&things(old, own), &things(new, other)) {
        match pair {
            Near::Both(a, b) => found.extend(own.get(a).copied().zip(other.get(b).copied())),
            Near::Gone(a) => gone.extend(own.get(a)),
            Near::Come(b) => come.extend(other.get(b)),
        }
    }
    if let ([gone], [come]) = (gone.as_slice(), come.as_slice()) {
        found.push((*gone, *come));
    }
}
