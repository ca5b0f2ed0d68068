//! Tables as rows with a label and cells under heads, whether from elsewhere or from the report.

use std::collections::BTreeSet;
use std::ops::Range;

use super::line::{Item, Line};
use super::model::{Place, Run, SaidTable};

/// A table.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// The head over each column as words.
    pub(super) heads: Vec<Head>,
    /// Its rows of data.
    pub(super) rows: Vec<GridRow>,
    /// "Tabel 3.3", for those of the report.
    pub(super) name: String,
    /// Whether its columns were guessed, so that a figure may stand under a wrong head.
    pub(super) laid: bool,
}

/// A row of data.
#[derive(Debug)]
pub(super) struct GridRow {
    /// Where it stands, for those from elsewhere.
    pub(super) place: Place,
    /// Number of the piece that it comes from.
    pub(super) piece: usize,
    /// Its cells.
    pub(super) cells: Vec<Line>,
    /// The columns of its label.
    pub(super) label: Vec<usize>,
}

/// What the head of a column says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// What its figures are.
    pub(super) role: Option<Role>,
    /// Its words.
    pub(super) words: Vec<String>,
    /// Years named in it.
    pub(super) years: Vec<String>,
}

/// What is stated of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Target.
    Target,
    /// What came of it, in the unit of the indicator.
    Realisasi,
    /// Capaian in percent.
    Capaian,
    /// The class of the capaian.
    Kriteria,
    /// Pagu or other planned money.
    Pagu,
    /// Money spent or received.
    Terserap,
    /// Serapan in percent.
    Serapan,
    /// Verdict of efficiency.
    Efisiensi,
    /// A share in percent.
    Rasio,
    /// A count or a sum.
    Jumlah,
    /// A weight.
    Bobot,
    /// A score.
    Nilai,
    /// What is left.
    Sisa,
}

/// What the words of a head mean; the first that fits counts, and all words of it must be there.
const ROLES: &[(&[&str], Role)] = &[
    (&["efisiensi"], Role::Efisiensi),
    (&["kriteria"], Role::Kriteria),
    (&["sisa"], Role::Sisa),
    (&["serapan"], Role::Serapan),
    (&["penyerapan"], Role::Serapan),
    (&["capaian", "anggaran"], Role::Serapan),
    (&["%", "anggaran"], Role::Serapan),
    (&["capaian"], Role::Capaian),
    (&["pencapaian"], Role::Capaian),
    (&["%", "kinerja"], Role::Capaian),
    (&["realisasi", "rp"], Role::Terserap),
    (&["realisasi", "anggaran"], Role::Terserap),
    (&["realisasi"], Role::Realisasi),
    (&["target"], Role::Target),
    (&["pagu"], Role::Pagu),
    (&["anggaran"], Role::Pagu),
    (&["rasio"], Role::Rasio),
    (&["persentase"], Role::Rasio),
    (&["bobot"], Role::Bobot),
    (&["jumlah"], Role::Jumlah),
    (&["nilai"], Role::Nilai),
];

impl Head {
    fn of(text: &str) -> Self {
        let line = Line::foreign(text);
        let mut words: Vec<String> = line.items().map(|item| item.word.clone()).collect();
        if text.contains('%') {
            words.push("%".to_string());
        }
        let is_year = |word: &String| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        let years = words.iter().filter(|word| is_year(word)).cloned().collect();
        let has = |wanted: &&str| words.iter().any(|word| word == wanted);
        let role = ROLES.iter().find(|(all, _)| all.iter().all(has)).map(|(_, role)| *role);
        Self { role, words, years }
    }

    /// Whether two heads stand over the same: the same role and years, or the same words.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        if !self.years.is_empty() && !other.years.is_empty() && self.years != other.years {
            return false;
        }
        if self.role.is_some() || other.role.is_some() {
            // Capaian of revenue is a share of money too.
            return self.role == other.role;
        }
        let shared = self.words.iter().filter(|word| other.words.contains(word)).count();
        shared > 0 && shared * 2 >= self.words.len().max(other.words.len())
    }

    /// How much of what two heads say is the same, in thousands.
    pub(super) fn shared(&self, other: &Self) -> usize {
        let parts = |head: &Self| -> BTreeSet<String> {
            head.words.iter().flat_map(|word| word.split('-')).map(str::to_string).collect()
        };
        let (own, others) = (parts(self), parts(other));
        let all = own.union(&others).count();
        own.intersection(&others).count().saturating_mul(1_000).checked_div(all).unwrap_or(0)
    }
}

