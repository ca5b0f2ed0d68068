//! The composed document: complete, numbered, true to its figures, and free of any one agency.
#![allow(clippy::unwrap_used, clippy::panic)]

mod umum;

use lkjip::document::Draft;
use lkjip::document::model::{Block, ContentsOf, Document, Inline, Node, PartKind, Table};
use lkjip::document::source::plain;
use lkjip_metrics::diagnostic::{Code, Level};
use umum::{composed, composed_as, document, path};

const EXAMPLE: &str = "reports/2025/laporan.toml";
const OTHER: &str = "tests/instansi-lain/laporan.toml";

fn read(file: &str) -> String {
    std::fs::read_to_string(path(file)).unwrap()
}

/// Every block, those within lists too.
fn blocks(document: &Document) -> Vec<&Block> {
    fn add<'d>(list: &'d [Block], all: &mut Vec<&'d Block>) {
        for block in list {
            all.push(block);
            if let Block::List { items, .. } = block {
                items.iter().for_each(|item| add(item, all));
            }
        }
    }
    let mut all = Vec::new();
    for chapter in document.parts.iter().flat_map(|p| &p.chapters) {
        add(&chapter.blocks, &mut all);
    }
    all
}

/// The JSON form as text, in which every printed word stands.
fn json(document: &Document) -> String {
    String::from_utf8(lkjip::output::json::compact(document).unwrap()).unwrap()
}

#[test]
fn the_figures_of_the_example_come_out_by_computation() {
    let (figures, _) = document(EXAMPLE);
    let golden = [
        ("ikm.capaian", "65,83%"),
        ("ikm.kriteria", "Sedang"),
        ("ikm.realisasi", "11,85%"),
        ("nilai_akip.capaian", "96,31%"),
        ("nilai_akip.kriteria", "Sangat Tinggi"),
        ("nilai_akip.realisasi", "BB (71,27)"),
        ("akip.predikat", "BB"),
        ("akip.sebutan", "Sangat Baik"),
        ("akip.terbilang", "Tujuh Puluh Satu Koma Dua Puluh Tujuh"),
        ("anggaran.pagu", "Rp9.601.606.273"),
        ("anggaran.realisasi", "Rp9.065.287.929"),
        ("anggaran.serapan", "94,41%"),
        ("anggaran.sisa", "Rp536.318.344"),
        ("anggaran.sisa_persen", "5,59%"),
        ("sasaran.kesempatan_kerja.serapan", "93,89%"),
        ("sasaran.perdagangan.serapan", "99,36%"),
        ("sasaran.industri.serapan", "99,82%"),
        ("sasaran.akuntabilitas.serapan", "94,10%"),
        ("sasaran.kesempatan_kerja.efisiensi", "Tidak dapat dihitung"),
        ("sasaran.perdagangan.efisiensi", "Tidak dapat dihitung"),
        ("sasaran.industri.efisiensi", "Tidak Efisien"),
        ("sasaran.akuntabilitas.efisiensi", "Efisien"),
        ("sdm.asn.rasio", "40,00%"),
        ("sdm.non_asn.rasio", "60,00%"),
        ("pendapatan.capaian", "44,31%"),
        ("tpak.proksi", "72,94%"),
        ("tpak.rasio_proksi", "98,57%"),
        ("pengesahan.tanggal", "10 Januari 2026"),
        ("ringkasan.jumlah_terukur", "2"),
        ("ringkasan.rata_rata", "81,07%"),
    ];
    for (key, text) in golden {
        let figure = figures.get(key).unwrap_or_else(|| panic!("{key} is missing"));
        assert_eq!(figure.text(), text, "{key}");
    }
}

#[test]
fn what_the_published_report_had_wrong_stands_nowhere() {
    let text = json(&document(EXAMPLE).1);
    for wrong in ["5,39%", "94,79", "77,54", "56,76", "43,24", "Pake", "10 Januari 2025", "TPAC"] {
        assert!(!text.contains(wrong), "{wrong}");
    }
}

