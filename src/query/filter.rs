//! The options that narrow a selection, one row each. The command line, `mieux.toml`, titles, JSON and
//! what a selection picks all read this table, so that a new option is a new row.

use super::applies;
use super::choice::Choice;
use super::links::Links;
use super::regions::{ELIGIBILITY, OPERATIONAL, SUB_REGIONS};
use crate::model::{Action, Activity, ActivityStatus, Expert, Kind, Partner, Roster};

/// The filter by region.
pub const REGION: &str = "region";
/// The filter by beneficiary country.
pub(crate) const COUNTRY: &str = "country";
/// The filter by action.
pub(crate) const ACTION: &str = "action";
/// The filter by status of the action.
pub(crate) const STATUS: &str = "status";
/// The filter by status of the activity.
pub(crate) const ACTIVITY_STATUS: &str = "activity-status";
/// The filter by partner.
pub(crate) const PARTNER: &str = "partner";
/// The filter by the place of activities.
pub(super) const PLACE: &str = "place";
/// The filter by the country that experts come from.
pub(super) const ORIGIN: &str = "origin";
/// The filter by phase of the programme.
pub(crate) const PHASE: &str = "phase";

/// An option that narrows a selection.
#[derive(Debug)]
pub struct Filter {
    /// Its name, without the dashes; the same in `mieux.toml` and in JSON.
    pub option: &'static str,
    /// The placeholder of its value in the help.
    pub value_name: &'static str,
    /// Its help: in a few words, and after an empty line what else there is to know.
    pub help: &'static str,
    /// The values that it takes.
    pub values: Values,
    /// What it narrows.
    pub narrows: Narrows,
    /// What it means for experts and partners themselves, where not only for what they took part in.
    pub own: Own,
}

