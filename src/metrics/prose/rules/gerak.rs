//! Up and down: words of movement against the values that the sentence states, against the years
//! that the record knows; that they contradict each other is for `lawan.rs`.

use std::ops::Range;

use super::super::paragraph::Prose;
use super::super::subject::{Subject, printed};
use super::kata;
use super::klaim::{Claim, Way, Years, claims};
use super::lawan;
use super::value::{self, Owner, Value};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::figures::Figure;
use crate::record::indikator::Arah;

/// Tells movements that contradict values or each other, and trends without their series.
pub(super) fn check(prose: &Prose<'_>, subject: &Subject<'_>, sink: &mut Sink) {
    if !value::is_prose(prose) {
        return;
    }
    let mut all: Vec<Claim<'_>> = Vec::new();
    for (_, sentence) in prose.sentences() {
        let found = claims(prose, subject, sentence);
        if found.is_empty() || value::is_conditional(prose, sentence) {
            continue;
        }
        for claim in &found {
            let told = by_values(prose, subject, sentence, claim, sink);
            if !told {
                by_years(prose, subject, claim, sink);
            }
        }
        lawan::by_trend(prose, sentence, &found, sink);
        all.extend(found);
    }
    lawan::against_each_other(prose, &all, sink);
}

/// The way from one value to another; `None` when they are equal.
fn way(from: &Value, to: &Value) -> Option<Way> {
    match to.number.cmp(&from.number) {
        std::cmp::Ordering::Greater => Some(Way::Up),
        std::cmp::Ordering::Less => Some(Way::Down),
        std::cmp::Ordering::Equal => None,
    }
}

fn finding(prose: &Prose<'_>, words: &Range<usize>, code: Code, message: String) -> Diagnostic {
    Diagnostic::new(code, &prose.text.place(&prose.range(words)), message)
}

/// "naik dari A menjadi B", "turun menjadi B dari A", "dibandingkan … A, … kenaikan … menjadi B".
fn by_values(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    sentence: &Range<usize>,
    claim: &Claim<'_>,
    sink: &mut Sink,
) -> bool {
    if claim.better.is_some() {
        return false;
    }
    let Some((from, to)) = values(prose, subject, sentence, claim) else { return false };
    let found = way(&from, &to);
    let alike = from.is_comparable(&to) && value::counts_alike(prose, &from, &to);
    let (Some(said), true) = (claim.way, alike) else { return false };
    if found == Some(said) {
        return false;
    }
    let truth = found.map_or("tidak berubah", Way::text);
    let (a, b) = (value::text(prose, subject, from.at), value::text(prose, subject, to.at));
    let words = value::quote(prose, &claim.words);
    let message = format!(
        "Kalimat ini menyebut \"{words}\", padahal angkanya {truth}: semula {a}, lalu {b}."
    );
    let help = format!("Ganti dengan kata \"{truth}\", atau periksa kedua angkanya.");
    sink.push(
        finding(prose, &claim.words, Code::PenilaianBertentangan, message)
            .mark(format!("angkanya {truth}"))
            .help(help),
    );
    true
}

/// A and B of a movement with "menjadi".
fn values(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    sentence: &Range<usize>,
    claim: &Claim<'_>,
) -> Option<(Value, Value)> {
    let start = claim.words.end;
    let is_move = |at: usize| prose.is_any(at, kata::UP) || prose.is_any(at, kata::DOWN);
    let end = (start..sentence.end).find(|at| is_move(*at)).unwrap_or(sentence.end);
    let end = end.min(start + 30);
    let Some(to) = (start..end).find(|at| prose.is_any(*at, &["menjadi", "hingga"])) else {
        return by_link(prose, subject, claim, start..end);
    };
    let b = value::first(prose, subject, to + 1..(to + 8).min(end))?;
    if let Some(from) = (start..to).find(|at| prose.is(*at, "dari")) {
        return Some((value::first(prose, subject, from + 1..to)?, b));
    }
    if let Some(from) = (b.at + 1..(b.at + 5).min(end)).find(|at| prose.is(*at, "dari")) {
        return Some((value::first(prose, subject, from + 1..(from + 6).min(end))?, b));
    }
    let compared =
        (sentence.start..claim.words.start).find(|at| prose.is_any(*at, kata::COMPARED))?;
    Some((value::last(prose, subject, compared..claim.words.start)?, b))
}

