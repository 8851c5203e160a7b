//! What `mieux.toml` sets and nothing can use: languages that do not exist, saved reports with wrong options.

use anyhow::bail;
use mieux::model::{is_language, language_code};
use mieux::registry::Registry;

use super::report;

/// Checks what the settings say.
///
/// # Errors
/// The first setting that cannot be used, with what was probably meant.
pub(super) fn check(registry: &Registry) -> anyhow::Result<()> {
    let file = registry.root.join("mieux.toml");
    for language in &registry.config.languages {
        if is_language(language) {
            continue;
        }
        let file = file.display();
        match language_code(language) {
            Some(code) => bail!("{file}: `languages` has `{language}`; did you mean `{code}`?"),
            None => bail!(
                "{file}: `languages` has `{language}`, which is not the code of a language; write two \
                 letters, such as `en`"
            ),
        }
    }
    report::check_saved(registry)
}
