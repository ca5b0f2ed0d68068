//! Edits of tables.

use lkjip::review::How;

use crate::alat::{BY, around, base, edited, found, once};

const ROW: &str = ">Aparatur Sipil Negara (ASN)<";

fn texts(table: usize, row: usize) -> Vec<String> {
    let lines = base().lines.iter();
    let of = lines.filter(|line| {
        line.place.cell.as_ref().is_some_and(|cell| (cell.table, cell.row) == (table, row))
    });
    of.map(|line| line.text()).collect()
}

/// Table and row of a text of the draft.
fn row_of(text: &str) -> (usize, usize) {
    let cell = base().lines.iter().filter(|line| line.text() == text);
    let cell = cell.filter_map(|line| line.place.cell.as_ref()).next().unwrap();
    (cell.table, cell.row)
}

#[test]
fn a_figure_in_a_cell_is_found_with_its_row_and_column() {
    let bytes = edited(|xml| {
        let place = around(&xml, "w:tr", ROW);
        let made = once(&xml[place.clone()], ">36<", ">38<");
        format!("{}{made}{}", &xml[..place.start], &xml[place.end..])
    });
    let found = found(&bytes);
    assert_eq!(found.texts(), [("36 orang", "38 orang")]);
    let line = found.line("38 orang");
    let cell = line.place.cell.clone().unwrap();
    assert_eq!((cell.column, cell.row_key.as_str()), (2, "sdm.asn.nama"));
    assert!(cell.caption.contains("Tabel 1."), "{}", cell.caption);
    assert!(line.pieces[0].key.as_deref().unwrap().starts_with("sdm.asn"));
}

#[test]
fn a_row_deleted_or_inserted_with_tracking() {
    let (table, row) = row_of("Aparatur Sipil Negara (ASN)");
    let was = texts(table, row);
    let bytes = edited(|xml| {
        let place = around(&xml, "w:tr", ROW);
        let own = &xml[place.clone()];
        let gone = own.replacen("</w:trPr>", &format!("<w:del {BY}/></w:trPr>"), 1);
        let gone = gone.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>");
        format!("{}{gone}{}", &xml[..place.start], &xml[place.end..])
    });
    let gone = found(&bytes);
    let expected: Vec<(&str, &str)> = was.iter().map(|text| (text.as_str(), "")).collect();
    assert_eq!(gone.texts(), expected);
    let signed = gone.reading.lines.iter().flat_map(|line| &line.signed);
    let signed: Vec<_> = signed.map(|sign| (sign.how, sign.text.as_str())).collect();
    assert_eq!(signed, [(How::Deleted, was.join(" | ").as_str())]);

    let bytes = edited(|xml| {
        let place = around(&xml, "w:tr", ROW);
        let new = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        let cells: String = ["1a", "Tenaga Ahli", "4 orang"].map(new).concat();
        let row =
            format!("<w:tr><w:trPr><w:ins {BY}/></w:trPr>{cells}{}{}</w:tr>", new(""), new(""));
        format!("{}{row}{}", &xml[..place.end], &xml[place.end..])
    });
    let come = found(&bytes);
    assert_eq!(come.texts(), [("", "1a"), ("", "Tenaga Ahli"), ("", "4 orang")]);
    let cell = come.line("Tenaga Ahli").place.cell.clone().unwrap();
    assert_eq!((cell.table, cell.row, cell.row_key.as_str()), (table, row + 1, "Tenaga Ahli"));
    assert_eq!(come.line("Tenaga Ahli").signed[0].how, How::Inserted);
}

#[test]
fn a_row_that_changed_its_place_is_told_as_moved() {
    let (table, row) = row_of("Aparatur Sipil Negara (ASN)");
    let was = texts(table, row);
    let below = texts(table, row + 1);
    let bytes = edited(|xml| {
        let place = around(&xml, "w:tr", ROW);
        let next = place.end + xml[place.end..].find("</w:tr>").unwrap() + "</w:tr>".len();
        let (own, other) = (&xml[place.clone()], &xml[place.end..next]);
        format!("{}{other}{own}{}", &xml[..place.start], &xml[next..])
    });
    let found = found(&bytes);
    // Either of two rows that change places may be the one that moved.
    let moved = |texts: &[String]| -> Vec<(String, String)> {
        texts.iter().map(|text| (text.clone(), format!("> {text}"))).collect()
    };
    assert!(found.different == moved(&was) || found.different == moved(&below));
}

#[test]
fn a_row_replaced_by_another_is_paired_cell_by_cell() {
    let bytes = edited(|xml| {
        let place = around(&xml, "w:tr", ROW);
        let own = xml[place.clone()].replace("Aparatur Sipil Negara (ASN)", "Pegawai Tetap");
        let own = own.replace(">36<", ">40<").replace("termasuk CASN", "tanpa CASN");
        format!("{}{own}{}", &xml[..place.start], &xml[place.end..])
    });
    let found = found(&bytes);
    let expected = [
        ("Aparatur Sipil Negara (ASN)", "Pegawai Tetap"),
        ("36 orang", "40 orang"),
        ("termasuk CASN", "tanpa CASN"),
    ];
    assert_eq!(found.texts(), expected);
}

#[test]
fn a_column_that_came_does_not_shift_the_others() {
    let bytes = edited(|xml| {
        let place = around(&xml, "w:tbl", ROW);
        let cell = "<w:tc><w:tcPr/><w:p><w:r><w:t>Kolom Baru</w:t></w:r></w:p></w:tc></w:tr>";
        let own = xml[place.clone()].replace("</w:tr>", cell);
        format!("{}{own}{}", &xml[..place.start], &xml[place.end..])
    });
    let found = found(&bytes);
    assert!(found.different.iter().all(|(old, new)| old.is_empty() && new == "Kolom Baru"));
    assert_eq!(found.different.len(), 4);
}

#[test]
fn deleted_cells_are_out_and_inserted_ones_in() {
    let bytes = edited(|xml| {
        let place = around(&xml, "w:tc", ">termasuk CASN<");
        let own =
            xml[place.clone()].replacen("</w:tcPr>", &format!("<w:cellDel {BY}/></w:tcPr>"), 1);
        let new = format!(
            "<w:tc><w:tcPr><w:cellIns {BY}/></w:tcPr><w:p><w:r><w:t>sel baru</w:t></w:r></w:p></w:tc>"
        );
        format!("{}{own}{new}{}", &xml[..place.start], &xml[place.end..])
    });
    let found = found(&bytes);
    assert_eq!(found.texts(), [("termasuk CASN", "sel baru")]);
    let signed: Vec<_> = found.line("sel baru").signed.iter().map(|sign| sign.how).collect();
    assert_eq!(signed, [How::Deleted, How::Inserted]);
}

#[test]
fn a_table_within_a_cell_is_read_too() {
    let bytes = edited(|xml| {
        let place = around(&xml, "w:tc", ">termasuk CASN<");
        let inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>di dalam</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
             <w:p/></w:tc>";
        let own = once(&xml[place.clone()], "</w:tc>", inner);
        format!("{}{own}{}", &xml[..place.start], &xml[place.end..])
    });
    assert_eq!(found(&bytes).texts(), [("", "di dalam")]);
}
