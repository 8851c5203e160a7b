//! What is wrong with settings that have the right form: languages and rules that do not exist, reports with
//! wrong options.

use super::plan::Options;
use super::rule::Tier;
use super::rules::{rule, similar_rule};
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
        Some(code) => format!("did you mean `\"{code}\"`?"),
        None => "write two letters, such as `\"en\"`".to_owned(),
    };
    let message = format!("`{language}` is not the code of a language");
    Some(SettingFault::new(&["languages", language], message, help))
}

fn of_rule(id: &str) -> Option<SettingFault> {
    let keys = ["rules", id];
    match rule(id) {
        None => {
            let help = match similar_rule(id) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "`mieux explain` lists the rules".to_owned(),
            };
            Some(SettingFault::new(&keys, format!("there is no rule `{id}`"), help))
        }
        Some(rule) if rule.tier == Tier::Always => {
            let message = format!("`{id}` is always an error: no setting gives it a level");
            Some(SettingFault::new(&keys, message, "remove the line"))
        }
        Some(_) => None,
    }
}
