//! Cross tables of staff: the words above them speak of those whom the table counts.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::place::Place;
use crate::record::sdm::{Komposisi, Sdm};

/// Words by which a part of the staff is called everywhere.
const PARTS: &[&str] = &["asn", "cpns", "honorer", "kontrak", "non asn", "p3k", "pns", "pppk"];

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    let Some(Some(sdm)) = &parts.sdm else { return };
    if sdm.status.len() < 2 {
        return;
    }
    for table in sdm.komposisi.iter().filter(|table| seluruh(table, sdm)) {
        let intro = table.pengantar.iter().map(|text| (&text.0.value, &text.0.place, "Pengantar"));
        let title = [(&table.judul.value, &table.judul.place, "Judul")];
        for (text, place, what) in intro.chain(title) {
            if let Some(part) = khusus(text, sdm) {
                tell(table, sdm, (what, place), &part, sink);
            }
        }
    }
}

/// Whether a table details every status.
fn seluruh(table: &Komposisi, sdm: &Sdm) -> bool {
    table.status.is_empty()
        || sdm.status.iter().all(|status| table.status.iter().any(|key| **key == *status.kunci))
}

/// The part of the staff to which a text narrows itself by the word "khusus".
fn khusus(text: &str, sdm: &Sdm) -> Option<String> {
    let words = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let own = sdm.status.iter().flat_map(|s| [words(&s.nama.value), words(&s.kunci)]);
    let names: Vec<String> = own.chain(PARTS.iter().map(|part| (*part).to_string())).collect();
    text.split(['.', ';']).find_map(|sentence| {
        let sentence = words(sentence);
        let (_, after) = sentence.split_once("khusus")?;
        let after = format!(" {after} ");
        let named = names.iter().filter(|name| after.contains(&format!(" {name} ")));
        named.max_by_key(|name| name.len()).cloned()
    })
}

fn tell(table: &Komposisi, sdm: &Sdm, (what, place): (&str, &Place), part: &str, sink: &mut Sink) {
    let count = sdm.status.iter().fold(0_u64, |sum, s| sum.saturating_add(s.jumlah.value.into()));
    let shown = if part.len() <= 7 { part.to_uppercase() } else { part.to_string() };
    let message = format!(
        "{what} tabel \"{}\" menyebut khusus {shown}, sedangkan tabelnya memuat seluruh pegawai \
         ({count} orang).",
        table.judul.value
    );
    sink.push(
        Diagnostic::new(Code::PopulasiKomposisi, place, message)
            .label(table.kunci.place(), "tabelnya")
            .help("Ubah kalimatnya, atau tulis status = […] bila tabel itu hanya tentang mereka."),
    );
}
