//! Scales: from the highest class down, without holes, and open at the bottom.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::number::{Decimal, angka_apa_adanya};
use crate::place::{Place, Placed};
use crate::read::Teks;

/// One class of a scale.
type Kelas<'a> = (&'a Teks, Option<&'a Placed<Decimal>>);

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    let Some(kebijakan) = &parts.kebijakan else { return };
    let scale: Vec<Kelas<'_>> =
        kebijakan.skala.iter().map(|k| (&k.label, k.di_atas.as_ref())).collect();
    urutan("skala", &scale, &kebijakan.place, sink);
    let grades: Vec<Kelas<'_>> =
        kebijakan.predikat_akip.iter().map(|p| (&p.predikat, p.di_atas.as_ref())).collect();
    urutan("predikat_akip", &grades, &kebijakan.place, sink);
}

fn urutan(name: &str, classes: &[Kelas<'_>], place: &Place, sink: &mut Sink) {
    let Some((last, rest)) = classes.split_last() else {
        super::kosong::tell(place, &format!("Daftar {name} kosong"), sink);
        return;
    };
    dasar(last, sink);
    let mut above: Option<&Placed<Decimal>> = None;
    for class in rest {
        above = batas(class, above, sink).or(above);
    }
    labels(classes, sink);
}

/// The lowest class takes everything that is left.
fn dasar((label, bound): &Kelas<'_>, sink: &mut Sink) {
    if let Some(bound) = bound {
        let message = format!(
            "Kelas terakhir \"{}\" mempunyai batas bawah {}, sehingga angka di bawahnya tidak \
             mempunyai kelas.",
            label.value,
            angka_apa_adanya(bound.value)
        );
        sink.push(
            Diagnostic::new(Code::SkalaBerlubang, &bound.place, message)
                .help("Hapus di_atas pada kelas terakhir."),
        );
    }
}

/// A class above the lowest one has a bound below that of the class before it.
fn batas<'a>(
    (label, bound): &Kelas<'a>,
    above: Option<&Placed<Decimal>>,
    sink: &mut Sink,
) -> Option<&'a Placed<Decimal>> {
    let Some(bound) = bound else {
        let message = format!(
            "Kelas \"{}\" tidak mempunyai di_atas, padahal bukan kelas terakhir.",
            label.value
        );
        sink.push(
            Diagnostic::new(Code::SkalaBerlubang, &label.place, message)
                .help("Tulis batas bawahnya; hanya kelas terakhir yang tanpa batas."),
        );
        return None;
    };
    if bound.value < Decimal::ZERO {
        let message = format!("Batas kelas \"{}\" tidak boleh negatif.", label.value);
        sink.push(
            Diagnostic::new(Code::SkalaBerlubang, &bound.place, message)
                .help("Tulis 0 atau lebih; kelas terakhir menampung sisanya."),
        );
    }
    if let Some(above) = above.filter(|above| bound.value >= above.value) {
        let message = format!(
            "Batas kelas \"{}\" ({}) harus di bawah batas kelas di atasnya ({}).",
            label.value,
            angka_apa_adanya(bound.value),
            angka_apa_adanya(above.value)
        );
        sink.push(
            Diagnostic::new(Code::SkalaBerlubang, &bound.place, message)
                .label(&above.place, "batas kelas di atasnya")
                .help("Tulis kelas dari yang tertinggi ke yang terendah."),
        );
    }
    Some(bound)
}

fn labels(classes: &[Kelas<'_>], sink: &mut Sink) {
    for (index, (label, _)) in classes.iter().enumerate() {
        let same = |other: &&Kelas<'_>| other.0.value.eq_ignore_ascii_case(&label.value);
        if let Some((first, _)) = classes.iter().take(index).find(same) {
            let message = format!("Label \"{}\" dipakai oleh dua kelas.", label.value);
            sink.push(
                Diagnostic::new(Code::SkalaBerlubang, &label.place, message)
                    .label(&first.place, "pertama kali di sini")
                    .help("Beri setiap kelas label sendiri."),
            );
        }
    }
}
