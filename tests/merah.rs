//! The redline of two drafts: Word gives either draft back, and the PDF shows what changed.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "merah/acak.rs"]
mod acak;
#[path = "merah/baca.rs"]
mod baca;
mod program;
mod umum;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use baca::{Turn, all, document, lines};
use lkjip::document::Draft;
use lkjip::document::beda::beda;
use lkjip::document::model::Document;
use lkjip::output::docx;
use lkjip::output::docx::xml::Element;
use lkjip::output::pictures::Assets;
use lkjip::output::typst::Engine;
use lkjip::project::Templates;
use program::{code, err, out, run};
use tempfile::TempDir;

const RECORD: &str = include_str!("../reports/2025/laporan.toml");

/// An edit of the record: what it is, what is replaced, and by what.
type Edit = (&'static str, &'static str, &'static str);

const EDITS: [Edit; 15] = [
    ("figure of an indicator", "kini = 821", "kini = 846"),
    ("figure of the budget", "realisasi =   774_110_011", "realisasi =   814_110_011"),
    ("words", "Sementara itu Tingkat Pengangguran", "Selain itu, Tingkat Pengangguran"),
    (
        "paragraph removed",
        "Secara ringkas data realisasi Tingkat Partisipasi Angkatan Kerja (TPAK) tersaji pada grafik berikut\nini.\n\n",
        "",
    ),
    (
        "paragraph added",
        "Dalam laporan kinerja ini juga disajikan",
        "Alinea baru, *miring* dan **tebal**.\n\nDalam laporan kinerja ini juga disajikan",
    ),
    ("item removed", "  \"Bahan baku yang cukup memadai\",\n", ""),
    (
        "item moved",
        "  \"Kurangnya permodalan pelaku Industri Kecil dan Menengah\",\n  \"Kurangnya *skill* dan kemampuan teknis pelaku IKM\",\n",
        "  \"Kurangnya *skill* dan kemampuan teknis pelaku IKM\",\n  \"Kurangnya permodalan pelaku Industri Kecil dan Menengah\",\n",
    ),
    (
        "row added",
        "  { nama = \"D3\",  jumlah = [ 4, 0,  3] },\n",
        "  { nama = \"D3\",  jumlah = [ 4, 0,  2] },\n  { nama = \"D4\",  jumlah = [ 0, 0,  1] },\n",
    ),
    (
        "row removed",
        "  { nama = \"S1\",  jumlah = [22, 4, 10] },\n  { nama = \"S2\",  jumlah = [ 4, 0,  0] },\n",
        "  { nama = \"S1\",  jumlah = [26, 4, 10] },\n",
    ),
    (
        "caption",
        "\"Jumlah Pegawai Berdasarkan Tingkat Pendidikan\"",
        "\"Banyaknya Pegawai Menurut Tingkat Pendidikan\"",
    ),
    (
        "name in headings and tables",
        "\"Meningkatnya pertumbuhan industri kecil menengah (IKM)\"",
        "\"Tumbuhnya industri kecil dan menengah (IKM)\"",
    ),
    ("signature", "pangkat = \"Pembina Tk. I\"", "pangkat = \"Pembina Utama Muda\""),
    (
        "list of the last chapter",
        "[[langkah]]\nisi     = \"Meningkatkan kualitas produk industri kecil dan menengah\"\nsasaran = [\"industri\"]\n\n",
        "",
    ),
    (
        "photo",
        "[[foto]]\njudul = \"Pelatihan IKM Pembuatan Briket",
        "[[foto]]\njudul = \"Rapat\"\n\n[[foto]]\njudul = \"Pelatihan IKM Pembuatan Briket",
    ),
    ("table removed", "{{ tabel(\"penduduk\") }}\n\n", ""),
];

/// The record without what was signed, which edits would contradict.
fn base() -> String {
    let mut kept = String::new();
    let mut signed = false;
    for line in RECORD.lines() {
        if line.starts_with('[') {
            signed = line == "[[penegasan]]";
        }
        if !signed {
            kept += line;
            kept.push('\n');
        }
    }
    kept
}

/// The record with some of the edits, told by the bits of a number.
fn edited(which: u32) -> String {
    let mut text = base();
    for (index, (what, old, new)) in EDITS.iter().enumerate() {
        if which & (1 << index) != 0 {
            assert!(text.contains(old), "{what}");
            text = text.replacen(old, new, 1);
        }
    }
    text
}

/// A folder with the two drafts of a record.
fn drafts(old: &str, new: &str) -> TempDir {
    let folder = program::project(new);
    for (number, text) in [(1, old), (2, new)] {
        let draft = folder.path().join(format!("keluaran/draf-{number}"));
        fs::create_dir_all(&draft).unwrap();
        fs::write(draft.join("laporan.toml"), text).unwrap();
    }
    folder
}

/// The lines of the Word file that `susun` makes of a record as a draft.
fn made(number: &str, record: &str) -> Vec<String> {
    let folder = program::project(record);
    let output = run(folder.path(), &["susun", "--format", "docx", "--draf", number]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    word(&folder.path().join(format!("keluaran/draf-{number}")))
}

fn same(what: &str, expected: &[String], found: &[String]) {
    let at = expected.iter().zip(found).position(|(one, other)| one != other);
    let at = at.unwrap_or(expected.len().min(found.len()));
    if at < expected.len() || at < found.len() {
        let around = |lines: &[String]| {
            lines.iter().skip(at.saturating_sub(1)).take(3).cloned().collect::<Vec<_>>()
        };
        panic!("{what}, baris {at}:\n {:#?}\n {:#?}", around(expected), around(found));
    }
}

fn gives_both_back(old: u32, new: u32) {
    texts_give_back(&format!("{old:#b} → {new:#b}"), &edited(old), &edited(new));
}

fn texts_give_back(what: &str, old_text: &str, new_text: &str) {
    let folder = drafts(old_text, new_text);
    let output = run(folder.path(), &["banding", "--draf", "1", "2", "--format", "docx"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let name = "lkjip-2025-draf-1-draf-2.docx";
    assert!(out(&output).contains(name), "{}", out(&output));
    let bytes = fs::read(folder.path().join("keluaran/banding").join(name)).unwrap();
    let redline = document(&bytes);
    same(&format!("{what} ditolak"), &made("1", old_text), &lines(&redline, Turn::Reject));
    same(&format!("{what} diterima"), &made("2", new_text), &lines(&redline, Turn::Accept));
    is_sound(&redline);
}

/// What Word asks of tracked changes.
fn is_sound(redline: &Element) {
    let mut numbers = Vec::new();
    for name in ["w:ins", "w:del"] {
        for change in all(redline, name) {
            let author = format!("lkjip {}", env!("CARGO_PKG_VERSION"));
            assert_eq!(change.attribute("w:author"), Some(author.as_str()));
            assert!(change.attribute("w:date").unwrap().ends_with("T00:00:00Z"));
            numbers.push(change.attribute("w:id").unwrap().to_string());
            let wrong = if name == "w:del" { "w:t" } else { "w:delText" };
            assert!(all(change, wrong).is_empty());
        }
    }
    assert!(!numbers.is_empty());
    let count = numbers.len();
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), count);
    // Nothing that Word would refuse to take back.
    assert!(all(redline, "w:sdt").is_empty());
    let private = |c: char| ('\u{E000}'..='\u{F8FF}').contains(&c);
    assert!(!redline.plain().contains(private));
}

#[test]
fn all_edits_at_once() {
    gives_both_back(0, 0b111_1111_1111_1111);
}

#[test]
fn all_edits_taken_back() {
    gives_both_back(0b111_1111_1111_1111, 0);
}

#[test]
fn other_edits_on_either_side() {
    gives_both_back(0b101_0101_0101_0101, 0b010_1010_1010_1010);
}

#[test]
fn figures_only() {
    gives_both_back(0, 0b11);
}

#[test]
fn a_sub_kegiatan_removed() {
    let text = base();
    let at = text.find("    { kode = \"2.07.05.2.02.0005\"").unwrap();
    let end = at + text[at..].find("},\n").unwrap() + 3;
    let without = format!("{}{}", &text[..at], &text[end..]).replace("248_250_000", "97_050_000");
    texts_give_back("sub kegiatan", &text, &without);
}

/// The tables of the record, each with those below it.
fn tables() -> Vec<String> {
    let mut tables = vec![String::new()];
    for line in base().split_inclusive('\n') {
        // Lines of a text or list do not begin with a bracket.
        if line.starts_with('[') && !line.contains('.') {
            tables.push(String::new());
        }
        tables.last_mut().unwrap().push_str(line);
    }
    tables
}

/// The record without one of its sasaran, its programs and what else is for it.
fn without_sasaran(key: &str) -> String {
    let mut tables = tables();
    let told = [
        format!("[[sasaran]]\nkunci  = \"{key}\""),
        format!("\nsasaran    = \"{key}\""),
        format!("\nsasaran = [\"{key}\"]"),
        "[[foto]]\njudul = \"Pelatihan IKM".to_string(),
    ];
    tables.retain(|table| !told.iter().any(|told| table.contains(told)));
    tables.concat()
}

/// Numbers of items stand at what they begin with, also where that changed its place.
#[test]
fn sasaran_in_another_order() {
    let mut tables = tables();
    let sasaran: Vec<usize> =
        (0..tables.len()).filter(|at| tables[*at].starts_with("[[sasaran]]")).collect();
    let (first, last) = (sasaran[0], *sasaran.last().unwrap());
    tables.swap(first, last);
    texts_give_back("urutan sasaran", &base(), &tables.concat());
}

#[test]
fn a_sasaran_removed_and_brought_back() {
    let (with, without) = (base(), without_sasaran("industri"));
    assert!(!without.contains("kunci  = \"industri\"") && without.len() * 10 > with.len() * 7);
    texts_give_back("sasaran dihapus", &with, &without);
    texts_give_back("sasaran ditambah", &without, &with);
}

#[test]
fn other_paper_breaks_formulas_elsewhere_and_says_the_same() {
    let wider = edited(0b11).replacen("[kebijakan]\n", "[kebijakan]\nkertas = \"F4\"\n", 1);
    texts_give_back("kertas", &base(), &wider);
}

#[test]
fn rows_and_words() {
    gives_both_back(0b001_0001_1000_0100, 0b100_1110_0111_0000);
}

#[test]
fn the_same_draft_has_no_difference() {
    let text = base();
    let folder = drafts(&text, &text);
    for format in ["docx", "pdf"] {
        let output = run(folder.path(), &["banding", "--draf", "1", "2", "--format", format]);
        assert_eq!(code(&output), 0, "{}", err(&output));
        assert!(out(&output).starts_with("Tidak ada perbedaan antara draf 1 dan draf 2"));
    }
    assert!(!folder.path().join("keluaran/banding").exists());
}

#[test]
fn a_side_that_cannot_be_made_is_told() {
    let text = base();
    let folder =
        drafts(&text, &text.replace("realisasi =   774_110_011", "realisasi = 900_774_110_011"));
    let output = run(folder.path(), &["banding", "--draf", "1", "2", "--format", "pdf"]);
    assert_eq!(code(&output), 1);
    let told = err(&output);
    assert!(told.contains("LKJ0304") && told.contains("tidak ada yang ditulis."), "{told}");
    assert!(!folder.path().join("keluaran/banding").exists());
}

#[test]
fn the_pdf_is_the_same_again_and_begins_with_the_list_of_changes() {
    let folder = drafts(&edited(0), &edited(0b1_0111_1111));
    let path = folder.path().join("keluaran/banding/lkjip-2025-draf-1-draf-2.pdf");
    let make = || {
        let output = run(folder.path(), &["banding", "--draf", "1", "2", "--format", "pdf"]);
        assert_eq!(code(&output), 0, "{}", err(&output));
        assert!(out(&output).contains(" halaman, "), "{}", out(&output));
        fs::read(&path).unwrap()
    };
    assert_eq!(make(), make());
    let settled = |text: &str| umum::composed(text).1.document.unwrap();
    let (old, new) = (settled(&edited(0)), settled(&edited(0b1_0111_1111)));
    let both = beda(&old, &new, ("draf 1", "draf 2"));
    let engine = Engine::new(&Templates::embedded()).unwrap();
    let pages = engine.text(&both, &Assets::default()).unwrap();
    let text = |at: usize| -> String {
        pages[at].pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    let first = text(0).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(first.to_uppercase().contains("DAFTAR PERUBAHAN"), "{first}");
    assert!(first.contains("draf 1 ke draf 2"), "{first}");
    assert!(first.contains("Semula Menjadi Halaman"), "{first}");
    // Every change that has a place leads there.
    let list = &both.changes.as_ref().unwrap().list;
    assert!(list.len() > 20, "{}", list.len());
    assert!(list.iter().all(|change| !change.to.is_empty()), "{list:#?}");
}

#[test]
fn pictures_of_the_old_report_are_shown_where_they_went() {
    let folder = tempfile::tempdir().unwrap();
    for side in ["lama", "baru"] {
        let to = folder.path().join(side);
        fs::create_dir_all(to.join("foto")).unwrap();
        for name in
            ["laporan.toml", "foto/imunisasi.jpg", "foto/logo.png", "foto/posyandu-sejuk.jpg"]
        {
            fs::copy(umum::path("tests/instansi-lain").join(name), to.join(name)).unwrap();
        }
    }
    let new = folder.path().join("baru");
    fs::copy(new.join("foto/imunisasi.jpg"), new.join("foto/posyandu-sejuk.jpg")).unwrap();
    let output = run(folder.path(), &["banding", "lama", "baru", "--format", "docx"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let path = new.join("keluaran/banding");
    let path = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path());
    let path = path.into_iter().find(|path| path.extension().unwrap() == "docx").unwrap();
    assert!(path.to_str().unwrap().ends_with("-perubahan.docx"), "{path:?}");
    let redline = document(&fs::read(&path).unwrap());
    let drawings = |name: &str| {
        all(&redline, name).into_iter().map(|c| all(c, "w:drawing").len()).sum::<usize>()
    };
    assert_eq!((drawings("w:del"), drawings("w:ins")), (1, 1));
    let susun = |side: &str| {
        let output = run(folder.path(), &["susun", side, "--format", "docx"]);
        assert_eq!(code(&output), 0, "{}", err(&output));
        word(&folder.path().join(side).join("keluaran"))
    };
    same("ditolak", &susun("lama"), &lines(&redline, Turn::Reject));
    same("diterima", &susun("baru"), &lines(&redline, Turn::Accept));
}

/// The Word file of a document.
fn word_of(engine: &Engine, document: &Document, assets: &Assets) -> Element {
    let pages = engine.pages(document, assets).unwrap();
    let template = umum::bundled().dressed(&document.meta.page);
    let content = docx::Content { document, assets, pages: &pages, template: &template };
    let made = docx::write(content, |tell| {
        let sketches = engine.sketches(document, assets)?;
        tell.sizes(sketches.list());
        sketches.paint()
    });
    baca::document(&made.unwrap().bytes)
}

#[test]
fn reports_with_nothing_in_common_are_told_apart() {
    let draft = |mark| Draft { mark, lke: true, is_final: false };
    let (old, old_assets) =
        umum::settled_as("tests/instansi-lain", Some(draft("DRAF 1 · 0a1b2c3d")));
    let (new, new_assets) = umum::settled_as("reports/2025", Some(draft("DRAF 2 · 4e5f6071")));
    let engine = Engine::new(&Templates::embedded()).unwrap();
    for (old, old_assets, new, new_assets) in [
        (&old, &old_assets, &new, &new_assets),
        (&new, &new_assets, &old, &old_assets),
        // A work sheet that is gone.
        (&new, &new_assets, &umum::settled("reports/2025").0, &new_assets),
    ] {
        let mut assets = new_assets.clone();
        let mut went = old.clone();
        assets.add_old(old_assets, &mut went);
        let both = beda(&went, new, ("lama", "baru"));
        let redline = word_of(&engine, &both, &assets);
        let made = |document, assets| lines(&word_of(&engine, document, assets), Turn::Accept);
        // Looks of the new report go for both.
        let dressed = Document { meta: new.meta.clone(), ..old.clone() };
        same("ditolak", &made(&dressed, old_assets), &lines(&redline, Turn::Reject));
        same("diterima", &made(new, new_assets), &lines(&redline, Turn::Accept));
        is_sound(&redline);
        let count = |document, assets| engine.pdf(document, assets).unwrap().page_count;
        let (both, new) = (count(&both, &assets), count(new, new_assets));
        assert!(both > new, "{both} {new}");
    }
}

#[test]
fn random_edits_of_every_chapter_can_be_taken_back() {
    let draft = Draft { mark: "DRAF 1", lke: true, is_final: false };
    let (document, assets) = umum::settled_as("reports/2025", Some(draft));
    let template = umum::bundled().dressed(&document.meta.page);
    let pages = BTreeMap::new();
    let write = |document: &Document| {
        let content =
            docx::Content { document, assets: &assets, pages: &pages, template: &template };
        let made = docx::write(content, |tell| {
            tell.sizes(Vec::new());
            Ok(Vec::new())
        });
        baca::document(&made.unwrap().bytes)
    };
    let count: usize = document.parts.iter().map(|part| part.chapters.len()).sum();
    for seed in 0..90 {
        let base = acak::chapter(&document, seed % count);
        let mut chance = acak::Chance(0x9e37_79b9 + 7919 * seed as u64);
        let (old, new) = (acak::edited(&base, &mut chance), acak::edited(&base, &mut chance));
        let redline = write(&beda(&old, &new, ("lama", "baru")));
        let made = |document| lines(&write(document), Turn::Accept);
        same(&format!("{seed} ditolak"), &made(&old), &lines(&redline, Turn::Reject));
        same(&format!("{seed} diterima"), &made(&new), &lines(&redline, Turn::Accept));
    }
}

/// The lines of the Word file in a folder.
fn word(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files = files.filter(|path| path.extension().is_some_and(|e| e == "docx"));
    lines(&document(&fs::read(files.next().unwrap()).unwrap()), Turn::Accept)
}

#[test]
fn the_work_sheet_of_a_draft_comes_back_with_it() {
    let folder = program::project(base());
    let susun = |number: &str, sheet: &[&str]| {
        let arguments = [&["susun", "--format", "docx", "--draf", number], sheet].concat();
        let output = run(folder.path(), &arguments);
        assert_eq!(code(&output), 0, "{}", err(&output));
        word(&folder.path().join(format!("keluaran/draf-{number}")))
    };
    let redline = |numbers: [&str; 2]| {
        let arguments = ["banding", "--draf", numbers[0], numbers[1], "--format", "docx"];
        let output = run(folder.path(), &arguments);
        assert_eq!(code(&output), 0, "{}", err(&output));
        let name = format!("lkjip-2025-draf-{}-draf-{}.docx", numbers[0], numbers[1]);
        document(&fs::read(folder.path().join("keluaran/banding").join(name)).unwrap())
    };
    let (bare, sheet) = (susun("1", &[]), susun("2", &["--lke"]));
    fs::write(folder.path().join("laporan.toml"), edited(0b100_0100)).unwrap();
    let changed = susun("3", &["--lke"]);
    assert!(sheet.len() > bare.len() + 20, "the sheet is there");
    for (numbers, old, new) in
        [(["1", "2"], &bare, &sheet), (["2", "3"], &sheet, &changed), (["3", "1"], &changed, &bare)]
    {
        let redline = redline(numbers);
        same(&format!("{numbers:?} ditolak"), old, &lines(&redline, Turn::Reject));
        same(&format!("{numbers:?} diterima"), new, &lines(&redline, Turn::Accept));
        is_sound(&redline);
    }
}

#[test]
fn pictures_are_taken_back_with_their_figures() {
    let folder = drafts(&edited(0), &edited(0b11));
    let output = run(folder.path(), &["banding", "--draf", "1", "2", "--format", "docx"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let path = folder.path().join("keluaran/banding/lkjip-2025-draf-1-draf-2.docx");
    let redline = document(&fs::read(path).unwrap());
    let count = |within: &Element| all(within, "w:drawing").len();
    let changed = |name: &str| all(&redline, name).into_iter().map(count).sum::<usize>();
    let susun = |number: &str, record: &str| {
        let folder = program::project(record);
        let output = run(folder.path(), &["susun", "--format", "docx", "--draf", number]);
        assert_eq!(code(&output), 0, "{}", err(&output));
        let draft = folder.path().join(format!("keluaran/draf-{number}"));
        let name = format!("lkjip-2025-draf-{number}.docx");
        count(&document(&fs::read(draft.join(name)).unwrap()))
    };
    let all = count(&redline);
    assert!(changed("w:ins") > 3, "the bars of the summary page come as others");
    assert_eq!(all - changed("w:ins"), susun("1", &edited(0)));
    assert_eq!(all - changed("w:del"), susun("2", &edited(0b11)));
}
