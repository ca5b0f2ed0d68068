//! "X di atas Y", "X lebih rendah daripada Y", "X lebih baik daripada Y": the words against both
//! values. What a figure says by itself (`….banding`) is no word and needs no check.

use std::cmp::Ordering;
use std::ops::Range;

use super::super::paragraph::{Paragraph, Prose};
use super::super::subject::Subject;
use super::super::token::Kind;
use super::kata;
use super::value::{self, Owner, Value};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::record::indikator::Arah;

/// What a comparison says of X against Y.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Above,
    Below,
    Better,
    Worse,
}

/// Words of comparison found at a token.
struct Comparison {
    /// Tokens of the judging words.
    words: Range<usize>,
    says: Says,
    /// First token at which Y may stand.
    from: usize,
    /// Whether it is said to be not so.
    negated: bool,
}

/// Tells comparisons that contradict their values.
pub(super) fn check(prose: &Prose<'_>, subject: &Subject<'_>, sink: &mut Sink) {
    if !value::is_prose(prose) {
        return;
    }
    for paragraph in &prose.paragraphs {
        check_paragraph(prose, subject, paragraph, sink);
    }
}

fn check_paragraph(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    paragraph: &Paragraph,
    sink: &mut Sink,
) {
    let mut carried = None;
    for sentence in &paragraph.sentences {
        let mut found =
            sentence.clone().filter_map(|at| comparison(prose, sentence, at)).peekable();
        if found.peek().is_none() {
            carried = only_value(prose, subject, sentence).or(carried.filter(|_| {
                !sentence.clone().any(|at| value::stated(prose, subject, at).is_some())
            }));
            continue;
        }
        if value::is_conditional(prose, sentence) {
            continue;
        }
        let found: Vec<Comparison> = found.collect();
        check_sentence(prose, subject, sentence, &found, carried, sink);
    }
}

/// The value of a sentence that states just one.
fn only_value(prose: &Prose<'_>, subject: &Subject<'_>, sentence: &Range<usize>) -> Option<Value> {
    let mut all = sentence.clone().filter_map(|at| value::stated(prose, subject, at));
    let one = all.next()?;
    all.next().is_none().then_some(one)
}

fn check_sentence(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    sentence: &Range<usize>,
    found: &[Comparison],
    carried: Option<Value>,
    sink: &mut Sink,
) {
    let mut own: Option<Value> = None;
    let mut start = sentence.start;
    for (index, one) in found.iter().enumerate() {
        let end = found.get(index + 1).map_or(sentence.end, |next| next.words.start);
        // A later comparison of the sentence keeps the subject, unless another one begins.
        let anew = index == 0
            || (start..one.words.start)
                .any(|at| prose.is_any(at, &["sedangkan", "sementara", "adapun"]));
        if anew {
            own = left(prose, subject, start..one.words.start, carried);
        }
        if let Some(x) = own {
            for y in right(prose, subject, one.from..end) {
                judge(prose, subject, sentence, one, (x, y), sink);
            }
        }
        start = one.words.end;
    }
}

/// X: the last value before the words, else that of the sentences before.
fn left(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    run: Range<usize>,
    carried: Option<Value>,
) -> Option<Value> {
    if let Some(value) = value::last(prose, subject, run.clone()) {
        // "Dibandingkan dengan 69,48% … lebih tinggi": that value is Y.
        let compared = run.clone().any(|at| at < value.at && prose.is_any(at, kata::COMPARED));
        return (!compared).then_some(value);
    }
    let points_back = run.clone().any(|at| {
        prose
            .is_any(at, &["ini", "itu", "tersebut", "juga", "masih", "namun", "tetapi", "demikian"])
    });
    (points_back && value::named(prose, subject, &run).is_none()).then_some(carried).flatten()
}

/// Y: the first value behind the words, and those joined to it by "dan".
fn right(prose: &Prose<'_>, subject: &Subject<'_>, run: Range<usize>) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    let mut joined = true;
    for at in run {
        let moves = prose.is_any(at, kata::UP) || prose.is_any(at, kata::DOWN);
        if moves || prose.is_any(at, kata::BREAK) || prose.is_any(at, &["yang", "maka"]) {
            if found.is_empty() && prose.is(at, "yang") {
                continue;
            }
            break;
        }
        if prose.is_any(at, &["dan", "serta", "maupun"]) {
            joined = true;
        }
        let Some(value) = value::value(prose, subject, at) else { continue };
        let ranges = value::is_mark(prose, at + 1, &['-', '–', '—'])
            || value::is_mark(prose, at.wrapping_sub(1), &['-', '–', '—']);
        let stated = value::stated(prose, subject, at).filter(|_| joined && !ranges);
        match stated {
            Some(_) => found.push(value),
            None => break,
        }
        joined = false;
    }
    found
}

