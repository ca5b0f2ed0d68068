//! Tables: grid, spans, repeated header rows.

use lkjip::document::model::Table;
use lkjip::output::docx::xml::Element;

use crate::bahan::{Report, number, reports, sections, style};
use crate::model::tables;

/// Tables of the report with those of the file and the width of the text around them.
fn paired(report: &Report) -> Vec<(&Table, &Element, i64)> {
    let mut found = Vec::new();
    for section in sections(&report.word.document) {
        let tables = section.content.iter().filter(|element| element.name == "w:tbl");
        let tables = tables.filter(|table| style(&report.word, table) == "LKjIP Tabel");
        found.extend(tables.map(|table| (*table, section.width())));
    }
    let expected = tables(&report.document);
    assert!(expected.len() > 15, "{}: {}", report.folder, expected.len());
    assert_eq!(expected.len(), found.len(), "{}", report.folder);
    expected.into_iter().zip(found).map(|(table, (made, width))| (table, made, width)).collect()
}

fn rows(table: &Element) -> Vec<&Element> {
    table.elements().filter(|element| element.name == "w:tr").collect()
}

/// Columns of the grid, in twips.
pub fn grid(table: &Element) -> Vec<i64> {
    let columns = table.find("w:tblGrid").unwrap().elements();
    columns.map(|column| number(column, "w:w")).collect()
}

/// A cell on the grid: first column, columns, and whether it begins or goes on downwards.
type Cell<'e> = (usize, usize, Option<&'e str>, i64);

/// The cells of a row on the grid.
pub fn cells(row: &Element) -> Vec<Cell<'_>> {
    let mut column = 0;
    let mut cells = Vec::new();
    for cell in row.elements().filter(|element| element.name == "w:tc") {
        let properties = cell.find("w:tcPr").unwrap();
        let span = properties.value_of("w:gridSpan").map_or(1, |span| span.parse().unwrap());
        let merge = properties.find("w:vMerge");
        let merge = merge.map(|merge| merge.attribute("w:val").unwrap_or("continue"));
        let width = properties.find("w:tcW").map_or(0, |width| number(width, "w:w"));
        cells.push((column, span, merge, width));
        column += span;
    }
    cells
}

/// That a cell goes on only below one of the same place.
pub fn merges_are_whole(table: &Element) {
    let mut above: Vec<Cell<'_>> = Vec::new();
    for row in rows(table) {
        let row = cells(row);
        for (column, span, merge, _) in &row {
            assert!(matches!(merge, None | Some("restart" | "continue")), "{merge:?}");
            if *merge == Some("continue") {
                let same = above.iter().find(|(other, ..)| other == column);
                let (_, other, from, _) = same.unwrap_or_else(|| panic!("kolom {column}"));
                assert_eq!(other, span, "kolom {column}");
                assert!(from.is_some(), "kolom {column}: di atasnya tidak ada awal");
            }
        }
        above = row;
    }
}

#[test]
fn header_rows_are_repeated_and_no_row_is_parted() {
    for report in reports() {
        for (table, made, _) in paired(report) {
            let titles = table.groups.iter().filter(|group| group.title.is_some()).count();
            let body: usize = table.groups.iter().map(|group| group.rows.len()).sum();
            let rows = rows(made);
            assert_eq!(rows.len(), table.header.len() + titles + body, "{}", table.id);
            for (index, row) in rows.iter().enumerate() {
                let properties = row.find("w:trPr").unwrap();
                let repeated = properties.find("w:tblHeader").is_some();
                assert_eq!(repeated, index < table.header.len(), "{}: {index}", table.id);
                assert!(properties.find("w:cantSplit").is_some(), "{}: {index}", table.id);
            }
        }
    }
}

#[test]
fn cells_fill_the_grid() {
    let mut merged = 0;
    for report in reports() {
        for (table, made, _) in paired(report) {
            let grid = grid(made);
            assert_eq!(grid.len(), table.columns.len(), "{}", table.id);
            for row in rows(made) {
                let cells = cells(row);
                let covered: usize = cells.iter().map(|(_, span, ..)| span).sum();
                assert_eq!(covered, grid.len(), "{}", table.id);
                for (column, span, merge, width) in cells {
                    let columns = &grid[column..column + span];
                    assert_eq!(width, columns.iter().sum::<i64>(), "{}: {column}", table.id);
                    merged += usize::from(merge == Some("continue"));
                }
            }
            merges_are_whole(made);
        }
    }
    assert!(merged > 5, "{merged}");
}

#[test]
fn spans_are_those_of_the_document() {
    for report in reports() {
        for (table, made, _) in paired(report) {
            let wanted = |of: fn(&lkjip::document::model::Cell) -> u8| {
                let rows = table.groups.iter().flat_map(|group| &group.rows);
                let cells = rows.flat_map(|row| &row.cells);
                let cells = table.header.iter().flatten().chain(cells);
                cells.filter(|cell| of(cell) > 1).count()
            };
            let across = wanted(|cell| cell.colspan);
            let down = wanted(|cell| cell.rowspan);
            let titles = table.groups.iter().filter(|group| group.title.is_some()).count();
            let made: Vec<_> = rows(made).into_iter().flat_map(cells).collect();
            let begun = made.iter().filter(|(.., merge, _)| *merge == Some("restart")).count();
            assert_eq!(begun, down, "{}", table.id);
            let goes_on = |cell: &&Cell<'_>| cell.2 == Some("continue");
            let wide = made.iter().filter(|cell| cell.1 > 1 && !goes_on(cell)).count();
            let titles = if table.columns.len() > 1 { titles } else { 0 };
            assert_eq!(wide, across + titles, "{}", table.id);
        }
    }
}

#[test]
fn columns_share_the_width_of_the_text_as_in_the_document() {
    for report in reports() {
        for (table, made, width) in paired(report) {
            let grid = grid(made);
            assert_eq!(grid.iter().sum::<i64>(), width, "{}", table.id);
            let whole: i64 = table.columns.iter().map(|column| i64::from(column.width)).sum();
            for (column, twips) in table.columns.iter().zip(&grid) {
                // Within a twip of the share, without rounding the share.
                let off = (twips * whole - i64::from(column.width) * width).abs();
                assert!(off <= whole, "{}: {grid:?}", table.id);
            }
            let said = made.find("w:tblPr").unwrap().find("w:tblW").unwrap();
            assert_eq!(number(said, "w:w"), width, "{}", table.id);
        }
    }
}
