//! Pictures and templates that are not what they seem: the report is made without them or not at all, with
//! a sentence about the file, and never a crash.
#![allow(clippy::unwrap_used, clippy::panic)]

mod kunci;
mod program;

use std::fs;
use std::path::Path;

use kunci::{Within, packed};
use program::{RECORD, code, err, out, project, run};

/// A chunk of a PNG.
fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [kind.as_slice(), data].concat();
    let length = u32::try_from(data.len()).unwrap();
    [&length.to_be_bytes(), body.as_slice(), &crc(&body).to_be_bytes()].concat()
}

fn crc(data: &[u8]) -> u32 {
    !data.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 * (crc & 1)))
    })
}

/// A grey PNG that says how large it is, with rows of that many bytes in all.
fn png(width: u32, height: u32, bytes: usize) -> Vec<u8> {
    let head = [&width.to_be_bytes(), &height.to_be_bytes(), [8, 0, 0, 0, 0].as_slice()].concat();
    let rows = packed(&vec![0; bytes]);
    let chunks = [chunk(b"IHDR", &head), chunk(b"IDAT", &rows), chunk(b"IEND", b"")];
    [b"\x89PNG\r\n\x1a\n".as_slice(), &chunks.concat()].concat()
}

/// Makes a report and checks that the program came to an end that it knows; what it said.
fn made(folder: &Path, name: &str, more: &[&str]) -> (i32, String) {
    let output = run(folder, &[&["susun", "--format", "pdf,docx"], more].concat());
    let said = out(&output) + &err(&output);
    assert!([0, 1, 2].contains(&code(&output)), "{name}: {} {said}", code(&output));
    assert!(!said.contains("panicked"), "{name}: {said}");
    (code(&output), said)
}

#[test]
fn pictures_that_are_none_are_told_and_leave_their_place_empty() {
    let photo = "\n[[foto]]\njudul = \"Pendampingan\"\nberkas = \"foto/a.png\"\n";
    let real = fs::read("tests/instansi-lain/foto/logo.png").unwrap();
    let jpeg = fs::read("tests/instansi-lain/foto/imunisasi.jpg").unwrap();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("no bytes", Vec::new()),
        ("text", b"bukan gambar".to_vec()),
        (
            "svg",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"/etc/passwd\"/></svg>"
                .to_vec(),
        ),
        ("gif", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec()),
        ("pdf", kunci::pdf(&[], "")),
        ("cut", real[..real.len() / 2].to_vec()),
        ("cut jpeg", jpeg[..200].to_vec()),
        ("bomb", png(60_000, 60_000, 1 << 20)),
        ("larger than it can be", png(u32::MAX, u32::MAX, 10)),
        ("no size", png(0, 0, 10)),
    ];
    for (name, bytes) in cases {
        let folder = project(RECORD.to_string() + photo);
        fs::create_dir(folder.path().join("foto")).unwrap();
        fs::write(folder.path().join("foto/a.png"), bytes).unwrap();
        let (_, said) = made(folder.path(), name, &[]);
        assert!(said.contains("foto/a.png"), "{name}: {said}");
    }
    // A folder in place of a picture.
    let folder = project(RECORD.to_string() + photo);
    fs::create_dir_all(folder.path().join("foto/a.png")).unwrap();
    assert!(made(folder.path(), "folder", &[]).1.contains("foto/a.png"));
}

