//! Whether sets of files may take their names: who ends the program early waits for the set that is being
//! written, and none begins after that.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// That of this program.
static GATE: Gate = Gate(Mutex::new(false));

/// Held while a set is being written; whether one has been.
#[derive(Debug)]
struct Gate(Mutex<bool>);

impl Gate {
    fn enter(&self) -> Entered<'_> {
        Entered(self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn close(&self) -> Option<Entered<'_>> {
        Some(self.enter()).filter(|entered| !*entered.0)
    }
}

/// As long as it is held, no other set is written.
#[derive(Debug)]
pub struct Entered<'g>(MutexGuard<'g, bool>);

impl Entered<'_> {
    /// A set has been written.
    pub(super) fn written(mut self) {
        *self.0 = true;
    }
}

/// A set begins to be written.
pub(super) fn enter() -> Entered<'static> {
    GATE.enter()
}

/// Keeps sets from being written as long as what comes back is held. `None` when the program has written
/// one already: then its work is done, and only its answer is still to come.
pub fn close() -> Option<Entered<'static>> {
    GATE.close()
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    #[test]
    fn a_set_that_has_begun_is_waited_for_and_ends_the_watch() {
        let gate = Gate(Mutex::new(false));
        let set = gate.enter();
        let (send, receive) = mpsc::channel();
        thread::scope(|scope| {
            let gate = &gate;
            scope.spawn(move || send.send(gate.close().is_some()));
            // It cannot be closed while a set is being written.
            assert!(receive.recv_timeout(std::time::Duration::from_millis(50)).is_err());
            set.written();
            assert_eq!(receive.recv(), Ok(false));
        });
    }

    #[test]
    fn no_set_begins_behind_a_closed_gate() {
        let gate = Gate(Mutex::new(false));
        let closed = gate.close();
        assert!(closed.is_some() && gate.0.try_lock().is_err());
        drop(closed);
        // One that failed has written nothing.
        drop(gate.enter());
        assert!(gate.close().is_some());
    }
}
