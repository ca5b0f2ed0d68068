//! References: every key that points to another noun leads somewhere.

use super::names::Names;
use super::parts::Parts;
use crate::diagnostic::Sink;
use crate::place::Place;
use crate::read::Kunci;

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    dasar_hukum(parts, sink);
    rantai(parts, sink);
    sasaran(parts, sink);
    sdm(parts, sink);
    akip(parts, sink);
    foto(parts, sink);
    grafik(parts, sink);
}

/// Every reference to a regulation that the report makes, without `diganti_oleh`.
pub(super) fn rujukan_hukum(parts: &Parts) -> Vec<&Kunci> {
    let mut keys: Vec<&Kunci> = Vec::new();
    keys.extend(parts.instansi.iter().filter_map(|i| i.dasar.as_ref()));
    keys.extend(parts.dasar_penyusunan.iter().flatten());
    keys.extend(parts.renstra.iter().filter_map(|r| r.dasar_iku.as_ref()));
    keys.extend(parts.kebijakan.iter().filter_map(|k| k.dasar_skala.as_ref()));
    keys
}

fn dasar_hukum(parts: &Parts, sink: &mut Sink) {
    let Some(list) = &parts.dasar_hukum else { return };
    let known = list.iter().map(|d| &*d.kunci).collect();
    let names = Names { of: "dasar hukum", table: "[[dasar_hukum]]", known };
    for key in rujukan_hukum(parts) {
        names.refer(key, sink);
    }
    for successor in list.iter().filter_map(|d| d.diganti_oleh.as_ref()) {
        names.refer(successor, sink);
    }
    let twice = parts.dasar_penyusunan.iter().flatten();
    super::names::unique("dasar penyusunan", twice.map(|k| (&**k, k.place())), sink);
}

/// Tujuan to misi, and sasaran to tujuan.
fn rantai(parts: &Parts, sink: &mut Sink) {
    let Some(renstra) = &parts.renstra else { return };
    let known = renstra.misi.iter().map(|m| &*m.kunci).collect();
    let misi = Names { of: "misi", table: "[[renstra.misi]]", known };
    for tujuan in &renstra.tujuan {
        misi.refer(&tujuan.misi, sink);
    }
    let known = renstra.tujuan.iter().map(|t| &*t.kunci).collect();
    let tujuan = Names { of: "tujuan", table: "[[renstra.tujuan]]", known };
    for sasaran in parts.sasaran.iter().flatten() {
        tujuan.refer(&sasaran.tujuan, sink);
    }
}

/// Programs and steps to sasaran.
fn sasaran(parts: &Parts, sink: &mut Sink) {
    let Some(list) = &parts.sasaran else { return };
    let known = list.iter().map(|s| &*s.kunci).collect();
    let names = Names { of: "sasaran", table: "[[sasaran]]", known };
    for program in parts.program.iter().flatten() {
        names.refer(&program.sasaran, sink);
    }
    for step in parts.langkah.iter().flatten() {
        names.refer_all(&step.sasaran, sink);
    }
}

/// Cross tables of staff to the statuses that they detail.
fn sdm(parts: &Parts, sink: &mut Sink) {
    let Some(Some(sdm)) = &parts.sdm else { return };
    let known = sdm.status.iter().map(|s| &*s.kunci).collect();
    let names = Names { of: "status pegawai", table: "[[sdm.status]]", known };
    for table in &sdm.komposisi {
        names.refer_all(&table.status, sink);
    }
}

/// Recommendations to the notes that they answer.
fn akip(parts: &Parts, sink: &mut Sink) {
    let Some(Some(akip)) = &parts.akip else { return };
    let known = akip.catatan.iter().map(|c| &*c.kunci).collect();
    let names = Names { of: "catatan evaluasi", table: "[[akip.catatan]]", known };
    for advice in &akip.rekomendasi {
        names.refer_all(&advice.catatan, sink);
    }
}

/// Photos to the sub kegiatan that they show.
fn foto(parts: &Parts, sink: &mut Sink) {
    let Some(programs) = &parts.program else { return };
    let subs = programs.iter().flat_map(|p| &p.kegiatan).flat_map(|k| &k.sub);
    let known = subs.map(|s| s.kode.value.as_str()).collect();
    let names = Names { of: "sub kegiatan", table: "sub kegiatan", known };
    for code in parts.foto.iter().flatten().filter_map(|f| f.sub.as_ref()) {
        names.refer_text(code.value.as_str(), &code.place, sink);
    }
}

/// Charts to the indicators and series that they draw.
fn grafik(parts: &Parts, sink: &mut Sink) {
    let Some(list) = &parts.sasaran else { return };
    let indikator = list.iter().flat_map(|s| &s.indikator).map(|i| &*i.kunci);
    let deret = list.iter().flat_map(|s| &s.deret).map(|d| &*d.kunci);
    let known = indikator.chain(deret).collect();
    let names = Names { of: "indikator atau deret", table: "[[sasaran.indikator]]", known };
    for chart in list.iter().flat_map(|s| &s.grafik) {
        names.refer_all(&chart.data, sink);
        if chart.data.is_empty() {
            super::kosong::tell(chart.kunci.place(), "Grafik ini tidak menyebut data", sink);
        }
    }
}

/// The key and place of a noun, for [`unique`](super::names::unique).
pub(super) fn named(key: &Kunci) -> (&str, &Place) {
    (key, key.place())
}
