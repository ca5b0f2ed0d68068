//! Values in a sentence: what a token is worth, in which unit, of which year and of whom.
//!
//! A typed number and a figure of the record are the same here. Owners are the indicators and the
//! series of the record, found by the key of a figure, by name, or by abbreviation.

use std::borrow::Cow;
use std::ops::Range;

use super::super::number::Unit;
use super::super::paragraph::Prose;
use super::super::subject::{Subject, printed, unit};
use super::super::texts::Kind as TextKind;
use super::super::token::Kind;
use super::kata;
use crate::figures::{Figure, Form};
use crate::number::Decimal;
use crate::record::indikator::{Arah, Indikator, Realisasi};
use crate::record::tabel::Deret;

/// A value that a sentence states.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Value {
    /// Token at which it stands.
    pub(super) at: usize,
    /// Its value as printed.
    pub(super) number: Decimal,
    /// What it counts.
    pub(super) unit: Unit,
    /// Decimals as typed or printed.
    pub(super) decimals: u32,
}

impl Value {
    /// Whether two values can be compared: same unit, and of one size.
    pub(super) fn is_comparable(&self, other: &Self) -> bool {
        let unit = match (self.unit, other.unit) {
            (a, b) if a == b => true,
            (Unit::None, Unit::Percent) => self.decimals > 0,
            (Unit::Percent, Unit::None) => other.decimals > 0,
            _ => false,
        };
        let (a, b) = (self.number.abs(), other.number.abs());
        let tenfold = |a: Decimal, b: Decimal| a.checked_mul(Decimal::TEN).is_some_and(|a| a >= b);
        unit && tenfold(a, b) && tenfold(b, a)
    }
}

/// An indicator or a series.
#[derive(Debug, Clone, Copy)]
pub(super) enum Owner<'a> {
    /// An indicator.
    Indikator(&'a Indikator),
    /// A series.
    Deret(&'a Deret),
}

impl<'a> Owner<'a> {
    /// Its key.
    pub(super) fn key(self) -> &'a str {
        match self {
            Self::Indikator(one) => &one.kunci,
            Self::Deret(one) => &one.kunci,
        }
    }

    /// Its name.
    pub(super) fn nama(self) -> &'a str {
        match self {
            Self::Indikator(one) => one.nama.as_str(),
            Self::Deret(one) => one.nama.as_str(),
        }
    }

    fn singkatan(self) -> Option<&'a str> {
        match self {
            Self::Indikator(one) => one.singkatan.as_ref(),
            Self::Deret(one) => one.singkatan.as_ref(),
        }
        .map(|short| short.as_str())
    }

    /// What is good, where that is known.
    pub(super) fn arah(self) -> Option<Arah> {
        match self {
            Self::Indikator(one) => Some(one.arah),
            Self::Deret(_) => None,
        }
    }

    /// Its figure of one year.
    pub(super) fn figure(self, subject: &Subject<'a>, year: i32) -> Option<&'a Figure> {
        let key = self.key();
        let path = match self {
            Self::Deret(_) => format!("{key}.nilai.{year}"),
            Self::Indikator(one) => match &one.realisasi {
                Realisasi::Terukur(_) if year == subject.year() => format!("{key}.realisasi"),
                Realisasi::Proksi(proxy) if proxy.tahun.value == year => format!("{key}.proksi"),
                _ => format!("{key}.riwayat.{year}"),
            },
        };
        subject.figures.get(&path).filter(|figure| figure.number().is_some())
    }

    /// The years whose figures are known, in order.
    pub(super) fn years(self, subject: &Subject<'a>) -> Vec<i32> {
        let mut years: Vec<i32> = match self {
            Self::Deret(one) => one.nilai.0.iter().map(|(year, _)| year.value).collect(),
            Self::Indikator(one) => one.riwayat.0.iter().map(|(year, _)| year.value).collect(),
        };
        if let Self::Indikator(one) = self {
            match &one.realisasi {
                Realisasi::Terukur(_) => years.push(subject.year()),
                Realisasi::Proksi(proxy) => years.push(proxy.tahun.value),
                Realisasi::BelumTerbit(_) => {}
            }
        }
        years.sort_unstable();
        years.dedup();
        years.retain(|year| *year <= subject.year() && self.figure(subject, *year).is_some());
        years
    }
}

