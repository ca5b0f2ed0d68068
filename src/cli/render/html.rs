//! The audit sheet: everything that a check found out, as one page for reading and for paper.
//!
//! Wording and looks are in the template `lembar/periksa.html`; here its data are made. Pure: the
//! same findings give the same bytes.

mod bagian;
mod kutipan;
mod lolos;
mod matriks;

use lkjip_metrics::diagnostic::Level;
use lkjip_metrics::lke::Lke;
use lkjip_metrics::waive::Waived;
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior};
use serde::Serialize;

use super::lke::Labels;
use super::position::position;
use crate::project::Findings;
use bagian::Bagian;
use lolos::Lolos;
use matriks::Matriks;

/// Steps that the template may take; the sheet of a thousand findings takes a tenth of it.
const FUEL: u64 = 10_000_000;

/// What a sheet is made of.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// The head.
    pub about: About,
    /// The findings, those about the record first.
    pub findings: &'a [Findings],
    /// What the record lets pass, each with its file.
    pub waived: &'a [(String, Waived)],
    /// The criteria of evaluators, when the record could be read.
    pub lke: Option<&'a Lke>,
    /// Their wording.
    pub labels: &'a Labels,
    /// Keys and names of the sasaran, in the order of the record.
    pub sasaran: Vec<(String, String)>,
}

/// The head of a sheet. What the record does not tell is left out.
#[derive(Debug, Default, Serialize)]
pub struct About {
    /// The agency with its region.
    pub instansi: Option<String>,
    /// The fiscal year.
    pub tahun: Option<i32>,
    /// The date of signing, as printed.
    pub tanggal: Option<String>,
    /// The record, as it was named.
    pub record: String,
    /// SHA-256 of the record, hexadecimal; none when it was not read whole.
    pub sha256: Option<String>,
    /// Version of the program.
    pub versi: &'static str,
    /// The accent of the report; only a colour of the form `#rrggbb` gets onto the sheet.
    #[serde(skip)]
    pub aksen: Option<String>,
}

#[derive(Serialize)]
struct Data<'a> {
    #[serde(flatten)]
    about: &'a About,
    aksen: Option<&'a str>,
    jumlah: Vec<Jumlah>,
    bagian: Vec<Bagian<'a>>,
    lolos: Lolos,
    lke: Option<Matriks<'a>>,
    dikecualikan: Vec<Dikecualikan<'a>>,
}

#[derive(Serialize)]
struct Jumlah {
    tingkat: Level,
    jumlah: usize,
}

#[derive(Serialize)]
struct Dikecualikan<'a> {
    kode: &'static str,
    tingkat: Level,
    pesan: &'a str,
    baris: Option<usize>,
    kunci: &'a str,
    alasan: &'a str,
}

/// The sheet as HTML. Every value is escaped, whatever the template does.
///
/// # Errors
/// When the template cannot be read or asks for what there is not.
pub fn html(sheet: &Sheet<'_>, template: &str) -> Result<String, Error> {
    let data = Data {
        about: &sheet.about,
        aksen: sheet.about.aksen.as_deref().filter(|colour| is_colour(colour)),
        jumlah: totals(sheet.findings),
        bagian: bagian::sections(sheet.findings, &sheet.sasaran),
        lolos: lolos::passed(sheet.findings, sheet.waived, sheet.lke.is_some()),
        lke: sheet.lke.map(|lke| matriks::view(lke, sheet.labels)),
        dikecualikan: waivers(sheet),
    };
    // Without the common filters there is no `safe`, so that no template can undo the escaping.
    let mut env = Environment::empty();
    env.set_auto_escape_callback(|_| AutoEscape::Html);
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_trim_blocks(true);
    env.set_lstrip_blocks(true);
    env.set_fuel(Some(FUEL));
    env.add_filter("length", minijinja::filters::length);
    env.add_template("periksa.html", template)?;
    Ok(clean(&env.get_template("periksa.html")?.render(&data)?))
}

fn totals(all: &[Findings]) -> Vec<Jumlah> {
    let count = |level| all.iter().map(|findings| findings.count(level)).sum();
    let levels = [Level::Galat, Level::Peringatan, Level::Saran];
    levels.map(|tingkat| Jumlah { tingkat, jumlah: count(tingkat) }).into()
}

fn waivers<'a>(sheet: &'a Sheet<'_>) -> Vec<Dikecualikan<'a>> {
    let text_of = |file: &str| sheet.findings.iter().find(|f| f.file == file).map(|f| &f.text);
    let one = |(file, waived): &'a (String, Waived)| {
        let finding = &waived.finding;
        let text = text_of(file).filter(|text| !text.is_empty());
        Dikecualikan {
            kode: finding.code.text(),
            tingkat: finding.level,
            pesan: &finding.message,
            baris: text.map(|text| position(text, finding.span.start).line),
            kunci: &finding.key,
            alasan: &waived.alasan,
        }
    };
    sheet.waived.iter().map(one).collect()
}

/// Whether a text is a colour and nothing else that a style sheet could understand.
fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| {
        digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// Replaces control characters, which no page may hold.
fn clean(page: &str) -> String {
    let shown = |c: char| if c.is_control() && !matches!(c, '\n' | '\t') { '\u{fffd}' } else { c };
    page.replace("\r\n", "\n").chars().map(shown).collect()
}

#[cfg(test)]
mod tests;
