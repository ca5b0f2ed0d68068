//! Edits of paragraphs and figures.

use lkjip::output::docx::map::of_json;
use lkjip::project::digest;
use lkjip::review::{How, Line, Signed, Story, Style, pair, read};

use crate::alat::{
    BY, DOCUMENT, around, base, deleted_paragraph, draft, edited, found, once, packed, part,
};

const FIRST: &str = "Ke depan diharapkan pelaksanaan tugas dan fungsi";
const KEY: &str = "sdm.narasi";
const SECOND: &str = "Secara ringkas data realisasi ";
const THIRD: &str = "Di satu sisi, ";

fn ins(run: &str) -> String {
    format!("<w:ins {BY}>{run}</w:ins>")
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn gone(text: &str) -> String {
    format!("<w:del {BY}><w:r><w:delText xml:space=\"preserve\">{text}</w:delText></w:r></w:del>")
}

fn of_base(text: &str) -> &'static Line {
    base().lines.iter().find(|line| line.text().contains(text)).unwrap()
}

/// The text of the line of the draft that contains another.
fn whole(text: &str) -> String {
    of_base(text).text()
}

/// A paragraph taken apart: the document with words of it changed by a tracked replacement.
fn replaced(xml: &str, from: &str, old: &str, new: &str) -> String {
    let place = around(xml, "w:r", from);
    let own = &xml[place.clone()];
    let text = own.split_once("\"preserve\">").unwrap().1.split_once("</w:t>").unwrap().0;
    let (head, tail) = text.split_once(old).unwrap();
    let made = run(head) + &gone(old) + &ins(&run(new)) + &run(tail);
    format!("{}{made}{}", &xml[..place.start], &xml[place.end..])
}

#[test]
fn the_draft_itself_comes_back_without_a_difference() {
    let found = found(&draft().bytes);
    assert_eq!(found.texts(), []);
    assert!(!found.reading.has_tracking);
    assert_eq!(&found.reading, base());
}

#[test]
fn the_file_tells_its_draft_and_its_record() {
    assert_eq!(base().draft, Some(7));
    assert_eq!(base().record.as_deref(), Some(digest(&draft().record).as_str()));
    // The map beside the file leads to the same keys.
    let map = of_json(&draft().map).unwrap();
    assert_eq!(&read(&draft().bytes, Some(&map)).unwrap(), base());
    // Without its map the file still tells the draft on its cover.
    let bare = packed(|package| drop(package.remove("customXml/item1.xml")));
    let reading = read(&bare, Some(&map)).unwrap();
    assert_eq!((reading.draft, reading.record), (Some(7), None));
    assert_eq!(reading.lines, base().lines);
}

#[test]
fn a_reading_knows_places_keys_and_kinds() {
    let line = of_base(FIRST);
    assert_eq!((line.key.as_deref(), line.style), (Some(KEY), Style::Body));
    assert!(line.place.chapter.contains("Pendahuluan") && line.place.cell.is_none());
    assert!(line.bookmarks.iter().any(|name| name.starts_with("_t_")));
    let cell = of_base("Mengurangi angka pengangguran").place.cell.clone();
    assert!(base().lines.iter().any(|l| matches!(l.style, Style::Heading(2))));
    assert!(base().lines.iter().any(|l| matches!(l.style, Style::Item { ordered: true, .. })));
    assert!(base().lines.iter().any(|l| l.style == Style::Caption));
    let of_story = |story| base().lines.iter().filter(|line| line.place.story == story).count();
    assert_eq!(of_story(Story::Footer), 1, "one wording on all pages");
    assert!(of_story(Story::Header) > 5);
    let cell = cell.or_else(|| of_base("Aparatur Sipil Negara (ASN)").place.cell.clone()).unwrap();
    assert!(!cell.row_key.is_empty() && cell.columns > 1);
    // Lists of contents repeat headings, and are left out.
    assert!(!base().lines.iter().any(|line| line.text().contains("\t12")));
}

