//! One edit of each kind, and what is made of it.

use lkjip::output::docx::package::{CONTENT_TYPES, Package};

use crate::alat::{contoh, lain, only_in, returned};

const TPAK: &str = "Angka tahun-tahun itu belum tercatat dalam laporan ini.";

#[test]
fn an_unedited_draft_proposes_nothing() {
    for draft in [contoh(), lain()] {
        let answer = returned(draft, &draft.sheet()).serap(&[]);
        assert!(answer.usul().is_empty(), "{:#}", answer.0);
    }
}

#[test]
fn words_become_words_of_their_key_and_nothing_else_changes() {
    for tracked in [true, false] {
        let mut sheet = contoh().sheet();
        sheet.edit("itu belum tercatat", "tersebut belum *dicatat*", tracked);
        let folder = returned(contoh(), &sheet);
        let answer = folder.serap(&["--terapkan"]);
        let usul = answer.only();
        assert_eq!(usul["keputusan"], "diambil", "{usul:#}");
        assert_eq!(usul["kunci"], "sasaran.kesempatan_kerja.narasi");
        let author = if tracked { crate::lembar::AUTHOR.into() } else { serde_json::Value::Null };
        assert_eq!(usul["oleh"][0]["nama"], author);
        let now = folder.record();
        let (was, is) = ("itu belum\ntercatat", "tersebut belum\n\\\\*dicatat\\\\*");
        assert!(contoh().record.contains(was) || contoh().record.contains("itu belum tercatat"));
        let expected = contoh().record.replace(was, is);
        let expected = expected.replace("itu belum tercatat", "tersebut belum \\\\*dicatat\\\\*");
        assert!(
            now == expected,
            "{}",
            similar::TextDiff::from_lines(&contoh().record, &now).unified_diff()
        );
        // The record as it was lies beside it, byte for byte.
        let kept = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
        let backup: Vec<_> =
            kept.filter(|path| path.to_str().unwrap().contains("cadangan")).collect();
        assert_eq!(std::fs::read_to_string(&backup[0]).unwrap(), contoh().record);
        assert!(folder.serap(&[]).of("diambil").is_empty());
    }
}

#[test]
fn a_paragraph_that_is_cut_and_one_that_is_joined() {
    let mut sheet = lain().sheet();
    let at = sheet.find("Renstra Dinkes KB & PA 2021–2026 disusun");
    let runs = &sheet.paragraph(at).runs;
    let run = runs.iter().position(|run| run.text().contains("bersama pemangku")).unwrap();
    let byte = runs[run].text().find("bersama").unwrap();
    sheet.split(at, run, byte);
    let folder = returned(lain(), &sheet);
    let answer = folder.serap(&["--terapkan"]);
    assert_eq!(answer.only()["kunci"], "renstra.narasi");
    let expected = lain().record.replace("disusun bersama pemangku", "disusun\n\nbersama pemangku");
    assert_eq!(folder.record(), expected);
    assert!(folder.serap(&[]).of("diambil").is_empty());

    // The other way round: the draft of that record, joined again.
    let cut = folder.built();
    let mut sheet = cut.sheet();
    let at = sheet.find("Renstra Dinkes KB & PA 2021–2026 disusun");
    sheet.reword(at, "disusun", "disusun bersama pemangku kepentingan:", true);
    let tail = sheet.paragraphs();
    let tail = tail.iter().find(|(_, text)| text == "bersama pemangku kepentingan:").unwrap().0;
    sheet.remove(tail, true);
    let folder = returned(&cut, &sheet);
    folder.serap(&["--terapkan"]);
    assert_eq!(folder.record(), lain().record);
}

