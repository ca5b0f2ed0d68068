//! A value of two years: how it is printed, how far the years are apart, and whether that is good.

use rust_decimal::Decimal;

use crate::figures::{Figure, Form, Missing, Value, Verdict};
use crate::number::{Rupiah, angka, percent, rupiah::BentukRupiah, sub};

/// How far a value can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Typed, measured, or computed from such.
    Known,
    /// The figure of another year stands in; `None` when its year is not known.
    Proxy(Option<i32>),
    /// Its source has not published it.
    NotPublished,
    /// Only a proxy is known, so it is not judged.
    NotJudged,
    /// The record does not have it.
    Missing,
    /// The noun itself is not in that record.
    Absent,
}

/// A value of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// As printed, with its unit.
    pub text: String,
    /// As printed where its unit is known.
    pub bare: String,
    /// The number.
    pub number: Option<Decimal>,
    /// How far it can be relied on.
    pub state: State,
    /// Level and number of classes, for a class of the scale.
    pub class: Option<(u32, u32)>,
    decimals: u32,
}

/// What stands for a noun that a year does not have.
const DASH: &str = "–";

impl Shown {
    /// The value of a figure.
    pub(super) fn of(figure: Option<&Figure>) -> Self {
        let Some(figure) = figure else { return Self::missing(Missing::TidakAda) };
        let state = match figure.value {
            Value::Missing(missing) => state(missing),
            // There is a verdict that says there is none.
            Value::Verdict(Verdict::TidakDapatDihitung) => State::Missing,
            _ => State::Known,
        };
        let number = figure.number();
        Self {
            text: figure.text(),
            bare: figure.bare(),
            number,
            state,
            class: match figure.value {
                Value::Class { level, steps, .. } => Some((level, steps)),
                _ => None,
            },
            decimals: number.map_or(0, |number| decimals(figure.form, number)),
        }
    }

    /// The value of a figure that stands in for another year's.
    pub(super) fn proxy(figure: Option<&Figure>, year: Option<i32>) -> Self {
        let shown = Self::of(figure);
        let state = if shown.state == State::Known { State::Proxy(year) } else { shown.state };
        Self { state, ..shown }
    }

    /// Nothing: that year has no such noun.
    pub(super) fn absent() -> Self {
        Self {
            text: DASH.to_string(),
            bare: DASH.to_string(),
            state: State::Absent,
            ..Self::missing(Missing::TidakAda)
        }
    }

    /// Nothing, and why.
    pub(super) fn missing(missing: Missing) -> Self {
        let text = missing.text().to_string();
        Self {
            bare: text.clone(),
            text,
            number: None,
            state: state(missing),
            class: None,
            decimals: 0,
        }
    }

    /// The number, where it may be compared.
    fn sound(&self) -> Option<Decimal> {
        self.number.filter(|_| self.state == State::Known)
    }
}

fn state(missing: Missing) -> State {
    match missing {
        Missing::BelumTerbit => State::NotPublished,
        Missing::Proksi => State::NotJudged,
        Missing::TidakAda => State::Missing,
    }
}

fn decimals(form: Form, number: Decimal) -> u32 {
    match form {
        Form::Decimals(places) | Form::Percent(places) => places,
        Form::Rupiah(BentukRupiah::DenganSen) => 2,
        _ => number.scale(),
    }
}

/// Unit of a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unit {
    /// Percentages, scores: points.
    Points,
    /// Money.
    Rupiah,
    /// The unit of the indicator.
    Own(String),
    /// Counts.
    None,
}

/// How far the newer year is from the older one.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// New minus old.
    pub number: Decimal,
    /// Its unit.
    pub unit: Unit,
    /// In per cent of the old value, for money; none when that was 0.
    pub percent: Option<Decimal>,
    decimals: u32,
}

impl Difference {
    /// With its sign and unit: "+3,58 poin", "−Rp1.000".
    pub fn text(&self) -> String {
        match &self.unit {
            Unit::Points => format!("{} poin", self.bare()),
            Unit::Rupiah => format!("{}Rp{}", sign(self.number), self.amount()),
            Unit::Own(unit) => format!("{} {unit}", self.bare()),
            Unit::None => self.bare(),
        }
    }

