//! A calendar in other forms than a table.

mod ics;
mod weeks;

pub use ics::write_ics;
pub use weeks::write_weeks;
