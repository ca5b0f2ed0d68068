//! Sasaran and their indicators in both years.

use super::definitions;
use super::history;
use super::pairs::{Child, Fate, Identity, Pair, pair};
use super::value::{Change, Direction, Sense, Shown, State, Unit};
use super::warning::{Kind, Warning};
use super::{Both, Side};
use crate::diagnostic::Level;
use crate::figures::{Value, Verdict, is_percent};
use crate::record;
use crate::record::RawRecord;
use crate::record::indikator::{Arah, Realisasi};

/// A sasaran in both years.
#[derive(Debug, Clone, PartialEq)]
pub struct Sasaran {
    /// Which it is.
    pub identity: Identity,
    /// Mean capaian of its measured indicators.
    pub capaian: Change,
    /// Class of that.
    pub kriteria: Change,
    /// Pagu of its programs.
    pub pagu: Change,
    /// What was spent of it.
    pub realisasi: Change,
    /// Share of the pagu that was spent.
    pub serapan: Change,
    /// Verdict.
    pub efisiensi: Change,
}

/// An indicator in both years.
#[derive(Debug, Clone, PartialEq)]
pub struct Indikator {
    /// Which it is.
    pub identity: Identity,
    /// Short name.
    pub singkatan: String,
    /// Key of its sasaran: the newer one, or the older one for an indicator that ended.
    pub sasaran: String,
    /// Unit of the newer year.
    pub satuan: String,
    /// Whether less is better.
    pub turun: bool,
    /// Target of the Perjanjian Kinerja.
    pub target: Change,
    /// What came out.
    pub realisasi: Change,
    /// Capaian.
    pub capaian: Change,
    /// Class of the capaian.
    pub kriteria: Change,
    /// What it measures, or how, that differs between the years, so that these are not compared.
    pub berubah: Vec<Kind>,
    /// What is printed below the table of each year about it.
    pub catatan: [Option<String>; 2],
}

impl Indikator {
    /// Whether it got better: by what came out, in the direction of the indicator.
    pub fn direction(&self) -> Direction {
        self.realisasi.direction
    }

    /// Why its realisasi cannot be compared, where it is in both years.
    pub fn reason(&self, [old, new]: [i32; 2]) -> Option<String> {
        if self.identity.fate != Fate::Continued || self.realisasi.difference.is_some() {
            return None;
        }
        let said = |shown: &Shown, year: i32| match shown.state {
            State::Known => None,
            State::Proxy(Some(of)) => {
                Some(format!("realisasi {year} hanya proksi dari tahun {of}"))
            }
            State::Proxy(None) => Some(format!("realisasi {year} hanya proksi")),
            State::NotPublished => Some(format!("realisasi {year} belum terbit")),
            _ => Some(format!("realisasi {year} belum ada")),
        };
        let parts = [said(&self.realisasi.old, old), said(&self.realisasi.new, new)];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if let (State::Proxy(Some(was)), State::Proxy(Some(is))) =
            (self.realisasi.old.state, self.realisasi.new.state)
            && was == is
        {
            return Some(format!("realisasi kedua tahun hanya proksi dari tahun {is}"));
        }
        if parts.is_empty() {
            return Some(self.differing());
        }
        Some(parts.join(" dan "))
    }

    /// Why its capaian cannot be compared, where its realisasi can.
    pub fn capaian_reason(&self) -> Option<String> {
        let known = |shown: &Shown| shown.state == State::Known;
        let apart = self.capaian.difference.is_none()
            && known(&self.capaian.old)
            && known(&self.capaian.new);
        (apart && self.realisasi.difference.is_some()).then(|| self.differing())
    }

    /// What differs, in words.
    fn differing(&self) -> String {
        let word = |kind: &Kind| match kind {
            Kind::Arah => "arah kinerja",
            Kind::Metode => "cara menghitung capaian",
            other => other.word(),
        };
        let words: Vec<&str> = self.berubah.iter().map(word).collect();
        format!("{} kedua tahun berbeda", words.join(" dan "))
    }

    /// All of its values.
    pub fn changes(&self) -> [&Change; 4] {
        [&self.target, &self.realisasi, &self.capaian, &self.kriteria]
    }
}

impl Sasaran {
    /// All of its values.
    pub fn changes(&self) -> [&Change; 6] {
        [&self.capaian, &self.kriteria, &self.pagu, &self.realisasi, &self.serapan, &self.efisiensi]
    }
}

