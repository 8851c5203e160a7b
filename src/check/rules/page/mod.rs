//! Rules on the pages of a programme: one at a time, beside all records.

pub(super) mod dead_link;
pub(super) mod unknown_figure;
pub(super) mod unsafe_link;
pub(super) mod unsupported_markup;
pub(super) mod untranslated_page;
