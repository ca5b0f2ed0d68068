use super::*;

/// A line from text in which values stand as `‹key=text›`; a hyphen in front makes an item.
fn line(text: &str) -> Line {
    let (item, text) = text.strip_prefix("• ").map_or((false, text), |text| (true, text));
    let mut bits = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('‹') {
        let (value, tail) = after.split_once('›').unwrap();
        let (key, text) = value.split_once('=').unwrap();
        bits.push(Bit::Text(before.to_string()));
        bits.push(Bit::Value { key: key.into(), text: text.into() });
        rest = tail;
    }
    bits.push(Bit::Text(rest.to_string()));
    Line { bits, item }
}

fn pair(old: &str, new: &str) -> Pair {
    let side = |text: &str| (!text.is_empty()).then(|| line(text));
    Pair { old: side(old), new: side(new), ahead: false, moved: None }
}

fn after(source: &str, pairs: &[Pair]) -> Result<String, Held> {
    let mut edits = Vec::new();
    for outcome in revise(source, pairs) {
        edits.extend(outcome.edits?);
    }
    Ok(revised(source, &edits))
}

const SOURCE: &str = "Pada tahun {{ tahun }} tercatat **{{ ikm.realisasi }}** pelaku\nusaha.\n\n\
                      {% if naik %}Angka naik.{% endif %}\n\n- satu butir\n- dua *butir*\n\nSelesai.";

fn pairs(edit: &[(usize, &str)]) -> Vec<Pair> {
    let lines = [
        "Pada tahun ‹tahun=2025› tercatat ‹ikm.realisasi=11,85%› pelaku usaha.",
        "Angka naik.",
        "• satu butir",
        "• dua butir",
        "Selesai.",
    ];
    let mut pairs: Vec<Pair> = lines.iter().map(|text| pair(text, text)).collect();
    for (at, text) in edit {
        pairs[*at].new = (!text.is_empty()).then(|| line(text));
    }
    pairs
}

#[test]
fn words_are_edited_where_they_stand() {
    let edited =
        pairs(&[(0, "Pada tahun ‹tahun=2025› terdata ‹ikm.realisasi=11,85%› pelaku usaha kecil.")]);
    let expected = SOURCE.replace("tercatat", "terdata").replace("usaha.", "usaha kecil.");
    assert_eq!(after(SOURCE, &edited).unwrap(), expected);
    assert!(revise(SOURCE, &pairs(&[])).is_empty());
    let edited = pairs(&[(3, "• dua buah butir"), (4, "Selesai * sudah.")]);
    let expected = SOURCE.replace("dua *", "dua buah *").replace("Selesai.", "Selesai \\* sudah.");
    assert_eq!(after(SOURCE, &edited).unwrap(), expected);
}

#[test]
fn what_the_program_printed_is_not_edited_as_words() {
    let edited = pairs(&[(0, "Pada tahun ‹tahun=2025› tercatat 12,5% pelaku usaha.")]);
    assert_eq!(after(SOURCE, &edited), Err(Held::Printed));
    // The value of a key is not for the text to say.
    assert!(
        revise(
            SOURCE,
            &pairs(&[(0, "Pada tahun ‹tahun=2025› tercatat ‹ikm.realisasi=12%› pelaku usaha.")])
        )
        .is_empty()
    );
    // A phrase may go with its figure.
    let edited = pairs(&[(0, "Pada tahun ‹tahun=2025› tercatat pelaku usaha.")]);
    assert_eq!(after(SOURCE, &edited).unwrap(), SOURCE.replace("**{{ ikm.realisasi }}** ", ""));
    let source = "Naik {{ x }} persen saja.";
    let edited = [pair("Naik ‹x=5› persen saja.", "Naik saja.")];
    assert_eq!(after(source, &edited).unwrap(), "Naik saja.");
    let source = "Lihat {{ rujuk(\"t\") }} di atas.";
    let edited = [pair("Lihat Tabel 3.1 di atas.", "Lihat Tabel 3.2 di bawah.")];
    assert_eq!(after(source, &edited), Err(Held::Printed));
}

