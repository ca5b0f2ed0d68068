//! Characters that the chosen fonts do not hold, found in the pages as laid out.
//!
//! Typst takes another font without a word; whoever reads the paper sees it. What is in no font
//! at all would be an empty box, which PDF/A forbids.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::{Diagnostic, Level};
use lkjip_metrics::place::Place;
use typst::introspection::{Location, Tag};
use typst::layout::{Frame, FrameItem};
use typst::math::EquationElem;
use typst::text::TextItem;
use typst_layout::PagedDocument;

use super::{fonts, pages};

/// A character that stands in another font than the chosen ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// The character or, for composed ones, the characters.
    pub character: String,
    /// The run of text that holds it.
    pub run: String,
    /// The printed page, where there is a number.
    pub page: Option<String>,
    /// The font that stands in; none when no font has it.
    pub substitute: Option<String>,
}

/// Finds them, each character once, in the order of the pages.
pub fn foreign(laid: &PagedDocument, families: [&'static str; 2]) -> Vec<Foreign> {
    let mut search = Search { families, equations: Vec::new(), page: None, found: BTreeMap::new() };
    for page in laid.pages() {
        search.page = pages::printed(page);
        search.frame(&page.frame);
    }
    let mut found: Vec<(usize, Foreign)> = search.found.into_values().collect();
    found.sort_by_key(|(order, _)| *order);
    found.into_iter().map(|(_, foreign)| foreign).collect()
}

struct Search {
    families: [&'static str; 2],
    equations: Vec<Location>,
    page: Option<String>,
    found: BTreeMap<String, (usize, Foreign)>,
}

impl Search {
    fn frame(&mut self, frame: &Frame) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => self.frame(&group.frame),
                FrameItem::Text(text) => self.text(text),
                FrameItem::Tag(Tag::Start(element, _)) if element.is::<EquationElem>() => {
                    self.equations.extend(element.location());
                }
                FrameItem::Tag(Tag::End(location, ..)) => {
                    self.equations.retain(|open| open != location);
                }
                _ => {}
            }
        }
    }

    fn text(&mut self, item: &TextItem) {
        let family = item.font.info().family.as_str();
        let chosen = self.families.contains(&family)
            || (family == fonts::MATH && !self.equations.is_empty());
        for glyph in &item.glyphs {
            if chosen && glyph.id != 0 {
                continue;
            }
            let range = glyph.range();
            let Some(character) = item.text.get(range.clone()) else { continue };
            // Blanks and line breaks have no shape to miss.
            if character.trim().is_empty() {
                continue;
            }
            let order = self.found.len();
            let foreign = Foreign {
                character: character.to_string(),
                run: word(&item.text, range),
                page: self.page.clone(),
                substitute: (glyph.id != 0).then(|| family.to_string()),
            };
            self.found.entry(character.to_string()).or_insert((order, foreign));
        }
    }
}

/// The word around a part of a text, by which the record is searched.
fn word(text: &str, range: Range<usize>) -> String {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let start = before.rfind(char::is_whitespace).map_or(0, |at| {
        at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    });
    let end = after.find(char::is_whitespace).map_or(text.len(), |at| range.end + at);
    text.get(start..end).unwrap_or_default().to_string()
}

impl Foreign {
    /// The finding, at the place in the record where the character was typed, when it was.
    pub fn finding(&self, source: &str) -> Diagnostic {
        let codes: Vec<String> =
            self.character.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
        let name = format!("\"{}\" ({})", self.character, codes.join(" "));
        let page =
            self.page.as_ref().map_or_else(String::new, |page| format!(" di halaman {page}"));
        let place = Place { span: self.locate(source), key: Arc::from("") };
        let finding = match &self.substitute {
            Some(font) => Diagnostic::new(
                Code::HurufTidakAda,
                &place,
                format!("Huruf laporan tidak memuat karakter {name}{page}; dicetak dengan {font}."),
            ),
            None => Diagnostic::new(
                Code::HurufTidakAda,
                &place,
                format!("Karakter {name}{page} tidak ada dalam huruf mana pun."),
            )
            .level(Level::Galat),
        };
        finding.mark("karakter ini").help("Ganti dengan karakter biasa, atau hapus.")
    }

    /// Looks for the word first, so that a comment that holds the same character is not named.
    fn locate(&self, source: &str) -> Range<usize> {
        let within = self.run.find(&self.character).unwrap_or(0);
        let start = source
            .find(&self.run)
            .filter(|_| !self.run.is_empty())
            .map(|at| at + within)
            .or_else(|| source.find(&self.character));
        start.map_or(0..0, |start| start..start + self.character.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_cut_at_blanks() {
        let text = "harga 5☃kg naik";
        let at = text.find('☃').unwrap();
        assert_eq!(word(text, at..at + '☃'.len_utf8()), "5☃kg");
        assert_eq!(word("☃", 0..3), "☃");
    }

    #[test]
    fn the_finding_stands_where_the_character_was_typed() {
        let source = "# ☃ di komentar\nnama = \"Dinas 5☃kg\"\n";
        let foreign = Foreign {
            character: "☃".into(),
            run: "5☃kg".into(),
            page: Some("3".into()),
            substitute: None,
        };
        let finding = foreign.finding(source);
        assert_eq!(&source[finding.span.clone()], "☃");
        assert!(finding.span.start > source.find('\n').unwrap());
        assert_eq!(finding.level, Level::Galat);
        assert!(finding.message.contains("U+2603) di halaman 3"), "{}", finding.message);
    }
}
