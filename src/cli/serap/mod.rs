//! `serap`: a Word file that came back from review, as proposals for the record.
//!
//! [`base`] finds the draft that it was made from, `review` reads both and makes proposals of what
//! differs, [`report`] holds what is to be told, `teks` and `json` print it, [`apply`] writes what was
//! chosen.

mod apply;
mod base;
mod draft_lines;
mod json;
mod origin;
mod pages;
mod places;
mod remarks;
mod report;
mod secrets;
mod tambalan;
mod teks;
mod threads;

use std::path::{Path, PathBuf};

use super::args::{SerapArgs, TraceFormat};
use super::console::Console;
use super::exit::Exit;
use super::paint::Paint;
use super::{render, usage};
use crate::project::{Fault, find};
use base::NoBase;
use report::Report;

const NO_FILE: &str = "sebutkan berkas Word yang dikembalikan, misalnya `lkjip serap reviu.docx`.";

const BOTH: &str =
    "`--hanya` dan `--tolak` menyebut nomor usul; satu nomor tidak dapat berada pada keduanya.";

/// Reads what came back, and writes what was chosen.
pub fn run(args: &SerapArgs, console: &Console) -> Result<Exit, Fault> {
    let (files, others): (Vec<PathBuf>, Vec<PathBuf>) =
        args.files.iter().cloned().partition(|path| is_word(path));
    let refusal = match (files.as_slice(), others.as_slice()) {
        ([], [other, ..]) if !other.is_dir() && !is_record(other) => Some(format!(
            "`{}` bukan berkas Word (.docx). Simpan dahulu dari Word atau LibreOffice sebagai .docx.",
            other.display()
        )),
        ([], _) => Some(NO_FILE.to_string()),
        (_, [_, other, ..]) => Some(format!(
            "`{}` bukan berkas Word (.docx), dan hanya satu record yang dapat disebut.",
            other.display()
        )),
        _ if args.hanya.iter().any(|number| args.tolak.contains(number)) => Some(BOTH.to_string()),
        _ => None,
    };
    if let Some(refusal) = refusal {
        return Ok(usage::refuse(&refusal, console));
    }
    let record = find(others.first().map(PathBuf::as_path), Path::new(""))?;
    let made = Report::make(&record, &files, args).and_then(|mut report| {
        secrets::cover(&mut report);
        if args.terapkan {
            apply::apply(&mut report)?;
        }
        Ok(report)
    });
    let report = match made {
        Ok(report) => report,
        Err(NoBase::Fault(fault)) => return Err(fault),
        Err(NoBase::Unknown(why)) => return Ok(usage::refuse(&why, console)),
        Err(NoBase::Findings(findings)) => {
            console.error(&render::teks(&findings, console.colour_error));
            console.error(
                "Selama galat ini ada, suntingan belum dapat diserap; tidak ada yang diubah.\n",
            );
            return Ok(Exit::Findings);
        }
    };
    let text = match args.format {
        TraceFormat::Teks => teks::teks(&report, Paint(console.colour_out)),
        TraceFormat::Json => json::json(&report),
    };
    Ok(super::banding::answer(&text, console))
}

fn is_word(path: &Path) -> bool {
    ends(path, "docx")
}

fn is_record(path: &Path) -> bool {
    ends(path, "toml")
}

fn ends(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending))
}
