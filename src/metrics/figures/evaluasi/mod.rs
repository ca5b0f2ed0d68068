//! Evaluation of the expressions of a record, each after what it refers to.
//!
//! Tables, series, histories and realisasi are first planned as [`Cells`], numbers and expressions
//! alike; then all are solved at once, so that any may refer to any other. A name means, in this
//! order: a number of the indicator's own `data` (or a row of the same table, same column), another
//! cell, a typed figure. Within one table values are passed on unrounded; everywhere else as
//! printed, so that a reader can recompute them.

mod faults;
mod names;
mod order;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Figures;
use super::figure::{Known, Missing};
use crate::diagnostic::Sink;
use crate::expression::{Expression, ExpressionError};
use crate::number::{half_up, sum};
use crate::place::{Place, Placed};
use crate::read::Peta;
use crate::record::nilai::Nilai;
use faults::Faults;
use names::Target;

/// Scale at which the noise of the last digits of a quotient is taken off: 28 digits are computed,
/// and 1 / 3 × 0,015 must round as 0,005 does.
const SETTLED: u32 = 20;

/// A number to be found.
pub(super) struct Cell<'a> {
    /// Path of its figure.
    pub(super) path: String,
    /// Where it was typed.
    pub(super) place: &'a Place,
    /// Where it comes from.
    pub(super) source: Source<'a>,
    /// Decimals as printed; `None` for a number printed as typed.
    pub(super) decimals: Option<u32>,
    /// What its names mean before anything else.
    pub(super) scope: Scope<'a>,
}

/// Where a number comes from.
pub(super) enum Source<'a> {
    /// It was typed.
    Number(Decimal),
    /// It is computed by an expression.
    Formula(&'a Expression),
    /// It is the sum of other cells, by their paths.
    Sum(Vec<String>),
    /// There is none.
    Absent,
}

/// What the names of an expression mean before anything else.
#[derive(Clone)]
pub(super) enum Scope<'a> {
    /// Nothing else.
    Free,
    /// Numbers of the indicator's own `data`.
    Data {
        /// Key of the indicator.
        owner: &'a str,
        /// Its numbers.
        data: &'a Peta<Placed<Decimal>>,
    },
    /// Rows of the same table, in the same column.
    Row {
        /// Key of the table.
        table: &'a str,
        /// Part of the path that stands for the column.
        column: String,
        /// Whether it is the column of totals, in which a row may have no value.
        total: bool,
    },
}

impl<'a> Source<'a> {
    /// The source of a figure as typed.
    pub(super) fn of(value: &'a Nilai) -> Self {
        match value {
            Nilai::Angka(number) => Self::Number(number.value),
            Nilai::Ungkapan(expression) => Self::Formula(&expression.pohon),
        }
    }
}

impl Scope<'_> {
    fn table(&self) -> Option<&str> {
        match self {
            Self::Row { table, .. } => Some(table),
            _ => None,
        }
    }
}

/// What became of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Its exact value.
    Value(Decimal),
    /// There is none, which is no fault.
    Absent,
    /// There is none, and that was reported.
    Failed,
}

/// Numbers to be found, by path.
#[derive(Default)]
pub(super) struct Cells<'a> {
    list: Vec<Cell<'a>>,
    index: BTreeMap<String, usize>,
}

/// The numbers that were found.
pub(super) struct Solved {
    values: BTreeMap<String, Found>,
}

struct Found {
    outcome: Outcome,
    decimals: Option<u32>,
    inputs: Vec<String>,
}

impl<'a> Cells<'a> {
    /// Adds a cell; a path has one home, so an existing one stays.
    pub(super) fn add(&mut self, cell: Cell<'a>) {
        if !self.index.contains_key(&cell.path) {
            self.index.insert(cell.path.clone(), self.list.len());
            self.list.push(cell);
        }
    }

    /// Finds every number, each after those that it refers to. Typed figures must be there already.
    pub(super) fn solve(self, figures: &Figures, sink: &mut Sink) -> Solved {
        let (order, circular) = order::order(&self.needs(figures));
        let mut faults = Faults::new(figures, &self);
        for circle in &circular {
            faults.circular(circle, sink);
        }
        let mut outcomes = vec![Outcome::Failed; self.list.len()];
        for at in order {
            let Some(cell) = self.list.get(at) else { continue };
            let found = self.evaluate(cell, figures, &outcomes, &mut faults, sink);
            if let Some(outcome) = outcomes.get_mut(at) {
                *outcome = found;
            }
        }
        let inputs: Vec<Vec<String>> =
            self.list.iter().map(|cell| self.inputs(cell, figures)).collect();
        let found = self.list.into_iter().zip(outcomes).zip(inputs);
        let values = found.map(|((cell, outcome), inputs)| {
            (cell.path, Found { outcome, decimals: cell.decimals, inputs })
        });
        Solved { values: values.collect() }
    }

