//! The text of `mieux.toml` to settings, with all that is wrong with it.

use toml::de::{DeTable, DeValue};

use super::config::{Config, ExportSettings, Level, SavedReport, Setting};
use super::iati_settings;
use super::match_settings;
use super::setting_table::{Faults, Table, Value};
use super::site_settings;
use super::source::Source;
use crate::message;
use crate::message::{Message, Value as Words};
use crate::model::Language;
use crate::suggest::nearest_name;
use crate::yaml::{Fault, FaultKind, Span};

/// The settings that there are.
const KNOWN: [&str; 10] = [
    "name",
    "languages",
    "lang",
    "rules",
    "reports",
    "export",
    "iati",
    "site",
    "match",
    "max_file_size",
];

/// The settings of exports.
const OF_EXPORT: [&str; 5] = ["licence", "licence_url", "attribution", "third_party", "base"];

/// A wrong setting that has the right form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingFault {
    /// The keys that lead to it; the last may be a text of a list.
    pub keys: Vec<String>,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub help: Message,
}

impl SettingFault {
    /// A fault of the setting to which these keys lead.
    pub fn new(keys: &[&str], message: Message, help: Message) -> Self {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        Self { keys, message, help }
    }

    /// The fault in the text of the settings: at the last key that is there, else at the beginning.
    pub(super) fn in_text(&self, text: &str) -> Fault {
        let (table, _) = DeTable::parse_recoverable(text);
        let mut span = 0..0;
        let mut here = Some(DeValue::Table(table.into_inner()));
        for key in &self.keys {
            let next = match here.take() {
                Some(DeValue::Table(table)) => {
                    table.into_iter().find(|(own, _)| own.get_ref() == key)
                }
                Some(DeValue::Array(items)) => {
                    let item = items.into_iter().find(|item| item.get_ref().as_str() == Some(key));
                    span = item.map_or(span, |item| item.span());
                    None
                }
                _ => None,
            };
            let Some((key, value)) = next else { break };
            (span, here) = (key.span(), Some(value.into_inner()));
        }
        fault(span, self.message.clone(), self.help.clone())
    }
}

fn fault(span: Span, message: Message, help: Message) -> Fault {
    Fault { kind: FaultKind::Setting { message, help }, span }
}

/// Reads the settings. What cannot be read has the value that it has in a file without it.
pub(super) fn read(text: String) -> (Config, Source) {
    let (table, errors) = DeTable::parse_recoverable(&text);
    let mut reader = Reader { faults: Vec::new() };
    for error in &errors {
        let message = message!("setting.not-toml", reason = error.message());
        reader.fault(error.span().unwrap_or_default(), message, message!("setting.help-not-toml"));
    }
    let config = reader.config(table.get_ref());
    if errors.is_empty() && !table.get_ref().contains_key("name") {
        reader.fault(0..0, message!("setting.no-name"), message!("setting.help-no-name"));
    }
    let mut faults = reader.faults;
    faults.sort_by_key(|fault| fault.span.start);
    (config, Source { text, root: None, faults })
}

struct Reader {
    faults: Vec<Fault>,
}

impl Reader {
    fn fault(&mut self, span: Span, message: Message, help: Message) {
        self.faults.push(fault(span, message, help));
    }

