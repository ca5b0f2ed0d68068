//! Differences of blocks that are made of strings: cover, titles, signatures, labelled lines, "Kinerja
//! sekilas", lists of contents, boxes with formulas.

use super::lines::{changed, line, one};
use super::pairs::{Pair, Thing, pair};
use super::tables::notes;
use super::texts::{all, number, optional, text};
use crate::document::model::change::wrap;
use crate::document::model::{
    Block, Cover, Entry, Field, Glance, GlanceIndicator, GlanceRow, GlanceTotal, How, Party, Point,
};

/// The new block with the differences within it; none when their shapes differ.
pub fn form(old: &Block, new: &Block) -> Option<Block> {
    Some(match (old, new) {
        (Block::Cover(old), Block::Cover(new)) => Block::Cover(cover(old, new)?),
        (Block::Title { lines: old, logo: one }, Block::Title { lines, logo })
            if old.len() == lines.len() && one == logo =>
        {
            Block::Title { lines: all(old, lines), logo: logo.clone() }
        }
        (Block::Signature { parties: old }, Block::Signature { parties })
            if old.len() == parties.len() =>
        {
            let parties = old.iter().zip(parties).map(|(old, new)| party(old, new));
            Block::Signature { parties: parties.collect::<Option<_>>()? }
        }
        (Block::Fields { rows: old }, Block::Fields { rows }) => {
            Block::Fields { rows: fields(old, rows) }
        }
        (Block::Glance(old), Block::Glance(new)) => Block::Glance(glance(old, new)?),
        (Block::Contents { of: one, entries: old }, Block::Contents { of, entries })
            if one == of =>
        {
            Block::Contents { of: *of, entries: self::entries(old, entries) }
        }
        (
            Block::Formula { title: old, math: one, worked: other, .. },
            Block::Formula { title, math, alt, worked, worked_alt },
        ) if one == math && other == worked && old.is_some() == title.is_some() => Block::Formula {
            title: optional(old.as_deref(), title.as_deref()),
            math: math.clone(),
            alt: alt.clone(),
            worked: worked.clone(),
            worked_alt: worked_alt.clone(),
        },
        _ => return None,
    })
}

fn cover(old: &Cover, new: &Cover) -> Option<Cover> {
    let same = old.title.len() == new.title.len()
        && old.logo == new.logo
        && old.year == new.year
        && old.abbreviation.is_empty() == new.abbreviation.is_empty();
    same.then(|| Cover {
        government: text(&old.government, &new.government),
        agency: text(&old.agency, &new.agency),
        title: all(&old.title, &new.title),
        abbreviation: text(&old.abbreviation, &new.abbreviation),
        year: new.year,
        place: text(&old.place, &new.place),
        issued: text(&old.issued, &new.issued),
        logo: new.logo.clone(),
        logo_alt: match &new.logo {
            None => text(&old.logo_alt, &new.logo_alt),
            // It is read aloud, not shown.
            Some(_) => new.logo_alt.clone(),
        },
        draft: optional(old.draft.as_deref(), new.draft.as_deref()),
    })
}

fn party(old: &Party, new: &Party) -> Option<Party> {
    let same = old.position.len() == new.position.len()
        && old.name.is_some() == new.name.is_some()
        && old.rank.is_some() == new.rank.is_some()
        && old.nip.is_some() == new.nip.is_some()
        && old.frame.is_some() == new.frame.is_some();
    same.then(|| Party {
        place_date: match (&old.place_date, &new.place_date) {
            (None, None) => None,
            (old, new) => {
                Some(line(old.as_deref().unwrap_or_default(), new.as_deref().unwrap_or_default()))
            }
        },
        role: optional(old.role.as_deref(), new.role.as_deref()),
        position: all(&old.position, &new.position),
        name: optional(old.name.as_deref(), new.name.as_deref()),
        rank: optional(old.rank.as_deref(), new.rank.as_deref()),
        nip: optional(old.nip.as_deref(), new.nip.as_deref()),
        frame: new.frame.clone(),
    })
}

fn fields(old: &[Field], new: &[Field]) -> Vec<Field> {
    let things = |rows: &[Field]| -> Vec<Thing> {
        rows.iter().map(|row| Thing::named("field", &row.label)).collect()
    };
    let pairs = pair(&things(old), &things(new));
    let whole = |rows: &[Field], at: usize, how| {
        let row = rows.get(at)?;
        Some(Field { label: wrap(&row.label, how), text: changed(&row.text, how) })
    };
    let made = pairs.into_iter().filter_map(|pair| match pair {
        Pair::Both(one, other) => {
            let (old, new) = (old.get(one)?, new.get(other)?);
            Some(Field { label: new.label.clone(), text: line(&old.text, &new.text) })
        }
        Pair::Gone(at) => whole(old, at, How::Deleted),
        Pair::Come(at) => whole(new, at, How::Inserted),
    });
    made.collect()
}

