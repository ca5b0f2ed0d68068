//! What went into a final report then, and what would go into it now.

use super::origin::{Inputs, Kind};

/// An input that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// What became of it.
    pub state: State,
}

/// What became of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It holds something else.
    Changed,
    /// It is not there any more.
    Gone,
    /// It was not there then.
    Come,
}

impl State {
    /// As told to people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Changed => "berubah",
            Self::Gone => "tidak ada lagi",
            Self::Come => "baru",
        }
    }
}

/// What differs, by kind and name.
pub fn differences(then: &Inputs, now: &Inputs) -> Vec<Difference> {
    let all = [Kind::Record, Kind::Notes, Kind::OwnTemplate, Kind::BuiltInTemplate]
        .into_iter()
        .chain([Kind::WordTemplate, Kind::Font, Kind::Picture]);
    let mut found = Vec::new();
    for kind in all {
        let (then, now) = (then.get(&kind), now.get(&kind));
        let digest = |files: Option<&std::collections::BTreeMap<String, String>>, name: &str| {
            files.and_then(|files| files.get(name)).cloned()
        };
        let mut names: Vec<&String> =
            then.into_iter().chain(now).flat_map(|files| files.keys()).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            let state = match (digest(then, name), digest(now, name)) {
                (Some(then), Some(now)) if then == now => continue,
                (Some(_), Some(_)) => State::Changed,
                (Some(_), None) => State::Gone,
                (None, _) => State::Come,
            };
            found.push(Difference { kind, name: name.clone(), state });
        }
    }
    found
}
