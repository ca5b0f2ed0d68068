//! `banding` with a document that the program did not make: the published report against its
//! repaired record, the program's own files against theirs, and files that mean harm.
#![allow(clippy::unwrap_used)]

mod program;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use lkjip::input;
use lkjip_metrics::asing::{Body, Piece};
use program::{RECORD, code, err, out, project, run};
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::Value;

/// The published report as text.
const PUBLISHED: &str = "tests/asing/terbit.txt";

/// What is wrong in it, by the rows of part A of its audit: the line, what is said there, and the
/// beginning of the record's key.
const WRONG: &[(&str, u64, &str, &str)] = &[
    ("A1", 27, "5,39%", "anggaran.sisa_persen"),
    ("A2", 21, "94,79%", "sasaran.industri.capaian"),
    ("A2", 392, "94,79%", "sasaran.industri.capaian"),
    ("A2", 532, "94,79%", "sasaran.industri.capaian"),
    ("A2", 694, "94,79%", "sasaran.industri.capaian"),
    ("A2", 706, "94,79%", "sasaran.industri.capaian"),
    ("A3", 392, "Sangat Tinggi", "ikm.kriteria"),
    ("A4", 706, "Efisien", "sasaran.industri.efisiensi"),
    ("A5", 172, "56,76%", "sdm.asn.rasio"),
    ("A5", 173, "43,24%", "sdm.non_asn.rasio"),
    ("A6", 682, "77,54 persen", "pendapatan.capaian"),
    ("A7", 565, "71,27", "akip.jumlah_komponen_nilai"),
    ("A8", 556, "Tujuh Puluh Tiga Koma Delapan Pulluh Lima", "akip.nilai"),
    ("A9", 556, "BB (Baik)", "akip.sebutan"),
    ("A10", 17, "18 persen", "pdrb.target"),
    ("A10", 493, "18 persen", "pdrb.target"),
    ("A12", 397, "sangat baik", "ringkasan.kriteria"),
    ("A13", 493, "102,06%", "pdrb.rasio_proksi"),
    ("A14", 501, "belum tercapainya", ""),
    ("A15", 463, "di bawah", "tpt."),
    ("A16", 495, "penurunan", ""),
    ("A17", 448, "penurunan", ""),
    ("A35", 59, "10 Januari 2025", "pengesahan.tanggal"),
    ("A35", 745, "10 Januari 2025", "pengesahan.tanggal"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn compared(document: &Path, record: &Path) -> Value {
    let arguments =
        ["banding", document.to_str().unwrap(), record.to_str().unwrap(), "--format=json"];
    let output = run(root(), &arguments);
    assert_eq!(code(&output), 0, "{}", err(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn contradictions(answer: &Value) -> &Vec<Value> {
    answer["bertentangan"].as_array().unwrap()
}

fn is_at(one: &Value, line: u64) -> bool {
    one["tempat"].as_array().unwrap().iter().any(|place| place["baris"] == line)
}

#[test]
fn the_wrong_figures_of_the_published_report_are_found_and_nothing_else() {
    let answer = compared(Path::new(PUBLISHED), Path::new("reports/2025"));
    let found = contradictions(&answer);
    for (row, line, said, key) in WRONG {
        let meets = |one: &&Value| {
            let own = one["kunci"].as_str().unwrap_or_default();
            one["dokumen"] == *said && own.starts_with(key) && is_at(one, *line)
        };
        assert!(found.iter().any(|one| meets(&one)), "{row} baris {line}: {said}");
    }
    let known = |one: &&Value| {
        WRONG.iter().any(|(_, line, said, _)| one["dokumen"] == *said && is_at(one, *line))
    };
    let others: Vec<&Value> = found.iter().filter(|one| !known(one)).collect();
    assert!(others.is_empty(), "{others:#?}");
    for one in found {
        assert!(one["alasan"].as_str().unwrap().ends_with('.'), "{one}");
        assert!(!one["tempat"].as_array().unwrap().is_empty());
    }
    assert!(answer["angka"]["dicocokkan"].as_u64().unwrap() > 150, "{}", answer["angka"]);
}

#[test]
fn the_answer_reads_well_and_tells_contradictions_first() {
    let output = run(root(), &["banding", PUBLISHED, "reports/2025"]);
    let text = out(&output);
    assert_eq!(code(&output), 0);
    let first = text.find("Bertentangan dengan record atau dengan dirinya sendiri: 18").unwrap();
    assert!(first < text.find("Perbedaan teks").unwrap());
    assert!(text.contains("5,39% → 5,59%  (anggaran.sisa_persen)"), "{text}");
    assert!(text.contains("baris 27: "), "{text}");
    assert!(!text.contains('\u{1b}'));
    assert!(text.lines().all(|line| line.chars().count() <= 110), "{text}");
}

#[test]
fn a_figure_in_a_sentence_that_stands_there_for_every_sasaran_has_the_right_key() {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("lama.txt");
    let text = fs::read_to_string(root().join(PUBLISHED)).unwrap();
    let text = text.replacen("adalah sebesar Rp 610.650.000.", "adalah sebesar Rp 601.650.000.", 1);
    fs::write(&document, text).unwrap();
    let answer = compared(&document, Path::new("reports/2025"));
    let found = contradictions(&answer).iter().find(|one| one["dokumen"] == "Rp 601.650.000");
    assert_eq!(found.unwrap()["kunci"], "sasaran.perdagangan.pagu");
}

#[test]
fn a_wrong_cell_under_a_head_of_two_rows_is_that_of_its_column() {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("lama.txt");
    let text = fs::read_to_string(root().join(PUBLISHED)).unwrap();
    let text = text.replace("224.741", "224.471").replace("\t72,94%", "\t72,49%");
    fs::write(&document, text.replace("\t5,88%\n", "\t8,58%\n")).unwrap();
    let answer = compared(&document, Path::new("reports/2025"));
    let keys = |said: &str| -> Vec<String> {
        let found = contradictions(&answer).iter().filter(|one| one["dokumen"] == said);
        found.map(|one| one["kunci"].as_str().unwrap().to_string()).collect()
    };
    assert_eq!(keys("224.471"), ["penduduk.angkatan_kerja.jumlah"]);
    for said in ["72,49%", "8,58%"] {
        let keys = keys(said);
        assert!(!keys.is_empty(), "{said}");
        assert!(!keys.iter().any(|key| key.contains("laki") || key.contains("perempuan")));
    }
}

#[test]
fn lines_with_tabulators_are_rows_in_a_word_document_too() {
    let text = fs::read_to_string(root().join(PUBLISHED)).unwrap();
    let paragraph = |line: &str| {
        let line = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let cells = line.replace('\t', "</w:t><w:tab/><w:t>");
        format!("<w:p><w:r><w:t>{cells}</w:t></w:r></w:p>")
    };
    let body: String = text.lines().map(paragraph).collect();
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("lama.docx");
    fs::write(&document, word(&body)).unwrap();
    let answer = compared(&document, Path::new("reports/2025"));
    assert!(answer["angka"]["dicocokkan"].as_u64().unwrap() > 150, "{}", answer["angka"]);
    assert_eq!(contradictions(&answer).len(), 18);
    // An item behind its mark, and a name with what it stands for, are no rows.
    let list =
        ["1.\tButir pertama", "2.\tButir kedua", "NIP\t: 1", "Nama\t: A", "", "A\tB", "C\t5"];
    let body: String = list.iter().map(|line| paragraph(line)).collect();
    let pieces = read("a.docx", &word(&body)).unwrap();
    let is_row = |piece: &&Piece| matches!(piece.body, Body::Row(_));
    assert_eq!(pieces.iter().filter(is_row).count(), 2);
    assert!(pieces.contains(&Piece {
        place: lkjip_metrics::asing::Place::Paragraph(1),
        body: Body::Text("1. Butir pertama".to_string())
    }));
}

#[test]
fn figures_that_stand_under_a_wrong_head_are_no_contradictions() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let rows = [
        [
            "No.",
            "Pendidikan",
            "Status Kepegawaian",
            "Status Kepegawaian",
            "Status Kepegawaian",
            "Status Kepegawaian",
        ],
        ["", "", "ASN", "CASN", "", "Non ASN"],
        ["1", "SMA", "2", "0", "41", "43"],
        ["2", "D3", "4", "0", "3", "7"],
        ["3", "S1", "22", "4", "10", "36"],
        ["4", "S2", "4", "0", "0", "4"],
        ["", "Jumlah", "32", "4", "54", "90"],
    ];
    let row = |row: &[&str; 6]| {
        format!("<w:tr>{}</w:tr>", row.iter().map(|text| cell(text)).collect::<String>())
    };
    let body = format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>());
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("lama.docx");
    fs::write(&document, word(&body)).unwrap();
    let answer = compared(&document, Path::new("reports/2025"));
    assert_eq!(contradictions(&answer), &Vec::<Value>::new());
}

/// A copy of a record with its Word file and PDF.
fn built(record: &str) -> (tempfile::TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join(record), folder.path());
    let output = run(folder.path(), &["susun", "--format=docx,pdf"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let files = fs::read_dir(folder.path().join("keluaran")).unwrap();
    let files = files.map(|file| file.unwrap().path());
    let is_document =
        |path: &PathBuf| path.extension().is_some_and(|ending| ending == "docx" || ending == "pdf");
    let files: Vec<PathBuf> = files.filter(is_document).collect();
    assert_eq!(files.len(), 2);
    (folder, files)
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_name() == "keluaran" {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_programs_own_files_contradict_their_record_in_nothing() {
    for record in ["reports/2025", "tests/instansi-lain"] {
        let (folder, files) = built(record);
        for file in files {
            let answer = compared(&file, folder.path());
            assert_eq!(contradictions(&answer), &Vec::<Value>::new(), "{}", file.display());
            assert!(answer["angka"]["dicocokkan"].as_u64().unwrap() > 150, "{}", answer["angka"]);
            let texts = &answer["teks"];
            assert!(texts["sama"].as_u64().unwrap() > 200, "{}", texts["sama"]);
            assert!(texts["berubah"].as_array().unwrap().len() < 40);
        }
    }
}

#[test]
fn a_record_that_changed_is_contradicted_by_the_files_made_before() {
    let (folder, files) = built("reports/2025");
    let path = folder.path().join("laporan.toml");
    let text = fs::read_to_string(&path).unwrap();
    // Without the statements of what the published report says, which would stop the building.
    let parts = text.split("\n[[penegasan]]");
    let text: String = parts.take(1).collect();
    fs::write(
        &path,
        text.replace("774_110_011", "764_110_011").replace("kini = 821", "kini = 801"),
    )
    .unwrap();
    for file in files {
        let answer = compared(&file, folder.path());
        let found = contradictions(&answer);
        for (said, key) in [
            ("11,85%", "ikm.realisasi"),
            ("65,83%", "ikm.capaian"),
            ("Sedang", "sasaran.industri.kriteria"),
            ("94,41%", "anggaran.serapan"),
            ("Rp536.318.344", "anggaran.sisa"),
            ("Rp3.592.029.996", "sasaran.kesempatan_kerja.realisasi"),
            ("3.415.008.996", "program.2_07_03.realisasi"),
            ("821", "jumlah_ikm.tren.ke"),
        ] {
            let meets = |one: &Value| one["dokumen"] == said && one["kunci"] == key;
            assert!(found.iter().any(meets), "{said} {key} {}: {found:#?}", file.display());
        }
        // Nothing that did not change.
        for one in found {
            assert_ne!(one["dokumen"], one["record"]);
        }
        assert!(found.len() < 25, "{}: {found:#?}", file.display());
    }
}

#[test]
fn what_cannot_be_compared_is_told_in_a_sentence() {
    let folder = project(RECORD);
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("lama.txt", b"Capaian kinerja.");
    for format in ["docx", "pdf"] {
        let output = run(folder.path(), &["banding", "lama.txt", "--format", format]);
        assert_eq!(code(&output), 2);
        assert!(err(&output).contains("hanya dicetak sebagai teks atau json"), "{}", err(&output));
    }
    write("rusak.docx", b"PK\x03\x04 bukan zip");
    write("lama.docx", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1]);
    write("rusak.pdf", b"bukan PDF");
    write("pindai.pdf", &empty_pdf());
    write("kosong.txt", b"  \n\t\n\x0c");
    write("biner.txt", b"\x00\x01\x02 \x00");
    for (name, part) in [
        ("rusak.docx", "rusak atau bukan berkas Word"),
        ("lama.docx", "berformat Word lama"),
        ("rusak.pdf", "rusak atau bukan PDF"),
        ("pindai.pdf", "hasil pindai"),
        ("kosong.txt", "tidak memuat teks"),
        ("biner.txt", "bukan berkas teks"),
        ("tiada.docx", "tidak ada"),
    ] {
        let output = run(folder.path(), &["banding", name, "laporan.toml"]);
        assert_eq!(code(&output), 2, "{name}: {}", err(&output));
        assert!(err(&output).contains(part), "{name}: {}", err(&output));
    }
}

/// A PDF with one page and nothing on it.
fn empty_pdf() -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ];
    let mut pdf = "%PDF-1.4\n".to_string();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        pdf.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let start = pdf.len();
    pdf.push_str("xref\n0 4\n0000000000 65535 f \n");
    for place in places {
        pdf.push_str(&format!("{place:010} 00000 n \n"));
    }
    pdf.push_str(&format!("trailer<</Size 4/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"));
    pdf.into_bytes()
}

/// A Word document with this body.
fn word(body: &str) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    file.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let text = format!("<w:document xmlns:w=\"{space}\"><w:body>{body}</w:body></w:document>");
    file.write_all(text.as_bytes()).unwrap();
    file.finish().unwrap().into_inner()
}

fn read(name: &str, bytes: &[u8]) -> Result<Vec<Piece>, input::Unread> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    input::read(&path).map(|text| text.pieces)
}

#[test]
fn tracked_changes_are_read_as_accepted_and_tables_as_rows() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{}</w:p></w:tc>", run(text))
    };
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>{}</w:p>\
         <w:p>{}<w:del><w:r><w:delText>lama</w:delText></w:r></w:del><w:ins>{}</w:ins></w:p>\
         <w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr>{}</w:p>\
         <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>\
         <w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        run("Judul"),
        run("Nilai "),
        run("baru"),
        run("Judul 1"),
        run("satu "),
        run("dua"),
        cell("<w:vMerge w:val=\"restart\"/>", "Nama"),
        cell("<w:gridSpan w:val=\"2\"/>", "Jumlah"),
        cell("<w:vMerge/>", ""),
        cell("", "5")
    );
    let pieces = read("a.docx", &word(&body)).unwrap();
    let said: Vec<String> = pieces
        .into_iter()
        .map(|piece| match piece.body {
            Body::Heading(text) => format!("# {text}"),
            Body::Text(text) => text,
            Body::Row(cells) | Body::Laid(cells) => cells.join("|"),
        })
        .collect();
    assert_eq!(said, ["# Judul", "Nilai baru", "satu dua", "Nama|Jumlah|Jumlah", "Nama|5", ""]);
}

