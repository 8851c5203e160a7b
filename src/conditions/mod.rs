//! What experts get: per diems from a vocabulary, fees and the like from a private file, and what an activity costs by
//! them. Reads no files and prints nothing.

mod cost;
mod days;
mod private;
mod rates;
mod table;

pub use cost::{Cost, Item, Line, Missing, cost};
pub use private::{FILE, PrivateRates};
pub use table::costs;
