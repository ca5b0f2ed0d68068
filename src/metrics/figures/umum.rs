//! General figures: year, agency, regulations, signature, the plan above the year.

use super::Figures;
use super::figure::{Form, Missing, Value};
use super::working::Symbols;
use crate::read::Kunci;
use crate::record::RawRecord;
use crate::record::dasar_hukum::DasarHukum;
use crate::record::instansi::Instansi;
use crate::record::renstra::Renstra;

/// Adds the general figures.
pub(super) fn add(figures: &mut Figures, raw: &RawRecord) {
    let year = raw.tahun.value;
    let mut top = figures.under("");
    top.typed(&raw.tahun.place).year("tahun", Some(year));
    top.year("tahun_lalu", year.checked_sub(1));
    add_instansi(figures, &raw.instansi, &raw.dasar_hukum);
    for law in &raw.dasar_hukum {
        let mut at = figures.under(format!("dasar_hukum.{}", &*law.kunci));
        at.text("pendek", law.pendek());
        at.text("lengkap", law.lengkap());
    }
    add_pengesahan(figures, raw);
    add_renstra(figures, &raw.renstra, &raw.dasar_hukum);
    figures.under("perjanjian_kinerja").text("jenis", raw.perjanjian_kinerja.jenis.word());
}

/// The regulation that a key names, if it names one.
pub(super) fn cited<'a>(key: Option<&Kunci>, laws: &'a [DasarHukum]) -> Option<&'a DasarHukum> {
    let key: &str = key?;
    laws.iter().find(|law| &*law.kunci == key)
}

fn add_instansi(figures: &mut Figures, agency: &Instansi, laws: &[DasarHukum]) {
    let (name, region) = (agency.nama.as_str(), agency.daerah.as_str());
    let given = |text: &Option<crate::read::Teks>| text.as_ref().map(|t| t.value.clone());
    let law = cited(agency.dasar.as_ref(), laws);
    let mut at = figures.under("instansi");
    at.typed_text("nama", &agency.nama);
    at.text("lengkap", format!("{name} {region}"));
    at.maybe_typed(agency.singkatan.as_ref().map(|text| &text.place));
    at.text("singkatan", given(&agency.singkatan).unwrap_or_else(|| name.to_string()));
    at.typed_text("daerah", &agency.daerah);
    let government = given(&agency.pemerintah);
    at.maybe_typed(agency.pemerintah.as_ref().map(|text| &text.place));
    at.text("pemerintah", government.unwrap_or_else(|| format!("Pemerintah {region}")));
    at.typed_text("kepala_daerah", &agency.kepala_daerah);
    at.text("kepala_daerah_lengkap", head_of_region(&agency.kepala_daerah, region));
    at.typed_text("kepala", &agency.kepala);
    at.text("tugas", agency.tugas.as_str());
    at.optional_text("dasar", law.map(DasarHukum::pendek));
    at.optional_text("dasar_lengkap", law.map(DasarHukum::lengkap));
}

fn add_pengesahan(figures: &mut Figures, raw: &RawRecord) {
    let date = raw.pengesahan.tanggal.value;
    let mut at = figures.under("pengesahan");
    at.typed_text("tempat", &raw.pengesahan.tempat);
    at.typed(&raw.pengesahan.tanggal.place);
    at.put("tanggal", Value::Date(date), Form::Plain);
    at.typed_text("nama", &raw.pengesahan.penanda_tangan.nama);
    at.year("tahun", Some(date.tahun()));
}

fn add_renstra(figures: &mut Figures, plan: &Renstra, laws: &[DasarHukum]) {
    let (first, last) = (plan.mulai.value, plan.akhir.value);
    let years = last.checked_sub(first).and_then(|years| years.checked_add(1));
    let mut at = figures.under("renstra");
    at.typed(&plan.mulai.place).year("mulai", Some(first));
    at.typed(&plan.akhir.place).year("akhir", Some(last));
    at.text("periode", format!("{first}–{last}"));
    let count = |n: Option<i64>| n.ok_or(Missing::TidakAda).map(rust_decimal::Decimal::from);
    let inputs = &[".mulai", ".akhir"];
    let lama = count(years.map(i64::from));
    at.by(Symbols::Letters("b − a + 1"));
    at.computed("lama", lama, Form::Decimals(0), "akhir − mulai + 1", inputs);
    at.text("visi", plan.visi.as_str());
    let missions = plan.jumlah_misi.as_ref().map(|n| i64::from(n.value));
    at.maybe_typed(plan.jumlah_misi.as_ref().map(|n| &n.place));
    at.put("jumlah_misi", count(missions), Form::Decimals(0));
    at.count("jumlah_misi_diacu", plan.misi.len());
    at.optional_text("dasar_iku", cited(plan.dasar_iku.as_ref(), laws).map(DasarHukum::lengkap));
}

/// "Bupati" and "Kabupaten Contoh" make "Bupati Contoh": the title says the level already.
fn head_of_region(title: &str, region: &str) -> String {
    let is_level = |word: &str| {
        ["kabupaten", "kota", "provinsi"].iter().any(|level| word.eq_ignore_ascii_case(level))
    };
    let name = match region.split_once(' ') {
        Some((level, name)) if is_level(level) => name,
        _ => region,
    };
    format!("{title} {name}")
}
