//! What an import would do: the plan, the registry as it would be, and the rows that are refused.

mod earlier;
pub(crate) mod plan;
mod record;
pub(crate) mod rejects;
pub(crate) mod result;
mod review;
