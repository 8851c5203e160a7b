//! A template over a context. The template is foreign input as much as the records are: it can read nothing but its context, and
//! neither can it run for ever.

mod bounded;
mod error;
mod filters;
mod pen;
mod values;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior};
use serde_json::Value as Json;

use crate::model::Language;
use crate::words::Words;
use bounded::Bounded;
pub use error::TemplateError;
use pen::Pen;
pub use values::{Blank, Owner};
use values::{Log, value};

/// What stands for what is not known.
pub const BLANK: &str = "…………";

/// How many steps a template may take: a hundred times what the longest of ours takes on a large registry.
const MAX_STEPS: u64 = 20_000_000;
/// How deep expressions may be nested.
const MAX_DEPTH: usize = 60;

/// A template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// What messages call it: the path of its file, or its name.
    pub name: String,
    /// Its text.
    pub text: Cow<'static, str>,
}

/// What a template became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The paper in Markdown.
    pub markdown: String,
    /// What is not known, in the order of the paper, each once.
    pub blanks: Vec<Blank>,
    /// The fields of the form that the template asks for.
    pub form: BTreeSet<String>,
}

/// Fills in a template.
///
/// # Errors
/// If the template is none, or names something that the context does not have.
pub fn fill(
    template: &Template,
    context: &Json,
    language: Language,
) -> Result<Filled, TemplateError> {
    let log = Log::default();
    let pen = Arc::new(Pen::new(Words::of(language), log.clone()));
    let mut environment = Environment::new();
    environment.set_debug(true);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(MAX_STEPS));
    environment.set_recursion_limit(MAX_DEPTH);
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    filters::add(&mut environment, &pen);
    environment.set_formatter(move |out, _, value| Ok(out.write_str(&pen.written(value)?)?));
    let failed = |error: &minijinja::Error| TemplateError::of(error, template, &log);
    let mut written = Bounded::default();
    {
        let compiled = environment
            .template_from_named_str(&template.name, &template.text)
            .map_err(|error| failed(&error))?;
        compiled
            .render_captured_to(value(context, &log), &mut written)
            .map_err(|error| failed(&error))?;
    }
    Ok(Filled {
        markdown: tidy(&String::from_utf8_lossy(&written.bytes)),
        blanks: log.blanks(),
        form: log.form(),
    })
}

/// One empty line between blocks, none at the beginning, and no spaces at the end of a line.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut is_after_empty = true;
    for line in text.lines().map(str::trim_end) {
        if !line.is_empty() || !is_after_empty {
            tidied.push_str(line);
            tidied.push('\n');
        }
        is_after_empty = line.is_empty();
    }
    let end = tidied.trim_end().len();
    tidied.truncate(end);
    tidied.push('\n');
    tidied
}

#[cfg(test)]
mod tests;
