//! Names by which nouns are called: are they unique, and does a reference lead somewhere?

use std::collections::BTreeMap;

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::place::Place;
use crate::read::{Kunci, nearest};

/// Findings among which each gets advice of its own; looking for near names takes time.
const ADVISED: usize = 500;

/// Names listed in a message at most.
const LISTED: usize = 12;

/// Names among which the nearest one is looked for at most.
const SEARCHED: usize = 1_000;

/// The nouns of one kind that may be referred to.
pub(super) struct Names<'a> {
    /// What they are, e.g. "sasaran".
    pub(super) of: &'static str,
    /// Where one is added, e.g. "[[sasaran]]".
    pub(super) table: &'static str,
    /// Their keys, in the order of the file.
    pub(super) known: Vec<&'a str>,
}

impl Names<'_> {
    /// Tells a reference to a key that does not exist.
    pub(super) fn refer(&self, key: &Kunci, sink: &mut Sink) {
        self.refer_text(key, key.place(), sink);
    }

    /// Tells references to keys that do not exist, and keys that are named twice.
    pub(super) fn refer_all(&self, keys: &[Kunci], sink: &mut Sink) {
        for key in keys {
            self.refer(key, sink);
        }
        unique(self.of, keys.iter().map(|key| (&**key, key.place())), sink);
    }

    /// Tells a reference by text to something that does not exist.
    pub(super) fn refer_text(&self, key: &str, place: &Place, sink: &mut Sink) {
        if self.known.contains(&key) {
            return;
        }
        let message = format!("Tidak ada {} `{key}`.", self.of);
        let advice = match sink.len() < ADVISED {
            true => self.advice(key),
            false => "Lihat temuan serupa di atas.".to_string(),
        };
        sink.push(
            Diagnostic::new(Code::RujukanTidakAda, place, message).mark("tidak ada").help(advice),
        );
    }

    fn advice(&self, key: &str) -> String {
        if let Some(near) = nearest(key, self.known.iter().copied().take(SEARCHED)) {
            return format!("Mungkin yang dimaksud `{near}`.");
        }
        if self.known.is_empty() {
            return format!("Tambahkan {} itu, atau hapus rujukannya.", self.table);
        }
        let mut list: Vec<String> =
            self.known.iter().take(LISTED).map(|name| format!("`{name}`")).collect();
        if self.known.len() > LISTED {
            list.push("…".to_string());
        }
        format!("Yang ada: {}.", list.join(", "))
    }
}

/// Tells every name that is used twice, with the place of its first use.
pub(super) fn unique<'a>(
    what: &str,
    names: impl Iterator<Item = (&'a str, &'a Place)>,
    sink: &mut Sink,
) {
    let mut first: BTreeMap<&str, &Place> = BTreeMap::new();
    for (name, place) in names {
        let Some(before) = first.get(name) else {
            first.insert(name, place);
            continue;
        };
        let message = format!("`{name}` ditulis dua kali sebagai {what}.");
        sink.push(
            Diagnostic::new(Code::PengenalGanda, place, message)
                .mark("sudah dipakai")
                .label(before, "pertama kali di sini")
                .help("Beri nama lain, atau hapus salah satunya."),
        );
    }
}
