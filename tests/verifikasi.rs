//! Verification: identical, what differs, a PDF alone, a PDF from strangers; comparing PDFs.
#![allow(clippy::unwrap_used, clippy::panic)]

mod kunci;
mod program;

use std::fs;
use std::path::Path;

use kunci::tambahan::{signed, updated};
use kunci::{Within, file, made, packed, pdf, sound, verified};
use program::{code, err, out, run};
use serde_json::json;

/// Replaces words of the record in a folder.
fn change(folder: &Path, old: &str, new: &str) {
    let path = folder.join("laporan.toml");
    let record = fs::read_to_string(&path).unwrap();
    assert!(record.contains(old), "{old}");
    fs::write(path, record.replacen(old, new, 1)).unwrap();
}

#[test]
fn what_is_as_it_was_is_identical_from_wherever_it_is_asked() {
    let folder = made();
    for path in
        [&[][..], &["laporan.toml"], &["."], &["keluaran/final"], &["keluaran/final/lkjip.lock"]]
    {
        let (code, value) = verified(folder.path(), path);
        assert_eq!(code, 0, "{path:?}: {value:#}");
        assert_eq!((&value["versi"], &value["hasil"]), (&json!(1), &json!("identik")));
    }
    let inside = run(&folder.path().join("keluaran/final"), &["verifikasi", "."]);
    assert_eq!(code(&inside), 0, "{}", err(&inside));
}