#[test]
fn items_come_go_and_are_edited_at_once() {
    let mut sheet = lain().sheet();
    let list = |answer: &str| -> Vec<String> {
        let table: toml::Table = answer.parse().unwrap();
        let sasaran = table["sasaran"].as_array().unwrap();
        let own = sasaran.iter().find(|one| one["kunci"].as_str() == Some("penyakit")).unwrap();
        let list = own["penghambat"].as_array().unwrap();
        list.iter().map(|text| text.as_str().unwrap().to_string()).collect()
    };
    let was = list(&lain().record);
    assert!(was.len() > 1, "{was:?}");
    // The last one goes, one comes behind the first, and the first is edited.
    let last = sheet.paragraphs().into_iter().rev();
    let last = last.filter(|(_, text)| text.trim() == was[was.len() - 1]).map(|(at, _)| at);
    let last: Vec<usize> = last.collect();
    let [at] = last.as_slice() else { panic!("{last:?} {was:?}") };
    sheet.remove(*at, true);
    let first = sheet.paragraphs().into_iter().find(|(_, text)| {
        let head: String = was[0].chars().take(12).collect();
        text.starts_with(&head)
    });
    let first = first.unwrap().0;
    sheet.add(first, "Butir \"baru\" & lain", true, true);
    let end = sheet.paragraph(first).runs.iter().rposition(|run| !run.text().is_empty()).unwrap();
    let length = sheet.paragraph(first).runs[end].text().len();
    sheet.replace(first, end, length..length, ", juga di desa", false);
    let folder = returned(lain(), &sheet);
    let answer = folder.serap(&["--terapkan"]);
    assert_eq!(answer.of("diambil").len(), 3, "{:#}", answer.0);
    let now = list(&folder.record());
    assert_eq!(now.len(), was.len());
    assert!(now[0].ends_with(", juga di desa") && now[1] == "Butir \"baru\" & lain", "{now:?}");
    assert!(!now.contains(&was[was.len() - 1]));
    let again = folder.serap(&[]);
    assert!(again.of("diambil").is_empty() && again.of("bertentangan").is_empty(), "{:#}", again.0);
}

