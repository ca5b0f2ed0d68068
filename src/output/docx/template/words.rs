//! Words in double braces, which the program fills in headers and footers.
//!
//! Word splits text over runs as it likes, so a word is looked for in the text of a whole
//! paragraph; what stands for it gets the look of the run in which the braces open.

mod line;

use std::collections::BTreeSet;

use crate::document::model::Meta;
use crate::output::docx::xml::Element;
use line::Line;

/// What stands for the words.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    /// `{{ judul }}`: short title of the report.
    pub judul: String,
    /// `{{ bab }}`: number and title of the chapter.
    pub bab: String,
    /// `{{ instansi }}`: name of the agency.
    pub instansi: String,
    /// `{{ draf }}`: mark of a draft; empty for none.
    pub draf: String,
    /// `{{ tahun }}`: fiscal year.
    pub tahun: String,
    /// Sentence below the footer of a chapter that is signed electronically; empty for none. No word
    /// stands for it.
    pub kaki: String,
}

/// The words, as they are written.
pub const KNOWN: [&str; 5] = ["judul", "bab", "instansi", "draf", "tahun"];

impl Words {
    /// The words of a section: those of the report, with the chapter as its label and title.
    pub fn of(meta: &Meta, chapter: &str) -> Self {
        Self {
            judul: meta.header.clone(),
            bab: chapter.to_string(),
            instansi: meta.footer.clone(),
            draf: meta.draft.clone().unwrap_or_default(),
            tahun: meta.year.to_string(),
            kaki: String::new(),
        }
    }

    fn value(&self, name: &str) -> Option<&str> {
        Some(match name {
            "judul" => &self.judul,
            "bab" => &self.bab,
            "instansi" => &self.instansi,
            "draf" => &self.draf,
            "tahun" => &self.tahun,
            _ => return None,
        })
    }
}

/// Fills the words in all paragraphs; unknown ones stay as they are.
pub fn fill(root: &mut Element, words: &Words) {
    root.visit_mut(&mut |element| {
        if element.name == "w:p"
            && let Some(mut line) = Line::read(element)
        {
            line.fill(|name| words.value(&name.to_lowercase()));
            line.write(element);
        }
    });
}

/// Names in double braces that are none of the words.
pub fn unknown(root: &Element) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    root.visit(&mut |element| {
        if element.name == "w:p"
            && let Some(line) = Line::read(element)
        {
            let names = line.names().into_iter();
            found.extend(names.filter(|name| !KNOWN.contains(&name.to_lowercase().as_str())));
        }
    });
    found
}
