//! "Sekilas": the comparison in a few sentences and one table.

use lkjip_metrics::banding::tahun::{Change, Direction, Fate, State};
use lkjip_metrics::diagnostic::Level;

use super::Scene;
use super::grid::{Grid, bare, one, strong, text};
use crate::document::model::{Align, Block, Inline, ListStyle, RowStyle};

const SECTION: &str = "sekilas";

pub(super) fn section(scene: &Scene<'_>) -> Vec<Block> {
    let items = [indicators(scene), means(scene), money(scene), warnings(scene)];
    let items = items.into_iter().filter(|text| !text.is_empty());
    let items = items
        .map(|sentence| vec![Block::Paragraph { text: vec![text(sentence)], key: None }])
        .collect();
    vec![scene.heading(SECTION), Block::List { style: ListStyle::Bullet, items }, table(scene)]
}

/// How many indicators went which way.
fn indicators(scene: &Scene<'_>) -> String {
    let count = scene.comparison.count();
    let parts: Vec<String> = [
        (count.better, Direction::Better.word()),
        (count.worse, Direction::Worse.word()),
        (count.same, Direction::Same.word()),
        (count.unknown, Direction::Unknown.word()),
        (count.new, Fate::New.word()),
        (count.ended, Fate::Ended.word()),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, word)| format!("{number} {word}"))
    .collect();
    if parts.is_empty() {
        return String::new();
    }
    let list = listed(&parts);
    let all = count.all.to_string();
    scene.words.get(SECTION, "indikator", &[("semua", &all), ("rincian", &list)])
}

/// "a", "a dan b", "a, b, dan c".
fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first, second] => format!("{first} dan {second}"),
        [head @ .., last] => format!("{}, dan {last}", head.join(", ")),
    }
}

/// A sentence about a change: one for a move, one for none.
fn moved(scene: &Scene<'_>, key: &str, change: &Change, more: &[(&str, &str)]) -> String {
    let same = change.direction == Direction::Same;
    let key = if same { format!("{key}_tetap") } else { key.to_string() };
    let gap = change.difference.as_ref();
    let size = gap.map_or_else(String::new, |gap| gap.text());
    let share = gap.and_then(|gap| gap.percent_text()).unwrap_or_default();
    let way = way(change);
    let mut filled = vec![
        ("arah", way),
        ("dulu", change.old.text.as_str()),
        ("kini", change.new.text.as_str()),
        ("selisih", size.as_str()),
        ("persen", share.as_str()),
    ];
    filled.extend(more);
    scene.words.get(SECTION, &key, &filled)
}

/// "naik", "turun" or "tetap", whether that is good or not.
fn way(change: &Change) -> &'static str {
    match change
        .difference
        .as_ref()
        .map(|gap| (gap.number.is_zero(), gap.number.is_sign_positive()))
    {
        Some((true, _)) => Direction::Same.word(),
        Some((false, true)) => Direction::Up.word(),
        Some((false, false)) => Direction::Down.word(),
        None => Direction::Unknown.word(),
    }
}

fn means(scene: &Scene<'_>) -> String {
    let jumlah = &scene.comparison.jumlah;
    if jumlah.rata_rata.difference.is_some() {
        return moved(scene, "rata_rata", &jumlah.rata_rata, &[]);
    }
    let known =
        |change: &Change| change.old.state == State::Known && change.new.state == State::Known;
    let mut sentences = Vec::new();
    if known(&jumlah.rata_rata) {
        let (old, new) = (&jumlah.rata_rata.old.text, &jumlah.rata_rata.new.text);
        let filled = [("dulu", old.as_str()), ("kini", new.as_str())];
        sentences.push(scene.words.get(SECTION, "rata_rata_beda", &filled));
    }
    if jumlah.sepadan.difference.is_some() {
        let many = jumlah.jumlah_sepadan.to_string();
        sentences.push(moved(scene, "sepadan", &jumlah.sepadan, &[("banyak", &many)]));
    }
    sentences.join(" ")
}

