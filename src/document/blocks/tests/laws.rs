//! What holds for every block, whatever the record.

use super::{blocks, refusal};
use crate::document::model::{Block, Cell, Table};
use crate::document::source::plain;

/// Every standard table, with a key where it takes one.
const TABLES: [&str; 30] = [
    "status-pegawai",
    "komposisi:pendidikan",
    "hubungan-visi",
    "iku",
    "perjanjian-kinerja",
    "perjanjian-program",
    "pk-sasaran",
    "pk-program",
    "skala",
    "teknik",
    "capaian",
    "ringkasan-sasaran",
    "perbandingan-tahun:usaha",
    "perbandingan-tahun:akuntabilitas",
    "perbandingan-renstra:usaha",
    "perbandingan-wilayah:usaha",
    "perbandingan-wilayah:akuntabilitas",
    "akip",
    "akip-riwayat",
    "tindak-lanjut",
    "anggaran",
    "pendapatan",
    "kinerja-anggaran",
    "efisiensi",
    "efisiensi:usaha",
    "program-penunjang:usaha",
    "lke",
    "lke-bagian",
    "lke-laporan",
    "pelaku",
];

/// Columns that each row of cells covers, with what hangs down from above.
fn covered<'c>(rows: impl Iterator<Item = &'c [Cell]>, columns: usize) -> Vec<usize> {
    let mut hanging = vec![0_u8; columns];
    let mut widths = Vec::new();
    for cells in rows {
        let mut width = hanging.iter().filter(|rows| **rows > 0).count();
        let mut free: Vec<usize> = (0..columns).filter(|c| hanging[*c] == 0).collect();
        hanging.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        for cell in cells {
            let span = usize::from(cell.colspan.max(1));
            width += span;
            for column in free.drain(..span.min(free.len())) {
                hanging[column] = cell.rowspan.max(1) - 1;
            }
        }
        widths.push(width);
    }
    assert!(hanging.iter().all(|rows| *rows == 0), "a span hangs over the end");
    widths
}

fn assert_covers(name: &str, table: &Table) {
    let columns = table.columns.len();
    let header = table.header.iter().map(Vec::as_slice);
    assert!(covered(header, columns).iter().all(|w| *w == columns), "{name}: header");
    for group in &table.groups {
        let rows = group.rows.iter().map(|row| row.cells.as_slice());
        let widths = covered(rows, columns);
        assert!(widths.iter().all(|w| *w == columns), "{name}: {widths:?} of {columns}");
    }
}

#[test]
fn every_row_of_every_table_covers_all_columns() {
    for name in TABLES {
        let made = blocks(&format!("tabel(\"{name}\")"));
        let [Block::Table(table)] = made.as_slice() else { panic!("{name}: {made:?}") };
        assert_eq!(table.id, format!("tabel:{name}"));
        assert!(!plain(&table.caption).is_empty(), "{name} has no caption");
        assert!(table.groups.iter().any(|g| !g.rows.is_empty()), "{name} is empty");
        assert!(table.columns.iter().all(|column| column.width > 0));
        assert_covers(name, table);
    }
}

#[test]
fn no_row_is_without_a_key() {
    for name in TABLES {
        for block in blocks(&format!("tabel(\"{name}\")")) {
            let Block::Table(table) = block else { continue };
            let rows = || table.groups.iter().flat_map(|g| &g.rows);
            assert!(rows().all(|row| !row.key.is_empty()), "{name}");
            let mut keys: Vec<&str> = rows().map(|row| row.key.as_str()).collect();
            let all = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), all, "{name}: two rows share a key");
        }
    }
}

#[test]
fn a_name_that_nothing_goes_by_is_refused_with_the_nearest() {
    assert_eq!(
        refusal("tabel(\"capain\")"),
        "Tabel `capain` tidak dikenal. Mungkin maksudnya `capaian`."
    );
    assert!(refusal("tabel(\"efisiensi:usahaa\")").contains("Mungkin maksudnya `usaha`."));
    assert!(refusal("tabel(\"perbandingan-tahun\")").contains("memerlukan kunci sasaran"));
    assert!(refusal("grafik(\"gambar_tumbu\")").contains("`gambar_tumbuh`"));
    assert!(refusal("diagram(\"phon\")").contains("`pohon`"));
    assert!(refusal("blok(\"sekila\")").contains("`sekilas`"));
    assert!(refusal("catatan(\"proksy\", \"a\", \"b\")").contains("`proksi`"));
    assert!(refusal("tabel(\"capaian:usaha\")").contains("tidak dikenal"));
}
