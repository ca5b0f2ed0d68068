//! Names of places as people know them: the chapter with its label, the row of a table by what it is about.

use std::collections::BTreeMap;

use crate::document::model::Document;
use crate::review::{Place, Reading};

/// Letters from which a text of a cell names its row.
const NAMING: usize = 3;

/// Names of the places of a draft.
pub struct Names {
    /// Chapters by title, with their label.
    chapters: BTreeMap<String, String>,
    /// First words of each row, by caption and key.
    rows: BTreeMap<(String, String), String>,
}

impl Names {
    /// Those of a draft: its document, and its Word file as it was read.
    pub fn of(document: Option<&Document>, own: &Reading) -> Self {
        let chapters = document.iter().flat_map(|document| &document.parts);
        let chapters = chapters.flat_map(|part| &part.chapters).filter_map(|chapter| {
            let label = chapter.label.as_ref()?;
            Some((chapter.title.to_lowercase(), label.clone()))
        });
        let mut rows = BTreeMap::new();
        for line in &own.lines {
            let Some(cell) = &line.place.cell else { continue };
            let text = line.text();
            if text.chars().filter(|c| c.is_alphabetic()).count() >= NAMING {
                let key = (cell.caption.clone(), cell.row_key.clone());
                rows.entry(key).or_insert_with(|| text.trim().to_string());
            }
        }
        Self { chapters: chapters.collect(), rows }
    }

    /// Gives a place its names.
    pub fn name(&self, place: &mut Place) {
        if let Some(label) = self.chapters.get(&place.chapter.to_lowercase()) {
            place.chapter = format!("{label} {}", place.chapter);
        }
        if let Some(cell) = &mut place.cell {
            let key = (cell.caption.clone(), cell.row_key.clone());
            if let Some(name) = self.rows.get(&key) {
                cell.row_key.clone_from(name);
            }
        }
    }
}