/// Whether a text is prose of the report, in which something may be claimed.
pub(super) fn is_prose(prose: &Prose<'_>) -> bool {
    prose.text.kind == TextKind::Narrative
        || matches!(prose.text.field.as_str(), "catatan" | "butir" | "keterangan")
}

/// Whether a sentence stands in, or holds, a branch of the language of texts: what it says then
/// depends on the figures already.
pub(super) fn is_conditional(prose: &Prose<'_>, sentence: &Range<usize>) -> bool {
    let mut depth = 0i32;
    for at in 0..sentence.end {
        let Some(token) = prose.tokens.get(at) else { break };
        if token.kind != Kind::Statement {
            continue;
        }
        if at >= sentence.start {
            return true;
        }
        let text = prose.text.value().get(token.range.clone()).unwrap_or_default();
        let word = text.trim_start_matches(['{', '%', '-', ' ']);
        depth += match word {
            word if word.starts_with("if") || word.starts_with("for") => 1,
            word if word.starts_with("endif") || word.starts_with("endfor") => -1,
            _ => 0,
        };
    }
    depth > 0
}

/// The value at a token; a year, an ordinal or a small count is none.
pub(super) fn value(prose: &Prose<'_>, subject: &Subject<'_>, at: usize) -> Option<Value> {
    match &prose.tokens.get(at)?.kind {
        Kind::Number(number) => {
            let counts = number.year().is_some()
                && !prose.is_any(at + 1, &["orang", "jiwa", "unit", "pelaku"]);
            let small = number.is_small() && number.decimals == 0;
            let value =
                Value { at, number: number.value, unit: number.unit, decimals: number.decimals };
            (!counts && !small).then_some(value)
        }
        Kind::Figure(key) => {
            let figure = subject.figures.get(key).filter(|figure| figure.form != Form::Year)?;
            let number = printed(figure)?;
            Some(Value { at, number, unit: unit(figure), decimals: number.scale() })
        }
        _ => None,
    }
}

/// The value at a token that is no difference and no factor ("0,55 poin", "dua kali").
pub(super) fn stated(prose: &Prose<'_>, subject: &Subject<'_>, at: usize) -> Option<Value> {
    let value = value(prose, subject, at)?;
    let difference = match prose.tokens.get(at).map(|token| &token.kind) {
        Some(Kind::Figure(key)) => {
            ["selisih", "selisih_bertanda", "persen", "selisih_target", "sisa_persen"]
                .iter()
                .any(|name| key.rsplit('.').next() == Some(name))
        }
        _ => false,
    };
    (!difference && !prose.is_any(at + 1, &["poin", "point", "kali", "tahun"])).then_some(value)
}

/// Whether what is counted, where both say it, is the same: "4 hari" and "3 hari".
pub(super) fn counts_alike(prose: &Prose<'_>, one: &Value, other: &Value) -> bool {
    let noun = |value: &Value| {
        let silent = value.unit != Unit::None || prose.is_any(value.at + 1, kata::SMALL);
        if silent { "" } else { prose.word(value.at + 1) }
    };
    let (a, b) = (noun(one), noun(other));
    a.is_empty() || b.is_empty() || a.eq_ignore_ascii_case(b)
}

/// The first stated value in a run of tokens.
pub(super) fn first(prose: &Prose<'_>, subject: &Subject<'_>, run: Range<usize>) -> Option<Value> {
    run.into_iter().find_map(|at| stated(prose, subject, at))
}

/// The last stated value in a run of tokens.
pub(super) fn last(prose: &Prose<'_>, subject: &Subject<'_>, run: Range<usize>) -> Option<Value> {
    run.into_iter().rev().find_map(|at| stated(prose, subject, at))
}

