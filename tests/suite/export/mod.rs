//! `mieux export`: what each format holds, what stays inside, and where it is written.

mod iati;
mod jsonl;
mod made;
mod place;
mod privacy;
mod round_trip;
