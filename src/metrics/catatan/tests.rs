#![allow(clippy::unwrap_used, clippy::panic)]

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Code;
use crate::number::Waktu;

const TYPED: &str = "# Catatan Inspektorat, diketik dari surat.\n\n[[catatan]]  # pertama\nnomor = 4\n\
     asal = \"LHR\"\npenulis   = 'Inspektorat'\ntanggal = 2026-01-12\nkunci = \"ikm.capaian\"\n\
     draf = 1\nhalaman = \"iv\" # romawi\ncatatan = \"\"\"\nRumus belum disebut.\nLihat \\\"Tabel 3\\\".\"\"\"\n\n\
     # yang kedua\n[[catatan]]\nnomor = 7\npenulis = \"Rina\"\ncatatan = \"Salah ketik\"\n\
     tindak_lanjut = \"\"\"Akan\ndiperbaiki\"\"\"\nhalaman = 24\n";

fn codes(source: &str) -> Vec<Code> {
    check(source).findings.iter().map(|finding| finding.code).collect()
}

fn note(text: &str) -> NewNote {
    NewNote { penulis: "Rina".into(), catatan: text.into(), ..NewNote::default() }
}

#[test]
fn what_was_typed_is_read() {
    let notes = check(TYPED).notes.unwrap();
    let [first, second] = notes.list() else { panic!("two notes") };
    assert_eq!((first.nomor.value, second.nomor.value), (4, 7));
    assert_eq!(first.halaman.as_ref().unwrap().0.value, "iv");
    assert_eq!(second.halaman.as_ref().unwrap().0.value, "24");
    assert_eq!(first.catatan.0.value, "Rumus belum disebut.\nLihat \"Tabel 3\".");
    assert_eq!(first.nomor.place.key.as_ref(), "catatan.1.nomor");
    assert_eq!((open(&notes), notes.open().count()), (2, 2));
    assert!(notes.get(7).is_some() && notes.get(1).is_none());
    assert_eq!(check("").notes.unwrap(), Notes::default());
    assert_eq!(check("\u{feff}# kosong\n").notes.unwrap(), Notes::default());
}

#[test]
fn all_faults_are_told_at_once() {
    let wrong = "[[catatan]]\nnomor = 0\npenulis = 1\ncatatan = \"a\"\n[[catatan]]\nnomer = 2\n\
                 penulis = \"b\"\ntanggal = \"kemarin\"\ncatatan = \"\"\nstatus = \"tutup\"\n";
    assert_eq!(
        codes(wrong),
        [
            Code::JenisSalah,
            Code::IsianKurang,
            Code::KunciTidakDikenal,
            Code::JenisSalah,
            Code::IsianKosong,
            Code::PilihanTidakDikenal
        ]
    );
    let wrong = "[[catatan]]\nnomor = 0\npenulis = \"a\"\ncatatan = \"a\"\nstatus = \"ditolak\"\n\
                 [[catatan]]\nnomor = 2\npenulis = \"b\"\ncatatan = \"b\"\nstatus = \"ditindaklanjuti\"\n\
                 [[catatan]]\nnomor = 2\npenulis = \"c\"\ncatatan = \"c\"\n";
    assert_eq!(
        codes(wrong),
        [Code::AlasanPenolakan, Code::NomorCatatan, Code::TindakLanjutCatatan, Code::NomorCatatan]
    );
    assert_eq!(codes("catatan = 3"), [Code::JenisSalah]);
    assert_eq!(codes("catatan = \"belum diisi\""), [Code::BelumDiisi]);
    assert!(check("[[catatan]\nnomor = 1").notes.is_none());
    assert_eq!(check_bytes(&[0xFF, 0xFE, 0]).findings[0].code, Code::BukanTeks);
}

#[test]
fn too_much_is_told() {
    let many = "[[catatan]]\nnomor = 1\npenulis = \"a\"\ncatatan = \"b\"\n".repeat(MOST + 1);
    assert!(codes(&many).contains(&Code::CatatanTerlaluBesar));
    let long = "x".repeat(LONGEST + 1);
    let long = format!("[[catatan]]\nnomor = 1\npenulis = \"a\"\ncatatan = \"{long}\"\n");
    assert_eq!(codes(&long), [Code::CatatanTerlaluBesar]);
    let new: Vec<NewNote> = (0..MOST + 1).map(|number| note(&number.to_string())).collect();
    assert_eq!(append("", &new), Err(EditFault::TooMany));
    assert_eq!(append("", &new[..MOST]).unwrap().numbers.len(), MOST);
    let cut = append("", &[note(&"x".repeat(LONGEST + 1))]).unwrap();
    assert_eq!(cut.cut, 1);
    assert_eq!(append(&cut.text, &[note(&"x".repeat(LONGEST + 1))]).unwrap().known, [1]);
}

