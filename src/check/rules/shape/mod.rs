//! Rules on how a file differs from the shape of its kind, one file each.

pub(super) mod duplicate_item;
pub(super) mod empty_value;
pub(super) mod malformed_date;
pub(super) mod malformed_id;
pub(super) mod malformed_value;
pub(super) mod missing_field;
pub(super) mod out_of_range;
pub(super) mod unknown_field;
pub(super) mod value_not_in_list;
pub(super) mod wrong_type;
