//! Laws over arbitrary edits: nothing differs from itself, and two years mirror each other.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;

/// Places in the record and what may stand there instead.
const EDITS: &[(&str, &[&str])] = &[
    ("target = 10\n", &["target = 5\n", "target = 12.5\n", "target = 100\n"]),
    (
        "realisasi = 9.25",
        &["realisasi = 0", "realisasi = 12", "realisasi = \"pertumbuhan(kini, lalu)\""],
    ),
    ("pagu = 100_000_000", &["pagu = 0", "pagu = 99_999_999", "pagu = 250_000_000"]),
    ("realisasi = 45_500_000", &["realisasi = 0", "realisasi = 50_000_000"]),
    ("arah = \"naik\"", &["arah = \"turun\""]),
    ("satuan = \"persen\"\narah", &["satuan = \"unit\"\narah"]),
    ("3.31.02.2.01.0012", &["3.31.02.2.01.0099"]),
    ("nama = \"Pendampingan\"", &["nama = \"Pendampingan usaha\""]),
    ("kunci = \"tumbuh\"", &["kunci = \"lain\""]),
    ("2023 = 8.5", &["2023 = 8.4"]),
    ("nilai = 7.5 }", &["nilai = 7.6 }"]),
];

prop_compose! {
    fn year()(picks in prop::collection::vec(0_usize..6, EDITS.len())) -> Year {
        let edits: Vec<(&str, &str)> = EDITS
            .iter()
            .zip(picks)
            .filter_map(|((from, choices), pick)| Some((*from, *choices.get(pick)?)))
            // The chart and the names of figures follow the key.
            .flat_map(|edit| match edit.1 {
                "kunci = \"lain\"" => vec![edit, ("data = [\"tumbuh\"]", "data = [\"lain\"]")],
                _ => vec![edit],
            })
            .collect();
        last_year(&edits)
    }
}

/// Differences and directions.
type Moves = Vec<(Option<Decimal>, Direction)>;

/// Everything that moves, by key: what became of it, its numbers and directions.
fn moves(comparison: &BandingTahun) -> BTreeMap<String, (Fate, Moves)> {
    let of = |identity: &Identity, changes: &[&Change]| {
        let parts = changes
            .iter()
            .map(|change| (change.difference.as_ref().map(|gap| gap.number), change.direction))
            .collect();
        (identity.key.clone(), (identity.fate, parts))
    };
    let indikator = comparison.indikator.iter().map(|one| of(&one.identity, &one.changes()));
    let sasaran = comparison.sasaran.iter().map(|one| of(&one.identity, &one.changes()));
    let lines = comparison.anggaran.iter().map(|one| of(&one.identity, &one.changes()));
    indikator.chain(sasaran).chain(lines).collect()
}

fn mirrored(fate: Fate) -> Fate {
    match fate {
        Fate::New => Fate::Ended,
        Fate::Ended => Fate::New,
        other => other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_differs_from_itself(year in year()) {
        let comparison = compared(&year, &year);
        prop_assert!(comparison.is_same());
        prop_assert_eq!(comparison.peringatan, vec![]);
        prop_assert_eq!(comparison.naskah, vec![]);
    }

    #[test]
    fn two_years_mirror_each_other(one in year(), other in year()) {
        let there = moves(&compared(&one, &other));
        let back = moves(&compared(&other, &one));
        let turned: BTreeMap<_, _> = back
            .into_iter()
            .map(|(key, (fate, parts))| {
                let parts = parts.into_iter().map(|(number, way)| (number.map(|n| -n), way.mirrored()));
                (key, (mirrored(fate), parts.collect::<Vec<_>>()))
            })
            .collect();
        prop_assert_eq!(there, turned);
    }

    #[test]
    fn what_is_the_same_is_not_told(one in year(), other in year()) {
        let comparison = compared(&one, &other);
        for change in comparison.indikator.iter().flat_map(Indikator::changes) {
            if let Some(gap) = &change.difference {
                let (was, is) = (change.old.number.unwrap(), change.new.number.unwrap());
                prop_assert_eq!(gap.number, is - was);
                prop_assert_eq!(gap.number.is_zero(), change.direction == Direction::Same);
            }
        }
    }
}
