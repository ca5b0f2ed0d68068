//! From the bytes of a Word file to its lines.
//!
//! Which parts there are, and in which order they are read. Relations that lead out of the package are
//! never followed.

mod bookmarks;
mod formatting;
mod inline;
mod known;
mod remarks;
mod table;
mod tracked;
mod walk;

use crate::document::model::Origin;
use crate::output::docx::Map;
use crate::output::docx::map;
use crate::output::docx::package::Package;
use crate::output::docx::template::relations::{self, Relation};
use crate::output::docx::xml::{self, Element};

use super::fault::other_format;
use super::{Comment, Line, Reading, Story, Unreadable};
use known::Known;
use walk::Walker;

pub(super) use walk::{MOST_LINES, MOST_TEXT};

/// Largest part of XML, in bytes (32 MiB); as a tree it takes a multiple of that.
pub(super) const LARGEST_XML: usize = 32 * 1024 * 1024;

/// Signs of a short digest as the foot of a draft shows it.
const SHORT: usize = 8;

/// Reads a Word file. Bookmarks lead to keys by `map`, that of the draft; without one, by the map in the
/// file itself, which the other program may have lost.
///
/// # Errors
/// Why the file cannot be read.
pub fn read(bytes: &[u8], map: Option<&Map>) -> Result<Reading, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if let Some(format) = other_format(bytes) {
        return Err(Unreadable::Other(format));
    }
    let package = Package::read(bytes)?;
    let file = File::open(&package)?;
    let own = file.own_map()?;
    let (own_map, origin) = own.map_or((None, None), |(map, origin)| (Some(map), origin));
    let empty = Map::new();
    let mut known = Known::with_map(map.or(own_map.as_ref()).unwrap_or(&empty));
    file.part("styles")?.iter().for_each(|root| known.read_styles(root));
    file.part("numbering")?.iter().for_each(|root| known.read_numbering(root));
    for (word, reference) in [("footnotes", "w:footnote"), ("endnotes", "w:endnote")] {
        let Some(root) = file.part(word)? else { continue };
        for note in root.children.into_iter().filter_map(into_element) {
            let usual = note.attribute("w:type").is_none_or(|kind| kind == "normal");
            if let Some(id) = note.attribute("w:id").filter(|_| usual) {
                known.notes.insert((reference, id.to_string()), note);
            }
        }
    }
    let running = file.running(&known)?;
    let main = file.root(&file.main)?;
    let mut walker = Walker::new(&known);
    if let Some(body) = main.find("w:body") {
        walker.container(body);
    }
    // Notes that nothing refers to any more.
    for (place, note) in &known.notes {
        if !walker.seen_notes.contains(place) {
            walker.aside(Story::Note, note);
        }
    }
    for (story, root) in &running {
        walker.aside(*story, root);
    }
    walker.finish();
    if walker.over {
        return Err(Unreadable::TooLong);
    }
    let Walker { lines, mut formatting, remarks, has_tracking, draft_line, pictures, .. } = walker;
    formatting.iter_mut().for_each(|one| one.line = one.line.min(lines.len().saturating_sub(1)));
    let comments = file.comments(remarks, &lines)?;
    let draft = origin.as_ref().map(|origin| origin.draft);
    let draft =
        draft.or_else(|| draft_line.as_deref().and_then(number)).or_else(|| of_foot(&lines));
    let record = origin.map(|Origin { record, .. }| record);
    let mut reading =
        Reading { lines, comments, pictures, formatting, draft, record, has_tracking };
    reading.give_keys();
    Ok(reading)
}

impl Reading {
    /// Comments about no value are about the narrative text, or the only value, of their line.
    pub(super) fn give_keys(&mut self) {
        for comment in self.comments.iter_mut().filter(|comment| comment.key.is_none()) {
            let Some(line) = comment.line.and_then(|line| self.lines.get(line)) else { continue };
            let mut values: Vec<&String> =
                line.pieces.iter().filter_map(|piece| piece.key.as_ref()).collect();
            values.dedup();
            // A value within a sentence of the program is not what the sentence is about.
            let length = |pieces: &mut dyn Iterator<Item = &super::Piece>| -> usize {
                pieces.map(|piece| piece.text.trim().len()).sum()
            };
            let own = length(&mut line.pieces.iter().filter(|piece| piece.key.is_some()));
            let is_most = own * 2 >= length(&mut line.pieces.iter());
            let only = match values.as_slice() {
                [only] if is_most => Some(*only),
                _ => None,
            };
            comment.key = line.key.as_ref().or(only).cloned();
        }
    }
}

