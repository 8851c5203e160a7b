//! `mieux export`: what each format holds, what stays inside, and where it is written.

mod jsonl;
mod place;
mod privacy;
