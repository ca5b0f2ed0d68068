//! Texts that were carried over.

use super::*;

const LONG: &str = "Pelaku usaha kecil di daerah ini terus bertambah karena pembinaan yang dilakukan bersama dinas terkait.";

/// A record with this text on its sasaran.
fn with(year: fn(&[(&str, &str)]) -> Year, text: &str) -> Year {
    let typed = format!("penghambat = [\"Permodalan terbatas\"]\nnarasi = \"\"\"\n{text}\n\"\"\"");
    year(&[("penghambat = [\"Permodalan terbatas\"]", &typed)])
}

/// What is told of a text or list.
fn carried<'c>(comparison: &'c BandingTahun, key: &str) -> Option<&'c Carried> {
    comparison.naskah.iter().find(|one| one.key == key)
}

fn stale(text: &str) -> Vec<Warning> {
    let comparison = compared(&with(last_year, text), &with(this_year, text));
    comparison.peringatan.into_iter().filter(|one| one.kind == Kind::TahunTertinggal).collect()
}

#[test]
fn what_is_the_same_word_for_word_is_told_with_its_share() {
    let old = with(last_year, &format!("{LONG}\n\nKalimat tahun lalu yang tidak dipakai lagi."));
    let new = with(
        this_year,
        &format!(
            "Alinea baru tahun ini berisi empat belas kata supaya bagiannya mudah dihitung pembaca.\n\n  {}",
            LONG.replace(" karena ", "\nkarena ")
        ),
    );
    let comparison = compared(&old, &new);
    let text = carried(&comparison, "sasaran.industri.narasi").unwrap();
    assert_eq!(
        (text.key.as_str(), text.parts, text.carried, text.with_figures),
        ("sasaran.industri.narasi", 2, 1, 0)
    );
    assert!(text.beginning.starts_with("Pelaku usaha kecil") && text.beginning.ends_with(" …"));
    assert_eq!(text.share.to_string(), "54");
}

#[test]
fn figures_are_told_apart_and_short_phrases_pass() {
    let text =
        format!("{} {{{{ tumbuh.realisasi }}}} tahun {{{{ tahun }}}}.", LONG.trim_end_matches('.'));
    let comparison = compared(&with(last_year, &text), &with(this_year, &text));
    assert_eq!(carried(&comparison, "sasaran.industri.narasi").unwrap().with_figures, 1);
    let short = "Kalimat pendek yang lazim.";
    let comparison = compared(&with(last_year, short), &with(this_year, short));
    assert_eq!(carried(&comparison, "sasaran.industri.narasi"), None);
    let item =
        [("\"Permodalan terbatas\"", "\"Permodalan pelaku usaha masih terbatas\", \"Lain\"")];
    let comparison = compared(&last_year(&item), &this_year(&item));
    let list = carried(&comparison, "sasaran.industri.penghambat").unwrap();
    // The short item is the same too: nothing is left.
    assert_eq!((list.parts, list.carried, list.share.to_string()), (2, 2, "100".into()));
    let other =
        [("\"Permodalan terbatas\"", "\"Permodalan pelaku usaha masih terbatas\", \"Baru\"")];
    let comparison = compared(&last_year(&item), &this_year(&other));
    let list = carried(&comparison, "sasaran.industri.penghambat").unwrap();
    assert_eq!((list.parts, list.carried, list.share.to_string()), (2, 1, "83".into()));
}

#[test]
fn short_fields_and_lists_of_lines_are_told_and_what_stays_is_not() {
    let note = "formula = \"(jumlah kini - jumlah lalu) / jumlah lalu x 100\"";
    let noted =
        format!("{note}\ncatatan = \"Dihitung begitu karena jumlah Tahun 2024 belum ada.\"");
    let issues = "[[isu_strategis]]\nbidang = \"Bidang Perindustrian di daerah yang ini\"\nbutir = \
                  [\"Modal pelaku usaha masih terbatas\", \"SDM kurang\"]\n\n[[isu_strategis]]\n\
                  bidang = \"Bidang Perdagangan\"\nbutir = [\"Pasar rakyat perlu ditata ulang\"]\n\n\
                  [[sasaran]]";
    let edits = [(note, noted.as_str()), ("[[sasaran]]", issues)];
    let comparison = compared(&last_year(&edits), &this_year(&edits));
    let note = carried(&comparison, "sasaran.industri.indikator.tumbuh.catatan").unwrap();
    assert_eq!((note.parts, note.carried, note.share.to_string()), (1, 1, "100".into()));
    let list = carried(&comparison, "isu_strategis.butir").unwrap();
    assert_eq!((list.parts, list.carried, list.share.to_string()), (3, 3, "100".into()));
    let told: Vec<&Warning> =
        comparison.peringatan.iter().filter(|one| one.kind == Kind::TahunTertinggal).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].key, "sasaran.industri.indikator.tumbuh.catatan");
    for stays in ["nama", "judul", "formula", "sumber", "tugas", "tentang", "bidang", "visi"] {
        let all: Vec<&str> = comparison.naskah.iter().map(|one| one.key.as_str()).collect();
        assert!(all.iter().all(|key| !key.ends_with(stays)), "{stays}: {all:?}");
    }
}

#[test]
fn last_years_year_is_told_where_it_is_meant() {
    for left in ["pada tahun 2024.", "pada tanggal 31 Desember 2024", "(2024)", "tahun 2024, dan"] {
        let text = format!("{LONG} Hal itu terjadi {left}");
        let told = stale(&text);
        assert_eq!(told.len(), 1, "{left}");
        assert!(told[0].new.as_ref().unwrap().text.contains("2024"), "{left}");
        let span = told[0].new.as_ref().unwrap().place.span.clone();
        assert_eq!(&with(this_year, &text).source[span], "2024");
    }
    for meant in [
        "sejak tahun 2024",
        "menurut Peraturan Bupati Nomor 5 Tahun 2024",
        "dalam Renstra 2024–2029",
        "dalam tahun ajaran 2024/2025",
        "pada tahun {{ tahun }}",
        "sebanyak 12.2024 unit",
    ] {
        assert_eq!(stale(&format!("{LONG} Hal itu terjadi {meant}.")), [], "{meant}");
    }
    // A year in a paragraph of this year's own is this year's business.
    let old = with(last_year, LONG);
    let new = with(this_year, &format!("{LONG} Pada tahun 2024 jumlahnya lebih kecil."));
    assert_eq!(compared(&old, &new).peringatan, []);
}
