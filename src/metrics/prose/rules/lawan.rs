//! Claims of movement of one text that say the opposite of each other.

use std::ops::Range;

use super::super::paragraph::Prose;
use super::kata;
use super::klaim::{Claim, Way, Years};
use super::value::{self, Owner};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::record::indikator::Arah;

/// "Tren peningkatan ini … mengingat kecenderungan penurunan": a trend explained by its opposite.
pub(super) fn by_trend(
    prose: &Prose<'_>,
    sentence: &Range<usize>,
    found: &[Claim<'_>],
    sink: &mut Sink,
) {
    const JOINS: &[&str] = &["mengingat", "karena", "sebab", "disebabkan"];
    for (index, later) in found.iter().enumerate() {
        let earlier = index.checked_sub(1).and_then(|index| found.get(index));
        let Some(earlier) = earlier.filter(|earlier| earlier.is_trend && later.is_trend) else {
            continue;
        };
        let joined = (earlier.words.end..later.words.start).any(|at| prose.is_any(at, JOINS));
        let same = may_be_same(earlier, later) && moved_alike(prose, earlier, later);
        if !joined || earlier.way == later.way || !same {
            continue;
        }
        let (a, b) = (value::quote(prose, &earlier.words), value::quote(prose, &later.words));
        let message = format!(
            "Kalimat ini menyebut tren {a}, lalu menjelaskannya dengan kecenderungan {b}: keduanya \
             bertentangan."
        );
        let tokens = earlier.words.start.saturating_sub(1).max(sentence.start)..later.words.end;
        sink.push(
            Diagnostic::new(
                Code::KalimatBertentangan,
                &prose.text.place(&prose.range(&later.words)),
                message,
            )
            .label(&prose.text.place(&prose.range(&earlier.words)), format!("di sini: {a}"))
            .help(format!(
                "Tulis ulang \"{}\" menurut angka yang tercatat.",
                value::quote(prose, &tokens)
            )),
        );
    }
}

/// Whether what moved, as far as the word behind says it, may be the same: "tren peningkatan ini"
/// and "penurunan realisasi", but not "peningkatan kunjungan" and "penurunan harga".
fn moved_alike(prose: &Prose<'_>, one: &Claim<'_>, other: &Claim<'_>) -> bool {
    let noun = |claim: &Claim<'_>| {
        let at = claim.words.end;
        let silent = prose.is_any(at, kata::SMALL)
            || prose.is_any(at, kata::GENERIC)
            || prose.is_any(at, &["tersebut", "itu", "dalam", "sebelumnya", "selama"]);
        if silent { "" } else { prose.word(at) }
    };
    noun(one).eq_ignore_ascii_case(noun(other))
}

/// Whether two claims may be about the same indicator.
fn may_be_same(one: &Claim<'_>, other: &Claim<'_>) -> bool {
    match (one.owner, other.owner) {
        (Some(a), Some(b)) => a.key() == b.key(),
        _ => true,
    }
}

/// Two sentences of one text about the same two years that say the opposite.
pub(super) fn against_each_other(prose: &Prose<'_>, all: &[Claim<'_>], sink: &mut Sink) {
    let pair = |claim: &Claim<'_>| match claim.years {
        Years::Pair(from, to, true) => Some((from, to)),
        _ => None,
    };
    for (index, later) in all.iter().enumerate() {
        let Some((from, to)) = pair(later) else { continue };
        let opposite = |earlier: &&Claim<'_>| {
            pair(earlier) == Some((from, to))
                && may_be_same(earlier, later)
                && directions(earlier, later).is_some_and(|(a, b)| a != b)
        };
        let Some(earlier) = all.iter().take(index).find(opposite) else { continue };
        let (a, b) = (value::quote(prose, &earlier.words), value::quote(prose, &later.words));
        let message = format!(
            "Naskah ini menyebut Tahun {to} \"{b}\" dibandingkan Tahun {from}, padahal kalimat \
             sebelumnya menyebut \"{a}\" untuk kedua tahun yang sama."
        );
        sink.push(
            Diagnostic::new(
                Code::KalimatBertentangan,
                &prose.text.place(&prose.range(&later.words)),
                message,
            )
            .mark("bertentangan dengan kalimat sebelumnya")
            .label(&prose.text.place(&prose.range(&earlier.words)), "kalimat sebelumnya")
            .help("Sisakan kalimat yang sesuai dengan angka yang tercatat."),
        );
    }
}

/// The ways of two claims; one that only judges takes what is good from the other's owner.
fn directions(one: &Claim<'_>, other: &Claim<'_>) -> Option<(Way, Way)> {
    let of = |claim: &Claim<'_>, partner: &Claim<'_>| {
        claim.way.or_else(|| {
            let good = partner.owner.and_then(Owner::arah)?;
            let up = (good == Arah::Naik) == claim.better?;
            Some(if up { Way::Up } else { Way::Down })
        })
    };
    Some((of(one, other)?, of(other, one)?))
}