#[test]
fn comments_become_notes_with_their_replies_and_their_place() {
    let mut sheet = contoh().sheet();
    let first = sheet.find("itu belum tercatat");
    let paragraphs = sheet.paragraphs();
    let cell = paragraphs
        .iter()
        .find(|(at, text)| sheet.paragraph(*at).in_table && text.contains("Tingkat Pengangguran"));
    let cell = cell.unwrap().0;
    let next = paragraphs.iter().map(|(at, _)| *at);
    let next = next.filter(|at| *at > first && !sheet.paragraph(*at).in_table).min().unwrap();
    sheet.comment(first, next, 1);
    sheet.comment(cell, cell, 2);
    let bytes = contoh().packed_with(&sheet, |package| {
        let comment = |id: u32, who: &str, texts: &[&str]| {
            let paragraphs: String = texts
                .iter()
                .enumerate()
                .map(|(n, text)| format!(r#"<w:p w14:paraId="0000{id}{n}00"><w:r><w:t>{text}</w:t></w:r></w:p>"#))
                .collect();
            format!(r#"<w:comment w:id="{id}" w:author="{who}" w:date="2026-02-03T08:15:00Z">{paragraphs}</w:comment>"#)
        };
        let comments = format!(
            r#"<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">{}{}{}</w:comments>"#,
            comment(1, "Budi", &["Mohon dicek.", "Juga sumbernya."]),
            comment(2, "Budi", &["Angka dari mana?"]),
            comment(3, "Siti", &["Sudah dicek."]),
        );
        let extended = r#"<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="00001100"/><w15:commentEx w15:paraId="00002000"/><w15:commentEx w15:paraId="00003000" w15:paraIdParent="00001100"/></w15:commentsEx>"#;
        part(package, "comments", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments", &comments);
        part(package, "commentsExtended", "http://schemas.microsoft.com/office/2011/relationships/commentsExtended", extended);
    });
    let folder = contoh().folder();
    folder.put("reviu.docx", &bytes);
    let answer = folder.serap(&["--terapkan"]);
    assert!(answer.usul().is_empty(), "{:#}", answer.0);
    let comments = answer.0["komentar"].as_array().unwrap();
    assert_eq!(comments.len(), 2, "{:#}", answer.0);
    let about = comments.iter().find(|one| one["kunci"] == "sasaran.kesempatan_kerja.narasi");
    let about = about.unwrap_or_else(|| panic!("{comments:#?}"));
    let text = about["catatan"].as_str().unwrap();
    assert!(
        text.contains("Juga sumbernya.") && text.contains("Balasan Siti: Sudah dicek."),
        "{text}"
    );
    let table = comments.iter().find(|one| one["catatan"] == "Angka dari mana?").unwrap();
    assert!(table["tempat"].as_str().unwrap().contains("Tabel"), "{table:#}");
    assert!(table["halaman"].is_string());
    let notes = std::fs::read_to_string(folder.path().join("catatan.toml")).unwrap();
    assert_eq!(notes.matches("[[catatan]]").count(), 2, "{notes}");
    // They are known when the file is read again.
    folder.serap(&["--terapkan"]);
    assert_eq!(std::fs::read_to_string(folder.path().join("catatan.toml")).unwrap(), notes);
    // The record was not touched, and no copy of it made.
    assert_eq!(folder.record(), contoh().record);
}

/// Puts a part of comments into a package.
pub fn part(package: &mut Package, name: &str, kind: &str, xml: &str) {
    let text = |package: &Package, name: &str| {
        String::from_utf8(package.get(name).unwrap().to_vec()).unwrap()
    };
    let relations = "word/_rels/document.xml.rels";
    let relation =
        format!(r#"<Relationship Id="{name}" Type="{kind}" Target="{name}.xml"/></Relationships>"#);
    let made = text(package, relations).replace("</Relationships>", &relation);
    package.put(relations, made.into_bytes());
    let kind = format!(
        r#"<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"/></Types>"#
    );
    let made = text(package, CONTENT_TYPES).replace("</Types>", &kind);
    package.put(CONTENT_TYPES, made.into_bytes());
    package.put(format!("word/{name}.xml"), xml.as_bytes().to_vec());
}

#[test]
fn looks_are_told_and_moves_and_words_of_templates_are_listed_with_their_place() {
    let mut sheet = contoh().sheet();
    let at = sheet.find(TPAK);
    sheet.bold(at);
    let caption = sheet.find("Untuk seluruh personel, dapat dilihat komposisi");
    sheet.add(caption, "Alinea yang baru sama sekali.", true, true);
    let heading =
        sheet.paragraphs().into_iter().find(|(_, text)| text.contains("Faktor Penghambat"));
    let heading = heading.unwrap().0;
    sheet.add(heading, "Kalimat pembuka bagian ini.", true, false);
    let folder = returned(contoh(), &sheet);
    let answer = folder.serap(&["--terapkan"]);
    let looks = answer.0["rupa"].as_array().unwrap();
    assert!(looks.iter().any(|one| one["apa"].as_str().unwrap().contains("tebal")), "{looks:#?}");
    let stray = answer.of("tidak_diambil");
    let stray = stray.iter().find(|usul| usul["menjadi"] == "Kalimat pembuka bagian ini.");
    let stray = stray.unwrap_or_else(|| panic!("{:#}", answer.0));
    assert!(stray["alasan"].as_str().unwrap().contains("Baris baru"), "{stray:#}");
    assert!(stray["tempat"].as_str().unwrap().contains("BAB III Akuntabilitas"), "{stray:#}");
    let new = answer.of("diambil");
    assert_eq!(new[0]["menjadi"], "Alinea yang baru sama sekali.");
    only_in(&contoh().record, &folder.record(), &[new[0]["kunci"].as_str().unwrap()]);
}

#[test]
fn a_row_that_goes_or_comes_is_told_with_its_table() {
    let mut sheet = contoh().sheet();
    let row = sheet.paragraphs().into_iter().find(|(at, text)| {
        sheet.paragraph(*at).in_table && text.contains("Tingkat Partisipasi Angkatan Kerja")
    });
    let text = row.unwrap().1;
    sheet.raw(|xml| {
        let at = xml.find(&crate::lembar::escaped(&text)).unwrap();
        let at = xml[..at].rfind("<w:tr>").unwrap();
        let end = at + xml[at..].find("</w:tr>").unwrap() + "</w:tr>".len();
        format!("{}{}", &xml[..at], &xml[end..])
    });
    let answer = returned(contoh(), &sheet).serap(&[]);
    assert!(!answer.usul().is_empty());
    for usul in answer.usul() {
        assert_eq!(usul["keputusan"], "tidak_diambil", "{usul:#}");
        assert!(!usul["tempat"].as_str().unwrap().is_empty(), "{usul:#}");
    }
}

#[test]
fn a_file_of_a_draft_that_was_written_over_is_refused() {
    let mut sheet = contoh().sheet();
    sheet.edit("itu belum tercatat", "itu belum dicatat", true);
    let folder = returned(contoh(), &sheet);
    // The draft was made again from a record that its author had changed since.
    let kept = folder.path().join("keluaran/draf-1/laporan.toml");
    std::fs::write(&kept, contoh().record.replace("Sementara itu Tingkat", "Adapun Tingkat"))
        .unwrap();
    let refused = folder.run(&["reviu.docx", "--terapkan"]);
    assert_eq!(crate::program::code(&refused), 2);
    let said = crate::program::err(&refused);
    assert!(said.contains("record lain") && said.contains("--draf 1"), "{said}");
    assert_eq!(folder.record(), contoh().record);
    // A draft that is named is believed, and the difference told.
    let answer = folder.serap(&["--draf", "1"]);
    let notes = answer.0["catatan"].to_string();
    assert!(notes.contains("record lain"), "{notes}");
}

#[test]
fn who_took_a_line_out_is_named() {
    let mut sheet = contoh().sheet();
    let at = sheet.find("Kurangnya permodalan pelaku");
    sheet.remove(at, true);
    let answer = returned(contoh(), &sheet).serap(&[]);
    assert_eq!(answer.only()["oleh"][0]["nama"], crate::lembar::AUTHOR);
}
