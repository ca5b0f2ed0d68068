//! Word files that somebody broke: thousands of mutations of a real one, none of which may end the
//! program or keep it busy. `LKJIP_ACAK` sets their number.
#![allow(clippy::unwrap_used)]

#[path = "merah/acak.rs"]
#[allow(dead_code)]
mod acak;
mod program;

use std::fs;
use std::io::Write;
use std::time::{Duration, Instant};

use acak::Chance;
use lkjip::output::docx::Template;
use lkjip::output::docx::package::Package;
use lkjip::review::{Line, Piece, Place, Reading, Style, pair, read, settle};
use tempfile::TempDir;

/// Mutations of each kind, without `LKJIP_ACAK`.
const COUNT: usize = 450;

/// Longest that one file may take in a debug build.
const LONGEST: Duration = Duration::from_secs(10);

fn count() -> usize {
    std::env::var("LKJIP_ACAK").ok().and_then(|count| count.parse().ok()).unwrap_or(COUNT)
}

/// A small draft with tables, figures and narrative texts.
fn draft() -> (TempDir, Vec<u8>) {
    let folder = program::project(program::RECORD);
    let output = program::run(folder.path(), &["susun", "--draf", "1", "--format", "docx"]);
    assert!(program::code(&output) < 2, "{}", program::err(&output));
    let at = folder.path().join("keluaran/draf-1");
    let mut paths = fs::read_dir(at).unwrap().map(|entry| entry.unwrap().path());
    let path = paths.find(|path| path.extension().is_some_and(|e| e == "docx")).unwrap();
    let bytes = fs::read(path).unwrap();
    (folder, bytes)
}

/// The draft without pictures, and with no more than the first part of its text: a mutation is read in
/// little time.
fn small(bytes: &[u8]) -> Package {
    let mut package = Package::read(bytes).unwrap();
    let names: Vec<String> = package.names().map(str::to_string).collect();
    for name in names.iter().filter(|name| name.starts_with("word/media/")) {
        package.put(name.clone(), vec![1, 2, 3]);
    }
    let text = String::from_utf8(package.get("word/document.xml").unwrap().to_vec()).unwrap();
    let place = |from: usize| text[from..].find("<w:tbl>").map(|at| from + at);
    let table = place(text.len() / 2).or_else(|| place(0)).unwrap();
    let end = table + text[table..].find("</w:tbl>").unwrap() + "</w:tbl>".len();
    let body = text.find("<w:body>").unwrap() + "<w:body>".len();
    let head = text[..text.len().min(body + 12_000)].rfind("</w:p>").unwrap() + "</w:p>".len();
    let cut = format!("{}{}</w:body></w:document>", &text[..head], &text[table..end]);
    if lkjip::output::docx::xml::parse(cut.as_bytes()).is_ok() {
        package.put("word/document.xml", cut.into_bytes());
    }
    package
}

/// Reads a file by every way that reads foreign Word files.
fn all_ways(bytes: &[u8], base: &lkjip::review::Reading) -> bool {
    let started = Instant::now();
    let reading = read(bytes, None);
    let sound = reading.is_ok();
    if let Ok(mut reading) = reading {
        let pairs = pair(base, &reading);
        settle(base, &mut reading, &pairs);
        let pairs = pair(&reading, base);
        assert!(pairs.len() >= base.lines.len());
        for comment in &reading.comments {
            assert!(comment.line.is_none_or(|line| line < reading.lines.len()));
        }
    } else if let Err(fault) = reading {
        assert!(!fault.to_string().is_empty() && fault.help().ends_with('.'));
    }
    let _ = Template::open(bytes);
    assert!(started.elapsed() < LONGEST, "{:?}", started.elapsed());
    sound
}