#[test]
fn documents_that_mean_harm_are_refused() {
    let deep = "<w:p>".repeat(5_000) + &"</w:p>".repeat(5_000);
    assert!(read("a.docx", &word(&deep)).is_err());
    let bomb = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "0".repeat(80 << 20));
    assert!(word(&bomb).len() < 1 << 20);
    assert!(read("a.docx", &word(&bomb)).is_err());
    let wide = format!(
        "<w:tbl>{}</w:tbl>",
        "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr><w:p/></w:tc></w:tr>"
            .repeat(200)
    );
    let _ = read("a.docx", &word(&wide));
    let loops = String::from_utf8(empty_pdf()).unwrap().replace("Kids[3 0 R]", "Kids[2 0 R]");
    assert!(read("a.pdf", loops.as_bytes()).is_err());
}

#[test]
fn a_huge_document_is_compared_in_bounded_time() {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("besar.txt");
    let line =
        "Capaian TPAK sebesar 1,11 persen dan realisasi TPAK sebesar 2,22 persen ".repeat(400);
    fs::write(&document, format!("{line}\n\n").repeat(400)).unwrap();
    let start = std::time::Instant::now();
    let output = run(root(), &["banding", document.to_str().unwrap(), "reports/2025"]);
    assert!(code(&output) == 0 && start.elapsed().as_secs() < 60);
    // What was not read is told.
    assert!(err(&output).contains("hanya bagian awalnya"), "{}", err(&output));
}

