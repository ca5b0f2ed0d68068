//! What was found out, for people.

use std::fmt::Write as _;

use lkjip_metrics::banding::Change;

use super::alone::{Alone, Outcome};
use super::locked::{Disk, Locked, Made};
use super::pages::Pages;
use super::{Added, Programs};
use crate::cli::paint::{Paint, Tone};
use crate::cli::wrap::{WIDTH, cut, wrapped};
use crate::input::Behind;
use crate::lock::{Difference, Kind};
use lkjip_metrics::number::{Decimal, angka};

/// Changes of the record that are told one by one.
const MOST_CHANGES: usize = 20;

/// A final report beside its lock.
pub fn locked(found: &Locked, paint: Paint) -> String {
    let mut out = String::new();
    let origin = &found.lock.origin;
    let which = origin.revision.as_ref().map(|one| format!(", revisi {}", one.number));
    let head = format!("LKjIP {}, laporan final{}", origin.year, which.unwrap_or_default());
    let _ = writeln!(out, "{}: {}", paint.strong(head), found.path.display());
    verdict(
        &mut out,
        found.is_identical(),
        paint,
        "laporan yang disusun ulang sama dengan kuncinya, byte demi byte",
    );
    programs(&mut out, found.programs.as_ref());
    if let Some(reason) = &found.unmade {
        line(&mut out, &format!("Laporan tidak dapat disusun ulang: {reason}."));
    }
    for input in &found.inputs {
        line(&mut out, &format!("{} {}: {}", input.kind.word(), input.name, input.state.word()));
        if input.kind == Kind::Record {
            changes(&mut out, found.changes.as_deref());
        }
    }
    if found.programs.is_none() && found.inputs.is_empty() && found.unmade.is_none() {
        let other = found.outputs.iter().filter(|made| made.again == Some(false)).count();
        if other > 0 {
            line(&mut out, "Semua masukan sama, tetapi hasilnya lain; mungkin kuncinya diubah.");
        }
    }
    for made in &found.outputs {
        output(&mut out, made);
    }
    pictures_hint(&mut out, &found.inputs);
    out
}

/// A PDF alone.
pub fn alone(found: &Alone, paint: Paint) -> String {
    let mut out = String::new();
    let which = match found.revision {
        0 => String::new(),
        number => format!(" (revisi {number})"),
    };
    let _ = writeln!(out, "{}{which}", paint.strong(&found.file));
    verdict(
        &mut out,
        found.is_identical(),
        paint,
        "PDF ini memuat persis apa yang dikatakan record di dalamnya",
    );
    programs(&mut out, found.programs.as_ref());
    match &found.outcome {
        Outcome::Same => {}
        Outcome::Longer(added) => {
            line(&mut out, &format!("Byte aslinya utuh; {}.", said(added)));
            unjudged(&mut out, added);
            pages(&mut out, &added.pages, "sekarang", "asli");
        }
        Outcome::Cut => {
            line(
                &mut out,
                "Berkasnya terpotong: isinya sama sampai ujungnya, tetapi bagian akhirnya hilang. Salin ulang \
                 dari aslinya.",
            );
        }
        Outcome::Other { pages: differing, carried } => {
            pages(&mut out, differing, "PDF", "record");
            for name in carried {
                line(&mut out, &format!("Lampiran {name} bukan yang seharusnya."));
            }
            if differing.same() {
                line(
                    &mut out,
                    "Teks setiap halaman sama; yang lain ialah bentuk berkas, gambar, atau lampirannya.",
                );
            }
        }
        Outcome::Unmade(reason) => {
            line(&mut out, &format!("PDF tidak dapat disusun ulang: {reason}."));
        }
    }
    out
}

fn verdict(out: &mut String, identical: bool, paint: Paint, said: &str) {
    let text = if identical {
        paint.text(Tone::Good, "identik") + ": " + &wrapped(said, 9) + "."
    } else {
        paint.text(Tone::Bad, "berbeda") + ":"
    };
    let _ = writeln!(out, "{text}");
}

fn programs(out: &mut String, programs: Option<&Programs>) {
    if let Some(Programs { then, now }) = programs {
        line(
            out,
            &format!(
                "Disusun oleh {then}, sedangkan ini {now}; versi lain dapat memberi byte lain. Periksalah \
                 dengan versi itu."
            ),
        );
    }
}

