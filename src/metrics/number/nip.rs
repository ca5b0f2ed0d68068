//! NIP, the 18-digit number of a civil servant: `YYYYMMDD YYYYMM S NNN`.
//!
//! Owns the grammar of the number, for PNS and for PPPK, and says which part of it is wrong. Must
//! not know the person, nor today's date: who has retired since is for the checks to ask.

use std::fmt;
use std::ops::RangeInclusive;

use serde::{Serialize, Serializer};
use thiserror::Error;

use super::tanggal::Tanggal;

/// The ages at appointment that a NIP may tell; beyond them a digit is certainly wrong.
const USIA_MUNGKIN: RangeInclusive<i32> = 16..=60;

/// The ages at appointment that are usual, from the youngest PNS to the oldest PPPK.
const USIA_WAJAR: RangeInclusive<i32> = 18..=58;

/// A checked NIP; printed and serialized as `19690529 199303 1 005`.
///
/// ```
/// # use lkjip_metrics::number::{JenisNip, Nip};
/// let nip = Nip::parse("199001022015032001").unwrap();
/// assert_eq!(nip.to_string(), "19900102 201503 2 001");
/// assert_eq!(nip.jenis(), JenisNip::Pns { tahun: 2015, bulan: 3 });
/// assert_eq!(nip.usia_saat_diangkat(), 25);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nip {
    lahir: Tanggal,
    jenis: JenisNip,
    kelamin: Kelamin,
    urut: u16,
}

/// What the middle of the number says about the appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JenisNip {
    /// Permanent: the month from which the candidate served (TMT CPNS).
    Pns {
        /// The year.
        tahun: u16,
        /// The month, 1–12.
        bulan: u8,
    },
    /// On contract (NI PPPK): the year, and a code above 12 in the place of the month.
    Pppk {
        /// The year of appointment.
        tahun: u16,
        /// The two-digit code, 13–99.
        kode: u8,
    },
}

/// The sex that the number tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kelamin {
    /// Digit 1.
    LakiLaki,
    /// Digit 2.
    Perempuan,
}

/// Which part of a NIP is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NipError {
    /// Something that is neither a digit nor a space.
    #[error("NIP hanya boleh berisi angka dan spasi, tetapi di dalamnya ada {0:?}.")]
    Karakter(char),
    /// Not 18 digits.
    #[error("NIP harus terdiri atas 18 angka, sedangkan yang tertulis {0} angka.")]
    Panjang(usize),
    /// Digits 1–8 are no day of the calendar, or one before 1900.
    #[error("Delapan angka pertama NIP ({0}) bukan tanggal lahir yang sah (tahun, bulan, hari).")]
    TanggalLahir(String),
    /// Digits 13–14 are 00.
    #[error(
        "Angka ke-13 dan ke-14 NIP tidak boleh 00: bagian itu memuat bulan pengangkatan (01–12) \
         atau kode PPPK."
    )]
    Bulan,
    /// Digits 9–12 do not go with the date of birth.
    #[error(
        "Angka ke-9 sampai ke-12 NIP (tahun pengangkatan {tahun}) tidak cocok dengan \
         tahun lahir {lahir}: usia saat diangkat menjadi {usia} tahun."
    )]
    Usia {
        /// The year of appointment.
        tahun: u16,
        /// The year of birth.
        lahir: i32,
        /// The age at appointment that follows, in years.
        usia: i32,
    },
    /// Digit 15 is neither 1 nor 2.
    #[error("Angka ke-15 NIP (jenis kelamin) harus 1 atau 2, sedangkan yang tertulis {0}.")]
    Kelamin(u8),
    /// Digits 16–18 are 000.
    #[error("Tiga angka terakhir NIP (nomor urut) tidak boleh 000.")]
    NomorUrut,
}

impl Nip {
    /// Reads a NIP; spaces between the digits do not matter.
    ///
    /// # Errors
    /// [`NipError`] names the first part that is wrong.
    pub fn parse(text: &str) -> Result<Self, NipError> {
        let digits = baca_angka(text)?;
        let [y1, y2, y3, y4, m1, m2, d1, d2, t1, t2, t3, t4, b1, b2, s, n1, n2, n3] = digits;
        let lahir = baca_lahir([y1, y2, y3, y4], [m1, m2], [d1, d2])?;
        let jenis = baca_jenis(gabung(&[t1, t2, t3, t4]), [b1, b2])?;
        let kelamin = match s {
            1 => Kelamin::LakiLaki,
            2 => Kelamin::Perempuan,
            lain => return Err(NipError::Kelamin(lain)),
        };
        let urut = gabung(&[n1, n2, n3]);
        let nip = Self { lahir, jenis, kelamin, urut };
        let usia = nip.usia_saat_diangkat();
        if !USIA_MUNGKIN.contains(&usia) {
            return Err(NipError::Usia { tahun: nip.tahun_diangkat(), lahir: lahir.tahun(), usia });
        }
        if urut == 0 { Err(NipError::NomorUrut) } else { Ok(nip) }
    }

