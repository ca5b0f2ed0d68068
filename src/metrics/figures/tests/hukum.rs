//! Laws that hold for every number.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{EMAS, d, figures, raw};
use crate::figures::{Value, capaian, kelas, tren};
use crate::number::sum;
use crate::record::indikator::Arah::{Naik, Turun};
use crate::record::indikator::Metode::{Indeks, Rasio};

/// Numbers with 2 decimals between two bounds.
fn number(range: std::ops::Range<i64>) -> impl Strategy<Value = Decimal> {
    range.prop_map(|hundredths| Decimal::new(hundredths, 2))
}

proptest! {
    #[test]
    fn the_two_directions_mirror_each_other(r in number(-50_000..200_000), t in number(1..100_000)) {
        for metode in [Rasio, Indeks] {
            let up = capaian(r, t, Naik, metode).unwrap();
            let down = capaian(r, t, Turun, metode).unwrap();
            prop_assert!((up + down - d("200")).abs() <= d("0.01"), "{up} {down}");
        }
    }

    #[test]
    fn the_target_itself_is_a_hundred(t in number(1..10_000_000)) {
        for arah in [Naik, Turun] {
            for metode in [Rasio, Indeks] {
                prop_assert_eq!(capaian(t, t, arah, metode), Ok(d("100")));
            }
        }
    }

    #[test]
    fn more_is_never_worse_where_higher_is_better(
        a in number(-1_000..100_000), b in number(-1_000..100_000), t in number(1..100_000),
    ) {
        let (low, high) = (a.min(b), a.max(b));
        for metode in [Rasio, Indeks] {
            let of = |r, arah| capaian(r, t, arah, metode).unwrap();
            prop_assert!(of(low, Naik) <= of(high, Naik));
            prop_assert!(of(low, Turun) >= of(high, Turun));
        }
    }

    #[test]
    fn capaian_does_not_depend_on_the_unit(r in number(0..100_000), t in number(1..100_000)) {
        let thousand = d("1000");
        let scaled = capaian(r * thousand, t * thousand, Naik, Rasio);
        prop_assert_eq!(capaian(r, t, Naik, Rasio), scaled);
    }

    #[test]
    fn a_higher_capaian_has_no_lower_class(a in number(-20_000..30_000), b in number(-20_000..30_000)) {
        let scale = raw(EMAS).unwrap().kebijakan.skala;
        let level = |value| match kelas(value, &scale) {
            Some(Value::Class { level, .. }) => level,
            _ => 0,
        };
        prop_assert!(level(a.min(b)) <= level(a.max(b)));
        prop_assert!((1..=5).contains(&level(a)));
    }

    #[test]
    fn a_step_back_undoes_a_step(a in number(-9_999..9_999), b in number(-9_999..9_999)) {
        let (forth, back) = (tren(a, b).unwrap(), tren(b, a).unwrap());
        prop_assert_eq!(forth.selisih, -back.selisih);
        prop_assert_eq!(a + forth.selisih, b);
        prop_assert!(forth.persen.is_none_or(|share| share >= Decimal::ZERO));
    }

    #[test]
    fn parts_make_the_whole(money in prop::collection::vec((0_u64..1_000_000_000, 0_u64..1_000_000_000), 1..12)) {
        let (figures, _) = figures(&with_budget(&money));
        let total = |name: &str| figures.number(&format!("anggaran.{name}")).unwrap();
        for name in ["pagu", "realisasi", "sisa"] {
            for level in ["program", "kegiatan", "sub"] {
                let parts = figures.names_below(level).into_iter();
                let parts = parts.map(|key| figures.number(&format!("{level}.{key}.{name}")).unwrap());
                prop_assert_eq!(sum(parts), Some(total(name)), "{} of {}", name, level);
            }
            let parts = figures.names_below("sasaran").into_iter();
            let parts = parts.map(|key| figures.number(&format!("sasaran.{key}.{name}")).unwrap());
            prop_assert_eq!(sum(parts), Some(total(name)));
        }
        prop_assert_eq!(total("pagu"), total("realisasi") + total("sisa"));
        if total("pagu") > Decimal::ZERO {
            let all = total("serapan") + total("sisa_persen");
            prop_assert!((all - d("100")).abs() <= d("0.01"), "{all}");
        }
    }

    #[test]
    fn shares_of_the_staff_are_a_hundred_together(counts in prop::collection::vec(0_u32..5_000, 1..9)) {
        prop_assume!(counts.iter().any(|count| *count > 0));
        let (figures, _) = figures(&with_staff(&counts));
        let share = |index: usize| figures.number(&format!("sdm.s{index}.rasio")).unwrap();
        let all = sum((0..counts.len()).map(share)).unwrap();
        let slack = d("0.005") * Decimal::from(counts.len());
        prop_assert!((all - d("100")).abs() <= slack, "{all}");
    }

    #[test]
    fn a_mean_lies_between_its_parts(values in prop::collection::vec(number(0..40_000), 1..9)) {
        let (figures, _) = figures(&with_indicators(&values));
        let one = |index: usize| figures.number(&format!("i{index}.capaian")).unwrap();
        let parts: Vec<Decimal> = (0..values.len()).map(one).collect();
        let mean = figures.number("sasaran.uji.capaian").unwrap();
        prop_assert!(parts.iter().min().unwrap() <= &mean && &mean <= parts.iter().max().unwrap());
        let count = Decimal::from(parts.len());
        let whole = sum(parts).unwrap();
        prop_assert!((mean * count - whole).abs() <= d("0.005") * count);
    }
}