/// "71,27, menurun dibandingkan … sebesar 73,85": from what follows the link to what stands before.
fn by_link(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    claim: &Claim<'_>,
    behind: Range<usize>,
) -> Option<(Value, Value)> {
    let end = behind.end.min(claim.clause.end);
    let reach = behind.start..(behind.start + 8).min(end);
    let link = reach.into_iter().find(|at| prose.is_any(*at, kata::COMPARED))?;
    let from = value::first(prose, subject, link + 1..(link + 16).min(end))?;
    let to = value::last(prose, subject, claim.clause.start..claim.words.start)?;
    // A capaian is not compared with a realisasi, nor anything with a target.
    let kinds = |run: Range<usize>| {
        let has = |words: &[&str]| run.clone().any(|at| prose.is_any(at, words));
        (has(&["capaian", "capaiannya"]), has(&["target", "rencana", "pagu"]))
    };
    let (before, after) =
        (kinds(to.at.saturating_sub(6).max(claim.clause.start)..to.at), kinds(link + 1..from.at));
    let realisasi = (link + 1..from.at).any(|at| prose.is(at, "realisasi"));
    let same = before.0 == after.0 || !before.0 && !realisasi;
    (same && !before.1 && !after.1).then_some((from, to))
}

/// The words against the years that the record knows.
fn by_years(prose: &Prose<'_>, subject: &Subject<'_>, claim: &Claim<'_>, sink: &mut Sink) {
    let Some(owner) = claim.owner else {
        return without_owner(prose, subject, claim, sink);
    };
    let years = owner.years(subject);
    let run: Vec<i32> = match claim.years {
        Years::None => return,
        Years::Pair(from, to, typed) => {
            let known = years.contains(&from) && years.contains(&to);
            if !known && typed && !states_values(prose, subject, claim) {
                untold(prose, claim, &describe(claim.years), Some(owner), sink);
            }
            if known { vec![from, to] } else { return }
        }
        Years::Span(from, to) => {
            if !(years.contains(&from) && years.contains(&to)) {
                return untold(prose, claim, &describe(claim.years), Some(owner), sink);
            }
            vec![from, to]
        }
        Years::Last(count) => match run(&years, count) {
            None => return untold(prose, claim, &describe(claim.years), Some(owner), sink),
            Some(run) => run.into_iter().step_by(count.saturating_sub(1).max(1)).collect(),
        },
        Years::Every => match run(&years, 3) {
            None => return untold(prose, claim, &describe(claim.years), Some(owner), sink),
            Some(_) => years,
        },
    };
    let figures: Vec<(i32, &Figure)> =
        run.into_iter().filter_map(|y| Some((y, owner.figure(subject, y)?))).collect();
    for pair in figures.windows(2) {
        if let [from, to] = pair
            && contradicts(prose, claim, owner, *from, *to, sink)
        {
            return;
        }
    }
}

/// The last years that follow one another, so many.
fn run(years: &[i32], count: usize) -> Option<Vec<i32>> {
    let run = years.get(years.len().checked_sub(count)?..)?;
    run.windows(2)
        .all(|pair| matches!(pair, [a, b] if b.checked_sub(*a) == Some(1)))
        .then(|| run.to_vec())
}

