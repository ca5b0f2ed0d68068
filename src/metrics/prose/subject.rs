//! What the rules about texts know beside the text: the record, its figures, and which figure a
//! number could be.

use std::collections::BTreeMap;

use super::number::{Number, Unit};
use super::words::Words;
use crate::figures::{Figure, Figures, Form};
use crate::number::{Decimal, half_up};
use crate::record::RawRecord;
use crate::record::indikator::Indikator;
use crate::record::sasaran::Sasaran;

/// A name that has one home in the record.
#[derive(Debug)]
pub struct Name {
    /// What it names: "Sasaran", "Program".
    pub kind: &'static str,
    /// As recorded.
    pub text: String,
    /// Its words.
    pub words: Vec<String>,
    /// The figure by which a text refers to it.
    pub figure: String,
    /// Whether nobody would type only its beginning and mean something else.
    pub said_in_full: bool,
}

/// What texts are held against.
pub struct Subject<'a> {
    /// The record, sound or not.
    pub record: &'a RawRecord,
    /// What could be computed.
    pub figures: &'a Figures,
    /// Words of the field.
    pub words: &'a Words,
    by_value: BTreeMap<Decimal, Vec<&'a Figure>>,
    by_word: BTreeMap<String, Vec<Name>>,
}

impl<'a> Subject<'a> {
    /// Gathers what rules need.
    pub fn new(record: &'a RawRecord, figures: &'a Figures, words: &'a Words) -> Self {
        let mut by_value: BTreeMap<Decimal, Vec<&Figure>> = BTreeMap::new();
        for figure in figures.iter().filter(|figure| figure.form != Form::Year) {
            if let Some(number) = printed(figure) {
                by_value.entry(number.normalize()).or_default().push(figure);
            }
        }
        Self { record, figures, words, by_value, by_word: names(record) }
    }

    /// The names that begin with a word, in whatever case.
    pub fn names_from(&self, word: &str) -> Option<&[Name]> {
        // Names are capitalised or all small; only words as long as a first word are looked up.
        if word.len() < 4 {
            return None;
        }
        self.by_word.get(&word.to_lowercase()).map(Vec::as_slice)
    }

    /// The year of the report.
    pub fn year(&self) -> i32 {
        self.record.tahun.value
    }

    /// The sasaran to which a text belongs, by its key.
    pub fn sasaran_of(&self, key: &str) -> Option<&'a Sasaran> {
        let name = key.strip_prefix("sasaran.")?.split('.').next()?;
        self.record.sasaran.iter().find(|sasaran| &*sasaran.kunci == name)
    }

    /// Every indicator.
    pub fn indikator(&self) -> impl Iterator<Item = &'a Indikator> {
        self.record.sasaran.iter().flat_map(|sasaran| &sasaran.indikator)
    }

    /// The figure that a typed number equals as printed: of the same unit, near the text, with a
    /// short name.
    pub fn equal(&self, number: &Number, near: &str) -> Option<&'a Figure> {
        let all = self.by_value.get(&number.value.normalize())?;
        best(all.iter().copied(), number, near)
    }

    /// The figure that a typed number nearly equals: within one per cent, or one unit of the last
    /// decimal typed. Figures of the same sasaran are preferred.
    pub fn close(&self, number: &Number, near: &str) -> Option<&'a Figure> {
        let value = number.value;
        let unit = Decimal::try_new(1, number.decimals).ok()?;
        let gap = value.abs().checked_mul(Decimal::new(1, 2))?.max(unit);
        let (low, high) = (value.checked_sub(gap)?, value.checked_add(gap)?);
        let all = self.by_value.range(low.normalize()..=high.normalize()).flat_map(|(_, all)| all);
        best(all.copied(), number, near)
    }
}

/// Words of a name below which a near miss says nothing.
const SHORTEST: usize = 3;

/// Every name with its words, by the first of them.
fn names(record: &RawRecord) -> BTreeMap<String, Vec<Name>> {
    let mut all: BTreeMap<String, Vec<Name>> = BTreeMap::new();
    let mut add = |kind, text: &str, figure: String, said_in_full| {
        let words: Vec<String> = text
            .split(|c: char| !(c.is_alphanumeric() || c == '-'))
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        if let Some(first) = words.first().filter(|_| words.len() >= SHORTEST) {
            let name =
                Name { kind, text: text.to_string(), figure, said_in_full, words: words.clone() };
            all.entry(first.clone()).or_default().push(name);
        }
    };
    for tujuan in &record.renstra.tujuan {
        // Its figure belongs to the sasaran below it.
        let below = record.sasaran.iter().find(|s| *s.tujuan == *tujuan.kunci);
        if let Some(sasaran) = below {
            add("Tujuan", &tujuan.nama, format!("sasaran.{}.tujuan", &*sasaran.kunci), true);
        }
    }
    for sasaran in &record.sasaran {
        add("Sasaran", &sasaran.nama, format!("sasaran.{}.nama", &*sasaran.kunci), true);
        for indikator in &sasaran.indikator {
            add("Indikator", &indikator.nama, format!("{}.nama", &*indikator.kunci), false);
        }
    }
    for program in &record.program {
        let kode = program.kode.to_string().replace('.', "_");
        add("Program", &program.nama, format!("program.{kode}.nama"), false);
    }
    all
}

/// The number of a figure as it is printed.
pub fn printed(figure: &Figure) -> Option<Decimal> {
    let number = figure.number()?;
    Some(match figure.form {
        Form::Decimals(places) | Form::Percent(places) => half_up(number, places),
        _ => number,
    })
}

/// What a figure counts, as far as its form says.
pub fn unit(figure: &Figure) -> Unit {
    match figure.form {
        Form::Percent(_) | Form::PercentAsTyped => Unit::Percent,
        Form::Rupiah(_) => Unit::Rupiah,
        _ => Unit::None,
    }
}

/// The figure that a person would name first.
fn best<'a>(
    all: impl Iterator<Item = &'a Figure>,
    number: &Number,
    near: &str,
) -> Option<&'a Figure> {
    let same = |figure: &&Figure| number.unit == Unit::None || unit(figure) == number.unit;
    all.filter(same).min_by_key(|figure| {
        let home = common(&figure.key, near);
        (unit(figure) != number.unit, std::cmp::Reverse(home), figure.key.len())
    })
}

/// Parts that two keys have in common from the left.
fn common(one: &str, other: &str) -> usize {
    one.split('.').zip(other.split('.')).take_while(|(a, b)| a == b).count()
}
