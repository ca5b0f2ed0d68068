//! Criteria about the report as a whole.

use super::{Baris, Keadaan, Kriteria, Porsi, Sel};
use crate::figures::Figures;
use crate::record::RawRecord;
use crate::record::pelaporan::Pelaporan;

/// The criteria, in the order of the LKE.
pub(super) fn criteria(raw: &RawRecord, figures: &Figures, rows: &[Baris]) -> Vec<Kriteria> {
    let reporting = raw.pelaporan.as_ref();
    vec![
        // A record of this year that holds together is a report.
        one("disusun", Sel::ada()),
        one("berkala", Sel::dinilai("record memuat satu tahun")),
        one("diformalkan", Sel::ada()),
        one("direviu", recorded(reporting.is_some_and(|r| r.reviu.is_some()))),
        one("dipublikasikan", recorded(reporting.is_some_and(|r| !r.publikasi.is_empty()))),
        one("disampaikan", submitted(raw, reporting)),
        one("standar", outline(raw)),
        disclosure(rows),
        finances(raw),
        advice(raw),
        steps(raw, figures),
        spending(raw, figures),
        photos(raw),
        one("pimpinan", recorded(reporting.is_some_and(|r| r.pembahasan_pimpinan.is_some()))),
    ]
}

fn one(id: &'static str, sel: Sel) -> Kriteria {
    Kriteria { id, sel, bagian: None }
}

/// A criterion of which a share of some things is met: all, some or none of them.
fn counted(id: &'static str, good: usize, all: usize, what: &str) -> Kriteria {
    let sel = match all.saturating_sub(good) {
        0 => Sel::ada(),
        rest if good == 0 => Sel::belum(format!("{rest} {what}")),
        rest => Sel::sebagian(format!("{rest} dari {all} {what}")),
    };
    Kriteria { id, sel, bagian: (all > 0).then(|| Porsi::of(good, all)) }
}

/// The parts of the usual outline that depend on what was typed; the others are always printed.
fn outline(raw: &RawRecord) -> Sel {
    let parts = [
        (raw.sdm.is_some(), "pegawai"),
        (!raw.isu_strategis.is_empty(), "isu strategis"),
        (!raw.langkah.is_empty(), "langkah perbaikan"),
    ];
    let missing: Vec<&str> =
        parts.iter().filter(|(there, _)| !there).map(|(_, name)| *name).collect();
    match missing.as_slice() {
        [] => Sel::ada(),
        names => Sel::sebagian(format!("tanpa {}", names.join(", "))),
    }
}

/// Everything that the matrix asks for, cell by cell.
fn disclosure(rows: &[Baris]) -> Kriteria {
    let cells = || rows.iter().flat_map(|row| &row.sel);
    let there = cells().filter(|cell| cell.keadaan == Keadaan::Ada).count();
    counted("lengkap", there, cells().count(), "isian matriks belum terpenuhi")
}

fn recorded(there: bool) -> Sel {
    if there { Sel::ada() } else { Sel::belum("belum tercatat") }
}

fn submitted(raw: &RawRecord, reporting: Option<&Pelaporan>) -> Sel {
    let Some(submitted) = reporting.and_then(|r| r.disampaikan.as_ref()) else {
        return recorded(false);
    };
    let date = submitted.tanggal.value;
    let latest = (raw.tahun.value.saturating_add(1), 2);
    if (date.tahun(), date.bulan()) <= latest {
        Sel::ada()
    } else {
        Sel::sebagian(format!("{date}, sesudah Februari"))
    }
}

fn finances(raw: &RawRecord) -> Kriteria {
    let funded = raw
        .sasaran
        .iter()
        .filter(|sasaran| raw.program.iter().any(|program| *program.sasaran == *sasaran.kunci));
    counted("keuangan", funded.count(), raw.sasaran.len(), "sasaran tanpa anggaran")
}

fn advice(raw: &RawRecord) -> Kriteria {
    let Some(akip) = raw.akip.as_ref().filter(|akip| !akip.rekomendasi.is_empty()) else {
        return one("rekomendasi", Sel::belum("belum ada rekomendasi"));
    };
    let answered = akip.rekomendasi.iter().filter(|one| one.tindak_lanjut.is_some()).count();
    counted("rekomendasi", answered, akip.rekomendasi.len(), "tanpa tindak lanjut")
}

fn steps(raw: &RawRecord, figures: &Figures) -> Kriteria {
    let below = raw
        .sasaran
        .iter()
        .filter(|sasaran| !figures.flag(&format!("sasaran.{}.tercapai", &*sasaran.kunci)));
    let named = below.clone().filter(|sasaran| {
        raw.langkah.iter().any(|step| step.sasaran.iter().any(|key| **key == *sasaran.kunci))
    });
    counted("langkah", named.count(), below.count(), "sasaran tanpa langkah")
}

fn spending(raw: &RawRecord, figures: &Figures) -> Kriteria {
    let low = raw.program.iter().filter(|program| {
        let path = program.kode.as_str().replace('.', "_");
        figures.flag(&format!("program.{path}.serapan_rendah"))
    });
    let told = low.clone().filter(|program| program.catatan.is_some());
    counted("serapan", told.count(), low.count(), "serapan rendah tanpa penjelasan")
}

fn photos(raw: &RawRecord) -> Kriteria {
    if raw.foto.is_empty() {
        return one("foto", Sel::belum("belum ada foto"));
    }
    let linked = raw.foto.iter().filter(|photo| photo.sub.is_some()).count();
    counted("foto", linked, raw.foto.len(), "foto tanpa sub kegiatan")
}
