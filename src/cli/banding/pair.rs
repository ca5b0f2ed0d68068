//! Which two sides are meant: records, kept drafts, years, or a document from elsewhere.

use std::path::{Path, PathBuf};

use super::given::{Given, Taken};
use crate::cli::args::BandingArgs;
use crate::project::{FILE_NAME, Fault, find, kept_record};

/// Two sides to compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pair {
    /// Two records.
    Records {
        /// The older one.
        old: Given,
        /// The newer one.
        new: Given,
    },
    /// A document that the program did not make, and the record that it is held against.
    Foreign {
        /// The document.
        document: PathBuf,
        /// The record.
        record: Given,
    },
}

/// Endings of documents from elsewhere.
const FOREIGN: [&str; 3] = ["docx", "pdf", "txt"];

const NOTHING: &str = "sebutkan dua sisi yang dibandingkan, misalnya `lkjip banding 2024 2025` atau \
     `lkjip banding --draf 1 2`.";

/// Finds the two sides, seen from the folder `here`. The inner error says what is wrong with what
/// was asked for.
///
/// # Errors
/// When a side is not there.
pub fn find_pair(args: &BandingArgs, here: &Path) -> Result<Result<Pair, String>, Fault> {
    if let Some([old, new]) = args.draf.as_deref() {
        if args.new.is_some() {
            let refusal = "dengan `--draf` cukup satu record yang disebut.";
            return Ok(Err(refusal.to_string()));
        }
        let record = record(args.old.as_deref(), here)?;
        let draft = |number: u16| kept_record(&record, number).map(Given::File);
        return Ok(Ok(Pair::Records { old: draft(*old)?, new: draft(*new)? }));
    }
    let Some(old) = args.old.as_deref() else { return Ok(Err(NOTHING.to_string())) };
    // The PDF of a final report carries its record: it is a side like any other.
    let (carried_old, carried_new) =
        match (taken(Some(old), here), taken(args.new.as_deref(), here)) {
            (Taken::Refused(reason), _) | (_, Taken::Refused(reason)) => return Ok(Err(reason)),
            (old, new) => (old.given(), new.given()),
        };
    if carried_new.is_none() && is_foreign(args.new.as_deref()) {
        let refusal =
            "dokumen dari luar ditulis lebih dahulu: `lkjip banding lama.docx reports/2025`.";
        return Ok(Err(refusal.to_string()));
    }
    for path in args.old.iter().chain(&args.new) {
        if !is_foreign(Some(path)) && here.join(path).is_file() && !may_be_record(path) {
            return Ok(Err(format!(
                "`{}` bukan record (.toml) dan bukan dokumen yang dapat dibaca (.docx, .pdf atau .txt). \
                 Simpan dahulu sebagai .docx.",
                path.display()
            )));
        }
    }
    let new = || match carried_new {
        Some(given) => Ok(given),
        None => record(args.new.as_deref(), here).map(Given::File),
    };
    if carried_old.is_none() && is_foreign(Some(old)) {
        let document = old.to_path_buf();
        return Ok(Ok(Pair::Foreign { document, record: new()? }));
    }
    let old = match carried_old {
        Some(given) => given,
        None => Given::File(side(old, here)?),
    };
    Ok(Ok(Pair::Records { old, new: new()? }))
}

/// The record that a PDF carries, when it is one and carries one.
fn taken(path: Option<&Path>, here: &Path) -> Taken {
    let pdf =
        |path: &&Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    path.filter(pdf).map_or(Taken::Nothing, |path| Taken::of(&here.join(path)))
}

fn is_foreign(path: Option<&Path>) -> bool {
    let ending = path.and_then(Path::extension).and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| FOREIGN.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Whether a file may be a record, by its name: it has the usual ending, or none.
fn may_be_record(path: &Path) -> bool {
    path.extension().is_none_or(|ending| ending.eq_ignore_ascii_case("toml"))
}

fn record(wanted: Option<&Path>, here: &Path) -> Result<PathBuf, Fault> {
    wanted.map_or_else(|| find(None, here), |wanted| side(wanted, here))
}

/// The record of one side: what was asked for, else a year under `reports/`, else a draft of the
/// record that is found here.
fn side(wanted: &Path, here: &Path) -> Result<PathBuf, Fault> {
    if here.join(wanted).exists() {
        return find(Some(&here.join(wanted)), here);
    }
    let name = wanted.to_str().unwrap_or_default();
    let year = here.join("reports").join(name).join(FILE_NAME);
    if name.parse::<u16>().is_ok() && year.is_file() {
        return Ok(year);
    }
    if name.len() == 4 && name.parse::<u16>().is_ok() {
        return Err(Fault::NoYear(year));
    }
    let draft = name.strip_prefix("draf-").and_then(|number| number.parse::<u16>().ok());
    if let (Some(number), Ok(record)) = (draft, find(None, here)) {
        return kept_record(&record, number);
    }
    Err(Fault::NotThere(wanted.to_path_buf()))
}
