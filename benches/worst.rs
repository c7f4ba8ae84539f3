//! Does time grow faster than the text? The worst texts, checked and repaired at lengths that double.
//!
//! ```text
//! cargo bench --bench worst                               all cases, up to 800 kB
//! cargo bench --bench worst -- --size 100 "one line"      cases with that in their name, up to 100 MB
//! ```
//!
//! A row has the nanoseconds that a byte takes at each length. Where they grow as with the square of the length, the case is
//! tried again at eight times the length; exits with 1 if they still do. The test suite runs every case on a short text. How
//! fast ordinary copy is, `benches/stages.rs` tells.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

#[path = "common/cases.rs"]
mod cases;
#[path = "common/news.rs"]
mod news;
#[path = "common/random.rs"]
mod random;
#[path = "common/sentences.rs"]
mod sentences;
#[path = "common/vocabulary.rs"]
mod vocabulary;

use std::fs;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;

use cases::{CASES, Case};
use copydesk::document;
use copydesk::fix::Applicability;
use copydesk::session::{Options, Session};
use news::{ARTICLE, DAMAGE, News};

/// The shortest text is an eighth of the longest.
const DOUBLINGS: u32 = 3;
/// Time that grows with the square takes four times as much for a byte of the longest as of one a quarter as long; one that grows
/// with the length takes as much, and up to this many times where the shorter text fits the caches and the longer does not.
const MOST_GROWTH: f64 = 2.5;
/// A text is worked on again until it took so long: systems count a thread's time in steps of milliseconds.
const ENOUGH: Duration = Duration::from_millis(60);
/// Bytes of a text in the test suite.
const SHORT: usize = 2_000;

/// Checks and repairs the worst texts at growing lengths.
#[derive(Parser)]
struct Arguments {
    /// Millions of bytes of the longest text.
    #[arg(long, value_name = "MB", default_value_t = 0.8)]
    size: f64,
    /// What cargo adds.
    #[arg(long, hide = true)]
    bench: bool,
    /// Cases with one of these in their name.
    names: Vec<String>,
}

fn main() -> ExitCode {
    // A test run has flags of its own, which say nothing here.
    if !std::env::args().any(|argument| argument == "--bench") {
        let (session, news) = (Session::open(Options::default()).unwrap(), one_line(SHORT));
        CASES.iter().for_each(|case| try_once(case, &session, &news));
        return ExitCode::SUCCESS;
    }
    let arguments = Arguments::parse();
    // One thread, so that the time of this one is the time of the work.
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().unwrap();
    let wanted =
        |case: &&Case| arguments.names.is_empty() || arguments.names.iter().any(|name| case.name.contains(name));
    let cases: Vec<&Case> = CASES.iter().filter(wanted).collect();
    let grows = rayon::scope(|_| rows(&cases, (arguments.size * 1e6) as usize));
    println!("{} of {} cases grow faster than their text", grows, cases.len());
    ExitCode::from(u8::from(grows > 0))
}

/// Is a short text of the case what its name says, and can it be checked and repaired?
fn try_once(case: &Case, session: &Session, news: &str) {
    let text = case.of_length(SHORT, news);
    assert!(text.len() > SHORT / 2 && text.len() < SHORT * 2, "{}: {} bytes", case.name, text.len());
    let extension = case.file.split('.').next_back().unwrap();
    let checked = session.check_bytes(case.file, text.as_bytes()).result;
    assert_eq!(checked.is_err(), case.is_broken(), "{}: {:?}", case.name, checked.err());
    if let Ok(checked) = checked {
        let format = document::format(checked.format).unwrap();
        assert!(format.extensions.contains(&extension), "{} was read as {}", case.name, format.name);
    }
    let fixed = session.fix_bytes(case.file, text.as_bytes(), Applicability::Suggested);
    assert_eq!(fixed.is_err(), case.is_broken(), "{}: {:?}", case.name, fixed.err());
}

/// Prints the rows of each case; how many of them grow too fast.
fn rows(cases: &[&Case], longest: usize) -> usize {
    let session = Session::open(Options::default()).unwrap();
    let news = one_line(longest);
    println!("{:<32} {:>9}  ns/byte of a check and of a fix at 1/8, 1/4, 1/2 and 1", "", "bytes");
    // A step, where the words of a text no longer fit a cache, comes once; what grows with the length goes on growing.
    let longer = longest << DOUBLINGS;
    let grows = |case: &&&Case| row(case, longest, &session, &news) && row(case, longer, &session, &one_line(longer));
    cases.iter().filter(grows).count()
}

/// Prints what a byte of the case takes; does it take too much more in the longest text?
fn row(case: &Case, longest: usize, session: &Session, news: &str) -> bool {
    let lengths: Vec<usize> = (0..=DOUBLINGS).rev().map(|halvings| longest >> halvings).collect();
    let texts: Vec<String> = lengths.iter().map(|length| case.of_length(*length, news)).collect();
    let check = Growth::of(&texts, |text| session.check_bytes(case.file, text.as_bytes()).result.map(|_| ()));
    let fix = |text: &str| session.fix_bytes(case.file, text.as_bytes(), Applicability::Suggested).map(|_| ());
    let fix = Growth::of(&texts, fix);
    let grows = check.is_too_fast() || fix.is_too_fast();
    let verdict = if grows { "  GROWS" } else { "" };
    println!("{:<32} {:>9} {check} | {fix}{verdict}", case.name, texts.last().map_or(0, String::len));
    grows
}

/// Damaged copy without a line end.
fn one_line(bytes: usize) -> String {
    let mut news = News::new(Some(DAMAGE));
    let mut line = String::new();
    while line.len() < bytes {
        line.push_str(&news.article(ARTICLE).text().replace('\n', " "));
    }
    line
}

/// What a byte of each text takes.
struct Growth {
    times: Vec<(Duration, usize)>,
    /// The program said that it could not.
    refused: Option<String>,
}

impl Growth {
    fn of(texts: &[String], mut work: impl FnMut(&str) -> Result<(), String>) -> Growth {
        let mut growth = Growth { times: Vec::new(), refused: None };
        for text in texts {
            let start = processor_time();
            let (mut taken, mut times) = (Duration::ZERO, 0);
            while taken < ENOUGH {
                growth.refused = work(text).err();
                taken = processor_time().saturating_sub(start);
                times += 1;
            }
            growth.times.push((taken / times, text.len()));
        }
        growth
    }

    fn is_too_fast(&self) -> bool {
        let per_byte = |(time, bytes): &(Duration, usize)| time.as_secs_f64() / *bytes as f64;
        let (Some(quarter), Some(last)) = (self.times.iter().rev().nth(2), self.times.last()) else { return false };
        per_byte(last) > MOST_GROWTH * per_byte(quarter)
    }
}

impl std::fmt::Display for Growth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (time, bytes) in &self.times {
            write!(f, " {:>7.1}", time.as_nanos() as f64 / *bytes as f64)?;
        }
        match &self.refused {
            Some(error) => write!(f, " ({})", error.lines().next().unwrap_or_default()),
            None => Ok(()),
        }
    }
}

/// What this thread has had of the processor, where the system tells; else the time by the clock.
fn processor_time() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}
