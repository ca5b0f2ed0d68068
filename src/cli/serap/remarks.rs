//! Comments and changes of looks, each with its place, and the page of the draft that it is on.

use std::collections::{BTreeMap, BTreeSet};

use super::base::Base;
use super::report::Remark;
use crate::document::model::Block;
use crate::document::source::plain;
use crate::document::{Printed, mark_all};
use crate::output::typst::Engine;
use crate::review::{Comment, Formatting, Pair, Place, Reading};

/// Gathers them from all files.
pub fn remarks(
    paired: &[(String, Reading, Vec<Pair>)],
    base: &Base,
) -> (Vec<Remark>, Vec<(Formatting, Place)>) {
    let place = |reading: &Reading, line: Option<usize>| {
        line.and_then(|line| reading.lines.get(line))
            .map(|line| line.place.clone())
            .unwrap_or_default()
    };
    let mut comments = Vec::new();
    let mut formatting = Vec::new();
    for (_, reading, _) in paired {
        for mut comment in joined(&reading.comments) {
            comment.key = about(reading, &comment);
            let place = place(reading, comment.line);
            comments.push(Remark { comment, place, page: None });
        }
        let own = reading.formatting.iter();
        formatting.extend(own.map(|one| (one.clone(), place(reading, Some(one.line)))));
    }
    if !comments.is_empty() {
        let pages = Pages::of(base, &comments);
        comments.iter_mut().for_each(|remark| remark.page = pages.page(remark));
    }
    (comments, formatting)
}

/// What a comment is about: the text that its words are part of; a value when there is no text around
/// it, or when the value is all that was marked.
fn about(reading: &Reading, comment: &Comment) -> Option<String> {
    let line = comment.line.and_then(|line| reading.lines.get(line));
    let text = line.and_then(|line| line.key.clone());
    let marked = comment.quote.trim();
    let own = line.is_some_and(|line| {
        let mut pieces = line.pieces.iter().filter(|piece| piece.key == comment.key);
        pieces.any(|piece| piece.key.is_some() && piece.text.trim() == marked)
    });
    if own { comment.key.clone() } else { text.or_else(|| comment.key.clone()) }
}

/// The comments, each with the replies to it.
fn joined(comments: &[Comment]) -> Vec<Comment> {
    let roots = roots(comments);
    let mut replies: BTreeMap<&str, Vec<&Comment>> = BTreeMap::new();
    let mut heads: Vec<&Comment> = Vec::new();
    for comment in comments {
        match roots.get(comment.id.as_str()).filter(|root| **root != comment.id) {
            Some(root) => replies.entry(root).or_default().push(comment),
            None => heads.push(comment),
        }
    }
    let joined = heads.into_iter().map(|head| {
        let mut whole = head.clone();
        for reply in replies.get(head.id.as_str()).into_iter().flatten() {
            whole.text.push_str(&format!("\nBalasan {}: {}", reply.author, reply.text));
        }
        whole
    });
    joined.collect()
}

/// The first comment of the thread of each, by id: replies may answer replies. Those that answer each
/// other in a ring stand for themselves.
fn roots(comments: &[Comment]) -> BTreeMap<&str, &str> {
    let parents: BTreeMap<&str, Option<&str>> =
        comments.iter().map(|comment| (comment.id.as_str(), comment.parent.as_deref())).collect();
    let mut roots: BTreeMap<&str, &str> = BTreeMap::new();
    for id in parents.keys() {
        let (mut way, mut met) = (vec![*id], BTreeSet::from([*id]));
        let root = loop {
            let last = way.last().copied().unwrap_or(id);
            if let Some(root) = roots.get(last) {
                break Some(*root);
            }
            match parents.get(last).copied().flatten().filter(|one| parents.contains_key(one)) {
                Some(parent) if met.insert(parent) => way.push(parent),
                Some(_) => break None,
                None => break Some(last),
            }
        };
        roots.extend(way.into_iter().map(|one| (one, root.unwrap_or(one))));
    }
    roots
}

/// Pages of the draft by key and by heading.
struct Pages {
    /// Where each key is printed: chapter, sections, page.
    keys: BTreeMap<String, Vec<(Printed, String)>>,
    headings: BTreeMap<String, String>,
}

impl Pages {
    fn of(base: &Base, comments: &[Remark]) -> Self {
        let mut pages = Self { keys: BTreeMap::new(), headings: BTreeMap::new() };
        let Some(ready) = &base.checked.ready else { return pages };
        let mut document = ready.document.clone();
        let wanted: BTreeSet<&str> =
            comments.iter().filter_map(|remark| remark.comment.key.as_deref()).collect();
        let printed = mark_all(&mut document, &wanted);
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
            pages.keys.insert(key, paged.collect());
        }
        for chapter in document.parts.iter().flat_map(|part| &part.chapters) {
            pages
                .headings
                .extend(anchors.get(&chapter.id).map(|page| (chapter.title.clone(), page.clone())));
            for block in &chapter.blocks {
                if let Block::Heading { id, text, .. } = block
                    && let Some(page) = anchors.get(id)
                {
                    pages.headings.entry(plain(text)).or_insert_with(|| page.clone());
                }
            }
        }
        pages
    }

    /// The page of what a comment is about, or the one on which its section begins.
    fn page(&self, remark: &Remark) -> Option<String> {
        let places = remark.comment.key.as_ref().and_then(|key| self.keys.get(key));
        let place = &remark.place;
        let here = |printed: &Printed| {
            let heading = printed.sections.last().is_none_or(|last| last.ends_with(&place.heading));
            printed.chapter.ends_with(&place.chapter) && heading
        };
        let key = places.and_then(|all| all.iter().find(|(printed, _)| here(printed)));
        let key = key.map(|(_, page)| page);
        let named = |name: &str| {
            let found = self
                .headings
                .iter()
                .find(|(heading, _)| !heading.is_empty() && name.ends_with(heading.as_str()));
            found.map(|(_, page)| page)
        };
        key.or_else(|| named(&remark.place.heading))
            .or_else(|| named(&remark.place.chapter))
            .cloned()
    }
}
