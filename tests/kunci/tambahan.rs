//! Updates behind a PDF, made by hand: signatures in form, with nothing in them that a key has made, and
//! what forgers would put beside them.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use super::packed;

/// How an update is written.
#[derive(Default, Clone, Copy)]
pub struct Form {
    /// Its cross references are a stream, of this number, not a table.
    pub stream: Option<usize>,
    /// What stands between its objects and its cross references.
    pub between: &'static str,
    /// Entries that are added to its table, as they are written there.
    pub entries: &'static str,
    /// What is added to its trailer.
    pub trailer: &'static str,
    /// What stands before `startxref`.
    pub end: &'static str,
}

/// The beginning of signed data, in hexadecimal digits.
pub const DATA: &str = "308006092a864886f70d010702a080";

fn find(bytes: &[u8], word: &str) -> usize {
    bytes.windows(word.len()).position(|part| part == word.as_bytes()).unwrap()
}

fn rfind(bytes: &[u8], word: &str) -> usize {
    bytes.windows(word.len()).rposition(|part| part == word.as_bytes()).unwrap()
}

/// What the newest object of a number holds.
pub fn object(pdf: &[u8], number: usize) -> String {
    let head = format!("\n{number} 0 obj");
    let rest = &pdf[rfind(pdf, &head) + head.len()..];
    String::from_utf8_lossy(&rest[..find(rest, "endobj")]).trim().to_string()
}

/// The number that a reference behind a word leads to, where the word stands last.
pub fn reference(text: &str, word: &str) -> usize {
    let rest = text.rsplit(word).next().unwrap().trim_start();
    rest.split(' ').next().unwrap().parse().unwrap()
}

/// The number of the catalog.
pub fn root(pdf: &[u8]) -> usize {
    reference(&String::from_utf8_lossy(&pdf[rfind(pdf, "/Root ")..]), "/Root ")
}

/// The object of the first page that comes in the file.
pub fn page(pdf: &[u8]) -> usize {
    let head = String::from_utf8_lossy(&pdf[..find(pdf, "/Type/Page/")]).into_owned();
    let object = head.rfind(" 0 obj").unwrap();
    head[..object].rsplit('\n').next().unwrap().parse().unwrap()
}

/// A dictionary with more in it.
pub fn with(dict: &str, more: &str) -> String {
    format!("{} {more} >>", dict.strip_suffix(">>").unwrap())
}

/// A stream.
pub fn stream(dict: &str, bytes: &str) -> String {
    format!("<< {dict} /Length {} >>\nstream\n{bytes}\nendstream", bytes.len())
}

/// A PDF with an update behind it: objects that are added or take the place of others.
pub fn updated(pdf: &[u8], objects: &[(usize, String)]) -> Vec<u8> {
    written(pdf, objects, Form::default())
}

/// An update in a form of its own.
pub fn written(pdf: &[u8], objects: &[(usize, String)], form: Form) -> Vec<u8> {
    let tail = String::from_utf8_lossy(&pdf[rfind(pdf, "startxref")..]).into_owned();
    let previous = tail.split_whitespace().nth(1).unwrap().to_string();
    let root = root(pdf);
    let info = format!(
        "/Info {} 0 R",
        reference(&String::from_utf8_lossy(&pdf[rfind(pdf, "/Info ")..]), "/Info ")
    );
    let mut bytes = pdf.to_vec();
    let mut table = String::from("xref\n0 1\n0000000000 65535 f \n");
    let mut places = Vec::new();
    for (number, object) in objects {
        table += &format!("{number} 1\n{:010} 00000 n \n", bytes.len());
        places.push((*number, bytes.len()));
        bytes.extend_from_slice(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes());
    }
    bytes.extend_from_slice(form.between.as_bytes());
    let start = bytes.len();
    let trailer = format!("/Size 900000 /Root {root} 0 R {info} /Prev {previous} {}", form.trailer);
    match form.stream {
        None => {
            let text = format!("{table}{}trailer\n<< {trailer} >>\n", form.entries);
            bytes.extend_from_slice(text.as_bytes());
        }
        Some(number) => {
            places.push((number, start));
            let index: String = places.iter().map(|(number, _)| format!("{number} 1 ")).collect();
            let kind = if form.entries.is_empty() { 1_u8 } else { 2 };
            let mut rows = Vec::new();
            for (_, place) in &places {
                rows.push(kind);
                rows.extend_from_slice(&u32::try_from(*place).unwrap().to_be_bytes());
                rows.push(0);
            }
            let data = packed(&rows);
            let head = format!(
                "{number} 0 obj\n<< /Type /XRef /W [1 4 1] /Index [{index}] /Filter /FlateDecode \
                 {trailer} /Length {} >>\nstream\n",
                data.len()
            );
            bytes.extend_from_slice(head.as_bytes());
            bytes.extend_from_slice(&data);
            bytes.extend_from_slice(b"\nendstream\nendobj\n");
        }
    }
    bytes.extend_from_slice(format!("{}startxref\n{start}\n%%EOF\n", form.end).as_bytes());
    bytes
}

