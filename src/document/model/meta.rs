//! What stands outside the text: properties of the file and of the page.

use std::collections::BTreeMap;

use serde::Serialize;

/// What stands outside the text: properties of the file and of the page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Meta {
    /// Title of the file.
    pub title: String,
    /// Subject of the file.
    pub subject: String,
    /// The agency, as author.
    pub author: String,
    /// Keywords of the file.
    pub keywords: Vec<String>,
    /// Fiscal year of the report.
    pub year: i32,
    /// Date of signing, `YYYY-MM-DD`; the date of the file, never the clock's.
    pub date: String,
    /// Short title, left in the page header.
    pub header: String,
    /// Name of the agency, left in the page footer.
    pub footer: String,
    /// Mark of a draft or of a revision, e.g. `DRAF 2`, `REVISI 1`.
    pub draft: Option<String>,
    /// The draft that this is, for whoever takes its Word file back.
    #[serde(skip)]
    pub origin: Option<Origin>,
    /// Paper, font family and accent.
    pub page: Page,
    /// Words of the frame ("Tabel", "Sumber", "lanjutan", …) by name, from `naskah/istilah.toml`.
    pub terms: BTreeMap<String, String>,
}

/// What a draft was built from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Number of the draft.
    pub draft: u16,
    /// SHA-256 of the record in hexadecimal digits.
    pub record: String,
}

/// Page settings of the agency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Page {
    /// Paper size.
    pub paper: Paper,
    /// Font family.
    pub font: FontFamily,
    /// Accent colour, `#rrggbb`.
    pub accent: String,
}

/// Paper sizes in use at Indonesian offices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 215 × 330 mm ("folio").
    F4,
}

/// Font families; each has a metric twin in Word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FontFamily {
    /// Caladea for text, Carlito for headings and tables.
    Cambria,
    /// Liberation Sans throughout.
    Arial,
    /// Liberation Serif for text, Liberation Sans for headings and tables.
    Times,
}