impl Grid {
    /// A table from elsewhere: rows with their place and the number of their piece.
    pub(super) fn foreign(rows: &[(Place, usize, &[String])], laid: bool) -> Self {
        let lines: Vec<Vec<Line>> = rows
            .iter()
            .map(|(_, _, cells)| cells.iter().map(|cell| Line::foreign(cell)).collect())
            .collect();
        let first = lines.iter().position(|cells| is_data(cells)).unwrap_or(lines.len()).min(3);
        let width = lines.iter().map(Vec::len).max().unwrap_or(0);
        let heads = rows.get(..first).unwrap_or_default();
        let heads: Vec<Vec<String>> =
            heads.iter().map(|(_, _, cells)| filled(cells, width, laid)).collect();
        let places = rows.iter().skip(first);
        let rows = places.zip(lines.into_iter().skip(first)).map(|((place, piece, _), cells)| {
            GridRow { place: *place, piece: *piece, label: label(&cells), cells }
        });
        Self { rows: rows.collect(), heads: heads_of(&heads, width), name: String::new(), laid }
    }

    /// A table of the report.
    pub(super) fn own(table: &SaidTable) -> Self {
        let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        let rows = table.rows.iter().enumerate().map(|(at, cells)| {
            let cells: Vec<Line> = cells.iter().map(|runs: &Vec<Run>| Line::own(runs)).collect();
            GridRow { place: Place::Line(0), piece: at, label: label(&cells), cells }
        });
        Self {
            rows: rows.collect(),
            heads: heads_of(&table.head, width),
            name: table.name.clone(),
            laid: false,
        }
    }

    /// The head of a column.
    pub(super) fn head(&self, column: usize) -> Head {
        self.heads.get(column).cloned().unwrap_or_default()
    }
}

impl GridRow {
    /// The words of its label.
    pub(super) fn label_items(&self) -> impl Iterator<Item = &Item> {
        self.label.iter().filter_map(|at| self.cells.get(*at)).flat_map(Line::items)
    }

    /// Whether it is a sum: its label is a word for sums and nothing else.
    pub(super) fn is_total(&self) -> bool {
        let mut words = self.label_items().map(|item| item.word.as_str()).peekable();
        words.peek().is_some() && words.all(|word| TOTAL.contains(&word))
    }
}

/// Words of which labels of sums are made.
const TOTAL: &[&str] = &["jumlah", "total", "keseluruhan", "semua", "seluruh", "jml", "grand"];

/// Whether a cell holds a figure rather than words: a number with little beside it.
pub(super) fn figure(line: &Line) -> Option<&Item> {
    let mut numbers = line.items().filter(|item| item.number.is_some());
    let number = numbers.next().filter(|_| numbers.next().is_none())?;
    let words = line.items().filter(|item| item.number.is_none()).count();
    let opens = line.text.get(..number.bytes.start).unwrap_or_default().trim();
    (words <= 2 && line.items().count() <= 3 && opens.len() <= 4).then_some(number)
}

/// Whether a row holds data: a figure behind its first cell, or a number in the first and words.
fn is_data(cells: &[Line]) -> bool {
    let numbered = cells.first().is_some_and(is_count) && cells.len() > 1;
    numbered || cells.iter().skip(1).any(|cell| figure(cell).is_some())
}

/// "1", "1.": the number of a row.
fn is_count(line: &Line) -> bool {
    let mut items = line.items();
    let small = items.next().and_then(|i| i.number.as_ref()).is_some_and(|n| n.is_small());
    small && items.next().is_none()
}

/// The columns of words before the first figure, the number of the row left out.
fn label(cells: &[Line]) -> Vec<usize> {
    let mut columns = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        if at == 0 && is_count(cell) {
            continue;
        }
        if figure(cell).is_some() {
            break;
        }
        let again = columns.last().and_then(|last: &usize| cells.get(*last));
        if cell.items().next().is_some() && again.is_none_or(|last| last.text != cell.text) {
            columns.push(at);
        }
    }
    columns
}

/// A row of a head in which empty cells repeat what stands left of them, unless columns are only
/// guessed.
fn filled(cells: &[String], width: usize, laid: bool) -> Vec<String> {
    let mut filled: Vec<String> = Vec::with_capacity(width);
    for at in 0..width {
        let own = cells.get(at).map(String::as_str).unwrap_or_default();
        let left = filled.last().cloned().unwrap_or_default();
        let covered = own.trim().is_empty() && !laid;
        filled.push(if covered { left } else { own.to_string() });
    }
    filled
}

fn heads_of(rows: &[Vec<String>], width: usize) -> Vec<Head> {
    let over = |column: usize| {
        let mut parts: Vec<&str> =
            rows.iter().filter_map(|r| Some(r.get(column)?.as_str())).collect();
        parts.dedup();
        Head::of(&parts.join(" "))
    };
    (0..width).map(over).collect()
}

/// The bytes of a cell's words without the space around.
pub(super) fn whole(line: &Line) -> Range<usize> {
    0..line.text.len()
}
