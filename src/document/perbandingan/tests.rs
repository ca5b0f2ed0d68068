//! The document of two years, in the situations that call for other words.

use lkjip_metrics::banding::banding_tahun;
use lkjip_metrics::banding::tahun::Side;
use lkjip_metrics::check::check;

use super::*;
use crate::document::model::{Node, Table};

const RECORD: &str = include_str!("../../metrics/check/tests/contoh.toml");
const WORDS: &str = include_str!("../../../templates/naskah/perbandingan.toml");
const TERMS: &str = include_str!("../../../templates/naskah/istilah.toml");

fn read(source: &str) -> (RawRecord, Figures) {
    let checked = check(source);
    let sound = checked.record.map(|(record, figures)| (record.into_raw(), figures));
    sound.or(checked.unsound).unwrap()
}

/// The document of the example beside the year before, whose record has these edits.
fn composed(edits: &[(&str, &str)]) -> Result<Document, Vec<String>> {
    let mut old =
        RECORD.replace("\r\n", "\n").replace("tahun = 2025\ndasar", "tahun = 2024\ndasar");
    for (from, to) in edits {
        assert!(old.contains(from), "{from}");
        old = old.replace(from, to);
    }
    let new = RECORD.replace("\r\n", "\n");
    let ((was, was_figures), (is, is_figures)) = (read(&old), read(&new));
    let comparison = banding_tahun(
        &Side { source: &old, raw: &was, figures: &was_figures },
        &Side { source: &new, raw: &is, figures: &is_figures },
    );
    let source = Source {
        comparison: &comparison,
        raw: &is,
        figures: &is_figures,
        faults: [1, 0],
        words: WORDS,
        terms: TERMS,
    };
    compose(&source)
}

fn blocks(document: &Document) -> &[Block] {
    &document.parts[0].chapters[0].blocks
}

fn tables(document: &Document) -> Vec<&Table> {
    let tables = blocks(document).iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.collect()
}

#[test]
fn no_situation_lacks_its_words() {
    let nothing = [
        ("pagu = 100_000_000, realisasi = 95_000_000", "pagu = 0, realisasi = 0"),
        ("pagu = 50_000_000, realisasi = 45_500_000", "pagu = 0, realisasi = 0"),
    ];
    let situations: &[&[(&str, &str)]] = &[
        &[],
        &[("target = 10\n", "target = 20\n"), ("pagu = 100_000_000", "pagu = 99_000_000")],
        &[("kunci = \"tumbuh\"", "kunci = \"lain\""), ("data = [\"tumbuh\"]", "data = [\"lain\"]")],
        &[
            ("kunci = \"industri\"", "kunci = \"lain\""),
            ("sasaran = \"industri\"", "sasaran = \"lain\""),
        ],
        &[
            ("nama = \"Pendampingan\"", "nama = \"Pendampingan usaha\""),
            ("3.31.02.2.01.0001", "3.31.02.2.01.0003"),
        ],
        &[(
            "realisasi = \"pertumbuhan(kini, lalu)\"",
            "realisasi = { status = \"belum_terbit\", sumber = \"BPS\", alasan = \"Belum\" }",
        )],
        &[(
            "realisasi = \"pertumbuhan(kini, lalu)\"",
            "realisasi = { status = \"proksi\", tahun = 2022, nilai = 3, sumber = \"BPS\", alasan = \"Belum\" }",
        )],
        &[("arah = \"naik\"", "arah = \"turun\"")],
        &[("target = 10\n", "target = 10\nmetode = \"indeks\"\n")],
        &[("nama = \"Dinas Contoh\"", "nama = \"Dinas Lama\"")],
        &nothing,
    ];
    for edits in situations {
        let document = composed(edits).unwrap();
        for table in tables(&document) {
            let columns = table.columns.len();
            let width = |cells: &[crate::document::model::Cell]| -> usize {
                cells.iter().map(|cell| usize::from(cell.colspan.max(1))).sum()
            };
            assert_eq!(width(&table.header[0]), columns, "{}", table.id);
            assert!(!table.caption.is_empty() && table.number.is_some(), "{}", table.id);
            for row in table.groups.iter().flat_map(|group| &group.rows) {
                assert!(
                    width(&row.cells) == columns || width(&row.cells) + 1 == columns,
                    "{}",
                    row.key
                );
            }
        }
    }
}

