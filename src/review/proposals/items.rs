//! Items of lists, and texts as a whole, in the record as it is now.

use lkjip_metrics::serap::lists::{Beside, Change};
use lkjip_metrics::serap::markdown;

use super::join::{PRESENT, Target};
use super::{Way, What, Why};

impl Target<'_> {
    /// What an item of a list said in the draft, and the key under which it stands now.
    fn item(&self, key: &str) -> Option<(&str, Option<String>)> {
        let (_, was) = self.was.get(key)?;
        if self.now.get(key).is_some_and(|(_, now)| now == was) {
            return Some((was, Some(key.to_string())));
        }
        let found = self.now.beside(key).find(|(_, now)| *now == was);
        Some((was, found.map(|(key, _)| key)))
    }

    pub(super) fn item_gone(&self, key: &str) -> Way {
        match self.item(key) {
            None => Way::Refuse(Why::Unsure),
            Some((_, None)) => Way::Done,
            Some((_, Some(own))) => self.listed(Change::Without(own), What::Item),
        }
    }

    pub(super) fn item_come(&self, beside: &str, new: &str) -> Way {
        let is_narrative = self.old.contains_key(beside);
        let text = if is_narrative { markdown(new) } else { Some(new.to_string()) };
        let Some(text) = text else { return Way::Refuse(Why::Unwritable) };
        if self.now.beside(beside).any(|(_, now)| now == text) {
            return Way::Done;
        }
        let own = self.item(beside).and_then(|(_, own)| own).unwrap_or_else(|| beside.to_string());
        self.listed(Change::With(Beside::Behind(own), text), What::Item)
    }

    /// An item that stands between others now. It does so already when the record has it between them.
    pub(super) fn item_moved(
        &self,
        key: &str,
        (after, before): (Option<&str>, Option<&str>),
    ) -> Way {
        let Some(own) = self.placed(key) else { return Way::Refuse(Why::Unsure) };
        let order: Vec<String> = self.now.beside(&own).map(|(key, _)| key).collect();
        let place = |key: &str| order.iter().position(|other| other == key);
        let (after, before) =
            (after.and_then(|key| self.placed(key)), before.and_then(|key| self.placed(key)));
        let at = place(&own);
        let is_after = after.as_deref().is_none_or(|key| place(key) < at);
        let is_before = before.as_deref().is_none_or(|key| at < place(key));
        if is_after && is_before {
            return Way::Done;
        }
        let beside = after.map(Beside::Behind).or_else(|| before.map(Beside::Ahead));
        match beside {
            Some(beside) => self.listed(Change::Moved(own, beside), What::Move),
            None => Way::Refuse(Why::Unsure),
        }
    }

    /// The key under which an item stands now.
    fn placed(&self, key: &str) -> Option<String> {
        if self.old.contains_key(key) {
            let now = self.places.get(key).map_or(key, String::as_str);
            return self.now.is_item(now).then(|| now.to_string());
        }
        self.item(key)?.1
    }

    /// A text of which nothing is left goes with its key, if it says what the draft said.
    pub(super) fn emptied(&self, key: &str) -> Way {
        let Some(old) = self.old.get(key) else { return Way::Refuse(Why::Unsure) };
        let Some(now) = self.present(key) else { return Way::Done };
        if now.value != old.value {
            let sides = [(PRESENT, now.value.as_str()), ("dokumen reviu", "")];
            let sides = sides.map(|(who, text)| (who.to_string(), text.to_string()));
            return Way::Conflict(sides.into());
        }
        match self.now.without(&now.place.key) {
            Some(patch) => Way::Take { patches: vec![patch], what: What::Gone, change: None },
            None => Way::Refuse(Why::Unsure),
        }
    }

    fn listed(&self, change: Change, what: What) -> Way {
        match self.now.written(std::slice::from_ref(&change), Vec::new()) {
            Some(patches) => Way::Take { patches, what, change: Some(change) },
            None => Way::Refuse(Why::Unsure),
        }
    }
}
