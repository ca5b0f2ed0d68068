//! What stands elsewhere, came or went as a whole: items, paragraphs, texts, rows of tables.

use toml::{Table, Value};

use crate::alat::{Answer, Folder, contoh, lain, returned};
use crate::lembar::Sheet;

/// The values of a record below a path of keys and places.
fn at<'v>(table: &'v Table, path: &[&str]) -> &'v Value {
    let (first, rest) = path.split_first().unwrap();
    rest.iter().fold(&table[*first], |value, part| match value {
        Value::Array(items) => &items[part.parse::<usize>().unwrap()],
        other => &other[*part],
    })
}

fn texts(record: &str, path: &[&str]) -> Vec<String> {
    let table: Table = record.parse().unwrap();
    let list = at(&table, path).as_array().unwrap();
    let text = |value: &Value| value.get("isi").unwrap_or(value).as_str().unwrap().to_string();
    list.iter().map(text).collect()
}

/// Takes the file back, and sees that it gives nothing a second time.
fn taken(folder: &Folder, count: usize, kind: &str) -> Answer {
    let answer = folder.serap(&["--terapkan"]);
    assert_eq!(answer.usul().len(), count, "{:#}", answer.0);
    assert!(answer.usul().iter().any(|usul| usul["jenis"] == kind), "{:#}", answer.0);
    assert_eq!(answer.of("diambil").len(), count, "{:#}", answer.0);
    let again = folder.serap(&["--terapkan"]);
    assert_eq!(again.of("sudah_ada").len(), again.usul().len(), "{:#}", again.0);
    answer
}

/// The lines of a record in another order, or some of them, and no other.
fn only_moved(old: &str, new: &str) {
    let lines = |text: &str| {
        let mut lines: Vec<String> =
            text.lines().map(|line| line.trim_end_matches(',').to_string()).collect();
        lines.sort_unstable();
        lines
    };
    assert_eq!(lines(old), lines(new));
}

#[test]
fn an_item_moves_in_its_list() {
    const LIST: [&str; 3] = ["sasaran", "3", "solusi"];
    let was = texts(&lain().record, &["sasaran", "1", "penghambat"]);
    for tracked in [true, false] {
        let mut sheet = lain().sheet();
        let (first, second) = (sheet.find(&was[0]), sheet.find(&was[1]));
        sheet.shift(second, first, false, tracked);
        let folder = returned(lain(), &sheet);
        let answer = taken(&folder, 1, "pindah");
        let key = answer.only()["kunci"].as_str().unwrap().to_string();
        assert!(key.starts_with("sasaran.penyakit.penghambat."), "{key}");
        let now = texts(&folder.record(), &["sasaran", "1", "penghambat"]);
        assert_eq!(now, [was[1].clone(), was[0].clone()]);
    }
    // Edited as well, and into another list.
    let was = texts(&lain().record, &LIST);
    let mut sheet = lain().sheet();
    let (one, other) =
        (sheet.find("Beasiswa dokter spesialis"), sheet.find("Kunjungan keluarga oleh"));
    sheet.edit("Beasiswa dokter spesialis", " dan perawat", false);
    sheet.reword(one, " dan perawat", "Beasiswa dokter spesialis dan perawat", false);
    sheet.shift(one, other, true, false);
    let folder = returned(lain(), &sheet);
    let answer = folder.serap(&["--terapkan"]);
    assert_eq!(answer.of("diambil").len(), 2, "{:#}", answer.0);
    let table: Table = folder.record().parse().unwrap();
    let lists =
        table["sasaran"].as_array().unwrap().iter().map(|one| one["solusi"].as_array().unwrap());
    let lengths: Vec<usize> = lists.map(Vec::len).collect();
    let before: Table = lain().record.parse().unwrap();
    let old =
        before["sasaran"].as_array().unwrap().iter().map(|one| one["solusi"].as_array().unwrap());
    assert_eq!(lengths.iter().sum::<usize>(), old.map(Vec::len).sum::<usize>());
    assert!(folder.record().contains("\"Beasiswa dokter spesialis dan perawat\""), "{was:?}");
}

