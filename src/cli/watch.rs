//! Work on what others sent is watched: a record or a template that came within a PDF, or a Word file
//! from anywhere, may ask for any amount of time and memory.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use super::args::Command;

/// Memory beyond which it is given up, in MiB; a report takes some two hundred.
const MEMORY: u64 = 768;

/// Pause between two looks.
pub const PAUSE: Duration = Duration::from_millis(20);

/// Where Linux tells how much memory a process takes; other systems are watched by time alone.
const ABOUT: &str = "/proc/self/status";

/// Watches work, from when it is told to.
#[derive(Debug, Default)]
pub struct Watch(OnceLock<Limit>);

/// How long work may take.
#[derive(Debug)]
struct Limit {
    since: Instant,
    seconds: u64,
}

impl Watch {
    /// Begins to watch when a command reads files from others.
    pub fn begin_for(&self, command: &Command) {
        let (foreign, seconds) = match command {
            Command::Serap(args) => (true, args.batas.seconds),
            Command::Verifikasi(args) => {
                (args.path.as_deref().is_some_and(is_foreign), args.batas.seconds)
            }
            Command::Banding(args) => {
                let mut paths = [&args.old, &args.new].into_iter().flatten();
                (paths.any(|path| is_foreign(path)), args.batas.seconds)
            }
            _ => return,
        };
        if foreign {
            self.0.get_or_init(|| Limit { since: Instant::now(), seconds });
        }
    }

    /// What the work has used too much of, as a sentence.
    pub fn excess(&self) -> Option<String> {
        let Limit { since, seconds } = self.0.get()?;
        let (too_much, more) = if since.elapsed().as_secs() >= *seconds {
            let more = format!(
                " Pada komputer yang lambat, atau bila berkasnya memang sebesar itu, beri waktu lebih: \
                 `--batas-detik {}`.",
                seconds.saturating_mul(6)
            );
            (format!("sesudah {seconds} detik belum juga selesai"), more)
        } else if memory().is_some_and(|used| used > MEMORY) {
            (format!("memerlukan lebih dari {MEMORY} MiB memori"), String::new())
        } else {
            return None;
        };
        Some(format!(
            "isi berkas itu {too_much}, sedangkan laporan yang wajar jauh lebih ringan; pekerjaan dihentikan.{more}"
        ))
    }
}

/// Whether a path is that of a document, which may have come from anywhere.
fn is_foreign(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["pdf", "docx", "txt"].iter().any(|known| ending.eq_ignore_ascii_case(known)) && !path.is_dir()
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
        assert!(watched(&["lkjip", "banding", "lama.txt", "reports/2025"]));
    }

    #[test]
    fn the_time_is_ten_seconds_unless_more_is_given() {
        let seconds = |arguments: &[&str]| {
            let watch = Watch::default();
            watch.begin_for(&Args::try_parse_from(arguments).unwrap().command);
            watch.0.get().map(|limit| limit.seconds)
        };
        assert_eq!(seconds(&["lkjip", "serap", "a.docx"]), Some(10));
        for command in ["serap", "verifikasi", "banding"] {
            let file = if command == "serap" { "a.docx" } else { "a.pdf" };
            assert_eq!(seconds(&["lkjip", command, file, "--batas-detik", "90"]), Some(90));
        }
        assert!(Args::try_parse_from(["lkjip", "serap", "a.docx", "--batas-detik", "0"]).is_err());
    }

    #[test]
    fn time_and_memory_are_bounded() {
        let watch = Watch::default();
        assert_eq!(watch.excess(), None);
        let of = |since, seconds| Watch(OnceLock::from(Limit { since, seconds }));
        assert_eq!(of(Instant::now(), 10).excess(), None);
        let long_ago = Instant::now().checked_sub(Duration::from_secs(10));
        if let Some(long_ago) = long_ago {
            let said = of(long_ago, 10).excess().unwrap();
            assert!(said.contains("10 detik") && said.contains("`--batas-detik 60`"), "{said}");
            assert_eq!(of(long_ago, 60).excess(), None);
        }
        assert_eq!(resident("VmPeak:\t 9 kB\nVmRSS:\t 2097152 kB\n"), Some(2048));
        assert_eq!(resident("VmRSS:\tbanyak\n"), None);
    }
}
