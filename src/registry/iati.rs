//! `[iati]` of `mieux.toml`: what an export to IATI states that no record does.

use std::collections::BTreeMap;

use crate::model::{Day, Text};

/// The section `[iati]`. What the settings leave out is empty or `None`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IatiSettings {
    /// The organisation that publishes the file.
    pub reporting_org: Option<IatiOrganisation>,
    /// Whether somebody else than the reporting organisation keeps the registry.
    pub is_secondary: bool,
    /// What comes between the organisation and the id in an identifier: `XM-OCHA-585-MIEUX-peru-iii`.
    pub prefix: String,
    /// The currency of amounts that name none, ISO 4217.
    pub currency: Option<String>,
    /// The DAC sector of themes and areas that have no code of their own.
    pub sector: Option<String>,
    /// Targets of the Sustainable Development Goals that every action serves.
    pub tags: Vec<String>,
    /// Codes of FlowType, FinanceType, AidType and TiedStatus for every action.
    pub flow_type: Option<String>,
    /// As `flow_type`.
    pub finance_type: Option<String>,
    /// As `flow_type`.
    pub aid_type: Option<String>,
    /// As `flow_type`.
    pub tied_status: Option<String>,
    /// Policy markers of every action: the marker and its significance.
    pub policy_markers: Vec<(String, String)>,
    /// The statuses of the actions that are published; if empty, those that make an action a project.
    pub statuses: Vec<String>,
    /// The role of partners of which no source says what they did; if empty, they are left out.
    pub unstated_role: String,
    /// Whom readers can ask.
    pub contact: Option<IatiContact>,
    /// Where the vocabularies are published.
    pub vocabulary_uri: String,
    /// The organisations that take part in every action.
    pub organisations: Vec<IatiOrganisation>,
    /// The phases that are activities of their own, by their code.
    pub phases: BTreeMap<String, IatiPhase>,
    /// The file on the organisation itself; `None` if none is written.
    pub organisation: Option<IatiOrganisationFile>,
}

/// An organisation that the settings name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IatiOrganisation {
    /// Its identifier.
    pub reference: String,
    /// A code of OrganisationType.
    pub kind: String,
    /// Codes of OrganisationRole.
    pub roles: Vec<String>,
    /// Its name.
    pub name: Text,
}

/// Whom readers can ask: an organisation, never a person.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IatiContact {
    /// Its name.
    pub organisation: Text,
    /// An address that is no person's.
    pub email: Option<String>,
    /// Its website.
    pub website: Option<String>,
}

/// The money of a phase.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IatiPhase {
    /// The identifier that the funder gives the phase.
    pub funder_activity: Option<String>,
    /// What is planned.
    pub budgets: Vec<IatiBudget>,
    /// What the funder has committed: the day and the amount.
    pub commitments: Vec<(Day, f64)>,
}

/// An amount for a period of a year at most.
#[derive(Debug, Clone, PartialEq)]
pub struct IatiBudget {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The amount.
    pub value: f64,
    /// The day of the amount; that of `from` if none is stated.
    pub date: Day,
    /// A code of BudgetStatus.
    pub status: Option<String>,
}

/// What the file on the organisation states beside its name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IatiOrganisationFile {
    /// The budgets of the organisation.
    pub budgets: Vec<IatiBudget>,
    /// Its documents.
    pub documents: Vec<IatiDocument>,
}

/// A document of the organisation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IatiDocument {
    /// Where it is.
    pub url: String,
    /// Its media type; if empty, that of the end of the address.
    pub format: String,
    /// Its title.
    pub title: Text,
    /// A code of DocumentCategory.
    pub category: String,
}
