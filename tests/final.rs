//! The final report: what stands against it, what it carries, its lock, its revisions.
#![allow(clippy::unwrap_used, clippy::panic)]

mod kunci;
mod program;

use std::fs;
use std::path::Path;

use kunci::{all_files, file, freshly_made, made, sound, waived};
use lkjip::input;
use lkjip::lock::Lock;
use program::{RECORD, code, err, out, project, run, wrong};

fn carried(path: &Path) -> Vec<(String, Vec<u8>)> {
    input::attached(path).unwrap().1.files
}

fn carried_file(path: &Path, name: &str) -> Vec<u8> {
    let files = carried(path);
    let names: Vec<&String> = files.iter().map(|(name, _)| name).collect();
    let found = files.iter().find(|(known, _)| known == name);
    found.unwrap_or_else(|| panic!("{name} not among {names:?}")).1.clone()
}

#[test]
fn the_example_can_be_made_final_and_verified() {
    let folder = tempfile::tempdir().unwrap();
    let record = fs::read("reports/2025/laporan.toml").unwrap();
    fs::write(folder.path().join("laporan.toml"), &record).unwrap();
    let done = run(folder.path(), &["susun", "--final"]);
    assert_eq!(code(&done), 0, "{}{}", out(&done), err(&done));
    assert!(
        out(&done).contains("tidak ada draf") && out(&done).contains("Dikunci"),
        "{}",
        out(&done)
    );
    let pdf = file(folder.path(), "lkjip-2025.pdf");
    let bytes = fs::read(&pdf).unwrap();
    assert!(bytes.ends_with(b"%%EOF\n"));
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("<pdfaid:part>3</pdfaid:part>"), "PDF/A-3");
    assert!(text.contains("<pdfuaid:part>1</pdfuaid:part>"), "PDF/UA-1");
    assert!(text.contains("/AFRelationship/Source") && text.contains("/AFRelationship/Data"));
    assert_eq!(carried_file(&pdf, "laporan.toml"), record);
    // As many pages as without what it carries, and no mark of a draft.
    let plain = run(folder.path(), &["susun", "--format", "pdf"]);
    let pages = |text: &str| text.split('(').nth(1).unwrap().split(' ').next().unwrap().to_string();
    assert_eq!(pages(&out(&plain)), pages(&out(&done)));
    let verified = run(folder.path(), &["verifikasi"]);
    assert_eq!(code(&verified), 0, "{}{}", out(&verified), err(&verified));
    assert!(out(&verified).contains("identik"), "{}", out(&verified));
    let alone = run(folder.path(), &["verifikasi", "keluaran/final/lkjip-2025.pdf"]);
    assert_eq!(code(&alone), 0, "{}{}", out(&alone), err(&alone));
    assert!(
        out(&alone).contains("persis apa yang dikatakan record di dalamnya"),
        "{}",
        out(&alone)
    );
}

#[test]
fn plain_reports_and_drafts_carry_nothing_and_stay_pdf_a_2() {
    let folder = project(RECORD);
    for more in [&["--format", "pdf"][..], &["--format", "pdf", "--draf", "1"]] {
        assert_eq!(code(&run(folder.path(), &[&["susun"], more].concat())), 0);
    }
    for pdf in ["keluaran/lkjip-2025.pdf", "keluaran/draf-1/lkjip-2025-draf-1.pdf"] {
        let path = folder.path().join(pdf);
        assert_eq!(carried(&path), []);
        let bytes = fs::read(path).unwrap();
        assert!(String::from_utf8_lossy(&bytes).contains("<pdfaid:part>2</pdfaid:part>"));
    }
}

#[test]
fn a_report_with_galat_or_open_peringatan_is_refused_with_every_reason() {
    for (record, said) in
        [(RECORD.to_string(), "peringatan yang belum dikecualikan"), (wrong(), "galat")]
    {
        let folder = project(record);
        let refused = run(folder.path(), &["susun", "--final"]);
        assert_eq!(code(&refused), 1);
        assert!(
            err(&refused).contains("Laporan final tidak disusun") && err(&refused).contains(said)
        );
        assert!(!folder.path().join("keluaran").exists());
    }
    let told = err(&run(project(wrong()).path(), &["susun", "--final"]));
    assert!(told.contains("LKJ0304"), "the finding itself is told: {told}");
}