/// How a value stands in the report.
pub(super) fn text<'p>(prose: &'p Prose<'_>, subject: &Subject<'_>, at: usize) -> Cow<'p, str> {
    let Some(token) = prose.tokens.get(at) else { return Cow::Borrowed("") };
    match &token.kind {
        Kind::Figure(key) => match subject.figures.get(key) {
            Some(figure) => Cow::Owned(figure.text()),
            None => Cow::Borrowed(""),
        },
        _ => one_line(prose.text.value().get(token.range.clone()).unwrap_or_default()),
    }
}

/// What stands at some tokens, on one line.
pub(super) fn quote<'p>(prose: &'p Prose<'_>, tokens: &Range<usize>) -> Cow<'p, str> {
    one_line(prose.typed(tokens))
}

fn one_line(typed: &str) -> Cow<'_, str> {
    if typed.contains('\n') {
        Cow::Owned(typed.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(typed)
    }
}

/// The year at a token, typed or of the record.
pub(super) fn year(prose: &Prose<'_>, subject: &Subject<'_>, at: usize) -> Option<i32> {
    match &prose.tokens.get(at)?.kind {
        Kind::Number(number) => {
            let counts = prose.is_any(at + 1, &["orang", "jiwa", "unit", "pelaku", "kasus"]);
            number.year().filter(|_| !counts)
        }
        Kind::Figure(key) => {
            let figure = subject.figures.get(key).filter(|figure| figure.form == Form::Year)?;
            figure.number()?.trunc().normalize().to_string().parse().ok()
        }
        _ => None,
    }
}

/// Every indicator and every series.
pub(super) fn owners<'a>(subject: &Subject<'a>) -> impl Iterator<Item = Owner<'a>> {
    subject.record.sasaran.iter().flat_map(|sasaran| {
        let measures = sasaran.indikator.iter().map(Owner::Indikator);
        measures.chain(sasaran.deret.iter().map(Owner::Deret))
    })
}

/// The owners in the sasaran of a text, or all of them in a text of no sasaran.
pub(super) fn owners_near<'a>(subject: &Subject<'a>, key: &str) -> Vec<Owner<'a>> {
    match subject.sasaran_of(key) {
        None => owners(subject).collect(),
        Some(sasaran) => {
            let measures = sasaran.indikator.iter().map(Owner::Indikator);
            measures.chain(sasaran.deret.iter().map(Owner::Deret)).collect()
        }
    }
}

/// The owner of a figure's key.
pub(super) fn owner_of<'a>(subject: &Subject<'a>, key: &str) -> Option<Owner<'a>> {
    let name = key.split('.').next()?;
    owners(subject).find(|owner| owner.key() == name)
}

/// The owner that the words of a run name last, with the token behind its name.
pub(super) fn named<'a>(
    prose: &Prose<'_>,
    subject: &Subject<'a>,
    run: &Range<usize>,
) -> Option<Owner<'a>> {
    let mut best: Option<(usize, usize, Owner<'a>)> = None;
    for owner in owners(subject) {
        for name in [Some(owner.nama()), owner.singkatan()].into_iter().flatten() {
            for at in run.clone() {
                let length = mention(prose, at, name);
                let end = at + length;
                if length > 0
                    && end <= run.end
                    && best.is_none_or(|(e, l, _)| (end, length) > (e, l))
                {
                    best = Some((end, length, owner));
                }
            }
        }
    }
    best.map(|(_, _, owner)| owner)
}

/// Number of tokens of a name that stands at a token; 0 when it does not.
fn mention(prose: &Prose<'_>, at: usize, name: &str) -> usize {
    let first = prose.word(at);
    if first.is_empty() || !starts_alike(name, first) {
        return 0;
    }
    let mut length = 0;
    let mut single = true;
    for word in words(name) {
        if !prose.is(at + length, word) {
            return 0;
        }
        single = length == 0;
        length += 1;
    }
    // An abbreviation is one only in its own case: "TPT", not "tpt".
    if single && first != name && name.chars().all(|c| !c.is_lowercase()) { 0 } else { length }
}

