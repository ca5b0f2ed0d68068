//! What several people want of the same words.

use std::collections::BTreeMap;

use lkjip_metrics::serap::merge::clash;

use super::found::{Edited, Found};
use super::{Choice, Way};

/// The edits that are wanted, by the key that they are about.
pub(super) struct Others<'f> {
    all: &'f [Found],
    about: BTreeMap<&'f str, Vec<usize>>,
}

/// Others that are told beside an edit at most.
const MOST: usize = 8;

/// Edits of one key that are held against each other at most.
const MOST_HELD: usize = 5_000;

impl<'f> Others<'f> {
    /// Of all that was found. What is not wanted contradicts nothing, so that a choice settles a conflict.
    pub(super) fn of(all: &'f [Found], choice: &Choice) -> Self {
        let mut about: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, found) in all.iter().enumerate().filter(|(index, _)| choice.wants(index + 1)) {
            if let Some(key) = found.what.key() {
                about.entry(key).or_default().push(index);
            }
        }
        // Edits of one document in one print of a text never contradict each other.
        about.retain(|_, own| {
            let runs = own.iter().filter_map(|at| all.get(*at)).map(|found| found.run);
            let mut runs = runs.clone().zip(runs.skip(1));
            runs.any(|(one, other)| one != other || one.1 == 0)
        });
        Self { all, about }
    }

    /// What others want at the same place, when it is something else.
    pub(super) fn conflict(&self, index: usize) -> Option<Way> {
        let one = self.all.get(index)?;
        let about = self.about.get(one.what.key()?)?;
        let others = about.iter().filter(|at| **at != index).take(MOST_HELD);
        let others = others.filter_map(|at| self.all.get(*at)).filter(|other| clashes(one, other));
        let mut sides = vec![one];
        sides.extend(others.take(MOST));
        let told = sides.iter().map(|found| (named(found), found.new.clone()));
        (sides.len() > 1).then(|| Way::Conflict(told.collect()))
    }
}

fn clashes(one: &Found, other: &Found) -> bool {
    match (&one.what, &other.what) {
        (Edited::Value { .. }, Edited::Value { .. }) => one.new != other.new,
        _ if one.run == other.run => false,
        (Edited::Text { edits: Ok(one), .. }, Edited::Text { edits: Ok(other), .. }) => {
            clash(one, other)
        }
        (
            Edited::ItemGone { .. } | Edited::Emptied { .. },
            Edited::Text { .. } | Edited::Value { .. },
        )
        | (
            Edited::Text { .. } | Edited::Value { .. },
            Edited::ItemGone { .. } | Edited::Emptied { .. },
        ) => true,
        (
            Edited::ItemGone { .. } | Edited::ItemMoved { .. },
            Edited::ItemGone { .. } | Edited::ItemMoved { .. },
        ) => one.what != other.what,
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
