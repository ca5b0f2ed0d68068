use super::super::write::patched;
use super::*;

fn with_behind(key: &str, text: &str) -> Change {
    Change::With(Beside::Behind(key.into()), text.into())
}

fn changed(source: &str, changes: &[Change]) -> Option<String> {
    let made = patched(source, &Texts::of(source).written(changes, Vec::new())?);
    made.parse::<toml::Table>().unwrap_or_else(|_| panic!("{made}"));
    Some(made)
}

fn moved(key: &str, beside: Beside) -> Change {
    Change::Moved(key.into(), beside)
}

#[test]
fn items_come_and_go() {
    let source =
        "[s]\nx = [\n  \"satu\",\n  \"dua\", # catatan\n  \"tiga\",\n]\ny = [\"a\", \"b\"]\n";
    let texts = Texts::of(source);
    let changed = |changes: &[Change]| {
        let made = patched(source, &texts.written(changes, Vec::new())?);
        made.parse::<toml::Table>().unwrap_or_else(|_| panic!("{made}"));
        Some(made)
    };
    let without = |key: &str| changed(&[Change::Without(key.into())]);
    assert_eq!(without("s.x.1").unwrap(), source.replace("\"satu\",\n  ", ""));
    assert_eq!(without("s.x.2"), None);
    assert_eq!(without("s.y.2").unwrap(), source.replace(", \"b\"", ""));
    assert_eq!(without("s.y.3"), None);
    let with = |key: &str| changed(&[with_behind(key, "baru")]).unwrap();
    assert_eq!(with("s.x.1"), source.replace("\"satu\"", "\"satu\",\n  \"baru\""));
    assert_eq!(with("s.y.1"), source.replace("\"a\"", "\"a\", \"baru\""));
    // Several changes of one list.
    let both = [Change::Without("s.y.1".into()), Change::Without("s.y.2".into())];
    assert_eq!(changed(&both).unwrap(), source.replace("\"a\", \"b\"", ""));
    let other = [
        Change::Without("s.y.2".into()),
        with_behind("s.y.2", "c"),
        with_behind("s.y.1", "d"),
        with_behind("s.y.2", "e"),
    ];
    assert_eq!(
        changed(&other).unwrap(),
        source.replace("\"a\", \"b\"", "\"a\", \"d\", \"c\", \"e\"")
    );
    let ends = [Change::Without("s.y.2".into()), with_behind("s.y.1", "d")];
    assert_eq!(changed(&ends).unwrap(), source.replace("\"b\"", "\"d\""));
    let source = "x = [\n  \"satu\", # catatan\n  \"dua\",\n]\n";
    let texts = Texts::of(source);
    let gone = texts.written(&[Change::Without("x.2".into())], Vec::new()).unwrap();
    assert_eq!(patched(source, &gone), source.replace("\"dua\",", ""));
    let source = "x = [\n  \"satu\",\n]\n";
    let gone = Texts::of(source).written(&[Change::Without("x.1".into())], Vec::new()).unwrap();
    assert_eq!(patched(source, &gone), "x = [\n  \n]\n");
}

#[test]
fn items_move() {
    let source = "x = [\n  \"a\",\n  \"b\",\n  'c',\n]\n";
    let (first, last) = (Beside::Ahead("x.1".into()), Beside::Behind("x.3".into()));
    assert_eq!(
        changed(source, &[moved("x.3", first.clone())]).unwrap(),
        "x = [\n  'c',\n  \"a\",\n  \"b\",\n]\n"
    );
    assert_eq!(
        changed(source, &[moved("x.1", last)]).unwrap(),
        "x = [\n  \"b\",\n  'c',\n  \"a\",\n]\n"
    );
    // Beside one that goes, and with an edit of its own.
    let texts = Texts::of(source);
    let at = source.find("c'").unwrap();
    let edit = Patch { span: at..at + 1, text: "d".into() };
    let changes = [moved("x.3", first), Change::Without("x.1".into())];
    let made = patched(source, &texts.written(&changes, vec![edit]).unwrap());
    assert_eq!(made, "x = [\n  'd',\n  \"b\",\n]\n");
}

const BLOCKS: &str = "# langkah\n[[l]]\nisi    = \"a\"\nuntuk  = [\"s\"]\n\n[[l]]\nisi    = \"b\"\n\n[[l]]\n\
                      isi    = \"c\" # catatan\n\n[t]\nx = 1\n";

#[test]
fn tables_come_and_go() {
    let without = |key: &str| changed(BLOCKS, &[Change::Without(key.into())]);
    assert_eq!(without("l.2.isi").unwrap(), BLOCKS.replace("[[l]]\nisi    = \"b\"\n\n", ""));
    assert_eq!(without("l.3.isi"), None);
    let new = "[[l]]\nisi    = \"baru\"\n";
    assert_eq!(
        changed(BLOCKS, &[with_behind("l.2.isi", "baru")]).unwrap(),
        BLOCKS.replace("\"b\"\n", &format!("\"b\"\n\n{new}"))
    );
    let ahead = Change::With(Beside::Ahead("l.1.isi".into()), "baru".into());
    assert_eq!(
        changed(BLOCKS, &[ahead]).unwrap(),
        BLOCKS.replace("# langkah\n", &format!("# langkah\n{new}\n"))
    );
    let both = [Change::Without("l.2.isi".into()), with_behind("l.2.isi", "baru")];
    assert_eq!(changed(BLOCKS, &both).unwrap(), BLOCKS.replace("[[l]]\nisi    = \"b\"\n", new));
    let inline = "l = [{ isi = \"a\" }]\n";
    assert_eq!(
        changed(inline, &[with_behind("l.1.isi", "b")]).unwrap(),
        "l = [{ isi = \"a\" }, { isi = \"b\" }]\n"
    );
}

#[test]
fn tables_move_with_all_that_is_theirs() {
    let first = Beside::Ahead("l.1.isi".into());
    let made = changed(BLOCKS, &[moved("l.3.isi", first)]).unwrap();
    let own = "[[l]]\nisi    = \"c\" # catatan\n";
    let expected = BLOCKS.replace(&format!("{own}\n"), "");
    assert_eq!(made, expected.replace("# langkah\n", &format!("# langkah\n{own}\n")));
    let last = changed(BLOCKS, &[moved("l.1.isi", Beside::Behind("l.3.isi".into()))]).unwrap();
    let own = "[[l]]\nisi    = \"a\"\nuntuk  = [\"s\"]\n";
    let expected = BLOCKS.replace(&format!("{own}\n"), "");
    assert_eq!(last, expected.replace("# catatan\n", &format!("# catatan\n\n{own}")));
    // The last block of a file that does not end its line.
    let source = "[[l]]\nisi = \"a\"\n\n[[l]]\nisi = \"b\"";
    let made = changed(source, &[moved("l.1.isi", Beside::Behind("l.2.isi".into()))]).unwrap();
    assert_eq!(made, "[[l]]\nisi = \"b\"\n\n[[l]]\nisi = \"a\"\n");
}