#[test]
fn words_of_a_narrative_text_replaced_with_tracking() {
    let bytes = edited(|xml| replaced(&xml, FIRST, "diharapkan", "ditargetkan"));
    let found = found(&bytes);
    let was = whole(FIRST);
    let is = was.replacen("diharapkan", "ditargetkan", 1);
    assert_eq!(found.texts(), [(was.as_str(), is.as_str())]);
    let line = found.line("ditargetkan");
    assert_eq!(line.key.as_deref(), Some(KEY));
    let sign = |how, text: &str| Signed {
        how,
        author: "Siti Rahma".into(),
        date: "2026-02-03T08:15:00Z".into(),
        text: text.into(),
    };
    assert_eq!(line.signed, [sign(How::Deleted, "diharapkan"), sign(How::Inserted, "ditargetkan")]);
    assert!(found.reading.has_tracking);
}

#[test]
fn the_same_without_tracking() {
    let bytes = edited(|xml| once(&xml, "Ke depan diharapkan", "Ke depan ditargetkan"));
    let found = found(&bytes);
    assert_eq!(found.different.len(), 1);
    assert!(!found.reading.has_tracking && found.line("ditargetkan").signed.is_empty());
}

/// A figure edited in every way that programs write it keeps its key.
#[test]
fn a_figure_that_was_edited_is_still_the_figure() {
    let xml = part(&lkjip::output::docx::package::Package::read(&draft().bytes).unwrap(), DOCUMENT);
    let name = "_n_tpt_terakhir_tahun_1";
    let at = xml.find(name).unwrap();
    let start = xml[..at].rfind("<w:bookmarkStart").unwrap();
    let id = xml[start..].split('"').nth(1).unwrap().to_string();
    let end_mark = format!("<w:bookmarkEnd w:id=\"{id}\"/>");
    let end = start + xml[start..].find(&end_mark).unwrap() + end_mark.len();
    let own = &xml[start..end];
    assert!(own.contains(">2023<"));
    let begin = format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>");
    let forms = [
        // Word: inside the control.
        once(own, &run("2023"), &(gone("2023") + &ins(&run("2024")))),
        // Word: behind the control, which is empty.
        once(own, &run("2023"), &gone("2023")) + &ins(&run("2024")),
        // The control was taken away; the bookmark stands at the place.
        format!("{begin}{end_mark}{}{}", gone("2023"), ins(&run("2024"))),
        // All was lost, nothing tracked.
        run("2024"),
        // A single digit.
        once(own, &run("2023"), &(run("202") + &gone("3"))) + &ins(&run("4")),
        // The tag was lost.
        once(own, "<w:tag w:val=\"tpt.terakhir_tahun\"/>", "").replace("2023", "2024"),
        // The bookmark was lost.
        own.replace(&begin, "").replace(&end_mark, "").replace("2023", "2024"),
    ];
    for form in forms {
        let bytes = edited(|xml| format!("{}{form}{}", &xml[..start], &xml[end..]));
        let found = found(&bytes);
        let was = whole("Dalam laporan kinerja ini juga disajikan");
        let is = was.replace("2023", "2024");
        assert_eq!(found.texts(), [(was.as_str(), is.as_str())], "{form}");
        let line = found.line("Dalam laporan kinerja ini juga disajikan");
        let keyed: Vec<&str> = line
            .pieces
            .iter()
            .filter(|piece| piece.key.as_deref() == Some("tpt.terakhir_tahun"))
            .map(|piece| piece.text.as_str())
            .collect();
        assert_eq!(keyed, ["2024"], "{form}");
        assert_eq!(line.key.as_deref(), Some("sasaran.kesempatan_kerja.narasi"));
    }
}