#[test]
fn templates_that_are_none_are_told_by_their_name() {
    let loops = "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}x\
                 {% endfor %}{% endfor %}{% endfor %}";
    let cases: [(&str, Vec<u8>); 9] = [
        ("naskah/bab-1.md", vec![0xFF, 0xFE, 0x00]),
        ("naskah/bab-1.md", loops.into()),
        ("naskah/bab-1.md", b"{% include 'naskah/bab-1.md' %}".to_vec()),
        ("naskah/istilah.toml", [b"a = ".as_slice(), &[b'['; 100_000]].concat()),
        ("naskah/tabel.toml", b"\0".to_vec()),
        ("kata-baku.toml", b"= = =".to_vec()),
        ("typst/utama.typ", b"#while true {}".to_vec()),
        ("typst/utama.typ", b"#let f(x) = f(x + 1)\n#f(1)".to_vec()),
        ("typst/utama.typ", b"#read(\"/etc/passwd\")".to_vec()),
    ];
    for (path, bytes) in cases {
        let folder = project(RECORD);
        let file = folder.path().join("templat").join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, &bytes).unwrap();
        let name = format!("{path}: {}", String::from_utf8_lossy(&bytes[..bytes.len().min(40)]));
        let (code, said) = made(folder.path(), &name, &[]);
        assert_ne!(code, 0, "{name}: {said}");
        assert!(said.contains(path.rsplit('/').next().unwrap()), "{name}: {said}");
        assert!(!folder.path().join("keluaran").exists(), "{name}");
    }
}

#[test]
fn word_templates_that_are_none_are_told_and_nothing_is_written() {
    let real = fs::read("tests/templat-word/hijau.docx").unwrap();
    let mut bomb = lkjip::output::docx::package::Package::read(&real).unwrap();
    bomb.put("word/styles.xml", vec![b' '; 40 << 20]);
    let mut deep = lkjip::output::docx::package::Package::read(&real).unwrap();
    deep.put("word/styles.xml", "<w:styles>".repeat(60_000).into_bytes());
    let cases: [(&str, Vec<u8>); 6] = [
        ("no bytes", Vec::new()),
        ("text", b"bukan Word".to_vec()),
        ("cut", real[..real.len() / 2].to_vec()),
        (
            "old Word",
            [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], [0; 600].as_slice()].concat(),
        ),
        ("bomb", bomb.write().unwrap()),
        ("deep", deep.write().unwrap()),
    ];
    for (name, bytes) in cases {
        let folder = project(RECORD);
        fs::write(folder.path().join("gaya.docx"), bytes).unwrap();
        let (code, said) = made(folder.path(), name, &["--templat-docx", "gaya.docx"]);
        assert_ne!(code, 0, "{name}: {said}");
        assert!(said.contains("gaya.docx"), "{name}: {said}");
        assert!(!folder.path().join("keluaran").exists(), "{name}");
    }
}

/// A template within a PDF may run for ever: the work is given up when its time is over, says how to allow
/// more, and leaves nothing behind.
#[test]
fn work_that_never_ends_is_given_up_in_time() {
    let folder = project(RECORD);
    let endless = b"#for a in range(99999) { for b in range(99999) { for c in range(99999) {} } }";
    let files = [
        Within::plain("laporan.toml", RECORD.as_bytes()),
        Within::plain("templat/typst/utama.typ", endless),
    ];
    fs::write(folder.path().join("tanpa-akhir.pdf"), kunci::pdf(&files, "")).unwrap();
    let changed = RECORD.replace("realisasi = 95_000_000", "realisasi = 94_000_000");
    assert_ne!(changed, RECORD);
    fs::write(folder.path().join("laporan.toml"), changed).unwrap();
    let commands: [(&[&str], i32, &str); 2] = [
        (&["verifikasi", "tanpa-akhir.pdf"], 1, "sesudah 1 detik penyusunannya belum selesai"),
        (&["banding", "laporan.toml", "tanpa-akhir.pdf"], 2, "sesudah 2 detik belum juga selesai"),
    ];
    for (command, expected, said_so) in commands {
        let output = run(folder.path(), &[command, &["--batas-detik", "2"]].concat());
        let said = out(&output) + &err(&output);
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(code(&output), expected, "{command:?}: {said}");
        assert!(said.contains(said_so) && said.contains("--batas-detik"), "{said}");
        assert!(!folder.path().join("keluaran").exists(), "{command:?}");
    }
}
