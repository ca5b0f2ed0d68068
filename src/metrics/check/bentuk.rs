//! Forms of single values that the reader takes as text or number: colours, paths, bounds.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::number::{Decimal, angka_apa_adanya};
use crate::read::Teks;
use crate::record::kebijakan::Kebijakan;

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    if let Some(kebijakan) = &parts.kebijakan {
        warna(&kebijakan.warna, sink);
        batas(kebijakan, sink);
    }
    let logo = parts.instansi.iter().filter_map(|i| i.logo.as_ref());
    let photos = parts.foto.iter().flatten().filter_map(|f| f.berkas.as_ref());
    for path in logo.chain(photos) {
        jalur(path, "gambar", sink);
    }
    let template = parts.kebijakan.iter().filter_map(|k| k.templat_docx.as_ref());
    for path in template {
        jalur(path, "templat", sink);
    }
}

fn warna(colour: &Teks, sink: &mut Sink) {
    let digits = colour.value.strip_prefix('#').unwrap_or_default();
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        let message = format!("\"{}\" bukan warna.", colour.value);
        sink.push(
            Diagnostic::new(Code::WarnaSalah, &colour.place, message)
                .help("Tulis # diikuti enam angka heksadesimal, misalnya #0F4C5C."),
        );
    }
}

fn batas(kebijakan: &Kebijakan, sink: &mut Sink) {
    let threshold = &kebijakan.ambang_serapan;
    if threshold.value < Decimal::ZERO || threshold.value > Decimal::ONE_HUNDRED {
        let message =
            format!("Ambang serapan {}% di luar 0 sampai 100%.", angka_apa_adanya(threshold.value));
        sink.push(
            Diagnostic::new(Code::DiLuarBatas, &threshold.place, message)
                .help("Tulis persentase, misalnya 80."),
        );
    }
    if let Some(cap) = kebijakan.batas_capaian.as_ref().filter(|c| c.value < Decimal::ONE_HUNDRED) {
        let message = format!(
            "Batas capaian {}% di bawah 100%, sehingga tidak ada target yang dapat tercapai.",
            angka_apa_adanya(cap.value)
        );
        sink.push(
            Diagnostic::new(Code::DiLuarBatas, &cap.place, message)
                .help("Tulis 100 atau lebih, atau hapus barisnya agar capaian tidak dibatasi."),
        );
    }
}

/// A path stays below the folder of the record, on every system.
fn jalur(path: &Teks, what: &str, sink: &mut Sink) {
    let text = path.value.as_str();
    let (message, help) = if text.contains('\\') {
        (
            "memakai garis miring terbalik",
            "Pakai garis miring biasa, misalnya foto/pelatihan.jpg.".to_string(),
        )
    } else if text.starts_with('/') || text.starts_with('~') || text.contains(':') {
        (
            "bukan jalur di dalam folder record",
            format!("Simpan {what} di samping record dan tulis jalur relatif."),
        )
    } else if text.split('/').any(|part| part == "..") {
        (
            "keluar dari folder record",
            format!("Simpan {what} di samping record dan tulis jalur tanpa \"..\"."),
        )
    } else {
        return;
    };
    sink.push(
        Diagnostic::new(Code::JalurBerkas, &path.place, format!("\"{text}\" {message}."))
            .help(help),
    );
}
