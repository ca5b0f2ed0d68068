//! Proposals for people: what can be taken, what cannot and why, comments, and the edits of the record.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::remarks::moment;
use super::report::{Remark, Report, Shifted};
use super::tambalan::unified;
use crate::cli::banding::texts::difference;
use crate::cli::paint::Paint;
use crate::cli::wrap::{cut, wrapped};
use crate::review::proposals::{By, PRESENT, Proposal, RowHow, Way, What, Why};
use crate::review::{Place, Story};

/// Column of what is said of a proposal.
const INDENT: usize = 6;

/// Figures that are told to change with a value.
const FOLLOWS: usize = 5;

/// Inputs of a computed figure that are found at most.
const MOST_INPUTS: usize = 12;

/// Letters of a place, of a quotation.
const SHORT: usize = 88;

/// Whether a decision belongs to a group.
type IsIn = fn(&Way) -> bool;

/// The whole answer.
pub fn teks(report: &Report, paint: Paint) -> String {
    let mut out = String::new();
    let files: Vec<&str> = report.files.iter().map(|file| file.name.as_str()).collect();
    let _ =
        writeln!(out, "{}", paint.strong(format!("{} → draf {}", files.join(", "), report.draft)));
    for file in report.files.iter().filter(|file| !file.tracked) {
        let line = format!(
            "`{}` tidak memuat perubahan terlacak; suntingannya dicari dengan membandingkan isinya dengan draf.",
            file.name
        );
        let _ = writeln!(out, "Catatan: {}", wrapped(&line, 9));
    }
    for note in &report.notes {
        let _ = writeln!(out, "Catatan: {}", wrapped(note, 9));
    }
    let _ = writeln!(out, "{}\n", wrapped(&summary(report), 0));
    let groups: [(&str, IsIn); 4] = [
        ("USUL UNTUK RECORD", |way| matches!(way, Way::Take { .. })),
        ("BERTENTANGAN", |way| matches!(way, Way::Conflict(_))),
        ("TIDAK DIAMBIL", |way| matches!(way, Way::Refuse(_))),
        ("SUDAH ADA DALAM RECORD", |way| matches!(way, Way::Done)),
    ];
    let lines = report.lines();
    for (title, is_in) in groups {
        let own: Vec<&Proposal> =
            report.proposals.iter().filter(|proposal| is_in(&proposal.way)).collect();
        if own.is_empty() {
            continue;
        }
        let _ = writeln!(out, "{}", paint.strong(title));
        for proposal in own {
            if matches!(proposal.way, Way::Done) {
                let _ = writeln!(
                    out,
                    "{:>4}  {}",
                    proposal.number,
                    proposal.key.as_deref().unwrap_or_default()
                );
            } else {
                told(&mut out, report, (proposal, &lines), paint);
            }
        }
        out.push('\n');
    }
    comments(&mut out, report, paint);
    formatting(&mut out, report, paint);
    patch(&mut out, report, paint);
    ending(&mut out, report);
    out
}

fn summary(report: &Report) -> String {
    let count = |is_in: fn(&Way) -> bool| {
        report.proposals.iter().filter(|proposal| is_in(&proposal.way)).count()
    };
    let take = count(|way| matches!(way, Way::Take { .. }));
    let parts = [
        (take, "dapat diambil"),
        (count(|way| matches!(way, Way::Conflict(_))), "bertentangan"),
        (count(|way| matches!(way, Way::Refuse(_))), "tidak diambil"),
        (count(|way| matches!(way, Way::Done)), "sudah ada dalam record"),
    ];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let edits = match report.proposals.len() {
        0 => "Tidak ada suntingan".to_string(),
        all => format!("{all} suntingan ({})", parts.join(", ")),
    };
    format!(
        "{edits}; {} komentar; {} perubahan rupa.",
        report.comments.len(),
        report.formatting.len()
    )
}

