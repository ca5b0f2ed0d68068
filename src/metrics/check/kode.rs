//! Kode rekening: right level, child below its parent, none twice.

use super::names::unique;
use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::number::kode::{Kode, TingkatKode};
use crate::place::Placed;
use crate::record::anggaran::Program;

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    let Some(programs) = &parts.program else { return };
    for program in programs {
        pohon(program, sink);
    }
    let codes = programs.iter().flat_map(semua);
    unique("kode rekening", codes.map(|code| (code.value.as_str(), &code.place)), sink);
}

/// Every code of a program, its own first.
fn semua(program: &Program) -> Vec<&Placed<Kode>> {
    let mut codes = vec![&program.kode];
    for activity in &program.kegiatan {
        codes.push(&activity.kode);
        codes.extend(activity.sub.iter().map(|sub| &sub.kode));
    }
    codes
}

fn pohon(program: &Program, sink: &mut Sink) {
    let sound = tingkat(&program.kode, TingkatKode::Program, sink);
    for activity in &program.kegiatan {
        let below = tingkat(&activity.kode, TingkatKode::Kegiatan, sink);
        if sound && below {
            anak(&activity.kode, &program.kode, sink);
        }
        for sub in &activity.sub {
            if tingkat(&sub.kode, TingkatKode::SubKegiatan, sink) && below {
                anak(&sub.kode, &activity.kode, sink);
            }
        }
    }
}

/// Tells a code of another level; gives whether it is of the right one.
fn tingkat(code: &Placed<Kode>, expected: TingkatKode, sink: &mut Sink) -> bool {
    let actual = code.value.tingkat();
    if actual == expected {
        return true;
    }
    let message = format!(
        "`{}` adalah kode {}, sedangkan di sini diharapkan kode {}.",
        code.value,
        nama(actual),
        nama(expected)
    );
    let help = format!("Kode {} berbentuk {}.", nama(expected), bentuk(expected));
    sink.push(Diagnostic::new(Code::KodeSalah, &code.place, message).help(help));
    false
}

fn anak(code: &Placed<Kode>, parent: &Placed<Kode>, sink: &mut Sink) {
    if code.value.adalah_anak_dari(&parent.value) {
        return;
    }
    let message =
        format!("Kode `{}` tidak berawal dengan kode induknya `{}`.", code.value, parent.value);
    sink.push(
        Diagnostic::new(Code::KodeBukanAnak, &code.place, message)
            .label(&parent.place, "kode induk")
            .help("Perbaiki salah satu kode, atau pindahkan baris ini ke induk yang benar."),
    );
}

fn nama(level: TingkatKode) -> &'static str {
    match level {
        TingkatKode::Program => "program",
        TingkatKode::Kegiatan => "kegiatan",
        TingkatKode::SubKegiatan => "sub kegiatan",
    }
}

fn bentuk(level: TingkatKode) -> &'static str {
    match level {
        TingkatKode::Program => "2.07.03",
        TingkatKode::Kegiatan => "2.07.03.2.01",
        TingkatKode::SubKegiatan => "2.07.03.2.01.0001",
    }
}