#[test]
fn a_paragraph_deleted_with_tracking_is_gone_and_no_other() {
    for from in [SECOND, "Dari grafik di atas dapat dilihat realisasi Kontribusi", FIRST] {
        let was = whole(from);
        let bytes = edited(|xml| {
            let place = around(&xml, "w:p", from);
            let made = deleted_paragraph(&xml[place.clone()]);
            format!("{}{made}{}", &xml[..place.start], &xml[place.end..])
        });
        let found = found(&bytes);
        assert_eq!(found.texts(), [(was.as_str(), "")], "{from}");
        let signed: Vec<&Signed> =
            found.reading.lines.iter().flat_map(|line| &line.signed).collect();
        let text: String = signed.iter().map(|sign| sign.text.as_str()).collect();
        assert!(signed.iter().all(|sign| sign.how == How::Deleted), "{signed:?}");
        assert_eq!(text, was);
    }
}

#[test]
fn a_paragraph_deleted_without_tracking_too() {
    let was = whole(SECOND);
    let bytes = edited(|xml| {
        let place = around(&xml, "w:p", SECOND);
        format!("{}{}", &xml[..place.start], &xml[place.end..])
    });
    assert_eq!(found(&bytes).texts(), [(was.as_str(), "")]);
}

#[test]
fn a_paragraph_that_came_between_stands_in_its_text() {
    let new = "Pada tahun berikutnya akan dilakukan survei tersendiri.";
    let bytes = edited(|xml| {
        let place = around(&xml, "w:p", THIRD);
        let mark =
            format!("<w:pPr><w:pStyle w:val=\"BodyText\"/><w:rPr><w:ins {BY}/></w:rPr></w:pPr>");
        let made = format!("<w:p>{mark}{}</w:p>", ins(&run(new)));
        format!("{}{made}{}", &xml[..place.start], &xml[place.start..])
    });
    let found = found(&bytes);
    assert_eq!(found.texts(), [("", new)]);
    let line = found.line(new);
    assert_eq!(line.key.as_deref(), Some("sasaran.kesempatan_kerja.narasi"));
    assert_eq!((line.signed.len(), line.signed[0].how), (1, How::Inserted));
}

#[test]
fn two_paragraphs_joined_by_a_deleted_mark_are_one_line() {
    let bytes = edited(|xml| {
        let place = around(&xml, "w:p", SECOND);
        let joined = xml[place.clone()].replacen(
            "</w:pPr>",
            &format!("<w:rPr><w:del {BY}/></w:rPr></w:pPr>"),
            1,
        );
        let next = xml[place.end..].find("<w:p>").unwrap() + place.end;
        let end = next + xml[next..].find("</w:p>").unwrap() + 6;
        // What follows is a chart; a paragraph of words stands in its place.
        let after =
            format!("<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr>{}</w:p>", run(" Selesai."));
        format!("{}{joined}{after}{}", &xml[..place.start], &xml[next..end]) + &xml[end..]
    });
    let was = whole(SECOND);
    let is = format!("{was} Selesai.");
    assert_eq!(found(&bytes).texts(), [(was.as_str(), is.as_str())]);
}

#[test]
fn a_moved_paragraph_is_told_as_moved() {
    let was = whole(THIRD);
    let moved = format!("> {was}");
    // As Word tracks it, and as it is cut and pasted without tracking.
    for tracked in [true, false] {
        let bytes = edited(|xml| {
            let place = around(&xml, "w:p", THIRD);
            let own = xml[place.clone()].to_string();
            let (gone, come) = if tracked {
                let runs = |name: &str| {
                    own.replace("<w:r>", &format!("<w:{name} {BY}><w:r>"))
                        .replace("</w:r>", &format!("</w:r></w:{name}>"))
                        .replacen(
                            "</w:pPr>",
                            &format!("<w:rPr><w:{name} {BY}/></w:rPr></w:pPr>"),
                            1,
                        )
                };
                (runs("moveFrom"), runs("moveTo").replace("_n_", "_lain_"))
            } else {
                (String::new(), own)
            };
            let xml = format!("{}{gone}{}", &xml[..place.start], &xml[place.end..]);
            let to = around(&xml, "w:p", FIRST).start;
            format!("{}{come}{}", &xml[..to], &xml[to..])
        });
        let found = found(&bytes);
        assert_eq!(found.texts(), [(was.as_str(), moved.as_str())], "{tracked}");
        let line = found.line(THIRD);
        assert_eq!(line.signed.iter().any(|sign| sign.how == How::MovedTo), tracked);
        // Its figures keep their keys although the bookmarks stand elsewhere.
        let keys =
            |line: &Line| line.pieces.iter().filter_map(|p| p.key.clone()).collect::<Vec<_>>();
        assert_eq!(keys(line), keys(of_base(THIRD)));
    }
}

