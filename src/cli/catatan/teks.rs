//! Notes for people.

use std::fmt::Write as _;

use lkjip_metrics::catatan::{CatatanReviu, Notes, StatusCatatan};

use crate::cli::paint::{Paint, Tone};
use crate::cli::wrap::wrapped_to;
use crate::project::NotesFile;

/// Characters of a line: notes are read beside a document.
const WIDTH: usize = 80;

/// Column of what is said of a note.
const INDENT: usize = 6;

/// Statuses in the order in which they are told.
const ORDER: [StatusCatatan; 3] =
    [StatusCatatan::Terbuka, StatusCatatan::Ditindaklanjuti, StatusCatatan::Ditolak];

/// The whole list, the open ones first.
pub fn write(file: &NotesFile, notes: &Notes, only_open: bool, paint: Paint) -> String {
    if notes.list().is_empty() {
        let name = file.name();
        let there = if file.exists { "belum memuat catatan" } else { "belum ada" };
        let said = format!(
            "Belum ada catatan: `{name}` {there}. Tambahkan dengan `lkjip catatan tambah`."
        );
        return wrapped_to(WIDTH, &said, 0) + "\n";
    }
    let mut out = format!("{}\n", paint.strong(format!("Catatan dalam {}", file.name())));
    let count = |status: StatusCatatan| notes.list().iter().filter(|n| n.status == status).count();
    let parts: Vec<String> = ORDER
        .into_iter()
        .map(|status| (status, count(status)))
        .filter(|(_, many)| *many > 0)
        .map(|(status, many)| format!("{many} {}", status.word()))
        .collect();
    let _ = writeln!(out, "{} catatan: {}.", notes.list().len(), parts.join(", "));
    for status in ORDER.into_iter().filter(|status| !only_open || *status == StatusCatatan::Terbuka)
    {
        let own: Vec<&CatatanReviu> =
            notes.list().iter().filter(|note| note.status == status).collect();
        if own.is_empty() {
            continue;
        }
        let tone = if status == StatusCatatan::Terbuka { Tone::Warn } else { Tone::Strong };
        let _ = writeln!(out, "\n{}", paint.text(tone, status.word().to_uppercase()));
        own.iter().for_each(|note| one(&mut out, note, paint));
    }
    out
}

fn one(out: &mut String, note: &CatatanReviu, paint: Paint) {
    let mut head = vec![note.penulis.value.clone()];
    head.extend(note.tanggal.as_ref().map(|moment| moment.to_string()));
    head.extend(source(note));
    head.extend(place(note));
    let head = wrapped_to(WIDTH, &head.join(" · "), INDENT);
    let _ = writeln!(out, "{:>4}  {}", note.nomor.value, paint.strong(head));
    let mut line = |label: &str, text: &str, tone: Tone| {
        for text in text.lines().filter(|text| !text.trim().is_empty()) {
            let text = wrapped_to(WIDTH, &format!("{label}{text}"), INDENT);
            let _ = writeln!(out, "{}{}", " ".repeat(INDENT), paint.text(tone, text));
        }
    };
    if let Some(key) = &note.kunci {
        line("kunci: ", key, Tone::Faint);
    }
    if let Some(quote) = &note.kutipan {
        line("", &format!("“{}”", quote.0.value.trim()), Tone::Faint);
    }
    line("", &note.catatan.0, Tone::Plain);
    if let Some(done) = &note.tindak_lanjut {
        line("", &format!("→ {}", done.0.value.trim()), Tone::Good);
    }
    if let Some(why) = note.alasan.as_ref().filter(|_| note.status == StatusCatatan::Ditolak) {
        line("", &format!("→ ditolak: {}", why.0.value.trim()), Tone::Bad);
    }
    if let Some(who) = &note.penanggung_jawab {
        line("oleh: ", who, Tone::Faint);
    }
}

/// "LHE 700/12/2026, 15 Januari 2026".
fn source(note: &CatatanReviu) -> Option<String> {
    let parts =
        [&note.asal, &note.nomor_surat].into_iter().flatten().map(|text| text.value.clone());
    let mut said = parts.collect::<Vec<_>>().join(" ");
    if let Some(day) = &note.tanggal_surat {
        said = if said.is_empty() { day.to_string() } else { format!("{said}, {}", day.value) };
    }
    (!said.is_empty()).then_some(said)
}

/// "draf 1 hal. 24".
fn place(note: &CatatanReviu) -> Option<String> {
    let draft = note.draf.as_ref().map(|number| format!("draf {}", number.value));
    let page = note.halaman.as_ref().map(|page| format!("hal. {}", page.0.value));
    let parts: Vec<String> = draft.into_iter().chain(page).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
