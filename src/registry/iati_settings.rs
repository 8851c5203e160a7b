//! `[iati]` of `mieux.toml` to settings, with all that is wrong with them.

use super::iati::{
    IatiBudget, IatiContact, IatiDocument, IatiOrganisation, IatiOrganisationFile, IatiPhase,
    IatiSettings,
};
use super::setting_table::{Faults, Table, Value};
use crate::message;
use crate::model::Day;
use crate::yaml::Fault;

/// The settings that there are.
const KNOWN: [&str; 18] = [
    "reporting_org",
    "secondary_reporter",
    "prefix",
    "currency",
    "sector",
    "tags",
    "flow_type",
    "finance_type",
    "aid_type",
    "tied_status",
    "policy_markers",
    "statuses",
    "unstated_role",
    "contact",
    "vocabulary_uri",
    "organisations",
    "phases",
    "organisation",
];

/// Reads the section. What cannot be read is as in a section without it.
pub(super) fn read(value: &Value<'_>) -> (Option<IatiSettings>, Vec<Fault>) {
    let faults = Faults::default();
    let settings = Table::of("iati", value, &faults).map(|table| section(&table));
    (settings, faults.into_inner())
}

fn section(table: &Table<'_, '_>) -> IatiSettings {
    table.only(&KNOWN);
    IatiSettings {
        reporting_org: table.table("reporting_org").map(|one| {
            one.only(&["ref", "type", "name"]);
            organisation(&one)
        }),
        is_secondary: table.flag("secondary_reporter"),
        prefix: table.text_that("prefix", is_part_of_identifier, message!("setting.help-prefix")),
        currency: table.code("currency", "Currency"),
        sector: table.code("sector", "Sector"),
        tags: table.codes("tags", "UNSDG-Targets"),
        flow_type: table.code("flow_type", "FlowType"),
        finance_type: table.code("finance_type", "FinanceType"),
        aid_type: table.code("aid_type", "AidType"),
        tied_status: table.code("tied_status", "TiedStatus"),
        policy_markers: table.tables("policy_markers").iter().map(policy_marker).collect(),
        statuses: table.texts("statuses"),
        unstated_role: table.code_or_none("unstated_role", "OrganisationRole"),
        contact: table.table("contact").as_ref().map(contact),
        vocabulary_uri: table.text_that(
            "vocabulary_uri",
            |uri| uri.is_empty() || is_address(uri),
            message!("setting.help-address"),
        ),
        organisations: table
            .tables("organisations")
            .iter()
            .map(|one| {
                one.only(&["ref", "type", "roles", "name"]);
                one.requires(&["roles"]);
                organisation(one)
            })
            .collect(),
        phases: table
            .table("phases")
            .iter()
            .flat_map(Table::each_table)
            .map(|(code, one)| (code.to_owned(), phase(&one)))
            .collect(),
        organisation: table.table("organisation").as_ref().map(organisation_file),
    }
}

fn organisation(table: &Table<'_, '_>) -> IatiOrganisation {
    table.requires(&["ref", "type", "name"]);
    IatiOrganisation {
        reference: table.text_that("ref", is_identifier, message!("setting.help-organisation")),
        kind: table.code("type", "OrganisationType").unwrap_or_default(),
        roles: table.codes("roles", "OrganisationRole"),
        name: table.words("name"),
    }
}

fn policy_marker(table: &Table<'_, '_>) -> (String, String) {
    table.only(&["code", "significance"]);
    table.requires(&["code", "significance"]);
    let code = |key, list| table.code(key, list).unwrap_or_default();
    (code("code", "PolicyMarker"), code("significance", "PolicySignificance"))
}

fn contact(table: &Table<'_, '_>) -> IatiContact {
    table.only(&["organisation", "email", "website"]);
    table.requires(&["organisation"]);
    IatiContact {
        organisation: table.words("organisation"),
        email: table.optional_text("email"),
        website: table.optional_text("website"),
    }
}

fn phase(table: &Table<'_, '_>) -> IatiPhase {
    table.only(&["funder_activity", "budgets", "commitments"]);
    IatiPhase {
        funder_activity: Some(table.text_that(
            "funder_activity",
            |text| text.trim() == text,
            message!("setting.help-trimmed"),
        ))
        .filter(|text| !text.is_empty()),
        budgets: budgets(table),
        commitments: table.tables("commitments").iter().filter_map(commitment).collect(),
    }
}

fn commitment(table: &Table<'_, '_>) -> Option<(Day, f64)> {
    table.only(&["date", "value"]);
    table.requires(&["date", "value"]);
    Some((table.day("date")?, table.amount("value")))
}

fn budgets(table: &Table<'_, '_>) -> Vec<IatiBudget> {
    table.tables("budgets").iter().filter_map(budget).collect()
}

fn budget(table: &Table<'_, '_>) -> Option<IatiBudget> {
    table.only(&["from", "to", "value", "date", "status"]);
    table.requires(&["from", "to", "value"]);
    let (from, to) = (table.day("from"), table.day("to"));
    let (value, status) = (table.amount("value"), table.code("status", "BudgetStatus"));
    let date = table.day("date");
    let (from, to) = (from?, to?);
    if to < from {
        let help = message!("setting.help-period-backwards");
        table.wrong(
            message!("setting.period-backwards", from = from.to_string(), to = to.to_string()),
            help,
        );
    } else if from.last_of_year().is_some_and(|last| last < to) {
        table.wrong(message!("setting.period-long"), message!("setting.help-period-long"));
    }
    Some(IatiBudget { from, to, value, date: date.unwrap_or(from), status })
}

fn organisation_file(table: &Table<'_, '_>) -> IatiOrganisationFile {
    table.only(&["budgets", "documents"]);
    let documents = table.tables("documents");
    IatiOrganisationFile {
        budgets: budgets(table),
        documents: documents.iter().map(document).collect(),
    }
}

fn document(table: &Table<'_, '_>) -> IatiDocument {
    table.only(&["url", "format", "title", "category"]);
    table.requires(&["url", "title", "category"]);
    IatiDocument {
        url: table.text_that("url", is_address, message!("setting.help-address")),
        format: table.text("format"),
        title: table.words("title"),
        category: table.code("category", "DocumentCategory").unwrap_or_default(),
    }
}

/// Whether a text is a proper part of an identifier of IATI.
fn is_part_of_identifier(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

fn is_identifier(text: &str) -> bool {
    !text.is_empty() && is_part_of_identifier(text)
}

fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty()) && !text.contains(char::is_whitespace)
}
