//! What to mind when two years are read side by side.

use crate::diagnostic::Level;
use crate::place::Place;

/// What a warning is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The two records are those of two agencies.
    Instansi,
    /// The definition changed.
    Definisi,
    /// The unit changed.
    Satuan,
    /// The formula changed.
    Formula,
    /// The good direction changed.
    Arah,
    /// The way in which capaian is computed changed.
    Metode,
    /// The source of the data changed.
    Sumber,
    /// A rule of judging changed.
    Kebijakan,
    /// Last year's value stands otherwise in this year's history.
    Riwayat,
    /// Last year's value is missing in this year's history.
    RiwayatKosong,
    /// What last year did not have is known now.
    KiniTerbit,
    /// The value of another region differs.
    Pembanding,
    /// A series behind the analysis differs.
    Deret,
    /// Capaian and realisasi go apart because the target moved.
    Target,
    /// The proxy is the very year that it is compared with.
    Proksi,
    /// The budget of a year is not known.
    Anggaran,
    /// A new noun has the name of one that ended.
    Dahulu,
    /// Last year's year stands in a text that was carried over.
    TahunTertinggal,
}

impl Kind {
    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Instansi => "instansi",
            Self::Definisi => "definisi",
            Self::Satuan => "satuan",
            Self::Formula => "formula",
            Self::Arah => "arah",
            Self::Metode => "metode",
            Self::Sumber => "sumber",
            Self::Kebijakan => "kebijakan",
            Self::Riwayat => "riwayat",
            Self::RiwayatKosong => "riwayat_kosong",
            Self::KiniTerbit => "kini_terbit",
            Self::Pembanding => "pembanding",
            Self::Deret => "deret",
            Self::Target => "target",
            Self::Proksi => "proksi",
            Self::Anggaran => "anggaran",
            Self::Dahulu => "dahulu",
            Self::TahunTertinggal => "tahun_tertinggal",
        }
    }
}

/// What one year says, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// What it says.
    pub text: String,
    /// Where.
    pub place: Place,
}

impl Typed {
    pub(super) fn new(text: impl Into<String>, place: &Place) -> Self {
        Self { text: text.into(), place: place.clone() }
    }
}

/// Something to mind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// What it is about.
    pub kind: Kind,
    /// How grave it is.
    pub level: Level,
    /// Key in the record, of the newer year unless only the older one has it.
    pub key: String,
    /// Whole sentences.
    pub message: String,
    /// What the older year says.
    pub old: Option<Typed>,
    /// What the newer year says.
    pub new: Option<Typed>,
}

impl Warning {
    /// A warning under a key.
    pub(super) fn new(kind: Kind, level: Level, key: impl Into<String>, message: String) -> Self {
        Self { kind, level, key: key.into(), message, old: None, new: None }
    }

    /// Adds what both years say.
    #[must_use]
    pub(super) fn typed(mut self, old: Option<Typed>, new: Option<Typed>) -> Self {
        (self.old, self.new) = (old, new);
        self
    }
}
