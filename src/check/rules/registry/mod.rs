//! Rules on one file beside the records that it is linked with, one file each.

pub(super) mod activity_named_after_another_action;
pub(super) mod activity_outside_action;
pub(super) mod circular_follows;
pub(super) mod civil_society_alone;
pub(super) mod claim_differs;
pub(super) mod completed_without_result;
pub(super) mod consent_withdrawn;
pub(super) mod deployed_while_unavailable;
pub(super) mod duplicate_id;
pub(super) mod expert_double_booked;
pub(super) mod expert_without_deployment;
pub(super) mod follows_later_action;
pub(super) mod id_differs_from_file_name;
pub(super) mod implementation_without_partner;
pub(super) mod invalid_extension;
pub(super) mod partner_in_own_parents;
pub(super) mod possible_duplicate;
pub(super) mod rejected_with_activities;
pub(super) mod shared_former_id;
pub(super) mod shared_identifier;
pub(super) mod unknown_reference;
pub(super) mod unused_exception;
pub(super) mod unused_partner;
