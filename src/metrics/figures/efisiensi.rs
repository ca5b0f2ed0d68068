//! The verdict of efficiency: what was reached against what was spent. Pure.

use rust_decimal::Decimal;

use super::figure::Verdict;
use crate::number::sub;
use crate::record::kebijakan::AturanEfisiensi;

/// How far capaian and serapan may lie apart under the rule `selisih`, in points.
const MARGIN: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// The verdict by one of the rules that an agency may choose; both shares are in per cent.
///
/// - `capaian_serapan`: efficient where capaian ≥ serapan;
/// - `selisih`: capaian − serapan above 5 is efficient, from −5 to 5 fairly, below −5 not;
/// - `target_tercapai`: efficient where capaian ≥ 100 and serapan ≤ 100.
///
/// Without a capaian or a serapan there is no verdict. Source: three practices of published
/// reports; the report prints the rule that it used.
///
/// ```
/// # use lkjip_metrics::figures::{Verdict, verdict};
/// # use lkjip_metrics::number::from_text;
/// # use lkjip_metrics::record::kebijakan::AturanEfisiensi::CapaianSerapan;
/// let d = |text| from_text(text).ok();
/// assert_eq!(verdict(d("65.83"), d("99.82"), CapaianSerapan), Verdict::TidakEfisien);
/// assert_eq!(verdict(d("96.31"), d("94.10"), CapaianSerapan), Verdict::Efisien);
/// assert_eq!(verdict(None, d("94.10"), CapaianSerapan), Verdict::TidakDapatDihitung);
/// ```
pub fn verdict(
    capaian: Option<Decimal>,
    serapan: Option<Decimal>,
    rule: AturanEfisiensi,
) -> Verdict {
    let (Some(capaian), Some(serapan)) = (capaian, serapan) else {
        return Verdict::TidakDapatDihitung;
    };
    let efficient = match rule {
        AturanEfisiensi::CapaianSerapan => capaian >= serapan,
        AturanEfisiensi::TargetTercapai => {
            capaian >= Decimal::ONE_HUNDRED && serapan <= Decimal::ONE_HUNDRED
        }
        AturanEfisiensi::Selisih => match sub(capaian, serapan) {
            None => return Verdict::TidakDapatDihitung,
            Some(gap) if gap.abs() <= MARGIN => return Verdict::CukupEfisien,
            Some(gap) => gap > MARGIN,
        },
    };
    if efficient { Verdict::Efisien } else { Verdict::TidakEfisien }
}

/// The rule as a sentence, for a note under the table.
pub(super) fn sentence(rule: AturanEfisiensi) -> &'static str {
    match rule {
        AturanEfisiensi::CapaianSerapan => {
            "Sasaran dinyatakan efisien bila persentase capaian kinerja sama dengan atau lebih \
             tinggi daripada persentase serapan anggaran."
        }
        AturanEfisiensi::Selisih => {
            "Sasaran dinyatakan efisien bila capaian kinerja melebihi serapan anggaran lebih dari \
             5 poin, cukup efisien bila selisihnya tidak lebih dari 5 poin, dan tidak efisien \
             bila capaian kinerja lebih rendah daripada serapan anggaran lebih dari 5 poin."
        }
        AturanEfisiensi::TargetTercapai => {
            "Sasaran dinyatakan efisien bila target kinerja tercapai (capaian sekurang-kurangnya \
             100 persen) dengan serapan anggaran yang tidak melebihi pagu."
        }
    }
}
