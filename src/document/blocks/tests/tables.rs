//! What the tables say.

use super::{RECORD, keys, notes, refusal, rows, table, table_of, texts, titles};
use crate::document::model::{BadgeStyle, Inline, Node, RowStyle};
use crate::document::source::plain;

#[test]
fn staff_by_status_has_shares_of_the_whole() {
    let made = table("tabel(\"status-pegawai\")");
    assert_eq!(
        texts(&made),
        [
            vec!["1", "Aparatur Sipil Negara", "6 orang", "60,00%", "termasuk CPNS"],
            vec!["2", "Non ASN", "4 orang", "40,00%", ""],
            vec!["Total", "10 orang", "100,00%", ""],
        ]
    );
    assert_eq!(keys(&rows(&made)[0].cells[3]), ["sdm.asn.rasio"]);
}

#[test]
fn a_composition_adds_up_both_ways() {
    let made = table("tabel(\"komposisi:pendidikan\")");
    assert_eq!(titles(&made)[0], ["No.", "Pendidikan", "Status Kepegawaian", "Jumlah"]);
    assert_eq!(titles(&made)[1], ["ASN", "Non ASN"]);
    assert_eq!(texts(&made)[0], ["1", "Sarjana", "5", "1", "6"]);
    assert_eq!(texts(&made)[2], ["Jumlah", "6", "4", "10"]);
}

#[test]
fn the_plan_keeps_the_order_of_the_record() {
    let made = table("tabel(\"hubungan-visi\")");
    let texts = texts(&made);
    assert_eq!(texts[0][1], "Misi 3: Meningkatkan kesejahteraan");
    assert_eq!(texts[0][3], "Meningkatnya usaha kecil");
    assert_eq!(texts[1][0], "Misi 1: Meningkatkan pelayanan");
    assert_eq!(rows(&made)[0].cells[0].rowspan, 2);
}

#[test]
fn a_mission_without_an_aim_keeps_its_row() {
    let record = RECORD.replacen(
        "[[renstra.tujuan]]",
        "[[renstra.misi]]\nkunci = \"misi_5\"\nnomor = 5\nnama = \"Misi lain\"\n\n[[renstra.tujuan]]",
        1,
    );
    let made = table_of(&record, "tabel(\"hubungan-visi\")");
    assert_eq!(rows(&made)[0].cells[0].rowspan, 3);
    assert_eq!(texts(&made)[2], ["Misi 5: Misi lain", "–", "–"]);
}

#[test]
fn indicators_of_a_sasaran_share_its_cells_and_show_their_formula() {
    let made = table("tabel(\"iku\")");
    let rows = rows(&made);
    assert_eq!(rows[0].cells[1].rowspan, 2);
    assert_eq!(rows[1].cells.len(), 4);
    assert!(rows[0].cells[4].math.is_some());
    assert!(plain(&rows[0].cells[4].text).contains("dibagi Jumlah lalu"));
    assert!(rows[2].cells[4].math.is_none());
    assert_eq!(plain(&rows[2].cells[4].text), "Nilai hasil evaluasi");
}

#[test]
fn the_agreement_prints_the_unit_beside_the_bare_target() {
    let made = table("tabel(\"perjanjian-kinerja\")");
    assert_eq!(texts(&made)[0][2..], ["Pertumbuhan usaha kecil", "%", "10"]);
    assert_eq!(texts(&made)[2][2..], ["Nilai AKIP", "nilai", "BB (74,00)"]);
    let made = table("tabel(\"pk-program\")");
    assert_eq!(texts(&made)[0], ["1", "Program Perencanaan Industri", "150.000.000", ""]);
    assert_eq!(texts(&made)[2], ["Jumlah", "200.000.000", ""]);
}

#[test]
fn the_scale_has_no_hole() {
    let made = table("tabel(\"skala\")");
    let texts = texts(&made);
    assert!(texts[0][1].ends_with("90%"), "{texts:?}");
    assert!(texts[1][1].contains("75%") && texts[1][1].ends_with("90%"), "{texts:?}");
    assert!(texts[4][1].ends_with("50%") && !texts[4][1].contains("65"), "{texts:?}");
    let label = &rows(&made)[0].cells[2].text[0];
    assert!(matches!(
        label,
        Inline::Node(Node::Badge { style: BadgeStyle::Kriteria, level: 5, steps: 5, .. })
    ));
}

#[test]
fn techniques_stand_under_their_sasaran_and_say_what_is_missing() {
    let made = table("tabel(\"teknik\")");
    let title = made.groups[1].title.as_deref().map(plain);
    assert_eq!(
        title.as_deref(),
        Some("Sasaran Strategis Ke-2: Meningkatnya akuntabilitas kinerja")
    );
    let texts = texts(&made);
    assert_eq!(texts[0][4..], ["Pendataan lapangan", "belum ditetapkan"]);
    assert_eq!(texts[2][..3], ["3", "Nilai AKIP", "Kualitatif"]);
}

