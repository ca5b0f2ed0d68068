//! Edits of several documents held against each other, and against the record as it is now.

use std::ops::Range;

use lkjip_metrics::serap::merge::{Carried, carry, clash};
use lkjip_metrics::serap::revise::{Edit, Held};
use lkjip_metrics::serap::value::{Refused, typed};
use lkjip_metrics::serap::write::{Patch, Texts, text};

use lkjip_metrics::serap::markdown;

use super::found::{Edited, Found};
use super::{Choice, Proposal, Source, Way, What, Why};
use crate::document::Narratives;

/// Makes proposals of what was found.
pub(super) fn join(
    found: Vec<Found>,
    draft: Source<'_>,
    present: Source<'_>,
    choice: &Choice,
) -> Vec<Proposal> {
    let mut found = merged(found);
    found.sort_by_key(|found| found.at);
    let target = Target {
        draft,
        present,
        old: Narratives::of(draft.raw),
        new: Narratives::of(present.raw),
        was: Texts::of(draft.text),
        now: Texts::of(present.text),
    };
    let ways: Vec<Way> = found
        .iter()
        .enumerate()
        .map(|(index, one)| conflict(&found, index, choice).unwrap_or_else(|| target.way(one)))
        .collect();
    let all = found.into_iter().zip(ways).zip(1..).map(|((found, way), number)| Proposal {
        number,
        wanted: choice.wants(number),
        key: found.what.key().map(str::to_string),
        place: found.place,
        by: found.by,
        old: found.old,
        new: found.new,
        way,
    });
    all.collect()
}

/// The same edit of several people, or of one value at several places, is one.
fn merged(found: Vec<Found>) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    for one in found {
        match all.iter_mut().find(|other| is_same(other, &one)) {
            Some(other) => {
                for by in one.by {
                    if !other.by.contains(&by) {
                        other.by.push(by);
                    }
                }
            }
            None => all.push(one),
        }
    }
    all
}

fn is_same(one: &Found, other: &Found) -> bool {
    if one.what != other.what || one.new != other.new {
        return false;
    }
    match &one.what {
        // A value is one, wherever it is printed.
        Edited::Value { .. } => true,
        // The same edit in two runs of a text is one, too.
        Edited::Text { .. }
        | Edited::ItemCome { .. }
        | Edited::ItemGone { .. }
        | Edited::Emptied { .. } => true,
        // The same words in two lines of one file are two edits.
        Edited::Words | Edited::Moved => one.at == other.at && one.by != other.by,
    }
}

/// What others want at the same place, when it is something else.
fn conflict(all: &[Found], index: usize, choice: &Choice) -> Option<Way> {
    let one = all.get(index)?;
    let others: Vec<&Found> = all
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != index && choice.wants(other + 1))
        .filter(|(_, found)| clashes(one, found))
        .map(|(_, found)| found)
        .collect();
    if others.is_empty() {
        return None;
    }
    let mut sides: Vec<&Found> = vec![one];
    sides.extend(others);
    Some(Way::Conflict(sides.into_iter().map(|found| (named(found), found.new.clone())).collect()))
}

fn clashes(one: &Found, other: &Found) -> bool {
    match (&one.what, &other.what) {
        (Edited::Text { key: a, edits: Ok(one) }, Edited::Text { key: b, edits: Ok(other) }) => {
            a == b && clash(one, other)
        }
        (Edited::Value { key: a }, Edited::Value { key: b }) => a == b && one.new != other.new,
        (Edited::ItemGone { key: a } | Edited::Emptied { key: a }, Edited::Text { key: b, .. })
        | (Edited::Text { key: b, .. }, Edited::ItemGone { key: a } | Edited::Emptied { key: a }) => {
            a == b
        }
        _ => false,
    }
}

/// Who wants it: the names, else the file.
fn named(found: &Found) -> String {
    let names = found.by.iter().map(|by| match &by.author {
        Some(author) => format!("{author} ({})", by.file),
        None => by.file.clone(),
    });
    names.collect::<Vec<_>>().join(", ")
}

/// The record that is to be edited, beside the one of the draft.
struct Target<'a> {
    draft: Source<'a>,
    present: Source<'a>,
    old: Narratives,
    new: Narratives,
    was: Texts<'a>,
    now: Texts<'a>,
}