/// A text of XML with something wrong in it.
fn mangled(text: &str, chance: &mut Chance) -> String {
    const SNIPPETS: [&str; 18] = [
        "<w:ins w:id=\"1\" w:author=\"x\">",
        "</w:ins>",
        "<w:del>",
        "<w:p>",
        "</w:p>",
        "<w:tbl><w:tr><w:tc>",
        "<w:bookmarkStart w:id=\"1\" w:name=\"_n_a_1\"/>",
        "<w:bookmarkEnd w:id=\"1\"/>",
        "<w:commentRangeStart w:id=\"0\"/>",
        "<w:fldChar w:fldCharType=\"begin\"/>",
        "<w:gridSpan w:val=\"99999999999\"/>",
        "<w:ilvl w:val=\"-1\"/>",
        "<w:outlineLvl w:val=\"300\"/>",
        "<w:sym w:char=\"110000\"/>",
        "<w:txbxContent><w:p/></w:txbxContent>",
        "&#0;",
        "\u{202e}é𝄞",
        "<mc:AlternateContent>",
    ];
    let mut text = text.to_string();
    for _ in 0..=chance.below(4) {
        let starts: Vec<usize> = text.match_indices('<').map(|(at, _)| at).collect();
        let at = starts.get(chance.below(starts.len())).copied().unwrap_or(0);
        let end = text[at..].find('>').map_or(text.len(), |end| at + end + 1);
        match chance.below(5) {
            0 => text.replace_range(at..end, ""),
            1 => text.insert_str(at, SNIPPETS[chance.below(SNIPPETS.len())]),
            2 => {
                let own = text[at..end].to_string();
                text.insert_str(at, &own.repeat(1 + chance.below(300)));
            }
            3 => {
                let other = starts.get(chance.below(starts.len())).copied().unwrap_or(0);
                let close = text[other..].find('>').map_or(text.len(), |end| other + end + 1);
                let own = text[other..close].to_string();
                text.replace_range(at..end, &own);
            }
            _ => {
                let own = text[at..end].replace(['0', '1', '2'], "9").replace('"', "'");
                text.replace_range(at..end, &own);
            }
        }
    }
    text
}

#[test]
fn no_broken_file_ends_the_program() {
    let (_folder, bytes) = draft();
    let package = small(&bytes);
    let whole = package.write().unwrap();
    let base = read(&whole, None).unwrap();
    assert!(base.lines.len() > 20, "{}", base.lines.len());
    let mut chance = Chance(0x5EED_2025);
    let mut sound = 0;
    // Bytes of the archive flipped.
    for _ in 0..count() {
        let mut bytes = whole.clone();
        for _ in 0..=chance.below(12) {
            let at = chance.below(bytes.len());
            bytes[at] ^= u8::try_from(1 + chance.below(255)).unwrap();
        }
        sound += usize::from(all_ways(&bytes, &base));
    }
    // The list of the archive flipped, where sizes and places stand.
    let list = whole.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    for _ in 0..count() {
        let mut bytes = whole.clone();
        for _ in 0..=chance.below(3) {
            let at = list + chance.below(bytes.len() - list);
            bytes[at] = u8::try_from(chance.below(256)).unwrap();
        }
        sound += usize::from(all_ways(&bytes, &base));
    }
    // Cut, and with something behind.
    for _ in 0..count() {
        let mut bytes = whole[..chance.below(whole.len())].to_vec();
        if chance.below(2) == 0 {
            bytes.extend(&whole[chance.below(whole.len())..]);
        }
        sound += usize::from(all_ways(&bytes, &base));
    }
    assert!(sound < count() * 3);
}

#[test]
fn no_broken_xml_ends_the_program() {
    let (_folder, bytes) = draft();
    let package = small(&bytes);
    let base = read(&package.write().unwrap(), None).unwrap();
    let mut chance = Chance(0xACA4_2026);
    let names: Vec<String> = package
        .names()
        .filter(|n| n.ends_with(".xml") || n.ends_with(".rels"))
        .map(String::from)
        .collect();
    let mut sound = 0;
    for _ in 0..count() {
        let mut package = package.clone();
        // Half of them in the text itself.
        let name = match chance.below(2) {
            0 => "word/document.xml",
            _ => names[chance.below(names.len())].as_str(),
        };
        let text = String::from_utf8_lossy(package.get(name).unwrap()).into_owned();
        package.put(name, mangled(&text, &mut chance).into_bytes());
        sound += usize::from(all_ways(&package.write().unwrap(), &base));
    }
    assert!(sound > 0, "some are read all the same");
    // Parts renamed, exchanged or taken out.
    for _ in 0..count() {
        let mut package = package.clone();
        let name = names[chance.below(names.len())].clone();
        let part = package.remove(&name).unwrap();
        match chance.below(3) {
            0 => package.put(name.to_uppercase(), part),
            1 => package.put(names[chance.below(names.len())].clone(), part),
            _ => {}
        }
        all_ways(&package.write().unwrap(), &base);
    }
}

