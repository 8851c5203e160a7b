//! The rules, one file each; the name of the file is the id.

mod activity_named_after_another_action;
mod activity_outside_action;
mod approval_after_start;
mod circular_follows;
mod civil_society_alone;
mod claim_differs;
mod completed_without_end;
mod completed_without_result;
mod consent_missing;
mod consent_withdrawn;
mod country_outside_eligible_regions;
mod deployed_while_unavailable;
mod duplicate_code;
mod duplicate_id;
mod duplicate_item;
mod duplicate_key;
mod empty_value;
mod end_before_start;
mod expert_double_booked;
mod expert_without_deployment;
mod file_too_large;
mod follows_later_action;
mod id_differs_from_file_name;
mod implementation_without_partner;
mod label_as_code;
mod malformed_date;
mod malformed_id;
mod malformed_value;
mod missing_field;
mod missing_source;
mod missing_translation;
mod not_utf8;
mod out_of_range;
mod participants_do_not_add_up;
mod partner_in_own_parents;
mod personal_data_in_record;
mod possible_duplicate;
mod region_not_of_country;
mod rejected_with_activities;
mod retention_expired;
mod retention_review_due;
mod status_against_decision;
mod status_missing;
mod status_without_approval;
mod stray_file;
mod unknown_code;
mod unknown_field;
mod unknown_reference;
mod unknown_supported_field;
mod unreadable_file;
mod unstable_sources;
mod unsupported_yaml;
mod unused_exception;
mod unused_partner;
mod value_not_in_list;
mod wrong_type;
mod yaml_syntax;

use super::{Context, Rule};
use crate::model::{Action, FileId, FileKind, Kind, Vocabulary};
use crate::yaml::{Route, Value};
pub(super) use unused_exception::unused;

/// Every rule, sorted by id.
pub static RULES: &[&Rule] = &[
    &activity_named_after_another_action::RULE,
    &activity_outside_action::RULE,
    &approval_after_start::RULE,
    &circular_follows::RULE,
    &civil_society_alone::RULE,
    &claim_differs::RULE,
    &completed_without_end::RULE,
    &completed_without_result::RULE,
    &consent_missing::RULE,
    &consent_withdrawn::RULE,
    &country_outside_eligible_regions::RULE,
    &deployed_while_unavailable::RULE,
    &duplicate_code::RULE,
    &duplicate_id::RULE,
    &duplicate_item::RULE,
    &duplicate_key::RULE,
    &empty_value::RULE,
    &end_before_start::RULE,
    &expert_double_booked::RULE,
    &expert_without_deployment::RULE,
    &file_too_large::RULE,
    &follows_later_action::RULE,
    &id_differs_from_file_name::RULE,
    &implementation_without_partner::RULE,
    &label_as_code::RULE,
    &malformed_date::RULE,
    &malformed_id::RULE,
    &malformed_value::RULE,
    &missing_field::RULE,
    &missing_source::RULE,
    &missing_translation::RULE,
    &not_utf8::RULE,
    &out_of_range::RULE,
    &participants_do_not_add_up::RULE,
    &partner_in_own_parents::RULE,
    &personal_data_in_record::RULE,
    &possible_duplicate::RULE,
    &region_not_of_country::RULE,
    &rejected_with_activities::RULE,
    &retention_expired::RULE,
    &retention_review_due::RULE,
    &status_against_decision::RULE,
    &status_missing::RULE,
    &status_without_approval::RULE,
    &stray_file::RULE,
    &unknown_code::RULE,
    &unknown_field::RULE,
    &unknown_reference::RULE,
    &unknown_supported_field::RULE,
    &unreadable_file::RULE,
    &unstable_sources::RULE,
    &unsupported_yaml::RULE,
    &unused_exception::RULE,
    &unused_partner::RULE,
    &value_not_in_list::RULE,
    &wrong_type::RULE,
    &yaml_syntax::RULE,
];

/// The longest value that a message repeats whole.
const LONGEST: usize = 60;

/// What to write where a date belongs.
const DATES: &str = "write a year, a month or a day: `2017`, `2017-05` or `\"2017-05-12\"`";

/// A value as its author typed it, without quotes unless nothing stands in them; cut where it is
/// long, empty for a collection.
fn typed(context: &Context<'_>, file: FileId, route: &Route) -> String {
    let source = context.registry.file(file);
    let node = source.root.as_ref().and_then(|root| route.find(root));
    let text = node.map_or("", |node| match &node.value {
        Value::String(text) if text.is_empty() => "\"\"",
        Value::String(text) => text,
        Value::List(_) | Value::Map(_) => "",
        _ => &source.text[node.span.clone()],
    });
    short(text)
}

/// A text from a file for a message; cut where it is long.
fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// What to write in the place of a value: its line, or in a list the item alone.
fn line(route: &Route, text: &str) -> String {
    match route.last_key() {
        Some(field) if !is_item(route) => format!("`{field}: {text}`"),
        _ => format!("`{text}`"),
    }
}

/// The English label of a code in brackets, where it says more than the code.
fn label(vocabulary: &Vocabulary, code: &str) -> String {
    match vocabulary.label(code, "en") {
        label if label == code => String::new(),
        label => format!(" ({label})"),
    }
}

/// A value in words: the file as a whole, an item of a list, or a field.
fn part(kind: FileKind, route: &Route) -> String {
    match (route.last_key(), kind) {
        (None, FileKind::Claims) => "the file".to_owned(),
        (None, kind) => format!("the {}", kind.name()),
        (Some(field), _) if is_item(route) => format!("an item of `{field}`"),
        (Some(field), _) => format!("`{field}`"),
    }
}

fn is_item(route: &Route) -> bool {
    route.to_string().ends_with(']')
}

/// The status of an action that has begun, which makes it a project.
fn begun<'r>(context: &Context<'_>, action: &'r Action) -> Option<&'r str> {
    action.status.as_deref().filter(|_| context.links.counts(action))
}

/// The status of an action that the public pages call completed.
fn completed<'r>(context: &Context<'_>, action: &'r Action) -> Option<&'r str> {
    let is_completed = context.links.public_status(action) == Some("completed");
    action.status.as_deref().filter(|_| is_completed)
}

/// Whether a text has the form of an id; the schema has the same as a pattern.
fn is_id(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.len() <= 80
        && text.split('-').all(|group| !group.is_empty() && group.bytes().all(is_letter))
}

/// Whether the record or vocabulary of such a file may have this id.
fn is_id_of(kind: FileKind, text: &str) -> bool {
    let is_number = |digits: &str| digits.len() >= 4 && digits.bytes().all(|b| b.is_ascii_digit());
    match kind {
        FileKind::Record(Kind::Expert) => {
            is_id(text) && text.strip_prefix("exp-").is_some_and(is_number)
        }
        _ => is_id(text),
    }
}

/// Whether no other record names this one; what has no proper id cannot be named.
fn is_unnamed(context: &Context<'_>, kind: Kind, id: &str) -> bool {
    is_id_of(FileKind::Record(kind), id) && context.is_unnamed(kind, id)
}

/// A kind of file, with its article.
fn an(kind: FileKind) -> String {
    match kind.name() {
        "claims" => "claims".to_owned(),
        name if name.starts_with(['a', 'e']) => format!("an {name}"),
        name => format!("a {name}"),
    }
}
