//! The page of a rule, in each language that the program speaks.

use crate::model::Language;

/// What a rule finds, why it matters, an example and how to fix it, in Markdown.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    pub(crate) en: &'static str,
    pub(crate) es: &'static str,
    pub(crate) fr: &'static str,
}

/// The page in the files `STEM.md`, `STEM.es.md` and `STEM.fr.md` beside the rule.
macro_rules! page {
    ($stem:literal) => {
        $crate::check::page::Page {
            en: include_str!(concat!($stem, ".md")),
            es: include_str!(concat!($stem, ".es.md")),
            fr: include_str!(concat!($stem, ".fr.md")),
        }
    };
}
pub(super) use page;

impl Page {
    /// The page in a language.
    #[must_use]
    pub fn text(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Es => self.es,
            Language::Fr => self.fr,
        }
    }

    /// The first sentence of the first part, which lists show alone.
    pub(super) fn summary(&self, language: Language) -> String {
        let body = self.text(language).split_once("\n## ").map_or("", |(_, body)| body);
        let paragraph = body.split("\n\n").nth(1).unwrap_or_default();
        let sentence = paragraph.split_inclusive(". ").next().unwrap_or_default();
        sentence.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use crate::check::RULES;
    use crate::model::Language;

    const LANGUAGES: [(Language, [&str; 4]); 3] = [
        (Language::En, ["What it finds", "Why it matters", "Example", "How to fix it"]),
        (Language::Es, ["Qué detecta", "Por qué importa", "Ejemplo", "Cómo corregirlo"]),
        (
            Language::Fr,
            ["Ce qui est détecté", "Pourquoi c’est important", "Exemple", "Comment corriger"],
        ),
    ];

    /// Every page with its language and the name by which a failure shows it.
    fn pages() -> impl Iterator<Item = (Language, &'static str, String)> {
        RULES.iter().flat_map(|rule| {
            LANGUAGES.iter().map(|(language, _)| {
                (*language, rule.page.text(*language), format!("{} in {language:?}", rule.id))
            })
        })
    }

    fn code_blocks(page: &str) -> Vec<&str> {
        page.split("```").skip(1).step_by(2).collect()
    }

    /// The sentences of a page: what is left without blocks of code, and without names in backticks.
    fn sentences(page: &str) -> String {
        let prose: String = page.split("```").step_by(2).collect();
        let prose: Vec<&str> = prose.split('`').step_by(2).collect();
        prose.join("`").lines().skip(1).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn every_page_has_the_four_headings_in_order() {
        for rule in RULES {
            for (language, headings) in LANGUAGES {
                let page = rule.page.text(language);
                assert!(page.starts_with(&format!("# {}\n", rule.id)), "{} {language:?}", rule.id);
                let found: Vec<&str> =
                    page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
                assert_eq!(found, headings, "{} {language:?}", rule.id);
            }
        }
    }

    #[test]
    fn the_code_of_a_page_is_the_same_in_every_language() {
        for rule in RULES {
            for (language, _) in LANGUAGES {
                let page = rule.page.text(language);
                assert_eq!(
                    code_blocks(page),
                    code_blocks(rule.page.text(Language::En)),
                    "{} {language:?}",
                    rule.id
                );
            }
        }
    }

    #[test]
    fn every_summary_is_a_sentence() {
        for rule in RULES {
            for (language, _) in LANGUAGES {
                let summary = rule.summary(language);
                let begins = summary.starts_with(char::is_uppercase);
                assert!(begins && summary.ends_with('.'), "{} {language:?}: {summary}", rule.id);
            }
        }
    }

    #[test]
    fn no_translated_page_has_english_words() {
        const ENGLISH: [&str; 8] = ["the", "of", "is", "are", "not", "which", "with", "this"];
        for (language, page, name) in pages().filter(|(language, ..)| *language != Language::En) {
            let sentences = sentences(page);
            let words = sentences.split(|letter: char| !letter.is_alphanumeric());
            let english: Vec<&str> = words.filter(|word| ENGLISH.contains(word)).collect();
            assert!(english.is_empty(), "{name}: {english:?} in {language:?}");
        }
    }

    #[test]
    fn french_pages_follow_french_typography() {
        for (_, page, name) in pages().filter(|(language, ..)| *language == Language::Fr) {
            let sentences = sentences(page);
            assert!(!sentences.contains('\''), "{name} has a straight apostrophe");
            for word in sentences.split_whitespace() {
                let is_glued = word.chars().count() > 1 && word.ends_with([':', ';', '?', '!']);
                assert!(!is_glued, "{name}: no space before the end of `{word}`");
            }
        }
    }
}
