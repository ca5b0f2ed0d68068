//! Reading of cross references.

use super::*;

fn read(text: &str) -> Result<Section, Broken> {
    section(text.as_bytes(), 0, &mut 10_000)
}

#[test]
fn a_table_is_read_as_it_is_written() {
    let good = "xref\n0 1\n0000000000 65535 f \n7 2\n0000000016 00000 n \n0000000032 00000 n\r\n\
                trailer <</Size 9/Prev 5>>";
    let section = read(good).unwrap();
    assert_eq!(section.entries.get(&8), Some(&Entry::At(32)));
    assert_eq!((section.previous, section.own, section.entries.len()), (Some(5), None, 3));
    for (from, to) in [
        ("00016 00000 n \n", "00016 00000 n\n"),
        ("00016 00000", "00016 00001"),
        ("7 2", "7 3"),
        ("7 2", "0 2"),
        ("Size 9", "Size 8"),
        ("/Prev 5", "/Prev -5"),
        ("/Prev 5", "/XRefStm 5"),
        ("trailer", ""),
        ("7 2", "99999999 2"),
        ("7 2", "7 999999999999"),
    ] {
        assert!(read(&good.replace(from, to)).is_err(), "{from} → {to}");
    }
}
