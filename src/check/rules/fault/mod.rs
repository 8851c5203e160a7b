//! Rules on what the reader could not accept in a text, one file each.

pub(super) mod duplicate_key;
pub(super) mod file_too_large;
pub(super) mod invalid_setting;
pub(super) mod large_file_pointer;
pub(super) mod malformed_private_file;
pub(super) mod merge_conflict;
pub(super) mod not_utf8;
pub(super) mod private_not_ignored;
pub(super) mod private_open_to_others;
pub(super) mod private_without_expert;
pub(super) mod stray_file;
pub(super) mod stray_record;
pub(super) mod unreadable_file;
pub(super) mod unsupported_yaml;
pub(super) mod yaml_syntax;
