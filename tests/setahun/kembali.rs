//! What a reviewer does to the Word file of a draft: a tracked change and a comment, as raw XML.

use lkjip::output::docx::package::{CONTENT_TYPES, Package};

const DOCUMENT: &str = "word/document.xml";

const RELATIONS: &str = "word/_rels/document.xml.rels";

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";

const BY: &str = r#"w:author="Siti Rahma" w:date="2027-01-15T08:15:00Z""#;

/// The file with some words of a paragraph replaced in tracking, and a comment on them.
pub fn returned(draft: &[u8], words: &str, instead: &str, comment: &str) -> Vec<u8> {
    let mut package = Package::read(draft).unwrap();
    let part =
        |package: &Package, name| String::from_utf8(package.get(name).unwrap().to_vec()).unwrap();
    let xml = part(&package, DOCUMENT);
    let at = xml.find(words).unwrap_or_else(|| panic!("{words} not in one run"));
    let start = xml[..at].rfind("<w:r>").unwrap();
    let end = at + xml[at..].find("</w:r>").unwrap() + "</w:r>".len();
    let run = &xml[start..end];
    let properties = run.find("</w:rPr>").map_or("", |close| {
        let open = run.find("<w:rPr>").unwrap();
        &run[open..close + "</w:rPr>".len()]
    });
    let text = &run[run.find("<w:t").unwrap()..];
    let text = &text[text.find('>').unwrap() + 1..text.find("</w:t>").unwrap()];
    let (before, after) = text.split_once(words).unwrap();
    let one = |text: &str, name: &str| {
        format!(r#"<w:r>{properties}<w:{name} xml:space="preserve">{text}</w:{name}></w:r>"#)
    };
    let edited = [
        one(before, "t"),
        r#"<w:commentRangeStart w:id="0"/>"#.to_string(),
        format!(r#"<w:del w:id="9001" {BY}>{}</w:del>"#, one(words, "delText")),
        format!(r#"<w:ins w:id="9002" {BY}>{}</w:ins>"#, one(instead, "t")),
        r#"<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>"#.to_string(),
        one(after, "t"),
    ];
    let xml = [&xml[..start], &edited.concat(), &xml[end..]].concat();
    package.put(DOCUMENT, xml.into_bytes());
    let comments = format!(
        r#"<w:comments xmlns:w="{MAIN}"><w:comment w:id="0" {BY} w:initials="SR"><w:p><w:r><w:t>{comment}</w:t></w:r></w:p></w:comment></w:comments>"#
    );
    package.put("word/comments.xml", comments.into_bytes());
    for (name, close, more) in [
        (
            RELATIONS,
            "</Relationships>",
            format!(r#"<Relationship Id="komentar" Type="{KIND}" Target="comments.xml"/>"#),
        ),
        (
            CONTENT_TYPES,
            "</Types>",
            r#"<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>"#.to_string(),
        ),
    ] {
        let text = part(&package, name).replacen(close, &(more + close), 1);
        package.put(name, text.into_bytes());
    }
    package.write().unwrap()
}
