//! Money spent: every program, kegiatan and sub kegiatan, and the totals. Sums are never typed.

use rust_decimal::Decimal;

use super::Figures;
use super::capaian::DECIMALS;
use super::figure::{Form, Known, Missing};
use super::kebijakan::money;
use super::scope::Scope;
use crate::number::{Kode, Rupiah, percent, sub};
use crate::record::RawRecord;
use crate::record::anggaran::{Kegiatan, Program, SubKegiatan};

/// Pagu and realisasi of some leaves.
#[derive(Clone, Copy)]
pub(super) struct Spent {
    pagu: Known,
    realisasi: Known,
}

impl Spent {
    /// Adds up the leaves.
    pub(super) fn of<'a>(leaves: impl Iterator<Item = &'a SubKegiatan> + Clone) -> Self {
        Self {
            pagu: total(leaves.clone().map(|leaf| leaf.pagu.value)),
            realisasi: total(leaves.map(|leaf| leaf.realisasi.value)),
        }
    }

    /// Share of the pagu that was spent, in per cent with 2 decimals; none without a pagu.
    pub(super) fn serapan(self) -> Known {
        self.share(self.realisasi?)
    }

    fn sisa(self) -> Known {
        sub(self.pagu?, self.realisasi?).ok_or(Missing::TidakAda)
    }

    fn share(self, part: Decimal) -> Known {
        percent(part, self.pagu?, DECIMALS).ok_or(Missing::TidakAda)
    }

    /// Adds `pagu`, `realisasi`, `sisa` and `serapan` at a place.
    pub(super) fn add(self, at: &mut Scope<'_>, form: Form, typed: bool) {
        if typed {
            at.put("pagu", self.pagu, form);
            at.put("realisasi", self.realisasi, form);
        } else {
            at.computed("pagu", self.pagu, form, "jumlah pagu sub kegiatan", &[]);
            let words = "jumlah realisasi sub kegiatan";
            at.computed("realisasi", self.realisasi, form, words, &[]);
        }
        let inputs = &[".pagu", ".realisasi"];
        at.computed("sisa", self.sisa(), form, "pagu − realisasi", inputs);
        let percent = Form::Percent(DECIMALS);
        at.computed("serapan", self.serapan(), percent, "realisasi / pagu × 100", inputs);
    }
}

/// Adds up amounts; the record holds too few of them to overflow.
pub(super) fn total(amounts: impl Iterator<Item = Rupiah>) -> Known {
    Rupiah::jumlah(amounts).map(Rupiah::nilai).ok_or(Missing::TidakAda)
}

/// The leaves of a program.
pub(super) fn leaves(program: &Program) -> impl Iterator<Item = &SubKegiatan> + Clone {
    program.kegiatan.iter().flat_map(|kegiatan| kegiatan.sub.iter())
}

/// Adds every program with what is below it, and the totals.
pub(super) fn add(figures: &mut Figures, raw: &RawRecord) {
    let form = money(&raw.kebijakan);
    let threshold = raw.kebijakan.ambang_serapan.value;
    for program in &raw.program {
        let at = Line { level: "program", kode: &program.kode, nama: &program.nama };
        at.add(figures, Spent::of(leaves(program)), form, threshold, false);
        figures.under(at.path()).put("pagu_pk", program.pagu_pk.value.nilai(), form);
        for kegiatan in &program.kegiatan {
            add_kegiatan(figures, kegiatan, form, threshold);
        }
    }
    add_totals(figures, raw, form);
}

fn add_kegiatan(figures: &mut Figures, kegiatan: &Kegiatan, form: Form, threshold: Decimal) {
    let at = Line { level: "kegiatan", kode: &kegiatan.kode, nama: &kegiatan.nama };
    at.add(figures, Spent::of(kegiatan.sub.iter()), form, threshold, false);
    for leaf in &kegiatan.sub {
        let at = Line { level: "sub", kode: &leaf.kode, nama: &leaf.nama };
        at.add(figures, Spent::of(std::iter::once(leaf)), form, threshold, true);
    }
}

/// One line of the budget.
struct Line<'a> {
    level: &'static str,
    kode: &'a Kode,
    nama: &'a str,
}

impl Line<'_> {
    fn path(&self) -> String {
        format!("{}.{}", self.level, self.kode.as_str().replace('.', "_"))
    }

    fn add(&self, figures: &mut Figures, spent: Spent, form: Form, threshold: Decimal, leaf: bool) {
        let mut at = figures.under(self.path());
        at.text("kode", self.kode.as_str());
        at.text("nama", self.nama);
        spent.add(&mut at, form, leaf);
        at.flag("serapan_rendah", spent.serapan().is_ok_and(|share| share < threshold));
    }
}

fn add_totals(figures: &mut Figures, raw: &RawRecord, form: Form) {
    let spent = Spent::of(raw.program.iter().flat_map(leaves));
    let kegiatan = || raw.program.iter().flat_map(|program| program.kegiatan.iter());
    let pagu_pk = total(raw.program.iter().map(|program| program.pagu_pk.value));
    let sisa = spent.sisa().and_then(|rest| spent.share(rest));
    let mut at = figures.under("anggaran");
    spent.add(&mut at, form, false);
    let percent = Form::Percent(DECIMALS);
    at.computed("sisa_persen", sisa, percent, "sisa / pagu × 100", &[".sisa", ".pagu"]);
    at.computed("pagu_pk", pagu_pk, form, "jumlah pagu program dalam Perjanjian Kinerja", &[]);
    at.count("jumlah_program", raw.program.len());
    at.count("jumlah_kegiatan", kegiatan().count());
    at.count("jumlah_sub", kegiatan().map(|one| one.sub.len()).sum());
}
