//! Which rules are looked at, and how bad what they find is: tiers, `mieux.toml` and options.

use std::fmt;

use smol_str::SmolStr;

use super::rule::{Check, Rule, Tier};
use super::rules::{RULES, rule, similar_rule};
use crate::finding::Severity;
use crate::message;
use crate::message::Message;
use crate::model::Day;
use crate::registry::{Config, Level, Registry, SettingFault};

/// What the user asked for.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Only these rules; all where there are none.
    pub select: Vec<String>,
    /// Not these rules.
    pub ignore: Vec<String>,
    /// The rules of the strict tier as well.
    pub strict: bool,
    /// Which findings are asked for, by their rule and how bad they are; all where it is `None`. The others are
    /// left out, but where they are needed to make those.
    pub only: Option<fn(&Rule, Severity) -> bool>,
    /// The day on which retention and the like are judged; without it they are not.
    pub today: Option<Day>,
    /// What finds faults in saved reports, whose options only the command knows; without it they are taken
    /// for right.
    pub saved_reports: Option<fn(&Registry) -> Vec<SettingFault>>,
    /// Whether the trees of all files stay in memory, for those who read more of a record than is typed.
    pub keeps_trees: bool,
}

/// A rule that is looked at, with the severity of what it finds.
pub(super) type Planned = (&'static Rule, Severity);

/// Why the rules cannot be chosen as asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanError {
    /// There is no such rule; the one that was probably meant.
    Unknown(String, Option<&'static str>),
}

impl PlanError {
    /// What to say of it.
    #[must_use]
    pub fn to_message(&self) -> Message {
        match self {
            Self::Unknown(id, Some(meant)) => message!("plan.unknown-rule-near", id, meant),
            Self::Unknown(id, None) => message!("plan.unknown-rule", id),
        }
    }
}

impl fmt::Display for PlanError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_message().fmt(out)
    }
}

impl std::error::Error for PlanError {}

/// The rules to look at, sorted by id.
pub(super) fn plan(config: &Config, options: &Options) -> Result<Vec<Planned>, PlanError> {
    let unknown = |id: &&String| rule(id).is_none();
    if let Some(id) = options.select.iter().chain(&options.ignore).find(unknown) {
        return Err(PlanError::Unknown(id.clone(), similar_rule(id)));
    }
    let rules = RULES.iter().copied();
    let planned = rules.filter_map(|rule| Some((rule, severity(rule, config, options)?)));
    let mut planned: Vec<Planned> = planned.collect();
    if let Some(is_asked) = options.only {
        let judges_others = |(rule, severity): &Planned| {
            matches!(rule.check, Check::Exceptions) && is_asked(rule, *severity)
        };
        // Whether an exception is of use shows when all others have looked.
        if !planned.iter().any(judges_others) {
            planned.retain(|(rule, severity)| is_asked(rule, *severity));
        }
    }
    Ok(planned)
}

/// The rules of the settings beside those that are asked for, and those of the strict tier that were `kept`: what is
/// found by them serves whoever asks for some of them.
pub(super) fn widened(config: &Config, asked: &[Planned], kept: &[SmolStr]) -> Vec<Planned> {
    let usual = Options::default();
    let strict = Options { strict: true, ..Options::default() };
    let rules = RULES.iter().copied();
    let wide = rules.filter_map(|rule| {
        let was_kept = kept.iter().any(|id| id == rule.id);
        let by_settings = severity(rule, config, if was_kept { &strict } else { &usual });
        let asked = asked.iter().find(|(one, _)| one.id == rule.id);
        asked.copied().or(by_settings.map(|severity| (rule, severity)))
    });
    wide.collect()
}

/// The rules that find something else on another day, and nothing without one.
const OF_A_DAY: [&str; 3] = ["ongoing-after-end", "retention-expired", "retention-review-due"];

/// Whether what a rule finds depends on the day.
pub(super) fn depends_on_day(rule: &str) -> bool {
    OF_A_DAY.contains(&rule)
}

/// How bad what the rule finds is; `None` where it is not looked at.
fn severity(rule: &Rule, config: &Config, options: &Options) -> Option<Severity> {
    let named = |ids: &[String]| ids.iter().any(|id| id == rule.id);
    let level = config.rules.get(rule.id).filter(|_| rule.tier != Tier::Always);
    let configured = match level {
        Some(Level::Error) => Severity::Error,
        Some(Level::Warning) => Severity::Warning,
        Some(Level::Off) | None => rule.severity,
    };
    let wanted = if options.select.is_empty() {
        match level {
            Some(level) => *level != Level::Off,
            None => options.strict || rule.tier != Tier::Strict,
        }
    } else {
        named(&options.select)
    };
    (wanted && !named(&options.ignore)).then_some(configured)
}

#[cfg(test)]
mod tests {
    use super::{Options, PlanError, plan};
    use crate::finding::Severity;
    use crate::registry::{Config, Level};

    fn planned(config: &Config, options: &Options) -> Vec<(&'static str, Severity)> {
        plan(config, options)
            .unwrap()
            .into_iter()
            .map(|(rule, severity)| (rule.id, severity))
            .collect()
    }

    #[test]
    fn options_outrank_the_settings_and_these_the_tiers() {
        let config = |level| Config {
            rules: [("missing-source".to_owned(), level)].into(),
            ..Config::default()
        };
        let options = |select: &[&str], ignore: &[&str]| Options {
            select: select.iter().map(|id| (*id).to_owned()).collect(),
            ignore: ignore.iter().map(|id| (*id).to_owned()).collect(),
            ..Options::default()
        };
        let of = |config: &Config, options: &Options| {
            planned(config, options).into_iter().find(|(id, _)| *id == "missing-source")
        };
        let (error, warning) = (Severity::Error, Severity::Warning);
        let no = options(&[], &[]);
        assert_eq!(of(&Config::default(), &no), Some(("missing-source", warning)));
        assert_eq!(of(&config(Level::Error), &no), Some(("missing-source", error)));
        assert_eq!(of(&config(Level::Off), &no), None);
        let select = options(&["missing-source"], &[]);
        assert_eq!(planned(&config(Level::Off), &select), [("missing-source", warning)]);
        assert_eq!(of(&config(Level::Error), &options(&[], &["missing-source"])), None);
    }

    #[test]
    fn rules_are_left_out_if_nobody_asks_for_their_findings_and_none_depends_on_them() {
        let errors =
            Options { only: Some(|_, severity| severity == Severity::Error), ..Options::default() };
        let of_errors = planned(&Config::default(), &errors);
        assert!(of_errors.iter().all(|(_, severity)| *severity == Severity::Error));
        assert!(of_errors.len() < planned(&Config::default(), &Options::default()).len());
        let judges_exceptions = Config {
            rules: [("unused-exception".to_owned(), Level::Error)].into(),
            ..Config::default()
        };
        let all = planned(&judges_exceptions, &Options::default());
        assert_eq!(planned(&judges_exceptions, &errors), all);
    }

    #[test]
    fn what_cannot_be_chosen_is_refused() {
        let unknown = Options { select: vec!["missing-sauce".to_owned()], ..Options::default() };
        let error = plan(&Config::default(), &unknown).unwrap_err();
        assert_eq!(error, PlanError::Unknown("missing-sauce".to_owned(), Some("missing-source")));
        let config =
            Config { rules: [("yaml-syntax".to_owned(), Level::Off)].into(), ..Config::default() };
        let planned = planned(&config, &Options::default());
        assert!(planned.contains(&("yaml-syntax", Severity::Error)));
    }
}