#[test]
fn lines_come_and_go() {
    assert_eq!(after(SOURCE, &pairs(&[(2, "")])).unwrap(), SOURCE.replace("- satu butir\n", ""));
    assert_eq!(after(SOURCE, &pairs(&[(4, "")])).unwrap(), SOURCE.replace("\n\nSelesai.", ""));
    assert_eq!(after(SOURCE, &pairs(&[(3, "")])).unwrap(), SOURCE.replace("\n- dua *butir*", ""));
    let both = pairs(&[(2, ""), (3, "")]);
    assert_eq!(
        after(SOURCE, &both).unwrap(),
        SOURCE.replace("- satu butir\n- dua *butir*\n\n", "")
    );
    let condition = "{% if naik %}Angka naik.{% endif %}\n\n";
    assert_eq!(after(SOURCE, &pairs(&[(1, "")])).unwrap(), SOURCE.replace(condition, ""));
    let source = "{% if x %}Satu.\n\nDua.{% endif %}";
    assert_eq!(after(source, &[pair("Satu.", ""), pair("Dua.", "Dua.")]), Err(Held::Lost));
    let mut edited = pairs(&[]);
    edited.insert(3, pair("", "• tengah"));
    edited.insert(1, pair("", "1. Alinea baru."));
    let expected = SOURCE
        .replace("- satu butir\n", "- satu butir\n- tengah\n")
        .replace("usaha.\n\n", "usaha.\n\n1\\. Alinea baru.\n\n");
    assert_eq!(after(SOURCE, &edited).unwrap(), expected);
    let mut edited = pairs(&[]);
    edited.insert(0, pair("", "Awal."));
    assert_eq!(after(SOURCE, &edited).unwrap(), format!("Awal.\n\n{SOURCE}"));
}

#[test]
fn nothing_is_written_for_signs_of_templates() {
    assert_eq!(after("Satu.", &[pair("Satu.", "Satu {{ dua }}.")]), Err(Held::Unwritable));
}

#[test]
fn a_line_is_cut_where_it_was_cut() {
    let cut = |source: &str, old: &str, new: &[&str]| {
        let mut pairs = vec![pair(old, new[0])];
        pairs.extend(new[1..].iter().map(|new| pair("", new)));
        let one = after(source, &pairs).unwrap();
        // Which part is held for the old line makes no difference.
        let last = new.len() - 1;
        let mut pairs: Vec<Pair> = new[..last].iter().map(|new| pair("", new)).collect();
        pairs.push(pair(old, new[last]));
        assert_eq!(after(source, &pairs).unwrap(), one);
        one
    };
    let source = "Ada **{{ x }}** orang.\nMereka {% if y %}sudah{% else %}belum{% endif %} terdata di *desa*.";
    let old = "Ada ‹x=5› orang. Mereka sudah terdata di desa.";
    assert_eq!(
        cut(source, old, &["Ada ‹x=5› orang.", "Mereka sudah terdata di desa."]),
        source.replace("\nMereka", "\n\nMereka")
    );
    assert_eq!(
        cut(source, old, &["Ada ‹x=5› orang.", "Mereka sudah terdata", "di semua desa."]),
        source.replace("\nMereka", "\n\nMereka").replace(" di *desa", "\n\ndi semua *desa")
    );
    assert_eq!(
        cut("> Satu dua\n> tiga empat.", "Satu dua tiga empat.", &["Satu dua", "tiga empat."]),
        "> Satu dua\n>\n> tiga empat."
    );
    assert_eq!(
        cut("- satu dua\n- tiga", "• satu dua", &["• satu", "• dua"]),
        "- satu\n- dua\n- tiga"
    );
}

#[test]
fn lines_become_one() {
    let joined = |source: &str, old: [&str; 2], new: &str| {
        let one = after(source, &[pair(old[0], new), pair(old[1], "")]).unwrap();
        assert_eq!(after(source, &[pair(old[0], ""), pair(old[1], new)]).unwrap(), one);
        one
    };
    assert_eq!(
        joined(
            "Ada {{ x }} orang.\n\nMereka *terdata*.",
            ["Ada ‹x=5› orang.", "Mereka terdata."],
            "Ada ‹x=5› orang. Mereka terdata."
        ),
        "Ada {{ x }} orang. Mereka *terdata*."
    );
    assert_eq!(joined("- satu\n- dua", ["• satu", "• dua"], "• satu dua"), "- satu dua");
}

