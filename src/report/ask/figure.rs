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
    /// The median of what records state.
    Median,
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
    /// Days that experts were deployed: the sum of what is known
    ExpertDays = "expert-days": Sum,
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
    /// Requests, whatever became of them
    Requests = "requests": Count,
    /// Share of the requests that became projects
    RequestsBegun = "requests-begun": Share,
    /// Months from the request to the start: the median of what is known
    MonthsToStart = "months-to-start": Median,
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
    }

    /// Whether it comes from those records that state something, so that it is worth saying how many
    /// do.
    pub(crate) fn is_of_what_is_stated(self) -> bool {
        self.nature() != Nature::Count
    }

    /// Whether a part of it is a share of the whole: counts and sums, and nothing that is a share or
    /// a median already.
    pub(crate) fn can_be_shared(self) -> bool {
        matches!(self.nature(), Nature::Count | Nature::Sum)
    }
}