impl Target<'_> {
    fn way(&self, found: &Found) -> Way {
        match &found.what {
            Edited::Text { key, edits: Ok(edits) } => self.text(key, edits),
            Edited::Text { edits: Err(held), .. } => Way::Refuse(match held {
                Held::Printed => Why::Printed,
                Held::Lost => Why::Unsure,
                Held::Unwritable => Why::Unwritable,
            }),
            Edited::Value { key } => self.value(key, found),
            Edited::ItemGone { key } => self.item_gone(key),
            Edited::ItemCome { beside } => self.item_come(beside, &found.new),
            Edited::Emptied { .. } => Way::Refuse(Why::Emptied),
            Edited::Words => Way::Refuse(Why::Template),
            Edited::Moved => Way::Refuse(Why::Moved),
        }
    }

    /// Where the text of a key of the draft stands now, and what it says: under its key, or, for an
    /// item whose place in its list is another one now, where the same words stand.
    fn present(&self, key: &str) -> Option<(Range<usize>, String, String)> {
        let old = self.old.get(key)?;
        let list = key.rsplit_once('.').map(|(list, _)| format!("{list}."));
        let same = || {
            let list = list?;
            self.new
                .iter()
                .find(|text| text.place.key.starts_with(&list) && text.value == old.value)
        };
        let own = self.new.get(key);
        let found = own.filter(|text| text.value == old.value).or_else(same).or(own)?;
        Some((found.place.span.clone(), found.value.clone(), found.place.key.to_string()))
    }

    fn text(&self, key: &str, edits: &[Edit]) -> Way {
        let Some(old) = self.old.get(key) else { return Way::Refuse(Why::Unsure) };
        let Some((span, now, _)) = self.present(key) else { return Way::Refuse(Why::Unsure) };
        let mut carried = Vec::new();
        for edit in edits {
            match carry(&old.value, &now, edit) {
                Carried::Edit(edit) => carried.push(edit),
                Carried::Done => {}
                Carried::Conflict(stands) => {
                    let sides = vec![
                        ("record sekarang".to_string(), stands),
                        ("dokumen reviu".to_string(), edit.text.clone()),
                    ];
                    return Way::Conflict(sides);
                }
            }
        }
        if carried.is_empty() {
            return Way::Done;
        }
        match text(self.present.text, &span, &carried) {
            Some(patches) => Way::Take { patches, what: What::Text },
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
                let Some(span) = span else { return Way::Refuse(Why::Unsure) };
                let stands = self.present.text.get(span.clone()).unwrap_or_default();
                if stands == was.new {
                    Way::Done
                } else if stands == was.old {
                    let patch = Patch { span, text: was.new };
                    Way::Take { patches: vec![patch], what: What::Value }
                } else {
                    Way::Conflict(vec![
                        ("record sekarang".to_string(), stands.to_string()),
                        ("dokumen reviu".to_string(), was.new),
                    ])
                }
            }
            Err(Refused::Computed { formula, inputs }) => {
                Way::Refuse(Why::Computed { formula, inputs })
            }
            Err(Refused::Unreadable) => Way::Refuse(Why::Unreadable),
            Err(Refused::OtherForm) => Way::Refuse(Why::OtherForm),
            Err(Refused::Unknown) => Way::Refuse(Why::Unsure),
        }
    }

    /// What an item of a list said in the draft, and the key under which it stands now.
    fn item(&self, key: &str) -> Option<(&str, Option<String>)> {
        let (_, was) = self.was.get(key)?;
        if self.now.get(key).is_some_and(|(_, now)| now == was) {
            return Some((was, Some(key.to_string())));
        }
        let found = self.now.beside(key).find(|(_, now)| *now == was);
        Some((was, found.map(|(key, _)| key)))
    }

    fn item_gone(&self, key: &str) -> Way {
        match self.item(key) {
            None => Way::Refuse(Why::Unsure),
            Some((_, None)) => Way::Done,
            Some((_, Some(own))) => match self.now.without(&own) {
                Some(patch) => Way::Take { patches: vec![patch], what: What::Item },
                None => Way::Refuse(Why::Unsure),
            },
        }
    }

    fn item_come(&self, beside: &str, new: &str) -> Way {
        let is_narrative = self.old.get(beside).is_some();
        let text = if is_narrative { markdown(new) } else { Some(new.to_string()) };
        let Some(text) = text else { return Way::Refuse(Why::Unwritable) };
        if self.now.beside(beside).any(|(_, now)| now == text) {
            return Way::Done;
        }
        let own = self.item(beside).and_then(|(_, own)| own).unwrap_or_else(|| beside.to_string());
        match self.now.with(&own, &text) {
            Some(patch) => Way::Take { patches: vec![patch], what: What::Item },
            None => Way::Refuse(Why::Unsure),
        }
    }
}
