//! Markdown with marks to blocks. A small part of Markdown only: paragraphs, headings, lists,
//! bold, italic and quotations; anything else is a fault, not a surprise on paper.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::blocks::Call;
use super::language::Fault;
use super::model::{Block, Inline, ListStyle, Node};
use super::slots::{Narrative, Piece, Slot, Slots};
use super::source::plain;

/// Sets Markdown as blocks.
pub struct Setter<'a> {
    /// What marks stand for.
    pub slots: &'a Slots,
    /// Builds a made block.
    pub build: &'a dyn Fn(&Call) -> Result<Vec<Block>, String>,
    /// Faults met while setting.
    pub faults: &'a RefCell<Vec<Fault>>,
}

/// A piece of a paragraph.
enum Part {
    Inline(Inline),
    Blocks(Vec<Block>),
}

type Events<'e> = std::iter::Peekable<std::vec::IntoIter<(Event<'e>, Range<usize>)>>;

impl Setter<'_> {
    /// Sets a text as blocks; `key` is its key if it is a narrative text.
    pub fn blocks(&self, text: &str, key: Option<&str>) -> Vec<Block> {
        let text = mark_alpha_lists(text);
        let events: Vec<_> =
            Parser::new_ext(&text, Options::ENABLE_HEADING_ATTRIBUTES).into_offset_iter().collect();
        let mut events = events.into_iter().peekable();
        let level = Level { setter: self, source: &text, key, depth: Cell::new(0) };
        level.blocks(&mut events, None)
    }

    /// Sets a text as one line of inlines; paragraphs are joined by spaces.
    pub fn inlines(&self, text: &str, key: Option<&str>) -> Vec<Inline> {
        // With a mark in front nothing is taken for a list or a quotation ("> 90").
        let text = self.slots.mark(Slot::Inline(Inline::Text(String::new()))) + text.trim_start();
        let mut line: Vec<Inline> = Vec::new();
        for block in self.blocks(&text, key) {
            if let Block::Paragraph { text, .. } | Block::Quote { text } = block {
                if !line.is_empty() {
                    line.push(Inline::Text(" ".to_string()));
                }
                line.extend(text);
            }
        }
        line
    }

    fn slot(&self, slot: Slot, key: Option<&str>) -> Part {
        match slot {
            Slot::Inline(inline) => Part::Inline(inline),
            Slot::Ref(to) => Part::Inline(Inline::Node(Node::Ref { to, text: String::new() })),
            Slot::Call(call) => Part::Blocks((self.build)(&call).unwrap_or_else(|message| {
                self.faults.borrow_mut().push(Fault::of_call(key, &call.name, message));
                Vec::new()
            })),
            Slot::Narrative(text) => Part::Blocks(self.narrative(&text)),
            Slot::List(style, items) => {
                let items = items.iter().map(|item| self.narrative(item)).collect();
                Part::Blocks(vec![Block::List { style, items }])
            }
        }
    }

    fn narrative(&self, text: &Narrative) -> Vec<Block> {
        self.blocks(&text.text, Some(&text.key))
    }
}

/// The text being set, with the way to report its faults.
struct Level<'s> {
    setter: &'s Setter<'s>,
    source: &'s str,
    key: Option<&'s str>,
    /// Lists and quotations around what is being set.
    depth: Cell<usize>,
}

/// Lists and quotations within each other at most.
const DEEPEST: usize = 8;

