//! Records to figures: which records belong to which group, and what they come to.

pub(crate) mod arrange;
pub(crate) mod behind;
pub(crate) mod claims;
pub(crate) mod compared;
pub(crate) mod ends;
pub(crate) mod figures;
pub(crate) mod groups;
pub(crate) mod measure;
pub(crate) mod membership;
mod origin;
pub(crate) mod period;
pub(crate) mod public;
pub(crate) mod reach;
pub(crate) mod repeats;
pub(crate) mod series;
pub(crate) mod slice;
pub(crate) mod stages;
pub(crate) mod times;
pub(crate) mod value;