/// The golden record with other programs, the sasaran in turn.
fn with_budget(money: &[(u64, u64)]) -> String {
    let start = EMAS.find("[[program]]").unwrap();
    let end = EMAS.find("[pendapatan]").unwrap();
    let sasaran = ["kerja", "perdagangan", "industri", "akuntabilitas"];
    let mut text = EMAS[..start].to_string();
    for (index, (pagu, realisasi)) in money.iter().enumerate() {
        let (kode, aim) = (format!("2.07.{:02}", index + 1), sasaran[index % 4]);
        text.push_str(&format!(
            "[[program]]\nkode = \"{kode}\"\nnama = \"P\"\nsasaran = \"{aim}\"\npagu_pk = {pagu}\n\
             [[program.kegiatan]]\nkode = \"{kode}.2.01\"\nnama = \"K\"\nsub = [\n\
             {{ kode = \"{kode}.2.01.0001\", nama = \"A\", pagu = {pagu}, realisasi = {realisasi} }},\n\
             {{ kode = \"{kode}.2.01.0002\", nama = \"B\", pagu = {realisasi}.25, realisasi = 0.5 }},\n]\n"
        ));
    }
    text + &EMAS[end..]
}

/// The golden record with other statuses of staff.
fn with_staff(counts: &[u32]) -> String {
    let start = EMAS.find("status = [").unwrap();
    let end = EMAS.find("[[sdm.komposisi]]").unwrap();
    let status = |(index, count): (usize, &u32)| {
        format!("{{ kunci = \"s{index}\", nama = \"S\", jumlah = {count} }},\n")
    };
    let list: String = counts.iter().enumerate().map(status).collect();
    format!("{}status = [\n{list}]\n{}", &EMAS[..start], &EMAS[end..])
}

/// The golden record with one more sasaran, whose indicators have the target 100.
fn with_indicators(values: &[Decimal]) -> String {
    let at = EMAS.find("[[program]]").unwrap();
    let mut text = EMAS[..at].to_string();
    text.push_str("[[sasaran]]\nkunci = \"uji\"\nnama = \"Uji\"\ntujuan = \"daya_saing\"\n");
    for (index, value) in values.iter().enumerate() {
        text.push_str(&format!(
            "[[sasaran.indikator]]\nkunci = \"i{index}\"\nnama = \"I\"\nsatuan = \"persen\"\n\
             arah = \"naik\"\nformula = \"F\"\nsumber = \"S\"\ntarget = 100\nrealisasi = {value}\n"
        ));
    }
    text + &EMAS[at..]
}
