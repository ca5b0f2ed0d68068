//! Charts: what to draw, with every value as geometry and as print.

use serde::Serialize;

use super::{Inline, TableNote};

/// Chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// Anchor.
    pub id: String,
    /// "Gambar 3.1".
    pub number: Option<String>,
    /// Caption.
    pub caption: Vec<Inline>,
    /// Alt text with the values.
    pub alt: String,
    /// What to draw.
    pub plot: Plot,
    /// Notes.
    pub notes: Vec<TableNote>,
    /// Source.
    pub source: Vec<Inline>,
}

/// A value as geometry and as print.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Point {
    /// For the length of a bar only; none where there are no data.
    pub value: Option<f64>,
    /// As printed; for a missing value the word that says so.
    pub text: String,
    /// Key in the record.
    pub key: String,
}

/// Kinds of charts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Plot {
    /// Columns over years (or other labels), with a line for the target.
    Column {
        /// Unit at the axis.
        unit: String,
        /// Bars.
        bars: Vec<Bar>,
        /// Target line.
        target: Option<TargetLine>,
    },
    /// Lines over years.
    Line {
        /// Unit at the axis.
        unit: String,
        /// Labels of the x axis.
        labels: Vec<String>,
        /// Lines.
        lines: Vec<Line>,
    },
    /// Horizontal bars of serapan, per program.
    Absorption {
        /// Title of the column of amounts ("Anggaran (Rp juta)").
        amount_title: String,
        /// Title of the percentages.
        percent_title: String,
        /// Bars in the order to draw.
        bars: Vec<AbsorptionBar>,
    },
    /// Target against realisasi, each indicator on its own scale.
    Bullet {
        /// Indicators.
        rows: Vec<BulletRow>,
        /// Bounds of the classes in percent of the target, ascending.
        zones: Vec<f64>,
        /// Legend of the zones.
        zones_text: String,
    },
    /// Percentages of two years, a pair of bars each.
    Pairs {
        /// Labels of the older and of the newer year.
        labels: [String; 2],
        /// Rows in the order to draw.
        rows: Vec<PairRow>,
    },
    /// Another drawing in place of an older one.
    Changed {
        /// What went.
        old: Box<Plot>,
        /// Alt text of what went.
        old_alt: String,
        /// What came.
        new: Box<Plot>,
    },
}

/// A pair of bars.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairRow {
    /// What is measured.
    pub name: String,
    /// Of the older year.
    pub old: Point,
    /// Of the newer year.
    pub new: Point,
    /// How far they are apart, and what that means; a line each.
    pub change: Vec<String>,
}

/// A bar of a column chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bar {
    /// Label under the bar.
    pub label: String,
    /// Value.
    pub point: Point,
    /// Whether it is the one the report is about.
    pub highlight: bool,
    /// Whether it is a proxy (hatched).
    pub proxy: bool,
}

/// Target line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TargetLine {
    /// Value.
    pub point: Point,
    /// Label, e.g. "target 2025".
    pub label: String,
}

/// A line of a line chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Name at its end.
    pub name: String,
    /// Values, one per label.
    pub points: Vec<Point>,
    /// Whether it is the agency's own.
    pub main: bool,
}

/// A bar of serapan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AbsorptionBar {
    /// Program.
    pub name: String,
    /// Serapan in percent.
    pub point: Point,
    /// Amount as printed.
    pub amount: String,
    /// Below the threshold.
    pub low: bool,
}

/// A row of the bullet chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BulletRow {
    /// Indicator.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Target.
    pub target: Point,
    /// Realisasi; without value when not measured.
    pub actual: Point,
    /// Proxy, with its label in `text` ("proksi 2023: 72,94").
    pub proxy: Option<Point>,
    /// Whether lower is better (zones mirrored).
    pub lower_is_better: bool,
    /// Class badge.
    pub badge: Option<Inline>,
}