#[test]
fn a_paragraph_moves_in_its_text() {
    let record = lain().record.replace(
        "latar_belakang     = \"Tahun {{ tahun }}",
        "latar_belakang     = \"Alinea pertama tentang kesehatan **masyarakat**.\\n\\nAlinea kedua memuat angka {{ anggaran.sisa }} dan artinya.\\n\\nTahun {{ tahun }}",
    );
    let draft = crate::alat::Draft::made(&record);
    for (tracked, new) in [(true, ""), (false, ""), (false, " sekali")] {
        let mut sheet = draft.sheet();
        let (one, last) = (sheet.find("Alinea kedua memuat"), sheet.find("adalah tahun keempat"));
        if !new.is_empty() {
            sheet.reword(one, " dan artinya", &format!(" dan artinya{new}"), false);
        }
        sheet.shift(one, last, true, tracked);
        let folder = returned(&draft, &sheet);
        let answer = folder.serap(&["--terapkan"]);
        assert_eq!(answer.only()["keputusan"], "diambil", "{:#}", answer.0);
        let table: Table = folder.record().parse().unwrap();
        let text = table["naskah"]["latar_belakang"].as_str().unwrap();
        assert!(
            text.ends_with(&format!(
                "pandemi.\n\nAlinea kedua memuat angka {{{{ anggaran.sisa }}}} dan artinya{new}."
            )),
            "{text}"
        );
        assert!(
            text.starts_with(
                "Alinea pertama tentang kesehatan **masyarakat**.\n\nTahun {{ tahun }}"
            ),
            "{text}"
        );
        let again = folder.serap(&[]);
        assert_eq!(again.of("sudah_ada").len(), again.usul().len(), "{:#}", again.0);
    }
}

#[test]
fn tables_of_a_list_move_come_and_go() {
    const FIRST: &str = "Memperkuat pemberantasan sarang nyamuk";
    const LAST: &str = "Memadukan tujuh aplikasi data";
    let was = texts(&lain().record, &["langkah"]);
    let mut sheet = lain().sheet();
    sheet.shift(sheet.find(LAST), sheet.find(FIRST), false, false);
    let folder = returned(lain(), &sheet);
    taken(&folder, 1, "pindah");
    let now = texts(&folder.record(), &["langkah"]);
    assert_eq!(now, [was[2].clone(), was[0].clone(), was[1].clone()]);
    only_moved(&lain().record, &folder.record());

    let mut sheet = lain().sheet();
    sheet.add(sheet.find(LAST), "Menambah langkah yang \"baru\" sama sekali", true, true);
    let folder = returned(lain(), &sheet);
    taken(&folder, 1, "butir");
    let now = texts(&folder.record(), &["langkah"]);
    assert_eq!(now[..3], was[..]);
    assert_eq!(now[3], "Menambah langkah yang \"baru\" sama sekali");

    for tracked in [true, false] {
        let mut sheet = lain().sheet();
        sheet.remove(sheet.find(LAST), tracked);
        let folder = returned(lain(), &sheet);
        taken(&folder, 1, "butir");
        assert_eq!(texts(&folder.record(), &["langkah"]), was[..2]);
    }
}

#[test]
fn a_text_of_which_nothing_is_left_goes_with_its_key() {
    let text = "Di luar bagan terdapat";
    for tracked in [true, false] {
        let mut sheet = lain().sheet();
        sheet.remove(sheet.find(text), tracked);
        let folder = returned(lain(), &sheet);
        let answer = taken(&folder, 1, "hapus");
        assert_eq!(answer.only()["kunci"], "naskah.organisasi");
        let line = lain().record.lines().find(|line| line.contains(text)).unwrap();
        assert_eq!(folder.record(), lain().record.replace(&format!("{line}\n"), ""));
        let draft = folder.built();
        assert!(!draft.sheet().paragraphs().iter().any(|(_, own)| own.contains(text)));
    }
    // The record was edited meanwhile.
    let mut sheet = lain().sheet();
    sheet.remove(sheet.find(text), false);
    let folder = returned(lain(), &sheet);
    folder.edit(|record| record.replace(text, "Di luar bagan itu terdapat"));
    let before = folder.record();
    assert_eq!(folder.serap(&["--terapkan"]).only()["keputusan"], "bertentangan");
    assert_eq!(folder.record(), before);
}