#[test]
fn lost_bookmarks_and_tags_change_nothing() {
    let cut = |xml: &str, start: &str, end: &str| {
        let mut rest = xml;
        let mut made = String::new();
        while let Some(at) = rest.find(start) {
            made.push_str(&rest[..at]);
            rest = &rest[at..];
            rest = &rest[rest.find(end).unwrap() + end.len()..];
        }
        made + rest
    };
    let bookmarks = |xml: &str| cut(&cut(xml, "<w:bookmarkStart ", "/>"), "<w:bookmarkEnd ", "/>");
    let tags = |xml: &str| cut(xml, "<w:tag ", "/>");
    for (name, bytes) in [
        ("bookmarks", edited(|xml| bookmarks(&xml))),
        ("tags", edited(|xml| tags(&xml))),
        ("both", edited(|xml| bookmarks(&tags(&xml)))),
    ] {
        let found = found(&bytes);
        assert_eq!(found.texts(), [], "{name}");
        for (old, new) in base().lines.iter().zip(&found.reading.lines) {
            assert_eq!((&old.key, &old.pieces), (&new.key, &new.pieces), "{name}");
        }
    }
}

#[test]
fn many_edits_at_once_are_all_found() {
    let bytes = edited(|xml| {
        let xml = replaced(&xml, FIRST, "diharapkan", "ditargetkan");
        let place = around(&xml, "w:p", SECOND);
        let made = deleted_paragraph(&xml[place.clone()]);
        let xml = format!("{}{made}{}", &xml[..place.start], &xml[place.end..]);
        once(&xml, "Motivasi dan jiwa kewirausahaan", "Minat dan jiwa kewirausahaan")
    });
    assert_eq!(found(&bytes).different.len(), 3);
}

/// Thousands of lines take a moment, whatever stands in them.
#[test]
fn pairing_is_fast() {
    let mut changed = base().clone();
    for (at, line) in changed.lines.iter_mut().enumerate() {
        if at % 3 == 0 {
            line.pieces[0].text = format!("Baris baru {at} {}", line.pieces[0].text);
        }
        line.bookmarks.clear();
    }
    changed.lines.swap(300, 900);
    let started = std::time::Instant::now();
    let pairs = pair(base(), &changed);
    let elapsed = started.elapsed();
    crate::alat::covers(&pairs, base().lines.len(), changed.lines.len());
    // A tenth of it is usual; machines that test are busy.
    assert!(elapsed.as_secs() < 5, "{elapsed:?}");
    let mut heap = |word: &str, count: usize| {
        changed.lines.clear();
        for at in 0..count {
            let mut line = of_base(FIRST).clone();
            line.pieces.truncate(1);
            line.pieces[0].text =
                format!("{word} {} tahun {at} sebesar {}", at % 7, at * 31 % 1000);
            line.bookmarks.clear();
            changed.lines.push(line);
        }
        changed.clone()
    };
    for (one, two) in [("lama", "baru"), ("sama", "sama")] {
        let (one, mut two) = (heap(one, 20_000), heap(two, 20_000));
        two.lines.reverse();
        let started = std::time::Instant::now();
        let pairs = pair(&one, &two);
        assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
        crate::alat::covers(&pairs, 20_000, 20_000);
    }
}
