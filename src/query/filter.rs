//! The options that narrow a selection, one row each. The command line, `mieux.toml`, titles, JSON and
//! what a selection picks all read this table, so that a new option is a new row.

use super::links::Links;
use super::regions::{ELIGIBILITY, OPERATIONAL};
use crate::model::{Action, Activity, Expert, Partner};

/// The filter by region.
pub const REGION: &str = "region";
/// The filter by beneficiary country.
pub const COUNTRY: &str = "country";
/// The filter by phase of the programme.
pub const PHASE: &str = "phase";

/// An option that narrows a selection.
#[derive(Debug)]
pub struct Filter {
    /// Its name, without the dashes; the same in `mieux.toml` and in JSON.
    pub option: &'static str,
    /// What stands for its value in the help.
    pub value_name: &'static str,
    /// Its help.
    pub help: &'static str,
    /// The values that it takes.
    pub values: Values,
    /// What it narrows.
    pub narrows: Narrows,
}

/// A filter is told by its option.
impl PartialEq for Filter {
    fn eq(&self, other: &Self) -> bool {
        self.option == other.option
    }
}

/// The values that an option takes.
#[derive(Debug, Clone, Copy)]
pub enum Values {
    /// Codes, aliases or labels; given several times, any of them may apply.
    Codes {
        /// What a value is called in messages.
        what: &'static str,
        /// Where a name is looked for, in this order.
        vocabularies: &'static [&'static str],
    },
    /// Partners by id, name or acronym; given several times, any of them may apply.
    Partners,
    /// One date.
    Date,
    /// One scheme of regions.
    Scheme,
}