fn told(
    out: &mut String,
    report: &Report,
    (proposal, lines): (&Proposal, &BTreeMap<usize, usize>),
    paint: Paint,
) {
    let key = proposal.key.as_deref().unwrap_or("(bukan isian record)");
    let aside = if proposal.wanted { "" } else { "  (tidak dipilih)" };
    let kind = match &proposal.way {
        Way::Take { what: What::Value, .. } => "nilai",
        Way::Take { what: What::Item, .. } => "butir",
        Way::Take { what: What::Move, .. } => "pindah",
        Way::Take { what: What::Gone, .. } => "hapus",
        _ => "naskah",
    };
    let kind =
        if matches!(proposal.way, Way::Take { .. }) { format!("{kind}  ") } else { String::new() };
    let number = lines.get(&proposal.number).map(|line| format!(" · baris {line}"));
    let number = paint.faint(number.unwrap_or_default());
    let _ = writeln!(out, "{:>4}  {kind}{}{number}{aside}", proposal.number, paint.strong(key));
    line(out, &paint.faint(cut(&place(&proposal.place), SHORT)));
    line(out, &paint.faint(cut(&people(&proposal.by), SHORT)));
    if let Way::Conflict(sides) = &proposal.way {
        for (who, text) in sides {
            line(out, &wrapped(&format!("{who}: “{text}”"), INDENT));
        }
        let own = sides.iter().any(|(who, _)| who == PRESENT);
        line(
            out,
            if own {
                "Record sudah berubah di tempat ini sejak draf; sunting record dengan tangan."
            } else {
                "Pilih salah satu dengan `--hanya` atau `--tolak`, atau sunting record."
            },
        );
        return;
    }
    if proposal.old == proposal.new {
        line(out, &wrapped(&format!("“{}”", cut(&proposal.new, SHORT * 2)), INDENT));
    } else {
        line(out, &difference(&proposal.old, &proposal.new, INDENT, paint));
    }
    if let Some(stands) = &proposal.stands {
        let side = if stands.ahead { "sebelum" } else { "sesudah" };
        let words = format!("berpindah ke {side} “{}”", cut(&stands.beside, SHORT));
        line(out, &wrapped(&words, INDENT));
    }
    if let Way::Refuse(why) = &proposal.way {
        line(out, &wrapped(&reason(why), INDENT));
    }
    if let Some((_, shifted)) = report.follows.iter().find(|(number, _)| *number == proposal.number)
    {
        follow(out, shifted);
    }
}

/// What else changes with a value.
fn follow(out: &mut String, shifted: &[Shifted]) {
    if shifted.is_empty() {
        return;
    }
    line(out, "ikut berubah:");
    for one in shifted.iter().take(FOLLOWS) {
        line(out, &format!("  {}: {} → {}", one.key, cut(&one.old, 30), cut(&one.new, 30)));
    }
    let more = shifted.len().saturating_sub(FOLLOWS);
    if more > 0 {
        line(out, &format!("  dan {more} lainnya"));
    }
}

