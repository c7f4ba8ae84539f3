//! A bar on standard error for runs that take long enough to wonder.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shorter runs show nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// Counts files; shows a bar when the run is longer than half a second and standard error is a terminal.
pub struct Progress {
    total: usize,
    begun: Instant,
    wanted: bool,
    bar: OnceLock<ProgressBar>,
    done: std::sync::atomic::AtomicUsize,
    bytes: std::sync::atomic::AtomicU64,
}

impl Progress {
    /// For `total` files; `wanted` is false where nothing may be drawn.
    pub fn new(total: usize, wanted: bool) -> Self {
        Progress {
            total,
            begun: Instant::now(),
            wanted,
            bar: OnceLock::new(),
            done: Default::default(),
            bytes: Default::default(),
        }
    }

    /// One more file is done.
    pub fn file(&self, bytes: u64) {
        use std::sync::atomic::Ordering::Relaxed;
        let done = self.done.fetch_add(1, Relaxed) + 1;
        let bytes = self.bytes.fetch_add(bytes, Relaxed) + bytes;
        if !self.wanted || self.begun.elapsed() < PATIENCE {
            return;
        }
        let bar = self.bar.get_or_init(|| self.draw());
        bar.set_position(done as u64);
        bar.set_message(indicatif::HumanBytes(bytes).to_string());
    }

    fn draw(&self) -> ProgressBar {
        let bar = ProgressBar::with_draw_target(Some(self.total as u64), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} files, {msg}, {eta} left") {
            bar.set_style(style);
        }
        bar
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
