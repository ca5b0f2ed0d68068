//! Edits of several documents held against each other, and against the record as it is now.

use std::collections::{BTreeMap, BTreeSet};

use lkjip_metrics::place::Placed;
use lkjip_metrics::record::RawRecord;
use lkjip_metrics::serap::merge::{Carried, Carrier};
use lkjip_metrics::serap::revise::{Edit, Held};
use lkjip_metrics::serap::texts::Texts;
use lkjip_metrics::serap::value::{Refused, typed};
use lkjip_metrics::serap::write::{Patch, text};

use super::clash::Others;
use super::found::{Edited, Found};
use super::places::places;
use super::{Choice, Proposal, Source, Way, What, Why};
use crate::document::Narratives;

/// How the record is called among those that want something.
pub const PRESENT: &str = "record sekarang";

/// Makes proposals of what was found.
pub(super) fn join(
    found: Vec<Found>,
    draft: Source<'_>,
    present: Source<'_>,
    choice: &Choice,
) -> Vec<Proposal> {
    let mut found = merged(found);
    found.sort_by_key(|found| found.at);
    let (old, new) = (texts(draft.raw), texts(present.raw));
    let (was, now) = (Texts::of(draft.text), Texts::of(present.text));
    let places = places(&was, &now);
    let target = Target { draft, present, old, new, was, now, places };
    let mut edits: BTreeMap<(usize, &str), Vec<Edit>> = BTreeMap::new();
    for one in &found {
        if let Edited::Text { key, edits: Ok(own) } = &one.what {
            edits.entry((one.run.0, key)).or_default().extend(own.iter().cloned());
        }
    }
    let carriers: BTreeMap<(usize, &str), Carrier<'_>> =
        edits.iter().filter_map(|(at, edits)| Some((*at, target.carrier(at.1, edits)?))).collect();
    let others = Others::of(&found, choice);
    let ways: Vec<Way> = found
        .iter()
        .enumerate()
        .map(|(index, one)| others.conflict(index).unwrap_or_else(|| target.way(one, &carriers)))
        .collect();
    drop(others);
    drop(carriers);
    let mut at: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for one in &found {
        at.entry(one.at).or_default().insert(one.run.0);
    }
    let shared = |found: &Found| {
        let is_edited = found.what.key().is_some_and(|key| {
            target.old.get(key).map(|text| &text.value)
                != target.present(key).map(|text| &text.value)
        });
        is_edited || at.get(&found.at).is_some_and(|files| files.len() > 1)
    };
    let all = found.into_iter().zip(ways).zip(1..).map(|((found, way), number)| Proposal {
        number,
        shared: shared(&found),
        wanted: choice.wants(number),
        key: found.what.key().map(str::to_string),
        stands: found.stands,
        place: found.place,
        by: found.by,
        old: found.old,
        new: found.new,
        way,
    });
    all.collect()
}

/// The narrative texts of a record by key.
fn texts(raw: &RawRecord) -> BTreeMap<String, Placed<String>> {
    let texts = Narratives::of(raw);
    texts.iter().map(|text| (text.place.key.to_string(), text.clone())).collect()
}

/// The same edit of several people, or of one value at several places, is one.
fn merged(found: Vec<Found>) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    let mut places: BTreeMap<(Option<String>, String), Vec<usize>> = BTreeMap::new();
    for one in found {
        let about = (one.what.key().map(str::to_string), one.new.clone());
        let alike = places.entry(about).or_default();
        let same = alike.iter().take(MOST_ALIKE).copied();
        let same = same.clone().find(|at| all.get(*at).is_some_and(|other| is_same(other, &one)));
        match same.and_then(|at| all.get_mut(at)) {
            Some(other) => {
                for by in one.by {
                    if !other.by.contains(&by) {
                        other.by.push(by);
                    }
                }
            }
            None => {
                alike.push(all.len());
                all.push(one);
            }
        }
    }
    all
}

/// Edits of one key with one outcome that are held against each other at most.
const MOST_ALIKE: usize = 200;

fn is_same(one: &Found, other: &Found) -> bool {
    if one.what != other.what || one.new != other.new {
        return false;
    }
    match &one.what {
        // A value is one, wherever it is printed; the same edit in two prints of a text is one, too.
        Edited::Value { .. } => true,
        Edited::Text { edits: Ok(_), .. }
        | Edited::ItemGone { .. }
        | Edited::Emptied { .. }
        | Edited::GoneHere { .. } => one.run != other.run,
        Edited::ItemCome { .. } | Edited::ItemMoved { .. } => one.run.0 != other.run.0,
        // The same words in two lines of one file are two edits.
        _ => one.at == other.at && one.run.0 != other.run.0,
    }
}

/// The record that is to be edited, beside the one of the draft.
pub(super) struct Target<'a> {
    draft: Source<'a>,
    present: Source<'a>,
    pub(super) old: BTreeMap<String, Placed<String>>,
    pub(super) new: BTreeMap<String, Placed<String>>,
    pub(super) was: Texts<'a>,
    pub(super) now: Texts<'a>,
    /// Where texts stand now that stand in lists.
    pub(super) places: BTreeMap<String, Option<String>>,
}

