//! "dibandingkan tahun Y": what the year of the report is compared with is the year before.

use std::ops::Range;

use super::super::paragraph::Prose;
use super::super::subject::Subject;
use super::super::token::Kind;
use super::kata;
use super::value;
use crate::diagnostic::{Code, Diagnostic, Sink};

/// What may stand between "dibandingkan" and the year.
const BETWEEN: &[&str] = &[
    "dengan",
    "realisasi",
    "capaian",
    "pencapaian",
    "kondisi",
    "nilai",
    "angka",
    "jumlah",
    "keadaan",
    "pada",
    "tahun",
];

/// Tells comparisons of the year of the report with another year than the one before.
pub(super) fn check(prose: &Prose<'_>, subject: &Subject<'_>, sink: &mut Sink) {
    if !value::is_prose(prose) {
        return;
    }
    for (_, sentence) in prose.sentences() {
        for at in sentence.clone() {
            if !prose.is_any(at, kata::COMPARED) {
                continue;
            }
            if let Some((place, year)) = compared_with(prose, sentence, at)
                && speaks_of_this_year(prose, subject, sentence, at, place)
                && year < subject.year().saturating_sub(1)
                && !names_last_year(prose, subject, sentence)
            {
                tell(prose, subject, sentence, at..place + 1, year, sink);
            }
        }
    }
}

/// The typed year that follows "dibandingkan", with its token.
fn compared_with(prose: &Prose<'_>, sentence: &Range<usize>, at: usize) -> Option<(usize, i32)> {
    let mut named = false;
    for next in at + 1..sentence.end.min(at + 7) {
        if let Some(Kind::Number(number)) = prose.tokens.get(next).map(|t| &t.kind) {
            return number.year().filter(|_| named).map(|year| (next, year));
        }
        if !prose.is_any(next, BETWEEN) {
            return None;
        }
        named |= prose.is(next, "tahun");
    }
    None
}

/// Whether the sentence is about the year of the report: it names that year, or it tells of
/// growth or decline and names no other year.
fn speaks_of_this_year(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    sentence: &Range<usize>,
    at: usize,
    place: usize,
) -> bool {
    let others = sentence.clone().filter(|other| *other != place);
    let mut years = others.filter_map(|other| value::year(prose, subject, other)).peekable();
    if years.peek().is_some() {
        // Another year between is what is compared: "TPAK 2023 menurun dibandingkan 2022".
        let clause = value::clause(prose, sentence, at);
        let near: Vec<i32> = clause
            .filter(|other| *other != place)
            .filter_map(|other| value::year(prose, subject, other))
            .collect();
        let this = subject.year();
        return if near.is_empty() { years.all(|year| year == this) } else { near.contains(&this) };
    }
    let moves = |at: usize| {
        prose.is_any(at, kata::UP) || prose.is_any(at, kata::DOWN) || prose.is(at, "lebih")
    };
    sentence.clone().any(moves)
}

/// Whether the year before is named as well: then the other year comes on top.
fn names_last_year(prose: &Prose<'_>, subject: &Subject<'_>, sentence: &Range<usize>) -> bool {
    let before = subject.year().saturating_sub(1);
    sentence.clone().any(|at| value::year(prose, subject, at) == Some(before))
}

fn tell(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    sentence: &Range<usize>,
    words: Range<usize>,
    year: i32,
    sink: &mut Sink,
) {
    let (this, before) = (subject.year(), subject.year().saturating_sub(1));
    let message = format!(
        "Kalimat ini membandingkan Tahun {this} dengan Tahun {year}, padahal pembandingnya Tahun \
         {before}."
    );
    let owner = value::resolve(prose, subject, sentence, sentence);
    let known = owner.is_some_and(|owner| owner.years(subject).contains(&before));
    let help = if year == before.saturating_sub(1) && !known {
        format!(
            "Catat angka Tahun {before}, yang belum ada, lalu bandingkan dengan tahun itu. Bila \
             angkanya memang tidak ada, sebutkan hal itu dalam kalimat."
        )
    } else {
        format!("Bandingkan dengan Tahun {before}, misalnya dengan {{{{ tahun_lalu }}}}.")
    };
    sink.push(
        Diagnostic::new(Code::TahunPembanding, &prose.text.place(&prose.range(&words)), message)
            .mark(format!("bukan Tahun {before}"))
            .help(help),
    );
}

