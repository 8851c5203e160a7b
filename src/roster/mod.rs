//! Which experts fit an activity, and why. Reads no files and prints nothing.

mod deployed;
mod need;
mod obstacle;
mod ranking;
mod reasons;
mod tables;
mod words;

pub use need::Need;
pub use obstacle::Obstacle;
pub use ranking::{Candidate, Ranking, rank};
pub use reasons::Found;
pub use tables::{explanation, ranked, ruled_out};