/// A PDF with a signature behind it, and other objects.
pub fn signed(pdf: &[u8], more: &[(usize, String)]) -> Vec<u8> {
    signed_as(pdf, 899_998, "/Rect [0 0 0 0]", more, Form::default())
}

/// A signature whose field has this number and holds this beside what each holds; its dictionary has the
/// next number.
pub fn signed_as(
    pdf: &[u8],
    field: usize,
    holds: &str,
    more: &[(usize, String)],
    form: Form,
) -> Vec<u8> {
    let kind = "/Type /Sig /SubFilter /ETSI.CAdES.detached";
    sealed(pdf, (field, holds, kind), more, form)
}

/// A time stamp of the whole document.
pub fn stamped(pdf: &[u8], field: usize) -> Vec<u8> {
    let kind = "/Type /DocTimeStamp /SubFilter /ETSI.RFC3161";
    sealed(pdf, (field, "/Rect [0 0 0 0]", kind), &[], Form::default())
}

fn sealed(
    pdf: &[u8],
    (field, holds, kind): (usize, &str, &str),
    more: &[(usize, String)],
    form: Form,
) -> Vec<u8> {
    let root = root(pdf);
    let catalog = object(pdf, root);
    let own = format!("{field} 0 R ");
    let catalog = match catalog.split_once("/Fields [") {
        None => with(&catalog, &format!("/AcroForm << /Fields [{own}] /SigFlags 3 >>")),
        Some(_) if catalog.contains(&own) => catalog,
        Some((head, rest)) => {
            let (list, tail) = rest.split_once(']').unwrap();
            format!("{head}/Fields [{list}{own}]{tail}")
        }
    };
    let signature = format!(
        "<< {kind} /Filter /Adobe.PPKLite /ByteRange [0 1111111111 2222222222 3333333333] \
         /Contents <{DATA}{}> >>",
        "00".repeat(64)
    );
    let value = field + 1;
    let widget = format!(
        "<< /FT /Sig /Type /Annot /Subtype /Widget /T (F{field}) /V {value} 0 R {holds} >>"
    );
    let mut objects = vec![(root, catalog), (field, widget), (value, signature)];
    // What is given takes the place of what is made here.
    objects.retain(|(number, _)| more.iter().all(|(other, _)| other != number));
    objects.extend(more.iter().cloned());
    let mut bytes = written(pdf, &objects, form);
    if more.iter().any(|(number, _)| *number == value) {
        return bytes;
    }
    let before = rfind(&bytes, &format!("<{DATA}"));
    let after = before + find(&bytes[before..], ">") + 1;
    let rest = bytes.len() - after;
    for (place, number) in [("1111111111", before), ("2222222222", after), ("3333333333", rest)] {
        let at = find(&bytes[pdf.len()..], place) + pdf.len();
        bytes[at..at + 10].copy_from_slice(format!("{number:010}").as_bytes());
    }
    bytes
}

/// What proves the signatures later: certificates, and which of them is for which signature.
pub fn proved(pdf: &[u8], more: &[(usize, String)]) -> Vec<u8> {
    let root = root(pdf);
    let key = "A".repeat(40);
    let mut objects = vec![
        (root, with(&object(pdf, root), "/DSS 899980 0 R")),
        (899_980, format!("<< /Type /DSS /Certs [899981 0 R] /VRI << /{key} 899982 0 R >> >>")),
        (899_981, stream("", "sertifikat")),
        (899_982, "<< /Type /VRI /Cert [899981 0 R] >>".to_string()),
    ];
    objects.retain(|(number, _)| more.iter().all(|(other, _)| other != number));
    objects.extend(more.iter().cloned());
    updated(pdf, &objects)
}
