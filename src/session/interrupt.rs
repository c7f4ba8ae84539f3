//! Ctrl-C while files are written: what was begun is finished or taken back, nothing more is begun.
//!
//! Not for commands that write nothing: there is nothing to tidy, and the system ends them at once.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

/// Listens for Ctrl-C and for requests to terminate.
#[derive(Debug, Default)]
pub struct Interrupt {
    is_asked: AtomicBool,
    /// Held for reading while a file is replaced.
    writing: RwLock<()>,
}

impl Interrupt {
    /// From now on the first signal is noted; the second ends the process as soon as no file is being replaced.
    pub fn listen() -> Arc<Interrupt> {
        let interrupt = Arc::new(Interrupt::default());
        let heard = Arc::clone(&interrupt);
        // Where the system lets nobody listen, a signal ends the process as it always did.
        let _ = ctrlc::set_handler(move || {
            if heard.is_asked.swap(true, Ordering::Relaxed) {
                let _none = heard.writing.write().unwrap_or_else(PoisonError::into_inner);
                std::process::exit(130);
            }
        });
        interrupt
    }

    /// Did somebody ask to stop?
    pub fn is_asked(&self) -> bool {
        self.is_asked.load(Ordering::Relaxed)
    }

    /// The process does not end while this is held.
    pub(super) fn hold(&self) -> RwLockReadGuard<'_, ()> {
        self.writing.read().unwrap_or_else(PoisonError::into_inner)
    }
}
