//! A bar on standard error for runs that take long enough to wonder: it grows with the bytes, since files differ in size.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use indicatif::{HumanBytes, HumanCount, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Found;

/// Shorter runs show nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// Counts files and bytes; shows a bar when the run is longer than half a second and standard error is a terminal.
pub struct Progress {
    files: usize,
    /// Of all files, as they are when the run begins.
    bytes: u64,
    begun: Instant,
    wanted: bool,
    bar: OnceLock<ProgressBar>,
    done: std::sync::atomic::AtomicUsize,
    passed: std::sync::atomic::AtomicU64,
}

impl Progress {
    /// For these files; `wanted` is false where nothing may be drawn.
    pub fn new(files: &[Found], wanted: bool) -> Self {
        let size = |file: &Found| std::fs::metadata(file.path()).map_or(0, |about| about.len());
        Progress {
            files: files.len(),
            // Nobody asks the disk for what nobody sees.
            bytes: if wanted { files.iter().map(size).sum() } else { 0 },
            begun: Instant::now(),
            wanted,
            bar: OnceLock::new(),
            done: Default::default(),
            passed: Default::default(),
        }
    }

    /// One more file is done.
    pub fn file(&self, bytes: u64) {
        use std::sync::atomic::Ordering::Relaxed;
        let done = self.done.fetch_add(1, Relaxed) + 1;
        let passed = self.passed.fetch_add(bytes, Relaxed) + bytes;
        if !self.wanted || self.begun.elapsed() < PATIENCE {
            return;
        }
        let bar = self.bar.get_or_init(|| self.draw());
        bar.set_message(self.message(done as u64, passed));
        bar.set_position(passed.min(self.bytes));
    }

    /// "12 MiB of 40 MiB, 120 of 400 files, 3 seconds left", at the speed of the run so far.
    fn message(&self, done: u64, passed: u64) -> String {
        let per_byte = self.begun.elapsed().as_secs_f64() / passed.max(1) as f64;
        let left = Duration::try_from_secs_f64(per_byte * self.bytes.saturating_sub(passed) as f64).unwrap_or_default();
        let (passed, bytes, left) = (HumanBytes(passed), HumanBytes(self.bytes), HumanDuration(left));
        format!("{passed} of {bytes}, {} of {} files, {left} left", HumanCount(done), HumanCount(self.files as u64))
    }

    fn draw(&self) -> ProgressBar {
        let bar = ProgressBar::with_draw_target(Some(self.bytes), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {wide_msg}") {
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
