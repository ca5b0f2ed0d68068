//! Tests over small documents, held against the record that the checks are tested with.

use super::{
    Against, Body, Comparison, How, Piece, Place, Run, Said, SaidBody, SaidTable, compare,
};
use crate::check::check;
use crate::prose::Words;

const RECORD: &str = include_str!("../check/tests/contoh.toml");

fn value(key: &str, text: &str) -> Run {
    Run::Value { text: text.to_string(), key: key.to_string() }
}

fn words(text: &str) -> Run {
    Run::Text(text.to_string())
}

/// A report with a sentence and a table.
fn report() -> Vec<Said> {
    let sentence = vec![
        words("Realisasi anggaran belanja adalah sebesar "),
        value("anggaran.realisasi", "Rp140.500.000"),
        words(" dengan serapan sebesar "),
        value("anggaran.serapan", "93,67%"),
        words(" dari seluruh pagu yang tersedia."),
    ];
    let row = vec![
        vec![value("tumbuh.nama", "Persentase pertumbuhan industri")],
        vec![value("tumbuh.target", "10%")],
        vec![value("tumbuh.realisasi", "10,00%")],
        vec![value("tumbuh.capaian", "100,00%")],
        vec![value("tumbuh.kriteria", "Sangat Tinggi")],
    ];
    let head = ["Indikator", "Target", "Realisasi", "Capaian", "Kriteria"];
    let table = SaidTable {
        name: "Tabel 3.1".to_string(),
        head: vec![head.map(str::to_string).to_vec()],
        rows: vec![row],
    };
    let said = |body| Said { chapter: "BAB III".to_string(), body };
    vec![said(SaidBody::Text(sentence)), said(SaidBody::Table(table))]
}

fn compared(pieces: Vec<Body>) -> Comparison {
    held(&report(), pieces)
}

fn held(report: &[Said], pieces: Vec<Body>) -> Comparison {
    let checked = check(RECORD);
    let (record, figures) = checked.record.unwrap();
    let words = Words::default();
    let against = Against { record: &record, figures: &figures, report, words: &words };
    let place = |at| Place::Paragraph(at + 1);
    let pieces: Vec<Piece> =
        pieces.into_iter().enumerate().map(|(at, body)| Piece { place: place(at), body }).collect();
    compare(&pieces, &against)
}

fn told(pieces: Vec<Body>) -> Vec<(Option<String>, String, How)> {
    let comparison = compared(pieces);
    comparison.contradictions.into_iter().map(|one| (one.key, one.said, one.how)).collect()
}

fn text(text: &str) -> Vec<Body> {
    vec![Body::Text(text.to_string())]
}

fn rows(rows: &[&[&str]]) -> Vec<Body> {
    let row = |row: &&[&str]| Body::Row(row.iter().map(|cell| cell.to_string()).collect());
    rows.iter().map(row).collect()
}

#[test]
fn a_sentence_of_the_report_is_known_by_its_words() {
    let right = "Realisasi anggaran belanja sebesar Rp. 140.500.000,00 dengan serapan sebesar 93,67 persen dari pagu yang tersedia.";
    assert_eq!(told(text(right)), []);
    // Fewer decimals, and a rounded amount, are no contradiction.
    let rough = "Realisasi anggaran belanja adalah sebesar Rp140,5 juta dengan serapan sebesar 94% dari seluruh pagu yang tersedia.";
    assert_eq!(told(text(rough)), []);
    let wrong = right.replace("93,67", "92,18");
    let key = Some("anggaran.serapan".to_string());
    assert_eq!(told(text(&wrong)), [(key, "92,18 persen".to_string(), How::Sentence)]);
    // Other words, other thing: nobody can tell what the number is.
    assert_eq!(told(text("Sebanyak 92,18 persen peserta pelatihan menyatakan puas.")), []);
}

#[test]
fn a_cell_is_known_by_its_row_and_column() {
    let head: &[&str] =
        &["No", "Indikator Kinerja", "Target", "Realisasi", "% Capaian", "Kriteria"];
    let name = "Persentase Pertumbuhan Industri";
    assert_eq!(told(rows(&[head, &["1", name, "10", "10,00", "100", "Sangat tinggi"]])), []);
    let wrong = told(rows(&[head, &["1", name, "12", "10,00", "98,5", "Sedang"]]));
    let keys: Vec<_> =
        wrong.iter().map(|(key, said, _)| (key.as_deref().unwrap(), said.as_str())).collect();
    assert_eq!(
        keys,
        [("tumbuh.target", "12"), ("tumbuh.capaian", "98,5"), ("tumbuh.kriteria", "Sedang")]
    );
    // Another row, or a word for what is missing, says nothing about it.
    assert_eq!(told(rows(&[head, &["1", "Jumlah koperasi aktif", "12", "7", "58", "Rendah"]])), []);
    assert_eq!(told(rows(&[head, &["1", name, "10", "NA", "NA", "NA"]])), []);
}

