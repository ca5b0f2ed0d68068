//! Former keys: `dahulu` joins a thing with what it was called before, so nothing else may be called
//! so now.

use std::collections::{BTreeMap, BTreeSet};

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::number::kode::Kode;
use crate::place::{Place, Placed};
use crate::read::Kunci;

/// A thing as it is called, and as it was called before.
type Called = (String, Option<(String, Place)>);

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    let key = |kunci: &Kunci, dahulu: &Option<Kunci>| -> Called {
        (kunci.to_string(), dahulu.as_ref().map(|d| (d.to_string(), d.place().clone())))
    };
    let sasaran = || parts.sasaran.iter().flatten();
    told(sasaran().map(|s| key(&s.kunci, &s.dahulu)), sink);
    let indikator = sasaran().flat_map(|s| &s.indikator).map(|i| key(&i.kunci, &i.dahulu));
    let deret = sasaran().flat_map(|s| &s.deret).map(|d| key(&d.kunci, &d.dahulu));
    let tabel = sasaran().flat_map(|s| &s.tabel).map(|t| key(&t.kunci, &t.dahulu));
    told(indikator.chain(deret).chain(tabel), sink);
    if let Some(renstra) = &parts.renstra {
        told(renstra.misi.iter().map(|m| key(&m.kunci, &m.dahulu)), sink);
        told(renstra.tujuan.iter().map(|t| key(&t.kunci, &t.dahulu)), sink);
    }
    let laws = parts.dasar_hukum.iter().flatten();
    told(laws.map(|d| key(&d.kunci, &d.dahulu)), sink);
    let code = |kode: &Placed<Kode>, dahulu: &Option<Placed<Kode>>| -> Called {
        (kode.to_string(), dahulu.as_ref().map(|d| (d.to_string(), d.place.clone())))
    };
    let program = || parts.program.iter().flatten();
    let kegiatan = || program().flat_map(|p| &p.kegiatan);
    let codes = program().map(|p| code(&p.kode, &p.dahulu));
    let codes = codes.chain(kegiatan().map(|k| code(&k.kode, &k.dahulu)));
    told(codes.chain(kegiatan().flat_map(|k| &k.sub).map(|s| code(&s.kode, &s.dahulu))), sink);
}

fn told(things: impl Iterator<Item = Called>, sink: &mut Sink) {
    let things: Vec<Called> = things.collect();
    let now: BTreeSet<&str> = things.iter().map(|(key, _)| key.as_str()).collect();
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (key, before) in &things {
        let Some((before, place)) = before else { continue };
        let message = if before == key {
            format!("Kunci lama `{before}` sama dengan kuncinya sekarang.")
        } else if now.contains(before.as_str()) {
            format!("Kunci lama `{before}` masih dipakai.")
        } else if let Some(other) = seen.insert(before, key) {
            format!("Kunci lama `{before}` sudah disebut oleh `{other}`.")
        } else {
            continue;
        };
        let help = "`dahulu` diisi hanya bila kuncinya berganti, dengan kunci yang tidak dipakai lagi. \
                    Hapus bila tidak demikian.";
        sink.push(Diagnostic::new(Code::DahuluSalah, place, message).help(help));
    }
}
