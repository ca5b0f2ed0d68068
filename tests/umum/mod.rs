//! What several tests share: composing a record of this repository.
// Each test file uses a part of it; a test may stop at once when something is missing.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lkjip::document::model::Document;
use lkjip::document::{Composed, Naskah, compose};
use lkjip_metrics::check::check;
use lkjip_metrics::figures::Figures;

/// A path in the repository.
pub fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// The content templates of the repository.
pub fn naskah() -> Naskah {
    let mut texts = BTreeMap::new();
    for entry in std::fs::read_dir(path("templates/naskah")).unwrap() {
        let entry = entry.unwrap();
        let text = std::fs::read_to_string(entry.path()).unwrap();
        texts.insert(entry.file_name().into_string().unwrap(), text);
    }
    Naskah::read(texts).unwrap()
}

/// Checks and composes the text of a record.
pub fn composed(text: &str) -> (Arc<Figures>, Composed) {
    let checked = check(text);
    let Some((record, figures)) = checked.record else {
        panic!("record has galat: {:#?}", checked.findings)
    };
    let figures = Arc::new(figures);
    let composed = compose(&record, &figures, text, &naskah(), None);
    (figures, composed)
}

/// The document of a record of this repository.
pub fn document(record: &str) -> (Arc<Figures>, Document) {
    let text = std::fs::read_to_string(path(record)).unwrap();
    let (figures, composed) = composed(&text);
    let Some(document) = composed.document else { panic!("{:#?}", composed.findings) };
    (figures, document)
}
