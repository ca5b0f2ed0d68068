//! What two years say about each other, on small edits of one record.

mod laws;
mod naskah;
mod peringatan;

use super::*;
use crate::check::check;

const RECORD: &str = include_str!("../../check/tests/contoh.toml");

/// A record as it is read, sound or not.
struct Year {
    source: String,
    raw: RawRecord,
    figures: Figures,
}

impl std::fmt::Debug for Year {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.source)
    }
}

impl Year {
    fn of(source: String) -> Self {
        let checked = check(&source);
        let (raw, figures) = match (checked.record, checked.unsound) {
            (Some((record, figures)), _) => (record.into_raw(), figures),
            (None, Some(unsound)) => unsound,
            (None, None) => panic!("{:?}", checked.findings),
        };
        Self { source, raw, figures }
    }

    fn side(&self) -> Side<'_> {
        Side { source: &self.source, raw: &self.raw, figures: &self.figures }
    }
}

/// The record of 2025 with some texts replaced.
fn this_year(edits: &[(&str, &str)]) -> Year {
    edited(RECORD, edits)
}

/// The record of the year before, whose own realisasi is what the newer one remembers.
fn last_year(edits: &[(&str, &str)]) -> Year {
    let source = RECORD
        .replace("tahun = 2025\ndasar", "tahun = 2024\ndasar")
        .replace("tanggal = 2026-01-20", "tanggal = 2025-01-20")
        .replace("realisasi = \"pertumbuhan(kini, lalu)\"", "realisasi = 9.25")
        .replace("riwayat = { 2023 = 8.5, 2024 = 9.25 }", "riwayat = { 2023 = 8.5 }");
    edited(&source, edits)
}

fn edited(source: &str, edits: &[(&str, &str)]) -> Year {
    let mut text = source.replace("\r\n", "\n");
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    Year::of(text)
}

fn compared(old: &Year, new: &Year) -> BandingTahun {
    banding_tahun(&old.side(), &new.side())
}

fn only(comparison: &BandingTahun) -> &Indikator {
    assert_eq!(comparison.indikator.len(), 1);
    &comparison.indikator[0]
}

fn line<'c>(comparison: &'c BandingTahun, code: &str) -> &'c Anggaran {
    comparison.anggaran.iter().find(|line| line.identity.key == code).unwrap()
}

#[test]
fn a_record_does_not_differ_from_itself() {
    let year = this_year(&[]);
    let comparison = compared(&year, &year);
    assert!(comparison.is_same());
    assert_eq!(comparison.peringatan, []);
    assert_eq!(comparison.naskah, []);
    assert_eq!(comparison.count(), Count { all: 1, same: 1, ..Count::default() });
}

#[test]
fn a_year_is_better_in_the_direction_of_the_indicator() {
    let (old, new) = (last_year(&[]), this_year(&[]));
    let comparison = compared(&old, &new);
    let one = only(&comparison);
    assert_eq!(one.realisasi.direction, Direction::Better);
    assert_eq!(one.realisasi.difference.as_ref().unwrap().text(), "+0,75 poin");
    assert_eq!(one.capaian.old.text, "92,50%");
    assert_eq!(one.capaian.difference.as_ref().unwrap().text(), "+7,50 poin");
    assert_eq!((one.target.direction, one.kriteria.direction), (Direction::Same, Direction::Same));
    let falling = [("arah = \"naik\"", "arah = \"turun\"")];
    let (old, new) = (last_year(&falling), this_year(&falling));
    let comparison = compared(&old, &new);
    let one = only(&comparison);
    assert_eq!((one.direction(), one.turun), (Direction::Worse, true));
    assert_eq!(one.realisasi.difference.as_ref().unwrap().text(), "+0,75 poin");
    assert_eq!(one.capaian.direction, Direction::Worse);
}

#[test]
fn money_is_neither_good_nor_bad() {
    let old = last_year(&[(
        "pagu = 100_000_000, realisasi = 95_000_000",
        "pagu = 80_000_000, realisasi = 40_000_000",
    )]);
    let new = this_year(&[]);
    let comparison = compared(&old, &new);
    let sub = line(&comparison, "3.31.02.2.01.0001");
    assert_eq!((sub.pagu.direction, sub.serapan.direction), (Direction::Up, Direction::Up));
    let gap = sub.pagu.difference.as_ref().unwrap();
    assert_eq!(
        (gap.text(), gap.percent_text().unwrap()),
        ("+Rp20.000.000".into(), "+25,00%".into())
    );
    assert_eq!(sub.serapan.difference.as_ref().unwrap().text(), "+45,00 poin");
    assert_eq!(comparison.jumlah.pagu.old.text, "Rp130.000.000");
    assert_eq!(comparison.jumlah.realisasi.difference.as_ref().unwrap().bare(), "+55.000.000");
}

