//! Photos: each has its file, and shows a sub kegiatan.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::record::foto::Foto;

/// Findings of one kind that are told one by one; more become one finding.
const EACH: usize = 3;

/// Photos pointed at in one finding at most.
const SHOWN: usize = 12;

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    let photos: Vec<&Foto> = parts.foto.iter().flatten().collect();
    tanpa_berkas(&photos, sink);
    tanpa_kegiatan(&photos, sink);
}

fn tanpa_berkas(photos: &[&Foto], sink: &mut Sink) {
    let without: Vec<&Foto> = photos.iter().copied().filter(|p| p.berkas.is_none()).collect();
    let Some((first, others)) = without.split_first() else { return };
    let message = match others.len() {
        0 => format!("Foto \"{}\" belum mempunyai berkas.", first.judul.value),
        _ => format!(
            "Sebanyak {} dari {} foto belum mempunyai berkas, mulai dengan \"{}\".",
            without.len(),
            photos.len(),
            first.judul.value
        ),
    };
    sink.push(
        bersama(Code::FotoBelumAda, first, others, message)
            .help("Tulis berkas = \"foto/nama.jpg\"; selama kosong dicetak bingkai kosong."),
    );
}

fn tanpa_kegiatan(photos: &[&Foto], sink: &mut Sink) {
    let without: Vec<&Foto> = photos.iter().copied().filter(|p| p.sub.is_none()).collect();
    let help = "Tulis sub = kode sub kegiatan yang tampak, atau ganti dengan foto sebuah kegiatan \
                dalam anggaran.";
    match without.split_first() {
        Some((first, others)) if without.len() > EACH => {
            let message = format!(
                "Sebanyak {} dari {} foto tidak dikaitkan dengan sub kegiatan, mulai dengan \"{}\".",
                without.len(),
                photos.len(),
                first.judul.value
            );
            sink.push(bersama(Code::FotoTanpaKegiatan, first, others, message).help(help));
        }
        _ => {
            for photo in without {
                let message =
                    format!("Foto \"{}\" tidak dikaitkan dengan sub kegiatan.", photo.judul.value);
                sink.push(bersama(Code::FotoTanpaKegiatan, photo, &[], message).help(help));
            }
        }
    }
}

/// One finding for several photos.
fn bersama(code: Code, first: &Foto, others: &[&Foto], message: String) -> Diagnostic {
    let finding = Diagnostic::new(code, &first.judul.place, message);
    others
        .iter()
        .take(SHOWN)
        .fold(finding, |finding, photo| finding.label(&photo.judul.place, "begitu pula"))
}
