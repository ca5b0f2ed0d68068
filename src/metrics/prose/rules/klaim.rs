//! Claims of movement in a sentence: which way, over which years, of whom. Finds them; what they
//! are worth is for `gerak.rs`.

use std::ops::Range;

use super::super::paragraph::Prose;
use super::super::subject::Subject;
use super::super::token::Kind;
use super::kata;
use super::value::{self, Owner};
use crate::number::Decimal;
use crate::record::indikator::Arah;

/// Which way something is said to have gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

impl Way {
    /// As a word of a sentence.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Up => "naik",
            Self::Down => "turun",
        }
    }

    fn turned(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }
}

/// The years of which a claim speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Years {
    /// None are named.
    None,
    /// From one year to another; whether both were named.
    Pair(i32, i32, bool),
    /// From one year to a later one, with those between.
    Span(i32, i32),
    /// So many years back.
    Last(usize),
    /// Every year.
    Every,
}

/// A claim.
pub(super) struct Claim<'a> {
    /// Which way; for "lebih baik" of an owner whose good direction is unknown: `None`.
    pub(super) way: Option<Way>,
    /// What it says where it judges rather than counts: better, or worse.
    pub(super) better: Option<bool>,
    /// Its years.
    pub(super) years: Years,
    /// Of whom, where that is known.
    pub(super) owner: Option<Owner<'a>>,
    /// Tokens of the judging words.
    pub(super) words: Range<usize>,
    /// The thought around it.
    pub(super) clause: Range<usize>,
    /// Whether it speaks of a trend by that word.
    pub(super) is_trend: bool,
}

/// Every claim of a sentence.
pub(super) fn claims<'a>(
    prose: &Prose<'_>,
    subject: &Subject<'a>,
    sentence: &Range<usize>,
) -> Vec<Claim<'a>> {
    let mut found = Vec::new();
    let mut named_before: Option<Owner<'a>> = None;
    for at in sentence.clone() {
        let Some((way, better, words)) = moves(prose, sentence, at) else { continue };
        let clause = value::clause(prose, sentence, at);
        let owner = value::resolve(prose, subject, &clause, sentence);
        let good = owner.or(named_before).and_then(Owner::arah);
        let way = match (better, good) {
            (false, _) | (true, Some(Arah::Naik)) => Some(way),
            (true, Some(Arah::Turun)) => Some(way.turned()),
            (true, None) => None,
        };
        let better = better.then_some(prose.is(at + 1, "baik"));
        let years = years(prose, subject, sentence, &clause, &words);
        let is_trend = value::before(prose, sentence, at, 2, kata::TREND);
        named_before = owner.or(named_before);
        found.push(Claim { way, better, years, owner, words, clause, is_trend });
    }
    found
}

