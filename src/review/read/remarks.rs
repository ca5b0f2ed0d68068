//! Comments: what they say, what they are about, what they answer.

use std::collections::BTreeMap;

use super::bounded;
use crate::output::docx::xml::Element;
use crate::review::{Comment, Line};

/// Most comments of a file.
const MOST: usize = 10_000;

/// Most ranges of comments that are open at once.
const MOST_OPEN: usize = 200;

/// Longest quotation, in bytes.
const LONGEST: usize = 2_000;

/// The words that a comment is about.
#[derive(Default)]
struct Range {
    quote: String,
    gone: String,
    line: Option<usize>,
    last: usize,
    key: Option<String>,
    /// Where its sign stands.
    sign: Option<usize>,
}

/// Ranges of comments, while the text is walked over.
#[derive(Default)]
pub struct Remarks {
    ranges: BTreeMap<String, Range>,
    open: Vec<String>,
}

impl Remarks {
    /// A range begins.
    pub fn begin(&mut self, start: &Element) {
        let Some(id) = start.attribute("w:id") else { return };
        if self.open.len() < MOST_OPEN
            && self.ranges.len() < MOST
            && !self.open.iter().any(|open| open == id)
        {
            self.ranges.entry(id.to_string()).or_default();
            self.open.push(id.to_string());
        }
    }

    /// A range ends.
    pub fn end(&mut self, end: &Element) {
        self.open.retain(|open| Some(open.as_str()) != end.attribute("w:id"));
    }

    /// The sign of a comment stands in a line.
    pub fn refer(&mut self, sign: &Element, line: usize) {
        let Some(id) = sign.attribute("w:id") else { return };
        if self.ranges.len() < MOST || self.ranges.contains_key(id) {
            self.ranges.entry(id.to_string()).or_default().sign.get_or_insert(line);
        }
    }

    /// Text is met, in a line, with the key of a value, or as something deleted.
    pub fn note(&mut self, text: &str, key: Option<&str>, line: usize, gone: bool) {
        if self.open.is_empty() {
            return;
        }
        let ranges = &mut self.ranges;
        self.open.retain(|id| ranges.get_mut(id).is_some_and(|r| r.note(text, key, line, gone)));
    }

    /// The comments of a part, with the places of their ranges.
    pub fn comments(mut self, part: &Element, lines: &[Line]) -> Vec<Comment> {
        let comments = part.elements().filter(|element| element.name == "w:comment").take(MOST);
        let mut found = Vec::new();
        for element in comments {
            let told = |name: &str| bounded(element.attribute(name).unwrap_or_default(), 200);
            let id = told("w:id");
            let range = self.ranges.remove(&id).unwrap_or_default();
            let line = range.line.or(range.sign);
            let line = line.map(|line| line.min(lines.len().saturating_sub(1)));
            let line = line.filter(|_| !lines.is_empty());
            let gone = range.quote.trim().is_empty() && !range.gone.trim().is_empty();
            let quote = if gone { range.gone } else { range.quote };
            found.push(Comment {
                id,
                author: told("w:author"),
                date: told("w:date"),
                text: said(element),
                quote: quote.trim().to_string(),
                gone,
                line,
                key: range.key,
                parent: None,
                resolved: false,
            });
        }
        found
    }
}

impl Range {
    /// Takes text in; tells whether there is room for more.
    fn note(&mut self, text: &str, key: Option<&str>, line: usize, gone: bool) -> bool {
        self.line.get_or_insert(line);
        if self.key.is_none() {
            self.key = key.map(str::to_string);
        }
        let into = if gone { &mut self.gone } else { &mut self.quote };
        if line != self.last && !into.is_empty() {
            into.push('\n');
        }
        self.last = line;
        into.push_str(&bounded(text, LONGEST));
        *into = bounded(into, LONGEST);
        into.len() + 4 < LONGEST
    }
}

/// What a comment says.
fn said(comment: &Element) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    comment.visit(&mut |element| match element.name.as_str() {
        "w:p" => paragraphs.push(String::new()),
        "w:t" => {
            if paragraphs.is_empty() {
                paragraphs.push(String::new());
            }
            if let Some(last) = paragraphs.last_mut() {
                last.push_str(&element.plain());
            }
        }
        "w:tab" | "w:br" => {
            if let Some(last) = paragraphs.last_mut() {
                last.push(' ');
            }
        }
        _ => {}
    });
    bounded(paragraphs.join("\n").trim(), 20_000)
}

/// Ids of the paragraphs of a part of comments: the comment whose last paragraph they are.
fn paragraphs(part: &Element) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for comment in part.elements().filter(|element| element.name == "w:comment") {
        let Some(id) = comment.attribute("w:id") else { continue };
        comment.visit(&mut |element| {
            if let Some(paragraph) =
                element.attribute("w14:paraId").filter(|_| element.name == "w:p")
            {
                found.insert(paragraph.to_uppercase(), id.to_string());
            }
        });
    }
    found
}

/// Tells comments what they answer and whether they are done. An answer is about what the comment is
/// about.
pub fn thread(comments: &mut [Comment], part: &Element, extended: &Element) {
    let ids = paragraphs(part);
    let comment_of = |name: &str, entry: &Element| {
        entry.attribute(name).and_then(|paragraph| ids.get(&paragraph.to_uppercase())).cloned()
    };
    let places: BTreeMap<String, usize> =
        comments.iter().enumerate().map(|(at, comment)| (comment.id.clone(), at)).collect();
    for entry in extended.elements().filter(|element| element.name == "w15:commentEx") {
        let Some(id) = comment_of("w15:paraId", entry) else { continue };
        let Some(comment) = places.get(&id).and_then(|at| comments.get_mut(*at)) else { continue };
        comment.resolved |= matches!(entry.attribute("w15:done"), Some("1" | "true"));
        comment.parent = comment_of("w15:paraIdParent", entry).filter(|parent| *parent != id);
    }
    for at in 0..comments.len() {
        let Some(own) = comments.get(at).filter(|own| own.line.is_none()) else { continue };
        let parent = own.parent.as_ref().and_then(|id| comments.get(*places.get(id)?)).cloned();
        if let (Some(parent), Some(own)) = (parent, comments.get_mut(at)) {
            (own.line, own.key) = (parent.line, parent.key);
            (own.quote, own.gone) = (parent.quote, parent.gone);
        }
    }
}
