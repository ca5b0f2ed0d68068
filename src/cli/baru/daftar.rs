//! `baru --daftar-isian`: what is still to be filled, by who fills it.

use std::path::Path;

use lkjip_metrics::diagnostic::Sink;
use lkjip_metrics::isian::{Isian, Jenis, Pengisi, daftar_isian};
use lkjip_metrics::read::{Node, parse};
use serde_json::{Value, json};

use super::{meant, teks};
use crate::cli::args::TraceFormat;
use crate::cli::render::position;
use crate::project::{Fault, RecordFile, find};

/// The list of a record, as text or for programs.
pub(super) fn list(path: Option<&Path>, format: TraceFormat) -> Result<String, Fault> {
    let path = path.map(meant);
    let file = RecordFile::read(find(path.as_deref(), Path::new(""))?)?;
    let text = file.text();
    let list = daftar_isian(&text);
    let (year, whole) = about(&text);
    let whole = whole && file.too_large.is_none();
    Ok(match format {
        TraceFormat::Teks => teks::list(&list, &text, &file.name(), year) + teks::remark(whole),
        TraceFormat::Json => data(&list, &text, &file.name(), (year, whole)),
    })
}

/// The year of a record that may be unfinished, and whether all of its lines could be read.
fn about(text: &str) -> (Option<i32>, bool) {
    let mut sink = Sink::default();
    let tree = parse(text, &mut sink);
    let year = Node::root(tree.get_ref(), tree.span()).get("tahun");
    let year = year.and_then(|node| node.value().as_integer()?.as_str().parse().ok());
    (year, sink.is_empty())
}

/// How many values and how many texts are open.
pub(super) fn counts(list: &[Isian]) -> (usize, usize) {
    let of = |jenis| list.iter().filter(move |i| i.jenis == jenis).map(|i| i.banyak).sum();
    (of(Jenis::Isian), of(Jenis::Naskah))
}

fn data(list: &[Isian], text: &str, file: &str, about: (Option<i32>, bool)) -> String {
    let (isian, naskah) = counts(list);
    let rows: Vec<Value> = list.iter().map(|one| row(one, text)).collect();
    let answer = json!({
        "versi": 1,
        "berkas": file,
        "tahun": about.0,
        "lengkap": about.1,
        "jumlah": { "isian": isian, "naskah": naskah },
        "daftar": rows,
    });
    format!("{answer:#}\n")
}

fn row(one: &Isian, text: &str) -> Value {
    let (unit, source) = match &one.pengisi {
        Pengisi::Unit(unit) => (Some(unit), None),
        Pengisi::Sumber(source) => (None, Some(source)),
        Pengisi::BelumDitentukan => (None, None),
    };
    json!({
        "jenis": one.jenis,
        "penanggung_jawab": unit,
        "sumber": source,
        "kunci": one.kunci,
        "nama": one.nama,
        "bagian": one.bagian,
        "arti": one.arti,
        "banyak": one.banyak,
        "baris": position(text, one.span.start).line,
    })
}
