//! Indicators and sasaran of both years: three lines each, the third tells the difference.

use lkjip_metrics::banding::tahun::{Change, Fate, Identity, Indikator, Sasaran, Shown, State};

use super::Scene;
use super::grid::{DASH, Grid, bare, cell, difference, emph, line_break, one, text, value};
use super::pairs::{Pair, chart};
use crate::document::model::{Align, Block, Cell, Inline, RowStyle};

const SECTION: &str = "indikator";

/// The table and the chart of indicators.
pub(super) fn section(scene: &Scene<'_>) -> Vec<Block> {
    let mut grid = Grid::new(scene, SECTION, "judul_tabel");
    let title = |key: &str| scene.words.get(SECTION, key, &[]);
    grid.column(title("kolom_indikator"), 40, Align::Left);
    grid.column(title("kolom_tahun"), 14, Align::Left);
    grid.column(title("kolom_target"), 25, Align::Right);
    grid.column(title("kolom_realisasi"), 27, Align::Right);
    grid.column(title("kolom_capaian"), 24, Align::Right);
    grid.column(title("kolom_kriteria"), 38, Align::Left);
    let all = &scene.comparison.indikator;
    let mut left: Vec<&Indikator> = all.iter().collect();
    for aim in &scene.comparison.sasaran {
        let own = |one: &&Indikator| belongs(one, &aim.identity);
        let (here, others) = left.into_iter().partition(own);
        left = others;
        grid.group(aim.identity.name.clone());
        let here: Vec<&Indikator> = here;
        here.into_iter().for_each(|one| rows(scene, &mut grid, one));
    }
    if !left.is_empty() {
        grid.group(title("kelompok_lain"));
        left.into_iter().for_each(|one| rows(scene, &mut grid, one));
    }
    grid.source(title("sumber"));
    let pairs: Vec<Pair<'_>> = all
        .iter()
        .map(|one| Pair { name: &one.singkatan, key: &one.identity.key, change: &one.capaian })
        .collect();
    let mut blocks = vec![scene.heading(SECTION), grid.finish()];
    blocks.extend(chart(scene, SECTION, &pairs));
    blocks
}

fn belongs(one: &Indikator, aim: &Identity) -> bool {
    one.sasaran == aim.key || aim.old_key.as_deref() == Some(one.sasaran.as_str())
}

fn rows(scene: &Scene<'_>, grid: &mut Grid, one: &Indikator) {
    let key = one.identity.key.as_str();
    let mut name = vec![text(&one.identity.name)];
    if one.turun {
        name.extend([line_break(), emph(scene.words.get(SECTION, "kata_turun", &[]))]);
    }
    name.extend(note(scene, grid, one));
    name.extend(fate(&one.identity));
    let line = |pick: fn(&Change) -> &Shown| {
        let [target, realisasi, capaian, kriteria] = one.changes().map(pick);
        let mut cells =
            [target, realisasi, capaian].map(|shown| cell(value(scene, shown, key))).to_vec();
        cells.push(class(scene, kriteria, key));
        cells
    };
    let [old, new] = scene.years();
    let first = Cell { rowspan: 3, ..cell(name) };
    let mut cells = vec![first, one_text(old)];
    cells.extend(line(|change| &change.old));
    grid.row(RowStyle::Data, &format!("{key}.lama"), cells, 2);
    let mut cells = vec![one_text(new)];
    cells.extend(line(|change| &change.new));
    grid.row(RowStyle::Data, &format!("{key}.baru"), cells, 1);
    let mut cells = vec![self::one(emph(scene.words.get(SECTION, "kata_selisih", &[])))];
    cells.extend(one.changes().map(|change| cell(difference(change))));
    grid.row(RowStyle::Data, &format!("{key}.selisih"), cells, 0);
}

/// A class; beside a capaian that says why there is none, a dash.
fn class(scene: &Scene<'_>, shown: &Shown, key: &str) -> Cell {
    match shown.state {
        State::Known => cell(value(scene, shown, key)),
        _ => one_text(DASH.to_string()),
    }
}

fn one_text(words: String) -> Cell {
    one(text(words))
}

/// "(baru)" or "(berakhir)" on a line below the name.
fn fate(identity: &Identity) -> Vec<Inline> {
    match identity.fate {
        Fate::New | Fate::Ended => vec![line_break(), emph(identity.fate.word())],
        Fate::Continued | Fate::Unknown => Vec::new(),
    }
}

