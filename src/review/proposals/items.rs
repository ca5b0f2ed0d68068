//! Items of lists, and texts as a whole, in the record as it is now.

use lkjip_metrics::serap::lists::{Beside, Change};
use lkjip_metrics::serap::markdown;

use super::join::{PRESENT, Target};
use super::{Way, What, Why};

impl Target<'_> {
    /// An item that went; when it says something else now, it is for people to tell what is to become of it.
    pub(super) fn item_gone(&self, key: &str) -> Way {
        let Some((_, was)) = self.was.get(key) else { return Way::Refuse(Why::Unsure) };
        let Some((own, (_, now))) =
            self.placed(key).and_then(|own| Some((own, self.now.get(own)?)))
        else {
            return Way::Done;
        };
        if was != now {
            let sides = [(PRESENT, now), ("dokumen reviu", "")];
            return Way::Conflict(sides.map(|(who, text)| (who.into(), text.into())).into());
        }
        self.listed(Change::Without(own.to_string()), What::Item)
    }

    /// An item that came beside another one.
    pub(super) fn item_come(&self, beside: &str, ahead: bool, new: &str) -> Way {
        let is_narrative = self.old.contains_key(beside);
        let text = if is_narrative { markdown(new) } else { Some(new.to_string()) };
        let Some(text) = text else { return Way::Refuse(Why::Unwritable) };
        if self.now.beside(beside).any(|(_, now)| now == text) {
            return Way::Done;
        }
        let own = self.placed(beside).unwrap_or(beside).to_string();
        let beside = if ahead { Beside::Ahead(own) } else { Beside::Behind(own) };
        self.listed(Change::With(beside, text), What::Item)
    }

    /// An item that stands between others now. It does so already when the record has it between them.
    pub(super) fn item_moved(
        &self,
        key: &str,
        (after, before): (Option<&str>, Option<&str>),
    ) -> Way {
        let placed =
            |key: &str| self.placed(key).filter(|own| self.now.is_item(own)).map(str::to_string);
        let Some(own) = placed(key) else { return Way::Refuse(Why::Unsure) };
        let order: Vec<String> = self.now.beside(&own).map(|(key, _)| key).collect();
        let place = |key: &str| order.iter().position(|other| other == key);
        let (after, before) = (after.and_then(placed), before.and_then(placed));
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
