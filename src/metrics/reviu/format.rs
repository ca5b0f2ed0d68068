//! I. Format: what the report shows.

use super::{Butir, Jawaban, bila_semua, pada, terhitung};
use crate::figures::{Figure, Figures};
use crate::record::RawRecord;

pub(super) fn butir(raw: &RawRecord, figures: &Figures) -> Vec<Butir> {
    vec![
        data_penting(raw),
        target(raw),
        capaian(raw, figures),
        lampiran(raw),
        upaya(raw),
        keuangan(raw),
    ]
}

/// Duties, structure and staff; what else is important is for the reviewer to say.
fn data_penting(raw: &RawRecord) -> Butir {
    let parts = [
        (!raw.instansi.fungsi.is_empty(), "fungsi"),
        (!raw.instansi.unit.is_empty(), "susunan organisasi"),
        (raw.sdm.is_some(), "data pegawai"),
        (!raw.isu_strategis.is_empty(), "isu strategis"),
    ];
    let (there, missing): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(there, _)| *there);
    let names = |parts: &[(bool, &'static str)]| {
        parts.iter().map(|(_, name)| *name).collect::<Vec<_>>().join(", ")
    };
    let there = if there.is_empty() { String::new() } else { format!(", {}", names(&there)) };
    let item = Butir::new("data_penting", bila_semua(missing.is_empty()))
        .di("bab:bab-1")
        .kata(format!("tugas{there}"));
    if missing.is_empty() { item } else { item.kata(format!("tidak ada {}", names(&missing))) }
}

/// No record is sound without a target for each indicator.
fn target(raw: &RawRecord) -> Butir {
    let count = terhitung(raw, |_| true);
    Butir::new("target", bila_semua(count.0 == count.1 && count.1 > 0))
        .di("tabel:perjanjian-kinerja")
        .kata(pada("target ada", count))
}

fn capaian(raw: &RawRecord, figures: &Figures) -> Butir {
    let known = |key: &str| figures.get(&format!("{key}.capaian")).is_some_and(Figure::is_known);
    let count = terhitung(raw, |one| known(&one.kunci));
    Butir::new("capaian", bila_semua(count.0 == count.1 && count.1 > 0))
        .di("tabel:capaian")
        .kata(pada("capaian terhitung", count))
}

/// The Perjanjian Kinerja is always annexed; photos that are announced must be there as well.
fn lampiran(raw: &RawRecord) -> Butir {
    let there = raw.foto.iter().filter(|photo| photo.berkas.is_some()).count();
    let item = Butir::new("lampiran", bila_semua(there == raw.foto.len()));
    match raw.foto.len() {
        0 => item.di("bab:perjanjian-kinerja"),
        all => item
            .di("bab:foto")
            .di("bab:perjanjian-kinerja")
            .kata(format!("berkas foto ada pada {there} dari {all} foto")),
    }
}

fn upaya(raw: &RawRecord) -> Butir {
    match raw.langkah.len() {
        0 => Butir::new("upaya", Jawaban::Tidak).kata("langkah perbaikan belum dicatat"),
        count => Butir::new("upaya", Jawaban::Ya)
            .di("bab:bab-4")
            .kata(format!("{count} langkah perbaikan")),
    }
}

fn keuangan(raw: &RawRecord) -> Butir {
    let subs = raw.program.iter().flat_map(|one| &one.kegiatan).flat_map(|one| &one.sub).count();
    Butir::new("keuangan", bila_semua(subs > 0))
        .di("tabel:anggaran")
        .kata(format!("pagu dan realisasi {} program, {subs} sub kegiatan", raw.program.len()))
}
