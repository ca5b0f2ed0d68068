//! `susun --final`: the report that is signed and published, with its lock. What was written once is
//! never touched again; what has to be put right becomes a revision in a folder of its own.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::refusals::refusals;
use super::{remarks, report, split};
use crate::cli::args::{OutputFormat, SusunArgs};
use crate::cli::checked::Checked;
use crate::cli::console::Console;
use crate::cli::exit::Exit;
use crate::cli::finished::{Finished, Story, edition, finish, gathered};
use crate::cli::making::Made;
use crate::cli::wrap::wrapped;
use crate::cli::{render, usage, word};
use crate::lock::{Kind, Lock, Review, Revision};
use crate::project::{
    Batch, FILE_NAME, Fault, Hold, LOCK_NAME, NotesFile, digest, draft_folder, final_folder, find,
    newest_draft, newest_final, read_if_there, results_of, revision_of,
};
use lkjip_metrics::diagnostic::Level;
use lkjip_metrics::rahasia::holds_secret;
use lkjip_metrics::read::is_bad;

/// Longest reason for a revision, in characters.
const LONGEST_REASON: usize = 500;

/// Why what was asked for cannot be done, seen from the arguments alone.
pub fn misuse(args: &SusunArgs) -> Option<&'static str> {
    if !args.is_final {
        let only = args.revisi.is_some() || args.reviu.is_some();
        return only.then_some(
            "`--revisi` dan `--reviu` hanya untuk laporan final: tulis juga `--final`.",
        );
    }
    let usual = args.format == [OutputFormat::Pdf, OutputFormat::Docx];
    let reason = args.revisi.as_deref().map(said);
    if args.draf.is_some() || args.lke || args.timpa {
        Some(
            "`--final` tidak dapat dipakai bersama `--draf`, `--lke` atau `--timpa`: laporan final bukan \
             draf, dan yang sudah ada tidak pernah ditimpa.",
        )
    } else if args.matriks {
        Some(
            "`--final` menyusun laporan, `--matriks` matriks tindak lanjut; jalankan satu demi satu.",
        )
    } else if !usual {
        Some("`--final` selalu menulis PDF dan Word; hapus `--format`.")
    } else if reason.as_deref() == Some("") {
        Some("`--revisi` memerlukan alasannya, misalnya `--revisi \"Jumlah pegawai diperbaiki\"`.")
    } else if reason.is_some_and(|reason| reason.chars().count() > LONGEST_REASON) {
        Some("alasan pada `--revisi` terlalu panjang; tulis dalam satu dua kalimat.")
    } else if args.revisi.as_deref().is_some_and(|reason| reason.contains(is_bad)) {
        Some(
            "alasan pada `--revisi` memuat karakter kendali yang tidak dapat dicetak; ketik kembali \
             tanpa karakter itu.",
        )
    } else if args.revisi.as_deref().is_some_and(holds_secret) {
        Some(
            "alasan pada `--revisi` memuat NIK atau frasa sandi, padahal alasan itu terbit dalam PDF dan \
             `lkjip.lock`; tidak ada yang ditulis. Tulis kembali tanpa bagian itu.",
        )
    } else {
        None
    }
}

