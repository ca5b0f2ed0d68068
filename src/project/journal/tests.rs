//! A set that was stopped between two files, and notes of strangers.

use super::*;

/// A folder as it is when the program was stopped after some of the steps of a set of three.
fn stopped(after: usize) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let path = |name: &str| root.path().join(name);
    for (name, text) in [("a.docx", "lama"), ("b.json", "lama"), ("c.txt", "lama")] {
        fs::write(path(name), text).unwrap();
    }
    fs::create_dir(path("d")).unwrap();
    fs::write(path(".lkjip-1.tmp"), "baru").unwrap();
    fs::write(path("d/.lkjip-2.tmp"), "baru").unwrap();
    let all =
        ["a.docx", "a-suntingan-1.docx", ".lkjip-1.tmp", "d/.lkjip-2.tmp", "d/b.json", "c.txt"]
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
            [read("a.docx"), read("a-suntingan-1.docx"), read("d/b.json"), read("c.txt")],
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
    let note = format!(
        "{{\"versi\":1,\"simpan\":[[\"../luar.txt\",\"x\"]],\"tulis\":[[\"milik.txt\",\"y\"]],\"hapus\":[\"../luar.txt\",{:?}]}}",
        outside.display().to_string()
    );
    for text in [
        note.as_str(),
        "bukan json",
        "{\"versi\":9,\"simpan\":[],\"tulis\":[],\"hapus\":[\"milik.txt\"]}",
    ] {
        fs::write(folder.join(NAME), text).unwrap();
        finish(&folder.join("laporan.toml"));
        assert!(
            outside.exists() && folder.join("milik.txt").exists() && !folder.join("y").exists()
        );
        assert!(!folder.join(NAME).exists());
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