#[test]
fn without_a_final_report_there_is_nothing_to_verify() {
    let folder = program::project(sound());
    let output = run(folder.path(), &["verifikasi"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("susun --final"), "{}", err(&output));
    fs::create_dir_all(folder.path().join("keluaran/final")).unwrap();
    fs::write(folder.path().join("keluaran/final/lkjip.lock"), "versi = 99\n").unwrap();
    let output = run(folder.path(), &["verifikasi"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("versi 99"), "{}", err(&output));
}

#[test]
fn a_changed_record_is_told_by_its_keys() {
    let folder = made();
    change(folder.path(), "realisasi = 45_500_000", "realisasi = 45_500_001");
    let (code, value) = verified(folder.path(), &[]);
    assert_eq!(code, 1);
    assert_eq!(value["hasil"], "berbeda");
    assert_eq!(value["masukan"][0]["jenis"], "record");
    let change_ = &value["record"][0];
    assert_eq!((&change_["lama"], &change_["baru"]), (&json!("45500000"), &json!("45500001")));
    assert!(change_["kunci"].as_str().unwrap().ends_with(".realisasi"), "{change_}");
    assert_eq!(value["record"].as_array().unwrap().len(), 1);
    let told = out(&run(folder.path(), &["verifikasi"]));
    assert!(told.contains("45500000 → 45500001") && told.contains("berkasnya utuh"), "{told}");
    // A comment changes the bytes and no key.
    fs::write(folder.path().join("laporan.toml"), sound() + "# catatan\n").unwrap();
    let told = out(&run(folder.path(), &["verifikasi"]));
    assert!(told.contains("komentar atau tata letaknya"), "{told}");
    // With a galat it cannot be made, and what differs is told all the same.
    fs::write(folder.path().join("laporan.toml"), sound().replace("45_500_000", "55_500_000"))
        .unwrap();
    let (code, value) = verified(folder.path(), &[]);
    assert_eq!(code, 1);
    assert!(value["tidak_dapat_disusun"].as_str().unwrap().contains("galat"));
    assert_eq!(value["record"][0]["baru"], "55500000");
    assert_eq!(value["masukan"].as_array().unwrap().len(), 1, "{value:#}");
}

#[test]
fn a_file_that_the_lock_does_not_name_any_more_is_told() {
    let folder = made();
    let path = folder.path().join("keluaran/final/lkjip.lock");
    let lock = fs::read_to_string(&path).unwrap();
    let without: String =
        lock.split_inclusive('\n').filter(|line| !line.starts_with("\"lkjip-2025.pdf\"")).collect();
    assert_ne!(without, lock);
    fs::write(&path, without).unwrap();
    fs::write(file(folder.path(), "lkjip-2025.pdf"), b"%PDF-1.7 lain").unwrap();
    let (code, value) = verified(folder.path(), &[]);
    assert_eq!((code, &value["hasil"]), (1, &json!("berbeda")), "{value:#}");
    let told = out(&run(folder.path(), &["verifikasi"]));
    assert!(told.contains("kunci tidak menyebut berkas ini"), "{told}");
}

#[test]
fn another_template_and_another_version_are_told() {
    let folder = made();
    let own = folder.path().join("templat/naskah");
    fs::create_dir_all(&own).unwrap();
    let terms = fs::read_to_string("templates/naskah/istilah.toml").unwrap();
    fs::write(own.join("istilah.toml"), terms.replace("\"BAB\"", "\"Bab\"")).unwrap();
    let told = out(&run(folder.path(), &["verifikasi"]));
    assert!(told.contains("templat instansi naskah/istilah.toml: baru"), "{told}");
    assert!(told.contains("templat bawaan naskah/istilah.toml: tidak ada lagi"), "{told}");
    assert!(told.contains("susun ulang memberi byte lain"), "{told}");
    fs::remove_dir_all(folder.path().join("templat")).unwrap();
    let lock = file(folder.path(), "lkjip.lock");
    let text = fs::read_to_string(&lock).unwrap();
    fs::write(&lock, text.replace("program = \"lkjip ", "program = \"lkjip 0.0.1-")).unwrap();
    let output = run(folder.path(), &["verifikasi"]);
    assert_eq!(code(&output), 1);
    assert!(out(&output).contains("Disusun oleh lkjip 0.0.1-"), "{}", out(&output));
}

#[test]
fn a_file_that_was_changed_since_is_told() {
    let folder = made();
    for name in ["lkjip-2025.pdf", "lkjip-2025.docx", "lkjip-2025.peta.json"] {
        let path = file(folder.path(), name);
        let before = fs::read(&path).unwrap();
        let mut bytes = before.clone();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&path, &bytes).unwrap();
        let (code, value) = verified(folder.path(), &[]);
        assert_eq!(code, 1, "{name}");
        let outputs = value["keluaran"].as_array().unwrap();
        for output in outputs {
            let expected = if output["nama"] == name { "berubah" } else { "utuh" };
            assert_eq!(
                (&output["berkas"], &output["susun_ulang_sama"]),
                (&json!(expected), &json!(true))
            );
        }
        fs::remove_file(&path).unwrap();
        let told = out(&run(folder.path(), &["verifikasi"]));
        assert!(told.contains(&format!("{name}: susun ulang sama; berkasnya tidak ada")), "{told}");
        fs::write(&path, &before).unwrap();
    }
    assert_eq!(verified(folder.path(), &[]).0, 0);
}

#[test]
fn a_signature_behind_the_report_leaves_it_identical() {
    let folder = made();
    let path = file(folder.path(), "lkjip-2025.pdf");
    let original = fs::read(&path).unwrap();
    let whole = signed(&original, &[]);
    fs::write(&path, &whole).unwrap();
    let (code, value) = verified(folder.path(), &[]);
    assert_eq!(code, 0, "{value:#}");
    let pdf =
        value["keluaran"].as_array().unwrap().iter().find(|o| o["berkas"] == "ditambah").unwrap();
    assert_eq!(pdf["tambahan"]["bertanda_tangan"], true);
    assert_eq!(pdf["tambahan"]["byte"], whole.len() - original.len());
    let alone = run(folder.path(), &["verifikasi", "keluaran/final/lkjip-2025.pdf"]);
    assert_eq!(program::code(&alone), 0, "{}{}", out(&alone), err(&alone));
    assert!(out(&alone).contains("ditandatangani sesudahnya"), "{}", out(&alone));
    // What was added without a signature may be anything.
    fs::write(&path, updated(&original, &[(899_999, "<< >>".to_string())])).unwrap();
    assert_eq!(verified(folder.path(), &[]).0, 1);
    assert_eq!(verified(folder.path(), &["keluaran/final/lkjip-2025.pdf"]).0, 1);
    // A byte of the original under a signature.
    let mut broken = whole;
    broken[original.len() / 2] ^= 1;
    fs::write(&path, broken).unwrap();
    assert_eq!(verified(folder.path(), &[]).0, 1);
}

#[test]
fn a_signature_hides_nothing_else() {
    let folder = made();
    let path = file(folder.path(), "lkjip-2025.pdf");
    let original = fs::read(&path).unwrap();
    let good = signed(&original, &[]);
    let number = |bytes: &[u8], word: &str| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let at = text.find(word).unwrap();
        let object = text[..at].rfind(" 0 obj").unwrap();
        let number: usize = text[..object].rsplit(['\n', '\r']).next().unwrap().parse().unwrap();
        let end = object + text[object..].find("endobj").unwrap();
        (number, text[object + " 0 obj".len()..end].trim().to_string())
    };
    let (page, content) = number(&original, "/Type/Page/");
    let open = content.strip_suffix(">>").unwrap();
    let with = |annotation: &str| (page, format!("{open}/Annots [{annotation}]>>"));
    let square = "<< /Type /Annot /Subtype /Square /Rect [0 0 600 850] >>";
    let wide = "<< /Type /Annot /Subtype /Widget /FT /Sig /T (b) /Rect [0 0 600 850] >>";
    let (root, catalog) = number(&good, "/AcroForm");
    let script = catalog.replacen("<<", "<< /OpenAction << /S /JavaScript /JS (1) >> ", 1);
    let mut tail = good.clone();
    tail.extend_from_slice(b"% ekor\n");
    let mut empty = good.clone();
    let data = empty.windows(8).rposition(|part| part == b"30800609").unwrap();
    empty[data..data + 30].fill(b'0');
    let cases = [
        (signed(&original, &[with(square)]), "anotasi yang bukan tanda tangan"),
        (signed(&original, &[with(wide)]), "menutupi teks"),
        (signed(&original, &[(root, script)]), "katalog dokumennya berubah (OpenAction)"),
        (tail, "byte sesudah tanda tangan terakhir"),
        (empty, "kosong atau tidak mencakup"),
    ];
    for (bytes, reason) in cases {
        fs::write(&path, bytes).unwrap();
        let (code, value) = verified(folder.path(), &["keluaran/final/lkjip-2025.pdf"]);
        assert_eq!(code, 1, "{reason}: {value:#}");
        let told = value["tambahan"]["selain_tanda_tangan"].to_string();
        assert!(told.contains(reason), "{reason}: {told}");
        assert_eq!(verified(folder.path(), &[]).0, 1, "{reason}");
    }
}

