//! "telah mencapai target", "belum tercapainya target", "efisien": against the capaian that the
//! text itself states, or the figures of its sasaran.

use std::ops::Range;

use super::super::number::Unit;
use super::super::paragraph::Prose;
use super::super::subject::Subject;
use super::kata;
use super::value::{self, Value};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::figures::{Value as Worth, Verdict};
use crate::number::Decimal;
use crate::record::indikator::Indikator;

/// Words that make a sentence speak of another target than that of the year.
const OTHER: &[&str] = &["renstra", "rpjmd", "menengah", "nasional", "provinsi", "rpjp", "rkpd"];

/// Words behind "target" with which it is that of the indicator.
const QUALIFIES: &[&str] = &[
    "kinerja",
    "indikator",
    "tahun",
    "yang",
    "sebesar",
    "perjanjian",
    "ini",
    "tersebut",
    "pertumbuhan",
    "untuk",
    "dan",
    "karena",
    "dengan",
    "pada",
    "antara",
    "sehingga",
    "namun",
    "tetapi",
    "yaitu",
    "yakni",
];

/// Tells judgements that contradict the capaian or the verdict of efficiency.
pub(super) fn check(prose: &Prose<'_>, subject: &Subject<'_>, sink: &mut Sink) {
    if !value::is_prose(prose) {
        return;
    }
    let mut stated: Option<Value> = None;
    for (_, sentence) in prose.sentences() {
        let other = sentence.clone().any(|at| prose.is_any(at, OTHER));
        for at in sentence.clone() {
            if !other && prose.is_any(at, &["capaian", "capaiannya"]) {
                stated = capaian(prose, subject, sentence, at).or(stated);
            }
            if other {
                continue;
            }
            let sure = || !value::is_conditional(prose, sentence);
            if let Some((reached, words)) = reached(prose, sentence, at).filter(|_| sure()) {
                judge(prose, subject, sentence, reached, &words, stated, sink);
            }
            if let Some((said, words)) = efficient(prose, sentence, at).filter(|_| sure()) {
                judge_verdict(prose, subject, said, &words, sink);
            }
        }
    }
}

