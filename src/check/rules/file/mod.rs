//! Rules on one file beside the vocabularies, one file each.

pub(super) mod approval_after_start;
pub(super) mod completed_without_end;
pub(super) mod consent_missing;
pub(super) mod country_outside_eligible_regions;
pub(super) mod duplicate_code;
pub(super) mod end_before_start;
pub(super) mod label_as_code;
pub(super) mod missing_source;
pub(super) mod missing_translation;
pub(super) mod participants_do_not_add_up;
pub(super) mod personal_data_in_record;
pub(super) mod region_not_of_country;
pub(super) mod retention_expired;
pub(super) mod retention_review_due;
pub(super) mod status_against_decision;
pub(super) mod status_missing;
pub(super) mod status_without_approval;
pub(super) mod unknown_code;
pub(super) mod unknown_supported_field;
pub(super) mod unstable_sources;
