//! `mieux export`: what each format holds, what stays inside, and where it is written.

#[cfg(feature = "sqlite")]
mod database;
mod edited;
mod iati;
mod jsonl;
mod made;
#[cfg(feature = "parquet")]
mod parquet;
mod place;
mod privacy;
mod round_trip;
mod skos;
mod tables;
