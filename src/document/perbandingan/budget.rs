//! Programs down to their sub kegiatan, with pagu and serapan of both years.

use lkjip_metrics::banding::tahun::{Anggaran, Change, Direction, Fate, Shown, State, Tingkat};

use super::Scene;
use super::grid::{Grid, bare, cell, emph, one, text};
use super::pairs::{Pair, chart};
use super::paragraph;
use crate::document::model::{Align, Block, Cell, RowStyle};

const SECTION: &str = "anggaran";

/// The section; where the budget of a year is not known it only says so.
pub(super) fn section(scene: &Scene<'_>) -> Vec<Block> {
    let mut blocks = vec![scene.heading(SECTION)];
    let pagu = &scene.comparison.jumlah.pagu;
    let known = |shown: &Shown| shown.state == State::Known;
    let [old, new] = scene.years();
    match (known(&pagu.old), known(&pagu.new)) {
        (true, true) => {}
        (false, false) => {
            blocks.push(paragraph(scene.words.get(SECTION, "kosong_keduanya", &[])));
            return blocks;
        }
        (old_known, _) => {
            let year = if old_known { new } else { old };
            let sentence = scene.words.get(SECTION, "kosong", &[("tahun", &year)]);
            blocks.push(paragraph(sentence));
            return blocks;
        }
    }
    let programs: Vec<Pair<'_>> = scene
        .comparison
        .anggaran
        .iter()
        .filter(|line| line.tingkat == Tingkat::Program)
        .map(|line| Pair {
            name: &line.identity.name,
            key: &line.identity.key,
            change: &line.serapan,
        })
        .collect();
    blocks.extend(chart(scene, SECTION, &programs));
    blocks.push(table(scene));
    blocks
}

fn table(scene: &Scene<'_>) -> Block {
    let mut grid = Grid::new(scene, SECTION, "judul_tabel");
    let title = |key: &str| scene.words.get(SECTION, key, &[]);
    let [old, new] = scene.years();
    grid.column(title("kolom_kode"), 31, Align::Left);
    grid.column(title("kolom_uraian"), 91, Align::Left);
    grid.column(old.clone(), 27, Align::Right);
    grid.column(new.clone(), 27, Align::Right);
    grid.column(title("kolom_ubah"), 20, Align::Right);
    grid.column(old, 18, Align::Right);
    grid.column(new, 18, Align::Right);
    grid.column(title("kolom_poin"), 15, Align::Right);
    grid.share(&[(2, 4, title("kelompok_pagu")), (5, 7, title("kelompok_serapan"))]);
    grid.landscape();
    for line in &scene.comparison.anggaran {
        let (style, indent, keep) = match line.tingkat {
            Tingkat::Program => (RowStyle::Level1, 0, 2),
            Tingkat::Kegiatan => (RowStyle::Level2, 1, 1),
            Tingkat::Sub => (RowStyle::Level3, 2, 0),
        };
        let mut name = vec![text(&line.identity.name)];
        if matches!(line.identity.fate, Fate::New | Fate::Ended) {
            name.extend([text(" "), emph(format!("({})", line.identity.fate.word()))]);
        }
        let mut cells = vec![one(text(&line.identity.key)), Cell { indent, ..cell(name) }];
        cells.extend(money(line.identity.fate, &line.pagu, &line.serapan, low(line)));
        grid.row(style, &format!("{}.{}", line.tingkat.word(), line.identity.key), cells, keep);
    }
    let jumlah = &scene.comparison.jumlah;
    let mut cells = vec![Cell { colspan: 2, ..one(text(title("jumlah"))) }];
    cells.extend(money(Fate::Continued, &jumlah.pagu, &jumlah.serapan, [false; 2]));
    grid.total(SECTION, cells);
    grid.source(title("sumber"));
    grid.finish()
}

fn low(line: &Anggaran) -> [bool; 2] {
    line.rendah
}

fn money(fate: Fate, pagu: &Change, serapan: &Change, low: [bool; 2]) -> Vec<Cell> {
    let share = |shown: &Shown| match shown.number {
        Some(_) => shown.text.clone(),
        None => bare(shown),
    };
    let change = match (&pagu.difference, pagu.direction) {
        (Some(_), Direction::Same) => Direction::Same.word().to_string(),
        (Some(gap), _) => gap.percent_text().unwrap_or_default(),
        (None, _) if matches!(fate, Fate::New | Fate::Ended) => fate.word().to_string(),
        (None, _) => super::grid::DASH.to_string(),
    };
    let points =
        serapan.difference.as_ref().map_or(super::grid::DASH.to_string(), |gap| gap.bare());
    let [old_low, new_low] = low;
    vec![
        one(text(bare(&pagu.old))),
        one(text(bare(&pagu.new))),
        one(text(change)),
        Cell { low: old_low, ..one(text(share(&serapan.old))) },
        Cell { low: new_low, ..one(text(share(&serapan.new))) },
        one(text(points)),
    ]
}
