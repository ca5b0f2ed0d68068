//! "Kinerja sekilas": one page of results.

use serde::Serialize;

use super::{Field, Inline, Point, TableNote};

/// "Kinerja sekilas".
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Glance {
    /// The message in one sentence.
    pub message: Vec<Inline>,
    /// Anggaran, realisasi, sisa: title, amount, percentage.
    pub totals: Vec<GlanceTotal>,
    /// Serapan of the agency in percent.
    pub absorption: Point,
    /// Sasaran.
    pub rows: Vec<GlanceRow>,
    /// Notes.
    pub notes: Vec<TableNote>,
    /// Source.
    pub source: Vec<Inline>,
}

/// A total at the head of the glance page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GlanceTotal {
    /// "Anggaran".
    pub label: String,
    /// Amount.
    pub amount: Vec<Inline>,
    /// Percentage, if any.
    pub percent: Option<Vec<Inline>>,
}

/// A sasaran on the glance page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GlanceRow {
    /// Number of the sasaran.
    pub number: String,
    /// Name.
    pub name: String,
    /// Its indicators with target and realisasi.
    pub indicators: Vec<GlanceIndicator>,
    /// Capaian of the sasaran; without value when none of its indicators is measured.
    pub achievement: Point,
    /// Class badge.
    pub class: Option<Inline>,
    /// Serapan.
    pub absorption: Point,
    /// Verdict badge.
    pub efficiency: Inline,
}

/// An indicator on the glance page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GlanceIndicator {
    /// Name.
    pub name: String,
    /// Target.
    pub target: Vec<Inline>,
    /// Realisasi, or a badge that says what is missing.
    pub actual: Vec<Inline>,
    /// Proxy ("Proksi 2023", "72,94%"), if any.
    pub proxy: Option<Field>,
}