fn starts_alike(name: &str, word: &str) -> bool {
    let (a, b) = (name.as_bytes().first(), word.as_bytes().first());
    matches!((a, b), (Some(a), Some(b)) if a.eq_ignore_ascii_case(b))
}

/// The words of a name as tokens would cut them.
pub(super) fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !(c.is_alphanumeric() || "-/’'".contains(c))).filter(|w| !w.is_empty())
}

/// The owner of what a clause of a sentence claims: by a key, by name, by a mistyped abbreviation,
/// or the only indicator of the sasaran where the clause speaks of "realisasi" and the like.
pub(super) fn resolve<'a>(
    prose: &Prose<'_>,
    subject: &Subject<'a>,
    clause: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Owner<'a>> {
    let by_key = clause.clone().rev().find_map(|at| match &prose.tokens.get(at)?.kind {
        Kind::Figure(key) => owner_of(subject, key),
        _ => None,
    });
    if let Some(owner) = by_key.or_else(|| named(prose, subject, clause)) {
        return Some(owner);
    }
    if speaks_of_money(prose, clause) {
        return None;
    }
    let only = || {
        let sasaran = subject.sasaran_of(&prose.text.key)?;
        match sasaran.indikator.as_slice() {
            [one] => Some(Owner::Indikator(one)),
            _ => None,
        }
    };
    let acronym = |at: usize| {
        let word = prose.word(at);
        let upper = word.len() >= 4 && word.chars().all(char::is_uppercase);
        let near = owners_near(subject, &prose.text.key);
        near.into_iter().filter(|_| upper).find(|o| o.singkatan().is_some_and(|s| alike(s, word)))
    };
    clause
        .clone()
        .find_map(acronym)
        .or_else(|| clause.clone().find(|at| prose.is_any(*at, kata::GENERIC)).and_then(|_| only()))
        .or_else(|| named(prose, subject, sentence).filter(|_| clause.len() < sentence.len()))
}

/// Whether a run speaks of money rather than of an indicator.
pub(super) fn speaks_of_money(prose: &Prose<'_>, run: &Range<usize>) -> bool {
    run.clone().any(|at| prose.is_any(at, kata::MONEY))
}

/// Whether two abbreviations differ in one letter only.
fn alike(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count() == 1
}

/// The part of a sentence around a token that holds one thought.
pub(super) fn clause(prose: &Prose<'_>, sentence: &Range<usize>, at: usize) -> Range<usize> {
    let breaks = |at: usize| {
        prose.is_any(at, kata::BREAK)
            || prose.tokens.get(at).is_some_and(|t| t.kind == Kind::Mark(';'))
            || prose.follows(at, &["hal", "ini"])
    };
    let start =
        (sentence.start..at).rev().find(|at| breaks(*at)).map_or(sentence.start, |at| at + 1);
    let end = (at..sentence.end).find(|at| breaks(*at)).unwrap_or(sentence.end);
    start..end
}

/// Whether one of some words stands within some tokens before a token.
pub(super) fn before(
    prose: &Prose<'_>,
    sentence: &Range<usize>,
    at: usize,
    reach: usize,
    words: &[&str],
) -> bool {
    (at.saturating_sub(reach).max(sentence.start)..at).any(|at| prose.is_any(at, words))
}

/// Whether a word of wish, or "semakin", stands before a token, at most so many tokens away.
pub(super) fn is_wish(prose: &Prose<'_>, sentence: &Range<usize>, at: usize, far: usize) -> bool {
    before(prose, sentence, at, far, kata::WISH) || before(prose, sentence, at, far, kata::MORE)
}

/// Whether a token is a mark.
pub(super) fn is_mark(prose: &Prose<'_>, at: usize, marks: &[char]) -> bool {
    matches!(prose.tokens.get(at).map(|t| &t.kind), Some(Kind::Mark(mark)) if marks.contains(mark))
}
