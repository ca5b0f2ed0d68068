//! Signing: frames of electronic signatures, papers of the review, and secrets in a record.
#![allow(clippy::unwrap_used, clippy::panic)]

mod program;
mod umum;

use std::fs;
use std::path::Path;

use lkjip::document::model::{Block, Document, PartKind};
use lkjip::document::source::plain;
use lkjip::document::{Draft, frames};
use lkjip::input::signs;
use program::{RECORD, code, err, out, project, run};
use serde_json::Value;
use umum::composed_as;
use umum::word::{Word, all};

const SENTENCE: &str = "Dokumen ini telah ditandatangani secara elektronik";

/// The record with more lines in the table of signing.
fn signed(lines: &str) -> String {
    RECORD.replacen("[pengesahan]\n", &format!("[pengesahan]\n{lines}\n"), 1)
}

fn document(record: &str, draft: Option<Draft<'_>>) -> Document {
    let (_, composed) = composed_as(record, draft);
    composed.document.unwrap_or_else(|| panic!("{:?}", composed.findings))
}

fn read(folder: &Path, name: &str) -> Vec<u8> {
    fs::read(folder.join("keluaran").join(name)).unwrap()
}

fn json(folder: &Path, name: &str) -> Value {
    serde_json::from_slice(&read(folder, name)).unwrap()
}

#[test]
fn a_report_that_is_signed_by_hand_is_as_it_was() {
    let plain = umum::outline(&document(RECORD, None));
    let by_hand = document(&signed("cara = \"basah\""), None);
    assert_eq!(umum::outline(&by_hand), plain);
    assert!(frames(&by_hand).is_empty());
    let text = serde_json::to_string(&by_hand).unwrap();
    assert!(!text.contains("\"frame\"") && !text.contains(SENTENCE));
    assert!(by_hand.parts.iter().all(|part| part.kind != PartKind::Sheet));
}

