//! A table of the settings, read key by key. What is wrong with a value is kept with its place.

use std::cell::RefCell;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::codelists::{codes, is_on_list};
use crate::message;
use crate::message::{Message, Value as Words};
use crate::model::{Day, Text, is_language, language_code};
use crate::suggest::nearest_name;
use crate::yaml::{Fault, FaultKind, Span};

/// A value with its place.
pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// How many codes of a list an example shows.
const EXAMPLES: usize = 4;

/// What is wrong with settings so far.
pub(super) type Faults = RefCell<Vec<Fault>>;

/// A table with its full name, such as `iati.reporting_org`.
pub(super) struct Table<'v, 't> {
    name: String,
    span: Span,
    table: &'v DeTable<'t>,
    faults: &'v Faults,
}

impl<'v, 't> Table<'v, 't> {
    /// The table of this name; `None` if the value is none.
    pub(super) fn of(name: &str, value: &'v Value<'t>, faults: &'v Faults) -> Option<Self> {
        let (name, span) = (name.to_owned(), value.span());
        match value.get_ref().as_table() {
            Some(table) => Some(Self { name, span, table, faults }),
            None => {
                let help = message!("setting.help-table", name = &name);
                add(faults, span, message!("setting.table", name), help);
                None
            }
        }
    }

