//! Names of programmes, kegiatan and sub kegiatan against the official ones.
//!
//! The table is a hint: codes that it does not know are not judged.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::number::kode::{Kode, TingkatKode};
use crate::place::Placed;
use crate::read::Teks;
use crate::record::anggaran::Program;
use crate::rujukan::{Rujukan, ringkas};

/// All rules of this group.
pub(super) fn check(parts: &Parts, rujukan: &Rujukan, sink: &mut Sink) {
    for program in parts.program.iter().flatten() {
        if !milik_provinsi(program) {
            nama(TingkatKode::Program, &program.kode, &program.nama, rujukan, sink);
        }
        for activity in &program.kegiatan {
            nama(TingkatKode::Kegiatan, &activity.kode, &activity.nama, rujukan, sink);
            for sub in &activity.sub {
                nama(TingkatKode::SubKegiatan, &sub.kode, &sub.nama, rujukan, sink);
            }
        }
    }
}

/// Programmes of a province have the same codes, and some of them another name.
fn milik_provinsi(program: &Program) -> bool {
    program.kegiatan.iter().any(|a| a.kode.value.as_str().split('.').nth(3) == Some("1"))
}

fn nama(level: TingkatKode, code: &Placed<Kode>, name: &Teks, rujukan: &Rujukan, sink: &mut Sink) {
    // A code of another level is told by its own rule.
    if code.value.tingkat() != level {
        return;
    }
    let what = match level {
        TingkatKode::Program => "program",
        TingkatKode::Kegiatan => "kegiatan",
        TingkatKode::SubKegiatan => "sub kegiatan",
    };
    let Some(official) = rujukan.nama(&code.value) else { return };
    if ringkas(official) == ringkas(&name.value) {
        return;
    }
    let message = format!(
        "Nama {what} {} tertulis \"{}\", sedangkan menurut daftar nomenklatur bawaan \"{official}\".",
        code.value, name.value
    );
    let finding = Diagnostic::new(Code::NomenklaturBerbeda, &name.place, message)
        .label(&code.place, "kodenya");
    sink.push(match rujukan.kode_lain(&code.value, &name.value) {
        Some(last) => finding.help(format!(
            "Nama itu dalam daftar berkode akhir {last}; cocokkan kode dan namanya dengan DPA."
        )),
        None => finding.help("Cocokkan dengan DPA, lalu tulis nama resminya."),
    });
}