#[test]
fn every_frame_holds_its_own_mark_at_the_place_that_is_told() {
    let folder = project(signed("cara = \"tte\"\njangkar = [\"^\", \"~\"]"));
    let made = run(folder.path(), &["susun"]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    let told = json(folder.path(), "lkjip-2025.tte.json");
    let places = told["tempat"].as_array().unwrap();
    assert_eq!((told["versi"].as_u64(), places.len()), (Some(1), 2));
    let pdf = read(folder.path(), "lkjip-2025.pdf");
    let found = signs(pdf, &['^', '~']).unwrap();
    assert_eq!(found.len(), 2, "{found:?}");
    for (sign, place) in found.iter().zip(places) {
        let number = |name: &str| place[name].as_f64().unwrap();
        assert_eq!(place["jangkar"].as_str().unwrap(), sign.sign.to_string());
        assert_eq!(place["halaman"].as_u64().unwrap(), sign.page as u64);
        assert!((number("x")..number("x") + number("lebar")).contains(&sign.x), "{sign:?} {place}");
        assert!(
            (number("y")..number("y") + number("tinggi")).contains(&sign.y),
            "{sign:?} {place}"
        );
        assert!(number("lebar") > 170.0 && number("tinggi") > 60.0, "{place}");
    }
    let printed: Vec<_> = places.iter().map(|place| place["tercetak"].as_str().unwrap()).collect();
    assert!(printed[0].starts_with(['i', 'v']) && printed[1].parse::<u32>().is_ok(), "{printed:?}");
    let said = out(&made);
    assert!(said.contains("Tanda tangan elektronik ^: halaman berkas "), "{said}");
    assert!(
        said.lines().filter(|line| !line.starts_with("Ditulis")).all(|l| l.chars().count() <= 80),
        "{said}"
    );

    let word = Word::read(&read(folder.path(), "lkjip-2025.docx"));
    let framed: Vec<String> = word
        .all("w:tc")
        .into_iter()
        .filter(|cell| !all(cell, "w:tcBorders").is_empty())
        .map(|cell| all(cell, "w:t").iter().map(|text| text.plain()).collect())
        .filter(|text: &String| text == "^" || text == "~")
        .collect();
    assert_eq!(framed, ["^", "~"]);
    let feet = word.part_names().into_iter().filter(|name| name.contains("/kaki-"));
    let says = |name: &String| String::from_utf8_lossy(word.part(name).unwrap()).contains(SENTENCE);
    let (with, without): (Vec<String>, Vec<String>) = feet.partition(says);
    assert!(!with.is_empty() && !without.is_empty(), "{with:?} {without:?}");

    // Signed by hand again, nothing is left that speaks of frames.
    fs::write(folder.path().join("laporan.toml"), RECORD).unwrap();
    assert_eq!(code(&run(folder.path(), &["susun", "--format", "pdf"])), 0);
    assert!(!folder.path().join("keluaran/lkjip-2025.tte.json").exists());
}

#[test]
fn the_sentence_stands_on_the_pages_with_a_frame_and_on_no_other() {
    let (document, assets) = umum::settled("tests/instansi-lain");
    let templates = lkjip::project::Templates::embedded();
    let engine = lkjip::output::typst::Engine::new(&templates).unwrap();
    let pdf = engine.pdf(&document, &assets).unwrap();
    let framed: Vec<usize> = pdf.frames.iter().map(|frame| frame.page).collect();
    assert_eq!(framed.len(), 2);
    let pages = engine.text(&document, &assets).unwrap();
    let says = |page: &lkjip::output::typst::PageText| {
        page.pieces.iter().any(|piece| piece.text.contains(SENTENCE))
    };
    let told: Vec<usize> =
        pages.iter().enumerate().filter(|(_, page)| says(page)).map(|(at, _)| at + 1).collect();
    assert_eq!(told, framed);
    // The text of this agency has the usual marks in it.
    let marks: Vec<char> = pdf.frames.iter().flat_map(|frame| frame.mark.chars()).collect();
    assert!(!marks.contains(&'#') && !marks.contains(&'$'), "{marks:?}");
    assert_eq!(signs(pdf.bytes, &marks).unwrap().len(), 2);
}

#[test]
fn a_draft_has_frames_but_does_not_say_that_it_is_signed() {
    let draft = Draft { mark: "DRAF 1 · 0a1b2c3d", lke: true, is_final: false };
    let revision = Draft { mark: "REVISI 1", lke: false, is_final: true };
    let revised = document(&signed("cara = \"tte\""), Some(revision));
    assert!(frames(&revised).iter().all(|frame| frame.note.starts_with(SENTENCE)));
    let document = document(&signed("cara = \"tte\""), Some(draft));
    let frames = frames(&document);
    assert_eq!(frames.len(), 2);
    assert!(frames.iter().all(|frame| frame.note.is_empty() && frame.mark.chars().count() == 1));
    assert_ne!(frames[0].mark, frames[1].mark);
}

#[test]
fn a_mark_that_is_printed_elsewhere_is_refused_with_free_ones() {
    let record = signed("cara = \"tte\"\njangkar = \"&\"");
    let record = record.replace("\"Permodalan terbatas\"", "\"Permodalan & pasar terbatas\"");
    let folder = project(&record);
    let refused = run(folder.path(), &["susun"]);
    assert_eq!(code(&refused), 1);
    let said = err(&refused);
    assert!(said.contains("LKJ0820") && said.contains("BAB III"), "{said}");
    assert!(
        said.contains("misalnya \"#\", \"$\"") && said.contains("tercetak dari sini"),
        "{said}"
    );
    assert!(!folder.path().join("keluaran").exists());
}

#[test]
fn places_without_a_mark_of_their_own_get_a_free_one() {
    let folder = project(signed("cara = \"tte\"\njangkar = [\"#\"]"));
    let made = run(folder.path(), &["susun", "--format", "pdf"]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    let told = json(folder.path(), "lkjip-2025.tte.json");
    let marks: Vec<_> =
        told["tempat"].as_array().unwrap().iter().map(|place| &place["jangkar"]).collect();
    assert_eq!(marks, ["#", "$"]);
}

#[test]
fn marks_that_cannot_be_are_told_at_their_place() {
    for (lines, wanted) in [
        ("cara = \"tte\"\njangkar = \"ab\"", "tepat satu karakter"),
        ("cara = \"tte\"\njangkar = \"a\"", "harus tanda baca"),
        ("cara = \"tte\"\njangkar = \" \"", "harus tanda baca"),
        ("cara = \"tte\"\njangkar = \"\"", "kosong"),
        ("cara = \"tte\"\njangkar = 5", "diharapkan"),
        ("cara = \"tte\"\njangkar = [\"#\", \"#\"]", "dua tempat"),
        ("cara = \"tte\"\njangkar = [\"#\", \"$\", \"^\"]", "tidak terpakai"),
        ("jangkar = \"#\"", "cara = \"basah\""),
        ("cara = \"digital\"", "Pilihan"),
    ] {
        let folder = project(signed(lines));
        let told = run(folder.path(), &["periksa", "--format", "ringkas"]);
        let said = out(&told) + &err(&told);
        assert!(said.contains(wanted) && said.contains("laporan.toml:1"), "{lines}: {said}");
    }
}

#[test]
fn the_finished_pdf_is_checked_too() {
    let folder = project(signed("cara = \"tte\"\njangkar = [\"§\"]"));
    let own = folder.path().join("templat/typst");
    fs::create_dir_all(&own).unwrap();
    let foot = fs::read_to_string(umum::path("templates/typst/halaman.typ")).unwrap();
    let changed =
        foot.replace("align: (left, right), kiri, text(", "align: (left, right), [§ #kiri], text(");
    assert_ne!(foot, changed);
    fs::write(own.join("halaman.typ"), changed).unwrap();
    let refused = run(folder.path(), &["susun", "--format", "pdf"]);
    assert_eq!(code(&refused), 1, "{}", err(&refused));
    assert!(err(&refused).contains("dalam teks PDF (halaman berkas"), "{}", err(&refused));
    assert!(!folder.path().join("keluaran").exists());
}

/// The sheets behind a report, by title.
fn sheets(document: &Document) -> Vec<String> {
    let parts = document.parts.iter().filter(|part| part.kind == PartKind::Sheet);
    parts.flat_map(|part| &part.chapters).map(|chapter| chapter.title.clone()).collect()
}

fn outlined(document: &Document, title: &str) -> String {
    let text = umum::outline(document);
    let start = text.find(title).unwrap();
    text[start..].to_string()
}

#[test]
fn papers_of_the_review_are_forms_until_the_review_is_recorded() {
    let asked = "[reviu]\npernyataan = true\ndaftar_periksa = true\n\n[[langkah]]";
    let record = RECORD.replacen("[[langkah]]", asked, 1);
    let bare = record.replace("[pelaporan]\nreviu", "[pelaporan]\n# reviu");
    let form = document(&bare, None);
    assert_eq!(sheets(&form), ["Pernyataan Telah Direviu", "Daftar Periksa Reviu"]);
    let statement = outlined(&form, "Pernyataan Telah Direviu");
    assert!(statement.contains("bukan bukti bahwa laporan telah direviu"), "{statement}");
    assert!(statement.contains("Tanggal: ……") && statement.contains("Nomor: ……"), "{statement}");

    let numbered = "reviu = { tanggal = 2026-01-01, nomor = \"700/12/2026\"";
    let known = record.replace("reviu = { tanggal = 2026-01-01", numbered);
    let known = known.replace(
        "daftar_periksa = true\n",
        "daftar_periksa = true\ninspektur = { nama = \"Nama Inspektur, S.H.\", nip = \"197001011995031001\" }\n",
    );
    let known = document(&known, None);
    let statement = outlined(&known, "Pernyataan Telah Direviu");
    assert!(!statement.contains("bukan bukti"), "{statement}");
    assert!(
        statement.contains("700/12/2026") && statement.contains("Tanggal: 1 Januari 2026"),
        "{statement}"
    );

    let listed = serde_json::to_string(&known).unwrap();
    assert!(!listed.contains("\"to\":\"pernyataan-reviu\""), "the contents leave it out");
    let draft = document(&record, Some(Draft { mark: "DRAF 1", lke: true, is_final: false }));
    assert_eq!(sheets(&draft).len(), 3);
    assert!(sheets(&document(RECORD, None)).is_empty());
}

#[test]
fn the_check_list_names_the_places_that_are_printed() {
    let (document, _) = umum::settled("tests/instansi-lain");
    let mut chapters = document.parts.iter().flat_map(|part| &part.chapters);
    let list = chapters.find(|chapter| chapter.id == "daftar-periksa-reviu").unwrap();
    let tables: Vec<_> = list
        .blocks
        .iter()
        .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
        .collect();
    let [table] = tables.as_slice() else { panic!("one table") };
    let rows: Vec<Vec<String>> = table
        .groups
        .iter()
        .flat_map(|group| &group.rows)
        .map(|row| row.cells.iter().map(|cell| plain(&cell.text)).collect())
        .collect();
    assert_eq!(rows.len(), 22);
    let target = rows.iter().find(|row| row[1].contains("informasi target")).unwrap();
    assert_eq!(target[2], "Ya");
    assert!(
        target[3].starts_with("Tabel 2.") && target[3].contains("dari 8 indikator"),
        "{target:?}"
    );
    assert!(rows.iter().any(|row| row[2].is_empty()), "something is left to the reviewer");
}

#[test]
fn a_secret_is_never_repeated_in_any_form() {
    let nik = "3273015508750009";
    let record = signed(&format!(
        "nik = \"{nik}\"\n# NIK: {nik}\npassphrase = \"sandi-rahasia\"\ncatatan = \"{nik}\""
    ));
    let folder = project(&record);
    for form in ["teks", "ringkas", "json", "html"] {
        let told = run(folder.path(), &["periksa", "--format", form]);
        assert_eq!(code(&told), 1, "{form}");
        let mut said = out(&told) + &err(&told);
        if form == "html" {
            said += &String::from_utf8(read(folder.path(), "lkjip-2025-periksa.html")).unwrap();
        }
        assert!(said.contains("LKJ0821"), "{form}: {said}");
        assert!(form == "ringkas" || said.contains("Hapus dan "), "{form}: {said}");
        assert!(!said.contains(nik) && !said.contains("sandi-rahasia"), "{form}: {said}");
    }
    let made = run(folder.path(), &["susun"]);
    assert_eq!(code(&made), 1);
    assert!(!err(&made).contains(nik) && !err(&made).contains("sandi-rahasia"));
}