/// A reason on one line.
fn said(reason: &str) -> String {
    reason.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Checks, makes and writes the final report.
pub fn run(args: &SusunArgs, console: &Console) -> Result<Exit, Fault> {
    let started = Instant::now();
    let record = find(args.path.as_deref(), Path::new(""))?;
    if let Some(refusal) = no_record_of_its_own(&record) {
        return Ok(usage::refuse(&refusal, console));
    }
    let results = results_of(&record);
    let place_now = || place(&results, args.revisi.as_deref());
    let (folder, revision) = place_now()?;
    let review = reviewed(&results, args.reviu)?;
    let mut checked =
        Checked::read(Some(&record), args.templat.as_deref(), edition(revision.as_ref()))?;
    let notes_file = NotesFile::of(&checked.file)?;
    let Some(ready) = checked.ready.take() else {
        return Ok(refuse(&checked, &notes_file, console));
    };
    let template = word::template(&mut checked, &ready, args.templat_docx.as_deref())?;
    checked.waive();
    let Some(template) = template.filter(|_| refusals(&checked, &notes_file).is_empty()) else {
        return Ok(refuse(&checked, &notes_file, console));
    };
    let (package, pictures) = gathered(&checked, &ready, args.templat_docx.as_deref())?;
    let story = Story { review, revision };
    let made = finish(&mut checked, &ready, Some(&template), (&package, &pictures), story);
    let finished = match made {
        Ok(finished) => finished,
        Err(reason) => {
            checked.findings.extend(reason);
            return Ok(refuse(&checked, &notes_file, console));
        }
    };
    checked.waive();
    if !refusals(&checked, &notes_file).is_empty() {
        return Ok(refuse(&checked, &notes_file, console));
    }
    let hold = Hold::around(&record)?;
    still_free(&folder, &finished.origin.revision, place_now()?)?;
    let made = write(&folder, &finished)?;
    drop(hold);
    console.error(&remarks(&checked));
    let _ = console.print(&report(&made, started));
    let _ = console.print(&notes(&finished, &record));
    Ok(Exit::Clean)
}

/// Why the record at a path is none that a final report is made of.
fn no_record_of_its_own(record: &Path) -> Option<String> {
    let folder = record.parent()?;
    let draft = crate::project::draft_number(folder);
    let kept = draft.map(|number| format!("draf {number}"));
    let kept = kept.or_else(|| revision_of(folder).map(|_| "laporan final".to_string()))?;
    Some(format!(
        "`{}` ialah record yang tersimpan dari {kept}. Laporan final disusun dari record aslinya.",
        record.display()
    ))
}

/// The folder to write to and the revision that is made. A report that is there stays where it is.
fn place(results: &Path, reason: Option<&str>) -> Result<(PathBuf, Option<Revision>), Fault> {
    match (newest_final(results), reason) {
        (None, None) => Ok((final_folder(results, 0), None)),
        (Some((_, folder)), None) => Err(Fault::FinalKept(folder)),
        (None, Some(_)) => Err(Fault::NoFinal(final_folder(results, 0))),
        (Some((newest, folder)), Some(reason)) => {
            let path = folder.join(LOCK_NAME);
            let lock = lock_bytes(&path)?;
            let broken = |reason| Fault::Lock { path: path.clone(), reason };
            Lock::read(&lock).map_err(broken)?;
            let number = newest.checked_add(1).ok_or_else(|| broken("nomornya habis".into()))?;
            let revision = Revision { number, reason: said(reason), former: digest(&lock) };
            Ok((final_folder(results, number), Some(revision)))
        }
    }
}

/// Whether the place that was found before the report was made is still the next one: making takes
/// seconds, in which another program may have written there.
fn still_free(
    folder: &Path,
    revision: &Option<Revision>,
    (now, next): (PathBuf, Option<Revision>),
) -> Result<(), Fault> {
    let same = now == folder && next == *revision;
    if same { Ok(()) } else { Err(Fault::FinalKept(folder.to_path_buf())) }
}

/// The bytes of a lock.
///
/// # Errors
/// When it is not there, or cannot be read.
pub fn lock_bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    let missing = || Fault::Lock {
        path: path.to_path_buf(),
        reason: "berkasnya tidak ada; kembalikan dari cadangan".to_string(),
    };
    read_if_there(path)?.ok_or_else(missing)
}

/// The draft that was reviewed: the one that was asked for, else the highest that is kept.
fn reviewed(results: &Path, wanted: Option<u16>) -> Result<Option<Review>, Fault> {
    let Some(number) = wanted.or_else(|| newest_draft(results)) else { return Ok(None) };
    let folder = draft_folder(results, number);
    match (read_if_there(&folder.join(FILE_NAME))?, wanted) {
        (Some(record), _) => Ok(Some(Review { draft: number, record: digest(&record) })),
        (None, Some(_)) if folder.is_dir() => Err(Fault::NoRecordIn(folder)),
        (None, Some(_)) => Err(Fault::NoDraft { number, folder }),
        (None, None) => Ok(None),
    }
}

/// Writes all files or none, the lock last.
fn write(folder: &Path, finished: &Finished) -> Result<Made, Fault> {
    let mut made = Made::default();
    for (name, bytes) in &finished.files {
        let path = folder.join(name);
        if name.ends_with(".json") {
            made.files.push((path, bytes.clone()));
        } else {
            let pages = name.ends_with(".pdf").then_some(finished.pages);
            made.add(path, bytes.clone(), pages);
        }
    }
    made.told.extend(finished.frames.iter().cloned());
    let lock = folder.join(LOCK_NAME);
    made.told.push(format!("Dikunci: {}", lock.display()));
    made.files.push((lock, finished.lock().text().into_bytes()));
    made.write(Batch::default())?;
    Ok(made)
}

/// What is to be said about the draft that was reviewed, and what comes next.
fn notes(finished: &Finished, path: &Path) -> String {
    let origin = &finished.origin;
    let now = origin.inputs.get(&Kind::Record).and_then(|files| files.values().next());
    let review = match &origin.review {
        None => "Tidak ada draf yang tersimpan; kunci mencatat \"tidak ada draf\".".to_string(),
        Some(Review { draft, record }) if Some(record) != now => format!(
            "Record berubah sesudah draf {draft} yang direviu; lihat `lkjip banding {} {}`.",
            draft_folder(&results_of(path), *draft).display(),
            path.display()
        ),
        Some(Review { draft, .. }) => format!("Record sama dengan draf {draft} yang direviu."),
    };
    let next = "Tanda tangani PDF itu apa adanya; periksa kapan saja dengan `lkjip verifikasi`.";
    format!("{}\n{next}\n", wrapped(&review, 0))
}

/// The findings in the way in full, then every reason against a final report.
fn refuse(checked: &Checked, notes: &NotesFile, console: &Console) -> Exit {
    let (bad, rest) = split(&checked.findings, Level::Peringatan);
    let mut text = render::teks(&bad, console.colour_error)
        + &render::ringkas(&rest)
        + &render::summary(&checked.findings, checked.waived.len());
    text.push_str("Laporan final tidak disusun; tidak ada berkas yang diubah:\n");
    for reason in refusals(checked, notes) {
        text.push_str(&format!("  - {}\n", wrapped(&reason, 4)));
    }
    console.error(&text);
    Exit::Findings
}
