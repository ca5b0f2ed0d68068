//! Texts that stand twice: copied from one indicator, sasaran or step and not written anew.

use std::collections::BTreeMap;

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::place::Place;
use crate::record::indikator::Indikator;
use crate::record::sasaran::Sasaran;

/// Letters and digits from which on two equal texts are no chance.
const TELLING: usize = 16;

/// Texts of one kind by what they say, with the place of the first one and whose it is.
struct Texts<'a> {
    what: &'static str,
    first: BTreeMap<String, (&'a Place, &'a str)>,
}

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    let sasaran: Vec<&Sasaran> = parts.sasaran.iter().flatten().collect();
    indikator(sasaran.iter().flat_map(|s| &s.indikator), sink);
    analisis(&sasaran, sink);
    let mut steps = Texts::of("Langkah perbaikan");
    for step in parts.langkah.iter().flatten() {
        steps.see(&step.isi.0.value, &step.isi.0.place, "langkah lain", sink);
    }
}

fn indikator<'a>(indicators: impl Iterator<Item = &'a Indikator>, sink: &mut Sink) {
    let mut formulas = Texts::of("Formula");
    let mut collections = Texts::of("Teknik pengumpulan data");
    let mut definitions = Texts::of("Definisi");
    for indicator in indicators {
        let whose = indicator.nama.value.as_str();
        formulas.see(&indicator.formula.value, &indicator.formula.place, whose, sink);
        if let Some(text) = &indicator.pengumpulan {
            collections.see(&text.value, &text.place, whose, sink);
        }
        if let Some(text) = &indicator.definisi {
            definitions.see(&text.0.value, &text.0.place, whose, sink);
        }
    }
}

fn analisis(all: &[&Sasaran], sink: &mut Sink) {
    let mut narratives = Texts::of("Narasi");
    let mut hindrances = Texts::of("Faktor penghambat");
    let mut helps = Texts::of("Faktor pendorong");
    let mut solutions = Texts::of("Solusi");
    for sasaran in all {
        let whose = sasaran.nama.value.as_str();
        let lists = [
            (&mut hindrances, &sasaran.penghambat),
            (&mut helps, &sasaran.pendorong),
            (&mut solutions, &sasaran.solusi),
        ];
        for (texts, list) in lists {
            for item in list {
                texts.see(&item.0.value, &item.0.place, whose, sink);
            }
        }
        if let Some(text) = &sasaran.narasi {
            narratives.see(&text.0.value, &text.0.place, whose, sink);
        }
    }
}

impl<'a> Texts<'a> {
    fn of(what: &'static str) -> Self {
        Self { what, first: BTreeMap::new() }
    }

    /// Tells a text that was seen before; a short one may well stand twice.
    fn see(&mut self, text: &str, place: &'a Place, whose: &'a str, sink: &mut Sink) {
        let plain = crate::rujukan::ringkas(text);
        if plain.chars().nth(TELLING).is_none() {
            return;
        }
        let Some((before, other)) = self.first.get(&plain) else {
            self.first.insert(plain, (place, whose));
            return;
        };
        let of = match (*other == whose, self.what) {
            (_, "Langkah perbaikan") => "langkah yang lain".to_string(),
            (true, _) => "yang sudah ditulis".to_string(),
            (false, _) => format!("milik \"{other}\""),
        };
        let message = format!("{} ini sama persis dengan {of}.", self.what);
        sink.push(
            Diagnostic::new(Code::IsianKembar, place, message)
                .mark("sama")
                .label(before, "pertama kali di sini")
                .help("Tulis isian yang sesuai, atau hapus salah satunya."),
        );
    }
}
