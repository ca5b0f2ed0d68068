//! Words of judgement beside a figure that knows the right word itself: `{{ x.pembanding.y.nilai }}`
//! has its `.banding`, `{{ x.tren.selisih }}` its `.tren.arah`.

use std::ops::Range;

use super::super::paragraph::Prose;
use super::super::subject::Subject;
use super::super::token::{Kind, Token};
use super::kata::{DOWN, UP};
use super::value::{is_conditional, is_prose};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::figures::Figure;

/// Tokens between a word of movement and its figure, at most.
const NEAR: usize = 6;

/// Two words that set one thing above or below another.
const ABOVE: &[[&str; 2]] = &[["lebih", "tinggi"], ["lebih", "besar"], ["di", "atas"]];
const BELOW: &[[&str; 2]] = &[["lebih", "rendah"], ["lebih", "kecil"], ["di", "bawah"]];

/// Words in the text of a figure that say the same.
const SAYS_ABOVE: &[&str] = &["tinggi", "atas", "naik", "meningkat"];
const SAYS_BELOW: &[&str] = &["rendah", "bawah", "turun", "menurun"];

/// Tells words that contradict the figure behind them.
pub(super) fn check(prose: &Prose<'_>, subject: &Subject<'_>, sink: &mut Sink) {
    if !is_prose(prose) {
        return;
    }
    for (_, sentence) in prose.sentences().filter(|(_, s)| !is_conditional(prose, s)) {
        grade(prose, subject, sentence, sink);
        for at in sentence.clone() {
            let Some((tokens, above)) = word(prose, at) else { continue };
            let right = if tokens.len() == 2 {
                region(prose, subject, tokens.end..sentence.end)
            } else {
                trend(prose, subject, tokens.end..sentence.end.min(tokens.end + NEAR))
            };
            if let Some((right, figure)) = right.filter(|(right, _)| says(right) != Some(above)) {
                tell(prose, &tokens, &right, &figure, sink);
            }
        }
    }
}

/// "predikat A" in a sentence about the score of the evaluation, which has another grade.
fn grade(prose: &Prose<'_>, subject: &Subject<'_>, sentence: &Range<usize>, sink: &mut Sink) {
    let Some(right) = subject.figures.get("akip.predikat").map(Figure::text) else { return };
    let is_score = |token: &Token| matches!(&token.kind, Kind::Figure(key) if key == "akip.nilai");
    if !sentence.clone().any(|at| prose.tokens.get(at).is_some_and(is_score)) {
        return;
    }
    let grades = &subject.record.kebijakan.predikat_akip;
    for at in sentence.clone().filter(|at| prose.is_any(*at, &["predikat", "kategori"])) {
        let typed = prose.word(at + 1);
        if typed != right && grades.iter().any(|grade| grade.predikat.value == typed) {
            let place = prose.text.place(&prose.range(&(at + 1..at + 2)));
            let message = format!(
                "Kalimat ini menyebut predikat {typed}, sedangkan nilai itu berpredikat {right}."
            );
            sink.push(
                Diagnostic::new(Code::PredikatBerbeda, &place, message)
                    .help("Tulis {{ akip.predikat }} agar predikatnya mengikuti nilainya."),
            );
        }
    }
}

/// The word of judgement at a token, and whether it says above or up.
fn word(prose: &Prose<'_>, at: usize) -> Option<(Range<usize>, bool)> {
    let pair = |pairs: &[[&str; 2]]| pairs.iter().any(|pair| prose.follows(at, pair));
    if pair(ABOVE) || pair(BELOW) {
        return Some((at..at + 2, pair(ABOVE)));
    }
    let up = prose.is_any(at, UP);
    (up || prose.is_any(at, DOWN)).then_some((at..at + 1, up))
}

/// The keys of figures in a run, up to the next word of judgement.
fn keys<'p>(prose: &'p Prose<'_>, run: Range<usize>) -> impl Iterator<Item = &'p str> {
    run.take_while(|at| word(prose, *at).is_none()).filter_map(|at| match prose.tokens.get(at) {
        Some(Token { kind: Kind::Figure(key), .. }) => Some(key.as_str()),
        _ => None,
    })
}

/// What is right about the first region that is named by its figure.
fn region(prose: &Prose<'_>, subject: &Subject<'_>, run: Range<usize>) -> Option<(String, String)> {
    let key = keys(prose, run).find(|key| key.contains(".pembanding."))?;
    let base = key.strip_suffix(".nilai")?;
    let right = subject.figures.get(&format!("{base}.banding"))?;
    Some((right.text(), key.to_string()))
}

/// What is right about the step of the first trend that is named by its figure.
fn trend(prose: &Prose<'_>, subject: &Subject<'_>, run: Range<usize>) -> Option<(String, String)> {
    let key = keys(prose, run).find(|key| key.contains(".tren."))?;
    let base = key.strip_suffix(".selisih").or_else(|| key.strip_suffix(".persen"))?;
    let right = subject.figures.get(&format!("{base}.arah"))?;
    Some((right.text(), key.to_string()))
}

/// Whether a figure's own word says above; none when it says that both are equal.
fn says(text: &str) -> Option<bool> {
    let has = |words: &[&str]| text.split(' ').any(|word| words.contains(&word));
    if has(SAYS_ABOVE) { Some(true) } else { has(SAYS_BELOW).then_some(false) }
}

fn tell(prose: &Prose<'_>, tokens: &Range<usize>, right: &str, figure: &str, sink: &mut Sink) {
    let place = prose.text.place(&prose.range(tokens));
    let typed = prose.typed(tokens).split_whitespace().collect::<Vec<_>>().join(" ");
    let message = format!(
        "Kalimat ini menyebut \"{typed}\", sedangkan menurut `{figure}` yang benar \"{right}\"."
    );
    sink.push(Diagnostic::new(Code::PenilaianBertentangan, &place, message).help(
        "Ganti katanya, atau pakai kata dari angkanya: {{ ….banding }} atau {{ ….tren.arah }}.",
    ));
}

#[cfg(test)]
mod tests {
    use super::super::uji::{right, wrong};
    use super::*;

    const KEY: &str = "sasaran.layanan.narasi";

    #[test]
    fn a_word_agrees_with_the_figure_behind_it() {
        let told = |typed| [(Code::PenilaianBertentangan, typed)];
        let region = "pertumbuhan industri {typed} dibandingkan Nasional {{ tumbuh.pembanding.nasional.nilai }}.";
        let text = |typed: &str| region.replace("{typed}", typed);
        wrong(check, KEY, &text("lebih rendah"), &told("lebih rendah"));
        right(check, KEY, &text("lebih tinggi"));
        right(check, KEY, &text("{{ tumbuh.pembanding.nasional.banding }}"));
        let step = "Terdapat {typed} sebesar {{ lama.tren.selisih }} hari.";
        let text = |typed: &str| step.replace("{typed}", typed);
        wrong(check, KEY, &text("peningkatan"), &told("peningkatan"));
        right(check, KEY, &text("penurunan"));
        right(check, KEY, &text("{{ lama.tren.kata }}"));
    }

    #[test]
    fn a_grade_belongs_to_its_score() {
        let told = [(Code::PredikatBerbeda, "AA")];
        wrong(check, "akip.narasi", "Nilai {{ akip.nilai }} dengan predikat AA.", &told);
        right(check, "akip.narasi", "Nilai {{ akip.nilai }} dengan predikat BB.");
        right(check, "akip.narasi", "Nilai {{ akip.nilai }} dengan predikat {{ akip.predikat }}.");
    }
}
