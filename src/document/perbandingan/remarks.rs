//! What changed its name or place, what to mind, and texts that were carried over.

use lkjip_metrics::banding::tahun::{Fate, Identity, Typed, Warning};
use lkjip_metrics::diagnostic::Level;

use super::grid::{Grid, cell, emph, line_break, one, text};
use super::{Scene, paragraph};
use crate::document::model::{Align, Block, Inline, RowStyle};

/// Characters of what a year says about a warning.
const SAID: usize = 240;

/// What is new, ended, renamed or moved.
pub(super) fn fates(scene: &Scene<'_>) -> Vec<Block> {
    let section = "perubahan";
    let rows: Vec<[String; 3]> =
        identities(scene).iter().flat_map(|(what, one)| told(scene, what, one)).collect();
    let mut blocks = vec![scene.heading(section)];
    if rows.is_empty() {
        blocks.push(paragraph(scene.words.get(section, "tidak_ada", &[])));
        return blocks;
    }
    let mut grid = Grid::new(scene, section, "judul_tabel");
    let title = |key: &str| scene.words.get(section, key, &[]);
    grid.column(title("kolom_no"), 10, Align::Center);
    grid.column(title("kolom_apa"), 26, Align::Left);
    grid.column(title("kolom_perubahan"), 28, Align::Left);
    grid.column(title("kolom_uraian"), 110, Align::Left);
    for (index, row) in rows.into_iter().enumerate() {
        let mut cells = vec![one(text((index + 1).to_string()))];
        cells.extend(row.into_iter().map(|words| one(text(words))));
        grid.row(RowStyle::Data, &format!("{section}.{index}"), cells, 0);
    }
    blocks.push(grid.finish());
    blocks
}

fn identities<'a>(scene: &Scene<'a>) -> Vec<(&'static str, &'a Identity)> {
    let all = scene.comparison;
    let sasaran = all.sasaran.iter().map(|one| ("sasaran", &one.identity));
    let indikator = all.indikator.iter().map(|one| ("indikator", &one.identity));
    let lines = all.anggaran.iter().map(|one| (one.tingkat.name(), &one.identity));
    sasaran.chain(indikator).chain(lines).collect()
}

fn told(scene: &Scene<'_>, what: &str, one: &Identity) -> Vec<[String; 3]> {
    let word = |key: &str, filled: &[(&str, &str)]| scene.words.get("perubahan", key, filled);
    let (key, name) = (("kunci", one.key.as_str()), ("nama", one.name.as_str()));
    let mut rows = Vec::new();
    let mut row = |how: String, text: String| {
        rows.push([lkjip_metrics::number::huruf_judul(what), how, text]);
    };
    match one.fate {
        Fate::New => row(word("baru", &[]), format!("{} ({})", one.name, one.key)),
        Fate::Ended => row(word("berakhir", &[]), format!("{} ({})", one.name, one.key)),
        Fate::Continued | Fate::Unknown => {}
    }
    if let Some(before) = &one.old_key {
        row(word("kunci", &[]), word("uraian_kunci", &[key, name, ("dulu", before)]));
    }
    if let Some(before) = &one.old_name {
        row(word("nama", &[]), word("uraian_nama", &[key, name, ("dulu", before)]));
    }
    if let Some((from, to)) = &one.moved {
        let filled = [key, name, ("dulu", from.as_str()), ("kini", to.as_str())];
        row(word("pindah", &[]), word("uraian_pindah", &filled));
    }
    rows
}

/// What to mind.
pub(super) fn warnings(scene: &Scene<'_>) -> Vec<Block> {
    let section = "peringatan";
    let mut blocks = vec![scene.heading(section)];
    let all = &scene.comparison.peringatan;
    if all.is_empty() {
        blocks.push(paragraph(scene.words.get(section, "tidak_ada", &[])));
        return blocks;
    }
    let mut grid = Grid::new(scene, section, "judul_tabel");
    let title = |key: &str| scene.words.get(section, key, &[]);
    grid.column(title("kolom_no"), 10, Align::Center);
    grid.column(title("kolom_perihal"), 164, Align::Left);
    let mut index = 0_usize;
    for (group, light) in [("kelompok_peringatan", false), ("kelompok_catatan", true)] {
        grid.group(title(group));
        for warning in all.iter().filter(|one| (one.level == Level::Saran) == light) {
            index += 1;
            let cells = vec![one(text(index.to_string())), cell(warning_text(scene, warning))];
            grid.row(RowStyle::Data, &format!("{section}.{index}"), cells, 0);
        }
    }
    blocks.push(grid.finish());
    blocks
}

fn warning_text(scene: &Scene<'_>, warning: &Warning) -> Vec<Inline> {
    let mut said = vec![text(&warning.message)];
    for (year, typed) in scene.years().iter().zip([&warning.old, &warning.new]) {
        if let Some(Typed { text: words, .. }) = typed {
            let words = cut(words, SAID);
            said.extend([line_break(), emph(format!("{year}: ")), text(words)]);
        }
    }
    let key = format!("{} {}", scene.words.get("peringatan", "kunci", &[]), warning.key);
    said.extend([line_break(), emph(key)]);
    said
}

/// A text of one line, cut with "…" where it is longer.
fn cut(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    line.chars().take(most.saturating_sub(1)).collect::<String>() + "…"
}

/// Texts that were carried over.
pub(super) fn carried(scene: &Scene<'_>) -> Vec<Block> {
    let section = "terbawa";
    let mut blocks = vec![scene.heading(section)];
    let all = &scene.comparison.naskah;
    if all.is_empty() {
        blocks.push(paragraph(scene.words.get(section, "tidak_ada", &[])));
        return blocks;
    }
    blocks.push(paragraph(scene.words.get(section, "pengantar", &[])));
    let mut grid = Grid::new(scene, section, "judul_tabel");
    let title = |key: &str| scene.words.get(section, key, &[]);
    grid.column(title("kolom_no"), 10, Align::Center);
    grid.column(title("kolom_naskah"), 112, Align::Left);
    grid.column(title("kolom_bagian"), 28, Align::Right);
    grid.column(title("kolom_kata"), 24, Align::Right);
    for (index, carried) in all.iter().enumerate() {
        let (some, parts) = (carried.carried.to_string(), carried.parts.to_string());
        let filled = [("terbawa", some.as_str()), ("semua", &parts)];
        let cells = vec![
            one(text((index + 1).to_string())),
            cell(vec![emph(&carried.key), line_break(), text(format!("“{}”", carried.beginning))]),
            one(text(scene.words.get(section, "bagian", &filled))),
            one(text(format!("{}%", carried.share))),
        ];
        grid.row(RowStyle::Data, &format!("{section}.{index}"), cells, 0);
    }
    blocks.push(grid.finish());
    blocks
}
