//! What may stand behind a final PDF, and what is told of everything else.
#![allow(clippy::unwrap_used, clippy::panic)]

mod kunci;
mod program;
#[path = "tambahan/rusak.rs"]
mod rusak;

use std::fs;
use std::sync::OnceLock;

use kunci::tambahan::{
    DATA, Form, object, page, proved, reference, root, signed, signed_as, stamped, stream, updated,
    with,
};
use kunci::{file, made, verified};
use lkjip::input::{Behind, behind};

/// A final PDF.
fn original() -> &'static [u8] {
    static PDF: OnceLock<Vec<u8>> = OnceLock::new();
    PDF.get_or_init(|| fs::read(file(made().path(), "lkjip-2025.pdf")).unwrap())
}

fn look(whole: &[u8]) -> Behind {
    assert!(whole.starts_with(original()));
    behind(original(), whole)
}

/// That a file passes, with so many signatures and time stamps.
fn passes(what: &str, whole: &[u8], signatures: usize, stamps: usize) {
    assert_eq!(look(whole), Behind { signatures, stamps, foreign: vec![] }, "{what}");
}

/// That a file is told of in these words.
fn told(what: &str, whole: &[u8], said: &str) {
    let found = look(whole).foreign;
    assert!(found.iter().any(|reason| reason.contains(said)), "{what}: {said}: {found:#?}");
}

const NONE: &str = "/Rect [0 0 0 0]";

fn plain(field: usize, pdf: &[u8]) -> Vec<u8> {
    signed_as(pdf, field, NONE, &[], Form::default())
}

/// The number of the first page's object, and what its page is in the file.
fn first_page() -> (usize, String) {
    let number = page(original());
    (number, object(original(), number))
}

/// The page with one more annotation.
fn annotated(annotation: &str) -> (usize, String) {
    let (number, page) = first_page();
    (number, with(&page, &format!("/Annots [{annotation}]")))
}

/// The stream of XMP of a file with a replacement in it.
fn about(pdf: &[u8], from: &str, to: &str) -> (usize, String) {
    let number = reference(&object(pdf, root(pdf)), "/Metadata ");
    let old = object(pdf, number);
    let xml =
        old.split_once("stream\n").unwrap().1.trim_end_matches("endstream").trim_end().to_string();
    assert!(xml.contains(from), "{from}");
    (number, stream("/Type /Metadata /Subtype /XML", &xml.replacen(from, to, 1)))
}

/// The dictionary of dates with a replacement in it.
fn info(from: &str, to: &str) -> (usize, String) {
    let tail = String::from_utf8_lossy(&original()[original().len() - 400..]).into_owned();
    let number = reference(&tail, "/Info ");
    let old = object(original(), number);
    assert!(old.contains(from), "{from}: {old}");
    (number, old.replacen(from, to, 1))
}

/// Bytes with the last occurrence of a text replaced by one of the same length.
fn patched(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let at = bytes.windows(from.len()).rposition(|part| part == from.as_bytes()).unwrap();
    let mut bytes = bytes.to_vec();
    bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
    bytes
}

#[test]
fn what_signing_needs_passes() {
    let one = signed(original(), &[]);
    passes("a signature", &one, 1, 0);
    let two = plain(899_990, &one);
    passes("two signatures", &two, 2, 0);
    let proofs = proved(&two, &[]);
    passes("what proves them later", &proofs, 2, 0);
    passes("and a time stamp over all", &stamped(&proofs, 899_970), 2, 1);
    passes("one more behind it", &plain(899_960, &stamped(&proofs, 899_970)), 3, 1);

    let in_stream = Form { stream: Some(899_950), ..Form::default() };
    let other = signed_as(original(), 899_940, NONE, &[], in_stream);
    passes("cross references in a stream", &other, 1, 0);
    passes("a table behind a stream", &plain(899_930, &other), 2, 0);

    let noted = Form { end: "% ditulis oleh Penanda 7.2\n", ..Form::default() };
    passes("a comment of a signer", &signed_as(original(), 899_940, NONE, &[], noted), 1, 0);

    let root = root(original());
    let empty =
        "<< /FT /Sig /Type /Annot /Subtype /Widget /T (F899990) /Rect [0 0 0 0] >>".to_string();
    let form = with(&object(original(), root), "/AcroForm << /Fields [899990 0 R ] /SigFlags 1 >>");
    let prepared = updated(original(), &[(root, form), (899_990, empty)]);
    passes("a field that was there empty", &plain(899_990, &prepared), 1, 0);
    told("and is left so", &prepared, "tidak ada tanda tangan");

    let date = about(original(), "<xmp:ModifyDate>20", "<xmp:ModifyDate>19");
    let producer = about(
        original(),
        "</rdf:Description></rdf:RDF>",
        "<pdf:Producer>Penanda</pdf:Producer></rdf:Description></rdf:RDF>",
    );
    for more in
        [date, producer, info("ModDate(D:20", "ModDate(D:19"), info(">>", "/Producer(Penanda)>>")]
    {
        passes("dates of change", &signed(original(), &[more]), 1, 0);
    }
    let (number, old) = first_page();
    passes("a page said again", &signed(original(), &[(number, old)]), 1, 0);

    let shown =
        stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << >>", "0 0 9 9 re f");
    let holds = format!("/Rect [1 1 10 10] /P {number} 0 R /F 132 /AP << /N 899901 0 R >>");
    let more = [annotated("899998 0 R"), (899_901, shown)];
    passes(
        "a widget that is seen",
        &signed_as(original(), 899_998, &holds, &more, Form::default()),
        1,
        0,
    );
    let idle = stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "");
    passes("an empty picture that is left over", &signed(original(), &[(899_902, idle)]), 1, 0);
}

