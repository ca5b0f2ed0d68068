//! What can be asked on the command line.

mod batas;
mod catatan;

use std::path::PathBuf;

use clap::builder::Styles;
use clap::{ArgAction, Parser, Subcommand, ValueEnum};

pub use batas::BatasArgs;
pub use catatan::{BukaArgs, CatatanArgs, CatatanCommand, TambahArgs, TutupArgs};

/// Layout of help, with its words in Indonesian.
const HELP: &str = "{about-with-newline}\n{usage-heading} {usage}\n\n{all-args}{after-help}";

/// Menyusun Laporan Kinerja Instansi Pemerintah (LKjIP) dari satu catatan sumber per tahun.
#[derive(Debug, Parser)]
#[command(
    name = "lkjip",
    version,
    help_template = HELP,
    subcommand_help_heading = "Perintah",
    subcommand_value_name = "PERINTAH",
    override_usage = "lkjip <PERINTAH> [PILIHAN]",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    styles = Styles::plain(),
    after_help = "Contoh: lkjip periksa reports/2025\n        lkjip susun reports/2025"
)]
pub struct Args {
    /// Apa yang dikerjakan.
    #[command(subcommand)]
    pub command: Command,
    /// Tampilkan bantuan ini.
    #[arg(short = 'h', long = "bantuan", alias = "help", action = ArgAction::Help, global = true, help_heading = "Pilihan")]
    help: Option<bool>,
    /// Tampilkan versi program.
    #[arg(short = 'V', long = "versi", alias = "version", action = ArgAction::Version, help_heading = "Pilihan")]
    version: Option<bool>,
}

/// Perintah.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Periksa record: semua temuan sekaligus (sama dengan `check`).
    #[command(alias = "check", help_template = HELP, override_usage = "lkjip periksa [PILIHAN] [RECORD]")]
    Periksa(PeriksaArgs),
    /// Susun laporan dari record ke folder `keluaran` (sama dengan `build`).
    #[command(alias = "build", help_template = HELP, override_usage = "lkjip susun [PILIHAN] [RECORD]")]
    Susun(SusunArgs),
    /// Telusuri sebuah angka: rumus, bahan, aturan, dan tempatnya dicetak (sama dengan `trace`).
    #[command(
        alias = "trace",
        help_template = HELP,
        override_usage = "lkjip telusur [PILIHAN] [KUNCI] [RECORD]",
        after_help = "Contoh: lkjip telusur anggaran.serapan\n        lkjip telusur sasaran reports/2025"
    )]
    Telusur(TelusurArgs),
    /// Bandingkan dua draf, dua tahun, atau sebuah dokumen lama dengan record (sama dengan `diff`).
    #[command(
        alias = "diff",
        help_template = HELP,
        override_usage = "lkjip banding [PILIHAN] LAMA [BARU]\n           lkjip banding [PILIHAN] --draf N M [RECORD]",
        after_help = "Contoh: lkjip banding --draf 1 2 reports/2025\n        lkjip banding 2024 2025\n        \
                      lkjip banding lama.docx reports/2025"
    )]
    Banding(BandingArgs),
    /// Serap suntingan dan komentar dari berkas Word yang dikembalikan (sama dengan `absorb`).
    #[command(
        alias = "absorb",
        help_template = HELP,
        override_usage = "lkjip serap [PILIHAN] BERKAS.docx… [RECORD]",
        after_help = "Contoh: lkjip serap reviu.docx\n        lkjip serap reviu.docx reports/2025 --terapkan --tolak 3"
    )]
    Serap(SerapArgs),
    /// Cocokkan laporan final dengan record dan kuncinya, atau sebuah PDF final dengan record di
    /// dalamnya (sama dengan `verify`).
    #[command(
        alias = "verify",
        help_template = HELP,
        override_usage = "lkjip verifikasi [PILIHAN] [RECORD|FOLDER|PDF]",
        after_help = "Contoh: lkjip verifikasi reports/2025\n        lkjip verifikasi lkjip-2025.pdf"
    )]
    Verifikasi(VerifikasiArgs),
    /// Buat record baru untuk satu tahun anggaran, atau lanjutkan record tahun lalu.
    #[command(
        help_template = HELP,
        override_usage = "lkjip baru TAHUN [FOLDER] [--dari RECORD]\n           lkjip baru --daftar-isian [RECORD]",
        after_help = "Contoh: lkjip baru 2026 --dari reports/2025\n        lkjip baru --daftar-isian reports/2026"
    )]
    Baru(BaruArgs),
    /// Kelola catatan reviu dan evaluasi beserta tindak lanjutnya (sama dengan `notes`).
    #[command(
        alias = "notes",
        help_template = HELP,
        override_usage = "lkjip catatan [PILIHAN] [RECORD]\n           lkjip catatan <PERINTAH>",
        subcommand_help_heading = "Perintah",
        subcommand_value_name = "PERINTAH",
        disable_help_subcommand = true,
        args_conflicts_with_subcommands = true,
        after_help = "Contoh: lkjip catatan --terbuka reports/2025\n        \
                      lkjip catatan tutup 3 --tindak-lanjut \"Rumus ditambahkan\""
    )]
    Catatan(CatatanArgs),
    /// Jelaskan sebuah kode temuan: apa yang salah, mengapa, dan cara memperbaikinya.
    #[command(alias = "explain", help_template = HELP, override_usage = "lkjip jelaskan [KODE]")]
    Jelaskan(JelaskanArgs),
    /// Kelola templat milik instansi.
    #[command(
        help_template = HELP,
        override_usage = "lkjip templat <PERINTAH>",
        subcommand_help_heading = "Perintah",
        disable_help_subcommand = true
    )]
    Templat(TemplatArgs),
    /// Cetak skrip pelengkap perintah untuk shell.
    #[command(hide = true, help_template = HELP, override_usage = "lkjip pelengkap <SHELL>")]
    Pelengkap(PelengkapArgs),
}

