//! Indicators: target, realisasi, capaian and what is compared with them.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::capaian::{CapaianError, DECIMALS, capaian, formula, symbols};
use super::evaluasi::{Cell, Cells, Scope, Solved, Source};
use super::figure::{Figure, Form, Known, Missing, Value};
use super::keys::Measure;
use super::kriteria::kelas;
use super::look::Look;
use super::rule::Rule;
use super::tren::Titik;
use super::working::Symbols;
use super::{Figures, pembanding, scope, tren};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::number::sub;
use crate::place::Placed;
use crate::record::RawRecord;
use crate::record::indikator::{Indikator, Realisasi};
use crate::record::kebijakan::Kebijakan;
use crate::record::nilai::Nilai;

/// Adds what was typed and needs no computing.
pub(super) fn add_typed(figures: &mut Figures, measure: &Measure<'_>, policy: &Kebijakan) {
    let Measure { indikator, sasaran, nomor } = *measure;
    let look = Look::of_indikator(indikator, policy);
    let mut at = figures.under(&*indikator.kunci);
    at.typed_text("nama", &indikator.nama);
    at.typed_text("singkatan", indikator.singkatan.as_ref().unwrap_or(&indikator.nama));
    at.typed_text("satuan", &indikator.satuan);
    at.typed_text("sasaran", &sasaran.nama);
    at.count("nomor_sasaran", nomor);
    let given = |target: &Option<Placed<Decimal>>| {
        target.as_ref().map(|target| target.value).ok_or(Missing::TidakAda)
    };
    let target = &indikator.target;
    at.typed(&target.place).put("target", look.value(Ok(target.value)), look.typed());
    for (name, target) in
        [("target_renstra", &indikator.target_renstra), ("target_akhir", &indikator.target_akhir)]
    {
        at.maybe_typed(target.as_ref().map(|target| &target.place));
        at.put(name, look.value(given(target)), look.typed());
    }
    for (name, number) in &indikator.data.0 {
        at.typed(&number.place);
        at.put(&format!("data.{}", name.value), number.value, data_form(name, number.value));
    }
}

/// Numbers behind a realisasi are printed as typed; a year must not get a point of thousands.
fn data_form(name: &str, number: Decimal) -> Form {
    let years = Decimal::from(1900)..=Decimal::from(2200);
    let is_year = name.starts_with("tahun") && number.scale() == 0 && years.contains(&number);
    if is_year { Form::Year } else { Form::AsTyped }
}

/// Plans realisasi or proxy, and the years before.
pub(super) fn plan<'a>(cells: &mut Cells<'a>, indikator: &'a Indikator) {
    let mut add = |name: &str, value: &'a Nilai| {
        cells.add(Cell {
            path: format!("{}.{name}", &*indikator.kunci),
            place: value.place(),
            source: Source::of(value),
            decimals: Some(indikator.desimal.value),
            scope: Scope::Data { owner: &indikator.kunci, data: &indikator.data },
        });
    };
    match &indikator.realisasi {
        Realisasi::Terukur(value) => add("realisasi", value),
        Realisasi::Proksi(proxy) => add("proksi", &proxy.nilai),
        Realisasi::BelumTerbit(_) => {}
    }
    for (year, value) in &indikator.riwayat.0 {
        add(&format!("riwayat.{}", year.value), value);
    }
}

/// Adds what is computed.
pub(super) fn add(
    figures: &mut Figures,
    measure: &Measure<'_>,
    raw: &RawRecord,
    solved: &Solved,
    sink: &mut Sink,
) {
    let indikator = measure.indikator;
    let look = Look::of_indikator(indikator, &raw.kebijakan);
    let one = Computed { indikator, look, solved, raw };
    one.check_target(sink);
    let known = one.add_values(figures);
    one.add_capaian(figures);
    let latest = one.latest(&known).cloned();
    one.add_latest(figures, latest.as_ref(), &known, sink);
    tren::add(figures, &indikator.kunci, &known, look, Some(indikator.arah));
    let regions = &indikator.pembanding;
    let arah = Some(indikator.arah);
    pembanding::add(figures, &indikator.kunci, regions, latest.as_ref(), look, arah);
}

/// One indicator with what was solved.
struct Computed<'a> {
    indikator: &'a Indikator,
    look: Look<'a>,
    solved: &'a Solved,
    raw: &'a RawRecord,
}