/// Tells a movement that went the other way; whether it did.
fn contradicts(
    prose: &Prose<'_>,
    claim: &Claim<'_>,
    owner: Owner<'_>,
    (from_year, from): (i32, &Figure),
    (to_year, to): (i32, &Figure),
    sink: &mut Sink,
) -> bool {
    let (Some(a), Some(b), Some(said)) = (printed(from), printed(to), claim.way) else {
        return false;
    };
    let found = match b.cmp(&a) {
        std::cmp::Ordering::Greater => Some(Way::Up),
        std::cmp::Ordering::Less => Some(Way::Down),
        std::cmp::Ordering::Equal => None,
    };
    if found == Some(said) {
        return false;
    }
    let truth = found.map_or("tidak berubah", Way::text);
    let words = value::quote(prose, &claim.words);
    let good = match owner.arah().filter(|_| claim.better.is_some()) {
        Some(Arah::Turun) => ", dan untuk indikator ini makin rendah makin baik",
        Some(Arah::Naik) => ", dan untuk indikator ini makin tinggi makin baik",
        None => "",
    };
    let message = format!(
        "Kalimat ini menyebut \"{words}\", padahal {} {truth} dari {} (Tahun {from_year}) menjadi \
         {} (Tahun {to_year}){good}.",
        owner.nama(),
        from.text(),
        to.text(),
    );
    let help = format!(
        "Betulkan katanya, atau periksa angkanya. {{{{ {}.tren.arah }}}} menulis kata yang benar \
         untuk dua tahun terakhir.",
        owner.key()
    );
    sink.push(
        finding(prose, &claim.words, Code::PenilaianBertentangan, message)
            .mark(format!("menurut catatan: {truth}"))
            .help(help),
    );
    true
}

/// Whether the thought itself states two values, so that the reader can see for himself.
fn states_values(prose: &Prose<'_>, subject: &Subject<'_>, claim: &Claim<'_>) -> bool {
    claim.clause.clone().filter(|at| value::stated(prose, subject, *at).is_some()).count() >= 2
}

/// A claim about something that the record does not know by name: told in a sasaran when no series
/// there holds the years.
fn without_owner(prose: &Prose<'_>, subject: &Subject<'_>, claim: &Claim<'_>, sink: &mut Sink) {
    let many = match claim.years {
        Years::None | Years::Pair(_, _, false) => return,
        Years::Pair(..) => states_values(prose, subject, claim),
        _ => false,
    };
    let sasaran = subject.sasaran_of(&prose.text.key).is_some();
    if many || !sasaran || value::speaks_of_money(prose, &claim.clause) {
        return;
    }
    let holds = |owner: &Owner<'_>| {
        let years = owner.years(subject);
        match claim.years {
            Years::Pair(a, b, _) | Years::Span(a, b) => years.contains(&a) && years.contains(&b),
            Years::Last(count) => run(&years, count).is_some(),
            _ => run(&years, 3).is_some(),
        }
    };
    if !value::owners_near(subject, &prose.text.key).iter().any(holds) {
        untold(prose, claim, &describe(claim.years), None, sink);
    }
}

/// The years of a claim as words.
fn describe(years: Years) -> String {
    match years {
        Years::Pair(a, b, _) => format!("Tahun {a} dan Tahun {b}"),
        Years::Span(a, b) => format!("Tahun {a} sampai dengan Tahun {b}"),
        Years::Last(count) => format!("{count} tahun terakhir yang berurutan"),
        Years::Every | Years::None => "tiga tahun yang berurutan".to_string(),
    }
}

fn untold(
    prose: &Prose<'_>,
    claim: &Claim<'_>,
    years: &str,
    owner: Option<Owner<'_>>,
    sink: &mut Sink,
) {
    let words = value::quote(prose, &claim.words);
    let whose = owner.map_or_else(String::new, |owner| format!(" {}", owner.nama()));
    let pair = matches!(claim.years, Years::Pair(..));
    let what = if pair { "perubahan" } else { "kecenderungan" };
    let message = format!(
        "Kalimat ini menyebut {what} (\"{words}\"), padahal angka{whose} untuk {years} tidak \
         tercatat lengkap, sehingga tidak dapat dicocokkan."
    );
    let help = match owner {
        Some(Owner::Indikator(_)) => {
            "Isi `riwayat` indikator itu dengan angka tahun-tahun tersebut, atau hapus kalimatnya."
        }
        Some(Owner::Deret(_)) => {
            "Isi `nilai` deret itu dengan angka tahun-tahun tersebut, atau hapus kalimatnya."
        }
        None => {
            "Catat angka tahun-tahun tersebut sebagai riwayat indikator atau sebagai deret, atau \
             hapus kalimatnya."
        }
    };
    sink.push(finding(prose, &claim.words, Code::TrenTanpaDeret, message).help(help));
}

