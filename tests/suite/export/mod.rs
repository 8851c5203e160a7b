//! `mieux export`: what each format holds, what stays inside, and where it is written.

mod iati;
mod jsonl;
mod place;
mod privacy;
