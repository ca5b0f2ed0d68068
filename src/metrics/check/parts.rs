//! The top-level parts of a record, each read for itself.
//!
//! One wrong value in a program leaves the rules over staff and references at work: a rule takes the
//! parts that it needs, and is silent when one of them could not be read.

use crate::diagnostic::Sink;
use crate::place::Placed;
use crate::read::{self, Kunci, Node, PlaceOf};
use crate::record::RawRecord;
use crate::record::akip::Akip;
use crate::record::anggaran::{Pendapatan, Program};
use crate::record::dasar_hukum::DasarHukum;
use crate::record::foto::Foto;
use crate::record::instansi::Instansi;
use crate::record::kebijakan::Kebijakan;
use crate::record::naskah::NaskahTambahan;
use crate::record::pelaporan::Pelaporan;
use crate::record::penegasan::Penegasan;
use crate::record::pengecualian::Pengecualian;
use crate::record::pengesahan::{Pengesahan, PerjanjianKinerja};
use crate::record::perbaikan::Langkah;
use crate::record::renstra::{IsuStrategis, Renstra};
use crate::record::reviu::KertasReviu;
use crate::record::sasaran::Sasaran;
use crate::record::sdm::Sdm;

macro_rules! parts {
    ($($name:ident: $type:ty,)+) => {
        /// The parts of a record; a part with a fault of shape is missing.
        pub(super) struct Parts {
            $(pub(super) $name: Option<$type>,)+
            place: PlaceOf,
        }

        impl Parts {
            /// Reads every part and tells all faults of shape.
            pub(super) fn read(root: &Node<'_>, sink: &mut Sink) -> Option<Self> {
                let fields = RawRecord::fields();
                read::check_keys(root, &fields, sink)?;
                let field = |name: &str| fields.iter().find(|field| field.key == name);
                Some(Self {
                    $($name: field(stringify!($name))
                        .and_then(|field| read::read_field(root, field, sink)),)+
                    place: PlaceOf(root.place().clone()),
                })
            }

            /// Whether no part is missing.
            pub(super) fn is_whole(&self) -> bool {
                $(self.$name.is_some() &&)+ true
            }

            /// The record, when no part is missing.
            pub(super) fn whole(self) -> Option<RawRecord> {
                Some(RawRecord { $($name: self.$name?,)+ place: self.place })
            }
        }
    };
}

parts! {
    tahun: Placed<i32>,
    instansi: Instansi,
    pengesahan: Pengesahan,
    dasar_hukum: Vec<DasarHukum>,
    dasar_penyusunan: Vec<Kunci>,
    sdm: Option<Sdm>,
    isu_strategis: Vec<IsuStrategis>,
    renstra: Renstra,
    perjanjian_kinerja: PerjanjianKinerja,
    sasaran: Vec<Sasaran>,
    program: Vec<Program>,
    pendapatan: Option<Pendapatan>,
    akip: Option<Akip>,
    langkah: Vec<Langkah>,
    foto: Vec<Foto>,
    naskah: NaskahTambahan,
    kebijakan: Kebijakan,
    penegasan: Vec<Penegasan>,
    pelaporan: Option<Pelaporan>,
    reviu: Option<KertasReviu>,
    pengecualian: Vec<Pengecualian>,
}
