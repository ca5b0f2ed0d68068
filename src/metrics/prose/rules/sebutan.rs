//! "kategori sangat baik": a label that the scale does not have (0406), and a label of the scale
//! that contradicts the capaian stated with it (0405).

use std::ops::Range;

use super::super::number::Unit;
use super::super::paragraph::Prose;
use super::super::subject::Subject;
use super::super::token::Kind;
use super::kata;
use super::value;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::figures::{Value as Worth, Verdict, kelas};
use crate::record::kebijakan::Kebijakan;

/// Words before a label.
const CALLED: &[&str] = &["kategori", "kriteria", "predikat", "peringkat", "berpredikat"];

/// Small words behind a label; any other small word makes it a part of a name.
const BEHIND: &[&str] = &[
    "dengan",
    "dan",
    "karena",
    "pada",
    "untuk",
    "yang",
    "sesuai",
    "serta",
    "atau",
    "namun",
    "sehingga",
    "tetapi",
    "menurut",
    "dalam",
    "oleh",
    "tahun",
    "di",
    "yaitu",
    "yakni",
    "sebesar",
    "sebagaimana",
    "berdasarkan",
    "ini",
    "tersebut",
    "sedangkan",
    "meskipun",
    "walaupun",
    "adalah",
    "dari",
    "bagi",
    "setelah",
    "hal",
];

/// Tells labels that are none and labels that do not fit.
pub(super) fn check(prose: &Prose<'_>, subject: &Subject<'_>, sink: &mut Sink) {
    if !value::is_prose(prose) {
        return;
    }
    for (_, sentence) in prose.sentences() {
        for at in sentence.clone() {
            if !prose.is_any(at, CALLED) {
                continue;
            }
            let Some(words) = label(prose, sentence, at + 1) else { continue };
            if value::is_conditional(prose, sentence) {
                break;
            }
            judge(prose, subject, sentence, at, &words, sink);
        }
    }
}

/// The words of a label from a token on, without emphasis or quotes around them.
fn label(prose: &Prose<'_>, sentence: &Range<usize>, start: usize) -> Option<Range<usize>> {
    let mut start = start;
    while start < sentence.end && value::is_mark(prose, start, &['*', '_', '"', '“', '‘', '\''])
    {
        start += 1;
    }
    let length = (0..3).take_while(|n| prose.is_any(start + n, kata::GRADE)).count();
    let words = start..start + length;
    let last = words.end.checked_sub(1).filter(|last| *last >= start)?;
    let behind = prose.word(words.end);
    let name = !behind.is_empty()
        && !behind.starts_with(char::is_uppercase)
        && !BEHIND.iter().any(|known| known.eq_ignore_ascii_case(behind));
    let no_label = prose.is_any(last, kata::DEGREE) || name || words.end > sentence.end;
    (length > 0 && !no_label).then_some(words)
}

/// Whether some words of a text are a label.
fn is_label(prose: &Prose<'_>, words: &Range<usize>, label: &str) -> bool {
    let mut at = words.start;
    for word in label.split_whitespace() {
        if at >= words.end || !prose.is(at, word) {
            return false;
        }
        at += 1;
    }
    at == words.end
}

fn judge(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    sentence: &Range<usize>,
    called: usize,
    words: &Range<usize>,
    sink: &mut Sink,
) {
    let policy = &subject.record.kebijakan;
    let of_scale = policy.skala.iter().any(|class| is_label(prose, words, &class.label.value));
    if of_scale {
        return against_capaian(prose, subject, sentence, words, sink);
    }
    let akip = prose.text.key.starts_with("akip")
        || sentence.clone().any(|at| prose.is_any(at, kata::AKIP))
        || prose.is_any(called, &["predikat", "berpredikat"]);
    let of_akip = policy.predikat_akip.iter().any(|one| is_label(prose, words, &one.sebutan.value));
    let of_verdict = [Verdict::Efisien, Verdict::CukupEfisien, Verdict::TidakEfisien]
        .iter()
        .any(|verdict| is_label(prose, words, verdict.text()));
    if akip && of_akip || of_verdict {
        return;
    }
    let quoted = value::quote(prose, words);
    let message = format!(
        "Sebutan \"{quoted}\" tidak ada dalam skala kriteria laporan ini, yaitu {}.",
        labels(policy)
    );
    sink.push(
        Diagnostic::new(Code::SebutanKriteria, &prose.text.place(&prose.range(words)), message)
            .mark("bukan label skala")
            .help(
                "Pakai label skala, atau rujuk kriterianya dengan {{ ringkasan.kriteria }} atau \
             {{ indikator.kriteria }}.",
            ),
    );
}

/// The labels of the scale as a list.
fn labels(policy: &Kebijakan) -> String {
    let labels: Vec<&str> = policy.skala.iter().map(|class| class.label.value.as_str()).collect();
    match labels.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} dan {last}", rest.join(", ")),
        _ => labels.concat(),
    }
}