impl Level<'_> {
    fn blocks(&self, events: &mut Events<'_>, end: Option<TagEnd>) -> Vec<Block> {
        let mut blocks = Vec::new();
        // Inlines that stand in a list item without a paragraph of their own.
        let mut loose: Vec<Part> = Vec::new();
        while let Some((event, span)) = events.next() {
            match event {
                Event::End(tag) if Some(tag) == end => break,
                Event::Start(Tag::List(_) | Tag::BlockQuote(_)) if self.depth.get() >= DEEPEST => {
                    self.fault("Daftar bersarang terlalu dalam.");
                    skip(events);
                }
                Event::Start(Tag::Paragraph) => {
                    self.flush(&mut loose, &mut blocks);
                    let parts = self.parts(events, TagEnd::Paragraph);
                    self.paragraph(parts, &mut blocks);
                }
                Event::Start(Tag::Heading { level, id, attrs, .. }) => {
                    self.flush(&mut loose, &mut blocks);
                    let parts = self.parts(events, TagEnd::Heading(level));
                    blocks.push(Block::Heading {
                        level: level_of(level),
                        id: id.map(|i| i.to_string()).unwrap_or_default(),
                        number: None,
                        text: inlines_only(parts),
                        listed: !attrs.iter().any(|(name, _)| name.as_ref() == UNNUMBERED),
                    });
                }
                Event::Start(Tag::List(start)) => {
                    self.flush(&mut loose, &mut blocks);
                    self.depth.set(self.depth.get() + 1);
                    blocks.push(self.list(events, start, &span));
                    self.depth.set(self.depth.get() - 1);
                }
                Event::Start(Tag::BlockQuote(kind)) => {
                    self.flush(&mut loose, &mut blocks);
                    self.depth.set(self.depth.get() + 1);
                    let inside = self.blocks(events, Some(TagEnd::BlockQuote(kind)));
                    self.depth.set(self.depth.get() - 1);
                    blocks.extend(inside.into_iter().map(|block| match block {
                        Block::Paragraph { text, .. } => Block::Quote { text },
                        other => other,
                    }));
                }
                Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                    self.fault("Blok kode atau HTML tidak dapat dicetak; tulis sebagai paragraf tanpa lekuk.");
                    skip(events);
                }
                Event::Rule => self.fault("Garis pemisah tidak dapat dicetak."),
                inline => self.part(inline, events, &mut loose),
            }
        }
        self.flush(&mut loose, &mut blocks);
        blocks
    }

    fn list(&self, events: &mut Events<'_>, start: Option<u64>, span: &Range<usize>) -> Block {
        let mut items = Vec::new();
        while let Some((event, _)) = events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.blocks(events, Some(TagEnd::Item))),
                _ => break,
            }
        }
        let marker = self.source.get(span.clone()).unwrap_or("").trim_start();
        let alpha = marker.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(')');
        let style = match start {
            None => ListStyle::Bullet,
            Some(_) if alpha => ListStyle::Alpha,
            Some(_) => ListStyle::Decimal,
        };
        Block::List { style, items }
    }

    fn parts(&self, events: &mut Events<'_>, end: TagEnd) -> Vec<Part> {
        let mut parts = Vec::new();
        while let Some((event, _)) = events.next() {
            if event == Event::End(end) {
                break;
            }
            self.part(event, events, &mut parts);
        }
        parts
    }

    fn part(&self, event: Event<'_>, events: &mut Events<'_>, parts: &mut Vec<Part>) {
        let text = |text: &str| Part::Inline(Inline::Text(text.to_string()));
        match event {
            Event::Text(t) => self.text(&t, parts),
            Event::SoftBreak => parts.push(text(" ")),
            Event::HardBreak => parts.push(Part::Inline(Inline::Node(Node::Break))),
            Event::Start(Tag::Strong) => {
                let body = inlines_only(self.parts(events, TagEnd::Strong));
                parts.push(Part::Inline(Inline::Node(Node::Strong { body })));
            }
            Event::Start(Tag::Emphasis) => {
                let body = inlines_only(self.parts(events, TagEnd::Emphasis));
                parts.push(Part::Inline(Inline::Node(Node::Emph { body })));
            }
            Event::Code(code) => {
                self.fault_at("Tanda petik terbalik (`) tidak dapat dicetak.", Some("`"));
                self.text(&code, parts);
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                let message = format!("Kode HTML \"{}\" tidak dapat dicetak.", html.trim());
                self.fault_at(&message, Some(html.trim()));
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let message = "Tautan atau gambar tidak dapat dicetak dalam naskah; tulis alamatnya sebagai teks biasa.";
                self.fault_at(message, Some(&dest_url));
            }
            _ => {}
        }
    }

    fn text(&self, text: &str, parts: &mut Vec<Part>) {
        for piece in self.setter.slots.cut(text) {
            parts.push(match piece {
                Piece::Text(text) => Part::Inline(Inline::Text(text.to_string())),
                Piece::Slot(slot) => self.setter.slot(slot, self.key),
            });
        }
    }

    /// A paragraph; made blocks within it stand on their own between its parts.
    fn paragraph(&self, parts: Vec<Part>, blocks: &mut Vec<Block>) {
        let mut line = Vec::new();
        for part in parts {
            match part {
                Part::Inline(inline) => line.push(inline),
                Part::Blocks(made) => {
                    self.finish(&mut line, blocks);
                    blocks.extend(made);
                }
            }
        }
        self.finish(&mut line, blocks);
    }

    fn finish(&self, line: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
        let text = tidy(std::mem::take(line));
        if !plain(&text).trim().is_empty()
            || text.iter().any(|i| matches!(i, Inline::Node(Node::Ref { .. })))
        {
            blocks.push(Block::Paragraph { text, key: self.key.map(str::to_string) });
        }
    }

    fn flush(&self, loose: &mut Vec<Part>, blocks: &mut Vec<Block>) {
        let parts = std::mem::take(loose);
        self.paragraph(parts, blocks);
    }

    fn fault(&self, message: &str) {
        self.fault_at(message, None);
    }

    /// A fault with the words that were typed, to find its place.
    fn fault_at(&self, message: &str, typed: Option<&str>) {
        let fault = Fault::plain((self.key.map(str::to_string), message.to_string()));
        let fault = Fault { asked: typed.map(str::to_string), ..fault };
        self.setter.faults.borrow_mut().push(fault);
    }
}

/// Inlines of parts; blocks cannot stand in a heading or in bold text and are left out.
fn inlines_only(parts: Vec<Part>) -> Vec<Inline> {
    let inlines = parts.into_iter().filter_map(|part| match part {
        Part::Inline(inline) => Some(inline),
        Part::Blocks(_) => None,
    });
    tidy(inlines.collect())
}

