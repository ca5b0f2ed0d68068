//! Findings about one place, and equal ones of several places, brought together.

use super::model::{Contradiction, Finding, Mention};
use super::subjects::Subjects;

/// Findings about one place brought together, and equal ones of several places.
pub(super) fn grouped(mut found: Vec<Finding>, subjects: &Subjects) -> Vec<Contradiction> {
    // Of two ways to one figure the surer one counts.
    found.sort_by_key(|one| (one.piece, one.how, one.bytes.start));
    let mut kept: Vec<Finding> = Vec::new();
    for one in found {
        let meets = |other: &Finding| {
            other.piece == one.piece
                && one.bytes.start < other.bytes.end
                && other.bytes.start < one.bytes.end
        };
        if !kept.iter().any(meets) {
            kept.push(one);
        }
    }
    kept.sort_by_key(|one| (one.piece, one.bytes.start));
    let mut groups: Vec<Contradiction> = Vec::new();
    for one in kept {
        let mention = Mention { place: one.place, quote: one.quote };
        let bare = |said: &str| {
            let kept = said.chars().filter(|c| c.is_alphanumeric() || ",.".contains(*c));
            let kept = kept.collect::<String>().to_lowercase().replace("persen", "");
            kept.trim_start_matches("rp").trim_matches('.').to_string()
        };
        let same = |group: &&mut Contradiction| {
            let (Some(key), Some(other)) = (&one.key, &group.key) else { return false };
            let kin = key == other
                || group.known == one.known
                    && subjects.home(key).is_some_and(|home| subjects.home(other) == Some(home));
            kin && bare(&group.said) == bare(&one.said)
        };
        match groups.iter_mut().find(same) {
            Some(group) => {
                group.mentions.push(mention);
                if let Some(key) = one
                    .key
                    .filter(|key| Some(key) != group.key.as_ref() && !group.also.contains(key))
                {
                    group.also.push(key);
                }
            }
            None => groups.push(Contradiction {
                key: one.key,
                also: Vec::new(),
                said: one.said,
                known: one.known,
                how: one.how,
                why: one.why,
                mentions: vec![mention],
            }),
        }
    }
    groups
}
