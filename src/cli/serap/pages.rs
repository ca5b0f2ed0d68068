//! The page of the draft that a comment is on.

use std::collections::{BTreeMap, BTreeSet};

use super::base::Base;
use super::draft_lines::{DraftLine, letters};
use super::report::Remark;
use crate::document::model::Block;
use crate::document::source::plain;
use crate::document::{Printed, mark_all, mark_paragraphs};
use crate::output::typst::Engine;
use crate::review::{Line, Reading, Story, Style};

/// A heading or paragraph of the draft.
struct Said {
    letters: String,
    key: Option<String>,
    is_heading: bool,
    page: Option<String>,
}

/// Pages of the draft: of its texts, its values and its tables.
pub struct Pages<'r> {
    own: &'r Reading,
    said: Vec<Said>,
    /// Where each value is printed, and its page.
    values: BTreeMap<String, Vec<(Printed, String)>>,
    /// Titles of tables and figures.
    captions: Vec<(String, String)>,
}

impl<'r> Pages<'r> {
    /// Those of a draft, as far as comments ask for them.
    pub fn of(base: &Base, own: &'r Reading, comments: &[Remark]) -> Self {
        let mut pages =
            Self { own, said: Vec::new(), values: BTreeMap::new(), captions: Vec::new() };
        let Some(ready) = &base.checked.ready else { return pages };
        let mut document = ready.document.clone();
        let wanted: BTreeSet<&str> =
            comments.iter().filter_map(|remark| remark.comment.key.as_deref()).collect();
        let printed = mark_all(&mut document, &wanted);
        let said = mark_paragraphs(&mut document);
        // Without pages a note has its place all the same.
        let engine = Engine::new(&base.checked.templates);
        let Ok(anchors) = engine.and_then(|engine| engine.pages(&document, &ready.assets)) else {
            return pages;
        };
        for (key, places) in printed {
            let paged = places.into_iter().filter_map(|place| {
                let page = anchors.get(&place.mark).or_else(|| anchors.get(&place.anchor))?;
                Some((place, page.clone()))
            });
            pages.values.insert(key, paged.collect());
        }
        pages.said.extend(said.into_iter().map(|said| Said {
            letters: letters(&said.text),
            key: said.key,
            is_heading: said.is_heading,
            page: anchors.get(&said.anchor).cloned(),
        }));
        let chapters = document.parts.iter().flat_map(|part| &part.chapters);
        for block in chapters.flat_map(|chapter| &chapter.blocks) {
            let (id, caption) = match block {
                Block::Table(table) => (&table.id, &table.caption),
                Block::Chart(chart) => (&chart.id, &chart.caption),
                Block::Diagram(diagram) => (&diagram.id, &diagram.caption),
                _ => continue,
            };
            if let Some(page) = anchors.get(id) {
                pages.captions.push((letters(&plain(caption)), page.clone()));
            }
        }
        pages
    }

    /// The page of what a comment is about; where that has none, the one on which its table or its
    /// section begins.
    pub fn page(&self, remark: &Remark, at: DraftLine) -> Option<String> {
        let (here, near) = match at {
            DraftLine::Here(line) => (self.own.lines.get(line).map(|own| (line, own)), Some(line)),
            DraftLine::After(line) => (None, Some(line)),
            DraftLine::Unknown => (None, None),
        };
        let text = || here.and_then(|(at, line)| self.text(at, line));
        let heading = || near.and_then(|near| self.heading(near));
        let page = text()
            .or_else(|| self.value(remark))
            .or_else(|| self.quoted(remark))
            .or_else(|| self.table(remark))
            .or_else(heading)
            .or_else(|| self.named(remark));
        page.map(str::to_string)
    }

    /// The page of a line of running text: of several that say the same, the one in the same order.
    fn text(&self, at: usize, line: &Line) -> Option<&str> {
        if !runs(line) {
            return None;
        }
        let text = letters(&line.text());
        let is_heading = matches!(line.style, Style::Heading(_));
        let before = self.own.lines.iter().take(at).filter(|other| {
            runs(other)
                && matches!(other.style, Style::Heading(_)) == is_heading
                && letters(&other.text()) == text
        });
        let before = before.count();
        let alike = || self.said.iter().filter(|said| said.is_heading == is_heading);
        let same = alike().filter(|said| said.letters == text).nth(before);
        // A heading may be printed with its number or label.
        let numbered = |said: &&Said| !said.letters.is_empty() && text.ends_with(&said.letters);
        let found = same.or_else(|| alike().filter(|_| is_heading).filter(numbered).nth(before));
        found?.page.as_deref()
    }

    /// The page of the heading above a line.
    fn heading(&self, near: usize) -> Option<&str> {
        let lines = self.own.lines.iter().enumerate().take(near.saturating_add(1)).rev();
        let mut headings = lines.filter(|(_, line)| matches!(line.style, Style::Heading(_)));
        let (at, line) = headings.find(|(_, line)| runs(line))?;
        self.text(at, line)
    }

    /// The page of a value: where it stands under the same heading, in the same table if it can.
    fn value(&self, remark: &Remark) -> Option<&str> {
        let all = self.values.get(remark.comment.key.as_ref()?)?;
        let place = &remark.place;
        let caption = place.cell.as_ref().map(|cell| letters(&cell.caption)).unwrap_or_default();
        let here = |printed: &Printed| {
            let heading = printed.sections.last().is_none_or(|last| last.ends_with(&place.heading));
            printed.chapter.ends_with(&place.chapter) && heading
        };
        let in_table = |printed: &Printed| {
            printed.block.as_ref().is_some_and(|title| letters(title).ends_with(&caption))
        };
        let mut exact = all.iter().filter(|(printed, _)| !caption.is_empty() && in_table(printed));
        let found = exact.next().or_else(|| all.iter().find(|(printed, _)| here(printed)));
        found.map(|(_, page)| page.as_str())
    }

    /// The page of the paragraph of a key that says the quoted words, else of its first.
    fn quoted(&self, remark: &Remark) -> Option<&str> {
        let key = remark.comment.key.as_ref()?;
        let quote = letters(remark.comment.quote.lines().next().unwrap_or_default());
        let all = || self.said.iter().filter(|said| said.key.as_ref() == Some(key));
        all().find(|said| said.letters.contains(&quote)).or_else(|| all().next())?.page.as_deref()
    }

    fn table(&self, remark: &Remark) -> Option<&str> {
        let caption = letters(&remark.place.cell.as_ref()?.caption);
        let is = |title: &str| !title.is_empty() && caption.ends_with(title);
        self.captions.iter().find(|(title, _)| is(title)).map(|(_, page)| page.as_str())
    }

    /// The page of the heading or the chapter of a name.
    fn named(&self, remark: &Remark) -> Option<&str> {
        let place = &remark.place;
        [&place.heading, &place.chapter].into_iter().find_map(|name| {
            let name = letters(name);
            let is = |said: &&Said| said.is_heading && !said.letters.is_empty();
            let mut all = self.said.iter().filter(is);
            all.find(|said| name.ends_with(&said.letters))?.page.as_deref()
        })
    }
}

/// Whether a line is running text.
fn runs(line: &Line) -> bool {
    line.place.story == Story::Body && line.place.cell.is_none()
}
