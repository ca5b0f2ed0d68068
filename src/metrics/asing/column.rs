//! Which column of a row of the report a cell from elsewhere stands in: told by the other cells of
//! the row, in their order, before it is told by heads.

use std::ops::Range;

use super::grid::{Grid, GridRow, figure};
use super::known::{agrees, number};
use super::line::Item;
use crate::banding::{Run, align};
use crate::figures::{Figure, Figures};
use crate::number::Decimal;

/// A row from elsewhere beside one of the report.
pub(super) struct Facing<'a> {
    grid: &'a Grid,
    own: &'a Grid,
    numbers: Vec<(usize, &'a Item)>,
    known: Vec<(usize, &'a Figure)>,
    runs: Vec<Run>,
}

impl<'a> Facing<'a> {
    /// Puts the numbers of both rows beside each other: equal ones in the same order are one.
    pub(super) fn new(
        (grid, row): (&'a Grid, &'a GridRow),
        (own, own_row): (&'a Grid, &'a GridRow),
        figures: &'a Figures,
    ) -> Self {
        let cells = row.cells.iter().enumerate().filter(|(at, _)| is_behind(row, *at));
        let numbers: Vec<_> = cells.filter_map(|(at, cell)| Some((at, figure(cell)?))).collect();
        let cells = own_row.cells.iter().enumerate().filter(|(at, _)| is_behind(own_row, *at));
        let known: Vec<(usize, &Figure)> = cells
            .filter_map(|(at, cell)| {
                let keys = cell.items().filter_map(|item| item.key.as_deref());
                let mut found = keys.filter_map(|key| figures.get(key));
                Some((at, found.find(|figure| number(figure).is_some())?))
            })
            .collect();
        let old = names(&numbers, &known, |column, to| grid.head(column).shared(&own.head(to)));
        let new: Vec<String> = (0..known.len()).map(|to| to.to_string()).collect();
        let runs = align(&old, &new);
        Self { grid, own, numbers, known, runs }
    }

    /// Whether the number in a column is that of a cell of the report's row.
    pub(super) fn is_met(&self, column: usize) -> bool {
        let at = self.numbers.iter().position(|(c, _)| *c == column);
        let same = |run: &Run, at| matches!(run, Run::Same(old, _) if old.contains(&at));
        at.is_some_and(|at| self.runs.iter().any(|run| same(run, at)))
    }

    /// Whether a column from elsewhere is surely a column of the report. What agrees left and right
    /// of both is the same; between, there are as many numbers in the same order, or no other column
    /// has such a head. A sum of what the row of the report says is a column that it lacks.
    pub(super) fn is_sure(&self, column: usize, own_column: usize) -> bool {
        let at = self.numbers.iter().position(|(c, _)| *c == column);
        let to = self.known.iter().position(|(c, _)| *c == own_column);
        let (Some(at), Some(to)) = (at, to) else { return false };
        let gap = self.runs.iter().find_map(|run| match run {
            Run::Other(old, new) if old.contains(&at) && new.contains(&to) => Some((old, new)),
            _ => None,
        });
        let Some((old, new)) = gap else { return false };
        let level = old.len() == new.len() && at - old.start == to - new.start;
        (if level { self.is_best(at, to, new) } else { self.is_only(at, to, old, new) })
            && !self.is_sum(at)
    }

    /// Whether, of the columns that are left, no other has a head more like that of a column.
    fn is_best(&self, at: usize, to: usize, new: &Range<usize>) -> bool {
        let alike = |at: usize, to: usize| {
            let head = self.grid.head(self.numbers.get(at)?.0);
            Some(head.shared(&self.own.head(self.known.get(to)?.0)))
        };
        let own = alike(at, to);
        new.clone().all(|other| alike(at, other) <= own)
    }

    /// Whether some cells of the rows agree and, between these, no other columns have like heads.
    fn is_only(&self, at: usize, to: usize, old: &Range<usize>, new: &Range<usize>) -> bool {
        let heads = |at: usize, to: usize| {
            let columns = (self.numbers.get(at), self.known.get(to));
            matches!(columns, (Some((c, _)), Some((d, _)))
                if self.grid.head(*c).is_like(&self.own.head(*d)))
        };
        self.runs.iter().any(|run| matches!(run, Run::Same(..)))
            && old.clone().filter(|at| heads(*at, to)).count() == 1
            && new.clone().filter(|to| heads(at, *to)).count() == 1
            && self.is_best(at, to, new)
    }

    fn is_sum(&self, at: usize) -> bool {
        let said = self.numbers.get(at).and_then(|(_, item)| item.number.as_ref());
        let Some(said) = said else { return false };
        let values: Vec<Decimal> = self.known.iter().filter_map(|(_, f)| number(f)).collect();
        (0..values.len()).any(|from| {
            let mut sum = Decimal::ZERO;
            values.iter().skip(from).enumerate().any(|(count, value)| {
                sum = sum.checked_add(*value).unwrap_or(sum);
                count > 0 && sum == said.value
            })
        })
    }
}

/// Whether a column is one of figures: the number of the row stands before its label.
fn is_behind(row: &GridRow, column: usize) -> bool {
    !row.label.contains(&column) && row.label.first().is_none_or(|label| column > *label)
}

/// For each number the place of the cell of the report that says the same, as a name: each cell
/// once, and of several the one whose head is most alike.
fn names(
    numbers: &[(usize, &Item)],
    known: &[(usize, &Figure)],
    alike: impl Fn(usize, usize) -> usize,
) -> Vec<String> {
    let mut taken: Vec<usize> = Vec::new();
    let name = |(at, (column, item)): (usize, &(usize, &Item))| {
        let equal = |(to, (_, figure)): &(usize, &(usize, &Figure))| {
            !taken.contains(to) && agrees(item, figure)
        };
        let score = |(to, (other, _)): &(usize, &(usize, &Figure))| {
            (alike(*column, *other), std::cmp::Reverse(*to))
        };
        let found = known.iter().enumerate().filter(equal).max_by_key(score);
        let to = found.map(|(to, _)| to);
        taken.extend(to);
        to.map_or_else(|| format!("?{at}"), |to| to.to_string())
    };
    numbers.iter().enumerate().map(name).collect()
}
