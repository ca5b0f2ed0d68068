//! Lists of the record for `{% for … in semua.… %}`.

use std::collections::BTreeMap;
use std::sync::Arc;

use lkjip_metrics::figures::{Figures, Value as FigureValue};
use lkjip_metrics::number::kode::Kode;
use lkjip_metrics::read::Teks;
use lkjip_metrics::record::RawRecord;
use lkjip_metrics::record::indikator::Indikator;
use lkjip_metrics::record::instansi::Bawahan;
use minijinja::Value;

use super::figure_tree::{FigureTree, Missed, Printed};

/// A chapter for the list of what the report holds.
#[derive(Debug, Clone)]
pub struct Outline {
    /// "BAB I".
    pub label: String,
    /// Anchor.
    pub id: String,
    /// Title.
    pub title: String,
    /// Titles of its sections with their numbers.
    pub sections: Vec<(String, String)>,
}

/// Makes the lists.
pub struct Lists<'a> {
    /// The record.
    pub record: &'a RawRecord,
    /// Its figures.
    pub figures: &'a Arc<Figures>,
    /// Where names that are not found are kept.
    pub missed: &'a Missed,
}

impl Lists<'_> {
    /// All lists by name.
    pub fn make(&self) -> BTreeMap<String, Value> {
        BTreeMap::from([
            ("sasaran".to_string(), self.sasaran()),
            ("indikator".to_string(), self.indikator()),
            ("program".to_string(), self.program()),
            ("serapan_rendah".to_string(), self.serapan_rendah()),
            ("misi".to_string(), self.misi()),
            ("tujuan".to_string(), self.tujuan()),
            ("dasar_penyusunan".to_string(), self.dasar_penyusunan()),
            ("fungsi".to_string(), texts(&self.record.instansi.fungsi)),
            ("unit".to_string(), self.unit()),
            ("isu".to_string(), self.isu()),
            ("komposisi".to_string(), self.komposisi()),
            ("status_pegawai".to_string(), self.status_pegawai()),
            ("butir_pendapatan".to_string(), self.pendapatan()),
            ("komponen_akip".to_string(), self.komponen_akip()),
            ("skala".to_string(), self.skala()),
            ("langkah".to_string(), self.langkah()),
            ("bab".to_string(), bab(&[])),
        ])
    }

    fn part(&self, prefix: &str, extra: BTreeMap<String, Value>) -> Value {
        FigureTree::part(self.figures, prefix, extra, self.missed)
    }

    fn keyed(&self, prefix: &str, key: &str) -> Value {
        self.part(&format!("{prefix}.{key}"), own_key(key))
    }

    fn sasaran(&self) -> Value {
        self.record
            .sasaran
            .iter()
            .map(|sasaran| {
                let mut extra = own_key(&sasaran.kunci);
                let indikator: Value = sasaran.indikator.iter().map(|i| self.satu(i)).collect();
                extra.insert("indikator".to_string(), indikator);
                self.part(&format!("sasaran.{}", &*sasaran.kunci), extra)
            })
            .collect()
    }

    fn indikator(&self) -> Value {
        self.record.sasaran.iter().flat_map(|s| &s.indikator).map(|i| self.satu(i)).collect()
    }

    fn satu(&self, indikator: &Indikator) -> Value {
        let mut extra = own_key(&indikator.kunci);
        extra.insert("berpredikat".to_string(), Value::from(indikator.berpredikat.value));
        self.part(&indikator.kunci, extra)
    }

    fn program(&self) -> Value {
        self.record.program.iter().map(|p| self.keyed("program", &code_key(&p.kode))).collect()
    }

    /// Programs and sub kegiatan below the threshold, in their order; `catatan` is the key of the
    /// note about it.
    fn serapan_rendah(&self) -> Value {
        let mut all = Vec::new();
        for program in &self.record.program {
            let path = format!("program.{}", code_key(&program.kode));
            all.push((path, program.catatan.as_ref()));
            for sub in program.kegiatan.iter().flat_map(|k| &k.sub) {
                all.push((format!("sub.{}", code_key(&sub.kode)), sub.catatan.as_ref()));
            }
        }
        let low = |path: &str| {
            let flag = self.figures.get(&format!("{path}.serapan_rendah"));
            flag.is_some_and(|f| f.value == FigureValue::Flag(true))
        };
        all.into_iter()
            .filter(|(path, _)| low(path))
            .map(|(path, note)| {
                let key = note.map_or("", |n| n.0.place.key.as_ref());
                let extra = BTreeMap::from([("catatan".to_string(), Value::from(key))]);
                self.part(&path, extra)
            })
            .collect()
    }

    fn misi(&self) -> Value {
        let misi = self.record.renstra.misi.iter().map(|m| {
            let key = |name: &str| format!("renstra.misi.{}.{name}", &*m.kunci);
            let mut entries = vec![
                ("kunci".to_string(), Value::from(&*m.kunci)),
                ("nomor".to_string(), Printed::text(&key("nomor"), &m.nomor.to_string())),
                ("nama".to_string(), Printed::text(&key("nama"), &m.nama)),
            ];
            let pokok = m.pokok.as_ref().map(|p| Printed::text(&key("pokok"), p));
            entries.push(("pokok".to_string(), pokok.unwrap_or_default()));
            Value::from_iter(entries)
        });
        misi.collect()
    }

    fn tujuan(&self) -> Value {
        let tujuan = self.record.renstra.tujuan.iter().map(|t| {
            let key = format!("renstra.tujuan.{}.nama", &*t.kunci);
            Value::from_iter([
                ("kunci".to_string(), Value::from(&*t.kunci)),
                ("nama".to_string(), Printed::text(&key, &t.nama)),
                ("misi".to_string(), Value::from(&*t.misi)),
            ])
        });
        tujuan.collect()
    }

    fn dasar_penyusunan(&self) -> Value {
        self.record.dasar_penyusunan.iter().map(|k| self.keyed("dasar_hukum", k)).collect()
    }

    fn unit(&self) -> Value {
        let unit = self.record.instansi.unit.iter().map(|u| unit_value(&u.nama, &u.bawahan));
        unit.collect()
    }

    fn isu(&self) -> Value {
        let isu = self.record.isu_strategis.iter().map(|isu| {
            Value::from_iter([
                ("bidang".to_string(), Printed::text(&isu.bidang.place.key, &isu.bidang)),
                ("butir".to_string(), texts(&isu.butir)),
            ])
        });
        isu.collect()
    }

    fn komposisi(&self) -> Value {
        let all = self.record.sdm.iter().flat_map(|sdm| &sdm.komposisi);
        all.map(|k| {
            let mut extra = own_key(&k.kunci);
            extra.insert("judul".to_string(), Printed::text(&k.judul.place.key, &k.judul));
            extra.insert("kepala".to_string(), Printed::text(&k.kepala.place.key, &k.kepala));
            let status: Value = k.status.iter().map(|s| self.keyed("sdm", s)).collect();
            extra.insert("status".to_string(), status);
            self.part(&format!("sdm.{}", &*k.kunci), extra)
        })
        .collect()
    }

    fn status_pegawai(&self) -> Value {
        let all = self.record.sdm.iter().flat_map(|sdm| &sdm.status);
        all.map(|s| self.keyed("sdm", &s.kunci)).collect()
    }

    fn pendapatan(&self) -> Value {
        let all = self.record.pendapatan.iter().flat_map(|p| &p.butir);
        all.map(|b| self.keyed("pendapatan", &b.kunci)).collect()
    }

    fn komponen_akip(&self) -> Value {
        let all = self.record.akip.iter().flat_map(|a| &a.komponen);
        all.map(|k| self.keyed("akip", &k.kunci)).collect()
    }

    fn skala(&self) -> Value {
        let count = self.record.kebijakan.skala.len();
        (1..=count).map(|n| self.keyed("kebijakan.skala", &n.to_string())).collect()
    }

    fn langkah(&self) -> Value {
        self.record.langkah.iter().map(|l| Value::from(l.isi.0.place.key.as_ref())).collect()
    }
}

