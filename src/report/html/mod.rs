//! A page for a browser: what was found, article by article, with a filter.
//!
//! One file that asks no network for anything and whose filter is all that needs JavaScript. It is held in memory until the run ends:
//! its summary stands first and is known last. Not for a hundred thousand findings, which no browser would open: of a long run the
//! first few thousand are shown and the others counted.

mod view;

use std::io::{self, Write};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior};
use serde::Serialize;

use super::{Report, ReportFormat};
use crate::engine::{FileRun, Summary};

pub(super) const FORMAT: ReportFormat = ReportFormat {
    name: "html",
    summary: "a page for a browser, with a filter by rule and severity",
    extensions: &["html", "htm"],
    written: false,
    new: || Box::new(Html { templates: templates(), articles: String::new(), tally: view::Tally::default() }),
};

/// Where the articles go. Nothing from a text can look like it.
const ARTICLES: &str = "<!-- articles -->";

struct Html {
    templates: Result<Environment<'static>, minijinja::Error>,
    /// The articles with findings, as they stand in the page.
    articles: String,
    tally: view::Tally,
}

impl Report for Html {
    fn file(&mut self, file: &FileRun, _: &mut dyn Write) -> io::Result<()> {
        if let Some(article) = self.tally.add(file) {
            let article = self.render("article.html", &article)?;
            self.articles.push_str(&article);
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let page = self.render("page.html", self.tally.page(summary))?;
        let (before, after) = page.split_once(ARTICLES).unwrap_or((&page, ""));
        [before, &self.articles, after].into_iter().try_for_each(|part| out.write_all(part.as_bytes()))
    }
}

impl Html {
    fn render(&self, name: &str, values: impl Serialize) -> io::Result<String> {
        let templates = self.templates.as_ref().map_err(told)?;
        templates.get_template(name).and_then(|template| template.render(Serde(values))).map_err(|error| told(&error))
    }
}

/// By their names, which say that all that goes into them is escaped.
fn templates() -> Result<Environment<'static>, minijinja::Error> {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.set_syntax(SyntaxConfig::builder().trim_blocks(true).build()?);
    templates.add_template("page.html", include_str!("page.html"))?;
    templates.add_template("article.html", include_str!("article.html"))?;
    Ok(templates)
}

fn told(error: &minijinja::Error) -> io::Error {
    io::Error::other(format!("the page cannot be made: {error}"))
}
