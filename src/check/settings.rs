//! What is wrong with settings that have the right form: languages and rules that do not exist, reports with
//! wrong options.

use super::plan::Options;
use super::rule::Tier;
use super::rules::{rule, similar_rule};
use crate::message;
use crate::model::{is_language, language_code};
use crate::registry::{Registry, SettingFault};
use crate::suggest::did_you_mean;

/// What is wrong with the settings of a registry of which no more than the vocabularies need to be known.
pub(super) fn faults(registry: &Registry, options: &Options) -> Vec<SettingFault> {
    let languages = registry.config.languages.iter().filter_map(|language| of_language(language));
    let rules = registry.config.rules.keys().filter_map(|id| of_rule(id));
    let reports = options.saved_reports.map_or_else(Vec::new, |check| check(registry));
    languages.chain(rules).chain(reports).chain(of_iati(registry)).collect()
}

/// Statuses and phases of `[iati]` that the vocabularies do not have.
fn of_iati(registry: &Registry) -> Vec<SettingFault> {
    let Some(iati) = &registry.config.iati else { return Vec::new() };
    let statuses = iati.statuses.iter().map(|code| ("statuses", code));
    let phases = iati.phases.keys().map(|code| ("phases", code));
    let faults = statuses.chain(phases).filter_map(|(name, code)| {
        let vocabulary = registry.vocabularies.get(name)?;
        if vocabulary.get(code).is_some() {
            return None;
        }
        let help = match did_you_mean(vocabulary, code) {
            Some(meant) => message!("did-you-mean", meant),
            None => message!("setting.help-term", vocabulary = name),
        };
        let message = message!("setting.term", code, vocabulary = name);
        Some(SettingFault::new(&["iati", name, code], message, help))
    });
    faults.collect()
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
