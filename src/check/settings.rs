//! What is wrong with settings that have the right form: languages and rules that do not exist, reports with
//! wrong options.

use super::plan::Options;
use super::rule::Tier;
use super::rules::{rule, similar_rule};
use crate::message;
use crate::model::{is_language, language_code};
use crate::registry::{Registry, SettingFault};

/// What is wrong with the settings of a registry of which no more than the vocabularies need to be known.
pub(super) fn faults(registry: &Registry, options: &Options) -> Vec<SettingFault> {
    let languages = registry.config.languages.iter().filter_map(|language| of_language(language));
    let rules = registry.config.rules.keys().filter_map(|id| of_rule(id));
    let reports = options.saved_reports.map_or_else(Vec::new, |check| check(registry));
    languages.chain(rules).chain(reports).collect()
}

fn of_language(language: &str) -> Option<SettingFault> {
    let help = match language_code(language) {
        _ if is_language(language) => return None,
        Some(code) => message!("setting.help-language-code", code),
        None => message!("setting.help-no-language-code"),
    };
    let message = message!("setting.language-code", language);
    Some(SettingFault::new(&["languages", language], message, help))
}

fn of_rule(id: &str) -> Option<SettingFault> {
    let keys = ["rules", id];
    match rule(id) {
        None => {
            let help = match similar_rule(id) {
                Some(meant) => message!("did-you-mean", meant),
                None => message!("setting.help-rule"),
            };
            Some(SettingFault::new(&keys, message!("setting.rule", id), help))
        }
        Some(rule) if rule.tier == Tier::Always => {
            let message = message!("setting.rule-always", id);
            Some(SettingFault::new(&keys, message, message!("setting.help-remove")))
        }
        Some(_) => None,
    }
}