#[test]
fn what_was_not_measured_is_not_compared() {
    let cases = [
        (
            "realisasi = { status = \"belum_terbit\", sumber = \"BPS\", alasan = \"Belum\" }",
            State::NotPublished,
            "realisasi 2025 belum terbit",
        ),
        (
            "realisasi = { status = \"proksi\", tahun = 2023, nilai = 8.5, sumber = \"BPS\", alasan = \"Belum\" }",
            State::Proxy(Some(2023)),
            "realisasi 2025 hanya proksi dari tahun 2023",
        ),
    ];
    for (typed, state, reason) in cases {
        let (old, new) =
            (last_year(&[]), this_year(&[("realisasi = \"pertumbuhan(kini, lalu)\"", typed)]));
        let comparison = compared(&old, &new);
        let one = only(&comparison);
        assert_eq!((one.realisasi.new.state, one.direction()), (state, Direction::Unknown));
        assert_eq!((&one.realisasi.difference, &one.capaian.difference), (&None, &None));
        assert_eq!(one.reason([2024, 2025]).as_deref(), Some(reason));
        assert_eq!(comparison.jumlah.rata_rata.direction, Direction::Unknown);
        assert_eq!((comparison.count().unknown, comparison.jumlah.jumlah_sepadan), (1, 0));
    }
}

#[test]
fn nouns_are_new_ended_renamed_and_moved() {
    let other = "[[sasaran]]\nkunci = \"lain\"\nnama = \"Sasaran lain\"\ntujuan = \"usaha\"\nindikator = []\n\n[[program]]";
    let old = last_year(&[
        ("3.31.02.2.01.0012", "3.31.02.2.01.0013"),
        ("nama = \"Pertumbuhan industri kecil\"", "nama = \"Tumbuhnya industri\""),
    ]);
    let new = this_year(&[
        ("sasaran = \"industri\"\npagu_pk", "sasaran = \"lain\"\npagu_pk"),
        ("[[program]]", other),
    ]);
    let comparison = compared(&old, &new);
    assert_eq!(only(&comparison).identity.old_name.as_deref(), Some("Tumbuhnya industri"));
    let fate = |code| line(&comparison, code).identity.fate;
    assert_eq!((fate("3.31.02.2.01.0012"), fate("3.31.02.2.01.0013")), (Fate::New, Fate::Ended));
    let codes: Vec<&str> = comparison.anggaran.iter().map(|l| l.identity.key.as_str()).collect();
    // What ended stands where it stood: below its kegiatan.
    let below =
        ["3.31.02", "3.31.02.2.01", "3.31.02.2.01.0001", "3.31.02.2.01.0012", "3.31.02.2.01.0013"];
    assert_eq!(codes, below);
    let moved = line(&comparison, "3.31.02").identity.moved.clone();
    assert_eq!(moved, Some(("Meningkatnya industri kecil".into(), "Sasaran lain".into())));
    let aims: Vec<Fate> = comparison.sasaran.iter().map(|aim| aim.identity.fate).collect();
    assert_eq!(aims, [Fate::Continued, Fate::New]);
    let hint = comparison.peringatan.iter().find(|one| one.kind == Kind::Dahulu).unwrap();
    assert!(hint.message.contains("dahulu = \"3.31.02.2.01.0013\""), "{}", hint.message);
}

#[test]
fn an_unknown_budget_makes_nothing_new() {
    let old = last_year(&[
        ("pagu = 100_000_000, realisasi = 95_000_000", "pagu = 0, realisasi = 0"),
        ("pagu = 50_000_000, realisasi = 45_500_000", "pagu = 0, realisasi = 0"),
        ("3.31.02", "9.99.09"),
    ]);
    let new = this_year(&[]);
    for comparison in [compared(&old, &new), compared(&new, &old)] {
        assert!(comparison.anggaran.iter().all(|line| line.identity.fate == Fate::Unknown));
        assert!(comparison.anggaran.iter().all(|line| line.identity.key.starts_with("3.31.02")));
        assert_eq!(comparison.jumlah.pagu.difference, None);
        let kinds: Vec<Kind> = comparison.peringatan.iter().map(|one| one.kind).collect();
        assert!(kinds.contains(&Kind::Anggaran), "{kinds:?}");
    }
}

#[test]
fn a_key_of_last_year_joins_where_no_key_does() {
    use super::pairs::{Child, Keyed, pair};

    struct Noun(&'static str, Option<&'static str>);
    impl Keyed for Noun {
        fn key(&self) -> &str {
            self.0
        }
        fn name(&self) -> &str {
            "nama"
        }
        fn before(&self) -> Option<&str> {
            self.1
        }
    }
    let joined = |old: &[Noun], new: &[Noun]| {
        fn all(nouns: &[Noun]) -> Vec<Child<'_, Noun>> {
            nouns.iter().map(|noun| Child { noun, parent: ("", "") }).collect()
        }
        pair(all(old), all(new))
            .iter()
            .map(|pair| (pair.old.map(|c| c.noun.0), pair.new.map(|c| c.noun.0)))
            .collect::<Vec<_>>()
    };
    let old = [Noun("a", None), Noun("b", None), Noun("c", None)];
    let new = [Noun("x", Some("a")), Noun("b", Some("a")), Noun("y", Some("b")), Noun("z", None)];
    let expected = [
        (Some("a"), Some("x")),
        (Some("b"), Some("b")),
        (None, Some("y")),
        (None, Some("z")),
        (Some("c"), None),
    ];
    assert_eq!(joined(&old, &new), expected);
    let back = [
        (Some("x"), Some("a")),
        (Some("b"), Some("b")),
        (None, Some("c")),
        (Some("y"), None),
        (Some("z"), None),
    ];
    assert_eq!(joined(&new, &old), back);
}
