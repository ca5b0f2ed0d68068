//! The catalogue of findings. A code keeps its meaning for ever; a retired one is not used again.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::diagnostic::Level;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal, $level:ident;)+) => {
        /// Code of a finding: 01 syntax, 02 shape, 03 arithmetic and rules, 04 narrative, 05 output,
        /// 08 review and signing.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[$(Code::$name),+];

            /// The code as printed, e.g. `LKJ0101`.
            pub fn text(self) -> &'static str {
                match self { $(Code::$name => $text,)+ }
            }

            /// Its default level.
            pub fn level(self) -> Level {
                match self { $(Code::$name => Level::$level,)+ }
            }

            /// What it means, in one Indonesian sentence.
            pub fn summary(self) -> &'static str {
                match self { $(Code::$name => concat!($($doc),+).trim_ascii(),)+ }
            }
        }
    };
}

codes! {
    /// Berkas tidak dapat dibaca sebagai teks UTF-8.
    BukanTeks = "LKJ0101", Galat;
    /// Tulisan tidak mengikuti bentuk TOML.
    Sintaks = "LKJ0102", Galat;
    /// Kunci yang sama ditulis dua kali.
    KunciGanda = "LKJ0103", Galat;
    /// Berkas terlalu besar untuk sebuah laporan.
    TerlaluBesar = "LKJ0104", Galat;
    /// Isian masih bertanda "belum diisi".
    BelumDiisi = "LKJ0109", Galat;

    /// Kunci tidak dikenal.
    KunciTidakDikenal = "LKJ0201", Galat;
    /// Isian wajib belum ada.
    IsianKurang = "LKJ0202", Galat;
    /// Jenis nilai tidak cocok.
    JenisSalah = "LKJ0203", Galat;
    /// Pilihan tidak dikenal.
    PilihanTidakDikenal = "LKJ0204", Galat;
    /// Isian kosong atau hanya spasi.
    IsianKosong = "LKJ0205", Galat;
    /// Angka tidak dapat disimpan dengan tepat.
    AngkaSalah = "LKJ0206", Galat;
    /// Tanggal tidak sah.
    TanggalSalah = "LKJ0207", Galat;
    /// NIP tidak sah.
    NipSalah = "LKJ0208", Galat;
    /// Kode rekening tidak sah.
    KodeSalah = "LKJ0209", Galat;
    /// Kunci pengenal tidak sah.
    PengenalSalah = "LKJ0210", Galat;
    /// Teks memuat karakter kendali.
    KarakterKendali = "LKJ0211", Galat;
    /// Rumus atau ungkapan tidak dapat diuraikan.
    RumusSalah = "LKJ0212", Galat;
    /// Banyaknya nilai tidak sama dengan banyaknya kolom.
    BanyakNilai = "LKJ0213", Galat;
    /// Angka di luar batas yang masuk akal.
    DiLuarBatas = "LKJ0214", Galat;
    /// Warna tidak ditulis sebagai #rrggbb.
    WarnaSalah = "LKJ0215", Galat;
    /// Jalur berkas mutlak atau keluar dari folder record.
    JalurBerkas = "LKJ0216", Galat;

    /// Kunci pengenal dipakai dua kali.
    PengenalGanda = "LKJ0301", Galat;
    /// Rujukan ke kunci yang tidak ada.
    RujukanTidakAda = "LKJ0302", Galat;
    /// Kode tidak berawal dengan kode induknya.
    KodeBukanAnak = "LKJ0303", Galat;
    /// Realisasi melebihi pagu.
    RealisasiMelebihiPagu = "LKJ0304", Galat;
    /// Jumlah pagu berbeda dari pagu Perjanjian Kinerja.
    PaguBerbedaPk = "LKJ0305", Galat;
    /// Nilai hitungan berbeda dari nilai yang ditegaskan.
    PenegasanBerbeda = "LKJ0306", Galat;
    /// Jumlah komposisi pegawai tidak sama.
    KomposisiPegawai = "LKJ0307", Galat;
    /// Skala kriteria atau predikat berlubang, tidak berurut, atau labelnya ganda.
    SkalaBerlubang = "LKJ0308", Galat;
    /// Bobot AKIP tidak berjumlah 100.
    BobotAkip = "LKJ0309", Galat;
    /// Nilai AKIP berbeda dari jumlah komponennya.
    NilaiAkip = "LKJ0310", Galat;
    /// Nilai komponen melebihi bobotnya.
    KomponenMelebihiBobot = "LKJ0311", Galat;
    /// Tanggal penandatanganan tidak cocok dengan tahun laporan.
    TanggalPengesahan = "LKJ0312", Galat;
    /// Deret tahun berlubang.
    TahunBerlubang = "LKJ0313", Peringatan;
    /// Tahun di luar yang diharapkan.
    TahunSalah = "LKJ0314", Galat;
    /// Target Renstra berbeda dari target Perjanjian Kinerja.
    TargetRenstraBerbeda = "LKJ0315", Peringatan;
    /// Periode Renstra tidak lazim.
    PeriodeRenstra = "LKJ0316", Peringatan;
    /// Dasar hukum sudah tidak berlaku.
    DasarHukumDicabut = "LKJ0317", Peringatan;
    /// Realisasi memakai data proksi.
    DataProksi = "LKJ0318", Peringatan;
    /// Capaian tidak dapat dihitung.
    CapaianTidakTerhitung = "LKJ0319", Galat;
    /// Serapan rendah tanpa penjelasan.
    SerapanRendah = "LKJ0320", Peringatan;
    /// Sasaran tanpa isian analisis.
    AnalisisKurang = "LKJ0321", Peringatan;
    /// Jumlah dalam tabel data tidak cocok.
    JumlahTabel = "LKJ0322", Galat;
    /// Foto belum ada.
    FotoBelumAda = "LKJ0323", Peringatan;
    /// Indikator tanpa pembanding.
    PembandingKurang = "LKJ0324", Saran;
    /// Umur penanda tangan atau NIP tidak wajar.
    NipTidakWajar = "LKJ0325", Peringatan;
    /// Pihak dalam Perjanjian Kinerja belum lengkap.
    PihakBelumLengkap = "LKJ0326", Peringatan;
    /// Catatan evaluasi tanpa rekomendasi.
    CatatanTanpaRekomendasi = "LKJ0327", Peringatan;
    /// Sasaran yang belum tercapai tidak disebut dalam langkah perbaikan.
    LangkahKurang = "LKJ0328", Saran;
    /// Misi, tujuan atau sasaran tidak bersambung ke tingkat di bawahnya.
    RantaiTerputus = "LKJ0329", Peringatan;
    /// Dua indikator mempunyai nama yang sama.
    NamaGanda = "LKJ0330", Peringatan;
    /// Baris tabel data harus memuat nilai atau rumus, dan hanya salah satunya.
    BarisTabel = "LKJ0331", Galat;
    /// Angka yang sama ditulis di dua tempat dengan nilai berbeda.
    NilaiBerbeda = "LKJ0332", Galat;
    /// Rumus indikator hanya mengulang namanya.
    FormulaMengulang = "LKJ0333", Peringatan;
    /// Nilai pecahan berada pada satuan yang dihitung utuh.
    SatuanBaris = "LKJ0334", Peringatan;
    /// Pengantar tabel pegawai menyebut sebagian pegawai, padahal tabelnya memuat seluruhnya.
    PopulasiKomposisi = "LKJ0335", Peringatan;
    /// Keterangan pagu tidak cocok dengan jenis Perjanjian Kinerja.
    JenisPerjanjian = "LKJ0336", Peringatan;
    /// Dua indikator mempunyai isian yang sama persis.
    IsianKembar = "LKJ0337", Peringatan;
    /// Foto tidak dikaitkan dengan sub kegiatan.
    FotoTanpaKegiatan = "LKJ0338", Saran;
    /// Rekomendasi evaluasi belum mempunyai tindak lanjut.
    TindakLanjutKurang = "LKJ0339", Peringatan;
    /// Rekomendasi evaluasi tidak menjawab satu catatan pun.
    RekomendasiTanpaCatatan = "LKJ0340", Saran;
    /// Peraturan yang dirujuk tercatat sudah dicabut dalam daftar rujukan.
    PeraturanTidakBerlaku = "LKJ0341", Peringatan;
    /// Peraturan yang menjadi dasar sebuah bagian laporan belum dicantumkan.
    PeraturanKurang = "LKJ0342", Saran;
    /// Nama program, kegiatan atau sub kegiatan berbeda dari nomenklatur.
    NomenklaturBerbeda = "LKJ0343", Peringatan;
    /// Golongan ruang penanda tangan belum disebut.
    GolonganBelumDisebut = "LKJ0344", Saran;
    /// Rumus indikator ditulis dalam bentuk yang berbeda-beda.
    BentukFormula = "LKJ0345", Saran;
    /// Reviu, publikasi atau penyampaian laporan belum tercatat atau terlambat.
    PelaporanBelum = "LKJ0346", Saran;
    /// Pengecualian tidak berlaku.
    PengecualianTidakBerlaku = "LKJ0347", Peringatan;
    /// Sebutan peraturan berbeda dari daftar rujukan.
    SebutanPeraturan = "LKJ0348", Peringatan;
    /// Arah indikator tidak cocok dengan namanya.
    ArahTidakCocok = "LKJ0349", Peringatan;
    /// Satuan atau jenis data tidak cocok dengan rumus atau nilainya.
    SatuanTidakCocok = "LKJ0350", Peringatan;
    /// Wilayah pembanding tidak cocok dengan tingkat atau tahunnya.
    WilayahPembanding = "LKJ0351", Peringatan;
    /// Kunci lama yang disebut `dahulu` masih dipakai atau disebut dua kali.
    DahuluSalah = "LKJ0352", Peringatan;

    /// Nama dalam kurung kurawal tidak dikenal.
    NamaTidakDikenal = "LKJ0401", Galat;
    /// Kurung kurawal tidak dapat diuraikan.
    NaskahSalah = "LKJ0402", Galat;
    /// Bentuk teks tidak didukung.
    TeksTidakDidukung = "LKJ0403", Galat;
    /// Angka dalam naskah tidak berasal dari catatan sumber.
    AngkaTanpaSumber = "LKJ0404", Peringatan;
    /// Kata penilaian bertentangan dengan angkanya.
    PenilaianBertentangan = "LKJ0405", Peringatan;
    /// Sebutan kriteria tidak ada dalam skala.
    SebutanKriteria = "LKJ0406", Peringatan;
    /// Bilangan dengan huruf berbeda dari angkanya.
    TerbilangBerbeda = "LKJ0407", Peringatan;
    /// Predikat tidak cocok dengan nilai atau sebutannya.
    PredikatBerbeda = "LKJ0408", Peringatan;
    /// Kecenderungan disebut tanpa deret angka yang menunjukkannya.
    TrenTanpaDeret = "LKJ0409", Peringatan;
    /// Dua kalimat dalam satu naskah saling bertentangan.
    KalimatBertentangan = "LKJ0410", Peringatan;
    /// Perbandingan tidak memakai tahun sebelumnya.
    TahunPembanding = "LKJ0411", Peringatan;
    /// Nama yang sudah tercatat ditulis dengan bunyi lain.
    NamaBerbeda = "LKJ0412", Peringatan;
    /// Nama instansi ditulis dengan bunyi lain.
    NamaInstansi = "LKJ0413", Peringatan;
    /// Penyebutan peraturan berbeda dari dasar hukum yang tercatat.
    SitiranPeraturan = "LKJ0414", Peringatan;
    /// Nomor tabel, gambar atau bagian diketik sebagai angka.
    RujukanNomor = "LKJ0415", Peringatan;
    /// Kata "gambar" atau "tabel" tidak cocok dengan yang menyusul.
    RujukanBentuk = "LKJ0416", Peringatan;
    /// Sisa naskah yang belum selesai.
    SisaNaskah = "LKJ0417", Peringatan;
    /// Judul tanpa isi.
    JudulKosong = "LKJ0418", Peringatan;
    /// Kata atau tanda baca tertulis ganda.
    Ganda = "LKJ0419", Peringatan;
    /// Spasi, tanda baca atau huruf besar tidak pada tempatnya.
    TandaBaca = "LKJ0420", Peringatan;
    /// Kata tidak baku atau salah ketik.
    KataBaku = "LKJ0421", Peringatan;
    /// Tahun lain tertinggal dalam naskah tahun ini.
    TahunTertinggal = "LKJ0422", Peringatan;
    /// Bentuk angka berbeda dari bentuk laporan.
    BentukAngka = "LKJ0423", Peringatan;
    /// Daftar yang diketik tidak berurut.
    DaftarTidakUrut = "LKJ0424", Peringatan;
    /// Rincian dalam kalimat tidak sama dengan rincian yang tercatat.
    RincianBerbeda = "LKJ0425", Peringatan;
    /// Kata mirip sekali dengan kata lain yang sering dipakai.
    KataMirip = "LKJ0426", Saran;

    /// Berkas gambar tidak dapat dipakai.
    GambarSalah = "LKJ0501", Peringatan;
    /// Templat instansi tidak dapat dipakai.
    TemplatSalah = "LKJ0502", Galat;
    /// Penyusunan halaman gagal.
    SusunGagal = "LKJ0503", Galat;
    /// Huruf tidak memuat sebuah karakter.
    HurufTidakAda = "LKJ0504", Peringatan;
    /// Templat Word tidak dapat dipakai.
    TemplatWordSalah = "LKJ0505", Galat;
    /// Templat Word tidak memuat semua gaya.
    GayaKurang = "LKJ0506", Saran;
    /// Templat Word memuat kata dalam kurung kurawal yang tidak dikenal.
    KataTemplat = "LKJ0507", Peringatan;
    /// Templat Word tidak memuat nomor halaman.
    TanpaNomorHalaman = "LKJ0508", Saran;

    /// Jangkar tanda tangan elektronik tidak dapat dipakai.
    JangkarSalah = "LKJ0820", Galat;
    /// NIK atau frasa sandi tertulis dalam record.
    DataRahasia = "LKJ0821", Galat;
    /// Nomor catatan reviu tidak sah atau dipakai dua kali.
    NomorCatatan = "LKJ0830", Galat;
    /// Catatan reviu yang ditolak belum disertai alasan.
    AlasanPenolakan = "LKJ0831", Galat;
    /// Catatan reviu yang ditindaklanjuti belum disertai tindak lanjut.
    TindakLanjutCatatan = "LKJ0832", Galat;
    /// Kunci dalam catatan reviu tidak ada dalam record.
    KunciCatatan = "LKJ0833", Peringatan;
    /// Catatan reviu terlalu panjang atau terlalu banyak.
    CatatanTerlaluBesar = "LKJ0834", Galat;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text())
    }
}
