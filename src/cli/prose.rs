//! Texts held against figures, names and laws: those of the record, and those of an agency's own
//! templates.

use lkjip_metrics::diagnostic::Diagnostic;
use lkjip_metrics::figures::Figures;
use lkjip_metrics::prose::{Kind, Subject, Text, examine};
use lkjip_metrics::record::RawRecord;

use super::reference;
use crate::project::{Findings, Templates};

/// Findings about texts.
#[derive(Debug, Default)]
pub struct Told {
    /// In the record.
    pub record: Vec<Diagnostic>,
    /// In each template of the agency.
    pub templates: Vec<Findings>,
    /// About the agency's own word list.
    pub list: Option<Diagnostic>,
}

/// Examines the texts of a record, and the agency's own templates beside it.
pub fn examine_texts(
    texts: &[Text],
    record: &RawRecord,
    figures: &Figures,
    templates: &Templates,
) -> Told {
    let (words, list) = reference::words(templates);
    let subject = Subject::new(record, figures, &words);
    let record = examine(texts, &subject);
    let templates = templates
        .own_below("naskah")
        .filter(|(path, _)| path.ends_with(".md"))
        .filter_map(|(path, bytes)| {
            let text = std::str::from_utf8(bytes).ok()?;
            let found = examine_template(path, text, &subject)?;
            Some(Findings::new(templates.shown(path), text, found))
        })
        .collect();
    Told { record, templates, list }
}

/// What is told about a template; none when nothing is.
fn examine_template(path: &str, text: &str, subject: &Subject<'_>) -> Option<Vec<Diagnostic>> {
    let text = Text::loose(Kind::Narrative, path, text)?;
    let found = examine(std::slice::from_ref(&text), subject);
    (!found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::super::reference::built_in_words;
    use super::*;
    use crate::project::embedded;

    #[test]
    fn nothing_is_told_about_the_templates_of_the_program() {
        let record = include_str!("../../reports/2025/laporan.toml");
        let checked = lkjip_metrics::check::check(record);
        let (record, figures) = checked.record.unwrap();
        let subject = Subject::new(&record, &figures, built_in_words());
        for (path, bytes) in embedded() {
            if path.starts_with("naskah/") && path.ends_with(".md") {
                let text = std::str::from_utf8(bytes).unwrap();
                assert_eq!(examine_template(&path, text, &subject), None, "{path}");
            }
        }
    }
}
