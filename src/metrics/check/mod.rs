//! Checking: the only way from the text of a record to a [`Record`] and its [`Figures`].
//!
//! Each group of rules has a file here; a rule is a small pure function that looks at some parts of
//! the record and tells what it finds. Rules know nothing of files and of how findings are shown.
//! The next step up is `figures/`, which computes what the rules have found sound.

mod akip;
mod analisis;
mod anggaran;
mod arah;
mod bentuk;
mod bytes;
mod dahulu;
mod dasar_hukum;
mod formula;
mod foto;
mod golongan;
mod indikator;
mod kembar;
mod kode;
mod kosong;
pub(crate) mod merge;
mod names;
mod nomenklatur;
mod parts;
mod pelaporan;
mod penegasan;
mod pengenal;
mod pengesahan;
mod peraturan;
mod perjanjian;
mod populasi;
mod renstra;
mod rujukan;
mod satuan;
mod sdm;
mod skala;
mod tabel;
mod tahun;
mod tindak_lanjut;
mod ukuran;
mod wilayah;

pub use bytes::{LARGEST, check_bytes, check_bytes_with, readable};

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Level, Sink};
use crate::figures::{self, Figures};
use crate::place::Place;
use crate::prose::{self, Text};
use crate::rahasia::{self, Rahasia};
use crate::read::{self, Node, Read};
use crate::record::pengecualian::Pengecualian;
use crate::record::{RawRecord, Record};
use crate::rujukan::Rujukan;
use parts::Parts;

/// What came out of a check.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// The record with its figures; only when there is no finding of level galat.
    pub record: Option<(Record, Figures)>,
    /// What was typed, with what could be computed from it, when a galat stands in the way of a
    /// record: for checks of texts, which are told in the same run.
    pub unsound: Option<(RawRecord, Figures)>,
    /// Every text that was typed, for the rules about texts; empty when the record could not be read.
    pub texts: Vec<Text>,
    /// Every finding, in the order of the file.
    pub findings: Vec<Diagnostic>,
    /// The waivers of the record; see [`crate::waive`]. None are applied here.
    pub waivers: Vec<Pengecualian>,
    /// Secrets that the file must not hold, to be covered wherever it is quoted. In the findings here they are.
    pub rahasia: Rahasia,
}

/// Broken lines beside which the rules are still applied to the parts that could be read.
const FEW_BROKEN: usize = 3;

/// A group of rules over the parts of a record that could be read.
type Rule = fn(&Parts, &mut Sink);

/// Rules that look at what was typed.
const RULES: &[Rule] = &[
    kosong::check,
    pengenal::check,
    dahulu::check,
    rujukan::check,
    bentuk::check,
    tahun::check,
    pengesahan::check,
    pelaporan::check,
    dasar_hukum::check,
    renstra::check,
    sdm::check,
    indikator::check,
    arah::check,
    ukuran::check,
    wilayah::check,
    tabel::check,
    analisis::check,
    kode::check,
    anggaran::check,
    akip::check,
    skala::check,
    satuan::check,
    populasi::check,
    perjanjian::check,
    kembar::check,
    foto::check,
    tindak_lanjut::check,
    golongan::check,
    formula::check,
];

/// Rules that hold what was typed against the reference tables.
const REFERENCE_RULES: &[fn(&Parts, &Rujukan, &mut Sink)] = &[peraturan::check, nomenklatur::check];

/// Checks the text of a record.
///
/// Everything that can be told is told in one run: faults of syntax and of shape, the rules over
/// all parts that could be read, and, when the record is whole, the rules over its figures. The
/// reference tables are those of the program; [`check_with`] takes others.
pub fn check(source: &str) -> Checked {
    check_with(source, Rujukan::bawaan())
}