#[cfg(test)]
mod tests {
    use super::super::uji::{right, told, wrong};
    use super::check;
    use crate::diagnostic::Code::TahunPembanding as Year;

    #[test]
    fn another_year_than_the_one_before_is_told() {
        for (text, words) in [
            (
                "Pada tahun 2025 terdapat kenaikan sebanyak 87 pelaku dibanding tahun 2023.",
                "dibanding tahun 2023",
            ),
            (
                "Nilai Tahun 2025 adalah 71,27, menurun dibandingkan Tahun 2023.",
                "dibandingkan Tahun 2023",
            ),
            (
                "Nilai Tahun {{ tahun }} naik dibandingkan dengan realisasi tahun 2022.",
                "dibandingkan dengan realisasi tahun 2022",
            ),
            (
                "Jumlah pelaku meningkat dibandingkan dengan kondisi tahun 2021.",
                "dibandingkan dengan kondisi tahun 2021",
            ),
        ] {
            wrong(check, "naskah.penutup", text, &[(Year, words)]);
        }
        let known = "Lama layanan Tahun 2025 turun dibandingkan Tahun 2023.";
        let known = told(check, "sasaran.layanan.narasi", known);
        assert!(known[0].help.as_deref().is_some_and(|help| help.contains("tahun_lalu")));
        let two = told(check, "naskah.penutup", "Jumlah naik dibanding tahun 2023.");
        assert!(two[0].help.as_deref().is_some_and(|help| help.contains("yang belum ada")));
    }

    #[test]
    fn right_sentences_pass() {
        for text in [
            "Nilai Tahun 2025 adalah 71,27, menurun dibandingkan Tahun 2024.",
            "Pada Tahun 2023 TPAK mengalami penurunan dibandingkan Tahun 2022.",
            "Dibandingkan dengan realisasi tahun 2022 yang sebesar 17,82%, pencapaian tahun 2023 naik.",
            "Nilai Tahun {{ tahun }} turun dibandingkan Tahun {{ lama.tren.dari_tahun }}.",
            "Bila dibandingkan dengan target yang ditetapkan tahun 2025, capaian naik.",
            "Bila dibandingkan dengan target tahun 2026, realisasi 2025 naik.",
            "Nilai Tahun 2025 naik dibandingkan tahun 2024 dan dibandingkan tahun 2023.",
            "Target 2025 akan dibandingkan dengan data 2023.",
            "Realisasi tahun 2025 lebih tinggi dibandingkan Kabupaten A tahun 2023.",
            "Realisasi dibandingkan tahun lalu naik.",
            "Realisasi dibandingkan tahun sebelumnya naik.",
            "Realisasi dibanding 2023 orang pencari kerja.",
            "Dibandingkan tahun 2020 kondisi ini dibahas di bab lain.",
            "Pengukuran dilakukan dengan membandingkan realisasi tahun 2025.",
            "Capaian 2025 dibandingkan dengan target 2025.",
            "Data tahun 2023 lebih lengkap dibandingkan tahun 2022.",
            "Serapan Tahun 2025 lebih rendah dibandingkan Tahun 2024.",
            "Nilai naik dibandingkan {{ tahun_lalu }}.",
            "Nilai naik dibandingkan tahun {{ tahun_lalu }}.",
            "Dibandingkan nasional, realisasi 2025 lebih baik.",
        ] {
            right(check, "naskah.penutup", text);
        }
    }
}
