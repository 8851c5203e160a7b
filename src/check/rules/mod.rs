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
mod private_not_ignored;
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

use super::Rule;
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
    &private_not_ignored::RULE,
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
