//! Lists that make no sense without an item.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::place::Place;

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    puncak(parts, sink);
    sasaran(parts, sink);
    program(parts, sink);
    if let Some(Some(sdm)) = &parts.sdm {
        need(sdm.status.is_empty(), &sdm.place, "Daftar status pegawai kosong", sink);
        for table in &sdm.komposisi {
            let place = table.kunci.place();
            need(table.kolom.is_empty(), place, "Tabel pegawai ini tidak mempunyai kolom", sink);
            need(table.baris.is_empty(), place, "Tabel pegawai ini tidak mempunyai baris", sink);
        }
    }
    if let Some(Some(akip)) = &parts.akip {
        need(akip.komponen.is_empty(), &akip.place, "Daftar komponen AKIP kosong", sink);
    }
    if let Some(Some(revenue)) = &parts.pendapatan {
        need(revenue.butir.is_empty(), &revenue.place, "Daftar pendapatan kosong", sink);
    }
    for issue in parts.isu_strategis.iter().flatten() {
        need(issue.butir.is_empty(), &issue.bidang.place, "Bidang ini tidak mempunyai isu", sink);
    }
}

/// Lists at the top of the record.
fn puncak(parts: &Parts, sink: &mut Sink) {
    let top = Place::default();
    if let Some(list) = &parts.sasaran {
        need(list.is_empty(), &top, "Daftar sasaran kosong", sink);
    }
    if let Some(list) = &parts.program {
        need(list.is_empty(), &top, "Daftar program kosong", sink);
    }
    if let Some(renstra) = &parts.renstra {
        need(renstra.misi.is_empty(), &renstra.place, "Daftar misi kosong", sink);
        need(renstra.tujuan.is_empty(), &renstra.place, "Daftar tujuan kosong", sink);
    }
}

fn sasaran(parts: &Parts, sink: &mut Sink) {
    for sasaran in parts.sasaran.iter().flatten() {
        let place = sasaran.kunci.place();
        need(sasaran.indikator.is_empty(), place, "Sasaran ini tidak mempunyai indikator", sink);
        for table in &sasaran.tabel {
            let place = table.kunci.place();
            need(table.kolom.is_empty(), place, "Tabel ini tidak mempunyai kolom", sink);
            need(table.baris.is_empty(), place, "Tabel ini tidak mempunyai baris", sink);
        }
        for series in &sasaran.deret {
            let empty = series.nilai.0.is_empty();
            need(empty, series.kunci.place(), "Deret ini tidak mempunyai nilai", sink);
        }
    }
}

fn program(parts: &Parts, sink: &mut Sink) {
    for program in parts.program.iter().flatten() {
        let place = &program.kode.place;
        need(program.kegiatan.is_empty(), place, "Program ini tidak mempunyai kegiatan", sink);
        for activity in &program.kegiatan {
            let place = &activity.kode.place;
            need(activity.sub.is_empty(), place, "Kegiatan ini tidak mempunyai sub kegiatan", sink);
        }
    }
}

fn need(empty: bool, place: &Place, what: &str, sink: &mut Sink) {
    if empty {
        tell(place, what, sink);
    }
}

/// Tells a list without items.
pub(super) fn tell(place: &Place, what: &str, sink: &mut Sink) {
    sink.push(
        Diagnostic::new(Code::IsianKosong, place, format!("{what}."))
            .help("Isi sekurang-kurangnya satu butir."),
    );
}