/// Its option identifies a filter.
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
        /// The key of what a value is called in messages.
        what: &'static str,
        /// Where a name is looked for.
        vocabularies: &'static [&'static str],
    },
    /// Words of the schema, in any language.
    Words {
        /// The key of what a value is called in messages.
        what: &'static str,
        /// The words as records write them.
        words: &'static [&'static str],
        /// The beginning of the key of their labels.
        key: &'static str,
    },
    /// Records by id, former id or name.
    Records(Kind),
    /// Countries, towns, or `online`.
    Places,
    /// Languages, each with the least level where one is given: `es:B2`.
    Languages,
    /// A period, `FROM..TO`, or one date.
    Period,
    /// None: the option alone asks for records that state nothing in this vocabulary.
    Flag(&'static str),
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
    Experts(fn(&Links<'_>, &Expert, &Choice) -> bool),
    /// Partners, and actions that have one, be it through an activity.
    Partners(fn(&Links<'_>, &Partner, &Choice) -> bool),
    /// Actions and activities by their dates.
    Time,
    /// No records: it says how another option is read.
    Nothing,
}

/// What an option that narrows actions means in a list of experts or partners.
#[derive(Debug, Clone, Copy)]
pub enum Own {
    /// That they took part in such an action.
    None,
    /// Experts: that their own record says so, or that they took part in such an action.
    Experts(fn(&Links<'_>, &Expert, &Choice) -> bool),
    /// Partners: that their own record says so.
    Partners(fn(&Links<'_>, &Partner, &Choice) -> bool),
}

/// Every filter, in the order of the help.
pub static FILTERS: &[Filter] = &[
    Filter {
        option: REGION,
        value_name: "REGION",
        help: "Region, such as `latam`\n\nAn operational region (`latam`), one of the eligibility scheme (`acp`), or a part of one (`caribbean`)",
        values: Values::Codes {
            what: "what.region",
            vocabularies: &[OPERATIONAL, ELIGIBILITY, SUB_REGIONS],
        },
        narrows: Narrows::Actions(applies::is_in_region),
        own: Own::Partners(applies::is_in_own_region),
    },
    Filter {
        option: "scheme",
        value_name: "SCHEME",
        help: "Scheme of regions\n\nThe regions of the reports (operational) or of the brochure for experts (eligibility). By default, --region takes regions of both, and --by uses the operational ones",
        values: Values::Scheme,
        narrows: Narrows::Nothing,
        own: Own::None,
    },
    Filter {
        option: COUNTRY,
        value_name: "COUNTRY",
        help: "Beneficiary country: `PE` or `Perú`\n\nOf partners, the country in their own record",
        values: Values::Codes { what: "what.country", vocabularies: &["countries"] },
        narrows: Narrows::Actions(|_, action, choice| choice.is_among(&action.countries)),
        own: Own::Partners(applies::is_in_country),
    },
    Filter {
        option: "theme",
        value_name: "THEME",
        help: "Theme, such as `IMT`",
        values: Values::Codes { what: "what.theme", vocabularies: &["themes"] },
        narrows: Narrows::Actions(|_, action, choice| choice.is_among(&action.themes)),
        own: Own::Experts(|_, expert, choice| choice.is_among(&expert.themes)),
    },
    Filter {
        option: "area",
        value_name: "AREA",
        help: "Specific area, such as `migrant-smuggling`",
        values: Values::Codes { what: "what.area", vocabularies: &["areas"] },
        narrows: Narrows::Actions(|_, action, choice| choice.is_among(&action.areas)),
        own: Own::Experts(|_, expert, choice| choice.is_among(&expert.areas)),
    },
    Filter {
        option: STATUS,
        value_name: "STATUS",
        help: "Status of the action, or `ongoing`\n\n`ongoing` stands for all statuses that the public pages call so. With --as-of, the status on that day",
        values: Values::Codes { what: "what.status", vocabularies: &["statuses"] },
        narrows: Narrows::Actions(|_, action, choice| choice.is_among(&action.status)),
        own: Own::None,
    },
    Filter {
        option: "without-status",
        value_name: "",
        help: "Actions without a status",
        values: Values::Flag("statuses"),
        narrows: Narrows::Actions(|_, action, choice| choice.is_among(&action.status)),
        own: Own::None,
    },
    Filter {
        option: PHASE,
        value_name: "PHASE",
        help: "Phase of the programme: `mieux-iii`",
        values: Values::Codes { what: "what.phase", vocabularies: &["phases"] },
        narrows: Narrows::Actions(|_, action, choice| choice.is_among(&action.phase)),
        own: Own::None,
    },
    Filter {
        option: "principle",
        value_name: "PRINCIPLE",
        help: "Principle that a source shows at work\n\nSuch as `south-south-and-triangular`",
        values: Values::Codes { what: "what.principle", vocabularies: &["principles"] },
        narrows: Narrows::Actions(|_, action, choice| choice.is_among(&action.principles)),
        own: Own::None,
    },
    Filter {
        option: ACTION,
        value_name: "ACTION",
        help: "Action, by id or title",
        values: Values::Records(Kind::Action),
        narrows: Narrows::Actions(applies::is_of_action),
        own: Own::None,
    },
    Filter {
        option: "from",
        value_name: "DATE",
        help: "Only records that end on or after DATE\n\nThe own dates of each record count. DATE is YYYY, YYYY-MM or YYYY-MM-DD",
        values: Values::Date,
        narrows: Narrows::Time,
        own: Own::None,
    },
    Filter {
        option: "to",
        value_name: "DATE",
        help: "Only records that start on or before DATE\n\nThe own dates of each record count",
        values: Values::Date,
        narrows: Narrows::Time,
        own: Own::None,
    },
    Filter {
        option: "as-of",
        value_name: "DATE",
        help: "State at the end of DATE",
        values: Values::Date,
        narrows: Narrows::Time,
        own: Own::None,
    },
    Filter {
        option: PARTNER,
        value_name: "PARTNER",
        help: "Partner, with its parts, by id or name",
        values: Values::Records(Kind::Partner),
        narrows: Narrows::Partners(|links, partner, choice| {
            links.with_parents(&partner.id).contains(&choice.code.as_str())
        }),
        own: Own::None,
    },
    Filter {
        option: "partner-kind",
        value_name: "KIND",
        help: "Kind of partner, such as `civil-society`",
        values: Values::Codes { what: "what.partner-kind", vocabularies: &["partner-kinds"] },
        narrows: Narrows::Partners(|_, partner, choice| choice.is_among(&partner.kind)),
        own: Own::None,
    },
    Filter {
        option: "activity-kind",
        value_name: "KIND",
        help: "Kind of activity, or family of kinds",
        values: Values::Codes {
            what: "what.activity-kind",
            vocabularies: &["activity-kinds", "activity-families"],
        },
        narrows: Narrows::Activities(applies::is_of_kind),
        own: Own::None,
    },
    Filter {
        option: ACTIVITY_STATUS,
        value_name: "STATUS",
        help: "Status of activities\n\nplanned, held or cancelled",
        values: Values::Words {
            what: "what.activity-status",
            words: &ActivityStatus::NAMES,
            key: "word.status",
        },
        narrows: Narrows::Activities(|_, activity, choice| {
            choice.is_among(&activity.status.map(ActivityStatus::name))
        }),
        own: Own::None,
    },
    Filter {
        option: PLACE,
        value_name: "PLACE",
        help: "Country or town of activities, or `online`",
        values: Values::Places,
        narrows: Narrows::Activities(applies::is_at_place),
        own: Own::None,
    },
    Filter {
        option: ORIGIN,
        value_name: "COUNTRY",
        help: "Country of experts, or `eu`, `non-eu`",
        values: Values::Codes {
            what: "what.origin",
            vocabularies: &["countries", "country-groups"],
        },
        narrows: Narrows::Experts(applies::is_from),
        own: Own::None,
    },
    Filter {
        option: "sector",
        value_name: "SECTOR",
        help: "Sector of experts, such as `public`",
        values: Values::Codes { what: "what.sector", vocabularies: &["sectors"] },
        narrows: Narrows::Experts(|_, expert, choice| choice.is_among(&expert.sector)),
        own: Own::None,
    },
    Filter {
        option: "language",
        value_name: "LANGUAGE",
        help: "Language of experts, such as `es`\n\n`es:B2` asks for at least that level",
        values: Values::Languages,
        narrows: Narrows::Experts(applies::speaks),
        own: Own::None,
    },
    Filter {
        option: "expertise",
        value_name: "EXPERTISE",
        help: "Theme or area in the records of experts",
        values: Values::Codes { what: "what.expertise", vocabularies: &["themes", "areas"] },
        narrows: Narrows::Experts(applies::has_expertise),
        own: Own::None,
    },
    Filter {
        option: "roster",
        value_name: "STATUS",
        help: "Roster status of experts\n\napplied, active, inactive or withdrawn; active if no status follows",
        values: Values::Words { what: "what.roster", words: &Roster::NAMES, key: "word.roster" },
        narrows: Narrows::Experts(|_, expert, choice| {
            choice.is_among(&expert.roster.map(Roster::name))
        }),
        own: Own::None,
    },
    Filter {
        option: "available",
        value_name: "FROM..TO",
        help: "Experts available on all these days",
        values: Values::Period,
        narrows: Narrows::Experts(applies::is_available),
        own: Own::None,
    },
];

impl Filter {
    /// Whether it takes names, and may be given several times.
    #[must_use]
    pub fn takes_names(&self) -> bool {
        !matches!(self.values, Values::Date | Values::Scheme)
    }
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
            let is_value = |letter: char| letter.is_ascii_uppercase() || letter == '.';
            assert!(value_name.chars().all(is_value), "{option}");
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