#[test]
fn an_update_that_shows_another_page_is_not_hidden_by_a_signature() {
    let folder = made();
    let path = file(folder.path(), "lkjip-2025.pdf");
    let original = fs::read(&path).unwrap();
    // The first page object of the file gets no content any more.
    let text = String::from_utf8_lossy(&original).into_owned();
    let at = text.find("/Type/Page/").or_else(|| text.find("/Type /Page\n")).unwrap();
    let object = text[..at].rfind(" 0 obj").unwrap();
    let number = text[..object].rsplit(['\n', '\r']).next().unwrap().parse().unwrap();
    let parent = text[at..].split("/Parent ").nth(1).unwrap().split(" 0 R").next().unwrap();
    let empty = format!("<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 595 842] >>");
    fs::write(&path, signed(&original, &[(number, empty)])).unwrap();
    let (code, value) = verified(folder.path(), &["keluaran/final/lkjip-2025.pdf"]);
    assert_eq!(code, 1, "{value:#}");
    assert!(!value["tambahan"]["halaman"]["berbeda"].as_array().unwrap().is_empty(), "{value:#}");
    assert_eq!(verified(folder.path(), &[]).0, 1);
}

#[test]
fn a_pdf_alone_whose_pages_say_something_else_is_told_page_and_line() {
    let folder = made();
    let pdf_of = |name: &str| file(folder.path(), name);
    let original = fs::read(pdf_of("lkjip-2025.pdf")).unwrap();
    // Another record with the same length of name, carried under the pages of the first one: what a
    // forger would do is to put another record in.
    let other = sound().replace("Permodalan terbatas", "Permodalan melimpah");
    let forged = forge(&original, other.as_bytes());
    fs::write(folder.path().join("palsu.pdf"), forged).unwrap();
    let (code, value) = verified(folder.path(), &["palsu.pdf"]);
    assert_eq!(code, 1, "{value:#}");
    let pages = value["halaman"]["berbeda"].as_array().unwrap();
    assert!(!pages.is_empty(), "{value:#}");
    let page = &pages[0];
    assert!(page["dokumen"].as_str().unwrap().contains("Permodalan terbatas"), "{page}");
    assert!(page["record"].as_str().unwrap().contains("Permodalan melimpah"), "{page}");
    let told = out(&run(folder.path(), &["verifikasi", "palsu.pdf"]));
    assert!(told.contains("berbeda") && told.contains("Halaman"), "{told}");
}

