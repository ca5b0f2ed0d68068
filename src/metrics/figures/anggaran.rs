//! Money spent: every program, kegiatan and sub kegiatan, and the totals. Sums are never typed.

use rust_decimal::Decimal;

use super::Figures;
use super::capaian::DECIMALS;
use super::figure::{Form, Known, Missing};
use super::kebijakan::money;
use super::rule::Rule;
use super::scope::Scope;
use super::working::Symbols;
use crate::number::{Kode, Rupiah, percent, sub};
use crate::place::Placed;
use crate::read::Teks;
use crate::record::RawRecord;
use crate::record::anggaran::{Kegiatan, Program, SubKegiatan};

/// Per cent that the first input is of the second.
pub(super) const SHARE: Symbols = Symbols::Letters("a / b × 100");

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
    pub(super) fn add(self, at: &mut Scope<'_>, form: Form, from: &From<'_>) {
        match from {
            From::Typed(leaf) => {
                at.typed(&leaf.pagu.place).put("pagu", self.pagu, form);
                at.typed(&leaf.realisasi.place).put("realisasi", self.realisasi, form);
            }
            From::Lines(lines) => {
                let of = |name| lines.iter().map(|line| format!("{line}.{name}")).collect();
                at.sum("pagu", self.pagu, form, "jumlah pagu sub kegiatan", of("pagu"));
                let words = "jumlah realisasi sub kegiatan";
                at.sum("realisasi", self.realisasi, form, words, of("realisasi"));
            }
        }
        let inputs = &[".pagu", ".realisasi"];
        let rest = Symbols::Letters("a − b");
        at.by(rest).computed("sisa", self.sisa(), form, "pagu − realisasi", inputs);
        let (percent, inputs) = (Form::Percent(DECIMALS), &[".realisasi", ".pagu"]);
        let share = self.serapan();
        at.by(SHARE).computed("serapan", share, percent, "realisasi / pagu × 100", inputs);
    }
}

/// Where the amounts of a line come from.
pub(super) enum From<'a> {
    /// They were typed.
    Typed(&'a SubKegiatan),
    /// They are the sums of other lines, by their paths.
    Lines(Vec<String>),
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
        let parts = program.kegiatan.iter().map(|one| path("kegiatan", &one.kode)).collect();
        at.add(figures, Spent::of(leaves(program)), form, threshold, &From::Lines(parts));
        let mut at = figures.under(at.path());
        at.typed(&program.pagu_pk.place).put("pagu_pk", program.pagu_pk.value.nilai(), form);
        for kegiatan in &program.kegiatan {
            add_kegiatan(figures, kegiatan, form, threshold);
        }
    }
    add_totals(figures, raw, form);
}

fn add_kegiatan(figures: &mut Figures, kegiatan: &Kegiatan, form: Form, threshold: Decimal) {
    let at = Line { level: "kegiatan", kode: &kegiatan.kode, nama: &kegiatan.nama };
    let parts = kegiatan.sub.iter().map(|leaf| path("sub", &leaf.kode)).collect();
    at.add(figures, Spent::of(kegiatan.sub.iter()), form, threshold, &From::Lines(parts));
    for leaf in &kegiatan.sub {
        let at = Line { level: "sub", kode: &leaf.kode, nama: &leaf.nama };
        at.add(figures, Spent::of(std::iter::once(leaf)), form, threshold, &From::Typed(leaf));
    }
}

/// One line of the budget.
struct Line<'a> {
    level: &'static str,
    kode: &'a Placed<Kode>,
    nama: &'a Teks,
}

/// Path of the figures of a line.
fn path(level: &str, kode: &Kode) -> String {
    format!("{level}.{}", kode.as_str().replace('.', "_"))
}

/// Path of the figures of a program.
pub(super) fn program_path(program: &Program) -> String {
    path("program", &program.kode)
}

impl Line<'_> {
    fn path(&self) -> String {
        path(self.level, self.kode)
    }

    fn add(
        &self,
        figures: &mut Figures,
        spent: Spent,
        form: Form,
        threshold: Decimal,
        from: &From<'_>,
    ) {
        let mut at = figures.under(self.path());
        at.typed(&self.kode.place).text("kode", self.kode.as_str());
        at.typed_text("nama", self.nama);
        spent.add(&mut at, form, from);
        let low = spent.serapan().is_ok_and(|share| share < threshold);
        at.rule(Rule::SerapanRendah).flag("serapan_rendah", low);
    }
}

fn add_totals(figures: &mut Figures, raw: &RawRecord, form: Form) {
    let spent = Spent::of(raw.program.iter().flat_map(leaves));
    let kegiatan = || raw.program.iter().flat_map(|program| program.kegiatan.iter());
    let pagu_pk = total(raw.program.iter().map(|program| program.pagu_pk.value));
    let sisa = spent.sisa().and_then(|rest| spent.share(rest));
    let mut at = figures.under("anggaran");
    let lines: Vec<String> = raw.program.iter().map(program_path).collect();
    let agreed = lines.iter().map(|line| format!("{line}.pagu_pk")).collect();
    spent.add(&mut at, form, &From::Lines(lines));
    let percent = Form::Percent(DECIMALS);
    let inputs = &[".sisa", ".pagu"];
    at.by(SHARE).computed("sisa_persen", sisa, percent, "sisa / pagu × 100", inputs);
    at.sum("pagu_pk", pagu_pk, form, "jumlah pagu program dalam Perjanjian Kinerja", agreed);
    at.count("jumlah_program", raw.program.len());
    at.count("jumlah_kegiatan", kegiatan().count());
    at.count("jumlah_sub", kegiatan().map(|one| one.sub.len()).sum());
}
