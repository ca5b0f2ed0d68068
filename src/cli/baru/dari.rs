//! `baru TAHUN --dari RECORD`: the record of the next year, and the files that it names.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use lkjip_metrics::check::{Checked, check_bytes};
use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::{Diagnostic, Level};
use lkjip_metrics::record::Record;
use lkjip_metrics::tahun_baru::{Step, tahun_baru};

use super::{SCHEMA, folder_of, meant, tools, write};
use crate::cli::render::position;
use crate::project::{FILE_NAME, Fault, RecordFile, Templates, find, read_if_there, shown};

/// Folder of the agency's own templates.
const TEMPLATES: &str = "templat";

/// Makes the record of a year from that of an earlier one, and says what was done.
pub(super) fn make(year: u16, old: &Path, folder: Option<&Path>) -> Result<String, Fault> {
    let file = RecordFile::read(find(Some(&meant(old)), Path::new(""))?)?;
    let folder = folder_of(year, folder);
    let checked = check_bytes(&file.bytes);
    let Some((record, figures)) = &checked.record else { return Err(not_ready(&file, &checked)) };
    let step = Step { from: record.tahun.value, to: i32::from(year) };
    if step.to <= step.from {
        return Err(Fault::NotLater { path: file.path.clone(), year: step.from });
    }
    let source = file.text();
    let schema = (!keeps_schema(&source, &folder)).then(|| format!("./{SCHEMA}"));
    let text = tahun_baru(&source, figures, step, schema.as_deref());
    let again = check_bytes(text.as_bytes());
    if again.findings.iter().any(unreadable) {
        return Err(Fault::NotMade(file.path.clone()));
    }
    let mut files = vec![(PathBuf::from(FILE_NAME), text.into_bytes())];
    files.extend(tools());
    let (beside, missing) = named(record, &file)?;
    files.extend(beside);
    write(&folder, &files)?;
    Ok(told(&folder, step, &again, &files, &missing))
}

/// Whether a finding says that a record cannot be read as it was meant.
fn unreadable(finding: &Diagnostic) -> bool {
    matches!(finding.code, Code::BukanTeks | Code::Sintaks | Code::KunciGanda | Code::TerlaluBesar)
}

/// Why a record cannot be carried on.
fn not_ready(file: &RecordFile, checked: &Checked) -> Fault {
    let galat = |finding: &&Diagnostic| finding.level == Level::Galat;
    let too_large = file.too_large.iter();
    let mut all = too_large.chain(checked.findings.iter().filter(galat));
    let first = all.next().map(|finding| {
        let line = position(&file.text(), finding.span.start).line;
        format!("baris {line}: {}", finding.message)
    });
    let (path, count) = (file.path.clone(), checked.findings.iter().filter(galat).count().max(1));
    Fault::NotReady { path, count, first: first.unwrap_or_default() }
}

/// Whether the schema that the first line names is found from the new folder too.
fn keeps_schema(source: &str, folder: &Path) -> bool {
    let first = source.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    let Some(address) = first.strip_prefix("#:schema").map(str::trim) else { return false };
    let own = address.trim_start_matches("./") == SCHEMA;
    own || address.contains("://") || plain(&folder.join(address)).is_file()
}

/// A path without steps up: `reports/2026/../../docs` can be seen before `reports/2026` is there.
fn plain(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for part in std::path::absolute(path).unwrap_or_default().components() {
        match part {
            Component::ParentDir => _ = clean.pop(),
            Component::CurDir => {}
            part => clean.push(part),
        }
    }
    clean
}

/// The files beside a record that the next one needs too, with those that are not there.
type Beside = (Vec<(PathBuf, Vec<u8>)>, Vec<String>);

/// The agency's own templates, and the files that the record names. Photos are of their year.
fn named(record: &Record, file: &RecordFile) -> Result<Beside, Fault> {
    let templates = Templates::with_folder(&file.template_folder())?;
    let own =
        templates.own().map(|(path, bytes)| (Path::new(TEMPLATES).join(path), bytes.to_vec()));
    let mut files: Vec<(PathBuf, Vec<u8>)> = own.collect();
    let mut missing = Vec::new();
    let names = [&record.instansi.logo, &record.kebijakan.templat_docx];
    let names: BTreeSet<&str> = names.into_iter().flatten().map(|name| name.as_str()).collect();
    for name in names {
        let path = PathBuf::from(name);
        if files.iter().any(|(known, _)| *known == path) {
            continue;
        }
        match read_if_there(&file.folder().join(name))? {
            Some(bytes) => files.push((path, bytes)),
            None => missing.push(name.to_string()),
        }
    }
    Ok((files, missing))
}

fn told(
    folder: &Path,
    step: Step,
    checked: &Checked,
    files: &[(PathBuf, Vec<u8>)],
    missing: &[String],
) -> String {
    let (from, to) = (step.from, step.to);
    let folder = shown(folder);
    let open = checked.findings.iter().filter(|finding| finding.code == Code::BelumDiisi).count();
    let mut text = format!(
        "Record tahun {to} dibuat dari record tahun {from} di `{folder}/{FILE_NAME}`.\nSebanyak \
         {open} isian ditandai \"belum diisi\". Daftarnya: `lkjip baru --daftar-isian {folder}` atau \
         `lkjip periksa {folder}`.\n"
    );
    let copied: Vec<String> = files.iter().skip(1 + tools().len()).map(|f| shown(&f.0)).collect();
    if !copied.is_empty() {
        text.push_str(&format!("Disalin pula: {}.\n", copied.join(", ")));
    }
    if !missing.is_empty() {
        text.push_str(&format!("Tidak disalin karena tidak ada: {}.\n", missing.join(", ")));
    }
    if to - from > 1 {
        let gap: Vec<String> = (from + 1..to).map(|year| year.to_string()).collect();
        text.push_str(&format!(
            "Jaraknya {} tahun: isi sendiri riwayat Tahun {}.\n",
            to - from,
            gap.join(", ")
        ));
    }
    let other = checked
        .findings
        .iter()
        .any(|finding| finding.level == Level::Galat && finding.code != Code::BelumDiisi);
    if other {
        text.push_str("Ada pula galat lain yang perlu diperbaiki.\n");
    }
    text
}
