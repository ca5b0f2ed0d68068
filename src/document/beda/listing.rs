//! The list of changes: what changed where, in short, with anchors at the places.

use super::said::{Said, block, cell, line, text};
use crate::document::model::change::{accepted, is_changed, side, whole};
use crate::document::model::{
    Block, Cell, Changed, Drawing, How, Inline, Node, Part, Plot, Row, Table, TableNote, What,
};
use crate::document::source::plain;

/// Letters that a change is told in at most.
const MOST: usize = 160;

/// Letters of the name of a row.
const NAME: usize = 60;

/// Lists the changes of a document and sets their anchors.
pub fn list(parts: &mut [Part]) -> Vec<Changed> {
    let mut list = List::default();
    for chapter in parts.iter_mut().flat_map(|part| &mut part.chapters) {
        let how = whole(&chapter.title);
        let with = how.unwrap_or(How::Inserted);
        let title = side(&chapter.title, with);
        list.chapter = named(chapter.label.as_deref(), &title);
        list.path.clear();
        list.anchor.clone_from(&chapter.id);
        if chapter.title.is_empty() {
            list.anchor.clear();
        }
        if is_changed(&chapter.title) {
            list.add(What::Chapter, String::new(), how, text(&chapter.title), None);
        }
        if how.is_none() {
            list.blocks(&mut chapter.blocks, false);
        }
    }
    list.made
}

/// Headings within each other: level, number, text.
type Path = Vec<(u8, String, String)>;

#[derive(Default)]
struct List {
    made: Vec<Changed>,
    chapter: String,
    /// The headings that are open.
    path: Path,
    /// Those that are open in what went, while what went is told.
    gone: Option<Path>,
    /// Anchor of the chapter or heading.
    anchor: String,
    count: usize,
}

impl List {
    fn blocks(&mut self, blocks: &mut [Block], in_item: bool) {
        let mut at = 0;
        while at < blocks.len() {
            let Some([first, rest @ ..]) = blocks.get_mut(at..) else { return };
            at += 1;
            match (first, rest.first_mut()) {
                (
                    Block::Change { how: How::Deleted, blocks: old, .. },
                    Some(Block::Change { how: How::Inserted, blocks: new, at: anchor }),
                ) if what_of(old) == what_of(new) => {
                    let both = match what_of(new) {
                        What::Glance => Said::between(&block(old), &block(new)),
                        _ => Said { old: block(old), new: block(new) },
                    };
                    let to = self.next(anchor);
                    self.gone = None;
                    self.heading(new);
                    self.add(self.what(what_of(new), in_item), number(new), None, both, Some(to));
                    at += 1;
                }
                (Block::Change { how, blocks, at: anchor }, _) => {
                    let how = *how;
                    let said = Said::one(how, block(blocks));
                    let to = self.next(anchor);
                    let what = self.what(what_of(blocks), in_item);
                    if how == How::Deleted {
                        self.gone.get_or_insert_with(|| self.path.clone());
                    } else {
                        self.gone = None;
                    }
                    self.heading(blocks);
                    self.add(what, number(blocks), Some(how), said, Some(to));
                }
                (block, _) => {
                    self.gone = None;
                    self.block(block, in_item);
                }
            }
        }
    }

    const fn what(&self, what: What, in_item: bool) -> What {
        match what {
            What::Text if in_item => What::Item,
            other => other,
        }
    }

    /// Follows the headings.
    fn heading(&mut self, blocks: &[Block]) {
        for block in blocks {
            if let Block::Heading { id, level, number, text, .. } = block {
                let path = self.gone.as_mut().unwrap_or(&mut self.path);
                path.retain(|(above, ..)| above < level);
                path.push((*level, number.clone().unwrap_or_default(), plain(text)));
                if self.gone.is_none() {
                    self.anchor.clone_from(id);
                }
            }
        }
    }

    /// The heading that is open, with those above it that its number does not tell of: "3.2 …", but
    /// "3.1.1 … · h. …".
    fn section(&self) -> String {
        let mut names: Vec<String> = Vec::new();
        let mut below = "";
        for (_, number, text) in self.gone.as_ref().unwrap_or(&self.path).iter().rev() {
            let told =
                below.strip_prefix(number.as_str()).is_some_and(|rest| rest.starts_with('.'));
            if !told {
                names.insert(0, named(Some(number), text));
                below = number;
            }
        }
        names.join(" · ")
    }

