//! Where the items of lists stand when others have come or gone since the draft.

use std::collections::{BTreeMap, BTreeSet};

use lkjip_metrics::serap::texts::Texts;

use crate::document::beda::pairs::likeness;

/// Likeness, of 1000, from which an item is taken for the edited one of the draft.
const ALIKE: usize = 500;

/// Product of the numbers of items up to which they are held against each other.
const WEIGHED: usize = 40_000;

/// For each key of the draft that leads into a list the key under which its text stands now; none where it
/// is gone.
pub(super) fn places(old: &Texts<'_>, new: &Texts<'_>) -> BTreeMap<String, Option<String>> {
    let mut lists: BTreeMap<String, (Vec<&str>, Vec<&str>)> = BTreeMap::new();
    for (key, list) in old.iter().filter_map(|(key, _)| Some((key, list(key)?))) {
        lists.entry(list).or_default().0.push(key);
    }
    for (key, list) in new.iter().filter_map(|(key, _)| Some((key, list(key)?))) {
        lists.entry(list).or_default().1.push(key);
    }
    let mut places = BTreeMap::new();
    for (was, now) in lists.values() {
        let old_text = |key: &str| old.get(key).map(|(_, text)| text);
        let new_text = |key: &str| new.get(key).map(|(_, text)| text);
        let mut free: BTreeSet<&str> = now.iter().copied().collect();
        let mut left: Vec<&str> = Vec::new();
        // The same words, if they can be under the same key.
        for key in was {
            if old_text(key) == new_text(key) {
                free.remove(key);
                places.insert((*key).to_string(), Some((*key).to_string()));
            } else {
                left.push(key);
            }
        }
        left.retain(|key| {
            let same = free.iter().find(|other| new_text(other) == old_text(key)).copied();
            if let Some(same) = same {
                free.remove(same);
                places.insert((*key).to_string(), Some(same.to_string()));
            }
            same.is_none()
        });
        let mut alike: Vec<(usize, bool, &str, &str)> = Vec::new();
        if left.len().saturating_mul(free.len()) <= WEIGHED {
            for key in &left {
                for other in &free {
                    let likeness = likeness(&words(old_text(key)), &words(new_text(other)));
                    if likeness >= ALIKE {
                        alike.push((likeness, key == other, key, other));
                    }
                }
            }
        }
        alike.sort_unstable_by(|one, other| other.cmp(one));
        for (_, _, key, other) in alike {
            if !places.contains_key(key) && free.remove(other) {
                places.insert(key.to_string(), Some(other.to_string()));
            }
        }
        for key in left {
            places.entry(key.to_string()).or_insert(None);
        }
    }
    places
}

/// The list that a key leads into; none when it leads into no list.
fn list(key: &str) -> Option<String> {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
    let parts: Vec<&str> = key.split('.').collect();
    let list: Vec<&str> =
        parts.iter().map(|part| if is_number(part) { "#" } else { part }).collect();
    (parts != list).then(|| list.join("."))
}

/// The words of a text in order of the alphabet, however they are written.
fn words(text: Option<&str>) -> Vec<String> {
    let mut words: Vec<String> =
        text.unwrap_or_default().split_whitespace().map(str::to_lowercase).collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_that_is_gone_is_not_taken_for_the_one_at_its_place() {
        let old = Texts::of("x = [\"satu dua tiga\", \"empat lima enam\", \"tujuh delapan\"]\n");
        let new = Texts::of("x = [\"empat lima enam lagi\", \"tujuh delapan\"]\n");
        let places = places(&old, &new);
        assert_eq!(places["x.1"], None);
        assert_eq!(places["x.2"].as_deref(), Some("x.1"));
        assert_eq!(places["x.3"].as_deref(), Some("x.2"));
    }

    #[test]
    fn keys_of_lists_are_told_by_their_numbers() {
        assert_eq!(list("langkah.12.isi").as_deref(), Some("langkah.#.isi"));
        assert_eq!(list("sasaran.a.solusi.3").as_deref(), Some("sasaran.a.solusi.#"));
        assert_eq!(list("naskah.ikhtisar"), None);
    }
}