/// The word of movement at a token, and which way it points.
fn moves(
    prose: &Prose<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<(Way, bool, Range<usize>)> {
    if prose.word(at).len() < 4 {
        return None;
    }
    let before = |words| value::before(prose, sentence, at, 4, words);
    let wish = || before(kata::WISH) || before(OPEN);
    if prose.is(at, "lebih") {
        let way = match () {
            () if prose.is_any(at + 1, &["baik", "tinggi", "besar", "banyak"]) => Way::Up,
            () if prose.is_any(at + 1, &["buruk", "rendah", "kecil", "sedikit"]) => Way::Down,
            () => return None,
        };
        let better = prose.is_any(at + 1, &["baik", "buruk"]);
        // "Kinerja yang lebih baik" names something; it does not claim it.
        let names = value::before(prose, sentence, at, 1, &["yang"]);
        return (!wish() && !names).then_some((way, better, at..at + 2));
    }
    if prose.is(at, "pertumbuhan") {
        let behind = if prose.is(at + 1, "yang") { at + 2 } else { at + 1 };
        let way = match () {
            () if prose.is(behind, "positif") => Way::Up,
            () if prose.is(behind, "negatif") => Way::Down,
            () => return None,
        };
        return (!wish()).then_some((way, false, at..behind + 1));
    }
    let way = if prose.is_any(at, kata::UP) {
        Way::Up
    } else if prose.is_any(at, kata::DOWN) {
        Way::Down
    } else {
        return None;
    };
    let noun = prose.is_any(at, kata::NOUNS);
    let happens = !noun || value::before(prose, sentence, at, 3, kata::HAPPENS);
    let negated = value::before(prose, sentence, at, 2, kata::NOT);
    (happens && !negated && !wish()).then_some((way, false, at..at + 1))
}

/// Words beside those of wish before which a movement is no claim. "Semakin meningkat" is one.
const OPEN: &[&str] = &["dapat", "target"];

/// The years that belong to the words of movement.
fn years(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    sentence: &Range<usize>,
    clause: &Range<usize>,
    words: &Range<usize>,
) -> Years {
    if let Some(many) = many(prose, clause) {
        return many;
    }
    if let Some((from, to)) = span(prose, subject, clause) {
        return if to.checked_sub(from) == Some(1) {
            Years::Pair(from, to, true)
        } else {
            Years::Span(from, to)
        };
    }
    let links = clause.clone().filter(|at| prose.is_any(*at, kata::LINK));
    let compared = links.into_iter().find_map(|link| {
        let reach = link + 1..(link + 6).min(clause.end);
        reach.into_iter().find_map(|at| {
            let year = value::year(prose, subject, at).map(Some);
            year.or_else(|| is_before(prose, at).then_some(None)).map(|year| (at, year))
        })
    });
    let Some((place, from)) = compared else { return Years::None };
    let other = |run: Range<usize>| {
        let mut run = run.rev();
        run.find_map(|at| {
            value::year(prose, subject, at).filter(|year| at != place && from != Some(*year))
        })
    };
    let to = other(clause.start..words.start)
        .or_else(|| other(words.end..clause.end))
        .or_else(|| other(sentence.start..words.start));
    match (from, to) {
        (Some(from), Some(to)) if to > from => Years::Pair(from, to, true),
        (Some(_), Some(_)) => Years::None,
        (Some(from), None) if this_year(prose, clause) => Years::Pair(from, subject.year(), false),
        (None, Some(to)) => Years::Pair(to.saturating_sub(1), to, false),
        (None, None) => Years::Pair(subject.year().saturating_sub(1), subject.year(), false),
        _ => Years::None,
    }
}

/// Whether "tahun lalu", "tahun sebelumnya" begins at a token.
fn is_before(prose: &Prose<'_>, at: usize) -> bool {
    prose.is(at, "tahun") && prose.is_any(at + 1, &["lalu", "sebelumnya"])
}

fn this_year(prose: &Prose<'_>, clause: &Range<usize>) -> bool {
    clause.clone().any(|at| prose.follows(at, &["tahun", "ini"]))
}

/// "dalam 3 (tiga) tahun terakhir", "setiap tahun", "dari tahun ke tahun".
fn many(prose: &Prose<'_>, clause: &Range<usize>) -> Option<Years> {
    clause.clone().find_map(|at| {
        if !prose.is(at, "tahun") && !prose.is_any(at, &["tahunnya", "tahun-tahun"]) {
            return None;
        }
        let before = at.checked_sub(1).filter(|before| *before >= clause.start);
        if prose.is(at + 1, "terakhir") {
            return last(prose, clause, at).map(Years::Last);
        }
        let every = before.is_some_and(|before| prose.is_any(before, &["setiap", "tiap"]))
            || prose.follows(at + 1, &["ke", "tahun"])
            || prose.follows(at + 1, &["demi", "tahun"]);
        every.then_some(Years::Every)
    })
}

/// How many years "… tahun terakhir" names; one year is no run of years.
fn last(prose: &Prose<'_>, clause: &Range<usize>, at: usize) -> Option<usize> {
    let from = at.saturating_sub(5).max(clause.start);
    let count = (from..at).rev().find_map(|at| match &prose.tokens.get(at)?.kind {
        Kind::Number(number) if number.is_small() => usize::try_from(number.value.mantissa()).ok(),
        Kind::Word => {
            let word = prose.word(at).to_lowercase();
            if word == "beberapa" {
                return Some(3);
            }
            let number = crate::number::urai_terbilang(&word)?;
            (number.scale() == 0 && number < Decimal::ONE_HUNDRED)
                .then(|| usize::try_from(number.mantissa()).ok())
                .flatten()
        }
        _ => None,
    });
    let count = count.or_else(|| prose.is(at, "tahun-tahun").then_some(3));
    count.filter(|count| (2..30).contains(count))
}

/// "tahun 2019 sampai (dengan) 2023", "2019–2023", "dari tahun 2020 ke tahun 2025".
fn span(prose: &Prose<'_>, subject: &Subject<'_>, clause: &Range<usize>) -> Option<(i32, i32)> {
    const BETWEEN: &[&str] = &["sampai", "dengan", "hingga", "ke", "tahun", "s/d", "sd", "menuju"];
    clause.clone().find_map(|at| {
        let from = value::year(prose, subject, at)?;
        let mut next = at + 1;
        let mut steps = false;
        while next < clause.end {
            if let Some(to) = value::year(prose, subject, next) {
                return (steps && to > from).then_some((from, to));
            }
            let joins = value::is_mark(prose, next, &['-', '–', '—']);
            if !joins && !prose.is_any(next, BETWEEN) {
                return None;
            }
            steps |= joins || !prose.is(next, "tahun");
            next += 1;
        }
        None
    })
}
