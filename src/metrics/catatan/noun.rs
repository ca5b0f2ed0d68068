//! What stands in `catatan.toml`: the shape of a note, declared as that of the record is.

use toml::de::DeValue;

use crate::choice;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::noun;
use crate::number::tanggal::Tanggal;
use crate::number::waktu::Waktu;
use crate::place::Placed;
use crate::read::{Naskah, Node, Read, Shape, Teks};

noun! {
    /// Catatan reviu dan evaluasi atas laporan satu tahun, dengan tindak lanjutnya.
    pub struct RawCatatan {
        /// Catatan, dalam urutan masuknya.
        catatan: Daftar, opsional("belum ada catatan"), "[[catatan]]";
    }
}

noun! {
    /// Satu catatan pereviu atau penilai.
    pub struct CatatanReviu {
        /// Nomor catatan: bilangan bulat mulai dari 1, unik, dan tidak pernah diganti.
        nomor: Placed<u32>, wajib, "1";
        /// Asal catatan, misalnya reviu, LHR atau LHE.
        asal: Option<Teks>, opsional("tidak dicetak"), "\"LHR\"";
        /// Nomor surat atau laporan yang memuatnya.
        nomor_surat: Option<Teks>, opsional("tanpa nomor"), "\"700/12/2026\"";
        /// Tanggal surat atau laporan itu.
        tanggal_surat: Option<Placed<Tanggal>>, opsional("tanpa tanggal"), "2026-01-15";
        /// Siapa yang mencatat.
        penulis: Teks, wajib, "\"Inspektorat Daerah\"";
        /// Kapan dicatat: tanggal, boleh dengan jam.
        tanggal: Option<Placed<Waktu>>, opsional("tanpa tanggal"), "2026-01-12";
        /// Bagian laporan yang dicatat, seperti tertulis di sana.
        kutipan: Option<Naskah>, opsional("tanpa kutipan"), "\"capaian 65,83%\"";
        /// Kunci bagian itu dalam record, seperti dicetak `telusur` atau `banding`.
        kunci: Option<Teks>, opsional("perubahannya tidak dapat ditunjukkan dalam matriks"), "\"ikm.capaian\"";
        /// Nomor draf yang dicatat.
        draf: Option<Placed<u32>>, opsional("draf yang disebut `--draf-awal`"), "1";
        /// Halaman draf itu, seperti tercetak di sana.
        halaman: Option<Halaman>, opsional("tanpa halaman"), "24";
        /// Bunyi catatan.
        catatan: Naskah, wajib, "\"Rumus capaian belum disebut\"";
        /// Tindak lanjutnya.
        tindak_lanjut: Option<Naskah>, opsional("dicetak sebagai belum ada; wajib bila sudah ditindaklanjuti"), "\"Rumus ditambahkan\"";
        /// Siapa yang menindaklanjuti.
        penanggung_jawab: Option<Teks>, opsional("tidak disebut"), "\"Bidang Contoh\"";
        /// Keadaannya.
        status: StatusCatatan, bawaan("\"terbuka\""), "\"ditindaklanjuti\"";
        /// Mengapa ditolak.
        alasan: Option<Naskah>, opsional("tidak dicetak; wajib bila ditolak"), "\"Angka sudah sesuai dengan sumbernya\"";
    }
}

choice! {
    /// Keadaan sebuah catatan.
    pub enum StatusCatatan {
        /// Belum selesai.
        Terbuka = "terbuka",
        /// Sudah ditindaklanjuti.
        Ditindaklanjuti = "ditindaklanjuti",
        /// Tidak diterima, dengan alasan.
        Ditolak = "ditolak",
    }
}

/// The notes of a file. Each is named by its place in the list: the `kunci` of a note is that of
/// something in the record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Daftar(pub Vec<CatatanReviu>);

impl Read for Daftar {
    fn shape() -> Shape {
        Shape::List(CatatanReviu::shape)
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        if !node.value().is_array() {
            let help = "Tulis setiap catatan di bawah [[catatan]], dengan dua kurung siku.";
            node.wrong_type_with(&Self::shape(), help, sink);
            return None;
        }
        // Every note is read, so that all faults are told in one run.
        let notes: Vec<Option<CatatanReviu>> =
            node.numbered().map(|item| CatatanReviu::read(&item, sink)).collect();
        notes.into_iter().collect::<Option<Vec<_>>>().map(Self)
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

/// A page as it is printed: 24 or "iv".
#[derive(Debug, Clone, PartialEq)]
pub struct Halaman(pub Teks);

impl Read for Halaman {
    fn shape() -> Shape {
        Shape::Any(&[Placed::<u32>::shape, Teks::shape])
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        if matches!(node.value(), DeValue::Integer(_)) {
            let page = Placed::<u32>::read(node, sink)?;
            return Some(Self(Placed::new(page.to_string(), page.place)));
        }
        if !node.value().is_str() {
            node.wrong_type(&Self::shape(), sink);
            return None;
        }
        Teks::read(node, sink).map(Self)
    }
}

impl Read for Placed<Waktu> {
    fn shape() -> Shape {
        Shape::Scalar("tanggal")
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        let help = "Tulis tahun-bulan-hari tanpa tanda kutip, misalnya 2026-01-12, atau dengan jam: \
                    2026-01-12T08:30:00.";
        let Some(moment) = node.value().as_datetime() else {
            node.wrong_type_with(&Self::shape(), help, sink);
            return None;
        };
        match Waktu::from_toml(moment) {
            Some(moment) => Some(Self::new(moment, node.place().clone())),
            None => {
                let finding =
                    Diagnostic::new(Code::TanggalSalah, node.place(), "Tanggal ini tidak sah.");
                sink.push(finding.help(help));
                None
            }
        }
    }
}