    fn block(&mut self, block: &mut Block, in_item: bool) {
        self.heading(std::slice::from_ref(block));
        match block {
            Block::Heading { text, .. } => self.lines(What::Heading, "", &mut [text]),
            Block::Paragraph { text, .. } => {
                let what = if in_item { What::Item } else { What::Text };
                self.lines(what, "", &mut [text]);
            }
            Block::Quote { text } => self.lines(What::Text, "", &mut [text]),
            Block::Note { title, text, .. } => self.lines(What::Text, "", &mut [title, text]),
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| self.blocks(item, true));
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => {
                let number = name(chart.number.as_ref());
                if let Plot::Changed { .. } = &chart.plot {
                    self.redrawn(&number, &chart.id, &plain(&chart.caption));
                }
                let (caption, notes, source) =
                    (&mut chart.caption, &mut chart.notes, &mut chart.source);
                self.around(&number, caption, notes, source);
            }
            Block::Diagram(diagram) => {
                let number = name(diagram.number.as_ref());
                if let Drawing::Changed { .. } = &diagram.drawing {
                    self.redrawn(&number, &diagram.id, &plain(&diagram.caption));
                }
                self.around(&number, &mut diagram.caption, &mut [], &mut diagram.source);
            }
            Block::Photo { number, caption, .. } => {
                let named = name(number.as_ref());
                if number.as_ref().is_some_and(|number| is_changed(number)) {
                    // Photos are counted, and nothing else tells that one has another number now.
                    let said = text(number.as_deref().unwrap_or_default());
                    self.add(What::Figure, short(&plain(caption), NAME), None, said, None);
                }
                self.around(&named, caption, &mut [], &mut Vec::new());
            }
            Block::Cover(_) => self.whole(What::Cover, block),
            Block::Formula { .. } => self.whole(What::Formula, block),
            Block::Title { .. } | Block::Signature { .. } | Block::Fields { .. } => {
                self.whole(What::Form, block);
            }
            Block::Glance(_) => self.whole(What::Glance, block),
            Block::Contents { .. } | Block::PageBreak | Block::Change { .. } => {}
        }
    }

    /// A block that is told as one.
    fn whole(&mut self, what: What, block: &mut Block) {
        let said = super::said::changes(block);
        if said.is_some() {
            self.add(what, String::new(), None, said, None);
        }
    }

    /// Lines that are told as one.
    fn lines(&mut self, what: What, within: &str, lines: &mut [&mut Vec<Inline>]) {
        let mut said = Said::default();
        let mut to = None;
        for inlines in lines {
            said.append(line(inlines));
            to = to.or_else(|| self.first(inlines));
        }
        if said.is_some() {
            self.add(what, within.to_string(), None, said, to);
        }
    }

    fn around(
        &mut self,
        number: &str,
        caption: &mut Vec<Inline>,
        notes: &mut [TableNote],
        source: &mut Vec<Inline>,
    ) {
        self.lines(What::Caption, number, &mut [caption]);
        for note in notes {
            self.lines(What::Caption, number, &mut [&mut note.text]);
        }
        self.lines(What::Caption, number, &mut [source]);
    }

    /// A figure that was drawn anew under its caption.
    fn redrawn(&mut self, number: &str, id: &str, caption: &str) {
        let within = [number, &short(caption, NAME)].join(" · ");
        let within = within.trim_matches([' ', '·']).to_string();
        let to = Some(id).filter(|id| !id.is_empty()).map(str::to_string);
        self.add(What::Figure, within, None, Said::default(), to);
    }

    fn table(&mut self, table: &mut Table) {
        let number = name(table.number.as_ref());
        let before = std::mem::replace(&mut self.anchor, table.id.clone());
        self.lines(What::Caption, &number, &mut [&mut table.caption]);
        // The head comes again on every page, and an anchor may stand only once.
        let mut head = Said::default();
        table.header.iter().flatten().for_each(|cell| head.append(line(&cell.text)));
        if head.is_some() {
            self.add(What::Table, number.clone(), None, head, None);
        }
        for group in &mut table.groups {
            if let Some(title) = &group.title {
                let said = line(title);
                if said.is_some() {
                    self.add(What::Row, number.clone(), how_of([title.as_slice()]), said, None);
                }
            }
            group.rows.iter_mut().for_each(|row| self.row(&number, row));
        }
        for note in &mut table.notes {
            self.lines(What::Caption, &number, &mut [&mut note.text]);
        }
        self.lines(What::Caption, &number, &mut [&mut table.source]);
        self.anchor = before;
    }

    fn row(&mut self, number: &str, row: &mut Row) {
        let how = how_of(row.cells.iter().map(|cell| cell.text.as_slice()));
        let mut said = Said::default();
        match how {
            Some(how) => {
                let cells = row.cells.iter().map(cell).filter(|cell| !cell.is_empty());
                said = Said::one(how, cells.collect::<Vec<_>>().join(" · "));
            }
            None => row.cells.iter().for_each(|cell| said.append(line(&cell.text))),
        }
        // That a row has another place in the count is told by the row that came or went.
        if !said.is_some() || (how.is_none() && is_recount(&row.cells)) {
            return;
        }
        let to = row.cells.iter_mut().find_map(|cell| self.first(&mut cell.text));
        let within = match how {
            Some(_) => number.to_string(),
            None => [number, &row_name(&row.cells)].join(" · "),
        };
        self.add(What::Row, within.trim_matches([' ', '·']).to_string(), how, said, to);
    }

    /// Sets an anchor at the first change of a line.
    fn first(&mut self, line: &mut [Inline]) -> Option<String> {
        for inline in line {
            match inline {
                Inline::Node(Node::Change { at, .. }) => return Some(self.next(at)),
                Inline::Node(
                    Node::Strong { body } | Node::Emph { body } | Node::Group { body },
                ) => {
                    if let Some(found) = self.first(body) {
                        return Some(found);
                    }
                }
                _ => {}
            }
        }
        None
    }

    fn next(&mut self, at: &mut Option<String>) -> String {
        self.count += 1;
        at.insert(format!("ubah-{}", self.count)).clone()
    }

    fn add(
        &mut self,
        what: What,
        within: String,
        how: Option<How>,
        said: Said,
        to: Option<String>,
    ) {
        self.made.push(Changed {
            chapter: self.chapter.clone(),
            section: self.section(),
            what,
            within,
            how,
            old: short(&said.old, MOST),
            new: short(&said.new, MOST),
            to: to.unwrap_or_else(|| self.anchor.clone()),
        });
    }
}

