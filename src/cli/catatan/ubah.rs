//! Notes added, closed and opened again.

use std::path::Path;

use lkjip_metrics::catatan::{self, Closing, EditFault, NewNote, Origin, append_from};
use lkjip_metrics::number::Waktu;
use lkjip_metrics::rahasia::{covered, holds_secret};

use super::{Project, answer, unsound};
use crate::cli::args::{BukaArgs, TambahArgs, TutupArgs};
use crate::cli::console::Console;
use crate::cli::exit::Exit;
use crate::cli::{render, usage};
use crate::project::Fault;

const BOTH: &str = "catatan ditindaklanjuti atau ditolak: tulis `--tindak-lanjut` atau `--tolak`, bukan \
     keduanya.";

const NEITHER_RESPONSIBLE: &str = "`--penanggung-jawab` menyebut siapa yang menindaklanjuti, dan tidak dipakai bersama `--tolak`.";

const SECRET: &str = "teks itu memuat NIK atau frasa sandi, yang tidak pernah disimpan dalam catatan; tidak ada yang \
     ditulis. Tulis kembali tanpa bagian itu.";

/// Whether one of several texts holds what must never be written.
fn secret<'t>(texts: impl IntoIterator<Item = &'t Option<String>>) -> bool {
    texts.into_iter().flatten().any(|text| holds_secret(text))
}

/// Adds a note.
pub fn add(args: &TambahArgs, console: &Console) -> Result<Exit, Fault> {
    let all =
        [&args.penulis, &args.asal, &args.nomor_surat, &args.kutipan, &args.kunci, &args.halaman];
    if secret(all) || holds_secret(&args.catatan) {
        return Ok(usage::refuse(SECRET, console));
    }
    let moment = match args.tanggal.parse::<Waktu>() {
        Ok(moment) => moment,
        Err(error) => return Ok(usage::refuse(&wrong("--tanggal", &args.tanggal, error), console)),
    };
    let letter = args
        .tanggal_surat
        .as_deref()
        .map(|text| (text, text.parse::<Waktu>()))
        .map(|(text, parsed)| parsed.map_err(|error| wrong("--tanggal-surat", text, error)));
    let letter = match letter.transpose() {
        Ok(letter) => letter.map(|moment| moment.tanggal()),
        Err(sentence) => return Ok(usage::refuse(&sentence, console)),
    };
    if catatan::settled(&args.catatan).is_none() {
        return Ok(usage::refuse("`--catatan` kosong.", console));
    }
    let (project, _hold) = Project::held(args.record.as_deref())?;
    if project.notes.checked.notes.is_none() {
        return Ok(untouched(&project, console));
    }
    let origin = Origin {
        asal: args.asal.clone(),
        nomor_surat: args.nomor_surat.clone(),
        tanggal_surat: letter,
    };
    let note = NewNote {
        penulis: args.penulis.clone().or(args.asal.clone()).unwrap_or_default(),
        tanggal: Some(moment),
        kutipan: args.kutipan.clone(),
        kunci: args.kunci.clone(),
        draf: args.draf.map(u32::from),
        halaman: args.halaman.clone(),
        catatan: args.catatan.clone(),
        balasan: Vec::new(),
    };
    let added = match append_from(&project.notes.text, &origin, &[note]) {
        Ok(added) => added,
        Err(fault) => return Ok(refuse(&fault, &project, console)),
    };
    if let [known, ..] = added.known[..] {
        let said = format!("Catatan itu sudah ada dengan nomor {known}; tidak ada yang ditulis.\n");
        return Ok(answer(&said, console));
    }
    let number = added.numbers.first().copied().unwrap_or_default();
    write(&project, &added.text, &format!("catatan {number} ditambahkan"), &[number], console)
}

