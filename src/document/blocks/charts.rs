//! Charts by name: the standard ones, and those of the record by their own keys.

use lkjip_metrics::read::Teks;
use lkjip_metrics::record::indikator::Indikator;
use lkjip_metrics::record::tabel::{BentukGrafik, Deret, Grafik};

use super::call::unknown;
use super::cell::typed;
use super::chart::{note, point};
use super::scope::{indicators, sources};
use super::years::{self, Known};
use super::{budget_bars, bullets};
use crate::document::model::{Bar, Block, Chart, Line, Plot, Point, TargetLine};
use crate::document::source::Source;

const BLOCK: &str = "grafik";

/// The chart of a name.
pub(super) fn build(name: &str, source: &Source<'_>) -> Result<Vec<Block>, String> {
    match name {
        "target-realisasi" => Ok(vec![bullets::build(source)]),
        "serapan" => Ok(vec![budget_bars::build(source)]),
        _ => own(name, source),
    }
}

fn own(name: &str, source: &Source<'_>) -> Result<Vec<Block>, String> {
    let charts = || source.record.sasaran.iter().flat_map(|sasaran| &sasaran.grafik);
    let Some(chart) = charts().find(|chart| &*chart.kunci == name) else {
        let keys = charts().map(|chart| &*chart.kunci);
        return Err(unknown(
            "Grafik",
            name,
            ["target-realisasi", "serapan"].into_iter().chain(keys),
        ));
    };
    let subjects: Vec<Subject<'_>> =
        chart.data.iter().filter_map(|key| Subject::find(source, key)).collect();
    Ok(vec![Block::Chart(made(source, chart, &subjects))])
}

/// What a chart is drawn from.
struct Subject<'r> {
    key: &'r str,
    indikator: Option<&'r Indikator>,
    deret: Option<&'r Deret>,
}

impl<'r> Subject<'r> {
    fn find(source: &Source<'r>, key: &'r str) -> Option<Self> {
        let indikator = indicators(source).into_iter().find(|i| &*i.kunci == key);
        let mut series = source.record.sasaran.iter().flat_map(|sasaran| &sasaran.deret);
        let deret = series.find(|deret| &*deret.kunci == key);
        (indikator.is_some() || deret.is_some()).then_some(Self { key, indikator, deret })
    }

    fn source(&self) -> Option<&'r Teks> {
        let of_series = self.deret.and_then(|deret| deret.sumber.as_ref());
        self.indikator.map(|indikator| &indikator.sumber).or(of_series)
    }
}

fn made(source: &Source<'_>, chart: &Grafik, subjects: &[Subject<'_>]) -> Chart {
    let years = axis(source, chart, subjects);
    let lines = chart.bentuk == BentukGrafik::Garis || subjects.len() > 1;
    let plot = match subjects.first() {
        Some(only) if !lines => columns(source, only, &years),
        _ => line_plot(source, subjects, &years),
    };
    Chart {
        id: format!("gambar:{}", &*chart.kunci),
        number: None,
        caption: vec![typed(&chart.judul)],
        alt: alt(source, chart, &plot),
        plot,
        notes: chart.catatan.iter().map(|words| note(vec![typed(words)])).collect(),
        source: sources(subjects.iter().filter_map(Subject::source)),
    }
}

/// Years of the axis: as the chart says, else from the first with data to the year of the report.
fn axis(source: &Source<'_>, chart: &Grafik, subjects: &[Subject<'_>]) -> Vec<i32> {
    let this_year = source.record.tahun.value;
    let first = subjects.iter().filter_map(|s| years::with_data(source, s.key).first().copied());
    let first = chart.dari.as_ref().map(|year| year.value).or(first.min()).unwrap_or(this_year);
    let last = chart.sampai.as_ref().map_or(this_year, |year| year.value);
    // A typing mistake in a year must not draw a thousand bars.
    (first.max(last.saturating_sub(29))..=last).collect()
}