/// Compares sasaran and indicators; warnings about the series of indicators join the others.
pub(super) fn compare(
    both: &Both<'_>,
    warnings: &mut Vec<Warning>,
) -> (Vec<Sasaran>, Vec<Indikator>) {
    let [old, new] = both.raws();
    let aims = pair(aims(old), aims(new));
    let same_scale = definitions::same_scale(both);
    let same = |was: &str, is: &str| {
        aims.iter().any(|aim| {
            aim.old.is_some_and(|child| &*child.noun.kunci == was)
                && aim.new.is_some_and(|child| &*child.noun.kunci == is)
        })
    };
    let pairs = pair(measures(old), measures(new));
    let mut indikator = Vec::new();
    for measure in &pairs {
        let one = self::indikator(both, measure, &same, same_scale);
        if let (Some(was), Some(is)) = (measure.old, measure.new) {
            definitions::indicator(both, was.noun, is.noun, warnings);
            history::indicator(both, was.noun, is.noun, warnings);
            told_by_target(both, &one, is.noun, warnings);
        }
        indikator.push(one);
    }
    history::series(both, warnings);
    let sasaran = aims
        .iter()
        .map(|aim| {
            let fair = definitions::same_cap(both) && same_measures(aim, &pairs, &indikator);
            self::sasaran(both, aim, same_scale, fair)
        })
        .collect();
    (sasaran, indikator)
}

fn aims(raw: &RawRecord) -> Vec<Child<'_, record::sasaran::Sasaran>> {
    raw.sasaran.iter().map(|noun| Child { noun, parent: ("", "") }).collect()
}

fn measures(raw: &RawRecord) -> Vec<Child<'_, record::indikator::Indikator>> {
    raw.sasaran
        .iter()
        .flat_map(|aim| {
            aim.indikator
                .iter()
                .map(|noun| Child { noun, parent: (&*aim.kunci, aim.nama.value.as_str()) })
        })
        .collect()
}

/// Whether the capaian of a sasaran is a mean of the same indicators in both years, measured the same
/// way.
fn same_measures(
    aim: &Pair<'_, record::sasaran::Sasaran>,
    pairs: &[Pair<'_, record::indikator::Indikator>],
    indikator: &[Indikator],
) -> bool {
    let below = |aim: Option<Child<'_, record::sasaran::Sasaran>>,
                 one: Option<Child<'_, record::indikator::Indikator>>,
                 shown: &Shown| {
        let at_home = aim.zip(one).is_some_and(|(aim, one)| &*aim.noun.kunci == one.parent.0);
        at_home && shown.state == State::Known
    };
    pairs.iter().zip(indikator).all(|(pair, one)| {
        let was = below(aim.old, pair.old, &one.capaian.old);
        let is = below(aim.new, pair.new, &one.capaian.new);
        was == is && (!is || one.berubah.is_empty())
    })
}

/// A sasaran; unless its capaian is `fair` to compare, nothing that rests on it is judged.
fn sasaran(
    both: &Both<'_>,
    aim: &Pair<'_, record::sasaran::Sasaran>,
    same_scale: bool,
    fair: bool,
) -> Sasaran {
    let judged = |change: Change| if fair { change } else { change.apart() };
    let path = |child: Option<Child<'_, record::sasaran::Sasaran>>| {
        child.map(|child| format!("sasaran.{}", &*child.noun.kunci))
    };
    let (old, new) = (path(aim.old), path(aim.new));
    let (old, new) = (old.as_deref(), new.as_deref());
    let money = |name| both.change(old, new, name, Sense::Neither, &Unit::Rupiah);
    let money = |name| known_money(both, money(name));
    Sasaran {
        identity: Identity::of(aim, &|_, _| true),
        capaian: judged(both.change(old, new, "capaian", Sense::More, &Unit::Points)),
        kriteria: judged(class(both, old, new, same_scale)),
        pagu: money("pagu"),
        realisasi: money("realisasi"),
        serapan: both.change(old, new, "serapan", Sense::Neither, &Unit::Points),
        efisiensi: judged(verdict(both, old, new)),
    }
}

/// An amount of a year whose budget is not known is no amount.
pub(super) fn known_money(both: &Both<'_>, change: Change) -> Change {
    let known = |side: &Side<'_>| super::totals::has_budget(side.figures);
    let blank = |shown: Shown, known: bool| match shown.state {
        State::Known if !known => Shown::missing(crate::figures::Missing::TidakAda),
        _ => shown,
    };
    let (old, new) = (known(&both.old), known(&both.new));
    if old && new {
        return change;
    }
    let Change { old: was, new: is, .. } = change;
    Change {
        old: blank(was, old),
        new: blank(is, new),
        difference: None,
        direction: Direction::Unknown,
    }
}

fn class(both: &Both<'_>, old: Option<&str>, new: Option<&str>, same_scale: bool) -> Change {
    let plain = both.change(old, new, "kriteria", Sense::More, &Unit::None);
    let level =
        |shown: &Shown| shown.class.map(|(level, _)| i32::try_from(level).unwrap_or(i32::MAX));
    let ranks = level(&plain.old).zip(level(&plain.new)).filter(|_| same_scale);
    Change::ranked(plain.old, plain.new, ranks)
}

