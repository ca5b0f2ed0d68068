//! "Kinerja sekilas": the results on one page.

use docx_rs::{Run, Tab, TabValueType, TableCell, TableRow};

use super::Writer;
use super::cells::{cell, layout};
use super::layout::{mm, shares};
use super::line::{Holds, Line};
use super::text::Face;
use crate::document::model::{Glance, GlanceIndicator, GlanceRow, GlanceTotal, Inline, Point};
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
        let widths = shares(self.area.width, &vec![1; totals.len()]);
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
        let (number, value) = (mm(8), mm(52));
        let rest = self.area.width.saturating_sub(number + value);
        let widths = [number, rest * 2 / 3, value, rest - rest * 2 / 3];
        let mut made = vec![self.goal_header(&widths)];
        for row in rows {
            let number = self.styled(Role::GlanceNumber).add_run(self.plain(&row.number));
            let cells = vec![
                cell(widths[0] as usize).with(number),
                self.goal(row, cell(widths[1] as usize)),
                self.results(row, cell(widths[2] as usize), value - mm(5)),
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

    fn goal(&mut self, row: &GlanceRow, mut made: TableCell) -> TableCell {
        let name = self.styled(Role::GlanceGoal).add_run(self.plain(&row.name));
        made = made.with(name);
        for indicator in &row.indicators {
            made = self.indicator(indicator, made);
        }
        made
    }

    fn indicator(&mut self, indicator: &GlanceIndicator, made: TableCell) -> TableCell {
        let name = self.styled(Role::GlanceIndicator).add_run(self.plain(&indicator.name));
        let target = self.labelled(self.term("kolom_target"), &indicator.target);
        let actual = self.labelled(self.term("kolom_realisasi"), &indicator.actual);
        let made = made.with(name).with(target).with(actual);
        match &indicator.proxy {
            Some(proxy) => made.with(self.labelled(&proxy.label, &proxy.text)),
            None => made,
        }
    }

    /// A label, and what it names at a stop behind it.
    fn labelled(&mut self, label: &str, text: &[Inline]) -> Line {
        let stop = Tab::new().val(TabValueType::Left).pos(mm(18) as usize);
        let paragraph = self
            .styled(Role::GlanceValue)
            .add_tab(stop)
            .add_run(self.plain(label))
            .add_run(Run::new().add_tab());
        self.inlines(paragraph, text)
    }

    fn results(&mut self, row: &GlanceRow, made: TableCell, width: u32) -> TableCell {
        let mut made = made;
        let lines = [
            ("capaian", &row.achievement, Role::GlanceResult, 100, 220),
            ("serapan", &row.absorption, Role::GlanceGoal, 42, 110),
        ];
        for (term, point, role, strength, height) in lines {
            let term = self.term(term);
            let label = self.styled(Role::GlanceLabel).add_run(self.plain(term));
            let value = self.styled(role);
            let value = self.point(value, point);
            let filled = length(point.value, LONGEST, width);
            let whole = length(Some(100.0), LONGEST, width);
            let bar = self.styled(Role::GlanceBar);
            let alt = format!("{term} {}", point.text);
            let bar = self.bar(bar, &alt, (filled, whole, height), strength);
            made = made.with(label).with(value).with(bar);
        }
        made
    }

    fn point(&mut self, paragraph: Line, point: &Point) -> Line {
        self.value(paragraph, &point.text, &point.key, Face::default())
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

/// The length of a bar in twips; none where there is no value.
fn length(value: Option<f64>, longest: f64, width: u32) -> u32 {
    let share = value.unwrap_or(0.0).clamp(0.0, longest) / longest;
    // Within 0 and the width, so nothing is lost.
    (share * f64::from(width)).round() as u32
}
