//! What was found out, for programs.

use serde_json::{Value, json};

use super::alone::{Alone, Outcome};
use super::locked::{Disk, Locked};
use super::pages::Pages;
use super::{Added, Programs};

/// Version of this form; it grows when a field changes its meaning.
const VERSION: u32 = 1;

/// A final report beside its lock.
pub fn locked(found: &Locked) -> String {
    let origin = &found.lock.origin;
    let inputs = found.inputs.iter().map(|input| {
        json!({
            "jenis": input.kind.word(),
            "nama": input.name,
            "keadaan": input.state.word(),
        })
    });
    let changes = found.changes.as_ref().map(|changes| {
        let change = changes.iter().map(|change| {
            json!({
                "kunci": change.key,
                "perubahan": change.kind.word(),
                "lama": change.old.as_ref().map(|content| &content.toml),
                "baru": change.new.as_ref().map(|content| &content.toml),
            })
        });
        change.collect::<Vec<Value>>()
    });
    let outputs = found.outputs.iter().map(|made| {
        let (disk, added) = match &made.disk {
            Disk::Same => ("utuh", None),
            Disk::Longer(one) => ("ditambah", Some(added(one))),
            Disk::Cut => ("terpotong", None),
            Disk::Other => ("berubah", None),
            Disk::Gone => ("tidak ada", None),
            Disk::Unlisted => ("tidak dikunci", None),
        };
        json!({
            "nama": made.name,
            "susun_ulang_sama": made.again,
            "berkas": disk,
            "tambahan": added,
        })
    });
    written(&json!({
        "versi": VERSION,
        "jenis": "kunci",
        "hasil": verdict(found.is_identical()),
        "kunci": crate::project::shown(&found.path),
        "tahun": origin.year,
        "revisi": origin.revision.as_ref().map_or(0, |revision| revision.number),
        "program": programs(found.programs.as_ref()),
        "tidak_dapat_disusun": found.unmade,
        "masukan": inputs.collect::<Vec<Value>>(),
        "record": changes,
        "keluaran": outputs.collect::<Vec<Value>>(),
    }))
}

/// A PDF alone.
pub fn alone(found: &Alone) -> String {
    let (mut extra, mut differing, mut carried, mut unmade) = (None, None, None, None);
    match &found.outcome {
        Outcome::Same | Outcome::Cut => {}
        Outcome::Longer(one) => extra = Some(added(one)),
        Outcome::Other { pages: other, carried: names } => {
            differing = Some(pages(other));
            carried = Some(names);
        }
        Outcome::Unmade(reason) => unmade = Some(reason),
    }
    written(&json!({
        "versi": VERSION,
        "jenis": "pdf",
        "hasil": verdict(found.is_identical()),
        "berkas": found.file,
        "revisi": found.revision,
        "program": programs(found.programs.as_ref()),
        "tidak_dapat_disusun": unmade,
        "terpotong": matches!(found.outcome, Outcome::Cut),
        "tambahan": extra,
        "halaman": differing,
        "lampiran": carried,
    }))
}

fn verdict(identical: bool) -> &'static str {
    if identical { "identik" } else { "berbeda" }
}

/// The program that made the report and this one, when they differ.
fn programs(programs: Option<&Programs>) -> Option<Value> {
    programs.map(|Programs { then, now }| json!({ "penyusun": then, "ini": now }))
}

fn added(added: &Added) -> Value {
    json!({
        "byte": added.bytes,
        "bertanda_tangan": added.behind.foreign.is_empty(),
        "tanda_tangan": added.behind.signatures,
        "stempel_waktu": added.behind.stamps,
        "selain_tanda_tangan": added.behind.foreign,
        "halaman": pages(&added.pages),
    })
}

fn pages(pages: &Pages) -> Value {
    let first = pages.first.iter().map(
        |page| json!({ "halaman": page.number, "dokumen": page.document, "record": page.record }),
    );
    json!({
        "berbeda": first.collect::<Vec<Value>>(),
        "lainnya": pages.more,
        "tidak_dapat_dibaca": pages.unread,
    })
}

fn written(value: &Value) -> String {
    // Text, whole numbers and flags only: this cannot fail.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
