//! `mieux.toml`: the settings of a registry.

use std::collections::BTreeMap;

use super::iati::IatiSettings;
use super::match_settings::MatchSettings;
use super::site_settings::SiteSettings;
use crate::model::Language;

/// `mieux.toml`.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// The name of the programme.
    pub name: String,
    /// The languages in which the registry means to say everything.
    pub languages: Vec<String>,
    /// The language that the program speaks to those who use the registry.
    pub lang: Option<Language>,
    /// The level of rules, where it is another than their own.
    pub rules: BTreeMap<String, Level>,
    /// Reports by name, each with its options.
    pub reports: BTreeMap<String, SavedReport>,
    /// What an export to IATI states that no record does; `None` without such a section.
    pub iati: Option<IatiSettings>,
    /// What exports say of their use.
    pub export: ExportSettings,
    /// What the public site says beside the records.
    pub site: SiteSettings,
    /// How many points each reason counts when experts are ranked.
    pub matching: MatchSettings,
    /// The largest file that is read, in bytes.
    pub max_file_size: u64,
}

/// What exports say of their use, so that whoever has a file knows what can be done with it. Empty where the
/// settings say nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExportSettings {
    /// The name of the licence.
    pub licence: String,
    /// Where the licence is.
    pub licence_url: String,
    /// Who is to be named.
    pub attribution: String,
    /// What comes from others, and under which licence.
    pub third_party: String,
    /// What the addresses of codes begin with.
    pub base: String,
}

/// A record is a few kilobytes; a file a thousand times as large is not a record.
fn default_max_file_size() -> u64 {
    4 * 1024 * 1024
}

/// The most that `max_file_size` can allow: settings come with a checkout, and must not make a command
/// fill the memory.
const MAX_FILE_SIZE_CEILING: u64 = 64 * 1024 * 1024;

impl Default for Config {
    /// The settings of a file that only names the registry, with an empty name.
    fn default() -> Self {
        Self {
            name: String::new(),
            languages: Vec::new(),
            lang: None,
            rules: BTreeMap::new(),
            reports: BTreeMap::new(),
            iati: None,
            export: ExportSettings::default(),
            site: SiteSettings::default(),
            matching: MatchSettings::default(),
            max_file_size: default_max_file_size(),
        }
    }
}

impl Config {
    /// The largest file that is read, in bytes: what the settings say, up to 64 MiB.
    #[must_use]
    pub fn max_file_size(&self) -> u64 {
        self.max_file_size.min(MAX_FILE_SIZE_CEILING)
    }
}

/// A report that goes by a name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SavedReport {
    /// What it is for, in a line.
    pub description: String,
    /// Options of `mieux report` without their dashes.
    pub options: BTreeMap<String, Setting>,
}

/// The value of an option.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// Given or not.
    Flag(bool),
    /// A number.
    Number(i64),
    /// A text.
    Text(String),
    /// Several texts: the option is given once for each.
    List(Vec<String>),
}

/// What a rule's findings are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The record is wrong.
    Error,
    /// The record is poor.
    Warning,
    /// The rule is not looked at.
    Off,
}
