//! The rules, one file each, in a folder by what they look at; the name of the file is the id.

mod fault;
mod file;
mod page;
mod registry;
mod shape;

pub(super) use registry::unused_exception::RULE as UNUSED_EXCEPTION;

use super::rule::Rule;
use crate::suggest::nearest_name;

/// The rule of this id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.binary_search_by_key(&id, |rule| rule.id).ok().map(|at| RULES[at])
}

/// The id of the rule that a misspelt one most likely means.
#[must_use]
pub fn similar_rule(id: &str) -> Option<&'static str> {
    nearest_name(id, RULES.iter().map(|rule| rule.id))
}

/// Every rule, sorted by id.
pub static RULES: &[&Rule] = &[
    &registry::activity_named_after_another_action::RULE,
    &registry::activity_outside_action::RULE,
    &file::approval_after_start::RULE,
    &file::beneficiary_also_participating::RULE,
    &registry::circular_follows::RULE,
    &registry::civil_society_alone::RULE,
    &registry::claim_differs::RULE,
    &file::completed_without_end::RULE,
    &registry::completed_without_result::RULE,
    &file::consent_missing::RULE,
    &registry::consent_withdrawn::RULE,
    &file::country_outside_eligible_regions::RULE,
    &page::dead_link::RULE,
    &registry::deployed_while_unavailable::RULE,
    &file::duplicate_code::RULE,
    &registry::duplicate_id::RULE,
    &shape::duplicate_item::RULE,
    &fault::duplicate_key::RULE,
    &shape::empty_value::RULE,
    &file::end_before_start::RULE,
    &registry::expert_double_booked::RULE,
    &file::expert_named_twice::RULE,
    &registry::expert_without_deployment::RULE,
    &fault::file_too_large::RULE,
    &registry::follows_later_action::RULE,
    &registry::id_differs_from_file_name::RULE,
    &file::implausible_date::RULE,
    &registry::implementation_without_partner::RULE,
    &registry::invalid_extension::RULE,
    &fault::invalid_setting::RULE,
    &file::label_as_code::RULE,
    &fault::large_file_pointer::RULE,
    &shape::malformed_date::RULE,
    &shape::malformed_id::RULE,
    &fault::malformed_private_file::RULE,
    &shape::malformed_value::RULE,
    &fault::merge_conflict::RULE,
    &file::misleading_letter::RULE,
    &shape::missing_field::RULE,
    &file::missing_source::RULE,
    &file::missing_translation::RULE,
    &fault::not_utf8::RULE,
    &file::ongoing_after_end::RULE,
    &shape::out_of_range::RULE,
    &file::participants_do_not_add_up::RULE,
    &file::partner_country_against_id::RULE,
    &registry::partner_in_own_parents::RULE,
    &file::personal_data_in_record::RULE,
    &file::phase_against_start::RULE,
    &registry::possible_duplicate::RULE,
    &fault::private_not_ignored::RULE,
    &fault::private_open_to_others::RULE,
    &fault::private_without_expert::RULE,
    &file::read_otherwise::RULE,
    &file::refused_by_others::RULE,
    &file::region_not_of_country::RULE,
    &registry::rejected_with_activities::RULE,
    &file::retention_expired::RULE,
    &file::retention_review_due::RULE,
    &registry::shared_former_id::RULE,
    &registry::shared_identifier::RULE,
    &file::status_against_decision::RULE,
    &file::status_missing::RULE,
    &file::status_without_approval::RULE,
    &fault::stray_file::RULE,
    &fault::stray_record::RULE,
    &file::text_cut_off::RULE,
    &file::unknown_code::RULE,
    &shape::unknown_field::RULE,
    &page::unknown_figure::RULE,
    &file::unknown_language::RULE,
    &registry::unknown_reference::RULE,
    &file::unknown_supported_field::RULE,
    &file::unknown_translated_text::RULE,
    &fault::unreadable_file::RULE,
    &page::unsafe_link::RULE,
    &file::unstable_sources::RULE,
    &page::unsupported_markup::RULE,
    &fault::unsupported_yaml::RULE,
    &page::untranslated_page::RULE,
    &registry::unused_exception::RULE,
    &registry::unused_partner::RULE,
    &shape::value_not_in_list::RULE,
    &shape::wrong_type::RULE,
    &fault::yaml_syntax::RULE,
];
