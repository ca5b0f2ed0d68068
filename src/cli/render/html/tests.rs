//! A page that no name can break, and that is the same twice.

use std::sync::Arc;

use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::Diagnostic;
use lkjip_metrics::place::Place;

use super::*;

const TEMPLATE: &str = include_str!("../../../../templates/lembar/periksa.html");

const EVIL: &str = "</td><script>alert('x')</script>\" onload=\"y\u{7}";

fn sheet(findings: &[Findings], colour: &str) -> Result<String, Error> {
    let about = About {
        instansi: Some(EVIL.to_string()),
        tahun: Some(2025),
        record: EVIL.to_string(),
        aksen: Some(colour.to_string()),
        ..About::default()
    };
    let sasaran = vec![("industri".to_string(), EVIL.to_string())];
    let labels = Labels::default();
    html(&Sheet { about, findings, waived: &[], lke: None, labels: &labels, sasaran }, TEMPLATE)
}

fn findings() -> Vec<Findings> {
    let text = format!("nama = \"{EVIL}\"\n");
    let place = Place { span: 8..8 + EVIL.len(), key: Arc::from("sasaran.industri.nama") };
    let finding = Diagnostic::new(Code::Sintaks, &place, EVIL).mark(EVIL).help(EVIL);
    let finding = finding.label(&place, EVIL);
    vec![Findings::new(EVIL, text, vec![finding.clone(), finding])]
}

#[test]
fn no_name_becomes_markup() {
    let page = sheet(&findings(), "#0F4C5C").unwrap();
    assert_eq!(page, sheet(&findings(), "#0F4C5C").unwrap());
    let lower = page.to_lowercase();
    for part in ["<script", "onload=\"", "http:", "https:", "url(", "<link", "<img", "src="] {
        assert!(!lower.contains(part), "{part}: {page}");
    }
    assert!(page.contains("&lt;script&gt;"), "{page}");
    assert!(!page.contains('\u{7}'));
    assert_eq!(page.matches("Sama di baris 1.").count(), 1, "{page}");
}

#[test]
fn a_colour_is_nothing_but_a_colour() {
    assert!(sheet(&[], "#123abc").unwrap().contains("#123abc"));
    for wrong in ["red;}body{background:url(x)}", "#12345g", "#1234567", ""] {
        let page = sheet(&[], wrong).unwrap();
        assert!(page.contains("#0F4C5C"), "{page}");
        assert!(wrong.is_empty() || !page.contains(wrong), "{page}");
    }
}

#[test]
fn a_template_cannot_undo_the_escaping() {
    let labels = Labels::default();
    let sheet = Sheet {
        about: About { record: "<b>".to_string(), ..About::default() },
        findings: &[],
        waived: &[],
        lke: None,
        labels: &labels,
        sasaran: Vec::new(),
    };
    assert_eq!(html(&sheet, "{{ record }}").unwrap(), "&lt;b&gt;");
    for wrong in ["{{ record|safe }}", "{{ tidak_ada }}", "{% if %}"] {
        assert!(html(&sheet, wrong).is_err(), "{wrong}");
    }
}
