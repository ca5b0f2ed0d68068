//! Revenue that the agency manages.

use rust_decimal::Decimal;

use super::Figures;
use super::anggaran::{SHARE, total};
use super::capaian::DECIMALS;
use super::figure::{Form, Known, Missing};
use super::kebijakan::money;
use super::keys::check_fixed;
use super::scope::Scope;
use super::working::Symbols;
use crate::diagnostic::Sink;
use crate::number::{percent, sub};
use crate::record::RawRecord;

/// Names of figures beside the items of revenue.
pub(crate) const FIXED: &[&str] = &["anggaran", "realisasi", "capaian", "selisih", "jumlah_butir"];

/// Adds the figures of the revenue.
pub(super) fn add(figures: &mut Figures, raw: &RawRecord, sink: &mut Sink) {
    let form = money(&raw.kebijakan);
    let Some(revenue) = &raw.pendapatan else {
        let mut at = figures.under("pendapatan");
        for name in ["anggaran", "realisasi", "capaian", "selisih"] {
            at.missing(name);
        }
        at.count("jumlah_butir", 0);
        return;
    };
    check_fixed(revenue.butir.iter().map(|item| &item.kunci), FIXED, "angka baku pendapatan", sink);
    for item in &revenue.butir {
        let (planned, received) = (item.anggaran.value.nilai(), item.realisasi.value.nilai());
        let mut at = figures.under(format!("pendapatan.{}", &*item.kunci));
        at.typed_text("uraian", &item.uraian);
        at.typed(&item.anggaran.place).put("anggaran", planned, form);
        at.typed(&item.realisasi.place).put("realisasi", received, form);
        add_share(&mut at, Ok(planned), Ok(received));
    }
    let planned = total(revenue.butir.iter().map(|item| item.anggaran.value));
    let received = total(revenue.butir.iter().map(|item| item.realisasi.value));
    let mut at = figures.under("pendapatan");
    let of = |name: &str| {
        revenue.butir.iter().map(|item| format!("pendapatan.{}.{name}", &*item.kunci)).collect()
    };
    let words = "jumlah anggaran semua jenis pendapatan";
    at.sum("anggaran", planned, form, words, of("anggaran"));
    let words = "jumlah realisasi semua jenis pendapatan";
    at.sum("realisasi", received, form, words, of("realisasi"));
    add_share(&mut at, planned, received);
    let inputs = &[".anggaran", ".realisasi"];
    let words = "selisih anggaran dan realisasi, tanpa tanda";
    at.by(Symbols::Absolute("a − b"));
    at.computed("selisih", difference(planned, received), form, words, inputs);
    at.count("jumlah_butir", revenue.butir.len());
}

fn add_share(at: &mut Scope<'_>, planned: Known, received: Known) {
    let share = || percent(received?, planned?, DECIMALS).ok_or(Missing::TidakAda);
    let inputs = &[".realisasi", ".anggaran"];
    at.by(SHARE);
    at.computed("capaian", share(), Form::Percent(DECIMALS), "realisasi / anggaran × 100", inputs);
}

fn difference(planned: Known, received: Known) -> Known {
    sub(planned?, received?).as_ref().map(Decimal::abs).ok_or(Missing::TidakAda)
}
