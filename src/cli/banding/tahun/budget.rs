//! The budget of two years for people: programs, and below them what changed.

use std::fmt::Write as _;

use lkjip_metrics::banding::tahun::{
    Anggaran, BandingTahun, Change, Direction, Fate, Shown, State, Tingkat,
};
use lkjip_metrics::number::{Decimal, angka, quotient_half_up};

use super::table::{Piece, Table, piece, plain};
use crate::cli::paint::{Paint, Tone};
use crate::cli::wrap::cut;

/// Characters of a name with its indentation, beside amounts of less than ten billion rupiah.
const NAME: usize = 41;

/// Characters of such an amount in millions.
const AMOUNT: usize = 8;

/// Least characters of a name.
const SHORTEST: usize = 24;

/// What stands for a value that there is not.
const DASH: &str = "–";

/// The table, or a sentence where there is nothing to compare.
pub fn write(comparison: &BandingTahun, paint: Paint) -> String {
    let [old, new] = [comparison.lama, comparison.baru].map(|year| year.to_string());
    let mut out = paint.text(Tone::Strong, "Program, kegiatan, dan sub kegiatan (Rp juta)") + "\n";
    let jumlah = &comparison.jumlah;
    if jumlah.pagu.difference.is_none() {
        let year = if jumlah.pagu.old.state == State::Known { &new } else { &old };
        let _ = writeln!(out, "  Anggaran tahun {year} belum ada, maka tidak dibandingkan.");
        return out;
    }
    let faint = |words: [&str; 7]| words.map(|word| piece(Tone::Faint, word)).to_vec();
    let mut table = Table::new("<>>>>>>");
    table.row(faint(["", "pagu", "pagu", "", "serapan", "serapan", ""]));
    table.row(faint(["", &old, &new, "ubah", &old, &new, "poin"]));
    let room = room(&jumlah.pagu);
    let told = told(&comparison.anggaran);
    let mut program = "";
    for (line, told) in comparison.anggaran.iter().zip(&told) {
        if line.tingkat == Tingkat::Program {
            program = &line.identity.key;
        }
        if *told {
            table.row(row(line, program, room));
        }
    }
    let mut total = vec![piece(Tone::Strong, "Jumlah")];
    total.extend(amounts(Fate::Continued, &jumlah.pagu, &jumlah.serapan));
    table.row(total);
    out.push_str(&table.write(2, paint));
    let still = told.iter().filter(|told| !**told).count();
    if still > 0 {
        let _ = writeln!(out, "  {still} kegiatan dan sub kegiatan lain tidak berubah.");
    }
    out
}

/// Characters of a name beside the largest amount.
fn room(pagu: &Change) -> usize {
    let length = |shown: &Shown| number(shown).chars().count();
    let more = length(&pagu.old).max(length(&pagu.new)).saturating_sub(AMOUNT);
    NAME.saturating_sub(more * 2).max(SHORTEST)
}

/// Which lines are worth a line: programs, and what changed with what is above it.
fn told(lines: &[Anggaran]) -> Vec<bool> {
    let mut told = Vec::with_capacity(lines.len());
    let mut above = None;
    for (index, line) in lines.iter().enumerate() {
        let moved = !line.identity.is_plain()
            || line.changes().into_iter().any(|change| !change.direction.is_still());
        match line.tingkat {
            Tingkat::Program => above = None,
            Tingkat::Kegiatan => above = Some(index),
            Tingkat::Sub => {}
        }
        told.push(moved || line.tingkat == Tingkat::Program);
        if let (true, Some(one)) = (moved, above.and_then(|at| told.get_mut(at))) {
            *one = true;
        }
    }
    told
}

fn row(line: &Anggaran, program: &str, room: usize) -> Vec<Piece> {
    let (indent, tone) = match line.tingkat {
        Tingkat::Program => (0, Tone::Strong),
        Tingkat::Kegiatan => (2, Tone::Plain),
        Tingkat::Sub => (4, Tone::Plain),
    };
    let name = format!("{} {}", code(line, program), line.identity.name);
    let name = " ".repeat(indent) + &cut(&name, room.saturating_sub(indent));
    let mut row = vec![piece(tone, name)];
    row.extend(amounts(line.identity.fate, &line.pagu, &line.serapan));
    row
}

fn amounts(fate: Fate, pagu: &Change, serapan: &Change) -> Vec<Piece> {
    let change = match (fate, &pagu.difference) {
        (Fate::New | Fate::Ended, _) => fate.word().to_string(),
        (_, Some(_)) if pagu.direction == Direction::Same => pagu.direction.word().to_string(),
        (_, Some(gap)) => gap.percent_text().unwrap_or_default(),
        (_, None) => String::new(),
    };
    let points = serapan.difference.as_ref().filter(|gap| !gap.number.is_zero());
    let points = points.map_or_else(String::new, |gap| gap.bare());
    let share = |shown: &Shown| match shown.number {
        Some(_) => shown.text.clone(),
        None => DASH.to_string(),
    };
    let all = [
        number(&pagu.old),
        number(&pagu.new),
        change,
        share(&serapan.old),
        share(&serapan.new),
        points,
    ];
    all.map(plain).to_vec()
}

fn number(shown: &Shown) -> String {
    shown.number.and_then(millions).unwrap_or_else(|| DASH.to_string())
}

/// The part of a code that its parents do not say already.
fn code<'l>(line: &'l Anggaran, program: &str) -> &'l str {
    let key = line.identity.key.as_str();
    match line.tingkat {
        Tingkat::Program => key,
        Tingkat::Kegiatan => {
            key.strip_prefix(program).map_or(key, |rest| rest.trim_start_matches('.'))
        }
        Tingkat::Sub => key.rsplit('.').next().unwrap_or(key),
    }
}

fn millions(amount: Decimal) -> Option<String> {
    quotient_half_up(amount, Decimal::from(1_000_000), 2).map(|amount| angka(amount, 2))
}
