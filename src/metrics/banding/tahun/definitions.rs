//! What makes a series that goes on under one key another series: definition, unit, formula,
//! direction, method, source; and the rules by which both years are judged.

use super::Both;
use super::pairs::alike;
use super::warning::{Kind, Typed, Warning};
use crate::diagnostic::Level;
use crate::place::Place;
use crate::read::Teks;
use crate::record::indikator::{Arah, Indikator, Metode};
use crate::record::kebijakan::KelasSkala;

/// Whether both years judge by one scale.
pub(super) fn same_scale(both: &Both<'_>) -> bool {
    let [old, new] = both.raws().map(|raw| &raw.kebijakan.skala);
    let same = |(a, b): (&KelasSkala, &KelasSkala)| {
        let bound = |class: &KelasSkala| class.di_atas.as_ref().map(|bound| bound.value);
        alike(&a.label, &b.label) && bound(a) == bound(b)
    };
    old.len() == new.len() && old.iter().zip(new).all(same)
}

/// Rules of judging that differ.
pub(super) fn rules(both: &Both<'_>, warnings: &mut Vec<Warning>) {
    let [old, new] = both.raws().map(|raw| &raw.kebijakan);
    let [year, this] = both.years();
    let mut tell = |key: &str, what: &str, then: &str| {
        let message = format!("{what} tahun {this} berbeda dari tahun {year}, sehingga {then}.");
        let key = format!("kebijakan.{key}");
        warnings.push(Warning::new(Kind::Kebijakan, Level::Peringatan, key, message));
    };
    if !same_scale(both) {
        tell("skala", "Skala kriteria", "kriteria kedua tahun tidak dibandingkan");
    }
    if old.efisiensi != new.efisiensi {
        tell("efisiensi", "Aturan efisiensi", "simpulan efisiensi kedua tahun tidak dibandingkan");
    }
    if !same_cap(both) {
        let then = "rata-rata capaian kedua tahun tidak dibandingkan";
        tell("batas_capaian", "Batas capaian", then);
    }
}

/// Whether both years cut their capaian off at the same bound before they take the mean.
pub(super) fn same_cap(both: &Both<'_>) -> bool {
    let [old, new] =
        both.raws().map(|raw| raw.kebijakan.batas_capaian.as_ref().map(|cap| cap.value));
    old == new
}

/// What an indicator measures, or how, that is not the same in both years; the source of its data
/// does not make it another indicator.
pub(super) fn changed(old: &Indikator, new: &Indikator) -> Vec<Kind> {
    let differ = |one: &str, other: &str| plain(one) != plain(other);
    let defined = old.definisi.as_ref().zip(new.definisi.as_ref());
    [
        (Kind::Satuan, differ(&old.satuan, &new.satuan)),
        (Kind::Arah, old.arah != new.arah),
        (Kind::Formula, differ(&old.formula, &new.formula)),
        (Kind::Definisi, defined.is_some_and(|(was, is)| differ(&was.0.value, &is.0.value))),
        (Kind::Metode, old.metode != new.metode),
    ]
    .into_iter()
    .filter_map(|(kind, differs)| differs.then_some(kind))
    .collect()
}

/// What differs in what an indicator is, though it is joined.
pub(super) fn indicator(
    both: &Both<'_>,
    old: &Indikator,
    new: &Indikator,
    warnings: &mut Vec<Warning>,
) {
    let mut told = Told { both, new, warnings };
    if let (Some(was), Some(is)) = (&old.definisi, &new.definisi) {
        told.texts(
            Kind::Definisi,
            Level::Peringatan,
            "Definisi",
            (&was.0.value, &was.0.place),
            (&is.0.value, &is.0.place),
        );
    }
    told.line(Kind::Satuan, Level::Peringatan, "Satuan", &old.satuan, &new.satuan);
    told.line(Kind::Formula, Level::Peringatan, "Formula", &old.formula, &new.formula);
    told.line(Kind::Sumber, Level::Saran, "Sumber data", &old.sumber, &new.sumber);
    let key =
        |name: &str| Place { key: format!("{}.{name}", home(new)).into(), ..Place::default() };
    if old.arah != new.arah {
        let (was, is) = (arah(old.arah), arah(new.arah));
        told.texts(
            Kind::Arah,
            Level::Peringatan,
            "Arah kinerja",
            (was, &key("arah")),
            (is, &key("arah")),
        );
    }
    if old.metode != new.metode {
        let (was, is) = (metode(old.metode), metode(new.metode));
        let (was, is) = ((was, &key("metode")), (is, &key("metode")));
        told.texts(Kind::Metode, Level::Peringatan, "Cara menghitung capaian", was, is);
    }
}

/// Key of an indicator in the record.
pub(super) fn home(indikator: &Indikator) -> &str {
    let key = indikator.kunci.0.place.key.as_ref();
    key.strip_suffix(".kunci").unwrap_or(key)
}

fn arah(arah: Arah) -> &'static str {
    match arah {
        Arah::Naik => "naik",
        Arah::Turun => "turun",
    }
}

fn metode(metode: Metode) -> &'static str {
    match metode {
        Metode::Rasio => "rasio",
        Metode::Indeks => "indeks",
    }
}

struct Told<'a, 'b> {
    both: &'a Both<'b>,
    new: &'a Indikator,
    warnings: &'a mut Vec<Warning>,
}

impl Told<'_, '_> {
    fn line(&mut self, kind: Kind, level: Level, what: &str, old: &Teks, new: &Teks) {
        self.texts(kind, level, what, (&old.value, &old.place), (&new.value, &new.place));
    }

    fn texts(
        &mut self,
        kind: Kind,
        level: Level,
        what: &str,
        old: (&str, &Place),
        new: (&str, &Place),
    ) {
        if plain(old.0) == plain(new.0) {
            return;
        }
        let [year, this] = self.both.years();
        let joined = self.new.riwayat.0.iter().any(|(known, _)| known.value <= year);
        let joined = match (joined, kind) {
            (_, Kind::Metode) => "sehingga capaian kedua tahun tidak dibandingkan".to_string(),
            (false, Kind::Satuan | Kind::Arah | Kind::Formula | Kind::Definisi) => {
                "sehingga realisasi dan capaian kedua tahun tidak dibandingkan".to_string()
            }
            (true, Kind::Satuan | Kind::Arah | Kind::Formula | Kind::Definisi) => {
                "sehingga realisasi dan capaian kedua tahun tidak dibandingkan, sedangkan \
                 riwayatnya masih disambung"
                    .to_string()
            }
            (true, _) => "dan deretnya tetap disambung dalam riwayat".to_string(),
            (false, _) => "dan kedua tahun tetap dibandingkan di sini".to_string(),
        };
        let name = &self.new.nama.value;
        let message = format!(
            "{what} indikator {name} tahun {this} berbeda dari tahun {year}, {joined}. \
             Pastikan angkanya masih mengukur hal yang sama."
        );
        let warning = Warning::new(kind, level, new.1.key.to_string(), message);
        let typed = Some(Typed::new(old.0, old.1));
        self.warnings.push(warning.typed(typed, Some(Typed::new(new.0, new.1))));
    }
}

/// A text without what makes no difference: spaces, capitals, the sign of multiplication, a point at
/// the end.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase().replace('×', "x").replace(['–', '−'], "-");
    let joined: String = lower.chars().filter(|c| !c.is_whitespace()).collect();
    joined.trim_end_matches(['.', ';']).to_string()
}
