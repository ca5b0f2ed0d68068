//! What became of a place, and rows in situations that a small record does not have.
#![allow(clippy::unwrap_used, clippy::panic)]

use lkjip_metrics::banding::{Banding, Side, banding};
use lkjip_metrics::catatan;
use lkjip_metrics::check::check;

use super::*;
use crate::document::model::Table;
use crate::document::source::plain;

const RECORD: &str = include_str!("../../metrics/check/tests/contoh.toml");
const WORDS: &str = include_str!("../../../templates/naskah/matriks.toml");
const TABLES: &str = include_str!("../../../templates/naskah/tabel.toml");
const TERMS: &str = include_str!("../../../templates/naskah/istilah.toml");

fn read(source: &str) -> (RawRecord, Figures) {
    let checked = check(source);
    let sound = checked.record.map(|(record, figures)| (record.into_raw(), figures));
    sound.or(checked.unsound).unwrap()
}

/// What became of keys when the record was edited.
fn became(edits: &[(&str, &str)], keys: &[&str]) -> Vec<Moved> {
    let old = RECORD.replace("\r\n", "\n");
    let mut new = old.clone();
    for (from, to) in edits {
        assert!(new.contains(from), "{from}");
        new = new.replace(from, to);
    }
    let ((_, was), (_, is)) = (read(&old), read(&new));
    let found: Banding =
        banding(Side { source: &old, figures: &was }, Side { source: &new, figures: &is });
    let stood = |figures| Stood { figures, document: None };
    keys.iter().map(|key| moved(key, None, &found, stood(&was), stood(&is))).collect()
}

fn pair(what: Option<&str>, old: Option<&str>, new: Option<&str>) -> Moved {
    let text = |text: Option<&str>| text.map(str::to_string);
    let pair = Pair { what: text(what), old: text(old), new: text(new) };
    Moved::Other { pairs: vec![pair], more: 0 }
}

#[test]
fn figures_texts_and_dates_are_told_as_printed() {
    let edits = [
        ("realisasi = 45_500_000", "realisasi = 40_500_000"),
        ("tanggal = 2026-01-20", "tanggal = 2026-01-25"),
    ];
    let keys = ["anggaran.realisasi", "pengesahan.tanggal", "anggaran.pagu", "instansi.nama"];
    let [money, day, same, name] = &became(&edits, &keys)[..] else { panic!("four") };
    let Moved::Other { pairs, more: 0 } = money else { panic!("{money:?}") };
    assert!(pairs[0].old.as_ref().unwrap().starts_with("Rp"), "{pairs:?}");
    assert_ne!(pairs[0].old, pairs[0].new);
    assert_eq!(*day, pair(None, Some("20 Januari 2026"), Some("25 Januari 2026")));
    assert!(matches!(same, Moved::Same(Some(text)) if text.starts_with("Rp")), "{same:?}");
    assert_eq!(*name, Moved::Same(Some("Dinas Contoh".into())));
}

#[test]
fn what_lies_below_a_key_is_told_with_its_name() {
    let edits = [("realisasi = 45_500_000", "realisasi = 40_500_000")];
    let [below, empty] = &became(&edits, &["program", "sdm"])[..] else { panic!("two") };
    let Moved::Other { pairs, .. } = below else { panic!("{below:?}") };
    assert!(pairs[0].what.as_ref().unwrap().starts_with("Realisasi, "), "{pairs:?}");
    assert_eq!(pairs[0].new.as_deref(), Some("40.500.000"));
    assert_eq!(*empty, Moved::Same(None));
}

/// The matrix of notes, of which one moved like this.
fn table(notes: &str, moved: &Moved) -> Table {
    let checked = catatan::check(notes);
    let notes = checked.notes.unwrap();
    let entry = |note| Entry { note, moved: moved.clone(), pages: vec!["ii".into(), "3".into()] };
    let entries: Vec<Entry<'_>> = notes.list().iter().map(entry).collect();
    let (raw, figures) = read(RECORD);
    let source = Source {
        entries: &entries,
        raw: &raw,
        figures: &figures,
        faults: 0,
        draft: Some(2),
        words: WORDS,
        tables: TABLES,
        terms: TERMS,
    };
    let document = compose(&source).unwrap();
    let blocks = &document.parts[0].chapters[0].blocks;
    let Block::Paragraph { text, .. } = &blocks[0] else { panic!("an opening") };
    assert!(plain(text).contains("tulisan dalam draf 2;"), "{}", plain(text));
    let Block::Table(table) = &blocks[1] else { panic!("a table") };
    assert_eq!(table.number.as_deref(), Some("Tabel 1"));
    table.clone()
}

fn note(number: usize) -> String {
    format!("[[catatan]]\nnomor = {number}\npenulis = \"a\"\ncatatan = \"b\"\n")
}

fn cells(table: &Table, row: usize) -> Vec<String> {
    table.groups[0].rows[row].cells.iter().map(|cell| plain(&cell.text)).collect()
}

#[test]
fn long_texts_are_cut_around_what_changed() {
    let long = "kata lain ".repeat(200);
    let one = pair(None, Some(&format!("{long}lama {long}")), Some(&format!("{long}baru {long}")));
    let cells = cells(&table(&note(1), &one), 0);
    for (cell, word) in [(&cells[2], "lama"), (&cells[3], "baru")] {
        assert!(cell.starts_with('…') && cell.ends_with('…') && cell.contains(word), "{cell}");
        assert!(cell.chars().count() < 200, "{cell}");
    }
    assert_eq!(cells[4], "ii, 3");
    let other = pair(Some("Judul"), None, Some(&long));
    let cells = self::cells(&table(&note(1), &other), 0);
    assert_eq!(cells[2], "Judul: belum ada");
    assert!(cells[3].ends_with('…') && cells[3].chars().count() < 450, "{}", cells[3]);
    let many = Moved::Other {
        pairs: vec![Pair { what: Some("A".into()), old: Some("1".into()), new: None }; 2],
        more: 3,
    };
    let cells = self::cells(&table(&note(1), &many), 0);
    assert_eq!(cells[2..4], ["A: 1 A: 1", "A: dihapus A: dihapus dan 3 perubahan lain"]);
}

#[test]
fn every_row_has_as_many_cells_as_there_are_columns() {
    let notes: String = (1..=60).map(note).collect();
    let table = table(&notes, &Moved::Unknown);
    let rows = &table.groups[0].rows;
    assert_eq!(rows.len(), 60);
    assert!(rows.iter().all(|row| row.cells.len() == table.columns.len()));
    assert_eq!(table.header[0].len(), table.columns.len());
    assert_eq!(rows[59].key, "catatan.60");
}

#[test]
fn missing_words_are_told() {
    let (raw, figures) = read(RECORD);
    let source = Source {
        entries: &[],
        raw: &raw,
        figures: &figures,
        faults: 1,
        draft: None,
        words: "[berkas]\njudul = \"{tahun}\"\n",
        tables: "[tindak-lanjut]\n",
        terms: TERMS,
    };
    let missing = compose(&source).unwrap_err();
    for part in ["[berkas] belum mempunyai `pembuka`", "[tindak-lanjut] belum mempunyai `kolom_no`"]
    {
        assert!(missing.iter().any(|line| line.contains(part)), "{missing:#?}");
    }
    assert!(compose(&Source { words: "[", ..source }).is_err());
}
