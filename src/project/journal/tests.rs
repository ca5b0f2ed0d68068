//! A set that was stopped between two files, and notes of strangers.

use super::*;
use crate::project::digest::digest;

/// A note of the first form, which told nothing of contents.
const OLD: &str = r#"{"versi":1,"simpan":[],"tulis":[[".lkjip-1.tmp","y"]],"hapus":["milik.txt"]}"#;

/// A folder as it is when the program was stopped after some of the steps of a set of three.
fn stopped(after: usize) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let path = |name: &str| root.path().join(name);
    for (name, text) in [("a.docx", "lama"), ("b.json", "lama"), ("lkjip.tte.json", "lama")] {
        fs::write(path(name), text).unwrap();
    }
    fs::create_dir(path("d")).unwrap();
    fs::write(path(".lkjip-1.tmp"), "baru").unwrap();
    fs::write(path("d/.lkjip-2.tmp"), "baru").unwrap();
    let all = [
        "a.docx",
        "a-suntingan-1.docx",
        ".lkjip-1.tmp",
        "d/.lkjip-2.tmp",
        "d/b.json",
        "lkjip.tte.json",
    ]
    .map(path);
    let [word, kept, one, two, json, gone] = &all;
    let steps = Steps {
        keep: vec![(word, kept)],
        write: vec![(one, word), (two, json)],
        remove: vec![gone],
    };
    let mut noted = Noted::of(&steps).unwrap();
    // A program that is stopped leaves the note, and the system lets go of it.
    drop(noted.0.take());
    let taken: [&dyn Fn(); 4] = [
        &|| fs::rename(word, kept).unwrap(),
        &|| fs::rename(one, word).unwrap(),
        &|| fs::rename(two, json).unwrap(),
        &|| fs::remove_file(gone).unwrap(),
    ];
    taken.iter().take(after).for_each(|step| step());
    root
}

#[test]
fn a_set_is_finished_wherever_it_was_stopped() {
    for after in 0..=4 {
        let root = stopped(after);
        finish(&root.path().join("d/b.json"));
        let read = |name: &str| fs::read_to_string(root.path().join(name)).unwrap_or_default();
        assert_eq!(
            [read("a.docx"), read("a-suntingan-1.docx"), read("d/b.json"), read("lkjip.tte.json")],
            ["baru", "lama", "baru", ""],
            "{after}"
        );
        assert!(!root.path().join(NAME).exists());
        assert!(!root.path().join(".lkjip-1.tmp").exists());
    }
}

#[test]
fn names_may_be_relative_to_where_the_program_runs() {
    let root = tempfile::tempdir_in(".").unwrap();
    let folder = root.path().strip_prefix(std::env::current_dir().unwrap());
    let folder = folder.unwrap_or(root.path());
    let (one, two) = (folder.join("a"), folder.join("b"));
    let staged = absolute(folder.join(".lkjip-x.tmp")).unwrap();
    let steps = Steps { write: vec![(&staged, &one), (&staged, &two)], ..Steps::default() };
    let noted = Noted::of(&steps).unwrap();
    let place = noted.0.as_ref().map(|(path, _)| path.as_path());
    assert_eq!(place, Some(absolute(folder.join(NAME)).unwrap().as_path()));
}

#[test]
fn a_note_of_a_stranger_leads_nowhere() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("dalam");
    fs::create_dir(&folder).unwrap();
    let outside = root.path().join("luar.txt");
    fs::write(&outside, "isi").unwrap();
    fs::write(folder.join("milik.txt"), "isi").unwrap();
    let entry = |dari: &str, ke: &str| Written {
        dari: dari.to_string(),
        ke: ke.to_string(),
        lama: None,
        baru: digest(b"isi"),
    };
    let gone = |nama: String| Gone { nama, lama: Some(digest(b"isi")) };
    let journal = Journal {
        versi: VERSION,
        simpan: vec![Kept { dari: "../luar.txt".into(), ke: "x".into(), isi: digest(b"isi") }],
        tulis: vec![entry("milik.txt", "y")],
        hapus: vec![gone("../luar.txt".to_string()), gone(outside.display().to_string())],
    };
    let mut notes = vec![journal];
    // Each of them by itself, for one that leads elsewhere spoils the note.
    notes.push(Journal {
        versi: VERSION,
        tulis: vec![entry("milik.txt", "y")],
        ..Journal::default()
    });
    notes.push(Journal {
        versi: VERSION,
        hapus: vec![gone("milik.txt".into())],
        ..Journal::default()
    });
    notes.push(Journal { versi: 9, hapus: vec![gone("x.tte.json".into())], ..Journal::default() });
    fs::write(folder.join("x.tte.json"), "isi").unwrap();
    let notes = notes.iter().map(|journal| serde_json::to_string(journal).unwrap());
    for text in notes.chain(["bukan json".to_string(), OLD.to_string()]) {
        fs::write(folder.join(NAME), &text).unwrap();
        finish(&folder.join("laporan.toml"));
        let (own, other) = (folder.join("milik.txt"), folder.join("x.tte.json"));
        assert!(outside.exists() && own.exists() && other.exists(), "{text}");
        assert!(!folder.join("y").exists() && !folder.join("x").exists(), "{text}");
        assert!(!folder.join(NAME).exists(), "{text}");
    }
}