/// Arguments of `periksa`.
#[derive(Debug, clap::Args)]
pub struct PeriksaArgs {
    /// Berkas record atau foldernya. Tanpa ini: `laporan.toml` di folder ini, atau tahun terbaru di
    /// bawah `reports/`.
    #[arg(value_name = "RECORD", help_heading = "Masukan")]
    pub path: Option<PathBuf>,
    /// Bentuk temuan: teks, ringkas (satu baris per temuan), json, atau html (lembar periksa di
    /// folder `keluaran`).
    #[arg(
        long,
        value_name = "BENTUK",
        default_value = "teks",
        hide_possible_values = true,
        hide_default_value = true,
        help_heading = "Pilihan"
    )]
    pub format: FindingsFormat,
    /// Perbaiki yang pasti (ejaan, spasi, bentuk penulisan) dalam record; angka tidak pernah diubah.
    #[arg(long, help_heading = "Pilihan")]
    pub perbaiki: bool,
    /// Perlakukan peringatan seperti galat.
    #[arg(long, help_heading = "Pilihan")]
    pub ketat: bool,
    /// Cetak juga kelengkapan menurut kriteria evaluasi (LKE).
    #[arg(long, help_heading = "Pilihan")]
    pub lke: bool,
    /// Folder templat instansi. Tanpa ini: `templat` di samping record.
    #[arg(long, value_name = "FOLDER", help_heading = "Pilihan")]
    pub templat: Option<PathBuf>,
}

/// Forms of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FindingsFormat {
    /// With the line itself.
    Teks,
    /// A line each.
    Ringkas,
    /// For programs.
    Json,
    /// As a sheet, for reading and for paper.
    Html,
}