#[test]
fn lines_are_put_in_where_they_belong() {
    let source = "Satu.\n\n{{ tabel(\"t\") }}\n\n**Dua** kali.";
    let lines = [pair("Satu.", "Satu."), pair("", "Baru."), pair("Dua kali.", "Dua kali.")];
    assert_eq!(after(source, &lines).unwrap(), source.replace("Satu.", "Satu.\n\nBaru."));
    let mut ahead = lines;
    ahead[1].ahead = true;
    assert_eq!(after(source, &ahead).unwrap(), source.replace("**Dua", "Baru.\n\n**Dua"));
    let items = [pair("Satu.", "Satu."), pair("", "• butir"), pair("", "• lagi")];
    assert_eq!(after("Satu.\n", &items).unwrap(), "Satu.\n\n- butir\n\n- lagi\n");
    let source = "{% if x %}Satu.{% else %}Dua.{% endif %}\n\nTiga.";
    let lines = [pair("Satu.", "Satu."), pair("", "Baru."), pair("Tiga.", "Tiga.")];
    assert_eq!(after(source, &lines).unwrap(), source.replace("\n\nTiga", "\n\nBaru.\n\nTiga"));
}

#[test]
fn a_phrase_goes_with_its_condition_and_its_emphasis() {
    let source = "Angka {% if x %}sudah{% else %}belum{% endif %} naik **sekali** saja.";
    let old = "Angka sudah naik sekali saja.";
    assert_eq!(after(source, &[pair(old, "Angka naik saja.")]).unwrap(), "Angka naik saja.");
    assert_eq!(
        after(source, &[pair(old, "Angka sudah naik pelan saja.")]).unwrap(),
        source.replace("**sekali**", "pelan")
    );
    let source = "a {% if x %}b c{% endif %} d";
    assert_eq!(after(source, &[pair("a b c d", "a b")]), Err(Held::Lost));
}

#[test]
fn lines_that_go_take_nothing_else_with_them() {
    let source = "Satu.\n\nDua.\n\nTiga.";
    let gone = |lines: [(&str, &str); 3]| {
        let pairs: Vec<Pair> = lines.iter().map(|(old, new)| pair(old, new)).collect();
        after(source, &pairs).unwrap()
    };
    assert_eq!(gone([("Satu.", "Satu."), ("Dua.", ""), ("Tiga.", "")]).trim_end(), "Satu.");
    assert_eq!(gone([("Satu.", ""), ("Dua.", "Dua."), ("Tiga.", "")]), "Dua.");
    let new =
        [pair("Satu.", ""), pair("Dua.", ""), pair("Tiga.", ""), pair("", "Lain sama sekali.")];
    assert_eq!(after(source, &new).unwrap().trim_end(), "Lain sama sekali.");
    let new = [pair("Satu.", "Satu."), pair("Dua.", ""), pair("", "Lain."), pair("Tiga.", "Tiga.")];
    assert_eq!(after(source, &new).unwrap(), "Satu.\n\nLain.\n\nTiga.");
}

#[test]
fn lines_move_with_what_is_typed_in_them() {
    let moved = |pairs: &mut [Pair], at: usize, beside: usize, ahead: bool| {
        pairs[at].moved = Some(Moved { beside, ahead });
    };
    let first = "Pada tahun {{ tahun }} tercatat **{{ ikm.realisasi }}** pelaku\nusaha.\n\n";
    let mut last = pairs(&[]);
    moved(&mut last, 0, 4, false);
    let expected = format!("{}\n\n{}", SOURCE.replace(first, ""), first.trim_end());
    assert_eq!(after(SOURCE, &last).unwrap(), expected);
    let mut ahead = pairs(&[(4, "Selesai sudah.")]);
    moved(&mut ahead, 4, 0, true);
    let expected = SOURCE.replace("\n\nSelesai.", "");
    assert_eq!(after(SOURCE, &ahead).unwrap(), format!("Selesai sudah.\n\n{expected}"));
    let mut items = pairs(&[]);
    moved(&mut items, 2, 3, false);
    assert_eq!(
        after(SOURCE, &items).unwrap(),
        SOURCE.replace("- satu butir\n- dua *butir*", "- dua *butir*\n- satu butir")
    );
    let mut items = pairs(&[]);
    moved(&mut items, 3, 2, true);
    assert_eq!(
        after(SOURCE, &items).unwrap(),
        SOURCE.replace("- satu butir\n- dua *butir*", "- dua *butir*\n- satu butir")
    );
    // What stands in a condition does not leave it alone.
    let mut condition = pairs(&[]);
    moved(&mut condition, 1, 4, false);
    let source = SOURCE.replace("naik.{%", "naik.\n\nBaik.{%");
    condition.insert(2, pair("Baik.", "Baik."));
    condition[1].moved = Some(Moved { beside: 5, ahead: false });
    assert_eq!(after(&source, &condition), Err(Held::Lost));
}
