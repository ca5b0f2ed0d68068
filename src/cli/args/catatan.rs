//! What can be asked about notes.

use std::path::PathBuf;

use clap::Subcommand;

use super::{HELP, TraceFormat};

/// Arguments of `catatan`.
#[derive(Debug, clap::Args)]
pub struct CatatanArgs {
    /// Apa yang dikerjakan.
    #[command(subcommand)]
    pub command: Option<CatatanCommand>,
    /// Berkas record atau foldernya. Tanpa ini: `laporan.toml` di folder ini, atau tahun terbaru di
    /// bawah `reports/`.
    #[arg(value_name = "RECORD", help_heading = "Masukan")]
    pub path: Option<PathBuf>,
    /// Hanya catatan yang masih terbuka.
    #[arg(long, help_heading = "Pilihan")]
    pub terbuka: bool,
    /// Bentuk daftar: teks atau json.
    #[arg(
        long,
        value_name = "BENTUK",
        default_value = "teks",
        hide_possible_values = true,
        hide_default_value = true,
        help_heading = "Pilihan"
    )]
    pub format: TraceFormat,
}

/// Commands about notes.
#[derive(Debug, Subcommand)]
pub enum CatatanCommand {
    /// Tambahkan sebuah catatan.
    #[command(help_template = HELP, override_usage = "lkjip catatan tambah --catatan TEKS [PILIHAN]")]
    Tambah(TambahArgs),
    /// Tutup catatan: sudah ditindaklanjuti, atau ditolak dengan alasan.
    #[command(
        help_template = HELP,
        override_usage = "lkjip catatan tutup N… --tindak-lanjut TEKS [PILIHAN]\n           \
                          lkjip catatan tutup N… --tolak ALASAN [PILIHAN]"
    )]
    Tutup(TutupArgs),
    /// Buka lagi catatan yang sudah ditutup.
    #[command(help_template = HELP, override_usage = "lkjip catatan buka N… [PILIHAN]")]
    Buka(BukaArgs),
}

/// Arguments of `catatan tambah`.
#[derive(Debug, clap::Args)]
pub struct TambahArgs {
    /// Bunyi catatan.
    #[arg(long, value_name = "TEKS", help_heading = "Pilihan")]
    pub catatan: String,
    /// Tanggal catatan, misalnya 2026-01-12 atau 2026-01-12T08:30:00.
    #[arg(long, value_name = "TANGGAL", help_heading = "Pilihan")]
    pub tanggal: String,
    /// Siapa yang mencatat. Tanpa ini: asalnya.
    #[arg(long, value_name = "NAMA", required_unless_present = "asal", help_heading = "Pilihan")]
    pub penulis: Option<String>,
    /// Kunci dalam record yang dicatat, misalnya `ikm.capaian`.
    #[arg(long, value_name = "KUNCI", help_heading = "Pilihan")]
    pub kunci: Option<String>,
    /// Bagian laporan yang dicatat, seperti tertulis di sana.
    #[arg(long, value_name = "TEKS", help_heading = "Pilihan")]
    pub kutipan: Option<String>,
    /// Asal catatan, misalnya LHR, LHE atau reviu.
    #[arg(long, value_name = "ASAL", help_heading = "Pilihan")]
    pub asal: Option<String>,
    /// Nomor surat atau laporan asalnya.
    #[arg(long, value_name = "NOMOR", help_heading = "Pilihan")]
    pub nomor_surat: Option<String>,
    /// Tanggal surat atau laporan asalnya.
    #[arg(long, value_name = "TANGGAL", help_heading = "Pilihan")]
    pub tanggal_surat: Option<String>,
    /// Nomor draf yang dicatat.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..), help_heading = "Pilihan")]
    pub draf: Option<u16>,
    /// Halaman draf itu, seperti tercetak di sana.
    #[arg(long, value_name = "HALAMAN", help_heading = "Pilihan")]
    pub halaman: Option<String>,
    /// Berkas record atau foldernya.
    #[arg(long, value_name = "RECORD", help_heading = "Pilihan")]
    pub record: Option<PathBuf>,
}

/// Arguments of `catatan tutup`.
#[derive(Debug, clap::Args)]
pub struct TutupArgs {
    /// Nomor catatan.
    #[arg(value_name = "N", required = true, value_parser = clap::value_parser!(u32).range(1..), help_heading = "Masukan")]
    pub numbers: Vec<u32>,
    /// Apa yang dilakukan. Tanpa ini: tindak lanjut yang sudah tertulis dalam catatan.
    #[arg(long, value_name = "TEKS", help_heading = "Pilihan")]
    pub tindak_lanjut: Option<String>,
    /// Siapa yang menindaklanjuti.
    #[arg(long, value_name = "NAMA", help_heading = "Pilihan")]
    pub penanggung_jawab: Option<String>,
    /// Tolak catatan, dengan alasannya.
    #[arg(long, value_name = "ALASAN", help_heading = "Pilihan")]
    pub tolak: Option<String>,
    /// Berkas record atau foldernya.
    #[arg(long, value_name = "RECORD", help_heading = "Pilihan")]
    pub record: Option<PathBuf>,
}

/// Arguments of `catatan buka`.
#[derive(Debug, clap::Args)]
pub struct BukaArgs {
    /// Nomor catatan.
    #[arg(value_name = "N", required = true, value_parser = clap::value_parser!(u32).range(1..), help_heading = "Masukan")]
    pub numbers: Vec<u32>,
    /// Berkas record atau foldernya.
    #[arg(long, value_name = "RECORD", help_heading = "Pilihan")]
    pub record: Option<PathBuf>,
}
