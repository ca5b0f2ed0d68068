//! Which standards a PDF keeps, and what it says of itself.

use typst::foundations::{Datetime, Smart};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::failure::Failure;
use crate::document::model::Document;

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A report or a draft of it.
    Report,
    /// The difference of two.
    Redline,
    /// The final report with its files.
    Final,
}

/// The same document gives the same bytes: nothing here depends on the machine or the day.
pub(super) fn options(document: &Document, kind: Kind) -> Result<PdfOptions, Failure> {
    let meta = &document.meta;
    // PDF/A-2 does not let a file carry any other than PDF/A.
    let (kind, archive) = match kind {
        Kind::Report => ("", PdfStandard::A_2a),
        Kind::Redline => ("/perubahan", PdfStandard::A_2a),
        Kind::Final => ("/final", PdfStandard::A_3a),
    };
    let standards = PdfStandards::new(&[archive, PdfStandard::Ua_1])
        .map_err(|error| Failure::own(error.message()))?;
    let date = date(&meta.date)
        .ok_or_else(|| Failure::own(&format!("tanggal dokumen `{}` tidak sah", meta.date)))?;
    Ok(PdfOptions {
        ident: Smart::Custom(format!("lkjip/{}/{}/{}{kind}", meta.author, meta.year, meta.subject)),
        creator: Smart::Custom(Some(format!("lkjip {}", env!("CARGO_PKG_VERSION")))),
        timestamp: Some(Timestamp::new_utc(date)),
        standards,
        ..PdfOptions::default()
    })
}

/// `YYYY-MM-DD` at midnight.
fn date(text: &str) -> Option<Datetime> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Datetime::from_ymd_hms(year, month, day, 0, 0, 0)
}
