//! The texts of a programme that are no records, as their files hold them.

use borsh::{BorshDeserialize, BorshSerialize};
use smol_str::SmolStr;

use super::ids::is_id;
use super::iso_639::is_language;

/// The largest page that is read, in bytes: people read it.
pub(crate) const MAX_PAGE_SIZE: u64 = 256 * 1024;

/// A text of the programme in one language: `pages/NAME.LANGUAGE.md`.
#[derive(Debug, Clone, PartialEq, Eq, BorshDeserialize, BorshSerialize)]
pub struct PageText {
    /// Its name, the same in every language: `how-it-works`.
    pub name: SmolStr,
    /// The code of its language, as in ISO 639-1.
    pub language: SmolStr,
    /// The text, in Markdown.
    pub text: String,
}

impl PageText {
    /// The text of a file of this name; `None` if a page has no such name.
    #[must_use]
    pub(crate) fn of_file(file_name: &str, text: &str) -> Option<Self> {
        let (name, language) = file_name.strip_suffix(".md")?.rsplit_once('.')?;
        let is_name = is_id(name) && is_language(language);
        is_name.then(|| Self { name: name.into(), language: language.into(), text: text.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::PageText;

    #[test]
    fn the_name_of_a_file_is_that_of_the_page_and_its_language() {
        let page = PageText::of_file("how-it-works.es.md", "# Cómo").unwrap();
        assert_eq!((&*page.name, &*page.language), ("how-it-works", "es"));
        for name in
            ["about.md", "About.en.md", "about.xx.md", "a.b.en.md", ".en.md", "about.en.txt"]
        {
            assert_eq!(PageText::of_file(name, ""), None, "{name}");
        }
    }
}