/// Why an indicator cannot be compared, and what its years say about it.
fn note(scene: &Scene<'_>, grid: &mut Grid, one: &Indikator) -> Option<Inline> {
    let years = [scene.comparison.lama, scene.comparison.baru];
    let mut sentences = Vec::new();
    if let Some(reason) = one.reason(years) {
        sentences.push(scene.words.get(SECTION, "catatan_alasan", &[("alasan", &reason)]));
    }
    if let Some(reason) = one.capaian_reason() {
        sentences.push(scene.words.get(SECTION, "catatan_capaian", &[("alasan", &reason)]));
    }
    match &one.catatan {
        [Some(old), Some(new)] if old == new => sentences.push(new.clone()),
        both => {
            for (year, said) in scene.years().iter().zip(both) {
                if let Some(said) = said {
                    let filled = [("tahun", year.as_str()), ("isi", said)];
                    sentences.push(scene.words.get(SECTION, "catatan_tahun", &filled));
                }
            }
        }
    }
    (!sentences.is_empty()).then(|| grid.note(vec![text(sentences.join(" "))]))
}

/// The table of sasaran.
pub(super) fn aims(scene: &Scene<'_>) -> Vec<Block> {
    let section = "sasaran";
    let mut grid = Grid::new(scene, section, "judul_tabel");
    let title = |key: &str| scene.words.get(section, key, &[]);
    grid.column(title("kolom_sasaran"), 38, Align::Left);
    grid.column(title("kolom_tahun"), 14, Align::Left);
    grid.column(title("kolom_capaian"), 23, Align::Right);
    grid.column(title("kolom_kriteria"), 37, Align::Left);
    grid.column(title("kolom_pagu"), 27, Align::Right);
    grid.column(title("kolom_serapan"), 21, Align::Right);
    grid.column(title("kolom_efisiensi"), 24, Align::Left);
    for aim in &scene.comparison.sasaran {
        aim_rows(scene, &mut grid, aim);
    }
    vec![scene.heading(section), grid.finish()]
}

fn aim_rows(scene: &Scene<'_>, grid: &mut Grid, aim: &Sasaran) {
    let key = aim.identity.key.as_str();
    let years = scene.years();
    let picks: [fn(&Change) -> &Shown; 2] = [|change| &change.old, |change| &change.new];
    for (index, (year, pick)) in years.into_iter().zip(picks).enumerate() {
        let mut cells = Vec::new();
        if index == 0 {
            let mut name = vec![text(&aim.identity.name)];
            name.extend(fate(&aim.identity));
            cells.push(Cell { rowspan: 3, ..cell(name) });
        }
        cells.push(one_text(year.clone()));
        let plain = |change: &Change| one_text(bare(pick(change)));
        cells.push(cell(value(scene, pick(&aim.capaian), key)));
        cells.push(class(scene, pick(&aim.kriteria), key));
        cells.push(plain(&aim.pagu));
        let share = pick(&aim.serapan);
        let share = if share.number.is_some() { share.text.clone() } else { bare(share) };
        cells.push(one_text(share));
        let verdict = pick(&aim.efisiensi);
        let known = verdict.state == State::Known;
        cells.push(one_text(if known { verdict.text.clone() } else { DASH.to_string() }));
        let keep = if index == 0 { 2 } else { 1 };
        grid.row(RowStyle::Data, &format!("sasaran.{key}.{year}"), cells, keep);
    }
    let mut cells = vec![self::one(emph(scene.words.get("sasaran", "kata_selisih", &[])))];
    cells.push(cell(difference(&aim.capaian)));
    cells.push(cell(difference(&aim.kriteria)));
    let moved = aim.pagu.difference.as_ref().filter(|gap| !gap.number.is_zero());
    cells.push(match moved.and_then(|gap| gap.percent_text()) {
        Some(share) => cell(vec![text(share), line_break(), text(aim.pagu.direction.word())]),
        None => cell(difference(&aim.pagu)),
    });
    cells.push(cell(difference(&aim.serapan)));
    cells.push(cell(difference(&aim.efisiensi)));
    grid.row(RowStyle::Data, &format!("sasaran.{key}.selisih"), cells, 0);
}