#[test]
fn answers_that_came_later_are_notes_that_name_the_first() {
    let reply = |who: &str, text: &str| Reply {
        penulis: who.into(),
        tanggal: Some("2026-01-14".parse().unwrap()),
        catatan: text.into(),
    };
    let thread = |replies: &[Reply]| NewNote { balasan: replies.to_vec(), ..note("Hitung ulang.") };
    let (one, two, three) =
        (reply("Siti", "Sudah."), reply("Budi", "Belum."), reply("Siti", "Ya."));
    // What comes together is one note.
    let whole = append("", &[thread(&[one.clone(), two.clone()])]).unwrap();
    assert!(whole.text.contains("Hitung ulang.\nBalasan Siti: Sudah.\nBalasan Budi: Belum."));
    // What comes later names the note that it follows, and has its own author and day.
    let first = append("", &[thread(&[])]).unwrap();
    let closing = Closing::Refused { alasan: "Sudah sesuai.".into() };
    let closed = close(&first.text, 1, &closing).unwrap();
    let then = append(&closed, &[thread(&[one.clone(), two.clone()])]).unwrap();
    assert_eq!((then.numbers.as_slice(), then.known.len()), (&[2][..], 0));
    let notes = check(&then.text).notes.unwrap();
    let answer = notes.get(2).unwrap();
    assert_eq!(answer.penulis.value, "Siti");
    assert_eq!(answer.tanggal.as_ref().unwrap().value.toml(), "2026-01-14");
    assert_eq!(answer.catatan.0.value, "Balasan atas catatan 1: Sudah.\nBalasan Budi: Belum.");
    assert_eq!(notes.get(1).unwrap().catatan.0.value, "Hitung ulang.");
    // Read again it is there; one more answer adds only itself.
    let again = append(&then.text, &[thread(&[one.clone(), two.clone()])]).unwrap();
    assert_eq!((again.text.as_str(), again.known.as_slice()), (then.text.as_str(), &[1][..]));
    let more = append(&then.text, &[thread(&[one, two, three])]).unwrap();
    assert_eq!(more.numbers, [3]);
    let notes = check(&more.text).notes.unwrap();
    assert_eq!(notes.get(3).unwrap().catatan.0.value, "Balasan atas catatan 1: Ya.");
    assert_eq!(
        append("", &[NewNote { balasan: vec![reply("Siti", " ")], ..note(" ") }]).unwrap().empty,
        1
    );
}

#[test]
fn notes_are_added_once() {
    let new = [
        NewNote {
            penulis: " Rina\nS. ".into(),
            tanggal: Some("2026-01-12T08:30:00Z".parse().unwrap()),
            kutipan: Some("capaian \"65,83%\"".into()),
            kunci: Some("ikm.capaian".into()),
            draf: Some(1),
            halaman: Some("24".into()),
            catatan: "Baris satu\r\nbaris \\ dua \"\"\"\"\"\u{1}".into(),
            balasan: Vec::new(),
        },
        note("  "),
        note("belum diisi"),
        note("Salah ketik"),
    ];
    let added = append(TYPED, &new).unwrap();
    assert_eq!((added.numbers.as_slice(), added.known.as_slice()), (&[8, 9][..], &[7][..]));
    assert_eq!(added.empty, 1);
    assert!(added.text.starts_with(TYPED), "{}", added.text);
    let notes = check(&added.text).notes.unwrap();
    let first = notes.get(8).unwrap();
    assert_eq!(first.penulis.value, "Rina S.");
    assert_eq!(first.catatan.0.value, "Baris satu\nbaris \\ dua \"\"\"\"\"");
    assert_eq!(first.tanggal.as_ref().unwrap().value.to_string(), "12 Januari 2026 pukul 08.30");
    assert_eq!(notes.get(9).unwrap().catatan.0.value, "belum diisi.");
    let again = append(&added.text, &new).unwrap();
    assert_eq!((again.text.as_str(), again.numbers.len()), (added.text.as_str(), 0));
    assert_eq!(again.known, [8, 9, 7]);
}