/// Arguments of `susun`.
#[derive(Debug, clap::Args)]
pub struct SusunArgs {
    /// Berkas record atau foldernya. Tanpa ini: `laporan.toml` di folder ini, atau tahun terbaru di
    /// bawah `reports/`.
    #[arg(value_name = "RECORD", help_heading = "Masukan")]
    pub path: Option<PathBuf>,
    /// Bentuk hasil, dipisah koma: pdf, docx, json, typst (sumber untuk penyusun Typst). Tanpa ini:
    /// pdf,docx.
    #[arg(
        long,
        value_name = "BENTUK",
        value_delimiter = ',',
        default_value = "pdf,docx",
        hide_possible_values = true,
        hide_default_value = true,
        help_heading = "Pilihan"
    )]
    pub format: Vec<OutputFormat>,
    /// Tandai sebagai draf ke-N.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..), help_heading = "Pilihan")]
    pub draf: Option<u16>,
    /// Timpa draf bernomor sama yang sudah ada.
    #[arg(long, help_heading = "Pilihan")]
    pub timpa: bool,
    /// Susun matriks tindak lanjut catatan (`catatan.toml`) ke folder `keluaran/matriks`, bukan laporan.
    #[arg(long, help_heading = "Pilihan")]
    pub matriks: bool,
    /// Matriks: draf semula untuk catatan yang tidak menyebut drafnya.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..), help_heading = "Pilihan")]
    pub draf_awal: Option<u16>,
    /// Matriks: draf yang menunjukkan keadaan menjadi. Tanpa ini: record yang sekarang.
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u16).range(1..), help_heading = "Pilihan")]
    pub draf_akhir: Option<u16>,
    /// Sertakan di akhir draf lembar kelengkapan menurut kriteria evaluasi (LKE).
    #[arg(long, help_heading = "Pilihan")]
    pub lke: bool,
    /// Susun laporan final ke `keluaran/final`, dengan kuncinya: hanya tanpa galat, tanpa peringatan yang belum
    /// dikecualikan, dan tanpa catatan reviu yang terbuka. Yang sudah ada tidak pernah diubah.
    #[arg(long = "final", help_heading = "Pilihan")]
    pub is_final: bool,
    /// Susun revisi laporan final, dengan alasannya; yang lama tetap di tempatnya.
    #[arg(long, value_name = "ALASAN", help_heading = "Pilihan")]
    pub revisi: Option<String>,
    /// Draf yang direviu sebelum laporan final. Tanpa ini: draf tersimpan yang terakhir.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..), help_heading = "Pilihan")]
    pub reviu: Option<u16>,
    /// Perlakukan peringatan seperti galat.
    #[arg(long, help_heading = "Pilihan")]
    pub ketat: bool,
    /// Folder templat instansi. Tanpa ini: `templat` di samping record.
    #[arg(long, value_name = "FOLDER", help_heading = "Pilihan")]
    pub templat: Option<PathBuf>,
    /// Templat Word (.docx) untuk laporan Word. Tanpa ini: yang disebut dalam record, atau rupa bawaan.
    #[arg(long, value_name = "BERKAS", help_heading = "Pilihan")]
    pub templat_docx: Option<PathBuf>,
}

/// Forms of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// The report.
    Pdf,
    /// The report for Word.
    Docx,
    /// The document model.
    Json,
    /// The input of the typesetting.
    Typst,
}

/// Arguments of `telusur`.
#[derive(Debug, clap::Args)]
pub struct TelusurArgs {
    /// Kunci angka, misalnya `anggaran.serapan`, atau awalnya. Tanpa ini: daftar semua angka.
    #[arg(value_name = "KUNCI", help_heading = "Masukan")]
    pub key: Option<String>,
    /// Berkas record atau foldernya. Tanpa ini: `laporan.toml` di folder ini, atau tahun terbaru di
    /// bawah `reports/`.
    #[arg(value_name = "RECORD", help_heading = "Masukan")]
    pub path: Option<PathBuf>,
    /// Bentuk jawaban: teks atau json.
    #[arg(
        long,
        value_name = "BENTUK",
        default_value = "teks",
        hide_possible_values = true,
        hide_default_value = true,
        help_heading = "Pilihan"
    )]
    pub format: TraceFormat,
    /// Folder templat instansi. Tanpa ini: `templat` di samping record.
    #[arg(long, value_name = "FOLDER", help_heading = "Pilihan")]
    pub templat: Option<PathBuf>,
}

/// Forms of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TraceFormat {
    /// For people.
    Teks,
    /// For programs.
    Json,
}

