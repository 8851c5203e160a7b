//! What every export says of itself: of what, when, by what, and under which licence.

use serde_json::{Map, Value as Json};

use super::dataset::{Content, Dataset};
use crate::registry::Config;

/// Facts about an export, each with its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About(Vec<(&'static str, String)>);

impl About {
    /// What an export of this dataset says of itself. What is not known is left out.
    #[must_use]
    pub fn of(dataset: &Dataset<'_>) -> Self {
        let Config { name, export, .. } = &dataset.registry.config;
        let Content { stamp, language, is_public, has_internal, selection } = &dataset.content;
        let known = |text: &String| (!text.is_empty()).then(|| text.clone());
        let flag = |is_set: &bool| Some(if *is_set { "yes" } else { "no" }.to_owned());
        let facts = [
            ("name", known(name)),
            ("licence", known(&export.licence)),
            ("licence_url", known(&export.licence_url)),
            ("attribution", known(&export.attribution)),
            ("third_party", known(&export.third_party)),
            ("revision", stamp.revision.clone()),
            ("revised", stamp.date.clone()),
            ("generator", Some(generator())),
            ("selection", known(selection)),
            ("language", Some(language.code().to_owned())),
            ("public", flag(is_public)),
            ("internal", flag(has_internal)),
        ];
        let known = facts.into_iter().filter_map(|(name, fact)| Some((name, fact?)));
        Self(known.collect())
    }

    /// The facts, each with its name.
    pub fn facts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, fact)| (*name, fact.as_str()))
    }

    /// The fact of this name; `None` where it is not known.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.facts().find(|(own, _)| *own == name).map(|(_, fact)| fact)
    }

    /// The same as an object of JSON, with the files of which the export consists.
    #[must_use]
    pub fn with_files(&self, files: &[&str]) -> String {
        let facts = self.facts().map(|(name, fact)| (name.to_owned(), Json::from(fact)));
        let mut object: Map<String, Json> = facts.collect();
        object.insert("files".to_owned(), files.into());
        format!("{:#}\n", Json::Object(object))
    }
}

/// The program and its version.
#[must_use]
pub fn generator() -> String {
    format!("mieux {}", env!("CARGO_PKG_VERSION"))
}
