//! Codes that are not on their list.

use super::problem::{Problem, problem};
use crate::codelists::is_on_list;
use crate::export::iati::xml::Element;
use crate::message;

/// What the problems are named after.
const RULE: &str = "codelist";

/// The list of an attribute, by its element; only in the vocabulary of the element that is named, if one is.
const LISTS: [(&str, &str, Option<&str>, &str); 22] = [
    ("iati-activity", "default-currency", None, "Currency"),
    ("reporting-org", "type", None, "OrganisationType"),
    ("participating-org", "type", None, "OrganisationType"),
    ("participating-org", "role", None, "OrganisationRole"),
    ("participating-org", "crs-channel-code", None, "CRSChannelCode"),
    ("provider-org", "type", None, "OrganisationType"),
    ("activity-status", "code", None, "ActivityStatus"),
    ("recipient-country", "code", None, "Country"),
    ("recipient-region", "code", Some("1"), "Region"),
    ("administrative", "code", Some("A4"), "Country"),
    ("sector", "code", Some("1"), "Sector"),
    ("tag", "code", Some("3"), "UNSDG-Targets"),
    ("policy-marker", "code", Some("1"), "PolicyMarker"),
    ("policy-marker", "significance", None, "PolicySignificance"),
    ("default-flow-type", "code", None, "FlowType"),
    ("default-finance-type", "code", None, "FinanceType"),
    ("default-aid-type", "code", Some("1"), "AidType"),
    ("default-tied-status", "code", None, "TiedStatus"),
    ("budget", "status", None, "BudgetStatus"),
    ("value", "currency", None, "Currency"),
    ("total-budget", "status", None, "BudgetStatus"),
    ("category", "code", None, "DocumentCategory"),
];

/// Codes in an element and below it that are not on their list, each once.
pub(super) fn problems(element: &Element) -> Vec<Problem> {
    let mut problems = Vec::new();
    add(element, &mut problems);
    problems
}

fn add(element: &Element, problems: &mut Vec<Problem>) {
    for (name, attribute, vocabulary, list) in LISTS {
        let is_meant = || vocabulary.is_none_or(|own| element.attribute("vocabulary") == Some(own));
        if element.name != name || !is_meant() {
            continue;
        }
        let code = element.attribute(attribute).filter(|code| !is_on_list(list, code));
        if let Some(code) = code {
            let found = problem(RULE, message!("iati.wrong.code", code, element = name, list));
            if !problems.contains(&found) {
                problems.push(found);
            }
        }
    }
    element.children.iter().for_each(|child| add(child, problems));
}
