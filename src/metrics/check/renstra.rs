//! The plan above the year: a usual period that holds the year, and a chain without loose ends.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::place::Place;
use crate::read::Kunci;
use crate::record::renstra::Renstra;

/// Years of a plan, first and last included: RPD from three, a term of five years touches six.
const USUAL: std::ops::RangeInclusive<i32> = 3..=6;

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    let Some(renstra) = &parts.renstra else { return };
    periode(renstra, parts.tahun.as_ref().map(|year| year.value), sink);
    nomor_misi(renstra, sink);
    let misi: Vec<&Kunci> = renstra.misi.iter().map(|m| &m.kunci).collect();
    let tujuan: Vec<&Kunci> = renstra.tujuan.iter().map(|t| &t.kunci).collect();
    let below: Vec<&Kunci> = renstra.tujuan.iter().map(|t| &t.misi).collect();
    terputus(("Misi", "tujuan"), &misi, &below, sink);
    let Some(targets) = &parts.sasaran else { return };
    let below: Vec<&Kunci> = targets.iter().map(|s| &s.tujuan).collect();
    terputus(("Tujuan", "sasaran"), &tujuan, &below, sink);
    let Some(programs) = &parts.program else { return };
    let targets: Vec<&Kunci> = targets.iter().map(|s| &s.kunci).collect();
    let below: Vec<&Kunci> = programs.iter().map(|p| &p.sasaran).collect();
    terputus(("Sasaran", "program"), &targets, &below, sink);
}

fn periode(renstra: &Renstra, year: Option<i32>, sink: &mut Sink) {
    let (from, to) = (renstra.mulai.value, renstra.akhir.value);
    if from >= to {
        let message = format!("Renstra berakhir Tahun {to}, tidak sesudah mulainya Tahun {from}.");
        sink.push(
            Diagnostic::new(Code::TahunSalah, &renstra.akhir.place, message)
                .label(&renstra.mulai.place, "tahun mulai")
                .help("Periksa tahun mulai dan akhirnya."),
        );
        return;
    }
    if let Some(year) = year.filter(|year| !(from..=to).contains(year)) {
        let message = format!("Tahun laporan {year} di luar periode Renstra {from}–{to}.");
        sink.push(
            Diagnostic::new(Code::TahunSalah, &renstra.mulai.place, message)
                .label(&renstra.akhir.place, "tahun terakhir")
                .help("Pakai Renstra yang berlaku pada tahun laporan."),
        );
    }
    let length = to.saturating_sub(from).saturating_add(1);
    if !USUAL.contains(&length) {
        let message = format!("Periode Renstra {from}–{to} memuat {length} tahun.");
        sink.push(
            Diagnostic::new(Code::PeriodeRenstra, &renstra.akhir.place, message)
                .label(&renstra.mulai.place, "tahun mulai")
                .help("Renstra lazimnya lima tahun (RPD tiga tahun); periksa tahun mulai dan akhirnya."),
        );
    }
}

/// Numbers of missions are told apart, and lie within the number of missions.
fn nomor_misi(renstra: &Renstra, sink: &mut Sink) {
    let numbers: Vec<(String, &Place)> =
        renstra.misi.iter().map(|m| (m.nomor.value.to_string(), &m.nomor.place)).collect();
    super::names::unique("nomor misi", numbers.iter().map(|(n, p)| (n.as_str(), *p)), sink);
    let Some(count) = &renstra.jumlah_misi else { return };
    for mission in renstra.misi.iter().filter(|m| m.nomor.value > count.value) {
        let message = format!(
            "Misi nomor {} melebihi banyaknya misi daerah ({}).",
            mission.nomor.value, count.value
        );
        sink.push(
            Diagnostic::new(Code::DiLuarBatas, &mission.nomor.place, message)
                .label(&count.place, "banyaknya misi")
                .help("Perbaiki nomor misi atau jumlah_misi."),
        );
    }
}

/// Tells each link of the chain to which nothing below is tied.
fn terputus((what, below): (&str, &str), links: &[&Kunci], tied_to: &[&Kunci], sink: &mut Sink) {
    let exists = |key: &Kunci| links.iter().any(|link| **link == *key);
    // A mistyped reference is told by its own rule; what it meant cannot be known here.
    if !tied_to.iter().all(|key| exists(key)) {
        return;
    }
    for link in links.iter().filter(|link| !tied_to.contains(link)) {
        let message = format!("{what} `{}` tidak mempunyai {below}.", &***link);
        let help = format!(
            "Tautkan sekurang-kurangnya satu {below}, atau hapus {} ini.",
            what.to_lowercase()
        );
        sink.push(Diagnostic::new(Code::RantaiTerputus, link.place(), message).help(help));
    }
}
