//! The rules of good writing over whole records and over the project's own texts, and their repairs.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads its fixtures from disk and fails by panicking"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use lkjip_metrics::check::check;
use lkjip_metrics::diagnostic::{Code, Diagnostic, Level};
use lkjip_metrics::figures::Figures;
use lkjip_metrics::prose::{Kind, Subject, Text, Words, examine};
use lkjip_metrics::record::RawRecord;
use lkjip_metrics::repair::repaired;
use proptest::collection::vec;
use proptest::prelude::*;

/// Codes about the form of texts.
const FORM: &[Code] = &[
    Code::SisaNaskah,
    Code::JudulKosong,
    Code::Ganda,
    Code::TandaBaca,
    Code::KataBaku,
    Code::BentukAngka,
    Code::DaftarTidakUrut,
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn words() -> Words {
    Words::read(&read("templates/kata-baku.toml")).unwrap()
}

/// A record, sound or not, with what is told about its texts and how many galat it has.
struct Seen {
    record: RawRecord,
    figures: Figures,
    told: Vec<Diagnostic>,
    galat: usize,
}

fn see(source: &str) -> Seen {
    let checked = check(source);
    let galat = checked.findings.iter().filter(|f| f.level == Level::Galat).count();
    let (record, figures) = match (checked.record, checked.unsound) {
        (Some((record, figures)), _) => ((*record).clone(), figures),
        (None, unsound) => unsound.unwrap(),
    };
    let words = words();
    let told = examine(&checked.texts, &Subject::new(&record, &figures, &words));
    let told = told.into_iter().filter(|f| FORM.contains(&f.code)).collect();
    Seen { record, figures, told, galat }
}

fn messages(told: &[Diagnostic]) -> Vec<String> {
    told.iter().map(|f| format!("{} [{}] {}", f.code, f.key, f.message)).collect()
}

#[test]
fn good_records_raise_no_alarm() {
    for path in ["reports/2025/laporan.toml", "tests/instansi-lain/laporan.toml"] {
        let source = read(path);
        let seen = see(&source);
        assert_eq!(messages(&seen.told), [""; 0], "{path}");
        assert_eq!(repaired(&source, &seen.told), (source.clone(), 0));
    }
}

#[test]
fn the_projects_own_texts_follow_its_rules() {
    let seen = see(&read("reports/2025/laporan.toml"));
    let words = words();
    let subject = Subject::new(&seen.record, &seen.figures, &words);
    let mut files: Vec<PathBuf> = fs::read_dir(root().join("templates/naskah"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .collect();
    files.sort();
    assert!(files.len() > 5);
    for path in files {
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = Text::loose(Kind::Narrative, name, &fs::read_to_string(&path).unwrap()).unwrap();
        let told = examine(&[text], &subject);
        let told: Vec<_> = told.into_iter().filter(|f| FORM.contains(&f.code)).collect();
        assert_eq!(messages(&told), [""; 0], "{name}");
    }
    let mut lines = Vec::new();
    let files = ["tabel.toml", "istilah.toml", "perbandingan.toml"];
    for path in files.map(|file| format!("templates/naskah/{file}")) {
        collect(&read(&path).parse().unwrap(), &mut lines);
    }
    assert!(lines.len() > 100);
    let told = examine(&lines, &subject);
    let told: Vec<_> = told.into_iter().filter(|f| FORM.contains(&f.code)).collect();
    assert_eq!(messages(&told), [""; 0]);
}

/// Texts of a table as lines, but for places that stay open for a signature.
fn collect(table: &toml::Table, lines: &mut Vec<Text>) {
    for (key, value) in table {
        match value {
            toml::Value::Table(inner) => collect(inner, lines),
            toml::Value::String(text) if !key.starts_with("titik_") => {
                lines.extend(Text::loose(Kind::Line, key, text));
            }
            _ => {}
        }
    }
}

#[test]
fn repairs_touch_no_figure_and_no_comment_and_come_to_an_end() {
    let source = read("tests/terbit/2025/laporan.toml");
    let before = see(&source);
    let mut now = source.clone();
    let mut rounds = 0;
    let mut total = 0;
    loop {
        let (next, count) = repaired(&now, &see(&now).told);
        if count == 0 {
            assert_eq!(next, now);
            break;
        }
        (now, total, rounds) = (next, total + count, rounds + 1);
        assert!(rounds < 4, "repairs chase each other");
    }
    assert!(total > 100, "{total}");
    let after = see(&now);
    assert!(after.told.iter().all(|finding| finding.repair.is_none()), "{:?}", after.told);
    assert!(after.galat <= before.galat);
    let (before, after) = (numbers(&before.figures), numbers(&after.figures));
    let changed: Vec<_> =
        before.iter().filter(|(key, old)| after.get(*key) != Some(*old)).collect();
    assert_eq!((changed, after.len()), (Vec::new(), before.len()));
    assert_eq!(comments(&now), comments(&source));
    assert_eq!(now.lines().count(), source.lines().count());
}

/// Faults of form in the published report with the code that tells each and the words it quotes.
const PUBLISHED: &[(&str, Code, &str)] = &[
    ("A22", Code::KataBaku, "efisiensi anggaran sebesar"),
    ("A23", Code::KataBaku, "Silpa"),
    ("A26", Code::BentukAngka, "69,48 diketik tanpa tanda persen"),
    ("A28", Code::SisaNaskah, "\"Pake\""),
    ("A31", Code::SisaNaskah, "Rumus bawaan"),
    ("B11", Code::BentukAngka, "Rp. 9.065.287.929,00"),
    ("B11", Code::BentukAngka, "Rp 3.825.976.229"),
    ("B13", Code::KataBaku, "kemetrolagian"),
    ("B13", Code::KataBaku, "Kemetrolgian"),
    ("C6", Code::KataBaku, "Isu Strategi"),
    ("C10", Code::Ganda, "Tabel 2.1. Tabel"),
    ("C13", Code::JudulKosong, "TABEL PERBANDINGAN"),
    ("C14", Code::JudulKosong, "SOLUSI ALTERNATIF"),
    ("C14", Code::JudulKosong, "ANALISIS EFISIENSI ANGGARAN"),
    ("C15", Code::DaftarTidakUrut, "\"b.\""),
    ("C29", Code::Ganda, ";;"),
    ("D8", Code::KataBaku, "milyar"),
    ("D9", Code::KataBaku, "antara 15 tahun dan lebih"),
    ("D11", Code::KataBaku, "harga atas harga berlaku"),
    ("D11", Code::KataBaku, "atas dasar harga pasar"),
    ("D23", Code::TandaBaca, "huruf kecil: \"berikut\""),
    ("E1", Code::KataBaku, "di terbitkan"),
    ("E2", Code::KataBaku, "dimasa"),
    ("E2", Code::KataBaku, "terimakasih"),
    ("E3", Code::KataBaku, "diatas"),
    ("E4", Code::KataBaku, "Laport"),
    ("E5", Code::KataBaku, "strategic issued"),
    ("E6", Code::KataBaku, "akuntabilitas kerjanya"),
    ("E7", Code::KataBaku, "kebijaksanaan"),
    ("E8", Code::KataBaku, "Terciptaya"),
    ("E9", Code::KataBaku, "dilingkungan"),
    ("E10", Code::KataBaku, "\"ketas\""),
    ("E10", Code::KataBaku, "keatas"),
    ("E11", Code::KataBaku, "alternative"),
    ("E11", Code::KataBaku, "relative"),
    ("E12", Code::KataBaku, "pada adalah"),
    ("E13", Code::KataBaku, "TPAC"),
    ("E14", Code::KataBaku, "Propinsi"),
    ("E15", Code::KataBaku, "angkar"),
    ("E15", Code::TandaBaca, ").tingkat"),
    ("E16", Code::KataBaku, "sedikit bawah"),
    ("E17", Code::KataBaku, "defenisi"),
    ("E18", Code::KataBaku, "kemampuan skill dan kemampuan teknis"),
    ("E19", Code::KataBaku, "Pulluh"),
    ("E20", Code::KataBaku, "Akuntabiitas"),
    ("E21", Code::KataBaku, "di perlukan"),
    ("E22", Code::KataBaku, "efesiensi"),
    ("E23", Code::KataBaku, "penyesuain"),
    ("E24", Code::KataBaku, "pertanggung jawaban"),
    ("E25", Code::KataBaku, "Illegal"),
    ("E26", Code::TandaBaca, "huruf kecil: \"membantu\""),
    ("E27", Code::BentukAngka, "54,21 %"),
    ("E27", Code::TandaBaca, "536.318.344 ,"),
    ("E28", Code::TandaBaca, "2025 ."),
    ("E29", Code::TandaBaca, "2019 - 2025"),
];

#[test]
fn faults_of_form_in_the_published_report_are_told_at_their_words() {
    let source = read("tests/terbit/2025/laporan.toml");
    let told = see(&source).told;
    for (entry, code, words) in PUBLISHED {
        let found = told.iter().find(|f| f.code == *code && f.message.contains(words));
        let found = found.unwrap_or_else(|| panic!("{entry}: {code} \"{words}\" is not told"));
        let place = source.get(found.span.clone()).unwrap();
        assert!(!place.is_empty() && place.len() < 200, "{entry}: {place}");
    }
}

fn numbers(figures: &Figures) -> BTreeMap<String, String> {
    let numbers = figures.iter().filter_map(|f| Some((f.key.clone(), f.number()?.to_string())));
    numbers.collect()
}

/// Comments, also those behind a value; a heading within a text has more than one mark.
fn comments(source: &str) -> Vec<&str> {
    let own = |line: &&str| line.trim_start().starts_with("# ");
    source
        .lines()
        .filter_map(|line| match own(&line) {
            true => Some(line),
            false => line.rfind(" # ").and_then(|at| line.get(at..)),
        })
        .collect()
}

#[test]
fn the_list_of_words_is_sorted_and_contradicts_itself_nowhere() {
    let source = read("templates/kata-baku.toml");
    let words = words();
    let wrong: Vec<&str> = words.entries().map(|entry| entry.wrong.as_str()).collect();
    for entry in words.entries() {
        let right = format!(" {} ", entry.right.to_lowercase());
        let still = wrong.iter().find(|wrong| right.contains(&format!(" {wrong} ")));
        assert_eq!(still, None, "{} → {}", entry.wrong, entry.right);
        assert_eq!(wrong.iter().filter(|wrong| **wrong == entry.wrong).count(), 1);
    }
    let mut table = String::new();
    let mut last = String::new();
    for line in source.lines() {
        if line.starts_with('[') {
            (table, last) = (line.to_string(), String::new());
        } else if let Some(key) = line.strip_prefix('"').and_then(|rest| rest.split('"').next()) {
            assert!(*key > *last, "{table}: {key} after {last}");
            last = key.to_string();
        }
    }
    assert_eq!(table, "[benar]");
}

/// Pieces of text of which mistakes are made.
const PIECES: &[&str] = &[
    "diatas",
    "di terbitkan",
    "yang",
    "yang",
    "TPT",
    "tahun",
    "Nilai",
    "sedikit bawah",
    "é",
    "…",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "   ",
    ".",
    ",",
    ";",
    ":",
    "(",
    ")",
    "\"",
    "“",
    "”",
    "*",
    "**",
    "-",
    "/",
    "–",
    "# ",
    "#### ",
    "a. ",
    "b. ",
    "1. ",
    "- ",
    "5",
    "54,21",
    "45.90",
    "2019",
    "2025",
    "%",
    "Rp",
    "Rp. 5.000",
    "BB",
    "persen",
    "^n",
    "x",
    "+",
    "$",
    "\\frac",
    "_",
    "{{ tahun }}",
    "{{ anggaran.pagu }}",
    "{{ rujuk(\"tabel:x\") }}",
    "tabel",
    "{% if a %}",
    "https://a.go.id/b,c",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_a_rule_fail_and_no_repair_changes_a_digit(
        picked in vec(0..PIECES.len(), 1..40)
    ) {
        let seen = SEEN.get_or_init(|| see(&read("reports/2025/laporan.toml")));
        let words = WORDS.get_or_init(words);
        let subject = Subject::new(&seen.record, &seen.figures, words);
        let mut text: String = picked.iter().map(|index| PIECES[*index]).collect();
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let before = digits(&text);
        for round in 0.. {
            prop_assert!(round < 40, "repairs chase each other: {text:?}");
            let told = examine(&[Text::loose(Kind::Narrative, "narasi", &text).unwrap()], &subject);
            let quoted = format!("'''{text}'''");
            for finding in &told {
                prop_assert!(quoted.get(finding.span.clone()).is_some(), "{text:?}: {finding:?}");
            }
            let (next, count) = repaired(&quoted, &told);
            if count == 0 {
                break;
            }
            text = next[3..next.len() - 3].to_string();
        }
        prop_assert_eq!(digits(&text), before);
    }
}

static SEEN: OnceLock<Seen> = OnceLock::new();
static WORDS: OnceLock<Words> = OnceLock::new();