    fn evaluate(
        &self,
        cell: &Cell<'a>,
        figures: &Figures,
        outcomes: &[Outcome],
        faults: &mut Faults<'_, 'a>,
        sink: &mut Sink,
    ) -> Outcome {
        let outcome = |at: usize| outcomes.get(at).copied().unwrap_or(Outcome::Failed);
        match &cell.source {
            Source::Number(number) => Outcome::Value(*number),
            Source::Absent => Outcome::Absent,
            Source::Sum(paths) => {
                // A part that is not there is a wrong reference, which the rules tell.
                let part = |path| self.index.get(path).map_or(Outcome::Failed, |at| outcome(*at));
                match add_up(paths.iter().map(part)) {
                    Some(found) => found,
                    None => faults.report(cell, ExpressionError::Overflow, sink),
                }
            }
            Source::Formula(expression) => {
                // What stopped the evaluation, if it was reported before or is no fault.
                let mut stopped = None;
                let mut lookup = |name: &str| match self.target(name, cell, figures) {
                    Target::Number(number) => Ok(number),
                    Target::Cell(at, exact) => match outcome(at) {
                        Outcome::Value(number) if exact => Ok(number),
                        Outcome::Value(number) => Ok(self.printed(at, number)),
                        other => {
                            let silent = other == Outcome::Failed || self.total(cell);
                            stopped = silent.then_some(other);
                            Err(ExpressionError::NoValue(name.to_string()))
                        }
                    },
                    Target::Without => Err(ExpressionError::NoValue(name.to_string())),
                    Target::Unknown => Err(ExpressionError::UnknownName(name.to_string())),
                };
                match expression.evaluate(&mut lookup) {
                    Ok(number) => Outcome::Value(settled(number)),
                    Err(error) => stopped.unwrap_or_else(|| faults.report(cell, error, sink)),
                }
            }
        }
    }

    fn total(&self, cell: &Cell<'_>) -> bool {
        matches!(cell.scope, Scope::Row { total: true, .. })
    }

    fn printed(&self, at: usize, number: Decimal) -> Decimal {
        let decimals = self.list.get(at).and_then(|cell| cell.decimals);
        decimals.map_or(number, |decimals| half_up(number, decimals))
    }
}

/// Adds up cells; `None` when the sum does not fit.
fn add_up(parts: impl Iterator<Item = Outcome>) -> Option<Outcome> {
    let mut numbers = Vec::new();
    let mut without = None;
    for part in parts {
        match part {
            Outcome::Value(number) => numbers.push(number),
            Outcome::Failed => return Some(Outcome::Failed),
            Outcome::Absent => without = Some(Outcome::Absent),
        }
    }
    if without.is_some() || numbers.is_empty() {
        return Some(Outcome::Absent);
    }
    sum(numbers).map(Outcome::Value)
}

fn settled(number: Decimal) -> Decimal {
    if number.scale() > SETTLED { half_up(number, SETTLED) } else { number }
}

impl Solved {
    /// The number under a path, as printed.
    pub(super) fn printed(&self, path: &str) -> Known {
        let found = self.values.get(path).ok_or(Missing::TidakAda)?;
        match found.outcome {
            Outcome::Value(number) => {
                Ok(found.decimals.map_or(number, |decimals| half_up(number, decimals)))
            }
            Outcome::Absent | Outcome::Failed => Err(Missing::TidakAda),
        }
    }

    /// The number under a path before it was rounded.
    pub(super) fn exact(&self, path: &str) -> Option<Decimal> {
        match self.values.get(path)?.outcome {
            Outcome::Value(number) => Some(number),
            Outcome::Absent | Outcome::Failed => None,
        }
    }

    /// Paths of what a number was computed from.
    pub(super) fn inputs(&self, path: &str) -> Vec<String> {
        self.values.get(path).map(|found| found.inputs.clone()).unwrap_or_default()
    }
}