    /// Reports the keys other than these.
    pub(super) fn only(&self, known: &[&str]) {
        for (key, _) in self.table {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let help = match nearest_name(name, known.iter().copied()) {
                    Some(meant) => message!("did-you-mean", meant),
                    None => message!("setting.help-names", names = Words::one_of(known)),
                };
                let name = format!("{}.{name}", self.name);
                add(self.faults, key.span(), message!("setting.unknown", name), help);
            }
        }
    }

    /// Reports those of these keys that are missing.
    pub(super) fn requires(&self, keys: &[&str]) {
        for key in keys.iter().filter(|key| !self.table.contains_key(**key)) {
            self.wrong(
                message!("setting.missing", name = self.named(key)),
                message!("setting.help-missing", key),
            );
        }
    }

    /// A text; empty if there is none.
    pub(super) fn text(&self, key: &str) -> String {
        self.optional_text(key).unwrap_or_default()
    }

    /// A text, if there is one.
    pub(super) fn optional_text(&self, key: &str) -> Option<String> {
        let value = self.table.get(key)?;
        let text = value.get_ref().as_str();
        if text.is_none() {
            let help = message!("setting.help-text", name = key);
            self.fault(value, message!("setting.text", name = self.named(key)), help);
        }
        text.map(str::to_owned)
    }

    /// A text of which `is_right` holds; `expected` says what is.
    pub(super) fn text_that(
        &self,
        key: &str,
        is_right: fn(&str) -> bool,
        expected: Message,
    ) -> String {
        let text = self.text(key);
        if let Some(value) = self.table.get(key).filter(|_| !is_right(&text)) {
            let name = self.named(key);
            self.fault(value, message!("setting.value-of", name, value = &text), expected);
        }
        text
    }

    /// A code of a list of IATI, if there is one.
    pub(super) fn code(&self, key: &str, list: &str) -> Option<String> {
        let code = self.optional_text(key)?;
        if let Some(value) = self.table.get(key) {
            self.check_code(value, &code, list);
        }
        Some(code)
    }

    /// A code of a list of IATI; an empty text for none.
    pub(super) fn code_or_none(&self, key: &str, list: &str) -> String {
        match self.table.get(key).map(|value| value.get_ref().as_str()) {
            Some(Some("")) => String::new(),
            _ => self.code(key, list).unwrap_or_default(),
        }
    }

    /// Codes of a list of IATI.
    pub(super) fn codes(&self, key: &str, list: &str) -> Vec<String> {
        self.each_text(key, |value, code| self.check_code(value, code, list))
    }

    /// Texts.
    pub(super) fn texts(&self, key: &str) -> Vec<String> {
        self.each_text(key, |_, _| {})
    }

    fn each_text(&self, key: &str, mut check: impl FnMut(&Value<'t>, &str)) -> Vec<String> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let items = value.get_ref().as_array();
        let texts = items.and_then(|items| {
            items
                .iter()
                .map(|item| Some((item, item.get_ref().as_str()?)))
                .collect::<Option<Vec<_>>>()
        });
        let Some(texts) = texts else {
            let help = message!("setting.help-list-of-texts", key);
            self.fault(value, message!("setting.texts", name = self.named(key)), help);
            return Vec::new();
        };
        texts
            .into_iter()
            .map(|(item, text)| {
                check(item, text);
                text.to_owned()
            })
            .collect()
    }

    fn check_code(&self, value: &Value<'t>, code: &str, list: &str) {
        if is_on_list(list, code) {
            return;
        }
        let folded = code.trim().to_uppercase();
        let help = match codes(list).find(|known| *known == folded) {
            Some(meant) => message!("did-you-mean", meant),
            None => {
                let examples = Words::one_of(codes(list).take(EXAMPLES));
                message!("setting.help-iati-code", list, examples)
            }
        };
        self.fault(value, message!("setting.iati-code", code, list), help);
    }

    /// Whether a flag is set.
    pub(super) fn flag(&self, key: &str) -> bool {
        let Some(value) = self.table.get(key) else { return false };
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            let help = message!("setting.help-flag-value", key);
            self.fault(value, message!("setting.flag-value", name = self.named(key)), help);
        }
        flag.unwrap_or_default()
    }

    /// An amount; zero if there is none.
    pub(super) fn amount(&self, key: &str) -> f64 {
        let Some(value) = self.table.get(key) else { return 0.0 };
        let digits = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        let amount = digits.filter(|amount: &f64| amount.is_finite());
        if amount.is_none() {
            let help = message!("setting.help-amount", key);
            self.fault(value, message!("setting.amount", name = self.named(key)), help);
        }
        amount.unwrap_or_default()
    }

    /// Points from zero to so many, if there are any.
    pub(super) fn points(&self, key: &str, most: u16) -> Option<u16> {
        let value = self.table.get(key)?;
        let points = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            _ => None,
        };
        let points = points.filter(|points| *points <= most);
        if points.is_none() {
            let most = most.to_string();
            let help = message!("setting.help-points", key, most);
            self.fault(value, message!("setting.points", name = self.named(key)), help);
        }
        points
    }

    /// A day, in quotes or as TOML writes it.
    pub(super) fn day(&self, key: &str) -> Option<Day> {
        let value = self.table.get(key)?;
        let day = match value.get_ref() {
            DeValue::String(text) => text.parse().ok(),
            DeValue::Datetime(date) => date.to_string().parse().ok(),
            _ => None,
        };
        if day.is_none() {
            let help = message!("setting.help-day", key);
            self.fault(value, message!("setting.day", name = self.named(key)), help);
        }
        day
    }

    /// A text by language; empty if there is none.
    pub(super) fn words(&self, key: &str) -> Text {
        let Some(value) = self.table.get(key) else { return Text::default() };
        let table = value.get_ref().as_table();
        let texts = table.and_then(|table| {
            let texts = table.iter().map(|(language, text)| {
                Some((language, text.get_ref().as_str().filter(|text| !text.is_empty())?))
            });
            texts.collect::<Option<Vec<_>>>()
        });
        let Some(texts) = texts.filter(|texts| !texts.is_empty()) else {
            let help = message!("setting.help-words", key);
            self.fault(value, message!("setting.words", name = self.named(key)), help);
            return Text::default();
        };
        for (language, _) in &texts {
            self.check_language(language.get_ref(), language.span());
        }
        texts
            .into_iter()
            .map(|(code, text)| (code.get_ref().to_string(), text.to_owned()))
            .collect()
    }

    fn check_language(&self, language: &str, span: Span) {
        let help = match language_code(language) {
            _ if is_language(language) => return,
            Some(code) => message!("setting.help-language-code", code),
            None => message!("setting.help-no-language-code"),
        };
        add(self.faults, span, message!("setting.language-code", language), help);
    }

    /// A table below this one.
    pub(super) fn table(&self, key: &str) -> Option<Self> {
        Self::of(&self.named(key), self.table.get(key)?, self.faults)
    }

    /// The tables of a list below this one.
    pub(super) fn tables(&self, key: &str) -> Vec<Self> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let name = self.named(key);
        let Some(items) = value.get_ref().as_array() else {
            let help = message!("setting.help-tables", name = &name);
            self.fault(value, message!("setting.tables", name), help);
            return Vec::new();
        };
        items.iter().filter_map(|item| Self::of(&name, item, self.faults)).collect()
    }

    /// Every table below this one, by its key.
    pub(super) fn each_table(&self) -> impl Iterator<Item = (&'v str, Self)> {
        self.table.iter().filter_map(|(key, value)| {
            let key = key.get_ref().as_ref();
            Some((key, Self::of(&self.named(key), value, self.faults)?))
        })
    }

    /// Reports what is wrong with the table as a whole.
    pub(super) fn wrong(&self, message: Message, help: Message) {
        add(self.faults, self.span.clone(), message, help);
    }

    fn named(&self, key: &str) -> String {
        format!("{}.{key}", self.name)
    }

    fn fault(&self, value: &Value<'t>, message: Message, help: Message) {
        add(self.faults, value.span(), message, help);
    }
}

fn add(faults: &Faults, span: Span, message: Message, help: Message) {
    faults.borrow_mut().push(Fault { kind: FaultKind::Setting { message, help }, span });
}
