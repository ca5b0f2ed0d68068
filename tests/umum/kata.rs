//! What a document says, word by word, in the order of reading: for holding the back ends against it.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use lkjip::document::letters;
use lkjip::document::math::Math;
use lkjip::document::model::{
    Block, Cell, Chapter, Cover, Document, Glance, Inline, ListStyle, Node, Party, Table, TableNote,
};
use lkjip::output::docx::SIGNS;

/// Bullets of lists: shape, not wording.
const BULLETS: [char; 2] = ['•', '–'];

/// Where a text stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the run of the text.
    Flow,
    /// In a cell of the table of this anchor.
    Cell(String),
    /// A note or the source of the table of this anchor, in a last row of it or below it.
    Tail(String),
    /// In a layout of several columns, whose order is a matter of taste.
    Columns,
    /// A label on the page of results, which leaves some out where it is dense.
    Label,
    /// Within a picture of the PDF that is a table or frame in Word.
    Framed,
}

/// A text with its place.
pub type Said = (Place, String);

/// How formulas are told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Formulas {
    /// By their signs.
    Signs,
    /// By their alt text.
    Aloud,
}

/// Words for comparing: without case, without signs that are shape.
pub fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|word| {
            word.chars()
                .filter(|c| !SIGNS.contains(c) && !BULLETS.contains(c))
                .collect::<String>()
                .to_lowercase()
        })
        .filter(|word| !word.is_empty())
        .collect()
}

/// What a chapter says.
pub fn chapter(
    document: &Document,
    chapter: &Chapter,
    pages: &BTreeMap<String, String>,
    formulas: Formulas,
) -> Vec<Said> {
    let terms = &document.meta.terms;
    let mut teller = Teller { said: Vec::new(), terms, pages, formulas };
    if !chapter.title.is_empty() {
        let label = chapter.label.clone().unwrap_or_default();
        teller.flow(format!("{label} {}", chapter.title));
    }
    teller.blocks(&chapter.blocks);
    teller.said
}

struct Teller<'a> {
    said: Vec<Said>,
    terms: &'a BTreeMap<String, String>,
    pages: &'a BTreeMap<String, String>,
    formulas: Formulas,
}

