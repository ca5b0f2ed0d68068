//! Two records, read side by side.

use std::sync::Arc;

use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::{Diagnostic, Level};
use lkjip_metrics::figures::Figures;
use lkjip_metrics::record::RawRecord;

use super::given::Given;
use crate::cli::args::BandingArgs;
use crate::cli::checked::{Checked, Known, beside};
use crate::cli::console::Console;
use crate::cli::render;
use crate::project::Fault;

/// Findings told of a record that cannot be compared.
const MOST_TOLD: usize = 3;

/// The two records.
#[derive(Debug)]
pub struct Both {
    /// The older one.
    pub old: Side,
    /// The newer one.
    pub new: Side,
}

/// One of the two records.
#[derive(Debug)]
pub struct Side {
    /// The record with its templates, its document and what was found in it.
    pub checked: Checked,
    /// What was typed, and its figures.
    pub known: Known,
    /// Its text.
    pub text: String,
    /// Where its lines end, in bytes.
    ends: Vec<usize>,
}

impl Both {
    /// Reads both. `None` when one of them cannot be understood; what is wrong has been told.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn read(
        old: &Given,
        new: &Given,
        args: &BandingArgs,
        console: &Console,
    ) -> Result<Option<Self>, Fault> {
        let read = |given: &Given| given.read(args.templat.as_deref());
        let (old, new) = beside(|| read(old), || read(new));
        let (old, new) = (Side::of(old?, console), Side::of(new?, console));
        Ok(old.zip(new).map(|(old, new)| Self { old, new }))
    }
}

impl Side {
    fn of(mut checked: Checked, console: &Console) -> Option<Self> {
        let text = checked.file.text();
        let secret = checked.holds_secret();
        if let Some(known) = checked.known.take().filter(|_| !secret) {
            let ends = text.match_indices('\n').map(|(at, _)| at).collect();
            return Some(Self { checked, known, text, ends });
        }
        let name = checked.file.name();
        let galat = |finding: &&Diagnostic| finding.level == Level::Galat;
        let open = |finding: &&Diagnostic| finding.code == Code::BelumDiisi;
        let mut told = checked.findings.clone();
        for findings in &mut told {
            findings.list.retain(|finding| galat(&finding) && !open(&finding));
            // What keeps it from being compared comes first.
            findings.list.sort_by_key(|finding| secret && finding.code != Code::DataRahasia);
            findings.list.truncate(MOST_TOLD);
        }
        told.retain(|findings| !findings.list.is_empty());
        let all: Vec<&Diagnostic> = checked.findings.iter().flat_map(|f| &f.list).collect();
        let (galat, open) =
            (all.iter().filter(|f| galat(f)).count(), all.iter().filter(|f| open(f)).count());
        let findings = render::teks(&told, console.colour_error);
        let open =
            if open > 0 { format!(", {open} di antaranya belum diisi") } else { String::new() };
        if secret {
            console.error(&format!(
                "{findings}`{name}` tidak dibandingkan selama memuat NIK atau frasa sandi.\n"
            ));
            return None;
        }
        console.error(&format!(
            "{findings}`{name}` belum dapat dibandingkan: {galat} galat{open}. Bagian yang belum diisi atau \
             salah bentuk membuat record ini tidak dapat dibaca utuh; lihat `lkjip periksa`.\n"
        ));
        None
    }

    /// The fiscal year.
    pub fn year(&self) -> i32 {
        self.known.raw.tahun.value
    }

    /// The line, from 1, in which a byte of its text stands.
    pub fn line(&self, at: usize) -> usize {
        self.ends.partition_point(|end| *end < at) + 1
    }

    /// What was typed.
    pub fn raw(&self) -> &RawRecord {
        &self.known.raw
    }

    /// Its figures.
    pub fn figures(&self) -> &Arc<Figures> {
        &self.known.figures
    }

    /// How it is called: "draf 2", else the path of its record.
    pub fn name(&self) -> String {
        let draft = self.checked.file.draft();
        draft.map_or_else(|| self.checked.file.name(), |number| format!("draf {number}"))
    }
}