/// Checks the text of a record against these reference tables.
pub fn check_with(source: &str, rujukan: &Rujukan) -> Checked {
    if source.trim_start_matches('\u{feff}').trim().is_empty() {
        return Checked::fault(
            Diagnostic::new(Code::IsianKosong, &Place::default(), "Berkas ini kosong.")
                .help("Isi dengan record satu tahun anggaran, mulai dengan baris tahun = …"),
        );
    }
    let mut sink = Sink::default();
    let tree = read::parse(source, &mut sink);
    let mut findings = sink.into_sorted();
    let mut shape = Sink::default();
    let root = Node::root(tree.get_ref(), tree.span());
    let (secret, rahasia) = rahasia::search(source, &root, &RawRecord::shape());
    let parts = Parts::read(&root, &mut shape);
    let mut shape = shape.into_sorted();
    if findings.iter().any(|finding| finding.code == Code::Sintaks) {
        shape = merge::beside_broken_lines(source, &findings, shape);
        // A few broken lines leave the other parts sound; many mean that the parser lost its way,
        // and rules over what it made of the rest would only mislead.
        let whole = parts.as_ref().is_some_and(Parts::is_whole);
        let many = findings.len() > FEW_BROKEN && !whole;
        if many || findings.iter().any(read::is_open_ended) {
            findings.extend(shape);
            let findings = rahasia.told(findings, secret);
            return Checked { findings, rahasia, ..Checked::default() };
        }
    }
    findings.extend(shape);
    let waivers = waivers(&root);
    // Nothing is computed from waivers: a mistyped one keeps no rule from running.
    let parts = parts.map(|mut parts| {
        parts.pengecualian.get_or_insert_with(|| waivers.clone());
        parts
    });
    let broken = findings.iter().any(|finding| finding.code == Code::Sintaks);
    let judged = parts.and_then(|parts| judge(parts, rujukan, &mut findings));
    if broken {
        // What seems to be missing may stand in a broken line.
        findings.retain(|finding| !merge::tells_absence(finding.code));
    }
    let findings = rahasia.told(findings, secret);
    let sound = findings.iter().all(|finding| finding.level != Level::Galat);
    let texts = if judged.is_some() { prose::texts(source, &root) } else { Vec::new() };
    match judged {
        Some((raw, figures)) if sound => {
            let record = Some((Record::new(raw), figures));
            Checked { record, unsound: None, texts, waivers, findings, rahasia }
        }
        unsound => Checked { record: None, unsound, texts, waivers, findings, rahasia },
    }
}

/// The waivers, each read for itself: one that is mistyped leaves the others at work.
fn waivers(root: &Node<'_>) -> Vec<Pengecualian> {
    let Some(list) = root.get("pengecualian") else { return Vec::new() };
    // Their faults are told where the record is read.
    read::each(&list, &mut Sink::default()).into_iter().flatten().collect()
}

/// Applies all rules: to the parts, and to the figures when no part is missing.
fn judge(
    parts: Parts,
    rujukan: &Rujukan,
    findings: &mut Vec<Diagnostic>,
) -> Option<(RawRecord, Figures)> {
    let mut sink = Sink::default();
    for rule in RULES {
        rule(&parts, &mut sink);
    }
    for rule in REFERENCE_RULES {
        rule(&parts, rujukan, &mut sink);
    }
    findings.extend(sink.into_sorted());
    let raw = parts.whole()?;
    let mut sink = Sink::default();
    let figures = figures::compute(&raw, &mut sink);
    // Some faults are told by a rule already, which also sees records that are not whole.
    let told = merge::new_only(findings, sink.into_sorted());
    findings.extend(told);
    let mut sink = Sink::default();
    analisis::langkah(&raw, &figures, &mut sink);
    penegasan::check(&raw, &figures, &mut sink);
    findings.extend(sink.into_sorted());
    Some((raw, figures))
}

impl Checked {
    /// The outcome for a file of which nothing else can be said.
    fn fault(finding: Diagnostic) -> Self {
        Self { findings: vec![finding], ..Self::default() }
    }

    /// Whether a finding of level galat was made.
    pub fn has_galat(&self) -> bool {
        self.findings.iter().any(|finding| finding.level == Level::Galat)
    }
}

#[cfg(test)]
mod tests;
