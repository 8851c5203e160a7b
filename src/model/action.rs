//! An action: a project of the programme.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Deserialize;
use smol_str::SmolStr;

use super::{Budget, EdtfDate, Identifier, Source, Text};

/// A project: requested by partner institutions, made of activities.
///
/// Holds what lists, reports and rules ask for; the whole record is in its file's tree.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct Action {
    /// The id, which is the file name.
    pub id: SmolStr,
    /// Ids that it had before.
    #[serde(default)]
    pub former_ids: Vec<SmolStr>,
    /// What lists of others call it.
    #[serde(default)]
    pub identifiers: Vec<Identifier>,
    /// The title.
    #[serde(default)]
    pub title: Text,
    /// A code of `statuses`; `None` where no source says.
    pub status: Option<SmolStr>,
    /// A code of `phases`.
    pub phase: Option<SmolStr>,
    /// Beneficiary countries.
    #[serde(default)]
    pub countries: Vec<SmolStr>,
    /// Operational regions that cannot be derived from the countries.
    #[serde(default)]
    pub regions: Vec<SmolStr>,
    /// Countries that took part and are not beneficiaries.
    #[serde(default)]
    pub participating_countries: Vec<SmolStr>,
    /// Codes of `themes`.
    #[serde(default)]
    pub themes: Vec<SmolStr>,
    /// Codes of `areas`.
    #[serde(default)]
    pub areas: Vec<SmolStr>,
    /// Codes of `principles` that a source shows at work.
    #[serde(default)]
    pub principles: Vec<SmolStr>,
    /// Institutions with their roles.
    #[serde(default)]
    pub partners: Vec<PartnerRole>,
    /// Experts named for the action as a whole.
    #[serde(default)]
    pub experts: Vec<ActionExpert>,
    /// How it was asked for.
    pub request: Option<ActionRequest>,
    /// The document into which the request was translated.
    pub fiche: Option<Fiche>,
    /// What the steering body decided.
    pub approval: Option<Approval>,
    /// When it started.
    pub start: Option<EdtfDate>,
    /// When it ended.
    pub end: Option<EdtfDate>,
    /// The money of the action.
    #[serde(default)]
    pub budgets: Vec<Budget>,
    /// What it was to achieve.
    #[serde(default)]
    pub objective: Text,
    /// What came out.
    #[serde(default)]
    pub results: Vec<ActionResult>,
    /// Numbers of good practices, 1 to 10.
    #[serde(default)]
    pub good_practices: Vec<i64>,
    /// Earlier actions that it continues.
    #[serde(default)]
    pub follows: Vec<SmolStr>,
    /// The story of the action.
    pub fact_sheet: Option<FactSheet>,
    /// Where the facts come from.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// What no field holds.
    #[serde(default)]
    pub notes: Text,
}

/// An institution and what it did.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct PartnerRole {
    /// The id of a partner.
    pub partner: SmolStr,
    /// A code of `roles`.
    pub role: Option<SmolStr>,
}

/// An expert of an action.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct ActionExpert {
    /// The id of an expert.
    pub expert: SmolStr,
}

/// How an action was asked for.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct ActionRequest {
    /// When the request arrived.
    pub received: Option<EdtfDate>,
    /// When it was answered.
    pub answered: Option<EdtfDate>,
}

/// The action fiche.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct Fiche {
    /// The date of the fiche.
    pub date: Option<EdtfDate>,
}

/// The decision of the steering body.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct Approval {
    /// What was decided; `None` where no source says.
    pub decision: Option<Decision>,
    /// When it was decided.
    pub date: Option<EdtfDate>,
}

/// What the steering body can decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BorshDeserialize, BorshSerialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// The action may begin.
    Approved,
    /// The request is turned down.
    Rejected,
    /// The decision is put off.
    Deferred,
}

impl Decision {
    /// The word that records write.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Deferred => "deferred",
        }
    }
}

/// A result: a law, a plan, a manual.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct ActionResult {
    /// A code of `output-kinds`.
    pub kind: SmolStr,
    /// `output`, `outcome` or `impact`; `None` where no source says.
    pub level: Option<SmolStr>,
    /// The title.
    #[serde(default)]
    pub title: Text,
    /// When it was finished or presented.
    pub date: Option<EdtfDate>,
    /// Whether it was adopted; `None` where no source says.
    pub adopted: Option<Adoption>,
    /// The number of the law, decree or decision.
    pub reference: Option<SmolStr>,
}

/// Whether a result was adopted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BorshDeserialize, BorshSerialize, Deserialize)]
#[serde(untagged)]
pub enum Adoption {
    /// On this date.
    On(EdtfDate),
    /// On a day that no source gives, or not at all.
    Said(bool),
}

impl Adoption {
    /// Whether it was adopted at all.
    #[must_use]
    pub(crate) fn is_adopted(self) -> bool {
        self != Self::Said(false)
    }

    /// When it was adopted.
    #[must_use]
    pub fn date(self) -> Option<EdtfDate> {
        match self {
            Self::On(date) => Some(date),
            Self::Said(_) => None,
        }
    }
}

/// The story of an action.
#[derive(Debug, Clone, Default, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct FactSheet {
    /// The headline.
    #[serde(default)]
    pub slogan: Text,
    /// The action in a sentence or two.
    #[serde(default)]
    pub summary: Text,
    /// Why it was asked for.
    #[serde(default)]
    pub context: Text,
    /// How it was built and adjusted.
    #[serde(default)]
    pub design: Text,
    /// Practices that others can learn from.
    #[serde(default)]
    pub practices: Vec<Practice>,
    /// What changed.
    #[serde(default)]
    pub impact: Vec<Text>,
    /// What the programme learned.
    #[serde(default)]
    pub lessons: Vec<Text>,
    /// Sources and legal references.
    #[serde(default)]
    pub footnotes: Vec<Text>,
}

/// One practice of a fact sheet.
#[derive(Debug, Clone, PartialEq, BorshDeserialize, BorshSerialize, Deserialize)]
pub struct Practice {
    /// In a few words.
    #[serde(default)]
    pub title: Text,
    /// What was done.
    #[serde(default)]
    pub text: Text,
}