    /// With its sign, without its unit.
    pub fn bare(&self) -> String {
        format!("{}{}", sign(self.number), self.amount())
    }

    /// In per cent of the old value: "+12,50%".
    pub fn percent_text(&self) -> Option<String> {
        let share = self.percent?;
        Some(format!("{}{}%", sign(share), angka(share.abs(), 2)))
    }

    fn amount(&self) -> String {
        let size = self.number.abs();
        match (&self.unit, Rupiah::new(size)) {
            (Unit::Rupiah, Ok(amount)) if self.decimals == 0 => {
                amount.angka(BentukRupiah::TanpaSen)
            }
            _ => angka(size, self.decimals),
        }
    }
}

fn sign(number: Decimal) -> &'static str {
    if number.is_zero() {
        ""
    } else if number.is_sign_negative() {
        "−"
    } else {
        "+"
    }
}

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// More is better.
    More,
    /// Less is better.
    Less,
    /// Neither: targets and money are decided, not achieved.
    Neither,
}

/// What a change means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Better, in the direction of the indicator.
    Better,
    /// Worse.
    Worse,
    /// The same.
    Same,
    /// More, which is neither good nor bad by itself.
    Up,
    /// Less, likewise.
    Down,
    /// The two years cannot be compared.
    Unknown,
}

impl Direction {
    /// In a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Better => "membaik",
            Self::Worse => "memburuk",
            Self::Same => "tetap",
            Self::Up => "naik",
            Self::Down => "turun",
            Self::Unknown => "tidak dapat dibandingkan",
        }
    }

    /// What it is when the years are exchanged.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Better => Self::Worse,
            Self::Worse => Self::Better,
            Self::Up => Self::Down,
            Self::Down => Self::Up,
            other => other,
        }
    }

    /// Whether nothing moved, as far as one can tell.
    pub fn is_still(self) -> bool {
        matches!(self, Self::Same | Self::Unknown)
    }

    fn of(difference: Decimal, sense: Sense) -> Self {
        if difference.is_zero() {
            return Self::Same;
        }
        match (sense, difference.is_sign_positive()) {
            (Sense::Neither, true) => Self::Up,
            (Sense::Neither, false) => Self::Down,
            (Sense::More, up) if up => Self::Better,
            (Sense::Less, up) if !up => Self::Better,
            _ => Self::Worse,
        }
    }
}

/// A value of both years.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Of the older year.
    pub old: Shown,
    /// Of the newer year.
    pub new: Shown,
    /// New minus old, where both are sound.
    pub difference: Option<Difference>,
    /// What that means.
    pub direction: Direction,
}

impl Change {
    /// Compares two values of one unit.
    pub(super) fn between(old: Shown, new: Shown, sense: Sense, unit: &Unit) -> Self {
        let difference = old.sound().zip(new.sound()).and_then(|(was, is)| {
            let number = sub(is, was)?;
            let share = (*unit == Unit::Rupiah).then(|| percent(number, was, 2)).flatten();
            let decimals = old.decimals.max(new.decimals);
            Some(Difference { number, unit: unit.clone(), percent: share, decimals })
        });
        let direction =
            difference.as_ref().map_or(Direction::Unknown, |gap| Direction::of(gap.number, sense));
        Self { old, new, difference, direction }
    }

    /// Compares two words (a class, a verdict) by their ranks, the higher the better.
    pub(super) fn ranked(old: Shown, new: Shown, ranks: Option<(i32, i32)>) -> Self {
        let sound = old.state == State::Known && new.state == State::Known;
        let direction = match ranks.filter(|_| sound) {
            Some((was, is)) if was == is => Direction::Same,
            Some((was, is)) if is > was => Direction::Better,
            Some(_) => Direction::Worse,
            None => Direction::Unknown,
        };
        Self { old, new, difference: None, direction }
    }

    /// The same values, not to be compared.
    #[must_use]
    pub(super) fn apart(self) -> Self {
        Self { difference: None, direction: Direction::Unknown, ..self }
    }
}