impl Target<'_> {
    fn way(&self, found: &Found, carriers: &BTreeMap<(usize, &str), Carrier<'_>>) -> Way {
        match &found.what {
            Edited::Text { key, edits: Ok(edits) } => {
                let carrier = carriers.get(&(found.run.0, key.as_str()));
                self.text(key, edits, carrier)
            }
            Edited::Text { edits: Err(held), .. } => Way::Refuse(match held {
                Held::Printed => Why::Printed,
                Held::Lost => Why::Unsure,
                Held::Unwritable => Why::Unwritable,
            }),
            Edited::Value { key } => self.value(key, found),
            Edited::ItemGone { key } => self.item_gone(key),
            Edited::ItemCome { beside, ahead } => self.item_come(beside, *ahead, &found.new),
            Edited::ItemMoved { key, after, before } => {
                self.item_moved(key, (after.as_deref(), before.as_deref()))
            }
            Edited::Emptied { key } => self.emptied(key),
            Edited::GoneHere { .. } => Way::Refuse(Why::GoneHere),
            Edited::Row { how, .. } => Way::Refuse(Why::Row(*how)),
            Edited::Words { perhaps } => Way::Refuse(match perhaps.as_slice() {
                [] => Why::Template,
                keys => Why::Among(keys.to_vec()),
            }),
            Edited::Stray { near } => Way::Refuse(Why::Stray(near.clone())),
            Edited::Entry { table } => Way::Refuse(Why::Entry(table.clone())),
            Edited::Moved { .. } => Way::Refuse(Why::Moved),
        }
    }

    /// The narrative text of a key of the draft as it is now; one of a list where its words stand now, or
    /// words that are much like them.
    pub(super) fn present(&self, key: &str) -> Option<&Placed<String>> {
        self.new.get(self.placed(key)?)
    }

    /// The key under which a text of the draft stands now.
    pub(super) fn placed<'k>(&'k self, key: &'k str) -> Option<&'k str> {
        self.places.get(key).map_or(Some(key), Option::as_deref)
    }

    /// The text of a key in the draft beside the one that stands now.
    fn carrier(&self, key: &str, edits: &[Edit]) -> Option<Carrier<'_>> {
        let old = self.old.get(key)?;
        Some(Carrier::of(&old.value, &self.present(key)?.value, edits))
    }

    fn text(&self, key: &str, edits: &[Edit], carrier: Option<&Carrier<'_>>) -> Way {
        let Some((carrier, now)) = carrier.zip(self.present(key)) else {
            // It was taken out of the record.
            let words = edits.iter().map(|edit| edit.text.as_str()).collect::<Vec<_>>().join(" … ");
            return match self.old.contains_key(key) {
                true => Way::Conflict(vec![
                    (PRESENT.to_string(), String::new()),
                    ("dokumen reviu".to_string(), words),
                ]),
                false => Way::Refuse(Why::Unsure),
            };
        };
        let mut carried = Vec::new();
        for edit in edits {
            match carrier.carry(edit) {
                Carried::Edit(edit) => carried.push(edit),
                Carried::Done => {}
                Carried::Conflict(stands) => {
                    let sides = vec![
                        (PRESENT.to_string(), stands),
                        ("dokumen reviu".to_string(), edit.text.clone()),
                    ];
                    return Way::Conflict(sides);
                }
            }
        }
        if carried.is_empty() {
            return Way::Done;
        }
        match text(self.present.text, &now.place.span, &carried) {
            Some(patches) => Way::Take { patches, what: What::Text, change: None },
            None => Way::Refuse(Why::Unsure),
        }
    }

    fn value(&self, key: &str, found: &Found) -> Way {
        let sides = (found.old.as_str(), found.new.as_str());
        match typed(self.draft.figures, self.draft.text, &self.was, key, sides) {
            Ok(was) => {
                let now = self.present.figures.get(key).and_then(|figure| figure.place.as_ref());
                let span = now.map(|place| place.span.clone());
                let span = span.or_else(|| self.now.get(key).map(|(span, _)| span));
                let span = span.or_else(|| self.now.value(key));
                let Some(span) = span else { return Way::Refuse(Why::Unsure) };
                let stands = self.present.text.get(span.clone()).unwrap_or_default();
                if stands == was.new {
                    Way::Done
                } else if stands == was.old {
                    let patch = Patch { span, text: was.new };
                    Way::Take { patches: vec![patch], what: What::Value, change: None }
                } else {
                    Way::Conflict(vec![
                        (PRESENT.to_string(), stands.to_string()),
                        ("dokumen reviu".to_string(), was.new),
                    ])
                }
            }
            Err(Refused::Computed { formula, inputs }) => {
                Way::Refuse(Why::Computed { formula, inputs })
            }
            Err(Refused::Unreadable) => Way::Refuse(Why::Unreadable),
            Err(Refused::OtherForm) => Way::Refuse(Why::OtherForm),
            Err(Refused::Composed(keys)) => Way::Refuse(Why::Composed(keys)),
            Err(Refused::Unknown) => Way::Refuse(Why::Missing),
        }
    }
}
