//! The document as JSON: what golden tests and comparisons read, and what the templates read.

use crate::document::model::Document;

/// The document for people and for comparing line by line.
///
/// # Errors
/// When a number of a chart is no number at all.
pub fn pretty(document: &Document) -> Result<Vec<u8>, serde_json::Error> {
    let mut json = serde_json::to_vec_pretty(document)?;
    json.push(b'\n');
    Ok(json)
}

/// The document for the templates.
///
/// # Errors
/// When a number of a chart is no number at all.
pub fn compact(document: &Document) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(document)
}
