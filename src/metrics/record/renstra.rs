//! The plan above the year: strategic issues, vision, missions and aims.

use crate::noun;
use crate::place::Placed;
use crate::read::{Kunci, Naskah, Teks};

noun! {
    /// Isu strategis satu bidang.
    pub struct IsuStrategis {
        /// Nama bidang.
        bidang: Teks, wajib, "\"Bidang Contoh\"";
        /// Butir isu.
        butir: Vec<Teks>, wajib, "[\"Sarana yang terbatas\"]";
    }
}

noun! {
    /// Rencana Strategis perangkat daerah.
    pub struct Renstra {
        /// Tahun pertama.
        mulai: Placed<i32>, wajib, "2021";
        /// Tahun terakhir.
        akhir: Placed<i32>, wajib, "2026";
        /// Visi kepala daerah.
        visi: Teks, wajib, "\"Terwujudnya …\"";
        /// Banyaknya misi daerah seluruhnya.
        jumlah_misi: Option<Placed<u32>>, opsional("banyaknya misi daerah tidak disebut"), "8";
        /// Misi yang diacu instansi.
        misi: Vec<Misi>, wajib, "[[renstra.misi]]";
        /// Tujuan instansi.
        tujuan: Vec<Tujuan>, wajib, "[[renstra.tujuan]]";
        /// Kunci dasar hukum Indikator Kinerja Utama.
        dasar_iku: Option<Kunci>, opsional("kalimat dasar IKU tidak dicetak"), "\"kepbup_2_2021\"";
        /// Naskah tambahan tentang perencanaan.
        narasi: Option<Naskah>, opsional("tanpa naskah tambahan"), "\"…\"";
    }
}

noun! {
    /// Satu misi kepala daerah.
    pub struct Misi {
        /// Kunci untuk merujuknya.
        kunci: Kunci, wajib, "\"misi_3\"";
        /// Kunci yang dipakainya dahulu, bila berganti; dengan itu `banding` menyambung keduanya.
        dahulu: Option<Kunci>, opsional("kuncinya dianggap tidak pernah berganti"), "\"kunci_lama\"";
        /// Nomor misi.
        nomor: Placed<u32>, wajib, "3";
        /// Bunyi misi.
        nama: Teks, wajib, "\"Mewujudkan masyarakat yang produktif …\"";
        /// Pokok misi, dicetak dalam kurung.
        pokok: Option<Teks>, opsional("tidak dicetak"), "\"Sejahtera\"";
    }
}

noun! {
    /// Satu tujuan.
    pub struct Tujuan {
        /// Kunci untuk merujuknya.
        kunci: Kunci, wajib, "\"daya_saing\"";
        /// Kunci yang dipakainya dahulu, bila berganti; dengan itu `banding` menyambung keduanya.
        dahulu: Option<Kunci>, opsional("kuncinya dianggap tidak pernah berganti"), "\"kunci_lama\"";
        /// Bunyi tujuan.
        nama: Teks, wajib, "\"Meningkatnya daya saing …\"";
        /// Kunci misi yang dituju.
        misi: Kunci, wajib, "\"misi_3\"";
    }
}
