//! Every word that a person reads, in each language that the program speaks, and messages that become words last.

mod called;
mod catalogue;
mod date;
mod number;
mod speech;

use crate::model::{Language, Text, Vocabularies, language_name};
pub(crate) use called::{all_words, is_label, names_of_word, word_called};
pub use called::{is_called, kind_called};
pub use date::{date, period, since, until};
pub(crate) use number::fraction;
pub use number::{count, decimal, exact, percent};

/// Where a heading may break.
const BREAK: char = '|';
/// The same in a heading: a soft hyphen.
const SOFT_HYPHEN: &str = "\u{ad}";

/// The words of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    language: Language,
}

impl Words {
    /// The words of a language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        Self { language }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of a key. One that the language lacks is given in English, and says so.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.raw(key).replace(BREAK, "")
    }

    /// The text of a key that may be in no language.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<String> {
        catalogue::text(Language::En, key).map(|_| self.get(key))
    }

    /// The text of a key for the heading of a column, with the places at which it may break.
    #[must_use]
    pub fn heading(&self, key: &str) -> String {
        self.raw(key).replace(BREAK, SOFT_HYPHEN)
    }

    /// The text of a key with values in the place of their names.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        filled(&self.get(key), values)
    }

    /// The text for so many: that of `key.one` or of `key.other`, in which `{count}` is the number.
    #[must_use]
    pub fn counted(&self, key: &str, number: usize, values: &[(&str, &str)]) -> String {
        let text = self.get(&format!("{key}.{}", self.form(number)));
        filled(&text.replace("{count}", &count(number, self.language)), values)
    }

    /// The text of a message: that of its key, or of one of the two forms if it counts something.
    fn fill_for(&self, key: &str, number: Option<usize>, values: &[(&str, &str)]) -> String {
        let form = number.map(|number| format!("{key}.{}", self.form(number)));
        let own = form.filter(|form| catalogue::text(Language::En, form).is_some());
        self.fill(own.as_deref().unwrap_or(key), values)
    }

    /// Which of the two forms a text takes that speaks of so many.
    fn form(&self, number: usize) -> &'static str {
        let is_one = number == 1 || (number == 0 && self.language == Language::Fr);
        if is_one { "one" } else { "other" }
    }

    /// A text of a record. One in another language than asked for says in which it is.
    #[must_use]
    pub fn text(&self, text: &Text) -> String {
        match text.best(self.language.code()) {
            None => String::new(),
            Some((language, text)) if language == self.language.code() => text.to_owned(),
            Some((language, text)) => format!("{text} [{language}]"),
        }
    }

    /// The label of a code, marked likewise; the code itself where the vocabulary does not know it.
    #[must_use]
    pub fn label(&self, vocabularies: &Vocabularies, vocabulary: &str, code: &str) -> String {
        let term = vocabularies.get(vocabulary).and_then(|vocabulary| vocabulary.get(code));
        match term.map(|term| self.text(&term.label)) {
            Some(label) if !label.is_empty() => label,
            _ => code.to_owned(),
        }
    }

    /// Yes or no.
    #[must_use]
    pub fn flag(&self, flag: bool) -> String {
        self.get(if flag { "flag.yes" } else { "flag.no" })
    }

    /// What people call a language as a label, with a capital; the code where nothing is known of it.
    #[must_use]
    pub(crate) fn language_label(&self, code: &str) -> String {
        let name = self.language_name(code);
        let mut letters = name.chars();
        match letters.next() {
            Some(first) if name != code => first.to_uppercase().chain(letters).collect(),
            _ => name,
        }
    }

    /// The same in a sentence, where Spanish and French write no capital.
    #[must_use]
    pub(crate) fn language_name(&self, code: &str) -> String {
        let english = || {
            let name = language_name(code)?;
            let is_own = self.language == Language::En;
            Some(if is_own { name.to_owned() } else { format!("{name} [{}]", Language::En.code()) })
        };
        let own = self.find(&format!("language.{code}"));
        own.or_else(english).unwrap_or_else(|| code.to_owned())
    }

    fn raw(&self, key: &str) -> String {
        or_english(catalogue::text(self.language, key), || catalogue::text(Language::En, key), key)
    }
}