/// Arguments of `banding`.
#[derive(Debug, clap::Args)]
pub struct BandingArgs {
    /// Yang lama: record, folder draf, tahun, PDF laporan final, atau dokumen dari luar (.docx, .pdf,
    /// .txt).
    #[arg(value_name = "LAMA", help_heading = "Masukan", display_order = 1)]
    pub old: Option<PathBuf>,
    /// Yang baru: record, folder draf, tahun atau PDF laporan final. Tanpa ini: record di folder ini, atau tahun terbaru
    /// di bawah `reports/`.
    #[arg(value_name = "BARU", help_heading = "Masukan", display_order = 2)]
    pub new: Option<PathBuf>,
    /// Bandingkan dua draf yang tersimpan dari satu record; recordnya boleh disebut sesudahnya.
    #[arg(long, num_args = 2, value_names = ["N", "M"], value_parser = clap::value_parser!(u16).range(1..), help_heading = "Pilihan")]
    pub draf: Option<Vec<u16>>,
    /// Bentuk jawaban: teks, json, docx atau pdf.
    #[arg(
        long,
        value_name = "BENTUK",
        default_value = "teks",
        hide_possible_values = true,
        hide_default_value = true,
        help_heading = "Pilihan"
    )]
    pub format: ComparisonFormat,
    /// Jangan sebut halaman: jawaban datang lebih cepat.
    #[arg(long, help_heading = "Pilihan")]
    pub tanpa_halaman: bool,
    /// Folder templat instansi, untuk kedua sisi. Tanpa ini: `templat` di samping record masing-masing.
    #[arg(long, value_name = "FOLDER", help_heading = "Pilihan")]
    pub templat: Option<PathBuf>,
    /// How long files from others may take.
    #[command(flatten)]
    pub batas: BatasArgs,
}

/// Forms of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ComparisonFormat {
    /// For people.
    Teks,
    /// For programs.
    Json,
    /// For Word.
    Docx,
    /// For paper.
    Pdf,
}

/// Arguments of `serap`.
#[derive(Debug, clap::Args)]
pub struct SerapArgs {
    /// Berkas Word yang dikembalikan, satu atau lebih, dari draf yang sama; lalu record atau
    /// foldernya. Tanpa record: `laporan.toml` di folder ini, atau tahun terbaru di bawah `reports/`.
    #[arg(value_name = "BERKAS", num_args = 1.., required = true, help_heading = "Masukan")]
    pub files: Vec<PathBuf>,
    /// Nomor draf yang direviu. Tanpa ini: yang disebut dalam berkasnya.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..), help_heading = "Pilihan")]
    pub draf: Option<u16>,
    /// Tulis usul ke dalam record, dan komentar ke dalam `catatan.toml`; record sebelumnya disimpan di
    /// sampingnya.
    #[arg(long, help_heading = "Pilihan")]
    pub terapkan: bool,
    /// Ambil hanya usul bernomor ini, dipisah koma.
    #[arg(long, value_name = "N,M", value_delimiter = ',', help_heading = "Pilihan")]
    pub hanya: Vec<usize>,
    /// Jangan ambil usul bernomor ini, dipisah koma.
    #[arg(long, value_name = "N,M", value_delimiter = ',', help_heading = "Pilihan")]
    pub tolak: Vec<usize>,
    /// Bentuk jawaban: teks atau json.
    #[arg(
        long,
        value_name = "BENTUK",
        default_value = "teks",
        hide_possible_values = true,
        hide_default_value = true,
        help_heading = "Pilihan"
    )]
    pub format: TraceFormat,
    /// Folder templat instansi. Tanpa ini: `templat` di samping record.
    #[arg(long, value_name = "FOLDER", help_heading = "Pilihan")]
    pub templat: Option<PathBuf>,
    /// How long files from others may take.
    #[command(flatten)]
    pub batas: BatasArgs,
}

/// Arguments of `verifikasi`.
#[derive(Debug, clap::Args)]
pub struct VerifikasiArgs {
    /// Record atau foldernya, folder laporan final, atau berkas PDF final. Tanpa ini: record di folder
    /// ini, atau tahun terbaru di bawah `reports/`.
    #[arg(value_name = "RECORD|FOLDER|PDF", help_heading = "Masukan")]
    pub path: Option<PathBuf>,
    /// Bentuk jawaban: teks atau json.
    #[arg(
        long,
        value_name = "BENTUK",
        default_value = "teks",
        hide_possible_values = true,
        hide_default_value = true,
        help_heading = "Pilihan"
    )]
    pub format: TraceFormat,
    /// Folder templat instansi, bila `susun --final` memakainya. Tanpa ini: `templat` di samping record.
    #[arg(long, value_name = "FOLDER", help_heading = "Pilihan")]
    pub templat: Option<PathBuf>,
    /// Templat Word, bila `susun --final` memakainya.
    #[arg(long, value_name = "BERKAS", help_heading = "Pilihan")]
    pub templat_docx: Option<PathBuf>,
    /// How long files from others may take.
    #[command(flatten)]
    pub batas: BatasArgs,
}

