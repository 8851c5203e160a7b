//! Registry and selection to figures. Reads no files, knows no format and prints nothing.
//!
//! A [`Request`] is counted, and becomes a [`Report`] with tables and notes. The rooms are `ask`, `count` and `page`, each of
//! which uses only those before it; `others` makes the tables that divide no figures.

mod ask;
pub(crate) mod count;
mod others;
mod page;

pub use ask::dimension::{Dimension, Over};
pub use ask::every::Every;
pub use ask::figure::{Figure, Nature};
pub use ask::request::{Division, Presentation, Request, Sort};
pub use ask::values_help::values_help;
pub use count::ends::period_ends;
pub use count::figures::{Achievement, Figures};
pub use count::value::Known;
pub use others::changed::changed_figures;
pub use others::claims_table::{claims_report, claims_report_of};
pub use others::completeness::{completeness, completeness_of};
pub use others::countries::list_countries;
pub use others::funnel::funnel;
pub use others::listing::{list_records, list_terms};
pub use others::review::review;
pub use page::definitions::{Definition, definitions, definitions_of};
pub use page::doubtful::notes_on_selection;
pub use page::footnotes::Footnote;
pub use page::headline::Headline;
pub use page::history::{Standing, history, tells_of_persons};
pub use page::report::{Counted, Report, report, report_of, report_on};