#[test]
fn what_does_not_go_with_a_final_report_is_refused() {
    let folder = project(sound());
    let cases: [(&[&str], &str); 9] = [
        (&["--final", "--draf", "1"], "--draf"),
        (&["--final", "--draf", "1", "--lke"], "--lke"),
        (&["--final", "--timpa"], "--timpa"),
        (&["--final", "--format", "pdf"], "--format"),
        (&["--revisi", "Jumlah salah"], "--final"),
        (&["--reviu", "1"], "--final"),
        (&["--final", "--revisi", "  "], "alasan"),
        (&["--final", "--revisi", "Jumlah salah"], "Belum ada laporan final"),
        (&["--final", "--reviu", "7"], "Draf 7 belum ada"),
    ];
    for (more, said) in cases {
        let refused = run(folder.path(), &[&["susun"], more].concat());
        assert_eq!(code(&refused), 2, "{more:?}");
        assert!(err(&refused).contains(said), "{more:?}: {}", err(&refused));
    }
    assert!(!folder.path().join("keluaran").exists());
    assert_eq!(code(&run(folder.path(), &["susun", "--draf", "1", "--format", "json"])), 0);
    let kept = run(folder.path(), &["susun", "--final", "keluaran/draf-1"]);
    assert_eq!(code(&kept), 2);
    assert!(err(&kept).contains("record aslinya"), "{}", err(&kept));
}

#[test]
fn open_notes_and_notes_that_cannot_be_read_stand_against_a_final_report() {
    let folder = project(sound());
    let note = "[[catatan]]\nnomor = 7\npenulis = \"Tim\"\ncatatan = \"Cocokkan.\"\nstatus = \"terbuka\"\n";
    let cases = [
        (note, "1 catatan reviu yang masih terbuka (7)"),
        ("[[catatan]]\nnomor = \n", "memuat galat"),
    ];
    for (notes, said) in cases {
        fs::write(folder.path().join("catatan.toml"), notes).unwrap();
        let refused = run(folder.path(), &["susun", "--final"]);
        assert_eq!(code(&refused), 1);
        let said_all = err(&refused).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said_all.contains(said), "{said_all}");
        assert!(!folder.path().join("keluaran").exists());
    }
    fs::write(folder.path().join("catatan.toml"), note).unwrap();
    let close = ["catatan", "tutup", "7", "--tindak-lanjut", "Dicocokkan."];
    assert_eq!(code(&run(folder.path(), &close)), 0);
    let done = run(folder.path(), &["susun", "--final"]);
    assert_eq!(code(&done), 0, "{}", err(&done));
}

#[test]
fn what_a_final_report_carries_comes_out_byte_for_byte() {
    let folder = project(sound());
    let notes = "# catatan reviu\r\n[[catatan]]\nnomor = 1\npenulis = \"Tim ä\"\ncatatan = \"Cocokkan.\"\n\
                 tindak_lanjut = \"Dicocokkan\"\nstatus = \"ditindaklanjuti\"\n";
    fs::write(folder.path().join("catatan.toml"), notes).unwrap();
    let own = folder.path().join("templat/naskah");
    fs::create_dir_all(&own).unwrap();
    let terms = fs::read_to_string("templates/naskah/istilah.toml").unwrap() + "# milik dinas\n";
    fs::write(own.join("istilah.toml"), &terms).unwrap();
    fs::copy("templates/naskah/bab-1.md", own.join("bab-1.md")).unwrap();
    fs::create_dir_all(folder.path().join("templat/awal")).unwrap();
    fs::write(folder.path().join("templat/awal/laporan.toml"), "# tidak dipakai").unwrap();
    let done = run(folder.path(), &["susun", "--final"]);
    assert_eq!(code(&done), 0, "{}", err(&done));
    let pdf = file(folder.path(), "lkjip-2025.pdf");
    assert_eq!(carried_file(&pdf, "laporan.toml"), sound().as_bytes());
    assert_eq!(carried_file(&pdf, "catatan.toml"), notes.as_bytes());
    assert_eq!(carried_file(&pdf, "templat/naskah/istilah.toml"), terms.as_bytes());
    let names: Vec<String> = carried(&pdf).into_iter().map(|(name, _)| name).collect();
    // Neither a copy that is as the program has it, nor what no report is made from.
    let mut expected = [
        "angka-2025.csv",
        "asal.toml",
        "catatan.toml",
        "laporan.toml",
        "templat/naskah/istilah.toml",
    ];
    expected.sort_unstable();
    assert_eq!(names, expected);
    let csv = String::from_utf8(carried_file(&pdf, "angka-2025.csv")).unwrap();
    assert!(csv.starts_with("kunci,nilai,tercetak,satuan,rumus,diketik\r\n"));
    let line = csv.split("\r\n").find(|line| line.starts_with("anggaran.serapan,")).unwrap();
    assert!(line.contains(",%,") && line.contains("realisasi / pagu"), "{line}");
    let typed = csv.split("\r\n").find(|line| line.starts_with("instansi.nama,")).unwrap();
    let number: usize = typed.rsplit("laporan.toml:").next().unwrap().parse().unwrap();
    let record = sound();
    assert!(record.lines().nth(number - 1).unwrap().starts_with("nama"), "{typed}");
    // What nobody typed names no line.
    let scale: Vec<&str> =
        csv.split("\r\n").filter(|line| line.starts_with("kebijakan.skala.")).collect();
    assert!(!scale.is_empty() && scale.iter().all(|line| !line.contains("laporan.toml:")));
    // The same with the templates of the agency alone.
    let alone = run(folder.path(), &["verifikasi", pdf.to_str().unwrap()]);
    assert_eq!(code(&alone), 0, "{}{}", out(&alone), err(&alone));
}