fn verdict(both: &Both<'_>, old: Option<&str>, new: Option<&str>) -> Change {
    let plain = both.change(old, new, "efisiensi", Sense::More, &Unit::None);
    let rank = |side: &Side<'_>, at: Option<&str>| {
        let figure = side.figures.get(&format!("{}.efisiensi", at?))?;
        match figure.value {
            Value::Verdict(Verdict::Efisien) => Some(2),
            Value::Verdict(Verdict::CukupEfisien) => Some(1),
            Value::Verdict(Verdict::TidakEfisien) => Some(0),
            _ => None,
        }
    };
    let same = both.old.raw.kebijakan.efisiensi == both.new.raw.kebijakan.efisiensi;
    let ranks = rank(&both.old, old).zip(rank(&both.new, new)).filter(|_| same);
    Change::ranked(plain.old, plain.new, ranks)
}

fn indikator(
    both: &Both<'_>,
    measure: &Pair<'_, record::indikator::Indikator>,
    same: &dyn Fn(&str, &str) -> bool,
    same_scale: bool,
) -> Indikator {
    let (old, new) = (measure.old.map(|c| c.noun), measure.new.map(|c| c.noun));
    let (was, is) = (old.map(|one| &*one.kunci), new.map(|one| &*one.kunci));
    let last = new.or(old);
    let satuan = last.map(|one| one.satuan.value.clone()).unwrap_or_default();
    let unit = unit(&satuan);
    let falling = last.is_some_and(|one| one.arah == Arah::Turun);
    let sense = if falling { Sense::Less } else { Sense::More };
    let target = both.change(was, is, "target", Sense::Neither, &unit);
    let realisasi = Change::between(outcome(&both.old, old), outcome(&both.new, new), sense, &unit);
    let capaian = both.change(was, is, "capaian", Sense::More, &Unit::Points);
    let joined = old.zip(new);
    let berubah = joined.map(|(a, b)| definitions::changed(a, b)).unwrap_or_default();
    let unless = |change: Change, apart: bool| if apart { change.apart() } else { change };
    let another = berubah.iter().any(|kind| *kind != Kind::Metode);
    let target = unless(target, berubah.contains(&Kind::Satuan));
    let realisasi = unless(realisasi, another);
    let capaian = unless(capaian, !berubah.is_empty());
    let kriteria = unless(class(both, was, is, same_scale), !berubah.is_empty());
    let short = last.map(|one| one.singkatan.as_ref().unwrap_or(&one.nama).value.clone());
    let home = measure.new.or(measure.old).map(|child| child.parent.0);
    let note = |one: Option<&record::indikator::Indikator>| {
        one.and_then(|one| one.catatan.as_ref()).map(|text| text.value.clone())
    };
    Indikator {
        identity: Identity::of(measure, same),
        singkatan: short.unwrap_or_default(),
        sasaran: home.unwrap_or_default().to_string(),
        satuan,
        turun: falling,
        target,
        realisasi,
        capaian,
        kriteria,
        berubah,
        catatan: [note(old), note(new)],
    }
}

/// Points for percentages and for scores, which have no unit to speak of.
pub(super) fn unit(satuan: &str) -> Unit {
    const SCORES: [&str; 6] = ["nilai", "indeks", "skor", "angka", "poin", "predikat"];
    let plain = satuan.trim().to_lowercase();
    if is_percent(satuan) || SCORES.contains(&plain.as_str()) {
        Unit::Points
    } else {
        Unit::Own(satuan.trim().to_string())
    }
}

/// What came out: measured, else by proxy, else why there is nothing.
fn outcome(side: &Side<'_>, indikator: Option<&record::indikator::Indikator>) -> Shown {
    let Some(indikator) = indikator else { return Shown::absent() };
    let key = &*indikator.kunci;
    if let Realisasi::Proksi(proxy) = &indikator.realisasi {
        let figure = side.figures.get(&format!("{key}.proksi"));
        return Shown::proxy(figure, Some(proxy.tahun.value));
    }
    Shown::of(side.figures.get(&format!("{key}.realisasi")))
}

/// A capaian that went another way than the realisasi was moved by its target.
fn told_by_target(
    both: &Both<'_>,
    one: &Indikator,
    new: &record::indikator::Indikator,
    warnings: &mut Vec<Warning>,
) {
    let [year, _] = both.years();
    let (out, reached) = (one.realisasi.direction, one.capaian.direction);
    let apart = matches!(
        (out, reached),
        (Direction::Better | Direction::Same, Direction::Worse)
            | (Direction::Worse | Direction::Same, Direction::Better)
    );
    let apart = apart && !one.target.direction.is_still();
    if one.identity.fate == Fate::Continued && apart {
        let message = format!(
            "Capaian {} padahal realisasi {} dibandingkan dengan tahun {year}: targetnya berubah \
             dari {} menjadi {}.",
            reached.word(),
            out.word(),
            one.target.old.text,
            one.target.new.text
        );
        let key = new.target.place.key.to_string();
        warnings.push(Warning::new(Kind::Target, Level::Saran, key, message));
    }
}
