//! Visits every block and every inline of a document, in the order of reading.

use super::model::{Block, Cell, Drawing, Inline, Node, Plot, Table, TableNote};

/// Visits blocks, those within lists too.
pub fn blocks(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Block)) {
    for block in blocks {
        visit(block);
        if let Block::List { items, .. } = block {
            for item in items {
                self::blocks(item, visit);
            }
        }
        if let Block::Change { blocks, .. } = block {
            self::blocks(blocks, visit);
        }
    }
}

/// Visits inlines, those within others too.
pub fn inlines(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Inline)) {
    self::blocks(blocks, &mut |block| match block {
        Block::Heading { text, .. } | Block::Paragraph { text, .. } | Block::Quote { text } => {
            line(text, visit);
        }
        Block::Table(found) => table(found, visit),
        Block::Chart(chart) => {
            line(&mut chart.caption, visit);
            notes(&mut chart.notes, visit);
            line(&mut chart.source, visit);
            plot(&mut chart.plot, visit);
        }
        Block::Diagram(diagram) => {
            line(&mut diagram.caption, visit);
            line(&mut diagram.source, visit);
            match &diagram.drawing {
                Drawing::Organisation { .. } | Drawing::Tree { .. } | Drawing::Changed { .. } => {}
            }
        }
        Block::Photo { caption, .. } => line(caption, visit),
        Block::Fields { rows } => rows.iter_mut().for_each(|r| line(&mut r.text, visit)),
        Block::Note { title, text, .. } => {
            line(title, visit);
            line(text, visit);
        }
        Block::Signature { parties } => {
            parties.iter_mut().filter_map(|p| p.place_date.as_mut()).for_each(|t| line(t, visit));
        }
        Block::Glance(glance) => {
            line(&mut glance.message, visit);
            for total in &mut glance.totals {
                line(&mut total.amount, visit);
                total.percent.iter_mut().for_each(|p| line(p, visit));
            }
            for row in &mut glance.rows {
                for indicator in &mut row.indicators {
                    line(&mut indicator.target, visit);
                    line(&mut indicator.actual, visit);
                    indicator.proxy.iter_mut().for_each(|p| line(&mut p.text, visit));
                }
                row.class.iter_mut().for_each(&mut *visit);
                visit(&mut row.efficiency);
            }
            notes(&mut glance.notes, visit);
            line(&mut glance.source, visit);
        }
        Block::Cover(_)
        | Block::List { .. }
        | Block::Formula { .. }
        | Block::Title { .. }
        | Block::Contents { .. }
        | Block::PageBreak
        | Block::Change { .. } => {}
    });
}

fn plot(plot: &mut Plot, visit: &mut dyn FnMut(&mut Inline)) {
    match plot {
        Plot::Bullet { rows, .. } => {
            rows.iter_mut().filter_map(|r| r.badge.as_mut()).for_each(&mut *visit);
        }
        Plot::Changed { old, new, .. } => {
            self::plot(old, visit);
            self::plot(new, visit);
        }
        Plot::Column { .. } | Plot::Line { .. } | Plot::Absorption { .. } | Plot::Pairs { .. } => {}
    }
}

fn line(inlines: &mut [Inline], visit: &mut dyn FnMut(&mut Inline)) {
    for inline in inlines {
        visit(inline);
        if let Inline::Node(
            Node::Strong { body }
            | Node::Emph { body }
            | Node::Change { body, .. }
            | Node::Group { body },
        ) = inline
        {
            line(body, visit);
        }
    }
}

fn notes(notes: &mut [TableNote], visit: &mut dyn FnMut(&mut Inline)) {
    notes.iter_mut().for_each(|note| line(&mut note.text, visit));
}

fn table(table: &mut Table, visit: &mut dyn FnMut(&mut Inline)) {
    line(&mut table.caption, visit);
    let mut cell = |cell: &mut Cell| line(&mut cell.text, visit);
    table.header.iter_mut().flatten().for_each(&mut cell);
    for group in &mut table.groups {
        group.rows.iter_mut().flat_map(|r| &mut r.cells).for_each(&mut cell);
    }
    for group in &mut table.groups {
        group.title.iter_mut().for_each(|t| line(t, visit));
    }
    notes(&mut table.notes, visit);
    line(&mut table.source, visit);
}