/// The capaian that a sentence states: the first per cent behind that word.
fn capaian(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Value> {
    let end = sentence.end.min(at + 22);
    let stop = (at + 1..end).find(|at| {
        prose.is_any(*at, kata::BREAK)
            || prose.is_any(*at, kata::MONEY)
            || prose.is_any(*at, &["target", "realisasi", "rencana"])
    });
    if value::before(prose, sentence, at, 1, &["realisasi"])
        || (at..stop.unwrap_or(end)).any(|at| prose.is_any(at, kata::MONEY))
    {
        return None;
    }
    value::first(prose, subject, at + 1..stop.unwrap_or(end)).filter(|v| v.unit == Unit::Percent)
}

/// What a sentence says about the target at a token, with the judging words.
fn reached(prose: &Prose<'_>, sentence: &Range<usize>, at: usize) -> Option<(bool, Range<usize>)> {
    let verb = prose.is_any(at, &["mencapai", "memenuhi", "melampaui", "melebihi"]);
    let target = |at: usize| prose.is(at, "target") && is_own_target(prose, at + 1);
    let passive = prose.is_any(at, &["tercapai", "tercapainya"]);
    if !(passive || verb && target(at + 1)) {
        return None;
    }
    if passive && !is_about_target(prose, sentence, at, target) {
        return None;
    }
    let from = at.saturating_sub(3).max(sentence.start);
    let marker = |words: &[&str]| (from..at).rev().find(|at| prose.is_any(*at, words));
    if value::is_wish(prose, sentence, at, 6) {
        return None;
    }
    if let Some(not) = marker(&["belum", "tidak", "gagal", "tak"]) {
        let end = if verb { at + 2 } else { at + 1 };
        return Some((false, not..end));
    }
    let yes = marker(&["telah", "sudah", "berhasil", "mampu"]);
    let exceeds = prose.is_any(at, &["melampaui", "melebihi"]);
    let end = if verb { at + 2 } else { at + 1 };
    match yes {
        Some(yes) => Some((true, yes..end)),
        None if exceeds => Some((true, at..end)),
        None => None,
    }
}

/// Whether "tercapai" is said of the target: "target … tercapai", "tercapainya target".
fn is_about_target(
    prose: &Prose<'_>,
    sentence: &Range<usize>,
    at: usize,
    target: impl Fn(usize) -> bool,
) -> bool {
    let before = at.saturating_sub(8).max(sentence.start)..at;
    let named = before.clone().any(|at| prose.is_any(at, &["target", "targetnya"]));
    let money = before.into_iter().any(|at| prose.is_any(at, kata::MONEY));
    target(at + 1) || named && !money
}

/// Whether what follows "target" leaves it that of the indicator ("target PAD" is another one).
fn is_own_target(prose: &Prose<'_>, next: usize) -> bool {
    let word = prose.word(next);
    word.is_empty() || QUALIFIES.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// The capaian that decides: its number, how it is written, and where it comes from.
struct Known {
    reached: bool,
    text: String,
    from_text: bool,
}

fn judge(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    sentence: &Range<usize>,
    said: bool,
    words: &Range<usize>,
    stated: Option<Value>,
    sink: &mut Sink,
) {
    let Some(known) = known(prose, subject, sentence, stated) else { return };
    if known.reached == said {
        return;
    }
    let quoted = value::quote(prose, words);
    let whose = if known.from_text { "yang disebut naskah ini" } else { "menurut catatan" };
    let truth = if known.reached { "sudah tercapai" } else { "belum tercapai" };
    let message = format!(
        "Kalimat ini menyebut \"{quoted}\", padahal capaian {whose} {}, jadi targetnya {truth}.",
        known.text
    );
    sink.push(
        Diagnostic::new(
            Code::PenilaianBertentangan,
            &prose.text.place(&prose.range(words)),
            message,
        )
        .mark(truth)
        .help("Betulkan katanya, atau periksa target, realisasi dan capaiannya."),
    );
}

fn known(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    sentence: &Range<usize>,
    stated: Option<Value>,
) -> Option<Known> {
    if let Some(value) = stated {
        let text = value::text(prose, subject, value.at).into_owned();
        let reached = value.number >= Decimal::ONE_HUNDRED;
        return Some(Known { reached, text, from_text: true });
    }
    let indikator = only(prose, subject, sentence)?;
    let key = &*indikator.kunci;
    let figure = subject.figures.get(&format!("{key}.capaian"))?;
    let number = figure.number()?;
    let reached = number >= Decimal::ONE_HUNDRED;
    Some(Known { reached, text: figure.text(), from_text: false })
}

/// The indicator of which a sentence speaks: named in it, or the only one of its sasaran.
fn only<'a>(
    prose: &Prose<'_>,
    subject: &Subject<'a>,
    sentence: &Range<usize>,
) -> Option<&'a Indikator> {
    if let Some(owner) = value::named(prose, subject, sentence) {
        return match owner {
            value::Owner::Indikator(one) => Some(one),
            value::Owner::Deret(_) => None,
        };
    }
    match subject.sasaran_of(&prose.text.key)?.indikator.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

/// "dinilai efisien", "tidak efisien" at a token.
fn efficient(
    prose: &Prose<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<(Verdict, Range<usize>)> {
    const SAYS: &[&str] = &[
        "dinilai",
        "dinyatakan",
        "tergolong",
        "termasuk",
        "adalah",
        "dikatakan",
        "kategori",
        "kriteria",
        "sudah",
        "telah",
    ];
    if !prose.is(at, "efisien") || value::is_wish(prose, sentence, at, 8) {
        return None;
    }
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start)?;
    let ends = prose.word(at + 1).is_empty()
        || prose
            .is_any(at + 1, &["karena", "dengan", "dan", "sebab", "mengingat", "dalam", "pada"]);
    if !ends {
        return None;
    }
    if prose.is_any(before, &["tidak", "belum", "kurang"]) {
        return Some((Verdict::TidakEfisien, before..at + 1));
    }
    let fairly = prose.is(before, "cukup");
    let says = value::before(prose, sentence, if fairly { before } else { at }, 1, SAYS);
    let verdict = if fairly { Verdict::CukupEfisien } else { Verdict::Efisien };
    says.then_some((verdict, if fairly { before } else { at }..at + 1))
}

fn judge_verdict(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    said: Verdict,
    words: &Range<usize>,
    sink: &mut Sink,
) {
    let Some(sasaran) = subject.sasaran_of(&prose.text.key) else { return };
    let path = format!("sasaran.{}", &*sasaran.kunci);
    let verdict = match subject.figures.get(&format!("{path}.efisiensi")).map(|f| &f.value) {
        Some(Worth::Verdict(verdict)) => *verdict,
        _ => return,
    };
    // "cukup efisien" is a verdict of one rule only; under the others it says "efisien".
    let mild = said == Verdict::CukupEfisien && verdict == Verdict::Efisien;
    if verdict == said || mild {
        return;
    }
    let text = |name: &str| {
        subject.figures.get(&format!("{path}.{name}")).map(|f| f.text()).unwrap_or_default()
    };
    let message = format!(
        "Kalimat ini menyebut \"{}\", padahal hasil hitungannya \"{}\": capaian {} dan serapan {}.",
        value::quote(prose, words),
        verdict.text(),
        text("capaian"),
        text("serapan"),
    );
    sink.push(
        Diagnostic::new(
            Code::PenilaianBertentangan,
            &prose.text.place(&prose.range(words)),
            message,
        )
        .mark(verdict.text())
        .help(format!("Tulis {{{{ {path}.efisiensi }}}} agar sebutannya mengikuti hitungan.")),
    );
}

#[cfg(test)]
mod tests {
    use super::super::uji::{right, wrong};
    use super::check;
    use crate::diagnostic::Code::PenilaianBertentangan as Judged;

    #[test]
    fn judgements_against_the_capaian_are_told() {
        for (key, text, words) in [
            (
                "kerja",
                "Capaian kinerja kontribusi sektor perdagangan sebesar 102,06%.\n\nBeberapa faktor yang menyebabkan belum tercapainya target kinerja untuk indikator ini antara lain:",
                "belum tercapainya",
            ),
            (
                "kerja",
                "Capaian kinerjanya sebesar 94,79% sehingga telah mencapai target.",
                "telah mencapai target",
            ),
            (
                "industri",
                "Indikator ini belum mencapai target yang ditetapkan.",
                "belum mencapai target",
            ),
            ("industri", "Target kinerja indikator ini tidak tercapai.", "tidak tercapai"),
            ("layanan", "Lama layanan telah mencapai target tahun ini.", "telah mencapai target"),
            ("layanan", "Realisasi berhasil melampaui target.", "berhasil melampaui target"),
            ("layanan", "Target sebesar 3 hari sudah tercapai.", "sudah tercapai"),
            ("industri", "Pencapaian ini tidak efisien.", "tidak efisien"),
            ("layanan", "Sasaran ini dinilai efisien.", "efisien"),
        ] {
            wrong(check, &format!("sasaran.{key}.narasi"), text, &[(Judged, words)]);
        }
    }

    #[test]
    fn right_sentences_pass() {
        for (key, text) in [
            ("industri", "Indikator ini telah mencapai target yang ditetapkan."),
            ("industri", "Target kinerja telah tercapai."),
            ("layanan", "Indikator ini belum mencapai target."),
            ("layanan", "Belum tercapainya target kinerja disebabkan keterbatasan ruang."),
            (
                "industri",
                "Indikator ini {% if tumbuh.tercapai %}sudah{% else %}tidak{% endif %} mencapai target yang ditetapkan.",
            ),
            ("industri", "Dua dari tiga kegiatan mencapai target."),
            ("industri", "Upaya untuk telah mencapai target terus dilakukan."),
            ("industri", "Langkah ini diperlukan agar target tidak tercapai sebagian."),
            ("industri", "Retribusi belum mencapai target PAD."),
            ("industri", "Terhadap target Renstra, realisasi belum dapat mencapai target."),
            ("industri", "Target pendapatan retribusi belum tercapai."),
            (
                "kerja",
                "Capaian sebesar 94,79%. Indikator ini tidak mencapai target pertumbuhan yaitu sebesar 18%.",
            ),
            ("kerja", "Capaian kinerja sebesar 102,06%. Target kinerja telah tercapai."),
            ("kerja", "Angka proksi belum mencapai target."),
            ("industri", "Penggunaan teknologi yang efektif dan efisien ditingkatkan."),
            ("industri", "Sasaran ini dinilai efisien."),
            ("industri", "Sasaran dinyatakan efisien bila capaian melebihi serapan."),
            ("industri", "Diharapkan anggaran dinilai efisien."),
            ("layanan", "Tingkat efisiensi sasaran ini belum dapat dihitung."),
            (
                "industri",
                "Dinilai **{{ sasaran.industri.efisiensi }}** dengan capaian {{ tumbuh.capaian }}.",
            ),
            ("industri", "Kerja sama telah mencapai tujuh kabupaten."),
        ] {
            right(check, &format!("sasaran.{key}.narasi"), text);
        }
        right(check, "naskah.penutup", "Seluruh target belum tercapai.");
    }
}