#[cfg(test)]
mod tests {
    use super::super::uji::{right, wrong};
    use super::check;
    use crate::diagnostic::Code::{
        KalimatBertentangan as Opposed, PenilaianBertentangan as Judged, TrenTanpaDeret as Untold,
    };

    #[test]
    fn movements_against_values_and_years_are_told() {
        for (key, text, expected) in [
            ("industri", "Pertumbuhan turun dari 8,50% menjadi 9,25%.", &[(Judged, "turun")][..]),
            (
                "industri",
                "Jumlah pelaku meningkat dari sebesar 220,5 pada Tahun 2023 menjadi 200,1 pada Tahun 2024.",
                &[(Judged, "meningkat")],
            ),
            ("industri", "Nilai menurun menjadi 9,25% dari 8,50%.", &[(Judged, "menurun")]),
            (
                "industri",
                "Dibandingkan dengan realisasi yang sebesar 17,82%, terdapat penurunan sebesar 0,55 poin menjadi 18,37%.",
                &[(Judged, "penurunan")],
            ),
            (
                "industri",
                "Realisasi Tahun 2024 menurun dibandingkan Tahun 2023.",
                &[(Judged, "menurun")],
            ),
            (
                "industri",
                "Pertumbuhan industri kecil Tahun {{ tahun }} lebih rendah dari Tahun {{ tahun_lalu }}.",
                &[(Judged, "lebih rendah")],
            ),
            (
                "layanan",
                "Lama layanan Tahun 2024 lebih buruk dari Tahun 2023.",
                &[(Judged, "lebih buruk")],
            ),
            (
                "layanan",
                "Lama layanan cenderung naik dalam 3 (tiga) tahun terakhir.",
                &[(Judged, "naik")],
            ),
            ("layanan", "Lama layanan naik setiap tahun.", &[(Judged, "naik")]),
            (
                "layanan",
                "Lama layanan Tahun 2022 sampai dengan 2024 mengalami peningkatan.",
                &[(Judged, "peningkatan")],
            ),
            (
                "kerja",
                "Jumlah usaha besar terus menurun dari Tahun 2021 sampai dengan Tahun 2023.",
                &[(Judged, "menurun")],
            ),
        ] {
            wrong(check, &format!("sasaran.{key}.narasi"), text, expected);
        }
    }

    #[test]
    fn trends_without_their_series_are_told() {
        for (key, text, expected) in [
            (
                "kerja",
                "Pada Tahun 2022 TPAK mengalami penurunan dibandingkan Tahun 2021.",
                &[(Untold, "penurunan")][..],
            ),
            (
                "kerja",
                "Pada Tahun 2022 TPAC mengalami penurunan dibandingkan Tahun 2021.",
                &[(Untold, "penurunan")],
            ),
            (
                "kerja",
                "TPAK Tahun 2019 sampai 2023 mengalami pertumbuhan yang positif.",
                &[(Untold, "pertumbuhan yang positif")],
            ),
            (
                "kerja",
                "Kecenderungan penurunan realisasi dalam 3 (tiga) tahun terakhir berlanjut.",
                &[(Untold, "penurunan")],
            ),
            ("kerja", "TPAK meningkat dari tahun ke tahun.", &[(Untold, "meningkat")]),
            (
                "kerja",
                "Jumlah usaha besar menurun dalam tiga tahun terakhir.",
                &[(Untold, "menurun")],
            ),
            (
                "kerja",
                "Indeks keselamatan kerja Tahun 2021 menurun dibandingkan Tahun 2020.",
                &[(Untold, "menurun")],
            ),
            (
                "industri",
                "Pertumbuhan industri kecil semakin meningkat dari Tahun 2020 sampai dengan Tahun 2025.",
                &[(Untold, "meningkat")],
            ),
        ] {
            wrong(check, &format!("sasaran.{key}.narasi"), text, expected);
        }
    }