#[test]
fn everything_numbered_is_listed_and_every_reference_leads_somewhere() {
    for record in [EXAMPLE, OTHER] {
        let (_, document) = document(record);
        let mut tables = Vec::new();
        let mut figures = Vec::new();
        let mut lists = Vec::new();
        for block in blocks(&document) {
            match block {
                Block::Table(table) => tables.extend(table.number.clone()),
                Block::Chart(chart) => figures.extend(chart.number.clone()),
                Block::Diagram(diagram) => figures.extend(diagram.number.clone()),
                Block::Photo { number, .. } => figures.extend(number.clone()),
                Block::Contents { of, entries } => lists.push((*of, entries)),
                _ => {}
            }
        }
        let labels = |wanted: ContentsOf| -> Vec<String> {
            let (_, entries) = lists.iter().find(|(of, _)| *of == wanted).unwrap();
            entries.iter().filter_map(|e| e.label.clone()).collect()
        };
        assert_eq!(labels(ContentsOf::Tables), tables, "{record}");
        assert_eq!(labels(ContentsOf::Figures), figures, "{record}");
        assert!(tables.len() > 20 && figures.len() > 5, "{record}");
        let mut seen = tables.clone();
        seen.extend(figures.clone());
        seen.sort();
        let count = seen.len();
        seen.dedup();
        assert_eq!(seen.len(), count, "{record}: a number stands twice");
        assert!(!json(&document).contains(r#""kind":"ref","to":"","#));
    }
}

#[test]
fn contents_and_outline_repeat_the_headings() {
    for record in [EXAMPLE, OTHER] {
        let (_, document) = document(record);
        let chapters = || document.parts.iter().flat_map(|p| &p.chapters);
        let entries: Vec<(Option<String>, String)> = blocks(&document)
            .into_iter()
            .filter_map(|block| match block {
                Block::Contents { of: ContentsOf::Headings, entries } => Some(entries),
                _ => None,
            })
            .flatten()
            .map(|entry| (entry.label.clone(), entry.text.clone()))
            .collect();
        for chapter in chapters().filter(|c| c.listed) {
            let entry = (chapter.label.clone(), chapter.title.clone());
            assert!(entries.contains(&entry), "{record}: {entry:?} in {entries:?}");
        }
        // The outline in BAB I names every section of BAB III by its own title.
        let text = umum::outline(&document);
        let (_, outline) = text.split_once("Sistematika Penulisan").unwrap();
        let (outline, _) = outline.split_once("\n# ").unwrap();
        let results = chapters().find(|c| c.id == "bab-3").unwrap();
        let mut sections = 0;
        for block in &results.blocks {
            if let Block::Heading { level: 2, number: Some(number), text, .. } = block {
                sections += 1;
                assert!(outline.contains(&plain(text)), "{record}: {number}");
            }
        }
        assert!(sections >= 5, "{record}");
    }
}

#[test]
fn the_conclusion_counts_what_was_reached() {
    let (figures, document) = document(EXAMPLE);
    let text = umum::outline(&document);
    let (_, last) = text.split_once("# BAB IV").unwrap();
    let count = |key: &str| figures.get(key).unwrap().text();
    let measured = format!("{} sudah terukur", count("ringkasan.jumlah_terukur"));
    let open = format!("{} belum terukur", count("ringkasan.jumlah_belum"));
    for part in [measured.as_str(), open.as_str(), "belum ada yang mencapai target"] {
        assert!(last.contains(part), "{part} in {last}");
    }
    // What is not reported is not promised.
    assert!(!last.contains("kinerja kegiatan"), "{last}");
}

#[test]
fn the_chapters_are_those_of_the_report() {
    let (_, document) = document(EXAMPLE);
    let labels: Vec<String> = document
        .parts
        .iter()
        .flat_map(|p| &p.chapters)
        .filter_map(|c| Some(format!("{} {}", c.label.clone()?, c.title)))
        .collect();
    assert_eq!(
        labels,
        [
            "BAB I Pendahuluan",
            "BAB II Perencanaan Kinerja",
            "BAB III Akuntabilitas Kinerja",
            "BAB IV Penutup",
            "LAMPIRAN 1 Foto Dokumentasi",
            "LAMPIRAN 2 Perjanjian Kinerja Tahun 2025",
        ]
    );
    let sections: Vec<String> = blocks(&document)
        .into_iter()
        .filter_map(|block| match block {
            Block::Heading { level: 2, number: Some(number), text, .. } => {
                Some(format!("{number} {}", plain(text)))
            }
            _ => None,
        })
        .collect();
    for title in [
        "1.6 Sistematika Penulisan",
        "3.1 Pengukuran Kinerja",
        "3.2 Capaian Kinerja Organisasi",
        "3.3 Analisis Capaian Kinerja",
        "3.4 Realisasi Anggaran",
        "3.5 Analisis Efisiensi",
    ] {
        assert!(sections.iter().any(|s| s == title), "{title} in {sections:?}");
    }
}

#[test]
fn every_printed_figure_has_a_key() {
    fn check(inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Node(Node::Value { key, text, .. }) => assert!(!key.is_empty(), "{text}"),
                Inline::Node(Node::Strong { body } | Node::Emph { body }) => check(body),
                _ => {}
            }
        }
    }
    let (_, document) = document(EXAMPLE);
    for block in blocks(&document) {
        match block {
            Block::Paragraph { text, .. } => check(text),
            Block::Table(table) => {
                let cells = table.groups.iter().flat_map(|g| &g.rows).flat_map(|r| &r.cells);
                cells.for_each(|cell| check(&cell.text));
            }
            _ => {}
        }
    }
}

