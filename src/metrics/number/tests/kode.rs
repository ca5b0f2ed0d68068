//! Kode rekening: grammar, one spelling, the parent rule.

use proptest::prelude::*;

use super::super::kode::*;

fn kode(text: &str) -> Kode {
    Kode::parse(text).unwrap()
}

#[test]
fn reads_three_levels() {
    for (text, printed, tingkat) in [
        ("2.07.03", "2.07.03", TingkatKode::Program),
        ("X.XX.01", "X.XX.01", TingkatKode::Program),
        (" x.xx.01 ", "X.XX.01", TingkatKode::Program),
        ("2.07.03.2.01", "2.07.03.2.01", TingkatKode::Kegiatan),
        ("X.XX.01.1.01", "X.XX.01.1.01", TingkatKode::Kegiatan),
        ("2.07.03.02.01", "2.07.03.2.01", TingkatKode::Kegiatan),
        ("2.07.03.2.01.0001", "2.07.03.2.01.0001", TingkatKode::SubKegiatan),
        ("2.07.03.02.01.0001", "2.07.03.2.01.0001", TingkatKode::SubKegiatan),
        ("1.02.01.2.01.01", "1.02.01.2.01.01", TingkatKode::SubKegiatan),
    ] {
        assert_eq!(kode(text).to_string(), printed);
        assert_eq!(kode(text).as_str(), printed);
        assert_eq!(kode(text).tingkat(), tingkat);
        assert_eq!(serde_json::to_string(&kode(text)).unwrap(), format!("\"{printed}\""));
    }
}

#[test]
fn errors_name_the_part() {
    let part = |text: &str| text.to_owned();
    for (text, expected) in [
        ("", KodeError::JumlahBagian(1)),
        ("2.07", KodeError::JumlahBagian(2)),
        ("2.07.03.2", KodeError::JumlahBagian(4)),
        ("2.07.03.2.01.0001.1", KodeError::JumlahBagian(7)),
        ("0.07.03", KodeError::Bidang(part("0.07"))),
        ("2.7.03", KodeError::Bidang(part("2.7"))),
        ("X.07.03", KodeError::Bidang(part("X.07"))),
        ("2.XX.03", KodeError::Bidang(part("2.XX"))),
        ("2.07.3", KodeError::Program(part("3"))),
        ("2.07.", KodeError::Program(part(""))),
        ("2.07.XX", KodeError::Program(part("XX"))),
        ("2.07.03.3.01", KodeError::Pemerintahan(part("3"))),
        ("2.07.03.002.01", KodeError::Pemerintahan(part("002"))),
        ("2.07.03.2.1", KodeError::Kegiatan(part("1"))),
        ("2.07.03.2. 1", KodeError::Kegiatan(part(" 1"))),
        ("2.07.03.2.01.001", KodeError::SubKegiatan(part("001"))),
        ("2.07.03.2.01.00०1", KodeError::SubKegiatan(part("00०1"))),
    ] {
        assert_eq!(Kode::parse(text), Err(expected), "{text}");
        assert!(Kode::parse(text).unwrap_err().to_string().ends_with('.'));
    }
}

#[test]
fn a_parent_is_the_beginning_of_its_child() {
    let (program, kegiatan, sub) =
        (kode("2.07.03"), kode("2.07.03.2.01"), kode("2.07.03.2.01.0001"));
    assert_eq!(program.induk(), None);
    assert_eq!(kegiatan.induk(), Some(program.clone()));
    assert_eq!(sub.induk(), Some(kegiatan.clone()));
    assert!(sub.adalah_anak_dari(&kegiatan) && kegiatan.adalah_anak_dari(&program));
    assert!(!sub.adalah_anak_dari(&program), "only direct children");
    assert!(!program.adalah_anak_dari(&program));
    assert!(!kode("2.07.03.2.02.0001").adalah_anak_dari(&kegiatan));
    assert!(!kode("X.XX.01.2.01").adalah_anak_dari(&kode("2.07.01")), "plain prefix rule");
}

#[test]
fn sorts_in_the_order_of_the_table() {
    let order = [
        "2.07.03",
        "2.07.03.2.01",
        "2.07.03.2.01.0001",
        "2.07.03.2.01.0002",
        "2.07.03.2.02",
        "2.07.04",
        "X.XX.01",
    ];
    let mut codes: Vec<Kode> = order.iter().rev().map(|text| kode(text)).collect();
    codes.sort();
    assert_eq!(codes.iter().map(Kode::as_str).collect::<Vec<_>>(), order);
}

proptest! {
    #[test]
    fn never_panics(text in ".*", near in "[0-9xX. ]{0,24}") {
        for text in [text, near] {
            let _ = Kode::parse(&text).map(|kode| kode.induk());
        }
    }

    #[test]
    fn printed_form_comes_back(
        bidang in "[1-9]\\.[0-9]{2}|X\\.XX",
        rest in "\\.[0-9]{2}(\\.0?[12]\\.[0-9]{2}(\\.[0-9]{4}|\\.[0-9]{2})?)?",
    ) {
        let kode = kode(&(bidang + &rest));
        prop_assert_eq!(Kode::parse(kode.as_str()), Ok(kode.clone()));
        if let Some(induk) = kode.induk() {
            prop_assert!(kode.adalah_anak_dari(&induk));
            prop_assert_eq!(Kode::parse(induk.as_str()), Ok(induk.clone()));
            let prefix = format!("{induk}.");
            prop_assert!(kode.as_str().starts_with(&prefix));
        }
    }
}
