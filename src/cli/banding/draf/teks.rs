//! The comparison for people: changes by family, each with its consequences as a tree.

use std::fmt::Write as _;

use lkjip_metrics::banding::{Change, Content, Family, Kind};

use super::report::Report;
use crate::cli::banding::both::{Both, Side};
use crate::cli::banding::texts::difference;
use crate::cli::paint::Paint;
use crate::cli::wrap::{WIDTH, cut, wrapped};

/// Column of what is said of a change.
pub(super) const INDENT: usize = 6;

/// The whole answer.
pub fn teks(report: &Report, both: &Both, paint: Paint) -> String {
    let head = format!("LKjIP {}: {} → {}", both.new.year(), both.old.name(), both.new.name());
    let mut out = format!("{}\n", paint.strong(head));
    for side in [&both.old, &both.new] {
        let file = side.checked.file.name();
        if file != side.name() {
            let _ = writeln!(out, "{}", paint.faint(format!("{}: {file}", side.name())));
        }
    }
    for note in &report.notes {
        let _ = writeln!(out, "Catatan: {}", wrapped(note, 9));
    }
    if report.banding.changes.is_empty() {
        out.push_str(if report.templates.is_empty() {
            "Tidak ada perbedaan.\n"
        } else {
            "Tidak ada perbedaan record.\n"
        });
        return out;
    }
    let _ = writeln!(out, "{}\n", summary(report));
    let mut number = 0;
    for (family, _) in report.counts() {
        let _ = writeln!(out, "{}", paint.strong(family.word().to_uppercase()));
        let own = report.banding.changes.iter().zip(&report.banding.trees);
        for (change, tree) in own.filter(|(change, _)| change.family == family) {
            number += 1;
            let told = Told { report, both, paint };
            told.change(&mut out, number, change);
            if let Some(places) = told.mentioned(&change.key) {
                line(&mut out, &paint.faint(format!("dicetak: {places}")));
            }
            told.tree(&mut out, &tree.roots);
            out.push('\n');
        }
    }
    let told = Told { report, both, paint };
    if !told.shown(&report.banding.rest).is_empty() {
        let _ = writeln!(out, "{}", paint.strong("AKIBAT BERSAMA"));
        told.tree(&mut out, &report.banding.rest);
        out.push('\n');
    }
    out
}

/// "3 perubahan: 2 angka, 1 teks; 24 angka laporan ikut berubah."
fn summary(report: &Report) -> String {
    let parts: Vec<String> = report
        .counts()
        .iter()
        .map(|(family, count)| format!("{count} {}", family.word()))
        .collect();
    let figures = report.banding.shifts.iter().filter(|shift| !shift.is_flag()).count();
    let all = report.banding.changes.len();
    let figures = match figures {
        0 => "tidak ada angka laporan yang berubah".to_string(),
        count => format!("{count} isian dan angka laporan berubah karenanya"),
    };
    format!("{all} perubahan ({}); {figures}.", parts.join(", "))
}

/// What is at hand while it is told.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) report: &'a Report,
    both: &'a Both,
    pub(super) paint: Paint,
}

