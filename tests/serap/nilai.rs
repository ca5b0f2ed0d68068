//! Edits of printed values: typed ones lead to what is typed, computed ones to what they follow from.

use crate::alat::{contoh, lain, only_in, returned};

#[test]
fn a_typed_figure_is_a_proposal_with_what_else_changes() {
    let mut sheet = contoh().sheet();
    let (at, run, key) = value(&sheet, "target", |key| key == "ikm.target");
    let length = sheet.paragraph(at).runs[run].text().len();
    sheet.replace(at, run, 0..length, "19%", true);
    let folder = returned(contoh(), &sheet);
    let answer = folder.serap(&["--terapkan"]);
    let found = answer.only();
    assert_eq!(
        (&found["keputusan"], &found["jenis"]),
        (&"diambil".into(), &"nilai".into()),
        "{found:#}"
    );
    assert_eq!(found["kunci"], key.as_str());
    let others = found["ikut_berubah"].as_array().unwrap();
    assert!(others.iter().any(|other| other["kunci"] == "ikm.capaian"), "{found:#}");
    let changed: Vec<(String, String)> = {
        let (was, now) = (contoh().record.clone(), folder.record());
        let lines = was.lines().zip(now.lines()).filter(|(was, now)| was != now);
        lines.map(|(was, now)| (was.to_string(), now.to_string())).collect()
    };
    let [(was, now)] = changed.as_slice() else { panic!("{changed:#?}") };
    assert_eq!(was.replace("18", "19"), *now);
    assert!(folder.serap(&[]).of("diambil").is_empty());
}

/// The first value whose key is one of those: paragraph, run, key.
fn value(
    sheet: &crate::lembar::Sheet,
    what: &str,
    wanted: impl Fn(&str) -> bool,
) -> (usize, usize, String) {
    for (at, _) in sheet.paragraphs() {
        for (run, own) in sheet.paragraph(at).runs.iter().enumerate() {
            let crate::lembar::Run::Fixed { xml, text } = own else { continue };
            let tag = xml.split("<w:tag w:val=\"").nth(1).and_then(|rest| rest.split('"').next());
            if let Some(key) = tag.filter(|key| wanted(key))
                && !text.trim().is_empty()
            {
                return (at, run, key.to_string());
            }
        }
    }
    panic!("{what}")
}

#[test]
fn a_computed_figure_is_refused_with_its_inputs() {
    for tracked in [true, false] {
        let mut sheet = contoh().sheet();
        let (at, run, key) = value(&sheet, "capaian", |key| key == "ikm.capaian");
        let length = sheet.paragraph(at).runs[run].text().len();
        sheet.replace(at, run, 0..length, "99,99%", tracked);
        let folder = returned(contoh(), &sheet);
        let answer = folder.serap(&["--terapkan"]);
        let usul = answer.only();
        assert_eq!(usul["keputusan"], "tidak_diambil");
        assert_eq!(usul["kunci"], key.as_str());
        let why = usul["alasan"].as_str().unwrap();
        assert!(why.contains("Angka hitungan") && why.contains("ikm.data.kini"), "{why}");
        assert_eq!(folder.record(), contoh().record);
    }
}

#[test]
fn the_same_value_edited_in_two_ways_is_a_conflict() {
    let mut sheet = contoh().sheet();
    let typed = |key: &str| key == "ikm.target" || key.ends_with("indikator.ikm.target");
    let mut found = Vec::new();
    for (at, _) in sheet.paragraphs() {
        for (run, own) in sheet.paragraph(at).runs.iter().enumerate() {
            if let crate::lembar::Run::Fixed { xml, text } = own
                && let Some(key) =
                    xml.split("<w:tag w:val=\"").nth(1).and_then(|rest| rest.split('"').next())
                && typed(key)
                && !text.trim().is_empty()
            {
                found.push((at, run, text.len()));
            }
        }
    }
    assert!(found.len() > 1);
    for ((at, run, length), new) in found.iter().zip(["19%", "20%"]) {
        sheet.replace(*at, *run, 0..*length, new, false);
    }
    let folder = returned(contoh(), &sheet);
    let answer = folder.serap(&[]);
    assert_eq!(answer.of("bertentangan").len(), 2, "{:#}", answer.0);
    let number = answer.number("20%");
    let chosen = folder.serap(&["--tolak", &number, "--terapkan"]);
    assert!(chosen.of("diambil").iter().any(|usul| usul["menjadi"] == "19%"), "{:#}", chosen.0);
}

#[test]
fn names_and_dates_are_typed_anew_where_they_are_printed_as_typed() {
    let mut sheet = lain().sheet();
    let (at, run, _) = value(&sheet, "nama", |key| key == "instansi.nama");
    let length = sheet.paragraph(at).runs[run].text().len();
    sheet.replace(at, run, 0..length, "Dinas \"Uji\" \\ Baru", true);
    let folder = returned(lain(), &sheet);
    let answer = folder.serap(&["--terapkan"]);
    let usul = answer.only();
    assert_eq!(
        (&usul["keputusan"], &usul["jenis"]),
        (&"diambil".into(), &"nilai".into()),
        "{usul:#}"
    );
    let now: toml::Table = folder.record().parse().unwrap();
    assert_eq!(now["instansi"]["nama"].as_str(), Some("Dinas \"Uji\" \\ Baru"));
    only_in(&lain().record, &folder.record(), &["instansi.nama"]);
}
