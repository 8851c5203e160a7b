//! `mieux document`: each paper in each language, its blanks, templates of an office, and what hostile texts come to.

mod asked;
mod files;
mod inert;
mod papers;
mod private;
mod reference;
mod stages;
mod templates;