    /// The date of birth.
    pub fn lahir(&self) -> Tanggal {
        self.lahir
    }

    /// Permanent or on contract, and since when.
    pub fn jenis(&self) -> JenisNip {
        self.jenis
    }

    /// The sex.
    pub fn kelamin(&self) -> Kelamin {
        self.kelamin
    }

    /// The serial number, 1–999.
    pub fn urut(&self) -> u16 {
        self.urut
    }

    /// The age in full years on the first day of the month of appointment.
    ///
    /// The number of a PPPK tells the year only; then it is the age reached in that year.
    pub fn usia_saat_diangkat(&self) -> i32 {
        let usia = i32::from(self.tahun_diangkat()) - self.lahir.tahun();
        match self.jenis {
            JenisNip::Pns { bulan, .. } => {
                let sudah = (self.lahir.bulan(), self.lahir.hari()) <= (u32::from(bulan), 1);
                if sudah { usia } else { usia - 1 }
            }
            JenisNip::Pppk { .. } => usia,
        }
    }

    /// Whether the age at appointment is a usual one, 18 to 58 years.
    pub fn usia_wajar(&self) -> bool {
        USIA_WAJAR.contains(&self.usia_saat_diangkat())
    }

    /// The 18 digits without spaces.
    pub fn tanpa_spasi(&self) -> String {
        self.to_string().replace(' ', "")
    }

    /// The year of appointment.
    fn tahun_diangkat(&self) -> u16 {
        match self.jenis {
            JenisNip::Pns { tahun, .. } | JenisNip::Pppk { tahun, .. } => tahun,
        }
    }
}

impl fmt::Display for Nip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lahir = self.lahir;
        let (tahun, tengah) = match self.jenis {
            JenisNip::Pns { tahun, bulan } => (tahun, bulan),
            JenisNip::Pppk { tahun, kode } => (tahun, kode),
        };
        let kelamin = match self.kelamin {
            Kelamin::LakiLaki => 1,
            Kelamin::Perempuan => 2,
        };
        write!(f, "{:04}{:02}{:02} ", lahir.tahun(), lahir.bulan(), lahir.hari())?;
        write!(f, "{tahun:04}{tengah:02} {kelamin} {:03}", self.urut)
    }
}

impl Serialize for Nip {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Takes the 18 digits out of the text.
fn baca_angka(text: &str) -> Result<[u8; 18], NipError> {
    let digits = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_digit(10).and_then(|d| u8::try_from(d).ok()).ok_or(NipError::Karakter(c)))
        .collect::<Result<Vec<u8>, NipError>>()?;
    digits.try_into().map_err(|digits: Vec<u8>| NipError::Panjang(digits.len()))
}

/// Joins up to four digits to a number.
fn gabung(digits: &[u8]) -> u16 {
    digits
        .iter()
        .fold(0, |number: u16, digit| number.saturating_mul(10).saturating_add(u16::from(*digit)))
}

/// Reads the date of birth.
fn baca_lahir(tahun: [u8; 4], bulan: [u8; 2], hari: [u8; 2]) -> Result<Tanggal, NipError> {
    let (y, m, d) = (gabung(&tahun), gabung(&bulan), gabung(&hari));
    Tanggal::from_ymd(i32::from(y), u32::from(m), u32::from(d))
        .filter(|lahir| lahir.tahun() >= 1900)
        .ok_or_else(|| NipError::TanggalLahir(format!("{y:04}{m:02}{d:02}")))
}

/// Tells a month from the code of a PPPK.
fn baca_jenis(tahun: u16, [puluhan, satuan]: [u8; 2]) -> Result<JenisNip, NipError> {
    match puluhan.saturating_mul(10).saturating_add(satuan) {
        0 => Err(NipError::Bulan),
        bulan @ 1..=12 => Ok(JenisNip::Pns { tahun, bulan }),
        kode => Ok(JenisNip::Pppk { tahun, kode }),
    }
}