#[test]
fn a_row_of_a_table_is_told_once_with_its_entry() {
    let row = |sheet: &Sheet| {
        let xml = sheet.xml();
        let at = xml.find("Program Penempatan Tenaga Kerja</w:t>").unwrap();
        let from = xml[..at].rfind("<w:tr>").or_else(|| xml[..at].rfind("<w:tr ")).unwrap();
        (from, at + xml[at..].find("</w:tr>").unwrap() + "</w:tr>".len())
    };
    let record = &contoh().record;
    let told = |edit: &dyn Fn(String, (usize, usize)) -> String, word: &str| {
        let mut sheet = contoh().sheet();
        let range = row(&sheet);
        sheet.raw(|xml| edit(xml, range));
        let folder = returned(contoh(), &sheet);
        let answer = folder.serap(&["--terapkan"]);
        let usul = answer.only();
        assert_eq!(usul["keputusan"], "tidak_diambil");
        assert!(usul["alasan"].as_str().unwrap().contains(word), "{usul:#}");
        assert!(usul["kunci"].as_str().unwrap().starts_with("program."), "{usul:#}");
        let line = usize::try_from(usul["baris"].as_u64().unwrap()).unwrap();
        assert!(record.lines().nth(line - 1).unwrap().contains('='), "{usul:#}");
        assert_eq!(folder.record(), *record);
    };
    told(&|xml, (from, to)| format!("{}{}", &xml[..from], &xml[to..]), "dihapus");
    told(
        &|xml, (from, to)| {
            format!("{}{}", &xml[..to], xml[from..].replacen("Penempatan", "Lain", 1))
        },
        "baru",
    );
    let next = |xml: &str, to: usize| to + xml[to..].find("</w:tr>").unwrap() + "</w:tr>".len();
    told(
        &|xml, (from, to)| {
            let end = next(&xml, next(&xml, to));
            format!("{}{}{}{}", &xml[..from], &xml[to..end], &xml[from..to], &xml[end..])
        },
        "dipindahkan",
    );
}

#[test]
fn what_comes_first_comes_first_also_in_the_place_of_another() {
    let path = ["sasaran", "1", "penghambat"];
    let was = texts(&lain().record, &path);
    for tracked in [true, false] {
        let mut sheet = lain().sheet();
        let first = sheet.find(&was[0]);
        sheet.add(first, "Butir pertama yang baru", false, tracked);
        let folder = returned(lain(), &sheet);
        taken(&folder, 1, "butir");
        let now = texts(&folder.record(), &path);
        assert_eq!(now, ["Butir pertama yang baru", was[0].as_str(), was[1].as_str()]);

        sheet.remove(first, tracked);
        let folder = returned(lain(), &sheet);
        taken(&folder, 2, "butir");
        let now = texts(&folder.record(), &path);
        assert_eq!(now, ["Butir pertama yang baru", was[1].as_str()]);
    }
}

#[test]
fn an_item_that_the_record_changed_meanwhile_is_a_conflict() {
    let was = texts(&lain().record, &["sasaran", "1", "penghambat"]);
    let gone = |record: &str, item: &str| record.replace(&format!("\"{item}\", "), "");
    let edited = |record: &str, item: &str| record.replace(item, &format!("{item} dan seterusnya"));
    for remove in [false, true] {
        let change = |record: &str, item: &str| match remove {
            false => gone(record, item),
            true => edited(record, item),
        };
        let mut sheet = lain().sheet();
        let first = sheet.find(&was[0]);
        if remove {
            sheet.remove(first, true);
        } else {
            sheet.reword(first, "hujan", "air hujan", true);
        }
        let folder = returned(lain(), &sheet);
        folder.edit(|record| change(&record, &was[0]));
        let before = folder.record();
        assert_ne!(before, lain().record);
        let answer = folder.serap(&["--terapkan"]);
        assert_eq!(answer.only()["keputusan"], "bertentangan", "{:#}", answer.0);
        assert_eq!(folder.record(), before);
    }
}

#[test]
fn paragraphs_come_and_go_in_a_record_of_windows() {
    let record = lain().record.replace('\n', "\r\n");
    let draft = crate::alat::Draft::made(&record);
    let mut sheet = draft.sheet();
    let at = sheet.find("Capaian tertinggi");
    sheet.add(at, "Alinea yang baru sesudahnya.", true, true);
    let folder = returned(&draft, &sheet);
    taken(&folder, 1, "naskah");
    let now = folder.record();
    assert!(now.contains("\r\n\r\nAlinea yang baru sesudahnya.\r\n"), "{now}");
    assert!(!now.replace("\r\n", "").contains(['\r', '\n']));
}

#[test]
fn a_picture_that_is_gone_is_told() {
    let mut sheet = contoh().sheet();
    sheet.raw(|xml| {
        let from = xml.rfind("<w:drawing>").unwrap();
        let to = from + xml[from..].find("</w:drawing>").unwrap() + "</w:drawing>".len();
        format!("{}{}", &xml[..from], &xml[to..])
    });
    let folder = returned(contoh(), &sheet);
    let answer = folder.serap(&[]);
    assert!(answer.usul().is_empty(), "{:#}", answer.0);
    let notes = answer.0["catatan"].to_string();
    assert!(notes.contains("tidak ada lagi"), "{notes}");
}