/// Which records an option narrows. A function tells whether a choice applies to a record.
#[derive(Debug, Clone, Copy)]
pub enum Narrows {
    /// Actions, and with them what belongs to them.
    Actions(fn(&Links<'_>, &Action, &Choice) -> bool),
    /// Activities, and actions that have one.
    Activities(fn(&Links<'_>, &Activity, &Choice) -> bool),
    /// Experts, and the activities and actions that involve one.
    Experts(fn(&Expert, &Choice) -> bool),
    /// Partners, and actions that have one, be it through an activity.
    Partners(fn(&Partner, &Choice) -> bool),
    /// Actions and activities by their dates.
    Time,
    /// No records: it says how another option is read.
    Nothing,
}

/// A code that was chosen, with the vocabulary that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The vocabulary; `partners` for the id of a partner.
    pub vocabulary: &'static str,
    /// The code or id.
    pub code: String,
}

/// Every filter, in the order of the help.
pub static FILTERS: &[Filter] = &[
    Filter {
        option: REGION,
        value_name: "REGION",
        help: "A region: operational (`latam`), or else of the eligibility scheme (`acp`)",
        values: Values::Codes { what: "region", vocabularies: &[OPERATIONAL, ELIGIBILITY] },
        narrows: Narrows::Actions(is_in_region),
    },
    Filter {
        option: "scheme",
        value_name: "SCHEME",
        help: "Whose regions are meant: those that the programme reports by, or those of the brochure \
               for experts [default: for --region either, for --by the first]",
        values: Values::Scheme,
        narrows: Narrows::Nothing,
    },
    Filter {
        option: COUNTRY,
        value_name: "COUNTRY",
        help: "A beneficiary country, such as `PE` or `Perú`",
        values: Values::Codes { what: "country", vocabularies: &["countries"] },
        narrows: Narrows::Actions(|_, action, choice| choice.is_among(&action.countries)),
    },
    Filter {
        option: "theme",
        value_name: "THEME",
        help: "A theme, such as `IMT`",
        values: Values::Codes { what: "theme", vocabularies: &["themes"] },
        narrows: Narrows::Actions(|_, action, choice| choice.is_among(&action.themes)),
    },
    Filter {
        option: "area",
        value_name: "AREA",
        help: "A specific area, such as `migrant-smuggling`",
        values: Values::Codes { what: "area", vocabularies: &["areas"] },
        narrows: Narrows::Actions(|_, action, choice| choice.is_among(&action.areas)),
    },
    Filter {
        option: "status",
        value_name: "STATUS",
        help: "A status, or `ongoing` for all that the public pages call so",
        values: Values::Codes { what: "status", vocabularies: &["statuses"] },
        narrows: Narrows::Actions(|_, action, choice| choice.is_among(&action.status)),
    },
    Filter {
        option: PHASE,
        value_name: "PHASE",
        help: "A phase of the programme, such as `mieux-iii`",
        values: Values::Codes { what: "phase", vocabularies: &["phases"] },
        narrows: Narrows::Actions(|_, action, choice| choice.is_among(&action.phase)),
    },
    Filter {
        option: "from",
        value_name: "DATE",
        help: "Actions that touch this date or come after it: YYYY, YYYY-MM or YYYY-MM-DD",
        values: Values::Date,
        narrows: Narrows::Time,
    },
    Filter {
        option: "to",
        value_name: "DATE",
        help: "Actions that touch this date or come before it",
        values: Values::Date,
        narrows: Narrows::Time,
    },
    Filter {
        option: "as-of",
        value_name: "DATE",
        help: "What was known to have happened by the end of this day",
        values: Values::Date,
        narrows: Narrows::Time,
    },
    Filter {
        option: "partner",
        value_name: "PARTNER",
        help: "A partner, by id, name or acronym",
        values: Values::Partners,
        narrows: Narrows::Partners(|partner, choice| choice.code == partner.id),
    },
    Filter {
        option: "activity-kind",
        value_name: "KIND",
        help: "A kind of activity, or a family of kinds",
        values: Values::Codes {
            what: "kind of activity",
            vocabularies: &["activity-kinds", "activity-families"],
        },
        narrows: Narrows::Activities(is_of_kind),
    },
    Filter {
        option: "origin",
        value_name: "COUNTRY",
        help: "A country that experts come from",
        values: Values::Codes { what: "country of origin", vocabularies: &["countries"] },
        narrows: Narrows::Experts(|expert, choice| choice.is_among(&expert.origin)),
    },
];

impl Filter {
    /// Whether it takes names, and may be given several times.
    #[must_use]
    pub fn takes_names(&self) -> bool {
        matches!(self.values, Values::Codes { .. } | Values::Partners)
    }
}

impl Choice {
    /// Whether a record states the code that was chosen.
    fn is_among<'c, S: AsRef<str> + 'c>(&self, codes: impl IntoIterator<Item = &'c S>) -> bool {
        codes.into_iter().any(|code| code.as_ref() == self.code)
    }
}

fn is_in_region(links: &Links<'_>, action: &Action, choice: &Choice) -> bool {
    let mut derived = action
        .countries
        .iter()
        .flat_map(|country| links.regions_of_country(choice.vocabulary, country));
    derived.any(|region| *region == choice.code)
        || (choice.vocabulary == OPERATIONAL && choice.is_among(&action.regions))
}

fn is_of_kind(links: &Links<'_>, activity: &Activity, choice: &Choice) -> bool {
    let kind = activity.kind.as_deref();
    let stated = match choice.vocabulary {
        "activity-kinds" => kind,
        _ => kind.and_then(|kind| links.family_of(kind)),
    };
    stated == Some(choice.code.as_str())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{COUNTRY, FILTERS, Filter, Narrows, PHASE, REGION, Values};

    #[test]
    fn every_filter_has_an_option_of_its_own_a_help_and_a_word_for_its_value() {
        let mut options = BTreeSet::new();
        for Filter { option, value_name, help, .. } in FILTERS {
            assert!(options.insert(option), "{option} comes twice");
            assert!(!help.is_empty() && !help.ends_with('.'), "{option}: {help}");
            assert!(value_name.chars().all(|letter| letter.is_ascii_uppercase()), "{option}");
        }
        assert!([REGION, COUNTRY, PHASE].iter().all(|option| options.contains(option)));
    }

    #[test]
    fn every_filter_by_codes_has_a_word_for_messages_and_a_vocabulary() {
        for filter in FILTERS {
            if let Values::Codes { what, vocabularies } = filter.values {
                assert!(!what.is_empty() && !vocabularies.is_empty(), "{}", filter.option);
            }
        }
    }

    #[test]
    fn every_filter_by_names_compares_them_with_records() {
        for filter in FILTERS {
            let compares = !matches!(filter.narrows, Narrows::Time | Narrows::Nothing);
            assert_eq!(filter.takes_names(), compares, "{}", filter.option);
        }
    }
}
