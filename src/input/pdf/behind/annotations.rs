//! Pages that an update touches: they show what they showed, with widgets of signatures on them.

use std::collections::{BTreeMap, BTreeSet};

use super::step::Step;
use super::value::{Value, differing, readable};

impl Step<'_> {
    /// Pages show what they showed, and carry no annotation but widgets of signatures.
    pub fn annotations(&mut self, widgets: &BTreeSet<u32>) {
        let lists: BTreeMap<u32, u32> = self
            .pages
            .keys()
            .filter_map(|page| {
                let dict = self.before.dict(Some(&Value::Ref(*page)))?;
                Some((dict.reference("Annots")?, *page))
            })
            .collect();
        let numbers: Vec<u32> = self.revision.objects.keys().copied().collect();
        let touched: BTreeSet<u32> = numbers
            .iter()
            .filter_map(|number| {
                self.pages
                    .contains_key(number)
                    .then_some(*number)
                    .or_else(|| lists.get(number).copied())
            })
            .collect();
        for page in touched {
            self.page(page, widgets);
        }
    }

    fn page(&mut self, page: u32, widgets: &BTreeSet<u32>) {
        let number = self.pages.get(&page).copied().unwrap_or_default();
        self.take(page, true);
        let (old, new) =
            (self.before.dict(Some(&Value::Ref(page))), self.after.dict(Some(&Value::Ref(page))));
        let (Some(old), Some(new)) = (old, new) else {
            return self.say(format!("halaman {number} diganti (objek {page})"));
        };
        for key in differing(&old, &new, &["Annots"]) {
            self.say(format!("halaman {number} berubah ({key})"));
        }
        if let Some(list) = new.reference("Annots") {
            self.take(list, old.reference("Annots") == Some(list));
        }
        let (had, has) =
            (self.before.items(old.get("Annots")), self.after.items(new.get("Annots")));
        if had.len() > has.len() || had.iter().zip(&has).any(|(was, is)| !was.same(is)) {
            self.say(format!("tautan di halaman {number} berubah"));
        }
        if has.len() > had.len() + super::MOST_FIELDS {
            return self.say(format!("di halaman {number} ada terlalu banyak anotasi"));
        }
        for added in has.iter().skip(had.len()) {
            self.touched = true;
            self.annotation(added, page, number, widgets);
        }
    }

    fn annotation(&mut self, value: &Value, page: u32, number: usize, widgets: &BTreeSet<u32>) {
        let own = value.reference();
        let dict = self.after.dict(Some(value)).unwrap_or_default();
        let which = own.map_or_else(String::new, |own| format!("objek {own}, "));
        let kind = dict.name("Subtype").map_or_else(|| "tanpa jenis".to_string(), readable);
        // What is told here is not told once more as an object.
        own.into_iter().for_each(|own| self.take(own, true));
        if !dict.is("Subtype", "Widget") {
            let what =
                format!("di halaman {number} ada anotasi yang bukan tanda tangan ({which}{kind})");
            return self.say(what);
        }
        if !own.is_some_and(|own| widgets.contains(&own)) {
            self.say(format!(
                "di halaman {number} ada bidang di luar formulir tanda tangan ({which}{kind})"
            ));
        }
        if dict.get("P").is_some_and(|value| value.reference() != Some(page)) {
            self.say(format!("bidang tanda tangan di halaman {number} mengaku milik halaman lain"));
        }
        match dict.rectangle("Rect") {
            Some(rectangle) => self.widgets.push((number, rectangle)),
            None => {
                self.say(format!("bidang tanda tangan di halaman {number} tanpa tempat (Rect)"))
            }
        }
    }
}