impl Teller<'_> {
    fn say(&mut self, place: Place, text: impl Into<String>) {
        self.said.push((place, text.into()));
    }

    fn flow(&mut self, text: impl Into<String>) {
        self.say(Place::Flow, text);
    }

    fn term(&self, name: &str) -> String {
        self.terms.get(name).cloned().unwrap_or_default()
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Cover(cover) => self.cover(cover),
            Block::Heading { number, text, .. } => {
                let number = number.clone().unwrap_or_default();
                self.flow(format!("{number} {}", self.inlines(text)));
            }
            Block::Paragraph { text, .. } | Block::Quote { text } => {
                self.flow(self.inlines(text));
            }
            Block::List { style, items } => self.list(*style, items),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => {
                self.caption(chart.number.as_deref(), &chart.caption);
                self.sources(&chart.notes, &chart.source);
            }
            Block::Diagram(diagram) => {
                self.caption(diagram.number.as_deref(), &diagram.caption);
                self.sources(&[], &diagram.source);
            }
            Block::Formula { title, math, alt, worked, worked_alt } => {
                self.flow(title.clone().unwrap_or_default());
                self.flow(self.formula(math, alt));
                if let Some(worked) = worked {
                    self.flow(self.formula(worked, worked_alt.as_deref().unwrap_or(alt)));
                }
            }
            Block::Photo { number, caption, file, .. } => {
                if file.is_none() {
                    let (empty, advice) = (self.term("foto_kosong"), self.term("foto_petunjuk"));
                    self.say(Place::Framed, format!("{empty} {advice}"));
                }
                self.caption(number.as_deref(), caption);
            }
            Block::Signature { parties } => self.signature(parties),
            Block::Fields { rows } => {
                for row in rows {
                    let text = self.inlines(&row.text);
                    self.say(Place::Columns, format!("{} : {text}", row.label));
                }
            }
            Block::Title { lines, .. } => self.flow(lines.join(" ")),
            Block::Note { title, text, .. } => {
                self.flow(self.inlines(title));
                self.flow(self.inlines(text));
            }
            Block::Glance(glance) => self.glance(glance),
            Block::Contents { entries, .. } => {
                for entry in entries {
                    let label = entry.label.clone().unwrap_or_default();
                    let page = self.pages.get(&entry.to).cloned().unwrap_or_default();
                    self.say(Place::Columns, format!("{label} {} {page}", entry.text));
                }
            }
            Block::Change { blocks, .. } => self.blocks(blocks),
            Block::PageBreak => {}
        }
    }

    fn cover(&mut self, cover: &Cover) {
        let emblem = if cover.logo.is_none() { cover.logo_alt.clone() } else { String::new() };
        let lines = [
            emblem,
            cover.government.clone(),
            cover.agency.clone(),
            cover.draft.clone().unwrap_or_default(),
            cover.title.join(" "),
            format!("({})", cover.abbreviation),
            format!("{} {}", self.term("tahun"), cover.year),
            format!("{} {}", cover.place, cover.issued),
        ];
        lines.into_iter().for_each(|line| self.say(Place::Columns, line));
    }

    fn list(&mut self, style: ListStyle, items: &[Vec<Block>]) {
        for (index, item) in items.iter().enumerate() {
            let marker = match style {
                ListStyle::Decimal => format!("{}.", index + 1),
                ListStyle::Alpha => format!("{}.", letters(index + 1)),
                ListStyle::Bullet => String::new(),
            };
            let from = self.said.len();
            self.blocks(item);
            match self.said.get_mut(from) {
                Some((_, first)) => *first = format!("{marker} {first}"),
                None => self.flow(marker),
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.caption(table.number.as_deref(), &table.caption);
        let place = Place::Cell(table.id.clone());
        let mut rows: Vec<&[Cell]> = table.header.iter().map(Vec::as_slice).collect();
        for row in rows.drain(..) {
            self.row(&place, row);
        }
        for group in &table.groups {
            if let Some(title) = &group.title {
                self.say(place.clone(), self.inlines(title));
            }
            group.rows.iter().for_each(|row| self.row(&place, &row.cells));
        }
        let from = self.said.len();
        self.sources(&table.notes, &table.source);
        for (place, _) in self.said.iter_mut().skip(from) {
            *place = Place::Tail(table.id.clone());
        }
    }

    fn row(&mut self, place: &Place, cells: &[Cell]) {
        for cell in cells {
            let text = match &cell.math {
                Some(math) => self.formula(math, &self.inlines(&cell.text)),
                None => self.inlines(&cell.text),
            };
            self.say(place.clone(), text);
        }
    }

    fn caption(&mut self, number: Option<&str>, caption: &[Inline]) {
        self.flow(format!("{} {}", number.unwrap_or_default(), self.inlines(caption)));
    }

    fn sources(&mut self, notes: &[TableNote], source: &[Inline]) {
        for note in notes {
            let mark = note.mark.clone().unwrap_or_default();
            self.flow(format!("{mark} {}", self.inlines(&note.text)));
        }
        if !source.is_empty() {
            self.flow(format!("{} {}", self.term("sumber"), self.inlines(source)));
        }
    }

    fn signature(&mut self, parties: &[Party]) {
        let mut row = |text: &dyn Fn(&Party) -> String| {
            for party in parties {
                self.say(Place::Columns, text(party));
            }
        };
        let inlines = |text: &[Inline]| text.iter().map(plain).collect::<String>();
        row(&|party| party.place_date.as_deref().map(inlines).unwrap_or_default());
        row(&|party| party.role.clone().unwrap_or_default());
        row(&|party| party.position.join(" "));
        row(&|party| party.frame.as_ref().map(|frame| frame.mark.clone()).unwrap_or_default());
        let nip = self.term("nip");
        let mut row = |text: &dyn Fn(&Party) -> String| {
            for party in parties {
                self.say(Place::Columns, text(party));
            }
        };
        row(&|party| {
            let nip = party.nip.as_ref().map(|number| format!("{nip} {number}"));
            let lines = [party.name.clone(), party.rank.clone(), nip];
            lines.into_iter().flatten().collect::<Vec<_>>().join(" ")
        });
    }

    fn glance(&mut self, glance: &Glance) {
        self.say(Place::Columns, self.inlines(&glance.message));
        for total in &glance.totals {
            let percent = total.percent.as_deref().map(|p| self.inlines(p)).unwrap_or_default();
            let amount = self.inlines(&total.amount);
            self.say(Place::Columns, format!("{} {amount} {percent}", total.label));
        }
        self.labels(&["kolom_sasaran", "kolom_capaian", "kolom_nilai"]);
        for row in &glance.rows {
            self.say(Place::Columns, format!("{} {}", row.number, row.name));
            for indicator in &row.indicators {
                self.say(Place::Columns, indicator.name.clone());
                self.labels(&["kolom_target"]);
                self.say(Place::Columns, self.inlines(&indicator.target));
                self.labels(&["kolom_realisasi"]);
                self.say(Place::Columns, self.inlines(&indicator.actual));
                if let Some(proxy) = &indicator.proxy {
                    let text = self.inlines(&proxy.text);
                    self.say(Place::Columns, format!("{} {text}", proxy.label));
                }
            }
            self.labels(&["capaian"]);
            self.say(Place::Columns, row.achievement.text.clone());
            self.labels(&["serapan"]);
            self.say(Place::Columns, row.absorption.text.clone());
            let class = row.class.as_ref().map_or_else(|| self.term("belum_dinilai"), plain);
            self.labels(&["kriteria"]);
            self.say(Place::Columns, class);
            self.labels(&["efisiensi"]);
            self.say(Place::Columns, plain(&row.efficiency));
        }
        self.labels(&["capaian", "serapan"]);
        self.say(Place::Label, "100%");
        self.labels(&["belum_terbit", "meter"]);
        self.sources(&glance.notes, &glance.source);
    }

    fn labels(&mut self, terms: &[&str]) {
        terms.iter().for_each(|term| self.say(Place::Label, self.term(term)));
    }

    fn inlines(&self, inlines: &[Inline]) -> String {
        let text = |inline: &Inline| match inline {
            Inline::Node(Node::Math { math, alt }) => self.formula(math, alt),
            Inline::Node(Node::Strong { body } | Node::Emph { body }) => self.inlines(body),
            other => plain(other),
        };
        inlines.iter().map(text).collect()
    }

    fn formula(&self, math: &Math, alt: &str) -> String {
        match self.formulas {
            Formulas::Signs => signs(math),
            Formulas::Aloud => alt.to_string(),
        }
    }
}

fn plain(inline: &Inline) -> String {
    lkjip::document::source::plain(std::slice::from_ref(inline))
}

/// A formula as the text of an equation of Word: brackets and lines of fractions are no text.
fn signs(math: &Math) -> String {
    match math {
        Math::Word { text } | Math::Number { text } | Math::Op { text } => text.clone(),
        Math::Row { parts } => parts.iter().map(signs).collect::<Vec<_>>().join(" "),
        Math::Frac { over, under } => format!("{} {}", signs(over), signs(under)),
        Math::Paren { body } => signs(body),
    }
}
