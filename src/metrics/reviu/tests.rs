//! Answers follow the record, and judgement is left to the reviewer.

use super::*;
use crate::check::check;

const RECORD: &str = include_str!("../check/tests/contoh.toml");

fn of(text: &str) -> Vec<Kelompok> {
    let checked = check(text);
    let (record, figures) = checked.record.unwrap_or_else(|| panic!("{:?}", checked.findings));
    daftar_periksa(&record, &figures)
}

fn one(list: &[Kelompok], id: &str) -> Butir {
    list.iter().flat_map(|group| &group.butir).find(|item| item.id == id).unwrap().clone()
}

fn words(item: &Butir) -> String {
    let words = item.bukti.iter().filter_map(|one| match one {
        Bukti::Kata(words) => Some(words.as_str()),
        Bukti::Di(_) => None,
    });
    words.collect::<Vec<_>>().join("; ")
}

#[test]
fn the_list_has_the_groups_and_questions_of_the_form() {
    let list = of(RECORD);
    let shape: Vec<_> = list.iter().map(|group| (group.id, group.butir.len())).collect();
    assert_eq!(shape, [("format", 6), ("mekanisme", 7), ("substansi", 9)]);
}

#[test]
fn what_the_record_shows_is_answered_with_counts() {
    let list = of(RECORD);
    let target = one(&list, "target");
    assert_eq!(
        (target.jawaban, words(&target).as_str()),
        (Jawaban::Ya, "target ada pada 1 dari 1 indikator")
    );
    assert_eq!(one(&list, "upaya").jawaban, Jawaban::Ya);
    assert_eq!(one(&list, "perbandingan").jawaban, Jawaban::Ya);
    assert_eq!(one(&list, "perjanjian").jawaban, Jawaban::Ya);
    assert_eq!(one(&list, "penjelasan_selaras").jawaban, Jawaban::TidakPerlu);
}

#[test]
fn what_the_record_does_not_show_is_not_claimed() {
    let (start, end) = (RECORD.find("[[langkah]]").unwrap(), RECORD.find("[[foto]]").unwrap());
    let without = [&RECORD[..start], &RECORD[end..]].concat();
    assert_eq!(one(&of(&without), "upaya").jawaban, Jawaban::Tidak);

    let undated =
        RECORD.replace("[perjanjian_kinerja]\ntanggal = 2025-01-15", "[perjanjian_kinerja]");
    let list = of(&undated);
    assert_eq!(one(&list, "perjanjian").jawaban, Jawaban::Kosong);
    assert_eq!(one(&list, "penjelasan_selaras").jawaban, Jawaban::Kosong);

    let later =
        "realisasi = { status = \"belum_terbit\", sumber = \"BPS\", alasan = \"Belum ada\" }";
    let open = RECORD.replace("realisasi = \"pertumbuhan(kini, lalu)\"", later);
    let result = one(&of(&open), "capaian");
    assert_eq!(result.jawaban, Jawaban::Kosong);
    assert_eq!(words(&result), "capaian terhitung pada 0 dari 1 indikator");
}

#[test]
fn judgement_and_mechanism_are_left_to_the_reviewer() {
    let list = of(RECORD);
    assert!(list[1].butir.iter().all(|item| item.jawaban == Jawaban::Kosong));
    for id in ["iku", "cukup", "smart", "penjelasan_iku", "penjelasan_cukup"] {
        assert_eq!(one(&list, id).jawaban, Jawaban::Kosong, "{id}");
    }
}

#[test]
fn photos_that_are_not_there_and_other_targets_are_no_yes() {
    assert_eq!(one(&of(RECORD), "lampiran").jawaban, Jawaban::Ya);
    let without = RECORD.replace("berkas = \"foto/pendampingan.jpg\"\n", "");
    let missing = one(&of(&without), "lampiran");
    assert_eq!(missing.jawaban, Jawaban::Kosong);
    assert_eq!(words(&missing), "berkas foto ada pada 0 dari 1 foto");
    let other = of(&RECORD.replacen("target_renstra = 10", "target_renstra = 12", 1));
    assert_eq!(one(&other, "renstra").jawaban, Jawaban::Kosong);
    assert_eq!(one(&other, "penjelasan_selaras").jawaban, Jawaban::Kosong);
}

/// A yes never stands beside a count of nothing.
#[test]
fn nothing_counted_gives_no_yes() {
    for text in [RECORD, include_str!("../../../reports/2025/laporan.toml")] {
        for item in of(text).iter().flat_map(|group| &group.butir) {
            let counted_none = words(item)
                .split("; ")
                .any(|words| words.starts_with("0 ") || words.contains(" 0 dari"));
            assert!(!(counted_none && item.jawaban == Jawaban::Ya), "{item:?}");
        }
    }
}

#[test]
fn fewer_comparisons_are_no_yes() {
    let some = RECORD.replace(
        "pembanding = [{ wilayah = \"Nasional\"",
        "# pembanding = [{ wilayah = \"Nasional\"",
    );
    assert_eq!(one(&of(&some), "perbandingan").jawaban, Jawaban::Kosong);
    let none = some.replace("riwayat = {", "# riwayat = {");
    assert_eq!(one(&of(&none), "perbandingan").jawaban, Jawaban::Tidak);
}
