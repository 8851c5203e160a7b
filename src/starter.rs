//! What a new programme begins with: settings, vocabularies, pages, schemas, a README, and files for editors, git and CI.

use std::path::PathBuf;

use serde_json::json;

use crate::history::attributes_line;
use crate::model::{FileKind, Kind, Language};
use crate::schema::{MAPPING, Schemas, extension_path};

/// The vocabularies that any programme can use, as they are in the registry that comes with the
/// program, with the licences of others in them. Its phases and its source documents are its own.
const VOCABULARIES: [(&str, &str); 18] = [
    ("LICENSES.md", include_str!("../registry/vocabularies/LICENSES.md")),
    ("activity-families.yaml", include_str!("../registry/vocabularies/activity-families.yaml")),
    ("activity-kinds.yaml", include_str!("../registry/vocabularies/activity-kinds.yaml")),
    ("areas.yaml", include_str!("../registry/vocabularies/areas.yaml")),
    ("countries.yaml", include_str!("../registry/vocabularies/countries.yaml")),
    ("country-groups.yaml", include_str!("../registry/vocabularies/country-groups.yaml")),
    ("eligibility-regions.yaml", include_str!("../registry/vocabularies/eligibility-regions.yaml")),
    ("good-practices.yaml", include_str!("../registry/vocabularies/good-practices.yaml")),
    ("metrics.yaml", include_str!("../registry/vocabularies/metrics.yaml")),
    ("output-kinds.yaml", include_str!("../registry/vocabularies/output-kinds.yaml")),
    ("partner-kinds.yaml", include_str!("../registry/vocabularies/partner-kinds.yaml")),
    ("principles.yaml", include_str!("../registry/vocabularies/principles.yaml")),
    ("regions.yaml", include_str!("../registry/vocabularies/regions.yaml")),
    ("roles.yaml", include_str!("../registry/vocabularies/roles.yaml")),
    ("sectors.yaml", include_str!("../registry/vocabularies/sectors.yaml")),
    ("statuses.yaml", include_str!("../registry/vocabularies/statuses.yaml")),
    ("sub-regions.yaml", include_str!("../registry/vocabularies/sub-regions.yaml")),
    ("themes.yaml", include_str!("../registry/vocabularies/themes.yaml")),
];

/// The pages in each language: name, language, text.
const PAGES: [(&str, &str, &str); 6] = [
    ("about", "en", include_str!("starter/pages/about.en.md")),
    ("about", "es", include_str!("starter/pages/about.es.md")),
    ("about", "fr", include_str!("starter/pages/about.fr.md")),
    ("how-it-works", "en", include_str!("starter/pages/how-it-works.en.md")),
    ("how-it-works", "es", include_str!("starter/pages/how-it-works.es.md")),
    ("how-it-works", "fr", include_str!("starter/pages/how-it-works.fr.md")),
];

/// An extension that adds fields to actions, as an example.
const EXTENSION: &str = include_str!("../schemas/examples/action.extension.schema.json");

const EDITORCONFIG: &str = "\
root = true

[*.{yaml,yml,json}]
charset = utf-8
end_of_line = lf
indent_style = space
indent_size = 2
insert_final_newline = true
trim_trailing_whitespace = true
max_line_length = 100
";

/// What identifies people.
const GITIGNORE: &str = "private/\n";

/// The checks of each change. Their address of the program is a variable, which the owner of the repository sets.
const GITHUB: &str = include_str!("starter/github.yml");
const GITLAB: &str = include_str!("starter/gitlab-ci.yml");