fn money(scene: &Scene<'_>) -> String {
    let jumlah = &scene.comparison.jumlah;
    let [old, new] = scene.years();
    if jumlah.pagu.difference.is_some() {
        let serapan = &jumlah.serapan;
        let more = [
            ("arah_serapan", way(serapan)),
            ("serapan_dulu", serapan.old.text.as_str()),
            ("serapan_kini", serapan.new.text.as_str()),
        ];
        return moved(scene, "anggaran", &jumlah.pagu, &more);
    }
    let year = if jumlah.pagu.old.state == State::Known { new } else { old };
    scene.words.get(SECTION, "anggaran_kosong", &[("tahun", &year)])
}

fn warnings(scene: &Scene<'_>) -> String {
    let weighed = scene.comparison.weighed();
    let notes = weighed.get(&Level::Saran).copied().unwrap_or_default();
    let all: usize = weighed.values().sum();
    if all == 0 {
        return scene.words.get(SECTION, "tanpa_peringatan", &[]);
    }
    let (many, notes) = (all.saturating_sub(notes).to_string(), notes.to_string());
    let part = scene.words.get("peringatan", "judul", &[]);
    let filled = [("banyak", many.as_str()), ("catatan", &notes), ("bagian", &part)];
    scene.words.get(SECTION, "peringatan", &filled)
}

fn table(scene: &Scene<'_>) -> Block {
    let section = "ringkasan";
    let mut grid = Grid::new(scene, section, "judul");
    let [old, new] = scene.years();
    let title = |key: &str| scene.words.get(section, key, &[]);
    grid.column(title("kolom_ukuran"), 56, Align::Left);
    grid.column(old, 30, Align::Right);
    grid.column(new, 30, Align::Right);
    grid.column(title("kolom_selisih"), 34, Align::Right);
    grid.column(title("kolom_arah"), 28, Align::Left);
    let jumlah = &scene.comparison.jumlah;
    let many = jumlah.jumlah_sepadan.to_string();
    let rows = [
        ("indikator", &jumlah.indikator),
        ("terukur", &jumlah.terukur),
        ("tercapai", &jumlah.tercapai),
        ("rata_rata", &jumlah.rata_rata),
        ("sepadan", &jumlah.sepadan),
        ("pagu", &jumlah.pagu),
        ("realisasi", &jumlah.realisasi),
        ("sisa", &jumlah.sisa),
        ("serapan", &jumlah.serapan),
    ];
    for (key, change) in rows {
        if key == "sepadan" && (jumlah.jumlah_sepadan == 0 || jumlah.rata_rata.difference.is_some())
        {
            continue;
        }
        let label = scene.words.get(section, key, &[("banyak", &many)]);
        let percent = matches!(key, "rata_rata" | "sepadan" | "serapan");
        let shown = |shown: &lkjip_metrics::banding::tahun::Shown| {
            let known = shown.number.is_some();
            one(text(if percent && known { shown.text.clone() } else { bare(shown) }))
        };
        let cells = vec![
            one(text(label)),
            shown(&change.old),
            shown(&change.new),
            one(text(gap(change))),
            one(word(change)),
        ];
        grid.row(RowStyle::Data, &format!("ringkasan.{key}"), cells, 0);
    }
    grid.finish()
}

fn gap(change: &Change) -> String {
    let Some(gap) = change.difference.as_ref().filter(|gap| !gap.number.is_zero()) else {
        return super::grid::DASH.to_string();
    };
    match gap.percent {
        Some(_) => gap.bare(),
        None => gap.text(),
    }
}

fn word(change: &Change) -> Inline {
    match change.direction {
        Direction::Unknown => text(super::grid::DASH),
        Direction::Better | Direction::Worse => strong(change.direction.word()),
        other => match change.difference.as_ref().and_then(|gap| gap.percent_text()) {
            Some(share) if other != Direction::Same => text(format!("{} {share}", other.word())),
            _ => text(other.word()),
        },
    }
}