#[test]
fn a_letter_is_named_with_its_notes() {
    let origin = Origin {
        asal: Some("LHE".into()),
        nomor_surat: Some("700/1/2026".into()),
        tanggal_surat: crate::number::Tanggal::from_ymd(2026, 1, 15),
    };
    let added = append_from("", &origin, &[note("Publikasikan laporan")]).unwrap();
    assert!(added.text.starts_with("[[catatan]]\nnomor = 1\nasal = \"LHE\"\n"), "{}", added.text);
    let notes = check(&added.text).notes.unwrap();
    assert_eq!(notes.list()[0].tanggal_surat.as_ref().unwrap().to_string(), "15 Januari 2026");
}

#[test]
fn notes_within_brackets_are_not_added_to_but_can_be_closed() {
    let inline = "catatan = [\n  { nomor = 1, penulis = \"a\", catatan = \"b\" },\n]\n";
    assert_eq!(append(inline, &[note("c")]), Err(EditFault::Inline));
    assert_eq!(append("catatan = []\n", &[note("c")]), Err(EditFault::Inline));
    let how = Closing::Refused { alasan: "sudah benar".into() };
    assert_eq!(
        close(inline, 1, &how).unwrap(),
        "catatan = [\n  { nomor = 1, penulis = \"a\", catatan = \"b\", alasan = \"sudah benar\", \
         status = \"ditolak\" },\n]\n"
    );
    assert!(matches!(append("[[catatan]]\nnomor = 0", &[]), Err(EditFault::Unsound(_))));
}

#[test]
fn closing_keeps_every_other_byte() {
    let how = Closing::Done {
        tindak_lanjut: Some("Rumus ditambahkan".into()),
        penanggung_jawab: Some("Bidang Industri".into()),
    };
    let closed = close(TYPED, 4, &how).unwrap();
    let put_in = "\ntindak_lanjut = \"Rumus ditambahkan\"\npenanggung_jawab = \"Bidang Industri\"\n\
                  status = \"ditindaklanjuti\"";
    assert_eq!(closed.replacen(put_in, "", 1), TYPED);
    assert_eq!(close(&closed, 4, &how), Err(EditFault::Closed(4, StatusCatatan::Ditindaklanjuti)));
    assert_eq!(close(TYPED, 5, &how), Err(EditFault::NoNote(5)));
    // What was typed before stays as a comment.
    let closed = close(TYPED, 7, &how).unwrap();
    assert!(
        closed.contains("\n# semula: tindak_lanjut = \"Akan diperbaiki\"\ntindak_lanjut = \"Rumus")
    );
    let open_again = reopen(&closed, 7).unwrap();
    assert_eq!(open_again, closed.replace("\"ditindaklanjuti\"", "\"terbuka\""));
    assert_eq!(reopen(TYPED, 7), Err(EditFault::Open(7)));
    let kept = Closing::Done { tindak_lanjut: None, penanggung_jawab: None };
    assert_eq!(close(TYPED, 4, &kept), Err(EditFault::NothingDone(4)));
    assert!(close(TYPED, 7, &kept).unwrap().contains("\"\"\"Akan\ndiperbaiki\"\"\""));
    let no_reason = Closing::Refused { alasan: " \n".into() };
    assert_eq!(close(TYPED, 4, &no_reason), Err(EditFault::NoReason));
}

#[test]
fn line_ends_stay_those_of_the_file() {
    let typed = TYPED.replace('\n', "\r\n");
    let added = append(&typed, &[note("satu\ndua")]).unwrap();
    assert!(!added.text.replace("\r\n", "").contains('\n'), "{:?}", added.text);
    let notes = check(&added.text).notes.unwrap();
    assert_eq!(notes.get(8).unwrap().catatan.0.value, "satu\ndua");
    let how = Closing::Refused { alasan: "a\nb".into() };
    let closed = close(&typed, 4, &how).unwrap();
    assert!(!closed.replace("\r\n", "").contains('\n'));
    let no_end = typed.trim_end();
    assert_eq!(append(no_end, &[note("x")]).unwrap().numbers, [8]);
}

#[test]
fn keys_lead_to_the_record() {
    let record = include_str!("../check/tests/contoh.toml");
    let checked = crate::check::check(record);
    let (_, figures) = checked.record.unwrap();
    let keys = Keys::of(record, Some(&figures));
    let figure = figures.iter().next().unwrap().key.clone();
    for key in [figure.as_str(), "anggaran.serapan", "anggaran", "pengesahan.tanggal", "sasaran"] {
        assert!(keys.has(key), "{key}");
    }
    let text =
        "[[catatan]]\nnomor = 1\npenulis = \"a\"\nkunci = \"anggaran.serapn\"\ncatatan = \"b\"\n";
    let told = keys.check(&check(text).notes.unwrap());
    assert_eq!(told[0].code, Code::KunciCatatan);
    assert!(told[0].help.as_deref().unwrap().contains("`anggaran.serapan`"));
}