/// Why an edit is not taken, and what to do instead.
pub fn reason(why: &Why) -> String {
    match why {
        Why::Computed { formula, inputs } => {
            let formula = formula.as_ref().map(|formula| format!(" ({formula})")).unwrap_or_default();
            let inputs = match inputs.as_slice() {
                [] => "Lihat asalnya dengan `lkjip telusur`.".to_string(),
                list => format!(
                    "Bila memang keliru, yang diubah ialah bahannya: {}{}.",
                    list.join(", "),
                    if list.len() < MOST_INPUTS { "" } else { ", dan seterusnya" }
                ),
            };
            format!("Angka hitungan{formula}; tidak dapat diubah langsung. {inputs}")
        }
        Why::Template => "Bagian ini tidak diketik sebagai naskah dalam record: asalnya templat, atau isian yang disusun program (baris \
             tabel, sampul). Ubah isiannya dalam record bila itu yang dimaksud, atau templat instansi (`lkjip templat \
             salin`), atau jawab sebagai catatan."
            .to_string(),
        Why::Among(keys) => format!(
            "Kata-kata ini tercetak dari lebih dari satu asal, sehingga tidak pasti mana yang dimaksud; yang mungkin: {}. Ubah isian \
             yang dimaksud dalam record.",
            keys.join(", ")
        ),
        Why::Unreadable => "Yang ditulis tidak dapat dibaca sebagai nilai isian ini; ubah dalam record dengan tangan.".to_string(),
        Why::OtherForm => "Nama ini dicetak dalam bentuk lain daripada yang diketik (misalnya huruf besar); ubah dalam record dengan tangan.".to_string(),
        Why::Printed => "Bagian ini dicetak oleh program di tengah naskah (angka, rujukan); ubah bahannya, bukan hasilnya.".to_string(),
        Why::Unsure => "Tempatnya dalam record tidak dapat dipastikan; sunting record dengan tangan.".to_string(),
        Why::Breaks(fault) => format!(
            "Bila diambil, record memuat galat: {fault} Sunting record dengan tangan bila memang dikehendaki."
        ),
        Why::Unwritable => "Teks baru memuat tanda `{{` atau `{%`, yang berarti lain dalam record.".to_string(),
        Why::GoneHere => "Teks ini dihapus di satu tempat, sedangkan di tempat lain masih ada; keduanya dicetak dari isian yang \
             sama. Hapus isiannya dalam record bila memang dikehendaki."
            .to_string(),
        Why::Missing => "Isian ini belum ada dalam record; yang tercetak hanya keterangan bahwa ia belum ada. Tambahkan isiannya \
             dalam record bila sudah diketahui."
            .to_string(),
        Why::Composed(parts) => {
            let parts = match parts.as_slice() {
                [] => "Lihat asalnya dengan `lkjip telusur`.".to_string(),
                list => format!("Ubah bahannya: {}.", list.join(", ")),
            };
            format!("Teks ini disusun program dari isian lain, dan tercetak sama di semua tempat. {parts}")
        }
        Why::Row(how) => {
            let what = match how {
                RowHow::Come => "Baris tabel baru; isian di atas ialah isian baris sebelumnya. Tambahkan entrinya dalam record, \
                     karena satu entri dicetak di beberapa tabel.",
                RowHow::Gone => "Baris tabel dihapus. Entri yang dicetaknya juga dipakai di bagian lain dan dalam hitungan; hapus \
                     entri yang memuat isian di atas dalam record bila memang dikehendaki.",
                RowHow::Moved => "Baris tabel dipindahkan. Urutan baris mengikuti urutan entri dalam record; pindahkan entri yang \
                     memuat isian di atas bila memang dikehendaki.",
            };
            what.to_string()
        }
        Why::Stray(near) => {
            let near = near.as_ref().map(|key| format!(" Teks isian terdekat sebelumnya: `{key}`.")).unwrap_or_default();
            format!("Baris baru di antara bagian yang dicetak templat atau tabel; tidak ada isian yang memuatnya.{near}")
        }
        Why::Entry(table) => format!(
            "Butir baru di antara butir yang dicetak dari `[[{table}]]`; tambahkan tabelnya dalam record, karena isiannya lebih dari satu teks."
        ),
        Why::Untried => "Belum diperiksa: terlalu banyak suntingan lain yang membuat record memuat galat. Pilih sebagian dengan `--hanya`.".to_string(),
        Why::Moved => "Hanya tempatnya yang berpindah, ke sini; urutan mengikuti record dan templat. Pindahkan dalam record dengan tangan.".to_string(),
    }
}