fn entries(old: &[Entry], new: &[Entry]) -> Vec<Entry> {
    let things = |entries: &[Entry]| -> Vec<Thing> {
        let thing = |entry: &Entry| {
            Thing::new(format!("entry {}", entry.level), entry.text.as_str(), &entry.text)
        };
        entries.iter().map(thing).collect()
    };
    let pairs = pair(&things(old), &things(new));
    let whole = |entries: &[Entry], at: usize, how| {
        let entry = entries.get(at)?;
        let label = entry.label.as_ref().map(|label| wrap(label, how));
        Some(Entry { label, text: wrap(&entry.text, how), ..entry.clone() })
    };
    let made = pairs.into_iter().filter_map(|pair| match pair {
        Pair::Both(one, other) => {
            let (old, new) = (old.get(one)?, new.get(other)?);
            let label = number(old.label.as_deref(), new.label.as_deref());
            Some(Entry { label, text: text(&old.text, &new.text), ..new.clone() })
        }
        Pair::Gone(at) => whole(old, at, How::Deleted),
        Pair::Come(at) => whole(new, at, How::Inserted),
    });
    made.collect()
}

fn glance(old: &Glance, new: &Glance) -> Option<Glance> {
    if old.totals.len() != new.totals.len() || old.rows.len() != new.rows.len() {
        return None;
    }
    let totals = old.totals.iter().zip(&new.totals).map(|(old, new)| total(old, new));
    let rows = old.rows.iter().zip(&new.rows).map(|(old, new)| goal(old, new));
    Some(Glance {
        message: line(&old.message, &new.message),
        totals: totals.collect::<Option<_>>()?,
        absorption: point(&old.absorption, &new.absorption)?,
        rows: rows.collect::<Option<_>>()?,
        notes: notes(&old.notes, &new.notes),
        source: line(&old.source, &new.source),
    })
}

fn total(old: &GlanceTotal, new: &GlanceTotal) -> Option<GlanceTotal> {
    let percent = pair_of(old.percent.as_ref(), new.percent.as_ref())?;
    Some(GlanceTotal {
        label: text(&old.label, &new.label),
        amount: line(&old.amount, &new.amount),
        percent: percent.map(|(old, new)| line(old, new)),
    })
}

fn goal(old: &GlanceRow, new: &GlanceRow) -> Option<GlanceRow> {
    if old.indicators.len() != new.indicators.len() {
        return None;
    }
    let indicators =
        old.indicators.iter().zip(&new.indicators).map(|(old, new)| indicator(old, new));
    Some(GlanceRow {
        number: text(&old.number, &new.number),
        name: text(&old.name, &new.name),
        indicators: indicators.collect::<Option<_>>()?,
        achievement: point(&old.achievement, &new.achievement)?,
        class: pair_of(old.class.as_ref(), new.class.as_ref())?.map(|(old, new)| one(old, new)),
        absorption: point(&old.absorption, &new.absorption)?,
        efficiency: one(&old.efficiency, &new.efficiency),
    })
}

fn indicator(old: &GlanceIndicator, new: &GlanceIndicator) -> Option<GlanceIndicator> {
    let proxy = pair_of(old.proxy.as_ref(), new.proxy.as_ref())?;
    Some(GlanceIndicator {
        name: text(&old.name, &new.name),
        target: line(&old.target, &new.target),
        actual: line(&old.actual, &new.actual),
        proxy: proxy.map(|(old, new)| Field {
            label: text(&old.label, &new.label),
            text: line(&old.text, &new.text),
        }),
    })
}

/// A bar that changed makes another page: both bars, and long amounts beside each other, have no room
/// on one.
fn point(old: &Point, new: &Point) -> Option<Point> {
    (old == new).then(|| new.clone())
}

/// Both or neither; none when only one is there.
#[expect(clippy::option_option, reason = "the outer one says that the shapes differ")]
fn pair_of<'a, T>(old: Option<&'a T>, new: Option<&'a T>) -> Option<Option<(&'a T, &'a T)>> {
    match (old, new) {
        (Some(old), Some(new)) => Some(Some((old, new))),
        (None, None) => Some(None),
        _ => None,
    }
}
