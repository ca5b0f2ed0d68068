//! Units, kinds of data and regions.

use super::{Code, damaged, told};

fn codes(edits: &[(&str, &str)]) -> Vec<Code> {
    told(&damaged(edits)).into_iter().map(|(code, _, _)| code).collect()
}

fn line(key: &str) -> String {
    let after = super::test_record().split("[[sasaran.indikator]]").nth(1).unwrap();
    after.lines().find(|l| l.starts_with(key)).unwrap().to_string()
}

#[test]
fn a_formula_in_per_cent_gives_per_cent() {
    let formula = line("formula");
    assert_eq!(codes(&[(&formula, "formula = \"(A / B) × 100%\"")]), []);
    let unit = "satuan = \"persen\"";
    let edits = [(formula.as_str(), "formula = \"(A / B) x 100 %\""), (unit, "satuan = \"orang\"")];
    assert!(codes(&edits).contains(&Code::SatuanTidakCocok));
}

#[test]
fn what_is_computed_is_no_quality() {
    let formula = line("formula");
    let edit = format!("{formula}\njenis = \"kualitatif\"");
    assert_eq!(codes(&[(&formula, &edit)]), [Code::SatuanTidakCocok]);
}

#[test]
fn regions_stand_on_their_level_and_in_one_year() {
    let one = "pembanding = [{ wilayah = \"Nasional\", tingkat = \"nasional\", tahun = 2024, nilai = 7.5 }";
    let level = one.replace("= \"nasional\"", "= \"provinsi\"");
    assert_eq!(codes(&[(one, &level)]), [Code::WilayahPembanding]);
    let more = |year: i32| {
        format!(
            "{one}, {{ wilayah = \"Kota X\", tingkat = \"kabupaten\", tahun = {year}, nilai = 7 }}"
        )
    };
    assert_eq!(codes(&[(one, &more(2024))]), []);
    assert_eq!(codes(&[(one, &more(2022))]), [Code::WilayahPembanding]);
}