/// The same PDF with another record in it, by an update that takes the place of the old stream.
fn forge(original: &[u8], record: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(original).into_owned();
    let spec = text.find("(laporan.toml)/UF").unwrap();
    let stream = text[spec..].split("/EF<</F ").nth(1).unwrap().split(" 0 R").next().unwrap();
    let number = stream.parse().unwrap();
    let record = String::from_utf8(record.to_vec()).unwrap();
    let object = format!("<< /Length {} >>\nstream\n{record}\nendstream", record.len());
    updated(original, &[(number, object)])
}

#[test]
fn a_file_that_lost_its_end_is_told_as_cut() {
    let folder = made();
    for name in ["lkjip-2025.pdf", "lkjip-2025.docx"] {
        let path = file(folder.path(), name);
        let whole = fs::read(&path).unwrap();
        let lengths = [whole.len() / 2, whole.len() - 3, 20];
        for length in lengths.into_iter().take(if name.ends_with("pdf") { 3 } else { 1 }) {
            fs::write(&path, &whole[..length]).unwrap();
            let (code, value) = verified(folder.path(), &[]);
            let outputs = value["keluaran"].as_array().unwrap();
            let found = outputs.iter().find(|output| output["nama"] == name).unwrap();
            assert_eq!((code, &found["berkas"]), (1, &json!("terpotong")), "{name} {length}");
            if name.ends_with("pdf") {
                let alone = run(folder.path(), &["verifikasi", "keluaran/final/lkjip-2025.pdf"]);
                let said = out(&alone) + &err(&alone);
                assert!([1, 2].contains(&program::code(&alone)), "{said}");
                assert!(said.contains("terpotong"), "{length}: {said}");
            }
        }
        fs::write(&path, &whole).unwrap();
    }
    // Also when it cannot be made again.
    fs::write(file(folder.path(), "lkjip-2025.pdf"), b"%PDF-1.7\nsebagian").unwrap();
    fs::write(folder.path().join("laporan.toml"), "rusak = ").unwrap();
    let told = out(&run(folder.path(), &["verifikasi"]));
    assert!(told.contains("berkasnya terpotong"), "{told}");
}

#[test]
fn what_cannot_be_verified_is_told_with_what_can() {
    let folder = made();
    fs::write(folder.path().join("x.txt"), "teks").unwrap();
    for name in ["x.txt", "keluaran/final/lkjip-2025.docx"] {
        let output = run(folder.path(), &["verifikasi", name]);
        assert_eq!(code(&output), 2, "{name}");
        let said = err(&output);
        for word in [name, "bukan yang diperiksa", "PDF final", "lkjip.lock", "laporan.toml"] {
            assert!(said.contains(word), "{word}: {said}");
        }
    }
    assert_eq!(code(&run(folder.path(), &["susun", "--draf", "1", "--format", "pdf"])), 0);
    let draft = run(folder.path(), &["verifikasi", "keluaran/draf-1/lkjip-2025-draf-1.pdf"]);
    assert_eq!(code(&draft), 2);
    assert!(
        err(&draft).contains("disusun oleh lkjip tetapi bukan laporan final"),
        "{}",
        err(&draft)
    );
    // A copy of the folder, away from its record.
    let away = tempfile::tempdir().unwrap();
    let copy = away.path().join("a/salinan");
    fs::create_dir_all(&copy).unwrap();
    for (path, bytes) in kunci::all_files(&folder.path().join("keluaran/final")) {
        fs::write(copy.join(path.file_name().unwrap()), bytes).unwrap();
    }
    for asked in ["a/salinan", "a/../a/salinan", "a/salinan/lkjip.lock"] {
        let output = run(away.path(), &["verifikasi", asked]);
        assert_eq!(code(&output), 2);
        let said = err(&output);
        assert!(said.contains("laporan.toml` tidak ada") && said.contains(".pdf"), "{said}");
        assert!(!said.contains("salinan/.."), "{said}");
    }
    fs::copy(folder.path().join("laporan.toml"), away.path().join("laporan.toml")).unwrap();
    let output = run(&copy, &["verifikasi", "."]);
    assert_eq!(code(&output), 0, "{}{}", out(&output), err(&output));
    assert!(!out(&output).contains("/../.."), "{}", out(&output));
}

#[test]
fn a_pdf_without_a_record_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.pdf"), pdf(&[Within::plain("lain.txt", b"x")], "")).unwrap();
    fs::write(folder.path().join("rusak.pdf"), "bukan PDF").unwrap();
    for (name, said) in [
        ("a.pdf", "tidak membawa record"),
        ("rusak.pdf", "rusak atau bukan PDF"),
        ("b.pdf", "tidak ada"),
    ] {
        let output = run(folder.path(), &["verifikasi", name]);
        assert_eq!(code(&output), 2, "{name}");
        assert!(err(&output).contains(said), "{}", err(&output));
    }
}

