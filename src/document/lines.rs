//! The lines of a document as they read, without numbers and figures of charts.

use super::model::{Block, Cover, Document, Field, Glance, Inline, Party, Table, TableNote};
use super::source::plain;

/// Tells every line of text: paragraphs, items, cells, captions, names. What is drawn is left out.
pub fn lines(document: &Document, tell: &mut dyn FnMut(&str)) {
    for chapter in document.parts.iter().flat_map(|part| &part.chapters) {
        tell(&chapter.title);
        blocks(&chapter.blocks, tell);
    }
}

fn blocks(all: &[Block], tell: &mut dyn FnMut(&str)) {
    for block in all {
        match block {
            Block::Cover(cover) => self::cover(cover, tell),
            Block::Heading { text, .. } | Block::Paragraph { text, .. } | Block::Quote { text } => {
                tell(&plain(text));
            }
            Block::List { items, .. } => items.iter().for_each(|item| blocks(item, tell)),
            Block::Table(table) => self::table(table, tell),
            Block::Chart(chart) => {
                tell(&plain(&chart.caption));
                notes(&chart.notes, tell);
                tell(&plain(&chart.source));
            }
            Block::Diagram(diagram) => {
                tell(&plain(&diagram.caption));
                tell(&plain(&diagram.source));
            }
            Block::Formula { title, .. } => title.iter().for_each(|title| tell(title)),
            Block::Photo { caption, .. } => tell(&plain(caption)),
            Block::Signature { parties } => parties.iter().for_each(|one| party(one, tell)),
            Block::Fields { rows } => rows.iter().for_each(|row| field(row, tell)),
            Block::Title { lines, .. } => lines.iter().for_each(|line| tell(line)),
            Block::Note { title, text, .. } => {
                tell(&plain(title));
                tell(&plain(text));
            }
            Block::Glance(glance) => self::glance(glance, tell),
            Block::Change { blocks, .. } => self::blocks(blocks, tell),
            Block::Contents { .. } | Block::PageBreak => {}
        }
    }
}

fn cover(cover: &Cover, tell: &mut dyn FnMut(&str)) {
    for line in [&cover.government, &cover.agency, &cover.place, &cover.issued] {
        tell(line);
    }
    cover.title.iter().for_each(|line| tell(line));
}

fn table(table: &Table, tell: &mut dyn FnMut(&str)) {
    tell(&plain(&table.caption));
    let rows = table.groups.iter().flat_map(|group| &group.rows);
    let cells = rows.flat_map(|row| &row.cells).chain(table.header.iter().flatten());
    cells.for_each(|cell| tell(&plain(&cell.text)));
    table.groups.iter().flat_map(|group| &group.title).for_each(|title| tell(&plain(title)));
    notes(&table.notes, tell);
    tell(&plain(&table.source));
}

fn notes(notes: &[TableNote], tell: &mut dyn FnMut(&str)) {
    notes.iter().for_each(|note| tell(&plain(&note.text)));
}

fn field(field: &Field, tell: &mut dyn FnMut(&str)) {
    tell(&field.label);
    tell(&plain(&field.text));
}

fn party(party: &Party, tell: &mut dyn FnMut(&str)) {
    let own = [&party.role, &party.name, &party.rank, &party.nip];
    own.into_iter().flatten().for_each(|line| tell(line));
    party.position.iter().for_each(|line| tell(line));
    party.place_date.iter().for_each(|line: &Vec<Inline>| tell(&plain(line)));
}

fn glance(glance: &Glance, tell: &mut dyn FnMut(&str)) {
    tell(&plain(&glance.message));
    for row in &glance.rows {
        tell(&row.name);
        row.indicators.iter().for_each(|indicator| tell(&indicator.name));
    }
    notes(&glance.notes, tell);
    tell(&plain(&glance.source));
}
