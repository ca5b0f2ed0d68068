//! `periksa`: all findings of a record, on the terminal or as a sheet.

mod lembar;

use super::args::{FindingsFormat, PeriksaArgs};
use super::catatan;
use super::checked::Checked;
use super::console::{Console, Unprinted};
use super::exit::Exit;
use super::perbaiki::{self, Outcome};
use super::{render, word};
use crate::project::{Fault, shown};

/// Checks the record and prints what was found.
pub fn run(args: &PeriksaArgs, console: &Console) -> Result<Exit, Fault> {
    let mut checked = Checked::read(args.path.as_deref(), args.templat.as_deref(), None)?;
    let repaired = if args.perbaiki { Some(repair(&mut checked, args)?) } else { None };
    word::check(&mut checked)?;
    checked.waive();
    // A secret in the notes is a galat like one in the record.
    checked.findings.extend(catatan::secrets(&checked.file)?);
    let sheet = match args.format {
        FindingsFormat::Html => {
            let labels = labels(&checked);
            lembar::write(&mut checked, &labels)?
        }
        _ => None,
    };
    let findings = &checked.findings;
    let notes = match args.format {
        FindingsFormat::Teks => catatan::remark(&checked.file)?,
        _ => None,
    };
    let lke = if args.lke { checked.lke() } else { None };
    let mut text = match args.format {
        FindingsFormat::Teks => {
            render::teks(findings, console.colour_out)
                + &render::summary(findings, checked.waived.len())
                + &notes.unwrap_or_default()
                + &render::more(findings)
        }
        FindingsFormat::Ringkas => render::ringkas(findings),
        FindingsFormat::Json => render::json(findings, &checked.waived, lke.as_ref()),
        FindingsFormat::Html => {
            let written = sheet.map(|path| format!("Ditulis: {}.\n", shown(&path)));
            written.unwrap_or_default() + &render::summary(findings, checked.waived.len())
        }
    };
    let for_people = matches!(args.format, FindingsFormat::Teks | FindingsFormat::Html);
    if let Some(done) = repaired.filter(|_| for_people) {
        text.push_str(&done);
    }
    // The sheet holds the matrix anyway.
    if args.lke && matches!(args.format, FindingsFormat::Teks | FindingsFormat::Ringkas) {
        text.push('\n');
        text.push_str(&match &lke {
            Some(lke) => render::lke(lke, &labels(&checked)),
            None => {
                "Matriks LKE tidak dicetak karena record belum dapat dibaca seluruhnya.\n".into()
            }
        });
    }
    let exit = match console.print(&text) {
        Ok(()) => Exit::of(findings, args.ketat),
        Err(Unprinted::ReaderGone) => Exit::Clean,
        Err(Unprinted::Lost) => Exit::CannotWork,
    };
    // The program ends here; taking the document apart piece by piece would only keep the user waiting.
    std::mem::forget(checked);
    Ok(exit)
}

/// Writes the safe repairs, reads the record anew, and says what was done.
fn repair(checked: &mut Checked, args: &PeriksaArgs) -> Result<String, Fault> {
    let Some(about) = checked.findings.first() else { return Ok(String::new()) };
    let again = |text: &str| checked.again(text);
    Ok(match perbaiki::repair(&checked.file, about, &again)? {
        Outcome::Nothing => "Tidak ada yang dapat diperbaiki dengan pasti.\n".to_string(),
        Outcome::Refused => {
            "Tidak ada yang ditulis: perbaikannya akan mengubah angka atau menimbulkan galat.\n"
                .to_string()
        }
        Outcome::Written(count, old) => {
            *checked = Checked::read(args.path.as_deref(), args.templat.as_deref(), None)?;
            format!(
                "{count} tempat diperbaiki; record sebelumnya disimpan sebagai {}.\n",
                shown(&old)
            )
        }
    })
}

/// The wording of the criteria, from the templates; ids stand in for what is not there.
fn labels(checked: &Checked) -> render::Labels {
    let text = checked.templates.get("lembar/lke.toml").unwrap_or_default();
    toml::from_str(&String::from_utf8_lossy(&text)).unwrap_or_default()
}