#[test]
fn an_indicator_with_a_proxy_is_not_judged() {
    let made = table("tabel(\"capaian\")");
    let texts = texts(&made);
    assert_eq!(
        texts[0],
        [
            "1",
            "Meningkatnya usaha kecil",
            "Pertumbuhan usaha kecil",
            "10%",
            "10,00%",
            "100,00%",
            "Sangat Tinggi"
        ]
    );
    assert_eq!(
        texts[1],
        ["Persentase penduduk miskin", "8%", "Belum terbita,b", "–", "Belum dinilai"]
    );
    let notes = notes(&made);
    assert!(notes[0].contains("8,40%") && notes[0].contains("2023"), "{notes:?}");
    assert!(notes[0].ends_with("BPS belum menerbitkan data Tahun 2025."), "{notes:?}");
    assert_eq!(made.notes[1].mark.as_deref(), Some("b"));
    assert_eq!(plain(&made.source), "Badan Contoh; BPS; Inspektorat");
    assert!(texts[2].contains(&"BB (71,27)".to_string()));
}

#[test]
fn an_unpublished_indicator_and_another_method_are_noted() {
    let proxy = RECORD.find("realisasi = { status = \"proksi\"").unwrap();
    let end = proxy + RECORD[proxy..].find('\n').unwrap();
    let none =
        "realisasi = { status = \"belum_terbit\", sumber = \"BPS\", alasan = \"Rilis Juni.\" }";
    let record = format!("{}{none}{}", &RECORD[..proxy], &RECORD[end..]);
    let record = record.replace(
        "arah = \"naik\"\nformula = \"(J",
        "arah = \"naik\"\nmetode = \"indeks\"\nformula = \"(J",
    );
    let made = table_of(&record, "tabel(\"capaian\")");
    let notes = notes(&made);
    assert!(notes[0].contains("(100 + realisasi)"), "{notes:?}");
    assert!(notes[1].ends_with(" Rilis Juni."), "{notes:?}");
    assert_eq!(texts(&made)[1][2..], ["Belum terbitb,c", "–", "Belum dinilai"]);
    let money = table_of(&record, "tabel(\"kinerja-anggaran\")");
    assert_eq!(money.notes.len(), 1);
}

#[test]
fn the_summary_counts_measured_indicators() {
    let made = table("tabel(\"ringkasan-sasaran\")");
    assert_eq!(texts(&made)[0][2..], ["2", "1", "1", "100,00%", "Sangat Tinggi"]);
    assert_eq!(texts(&made)[2][..4], ["Jumlah", "3", "2", "1"]);
    // (100,00 + 96,31) / 2
    assert_eq!(texts(&made)[2][4], "98,16%");
}

#[test]
fn years_without_data_are_shown_and_a_proxy_stands_in_its_own_year() {
    let made = table("tabel(\"perbandingan-tahun:usaha\")");
    assert_eq!(titles(&made)[1], ["2022", "2023", "2024", "2025"]);
    let texts = texts(&made);
    assert_eq!(texts[0][2..6], ["8,50%", "belum ada data", "9,25%", "10,00%"]);
    assert!(texts[0][7].contains("0,75"), "{texts:?}");
    assert_eq!(texts[1][2..6], ["9,10%", "8,40%", "belum ada data", "Belum terbit"]);
    assert_eq!(keys(&rows(&made)[1].cells[3]), ["miskin.proksi"]);
    assert_eq!(keys(&rows(&made)[1].cells[4]), ["miskin.riwayat.2024"]);
    assert_eq!(notes(&made).len(), 2);
}

#[test]
fn last_year_is_shown_even_when_nothing_is_known_of_any_year_before() {
    let record = RECORD.replace("riwayat = { 2022 = 67.55, 2023 = 73.85 }\n", "");
    let made = table_of(&record, "tabel(\"perbandingan-tahun:akuntabilitas\")");
    assert_eq!(titles(&made)[1], ["2024", "2025"]);
    assert_eq!(texts(&made)[0][2], "belum ada data");
    assert!(!made.landscape);
}

#[test]
fn many_years_turn_the_table_and_older_ones_are_left_out() {
    let record = RECORD.replace("2022 = 67.55", "2015 = 50, 2016 = 51, 2022 = 67.55");
    let made = table_of(&record, "tabel(\"perbandingan-tahun:akuntabilitas\")");
    assert_eq!(titles(&made)[1], ["2020", "2021", "2022", "2023", "2024", "2025"]);
    assert!(made.landscape);
}

