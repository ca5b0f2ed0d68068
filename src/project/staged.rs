//! Files under a temporary name: held by the program that writes them, swept away when it is gone.
//!
//! A program that is stopped leaves its temporary files behind. There is no clock here that tells their
//! age, and a process id may be that of another program by now; but the system lets go of a lock when
//! the program that holds it ends, however it ends. So whoever writes into a folder next takes away
//! what nobody holds.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

/// How the name of a temporary file begins.
const PREFIX: &str = ".lkjip-";

/// How it ends.
const SUFFIX: &str = ".tmp";

/// Times that a file is made anew, when another program took it away as one that nobody held.
const ATTEMPTS: usize = 8;

/// Makes a file under a temporary name in a folder and holds it until it is closed.
///
/// # Errors
/// When the system refuses.
pub(super) fn held(folder: &Path) -> io::Result<NamedTempFile> {
    for _ in 0..ATTEMPTS {
        let file = builder().tempfile_in(folder)?;
        match file.as_file().try_lock() {
            // Between its making and its being held another program may have taken it away.
            Ok(()) if file.path().exists() => return Ok(file),
            Ok(()) | Err(TryLockError::WouldBlock) => {}
            // A disk without locks: nobody can hold it there, and so nobody takes it away.
            Err(TryLockError::Error(_)) => return Ok(file),
        }
    }
    Err(io::Error::from(io::ErrorKind::ResourceBusy))
}

/// Whether a name is that of a temporary file.
pub(super) fn is_staged(name: &str) -> bool {
    name.starts_with(PREFIX) && name.ends_with(SUFFIX)
}

/// Takes away the temporary files in a folder that no running program holds.
pub(super) fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let ours = entry.file_name().to_str().is_some_and(is_staged);
        if !ours || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let path = entry.path();
        // Some network disks lock only what is open for writing.
        let open = OpenOptions::new().read(true).write(true).open(&path);
        if open.is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = fs::remove_file(path);
        }
    }
}

/// Whether a file that is open is still the one at a path.
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let place = |about: fs::Metadata| (about.dev(), about.ino());
        let open = file.metadata().map(place).ok();
        open.is_some() && open == fs::symlink_metadata(path).map(place).ok()
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        path.exists()
    }
}

fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    // Results are for everybody whom the umask lets read, unlike other temporary files.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_holds_is_swept_away_and_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        let path = |name: &str| root.path().join(name);
        let others = [".lkjip-tulis.json", ".lkjip-milik-orang", "laporan.toml", "x.tmp"];
        for name in others {
            fs::write(path(name), "isi").unwrap();
        }
        fs::create_dir(path(".lkjip-folder.tmp")).unwrap();
        let alive = held(root.path()).unwrap();
        let (_, left) = held(root.path()).unwrap().keep().unwrap();
        assert!(left.exists());
        sweep(root.path());
        assert!(alive.path().exists() && !left.exists());
        assert!(
            others.iter().all(|name| path(name).exists()) && path(".lkjip-folder.tmp").is_dir()
        );
    }

    #[test]
    fn a_file_is_told_from_another_at_its_place() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a");
        fs::write(&path, "satu").unwrap();
        let open = File::open(&path).unwrap();
        assert!(is_at(&open, &path));
        fs::remove_file(&path).unwrap();
        assert!(!is_at(&open, &path));
    }
}
