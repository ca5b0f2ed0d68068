//! Bookmarks of the program: which values and narrative texts are open where a text stands.

use super::known::Kind;
use super::walk::Walker;
use crate::output::docx::marks::Leads;
use crate::output::docx::xml::Element;
use crate::review::Style;

/// Most bookmarks and controls that are open at once.
const MOST_OPEN: usize = 1_000;

/// A narrative text whose end has not come yet.
pub struct Narrative {
    pub id: String,
    /// Of its bookmark.
    name: String,
    key: String,
    /// Cells around its beginning.
    depth: usize,
    /// Text of the open paragraph that lies in it, in bytes.
    pub covers: usize,
}

impl Walker<'_> {
    /// The key of the narrative text that the most of the paragraph lies in.
    pub fn narrative(&mut self, kind: Kind, begins: Option<String>) -> Option<String> {
        let depth = self.cells.len();
        let here = |narrative: &&Narrative| narrative.depth == depth && narrative.covers > 0;
        let most = self.narratives.iter().filter(here).max_by_key(|narrative| narrative.covers);
        let key = most.map(|narrative| narrative.key.clone());
        let key = key.filter(|key| kind.narrative || begins.as_ref() == Some(key));
        // One that lost its end ends with the section all the same.
        if matches!(kind.style, Style::Heading(_)) {
            self.narratives.clear();
        }
        self.narratives.retain(|narrative| !narrative.id.is_empty());
        self.narratives.iter_mut().for_each(|narrative| narrative.covers = 0);
        key.or(begins.filter(|_| kind.narrative))
    }

    /// A bookmark begins.
    pub fn begin(&mut self, bookmark: &Element) {
        let name = bookmark.attribute("w:name").unwrap_or_default();
        if !self.known.is_own(name) {
            return;
        }
        let id = bookmark.attribute("w:id").unwrap_or_default().to_string();
        if !self.seen_bookmarks.insert(name.to_string()) {
            // LibreOffice begins one anew, under another id, where a paragraph in it was deleted with
            // tracking; only that one ends.
            let open = self.narratives.iter_mut().filter(|own| !own.id.is_empty());
            open.filter(|own| own.name == name && !id.is_empty())
                .for_each(|own| own.id.clone_from(&id));
            return;
        }
        self.line.bookmarks.push(name.to_string());
        let Some((key, leads)) = self.known.leads(name) else { return };
        match leads {
            Leads::Value if self.values.len() < MOST_OPEN => self.values.push((id, key.clone())),
            Leads::Text if self.narratives.len() < MOST_OPEN && !id.is_empty() => {
                self.line.begins.get_or_insert_with(|| key.clone());
                let depth = self.cells.len();
                let name = name.to_string();
                self.narratives.push(Narrative { id, name, key: key.clone(), depth, covers: 0 });
            }
            Leads::Value | Leads::Text => {}
        }
    }

    /// A bookmark ends.
    pub fn end(&mut self, bookmark: &Element) {
        let Some(id) = bookmark.attribute("w:id").filter(|id| !id.is_empty()) else { return };
        self.values.retain(|(own, _)| own != id);
        // It may still be the one that the open paragraph lies in.
        let ended = self.narratives.iter_mut().filter(|narrative| narrative.id == id);
        ended.for_each(|narrative| narrative.id.clear());
    }

    /// Narrative texts that began in a cell end with it.
    pub fn leave_cell(&mut self) {
        let depth = self.cells.len();
        self.narratives.retain(|narrative| narrative.depth <= depth);
    }
}