fn changes(out: &mut String, changes: Option<&[Change]>) {
    let Some(changes) = changes else {
        deeper(out, "record yang lama tidak tersedia lagi, maka kuncinya tidak dapat disebut");
        return;
    };
    if changes.is_empty() {
        deeper(out, "tidak ada isian yang berubah; yang berubah komentar atau tata letaknya");
    }
    for change in changes.iter().take(MOST_CHANGES) {
        let text = |content: &Option<lkjip_metrics::banding::Content>| {
            content.as_ref().map(|content| cut(&content.toml, 40))
        };
        deeper(out, &format!("{} {}", change.key, change.kind.word()));
        if let (Some(old), Some(new)) = (text(&change.old), text(&change.new)) {
            deeper(out, &format!("  {old} → {new}"));
        }
    }
    if let Some(more) = changes.len().checked_sub(MOST_CHANGES).filter(|more| *more > 0) {
        deeper(out, &format!("dan {more} perubahan lain"));
    }
}

fn output(out: &mut String, made: &Made) {
    let again = match made.again {
        Some(true) => "susun ulang sama",
        Some(false) => "susun ulang memberi byte lain",
        None => "tidak disusun ulang",
    };
    let disk = match &made.disk {
        Disk::Same => "berkasnya utuh".to_string(),
        Disk::Longer(added) => format!("byte aslinya utuh, {}", said(added)),
        Disk::Cut => "berkasnya terpotong: bagian akhirnya hilang".to_string(),
        Disk::Other => "berkasnya berubah sejak dikunci".to_string(),
        Disk::Gone => "berkasnya tidak ada".to_string(),
        Disk::Unlisted => {
            "kunci tidak menyebut berkas ini, padahal laporannya memuatnya: kuncinya diubah"
                .to_string()
        }
    };
    line(out, &format!("{}: {again}; {disk}.", made.name));
    if let Disk::Longer(added) = &made.disk {
        unjudged(out, added);
        pages(out, &added.pages, "sekarang", "asli");
    }
}

/// "ditandatangani sesudahnya (12.345 byte ditambahkan)".
fn said(added: &Added) -> String {
    let bytes = angka(Decimal::from(added.bytes), 0);
    let Behind { signatures, stamps, foreign } = &added.behind;
    if foreign.is_empty() {
        let stamps = match stamps {
            0 => String::new(),
            stamps => format!(", {stamps} stempel waktu"),
        };
        format!(
            "ditandatangani sesudahnya ({signatures} tanda tangan{stamps}; {bytes} byte ditambahkan)"
        )
    } else {
        format!(
            "{bytes} byte ditambahkan sesudahnya, bukan tanda tangan saja: {}",
            foreign.join("; ")
        )
    }
}

/// Says what is not looked at.
fn unjudged(out: &mut String, added: &Added) {
    if added.behind.signatures > 0 {
        line(
            out,
            "Sah tidaknya tanda tangan itu sendiri tidak diperiksa di sini; periksalah dengan pembaca PDF \
             atau layanan tanda tangannya.",
        );
    }
}

fn pages(out: &mut String, pages: &Pages, document: &str, record: &str) {
    if let Some(reason) = &pages.unread {
        line(out, &format!("Halamannya tidak dapat dibandingkan: {reason}"));
    }
    for page in &pages.first {
        line(out, &format!("Halaman {} berbeda.", page.number));
        let width = document.len().max(record.len());
        for (side, text) in [(document, &page.document), (record, &page.record)] {
            let text = if text.is_empty() { "(tidak ada)" } else { text };
            deeper(out, &format!("{side:width$}  {}", cut(text, WIDTH - 10 - width)));
        }
    }
    if pages.more > 0 {
        line(out, &format!("Begitu pula {} halaman lain.", pages.more));
    }
}

/// Says which option may be missing where only what an option names is gone.
fn pictures_hint(out: &mut String, inputs: &[Difference]) {
    if inputs.iter().any(|input| input.kind == Kind::WordTemplate) {
        line(out, "Bila `susun --final` memakai `--templat-docx`, sebutkan juga di sini.");
    }
}

fn line(out: &mut String, text: &str) {
    let _ = writeln!(out, "  {}", wrapped(text, 4));
}

fn deeper(out: &mut String, text: &str) {
    let _ = writeln!(out, "      {text}");
}