/// Joins neighbouring texts, folds runs of spaces and cuts them at both ends.
fn tidy(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for inline in inlines {
        match (out.last_mut(), inline) {
            (Some(Inline::Text(last)), Inline::Text(text)) => last.push_str(&text),
            (_, inline) => out.push(inline),
        }
    }
    for inline in &mut out {
        if let Inline::Text(text) = inline {
            *text = fold_spaces(text);
        }
    }
    if let Some(Inline::Text(first)) = out.first_mut() {
        *first = first.trim_start().to_string();
    }
    if let Some(Inline::Text(last)) = out.last_mut() {
        *last = last.trim_end().to_string();
    }
    out.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
    out
}

fn fold_spaces(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        let blank = matches!(c, ' ' | '\t' | '\n');
        if !(blank && space) {
            folded.push(if blank { ' ' } else { c });
        }
        space = blank;
    }
    folded
}

/// `{tanpa-nomor}` after a heading takes its number and its line in the contents.
const UNNUMBERED: &str = "tanpa-nomor";

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        _ => 4,
    }
}

fn skip(events: &mut Events<'_>) {
    let mut depth = 1_usize;
    for (event, _) in events.by_ref() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
}

/// Markdown has no lists by letters: `a. ` becomes `1) `, which nothing else here uses.
fn mark_alpha_lists(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let body = line.trim_start_matches(' ');
        let mut chars = body.chars();
        let alpha = chars.next().is_some_and(|c| c.is_ascii_lowercase())
            && chars.next() == Some('.')
            && chars.next() == Some(' ');
        if alpha {
            out.push_str(line.get(..line.len() - body.len()).unwrap_or(""));
            out.push_str("1)");
            out.push_str(body.get(2..).unwrap_or(""));
        } else {
            out.push_str(line);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> (Vec<Block>, Vec<String>) {
        let faults = RefCell::default();
        let slots = Slots::default();
        let setter = Setter { slots: &slots, build: &|_| Ok(Vec::new()), faults: &faults };
        let blocks = setter.blocks(text, Some("naskah.uji"));
        (blocks, faults.into_inner().into_iter().map(|fault: Fault| fault.message).collect())
    }

    fn paragraph(block: &Block) -> String {
        match block {
            Block::Paragraph { text, .. } => plain(text),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn lists_by_letters_hold_lists_by_numbers() {
        let (blocks, faults) = set("a. Sekretariat\n   1. Umum\n   2. Keuangan\nb. Bidang\n");
        assert!(faults.is_empty());
        let [Block::List { style: ListStyle::Alpha, items }] = blocks.as_slice() else {
            panic!("{blocks:?}")
        };
        assert_eq!(items.len(), 2);
        assert_eq!(paragraph(&items[0][0]), "Sekretariat");
        assert!(
            matches!(&items[0][1], Block::List { style: ListStyle::Decimal, items } if items.len() == 2)
        );
    }

    #[test]
    fn bold_and_italic_survive_and_spaces_fold() {
        let (blocks, _) = set("Kata  **tebal**\ndan *miring*.");
        let [Block::Paragraph { text, key }] = blocks.as_slice() else { panic!("{blocks:?}") };
        assert_eq!(plain(text), "Kata tebal dan miring.");
        assert_eq!(key.as_deref(), Some("naskah.uji"));
        assert!(matches!(text[1], Inline::Node(Node::Strong { .. })));
    }

    #[test]
    fn what_cannot_be_printed_is_a_fault() {
        for text in ["Kata <b>tebal</b>", "`kode`", "    kode", "[tautan](x)", "![a](b)", "---"] {
            assert!(!set(text).1.is_empty(), "{text}");
        }
    }

    #[test]
    fn marks_become_what_they_stand_for() {
        let faults: RefCell<Vec<Fault>> = RefCell::default();
        let slots = Slots::default();
        let value = Inline::Node(Node::Value {
            text: "Dinas *Contoh* <x>".to_string(),
            key: "instansi.nama".to_string(),
            formula: None,
        });
        let mark = slots.mark(super::super::slots::Slot::Inline(value.clone()));
        let setter = Setter { slots: &slots, build: &|_| Ok(Vec::new()), faults: &faults };
        let line = setter.inlines(&format!("Nama **{mark}** saja"), None);
        assert_eq!(plain(&line), "Nama Dinas *Contoh* <x> saja");
        assert!(matches!(&line[1], Inline::Node(Node::Strong { body }) if body == &[value]));
        assert!(faults.into_inner().is_empty());
    }

    #[test]
    fn headings_may_go_without_number() {
        let (blocks, _) = set("# Judul {#x}\n\n## Sekilas {tanpa-nomor}");
        assert!(
            matches!(&blocks[0], Block::Heading { level: 1, id, listed: true, .. } if id == "x")
        );
        assert!(matches!(&blocks[1], Block::Heading { level: 2, listed: false, .. }));
    }
}
