//! Tables whose spans do not fit.

use lkjip::document::model::{Align, Block, Cell, Column, Row, RowGroup, RowStyle, Table};

use crate::aman::sound;
use crate::buatan::of_blocks;
use crate::tabel::{cells, grid, merges_are_whole};

fn table(columns: usize, header: Vec<Vec<Cell>>, rows: Vec<Vec<Cell>>) -> Block {
    let column = |at: usize| Column { width: u32::from(at > 0) * u32::MAX, align: Align::Left };
    let row = |cells| Row { style: RowStyle::Data, cells, keep: u8::MAX, key: String::new() };
    let rows = rows.into_iter().map(row).collect();
    Block::Table(Table {
        id: String::new(),
        number: None,
        caption: Vec::new(),
        columns: (0..columns).map(column).collect(),
        header,
        groups: vec![RowGroup { title: None, rows }],
        notes: Vec::new(),
        source: Vec::new(),
        landscape: false,
    })
}

fn cell(colspan: u8, rowspan: u8) -> Cell {
    Cell { colspan, rowspan, ..Cell::default() }
}

#[test]
fn tables_with_impossible_spans_still_fill_their_grid() {
    let rows = [
        vec![cell(255, 255)],
        vec![cell(1, 2), cell(2, 255), cell(1, 1), cell(9, 9)],
        vec![],
        vec![cell(0, 0); 12],
        vec![cell(1, 200), cell(1, 1), cell(1, 200)],
        vec![cell(3, 1)],
    ];
    for columns in 0..5 {
        for skip in 0..rows.len() {
            let rows = rows[skip..].to_vec();
            let document = of_blocks(vec![table(columns, rows.clone(), rows)]);
            let word = sound(&document);
            let found = word.all("w:tbl");
            assert_eq!(found.len(), usize::from(columns > 0));
            for table in found {
                merges_are_whole(table);
                assert_eq!(grid(table).len(), columns);
                for row in table.elements().filter(|e| e.name == "w:tr") {
                    let covered: usize = cells(row).iter().map(|(_, span, ..)| span).sum();
                    assert_eq!(covered, columns);
                }
            }
        }
    }
}
