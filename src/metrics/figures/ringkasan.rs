//! The year in a few numbers.

use super::Figures;
use super::capaian::DECIMALS;
use super::figure::{Form, Value, Verdict};
use super::indikator::class;
use super::rule::Rule;
use super::sasaran::Reached;
use super::working::Symbols;
use crate::record::RawRecord;

/// Adds the summary. The figures of indicators and of sasaran must be there already.
pub(super) fn add(figures: &mut Figures, raw: &RawRecord) {
    let keys: Vec<&str> =
        raw.sasaran.iter().flat_map(|s| s.indikator.iter()).map(|one| &*one.kunci).collect();
    let cap = raw.kebijakan.batas_capaian.as_ref().map(|cap| cap.value);
    let reached = Reached::of(figures, &keys);
    let (all, measured) = (keys.len(), reached.shares.len());
    let mean = reached.mean(cap);
    let class = class(mean, &raw.kebijakan);
    let efficient = raw.sasaran.iter().filter(|s| is_efficient(figures, &s.kunci)).count();
    let by_proxy = keys.iter().any(|key| figures.flag(&format!("{key}.memakai_proksi")));
    let inputs: Vec<&str> = reached.inputs.iter().map(String::as_str).collect();
    let mut at = figures.under("ringkasan");
    at.count("jumlah_sasaran", raw.sasaran.len());
    at.count("jumlah_indikator", all);
    at.count("jumlah_terukur", measured);
    at.count("jumlah_belum", all.saturating_sub(measured));
    at.count("jumlah_tercapai", reached.tercapai());
    at.rule(Rule::RataRata).by(Symbols::Mean(cap));
    at.computed("rata_rata", mean, Form::Percent(DECIMALS), Reached::words(cap), &inputs);
    at.rule(Rule::Kriteria);
    at.computed("kriteria", class, Form::Plain, "kelas rata-rata dalam skala", &[".rata_rata"]);
    at.count("jumlah_efisien", efficient);
    at.flag("semua_terukur", all > 0 && measured == all);
    at.flag("ada_belum", measured < all);
    at.flag("ada_proksi", by_proxy);
}

fn is_efficient(figures: &Figures, sasaran: &str) -> bool {
    let verdict = figures.get(&format!("sasaran.{sasaran}.efisiensi"));
    verdict.is_some_and(|figure| figure.value == Value::Verdict(Verdict::Efisien))
}