/// Texts with all that makes quoting hard.
fn texts() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("\"".to_string()),
        Just("\\".to_string()),
        Just("\"\"\"".to_string()),
        Just("'''".to_string()),
        Just("\n".to_string()),
        Just("\r\n".to_string()),
        Just("\t".to_string()),
        Just("# ".to_string()),
        Just("[[catatan]]\n".to_string()),
        Just("belum diisi".to_string()),
        Just("\u{b}".to_string()),
        any::<char>().prop_map(String::from),
        "[a-z ]{1,8}",
    ];
    proptest::collection::vec(part, 0..9).prop_map(|parts| parts.concat())
}

fn notes() -> impl Strategy<Value = NewNote> {
    let day = (1900_u32..2200, 1_u32..=12, 1_u32..=28, any::<bool>());
    let texts = (texts(), proptest::option::of(texts()), proptest::option::of(texts()), texts());
    (texts, proptest::option::of(day), proptest::option::of(0_u32..99)).prop_map(
        |((penulis, kutipan, halaman, catatan), day, draf)| {
            let tanggal = day.map(|(year, month, day, clock)| {
                let clock = if clock { "T08:30:00+07:00" } else { "" };
                format!("{year}-{month:02}-{day:02}{clock}").parse::<Waktu>().unwrap()
            });
            let kunci = kutipan.clone();
            NewNote {
                penulis,
                tanggal,
                kutipan,
                kunci,
                draf,
                halaman,
                catatan,
                balasan: Vec::new(),
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_added_is_read_the_same(new in proptest::collection::vec(notes(), 0..5), windows: bool) {
        let typed = if windows { TYPED.replace('\n', "\r\n") } else { TYPED.to_string() };
        let added = append(&typed, &new).unwrap();
        prop_assert!(added.text.starts_with(&typed));
        prop_assert_eq!(added.numbers.len() + added.known.len() + added.empty, new.len());
        let read = check(&added.text).notes.unwrap();
        let mut numbers = added.numbers.iter().chain(&added.known);
        for note in &new {
            let Some(said) = settled(&note.catatan) else { continue };
            let wanted = (Some(said), note.kutipan.as_deref().and_then(settled), note.tanggal);
            let found = read.list().iter().any(|found| {
                let quote = found.kutipan.as_ref().map(|quote| quote.0.value.clone());
                let day = found.tanggal.as_ref().map(|day| day.value);
                (Some(found.catatan.0.value.clone()), quote, day) == wanted
            });
            prop_assert!(found, "{:?}", note);
            prop_assert!(read.get(*numbers.next().unwrap()).is_some());
        }
        prop_assert_eq!(append(&added.text, &new).unwrap().text, added.text);
    }

    #[test]
    fn closing_changes_one_note_only(new in proptest::collection::vec(notes(), 1..4), done in texts()) {
        let text = append(TYPED, &new).unwrap().text;
        let before = check(&text).notes.unwrap();
        for note in before.list() {
            let number = note.nomor.value;
            let how = Closing::Done { tindak_lanjut: Some(done.clone()), penanggung_jawab: None };
            let Ok(closed) = close(&text, number, &how) else {
                prop_assert!(settled(&done).is_none());
                continue;
            };
            let after = check(&closed).notes.unwrap();
            for (old, new) in before.list().iter().zip(after.list()) {
                if old.nomor.value == number {
                    let kept = old.tindak_lanjut.as_ref().map(|text| text.0.value.clone());
                    let said = new.tindak_lanjut.as_ref().map(|text| text.0.value.clone());
                    prop_assert_eq!(said, settled(&done).or(kept));
                    prop_assert_eq!(new.status, StatusCatatan::Ditindaklanjuti);
                    prop_assert_eq!(&new.catatan, &old.catatan);
                } else {
                    prop_assert_eq!(old, new);
                }
            }
            // Only the note that had a follow-up already has a text replaced.
            if number == 7 {
                continue;
            }
            let mut rest = closed.as_str();
            for line in text.lines().filter(|line| !line.contains("status =")) {
                let at = rest.find(line);
                prop_assert!(at.is_some(), "{:?}", line);
                rest = rest.get(at.unwrap()..).unwrap();
            }
        }
    }

    #[test]
    fn nothing_makes_it_panic(text in ".{0,200}", number: u32) {
        let _ = check(&text);
        let _ = append(&text, &[note(&text)]);
        let _ = close(&text, number, &Closing::Refused { alasan: text.clone() });
        let _ = reopen(&text, number);
    }
}
