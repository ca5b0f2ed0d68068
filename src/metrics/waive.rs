//! Waivers: findings that the record lets pass, and waivers that let nothing pass.
//!
//! Comes after every rule. A galat stays whatever a waiver says. Knows no file: the caller hands in
//! the findings of one file after the other.

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Level};
use crate::read::nearest;
use crate::record::pengecualian::Pengecualian;

/// A finding that a waiver let pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waived {
    /// The finding.
    pub finding: Diagnostic,
    /// The reason that the waiver gives.
    pub alasan: String,
}

/// The waivers of a record, with what each has met.
#[derive(Debug, Clone, Default)]
pub struct Waivers {
    list: Vec<Waiver>,
}

#[derive(Debug, Clone)]
struct Waiver {
    typed: Pengecualian,
    /// Whether it let a finding pass.
    used: bool,
    /// Whether it names a finding of level galat.
    galat: bool,
}

/// Words that a reason has at least.
const FEWEST_WORDS: usize = 3;

impl Waivers {
    /// The waivers of a record, none of them used.
    pub fn new(list: Vec<Pengecualian>) -> Self {
        let list = list.into_iter().map(|typed| Waiver { typed, used: false, galat: false });
        Self { list: list.collect() }
    }

    /// Takes the findings that may pass out of a list, and gives them with their reasons.
    pub fn waive(&mut self, findings: &mut Vec<Diagnostic>) -> Vec<Waived> {
        let mut waived = Vec::new();
        if self.list.is_empty() {
            return waived;
        }
        findings.retain(|finding| match self.reason(finding) {
            Some(alasan) => {
                waived.push(Waived { finding: finding.clone(), alasan });
                false
            }
            None => true,
        });
        waived
    }

    /// The reason why a finding may pass; every waiver that names it counts as met.
    fn reason(&mut self, finding: &Diagnostic) -> Option<String> {
        // What is said about a waiver is not waived by another one.
        if finding.code == Code::PengecualianTidakBerlaku {
            return None;
        }
        let mut reason = None;
        for waiver in self.list.iter_mut().filter(|waiver| waiver.names(finding)) {
            if finding.level == Level::Galat {
                waiver.galat = true;
            } else {
                waiver.used = true;
                reason.get_or_insert_with(|| waiver.typed.alasan.value.clone());
            }
        }
        reason
    }

    /// What is to be said about the waivers themselves. `complete` tells that every rule over the
    /// record has run: only then does it mean something that a waiver met no finding.
    pub fn remarks(&self, complete: bool) -> Vec<Diagnostic> {
        self.list
            .iter()
            .enumerate()
            .filter_map(|(at, one)| self.remark(at, one, complete))
            .collect()
    }

    fn remark(&self, at: usize, one: &Waiver, complete: bool) -> Option<Diagnostic> {
        let typed = &one.typed;
        let tell = |place, message: String, help: String| {
            Some(Diagnostic::new(Code::PengecualianTidakBerlaku, place, message).help(help))
        };
        let (kode, kunci) = (typed.kode.value.as_str(), typed.kunci.value.as_str());
        let Some(code) = Code::ALL.iter().find(|code| code.text() == kode) else {
            let message = format!("Kode `{kode}` dalam pengecualian ini tidak dikenal.");
            let help = match nearest(kode, Code::ALL.iter().map(|code| code.text())) {
                Some(code) => format!("Mungkin yang dimaksud `{code}`."),
                None => "Tulis kode seperti dicetak `periksa`, misalnya LKJ0313.".to_string(),
            };
            return tell(&typed.kode.place, message, help);
        };
        if one.galat {
            let message =
                format!("Temuan {kode} bertingkat galat, dan galat tidak dapat dikecualikan.");
            let help = "Perbaiki yang ditemukan, lalu hapus pengecualian ini.".to_string();
            return tell(&typed.kode.place, message, help);
        }
        let same =
            |other: &Waiver| *other.typed.kode.value == *kode && *other.typed.kunci.value == *kunci;
        if self.list.iter().take(at).any(same) {
            let message = format!("Pengecualian {kode} untuk `{kunci}` sudah ditulis sebelumnya.");
            return tell(&typed.kode.place, message, "Hapus salah satunya.".to_string());
        }
        if typed.alasan.value.split_whitespace().count() < FEWEST_WORDS {
            let message =
                format!("Alasan pengecualian {kode} terlalu pendek untuk dapat ditimbang.");
            let help = "Tulis alasannya dalam sebuah kalimat.".to_string();
            return tell(&typed.alasan.place, message, help);
        }
        // Findings of the output are made by some commands only.
        if one.used || !complete || code.text().starts_with("LKJ05") {
            return None;
        }
        let message = format!("Pengecualian {kode} untuk `{kunci}` tidak mengenai temuan apa pun.");
        let help = "Hapus pengecualian ini, atau cocokkan kuncinya dengan baris kunci pada temuan.";
        tell(&typed.kunci.place, message, help.to_string())
    }
}

impl Waiver {
    fn names(&self, finding: &Diagnostic) -> bool {
        let key = self.typed.kunci.value.trim_end_matches('.');
        let within = match finding.key.strip_prefix(key) {
            Some(rest) => !key.is_empty() && (rest.is_empty() || rest.starts_with('.')),
            None => key == "*",
        };
        within && finding.code.text() == self.typed.kode.value
    }
}

#[cfg(test)]
mod tests;
