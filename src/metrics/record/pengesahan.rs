//! Who signs: the report itself, and the Perjanjian Kinerja.

use crate::choice;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::noun;
use crate::number::nip::Nip;
use crate::number::tanggal::Tanggal;
use crate::place::Placed;
use crate::read::{Node, Read, Shape, Teks};

choice! {
    /// Cara laporan ditandatangani.
    pub enum CaraTandaTangan {
        /// Tanda tangan tangan di atas kertas; disediakan ruang kosong.
        Basah = "basah",
        /// Tanda tangan elektronik tersertifikasi; dicetak bingkai dengan karakter jangkar.
        Tte = "tte",
    }
}

noun! {
    /// Pengesahan laporan.
    pub struct Pengesahan {
        /// Tempat penandatanganan.
        tempat: Teks, wajib, "\"Kota Contoh\"";
        /// Tanggal penandatanganan; sesudah tahun anggaran berakhir.
        tanggal: Placed<Tanggal>, wajib, "2026-01-10";
        /// Pejabat yang menandatangani.
        penanda_tangan: Pejabat, wajib, "{ nama = \"…\", nip = \"…\" }";
        /// Cara menandatangani.
        cara: CaraTandaTangan, bawaan("\"basah\""), "\"tte\"";
        /// Karakter jangkar bingkai tanda tangan elektronik, satu untuk setiap tempat menurut urutan halaman; tempat selebihnya diisi program; tidak boleh tercetak di tempat lain.
        jangkar: Jangkar, opsional("program memilih karakter yang tidak tercetak di tempat lain"), "[\"#\", \"$\"]";
    }
}

noun! {
    /// Pejabat penanda tangan.
    pub struct Pejabat {
        /// Nama dengan gelar.
        nama: Teks, wajib, "\"Nama Pejabat, S.P.\"";
        /// NIP 18 angka.
        nip: Option<Placed<Nip>>, opsional("NIP tidak dicetak (kepala daerah tidak mempunyai NIP)"), "\"198001012005011001\"";
        /// Pangkat.
        pangkat: Option<Teks>, opsional("pangkat tidak dicetak"), "\"Pembina Tk. I\"";
        /// Golongan ruang.
        golongan: Option<Teks>, opsional("golongan tidak dicetak"), "\"IV/b\"";
        /// Jabatan, satu baris cetak satu butir.
        jabatan: Vec<Teks>, opsional("sebutan kepala, nama instansi dan daerah"), "[\"Kepala Dinas Contoh\", \"Kabupaten Contoh\"]";
    }
}

choice! {
    /// Perjanjian Kinerja yang mana.
    pub enum JenisPerjanjian {
        /// Perjanjian Kinerja awal tahun.
        Awal = "awal",
        /// Perjanjian Kinerja perubahan.
        Perubahan = "perubahan",
    }
}

noun! {
    /// Perjanjian Kinerja tahun ini; targetnya ada pada indikator, pagunya pada program.
    pub struct PerjanjianKinerja {
        /// Awal atau perubahan.
        jenis: JenisPerjanjian, bawaan("\"awal\""), "\"perubahan\"";
        /// Tempat penandatanganan.
        tempat: Option<Teks>, opsional("tempat pengesahan laporan"), "\"Kota Contoh\"";
        /// Tanggal penandatanganan.
        tanggal: Option<Placed<Tanggal>>, opsional("dicetak titik-titik untuk diisi"), "2025-10-15";
        /// Pihak pertama.
        pihak_pertama: Option<Pihak>, opsional("penanda tangan laporan"), "{ nama = \"…\" }";
        /// Pihak kedua, atasan langsung pihak pertama.
        pihak_kedua: Option<Pihak>, opsional("sebutan kepala daerah, nama titik-titik, disertai peringatan"), "{ nama = \"…\", jabatan = [\"Bupati Contoh\"] }";
    }
}

noun! {
    /// Satu pihak dalam Perjanjian Kinerja.
    pub struct Pihak {
        /// Nama dengan gelar.
        nama: Option<Teks>, opsional("dicetak titik-titik untuk diisi, disertai peringatan"), "\"Nama Bupati\"";
        /// Jabatan, satu baris cetak satu butir.
        jabatan: Vec<Teks>, opsional("sebutan menurut data instansi"), "[\"Bupati Contoh\"]";
        /// Pangkat.
        pangkat: Option<Teks>, opsional("pangkat tidak dicetak"), "\"Pembina Tk. I\"";
        /// Golongan ruang.
        golongan: Option<Teks>, opsional("golongan tidak dicetak"), "\"IV/b\"";
        /// NIP.
        nip: Option<Placed<Nip>>, opsional("NIP tidak dicetak"), "\"198001012005011001\"";
    }
}

/// One character by which the program that signs finds its place on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Karakter(pub char);

/// The anchors as typed: one, or a list of them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Jangkar(pub Vec<Placed<Karakter>>);

/// Signs besides those of ASCII that every font of the report holds and that no sentence needs.
const SIGNS: &[char] = &['¢', '£', '¤', '¥', '¦', '§', '¬', '¶', '±', '×', '÷'];

impl Karakter {
    /// Whether a character can be an anchor: a visible sign, no letter and no digit.
    pub fn fits(sign: char) -> bool {
        sign.is_ascii_punctuation() || SIGNS.contains(&sign)
    }
}

impl Read for Placed<Karakter> {
    fn shape() -> Shape {
        Shape::Scalar("karakter")
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        let help = "Tulis satu tanda baca di antara tanda kutip, misalnya \"#\", \"$\" atau \"^\".";
        let Some(text) = node.value().as_str() else {
            node.wrong_type_with(&Self::shape(), help, sink);
            return None;
        };
        let mut signs = text.chars();
        match (signs.next(), signs.next()) {
            (Some(sign), None) if Karakter::fits(sign) => {
                Some(Self::new(Karakter(sign), node.place().clone()))
            }
            (one, other) => {
                let message = match (one, other) {
                    (None, _) => "Jangkar tanda tangan ini kosong.",
                    (Some(_), None) => {
                        "Jangkar tanda tangan harus tanda baca; huruf, angka dan spasi tercetak di mana-mana."
                    }
                    (Some(_), Some(_)) => "Jangkar tanda tangan harus tepat satu karakter.",
                };
                let finding = Diagnostic::new(Code::JangkarSalah, node.place(), message);
                sink.push(finding.mark("bukan jangkar").help(help));
                None
            }
        }
    }
}

impl Read for Jangkar {
    fn shape() -> Shape {
        Shape::Any(&[Placed::<Karakter>::shape, Vec::<Placed<Karakter>>::shape])
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        if node.value().is_array() {
            Vec::read(node, sink).map(Self)
        } else {
            Placed::read(node, sink).map(|one| Self(vec![one]))
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}
