//! A fault of the program is told as such, never as a crash; and work that asks for too much is given up.

use std::panic;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};

use super::console::Console;
use super::exit::Exit;
use super::watch::{PAUSE, Watch};
use crate::project::close_writing;

/// Stack of the working thread in bytes: layouts nest deeply, and the first thread of a process is
/// small on some systems.
const STACK: usize = 64 * 1024 * 1024;

/// Does the work in a thread of its own and turns a panic into a message. The work may ask to be watched.
pub fn guarded(console: &Console, work: impl FnOnce(&Watch) -> Exit + Send + 'static) -> Exit {
    let told: Arc<Mutex<Option<String>>> = Arc::default();
    let noted = Arc::clone(&told);
    panic::set_hook(Box::new(move |info| {
        let mut first = noted.lock().unwrap_or_else(PoisonError::into_inner);
        let what = info.to_string().lines().collect::<Vec<_>>().join(" ");
        first.get_or_insert(what);
    }));
    let watch = Arc::new(Watch::default());
    let watched = Arc::clone(&watch);
    // It is closed when the work ends, however it ends.
    let (open, closed) = mpsc::channel::<()>();
    let work = move || {
        let _open = open;
        work(&watched)
    };
    let worker = std::thread::Builder::new().stack_size(STACK).spawn(work);
    while worker.is_ok() && closed.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout) {
        // A set of files that is being written is never left half, and what was written is answered for.
        if let Some(excess) = watch.excess()
            && let Some(gate) = close_writing()
        {
            // The work goes on until the process ends, but writes no more.
            std::mem::forget(gate);
            console.error(&format!("lkjip: {excess}\n"));
            return Exit::CannotWork;
        }
    }
    let ended = worker.map(std::thread::JoinHandle::join);
    drop(panic::take_hook());
    match ended {
        Ok(Ok(exit)) => exit,
        Ok(Err(_)) => {
            let what = told.lock().unwrap_or_else(PoisonError::into_inner).take();
            console.error(&message(&what.unwrap_or_default()));
            Exit::OurFault
        }
        Err(error) => {
            console.error(&format!("lkjip: sistem tidak memberi cukup memori: {error}.\n"));
            Exit::CannotWork
        }
    }
}

fn message(what: &str) -> String {
    format!(
        "lkjip: terjadi kesalahan di dalam program; ini bukan kesalahan Anda, dan tidak ada berkas \
         yang diubah.\nMohon laporkan kepada pembuat program, beserta baris berikut:\n  \
         lkjip {}: {what}\n",
        env!("CARGO_PKG_VERSION")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_our_fault_and_ends_with_code_3() {
        let console = Console { colour_out: false, colour_error: false };
        let numbers: Vec<u8> = Vec::new();
        assert_eq!(guarded(&console, move |_| panic!("{}", numbers.len())).code(), 3);
        assert_eq!(guarded(&console, |_| Exit::Findings), Exit::Findings);
    }

    #[test]
    fn the_message_tells_what_and_asks_for_a_report() {
        let text = message("panicked at src/a.rs:1:1: sesuatu");
        assert!(text.contains("Mohon laporkan"));
        assert!(text.contains("src/a.rs:1:1: sesuatu"));
    }
}