proptest! {
    #![proptest_config(Config { cases: 48, ..Config::default() })]

    #[test]
    fn no_bytes_bring_the_readers_down(
        bytes in proptest::collection::vec(any::<u8>(), 0..2_000),
        body in "(<w:(p|r|t|tbl|tr|tc|sdt|ins|del)>|</w:(p|r|t|tbl|tr|tc|sdt|ins|del)>|[a-z0-9 ,.%]){0,60}",
        text in "(\\PC|\n|\t|\u{c}| {3}){0,300}",
    ) {
        for name in ["a.docx", "a.pdf", "a.txt"] {
            let _ = read(name, &bytes);
        }
        let _ = read("a.docx", &word(&body));
        let _ = read("a.txt", text.as_bytes());
        let _ = read("a.txt", &text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>());
    }
}

#[test]
fn damaged_copies_of_real_files_do_not_bring_the_readers_down() {
    let folder = project(RECORD);
    let output = run(folder.path(), &["susun", "--format=docx,pdf"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    for file in fs::read_dir(folder.path().join("keluaran")).unwrap() {
        let path = file.unwrap().path();
        let name = format!("a.{}", path.extension().unwrap().to_str().unwrap());
        if !name.ends_with("docx") && !name.ends_with("pdf") {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        for at in 1..16 {
            let place = bytes.len() * at / 16;
            let _ = read(&name, &bytes[..place]);
            let mut other = bytes.clone();
            other[place] ^= 0x5a;
            other[place - 1] = b'9';
            let _ = read(&name, &other);
        }
    }
}