/// A text, else that in English, else its key; one that is not in the language says so.
fn or_english(
    own: Option<&'static str>,
    english: impl FnOnce() -> Option<&'static str>,
    key: &str,
) -> String {
    match own {
        Some(text) => text.to_owned(),
        None => format!("{} [{}]", english().unwrap_or(key), Language::En.code()),
    }
}

fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    // In one pass, so that a value is never taken for a name.
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let named = after.split_once('}');
        let value = named.and_then(|(name, _)| values.iter().find(|(known, _)| *known == name));
        match (named, value) {
            (Some((_, behind)), Some((_, value))) => {
                filled.push_str(value);
                rest = behind;
            }
            _ => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::catalogue::{files, lines, text};
    use super::{Words, filled, or_english};
    use crate::message;
    use crate::message::{Message, Value};
    use crate::model::Language;

    const ALL: [Language; 3] = [Language::En, Language::Es, Language::Fr];

    fn placeholders(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
    }

    #[test]
    fn every_language_has_the_same_keys_with_the_same_placeholders() {
        let shape = |language| -> BTreeMap<&str, BTreeSet<&str>> {
            files(language)
                .iter()
                .flat_map(|file| lines(file))
                .map(|(key, text)| (key, placeholders(text)))
                .collect()
        };
        let english = shape(Language::En);
        assert!(english.len() > 100);
        for language in ALL {
            assert_eq!(shape(language), english, "{language:?}");
        }
    }

    #[test]
    fn every_line_is_a_key_and_a_text_and_no_key_comes_twice() {
        for language in ALL {
            let mut keys = BTreeSet::new();
            for line in files(language).iter().flat_map(|file| file.lines()) {
                let is_comment = line.is_empty() || line.starts_with('#');
                let key = line.split_once(" = ").map(|(key, _)| key);
                assert!(is_comment || key.is_some_and(|key| keys.insert(key)), "{line}");
            }
        }
    }

    #[test]
    fn what_depends_on_a_number_has_both_forms() {
        let keys: BTreeSet<&str> =
            files(Language::En).iter().flat_map(|file| lines(file)).map(|(key, _)| key).collect();
        for key in &keys {
            if let Some(stem) = key.strip_suffix(".one") {
                assert!(keys.contains(format!("{stem}.other").as_str()), "{key}");
            }
        }
    }

    #[test]
    fn a_missing_text_falls_back_visibly() {
        let words = Words::of(Language::Es);
        assert_eq!(words.get("records"), "Fichas");
        assert_eq!(or_english(None, || text(Language::En, "records"), "records"), "Records [en]");
        assert_eq!(words.get("no-such-key"), "no-such-key [en]");
    }

    #[test]
    fn a_message_has_words_in_the_language_of_its_reader() {
        let one = message!("rest.findings", count = 1_usize);
        let words = |message: &Message, language| message.in_words(&Words::of(language));
        assert_eq!(words(&one, Language::En), "1 more finding in this file is not shown");
        let many = message!("rest.findings", count = 1200_usize);
        assert_eq!(
            words(&many, Language::Es),
            "hay 1200 problemas más en este archivo, que no se muestran"
        );
        let names = ["a", "b", "c"].map(Value::code).to_vec();
        let listed = message!("verbatim", text = Value::OneOf(names));
        assert_eq!(words(&listed, Language::Fr), "`a`, `b` ou `c`");
        assert_eq!(listed.to_string(), "`a`, `b` or `c`");
    }

    #[test]
    fn a_value_is_never_taken_for_a_name() {
        assert_eq!(filled("{a} and {b}", &[("a", "{b}"), ("b", "2")]), "{b} and 2");
        assert_eq!(filled("{unknown} {a", &[("a", "1")]), "{unknown} {a");
    }
}
