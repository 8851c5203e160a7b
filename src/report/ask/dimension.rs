//! By what figures can be divided.

use clap::ValueEnum;

use crate::query::Scheme;

/// By what a report divides its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Dimension {
    /// The regions, of the scheme that --scheme names
    Region,
    /// The beneficiary countries
    Country,
    /// The main thematic areas
    Theme,
    /// The specific areas
    Area,
    /// The stage that the action has reached
    Status,
    /// The phase of the programme
    Phase,
    /// The year in which the action or activity started
    Year,
    /// The kinds of activity
    ActivityKind,
    /// The families of kinds of activity
    Family,
    /// The countries that experts come from
    Origin,
    /// The EU, the regions and the other countries that experts come from
    OriginGroup,
    /// The sectors that experts work in
    Sector,
    /// The kinds of partner
    PartnerKind,
    /// The good practices that actions show
    GoodPractice,
    /// The kinds of result
    ResultKind,
    /// The working languages of experts
    Language,
    /// The levels of results: output, outcome or impact
    ResultLevel,
    /// The years in which results were finished, or adopted
    ResultYear,
    /// The roles of partners
    PartnerRole,
    /// The countries in which activities took place
    Place,
    /// The year in which the request arrived, else the action started
    RequestYear,
    /// The year in which the action or activity ended
    EndYear,
    /// The quarter in which the action or activity started
    #[value(skip)]
    Quarter,
    /// The month in which the action or activity started
    #[value(skip)]
    Month,
}

/// Into what a series divides time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Over {
    /// Years
    Year,
    /// Quarters of a year
    Quarter,
    /// Months
    Month,
}

impl Over {
    /// The dimension with these periods.
    pub(crate) fn dimension(self) -> Dimension {
        match self {
            Self::Year => Dimension::Year,
            Self::Quarter => Dimension::Quarter,
            Self::Month => Dimension::Month,
        }
    }
}

impl Dimension {
    /// Its name, which is also the name of its table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Country => "country",
            Self::Theme => "theme",
            Self::Area => "area",
            Self::Status => "status",
            Self::Phase => "phase",
            Self::Year => "year",
            Self::ActivityKind => "activity-kind",
            Self::Family => "family",
            Self::Origin => "origin",
            Self::OriginGroup => "origin-group",
            Self::Sector => "sector",
            Self::PartnerKind => "partner-kind",
            Self::GoodPractice => "good-practice",
            Self::ResultKind => "result-kind",
            Self::Language => "language",
            Self::ResultLevel => "result-level",
            Self::ResultYear => "result-year",
            Self::PartnerRole => "partner-role",
            Self::Place => "place",
            Self::RequestYear => "request-year",
            Self::EndYear => "end-year",
            Self::Quarter => "quarter",
            Self::Month => "month",
        }
    }

    /// The vocabulary of its codes; periods, languages and groups of several vocabularies have none.
    pub(crate) fn vocabulary(self, scheme: Scheme) -> Option<&'static str> {
        Some(match self {
            Self::Region => scheme.vocabulary(),
            Self::Country | Self::Origin | Self::Place => "countries",
            Self::Theme => "themes",
            Self::Area => "areas",
            Self::Status => "statuses",
            Self::Phase => "phases",
            Self::ActivityKind => "activity-kinds",
            Self::Family => "activity-families",
            Self::Sector => "sectors",
            Self::PartnerKind => "partner-kinds",
            Self::GoodPractice => "good-practices",
            Self::ResultKind => "output-kinds",
            Self::PartnerRole => "roles",
            Self::Year
            | Self::Quarter
            | Self::Month
            | Self::RequestYear
            | Self::EndYear
            | Self::ResultYear
            | Self::ResultLevel
            | Self::OriginGroup
            | Self::Language => return None,
        })
    }

    /// Whether its rows are countries.
    pub(crate) fn is_of_countries(self) -> bool {
        matches!(self, Self::Country | Self::Origin | Self::Place)
    }

    /// Whether its rows follow each other in time, and are made of whole records.
    pub(crate) fn is_time(self) -> bool {
        matches!(self, Self::Year | Self::Quarter | Self::Month | Self::RequestYear | Self::EndYear)
    }

    /// Whether its rows are groups of experts.
    pub(crate) fn is_of_experts(self) -> bool {
        matches!(self, Self::Origin | Self::OriginGroup | Self::Sector | Self::Language)
    }

    /// Whether an action belongs to its rows through its activities, or through these as well.
    pub(crate) fn is_through_activities(self) -> bool {
        self.is_of_activities()
            || self.is_of_experts()
            || self.is_of_results()
            || self.is_of_partners()
    }

    /// Whether its rows are groups of activities, to which an action belongs through them.
    pub(crate) fn is_of_activities(self) -> bool {
        matches!(self, Self::ActivityKind | Self::Family | Self::Place)
    }

    /// Whether its rows are groups of results.
    pub(crate) fn is_of_results(self) -> bool {
        matches!(self, Self::ResultKind | Self::ResultLevel | Self::ResultYear)
    }

    /// Whether its rows are groups of partners.
    pub(crate) fn is_of_partners(self) -> bool {
        matches!(self, Self::PartnerKind | Self::PartnerRole)
    }
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::Dimension;

    #[test]
    fn a_dimension_goes_by_its_name() {
        for dimension in Dimension::value_variants() {
            let typed = dimension.to_possible_value();
            let typed = typed.map(|value| value.get_name().to_owned());
            assert_eq!(typed.as_deref(), Some(dimension.name()));
        }
    }
}