#[test]
fn the_plan_is_compared_with_the_latest_known_value() {
    let made = table("tabel(\"perbandingan-renstra:usaha\")");
    let texts = texts(&made);
    assert_eq!(texts[0][2..], ["10%", "10,00%", "2025", "12%", "15%", "83,33%"]);
    assert_eq!(texts[1][2..5], ["8%", "8,40%", "2023"]);
    assert_eq!(texts[1][5..], ["belum ada data", "belum ada data", "belum ada data"]);
    let notes = notes(&made);
    assert!(notes.iter().any(|n| n.contains("12%") && n.contains("10%")), "{notes:?}");
    assert!(notes.iter().any(|n| n.contains("Persentase penduduk miskin") && n.contains("2023")));
}

#[test]
fn regions_are_compared_one_by_one_and_missing_ones_are_said() {
    let made = table("tabel(\"perbandingan-wilayah:usaha\")");
    let texts = texts(&made);
    assert_eq!(texts[0][3..], ["Nasional", "2024", "7,50%", "lebih tinggi", "Badan Contoh"]);
    assert_eq!(texts[1], ["Provinsi Contoh", "2025", "11,00%", "lebih rendah", "BPS"]);
    assert_eq!(texts[2][3..], ["belum ada data pembanding"]);
    assert_eq!(texts[3][1], "Tingkat Pengangguran Terbuka");
    assert_eq!(rows(&made)[0].cells[1].rowspan, 2);
}

#[test]
fn the_evaluation_sums_up_and_names_the_grade() {
    let made = table("tabel(\"akip\")");
    let texts = texts(&made);
    assert_eq!(texts[0], ["1", "Perencanaan Kinerja", "30", "24,79", "82,63%"]);
    assert_eq!(texts[4], ["Nilai Akuntabilitas Kinerja", "100", "71,27", ""]);
    assert_eq!(texts[5], ["Predikat", "BB", ""]);
    // 24,79 + 18,93 + 11,69 + 15,87 = 71,28
    assert!(notes(&made)[0].contains("71,28"));
    let made = table("tabel(\"akip-riwayat\")");
    let expected = ["Nilai AKIP", "B (67,55)", "BB (73,85)", "belum ada data", "BB (71,27)"];
    assert_eq!(self::texts(&made)[0], expected);
}

#[test]
fn every_remark_is_answered_or_shown_as_open() {
    let texts = texts(&table("tabel(\"tindak-lanjut\")"));
    let advice = "Mempublikasikan laporan dan pedoman";
    assert_eq!(texts[0], ["1", advice, "Catatan 1, 2", "Diunggah ke laman", "Selesai"]);
    assert_eq!(texts[1], ["2", "Melatih pegawai", "umum", "belum ada", "Belum ditindaklanjuti"]);
    assert_eq!(texts[2], ["–", "belum ada", "Catatan 3", "–", "–"]);
}

#[test]
fn spending_keeps_programs_with_what_follows_and_marks_low_serapan() {
    let made = table("tabel(\"anggaran\")");
    let rows = rows(&made);
    let styles: Vec<RowStyle> = rows.iter().map(|row| row.style).collect();
    use RowStyle::{After, Level1, Level2, Level3, Subtotal, Total};
    assert_eq!(
        styles,
        [Level1, Level2, Level3, Level3, Subtotal, Level1, Level2, Level3, Subtotal, Total, After]
    );
    let keep: Vec<u8> = rows.iter().map(|row| row.keep).collect();
    assert_eq!(keep, [2, 1, 0, 1, 0, 2, 1, 1, 0, 1, 0]);
    let low: Vec<bool> = rows.iter().map(|row| row.cells.last().unwrap().low).collect();
    assert_eq!(low[..4], [true, true, true, false]);
    let texts = texts(&made);
    assert_eq!(
        texts[0],
        ["3.31.02", "Program Perencanaan Industri", "150.000.000", "100.500.000", "67,00"]
    );
    assert_eq!(texts[9], ["Total Keseluruhan", "200.000.000", "149.500.000", "74,75"]);
    assert_eq!(texts[10], ["Sisa Anggaran", "", "50.500.000", "25,25"]);
    assert_eq!(notes(&made).len(), 1);
}

#[test]
fn revenue_is_compared_with_its_target() {
    let texts = texts(&table("tabel(\"pendapatan\")"));
    assert_eq!(texts[0], ["1", "Retribusi", "10.000.000", "9.500.000", "95,00"]);
    assert_eq!(texts[1], ["Jumlah", "10.000.000", "9.500.000", "95,00"]);
}

