//! `susun --matriks`: the follow-up matrix of the notes about a report.

mod characters;
mod entries;

use std::path::Path;
use std::time::Instant;

use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::{Diagnostic, Level};
use lkjip_metrics::place::Place;

use super::report;
use crate::cli::args::{OutputFormat, SusunArgs};
use crate::cli::catatan;
use crate::cli::checked::{Checked, Ready};
use crate::cli::console::Console;
use crate::cli::exit::Exit;
use crate::cli::making::make_as;
use crate::cli::{render, usage, word};
use crate::document::matriks::{Source, compose};
use crate::output::pictures::Assets;
use crate::project::{Batch, Fault, Findings, NotesFile, find, kept_record};
use entries::{Drafts, entries, read};

const NOT_A_DRAFT: &str = "matriks bukan laporan: `--draf`, `--timpa`, dan `--lke` tidak dipakai bersama `--matriks`. Draf yang \
     diperbandingkan disebut dengan `--draf-awal` dan `--draf-akhir`.";

/// Makes the matrix and writes it.
pub fn run(args: &SusunArgs, console: &Console) -> Result<Exit, Fault> {
    let started = Instant::now();
    if args.draf.is_some() || args.timpa || args.lke {
        return Ok(usage::refuse(NOT_A_DRAFT, console));
    }
    let record = find(args.path.as_deref(), Path::new(""))?;
    let present = match args.draf_akhir {
        Some(number) => kept_record(&record, number)?,
        None => record.clone(),
    };
    let mut new = read(&present, args)?;
    let file = NotesFile::of(&new.file)?;
    let Some(notes) = &file.checked.notes else { return Ok(catatan::unsound(&file, console)) };
    if notes.list().is_empty() {
        let said = format!(
            "lkjip: Matriks tidak disusun: belum ada catatan dalam `{}`. Tambahkan dengan `lkjip \
             catatan tambah`.\n",
            file.name()
        );
        console.error(&said);
        return Ok(Exit::CannotWork);
    }
    let secret = new.holds_secret();
    let Some(known) = new.known.take().filter(|_| !secret) else {
        let text = render::teks(&new.findings, console.colour_error);
        console.error(&format!("{text}Matriks tidak disusun.\n"));
        return Ok(Exit::Findings);
    };
    let drafts = Drafts::read(&record, args, notes, console)?;
    let entries = entries(notes, &drafts, &new, &known, args, console);
    let faults = new.findings.iter().map(|findings| findings.count(Level::Galat)).sum();
    // What is wrong with the record itself is told by `periksa`; what is printed here are notes.
    new.findings = vec![file.findings(file.checked.findings.clone())];
    let words = |path: &str| {
        let bytes = new.templates.get(path).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let source = Source {
        entries: &entries,
        raw: &known.raw,
        figures: &known.figures,
        faults,
        draft: args.draf_akhir,
        words: &words("naskah/matriks.toml"),
        tables: &words("naskah/tabel.toml"),
        terms: &words("naskah/istilah.toml"),
    };
    let mut document = match compose(&source) {
        Ok(document) => document,
        Err(faults) => {
            new.findings.push(Findings::new("templat", "", wrong(faults)));
            return Ok(refuse(&new, console));
        }
    };
    if args.format.iter().any(|format| matches!(format, OutputFormat::Pdf | OutputFormat::Docx)) {
        let told = characters::replace(&mut document, &file.text, &new.templates);
        new.findings.iter_mut().for_each(|findings| findings.list.extend_from_slice(&told));
    }
    let word_template = known.raw.kebijakan.templat_docx.clone();
    let ready = Ready { document, assets: Assets::default(), word_template };
    let template = if args.format.contains(&OutputFormat::Docx) {
        let Some(template) = word::template(&mut new, &ready, args.templat_docx.as_deref())? else {
            return Ok(refuse(&new, console));
        };
        Some(template)
    } else {
        None
    };
    let folder = new.file.matrix_folder();
    let stem = stem(args, known.raw.tahun.value);
    match make_as(&folder, &stem, &args.format, &mut new, &ready, template.as_ref()) {
        Ok(mut made) => {
            made.write(Batch::default())?;
            console.error(&render::ringkas(&new.findings));
            let _ = console.print(&report(&made, started));
            Ok(Exit::Clean)
        }
        Err(reason) => {
            new.findings.extend(reason);
            Ok(refuse(&new, console))
        }
    }
}

fn stem(args: &SusunArgs, year: i32) -> String {
    let mut stem = format!("matriks-{year}");
    for draft in args.draf_awal.iter().chain(&args.draf_akhir) {
        stem.push_str(&format!("-draf-{draft}"));
    }
    stem
}

fn wrong(faults: Vec<String>) -> Vec<Diagnostic> {
    let finding = |message| Diagnostic::new(Code::TemplatSalah, &Place::default(), message);
    faults.into_iter().map(finding).collect()
}

/// Says why nothing was written.
fn refuse(checked: &Checked, console: &Console) -> Exit {
    let findings = render::teks(&checked.findings, console.colour_error);
    console.error(&format!("{findings}Matriks tidak ditulis.\n"));
    Exit::Findings
}