/// How all of several lines changed, when all of what they say did in one way.
fn how_of<'a>(lines: impl IntoIterator<Item = &'a [Inline]>) -> Option<How> {
    let mut found = None;
    for inline in lines.into_iter().flatten() {
        let Inline::Node(Node::Change { how, .. }) = inline else { return None };
        if *found.get_or_insert(*how) != *how {
            return None;
        }
    }
    found
}

/// Whether only the number in front of a row changed.
fn is_recount(cells: &[Cell]) -> bool {
    let [first, rest @ ..] = cells else { return false };
    let said = line(&first.text);
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    digits(&said.old)
        && digits(&said.new)
        && !rest.is_empty()
        && rest.iter().all(|cell| !line(&cell.text).is_some())
}

fn what_of(blocks: &[Block]) -> What {
    match blocks.first() {
        Some(Block::Table(_)) => What::Table,
        Some(Block::Chart(_) | Block::Diagram(_) | Block::Photo { .. }) => What::Figure,
        Some(Block::Heading { .. }) => What::Heading,
        Some(Block::Formula { .. }) => What::Formula,
        Some(Block::Signature { .. } | Block::Fields { .. } | Block::Title { .. }) => What::Form,
        Some(Block::Glance(_)) => What::Glance,
        Some(Block::Cover(_)) => What::Cover,
        _ => What::Text,
    }
}

/// "Tabel 3.1" of a block.
fn number(blocks: &[Block]) -> String {
    match blocks.first() {
        Some(Block::Table(table)) => name(table.number.as_ref()),
        Some(Block::Chart(chart)) => name(chart.number.as_ref()),
        Some(Block::Diagram(diagram)) => name(diagram.number.as_ref()),
        Some(Block::Photo { number, .. }) => name(number.as_ref()),
        _ => String::new(),
    }
}

fn name(number: Option<&String>) -> String {
    number.map_or_else(String::new, |number| accepted(number))
}

fn named(number: Option<&str>, title: &str) -> String {
    match number {
        Some(number) if !number.is_empty() => format!("{number} {title}"),
        _ => title.to_string(),
    }
}

/// The first cell that says in words what the row is about.
fn row_name(cells: &[Cell]) -> String {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let texts = cells.iter().map(|cell| plain(&cell.text));
    let found = texts.into_iter().find(|text| letters(text) > 3);
    short(&found.unwrap_or_default(), NAME)
}

/// A text cut to a length at a word.
fn short(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    let cut: String = text.chars().take(most).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", cut.get(..end).unwrap_or(&cut).trim_end_matches([',', ';', ' ']))
}