/// The command that holds a foreign document against the record reads the same files.
#[test]
fn a_hostile_file_is_refused_in_a_sentence() {
    let (folder, bytes) = draft();
    let refused = |bytes: &[u8], word: &str| {
        fs::write(folder.path().join("kembali.docx"), bytes).unwrap();
        let output = program::run(folder.path(), &["banding", "kembali.docx", "laporan.toml"]);
        let told = program::err(&output).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(program::code(&output), 2, "{told}");
        assert!(told.contains(word), "{word}: {told}");
    };
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let best = zip::write::SimpleFileOptions::default().compression_level(Some(9));
    bomb.start_file("word/document.xml", best).unwrap();
    bomb.write_all(&vec![b' '; 20 * 1024 * 1024]).unwrap();
    refused(&bomb.finish().unwrap().into_inner(), "bom zip");
    let mut outside = Package::read(&bytes).unwrap();
    outside.put("../keluar.xml", b"<a/>".to_vec());
    refused(&outside.write().unwrap(), "nama yang tidak sah");
    let mut twice = Package::read(&bytes).unwrap();
    twice.put("WORD/document.xml", b"<a/>".to_vec());
    refused(&twice.write().unwrap(), "nama yang sama");
    let mut external = Package::read(&bytes).unwrap();
    let entity = b"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
    external.put("word/document.xml", entity.to_vec());
    refused(&external.write().unwrap(), "deklarasi tipe dokumen");
    refused(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "format Word lama");
}

/// A link leads to a plain file or nowhere.
#[cfg(unix)]
#[test]
fn a_link_is_followed_to_a_plain_file_only() {
    let (folder, bytes) = draft();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("asli.docx"), &bytes).unwrap();
    std::os::unix::fs::symlink(at("asli.docx"), at("tautan.docx")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", at("tanpa-akhir.docx")).unwrap();
    std::os::unix::fs::symlink(at("lingkar.docx"), at("lingkar.docx")).unwrap();
    let code = |name: &str| {
        program::code(&program::run(folder.path(), &["banding", name, "laporan.toml"]))
    };
    assert!(code("tautan.docx") < 2);
    assert_eq!((code("tanpa-akhir.docx"), code("lingkar.docx")), (2, 2));
}

/// A document of lines.
fn lines(texts: impl Iterator<Item = String>) -> Reading {
    let line = |text: String| Line {
        pieces: vec![Piece { text, key: Some("naskah.ikhtisar".into()), ..Piece::default() }],
        key: None,
        place: Place::default(),
        style: Style::Body,
        bookmarks: Vec::new(),
        signed: Vec::new(),
    };
    Reading { lines: texts.map(line).collect(), ..Reading::default() }
}

/// The shortest of some runs.
fn time(base: &Reading, returned: &Reading) -> Duration {
    let runs = (0..3).map(|_| {
        let mut returned = returned.clone();
        let started = Instant::now();
        let pairs = pair(base, &returned);
        settle(base, &mut returned, &pairs);
        assert!(pairs.len() >= returned.lines.len());
        started.elapsed()
    });
    runs.min().unwrap_or_default()
}

/// Work grows with the length of a document, not with its square: times of one run are held against each
/// other. Eight times as long may take three times as long for each line; squares would take eight.
#[test]
fn eight_times_as_much_takes_eight_times_as_long() {
    let base =
        || (0..200).map(|n| format!("Baris {n} dari draf tentang usaha {} dan pasar.", n * 7));
    type Make = fn(usize) -> Vec<String>;
    let ways: [(&str, Make); 5] = [
        ("new lines", |count| (0..count).map(|n| format!("kata{n} baru{n} sekali{n}")).collect()),
        ("copies of one", |count| vec!["Satu baris yang sama saja.".to_string(); count]),
        ("copies of all", |count| {
            (0..count).map(|n| format!("Baris {} dari draf tentang usaha.", n % 200)).collect()
        }),
        ("one long line", |count| {
            vec![(0..count * 8).map(|n| format!("kata{} ", n % 3_000)).collect()]
        }),
        ("lines of lines", |count| vec!["tentang usaha dan pasar ".repeat(count / 10); 10]),
    ];
    for (name, make) in ways {
        let [one, eight] = [500, 4_000].map(|count| {
            let more = make(count);
            // The draft itself, changed here and there, with more in its middle.
            let half = base().take(100).map(|line| line.replace("pasar", "pasar desa"));
            time(&lines(base()), &lines(half.chain(more).chain(base().skip(100))))
        });
        assert!(eight <= 24 * one, "{name}: {one:?} {eight:?}");
    }
}
