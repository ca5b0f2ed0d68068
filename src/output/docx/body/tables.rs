//! Tables of the report.

use docx_rs::{AlignmentType, TableCell, TableRow};

use super::cells::{Placed, cell, layout, place};
use super::line::{Holds, Line};
use super::text::Face;
use super::{Writer, whole_line};
use crate::document::model::{
    Align, BadgeStyle, Cell, Inline, Node, Row, RowGroup, RowStyle, Table, TableNote,
};
use crate::document::source::plain;
use crate::output::docx::marks::Mark;
use crate::output::docx::math::{self, Setting};
use crate::output::docx::roles::Role;
use crate::output::docx::xml::Element;

/// Indentation of a cell per step, in twips: 9 pt.
const STEP: i32 = 180;

/// Width of a usual character, height of a line and of a row without lines, in twips; only to
/// estimate whether a table is short.
const CHARACTER: usize = 82;
const LINE: usize = 227;
const ROW: usize = 160;

/// Width of a wide character, in twips: words and formulas that are estimated by it fit.
const WIDE_CHARACTER: usize = 100;
const FORMULA_CHARACTER: usize = 110;

/// What the cells of a row have in common.
#[derive(Clone, Copy)]
struct Looks<'t> {
    text: Role,
    carrier: &'t [Element],
    keep: bool,
    header: bool,
}

impl<'a> Writer<'a> {
    /// A table with its caption, notes and source.
    pub(super) fn table(&mut self, table: &'a Table) {
        let columns = table.columns.len();
        if columns == 0 {
            return;
        }
        self.caption_above(&table.id, table.number.as_deref(), &table.caption);
        let shares: Vec<u32> = table.columns.iter().map(|column| column.width).collect();
        let widths = self.area.shares(&shares);
        let short = self.is_short(table, &widths);
        let mut rows = self.header(table, &widths);
        let last = table.groups.len().saturating_sub(1);
        let tail = !table.notes.is_empty() || !table.source.is_empty();
        for (index, group) in table.groups.iter().enumerate() {
            let end = if index == last { tail } else { short };
            self.group(group, table, &widths, (short, end), &mut rows);
        }
        let widths: Vec<u32> =
            widths.iter().map(|width| u32::try_from(*width).unwrap_or(0)).collect();
        let made = layout(self.source.template.id(Role::Grid), &widths, rows);
        self.push_table(made);
        self.sources(&table.notes, &table.source);
    }

    fn header(&mut self, table: &Table, widths: &[usize]) -> Vec<TableRow> {
        let rows: Vec<&[Cell]> = table.header.iter().map(Vec::as_slice).collect();
        let numbers = |cells: &[Cell]| {
            !cells.is_empty() && cells.iter().all(|cell| plain(&cell.text).starts_with('('))
        };
        let placed = place(&rows, table.columns.len());
        let carrier = self.source.template.carrier(Role::Grid);
        placed
            .iter()
            .zip(&rows)
            .map(|(row, cells)| {
                let text = if numbers(cells) { Role::CellNumber } else { Role::CellHead };
                let looks = Looks { text, carrier, keep: true, header: true };
                self.row(row, table, widths, looks)
            })
            .collect()
    }

    fn group(
        &mut self,
        group: &RowGroup,
        table: &Table,
        widths: &[usize],
        (short, end): (bool, bool),
        rows: &mut Vec<TableRow>,
    ) {
        if let Some(title) = &group.title {
            rows.push(self.group_title(title, widths));
        }
        let cells: Vec<&[Cell]> = group.rows.iter().map(|row| row.cells.as_slice()).collect();
        let placed = place(&cells, table.columns.len());
        let kept = kept(&group.rows, short);
        let count = group.rows.len();
        for (index, (row, placed)) in group.rows.iter().zip(&placed).enumerate() {
            let keep = if index + 1 == count { end } else { kept.contains(&index) };
            let (text, carrier) = self.row_looks(row.style);
            let looks = Looks { text, carrier, keep, header: false };
            rows.push(self.row(placed, table, widths, looks));
        }
    }