#[test]
fn the_set_of_a_running_program_is_left_to_it() {
    let root = tempfile::tempdir().unwrap();
    let path = |name: &str| root.path().join(name);
    let all = [".lkjip-1.tmp", "a.docx", ".lkjip-2.tmp", "b.json"].map(path);
    let [one, word, two, json] = &all;
    fs::write(one, "baru").unwrap();
    fs::write(two, "baru").unwrap();
    let steps = Steps { write: vec![(one, word), (two, json)], ..Steps::default() };
    let noted = Noted::of(&steps).unwrap();
    let other = path("laporan.toml");
    let reader = thread::spawn(move || finish(&other));
    thread::sleep(PAUSE * 2);
    assert!(one.exists() && two.exists() && !word.exists(), "nobody takes its steps for it");
    drop(noted);
    reader.join().unwrap();
    assert!(one.exists() && two.exists(), "a set that was given up stays undone");
    assert!(!root.path().join(NAME).exists());
}

#[test]
fn what_lies_around_a_record_is_finished_with_it() {
    for below in ["", "keluaran", "keluaran/draf-2", "keluaran/final", "templat"] {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(below);
        fs::create_dir_all(folder.join("naskah")).unwrap();
        let all = [".lkjip-1.tmp", "a", "naskah/.lkjip-2.tmp", "naskah/b"].map(|n| folder.join(n));
        let [one, first, two, second] = &all;
        fs::write(one, "baru").unwrap();
        fs::write(two, "baru").unwrap();
        let steps = Steps { write: vec![(one, first), (two, second)], ..Steps::default() };
        drop(Noted::of(&steps).unwrap().0.take());
        finish_around(&root.path().join("laporan.toml"));
        assert!(first.exists() && second.exists(), "{below}");
        assert!(!one.exists() && !two.exists() && !folder.join(NAME).exists(), "{below}");
    }
}

#[test]
fn files_that_lie_far_apart_have_no_note() {
    let root = tempfile::tempdir().unwrap();
    let deep = root.path().join("a/b/c/d/e/f/g");
    fs::create_dir_all(&deep).unwrap();
    let all = [root.path().join(".lkjip-1.tmp"), root.path().join("x"), deep.join("y")];
    let [staged, near, far] = &all;
    fs::write(staged, "baru").unwrap();
    let steps = Steps { write: vec![(staged, near)], remove: vec![far], ..Steps::default() };
    assert!(Noted::of(&steps).unwrap().0.is_none());
}

/// The texts of a stopped set after somebody changed something in it, and what was said.
fn after(stop: usize, change: &dyn Fn(&Path)) -> ([String; 4], String) {
    let root = stopped(stop);
    change(root.path());
    let bytes = fs::read(root.path().join(NAME)).unwrap();
    let said = replay(root.path(), &serde_json::from_slice(&bytes).unwrap());
    let read = |name: &str| fs::read_to_string(root.path().join(name)).unwrap_or_default();
    let texts = ["a.docx", "a-suntingan-1.docx", "d/b.json", "lkjip.tte.json"].map(read);
    let left = |folder: &Path| {
        fs::read_dir(folder).unwrap().flatten().any(|entry| {
            entry.path().extension().is_some_and(|e| e == "tmp")
                && entry.file_type().unwrap().is_file()
        })
    };
    assert!(!left(root.path()) && !left(&root.path().join("d")), "temporary files stay behind");
    (texts, said.unwrap_or_default())
}