    fn config(&mut self, table: &DeTable<'_>) -> Config {
        let mut config = Config::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "name" => config.name = self.text("name", value).unwrap_or_default(),
                "languages" => {
                    config.languages = self.texts("languages", value).unwrap_or_default();
                }
                "lang" => config.lang = self.language(value),
                "rules" => {
                    let levels = self.table("rules", value).into_iter().flatten();
                    let read = |(rule, level): (&str, &Value<'_>)| {
                        Some((rule.to_owned(), self.level(rule, level)?))
                    };
                    config.rules = levels.filter_map(read).collect();
                }
                "reports" => {
                    let reports = self.table("reports", value).into_iter().flatten();
                    let read = |(name, report): (&str, &Value<'_>)| {
                        Some((name.to_owned(), self.report(name, report)?))
                    };
                    config.reports = reports.filter_map(read).collect();
                }
                "iati" => {
                    let (iati, faults) = iati_settings::read(value);
                    config.iati = iati;
                    self.faults.extend(faults);
                }
                "export" => config.export = self.export(value),
                "site" => {
                    let (site, faults) = site_settings::read(value);
                    config.site = site;
                    self.faults.extend(faults);
                }
                "match" => {
                    let (weights, faults) = match_settings::read(value);
                    config.matching = weights;
                    self.faults.extend(faults);
                }
                "max_file_size" => {
                    config.max_file_size = self.size(value).unwrap_or(config.max_file_size);
                }
                other => {
                    let help = match nearest_name(other, KNOWN) {
                        Some(meant) => message!("did-you-mean", meant),
                        None => message!("setting.help-names", names = Words::one_of(KNOWN)),
                    };
                    self.fault(key.span(), message!("setting.unknown", name = other), help);
                }
            }
        }
        config
    }

    fn export(&mut self, value: &Value<'_>) -> ExportSettings {
        let faults = Faults::default();
        let settings = Table::of("export", value, &faults).map(|table| {
            table.only(&OF_EXPORT);
            ExportSettings {
                licence: table.text("licence"),
                licence_url: table.text("licence_url"),
                attribution: table.text("attribution"),
                third_party: table.text("third_party"),
                base: table.text("base"),
            }
        });
        self.faults.extend(faults.into_inner());
        settings.unwrap_or_default()
    }

    fn language(&mut self, value: &Value<'_>) -> Option<Language> {
        let known = value.get_ref().as_str().and_then(Language::of_code);
        if known.is_none() {
            let help = message!("setting.help-lang");
            self.fault(value.span(), message!("setting.lang"), help);
        }
        known
    }

    fn text(&mut self, name: &str, value: &Value<'_>) -> Option<String> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            let help = message!("setting.help-text", name);
            self.fault(value.span(), message!("setting.text", name), help);
        }
        text.map(str::to_owned)
    }

    fn texts(&mut self, name: &str, value: &Value<'_>) -> Option<Vec<String>> {
        let texts = texts(value.get_ref());
        if texts.is_none() {
            let help = message!("setting.help-texts", name);
            self.fault(value.span(), message!("setting.texts", name), help);
        }
        texts
    }

    fn table<'v, 't>(
        &mut self,
        name: &str,
        value: &'v Value<'t>,
    ) -> Option<impl Iterator<Item = (&'v str, &'v Value<'t>)> + use<'v, 't>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            let help = message!("setting.help-table", name);
            self.fault(value.span(), message!("setting.table", name), help);
        }
        Some(table?.iter().map(|(key, value)| (key.get_ref().as_ref(), value)))
    }

    fn level(&mut self, rule: &str, value: &Value<'_>) -> Option<Level> {
        let level = match value.get_ref().as_str() {
            Some("error") => Some(Level::Error),
            Some("warning") => Some(Level::Warning),
            Some("off") => Some(Level::Off),
            _ => None,
        };
        if level.is_none() {
            let help = message!("setting.help-level");
            self.fault(value.span(), message!("setting.level", rule), help);
        }
        level
    }

    fn report(&mut self, name: &str, value: &Value<'_>) -> Option<SavedReport> {
        let mut report = SavedReport::default();
        for (key, value) in self.table(&format!("reports.{name}"), value)? {
            if key == "description" {
                report.description = self.text(key, value).unwrap_or_default();
                continue;
            }
            match setting(value.get_ref()) {
                Some(setting) => {
                    report.options.insert(key.to_owned(), setting);
                }
                None => {
                    let message = message!("setting.option", report = name, key);
                    self.fault(value.span(), message, message!("setting.help-option"));
                }
            }
        }
        Some(report)
    }

    fn size(&mut self, value: &Value<'_>) -> Option<u64> {
        let number = number(value.get_ref()).and_then(|number| u64::try_from(number).ok());
        let size = number.filter(|size| *size > 0);
        if size.is_none() {
            let help = message!("setting.help-size");
            self.fault(value.span(), message!("setting.size"), help);
        }
        size
    }
}

fn number(value: &DeValue<'_>) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

fn texts(value: &DeValue<'_>) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|item| item.get_ref().as_str().map(str::to_owned)).collect()
}

/// The value of an option of a report.
fn setting(value: &DeValue<'_>) -> Option<Setting> {
    match value {
        DeValue::Boolean(flag) => Some(Setting::Flag(*flag)),
        DeValue::Integer(_) => number(value).map(Setting::Number),
        DeValue::String(text) => Some(Setting::Text(text.to_string())),
        DeValue::Array(_) => texts(value).map(Setting::List),
        DeValue::Float(_) | DeValue::Datetime(_) | DeValue::Table(_) => None,
    }
}