    fn row_looks(&self, style: RowStyle) -> (Role, &'a [Element]) {
        let template = self.source.template;
        match style {
            RowStyle::Data | RowStyle::Level3 | RowStyle::After => (Role::Cell, &[]),
            RowStyle::Level1 => (Role::CellStrong, &[]),
            RowStyle::Level2 => (Role::CellEmph, &[]),
            RowStyle::Subtotal => (Role::CellStrong, template.carrier(Role::SubtotalRow)),
            RowStyle::Total => (Role::CellStrong, template.carrier(Role::TotalRow)),
        }
    }

    fn group_title(&mut self, title: &[Inline], widths: &[usize]) -> TableRow {
        let paragraph = self.styled(Role::CellGroup).keep_next(true);
        let carrier = Mark::Cell(self.source.template.carrier(Role::GroupRow).to_vec());
        let paragraph = self.marked(paragraph, carrier);
        let paragraph = self.inlines(paragraph, title);
        let cell = cell(widths.iter().sum()).grid_span(widths.len()).with(paragraph);
        TableRow::new(vec![cell]).cant_split()
    }

    fn row(
        &mut self,
        placed: &[Placed<'_>],
        table: &Table,
        widths: &[usize],
        looks: Looks<'_>,
    ) -> TableRow {
        let mut cells = Vec::with_capacity(placed.len());
        for (index, place) in placed.iter().enumerate() {
            let header = looks.header && index == 0;
            cells.push(self.cell(place, table, widths, looks, header));
        }
        TableRow::new(cells).cant_split()
    }

    fn cell(
        &mut self,
        placed: &Placed<'_>,
        table: &Table,
        widths: &[usize],
        looks: Looks<'_>,
        header: bool,
    ) -> TableCell {
        let (column, span) = placed.columns();
        let width = widths.iter().skip(column).take(span).sum();
        let mut made = cell(width);
        if span > 1 {
            made = made.grid_span(span);
        }
        if let Some(merge) = placed.merge() {
            made = made.vertical_merge(merge);
        }
        let mut paragraph = self.styled(looks.text);
        if looks.keep {
            paragraph = paragraph.keep_next(true);
        }
        if header {
            paragraph = self.marked(paragraph, Mark::HeaderRow);
        }
        if !looks.carrier.is_empty() {
            paragraph = self.marked(paragraph, Mark::Cell(looks.carrier.to_vec()));
        }
        if let Placed::Own { cell: Some(cell), .. } = placed {
            if is_tight(cell, width) {
                paragraph = self.marked(paragraph, Mark::Cell(vec![narrow_margins()]));
            }
            let align = table.columns.get(column).map_or(Align::Left, |column| column.align);
            let align = cell.align.unwrap_or(match (looks.header, span) {
                (_, 1) if looks.text != Role::CellNumber => align,
                (true, _) => Align::Center,
                (false, _) => Align::Left,
            });
            paragraph = self.cell_text(paragraph.align(alignment(align)), cell, width);
        }
        made.with(paragraph)
    }

    fn cell_text(&mut self, mut paragraph: Line, cell: &Cell, width: usize) -> Line {
        if cell.indent > 0 {
            paragraph = paragraph.indent(STEP * i32::from(cell.indent));
        }
        if cell.low {
            let face = Face { style: Some(Role::Low), ..Face::default() };
            paragraph = paragraph.add_run(self.run("▼\u{a0}", face));
        }
        match &cell.math {
            Some(formula) => {
                let look = self.source.template.run_properties(Role::Cell);
                let room = width.saturating_sub(180) / FORMULA_CHARACTER;
                let equation = math::equation(formula, Setting { text: &look, room });
                self.marked(paragraph, Mark::Nodes(vec![equation]))
            }
            None => match cell.text.as_slice() {
                // In a narrow cell the state of data wraps like text, without its frame.
                [Inline::Node(Node::Badge { style: BadgeStyle::Status, text, key, .. })]
                    if text.chars().count() * WIDE_CHARACTER > width.saturating_sub(240) =>
                {
                    let face = Face { style: Some(Role::Uncounted), ..Face::default() };
                    self.value(paragraph, text, key, face)
                }
                inlines => {
                    let room = width.saturating_sub(180) / FORMULA_CHARACTER;
                    self.room = Some(room).filter(|_| self.is_redline());
                    let paragraph = self.inlines(paragraph, inlines);
                    self.room = None;
                    paragraph
                }
            },
        }
    }

    /// Notes, then the source; the last line ends the table.
    pub(super) fn sources(&mut self, notes: &[TableNote], source: &[Inline]) {
        let count = notes.len() + usize::from(!source.is_empty());
        if count == 0 {
            return self.gap();
        }
        let role = |index: usize| {
            if index + 1 == count { Role::SourceEnd } else { Role::Source }
        };
        for (index, note) in notes.iter().enumerate() {
            let paragraph = self.styled(role(index)).keep_next(index + 1 < count);
            let paragraph =
                self.changed_piece(whole_line(&note.text), paragraph, |writer, mut line| {
                    if let Some(mark) = &note.mark {
                        let face = Face { style: Some(Role::Mark), ..Face::default() };
                        let run = writer.run(mark, face);
                        line = line.add_run(run).add_run(writer.plain("\u{a0}"));
                    }
                    writer.inlines(line, &note.text)
                });
            self.push(paragraph);
        }
        if !source.is_empty() {
            let paragraph = self.styled(Role::SourceEnd);
            let paragraph = self.changed_piece(whole_line(source), paragraph, |writer, line| {
                let strong = Face { strong: true, ..Face::default() };
                let label = writer.run(&format!("{} ", writer.term("sumber")), strong);
                writer.inlines(line.add_run(label), source)
            });
            self.push(paragraph);
        }
    }

    /// Whether a table is so short that it is kept on one page.
    fn is_short(&self, table: &Table, widths: &[usize]) -> bool {
        let lines = |cells: &[Cell]| {
            let most = cells.iter().zip(widths).map(|(cell, width)| {
                let text = plain(&cell.text).chars().count() * CHARACTER;
                text.div_ceil((*width).saturating_sub(180).max(1))
            });
            most.max().unwrap_or(1).max(1) * LINE + ROW
        };
        let rows = table.groups.iter().flat_map(|group| &group.rows);
        let titles = table.groups.iter().filter(|group| group.title.is_some()).count();
        let height: usize = rows.map(|row| lines(&row.cells)).sum();
        height + titles * (LINE + 2 * ROW) < self.area.height as usize * 36 / 100
    }
}

/// Rows that stay with the next one: those of a short table, those that say so, and the first.
fn kept(rows: &[Row], short: bool) -> Vec<usize> {
    let mut kept: Vec<usize> = if short { (0..rows.len()).collect() } else { vec![0] };
    for (index, row) in rows.iter().enumerate() {
        kept.extend(index..index + usize::from(row.keep));
    }
    kept
}

/// Whether a word is about as long as its cell is wide, so that margins would break it.
fn is_tight(cell: &Cell, width: usize) -> bool {
    let text = plain(&cell.text);
    let longest = text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
    longest * WIDE_CHARACTER > width.saturating_sub(180)
}

/// A point of room at either side of a cell.
fn narrow_margins() -> Element {
    let side = |name: &str| Element::new(name).with("w:w", "20").with("w:type", "dxa");
    Element::new("w:tcMar").child(side("w:left")).child(side("w:right"))
}

fn alignment(align: Align) -> AlignmentType {
    match align {
        Align::Left => AlignmentType::Left,
        Align::Center => AlignmentType::Center,
        Align::Right => AlignmentType::Right,
    }
}
