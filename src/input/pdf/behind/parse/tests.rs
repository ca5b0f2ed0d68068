//! Reading of single objects.

use super::*;

fn read(text: &str) -> Result<Value, Broken> {
    Parser { bytes: text.as_bytes(), at: 0, left: 1_000 }.value(0)
}

#[test]
fn well_written_objects_are_read() {
    let value =
        read("<</A [1 -2.5 3 0 R 4 0 5 0 R]/B#20C (a\\(\\051\\\nb(c))/D <4a4>/E null>>").unwrap();
    let dict = value.dict().unwrap();
    let array = dict.get("A").unwrap().array().unwrap();
    let (int, reference) = (Value::Int, Value::Ref);
    assert_eq!(array, [int(1), Value::Real(-2.5), reference(3), int(4), int(0), reference(5)]);
    let text = |key: &str| match dict.get(key) {
        Some(Value::Text(text)) => text.said(),
        other => panic!("{other:?}"),
    };
    assert_eq!((text("B C"), text("D")), ("a()b(c)".to_string(), "J@".to_string()));
    assert_eq!(dict.get("E"), None);
}

#[test]
fn what_one_reader_mends_and_another_does_not_is_refused() {
    let deep = "[".repeat(100_000);
    let many = format!("[{}]", "1 ".repeat(2_000));
    for text in [
        "<</A 1/A 2>>",
        "<</A>>",
        "<</A 1",
        "(a",
        "<4g>",
        "[1",
        "1e5",
        "--1",
        "+inf",
        "nan",
        "/#zz",
        "tru",
        "{1}",
        "",
        "% a\n1",
        "<</A % b\n 1>>",
        &deep,
        &many,
    ] {
        assert!(read(text).is_err(), "{}", text.chars().take(30).collect::<String>());
    }
}

#[test]
fn streams_have_their_length() {
    let none = |_| None;
    let read = |text: &str| {
        Parser { bytes: text.as_bytes(), at: 0, left: 1_000 }
            .object(&none)
            .map(|(n, o)| (n, o.stream))
    };
    assert_eq!(read("7 0 obj <</Length 3>> stream\nabc\nendstream endobj"), Ok((7, Some(29..32))));
    for text in [
        "7 0 obj <</Length 2>> stream\nabc\nendstream endobj",
        "7 0 obj <</Length 99>> stream\nabc\nendstream endobj",
        "7 0 obj <</Length -1>> stream\nabc\nendstream endobj",
        "7 0 obj <</Length 8 0 R>> stream\nabc\nendstream endobj",
        "7 0 obj <<>> stream\nabc\nendstream endobj",
        "7 1 obj 1 endobj",
        "7 0 obj 1",
    ] {
        assert!(read(text).is_err(), "{text}");
    }
}
