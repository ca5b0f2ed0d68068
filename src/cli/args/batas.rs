//! How long work on files from others may take.

/// Seconds after which work on files from others is given up; a report is made in one or two.
const SECONDS: &str = "10";

/// The limit, which slow machines may raise.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct BatasArgs {
    /// Berhenti bila berkas dari luar (Word, PDF, teks) sesudah sekian detik belum selesai dibaca dan
    /// dibandingkan. Tanpa ini: 10. Naikkan pada komputer yang lambat.
    #[arg(
        long = "batas-detik",
        value_name = "N",
        default_value = SECONDS,
        hide_default_value = true,
        value_parser = clap::value_parser!(u64).range(1..=86_400),
        help_heading = "Pilihan"
    )]
    pub seconds: u64,
}
