//! Which actions are published, and why the others are not.

use crate::export::{Dataset, Entry, LeftOut};
use crate::message;
use crate::message::{Message, Value};
use crate::model::{Action, Kind, Term};
use crate::query::status;
use crate::registry::IatiSettings;

/// The actions that are published, and those that are not.
pub(super) fn select<'d>(
    dataset: &'d Dataset<'d>,
    settings: &IatiSettings,
) -> (Vec<&'d Entry<'d, Action>>, Vec<LeftOut>) {
    let (mut published, mut left_out) = (Vec::new(), Vec::new());
    for entry in &dataset.actions {
        let reasons = reasons(dataset, settings, entry.body);
        let reason = match reasons.as_slice() {
            [] => {
                published.push(entry);
                continue;
            }
            [one] => one.clone(),
            several => {
                let reasons = Value::All(several.iter().cloned().map(Value::Message).collect());
                message!("iati.reasons", reasons)
            }
        };
        left_out.push(LeftOut { kind: Kind::Action, id: entry.body.id.to_string(), reason });
    }
    (published, left_out)
}

/// Why an action is not published; nothing if it is.
fn reasons(dataset: &Dataset<'_>, settings: &IatiSettings, action: &Action) -> Vec<Message> {
    let term = status(&dataset.registry.vocabularies, action);
    let of_status = match (&action.status, term) {
        (None, _) => Some(message!("iati.no-status")),
        (Some(status), Some(term)) if !is_published(settings, status, term) => {
            Some(message!("iati.status-not-published", status))
        }
        (Some(status), term) => {
            let has_code = term.is_some_and(|term| term.iati.is_some());
            (!has_code).then(|| message!("iati.status-without-code", status))
        }
    };
    let of_start = action.start.is_none().then(|| message!("iati.no-start"));
    let is_nowhere = action.countries.is_empty() && action.regions.is_empty();
    let of_place = is_nowhere.then(|| message!("iati.no-place"));
    of_status.into_iter().chain(of_start).chain(of_place).collect()
}

fn is_published(settings: &IatiSettings, status: &str, term: &Term) -> bool {
    match settings.statuses.as_slice() {
        [] => term.counts,
        statuses => statuses.iter().any(|published| published == status),
    }
}