#[test]
fn what_is_shown_otherwise_is_told_with_its_page() {
    let (number, page) = first_page();
    let content = reference(&page, "/Contents ");
    let at = "halaman 1";
    let sign = |more: &[(usize, String)]| signed(original(), more);
    told(
        "another content",
        &sign(&[(content, stream("", "0 0 600 900 re f"))]),
        &format!("isi {at} diganti"),
    );
    let other = page.replacen("/Contents", "/Rotate 90/Contents", 1);
    told("a turned page", &sign(&[(number, other)]), &format!("{at} berubah (Rotate)"));
    let square = annotated("<< /Type /Annot /Subtype /Square /Rect [0 0 600 850] >>");
    told(
        "a white box",
        &sign(&[square]),
        &format!("di {at} ada anotasi yang bukan tanda tangan (Square)"),
    );
    let far = [
        annotated("899903 0 R"),
        (899_903, "<< /Subtype /FreeText /Rect [0 0 9 9] >>".to_string()),
    ];
    told("a note", &sign(&far), "bukan tanda tangan (objek 899903, FreeText)");
    let wide = "/Rect [0 0 600 850]";
    let wide = signed_as(original(), 899_998, wide, &[annotated("899998 0 R")], Form::default());
    told("a widget over the text", &wide, &format!("bidang tanda tangan di {at} menutupi teks"));
    let direct = annotated("<< /Subtype /Widget /FT /Sig /Rect [1 1 9 9] >>");
    told("a widget beside the form", &sign(&[direct]), "di luar formulir");
    let pages = reference(&page, "/Parent ");
    told(
        "fewer pages",
        &sign(&[(pages, format!("<< /Type /Pages /Kids [{number} 0 R] /Count 1 >>"))]),
        "pohon halaman diganti",
    );
    let text = String::from_utf8_lossy(original()).into_owned();
    let link: usize =
        text.split("/Annots[").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    told(
        "another link",
        &sign(&[(
            link,
            object(original(), link).replacen("/Rect", "/A<</S/URI/URI(http://x)>>/Rect", 1),
        )]),
        "tautan di halaman",
    );
    told("another file", &sign(&[(reference(&text, "/EF<</F "), stream("", "x"))]), "diganti");
}

