//! What a document holds, gathered in the order of reading.

use lkjip::document::model::{
    Block, Cell, Chapter, Chart, Diagram, Document, Glance, Inline, Node, Point, Table, TableNote,
};

/// Chapters in order.
pub fn chapters(document: &Document) -> impl Iterator<Item = &Chapter> {
    document.parts.iter().flat_map(|part| &part.chapters)
}

/// Blocks in order, those in lists too.
pub fn blocks(document: &Document) -> Vec<&Block> {
    let mut found = Vec::new();
    chapters(document).for_each(|chapter| gather(&chapter.blocks, &mut found));
    found
}

fn gather<'d>(blocks: &'d [Block], found: &mut Vec<&'d Block>) {
    for block in blocks {
        found.push(block);
        if let Block::List { items, .. } = block {
            items.iter().for_each(|item| gather(item, found));
        }
    }
}

/// Tables in order.
pub fn tables(document: &Document) -> Vec<&Table> {
    let blocks = blocks(document).into_iter();
    let tables = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.collect()
}

/// Anchors and labels of numbered tables, charts, diagrams and photos.
pub fn numbered(document: &Document) -> Vec<(&str, &str)> {
    let blocks = blocks(document).into_iter();
    let numbered = blocks.filter_map(|block| match block {
        Block::Table(Table { id, number, .. })
        | Block::Chart(Chart { id, number, .. })
        | Block::Diagram(Diagram { id, number, .. })
        | Block::Photo { id, number, .. } => Some((id.as_str(), number.as_deref()?)),
        _ => None,
    });
    numbered.collect()
}

/// Figures and names of the record as they are to be locked: key and text.
pub fn values(document: &Document) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut add = |text: &str, key: &str| {
        if !text.is_empty() && !key.is_empty() {
            found.push((key.to_string(), text.to_string()));
        }
    };
    inlines(document, &mut |inline| {
        if let Inline::Node(Node::Value { text, key, .. } | Node::Badge { text, key, .. }) = inline
        {
            add(text, key);
        }
    });
    for block in blocks(document) {
        let Block::Glance(glance) = block else { continue };
        let point = |point: &Point| (point.text.clone(), point.key.clone());
        let points = glance.rows.iter().flat_map(|r| [point(&r.achievement), point(&r.absorption)]);
        points.for_each(|(text, key)| add(&text, &key));
    }
    found
}

/// Texts of cross references.
pub fn references_of(document: &Document) -> Vec<String> {
    let mut found = Vec::new();
    inlines(document, &mut |inline| {
        if let Inline::Node(Node::Ref { text, .. }) = inline {
            found.push(text.clone());
        }
    });
    found
}

/// Formulas: blocks with their worked ones, in lines and in cells.
pub fn formulas(document: &Document) -> usize {
    let mut count = 0;
    inlines(document, &mut |inline| {
        count += usize::from(matches!(inline, Inline::Node(Node::Math { .. })));
    });
    for block in blocks(document) {
        match block {
            Block::Formula { worked, .. } => count += 1 + usize::from(worked.is_some()),
            Block::Table(table) => count += cells(table).filter(|cell| cell.math.is_some()).count(),
            _ => {}
        }
    }
    count
}

fn cells(table: &Table) -> impl Iterator<Item = &Cell> {
    let rows = table.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.cells);
    table.header.iter().flatten().chain(rows)
}

/// Visits what is text of the document; cells that show a formula show it instead of their text.
fn inlines(document: &Document, see: &mut dyn FnMut(&Inline)) {
    for block in blocks(document) {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text, .. } | Block::Quote { text } => {
                line(text, see);
            }
            Block::Table(table) => {
                line(&table.caption, see);
                table.groups.iter().for_each(|g| line(g.title.as_deref().unwrap_or(&[]), see));
                cells(table).filter(|c| c.math.is_none()).for_each(|cell| line(&cell.text, see));
                sources(&table.notes, &table.source, see);
            }
            Block::Chart(chart) => {
                line(&chart.caption, see);
                sources(&chart.notes, &chart.source, see);
            }
            Block::Diagram(diagram) => {
                line(&diagram.caption, see);
                line(&diagram.source, see);
            }
            Block::Photo { caption, .. } => line(caption, see),
            Block::Fields { rows } => rows.iter().for_each(|row| line(&row.text, see)),
            Block::Note { title, text, .. } => {
                line(title, see);
                line(text, see);
            }
            Block::Signature { parties } => {
                parties.iter().for_each(|p| line(p.place_date.as_deref().unwrap_or(&[]), see));
            }
            Block::Glance(found) => glance(found, see),
            Block::Cover(_)
            | Block::List { .. }
            | Block::Formula { .. }
            | Block::Title { .. }
            | Block::Contents { .. }
            | Block::PageBreak
            | Block::Change { .. } => {}
        }
    }
}

fn glance(glance: &Glance, see: &mut dyn FnMut(&Inline)) {
    line(&glance.message, see);
    for total in &glance.totals {
        line(&total.amount, see);
        line(total.percent.as_deref().unwrap_or(&[]), see);
    }
    for row in &glance.rows {
        for indicator in &row.indicators {
            line(&indicator.target, see);
            line(&indicator.actual, see);
            indicator.proxy.iter().for_each(|proxy| line(&proxy.text, see));
        }
        row.class.iter().for_each(&mut *see);
        see(&row.efficiency);
    }
    sources(&glance.notes, &glance.source, see);
}

fn sources(notes: &[TableNote], source: &[Inline], see: &mut dyn FnMut(&Inline)) {
    notes.iter().for_each(|note| line(&note.text, see));
    line(source, see);
}

fn line(inlines: &[Inline], see: &mut dyn FnMut(&Inline)) {
    for inline in inlines {
        see(inline);
        if let Inline::Node(Node::Strong { body } | Node::Emph { body }) = inline {
            line(body, see);
        }
    }
}