/// The comparison whose words begin at a token.
fn comparison(prose: &Prose<'_>, sentence: &Range<usize>, at: usize) -> Option<Comparison> {
    let word = prose.word(at);
    if word.len() < 2 {
        return None;
    }
    let (says, length, from) = above_below(prose, sentence, at)
        .or_else(|| exceeds(prose, sentence, at))
        .or_else(|| more_or_less(prose, sentence, at))?;
    let words = at..at + length;
    let wish = value::is_wish(prose, sentence, at, 5);
    if wish || from >= sentence.end {
        return None;
    }
    let negated = value::before(prose, sentence, at, 2, kata::NOT);
    Some(Comparison { words, says, from, negated })
}

/// "di atas", "diatas", "di bawah", "dibawah" before a figure, not on paper.
fn above_below(
    prose: &Prose<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<(Says, usize, usize)> {
    let pair = |word: &str| prose.is(at, "di") && prose.is(at + 1, word);
    let (says, length) = if pair("atas") {
        (Says::Above, 2)
    } else if pair("bawah") {
        (Says::Below, 2)
    } else if prose.is(at, "diatas") {
        (Says::Above, 1)
    } else if prose.is(at, "dibawah") {
        (Says::Below, 1)
    } else {
        return None;
    };
    let paper = at > sentence.start && prose.is_any(at - 1, kata::PAPER);
    let next = at + length;
    let word = prose.word(next).to_ascii_lowercase();
    let leads =
        matches!(prose.tokens.get(next).map(|t| &t.kind), Some(Kind::Number(_) | Kind::Figure(_)))
            || kata::LEADS.iter().any(|lead| !word.is_empty() && word.starts_with(lead));
    (!paper && leads).then_some((says, length, next))
}

/// "melebihi", "melampaui".
fn exceeds(prose: &Prose<'_>, sentence: &Range<usize>, at: usize) -> Option<(Says, usize, usize)> {
    let is = prose.is_any(at, &["melebihi", "melampaui"]) && at + 1 < sentence.end;
    is.then_some((Says::Above, 1, at + 1))
}

/// "lebih tinggi … dari", "lebih baik … dibandingkan".
fn more_or_less(
    prose: &Prose<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<(Says, usize, usize)> {
    if !prose.is(at, "lebih") {
        return None;
    }
    let says = match () {
        () if prose.is_any(at + 1, &["tinggi", "besar", "banyak"]) => Says::Above,
        () if prose.is_any(at + 1, &["rendah", "kecil", "sedikit"]) => Says::Below,
        () if prose.is_any(at + 1, &["baik", "bagus"]) => Says::Better,
        () if prose.is_any(at + 1, &["buruk", "jelek"]) => Says::Worse,
        () => return None,
    };
    // What stands between the words and the link is the difference: "lebih rendah 2,58 poin dari".
    let reach = (at + 2)..(at + 9).min(sentence.end);
    let link =
        reach.into_iter().take_while(|at| !value::is_mark(prose, *at, &[',', ';'])).find(|at| {
            prose.is_any(*at, &["dari", "daripada", "dibanding", "dibandingkan", "ketimbang"])
        })?;
    Some((says, 2, link + 1))
}

fn judge(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    sentence: &Range<usize>,
    one: &Comparison,
    (x, y): (Value, Value),
    sink: &mut Sink,
) {
    if !x.is_comparable(&y) || !value::counts_alike(prose, &x, &y) {
        return;
    }
    let run = sentence.start..y.at;
    let owner = || {
        let by_key = |at: usize| match prose.tokens.get(at).map(|t| &t.kind) {
            Some(Kind::Figure(key)) => value::owner_of(subject, key),
            _ => None,
        };
        let arounds = x.at.saturating_sub(25)..x.at;
        by_key(x.at)
            .or_else(|| value::named(prose, subject, &run))
            .or_else(|| value::named(prose, subject, &arounds))
    };
    let better = matches!(one.says, Says::Better | Says::Worse);
    let exceeds = prose.is_any(one.words.start, &["melampaui"]);
    let arah = if better || exceeds { owner().and_then(Owner::arah) } else { None };
    if better && arah.is_none() || exceeds && arah == Some(Arah::Turun) {
        return;
    }
    let expected = match (one.says, arah) {
        (Says::Above, _) | (Says::Better, Some(Arah::Naik)) | (Says::Worse, Some(Arah::Turun)) => {
            Ordering::Greater
        }
        _ => Ordering::Less,
    };
    let found = x.number.cmp(&y.number);
    if (found == expected) != one.negated {
        return;
    }
    let words = value::quote(prose, &one.words);
    let (a, b) = (value::text(prose, subject, x.at), value::text(prose, subject, y.at));
    let not = if one.negated { "tidak " } else { "" };
    let truth = match found {
        Ordering::Greater => "lebih tinggi daripada",
        Ordering::Less => "lebih rendah daripada",
        Ordering::Equal => "sama dengan",
    };
    let good = match arah.filter(|_| better) {
        Some(Arah::Turun) => " dan untuk indikator ini makin rendah makin baik",
        Some(Arah::Naik) => " dan untuk indikator ini makin tinggi makin baik",
        None => "",
    };
    let message =
        format!("Kalimat ini menyebut {a} {not}{words} {b}, padahal {a} {truth} {b}{good}.",);
    let place = prose.text.place(&prose.range(&one.words));
    sink.push(
        Diagnostic::new(Code::PenilaianBertentangan, &place, message)
            .mark(format!("yang benar: {truth}"))
            .help(format!(
                "Ganti kata itu dengan \"{truth}\", atau periksa kedua angkanya. Pembanding yang \
                 tercatat dapat menulis katanya sendiri, misalnya \
                 {{{{ indikator.pembanding.nasional.banding }}}}."
            )),
    );
}

#[cfg(test)]
mod tests {
    use super::super::uji::{right, wrong};
    use super::check;
    use crate::diagnostic::Code;

    const CODE: Code = Code::PenilaianBertentangan;

    #[test]
    fn words_that_contradict_their_values_are_told() {
        for (text, words) in [
            (
                "Tingkat pengangguran adalah sebesar 5,88%. Pencapaian ini lebih rendah dibandingkan dengan Kabupaten Tetangga sebesar 6,12%. Namun masih di bawah angka nasional sebesar 5,32%.",
                "di bawah",
            ),
            ("Realisasi 72,94% lebih rendah daripada angka nasional 69,48%.", "lebih rendah"),
            (
                "Realisasi 72,94% lebih tinggi dibandingkan realisasi provinsi sebesar 75,10%.",
                "lebih tinggi",
            ),
            (
                "Realisasi 72,94% lebih tinggi dari Kabupaten A sebesar 69,53% dan Kabupaten B sebesar 75,20%.",
                "lebih tinggi",
            ),
            ("Serapan 80,10% melampaui target 90,00%.", "melampaui"),
            ("Angka 5,88% tidak di atas angka nasional 5,32%.", "di atas"),
            (
                "Pertumbuhan industri kecil {{ tumbuh.realisasi }} di bawah angka nasional {{ tumbuh.pembanding.nasional.nilai }}.",
                "di bawah",
            ),
            (
                "Pertumbuhan industri kecil sebesar 10,00% lebih buruk dibandingkan nasional sebesar 7,50%.",
                "lebih buruk",
            ),
            (
                "Lama layanan sebesar 4,00 hari lebih baik dibandingkan rata-rata 3,50 hari.",
                "lebih baik",
            ),
            (
                "Capaian 96,31% sedangkan serapan 94,10% lebih tinggi dari pagu 95,00%.",
                "lebih tinggi",
            ),
        ] {
            wrong(check, "sasaran.industri.narasi", text, &[(CODE, words)]);
        }
    }

    #[test]
    fn right_sentences_pass() {
        for text in [
            "Realisasi 72,94% lebih tinggi dibandingkan angka nasional 69,48%.",
            "Realisasi 72,94% di atas rata-rata provinsi sebesar 71,06%.",
            "Realisasi 5,88% masih di atas angka nasional 5,32%.",
            "Dari grafik di atas dapat dilihat realisasi sebesar 72,94% dari target 80,00%.",
            "Angkatan kerja ialah penduduk 15 tahun ke atas sebesar 308.104 jiwa.",
            "Realisasi 72,94% tidak di bawah angka nasional 69,48%.",
            "Realisasi 72,94% belum melampaui target 74,00%.",
            "Realisasi 11,85% melampaui target 10,00%.",
            "Realisasi 71,27 lebih rendah 2,58 poin dari tahun lalu sebesar 73,85.",
            "Dibandingkan angka nasional 69,48%, realisasi 72,94% lebih tinggi.",
            "Dibandingkan angka nasional 69,48%, realisasi ini lebih tinggi.",
            "Diharapkan realisasi 72,94% tahun depan lebih tinggi dari 80,00%.",
            "Sasaran dinyatakan efisien bila capaian lebih tinggi daripada serapan.",
            "Realisasi 5,88% lebih baik dibandingkan Kabupaten Tetangga sebesar 6,12%.",
            "Realisasi 5,88% {{ tumbuh.pembanding.nasional.banding }} dibandingkan nasional 7,50%.",
            "Pertumbuhan industri kecil sebesar 10,00% lebih baik dibandingkan nasional sebesar 7,50%.",
            "Lama layanan sebesar 4,00 hari lebih baik dibandingkan rata-rata 4,50 hari.",
            "Lama layanan sebesar 4,00 hari melampaui target 5,00 hari.",
            "Angka 0,82%, sedikit di atas ambang program 0,80 – 1,00%.",
            "Realisasi 72,94% lebih tinggi dari nasional 69,48% namun lebih rendah dari provinsi 75,10%.",
            "Nilai Rp5.000.000 lebih tinggi dari 5,39%.",
            "Hal tersebut di atas ditunjukkan oleh realisasi 72,94% dan target 74,00%.",
            "Realisasi 72,94% {% if tumbuh.tercapai %}di atas{% else %}di bawah{% endif %} target 74,00%.",
        ] {
            right(check, "sasaran.industri.narasi", text);
        }
    }
}
