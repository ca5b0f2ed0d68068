//! What LibreOffice makes of a draft; `tests/kesesuaian/serap_libre.py` has LibreOffice itself do it.

use std::collections::BTreeSet;

use crate::alat::{around, base, edited, found, once};

/// Where a paragraph within a text was deleted with tracking, the bookmark of the text begins a second
/// time, under another id, and only that one ends.
#[test]
fn a_bookmark_that_begins_anew_ends_where_it_ends() {
    let bytes = edited(|xml| {
        let (head, rest) =
            xml.split_once("w:name=\"_t_sasaran_industri_penghambat_5_1\"/>").unwrap();
        let id = head.rsplit('"').nth(1).unwrap();
        let end = format!("<w:bookmarkEnd w:id=\"{id}\"/>");
        let again = "<w:bookmarkStart w:id=\"99001\" w:name=\"_t_sasaran_industri_penghambat_5_1\"/>\
                     <w:bookmarkEnd w:id=\"99001\"/>";
        assert!(rest.contains(&end));
        format!(
            "{head}w:name=\"_t_sasaran_industri_penghambat_5_1\"/>{}",
            rest.replacen(&end, again, 1)
        )
    });
    let reading = lkjip::review::read(&bytes, None).unwrap();
    let keys = |lines: &[lkjip::review::Line]| -> Vec<Option<String>> {
        lines.iter().map(|line| line.key.clone()).collect()
    };
    assert_eq!(keys(&reading.lines), keys(&base().lines));
}

/// A word in another face without tracking is told, once; spaces and new words are not.
#[test]
fn words_in_another_face_are_told_without_tracking() {
    let made_bold = |xml: String, new: &str| {
        let place = around(&xml, "w:r", "Bahan baku yang cukup memadai");
        let run = |look: &str, text: &str| {
            format!("<w:r>{look}<w:t xml:space=\"preserve\">{text}</w:t></w:r>")
        };
        let bold = "<w:rPr><w:b/></w:rPr>";
        let own = run("", "Bahan baku ") + &run(bold, "yang cukup") + &run("", " memadai") + new;
        format!("{}{own}{}", &xml[..place.start], &xml[place.end..])
    };
    for new in ["", "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\"> sekali</w:t></w:r>"] {
        let found = found(&edited(|xml| made_bold(xml, new)));
        let told: Vec<(&str, &str, &str)> = found
            .reading
            .formatting
            .iter()
            .map(|one| (one.what.as_str(), one.author.as_str(), one.text.as_str()))
            .collect();
        assert_eq!(told, [("huruf tebal", "", "yang cukup")]);
        assert!(!found.reading.has_tracking);
        assert_eq!(found.different.is_empty(), new.is_empty());
    }
}

/// A program that writes all looks anew is told as one, and the letters are whole.
#[test]
fn looks_that_all_changed_are_counted() {
    let found = found(&edited(|xml| {
        once(&xml, "</w:body>", "</w:body>").replace("<w:r><w:t", "<w:r><w:rPr><w:i/></w:rPr><w:t")
    }));
    let told = &found.reading.formatting;
    assert_eq!(told.len(), 201);
    assert!(told[200].what.starts_with("huruf tebal atau miring di "), "{}", told[200].what);
    let what: BTreeSet<&str> = told[..200].iter().map(|one| one.what.as_str()).collect();
    assert_eq!(what, BTreeSet::from(["huruf miring"]));
    assert!(told[..200].iter().all(|one| !one.text.is_empty()));
}
