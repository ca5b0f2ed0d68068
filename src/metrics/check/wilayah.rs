//! Regions that a figure is compared with: what they are called, on which level they are, and of
//! which year their figures are.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::record::tabel::{Pembanding, TingkatWilayah};

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    for sasaran in parts.sasaran.iter().flatten() {
        let indicators = sasaran.indikator.iter().map(|i| &i.pembanding);
        for regions in indicators.chain(sasaran.deret.iter().map(|d| &d.pembanding)) {
            regions.iter().for_each(|region| tingkat(region, sink));
            tahun(regions, sink);
        }
    }
}

/// The level that the name of a region says.
fn named(name: &str) -> Option<TingkatWilayah> {
    let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
    match first.as_str() {
        "kabupaten" | "kab" | "kab." | "kota" => Some(TingkatWilayah::Kabupaten),
        "provinsi" | "prov" | "prov." | "propinsi" => Some(TingkatWilayah::Provinsi),
        "nasional" | "indonesia" => Some(TingkatWilayah::Nasional),
        _ => None,
    }
}

fn tingkat(region: &Pembanding, sink: &mut Sink) {
    let Some(said) = named(&region.wilayah).filter(|said| *said != region.tingkat) else { return };
    let message = format!(
        "\"{}\" dicatat pada tingkat {}, seharusnya {}.",
        region.wilayah.value,
        region.tingkat.word(),
        said.word()
    );
    sink.push(
        Diagnostic::new(Code::WilayahPembanding, &region.wilayah.place, message)
            .help(format!("Tulis tingkat = \"{}\".", said.word())),
    );
}

/// Figures that stand side by side are of one year.
fn tahun(regions: &[Pembanding], sink: &mut Sink) {
    let years = |year: i32| regions.iter().filter(|r| r.tahun.value == year).count();
    let Some(usual) =
        regions.iter().map(|r| r.tahun.value).max_by_key(|year| (years(*year), *year))
    else {
        return;
    };
    for region in regions.iter().filter(|r| r.tahun.value != usual) {
        let message = format!(
            "Angka \"{}\" berasal dari Tahun {}, sedangkan pembanding lainnya dari Tahun {usual}.",
            region.wilayah.value, region.tahun.value
        );
        sink.push(
            Diagnostic::new(Code::WilayahPembanding, &region.tahun.place, message).help(
                "Bandingkan angka tahun yang sama. Bila tidak ada, jelaskan dalam narasi, lalu catat alasannya sebagai [[pengecualian]].",
            ),
        );
    }
}