#[test]
fn what_strangers_put_into_a_pdf_does_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let record = sound();
    let plain = |name: &str, bytes: &[u8]| Within::plain(name, bytes);
    let record_file = || plain("laporan.toml", record.as_bytes());
    let bomb = packed(&vec![b' '; 70 * 1024 * 1024]);
    let flate = "/Filter /FlateDecode";
    let bomb = |name: &str| Within { name: name.into(), stream: bomb.clone(), dict: flate };
    let endless = "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}x\
                   {% endfor %}{% endfor %}{% endfor %}";
    let deep = "[".repeat(100_000);
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("bomb.pdf", pdf(&[bomb("laporan.toml")], "")),
        ("bomb-beside.pdf", pdf(&[record_file(), bomb("templat/naskah/bab-1.md")], "")),
        ("loop.pdf", pdf(&[record_file()], "/Kids [4 0 R 4 0 R]")),
        (
            "filter.pdf",
            pdf(
                &[Within {
                    name: "laporan.toml".into(),
                    stream: b"x".to_vec(),
                    dict: "/Filter /DCTDecode",
                }],
                "",
            ),
        ),
        (
            "broken.pdf",
            pdf(&[Within { name: "laporan.toml".into(), stream: b"x".to_vec(), dict: flate }], ""),
        ),
        ("name.pdf", pdf(&[record_file(), plain(&"n".repeat(5000), b"x")], "")),
        ("garbage.pdf", pdf(&[plain("laporan.toml", &[0xFF, 0x00, 0xFE])], "")),
        ("deep.pdf", pdf(&[plain("laporan.toml", deep.as_bytes())], "")),
        (
            "paths.pdf",
            pdf(
                &[
                    record_file(),
                    plain("templat/../../../etc/x.md", b"x"),
                    plain("templat/typst/../../x.typ", b"x"),
                    plain("gambar/../logo.png", b"x"),
                    plain("templat-word/../../x.docx", b"x"),
                ],
                "",
            ),
        ),
        (
            "endless.pdf",
            pdf(&[record_file(), plain("templat/naskah/bab-1.md", endless.as_bytes())], ""),
        ),
        (
            "typst.pdf",
            pdf(&[record_file(), plain("templat/typst/utama.typ", b"#while true {}")], ""),
        ),
        (
            "recursion.pdf",
            pdf(
                &[record_file(), plain("templat/typst/utama.typ", b"#let f(x) = f(x + 1)\n#f(1)")],
                "",
            ),
        ),
        ("asal.pdf", pdf(&[record_file(), plain("asal.toml", b"versi = 1\nprogram = 3")], "")),
    ];
    for (name, bytes) in cases {
        fs::write(folder.path().join(name), bytes).unwrap();
        let output = run(folder.path(), &["verifikasi", name]);
        let said = out(&output) + &err(&output);
        assert!([1, 2].contains(&code(&output)), "{name}: {} {said}", code(&output));
        assert!(said.contains(name), "{name}: {said}");
        let other = run(folder.path(), &["banding", name, name, "--tanpa-halaman"]);
        assert!([0, 1, 2].contains(&code(&other)), "{name}: {}{}", out(&other), err(&other));
    }
    // Nothing was written.
    let left: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with(".pdf"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn a_record_from_a_pdf_leads_to_no_file_on_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy("tests/instansi-lain/foto/logo.png", folder.path().join("logo.png")).unwrap();
    fs::copy("tests/templat-word/hijau.docx", folder.path().join("gaya.docx")).unwrap();
    fs::create_dir(folder.path().join("templat")).unwrap();
    fs::write(folder.path().join("templat/kata-baku.toml"), "rusak").unwrap();
    let at = sound().find("[instansi]").unwrap();
    let (head, rest) = (&sound()[..at], &sound()[at + "[instansi]".len()..]);
    let record = format!(
        "{head}[kebijakan]\ntemplat_docx = \"gaya.docx\"\n\n[instansi]\nlogo = \"logo.png\"{rest}"
    );
    let (one, other) = (record.clone(), record.replace("Permodalan terbatas", "Permodalan kurang"));
    for (name, record) in [("a.pdf", one), ("b.pdf", other)] {
        let bytes = pdf(&[Within::plain("laporan.toml", record.as_bytes())], "");
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let (code, value) = verified(folder.path(), &["a.pdf"]);
    assert_eq!(code, 1, "{value:#}");
    let carried = value["lampiran"].as_array().unwrap();
    assert!(carried.iter().any(|name| name == "angka-2025.csv"), "{value:#}");
    assert!(carried.iter().all(|name| !name.as_str().unwrap().starts_with("gambar/")), "{value:#}");
    assert!(carried.iter().all(|name| !name.as_str().unwrap().starts_with("templat")), "{value:#}");
    let redline = run(folder.path(), &["banding", "a.pdf", "b.pdf", "--format", "docx"]);
    assert_eq!(program::code(&redline), 1, "{}{}", out(&redline), err(&redline));
    assert!(err(&redline).contains("gaya.docx` tidak ada"), "{}", err(&redline));
}

#[test]
fn two_pdfs_are_compared_by_the_records_that_they_carry() {
    let folder = made();
    change(folder.path(), "Permodalan terbatas", "Permodalan sangat terbatas");
    let revised = run(folder.path(), &["susun", "--final", "--revisi", "Realisasi diperbaiki"]);
    assert_eq!(code(&revised), 0, "{}", err(&revised));
    let (old, new) =
        ("keluaran/final/lkjip-2025.pdf", "keluaran/final-revisi-1/lkjip-2025-revisi-1.pdf");
    let before = kunci::all_files(&folder.path().join("keluaran"));
    for sides in [[old, new], [old, "."], [old, "laporan.toml"]] {
        let output = run(folder.path(), &["banding", sides[0], sides[1], "--format", "json"]);
        assert_eq!(code(&output), 0, "{sides:?}: {}", err(&output));
        assert!(out(&output).contains("sangat terbatas"), "{sides:?}: {}", out(&output));
    }
    let same = run(folder.path(), &["banding", ".", new]);
    assert!(out(&same).contains("Tidak ada perbedaan"), "{}{}", out(&same), err(&same));
    assert_eq!(kunci::all_files(&folder.path().join("keluaran")), before);
    // As a redline, beside the record and not within a final report.
    for format in ["docx", "pdf"] {
        let output = run(folder.path(), &["banding", old, new, "--format", format]);
        assert_eq!(code(&output), 0, "{}", err(&output));
        assert!(out(&output).contains("keluaran/banding/"), "{}", out(&output));
    }
    for (path, bytes) in before {
        assert_eq!(fs::read(&path).unwrap(), bytes, "{}", path.display());
    }
    // A PDF without a record stays a document from elsewhere, also against one that carries it.
    assert_eq!(code(&run(folder.path(), &["susun", "--format", "pdf"])), 0);
    let foreign = run(folder.path(), &["banding", "keluaran/lkjip-2025.pdf", old]);
    assert_eq!(code(&foreign), 0, "{}", err(&foreign));
    let turned = run(folder.path(), &["banding", old, "keluaran/lkjip-2025.pdf"]);
    assert_eq!(code(&turned), 2);
    assert!(err(&turned).contains("dokumen dari luar"), "{}", err(&turned));
}

#[test]
fn a_figure_that_a_revision_changed_is_told_from_the_two_pdfs_alone() {
    let folder = made();
    change(folder.path(), "realisasi = 45_500_000", "realisasi = 44_500_000");
    change(folder.path(), "nilai = 140_500_000", "nilai = 139_500_000");
    let revised = run(folder.path(), &["susun", "--final", "--revisi", "Realisasi diperbaiki"]);
    assert_eq!(code(&revised), 0, "{}", err(&revised));
    let away = tempfile::tempdir().unwrap();
    for (from, to) in [
        ("final/lkjip-2025.pdf", "lama.pdf"),
        ("final-revisi-1/lkjip-2025-revisi-1.pdf", "baru.pdf"),
    ] {
        fs::copy(folder.path().join("keluaran").join(from), away.path().join(to)).unwrap();
    }
    let told = run(away.path(), &["banding", "lama.pdf", "baru.pdf"]);
    assert_eq!(code(&told), 0, "{}", err(&told));
    let said = out(&told);
    for line in ["45.500.000", "44.500.000", "anggaran.serapan"] {
        assert!(said.contains(line), "{line}: {said}");
    }
    let json = out(&run(away.path(), &["banding", "lama.pdf", "baru.pdf", "--format", "json"]));
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(value.to_string().contains("44500000"), "{value:#}");
    let turned = out(&run(away.path(), &["banding", "baru.pdf", "lama.pdf"]));
    assert!(turned.find("44.500.000") < turned.find("45.500.000"), "{turned}");
}