#[test]
fn photos_go_with_the_report_so_that_it_can_be_made_from_itself() {
    let folder = tempfile::tempdir().unwrap();
    let record = fs::read_to_string("tests/instansi-lain/laporan.toml").unwrap();
    fs::create_dir(folder.path().join("foto")).unwrap();
    for entry in fs::read_dir("tests/instansi-lain/foto").unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join("foto").join(path.file_name().unwrap())).unwrap();
    }
    fs::write(folder.path().join("laporan.toml"), waived(&record)).unwrap();
    let done = run(folder.path(), &["susun", "--final"]);
    assert_eq!(code(&done), 0, "{}", err(&done));
    let finals = folder.path().join("keluaran/final");
    let pdf = fs::read_dir(&finals).unwrap().map(|entry| entry.unwrap().path());
    let pdf = pdf.into_iter().find(|path| path.extension().is_some_and(|e| e == "pdf")).unwrap();
    let names: Vec<String> = carried(&pdf).into_iter().map(|(name, _)| name).collect();
    for name in ["gambar/foto/1.jpg", "gambar/foto/2.jpg", "gambar/logo.png"] {
        assert!(names.iter().any(|known| known == name), "{names:?}");
    }
    let lock = Lock::read(&fs::read(finals.join("lkjip.lock")).unwrap()).unwrap();
    let text = lock.text();
    assert!(text.contains("\"foto/posyandu-sejuk.jpg\" = "), "{text}");
    // From anywhere, without the folder of photos.
    let away = tempfile::tempdir().unwrap();
    fs::copy(&pdf, away.path().join("a.pdf")).unwrap();
    let alone = run(away.path(), &["verifikasi", "a.pdf"]);
    assert_eq!(code(&alone), 0, "{}{}", out(&alone), err(&alone));
    // A photo that is another one since.
    fs::copy(
        folder.path().join("foto/imunisasi.jpg"),
        folder.path().join("foto/posyandu-sejuk.jpg"),
    )
    .unwrap();
    let changed = run(folder.path(), &["verifikasi"]);
    assert_eq!(code(&changed), 1);
    assert!(out(&changed).contains("gambar foto/posyandu-sejuk.jpg: berubah"), "{}", out(&changed));
}