/// A code as a name within paths.
pub fn code_key(code: &Kode) -> String {
    code.as_str().replace('.', "_")
}

fn own_key(key: &str) -> BTreeMap<String, Value> {
    BTreeMap::from([("kunci".to_string(), Value::from(key))])
}

fn texts(texts: &[Teks]) -> Value {
    texts.iter().map(|t| Printed::text(&t.place.key, t)).collect()
}

fn unit_value(nama: &Teks, bawahan: &[Bawahan]) -> Value {
    let below: Value = bawahan.iter().map(|b| unit_value(&b.nama, &b.bawahan)).collect();
    Value::from_iter([
        ("nama".to_string(), Printed::text(&nama.place.key, nama)),
        ("bawahan".to_string(), below),
    ])
}

/// The chapters of the body, for the template that lists them.
pub fn bab(outline: &[Outline]) -> Value {
    let bab = outline.iter().map(|chapter| {
        let sections = chapter.sections.iter().map(|(number, title)| {
            Value::from_iter([
                ("nomor".to_string(), Value::from(number.as_str())),
                ("judul".to_string(), Value::from(title.as_str())),
            ])
        });
        Value::from_iter([
            ("label".to_string(), Value::from(chapter.label.as_str())),
            ("kunci".to_string(), Value::from(chapter.id.as_str())),
            ("judul".to_string(), Value::from(chapter.title.as_str())),
            ("subbab".to_string(), sections.collect()),
        ])
    });
    bab.collect()
}