fn columns(source: &Source<'_>, subject: &Subject<'_>, years: &[i32]) -> Plot {
    let this_year = source.record.tahun.value;
    let known = |year: &i32| years::known(source, subject.key, *year);
    let has_data = |year: &i32| known(year).is_some();
    let own = years.iter().copied().find(|year| *year == this_year && has_data(year));
    let highlight = own.or_else(|| years.iter().copied().rfind(|year| has_data(year)));
    let bars = years
        .iter()
        .map(|year| Bar {
            label: year.to_string(),
            point: year_point(source, subject.key, *year, known(year).as_ref()),
            highlight: highlight == Some(*year),
            proxy: known(year).is_some_and(|found| found.proxy),
        })
        .collect();
    let unit = source.text(&format!("{}.satuan", subject.key));
    Plot::Column { unit, bars, target: target(source, subject) }
}

fn year_point(source: &Source<'_>, key: &str, year: i32, known: Option<&Known>) -> Point {
    if let Some(found) = known {
        return point(source, &found.path);
    }
    let realisasi = format!("{key}.realisasi");
    if year == source.record.tahun.value && source.figures.get(&realisasi).is_some() {
        return point(source, &realisasi);
    }
    let text = source.plain_words(BLOCK, "kata_tanpa_data", &[]);
    Point { value: None, text, key: years::absent(source, key, year) }
}

/// The target of an indicator; a series has none.
fn target(source: &Source<'_>, subject: &Subject<'_>) -> Option<TargetLine> {
    subject.indikator?;
    let point = point(source, &format!("{}.target", subject.key));
    let label = source.plain_words(BLOCK, "kata_target", &[("i", subject.key)]);
    Some(TargetLine { point, label })
}

fn line_plot(source: &Source<'_>, subjects: &[Subject<'_>], years: &[i32]) -> Plot {
    let lines = subjects
        .iter()
        .enumerate()
        .map(|(index, subject)| {
            let at = |year: &i32| {
                let known = years::known(source, subject.key, *year);
                year_point(source, subject.key, *year, known.as_ref())
            };
            Line {
                name: source.text(&format!("{}.singkatan", subject.key)),
                points: years.iter().map(at).collect(),
                main: index == 0,
            }
        })
        .collect();
    let key = subjects.first().map_or("", |subject| subject.key);
    let unit = if key.is_empty() { String::new() } else { source.text(&format!("{key}.satuan")) };
    Plot::Line { unit, labels: years.iter().map(ToString::to_string).collect(), lines }
}

/// Kind, title and all values of a chart as sentences.
fn alt(source: &Source<'_>, chart: &Grafik, plot: &Plot) -> String {
    let (kind, parts) = match plot {
        Plot::Column { bars, target, .. } => {
            let proxy = source.plain_words(BLOCK, "kata_proksi", &[]);
            let mut parts: Vec<String> = bars.iter().map(|bar| bar_words(bar, &proxy)).collect();
            parts.extend(target.iter().map(|line| format!("{} {}", line.label, line.point.text)));
            ("alt_kolom", parts.join("; "))
        }
        Plot::Line { labels, lines, .. } => {
            let parts: Vec<String> = lines.iter().map(|line| line_words(line, labels)).collect();
            ("alt_garis", parts.join(". "))
        }
        Plot::Absorption { .. }
        | Plot::Bullet { .. }
        | Plot::Pairs { .. }
        | Plot::Changed { .. } => {
            return chart.judul.value.clone();
        }
    };
    format!("{} {}: {parts}.", source.plain_words(BLOCK, kind, &[]), chart.judul.value)
}

fn bar_words(bar: &Bar, proxy: &str) -> String {
    let mark = if bar.proxy { format!(" ({proxy})") } else { String::new() };
    format!("{} {}{mark}", bar.label, bar.point.text)
}

fn line_words(line: &Line, labels: &[String]) -> String {
    let values: Vec<String> = labels
        .iter()
        .zip(&line.points)
        .map(|(label, point)| format!("{label} {}", point.text))
        .collect();
    format!("{}: {}", line.name, values.join("; "))
}
