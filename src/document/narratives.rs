//! The narrative texts of a record, by their keys and in their order.

use lkjip_metrics::place::Placed;
use lkjip_metrics::read::Naskah;
use lkjip_metrics::record::RawRecord;
use lkjip_metrics::record::indikator::Indikator;
use lkjip_metrics::record::sasaran::Sasaran;

/// Narrative texts by key.
#[derive(Debug, Default)]
pub struct Narratives(Vec<Placed<String>>);

impl Narratives {
    /// Collects them from a record.
    pub fn of(record: &RawRecord) -> Self {
        let mut all = Self::default();
        if let Some(sdm) = &record.sdm {
            for komposisi in &sdm.komposisi {
                all.add_all([&komposisi.pengantar, &komposisi.narasi]);
            }
            all.add_all([&sdm.narasi]);
        }
        all.add_all([&record.renstra.narasi]);
        for sasaran in &record.sasaran {
            all.sasaran(sasaran);
        }
        for program in &record.program {
            all.add_all([&program.catatan]);
            let subs = program.kegiatan.iter().flat_map(|k| &k.sub);
            all.add_all(subs.map(|sub| &sub.catatan));
        }
        if let Some(pendapatan) = &record.pendapatan {
            all.add_all([&pendapatan.narasi]);
        }
        if let Some(akip) = &record.akip {
            akip.catatan.iter().for_each(|c| all.add(&c.isi));
            for rekomendasi in &akip.rekomendasi {
                all.add(&rekomendasi.isi);
                all.add_all([&rekomendasi.tindak_lanjut]);
            }
            all.add_all([&akip.narasi]);
        }
        record.langkah.iter().for_each(|l| all.add(&l.isi));
        all.own(record);
        all
    }

    fn sasaran(&mut self, sasaran: &Sasaran) {
        self.add_all([&sasaran.narasi]);
        for texts in [&sasaran.pendorong, &sasaran.penghambat, &sasaran.solusi] {
            texts.iter().for_each(|t| self.add(t));
        }
        self.add_all([&sasaran.efisiensi]);
        self.add_all(sasaran.indikator.iter().map(|i: &Indikator| &i.definisi));
    }

    fn own(&mut self, record: &RawRecord) {
        let n = &record.naskah;
        self.add_all([
            &n.ikhtisar,
            &n.kata_pengantar,
            &n.latar_belakang,
            &n.organisasi,
            &n.perencanaan,
            &n.perjanjian_kinerja,
            &n.pengukuran,
            &n.capaian,
            &n.anggaran,
            &n.efisiensi,
            &n.penutup,
        ]);
    }

    fn add_all<'n>(&mut self, texts: impl IntoIterator<Item = &'n Option<Naskah>>) {
        texts.into_iter().flatten().for_each(|t| self.add(t));
    }

    fn add(&mut self, text: &Naskah) {
        self.0.push(text.0.clone());
    }

    /// The text under a key.
    pub fn get(&self, key: &str) -> Option<&Placed<String>> {
        self.0.iter().find(|text| text.place.key.as_ref() == key)
    }

    /// The texts of a list: items below a key, or their `isi`.
    pub fn items(&self, key: &str) -> Vec<&Placed<String>> {
        let is_item = |text: &&Placed<String>| {
            let rest = text.place.key.strip_prefix(key).and_then(|r| r.strip_prefix('.'));
            rest.is_some_and(|r| {
                let mut parts = r.split('.');
                parts.next().is_some() && parts.next().is_none_or(|last| last == "isi")
            })
        };
        self.0.iter().filter(is_item).collect()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Placed<String>> {
        self.0.iter()
    }
}
