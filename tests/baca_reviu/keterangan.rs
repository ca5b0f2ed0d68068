//! Comments, replies and changes of looks.

use lkjip::review::Comment;

use crate::alat::{BY, DOCUMENT, add_part, around, base, found, once, packed, part};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const LATER: &str = "http://schemas.microsoft.com/office/2011/relationships";
const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" \
     xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"";

fn begin(id: u32) -> String {
    format!("<w:commentRangeStart w:id=\"{id}\"/>")
}

fn end(id: u32) -> String {
    format!("<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>")
}

/// Puts signs before the runs of a paragraph or behind them.
fn around_runs(xml: &str, text: &str, before: &str, behind: &str) -> String {
    let place = around(xml, "w:p", text);
    let own = xml[place.clone()].replacen("</w:pPr>", &format!("</w:pPr>{before}"), 1);
    let own = own.replacen("</w:p>", &format!("{behind}</w:p>"), 1);
    format!("{}{own}{}", &xml[..place.start], &xml[place.end..])
}

fn comment(id: u32, paragraph: &str, text: &str) -> String {
    format!(
        "<w:comment {} w:id=\"{id}\" w:initials=\"SR\"><w:p w14:paraId=\"{paragraph}\"><w:r>\
         <w:t>{text}</w:t></w:r></w:p></w:comment>",
        BY.replace("w:id=\"9001\" ", "")
    )
}

#[test]
fn comments_know_their_words_their_key_and_their_answers() {
    let bytes = packed(|package| {
        let xml = part(package, DOCUMENT);
        // In a table; over two paragraphs; answered; on one figure; without a range.
        let xml = around_runs(&xml, ">termasuk CASN<", &begin(0), &end(0));
        let xml = around_runs(&xml, "Secara ringkas data realisasi ", &begin(1), "");
        let xml = around_runs(&xml, "Dari grafik di atas dapat dilihat realisasi ", "", &end(1));
        let figure = "<w:bookmarkStart w:id=\"";
        let place = around(&xml, "w:p", "Dalam laporan kinerja ini juga disajikan");
        let own = xml[place.clone()].replacen(figure, &format!("{}{figure}", begin(3)), 1);
        let own = own.replacen("<w:bookmarkEnd ", &format!("{}<w:bookmarkEnd ", end(3)), 1);
        let xml = format!("{}{own}{}", &xml[..place.start], &xml[place.end..]);
        let xml =
            around_runs(&xml, "Di satu sisi, ", "", "<w:r><w:commentReference w:id=\"4\"/></w:r>");
        package.put(DOCUMENT, xml.into_bytes());
        let list: String = [
            comment(0, "0000000A", "Apa maksudnya?"),
            comment(1, "0000000B", "Ringkas saja."),
            comment(2, "0000000C", "Setuju."),
            comment(3, "0000000D", "Periksa tahunnya."),
            comment(4, "0000000E", "Umum."),
        ]
        .concat();
        let comments = format!("<w:comments {NAMES}>{list}</w:comments>");
        add_part(package, "comments", OFFICE, "comments.xml", comments);
        let extended = format!(
            "<w15:commentsEx {NAMES}><w15:commentEx w15:paraId=\"0000000B\" w15:done=\"1\"/>\
             <w15:commentEx w15:paraId=\"0000000c\" w15:paraIdParent=\"0000000B\" w15:done=\"0\"/>\
             </w15:commentsEx>"
        );
        add_part(package, "commentsExtended", LATER, "commentsExtended.xml", extended);
    });
    let found = found(&bytes);
    assert_eq!(found.texts(), []);
    let comments = &found.reading.comments;
    let line = |at: usize| found.reading.lines[comments[at].line.unwrap()].text();
    let of = |at: usize| -> &Comment { &comments[at] };
    assert_eq!((of(0).quote.as_str(), of(0).text.as_str()), ("termasuk CASN", "Apa maksudnya?"));
    assert_eq!(
        (of(0).author.as_str(), of(0).date.as_str()),
        ("Siti Rahma", "2026-02-03T08:15:00Z")
    );
    assert!(found.reading.lines[of(0).line.unwrap()].place.cell.is_some());
    let narrative = Some("sasaran.kesempatan_kerja.narasi");
    assert!(line(1).starts_with("Secara ringkas"));
    assert!(of(1).quote.contains("pada grafik berikut ini.\n"), "{}", of(1).quote);
    assert!(of(1).quote.contains("\nDari grafik di atas"), "{}", of(1).quote);
    assert!(of(1).resolved && of(1).parent.is_none());
    // The answer has no range of its own.
    assert_eq!((of(2).parent.as_deref(), of(2).line), (Some("1"), of(1).line));
    assert_eq!((of(2).quote.as_str(), of(2).resolved), (of(1).quote.as_str(), false));
    assert_eq!((of(3).quote.as_str(), of(3).key.as_deref()), ("2023", Some("tpt.terakhir_tahun")));
    assert_eq!((of(4).quote.as_str(), of(4).key.as_deref()), ("", narrative));
    assert!(line(4).starts_with("Di satu sisi"));
}

#[test]
fn changes_of_looks_are_told_in_words_and_change_no_text() {
    let bytes = packed(|package| {
        let xml = part(package, DOCUMENT);
        let place = around(&xml, "w:r", "Ke depan diharapkan");
        let look = format!(
            "<w:r><w:rPr><w:b/><w:i/><w:rPrChange {BY}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>"
        );
        let own = once(&xml[place.clone()], "<w:r>", &look);
        let xml = format!("{}{own}{}", &xml[..place.start], &xml[place.end..]);
        let place = around(&xml, "w:p", "Di satu sisi, ");
        let change = format!(
            "<w:jc w:val=\"center\"/><w:pPrChange {BY}><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr>\
             </w:pPrChange></w:pPr>"
        );
        let own = xml[place.clone()].replacen("</w:pPr>", &change, 1);
        let xml = format!("{}{own}{}", &xml[..place.start], &xml[place.end..]);
        package.put(DOCUMENT, xml.into_bytes());
    });
    let found = found(&bytes);
    assert_eq!(found.texts(), []);
    assert!(found.reading.has_tracking);
    let told: Vec<(&str, &str)> = found
        .reading
        .formatting
        .iter()
        .map(|one| (one.what.as_str(), one.author.as_str()))
        .collect();
    assert_eq!(told, [("huruf tebal", "Siti Rahma"), ("perataan alinea", "Siti Rahma")]);
    let line = |at: usize| found.reading.lines[found.reading.formatting[at].line].text();
    assert!(line(0).starts_with("Ke depan") && line(1).starts_with("Di satu sisi"));
    assert!(found.line("Ke depan").pieces[0].bold && found.line("Ke depan").pieces[0].italic);
    assert_eq!(base().formatting, []);
}
