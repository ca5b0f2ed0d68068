//! One figure: its value, its form on paper, its formula and what it was computed from.

use rust_decimal::Decimal;

use crate::number::form;
use crate::number::rupiah::{BentukRupiah, Rupiah};
use crate::number::tanggal::Tanggal;
use crate::place::Place;

use super::rule::Rule;
use super::working::Symbols;

/// A figure of the report.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Path of its key, e.g. `sasaran.industri.capaian`.
    pub key: String,
    /// Value.
    pub value: Value,
    /// Form on paper.
    pub form: Form,
    /// Formula in words, for computed figures.
    pub formula: Option<String>,
    /// Keys of the figures that it was computed from.
    pub inputs: Vec<String>,
    /// How it follows from its inputs, for computed numbers.
    pub symbols: Option<Symbols>,
    /// The rule of the report by which it is computed or judged.
    pub rule: Option<Rule>,
    /// The number of a cell of a table before it was rounded: other cells of that table take this.
    pub exact: Option<Decimal>,
    /// Where it was typed.
    pub place: Option<Place>,
}

/// Value of a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number; exact where it was typed, rounded as printed where a rule says so.
    Number(Decimal),
    /// Text, such as a name.
    Text(String),
    /// A date.
    Date(Tanggal),
    /// A class of the scale: level from 1 (lowest) to `steps`.
    Class {
        /// Label.
        label: String,
        /// 1 is the lowest.
        level: u32,
        /// Number of classes.
        steps: u32,
    },
    /// A verdict of efficiency.
    Verdict(Verdict),
    /// A score with its AKIP grade, printed `BB (71,27)`.
    Graded {
        /// Grade.
        grade: String,
        /// Score.
        score: Decimal,
    },
    /// Yes or no; for conditions in templates, never printed.
    Flag(bool),
    /// There is none, and why.
    Missing(Missing),
}

/// Verdict of efficiency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Efficient.
    Efisien,
    /// Between (rule `selisih` only).
    CukupEfisien,
    /// Not efficient.
    TidakEfisien,
    /// Without capaian there is no verdict.
    TidakDapatDihitung,
}

impl Verdict {
    /// As printed.
    pub fn text(self) -> &'static str {
        match self {
            Self::Efisien => "Efisien",
            Self::CukupEfisien => "Cukup Efisien",
            Self::TidakEfisien => "Tidak Efisien",
            Self::TidakDapatDihitung => "Tidak dapat dihitung",
        }
    }
}

/// Why a figure has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The source has not published it.
    BelumTerbit,
    /// Only a proxy is known, which is not used for this figure.
    Proksi,
    /// The record does not have it.
    TidakAda,
}

impl Missing {
    /// As printed.
    pub fn text(self) -> &'static str {
        match self {
            Self::BelumTerbit => "Belum terbit",
            Self::Proksi => "Belum dinilai",
            Self::TidakAda => "Data belum ada",
        }
    }
}

/// Form of a number on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Plain text, dates and classes.
    Plain,
    /// A number with this many decimals and thousands points.
    Decimals(u32),
    /// A number with the decimals that it has.
    AsTyped,
    /// A percentage with this many decimals and the sign %.
    Percent(u32),
    /// A percentage with the decimals that it has.
    PercentAsTyped,
    /// Money with Rp.
    Rupiah(BentukRupiah),
    /// A year: digits only.
    Year,
}

/// A number, or why there is none.
pub type Known = Result<Decimal, Missing>;

impl From<Decimal> for Value {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl From<Known> for Value {
    fn from(known: Known) -> Self {
        known.map_or_else(Self::Missing, Self::Number)
    }
}

impl From<Missing> for Value {
    fn from(missing: Missing) -> Self {
        Self::Missing(missing)
    }
}

impl Figure {
    /// A figure that was typed; computed ones get a formula by [`Figure::computed`].
    pub fn new(key: impl Into<String>, value: impl Into<Value>, form: Form) -> Self {
        let (key, value) = (key.into(), value.into());
        Self {
            key,
            value,
            form,
            formula: None,
            inputs: Vec::new(),
            symbols: None,
            rule: None,
            exact: None,
            place: None,
        }
    }

    /// Adds the formula in words and the keys of the figures that went into it.
    #[must_use]
    pub fn computed(mut self, formula: impl Into<String>, inputs: Vec<String>) -> Self {
        self.formula = Some(formula.into());
        self.inputs = inputs;
        self
    }

    /// Says how it follows from its inputs.
    #[must_use]
    pub fn by(mut self, symbols: Symbols) -> Self {
        self.symbols = Some(symbols);
        self
    }

    /// Says where it was typed.
    #[must_use]
    pub fn typed_at(mut self, place: &Place) -> Self {
        self.place = Some(place.clone());
        self
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<Decimal> {
        match &self.value {
            Value::Number(number) | Value::Graded { score: number, .. } => Some(*number),
            _ => None,
        }
    }

    /// Whether there is a value.
    pub fn is_known(&self) -> bool {
        !matches!(self.value, Value::Missing(_))
    }

    /// As printed in a sentence, with its unit.
    pub fn text(&self) -> String {
        match &self.value {
            Value::Number(number) => self.form.text(*number),
            Value::Text(text) => text.clone(),
            Value::Date(date) => date.to_string(),
            Value::Class { label, .. } => label.clone(),
            Value::Verdict(verdict) => verdict.text().to_string(),
            Value::Graded { grade, score } => format!("{grade} ({})", self.form.bare(*score)),
            Value::Flag(yes) => if *yes { "ya" } else { "tidak" }.to_string(),
            Value::Missing(missing) => missing.text().to_string(),
        }
    }

    /// As printed in a table cell whose column names the unit: no Rp, no %.
    pub fn bare(&self) -> String {
        match &self.value {
            Value::Number(number) => self.form.bare(*number),
            _ => self.text(),
        }
    }
}

impl Form {
    /// A number with its unit.
    pub fn text(self, number: Decimal) -> String {
        match self {
            Self::Percent(_) | Self::PercentAsTyped => format!("{}%", self.bare(number)),
            Self::Rupiah(form) => {
                Rupiah::new(number).map_or_else(|_| self.bare(number), |amount| amount.tulis(form))
            }
            _ => self.bare(number),
        }
    }

    /// A number without its unit.
    pub fn bare(self, number: Decimal) -> String {
        match self {
            Self::Decimals(places) | Self::Percent(places) => form::angka(number, places),
            Self::Plain | Self::AsTyped | Self::PercentAsTyped => form::angka_apa_adanya(number),
            Self::Rupiah(sen) => Rupiah::new(number)
                .map_or_else(|_| form::angka_apa_adanya(number), |amount| amount.angka(sen)),
            Self::Year => number.trunc().normalize().to_string(),
        }
    }
}