impl Computed<'_> {
    fn path(&self, name: &str) -> String {
        format!("{}.{name}", &*self.indikator.kunci)
    }

    fn printed(&self, name: &str) -> Known {
        self.solved.printed(&self.path(name))
    }

    /// The measured realisasi, or why there is none.
    fn realisasi(&self) -> Known {
        match self.indikator.realisasi {
            Realisasi::Terukur(_) => self.printed("realisasi"),
            Realisasi::Proksi(_) | Realisasi::BelumTerbit(_) => Err(Missing::BelumTerbit),
        }
    }

    fn rule(&self, value: Decimal, target: Decimal) -> Result<Decimal, CapaianError> {
        capaian(value, target, self.indikator.arah, self.indikator.metode)
    }

    /// Capaian or ratio of a value; a fault was reported before.
    fn ratio(&self, value: Known, target: Decimal) -> Known {
        self.rule(value?, target).map_err(|_| Missing::TidakAda)
    }

    /// Reports a target from which no capaian can be computed, measured or not.
    fn check_target(&self, sink: &mut Sink) {
        let target = &self.indikator.target;
        let value = self.realisasi().or_else(|_| self.printed("proksi")).unwrap_or(target.value);
        if let Err(error) = self.rule(value, target.value) {
            report(error, target, "Perjanjian Kinerja", sink);
        }
    }

    /// Adds realisasi, proxy and history; gives the known years up to that of the report.
    fn add_values(&self, figures: &mut Figures) -> Vec<Titik> {
        let mut years: BTreeMap<i32, Titik> = BTreeMap::new();
        let mut know = |tahun: i32, number: Known, path: String| {
            if let Ok(nilai) = number
                && tahun <= self.raw.tahun.value
            {
                years.insert(tahun, Titik { tahun, nilai, path });
            }
        };
        for (year, value) in &self.indikator.riwayat.0 {
            let path = self.path(&format!("riwayat.{}", year.value));
            let number = self.solved.printed(&path);
            self.add_value(figures, &path, number, Some(value));
            know(year.value, number, path);
        }
        let (realisasi, path) = (self.realisasi(), self.path("realisasi"));
        let (measured, proxy) = match &self.indikator.realisasi {
            Realisasi::Terukur(value) => (Some(value), None),
            Realisasi::Proksi(proxy) => (None, Some(proxy)),
            Realisasi::BelumTerbit(_) => (None, None),
        };
        self.add_value(figures, &path, realisasi, measured);
        know(self.raw.tahun.value, realisasi, path);
        let (number, path) = (self.printed("proksi"), self.path("proksi"));
        self.add_value(figures, &path, number, proxy.map(|proxy| &proxy.nilai));
        if let Some(proxy) = proxy {
            know(proxy.tahun.value, number, path);
        }
        let mut at = figures.under(&*self.indikator.kunci);
        at.year("proksi_tahun", proxy.map(|proxy| proxy.tahun.value));
        at.flag("memakai_proksi", proxy.is_some());
        at.flag("belum_terbit", measured.is_none());
        years.into_values().collect()
    }

    fn add_value(&self, figures: &mut Figures, path: &str, number: Known, typed: Option<&Nilai>) {
        let figure = Figure::new(path, self.look.value(number), self.look.rounded());
        figures.insert(match typed {
            Some(Nilai::Ungkapan(typed)) => figure
                .computed(&*typed.value.teks, self.solved.inputs(path))
                .by(Symbols::Typed)
                .typed_at(&typed.place),
            Some(Nilai::Angka(number)) => figure.typed_at(&number.place),
            None => figure,
        });
    }

    fn add_capaian(&self, figures: &mut Figures) {
        let target = self.indikator.target.value;
        let reached = self.ratio(self.realisasi(), target).map_err(|missing| {
            match self.indikator.realisasi {
                Realisasi::Proksi(_) => Missing::Proksi,
                _ => missing,
            }
        });
        let by_proxy = self.ratio(self.printed("proksi"), target);
        let words = formula(self.indikator.arah, self.indikator.metode);
        let form = Form::Percent(DECIMALS);
        let class = class(reached, &self.raw.kebijakan);
        let gap = self.realisasi().and_then(|value| gap(value, target));
        let places = self.look.decimals.max(target.scale());
        let mut at = figures.under(&*self.indikator.kunci);
        let inputs = &[".realisasi", ".target"];
        let rule = Rule::Capaian(self.indikator.arah, self.indikator.metode);
        let symbols = symbols(self.indikator.arah, self.indikator.metode);
        at.rule(rule).by(symbols).computed("capaian", reached, form, words, inputs);
        at.rule(Rule::Kriteria);
        at.computed("kriteria", class, Form::Plain, "kelas capaian dalam skala", &[".capaian"]);
        at.rule(rule).by(symbols);
        at.computed("rasio_proksi", by_proxy, form, words, &[".proksi", ".target"]);
        at.flag("terukur", reached.is_ok());
        at.flag("tercapai", reached.is_ok_and(|share| share >= Decimal::ONE_HUNDRED));
        let words = "|realisasi − target|";
        at.by(Symbols::Absolute("a − b"));
        at.computed("selisih_target", gap, Form::Decimals(places), words, inputs);
    }

    /// The realisasi, else the proxy, else the latest year before.
    fn latest<'k>(&self, known: &'k [Titik]) -> Option<&'k Titik> {
        let named = |name: &str| known.iter().find(|point| point.path == self.path(name));
        named("realisasi").or_else(|| named("proksi")).or(known.last())
    }

    fn add_latest(
        &self,
        figures: &mut Figures,
        latest: Option<&Titik>,
        known: &[Titik],
        sink: &mut Sink,
    ) {
        let value = latest.map(|point| point.nilai).ok_or(Missing::TidakAda);
        let before = self.raw.tahun.value.checked_sub(1);
        let last_year = known.iter().find(|point| Some(point.tahun) == before);
        let plan = self.by_plan(value, sink);
        let words = formula(self.indikator.arah, self.indikator.metode)
            .replace("realisasi", "nilai terakhir")
            .replace("target", "target Renstra");
        let mut at = figures.under(&*self.indikator.kunci);
        same(&mut at, "terakhir", self.look, latest);
        at.year("terakhir_tahun", latest.map(|point| point.tahun));
        same(&mut at, "tahun_lalu", self.look, last_year);
        let inputs = &[".terakhir", ".target_renstra"];
        at.rule(Rule::Capaian(self.indikator.arah, self.indikator.metode));
        at.by(symbols(self.indikator.arah, self.indikator.metode));
        at.computed("capaian_renstra", plan, Form::Percent(DECIMALS), &words, inputs);
    }

    /// The latest value against the target of the Renstra.
    fn by_plan(&self, value: Known, sink: &mut Sink) -> Known {
        let target = self.indikator.target_renstra.as_ref().ok_or(Missing::TidakAda)?;
        self.rule(value?, target.value).map_err(|error| {
            report(error, target, "Renstra", sink);
            Missing::TidakAda
        })
    }
}