#[test]
fn the_other_agency_comes_out_of_the_same_templates() {
    let (figures, document) = document(OTHER);
    assert_eq!(figures.get("ringkasan.jumlah_sasaran").unwrap().text(), "5");
    assert_eq!(figures.get("ringkasan.jumlah_indikator").unwrap().text(), "8");
    let reached: Vec<String> = figures
        .iter()
        .filter(|f| f.key.ends_with(".capaian") && f.is_known())
        .map(lkjip_metrics::figures::Figure::text)
        .collect();
    assert!(reached.iter().any(|text| text == "120,00%"), "{reached:?}");
    assert!(reached.iter().any(|text| text.starts_with('−')), "{reached:?}");
    // A mean above 100 does not hide an indicator that fell short.
    let mean = figures.get("sasaran.ibu_gizi.capaian").unwrap().number().unwrap();
    assert!(mean > lkjip_metrics::number::Decimal::ONE_HUNDRED);
    let reached = &figures.get("sasaran.ibu_gizi.tercapai").unwrap().value;
    assert_eq!(*reached, lkjip_metrics::figures::Value::Flag(false));
    // Names with signs that mean something to Markdown and Typst are printed as they are.
    assert!(json(&document).contains("Kesehatan, Keluarga Berencana & Perlindungan Anak"));
}

#[test]
fn wrong_names_in_narrative_texts_are_told_all_at_once_with_their_place() {
    let text = read(EXAMPLE).replacen(
        "narasi = \"\"\"\n",
        "narasi = \"\"\"\nAngka {{ anggaran.serapn }} dan {{ tpak.capain }} dan {{ tahun.\n",
        1,
    );
    let text = text.replacen("{{ tahun.\n", "{{ bukan_apa_apa }}.\n", 1);
    let (_, composed) = composed(&text);
    assert!(composed.document.is_none());
    let told: Vec<_> =
        composed.findings.iter().filter(|f| f.code == Code::NamaTidakDikenal).collect();
    assert_eq!(told.len(), 3, "{:#?}", composed.findings);
    let at = |name: &str| text.find(&format!("{{{{ {name} }}}}")).unwrap();
    for (finding, name) in told.iter().zip(["anggaran.serapn", "tpak.capain", "bukan_apa_apa"]) {
        assert_eq!(finding.span.start, at(name), "{name}");
        assert!(finding.message.contains(name), "{}", finding.message);
        assert_eq!(finding.level, Level::Galat);
    }
    assert!(told[0].help.as_deref().unwrap().contains("anggaran.serapan"), "{:?}", told[0].help);
}