#[test]
fn sections_tables_and_figures_are_counted_from_one() {
    let document = composed(&[]).unwrap();
    assert_eq!(document.parts[0].kind, PartKind::Body);
    assert_eq!(document.parts[0].chapters[0].label, None);
    let numbers: Vec<&str> = blocks(&document)
        .iter()
        .filter_map(|block| match block {
            Block::Heading { number, .. } => number.as_deref(),
            _ => None,
        })
        .collect();
    assert_eq!(numbers, ["1", "2", "3", "4", "5", "6", "7"]);
    let tables: Vec<_> = tables(&document).into_iter().filter_map(|t| t.number.clone()).collect();
    assert_eq!(&tables[..2], ["Tabel 1", "Tabel 2"]);
    let charts: Vec<_> = blocks(&document)
        .iter()
        .filter_map(|block| match block {
            Block::Chart(chart) => Some((chart.number.clone().unwrap(), chart.alt.clone())),
            _ => None,
        })
        .collect();
    assert_eq!(charts.len(), 2);
    assert_eq!((charts[0].0.as_str(), charts[1].0.as_str()), ("Gambar 1", "Gambar 2"));
    assert!(charts[0].1.contains("2024 100,00%, 2025 100,00%"), "{}", charts[0].1);
    assert_eq!(document.meta.date, "2026-01-20");
    assert!(document.meta.title.starts_with("Perbandingan LKjIP 2024 dan 2025"));
    assert!(matches!(blocks(&document)[1], Block::Note { .. }));
}

#[test]
fn better_and_worse_are_words_in_bold() {
    let document =
        composed(&[("realisasi = \"pertumbuhan(kini, lalu)\"", "realisasi = 12")]).unwrap();
    let table = tables(&document)[1];
    let row = table.groups[0].rows.iter().find(|row| row.key == "tumbuh.selisih").unwrap();
    let strong = row.cells.iter().flat_map(|cell| &cell.text).filter_map(|inline| match inline {
        Inline::Node(Node::Strong { body }) => Some(body.clone()),
        _ => None,
    });
    let words: Vec<_> = strong.collect();
    assert_eq!(
        words,
        [vec![Inline::Text("memburuk".into())], vec![Inline::Text("memburuk".into())]]
    );
    assert_eq!(row.cells[2].text[0], Inline::Text("−2,00 poin".into()));
}

#[test]
fn what_is_not_comparable_is_judged_in_no_table_and_no_chart() {
    let document = composed(&[("arah = \"naik\"", "arah = \"turun\"")]).unwrap();
    for (table, key) in [(1, "tumbuh.selisih"), (2, "sasaran.industri.selisih")] {
        let tables = tables(&document);
        let mut rows = tables[table].groups.iter().flat_map(|group| &group.rows);
        let row = rows.find(|row| row.key == key).unwrap();
        let strong = |inline: &Inline| matches!(inline, Inline::Node(Node::Strong { .. }));
        assert!(!row.cells.iter().flat_map(|cell| &cell.text).any(strong), "{key}");
    }
    let chart = blocks(&document).iter().find_map(|block| match block {
        Block::Chart(chart) => Some(chart),
        _ => None,
    });
    let crate::document::model::Plot::Pairs { rows, .. } = &chart.unwrap().plot else { panic!() };
    assert_eq!(rows[0].change, ["tidak dapat", "dibandingkan"]);
}

#[test]
fn two_agencies_are_told_first() {
    let document = composed(&[("nama = \"Dinas Contoh\"", "nama = \"Dinas Lama\"")]).unwrap();
    let Block::Note { text, .. } = &blocks(&document)[0] else { panic!() };
    let Inline::Text(told) = &text[0] else { panic!() };
    assert!(told.starts_with("Kedua record dari instansi yang berbeda: Dinas Lama"), "{told}");
    assert!(
        document.meta.title.contains("Dinas Lama") && document.meta.title.contains("Dinas Contoh")
    );
}
