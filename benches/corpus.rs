//! Makes a news corpus to measure speed with: the same bytes at every run, nothing downloaded.
//!
//! ```text
//! cargo bench --bench corpus -- --size 118 news.txt                    damaged, one plain text
//! cargo bench --bench corpus -- --size 118 --shape files news/         an article in each file
//! cargo bench --bench corpus -- --size 118 --shape jsonl --clean news.jsonl
//! cargo bench --bench corpus -- --terms 5000 terms.txt                 a list of terms; terms.csv: a table for --glossary
//! ```

#![allow(clippy::print_stderr)]

#[path = "common/news.rs"]
mod news;
#[path = "common/random.rs"]
mod random;
#[path = "common/sentences.rs"]
mod sentences;
#[path = "common/terms.rs"]
mod terms;
#[path = "common/vocabulary.rs"]
mod vocabulary;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};

use news::{ARTICLE, Article, DAMAGE, News};

/// Makes a news corpus of the project's own sentences.
#[derive(Parser)]
struct Arguments {
    /// Millions of bytes.
    #[arg(long, value_name = "MB", default_value_t = 10.0)]
    size: f64,
    #[arg(long, value_enum, default_value = "text")]
    shape: Shape,
    /// Bytes of an article.
    #[arg(long, value_name = "BYTES", default_value_t = ARTICLE)]
    article: usize,
    /// Without damage.
    #[arg(long)]
    clean: bool,
    /// No news, but so many terms, one a line; with wrong forms if the file is a .csv.
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["size", "shape", "article", "clean"])]
    terms: Option<usize>,
    /// What cargo adds.
    #[arg(long, hide = true)]
    bench: bool,
    /// The file, or the folder for files.
    out: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum Shape {
    /// One plain text.
    Text,
    /// A plain text for each article.
    Files,
    /// A JSON object on a line for each article.
    Jsonl,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match make(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("corpus: {}: {error}", arguments.out.display());
            ExitCode::from(2)
        }
    }
}

fn make(arguments: &Arguments) -> io::Result<()> {
    if let Some(count) = arguments.terms {
        let terms = terms::terms(count);
        let is_table = arguments.out.extension().is_some_and(|extension| extension == "csv");
        return fs::write(&arguments.out, if is_table { terms::table(&terms) } else { terms::list(&terms) });
    }
    let mut news = News::new((!arguments.clean).then_some(DAMAGE));
    let mut left = arguments.size * 1e6;
    let mut article = || {
        let article = (left > 0.0).then(|| news.article(arguments.article));
        left -= article.as_ref().map_or(0, Article::len) as f64;
        article
    };
    match arguments.shape {
        Shape::Files => {
            let mut number = 0;
            while let Some(article) = article() {
                // A thousand in a folder, as archives by day have them.
                let folder = arguments.out.join(format!("{:03}", number / 1000));
                if number % 1000 == 0 {
                    fs::create_dir_all(&folder)?;
                }
                fs::write(folder.join(format!("{number:06}.txt")), article.text())?;
                number += 1;
            }
            Ok(())
        }
        Shape::Text => lines(&arguments.out, || article().map(|article| article.text())),
        Shape::Jsonl => lines(&arguments.out, || article().map(|article| article.json() + "\n")),
    }
}

fn lines(path: &Path, mut next: impl FnMut() -> Option<String>) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    while let Some(text) = next() {
        out.write_all(text.as_bytes())?;
    }
    out.flush()
}