struct File<'p> {
    package: &'p Package,
    main: String,
    relations: Vec<Relation>,
}

impl<'p> File<'p> {
    fn open(package: &'p Package) -> Result<Self, Unreadable> {
        let all = relations::read(package, "").map_err(Unreadable::Relations)?;
        let main = all.iter().find(|relation| relation.word() == "officeDocument");
        let main = main.and_then(|relation| relations::target(package, "", relation));
        // Some programs lose the relations of the package.
        let usual = || package.find("word/document.xml").map(|(name, _)| name.to_string());
        let main = main.or_else(usual).ok_or(Unreadable::NoMain)?;
        let relations = relations::read(package, &main).map_err(Unreadable::Relations)?;
        let file = Self { package, main, relations };
        let root = file.root(&file.main)?;
        if root.name == "w:document" { Ok(file) } else { Err(Unreadable::NoMain) }
    }

    fn root(&self, name: &str) -> Result<Element, Unreadable> {
        let bytes = self.package.get(name).unwrap_or_default();
        if bytes.len() > LARGEST_XML {
            return Err(Unreadable::TooLong);
        }
        let fault = |reason| Unreadable::Part { part: name.to_string(), reason };
        xml::parse(bytes).map_err(fault)
    }

    /// The part of the first relation of a kind.
    fn part(&self, word: &str) -> Result<Option<Element>, Unreadable> {
        let relation = self.relations.iter().find(|relation| relation.word() == word);
        let name = relation.and_then(|r| relations::target(self.package, &self.main, r));
        name.map(|name| self.root(&name)).transpose()
    }

    /// Headers, then footers. Programs make several parts of one wording and name them anew; each wording
    /// is read once, in an order that does not depend on that.
    fn running(&self, known: &Known) -> Result<Vec<(Story, Element)>, Unreadable> {
        let mut found: Vec<(Story, String, Element)> = Vec::new();
        for relation in &self.relations {
            let story = match relation.word() {
                "header" => Story::Header,
                "footer" => Story::Footer,
                _ => continue,
            };
            let Some(name) = relations::target(self.package, &self.main, relation) else {
                continue;
            };
            let root = self.root(&name)?;
            let mut walker = Walker::new(known);
            walker.container(&root);
            let text: String = walker.lines.iter().map(|line| line.text() + "\n").collect();
            found.push((story, text, root));
        }
        found.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
        found.dedup_by(|one, other| (one.0, &one.1) == (other.0, &other.1));
        Ok(found.into_iter().map(|(story, _, root)| (story, root)).collect())
    }

    /// The map that the program put into the file.
    fn own_map(&self) -> Result<Option<(Map, Option<Origin>)>, Unreadable> {
        for relation in self.relations.iter().filter(|relation| relation.word() == "customXml") {
            let Some(name) = relations::target(self.package, &self.main, relation) else {
                continue;
            };
            // Parts of other programs may be anything.
            let Ok(root) = self.root(&name) else { continue };
            if let Some(found) = map::of_xml(&root) {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    fn comments(
        &self,
        remarks: remarks::Remarks,
        lines: &[Line],
    ) -> Result<Vec<Comment>, Unreadable> {
        let Some(part) = self.part("comments")? else { return Ok(Vec::new()) };
        let mut comments = remarks.comments(&part, lines);
        if let Some(extended) = self.part("commentsExtended")? {
            remarks::thread(&mut comments, &part, &extended);
        }
        Ok(comments)
    }
}

fn into_element(node: xml::Node) -> Option<Element> {
    match node {
        xml::Node::Element(element) => Some(element),
        xml::Node::Text(_) => None,
    }
}

/// The number of a draft in the words of its mark: the first number.
fn number(mark: &str) -> Option<u16> {
    let digits = mark.split(|c: char| !c.is_ascii_digit());
    digits.filter(|run| !run.is_empty()).find_map(|run| run.parse().ok())
}

/// The same from a footer, which ends with the mark: a word, the number, and a short digest.
fn of_foot(lines: &[Line]) -> Option<u16> {
    let feet = lines.iter().filter(|line| line.place.story == Story::Footer);
    feet.filter_map(|line| {
        let text = line.text();
        let words: Vec<&str> = text.split_whitespace().filter(|word| *word != "·").collect();
        let (digest, number) = (words.last()?, words.get(words.len().checked_sub(2)?)?);
        let is_digest = digest.len() == SHORT && digest.bytes().all(|b| b.is_ascii_hexdigit());
        number.parse().ok().filter(|_| is_digest)
    })
    .next()
}

/// A text of bounded length.
pub(super) fn bounded(text: &str, most: usize) -> String {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().to_string()
}
