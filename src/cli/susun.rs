//! `susun`: the report from the record.

pub(super) mod finals;
pub(super) mod kept;
mod matriks;
mod refusals;

use std::time::Instant;

use lkjip_metrics::diagnostic::{Diagnostic, Level};

use super::args::{OutputFormat, SusunArgs};
use super::checked::{Checked, Draft, Edition};
use super::console::Console;
use super::exit::Exit;
use super::making::{Made, make};
use super::{render, usage, word};
use crate::project::{Batch, Fault, Findings};

const ONLY_DRAFTS: &str = "`--timpa` hanya untuk draf: tulis juga nomornya, misalnya `--draf 1 --timpa`. Laporan tanpa \
     tanda draf selalu disusun ulang.";

const SHEET_WITHOUT_DRAFT: &str = "lembar kriteria evaluasi (`--lke`) hanya menyertai draf dan tidak ikut dalam laporan final. \
     Tulis juga nomor drafnya, misalnya `--draf 1 --lke`.";

const ONLY_MATRIX: &str =
    "`--draf-awal` dan `--draf-akhir` hanya untuk matriks tindak lanjut: tulis juga `--matriks`.";

/// Checks, composes, typesets and writes.
pub fn run(args: &SusunArgs, console: &Console) -> Result<Exit, Fault> {
    let started = Instant::now();
    if let Some(refusal) = finals::misuse(args) {
        return Ok(usage::refuse(refusal, console));
    }
    if args.is_final {
        return finals::run(args, console);
    }
    if args.timpa && args.draf.is_none() {
        return Ok(usage::refuse(ONLY_DRAFTS, console));
    }
    if args.lke && args.draf.is_none() {
        return Ok(usage::refuse(SHEET_WITHOUT_DRAFT, console));
    }
    if args.matriks {
        return matriks::run(args, console);
    }
    if args.draf_awal.is_some() || args.draf_akhir.is_some() {
        return Ok(usage::refuse(ONLY_MATRIX, console));
    }
    let draft = args.draf.map(|number| Draft { number, lke: args.lke });
    let mut checked =
        Checked::read(args.path.as_deref(), args.templat.as_deref(), draft.map(Edition::Draft))?;
    if let Some(number) = args.draf.filter(|_| !args.timpa) {
        kept::refuse_taken(&checked, number)?;
    }
    let ready = checked.ready.take().filter(|_| !stops(&checked.findings, args.ketat));
    let Some(ready) = ready else {
        return Ok(refuse(&checked, args.ketat, console));
    };
    let template = if args.format.contains(&OutputFormat::Docx) {
        word::template(&mut checked, &ready, args.templat_docx.as_deref())?
    } else {
        None
    };
    checked.waive();
    if stops(&checked.findings, args.ketat) {
        return Ok(refuse(&checked, args.ketat, console));
    }
    let mut made = match make(args, &mut checked, &ready, template.as_ref()) {
        Ok(made) => made,
        Err(reason) => {
            checked.findings.extend(reason);
            return Ok(refuse(&checked, args.ketat, console));
        }
    };
    checked.waive();
    if stops(&checked.findings, args.ketat) {
        return Ok(refuse(&checked, args.ketat, console));
    }
    let mut batch = Batch::default();
    if let Some(draft) = draft {
        kept::keep(&mut batch, &mut made, &checked, draft)?;
    }
    made.write(batch)?;
    console.error(&remarks(&checked));
    let _ = console.print(&report(&made, started));
    Ok(Exit::of(&checked.findings, args.ketat))
}

fn stops(findings: &[Findings], strict: bool) -> bool {
    Exit::of(findings, strict) != Exit::Clean
}

/// Findings of level galat in full, the others in a line each, and that nothing was written.
fn refuse(checked: &Checked, strict: bool, console: &Console) -> Exit {
    let findings = &checked.findings;
    let (bad, rest) = split(findings, if strict { Level::Peringatan } else { Level::Galat });
    let text = render::teks(&bad, console.colour_error)
        + &render::ringkas(&rest)
        + &render::summary(findings, checked.waived.len())
        + "Laporan tidak disusun; berkas di folder keluaran tidak diubah.\n";
    console.error(&text);
    Exit::Findings
}

/// Findings that do not stop the report, in a line each.
fn remarks(checked: &Checked) -> String {
    let findings = &checked.findings;
    if checked.waived.is_empty() && findings.iter().all(|findings| findings.list.is_empty()) {
        return String::new();
    }
    render::ringkas(findings) + &render::summary(findings, checked.waived.len())
}

fn split(findings: &[Findings], least: Level) -> (Vec<Findings>, Vec<Findings>) {
    let part = |bad: bool| {
        let part = findings.iter().map(|findings| {
            let list: Vec<Diagnostic> =
                findings.list.iter().filter(|f| (f.level >= least) == bad).cloned().collect();
            Findings { list, ..findings.clone() }
        });
        part.filter(|findings| !findings.list.is_empty()).collect()
    };
    (part(true), part(false))
}

/// What was written, and how long it took.
pub(super) fn report(made: &Made, started: Instant) -> String {
    let milliseconds = started.elapsed().as_millis();
    let (seconds, hundredths) = (milliseconds / 1000, milliseconds % 1000 / 10);
    let lines: Vec<String> = made.told.iter().map(|line| format!("{line}.\n")).collect();
    format!("{}Selesai dalam {seconds},{hundredths:02} detik.\n", lines.concat())
}
