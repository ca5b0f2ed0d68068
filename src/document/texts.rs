//! Checking the narrative texts of a record, whether or not a document can be made from it.

use std::cell::RefCell;
use std::sync::Arc;

use lkjip_metrics::diagnostic::Diagnostic;
use lkjip_metrics::figures::Figures;
use lkjip_metrics::record::RawRecord;

use super::faults;
use super::figure_tree::Missed;
use super::language::{Fault, Language};
use super::lists::Lists;
use super::markdown::Setter;
use super::narratives::Narratives;

/// Findings in the narrative texts of a record that has other faults, which keep it from being
/// composed. `source` is the text of the record, for places in it.
pub fn check_texts(record: &RawRecord, figures: &Arc<Figures>, source: &str) -> Vec<Diagnostic> {
    let missed = Missed::default();
    let lists = Lists { record, figures, missed: &missed }.make();
    let language = Language::new(figures, Narratives::of(record), lists, missed);
    faults::findings(&faults(&language), source, record, figures)
}

/// Renders and sets every narrative text that stands nowhere in the document, for its faults.
pub(super) fn faults(language: &Language) -> Vec<Fault> {
    let unset = RefCell::default();
    let unplaced = |key: &str| !language.has_rendered(key);
    for text in language.narratives().iter().filter(|text| unplaced(&text.place.key)) {
        let rendered = language.narrative(&text.place.key, &text.value);
        let setter = Setter { slots: language.slots(), build: &|_| Ok(Vec::new()), faults: &unset };
        setter.blocks(&rendered, Some(&text.place.key));
    }
    let mut faults = language.take_faults();
    faults.extend(unset.into_inner());
    faults
}