/// The files of an empty registry, by their path below the folder of the programme.
///
/// The registry is `registry/`. `schemas/` holds the JSON Schemas that the first line of each record
/// names for editors. `languages` are those in which the registry means to say everything (ISO 639-1).
/// With an extension there is one that adds fields to actions, as an example.
#[must_use]
pub fn files(name: &str, languages: &[String], with_extension: bool) -> Vec<(PathBuf, String)> {
    let vocabularies =
        VOCABULARIES.map(|(file, text)| (format!("registry/vocabularies/{file}"), of_any(text)));
    let extension = with_extension.then_some((Kind::Action, EXTENSION));
    let extended = Schemas::extended(extension);
    let schemas = FileKind::ALL.map(|kind| {
        (format!("schemas/{}.schema.json", kind.name()), extended.text(kind).to_owned())
    });
    let extension = extension.map(|(kind, text)| {
        (PathBuf::from("registry").join(extension_path(kind)), text.to_owned())
    });
    let others = [
        ("schemas/mapping.schema.json", MAPPING.to_owned()),
        ("registry/mieux.toml", settings(name, languages)),
        ("registry/.gitignore", GITIGNORE.to_owned()),
        (".vscode/settings.json", editor_settings()),
        (".editorconfig", EDITORCONFIG.to_owned()),
        (".gitattributes", format!("*.yaml text eol=lf\n{}\n", attributes_line("registry"))),
        (".github/workflows/registry.yml", GITHUB.to_owned()),
        (".gitlab-ci.yml", GITLAB.to_owned()),
        ("README.md", readme(name, languages)),
    ]
    .map(|(path, text)| (path.to_owned(), text));
    let files = others.into_iter().chain(vocabularies).chain(schemas).chain(pages(name, languages));
    files.map(|(path, text)| (path.into(), text)).chain(extension).collect()
}

/// A vocabulary as any programme begins with it: without what this one did in its regions.
fn of_any(text: &str) -> String {
    let mut is_narrative = false;
    let lines = text.split_inclusive('\n').filter(|line| {
        let is_deeper = line.starts_with("     ");
        is_narrative = line.trim_end() == "    narrative:" || is_narrative && is_deeper;
        !is_narrative
    });
    lines.collect()
}

/// The pages of a programme in its languages; none if there are none in one of them.
fn pages(name: &str, languages: &[String]) -> Vec<(String, String)> {
    let has_pages = |code: &String| Language::of_code(code).is_some();
    if !languages.iter().all(has_pages) {
        return Vec::new();
    }
    let is_wanted = |language: &str| languages.iter().any(|code| code == language);
    let wanted = PAGES.into_iter().filter(|(_, language, _)| is_wanted(language));
    let folder = FileKind::Page.folder();
    let file = |(page, language, text): (&str, &str, &str)| {
        let path = format!("registry/{folder}/{page}.{language}.md");
        (path, text.replace("{name}", &in_markdown(name.trim())))
    };
    wanted.map(file).collect()
}

/// Words of a line as Markdown that shows them as they are.
fn in_markdown(words: &str) -> String {
    let mut text = String::new();
    for letter in words.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '&' | '|' | '#')
        {
            text.push('\\');
        }
        text.push(letter);
    }
    text
}

/// The README, in the first language of the registry in which there is one.
fn readme(name: &str, languages: &[String]) -> String {
    let language = languages.iter().find_map(|code| Language::of_code(code));
    let text = match language.unwrap_or_default() {
        Language::En => include_str!("starter/README.en.md"),
        Language::Es => include_str!("starter/README.es.md"),
        Language::Fr => include_str!("starter/README.fr.md"),
    };
    text.replace("{name}", name.trim())
}

/// `mieux.toml`.
fn settings(name: &str, languages: &[String]) -> String {
    let name = toml::Value::from(name);
    let languages = toml::Value::from(languages.to_vec());
    format!(
        "# The settings of the registry; `mieux explain` lists the rules that can have another level.\n\
         name = {name}\n# The languages in which the registry means to say everything.\n\
         languages = {languages}\n"
    )
}

/// Which schema is for which folder, for the YAML extension of Visual Studio Code.
fn editor_settings() -> String {
    let schemas = FileKind::ALL.map(|kind| {
        let schema = format!("./schemas/{}.schema.json", kind.name());
        (schema, json!(format!("registry/{}/**/*.yaml", kind.folder())))
    });
    let schemas: serde_json::Map<_, _> = schemas.into_iter().collect();
    let settings = json!({ "yaml.schemas": schemas, "files.eol": "\n" });
    format!("{settings:#}\n")
}
