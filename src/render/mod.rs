//! Findings and tables to bytes: one function a format, each to any writer.

mod access;
mod calendar;
mod chart;
mod comparison;
mod definitions;
mod diff;
mod document;
mod explanation;
mod findings;
mod french;
mod import;
mod json_output;
pub mod map;
mod markdown;
mod markdown_text;
mod message_json;
mod page;
mod page_html;
mod position;
mod record;
mod screen;
mod table;
mod text_width;
mod visible;

pub use access::{Access, write as write_access};
pub use calendar::{write_ics, write_weeks};
pub(crate) use chart::{SLIM, STYLE as CHART_STYLE, WIDE, chart};
pub use comparison::{
    Logged, changes_table, counts_table, headline, last_changes_table, log_table, write_comparison,
    write_comparison_json, write_comparison_markdown, write_log,
};
pub use definitions::definitions_as_markdown;
pub use diff::write as write_diff;
pub use explanation::{Explanation, write as write_explanation};
pub use findings::{
    FindingReport, Format as FindingFormat, Summary, write as write_findings, write_step_summary,
};
pub(crate) use french::{with_french_spaces, with_spaces as french_spaces};
pub use import::{Format as ImportFormat, Stage as ImportStage, write as write_import};
pub use json_output::JsonOutput;
pub use markdown::write as write_markdown;
pub(crate) use markdown_text::escaped;
pub use page::stem_of;
pub(crate) use page::{page, page_of};
pub use page_html::{Addresses, page_html};
pub use position::{Lines, Position};
pub use record::{Anchors, write_record, write_record_html, write_record_json, write_view};
pub(crate) use record::{ValueLinks, Values};
pub use screen::Screen;
pub(crate) use screen::{TEXT_WIDTH, words_only};
pub(crate) use table::grid;
pub use table::{
    BYTE_ORDER_MARK, Format as TableFormat, formulas, too_long, write_report, write_report_bars,
    write_table,
};
pub(crate) use visible::masked;
pub use visible::visible;
