//! The papers that there are.

use crate::model::Kind;

/// What a paper is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wants {
    /// Nothing.
    Nothing,
    /// A country, or nothing.
    Country,
    /// A record of this kind.
    Record(Kind),
    /// An activity, and an expert who is deployed in it.
    Deployment,
    /// A region, country, theme or partner.
    Topic,
    /// A year.
    Year,
}

/// Makes the papers from their rows.
macro_rules! papers {
    ($($(#[$doc:meta])* $paper:ident = $name:literal, $wants:expr, $is_public:literal;)+) => {
        /// A paper.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Paper {
            $($(#[$doc])* $paper,)+
        }

        impl Paper {
            /// All papers, in the order of the life of an action.
            pub const ALL: [Self; [$(Self::$paper),+].len()] = [$(Self::$paper),+];

            /// Its name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$paper => $name,)+
                }
            }

            /// What it is about.
            #[must_use]
            pub fn wants(self) -> Wants {
                match self {
                    $(Self::$paper => $wants,)+
                }
            }

            /// Whether everybody may read it, so that nothing in it speaks of single experts.
            #[must_use]
            pub fn is_public(self) -> bool {
                match self {
                    $(Self::$paper => $is_public,)+
                }
            }
        }
    };
}

papers! {
    /// The short form that comes before a request.
    ExpressionOfInterest = "expression-of-interest", Wants::Nothing, false;
    /// The letter by which an authority asks for support.
    RequestLetter = "request-letter", Wants::Country, false;
    /// The action fiche.
    Fiche = "fiche", Wants::Record(Kind::Action), false;
    /// The decision of the steering body.
    Decision = "decision", Wants::Record(Kind::Action), false;
    /// The call for experts.
    TermsOfReference = "terms-of-reference", Wants::Record(Kind::Activity), false;
    /// The letter to an expert who is deployed.
    Invitation = "invitation", Wants::Deployment, false;
    /// The days of an activity.
    Agenda = "agenda", Wants::Record(Kind::Activity), false;
    /// The form of the mission report.
    MissionReport = "report", Wants::Record(Kind::Activity), false;
    /// The two pages on an action for everybody.
    FactSheet = "fact-sheet", Wants::Record(Kind::Action), true;
    /// What the programme did for a region, country, theme or partner.
    Profile = "profile", Wants::Topic, true;
    /// The year in figures.
    AnnualReport = "annual-report", Wants::Year, true;
}

impl Paper {
    /// The paper of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.name() == name)
    }
}