impl Told<'_> {
    fn change(self, out: &mut String, number: usize, change: &Change) {
        let kind = match change.kind {
            Kind::Added => self.paint.come(change.kind.word()),
            Kind::Removed => self.paint.gone(change.kind.word()),
            _ => change.kind.word().to_string(),
        };
        let _ = writeln!(out, "{number:>4}  {kind}  {}", self.paint.strong(&change.key));
        let place = self.place(change);
        let moved = change.new.as_ref().and_then(|new| new.text.as_ref());
        let moved = moved.filter(|_| change.kind == Kind::Moved);
        let what = match change.name.as_ref().or(moved) {
            Some(name) => format!("“{name}”"),
            None => {
                let what = change.what.trim_end_matches('.');
                change.of.as_ref().map_or(what.to_string(), |of| format!("{what}: {of}"))
            }
        };
        let what = cut(&what, WIDTH - INDENT - place.chars().count() - 2);
        line(out, &format!("{what}  {}", self.paint.faint(place)));
        let text = |content: &Option<Content>| content.as_ref().and_then(|c| c.text.clone());
        match change.kind {
            Kind::Changed => match (text(&change.old), text(&change.new)) {
                (Some(old), Some(new))
                    if change.family != Family::Angka && !is_word(&old, &new) =>
                {
                    line(out, &difference(&old, &new, INDENT, self.paint));
                }
                _ => self.values(out, change),
            },
            Kind::Renamed => {
                let old = change.old_key.as_deref().unwrap_or_default();
                line(out, &format!("dahulu {}", self.paint.gone(old)));
            }
            Kind::Moved => match &change.old_key {
                Some(old) => line(out, &format!("dari {}", self.paint.gone(old))),
                None => {
                    let at = |content: &Option<Content>| content.as_ref().and_then(|c| c.position);
                    let (old, new) = (at(&change.old), at(&change.new));
                    let old = old.map_or_else(String::new, |at| at.to_string());
                    let new = new.map_or_else(String::new, |at| at.to_string());
                    let text = if old == new {
                        format!("tetap urutan {new}, tetapi yang lain berpindah melewatinya")
                    } else {
                        format!("urutan {old} → {new}")
                    };
                    line(out, &text);
                }
            },
            Kind::Added | Kind::Removed => self.whole(out, change),
        }
    }

    /// A text that came or went, and the value of what is no table.
    fn whole(self, out: &mut String, change: &Change) {
        let content = change.new.as_ref().or(change.old.as_ref());
        let Some(content) = content else { return };
        match &content.text {
            Some(text) => {
                let (old, new) =
                    if change.new.is_some() { ("", text.as_str()) } else { (text.as_str(), "") };
                line(out, &difference(old, new, INDENT, self.paint));
            }
            None if content.toml.starts_with('{') && change.name.is_some() => {}
            None => {
                let came = change.new.is_some();
                let side = if came { &self.both.new } else { &self.both.old };
                let value = cut(&shown(content, side), 90);
                let value = if came { self.paint.come(value) } else { self.paint.gone(value) };
                line(out, &value);
            }
        }
    }

    fn values(self, out: &mut String, change: &Change) {
        let value = |content: &Option<Content>, side: &Side| {
            content.as_ref().map(|c| cut(&shown(c, side), 44)).unwrap_or_default()
        };
        let old = value(&change.old, &self.both.old);
        let new = value(&change.new, &self.both.new);
        line(out, &format!("{} → {}", self.paint.gone(old), self.paint.come(new)));
    }

    /// Line of the new record; of what was removed, that of the old one.
    fn place(self, change: &Change) -> String {
        let line = |side: &Side, content: &Content| side.line(content.place.span.start);
        match (&change.new, &change.old) {
            (Some(new), _) => format!("baris {}", line(&self.both.new, new)),
            (None, Some(old)) => format!("baris {} yang lama", line(&self.both.old, old)),
            (None, None) => String::new(),
        }
    }
}

/// A line of what is said of a change.
pub(super) fn line(out: &mut String, text: &str) {
    let _ = writeln!(out, "{}{text}", " ".repeat(INDENT));
}

/// Whether a single word took the place of another one.
fn is_word(old: &str, new: &str) -> bool {
    !old.contains(' ') && !new.contains(' ')
}

/// A value as it was typed, where that is one line.
fn shown(content: &Content, side: &Side) -> String {
    let typed = side.text.get(content.place.span.clone()).map(str::trim);
    // A table with a header stands at that header; a default stands nowhere.
    let same = |typed: &&str| typed.replace('_', "") == content.toml;
    let typed = typed.filter(same).map(str::to_string);
    content.text.clone().or(typed).unwrap_or_else(|| content.toml.clone())
}
