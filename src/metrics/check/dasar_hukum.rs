//! Regulations: those that are cited are in force, and none is younger than the report.

use super::parts::Parts;
use super::rujukan::rujukan_hukum;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Level, Sink};
use crate::record::dasar_hukum::{DasarHukum, StatusHukum};

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    let Some(list) = &parts.dasar_hukum else { return };
    for key in rujukan_hukum(parts) {
        let cited = list.iter().find(|law| *law.kunci == **key);
        if let Some(law) = cited.filter(|law| law.status == StatusHukum::Dicabut) {
            dicabut(law, list, key, sink);
        }
    }
    for law in list {
        pengganti(law, sink);
        kunci(law, sink);
    }
    if let Some(signing) = &parts.pengesahan {
        terlalu_muda(list, signing.tanggal.value.tahun(), sink);
    }
}

fn dicabut(law: &DasarHukum, list: &[DasarHukum], key: &crate::read::Kunci, sink: &mut Sink) {
    let successor =
        law.diganti_oleh.as_ref().and_then(|by| list.iter().find(|other| *other.kunci == **by));
    let message = format!("{} sudah dicabut.", law.pendek());
    let finding = Diagnostic::new(Code::DasarHukumDicabut, key.place(), message)
        .label(law.kunci.place(), "dinyatakan dicabut di sini");
    sink.push(match successor {
        Some(by) => finding.help(format!("Penggantinya {}: tulis `{}`.", by.pendek(), &*by.kunci)),
        None => finding.help("Rujuk peraturan yang berlaku, dan tulis diganti_oleh."),
    });
}

/// What was repealed names its successor; what names a successor was repealed.
fn pengganti(law: &DasarHukum, sink: &mut Sink) {
    let (message, help) = match (law.status, &law.diganti_oleh) {
        (StatusHukum::Dicabut, None) => (
            format!("{} sudah dicabut, tetapi penggantinya tidak disebut.", law.pendek()),
            "Tulis diganti_oleh dengan kunci peraturan penggantinya, bila ada.",
        ),
        (StatusHukum::Berlaku, Some(by)) => (
            format!("{} disebut diganti oleh `{}`, tetapi berstatus berlaku.", law.pendek(), &**by),
            "Tulis status = \"dicabut\", atau hapus diganti_oleh.",
        ),
        _ => return,
    };
    sink.push(
        Diagnostic::new(Code::DasarHukumDicabut, law.kunci.place(), message)
            .level(Level::Saran)
            .help(help),
    );
}

fn terlalu_muda(list: &[DasarHukum], signed: i32, sink: &mut Sink) {
    for law in list.iter().filter(|law| law.tahun.value > signed) {
        let message =
            format!("{} terbit sesudah laporan ditandatangani (Tahun {signed}).", law.pendek());
        super::tahun::peringatan(&law.tahun.place, message, sink);
    }
}

/// A key that ends in a year names the year of the regulation.
fn kunci(law: &DasarHukum, sink: &mut Sink) {
    let last = law.kunci.rsplit('_').next().filter(|part| part.len() == 4);
    let Some(named) = last.and_then(|part| part.parse::<i32>().ok()) else { return };
    if named != law.tahun.value {
        let message = format!(
            "Kunci `{}` menyebut Tahun {named}, sedangkan tahunnya ditulis {}.",
            &*law.kunci, law.tahun.value
        );
        sink.push(
            Diagnostic::new(Code::NilaiBerbeda, &law.tahun.place, message)
                .level(Level::Peringatan)
                .label(law.kunci.place(), "kuncinya")
                .help("Periksa tahun peraturan itu, lalu samakan keduanya."),
        );
    }
}
