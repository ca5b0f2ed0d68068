//! Ranks of those who sign: a pangkat is printed with its golongan ruang.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::read::Teks;

/// The ranks of civil servants with their golongan ruang; a hint, so the advice asks to compare.
const RANKS: &[(&str, &str)] = &[
    ("juru muda", "I/a"),
    ("juru muda tingkat i", "I/b"),
    ("juru", "I/c"),
    ("juru tingkat i", "I/d"),
    ("pengatur muda", "II/a"),
    ("pengatur muda tingkat i", "II/b"),
    ("pengatur", "II/c"),
    ("pengatur tingkat i", "II/d"),
    ("penata muda", "III/a"),
    ("penata muda tingkat i", "III/b"),
    ("penata", "III/c"),
    ("penata tingkat i", "III/d"),
    ("pembina", "IV/a"),
    ("pembina tingkat i", "IV/b"),
    ("pembina utama muda", "IV/c"),
    ("pembina utama madya", "IV/d"),
    ("pembina utama", "IV/e"),
];

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    if let Some(signing) = &parts.pengesahan {
        let who = &signing.penanda_tangan;
        golongan(who.pangkat.as_ref(), who.golongan.as_ref(), sink);
    }
    if let Some(agreement) = &parts.perjanjian_kinerja {
        for who in [&agreement.pihak_pertama, &agreement.pihak_kedua].into_iter().flatten() {
            golongan(who.pangkat.as_ref(), who.golongan.as_ref(), sink);
        }
    }
}

fn golongan(rank: Option<&Teks>, class: Option<&Teks>, sink: &mut Sink) {
    let Some(rank) = rank.filter(|rank| class.is_none() && !rank.value.contains('/')) else {
        return;
    };
    let message = format!("Pangkat \"{}\" ditulis tanpa golongan ruang.", rank.value);
    let finding = Diagnostic::new(Code::GolonganBelumDisebut, &rank.place, message);
    let plain = polos(&rank.value);
    sink.push(match RANKS.iter().find(|(name, _)| *name == plain) {
        Some((_, class)) => finding.help(format!(
            "Golongan ruang pangkat itu {class}: cocokkan, lalu tulis golongan = \"{class}\"."
        )),
        None => finding.help("Tulis golongan, misalnya golongan = \"IV/b\"."),
    });
}

/// A rank in the spelling of the table.
fn polos(rank: &str) -> String {
    let words = rank.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.map(|word| match word.to_lowercase().as_str() {
        "tk" | "tkt" => "tingkat".to_string(),
        "1" => "i".to_string(),
        other => other.to_string(),
    });
    words.collect::<Vec<_>>().join(" ")
}