#[test]
fn a_reason_that_must_not_be_published_is_refused_and_not_repeated() {
    let folder = made();
    for (reason, secret, told) in [
        ("NIK 3276011203900001 dihapus", "3276011203900001", "memuat NIK"),
        ("NIK 3276\u{a0}0112\u{a0}0390\u{a0}0001", "0390", "memuat NIK"),
        ("Diganti, passphrase: Mawar#22", "Mawar#22", "frasa sandi"),
        ("Jumlah\u{1} salah", "\u{1}", "karakter kendali"),
        ("Jumlah \u{202e}salah", "\u{202e}", "karakter kendali"),
    ] {
        let refused = run(folder.path(), &["susun", "--final", "--revisi", reason]);
        assert_eq!(code(&refused), 2, "{reason:?}: {}", err(&refused));
        let said = out(&refused) + &err(&refused);
        assert!(said.contains(told) && !said.contains(secret), "{reason:?}: {said}");
        assert!(!folder.path().join("keluaran/final-revisi-1").exists());
    }
}

#[test]
fn a_final_report_is_never_touched_again_and_a_revision_has_its_own_folder() {
    let folder = made();
    let finals = folder.path().join("keluaran/final");
    let before = all_files(&finals);
    let again = run(folder.path(), &["susun", "--final"]);
    assert_eq!(code(&again), 2);
    assert!(err(&again).contains("--revisi"), "{}", err(&again));
    let signed =
        kunci::tambahan::signed(&fs::read(file(folder.path(), "lkjip-2025.pdf")).unwrap(), &[]);
    fs::write(file(folder.path(), "lkjip-2025.pdf"), &signed).unwrap();
    assert_eq!(code(&run(folder.path(), &["susun", "--final"])), 2);
    for (number, reason) in [(1, "Jumlah \"pegawai\"\n diperbaiki"), (2, "Nama bidang")] {
        let record = fs::read_to_string(folder.path().join("laporan.toml")).unwrap();
        fs::write(folder.path().join("laporan.toml"), format!("{record}# perbaikan {number}\n"))
            .unwrap();
        let done = run(folder.path(), &["susun", "--final", "--revisi", reason]);
        assert_eq!(code(&done), 0, "{}", err(&done));
        let revised = folder.path().join(format!("keluaran/final-revisi-{number}"));
        let lock = Lock::read(&fs::read(revised.join("lkjip.lock")).unwrap()).unwrap();
        let revision = lock.origin.revision.unwrap();
        assert_eq!(revision.number, number);
        assert_eq!(revision.reason, reason.replace("\n ", " "));
        let former = if number == 1 {
            finals.clone()
        } else {
            folder.path().join("keluaran/final-revisi-1")
        };
        let former = fs::read(former.join("lkjip.lock")).unwrap();
        assert_eq!(revision.former, lkjip::project::digest(&former));
        let pdf = revised.join(format!("lkjip-2025-revisi-{number}.pdf"));
        let mark = format!("REVISI {number}");
        let said = input::read(&pdf).unwrap().pieces;
        let first = format!("{:?}", said.iter().take(8).collect::<Vec<_>>());
        assert!(first.contains(&mark), "{first}");
        let word = input::read(&revised.join(format!("lkjip-2025-revisi-{number}.docx")));
        let word = word.unwrap().pieces;
        let first = format!("{:?}", word.iter().take(8).collect::<Vec<_>>());
        assert!(first.contains(&mark), "{first}");
        let alone = run(folder.path(), &["verifikasi", pdf.to_str().unwrap()]);
        assert_eq!(code(&alone), 0, "{}{}", out(&alone), err(&alone));
        assert_eq!(code(&run(folder.path(), &["verifikasi"])), 0);
    }
    let mut kept = all_files(&finals);
    for (path, bytes) in &mut kept {
        if path.extension().is_some_and(|ending| ending == "pdf") {
            assert_eq!(*bytes, signed);
            bytes.truncate(before.iter().find(|(known, _)| known == path).unwrap().1.len());
        }
    }
    assert_eq!(kept, before);
    // Everything else goes on.
    assert_eq!(code(&run(folder.path(), &["susun", "--format", "json"])), 0);
    assert_eq!(code(&run(folder.path(), &["susun", "--draf", "1", "--format", "json"])), 0);
}

#[test]
fn a_folder_without_its_lock_is_left_alone_too() {
    let folder = made();
    fs::remove_file(file(folder.path(), "lkjip.lock")).unwrap();
    assert_eq!(code(&run(folder.path(), &["susun", "--final"])), 2);
    let revision = run(folder.path(), &["susun", "--final", "--revisi", "Jumlah salah"]);
    assert_eq!(code(&revision), 2);
    assert!(err(&revision).contains("lkjip.lock"), "{}", err(&revision));
    assert_eq!(code(&run(folder.path(), &["verifikasi"])), 2);
}

