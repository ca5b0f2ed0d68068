//! III. Substance: whether the report fits the plan, and compares.

use super::{Butir, Jawaban, bila_semua, pada, terhitung};
use crate::figures::Figures;
use crate::lke::{self, Keadaan};
use crate::record::RawRecord;

pub(super) fn butir(raw: &RawRecord, figures: &Figures) -> Vec<Butir> {
    let (contract, plan) = (perjanjian(raw), renstra(raw));
    let both = [&contract, &plan].iter().all(|one| one.jawaban == Jawaban::Ya);
    let explained = if both { Jawaban::TidakPerlu } else { Jawaban::Kosong };
    vec![
        contract,
        plan,
        Butir::new("penjelasan_selaras", explained),
        iku(raw),
        Butir::new("penjelasan_iku", Jawaban::Kosong),
        perbandingan(raw, figures),
        cukup(raw),
        Butir::new("penjelasan_cukup", Jawaban::Kosong),
        smart(raw),
    ]
}

/// Report and annexed Perjanjian Kinerja are printed from the same entries; that these are those of
/// the paper that was signed is shown by its date at least.
fn perjanjian(raw: &RawRecord) -> Butir {
    let agreement = &raw.perjanjian_kinerja;
    let item = Butir::new("perjanjian", bila_semua(agreement.tanggal.is_some()))
        .di("tabel:pk-sasaran")
        .di("tabel:capaian");
    match &agreement.tanggal {
        Some(date) => item.kata(format!(
            "satu isian untuk laporan dan lampiran Perjanjian Kinerja tanggal {}",
            date.value
        )),
        None => item.kata("tanggal Perjanjian Kinerja belum dicatat"),
    }
}

/// A sound record joins every sasaran with an aim of the Renstra. Whether another target is still in
/// line with it takes judgement.
fn renstra(raw: &RawRecord) -> Butir {
    let differ = terhitung(raw, |one| {
        one.target_renstra.as_ref().is_some_and(|plan| plan.value != one.target.value)
    });
    let item = Butir::new("renstra", bila_semua(!raw.sasaran.is_empty() && differ.0 == 0))
        .di("tabel:hubungan-visi")
        .kata(format!("{} sasaran merujuk tujuan Renstra", raw.sasaran.len()));
    if differ.0 == 0 { item } else { item.kata(pada("target berbeda dari target Renstra", differ)) }
}

/// Whether these are the indicators that the head has fixed stands in the decision about them.
fn iku(raw: &RawRecord) -> Butir {
    let law = raw.renstra.dasar_iku.as_ref();
    let law = law.and_then(|key| raw.dasar_hukum.iter().find(|one| *one.kunci == **key));
    let item = Butir::new("iku", Jawaban::Kosong).di("tabel:iku");
    match law {
        Some(law) => item.kata(format!(
            "cocokkan dengan {} Nomor {} Tahun {}",
            law.jenis.value, law.nomor.value, law.tahun.value
        )),
        None => item.kata("penetapan IKU belum dicatat"),
    }
}

fn perbandingan(raw: &RawRecord, figures: &Figures) -> Butir {
    let table = lke::lke(raw, figures);
    let count = |column: &str, state: Keadaan| {
        let at = lke::KOLOM.iter().position(|id| *id == column);
        let there = table.indikator.iter().filter(|row| {
            at.and_then(|at| row.sel.get(at)).is_some_and(|cell| cell.keadaan == state)
        });
        (there.count(), table.indikator.len())
    };
    let (last, nation) = (count("tahun_lalu", Keadaan::Ada), count("nasional", Keadaan::Ada));
    let part = count("tahun_lalu", Keadaan::Sebagian);
    let whole = |(some, all): (usize, usize)| some == all && all > 0;
    let answer = match (last.0, part.0, nation.0) {
        (0, 0, 0) => Jawaban::Tidak,
        _ => bila_semua(whole(last) && whole(nation)),
    };
    let item = Butir::new("perbandingan", answer)
        .di("bab:bab-3")
        .kata(pada("perbandingan dengan tahun lalu", last));
    let item = if part.0 == 0 { item } else { item.kata(format!("sebagian pada {}", part.0)) };
    item.kata(pada("dengan tingkat nasional", nation))
}

fn cukup(raw: &RawRecord) -> Butir {
    let measured = raw.sasaran.iter().filter(|sasaran| !sasaran.indikator.is_empty()).count();
    Butir::new("cukup", Jawaban::Kosong).kata(format!(
        "{} indikator untuk {measured} dari {} sasaran",
        terhitung(raw, |_| true).1,
        raw.sasaran.len()
    ))
}

/// Unit, formula, source and target are there in every sound record; SMART is a judgement.
fn smart(raw: &RawRecord) -> Butir {
    let count = terhitung(raw, |_| true);
    Butir::new("smart", Jawaban::Kosong)
        .di("tabel:iku")
        .kata(pada("satuan, formula, sumber data dan target ada", count))
}
