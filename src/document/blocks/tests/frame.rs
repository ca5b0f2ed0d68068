//! Cover, signatures, parties, photos, notes and formulas.

use super::{RECORD, blocks, blocks_of};
use crate::document::math::Math;
use crate::document::model::{Block, NoteStyle};
use crate::document::source::plain;

#[test]
fn the_cover_names_the_agency_and_the_year_of_issue() {
    let made = blocks("blok(\"sampul\")");
    let [Block::Cover(cover)] = made.as_slice() else { panic!("{made:?}") };
    assert_eq!(cover.government, "Pemerintah Kota Contoh");
    assert_eq!(cover.agency, "Badan Contoh");
    assert_eq!(cover.title.len(), 2);
    assert!(cover.issued.contains("2026"));
    assert_eq!(cover.logo, None);
    let record = RECORD.replace("[instansi]", "[instansi]\nlogo = \"gambar/lambang.PNG\"");
    let made = blocks_of(&record, "blok(\"sampul\")");
    let [Block::Cover(cover)] = made.as_slice() else { panic!("{made:?}") };
    assert_eq!(cover.logo.as_deref(), Some("logo.png"));
}

#[test]
fn the_head_of_the_agency_signs_the_report() {
    let made = blocks("blok(\"tanda_tangan\")");
    let [Block::Signature { parties }] = made.as_slice() else { panic!("{made:?}") };
    let party = &parties[0];
    let place = party.place_date.as_deref().map(plain);
    assert_eq!(place.as_deref(), Some("Contoh, 20 Januari 2026"));
    assert_eq!(party.position, ["Kepala Badan Contoh", "Kota Contoh"]);
    assert_eq!(party.rank.as_deref(), Some("Pembina (IV/a)"));
    assert_eq!(party.nip.as_deref(), Some("19750101 200003 1 001"));
}

#[test]
fn the_second_party_stands_left_and_unknown_names_are_dotted() {
    let made = blocks("blok(\"tanda_tangan_perjanjian\")");
    let [Block::Signature { parties }] = made.as_slice() else { panic!("{made:?}") };
    assert_eq!(parties[0].role.as_deref(), Some("Pihak Kedua,"));
    assert_eq!(parties[0].position, ["Wali Kota Contoh"]);
    assert_eq!((&parties[0].name, &parties[0].place_date), (&None, &None));
    assert_eq!(parties[1].name.as_deref(), Some("Nama Pejabat, S.E."));
    let place = parties[1].place_date.as_deref().map(plain).unwrap();
    assert!(place.starts_with("Contoh, ") && place.ends_with("2025"), "{place}");
}

#[test]
fn a_first_party_of_its_own_is_not_mixed_with_the_signer_of_the_report() {
    let own = "[perjanjian_kinerja]\npihak_pertama = { nama = \"Pejabat Lama\" }\n\
               tanggal = 2025-01-15\n";
    let record = RECORD.replace("[perjanjian_kinerja]\n", own);
    let made = blocks_of(&record, "blok(\"tanda_tangan_perjanjian\")");
    let [Block::Signature { parties }] = made.as_slice() else { panic!("{made:?}") };
    assert_eq!(parties[1].name.as_deref(), Some("Pejabat Lama"));
    assert_eq!((&parties[1].nip, &parties[1].rank), (&None, &None));
    let place = parties[1].place_date.as_deref().map(plain);
    assert_eq!(place.as_deref(), Some("Contoh, 15 Januari 2025"));
}

#[test]
fn parties_are_introduced_by_name_and_position() {
    let made = blocks("blok(\"pihak_perjanjian\", \"pertama\")");
    let [Block::Fields { rows }] = made.as_slice() else { panic!("{made:?}") };
    assert_eq!(
        (rows[0].label.as_str(), plain(&rows[0].text).as_str()),
        ("Nama", "Nama Pejabat, S.E.")
    );
    assert_eq!(plain(&rows[1].text), "Kepala Badan Contoh Kota Contoh");
    assert_eq!(blocks("blok(\"pihak_perjanjian\")").len(), 4);
}

#[test]
fn photos_have_virtual_paths_and_missing_files_none() {
    let made = blocks("blok(\"foto\")");
    let [Block::Photo { file, caption, .. }, Block::Photo { file: none, alt, .. }] =
        made.as_slice()
    else {
        panic!("{made:?}")
    };
    assert_eq!(file.as_deref(), Some("foto/1.jpg"));
    assert_eq!(plain(caption), "Pendampingan (Mei 2025)");
    assert_eq!(none, &None);
    assert_eq!(alt, "Peserta rapat di ruang pertemuan");
}

#[test]
fn notes_set_figures_in_their_text() {
    let made = blocks("catatan(\"proksi\", \"Judul\", \"Nilai \" ~ miskin.proksi ~ \" saja.\")");
    let [Block::Note { style, title, text }] = made.as_slice() else { panic!("{made:?}") };
    assert_eq!(*style, NoteStyle::Proksi);
    assert_eq!(plain(title), "Judul");
    assert_eq!(plain(text), "Nilai 8,40% saja.");
}

#[test]
fn formulas_have_a_title_and_a_worked_example() {
    let made = blocks("rumus(\"Realisasi / Target × 100%\", judul=\"Capaian\")");
    let [Block::Formula { title, math, alt, worked, .. }] = made.as_slice() else {
        panic!("{made:?}")
    };
    assert_eq!(title.as_deref(), Some("Capaian"));
    assert!(matches!(math, Math::Row { parts } if matches!(parts[0], Math::Frac { .. })));
    assert_eq!(alt, "Realisasi dibagi Target, dikali 100 persen");
    assert_eq!(worked, &None);
}
