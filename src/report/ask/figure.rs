//! The figures that can be computed: their names, and of what nature each is.

use clap::ValueEnum;

/// How a figure comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// How many records, countries or results there are.
    Count,
    /// The sum of what records state.
    Sum,
    /// The share of those that state something of whom it holds.
    Share,
    /// The median of what records state, with its quartiles.
    Median,
    /// How many of the records that state something there are.
    Stated,
    /// How many there are of one for each of another that has any.
    Mean,
}

/// Makes [`Figure`] from rows of a variant, its name for programs and its nature.
macro_rules! figures {
    ($($(#[$doc:meta])* $variant:ident = $name:literal: $nature:ident,)*) => {
        /// A figure.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
        pub enum Figure {
            $($(#[$doc])* #[value(name = $name)] $variant,)*
        }

        impl Figure {
            /// Its name for programs.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// How it comes about.
            #[must_use]
            pub fn nature(self) -> Nature {
                match self {
                    $(Self::$variant => Nature::$nature,)*
                }
            }
        }
    };
}

// The doc comment of a figure is its help in `--figures`.
figures! {
    /// Actions whose status counts
    Projects = "projects": Count,
    /// Projects that are ongoing, in the words of the public pages
    Ongoing = "ongoing": Count,
    /// Ongoing projects that are on hold
    OnHold = "on-hold": Count,
    /// Projects that are completed
    Completed = "completed": Count,
    /// Activities of the projects that are not known to be cancelled or only planned
    Activities = "activities": Count,
    /// Experts deployed in the activities or named on the projects
    Experts = "experts": Count,
    /// Beneficiary countries of the projects
    Countries = "countries": Count,
    /// Partners of the projects and activities
    Partners = "partners": Count,
    /// People who took part in activities: the sum of what is known
    Participants = "participants": Sum,
    /// Women among them
    Women = "women": Sum,
    /// Men among them
    Men = "men": Sum,
    /// Share of women among the participants of activities that state both women and men
    WomenShare = "women-share": Share,
    /// Participants of an activity: the median of what is known
    ParticipantsPerActivity = "participants-per-activity": Median,
    /// Activities for each project that has any
    ActivitiesPerProject = "activities-per-project": Mean,
    /// Days of the activities that state their first and last day
    ActivityDays = "activity-days": Sum,
    /// Share of the activities that were online
    OnlineShare = "online-share": Share,
    /// Activities in a country that is no beneficiary
    Abroad = "abroad": Stated,
    /// Countries that benefited, took part or had an activity
    CountriesReached = "countries-reached": Count,
    /// Share of the members of the region that are beneficiary countries
    Coverage = "coverage": Share,
    /// Projects of several countries, or of a region
    Regional = "regional": Count,
    /// Projects that follow an earlier action
    FollowUps = "follow-ups": Count,
    /// Beneficiary countries of more than one of the projects
    RepeatCountries = "repeat-countries": Count,
    /// Partners of more than one of the projects
    RepeatPartners = "repeat-partners": Count,
    /// Partners, each counted as the institution that it is part of
    Institutions = "institutions": Count,
    /// Deployments of experts in the activities
    Deployments = "deployments": Count,
    /// Experts with more than one deployment
    RepeatExperts = "repeat-experts": Count,
    /// Days that experts were deployed: the sum of what is known
    ExpertDays = "expert-days": Sum,
    /// Days of a deployment, of those that state them
    DaysPerDeployment = "days-per-deployment": Mean,
    /// Countries that experts came from
    Origins = "origins": Stated,
    /// EU Member States among them
    EuMemberStates = "eu-member-states": Stated,
    /// Share of today's EU Member States that sent an expert
    EuCoverage = "eu-coverage": Share,
    /// Share of the experts who come from outside the EU
    ExpertsNonEu = "experts-non-eu": Share,
    /// Share of the projects that a source calls South-South or triangular cooperation
    SouthSouth = "south-south": Share,
    /// Results of the projects and activities
    Results = "results": Count,
    /// Results that were adopted
    ResultsAdopted = "results-adopted": Count,
    /// Share of the results that were adopted, of those that state whether they were
    AdoptionRate = "adoption-rate": Share,
    /// Months from the end of the action to the adoption of a result: the median of what is known
    MonthsToAdoption = "months-to-adoption": Median,
    /// Requests, whatever became of them
    Requests = "requests": Count,
    /// Requests that were answered
    Answered = "answered": Stated,
    /// Requests that were approved
    Approved = "approved": Stated,
    /// Requests that were rejected
    Rejected = "rejected": Stated,
    /// Requests that were cancelled
    Cancelled = "cancelled": Stated,
    /// Requests on which nothing is decided, or that have not begun
    Waiting = "waiting": Stated,
    /// Share of the requests that became projects
    RequestsBegun = "requests-begun": Share,
    /// Months from the request to the answer: the median of what is known
    MonthsToAnswer = "months-to-answer": Median,
    /// Months from the request to the decision: the median of what is known
    MonthsToDecision = "months-to-decision": Median,
    /// Months from the request to the start: the median of what is known
    MonthsToStart = "months-to-start": Median,
    /// Months from the start to the end of completed projects: the median of what is known
    Duration = "duration": Median,
}

impl Figure {
    /// The figures that are shown where nobody asks for others.
    pub const USUAL: [Self; 5] =
        [Self::Projects, Self::Activities, Self::Experts, Self::Countries, Self::Partners];

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
            || self.is_withheld_from_public()
    }

    /// Whether it tells of single experts however many there are, so that no public report shows it.
    pub(crate) fn is_withheld_from_public(self) -> bool {
        matches!(
            self,
            Self::Deployments
                | Self::RepeatExperts
                | Self::DaysPerDeployment
                | Self::Origins
                | Self::EuMemberStates
                | Self::EuCoverage
        )
    }

    /// Whether it counts actions as requests, whatever became of them.
    pub(crate) fn is_of_requests(self) -> bool {
        matches!(
            self,
            Self::Requests
                | Self::Answered
                | Self::Approved
                | Self::Rejected
                | Self::Cancelled
                | Self::Waiting
                | Self::RequestsBegun
                | Self::MonthsToAnswer
                | Self::MonthsToDecision
        )
    }

    /// Whether it comes from those records that state something, so that it is worth saying how many
    /// do.
    pub(crate) fn is_of_what_is_stated(self) -> bool {
        self.nature() != Nature::Count
    }

    /// Whether a part of it is a share of the whole: counts and sums, and nothing that is a share, a
    /// median or a mean already.
    pub(crate) fn can_be_shared(self) -> bool {
        matches!(self.nature(), Nature::Count | Nature::Sum | Nature::Stated)
    }
}