#[test]
fn the_lock_names_the_draft_that_was_reviewed() {
    let folder = project(sound());
    for number in ["1", "2"] {
        assert_eq!(code(&run(folder.path(), &["susun", "--draf", number, "--format", "json"])), 0);
    }
    let changed = sound().replace("Permodalan terbatas", "Permodalan sangat terbatas");
    fs::write(folder.path().join("laporan.toml"), changed).unwrap();
    let done = run(folder.path(), &["susun", "--final"]);
    assert_eq!(code(&done), 0, "{}", err(&done));
    assert!(out(&done).contains("berubah sesudah draf 2"), "{}", out(&done));
    let review = |name: &str| {
        let lock = folder.path().join("keluaran").join(name).join("lkjip.lock");
        Lock::read(&fs::read(lock).unwrap()).unwrap().origin.review.unwrap()
    };
    assert_eq!(review("final").draft, 2);
    assert_eq!(review("final").record, lkjip::project::digest(sound().as_bytes()));
    let other = run(
        folder.path(),
        &["susun", "--final", "--reviu", "1", "--revisi", "Direviu atas draf pertama"],
    );
    assert_eq!(code(&other), 0, "{}", err(&other));
    assert_eq!(review("final-revisi-1").draft, 1);
}

#[test]
fn the_same_record_gives_the_same_final_report_anywhere() {
    let (one, other) = (freshly_made(), made());
    let bytes = |folder: &Path| -> Vec<Vec<u8>> {
        all_files(&folder.join("keluaran")).into_iter().map(|(_, bytes)| bytes).collect()
    };
    assert_eq!(bytes(one.path()), bytes(other.path()));
}

#[test]
fn the_matrix_is_asked_for_by_itself() {
    let folder = program::project(sound());
    let both = run(folder.path(), &["susun", "--final", "--matriks"]);
    assert_eq!(code(&both), 2);
    assert!(err(&both).contains("--matriks") && !folder.path().join("keluaran/final").exists());
}

#[test]
fn of_those_who_write_a_final_at_one_time_one_wins_and_the_others_are_refused() {
    let folder = project(waived(RECORD));
    let done: Vec<_> = std::thread::scope(|scope| {
        let start = |_| scope.spawn(|| run(folder.path(), &["susun", "--final"]));
        let running: Vec<_> = (0..3).map(start).collect();
        running.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let mut codes: Vec<i32> = done.iter().map(code).collect();
    codes.sort_unstable();
    assert_eq!(codes, [0, 2, 2], "{}", done.iter().map(err).collect::<String>());
    let refused = done.iter().filter(|one| code(one) == 2);
    refused.for_each(|one| assert!(err(one).contains("Laporan final sudah ada"), "{}", err(one)));
    let lock = fs::read(folder.path().join("keluaran/final/lkjip.lock")).unwrap();
    // Revisions: each that says it was written is there with its reason, whether they met or not.
    let reasons = ["Alasan satu", "Alasan dua", "Alasan tiga"];
    let written: Vec<&str> = std::thread::scope(|scope| {
        let folder = folder.path();
        let start = |reason: &'static str| {
            (reason, scope.spawn(move || run(folder, &["susun", "--final", "--revisi", reason])))
        };
        let running: Vec<_> = reasons.map(start).into_iter().collect();
        let ended = running.into_iter().map(|(reason, one)| (reason, one.join().unwrap()));
        ended.filter(|(_, one)| code(one) == 0).map(|(reason, _)| reason).collect()
    });
    assert!(!written.is_empty());
    let revision = |number: usize| folder.path().join(format!("keluaran/final-revisi-{number}"));
    let locks: Vec<String> = (1..=written.len())
        .map(|number| fs::read_to_string(revision(number).join("lkjip.lock")).unwrap())
        .collect();
    assert!(written.iter().all(|reason| locks.iter().any(|lock| lock.contains(reason))));
    assert!(!revision(written.len() + 1).exists());
    assert_eq!(fs::read(folder.path().join("keluaran/final/lkjip.lock")).unwrap(), lock);
}