#[test]
fn what_somebody_changed_stays_and_a_set_that_has_not_begun_is_given_up() {
    let put = |name: &'static str| move |root: &Path| fs::write(root.join(name), "orang").unwrap();
    // Steps taken before the stop, the file that is edited then, and what is there at the end.
    for (stop, name, texts) in [
        (0, "a.docx", ["orang", "", "", "lama"]),
        (0, "d/b.json", ["lama", "", "orang", "lama"]),
        (0, "lkjip.tte.json", ["lama", "", "", "orang"]),
        (1, "d/b.json", ["lama", "", "orang", "lama"]),
        (1, "a.docx", ["orang", "lama", "", "lama"]),
        (2, "a.docx", ["orang", "lama", "baru", ""]),
        (2, "d/b.json", ["baru", "lama", "orang", ""]),
        (2, "lkjip.tte.json", ["baru", "lama", "baru", "orang"]),
        (3, "d/b.json", ["baru", "lama", "orang", ""]),
        (4, "a.docx", ["orang", "lama", "baru", ""]),
    ] {
        let (found, said) = after(stop, &put(name));
        assert_eq!(found, texts, "{stop} {name}");
        let end = if stop < 2 { "penulisan itu dibatalkan" } else { "dirampungkan." };
        assert!(said.contains(name) && said.contains(end), "{stop} {name}: {said}");
    }
    // What was kept is no part of it any more.
    let (found, said) = after(2, &put("a-suntingan-1.docx"));
    assert_eq!((found, said.as_str()), (["baru", "orang", "baru", ""].map(String::from), ""));
}

#[test]
fn a_file_that_somebody_took_away_stays_away() {
    let (found, said) = after(2, &|root| fs::remove_file(root.join("a.docx")).unwrap());
    // Its new content came and went.
    assert_eq!(found, ["", "lama", "baru", ""]);
    assert!(said.contains("a.docx"), "{said}");
}

#[test]
fn a_set_whose_temporary_files_are_not_all_there_has_not_begun() {
    let gone = |root: &Path| fs::remove_file(root.join("d/.lkjip-2.tmp")).unwrap();
    let old = ["lama", "", "", "lama"].map(String::from);
    assert_eq!(after(0, &gone), (old.clone(), String::new()));
    assert_eq!(after(1, &gone), (old.clone(), String::new()));
    let other = |root: &Path| fs::write(root.join("d/.lkjip-2.tmp"), "lain").unwrap();
    assert_eq!(after(0, &other), (old, String::new()));
    let (found, said) = after(2, &gone);
    assert_eq!(found, ["baru", "lama", "", "lama"]);
    assert!(said.contains("ulangi"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_link_is_never_taken_for_a_temporary_file() {
    let elsewhere = tempfile::tempdir().unwrap();
    let secret = elsewhere.path().join("rahasia");
    fs::write(&secret, "baru").unwrap();
    let link = |root: &Path| {
        fs::remove_file(root.join("d/.lkjip-2.tmp")).unwrap();
        std::os::unix::fs::symlink(&secret, root.join("d/.lkjip-2.tmp")).unwrap();
    };
    assert_eq!(after(0, &link), (["lama", "", "", "lama"].map(String::from), String::new()));
    assert_eq!(fs::read_to_string(&secret).unwrap(), "baru");
}

#[test]
fn records_and_notes_never_go() {
    let root = tempfile::tempdir().unwrap();
    let draft = root.path().join("keluaran/draf-1");
    fs::create_dir_all(&draft).unwrap();
    let names = ["laporan.toml", "Catatan.toml", "templat.md", "a.tte.json"];
    names.iter().for_each(|name| fs::write(draft.join(name), "isi").unwrap());
    let gone = |name: &&str| Gone { nama: name.to_string(), lama: Some(digest(b"isi")) };
    let journal =
        Journal { versi: VERSION, hapus: names.iter().map(gone).collect(), ..Journal::default() };
    fs::write(draft.join(NAME), serde_json::to_vec(&journal).unwrap()).unwrap();
    finish(&draft.join("laporan.toml"));
    assert_eq!(names.map(|name| draft.join(name).exists()), [true, true, false, false]);
}
