//! Writes the audit sheet beside the record.

use std::path::PathBuf;

use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::Diagnostic;
use lkjip_metrics::place::Place;

use super::super::checked::Checked;
use super::super::render::{About, Labels, Sheet, html};
use crate::project::{Batch, Fault, Findings, Templates, digest};

/// Path of the sheet among the templates.
const TEMPLATE: &str = "lembar/periksa.html";

/// Writes the sheet and tells where it lies; none when it could not be made, which is then a
/// finding. So is an agency's own template that cannot be used: the program's stands in for it.
///
/// # Errors
/// When the file cannot be written.
pub fn write(checked: &mut Checked, labels: &Labels) -> Result<Option<PathBuf>, Fault> {
    let own = checked.templates.is_own(TEMPLATE);
    let mut page = render(checked, &checked.templates, labels);
    if let Some(error) = page.as_ref().err().filter(|_| own) {
        let file = checked.templates.shown(TEMPLATE);
        let line = error.line().map_or_else(String::new, |line| format!(" pada baris {line}"));
        let message = format!("Templat {file} salah{line}.");
        let help = "Perbaiki berkas itu, atau hapus agar templat bawaan dipakai.";
        add(checked, &file, Code::TemplatSalah, message, Some(help));
        page = render(checked, &Templates::embedded(), labels);
    }
    let page = match page {
        Ok(page) => page,
        Err(error) => {
            let message = format!("Lembar periksa tidak dapat dibuat: {error}.");
            add(checked, TEMPLATE, Code::SusunGagal, message, None);
            return Ok(None);
        }
    };
    let name = match year(checked) {
        Some(year) => format!("lkjip-{year}-periksa.html"),
        None => "lkjip-periksa.html".to_string(),
    };
    let target = checked.file.output_folder().join(name);
    let mut batch = Batch::default();
    batch.stage(&target, page.as_bytes())?;
    batch.commit()?;
    Ok(Some(target))
}

fn add(checked: &mut Checked, file: &str, code: Code, message: String, help: Option<&str>) {
    let mut finding = Diagnostic::new(code, &Place::default(), message);
    finding.help = help.map(str::to_string);
    checked.findings.push(Findings::new(file, "", vec![finding]));
}

fn render(
    checked: &Checked,
    templates: &Templates,
    labels: &Labels,
) -> Result<String, minijinja::Error> {
    let lke = checked.lke();
    let sasaran = checked.known.iter().flat_map(|known| &known.raw.sasaran);
    let sheet = Sheet {
        about: about(checked),
        findings: &checked.findings,
        waived: &checked.waived,
        lke: lke.as_ref(),
        labels,
        sasaran: sasaran.map(|one| (one.kunci.to_string(), one.nama.value.clone())).collect(),
    };
    let template = templates.get(TEMPLATE).unwrap_or_default();
    html(&sheet, &String::from_utf8_lossy(&template))
}

fn about(checked: &Checked) -> About {
    let known = checked.known.as_ref();
    let whole = checked.file.too_large.is_none();
    About {
        instansi: known.and_then(|k| k.figures.get("instansi.lengkap")).map(|name| name.text()),
        tahun: year(checked),
        tanggal: known.map(|known| known.raw.pengesahan.tanggal.value.to_string()),
        record: checked.file.name(),
        sha256: whole.then(|| digest(&checked.file.bytes)),
        versi: env!("CARGO_PKG_VERSION"),
        aksen: known.map(|known| known.raw.kebijakan.warna.value.clone()),
    }
}

/// The fiscal year; of a record that cannot be read, what its first lines seem to say.
fn year(checked: &Checked) -> Option<i32> {
    match &checked.known {
        Some(known) => Some(known.raw.tahun.value),
        None => typed_year(&checked.file.text()),
    }
}

/// The year in a line `tahun = 2025` above the first table.
fn typed_year(text: &str) -> Option<i32> {
    let above = text.lines().take_while(|line| !line.trim_start().starts_with('['));
    let mut values = above.filter_map(|line| {
        let value = line.trim_start_matches('\u{feff}').trim_start().strip_prefix("tahun")?;
        let value = value.trim_start().strip_prefix('=')?.split('#').next()?;
        value.trim().trim_matches('"').parse().ok()
    });
    values.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_is_seen_in_a_broken_record() {
        assert_eq!(typed_year("\u{feff}# x\ntahun = 2025 # y\n= salah"), Some(2025));
        assert_eq!(typed_year("[akip]\ntahun = 2025\n"), None);
        assert_eq!(typed_year("tahun = ???\n"), None);
    }

    #[test]
    fn a_digest_is_that_of_the_bytes() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(digest(b""), empty);
    }
}