/// A label of the scale against the capaian that the sentence states before it, or against the
/// summary where the sentence is about all indicators.
fn against_capaian(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    sentence: &Range<usize>,
    words: &Range<usize>,
    sink: &mut Sink,
) {
    let Some((right, source)) = stated(prose, subject, sentence, words.start)
        .or_else(|| of_all(prose, subject, sentence, words.start))
    else {
        return;
    };
    if is_label(prose, words, &right) {
        return;
    }
    let message = format!(
        "Kalimat ini menyebut kriteria \"{}\", padahal {source} termasuk \"{right}\".",
        value::quote(prose, words),
    );
    sink.push(
        Diagnostic::new(
            Code::PenilaianBertentangan,
            &prose.text.place(&prose.range(words)),
            message,
        )
        .mark(format!("menurut skala: {right}"))
        .help(format!(
            "Tulis \"{right}\", atau rujuk kriterianya dengan {{{{ indikator.kriteria }}}}."
        )),
    );
}

/// The class of the capaian that stands last before the label.
fn stated(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    sentence: &Range<usize>,
    end: usize,
) -> Option<(String, String)> {
    let value = value::last(prose, subject, sentence.start..end)?;
    if value.unit != Unit::Percent {
        return None;
    }
    let by_key = match prose.tokens.get(value.at).map(|token| &token.kind) {
        Some(Kind::Figure(key)) => {
            Some(key.ends_with(".capaian") || key.as_str() == "ringkasan.rata_rata")
        }
        _ => None,
    };
    let capaian = by_key.unwrap_or_else(|| {
        let run = value.at.saturating_sub(18).max(sentence.start)..value.at;
        let mut said = run.clone().filter(|at| prose.is_any(*at, &["capaian", "capaiannya"]));
        let later = |from: usize| {
            (from..value.at).any(|at| {
                prose.is_any(at, &["target", "realisasi"]) || prose.is_any(at, kata::MONEY)
            })
        };
        said.next_back().is_some_and(|said| !later(said))
    });
    if !capaian {
        return None;
    }
    match kelas(value.number, &subject.record.kebijakan.skala)? {
        Worth::Class { label, .. } => {
            Some((label, format!("capaian {}", value::text(prose, subject, value.at))))
        }
        _ => None,
    }
}

/// The class of the whole report, where a sentence without values is about all indicators.
fn of_all(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    sentence: &Range<usize>,
    end: usize,
) -> Option<(String, String)> {
    let run = sentence.start..end;
    let all = run.clone().any(|at| prose.is(at, "IKU") || prose.is(at, "rata-rata"));
    let stated = run.into_iter().any(|at| value::value(prose, subject, at).is_some());
    if !all || stated || subject.sasaran_of(&prose.text.key).is_some() {
        return None;
    }
    let mean = subject.figures.get("ringkasan.rata_rata")?;
    match &subject.figures.get("ringkasan.kriteria")?.value {
        Worth::Class { label, .. } => {
            Some((label.clone(), format!("rata-rata capaian {}", mean.text())))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::{right, wrong};
    use super::check;
    use crate::diagnostic::Code::{PenilaianBertentangan as Judged, SebutanKriteria as Label};

    #[test]
    fn labels_that_are_none_or_do_not_fit_are_told() {
        for (text, expected) in [
            ("Pencapaian kinerja masuk dalam kategori sangat baik.", &[(Label, "sangat baik")][..]),
            ("Hasilnya masuk kriteria **Cukup Tinggi**.", &[(Label, "Cukup Tinggi")]),
            ("Kinerja berada pada peringkat \"istimewa\" tahun ini.", &[(Label, "istimewa")]),
            ("Kinerja ini mendapat predikat sangat rendah sekali.", &[]),
            (
                "Capaian kinerja sebesar 65,83% dengan kriteria Sangat Tinggi.",
                &[(Judged, "Sangat Tinggi")],
            ),
            ("Capaiannya {{ lama.capaian }} dengan kriteria Tinggi.", &[(Judged, "Tinggi")]),
            ("Pencapaian IKU masuk dalam kategori Sangat Rendah.", &[(Judged, "Sangat Rendah")]),
        ] {
            wrong(check, "naskah.capaian", text, expected);
        }
    }

    #[test]
    fn right_sentences_pass() {
        for text in [
            "Capaian kinerja sebesar 65,83% dengan kriteria Sedang.",
            "Capaian kinerja sebesar 96,31% dengan kriteria sangat tinggi.",
            "Capaiannya {{ lama.capaian }} dengan kriteria {{ lama.kriteria }}.",
            "PDRB dirinci menjadi 17 kategori lapangan usaha.",
            "Sektor kategori PDRB ini besar.",
            "Kriteria penilaian mengikuti peraturan.",
            "Hasil evaluasi AKIP menunjukkan kategori sangat baik.",
            "Instansi meraih predikat Sangat Baik.",
            "Program ini tergolong kategori efisien.",
            "Sasaran ini masuk kategori tidak efisien.",
            "Perusahaan dengan kategori rendah karbon dibina.",
            "Kriteria baik buruknya layanan dijelaskan.",
            "Realisasi sebesar 65,83% dengan kriteria Tinggi.",
            "Serapan anggaran 99,82% termasuk kriteria Tinggi.",
            "Kategori Tinggi ialah capaian di atas 75%.",
            "Predikat kinerja dan kategori capaian tercantum dalam tabel.",
            "Peringkat daerah naik.",
            "Kategori sangat banyak dipakai.",
            "Instansi berpredikat Baik.",
            "{% if ringkasan.semua_terukur %}Kinerja masuk kategori sangat baik.{% endif %}",
        ] {
            right(check, "naskah.capaian", text);
        }
    }
}
