//! Choosing among proposals, several returned files, and records that were edited meanwhile.

use crate::alat::{contoh, only_in, returned};
use crate::program;

const ONE: &str = "itu belum tercatat dalam laporan";
const TWO: &str = "Untuk seluruh personel, dapat dilihat komposisi";

#[test]
fn only_what_was_chosen_is_written_and_the_rest_can_follow() {
    let mut sheet = contoh().sheet();
    sheet.edit(ONE, "itu tidak tercatat dalam laporan", true);
    sheet.edit(TWO, "Untuk semua personel, dapat dilihat komposisi", false);
    let folder = returned(contoh(), &sheet);
    let answer = folder.serap(&[]);
    assert_eq!(answer.of("diambil").len(), 2);
    assert_eq!(folder.record(), contoh().record);
    let number = answer.number("semua personel");
    folder.serap(&["--hanya", &number, "--terapkan"]);
    assert!(folder.record().contains("semua personel") && !folder.record().contains("itu tidak"));
    only_in(&contoh().record, &folder.record(), &["sdm.komposisi.pendidikan.pengantar"]);
    let rest = folder.serap(&["--terapkan"]);
    assert_eq!((rest.of("sudah_ada").len(), rest.of("diambil").len()), (1, 1), "{:#}", rest.0);
    assert!(folder.serap(&[]).of("diambil").is_empty());
    // What was refused is not written.
    let other = returned(contoh(), &sheet);
    other.serap(&["--tolak", &number, "--terapkan"]);
    assert!(!other.record().contains("semua personel"));
    let wrong = other.run(&["reviu.docx", "--hanya", "99"]);
    assert_eq!(program::code(&wrong), 2);
    assert!(program::err(&wrong).contains("99"), "{}", program::err(&wrong));
}

#[test]
fn several_files_merge_and_what_contradicts_is_shown_side_by_side() {
    let mut one = contoh().sheet();
    one.edit(ONE, "itu tidak tercatat dalam laporan", true);
    one.edit(TWO, "Untuk semua personel, dapat dilihat komposisi", true);
    let mut two = contoh().sheet();
    two.edit(ONE, "itu masih dihitung dalam laporan", false);
    // One edit that both made.
    two.edit(TWO, "Untuk semua personel, dapat dilihat komposisi", false);
    let folder = contoh().folder();
    folder.put("a.docx", &contoh().packed(&one));
    folder.put("b.docx", &contoh().packed(&two));
    let files = ["a.docx", "b.docx", "--format", "json"];
    let answer = folder.answer(&files);
    let clash = answer.of("bertentangan");
    assert_eq!(clash.len(), 2, "{:#}", answer.0);
    assert_eq!(clash[0]["bertentangan"].as_array().unwrap().len(), 2);
    let number = answer.number("masih dihitung");
    let mut chosen = files.to_vec();
    chosen.extend(["--tolak", &number, "--terapkan"]);
    folder.answer(&chosen);
    let now = folder.record();
    assert!(now.contains("semua personel") && now.contains("itu tidak tercatat"));
    let again = folder.answer(&files);
    assert!(again.of("diambil").is_empty(), "{:#}", again.0);
}

#[test]
fn two_people_edit_one_paragraph_at_two_places() {
    let (mut one, mut two) = (contoh().sheet(), contoh().sheet());
    one.edit(TWO, "Untuk semua personel, dapat dilihat komposisi", true);
    two.edit(
        "komposisi berdasarkan tingkat pendidikannya",
        "komposisi menurut jenjang pendidikannya",
        false,
    );
    let folder = contoh().folder();
    folder.put("a.docx", &contoh().packed(&one));
    folder.put("b.docx", &contoh().packed(&two));
    let files = ["a.docx", "b.docx", "--format", "json"];
    let answer = folder.answer(&[&files[..], &["--terapkan"]].concat());
    assert_eq!(answer.of("diambil").len(), 2, "{:#}", answer.0);
    let whole = "Untuk semua personel, dapat dilihat komposisi menurut jenjang pendidikannya";
    assert!(folder.record().contains(whole));
    let again = folder.answer(&files);
    assert_eq!(again.of("sudah_ada").len(), 2, "{:#}", again.0);
}

#[test]
fn a_record_that_was_edited_meanwhile_is_respected() {
    let mut sheet = contoh().sheet();
    sheet.edit(ONE, "itu tidak tercatat dalam laporan", true);
    sheet.edit(TWO, "Untuk semua personel, dapat dilihat komposisi", true);
    let folder = returned(contoh(), &sheet);
    // The one text was edited at another place, the other at the same one.
    folder.edit(|record| {
        let record = record.replace("Untuk seluruh personel", "Untuk segenap personel");
        record.replace(
            "Dari grafik di atas dapat dilihat realisasi",
            "Dari grafik di atas tampak realisasi",
        )
    });
    let before = folder.record();
    let answer = folder.serap(&["--terapkan"]);
    let (taken, clash) = (answer.of("diambil"), answer.of("bertentangan"));
    assert_eq!((taken.len(), clash.len()), (1, 1), "{:#}", answer.0);
    let sides = clash[0]["bertentangan"].as_array().unwrap();
    assert_eq!(sides[0]["siapa"], "record sekarang");
    only_in(&before, &folder.record(), &["sasaran.kesempatan_kerja.narasi"]);
    assert!(folder.record().contains("Untuk segenap personel"));
}

#[test]
fn nothing_is_written_when_one_file_cannot_be() {
    let mut sheet = contoh().sheet();
    sheet.edit(ONE, "itu tidak tercatat dalam laporan", true);
    let folder = returned(contoh(), &sheet);
    folder.put("catatan.toml", b"[[catatan]]\nnomor = \"x");
    let output = folder.run(&["reviu.docx", "--terapkan"]);
    assert_eq!(program::code(&output), 1, "{}", program::err(&output));
    assert!(program::err(&output).contains("catatan.toml"), "{}", program::err(&output));
    assert_eq!(folder.record(), contoh().record);
}

#[test]
fn an_edit_that_would_break_the_record_is_refused_and_the_others_are_taken() {
    let mut sheet = contoh().sheet();
    sheet.edit(ONE, "itu tidak tercatat dalam laporan", true);
    sheet.edit(TWO, "{{ tidak.ada }} personel, dapat dilihat komposisi", true);
    let folder = returned(contoh(), &sheet);
    let answer = folder.serap(&["--terapkan"]);
    assert_eq!(
        (answer.of("diambil").len(), answer.of("tidak_diambil").len()),
        (1, 1),
        "{:#}",
        answer.0
    );
    assert!(folder.record().contains("itu tidak"));
}

#[test]
fn no_returned_file_makes_it_stop() {
    let whole = &contoh().word;
    let folder = contoh().folder();
    let bytes: [&[u8]; 4] = [b"", b"PK\x03\x04", &whole[..whole.len() / 2], b"%PDF-1.7"];
    for (number, bytes) in bytes.iter().enumerate() {
        let name = format!("rusak-{number}.docx");
        folder.put(&name, bytes);
        let output = folder.run(&[&name]);
        assert_eq!(program::code(&output), 2, "{}", program::err(&output));
        assert!(program::err(&output).contains(&name), "{}", program::err(&output));
    }
}
