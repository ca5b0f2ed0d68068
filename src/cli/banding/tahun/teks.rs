//! Two years for people: what matters first, aligned, readable without colour.

use std::fmt::Write as _;

use lkjip_metrics::banding::tahun::{
    BandingTahun, Change, Direction, Fate, Indikator, Shown, State,
};
use lkjip_metrics::diagnostic::Level;

use super::super::both::Both;
use super::table::{Piece, Table, piece, plain};
use super::{budget, faults, remarks};
use crate::cli::paint::{Paint, Tone};
use crate::cli::wrap::wrapped;

/// The answer.
pub fn write(comparison: &BandingTahun, both: &Both, paint: Paint) -> String {
    let report = Report { comparison, both, paint };
    let parts = [
        report.head(),
        report.glance(),
        report.indicators(),
        budget::write(comparison, paint),
        remarks::fates(comparison, paint),
        remarks::warnings(comparison, both, paint),
        remarks::carried(comparison, paint),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

struct Report<'a> {
    comparison: &'a BandingTahun,
    both: &'a Both,
    paint: Paint,
}

impl Report<'_> {
    fn title(&self, text: &str) -> String {
        self.paint.text(Tone::Strong, text) + "\n"
    }

    fn years(&self) -> [String; 2] {
        [self.comparison.lama.to_string(), self.comparison.baru.to_string()]
    }

    fn head(&self) -> String {
        let [old, new] = self.years();
        let mut out = self.title(&format!("Perbandingan LKjIP {old} dan {new}"));
        let _ = writeln!(out, "  {}", wrapped(&self.comparison.agency(), 2));
        if let Some(told) = self.comparison.agencies() {
            let _ = writeln!(out, "  {}", self.paint.text(Tone::Warn, wrapped(told, 2)));
        }
        for (year, side) in [(old, &self.both.old), (new, &self.both.new)] {
            let faults = match faults(side) {
                0 => String::new(),
                some => format!(" ({some} galat; angkanya dapat berubah)"),
            };
            let faults = self.paint.text(Tone::Warn, &faults);
            let _ = writeln!(out, "  {year}  {}{faults}", side.name());
        }
        out
    }

    fn glance(&self) -> String {
        let count = self.comparison.count();
        let mut out = self.title("Sekilas");
        let mut said = Vec::new();
        for (number, word, tone) in [
            (count.better, Direction::Better.word(), Tone::Good),
            (count.worse, Direction::Worse.word(), Tone::Bad),
            (count.same, Direction::Same.word(), Tone::Plain),
            (count.unknown, Direction::Unknown.word(), Tone::Plain),
            (count.new, Fate::New.word(), Tone::Plain),
            (count.ended, Fate::Ended.word(), Tone::Plain),
        ] {
            if number > 0 {
                said.push(self.paint.text(tone, format!("{number} {word}")));
            }
        }
        if !said.is_empty() {
            let _ = writeln!(out, "  Dari {} indikator: {}.", count.all, said.join(", "));
        }
        let jumlah = &self.comparison.jumlah;
        let mut table = Table::new("<>>><");
        table.row(self.header("", "selisih"));
        table.row(row("Indikator", &jumlah.indikator));
        table.row(row("Indikator terukur", &jumlah.terukur));
        table.row(row("Indikator tercapai", &jumlah.tercapai));
        table.row(row("Rata-rata capaian", &jumlah.rata_rata));
        if jumlah.jumlah_sepadan > 0 && jumlah.rata_rata.difference.is_none() {
            let label = format!("  yang dapat dibandingkan ({})", jumlah.jumlah_sepadan);
            table.row(row(&label, &jumlah.sepadan));
        }
        table.row(row("Pagu", &jumlah.pagu));
        table.row(row("Realisasi anggaran", &jumlah.realisasi));
        table.row(row("Serapan", &jumlah.serapan));
        out.push_str(&table.write(2, self.paint));
        let notes = self.comparison.weighed().get(&Level::Saran).copied().unwrap_or_default();
        let grave = self.comparison.peringatan.len().saturating_sub(notes);
        let carried = self.comparison.naskah.len();
        let _ = writeln!(out, "  Peringatan {grave}, catatan {notes}, naskah terbawa {carried}.");
        out
    }

    fn header(&self, first: &str, last: &str) -> Vec<Piece> {
        let [old, new] = self.years();
        let faint = |text: &str| piece(Tone::Faint, text);
        vec![faint(first), faint(&old), faint(&new), faint(last)]
    }

    fn indicators(&self) -> String {
        let mut out = self.title("Indikator");
        let mut table = Table::new("<>>><");
        table.row(self.header("", "selisih"));
        for one in &self.comparison.indikator {
            for (label, change) in [
                ("Target", &one.target),
                ("Realisasi", &one.realisasi),
                ("Capaian", &one.capaian),
                ("Kriteria", &one.kriteria),
            ] {
                table.row(row(label, change));
            }
        }
        // The head and the rows of all indicators are aligned together, then cut apart.
        let lines: Vec<String> =
            table.write(4, self.paint).lines().map(|line| format!("{line}\n")).collect();
        out.push_str(lines.first().map_or("", String::as_str));
        for (one, rows) in
            self.comparison.indikator.iter().zip(lines.get(1..).unwrap_or_default().chunks(4))
        {
            let _ = writeln!(out, "  {}", self.indicator_head(one));
            out.extend(rows.iter().cloned());
            for note in self.notes(one) {
                let _ = writeln!(out, "    {}", self.paint.text(Tone::Faint, wrapped(&note, 6)));
            }
        }
        out
    }

    /// Why an indicator cannot be compared, and what its years say about it.
    fn notes(&self, one: &Indikator) -> Vec<String> {
        let reason = one.reason([self.comparison.lama, self.comparison.baru]);
        let mut notes: Vec<String> =
            reason.map(|why| format!("Tidak dapat dibandingkan: {why}.")).into_iter().collect();
        let reason = one.capaian_reason();
        notes.extend(reason.map(|why| format!("Capaian tidak dapat dibandingkan: {why}.")));
        match &one.catatan {
            [Some(old), Some(new)] if old == new => notes.push(format!("Catatan: {new}")),
            both => {
                let said = self.years().into_iter().zip(both);
                notes.extend(said.filter_map(|(year, said)| {
                    said.as_ref().map(|said| format!("Catatan {year}: {said}"))
                }));
            }
        }
        notes
    }

    fn indicator_head(&self, one: &Indikator) -> String {
        let (word, tone) = verdict(one);
        let name = self.paint.text(Tone::Strong, &one.identity.name);
        let key = self.paint.text(Tone::Faint, format!("({})", one.identity.key));
        format!("{name} {key}: {}", self.paint.text(tone, word))
    }
}

