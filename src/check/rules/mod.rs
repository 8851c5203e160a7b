//! The rules, one file each; the name of the file is the id.

mod duplicate_id;
mod duplicate_item;
mod duplicate_key;
mod empty_value;
mod end_before_start;
mod id_differs_from_file_name;
mod malformed_date;
mod malformed_id;
mod malformed_value;
mod missing_field;
mod missing_source;
mod out_of_range;
mod unknown_code;
mod unknown_field;
mod unknown_reference;
mod unsupported_yaml;
mod value_not_in_list;
mod wrong_type;
mod yaml_syntax;

use super::Rule;

/// Every rule, sorted by id.
pub static RULES: &[&Rule] = &[
    &duplicate_id::RULE,
    &duplicate_item::RULE,
    &duplicate_key::RULE,
    &empty_value::RULE,
    &end_before_start::RULE,
    &id_differs_from_file_name::RULE,
    &malformed_date::RULE,
    &malformed_id::RULE,
    &malformed_value::RULE,
    &missing_field::RULE,
    &missing_source::RULE,
    &out_of_range::RULE,
    &unknown_code::RULE,
    &unknown_field::RULE,
    &unknown_reference::RULE,
    &unsupported_yaml::RULE,
    &value_not_in_list::RULE,
    &wrong_type::RULE,
    &yaml_syntax::RULE,
];
