//! Money: nothing is spent beyond its pagu, sums agree, and low absorption is explained.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::number::rupiah::{BentukRupiah, Rupiah};
use crate::number::{Decimal, angka_apa_adanya, percent, persen};
use crate::place::Place;
use crate::record::anggaran::{Program, SubKegiatan};
use crate::record::pengesahan::JenisPerjanjian;

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    let Some(programs) = &parts.program else { return };
    let initial =
        parts.perjanjian_kinerja.as_ref().is_some_and(|p| p.jenis == JenisPerjanjian::Awal);
    for program in programs {
        for sub in leaves(program) {
            melebihi(sub, sink);
        }
        pagu_pk(program, initial, sink);
    }
    if let Some(kebijakan) = &parts.kebijakan {
        for program in programs {
            serapan(program, kebijakan.ambang_serapan.value, sink);
        }
    }
}

/// The leaves of a program, where money is typed.
fn leaves(program: &Program) -> impl Iterator<Item = &SubKegiatan> {
    program.kegiatan.iter().flat_map(|activity| &activity.sub)
}

fn tulis(amount: Rupiah) -> String {
    amount.tulis(BentukRupiah::TanpaSen)
}

fn melebihi(sub: &SubKegiatan, sink: &mut Sink) {
    let (pagu, spent) = (sub.pagu.value, sub.realisasi.value);
    if spent <= pagu {
        return;
    }
    let over = spent.checked_sub(pagu).map(tulis).unwrap_or_default();
    let message =
        format!("Realisasi {} melebihi pagu {} sebesar {over}.", tulis(spent), tulis(pagu));
    sink.push(
        Diagnostic::new(Code::RealisasiMelebihiPagu, &sub.realisasi.place, message)
            .label(&sub.pagu.place, "pagunya")
            .help("Cocokkan kedua angka dengan Laporan Realisasi Anggaran."),
    );
}

/// Sum of the leaves against the signed Perjanjian Kinerja.
fn pagu_pk(program: &Program, initial: bool, sink: &mut Sink) {
    if program.kegiatan.iter().any(|k| k.sub.is_empty()) || program.kegiatan.is_empty() {
        return;
    }
    let Some(sum) = Rupiah::jumlah(leaves(program).map(|sub| sub.pagu.value)) else { return };
    let signed = program.pagu_pk.value;
    if sum == signed {
        return;
    }
    let (large, small) = if sum > signed { (sum, signed) } else { (signed, sum) };
    let gap = large.checked_sub(small).map(tulis).unwrap_or_default();
    let message = format!(
        "Jumlah pagu sub kegiatan adalah {}, sedangkan pagu Perjanjian Kinerja {}; selisihnya {gap}.",
        tulis(sum),
        tulis(signed)
    );
    let help = if initial {
        "Periksa pagu setiap sub kegiatan. Bila pagu berubah dalam P-APBD, tulis pagu Perjanjian \
         Kinerja Perubahan dan perjanjian_kinerja.jenis = \"perubahan\"."
    } else {
        "Periksa pagu setiap sub kegiatan dan pagu yang ditandatangani."
    };
    sink.push(Diagnostic::new(Code::PaguBerbedaPk, &program.pagu_pk.place, message).help(help));
}

/// Absorption below the threshold needs a note, at the program or at the leaf.
fn serapan(program: &Program, threshold: Decimal, sink: &mut Sink) {
    if program.catatan.is_some() {
        return;
    }
    let pagu = Rupiah::jumlah(leaves(program).map(|sub| sub.pagu.value));
    let spent = Rupiah::jumlah(leaves(program).map(|sub| sub.realisasi.value));
    if let (Some(pagu), Some(spent)) = (pagu, spent) {
        rendah("program", &program.nama.value, &program.nama.place, pagu, spent, threshold, sink);
    }
    for sub in leaves(program).filter(|sub| sub.catatan.is_none()) {
        let (pagu, spent) = (sub.pagu.value, sub.realisasi.value);
        rendah("sub kegiatan", &sub.nama.value, &sub.realisasi.place, pagu, spent, threshold, sink);
    }
}

fn rendah(
    what: &str,
    name: &str,
    place: &Place,
    pagu: Rupiah,
    spent: Rupiah,
    threshold: Decimal,
    sink: &mut Sink,
) {
    // Without pagu there is no absorption to speak of.
    let Some(share) = percent(spent.nilai(), pagu.nilai(), 2) else { return };
    if share >= threshold {
        return;
    }
    let message = format!(
        "Serapan {what} \"{name}\" hanya {}, di bawah ambang {}%, tanpa penjelasan.",
        persen(share, 2),
        angka_apa_adanya(threshold.normalize())
    );
    sink.push(
        Diagnostic::new(Code::SerapanRendah, place, message)
            .help("Tulis sebabnya dalam isian catatan."),
    );
}
