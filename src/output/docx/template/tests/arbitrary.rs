//! Whatever the bytes, opening and using a template never panics.

use proptest::prelude::*;

use super::*;
use crate::output::docx::parts::Words;
use crate::output::docx::xml::parse;

/// Does everything that can be done with a template.
fn use_it(template: Template) {
    let base = Template::open(BUNDLED).unwrap();
    let _ = (template.margins().turned(), template.accent(), template.unknown_words());
    let _ = template.has_page_number();
    let (template, _) = template.completed(&base);
    let mut parts = template.parts();
    let words = Words { bab: "BAB I".into(), ..Words::default() };
    for place in [Place::Cover, Place::Body] {
        let _ = parts.running(&template, place, &words, 8787);
    }
    parts.number_headings(&template, template.free_numbers().1);
    assert!(!template.id(Role::Body).is_empty());
}

/// A part of the green template with a piece of it replaced by another piece of it.
fn mangled(part: &str, from: usize, length: usize, to: usize) -> Vec<u8> {
    let mut package = Package::read(GREEN).unwrap();
    let text = String::from_utf8(package.remove(part).unwrap()).unwrap();
    let cut = |at: usize| {
        let mut at = at % (text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (from, to) = (cut(from), cut(to));
    let until = cut((from + length).min(text.len()));
    let piece = &text[from.min(until)..until.max(from)];
    let new = format!("{}{piece}{}", &text[..to], &text[to..]).replacen(piece, "", 1);
    package.put(part, new.into_bytes());
    package.write().unwrap()
}

const PARTS: &[&str] = &[
    CONTENT_TYPES,
    "_rels/.rels",
    "word/_rels/document.xml.rels",
    "word/_rels/header2.xml.rels",
    "word/styles.xml",
    "word/settings.xml",
    "word/numbering.xml",
    "word/header2.xml",
    "word/document.xml",
];

/// Trees of the names that the program looks for, put together at random.
fn tree() -> impl Strategy<Value = String> {
    let names = prop::sample::select(vec![
        "w:style",
        "w:name",
        "w:basedOn",
        "w:pPr",
        "w:rPr",
        "w:numPr",
        "w:tcPr",
        "w:tblPr",
        "w:sectPr",
        "w:p",
        "w:r",
        "w:t",
        "w:pgMar",
        "w:headerReference",
        "w:color",
        "w:pict",
    ]);
    let values = prop::sample::select(vec![
        "",
        "1",
        "-1",
        "99999999999",
        "Normal",
        "heading 1",
        "rId2",
        "0F4C5C",
        "{{ bab }}",
    ]);
    let leaf = (names.clone(), values.clone()).prop_map(|(name, value)| {
        format!("<{name} w:val=\"{value}\" w:styleId=\"{value}\" r:id=\"{value}\">{value}</{name}>")
    });
    leaf.prop_recursive(5, 40, 6, move |inner| {
        (names.clone(), values.clone(), prop::collection::vec(inner, 0..6)).prop_map(
            |(name, value, inner)| format!("<{name} w:val=\"{value}\">{}</{name}>", inner.concat()),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn random_bytes_are_told(bytes in prop::collection::vec(any::<u8>(), 0..200), zip in any::<bool>()) {
        let start: &[u8] = if zip { b"PK\x03\x04" } else { b"" };
        prop_assert!(Template::open(&[start, &bytes].concat()).is_err());
    }

    #[test]
    fn a_file_that_lost_bytes_is_told(at in 0..GREEN.len(), value in any::<u8>()) {
        let mut bytes = GREEN.to_vec();
        bytes[at] = value;
        if let Ok(template) = Template::open(&bytes) {
            use_it(template);
        }
    }

    #[test]
    fn mangled_parts_never_panic(
        part in prop::sample::select(PARTS), from in 0usize..40_000, length in 0usize..2_000, to in 0usize..40_000,
    ) {
        if let Ok(template) = Template::open(&mangled(part, from, length, to)) {
            use_it(template);
        }
    }

    #[test]
    fn strange_trees_never_panic(styles in tree(), body in tree(), header in tree()) {
        let sketch = Sketch::new().header(&header).styles(&styles).body(&format!(
            "{body}<w:sectPr><w:headerReference r:id=\"rId2\"/></w:sectPr>"
        ));
        prop_assert!(parse(styles.as_bytes()).is_ok());
        if let Ok(template) = sketch.open() {
            use_it(template);
        }
    }
}