/// Arguments of `baru`.
#[derive(Debug, clap::Args)]
pub struct BaruArgs {
    /// Tahun anggaran yang dilaporkan.
    #[arg(value_name = "TAHUN", required_unless_present = "daftar_isian", value_parser = clap::value_parser!(u16).range(1950..=2199), help_heading = "Masukan", display_order = 1)]
    pub year: Option<u16>,
    /// Folder record. Tanpa ini: `reports/TAHUN`.
    #[arg(value_name = "FOLDER", help_heading = "Masukan", display_order = 2)]
    pub folder: Option<PathBuf>,
    /// Buat dari record tahun sebelumnya: susunan, nama, kode dan komentarnya tetap; yang harus diisi
    /// lagi ditandai "belum diisi".
    #[arg(long, value_name = "RECORD", help_heading = "Pilihan")]
    pub dari: Option<PathBuf>,
    /// Cetak yang masih harus diisi dalam sebuah record, menurut penanggung jawabnya.
    #[arg(long, value_name = "RECORD", num_args = 0..=1, help_heading = "Pilihan")]
    pub daftar_isian: Option<Option<PathBuf>>,
    /// Bentuk daftar isian: teks atau json.
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

/// Arguments of `jelaskan`.
#[derive(Debug, clap::Args)]
pub struct JelaskanArgs {
    /// Kode temuan, misalnya LKJ0306 atau 0306. Tanpa ini: daftar semua kode.
    #[arg(value_name = "KODE", help_heading = "Masukan")]
    pub code: Option<String>,
}

/// Arguments of `templat`.
#[derive(Debug, clap::Args)]
pub struct TemplatArgs {
    /// Apa yang dikerjakan.
    #[command(subcommand)]
    pub command: TemplatCommand,
}

/// Commands about templates.
#[derive(Debug, Subcommand)]
pub enum TemplatCommand {
    /// Salin templat bawaan ke folder `templat` di samping record, untuk diubah.
    #[command(help_template = HELP, override_usage = "lkjip templat salin [PILIHAN] [RECORD]")]
    Salin(SalinArgs),
}

/// Arguments of `templat salin`.
#[derive(Debug, clap::Args)]
pub struct SalinArgs {
    /// Berkas record atau foldernya. Tanpa ini: `laporan.toml` di folder ini, atau tahun terbaru di
    /// bawah `reports/`.
    #[arg(value_name = "RECORD", help_heading = "Masukan")]
    pub path: Option<PathBuf>,
    /// Timpa templat yang sudah ada.
    #[arg(long, help_heading = "Pilihan")]
    pub timpa: bool,
}

/// Arguments of `pelengkap`.
#[derive(Debug, clap::Args)]
pub struct PelengkapArgs {
    /// Shell: bash, zsh, fish, powershell atau elvish.
    #[arg(value_name = "SHELL", hide_possible_values = true, help_heading = "Masukan")]
    pub shell: clap_complete::Shell,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn the_report_is_made_as_pdf_and_for_word() {
        let args = Args::try_parse_from(["lkjip", "susun", "--templat-docx", "a.docx"]).unwrap();
        let Command::Susun(args) = args.command else { panic!("not susun") };
        assert_eq!(args.format, [OutputFormat::Pdf, OutputFormat::Docx]);
        assert_eq!(args.templat_docx, Some(PathBuf::from("a.docx")));
    }

    #[test]
    fn english_names_work_too() {
        let args = Args::try_parse_from(["lkjip", "build", "--format", "pdf,json"]).unwrap();
        let Command::Susun(args) = args.command else { panic!("not susun") };
        assert_eq!(args.format, [OutputFormat::Pdf, OutputFormat::Json]);
        assert!(matches!(
            Args::try_parse_from(["lkjip", "verify", "a.pdf"]).unwrap().command,
            Command::Verifikasi(_)
        ));
        assert!(matches!(
            Args::try_parse_from(["lkjip", "check"]).unwrap().command,
            Command::Periksa(_)
        ));
    }
}
