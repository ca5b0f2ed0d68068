//! Findings about expressions that have no value, each told once at the place of the expression.

use std::collections::BTreeSet;

use super::{Cell, Cells, Outcome};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::expression::ExpressionError;
use crate::figures::Figures;
use crate::read::nearest;

/// How often the nearest known name is looked for; it compares with all names of a record.
const MOST_SEARCHES: usize = 20;

/// Names listed at most in a help.
const MOST_NAMES: usize = 12;

/// Makes the findings of one record.
pub(super) struct Faults<'c, 'a> {
    figures: &'c Figures,
    cells: &'c Cells<'a>,
    told: BTreeSet<(usize, String)>,
    searches: usize,
}

impl<'c, 'a> Faults<'c, 'a> {
    /// Nothing was found yet.
    pub(super) fn new(figures: &'c Figures, cells: &'c Cells<'a>) -> Self {
        Self { figures, cells, told: BTreeSet::new(), searches: 0 }
    }

    /// Reports why a cell has no value; the columns of a table share one expression and one finding.
    pub(super) fn report(
        &mut self,
        cell: &Cell<'_>,
        error: ExpressionError,
        sink: &mut Sink,
    ) -> Outcome {
        if self.told.insert((cell.place.span.start, cell.place.key.to_string())) {
            let (message, help) = self.words(cell, &error);
            let finding = Diagnostic::new(Code::RumusSalah, cell.place, message);
            sink.push(match help {
                Some(help) => finding.help(help),
                None => finding,
            });
        }
        Outcome::Failed
    }

    /// Reports expressions that need each other in a circle.
    pub(super) fn circular(&mut self, circle: &[usize], sink: &mut Sink) {
        let members: Vec<&Cell<'_>> = circle.iter().filter_map(|at| self.cells.cell(*at)).collect();
        let Some(first) = members.first() else { return };
        if !self.told.insert((first.place.span.start, first.place.key.to_string())) {
            return;
        }
        let mut way: Vec<&str> = members.iter().map(|cell| cell.path.as_str()).collect();
        way.truncate(MOST_NAMES);
        way.push(&first.path);
        let message = "Ungkapan ini berputar: nilainya bergantung pada dirinya sendiri.";
        let mut finding = Diagnostic::new(Code::RumusSalah, first.place, message)
            .mark("berputar")
            .help(format!("Putuskan rantai {}.", way.join(" → ")));
        for other in members.iter().skip(1).take(MOST_NAMES) {
            finding = finding.label(other.place, format!("`{}` ikut berputar", other.path));
        }
        sink.push(finding);
    }

    fn words(&mut self, cell: &Cell<'_>, error: &ExpressionError) -> (String, Option<String>) {
        let message = error.to_string();
        match error {
            ExpressionError::UnknownName(name) => {
                let shown: String = name.chars().take(80).collect();
                let message = format!("Nama `{shown}` tidak ada dalam isian.");
                (message, self.name_help(cell, name))
            }
            ExpressionError::NoValue(name) => match self.figures.get(name) {
                Some(figure) if figure.is_known() => {
                    let help = "Dalam ungkapan hanya angka yang dapat dipakai.";
                    (format!("`{name}` bukan angka."), Some(help.to_string()))
                }
                _ => {
                    let help = "Isi nilai itu, atau hapus ungkapan yang memakainya.";
                    (message, Some(help.to_string()))
                }
            },
            ExpressionError::DivisionByZero => {
                let path = &cell.path;
                let help = format!("Periksa angka yang menjadi pembagi; yang dihitung `{path}`.");
                (message, Some(help))
            }
            _ => (message, Some("Periksa angka dan satuannya.".to_string())),
        }
    }

    /// The nearest name that is known, or the names that need no path here.
    fn name_help(&mut self, cell: &Cell<'_>, name: &str) -> Option<String> {
        if self.searches >= MOST_SEARCHES {
            return None;
        }
        self.searches += 1;
        let short = self.cells.short_names(cell);
        let near = nearest(name, short.iter().map(String::as_str))
            .or_else(|| nearest(name, self.cells.paths()))
            .map(str::to_string);
        if let Some(near) = near.or_else(|| self.figures.suggestions(name)) {
            return Some(format!("Mungkin yang dimaksud `{near}`."));
        }
        if short.is_empty() {
            return None;
        }
        let listed: Vec<String> = short.iter().take(MOST_NAMES).map(|n| format!("`{n}`")).collect();
        Some(format!("Nama yang dikenal di sini: {}.", listed.join(", ")))
    }
}