/// A page with a picture, a drawing and a frame for a signature.
fn drawn() -> Vec<u8> {
    let content = "q 60 0 0 60 20 120 cm /P Do Q 120 120 30 30 re f 20 20 100 40 re S";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_string(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_string(),
        "<< /Type/Page/ /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R \
         /Resources << /XObject << /P 5 0 R >> >> >>"
            .replace("/Page/ ", "/Page/Rotate 0 "),
        stream("", content),
        stream(
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
            "x",
        ),
        "<< /Creator (x) >>".to_string(),
    ];
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = String::from("xref\n0 7\n0000000000 65535 f \n");
    for (index, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", bytes.len());
        bytes.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", index + 1).as_bytes());
    }
    let start = bytes.len();
    let end = format!(
        "{table}trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    bytes.extend_from_slice(end.as_bytes());
    bytes
}

#[test]
fn a_field_over_a_picture_or_a_drawing_is_told() {
    let original = drawn();
    for (place, what) in [
        ("20 20 120 60", None),
        ("22 22 118 58", None),
        ("2 2 18 198", None),
        ("70 110 119 200", Some("gambar")),
        ("100 100 190 190", Some("grafik atau garis")),
        ("0 0 200 200", Some("grafik atau garis")),
    ] {
        let page = with(&object(&original, 3), "/Annots [899998 0 R]");
        let holds = format!("/Rect [{place}] /P 3 0 R");
        let whole = signed_as(&original, 899_998, &holds, &[(3, page)], Form::default());
        let found = behind(&original, &whole).foreign;
        match what {
            None => assert_eq!(found, Vec::<String>::new(), "{place}"),
            Some(what) => {
                let said = format!("halaman 1 menutupi {what}");
                assert!(found.iter().any(|reason| reason.contains(&said)), "{place}: {found:#?}");
            }
        }
    }
}

#[test]
fn what_acts_or_hides_is_told() {
    let root = root(original());
    let catalog = with(&object(&signed(original(), &[]), root), "");
    let sign = |more: &[(usize, String)]| signed(original(), more);
    let script = "/OpenAction << /S /JavaScript /JS (1) >>";
    told(
        "a script",
        &sign(&[(root, with(&catalog, script))]),
        "katalog dokumennya berubah (OpenAction): tindakan atau skrip",
    );
    told(
        "names",
        &sign(&[(root, catalog.replacen("/Names", "/Namen", 1))]),
        "katalog dokumennya berubah (Names)",
    );
    told(
        "a script beside",
        &sign(&[(899_904, "<< /S /JavaScript /JS (1) >>".into())]),
        "objek 899904 ialah skrip",
    );
    told(
        "an object for nothing",
        &sign(&[(899_904, "<< /A 1 >>".into())]),
        "objek 899904 ditambahkan, padahal tidak dipakai",
    );
    told(
        "a page in reserve",
        &sign(&[(899_904, "<< /Type /Page >>".into())]),
        "objek 899904 ialah Page",
    );
    let holding = |holds: &str, more: &[(usize, String)]| {
        signed_as(original(), 899_998, holds, more, Form::default())
    };
    told(
        "a field that acts",
        &holding("/Rect [0 0 0 0] /AA << /E << /S /JavaScript /JS (1) >> >>", &[]),
        "memuat tindakan atau skrip (AA)",
    );
    told(
        "a field of text",
        &sign(&[(899_998, "<< /FT /Tx /T (isi) >>".into())]),
        "bidang isian isi (objek 899998) bukan tanda tangan",
    );
    told("one that grows", &holding("/Rect [0 0 0 0] /F 8", &[]), "tidak tetap di tempatnya");
    let flags = [(899_905, "8".to_string())];
    told(
        "one that grows by another object",
        &holding("/Rect [0 0 0 0] /F 899905 0 R", &flags),
        "tidak tetap di tempatnya",
    );
    told(
        "a picture without its box",
        &holding(
            "/Rect [0 0 0 0] /AP << /N 899905 0 R >>",
            &[(899_905, stream("/Subtype /Form", "q"))],
        ),
        "tidak berkotak",
    );
    let outside = stream("/Subtype /Form /BBox [0 0 1 1] /Ref << /F (a.pdf) >>", "q");
    told(
        "a picture from elsewhere",
        &holding("/Rect [0 0 0 0] /AP << /N 899905 0 R >>", &[(899_905, outside)]),
        "rujukan ke berkas lain",
    );
    let form = |more: &str| {
        with(&object(original(), root), &format!("/AcroForm << /Fields [899998 0 R ] {more} >>"))
    };
    told("another form", &sign(&[(root, form("/XFA (x)"))]), "memuat isian lain (XFA)");
    told(
        "a title",
        &sign(&[about(original(), ">Laporan Kinerja", ">Laporan Palsu")]),
        "(XMP) berubah: title",
    );
    told(
        "a date that is none",
        &sign(&[about(original(), "<xmp:ModifyDate>20", "<xmp:ModifyDate>x")]),
        "(XMP) berubah: ModifyDate",
    );
    told(
        "PDF/A",
        &sign(&[about(original(), "<pdfaid:part>3", "<pdfaid:part>1")]),
        "(XMP) berubah: part",
    );
    told(
        "broken XMP",
        &sign(&[about(original(), "</rdf:RDF>", "</rdf:X>")]),
        "(XMP) tidak dapat dibaca",
    );
    told(
        "an author",
        &sign(&[info("/Author(", "/Author(Bukan ")]),
        "keterangan dokumennya berubah (Author)",
    );
    told(
        "keys twice",
        &sign(&[(899_998, "<< /FT /Sig /T (a) /V 1 0 R /V 899999 0 R >>".into())]),
        "kunci yang sama dua kali",
    );
    let loops = "<< /T (a) /Kids [899998 0 R] >>";
    told("a loop", &sign(&[(899_998, loops.into())]), "berputar");
    told("depth", &sign(&[(899_904, "[".repeat(50_000))]), "bersarang terlalu dalam");
    told(
        "pages by the form",
        &sign(&[(
            root,
            catalog.replacen("/AcroForm <<", &format!("/AcroForm {} 0 R /X <<", first_page().0), 1),
        )]),
        "formulir",
    );
}

#[test]
fn a_signature_covers_its_file_up_to_its_end() {
    let one = signed(original(), &[]);
    let uncovered = "kosong atau tidak mencakup berkasnya";
    told("nothing in it", &patched(&one, DATA, &"0".repeat(DATA.len())), uncovered);
    let rest = String::from_utf8_lossy(&one[original().len()..]).into_owned();
    let range = rest.split("/ByteRange [").nth(1).unwrap().split(']').next().unwrap();
    let parts: Vec<usize> = range.split_whitespace().map(|part| part.parse().unwrap()).collect();
    for wrong in [
        format!("0 {:010} {:010} {:010}", parts[1], parts[2], parts[3] - 9),
        format!("0 {:010} {:010} {:010}", parts[1], parts[2], parts[3] + 9),
        format!("0 {:010} {:010} {:010}", parts[1] - 9, parts[2], parts[3]),
        format!("0 {:010} {:010} {:010}", parts[1], parts[2] + 9, parts[3] - 9),
        format!("9 {:010} {:010} {:010}", parts[1], parts[2], parts[3]),
    ] {
        told(&wrong, &patched(&one, range, &wrong), uncovered);
    }
    told(
        "a form of its own",
        &patched(&one, "ETSI.CAdES.detached", "ETSI.CAdES.lainnya1"),
        "tidak dikenal bentuknya",
    );
    told(
        "without contents",
        &signed(
            original(),
            &[(899_999, "<< /Type /Sig /Filter /A /SubFilter /ETSI.CAdES.detached >>".into())],
        ),
        uncovered,
    );
    told("a stamp alone", &stamped(original(), 899_970), "tidak ada tanda tangan");
    told("nothing", original(), "terpotong");
    // What follows is covered by none, or takes back what was signed.
    let root = root(&one);
    let late = with(&object(&one, root), "").replacen("/Fields [", "/Fields [899990 0 R ", 1);
    told(
        "a field in front",
        &updated(&one, &[(root, late.clone()), (899_990, "<< /FT /Sig /T (b) >>".into())]),
        "sudah ada dihapus dari formulir",
    );
    let later = late.replacen("[899990 0 R 899998 0 R ", "[899998 0 R 899990 0 R", 1);
    told(
        "a field behind",
        &updated(&one, &[(root, later), (899_990, "<< /FT /Sig /T (b) >>".into())]),
        "sesudah tanda tangan terakhir",
    );
    let moved = object(&one, 899_998).replacen("[0 0 0 0]", "[0 0 1 1]", 1);
    told(
        "a signed field moved",
        &plain(899_990, &updated(&one, &[(899_998, moved)])),
        "yang sudah ditandatangani berubah (Rect)",
    );
    told(
        "a signature replaced",
        &plain(899_990, &updated(&one, &[(899_999, object(&one, 899_998))])),
        "tanda tangan yang sudah ada diganti",
    );
    let again = object(&one, 899_998).replacen("(F899998)", "(G)", 1);
    let form = object(&one, root).replacen("[899998 0 R ", "[899998 0 R 899990 0 R", 1);
    told(
        "a signature used again",
        &updated(&one, &[(root, form), (899_990, again)]),
        "memakai objek yang sudah ada",
    );
    told(
        "a script among the proofs",
        &proved(&one, &[(899_981, "<< /S /JavaScript /JS (1) >>".into())]),
        "bukan aliran byte saja",
    );
    told(
        "a page among the proofs",
        &proved(&one, &[(first_page().0, first_page().1.replacen("/Contents", "/Kontents", 1))]),
        "halaman 1 berubah",
    );
}

#[test]
fn the_program_tells_of_several_signatures() {
    let folder = made();
    let path = file(folder.path(), "lkjip-2025.pdf");
    fs::write(&path, stamped(&proved(&plain(899_990, &signed(original(), &[])), &[]), 899_970))
        .unwrap();
    let (code, value) = verified(folder.path(), &["keluaran/final/lkjip-2025.pdf"]);
    assert_eq!(code, 0, "{value:#}");
    assert_eq!(
        (&value["tambahan"]["tanda_tangan"], &value["tambahan"]["stempel_waktu"]),
        (&2.into(), &1.into())
    );
    let said = program::out(&program::run(folder.path(), &["verifikasi"]));
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("2 tanda tangan, 1 stempel waktu")
            && said.contains("tidak diperiksa di sini"),
        "{said}"
    );
}