    #[test]
    fn sentences_that_contradict_each_other_are_told() {
        let key = "sasaran.kerja.narasi";
        wrong(
            check,
            key,
            "Indeks ketenagakerjaan Tahun 2023 lebih baik dari Tahun 2022.\n\nPada Tahun 2023 TPAK \
             mengalami kenaikan dibandingkan Tahun 2022. Realisasi Tahun 2023 turun dibandingkan \
             Tahun 2022.",
            &[(Judged, "turun"), (Opposed, "turun")],
        );
        wrong(
            check,
            key,
            "Tren peningkatan ini cukup baik mengingat kecenderungan penurunan sebelumnya.",
            &[(Opposed, "penurunan")],
        );
    }

    #[test]
    fn right_sentences_pass() {
        for (key, text) in [
            ("industri", "Pertumbuhan naik dari 8,50% menjadi 9,25%."),
            ("industri", "Nilai menurun menjadi 8,50% dari 9,25%."),
            (
                "kerja",
                "Nilai tahun ini sebesar 71,27, menurun 2,58 poin dibandingkan nilai tahun lalu sebesar 73,85.",
            ),
            ("kerja", "Capaian 98,57% meningkat dibandingkan realisasi sebesar 99,10%."),
            ("kerja", "Target sebesar 74,00% naik dibandingkan semula sebesar 75,00%."),
            ("industri", "Realisasi Tahun 2024 meningkat dibandingkan Tahun 2023."),
            ("industri", "Realisasi Tahun 2023 lebih rendah dari Tahun 2024."),
            ("industri", "Pertumbuhan industri kecil meningkat setiap tahun."),
            ("industri", "Realisasi meningkat dibandingkan tahun lalu."),
            (
                "industri",
                "Pertumbuhan {{ tumbuh.tren.arah }} dari {{ tumbuh.tren.dari }} menjadi {{ tumbuh.tren.ke }}.",
            ),
            (
                "industri",
                "Dibandingkan tahun {{ tumbuh.tren.dari_tahun }}, terdapat {{ tumbuh.tren.kata }} sebesar {{ tumbuh.tren.selisih }} poin.",
            ),
            ("layanan", "Lama layanan menurun dari tahun ke tahun."),
            ("layanan", "Lama layanan Tahun 2024 lebih baik dari Tahun 2023."),
            ("layanan", "Realisasi turun dalam 3 (tiga) tahun terakhir."),
            ("layanan", "Lama layanan Tahun 2022–2025 terus menurun."),
            ("kerja", "Pada Tahun 2023 TPAK mengalami kenaikan dibandingkan Tahun 2022."),
            ("kerja", "Jumlah usaha besar naik dari Tahun 2021 sampai dengan Tahun 2023."),
            ("kerja", "Jumlah usaha besar pada Tahun 2025 berkurang dibanding Tahun 2023."),
            ("kerja", "Diperlukan upaya peningkatan kompetensi setiap tahun."),
            ("kerja", "Pelatihan dilakukan setiap tahun untuk meningkatkan kompetensi."),
            ("kerja", "Diharapkan TPAK meningkat dalam 5 (lima) tahun terakhir."),
            ("kerja", "Realisasi anggaran Tahun 2021 naik dibandingkan Tahun 2020."),
            (
                "kerja",
                "Membandingkan realisasi tahun ini dengan tahun lalu dan beberapa tahun terakhir.",
            ),
            ("kerja", "TPAK Tahun 2021 tidak meningkat dibandingkan Tahun 2020."),
            (
                "kerja",
                "Pada Tahun 2021 TPAK menurun dari 72,10% menjadi 71,05% dibandingkan Tahun 2020.",
            ),
            (
                "kerja",
                "Tren peningkatan TPAK berlanjut, dan kecenderungan penurunan usaha berhenti.",
            ),
            ("kerja", "Jumlah penganggur naik sebesar 5,00% sehingga lapangan kerja diperluas."),
            (
                "kerja",
                "{% if tpak.tren.membaik %}TPAK Tahun 2021 naik dibandingkan Tahun 2020.{% endif %}",
            ),
        ] {
            right(check, &format!("sasaran.{key}.narasi"), text);
        }
        right(check, "naskah.penutup", "Jumlah aduan Tahun 2021 menurun dibandingkan Tahun 2020.");
    }
}
