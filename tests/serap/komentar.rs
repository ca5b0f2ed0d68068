//! Comments of reviewers: the key and the page of each, those on what was deleted, and what they leave out.

use std::fs;

use serde_json::Value;

use crate::alat::{Draft, Folder, contoh, lain};
use crate::kasus::part;
use crate::lembar::{Sheet, escaped};
use crate::program::{code, err, out, run};

const RELATION: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const EXTENDED: &str = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended";

/// A comment: author, date, text, and the number of the one that it answers.
type Comment<'a> = (&'a str, &'a str, String, Option<usize>);

/// A folder to which the draft came back with comments, numbered from 1.
fn commented(draft: &Draft, sheet: &Sheet, comments: &[Comment<'_>]) -> Folder {
    let folder = draft.folder();
    give(&folder, draft, sheet, comments);
    folder
}

fn give(folder: &Folder, draft: &Draft, sheet: &Sheet, comments: &[Comment<'_>]) {
    let (mut all, mut threads) = (String::new(), String::new());
    for (at, (who, date, text, parent)) in comments.iter().enumerate() {
        let id = at + 1;
        all += &format!(
            r#"<w:comment w:id="{id}" w:author="{who}" w:date="{date}"><w:p w14:paraId="{id:08X}"><w:r><w:t>{}</w:t></w:r></w:p></w:comment>"#,
            escaped(text)
        );
        let parent = parent.map(|parent| format!(r#" w15:paraIdParent="{parent:08X}""#));
        threads +=
            &format!(r#"<w15:commentEx w15:paraId="{id:08X}"{}/>"#, parent.unwrap_or_default());
    }
    let all = format!(
        r#"<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">{all}</w:comments>"#
    );
    let threads = format!(
        r#"<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">{threads}</w15:commentsEx>"#
    );
    let bytes = draft.packed_with(sheet, |package| {
        part(package, "comments", RELATION, &all);
        part(package, "commentsExtended", EXTENDED, &threads);
    });
    folder.put("reviu.docx", &bytes);
}

fn plain(text: &str) -> Comment<'static> {
    ("Budi", "2026-02-03T08:15:00Z", text.to_string(), None)
}

fn told(folder: &Folder) -> Vec<Value> {
    folder.serap(&[]).0["komentar"].as_array().unwrap().clone()
}

fn notes(folder: &Folder) -> String {
    fs::read_to_string(folder.path().join("catatan.toml")).unwrap()
}

/// Comments on all longer texts of the record have the pages in the order of the report, although
/// the headings above them say the same in every chapter part.
#[test]
fn pages_follow_the_texts_where_headings_repeat() {
    for draft in [contoh(), lain()] {
        let mut sheet = draft.sheet();
        let keyed = |text: &str| {
            let mut lines = draft.reading.lines.iter();
            lines.any(|line| line.key.is_some() && line.text().trim() == text.trim())
        };
        let mut chosen: Vec<usize> = sheet
            .paragraphs()
            .into_iter()
            .filter(|(at, text)| !sheet.paragraph(*at).in_table && text.len() > 60 && keyed(text))
            .map(|(at, _)| at)
            .collect();
        chosen.sort_unstable();
        assert!(chosen.len() > 20, "{}", chosen.len());
        for (id, at) in chosen.iter().enumerate() {
            sheet.comment(*at, *at, id as u32 + 1);
        }
        let all: Vec<_> = (0..chosen.len()).map(|at| plain(&format!("Nomor {at}."))).collect();
        let comments = told(&commented(draft, &sheet, &all));
        assert_eq!(comments.len(), chosen.len());
        let page = |comment: &Value| comment["halaman"].as_str().unwrap().parse::<u32>();
        // Front matter has Roman numbers.
        let pages: Vec<u32> = comments.iter().filter_map(|comment| page(comment).ok()).collect();
        assert!(pages.is_sorted(), "{pages:?}");
        let mut others = pages.clone();
        others.dedup();
        // Nearly every page of the running text has a comment.
        assert!(others.len() > 8, "{others:?}");
    }
}

#[test]
fn a_comment_on_a_deleted_item_keeps_the_key_of_that_item() {
    let draft = contoh();
    let mut sheet = draft.sheet();
    let line = draft
        .reading
        .lines
        .iter()
        .find(|line| line.key.as_deref().is_some_and(|key| key.ends_with(".solusi.2")));
    let line = line.unwrap();
    let at = sheet.find(&line.text());
    sheet.comment(at, at, 1);
    let was = told(&commented(draft, &sheet, &[plain("Tidak dilakukan.")]));
    sheet.remove(at, true);
    let folder = commented(draft, &sheet, &[plain("Tidak dilakukan.")]);
    let [comment] = &told(&folder)[..] else { panic!("one comment") };
    assert_eq!(comment["kunci"].as_str(), line.key.as_deref());
    assert_eq!(comment["kutipan"].as_str().unwrap(), line.text().trim());
    assert_eq!(comment["halaman"], was[0]["halaman"]);
    assert_eq!(comment["tempat"], was[0]["tempat"]);
}

#[test]
fn a_comment_in_a_deleted_row_keeps_its_words_and_its_key() {
    let draft = contoh();
    let mut sheet = draft.sheet();
    let paragraphs = sheet.paragraphs();
    let cell = paragraphs.iter().find(|(at, text)| sheet.paragraph(*at).in_table && text == "S2");
    let cell = cell.unwrap().0;
    sheet.comment(cell, cell, 1);
    let was = told(&commented(draft, &sheet, &[plain("Mengapa?")]));
    sheet.raw(|xml| {
        let mark = xml.find(r#"<w:commentRangeStart w:id="1"/>"#).unwrap();
        let row = xml[..mark].rfind("<w:tr>").max(xml[..mark].rfind("<w:tr ")).unwrap();
        let open = row + xml[row..].find('>').unwrap() + 1;
        let gone = r#"<w:del w:id="9901" w:author="Budi" w:date="2026-02-03T08:15:00Z"/>"#;
        let (head, tail) = xml.split_at(open);
        match tail.strip_prefix("<w:trPr>") {
            Some(rest) => {
                let (own, rest) = rest.split_once("</w:trPr>").unwrap();
                format!("{head}<w:trPr>{own}{gone}</w:trPr>{rest}")
            }
            None => format!("{head}<w:trPr>{gone}</w:trPr>{tail}"),
        }
    });
    let [comment] = &told(&commented(draft, &sheet, &[plain("Mengapa?")]))[..] else {
        panic!("one comment")
    };
    assert_eq!(comment["kutipan"], "S2");
    assert!(comment["kunci"].as_str().unwrap().ends_with(".nama"), "{comment:#}");
    assert_eq!(comment, &was[0]);
}

#[test]
fn comments_that_say_nothing_are_counted_and_left_out() {
    let draft = contoh();
    let mut sheet = draft.sheet();
    let at = sheet.find("itu belum tercatat");
    for id in 1..=3 {
        sheet.comment(at, at, id);
    }
    let none = "0-00-00T00:00:00Z";
    let comments = [
        ("Budi", none, " ".to_string(), None),
        ("", none, "Cek.".to_string(), None),
        ("", none, String::new(), Some(2)),
    ];
    let folder = commented(draft, &sheet, &comments);
    let output = folder.run(&["reviu.docx"]);
    let text = out(&output);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(text.contains("2 komentar tanpa isi tidak menjadi catatan."), "{text}");
    assert!(text.contains("; 1 komentar;"), "{text}");
    assert!(text.contains("   -  tanpa nama, halaman "), "{text}");
    assert!(!text.contains("0-00-00"), "{text}");
    folder.serap(&["--terapkan"]);
    let notes = notes(&folder);
    assert_eq!(notes.matches("[[catatan]]").count(), 1, "{notes}");
    assert!(notes.contains("penulis = \"tanpa nama\"\n") && !notes.contains("tanggal"), "{notes}");
}

#[test]
fn a_reply_after_the_note_was_closed_names_the_note() {
    let draft = contoh();
    let mut sheet = draft.sheet();
    let at = sheet.find("itu belum tercatat");
    sheet.comment(at, at, 1);
    let first = plain("Mohon dicek.");
    let folder = commented(draft, &sheet, std::slice::from_ref(&first));
    folder.serap(&["--terapkan"]);
    let closed = run(folder.path(), &["catatan", "tutup", "1", "--tindak-lanjut", "Sudah."]);
    assert_eq!(code(&closed), 0, "{}", err(&closed));
    let reply = ("Siti", "2026-02-05T08:00:00Z", "Masih keliru.".to_string(), Some(1));
    give(&folder, draft, &sheet, &[first, reply]);
    folder.serap(&["--terapkan"]);
    let written = notes(&folder);
    assert_eq!(written.matches("Mohon dicek.").count(), 1, "{written}");
    assert!(written.contains("catatan = \"Balasan atas catatan 1: Masih keliru.\""), "{written}");
    assert!(written.contains("penulis = \"Siti\"\ntanggal = 2026-02-05T08:00:00Z"), "{written}");
    folder.serap(&["--terapkan"]);
    assert_eq!(notes(&folder), written);
}