#[test]
fn what_cannot_stand_in_a_narrative_text_is_told() {
    for (bad, code) in [
        ("<b>tebal</b>", Code::TeksTidakDidukung),
        ("{{ tahun", Code::NaskahSalah),
        ("{{ anggaran }}", Code::NaskahSalah),
        ("{{ tabel('tidak_ada') }}", Code::NamaTidakDikenal),
        ("{{ rujuk(\"tabel:tidak_ada\") }}", Code::NamaTidakDikenal),
        ("{{ ikm.capaain|kapital }}", Code::NamaTidakDikenal),
        ("{{ ikm.capaain|terbilang }}", Code::NamaTidakDikenal),
        ("{{ daftar('salah', '1') }}", Code::NaskahSalah),
        ("{{ naskah('salah') }}", Code::NaskahSalah),
        ("{{ tahun|tidak_ada }}", Code::NaskahSalah),
        ("{% set a = 'x' %}", Code::NaskahSalah),
    ] {
        let text =
            read(EXAMPLE).replacen("narasi = \"\"\"\n", &format!("narasi = \"\"\"\n{bad}\n\n"), 1);
        let (_, composed) = composed(&text);
        let found = composed.findings.iter().find(|f| f.code == code);
        let found = found.unwrap_or_else(|| panic!("{bad}: {:#?}", composed.findings));
        assert!(found.key.ends_with(".narasi"), "{bad}: {found:#?}");
    }
}

#[test]
fn a_runaway_loop_in_a_text_ends_and_hides_nothing_else() {
    let bomb =
        "{% for a in range(9999) %}{% for b in range(9999) %}{{ tahun }}{% endfor %}{% endfor %}";
    let text =
        read(EXAMPLE).replacen("narasi = \"\"\"\n", &format!("narasi = \"\"\"\n{bomb}\n"), 1);
    let (_, composed) = composed(&text);
    let told: Vec<_> = composed.findings.iter().map(|f| f.key.as_ref()).collect();
    assert!(!told.is_empty() && told.iter().all(|key| *key == told[0]), "{told:?}");
    assert!(composed.document.is_none());
}

/// Words of the example that may stand in its record only.
#[test]
fn no_word_of_the_example_stands_in_code_or_templates() {
    let words = ["Batu Bara", "Talawi", "Ritonga", "Perdagangan", "Ketenagakerjaan", "9601606273"];
    let mut files = Vec::new();
    for folder in ["src", "templates"] {
        collect(&path(folder), &mut files);
    }
    assert!(files.len() > 100);
    for file in files {
        let shown = file.display().to_string();
        if shown.contains("tests") {
            continue;
        }
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        // The nomenclature and the word list are the field's, for every agency of the country.
        let of_the_field = shown.contains("rujukan") || shown.ends_with("kata-baku.toml");
        let fields = ["Perdagangan", "Ketenagakerjaan"];
        for word in words.iter().filter(|word| !of_the_field || !fields.contains(word)) {
            assert!(!text.contains(word), "{word} in {shown}");
        }
    }
}

fn collect(folder: &std::path::Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}

fn draft(file: &str, lke: bool) -> Document {
    let (_, composed) =
        composed_as(&read(file), Some(Draft { mark: "DRAF 1", lke, is_final: false }));
    composed.document.unwrap()
}

#[test]
fn the_sheet_of_criteria_ends_a_draft_that_asks_for_it_and_changes_nothing_before_it() {
    for file in [EXAMPLE, OTHER] {
        let mut with = draft(file, true);
        let sheets = with.parts.last_mut().unwrap();
        assert_eq!(sheets.kind, PartKind::Sheet);
        let chapter = &sheets.chapters.pop().unwrap();
        // Papers of the review stand there in every form of the report.
        if sheets.chapters.is_empty() {
            with.parts.pop();
        }
        assert_eq!(json(&with), json(&draft(file, false)), "{file}");
        assert_eq!((chapter.listed, &chapter.label), (false, &None));
        assert!(chapter.title.contains("Internal"), "{}", chapter.title);
        let tables: Vec<&Table> = chapter
            .blocks
            .iter()
            .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
            .collect();
        assert!(tables.iter().all(|table| table.number.is_none() && !table.caption.is_empty()));
        let ids: Vec<&str> = tables.iter().map(|table| table.id.as_str()).collect();
        assert_eq!(ids, ["tabel:lke-bagian", "tabel:lke-laporan", "tabel:lke"]);
    }
}

#[test]
fn neither_the_report_nor_a_plain_draft_holds_the_sheet() {
    for document in [document(EXAMPLE).1, draft(EXAMPLE, false)] {
        assert!(document.parts.iter().all(|part| part.kind != PartKind::Sheet));
        assert!(!json(&document).contains("tabel:lke"));
    }
}
