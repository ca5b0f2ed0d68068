//! Lines that tell no key: names on the cover, in signatures and cells; and what cannot be edited there.

use crate::alat::{contoh, lain, only_in, returned};

#[test]
fn names_are_led_back_by_their_words() {
    for (words, new, key) in [
        ("Pemerintah Kota Muara Teduh", "Pemerintah Kota Muara Tenang", "instansi.daerah"),
        ("dr. Nur'aini Pramesti, M.Kes.", "dr. Nur'aini Pramesti, M.P.H.", "pengesahan.nama"),
        ("Nilai AKIP perangkat daerah", "Nilai SAKIP perangkat daerah", "nilai_akip.nama"),
        (
            "Mengaitkan tunjangan dengan capaian",
            "Mengaitkan tunjangan *dengan* kinerja",
            "akip.rekomendasi.2.isi",
        ),
    ] {
        let mut sheet = lain().sheet();
        let all = sheet.paragraphs();
        let first = all.iter().find(|(at, text)| {
            let plain = sheet.paragraph(*at).runs.iter().any(
                |run| matches!(run, crate::lembar::Run::Plain { text, .. } if text.contains(words)),
            );
            plain && text.contains(words)
        });
        let at = first.unwrap_or_else(|| panic!("{words}")).0;
        sheet.reword(at, words, new, true);
        let folder = returned(lain(), &sheet);
        let answer = folder.serap(&["--terapkan"]);
        let usul = answer.only();
        assert_eq!(
            (&usul["keputusan"], &usul["kunci"]),
            (&"diambil".into(), &key.into()),
            "{usul:#}"
        );
        let typed = match key {
            "nilai_akip.nama" => "sasaran.tata_kelola.indikator.nilai_akip.nama",
            "pengesahan.nama" => "pengesahan.penanda_tangan.nama",
            key => key,
        };
        only_in(&lain().record, &folder.record(), &[typed]);
        let again = folder.serap(&[]);
        assert_eq!(again.of("sudah_ada").len(), again.usul().len(), "{words}: {:#}", again.0);
        let draft = folder.built();
        let now = draft.sheet().paragraphs();
        assert!(now.iter().any(|(_, text)| text.contains(new)), "{new}");
    }
}

#[test]
fn words_of_more_than_one_origin_name_them_all() {
    let mut sheet = contoh().sheet();
    let name = "Dinas Ketenagakerjaan, Perindustrian dan Perdagangan";
    let all = sheet.paragraphs();
    let cover = all.iter().find(|(_, text)| text.trim() == name).unwrap().0;
    sheet.reword(cover, name, "Dinas Tenaga Kerja, Perindustrian dan Perdagangan", false);
    let folder = returned(contoh(), &sheet);
    let answer = folder.serap(&[]);
    let why = answer.only()["alasan"].as_str().unwrap();
    assert!(why.contains("instansi.nama") && why.contains("lebih dari satu asal"), "{why}");
}

#[test]
fn what_is_missing_or_put_together_is_told_as_such() {
    // A name that the program puts together, a value that is not there yet, words of a template.
    for (words, new, said) in [
        ("Berikut disampaikan analisis", "Di bawah ini analisis", "asalnya templat"),
        ("belum ada", "Sudah dikerjakan", "belum ada dalam record"),
    ] {
        let mut sheet = contoh().sheet();
        let seen = format!(">{words}");
        assert!(sheet.xml().contains(&seen), "{words}");
        sheet.raw(|xml| xml.replacen(&seen, &format!(">{new}"), 1));
        let folder = returned(contoh(), &sheet);
        let answer = folder.serap(&["--terapkan"]);
        let usul = answer.only();
        assert_eq!(usul["keputusan"], "tidak_diambil", "{usul:#}");
        assert!(usul["alasan"].as_str().unwrap().contains(said), "{usul:#}");
        assert_eq!(folder.record(), contoh().record);
    }
    let full = "Dinas Kesehatan, Keluarga Berencana & Perlindungan Anak Kota Muara Teduh";
    let mut sheet = lain().sheet();
    let places = sheet.paragraphs();
    let value = places.iter().find_map(|(at, _)| {
        let own = |run: &crate::lembar::Run| {
            matches!(run, crate::lembar::Run::Fixed { text, .. } if text == full)
        };
        sheet.paragraph(*at).runs.iter().position(own).map(|run| (*at, run))
    });
    let (at, run) = value.unwrap();
    sheet.replace(at, run, 0..full.len(), "Dinas Kesehatan Kota Muara Teduh", false);
    let folder = returned(lain(), &sheet);
    let answer = folder.serap(&[]);
    let why = answer.only()["alasan"].as_str().unwrap();
    assert!(why.contains("instansi.nama") && why.contains("instansi.daerah"), "{why}");
}

#[test]
fn what_was_edited_in_a_header_or_footer_is_told_there() {
    let sheet = contoh().sheet();
    let bytes = contoh().packed_with(&sheet, |package| {
        let part = "word/kaki-4.xml";
        let xml = String::from_utf8(package.get(part).unwrap().to_vec()).unwrap();
        assert!(xml.contains("Kabupaten Batu Bara"));
        package.put(part, xml.replacen("Batu Bara", "Batu Bara Raya", 1).into_bytes());
    });
    let folder = contoh().folder();
    folder.put("reviu.docx", &bytes);
    let answer = folder.serap(&[]);
    let usul = answer.only();
    assert_eq!(usul["tempat"], "kaki halaman", "{usul:#}");
    assert_eq!(usul["keputusan"], "tidak_diambil");
    assert!(usul["semula"].as_str().unwrap().contains("Kabupaten Batu Bara"), "{usul:#}");
}
