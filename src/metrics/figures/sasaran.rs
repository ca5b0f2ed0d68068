//! Sasaran: what its indicators and its programs come to, and the verdict of efficiency.

use rust_decimal::Decimal;

use super::Figures;
use super::anggaran::{From, Spent, leaves, program_path};
use super::capaian::DECIMALS;
use super::efisiensi::verdict;
use super::figure::{Form, Known, Missing, Value};
use super::indikator::class;
use super::kebijakan::money;
use super::rule::Rule;
use super::working::Symbols;
use crate::number::{quotient_half_up, sum};
use crate::record::RawRecord;
use crate::record::sasaran::Sasaran;

/// Adds the figures of every sasaran. Those of its indicators must be there already.
pub(super) fn add(figures: &mut Figures, raw: &RawRecord) {
    for (index, sasaran) in raw.sasaran.iter().enumerate() {
        add_words(figures, sasaran, index + 1, raw);
        add_money(figures, sasaran, raw);
        add_capaian(figures, sasaran, raw);
    }
}

fn path(sasaran: &Sasaran) -> String {
    format!("sasaran.{}", &*sasaran.kunci)
}

fn add_words(figures: &mut Figures, sasaran: &Sasaran, nomor: usize, raw: &RawRecord) {
    let aim = raw.renstra.tujuan.iter().find(|aim| *aim.kunci == *sasaran.tujuan);
    let mut at = figures.under(path(sasaran));
    at.typed_text("nama", &sasaran.nama);
    at.count("nomor", nomor);
    at.optional_text("tujuan", aim.map(|aim| aim.nama.as_str()));
    at.count("jumlah_indikator", sasaran.indikator.len());
}

fn add_money(figures: &mut Figures, sasaran: &Sasaran, raw: &RawRecord) {
    let own = || raw.program.iter().filter(|program| *program.sasaran == *sasaran.kunci);
    let spent = Spent::of(own().flat_map(leaves));
    let mut at = figures.under(path(sasaran));
    at.count("jumlah_program", own().count());
    let lines = own().map(program_path).collect();
    spent.add(&mut at, money(&raw.kebijakan), &From::Lines(lines));
}

fn add_capaian(figures: &mut Figures, sasaran: &Sasaran, raw: &RawRecord) {
    let names: Vec<&str> = sasaran.indikator.iter().map(|one| &*one.kunci).collect();
    let cap = raw.kebijakan.batas_capaian.as_ref().map(|cap| cap.value);
    let reached = Reached::of(figures, &names);
    let mean = reached.mean(cap);
    let class = class(mean, &raw.kebijakan);
    let serapan = figures.number(&format!("{}.serapan", path(sasaran)));
    let efisiensi = verdict(mean.ok(), serapan, raw.kebijakan.efisiensi);
    let inputs: Vec<&str> = reached.inputs.iter().map(String::as_str).collect();
    let mut at = figures.under(path(sasaran));
    at.count("jumlah_terukur", reached.shares.len());
    at.count("jumlah_tercapai", reached.tercapai());
    at.rule(Rule::RataRata).by(Symbols::Mean(cap));
    at.computed("capaian", mean, Form::Percent(DECIMALS), Reached::words(cap), &inputs);
    at.rule(Rule::Kriteria);
    at.computed("kriteria", class, Form::Plain, "kelas capaian dalam skala", &[".capaian"]);
    let value = Value::Verdict(efisiensi);
    let words = "capaian dibandingkan dengan serapan";
    at.rule(Rule::Efisiensi);
    at.computed("efisiensi", value, Form::Plain, words, &[".capaian", ".serapan"]);
    at.flag("terukur", mean.is_ok());
    // A mean hides an indicator that fell short, so every one of them must have got there.
    at.flag("tercapai", !names.is_empty() && reached.tercapai() == names.len());
}

/// What some indicators reached.
pub(super) struct Reached {
    /// The capaian of the measured ones.
    pub(super) shares: Vec<Decimal>,
    /// Paths of these.
    pub(super) inputs: Vec<String>,
    /// Why there is none, where there is none.
    missing: Missing,
}

impl Reached {
    /// Gathers what the indicators with these keys reached.
    pub(super) fn of(figures: &Figures, keys: &[&str]) -> Self {
        let mut reached = Self { shares: vec![], inputs: vec![], missing: Missing::TidakAda };
        for key in keys {
            let path = format!("{key}.capaian");
            match figures.get(&path).map(|figure| &figure.value) {
                Some(Value::Number(share)) => {
                    reached.shares.push(*share);
                    reached.inputs.push(path);
                }
                // One proxy among indicators not published is what the reader must be told.
                Some(Value::Missing(why)) if reached.missing != Missing::Proksi => {
                    reached.missing = *why;
                }
                _ => {}
            }
        }
        reached
    }

    /// Number of indicators that reached their target.
    pub(super) fn tercapai(&self) -> usize {
        self.shares.iter().filter(|share| **share >= Decimal::ONE_HUNDRED).count()
    }

    /// The plain mean, each capaian cut at the cap before, rounded half up to 2 decimals.
    pub(super) fn mean(&self, cap: Option<Decimal>) -> Known {
        if self.shares.is_empty() {
            return Err(self.missing);
        }
        let cut = |share: Decimal| cap.map_or(share, |cap| share.min(cap));
        let whole = sum(self.shares.iter().copied().map(cut));
        let count = Decimal::from(self.shares.len());
        whole.and_then(|whole| quotient_half_up(whole, count, DECIMALS)).ok_or(Missing::TidakAda)
    }

    /// The rule in words.
    pub(super) fn words(cap: Option<Decimal>) -> &'static str {
        match cap {
            Some(_) => {
                "rata-rata capaian indikator terukur, masing-masing paling tinggi batas capaian"
            }
            None => "rata-rata capaian indikator terukur",
        }
    }
}
