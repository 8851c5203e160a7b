//! Where something is in a file: short ways to say it.

use crate::finding::{Place, Spot};
use crate::registry::FileId;
use crate::yaml::Route;

/// The value that a route leads to.
pub(crate) fn value(file: FileId, route: &Route) -> Place {
    Place { file, spot: Spot::Value(route.clone()) }
}

/// The value of a field at the top of a record.
pub(crate) fn field(file: FileId, name: &str) -> Place {
    value(file, &Route::default().key(name))
}

/// The key that a route ends in.
pub(crate) fn key(file: FileId, route: Route) -> Place {
    Place { file, spot: Spot::Key(route) }
}
