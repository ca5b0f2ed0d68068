//! What stands against a final report.

use lkjip_metrics::diagnostic::Level;

use crate::cli::checked::Checked;
use crate::project::NotesFile;
use lkjip_metrics::catatan;

/// Notes that are named.
const MOST: usize = 12;

/// The reasons why a report cannot be made final, each a sentence that says what to do. None means that
/// it can.
pub fn refusals(checked: &Checked, notes: &NotesFile) -> Vec<String> {
    let count = |level| checked.findings.iter().map(|findings| findings.count(level)).sum();
    let (galat, peringatan): (usize, usize) = (count(Level::Galat), count(Level::Peringatan));
    let mut reasons = Vec::new();
    if galat > 0 {
        reasons
            .push(format!("Ada {galat} galat. Perbaiki semuanya; galat tidak dapat dikecualikan."));
    }
    if peringatan > 0 {
        reasons.push(format!(
            "Ada {peringatan} peringatan yang belum dikecualikan. Perbaiki, atau tulis \
             [[pengecualian]] dengan kode, kunci dan alasannya bila memang dibiarkan."
        ));
    }
    match &notes.checked.notes {
        None if !notes.checked.rahasia.is_empty() => reasons.push(format!(
            "`{}` memuat NIK atau frasa sandi, dan berkas itu ikut dalam PDF. Hapus; tempatnya disebut \
             `lkjip catatan`.",
            notes.name()
        )),
        None => reasons.push(format!(
            "`{}` masih memuat galat, sehingga catatan reviu tidak dapat dibaca; lihat `lkjip catatan`.",
            notes.name()
        )),
        Some(list) if catatan::open(list) > 0 => {
            let open = catatan::open(list);
            let numbers = list.open().take(MOST).map(|note| note.nomor.value.to_string());
            let numbers = numbers.collect::<Vec<_>>().join(", ");
            let more = if open > MOST { ", …" } else { "" };
            reasons.push(format!(
                "Ada {open} catatan reviu yang masih terbuka ({numbers}{more}). Jawab semuanya dengan \
                 `lkjip catatan tutup`."
            ));
        }
        Some(_) => {}
    }
    reasons
}
