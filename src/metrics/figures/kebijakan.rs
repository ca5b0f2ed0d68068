//! The rules that were used, as figures, so that the report can print them.

use super::Figures;
use super::efisiensi;
use super::figure::{Form, Missing, Value};
use super::umum::cited;
use crate::number::BentukRupiah;
use crate::record::RawRecord;
use crate::record::dasar_hukum::DasarHukum;
use crate::record::kebijakan::{BentukUang, Kebijakan};

/// The form of money that the agency chose.
pub(super) fn money(policy: &Kebijakan) -> Form {
    Form::Rupiah(match policy.rupiah {
        BentukUang::DenganSen => BentukRupiah::DenganSen,
        BentukUang::TanpaSen => BentukRupiah::TanpaSen,
    })
}

/// Adds the rules.
pub(super) fn add(figures: &mut Figures, raw: &RawRecord) {
    let policy = &raw.kebijakan;
    for (index, class) in policy.skala.iter().enumerate() {
        let mut at = figures.under(format!("kebijakan.skala.{}", index + 1));
        at.typed_text("label", &class.label);
        at.maybe_typed(class.di_atas.as_ref().map(|bound| &bound.place));
        let bound = class.di_atas.as_ref().map(|bound| bound.value);
        at.put("di_atas", bound.ok_or(Missing::TidakAda), Form::AsTyped);
    }
    let mut at = figures.under("kebijakan");
    at.put("ambang_serapan", policy.ambang_serapan.value, Form::PercentAsTyped);
    let law = cited(policy.dasar_skala.as_ref(), &raw.dasar_hukum);
    at.optional_text("dasar_skala", law.map(DasarHukum::lengkap));
    at.text("aturan_efisiensi", efisiensi::sentence(policy.efisiensi));
    let cap = policy.batas_capaian.as_ref().map(|cap| cap.value);
    at.put("batas_capaian", Value::from(cap.ok_or(Missing::TidakAda)), Form::PercentAsTyped);
}
