//! Updates whose bytes are not what their cross references say, and damaged ones.

use super::kunci::tambahan::{Form, proved, signed, signed_as, stamped, written};
use super::{NONE, look, original, patched, plain, told};

#[test]
fn a_file_that_is_not_what_its_cross_references_say_is_told() {
    let one = signed(original(), &[]);
    let rest = String::from_utf8_lossy(&one[original().len()..]).into_owned();
    let offset = |number: usize| {
        let line = rest.split(&format!("\n{number} 1\n")).nth(1).unwrap();
        line[..10].to_string()
    };
    let (field, value) = (offset(899_998), offset(899_999));
    let moved = format!("{:010}", field.parse::<usize>().unwrap() + 1);
    told("an offset that lies", &patched(&one, &field, &moved), "bukan milik objek mana pun");
    let early = format!("{:010}", original().len() / 2);
    told("an offset into the original", &patched(&one, &field, &early), "bukan awal objek");
    told(
        "one object for another",
        &patched(&patched(&one, &value, &"x".repeat(10)), &field, &value),
        "salah tulis",
    );
    let swapped = patched(
        &patched(&patched(&one, &value, "0000000001"), &field, &value),
        "0000000001",
        &field,
    );
    told("two objects for each other", &swapped, "objek lain dari kata tabel xref");
    told(
        "a number that no table has",
        &patched(&one, "\n899998 1\n", "\n899997 1\n"),
        "objek lain dari kata tabel xref",
    );
    for (between, said) in [
        ("899904 0 obj << /A 1 >> endobj\n", "bukan milik objek mana pun"),
        ("sampah\n", "bukan milik objek mana pun"),
        ("% 899904 0 obj << >>\n", "bukan milik objek mana pun"),
    ] {
        let form = Form { between, ..Form::default() };
        told(between, &signed_as(original(), 899_998, NONE, &[], form), said);
    }
    for (trailer, said) in [
        ("/Encrypt 5 0 R", "disandikan"),
        ("/XRefStm 9", "ganda"),
        ("/Prev 7", "dua kali"),
        ("/Lain 7", "trailer memuat Lain"),
    ] {
        let form = Form { trailer, ..Form::default() };
        told(trailer, &signed_as(original(), 899_998, NONE, &[], form), said);
    }
    let packed = Form { stream: Some(899_950), entries: "ObjStm", ..Form::default() };
    told(
        "objects in a stream",
        &signed_as(original(), 899_998, NONE, &[], packed),
        "dikemas dalam aliran objek",
    );
    let free = Form { entries: "5 1\n0000000000 00001 f \n", ..Form::default() };
    told(
        "an object taken away",
        &signed_as(original(), 899_998, NONE, &[], free),
        "objek 5 dihapus",
    );
    let entries = Form { entries: "899998 1\n0000000000 00001 f \n", ..Form::default() };
    told(
        "an object twice",
        &signed_as(original(), 899_998, NONE, &[], entries),
        "satu objek dua kali",
    );
    let behind_end = [&one[..], b"% ekor\n"].concat();
    told("bytes behind the end", &behind_end, "byte sesudah tanda tangan terakhir");
    for cut in [
        original().len() + 40,
        original().len() + (one.len() - original().len()) / 2,
        one.len() - 7,
    ] {
        told("cut", &one[..cut], "terpotong");
    }
    let previous = rest.split("/Prev ").nth(1).unwrap().split(' ').next().unwrap().to_string();
    for other in [format!("{:0>1$}", 9, previous.len()), "9".repeat(previous.len())] {
        told(
            "another chain",
            &patched(&one, &format!("/Prev {previous}"), &format!("/Prev {other}")),
            "rantai xref",
        );
    }
    let start = rest.split("startxref\n").nth(1).unwrap().split('\n').next().unwrap().to_string();
    told("another start", &patched(&one, &start, &previous_like(&start)), "xref");
    // An update for every level, and one too many.
    let mut many = one;
    for _ in 0..70 {
        many = written(&many, &[], Form::default());
    }
    told("updates without end", &many, "lebih dari 64");
}

/// Another offset of the same length.
fn previous_like(start: &str) -> String {
    format!("{:0>1$}", start.parse::<usize>().unwrap() - 3, start.len())
}

#[test]
fn damaged_updates_are_told_and_stop_nothing() {
    let whole = stamped(&proved(&plain(899_990, &signed(original(), &[])), &[]), 899_970);
    let from = original().len();
    let mut seed = 7_u64;
    let mut next = |most: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % most
    };
    let pieces: [&[u8]; 8] =
        [b"<<", b">>", b"0 R", b"obj", b"stream\n", b"[", b"%%EOF", b"99999999999"];
    for _ in 0..400 {
        let mut bytes = whole.clone();
        for _ in 0..=next(3) {
            let at = from + next(bytes.len() - from);
            match next(3) {
                0 => bytes[at] = u8::try_from(next(256)).unwrap(),
                1 => drop(bytes.drain(at..(at + next(60)).min(bytes.len()))),
                _ => drop(bytes.splice(at..at, pieces[next(pieces.len())].iter().copied())),
            }
        }
        let found = look(&bytes);
        assert!(
            found.foreign.iter().all(|reason| !reason.contains("yang ditambahkan rusak")),
            "{found:?}"
        );
    }
}
