//! Words in double braces.

use super::*;
use crate::output::docx::template::words::{Words, fill};
use crate::output::docx::xml::{parse, write};

fn words(draft: &str) -> Words {
    Words {
        judul: "LKjIP & Capaian".into(),
        bab: "BAB II".into(),
        instansi: "Dinas Contoh".into(),
        draf: draft.into(),
        tahun: "2025".into(),
        kaki: String::new(),
    }
}

fn paragraph(runs: &[&str]) -> Element {
    let runs: String = runs
        .iter()
        .map(|run| match *run {
            "\t" => "<w:r><w:tab/></w:r>".to_string(),
            text => format!("<w:r><w:t>{text}</w:t></w:r>"),
        })
        .collect();
    parse(format!("<w:hdr {NS}><w:p>{runs}</w:p></w:hdr>").as_bytes()).unwrap()
}

/// The texts of the runs after filling; a tab is a text of its own.
fn filled(runs: &[&str], draft: &str) -> Vec<String> {
    let mut root = paragraph(runs);
    fill(&mut root, &words(draft));
    let runs = root.find("w:p").unwrap().elements();
    runs.map(|run| if run.find("w:tab").is_some() { "\t".into() } else { run.plain() }).collect()
}

#[test]
fn words_are_found_over_runs_and_look_like_the_first() {
    assert_eq!(filled(&["{{ judul }}"], ""), ["LKjIP & Capaian"]);
    assert_eq!(filled(&["a {", "{ ba", "b }", "} z"], ""), ["a BAB II", "", "", " z"]);
    assert_eq!(filled(&["{{tahun}}{{ Tahun }}"], ""), ["20252025"]);
    assert_eq!(filled(&["{{ ba", "\t", "b }}"], ""), ["{{ ba", "\t", "b }}"]);
}

#[test]
fn unknown_words_stay_and_are_told_once() {
    let runs = ["{{ kop }} {{ kop }} {{ {{ bab }} { x } }}"];
    assert_eq!(filled(&runs, ""), ["{{ kop }} {{ kop }} {{ BAB II { x } }}"]);
    let sketch = Sketch::new().header(
        "<w:p><w:r><w:t>{{ kop }} {{ bab }}</w:t></w:r><w:r><w:t>{{ kop }}</w:t></w:r></w:p>",
    );
    assert_eq!(sketch.open().unwrap().unknown_words(), ["kop"]);
}

#[test]
fn an_empty_word_leaves_no_gap() {
    for (runs, expected) in [
        (&["Dinas {{ draf }} 2025"][..], "Dinas 2025"),
        (&["Dinas  ·  ", "{{ draf }}"], "Dinas"),
        (&["Dinas · {{ draf }} · 2025"], "Dinas · 2025"),
        (&["{{ draf }} · Dinas"], "Dinas"),
        (&["{{ instansi }}", "  ", "{{ draf }}", "\t", "5"], "Dinas Contoh\t5"),
        (&["Dinas", "\t", "{{ draf }} 5"], "Dinas\t5"),
        (&["Dinas ({{ draf }}) 5"], "Dinas () 5"),
    ] {
        assert_eq!(filled(runs, "").concat(), expected, "{runs:?}");
    }
    assert_eq!(filled(&["Dinas · {{ draf }}"], "DRAF 2").concat(), "Dinas · DRAF 2");
}

#[test]
fn text_boxes_are_filled_too() {
    let inner = "<w:p><w:r><w:t>{{ bab }}</w:t></w:r></w:p>";
    let text = format!(
        "<w:hdr {NS}><w:p><w:r><w:t>{{{{ ta</w:t></w:r><w:r><w:pict><w:txbxContent>{inner}\
         </w:txbxContent></w:pict></w:r><w:r><w:t>hun }}}} {{{{ tahun }}}}</w:t></w:r></w:p></w:hdr>"
    );
    let mut root = parse(text.as_bytes()).unwrap();
    fill(&mut root, &words(""));
    assert_eq!(root.plain(), "{{ taBAB IIhun }} 2025");
    assert!(!String::from_utf8(write(&root)).unwrap().contains("LKjIP &"));
}
