//! What can be opened and what cannot.

use super::*;

/// A fault's message.
fn fault(bytes: &[u8]) -> String {
    Template::open(bytes).unwrap_err().to_string()
}

/// A compound file, with the name of a stream in its directory.
fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn the_real_ones_open() {
    let bundled = Template::open(BUNDLED).unwrap();
    let lacking: Vec<_> = Role::ALL.iter().filter(|r| !bundled.ids.contains_key(r)).collect();
    assert!(lacking.is_empty(), "{lacking:?}");
    assert!(bundled.has_page_number() && bundled.unknown_words().is_empty());
    let green = Template::open(GREEN).unwrap();
    assert!(green.has_page_number() && green.unknown_words().is_empty());
    assert_eq!(green.accent(), "2E7D32");
    assert_eq!(green.attachments.len(), 1);
}

#[test]
fn ids_are_those_of_the_names_whatever_the_language() {
    let green = Template::open(GREEN).unwrap();
    assert_eq!(green.id(Role::Heading1), "Judul1");
    assert_eq!(green.id(Role::TocFigures), "DaftarGambar");
    let other = Sketch::new()
        .styles(
            &(style("a", " HEADING 1", "")
                + &style("b", "Isi", "<w:aliases w:val=\"x,body text\"/>")),
        )
        .open()
        .unwrap();
    assert_eq!((other.id(Role::Heading1), other.id(Role::Body)), ("a", "b"));
}

#[test]
fn kinds_of_the_same_name_are_different_styles() {
    let table = "<w:style w:type=\"table\" w:styleId=\"T\"><w:name w:val=\"LKjIP Sel\"/></w:style>";
    let text = format!("{table}{}", style("P", "LKjIP Sel", ""));
    assert_eq!(Sketch::new().styles(&text).open().unwrap().id(Role::Cell), "P");
    assert!(!Sketch::new().styles(table).open().unwrap().ids.contains_key(&Role::Cell));
}

#[test]
fn templates_of_word_serve_and_documents_with_macros_do_not() {
    assert!(Sketch::new().main("template.main+xml").open().is_ok());
    let macros = Sketch::new().types("application/vnd.ms-word.document.macroEnabled.main+xml");
    assert_eq!(macros.open().unwrap_err(), TemplateFault::Macros);
    let hidden = Sketch::new().part("word/vbaProject.bin", "x");
    assert_eq!(hidden.open().unwrap_err(), TemplateFault::HiddenMacros);
}

#[test]
fn each_fault_has_its_own_words() {
    let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    let mut bare = Sketch::new();
    bare.0.remove("word/document.xml");
    let mut bomb = Sketch::new();
    bomb.0.put("word/media/a.png", vec![0; 65 * 1024 * 1024]);
    let good = Sketch::new().bytes();
    let told = [
        fault(b"{\\rtf1}"),
        fault(&Sketch::new().types(sheet).bytes()),
        fault(&compound("WordDocument")),
        fault(&compound("EncryptedPackage")),
        fault(&good[..good.len() / 2]),
        fault(&bomb.bytes()),
        fault(&bare.bytes()),
        fault(&Sketch::new().links(&[]).bytes()),
        fault(&Sketch::new().part("word/styles.xml", "<w:styles>").bytes()),
        fault(&Sketch::new().part("word/document.xml", "<!DOCTYPE a><a/>").bytes()),
    ];
    let parts = [
        "bukan berkas Word",
        "bukan berkas Word",
        "format Word lama",
        "kata sandi",
        "rusak: isinya",
        "terlalu besar",
        "tidak memuat dokumen utama",
        "tidak memuat gaya",
        "rusak pada bagian `word/styles.xml`",
        "rusak pada bagian `word/document.xml`",
    ];
    for (told, part) in told.iter().zip(parts) {
        assert!(told.contains(part), "{told} / {part}");
    }
}

#[test]
fn the_main_document_lies_where_the_relation_says() {
    let types = "<Types><Override PartName=\"/Isi/Utama.xml\" ContentType=\"application/\
        vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let moved = Sketch(Package::default())
        .part(CONTENT_TYPES, types)
        .part("_rels/.rels", &relations(&[("a", "officeDocument", "/isi/utama.xml", false)]))
        .part("Isi/Utama.xml", &format!("<w:document {NS}><w:body/></w:document>"))
        .part("Isi/_rels/Utama.xml.rels", &relations(&[("b", "styles", "../rupa.xml", false)]))
        .part("rupa.xml", &format!("<w:styles {NS}>{}</w:styles>", style("x", "Title", "")));
    assert_eq!(moved.open().unwrap().id(Role::CoverTitle), "x");
}

#[test]
fn settings_are_freed_of_locks_and_links() {
    let settings = format!(
        "<w:settings {NS}><w:zoom w:percent=\"100\"/><w:trackRevisions/>\
         <w:documentProtection/><w:attachedTemplate r:id=\"rId1\"/><w:updateFields/>\
         <w:footnotePr><w:pos w:val=\"pageBottom\"/><w:footnote w:id=\"-1\"/></w:footnotePr>\
         <w:unknown><w:in r:id=\"rId9\"/></w:unknown></w:settings>"
    );
    let sketch = Sketch::new()
        .links(&[("rId1", "styles", "styles.xml", false), ("b", "settings", "settings.xml", false)])
        .part("word/settings.xml", &settings);
    let template = sketch.open().unwrap();
    let names: Vec<_> = template.settings.elements().map(|e| e.name.to_string()).collect();
    assert_eq!(names, ["w:zoom", "w:footnotePr"]);
    assert_eq!(template.settings.find("w:footnotePr").unwrap().elements().count(), 1);
    assert!(template.separators.is_empty());
}

#[test]
fn separators_of_notes_stay_when_the_settings_name_them() {
    let note = |id: &str, kind: &str| {
        format!("<w:footnote w:id=\"{id}\"{kind}><w:p><w:r><w:separator/></w:r></w:p></w:footnote>")
    };
    let notes = note("-1", " w:type=\"separator\"") + &note("3", "");
    let settings = "<w:footnotePr><w:footnote w:id=\"-1\"/></w:footnotePr>";
    let sketch = Sketch::new()
        .links(&[
            ("rId1", "styles", "styles.xml", false),
            ("b", "settings", "settings.xml", false),
            ("c", "footnotes", "footnotes.xml", false),
        ])
        .part("word/settings.xml", &format!("<w:settings {NS}>{settings}</w:settings>"))
        .part("word/footnotes.xml", &format!("<w:footnotes {NS}>{notes}</w:footnotes>"));
    let template = sketch.open().unwrap();
    assert_eq!(template.separators["footnotes"].elements().count(), 1);
    assert!(template.settings.find("w:footnotePr").is_some());
}