#[test]
fn results_and_money_stand_side_by_side() {
    let made = table("tabel(\"kinerja-anggaran\")");
    assert!(made.landscape);
    assert_eq!(titles(&made)[1].len(), 6);
    let texts = texts(&made);
    assert_eq!(
        texts[0][3..],
        ["10%", "10,00%", "100,00", "150.000.000", "100.500.000", "67,00", "Efisien"]
    );
    assert_eq!(texts[1], ["Persentase penduduk miskin", "8%", "Belum terbit", "–"]);
    let last = rows(&made)[0].cells.last().unwrap();
    assert_eq!(last.rowspan, 2);
    let badge = Inline::Node(Node::Badge {
        style: BadgeStyle::Efisiensi,
        level: 1,
        steps: 0,
        text: "Efisien".to_string(),
        key: "sasaran.usaha.efisiensi".to_string(),
    });
    assert_eq!(last.text, [badge]);
}

#[test]
fn efficiency_of_one_sasaran_shows_its_indicators() {
    let texts = texts(&table("tabel(\"efisiensi:usaha\")"));
    assert_eq!(texts[0], ["Pertumbuhan usaha kecil", "100,00", "100,00", "67,00", "Efisien"]);
    assert_eq!(texts[1], ["Persentase penduduk miskin", "–"]);
}

#[test]
fn supporting_programs_explain_low_serapan() {
    let made = table("tabel(\"program-penunjang:usaha\")");
    assert_eq!(texts(&made)[2][1..], ["150.000.000", "100.500.000", "67,00"]);
    let notes = notes(&made);
    assert_eq!(notes[1], "Program Perencanaan Industri: Pendampingan dijadwalkan ulang.");
}

#[test]
fn a_table_of_the_record_prints_units_and_steps() {
    let made = table("tabel(\"pelaku\")");
    assert_eq!(titles(&made)[0], ["Skala", "Jumlah Pelaku (unit)"]);
    let texts = texts(&made);
    assert_eq!(texts[0], ["I. Seluruhnya", "140", "80", "220"]);
    assert_eq!(texts[3], ["II. Bagian kecil", "71,43%", "75,00%", "72,73%"]);
    assert_eq!(rows(&made)[1].cells[0].indent, 1);
    assert_eq!(plain(&made.source), "Sensus Usaha");
    assert_eq!(keys(&rows(&made)[3].cells[3]), ["pelaku.bagian.jumlah"]);
}

#[test]
fn a_table_without_its_data_is_refused() {
    let start = RECORD.find("[pendapatan]").unwrap();
    let end = RECORD.find("[akip]").unwrap();
    let record = format!("{}{}", &RECORD[..start], &RECORD[end..]);
    let composed = super::composed(&record, "tabel(\"pendapatan\")");
    let message = &composed.findings[0].message;
    assert!(message.contains("catatan sumber belum mempunyai `pendapatan`"), "{message}");
    assert!(refusal("tabel(\"komposisi:umur\")").contains("`umur` tidak dikenal"));
}

#[test]
fn the_matrix_of_criteria_stands_under_each_sasaran_with_its_reasons_below() {
    let made = table("tabel(\"lke\")");
    assert!(made.landscape);
    let heads: Vec<String> =
        made.groups.iter().filter_map(|group| group.title.as_deref()).map(plain).collect();
    assert_eq!(heads.len(), 2);
    assert!(heads[0].starts_with("Sasaran 1: "), "{heads:?}");
    assert_eq!(made.groups.iter().map(|group| group.rows.len()).collect::<Vec<_>>(), [2, 1]);
    let cells = texts(&made);
    assert!(cells.iter().all(|row| row.len() == 10), "{cells:?}");
    let notes = notes(&made);
    // The second indicator has a proxy only: its target is met in part, and a note says why.
    let proxy = notes.iter().position(|note| note == "proksi 2023").unwrap();
    let mark = made.notes[proxy].mark.clone().unwrap();
    assert_eq!(cells[0][1], "ada");
    assert_eq!(cells[1][1], format!("sebagian\u{a0}{mark}"));
    // Each reason is told once, and every mark in a cell has its note.
    let mut once = notes.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), notes.len());
    let marked = |cell: &String| cell.split('\u{a0}').nth(1).map(str::to_string);
    let mut used: Vec<String> = cells.iter().flatten().filter_map(marked).collect();
    used.sort();
    used.dedup();
    assert_eq!(used, made.notes.iter().filter_map(|n| n.mark.clone()).collect::<Vec<_>>());
}

#[test]
fn the_shares_of_criteria_count_the_matrix() {
    let matrix = texts(&table("tabel(\"lke\")"));
    let shares = texts(&table("tabel(\"lke-bagian\")"));
    assert_eq!(shares.len(), 9);
    for (index, share) in shares.iter().enumerate() {
        let met = matrix.iter().filter(|row| row[index + 1] == "ada").count();
        assert_eq!(share[2], format!("{met} dari {}", matrix.len()));
    }
    let report = texts(&table("tabel(\"lke-laporan\")"));
    assert!(report.iter().all(|row| row[5] == "–" || row[2] != "ada"), "{report:?}");
}
