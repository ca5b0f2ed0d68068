//! II. Mechanism: how the report came about. A record knows little of that and answers nothing; it
//! only counts what a reviewer will ask for.

use super::{Butir, Jawaban, pada, terhitung};
use crate::record::RawRecord;

pub(super) fn butir(raw: &RawRecord) -> Vec<Butir> {
    let kosong = |id| Butir::new(id, Jawaban::Kosong);
    vec![
        kosong("unit_berwenang"),
        kosong("data_memadai")
            .di("tabel:teknik")
            .kata(pada("sumber data disebut", terhitung(raw, |_| true))),
        kosong("mekanisme_data").di("tabel:teknik").kata(pada(
            "teknik pengumpulan data disebut",
            terhitung(raw, |one| one.pengumpulan.is_some()),
        )),
        kosong("penanggung_jawab").kata(pada(
            "penanggung jawab data disebut",
            (responsible(raw), terhitung(raw, |_| true).1),
        )),
        kosong("keandalan"),
        kosong("analisis_diketahui"),
        kosong("partisipasi"),
    ]
}

/// Indicators for whose data someone is named, here or at their sasaran.
fn responsible(raw: &RawRecord) -> usize {
    let named = raw.sasaran.iter().flat_map(|sasaran| {
        let whole = sasaran.penanggung_jawab.is_some();
        sasaran.indikator.iter().filter(move |one| whole || one.penanggung_jawab.is_some())
    });
    named.count()
}
