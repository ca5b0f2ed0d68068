//! The defaults of the nouns: a noun with its required keys only reads without a finding.

use super::akip::Rekomendasi;
use super::dasar_hukum::DasarHukum;
use super::indikator::Indikator;
use super::instansi::{Instansi, Unit};
use super::kebijakan::Kebijakan;
use super::naskah::NaskahTambahan;
use super::pengesahan::PerjanjianKinerja;
use super::tabel::{BarisData, Grafik};
use crate::diagnostic::Sink;
use crate::read::{Node, Presence, Read, Shape, parse};

fn read<T: Read>(text: &str) -> T {
    let mut sink = Sink::default();
    let root = parse(text, &mut sink);
    let noun = T::read(&Node::root(root.get_ref(), root.span()), &mut sink);
    assert!(sink.is_empty(), "{:?}", sink.into_sorted());
    noun.unwrap()
}

#[test]
fn every_default_reads() {
    read::<Kebijakan>("");
    read::<NaskahTambahan>("");
    read::<PerjanjianKinerja>("");
    read::<Instansi>("nama = 'A'\ndaerah = 'Kota B'\nkepala_daerah = 'Wali Kota'\ntugas = 'c'");
    read::<Unit>("nama = 'A'");
    read::<DasarHukum>("kunci = 'a'\njenis = 'B'\nnomor = '1'\ntahun = 2020\ntentang = 'C'");
    read::<Rekomendasi>("isi = 'A'");
    read::<BarisData>("kunci = 'a'\nnama = 'A'\nnilai = [1]");
    read::<Grafik>("kunci = 'a'\njudul = 'A'\ndata = ['b']");
    read::<Indikator>(
        "kunci = 'a'\nnama = 'A'\nsatuan = 'persen'\narah = 'naik'\nformula = 'B / C'\nsumber = 'D'\n\
         target = 1\nrealisasi = 1",
    );
}

/// A noun that got a default must be read above.
#[test]
fn nouns_with_defaults_are_known() {
    fn with_defaults(shape: &Shape, seen: &mut Vec<&'static str>, found: &mut Vec<&'static str>) {
        match shape {
            Shape::Noun(noun) if !seen.contains(&noun.name) => {
                seen.push(noun.name);
                let fields = (noun.fields)();
                if fields.iter().any(|f| matches!(f.presence, Presence::Default(_))) {
                    found.push(noun.name);
                }
                fields.iter().for_each(|f| with_defaults(&(f.shape)(), seen, found));
            }
            Shape::List(item) | Shape::Map(_, item) => with_defaults(&item(), seen, found),
            Shape::Any(shapes) => shapes.iter().for_each(|s| with_defaults(&s(), seen, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    with_defaults(&super::RawRecord::shape(), &mut Vec::new(), &mut found);
    found.sort_unstable();
    let known = [
        "BarisData",
        "DasarHukum",
        "Grafik",
        "Indikator",
        "Instansi",
        "Kebijakan",
        "KertasReviu",
        "Pengesahan",
        "PerjanjianKinerja",
        "RawRecord",
        "Rekomendasi",
        "Unit",
    ];
    assert_eq!(found, known);
}
