//! What a name in an expression means.

use rust_decimal::Decimal;

use super::{Cell, Cells, Scope, Source};
use crate::figures::Figures;

/// What a name leads to.
pub(super) enum Target {
    /// A number that is known already.
    Number(Decimal),
    /// A cell, whose value is taken exact (true) or as printed.
    Cell(usize, bool),
    /// A figure that is no number or has no value.
    Without,
    /// Nothing.
    Unknown,
}

impl Cells<'_> {
    /// What a name means in a cell.
    pub(super) fn target(&self, name: &str, cell: &Cell<'_>, figures: &Figures) -> Target {
        if let Scope::Data { data, .. } = &cell.scope
            && let Some(number) = data.get(name)
        {
            return Target::Number(number.value);
        }
        if let Scope::Row { table, column, .. } = &cell.scope
            && let Some(at) = self.index.get(&format!("{table}.{name}.{column}"))
        {
            return Target::Cell(*at, true);
        }
        if let Some(at) = self.index.get(name) {
            let own = cell.scope.table();
            let other = self.list.get(*at).and_then(|other| other.scope.table());
            return Target::Cell(*at, own.is_some() && own == other);
        }
        match figures.get(name) {
            Some(figure) => figure.number().map_or(Target::Without, Target::Number),
            None => Target::Unknown,
        }
    }

    /// For each cell the cells that it needs.
    pub(super) fn needs(&self, figures: &Figures) -> Vec<Vec<usize>> {
        let needs = |cell: &Cell<'_>| match &cell.source {
            Source::Number(_) | Source::Absent => Vec::new(),
            Source::Sum(paths) => {
                paths.iter().filter_map(|path| self.index.get(path).copied()).collect()
            }
            Source::Formula(expression) => {
                let targets = expression.names().into_iter().map(|n| self.target(n, cell, figures));
                targets
                    .filter_map(|target| match target {
                        Target::Cell(at, _) => Some(at),
                        _ => None,
                    })
                    .collect()
            }
        };
        self.list.iter().map(needs).collect()
    }

    /// Paths of what a cell is computed from, each once, in the order of the expression.
    pub(super) fn inputs(&self, cell: &Cell<'_>, figures: &Figures) -> Vec<String> {
        let mut paths: Vec<String> = Vec::new();
        let mut push = |path: String| {
            if !paths.contains(&path) {
                paths.push(path);
            }
        };
        match &cell.source {
            Source::Number(_) | Source::Absent => {}
            Source::Sum(parts) => return parts.clone(),
            Source::Formula(expression) => {
                for name in expression.names().into_iter().take(100) {
                    match (self.target(name, cell, figures), &cell.scope) {
                        (Target::Cell(at, _), _) => {
                            self.list.get(at).map(|other| other.path.clone()).map(&mut push);
                        }
                        (Target::Number(_), Scope::Data { owner, data })
                            if data.get(name).is_some() =>
                        {
                            push(format!("{owner}.data.{name}"));
                        }
                        (Target::Number(_), _) => push(name.to_string()),
                        (Target::Without | Target::Unknown, _) => {}
                    }
                }
            }
        }
        paths
    }

    /// Names that an expression of a cell may use without a path, for messages.
    pub(super) fn short_names(&self, cell: &Cell<'_>) -> Vec<String> {
        match &cell.scope {
            Scope::Free => Vec::new(),
            Scope::Data { data, .. } => data.0.iter().map(|(name, _)| name.value.clone()).collect(),
            Scope::Row { table, column, .. } => {
                let (start, end) = (format!("{table}."), format!(".{column}"));
                let below = self.index.range(start.clone()..).map(|(path, _)| path);
                below
                    .take_while(|path| path.starts_with(&start))
                    .filter_map(|path| path.strip_prefix(&start)?.strip_suffix(&end))
                    .map(str::to_string)
                    .collect()
            }
        }
    }

    /// Every path of a cell.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.index.keys().map(String::as_str)
    }

    /// A cell by its number.
    pub(super) fn cell(&self, at: usize) -> Option<&Cell<'_>> {
        self.list.get(at)
    }
}
