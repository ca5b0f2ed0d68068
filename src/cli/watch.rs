//! Work on what others sent is watched: a record or a template that came within a PDF, or a Word file
//! from anywhere, may ask for any amount of time and memory.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use super::args::Command;

/// Seconds after which the work is given up; a report is made in a few.
const SECONDS: u64 = 60;

/// Memory beyond which it is given up, in MiB; a report takes some two hundred.
const MEMORY: u64 = 768;

/// Pause between two looks.
pub const PAUSE: Duration = Duration::from_millis(20);

/// Where Linux tells how much memory a process takes; other systems are watched by time alone.
const ABOUT: &str = "/proc/self/status";

/// Watches work, from when it is told to.
#[derive(Debug, Default)]
pub struct Watch(OnceLock<Instant>);

impl Watch {
    /// Begins to watch when a command reads files from others.
    pub fn begin_for(&self, command: &Command) {
        let foreign = match command {
            Command::Serap(_) => true,
            Command::Verifikasi(args) => args.path.as_deref().is_some_and(is_foreign),
            Command::Banding(args) => {
                [&args.old, &args.new].into_iter().flatten().any(|path| is_foreign(path))
            }
            _ => false,
        };
        if foreign {
            self.0.get_or_init(Instant::now);
        }
    }

    /// What the work has used too much of, as a sentence.
    pub fn excess(&self) -> Option<String> {
        let since = self.0.get()?;
        let too_much = if since.elapsed().as_secs() >= SECONDS {
            format!("sesudah {SECONDS} detik belum juga selesai")
        } else if memory().is_some_and(|used| used > MEMORY) {
            format!("memerlukan lebih dari {MEMORY} MiB memori")
        } else {
            return None;
        };
        Some(format!(
            "isi berkas itu {too_much}, sedangkan laporan yang wajar jauh lebih ringan; pekerjaan dihentikan."
        ))
    }
}

/// Whether a path is that of a document, which may have come from anywhere.
fn is_foreign(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["pdf", "docx"].iter().any(|known| ending.eq_ignore_ascii_case(known)) && !path.is_dir()
}

/// The memory that this process takes, in MiB.
fn memory() -> Option<u64> {
    resident(&fs::read_to_string(ABOUT).ok()?)
}

fn resident(about: &str) -> Option<u64> {
    let line = about.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib / 1024)
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::super::args::Args;
    use super::*;

    fn watched(arguments: &[&str]) -> bool {
        let watch = Watch::default();
        watch.begin_for(&Args::try_parse_from(arguments).unwrap().command);
        watch.0.get().is_some()
    }

    #[test]
    fn only_work_on_documents_is_watched() {
        assert!(watched(&["lkjip", "verifikasi", "a.PDF"]));
        assert!(watched(&["lkjip", "serap", "a.docx"]));
        assert!(watched(&["lkjip", "banding", "reports/2025", "b.pdf"]));
        assert!(!watched(&["lkjip", "verifikasi"]) && !watched(&["lkjip", "susun", "--final"]));
        assert!(!watched(&["lkjip", "banding", "2024", "2025"]));
    }

    #[test]
    fn time_and_memory_are_bounded() {
        let watch = Watch::default();
        assert_eq!(watch.excess(), None);
        watch.0.get_or_init(Instant::now);
        assert_eq!(watch.excess(), None);
        let long_ago = Instant::now().checked_sub(Duration::from_secs(SECONDS));
        if let Some(long_ago) = long_ago {
            let watch = Watch(OnceLock::from(long_ago));
            assert!(watch.excess().is_some_and(|said| said.contains("60 detik")));
        }
        assert_eq!(resident("VmPeak:\t 9 kB\nVmRSS:\t 2097152 kB\n"), Some(2048));
        assert_eq!(resident("VmRSS:\tbanyak\n"), None);
    }
}
