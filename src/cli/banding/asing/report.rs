//! The document model of the report as plain pieces of text, in the order of reading.

use lkjip_metrics::asing::{Run, Said, SaidBody, SaidTable};

use crate::document::model::{Block, Cell, Document, Glance, Inline, Node, Row, Table, TableNote};
use crate::document::source::plain;

/// Everything that the report says.
pub fn said(document: &Document) -> Vec<Said> {
    let mut all = Vec::new();
    let source = document.meta.terms.get("sumber").map_or("Sumber", String::as_str);
    for chapter in document.parts.iter().flat_map(|part| &part.chapters) {
        let parts = chapter.label.as_deref().into_iter().chain(Some(chapter.title.as_str()));
        let title = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let mut into = Into { chapter: title.clone(), source, all: &mut all };
        into.push(SaidBody::Heading(title));
        into.blocks(&chapter.blocks);
    }
    all
}

struct Into<'a> {
    chapter: String,
    /// The word before a source.
    source: &'a str,
    all: &'a mut Vec<Said>,
}

impl Into<'_> {
    fn push(&mut self, body: SaidBody) {
        self.all.push(Said { chapter: self.chapter.clone(), body });
    }

    fn text(&mut self, inlines: &[Inline]) {
        if !inlines.is_empty() {
            self.push(SaidBody::Text(runs(inlines)));
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { text, .. } => self.push(SaidBody::Heading(plain(text))),
            Block::Paragraph { text, .. } | Block::Quote { text } => self.text(text),
            Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => {
                self.caption(chart.number.as_deref(), &chart.caption);
                self.notes(&chart.notes);
                self.source(&chart.source);
            }
            Block::Diagram(diagram) => {
                self.caption(diagram.number.as_deref(), &diagram.caption);
                self.source(&diagram.source);
            }
            Block::Photo { number, caption, .. } => self.caption(number.as_deref(), caption),
            Block::Fields { rows } => rows.iter().for_each(|row| self.text(&row.text)),
            Block::Note { title, text, .. } => {
                self.text(title);
                self.text(text);
            }
            Block::Signature { parties } => {
                for party in parties {
                    party.place_date.iter().for_each(|text| self.text(text));
                }
            }
            Block::Glance(glance) => self.glance(glance),
            Block::Change { blocks, .. } => self.blocks(blocks),
            Block::Cover(_)
            | Block::Formula { .. }
            | Block::Title { .. }
            | Block::Contents { .. }
            | Block::PageBreak => {}
        }
    }

    fn glance(&mut self, glance: &Glance) {
        self.text(&glance.message);
        self.notes(&glance.notes);
        self.source(&glance.source);
    }

    fn notes(&mut self, notes: &[TableNote]) {
        for note in notes {
            let mark = note.mark.iter().map(|mark| Run::Text(format!("{mark} ")));
            self.push(SaidBody::Text(mark.chain(runs(&note.text)).collect()));
        }
    }

    /// What stands over a table or below a figure, with its number.
    fn caption(&mut self, number: Option<&str>, caption: &[Inline]) {
        let number = number.map(|number| Run::Text(format!("{number} ")));
        self.push(SaidBody::Text(number.into_iter().chain(runs(caption)).collect()));
    }

    fn source(&mut self, source: &[Inline]) {
        if !source.is_empty() {
            let word = Run::Text(format!("{} ", self.source));
            self.push(SaidBody::Text(std::iter::once(word).chain(runs(source)).collect()));
        }
    }

    fn table(&mut self, table: &Table) {
        let width = table.columns.len();
        let name = table.number.clone().unwrap_or_default();
        self.caption(table.number.as_deref(), &table.caption);
        let head = expanded(&table.header, width);
        let head = head.iter().map(|row| row.iter().map(|cell| plain(cell)).collect()).collect();
        let mut rows = Vec::new();
        for group in &table.groups {
            let cells: Vec<Vec<Cell>> =
                group.rows.iter().map(|row: &Row| row.cells.clone()).collect();
            let row = |row: Vec<Vec<Inline>>| row.iter().map(|cell| runs(cell)).collect();
            rows.extend(expanded(&cells, width).into_iter().map(row));
        }
        self.push(SaidBody::Table(SaidTable { name, head, rows }));
        self.notes(&table.notes);
        self.source(&table.source);
    }
}

/// Rows in which each cell stands in every column, and in every row, that it covers.
fn expanded(rows: &[Vec<Cell>], width: usize) -> Vec<Vec<Vec<Inline>>> {
    let mut covered: Vec<(u8, Vec<Inline>)> = vec![(0, Vec::new()); width];
    let mut expanded = Vec::new();
    for row in rows {
        let mut cells = row.iter();
        let mut line: Vec<Vec<Inline>> = Vec::with_capacity(width);
        while line.len() < width {
            if let Some((left, text)) = covered.get_mut(line.len()).filter(|(left, _)| *left > 0) {
                *left -= 1;
                line.push(text.clone());
                continue;
            }
            let Some(cell) = cells.next() else { break };
            for _ in 0..cell.colspan.max(1) {
                if let Some(below) = covered.get_mut(line.len()) {
                    *below = (cell.rowspan.max(1) - 1, cell.text.clone());
                }
                line.push(cell.text.clone());
            }
        }
        expanded.push(line);
    }
    expanded
}

/// Inlines as runs. Marks of notes are left out.
fn runs(inlines: &[Inline]) -> Vec<Run> {
    let mut runs = Vec::new();
    collect(inlines, &mut runs);
    runs
}

fn collect(inlines: &[Inline], into: &mut Vec<Run>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => into.push(Run::Text(text.clone())),
            Inline::Node(
                Node::Strong { body }
                | Node::Emph { body }
                | Node::Change { body, .. }
                | Node::Group { body },
            ) => collect(body, into),
            Inline::Node(Node::Value { text, key, .. } | Node::Badge { text, key, .. }) => {
                into.push(Run::Value { text: text.clone(), key: key.clone() });
            }
            Inline::Node(Node::Ref { text, .. }) => into.push(Run::Text(text.clone())),
            Inline::Node(Node::Math { alt, .. }) => into.push(Run::Text(alt.clone())),
            Inline::Node(Node::Break) => into.push(Run::Text(" ".to_string())),
            Inline::Node(Node::Sup { .. }) => {}
        }
    }
}
