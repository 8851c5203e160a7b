//! The figures that can be computed: their names.

use clap::ValueEnum;

/// A figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Figure {
    /// Actions whose status counts
    Projects,
    /// Projects that are ongoing, in the words of the public pages
    Ongoing,
    /// Projects that are completed
    Completed,
    /// Activities of the projects that are not known to be cancelled or only planned
    Activities,
    /// Experts deployed in the activities or named on the projects
    Experts,
    /// Beneficiary countries of the projects
    Countries,
    /// Partners of the projects and activities
    Partners,
    /// People who took part in activities: the sum of what is known
    Participants,
    /// Women among them
    Women,
    /// Men among them
    Men,
    /// Days that experts were deployed: the sum of what is known
    ExpertDays,
    /// Share of the experts who come from outside the EU
    ExpertsNonEu,
    /// Share of the projects that a source calls South-South or triangular cooperation
    SouthSouth,
    /// Results of the projects and activities
    Results,
    /// Results that were adopted
    ResultsAdopted,
    /// Requests, whatever became of them
    Requests,
    /// Share of the requests that became projects
    RequestsBegun,
    /// Months from the request to the start: the median of what is known
    MonthsToStart,
}

impl Figure {
    /// The figures that are shown where nobody asks for others.
    pub const USUAL: [Self; 5] =
        [Self::Projects, Self::Activities, Self::Experts, Self::Countries, Self::Partners];

    /// Its name for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Projects => "projects",
            Self::Ongoing => "ongoing",
            Self::Completed => "completed",
            Self::Activities => "activities",
            Self::Experts => "experts",
            Self::Countries => "countries",
            Self::Partners => "partners",
            Self::Participants => "participants",
            Self::Women => "women",
            Self::Men => "men",
            Self::ExpertDays => "expert-days",
            Self::ExpertsNonEu => "experts-non-eu",
            Self::SouthSouth => "south-south",
            Self::Results => "results",
            Self::ResultsAdopted => "results-adopted",
            Self::Requests => "requests",
            Self::RequestsBegun => "requests-begun",
            Self::MonthsToStart => "months-to-start",
        }
    }

    /// The figure of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::value_variants().iter().copied().find(|figure| figure.name() == name)
    }

    /// Every figure.
    #[must_use]
    pub fn all() -> &'static [Self] {
        Self::value_variants()
    }

    /// The key of its heading.
    pub(crate) fn heading(self) -> String {
        format!("figure.{}", self.name())
    }

    /// Whether it says something about single experts where there are few.
    pub(crate) fn is_of_experts(self) -> bool {
        matches!(self, Self::Experts | Self::ExpertDays | Self::ExpertsNonEu)
    }

    /// Whether it comes from those records that state something, so that it is worth saying how many
    /// do.
    pub(crate) fn is_of_what_is_stated(self) -> bool {
        let is_sum =
            matches!(self, Self::Participants | Self::Women | Self::Men | Self::ExpertDays);
        is_sum || !self.can_be_shared()
    }

    /// Whether a part of it is a share of the whole: counts and sums, and nothing that is a share or
    /// a median already.
    pub(crate) fn can_be_shared(self) -> bool {
        let is_share = matches!(self, Self::ExpertsNonEu | Self::SouthSouth | Self::RequestsBegun);
        !is_share && self != Self::MonthsToStart
    }
}
