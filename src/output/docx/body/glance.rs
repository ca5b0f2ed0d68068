//! "Kinerja sekilas": the results on one page.

use docx_rs::{Run, Tab, TabValueType, TableCell, TableRow};

use super::Writer;
use super::cells::{cell, layout};
use super::layout::{mm, shares};
use super::line::{Holds, Line};
use super::text::Face;
use crate::document::model::{Glance, GlanceIndicator, GlanceRow, GlanceTotal, Inline};
use crate::document::source::plain;
use crate::output::docx::marks::Mark;
use crate::output::docx::roles::Role;

/// The longest bar stands for this many percent.
const LONGEST: f64 = 110.0;

impl Writer<'_> {
    pub(super) fn glance(&mut self, glance: &Glance) {
        let message = self.styled(Role::GlanceMessage);
        let message = self.inlines(message, &glance.message);
        self.push(message);
        self.totals(&glance.totals);
        let width = self.area.width;
        let filled = length(glance.absorption.value, 100.0, width);
        let alt = format!("{} {}", self.term("serapan"), glance.absorption.text);
        let bar = self.styled(Role::GlanceBar);
        let bar = self.bar(bar, &alt, (filled, width, 180), 100);
        self.push(bar);
        self.goals(&glance.rows);
        self.legend();
        self.sources(&glance.notes, &glance.source);
    }

    fn totals(&mut self, totals: &[GlanceTotal]) {
        if totals.is_empty() {
            return;
        }
        let length = |total: &GlanceTotal| {
            let percent = total.percent.as_deref().map(plain).unwrap_or_default();
            let characters = plain(&total.amount).chars().count() + percent.chars().count();
            u32::try_from(characters.max(total.label.chars().count())).unwrap_or(1) + 2
        };
        let widths = shares(self.area.width, &totals.iter().map(length).collect::<Vec<_>>());
        let mut cells = Vec::new();
        for (total, width) in totals.iter().zip(&widths) {
            let label = self.styled(Role::GlanceLabel).add_run(self.plain(&total.label));
            let amount = self.styled(Role::GlanceAmount);
            let mut amount = self.inlines(amount, &total.amount);
            if let Some(percent) = &total.percent {
                let face = Face { style: Some(Role::Percent), ..Face::default() };
                amount = amount.add_run(self.plain(" "));
                amount = self.faced(amount, percent, face);
            }
            cells.push(cell(*width).with(label).with(amount));
        }
        let widths: Vec<u32> = widths.iter().map(|w| u32::try_from(*w).unwrap_or(0)).collect();
        let style = self.source.template.id(Role::Plain);
        let table = layout(style, &widths, vec![TableRow::new(cells).cant_split()]);
        self.push_table(table);
    }

    fn goals(&mut self, rows: &[GlanceRow]) {
        let (number, value) = (mm(8), mm(50));
        let rest = self.area.width.saturating_sub(number + value);
        let goal = rest * 63 / 100;
        let widths = [number, goal, value, rest - goal];
        let mut made = vec![self.goal_header(&widths)];
        let height: u32 = rows.iter().map(|row| estimate(row, goal)).fold(0, u32::saturating_add);
        let dense = height > self.area.height.saturating_sub(mm(102));
        for row in rows {
            let number = self.styled(Role::GlanceNumber).add_run(self.plain(&row.number));
            let cells = vec![
                cell(widths[0] as usize).with(number),
                self.goal(row, cell(widths[1] as usize), dense),
                self.results(row, cell(widths[2] as usize), value - mm(5), dense),
                self.verdicts(row, cell(widths[3] as usize)),
            ];
            made.push(TableRow::new(cells).cant_split());
        }
        let table = layout(self.source.template.id(Role::Glance), &widths, made);
        self.push_table(table);
    }

    fn goal_header(&mut self, widths: &[u32; 4]) -> TableRow {
        let mut cells = Vec::new();
        for (index, term) in ["kolom_sasaran", "kolom_capaian", "kolom_nilai"].iter().enumerate() {
            let mut paragraph = self.styled(Role::CellHead).keep_next(true);
            let (width, span) = match index {
                0 => (widths[0] + widths[1], 2),
                index => (widths[index + 1], 1),
            };
            if index == 0 {
                paragraph = self.marked(paragraph, Mark::HeaderRow);
            }
            let paragraph = paragraph.add_run(self.plain(self.term(term)));
            cells.push(cell(width as usize).grid_span(span).with(paragraph));
        }
        TableRow::new(cells).cant_split()
    }

    fn goal(&mut self, row: &GlanceRow, mut made: TableCell, dense: bool) -> TableCell {
        let name = self.styled(Role::GlanceGoal).add_run(self.plain(&row.name));
        made = made.with(name);
        for indicator in &row.indicators {
            made = self.indicator(indicator, made, dense);
        }
        made
    }

    /// An indicator with target and realisasi, a line each, or on one line where it is dense.
    fn indicator(
        &mut self,
        indicator: &GlanceIndicator,
        made: TableCell,
        dense: bool,
    ) -> TableCell {
        let name = self.styled(Role::GlanceIndicator).add_run(self.plain(&indicator.name));
        let value = self.styled(Role::GlanceValue);
        let target = self.labelled(value, 0, "kolom_target", &indicator.target);
        let values = if dense {
            vec![self.labelled(target, 2, "kolom_realisasi", &indicator.actual)]
        } else {
            let value = self.styled(Role::GlanceValue);
            vec![target, self.labelled(value, 0, "kolom_realisasi", &indicator.actual)]
        };
        let made = values.into_iter().fold(made.with(name), TableCell::with);
        match &indicator.proxy {
            Some(proxy) => {
                let value = self.styled(Role::GlanceValue);
                made.with(self.named(value, 0, &proxy.label, &proxy.text))
            }
            None => made,
        }
    }

    fn labelled(&mut self, line: Line, stop: u32, term: &str, text: &[Inline]) -> Line {
        self.named(line, stop, self.term(term), text)
    }

    /// A label, and what it names at a stop behind it; `stop` counts those before on the line.
    fn named(&mut self, line: Line, stop: u32, label: &str, text: &[Inline]) -> Line {
        let at = |stop: u32| {
            let place = match stop {
                1 => mm(18),
                2 => mm(31),
                _ => mm(46),
            };
            Tab::new().val(TabValueType::Left).pos(place as usize)
        };
        let line = match stop {
            0 => line,
            stop => line.add_tab(at(stop)).add_run(Run::new().add_tab()),
        };
        let line = line.add_tab(at(stop + 1)).add_run(self.plain(label));
        self.inlines(line.add_run(Run::new().add_tab()), text)
    }

    fn results(&mut self, row: &GlanceRow, made: TableCell, width: u32, dense: bool) -> TableCell {
        let mut made = made;
        // The room beside the bar that its cell leaves, about the margin of the cell.
        let cell_width = width + mm(3);
        let lines = [
            ("capaian", &row.achievement, Role::GlanceResult, 100, 220),
            ("serapan", &row.absorption, Role::GlanceGoal, 42, 110),
        ];
        for (term, point, role, strength, height) in lines {
            let term = self.term(term);
            let filled = length(point.value, LONGEST, width);
            let whole = length(Some(100.0), LONGEST, width);
            let label = self.styled(Role::GlanceLabel);
            if dense {
                let right = Tab::new().val(TabValueType::Right).pos(whole as usize);
                let label = label.add_tab(right).add_run(self.plain(term));
                let face = Face { style: Some(Role::Percent), ..Face::default() };
                let label = label.add_run(Run::new().add_tab());
                made = made.with(self.value(label, &point.text, &point.key, face));
            } else {
                made = made.with(label.add_run(self.plain(term)));
                // A word that stands for a missing figure is no figure.
                let role = if point.value.is_some() { role } else { Role::GlanceGoal };
                let value = self.styled(role).right_of(cell_width.saturating_sub(whole));
                made = made.with(self.value(value, &point.text, &point.key, Face::default()));
            }
            let bar = self.styled(Role::GlanceBar);
            let alt = format!("{term} {}", point.text);
            let height = if dense { height * 2 / 3 } else { height };
            made = made.with(self.bar(bar, &alt, (filled, whole, height), strength));
        }
        made
    }

    fn verdicts(&mut self, row: &GlanceRow, made: TableCell) -> TableCell {
        let class = self.styled(Role::GlanceLabel).add_run(self.plain(self.term("kriteria")));
        let verdict = self.styled(Role::GlanceValue);
        let verdict = match &row.class {
            Some(badge) => self.inlines(verdict, std::slice::from_ref(badge)),
            None => verdict.add_run(self.plain(self.term("belum_dinilai"))),
        };
        let made = made.with(class).with(verdict);
        let title = self.styled(Role::GlanceLabel).add_run(self.plain(self.term("efisiensi")));
        let efficiency = self.styled(Role::GlanceValue);
        let efficiency = self.inlines(efficiency, std::slice::from_ref(&row.efficiency));
        made.with(title).with(efficiency)
    }

    /// What the bars and meters mean.
    fn legend(&mut self) {
        let mut paragraph = self.styled(Role::GlanceLabel);
        for (index, (sign, text)) in [
            ("■", self.term("capaian")),
            ("■", self.term("serapan")),
            ("□", "100%"),
            ("□", self.term("belum_terbit")),
            ("■■□", self.term("meter")),
        ]
        .into_iter()
        .enumerate()
        {
            let role = if index == 0 { Role::Number } else { Role::Unfilled };
            let sign = self.run(sign, Face { style: Some(role), ..Face::default() });
            let text = self.plain(&format!("\u{a0}{text}   "));
            paragraph = paragraph.add_run(sign).add_run(text);
        }
        self.push(paragraph);
    }
}

/// About how high a row is, in twips, when it is not dense.
fn estimate(row: &GlanceRow, width: u32) -> u32 {
    let lines = |text: &str, character: u32| {
        let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        length.saturating_mul(character).div_ceil(width.max(1)).max(1)
    };
    let indicator = |indicator: &GlanceIndicator| {
        let values = if indicator.proxy.is_some() { 3 } else { 2 };
        lines(&indicator.name, 88) * 220 + values * 210 + 120
    };
    let goal = lines(&row.name, 112) * 260;
    let indicators = row.indicators.iter().map(indicator).fold(0, u32::saturating_add);
    goal.saturating_add(indicators).max(1500) + 200
}

/// The length of a bar in twips; none where there is no value.
fn length(value: Option<f64>, longest: f64, width: u32) -> u32 {
    let share = value.unwrap_or(0.0).clamp(0.0, longest) / longest;
    // Within 0 and the width, so nothing is lost.
    (share * f64::from(width)).round() as u32
}
