//! How the numbers of one indicator or series look: per cent, graded, and with how many decimals.

use rust_decimal::Decimal;

use super::figure::{Form, Known, Value};
use super::kriteria::predikat;
use crate::record::indikator::Indikator;
use crate::record::kebijakan::{Kebijakan, Predikat};
use crate::record::nilai::Nilai;
use crate::record::tabel::Deret;

/// Decimals of percentages that say nothing else.
pub(super) const PERCENT_DECIMALS: u32 = 2;

/// Decimals of a score with its grade.
const SCORE_DECIMALS: u32 = 2;

/// Whether numbers with this unit are printed with the sign %.
///
/// ```
/// # use lkjip_metrics::figures::is_percent;
/// assert!(is_percent("persen") && is_percent("%"));
/// assert!(!is_percent("orang"));
/// ```
pub fn is_percent(satuan: &str) -> bool {
    let unit = satuan.trim();
    unit == "%" || unit.eq_ignore_ascii_case("persen")
}

/// The look of numbers.
#[derive(Clone, Copy)]
pub(super) struct Look<'a> {
    /// Decimals of computed values.
    pub(super) decimals: u32,
    percent: bool,
    grades: Option<&'a [Predikat]>,
}

impl<'a> Look<'a> {
    /// The look of an indicator.
    pub(super) fn of_indikator(indikator: &Indikator, kebijakan: &'a Kebijakan) -> Self {
        Self {
            decimals: indikator.desimal.value,
            percent: is_percent(&indikator.satuan),
            grades: indikator.berpredikat.value.then_some(kebijakan.predikat_akip.as_slice()),
        }
    }

    /// The look of a series: without `desimal`, per cent has 2 and other numbers the most typed.
    pub(super) fn of_deret(deret: &Deret) -> Self {
        let percent = is_percent(&deret.satuan);
        let typed = || deret.nilai.0.iter().map(|(_, value)| scale(value)).max().unwrap_or(0);
        let decimals = match &deret.desimal {
            Some(decimals) => decimals.value,
            None if percent => PERCENT_DECIMALS,
            None => typed(),
        };
        Self { decimals, percent, grades: None }
    }

    /// Form of a value rounded to the decimals of this look.
    pub(super) fn rounded(self) -> Form {
        self.form(self.decimals)
    }

    /// Form of a value with these decimals.
    pub(super) fn form(self, decimals: u32) -> Form {
        if self.percent && self.grades.is_none() {
            Form::Percent(decimals)
        } else {
            Form::Decimals(decimals)
        }
    }

    /// Form of a target, which is printed as it was typed; a score always has 2 decimals.
    pub(super) fn typed(self) -> Form {
        match self.grades {
            Some(_) => Form::Decimals(SCORE_DECIMALS),
            None if self.percent => Form::PercentAsTyped,
            None => Form::AsTyped,
        }
    }

    /// A value, with its grade where there are grades.
    pub(super) fn value(self, number: Known) -> Value {
        let graded = |score: Decimal| {
            let grade = predikat(score, self.grades?)?.predikat.value.clone();
            Some(Value::Graded { grade, score })
        };
        match number {
            Ok(score) => graded(score).unwrap_or(Value::Number(score)),
            Err(missing) => missing.into(),
        }
    }
}

fn scale(value: &Nilai) -> u32 {
    match value {
        Nilai::Angka(number) => number.scale(),
        Nilai::Ungkapan(_) => 0,
    }
}