/// Adds the value of a year under another name.
pub(super) fn same(at: &mut scope::Scope<'_>, name: &str, look: Look<'_>, point: Option<&Titik>) {
    let value = look.value(point.map(|point| point.nilai).ok_or(Missing::TidakAda));
    match point {
        Some(point) => at.same(name, value, look.rounded(), &point.path),
        None => at.put(name, value, look.rounded()),
    }
}

fn gap(value: Decimal, target: Decimal) -> Known {
    sub(value, target).map(|gap| gap.abs()).ok_or(Missing::TidakAda)
}

/// The class of a capaian, or why there is none.
pub(super) fn class(reached: Known, policy: &Kebijakan) -> Value {
    match reached {
        Ok(share) => kelas(share, &policy.skala).unwrap_or(Missing::TidakAda.into()),
        Err(missing) => missing.into(),
    }
}

fn report(error: CapaianError, target: &Placed<Decimal>, whose: &str, sink: &mut Sink) {
    let help = match error {
        CapaianError::Nol | CapaianError::Negatif => format!(
            "Periksa target {whose}; untuk laju pertumbuhan yang boleh nol atau negatif pakai \
             metode = \"indeks\"."
        ),
        CapaianError::TerlaluBesar => format!("Periksa realisasi dan target {whose}."),
    };
    sink.push(
        Diagnostic::new(Code::CapaianTidakTerhitung, &target.place, error.to_string()).help(help),
    );
}