/// Where it stands: chapter, heading, table; or beside the running text.
pub fn place(place: &Place) -> String {
    match place.story {
        Story::Header => return "kepala halaman".to_string(),
        Story::Footer => return "kaki halaman".to_string(),
        Story::Body | Story::Box | Story::Note => {}
    }
    let cell =
        place.cell.as_ref().map(|cell| match (cell.caption.as_str(), cell.row_key.as_str()) {
            ("", row) => row.to_string(),
            (caption, row) => format!("{caption}, {row}"),
        });
    let parts = [place.chapter.clone(), place.heading.clone(), cell.unwrap_or_default()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// Who edited: names and dates, else that nothing was tracked.
fn people(by: &[By]) -> String {
    let names = by.iter().map(|by| match &by.author {
        Some(author) => format!("{author}{} ({})", dated(&by.date), by.file),
        None => format!("tanpa pelacakan ({})", by.file),
    });
    names.collect::<Vec<_>>().join("; ")
}

/// ", 2026-01-20" of a moment.
fn dated(date: &str) -> String {
    let day = date.split('T').next().unwrap_or_default();
    // LibreOffice writes the day 0-00-00 where there is none.
    if moment(date).is_none() { String::new() } else { format!(", {day}") }
}

fn comments(out: &mut String, report: &Report, paint: Paint) {
    if report.comments.is_empty() {
        return;
    }
    let _ = writeln!(out, "{}", paint.strong("KOMENTAR (menjadi catatan)"));
    for remark in &report.comments {
        let Remark { comment, place: at, page, .. } = remark;
        let page = page.as_ref().map(|page| format!(", halaman {page}")).unwrap_or_default();
        let _ =
            writeln!(out, "   -  {}{}{page}", paint.strong(&comment.author), dated(&comment.date));
        let at = match &comment.key {
            Some(key) => format!("{key} · {}", place(at)),
            None => place(at),
        };
        line(out, &paint.faint(cut(&at, SHORT)));
        if !comment.quote.is_empty() {
            line(out, &format!("“{}”", cut(&comment.quote, SHORT)));
        }
        for text in remark.text().lines().filter(|text| !text.trim().is_empty()) {
            line(out, &wrapped(text, INDENT));
        }
    }
    out.push('\n');
}

fn formatting(out: &mut String, report: &Report, paint: Paint) {
    if report.formatting.is_empty() {
        return;
    }
    let _ =
        writeln!(out, "{}", paint.strong("RUPA (tidak diambil; rupa laporan ditentukan templat)"));
    for (one, at) in &report.formatting {
        let _ = writeln!(out, "   -  {}: “{}”", one.what, cut(&one.text, SHORT / 2));
        let who = if one.author.is_empty() { "tanpa pelacakan" } else { &one.author };
        let who = format!("{who}{} · {}", dated(&one.date), place(at));
        line(out, &paint.faint(cut(&who, SHORT)));
    }
    out.push('\n');
}

/// The edits of the record as a unified difference.
fn patch(out: &mut String, report: &Report, paint: Paint) {
    let before = report.present.file.text();
    if before == report.edited {
        return;
    }
    let _ = writeln!(out, "{}", paint.strong("TAMBALAN"));
    let text = unified(&report.present.file.name(), &before, &report.edited);
    for text in text.lines() {
        let text = match text.chars().next() {
            Some('+') => paint.come(text),
            Some('-') => paint.gone(text),
            _ => text.to_string(),
        };
        let _ = writeln!(out, "{text}");
    }
    out.push('\n');
}

fn ending(out: &mut String, report: &Report) {
    let taken = report.taken().count();
    let Some(applied) = &report.applied else {
        if taken > 0 || !report.comments.is_empty() {
            out.push_str("Belum ada yang ditulis. Tulis dengan `--terapkan`; pilih dengan `--hanya 1,2` atau `--tolak 3`.\n");
        }
        return;
    };
    match (&applied.record, &applied.backup) {
        (Some(record), Some(backup)) => {
            let _ = writeln!(
                out,
                "Ditulis: {} ({taken} usul). Record sebelumnya: {}.",
                record.display(),
                backup.display()
            );
        }
        _ => out.push_str("Record tidak diubah.\n"),
    }
    if !applied.notes.is_empty() {
        let numbers: Vec<String> = applied.notes.iter().map(u32::to_string).collect();
        let _ = writeln!(out, "Catatan baru: {} (lihat `lkjip catatan`).", numbers.join(", "));
    }
    if applied.known > 0 {
        let _ = writeln!(out, "{} komentar sudah ada sebagai catatan.", applied.known);
    }
}

fn line(out: &mut String, text: &str) {
    if !text.trim().is_empty() {
        let _ = writeln!(out, "{}{}", " ".repeat(INDENT), text);
    }
}
