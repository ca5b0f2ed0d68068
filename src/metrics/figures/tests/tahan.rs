//! Nothing that a record says makes computing fail.

use proptest::prelude::*;

use super::{EMAS, changed, figures, printed, raw, told};
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::figures::compute;

/// Numbers and expressions that have hurt programs before.
const HOSTILE: &[&str] = &[
    "0",
    "-1",
    "1",
    "1000000000000000",
    "-1000000000000000",
    "0.000000000001",
    "-0.000000000001",
    "999999999999999.999999999999",
    "4294967295",
    "28",
    "\"1 / 0\"",
    "\"tahun * 1000000000000000 * 1000000000000000\"",
    "\"penduduk.tpak.jumlah\"",
    "\"ikm.realisasi - nilai_akip.realisasi\"",
    "\"jumlah(tpt.nilai.2023, tpak.proksi)\"",
];

/// Places of the values after `=` or within lists that are plain numbers or expressions.
fn values() -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in EMAS.match_indices(['=', '[', ',']) {
        let rest = &EMAS[at + 1..];
        let start = at + 1 + (rest.len() - rest.trim_start_matches(' ').len());
        let end = EMAS[start..].find([',', ']', '}', '\n']).map_or(EMAS.len(), |n| start + n);
        let value = EMAS[start..end].trim_end();
        if value.starts_with(|c: char| c.is_ascii_digit()) && !value.contains("-") {
            found.push(start..start + value.len());
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn any_numbers_can_be_computed(
        picks in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(HOSTILE)), 1..6),
    ) {
        let places = values();
        prop_assert!(places.len() > 60, "{}", places.len());
        let mut picks: Vec<_> = picks.iter().map(|(at, to)| (at.get(&places).clone(), *to)).collect();
        picks.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        picks.dedup_by_key(|(range, _)| range.start);
        let mut source = EMAS.to_string();
        for (range, value) in picks {
            let mut next = source.clone();
            next.replace_range(range, value);
            // Where the shape is wrong there is nothing to compute.
            if raw(&next).is_ok() {
                source = next;
            }
        }
        let figures = compute(&raw(&source).unwrap(), &mut Sink::default());
        for figure in figures.iter() {
            prop_assert!(!figure.text().is_empty() && !figure.bare().is_empty(), "{}", figure.key);
        }
    }
}

#[test]
fn a_target_of_zero_is_told_measured_or_not() {
    for (from, path) in [
        ("target = 18\ndata", "ikm.capaian"),
        ("target = 74\nrealisasi = { status", "tpak.rasio_proksi"),
    ] {
        let to = from.replacen("18", "0", 1).replacen("74", "0", 1);
        let (figures, findings) = figures(&changed(&[(from, &to)]));
        let told = told(&findings);
        assert!(matches!(told[..], [(Code::CapaianTidakTerhitung, ..)]), "{told:?}");
        assert_eq!(printed(&figures, path), "Data belum ada");
    }
    let source = changed(&[("target_renstra = 18.80", "target_renstra = 0")]);
    let (figures, findings) = figures(&source);
    assert!(matches!(told(&findings)[..], [(Code::CapaianTidakTerhitung, ..)]));
    assert_eq!(printed(&figures, "pdrb.capaian_renstra"), "Data belum ada");
}

#[test]
fn a_program_without_a_pagu_has_no_serapan() {
    let source =
        changed(&[("pagu = 113_350_000, realisasi = 113_150_000", "pagu = 0, realisasi = 0")]);
    let (figures, findings) = figures(&source);
    assert!(findings.is_empty());
    assert_eq!(printed(&figures, "sasaran.industri.serapan"), "Data belum ada");
    assert_eq!(printed(&figures, "sasaran.industri.efisiensi"), "Tidak dapat dihitung");
    assert_eq!(printed(&figures, "program.3_31_02.serapan_rendah"), "tidak");
}

#[test]
fn wrong_references_leave_the_rest_at_work() {
    let source = changed(&[
        ("sasaran = \"kerja\"", "sasaran = \"hilang\""),
        ("tujuan = \"daya_saing\"", "tujuan = \"hilang\""),
        ("dasar = \"perbup\"", "dasar = \"hilang\""),
        ("jumlah_dari = [\"angkatan_kerja\", \"bukan\"]", "jumlah_dari = [\"hilang\", \"bukan\"]"),
    ]);
    let (figures, findings) = figures(&source);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(printed(&figures, "instansi.dasar"), "Data belum ada");
    assert_eq!(printed(&figures, "sasaran.kerja.tujuan"), "Data belum ada");
    assert_eq!(printed(&figures, "sasaran.kerja.jumlah_program"), "1");
    assert_eq!(printed(&figures, "penduduk.usia_kerja.jumlah"), "Data belum ada");
    assert_eq!(printed(&figures, "penduduk.tpak.jumlah"), "Data belum ada");
    assert_eq!(printed(&figures, "penduduk.tpt.jumlah"), "5,88%");
    assert_eq!(printed(&figures, "anggaran.serapan"), "94,41%");
}

#[test]
fn figures_are_the_same_every_time() {
    assert_eq!(figures(EMAS), figures(EMAS));
}