#[test]
fn sums_that_are_nearly_right_are_told() {
    let table = |total: &str| {
        rows(&[&["Uraian", "Nilai"], &["A", "24,79"], &["B", "18,93"], &["Jumlah", total]])
    };
    assert_eq!(told(table("43,72")), []);
    assert_eq!(told(table("43,71"))[0].2, How::Itself);
    // A table in which a total is no sum of what stands above is not judged.
    assert_eq!(told(table("97,00")), []);
    // Where the document tells the sum itself, it knows.
    let mut aware = table("43,71");
    aware.push(Body::Text("Jumlah komponen 43,72 berbeda karena pembulatan.".to_string()));
    assert_eq!(told(aware), []);
}

#[test]
fn a_date_of_signing_must_be_the_records() {
    let found = told(text("Kota Contoh, 10 Januari 2025"));
    assert_eq!(found[0].0.as_deref(), Some("pengesahan.tanggal"));
    assert_eq!(told(text("Rapat diadakan pada Senin, 10 Januari 2025 di aula kantor.")), []);
}

#[test]
fn whatever_a_document_says_nothing_breaks() {
    for odd in [
        "",
        "'''",
        "{{ anggaran.pagu }} {% if %}",
        "((((",
        "1.",
        "Rp",
        "%",
        "0,0,0",
        "\u{0}\u{1f600}",
    ] {
        told(text(odd));
        told(rows(&[&[odd, odd], &[odd], &[]]));
    }
    let huge = "99999999999999999999999999999999,99 ".repeat(50);
    told(text(&huge));
    told(rows(&[
        &["A", "B"],
        &["x", "79228162514264337593543950335"],
        &["y", "79228162514264337593543950335"],
        &["Jumlah", "79228162514264337593543950335"],
    ]));
}

#[test]
fn differences_are_counted_by_paragraph() {
    let own = "Realisasi anggaran belanja adalah sebesar Rp140.500.000 dengan serapan sebesar 93,67% dari seluruh pagu yang tersedia.";
    let same = compared(text(&format!("a. {own}"))).differences;
    assert_eq!((same.same, same.changed.len(), same.gone.len(), same.come.len()), (1, 0, 0, 0));
    let other = own.replace("belanja", "belanja langsung");
    assert_eq!(compared(text(&other)).differences.changed.len(), 1);
    let gone = compared(text("Kalimat yang sama sekali lain tentang hal lain yang tidak ada."))
        .differences;
    assert_eq!((gone.gone.len(), gone.come.len()), (1, 1));
}

/// A report with one table.
fn tabled(head: &[&[&str]], row: Vec<Vec<Run>>) -> Vec<Said> {
    let head = head.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let table = SaidTable { name: "Tabel 3.4".to_string(), head, rows: vec![row] };
    vec![Said { chapter: "BAB III".to_string(), body: SaidBody::Table(table) }]
}

fn keys(report: &[Said], pieces: Vec<Body>) -> Vec<(Option<String>, String)> {
    let found = held(report, pieces).contradictions;
    found.into_iter().map(|one| (one.key, one.said)).collect()
}

#[test]
fn a_wrong_cell_is_that_of_its_own_column() {
    let cell = |key: &str, text: &str| vec![value(key, text)];
    let heads: [&[&str]; 2] = [
        &["Uraian", "Jumlah (%)", "Jumlah (%)", "Jumlah (%)"],
        &["", "Laki-laki", "Perempuan", "Jumlah"],
    ];
    let row = vec![
        vec![words("Persentase pertumbuhan industri")],
        cell("anggaran.serapan", "93,67%"),
        cell("tumbuh.target", "10%"),
        cell("tumbuh.capaian", "100,00%"),
    ];
    let document = |middle: &str, last: &str| {
        rows(&[
            &["Uraian", "Jumlah (%)", "", ""],
            &["", "Laki laki", "Perempuan", "Jumlah"],
            &["Persentase pertumbuhan industri", "93,67", middle, last],
        ])
    };
    let wrong = |key: &str, said: &str| vec![(Some(key.to_string()), said.to_string())];
    let whole = tabled(&heads, row.clone());
    assert_eq!(keys(&whole, document("10", "98,5")), wrong("tumbuh.capaian", "98,5"));
    assert_eq!(keys(&whole, document("12", "100")), wrong("tumbuh.target", "12"));
    assert_eq!(keys(&whole, document("10", "100")), []);
    // A report without the last column says nothing of it.
    let short: Vec<&[&str]> = heads.iter().map(|row| &row[..3]).collect();
    let less = tabled(&short, row[..3].to_vec());
    assert_eq!(keys(&less, document("10", "98,5")), []);
    // Under a wrong head stands what the row of the report says in another column.
    let askew = rows(&[
        &["Uraian", "Jumlah (%)", "", "", ""],
        &["", "Laki laki", "Baru", "Lama", "Perempuan"],
        &["Persentase pertumbuhan industri", "93,67", "3", "8", "100"],
    ]);
    assert_eq!(keys(&whole, askew), []);
    // Nor is a sum of what it says a wrong figure of one of its columns.
    let summed = rows(&[
        &["Uraian", "Jumlah (%)", ""],
        &["", "Laki laki", "Perempuan"],
        &["Persentase pertumbuhan industri", "93,67", "103,67"],
    ]);
    assert_eq!(keys(&less, summed), []);
}