/// In which way an indicator went, or what became of it.
fn verdict(one: &Indikator) -> (&'static str, Tone) {
    match one.identity.fate {
        Fate::New | Fate::Ended => (one.identity.fate.word(), Tone::Plain),
        _ => (one.direction().word(), tone(one.direction())),
    }
}

fn row(label: &str, change: &Change) -> Vec<Piece> {
    let difference = match &change.difference {
        Some(gap) if change.direction != Direction::Same => gap.text(),
        _ => String::new(),
    };
    let share = change.difference.as_ref().and_then(|gap| gap.percent_text());
    let difference = match share {
        Some(share) if !difference.is_empty() => format!("{difference} ({share})"),
        _ => difference,
    };
    let word = match change.direction {
        Direction::Unknown => "",
        other => other.word(),
    };
    vec![
        plain(label),
        plain(shown(&change.old)),
        plain(shown(&change.new)),
        plain(difference),
        piece(tone(change.direction), word),
    ]
}

fn shown(shown: &Shown) -> String {
    match shown.state {
        State::Proxy(Some(year)) => format!("{} (proksi {year})", shown.text),
        State::Proxy(None) => format!("{} (proksi)", shown.text),
        _ => shown.text.clone(),
    }
}

/// The colour of a change.
fn tone(direction: Direction) -> Tone {
    match direction {
        Direction::Better => Tone::Good,
        Direction::Worse => Tone::Bad,
        Direction::Same | Direction::Unknown => Tone::Faint,
        Direction::Up | Direction::Down => Tone::Plain,
    }
}
