//! Criteria about the report as a whole.

use super::{Kriteria, Sel};
use crate::figures::Figures;
use crate::record::RawRecord;
use crate::record::pelaporan::Pelaporan;

/// The criteria, in the order of the LKE.
pub(super) fn criteria(raw: &RawRecord, figures: &Figures) -> Vec<Kriteria> {
    let reporting = raw.pelaporan.as_ref();
    vec![
        // A record of this year that holds together is a report.
        one("disusun", Sel::ada()),
        one("diformalkan", Sel::ada()),
        one("direviu", recorded(reporting.is_some_and(|r| r.reviu.is_some()))),
        one("dipublikasikan", recorded(reporting.is_some_and(|r| !r.publikasi.is_empty()))),
        one("disampaikan", submitted(raw, reporting)),
        one("keuangan", finances(raw)),
        one("rekomendasi", advice(raw)),
        one("langkah", steps(raw, figures)),
        one("serapan", spending(raw, figures)),
        one("foto", photos(raw)),
        one("pimpinan", recorded(reporting.is_some_and(|r| r.pembahasan_pimpinan.is_some()))),
    ]
}

fn one(id: &'static str, sel: Sel) -> Kriteria {
    Kriteria { id, sel }
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

/// All, some or none of a number of things.
fn counted(good: usize, all: usize, what: &str) -> Sel {
    match all.saturating_sub(good) {
        0 => Sel::ada(),
        rest if good == 0 => Sel::belum(format!("{rest} {what}")),
        rest => Sel::sebagian(format!("{rest} dari {all} {what}")),
    }
}

fn finances(raw: &RawRecord) -> Sel {
    let funded = raw
        .sasaran
        .iter()
        .filter(|sasaran| raw.program.iter().any(|program| *program.sasaran == *sasaran.kunci));
    counted(funded.count(), raw.sasaran.len(), "sasaran tanpa anggaran")
}

fn advice(raw: &RawRecord) -> Sel {
    let Some(akip) = raw.akip.as_ref().filter(|akip| !akip.rekomendasi.is_empty()) else {
        return Sel::belum("belum ada rekomendasi");
    };
    let answered = akip.rekomendasi.iter().filter(|one| one.tindak_lanjut.is_some()).count();
    counted(answered, akip.rekomendasi.len(), "tanpa tindak lanjut")
}

fn steps(raw: &RawRecord, figures: &Figures) -> Sel {
    let below = raw
        .sasaran
        .iter()
        .filter(|sasaran| !figures.flag(&format!("sasaran.{}.tercapai", &*sasaran.kunci)));
    let named = below.clone().filter(|sasaran| {
        raw.langkah.iter().any(|step| step.sasaran.iter().any(|key| **key == *sasaran.kunci))
    });
    counted(named.count(), below.count(), "sasaran tanpa langkah")
}

fn spending(raw: &RawRecord, figures: &Figures) -> Sel {
    let low = raw.program.iter().filter(|program| {
        let path = program.kode.as_str().replace('.', "_");
        figures.flag(&format!("program.{path}.serapan_rendah"))
    });
    let told = low.clone().filter(|program| program.catatan.is_some());
    counted(told.count(), low.count(), "serapan rendah tanpa penjelasan")
}

fn photos(raw: &RawRecord) -> Sel {
    let linked = raw.foto.iter().filter(|photo| photo.sub.is_some()).count();
    counted(linked, raw.foto.len(), "foto tanpa sub kegiatan")
}