/// Closes notes.
pub fn close(args: &TutupArgs, console: &Console) -> Result<Exit, Fault> {
    if secret([&args.tindak_lanjut, &args.tolak, &args.penanggung_jawab]) {
        return Ok(usage::refuse(SECRET, console));
    }
    let (how, word) = match (&args.tindak_lanjut, &args.tolak) {
        (Some(_), Some(_)) => return Ok(usage::refuse(BOTH, console)),
        (None, Some(_)) if args.penanggung_jawab.is_some() => {
            return Ok(usage::refuse(NEITHER_RESPONSIBLE, console));
        }
        (None, Some(alasan)) => (Closing::Refused { alasan: alasan.clone() }, "ditolak"),
        (tindak_lanjut, None) => {
            let done = Closing::Done {
                tindak_lanjut: tindak_lanjut.clone(),
                penanggung_jawab: args.penanggung_jawab.clone(),
            };
            (done, "ditindaklanjuti")
        }
    };
    let edit = |text: &str, number| catatan::close(text, number, &how);
    each(args.record.as_deref(), &args.numbers, word, &edit, console)
}

/// Opens notes again.
pub fn reopen(args: &BukaArgs, console: &Console) -> Result<Exit, Fault> {
    each(args.record.as_deref(), &args.numbers, "dibuka lagi", &catatan::reopen, console)
}

/// Edits several notes, all of them or none.
fn each(
    record: Option<&Path>,
    numbers: &[u32],
    word: &str,
    edit: &dyn Fn(&str, u32) -> Result<String, EditFault>,
    console: &Console,
) -> Result<Exit, Fault> {
    let (project, _hold) = Project::held(record)?;
    // Bytes that are no text have been replaced for showing; they are not to be written back.
    if project.notes.checked.notes.is_none() {
        return Ok(untouched(&project, console));
    }
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    numbers.dedup();
    let mut text = project.notes.text.clone();
    for number in &numbers {
        text = match edit(&text, *number) {
            Ok(text) => text,
            Err(fault) => return Ok(refuse(&fault, &project, console)),
        };
    }
    let list: Vec<String> = numbers.iter().map(u32::to_string).collect();
    write(&project, &text, &format!("catatan {} {word}", list.join(", ")), &numbers, console)
}

/// Writes the text and says so. What is to be said about the keys of these notes is told too.
fn write(
    project: &Project,
    text: &str,
    done: &str,
    numbers: &[u32],
    console: &Console,
) -> Result<Exit, Fault> {
    project.notes.write(text)?;
    if let Some(notes) = &catatan::check(text).notes {
        let own: Vec<_> =
            notes.list().iter().filter(|n| numbers.contains(&n.nomor.value)).collect();
        let mut told = project.about_keys(notes);
        told.retain(|finding| {
            own.iter().any(|n| n.kunci.as_ref().is_some_and(|key| key.place.span == finding.span))
        });
        if !told.is_empty() {
            let findings = crate::project::Findings::new(project.notes.name(), text, told);
            console.error(&render::teks(&[findings], console.colour_error));
        }
        let open = notes.open().count();
        let said = format!("Ditulis: {} ({done}; {open} masih terbuka).\n", project.notes.name());
        return Ok(answer(&said, console));
    }
    Ok(Exit::OurFault)
}

/// Says why nothing was written.
fn refuse(fault: &EditFault, project: &Project, console: &Console) -> Exit {
    if matches!(fault, EditFault::Unsound(_)) {
        return untouched(project, console);
    }
    console.error(&format!("lkjip: {fault} {} tidak diubah.\n", project.notes.name()));
    Exit::CannotWork
}

/// Says what is wrong with the notes, and that they stay as they are.
fn untouched(project: &Project, console: &Console) -> Exit {
    let exit = unsound(&project.notes, console);
    console.error(&format!("{} tidak diubah.\n", project.notes.name()));
    exit
}

fn wrong(option: &str, value: &str, error: lkjip_metrics::number::WaktuError) -> String {
    let value = covered(value).unwrap_or_else(|| value.to_string());
    let value: String = value.chars().take(40).collect();
    format!("nilai `{value}` tidak dapat dipakai untuk `{option}`. {error}")
}
