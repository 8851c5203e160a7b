//! What somebody asks for.

use std::collections::BTreeMap;

use crate::conditions::PrivateRates;
use crate::documents::paper::Paper;
use crate::model::{EdtfDate, Kind, Language};

/// What one paper is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Nothing.
    Nothing,
    /// A record, by its id.
    Record(Kind, String),
    /// An expert in an activity.
    Deployment(Deployment),
    /// A code of a vocabulary: a country, a region or a theme.
    Term(&'static str, String),
    /// A year.
    Year(EdtfDate),
}

/// An expert in an activity, by their ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deployment {
    /// The activity.
    pub activity: String,
    /// The expert.
    pub expert: String,
    /// What the private file of the expert says, if it is asked for.
    pub person: BTreeMap<String, String>,
    /// What only the office may know of the expert's costs, if it is asked for.
    pub rates: Option<PrivateRates>,
}

/// A paper that somebody asks for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The paper.
    pub paper: Paper,
    /// What it is about.
    pub subject: Subject,
    /// The language of the paper.
    pub language: Language,
    /// What is filled in by hand, each field with its value: a field of the record, or one of the form.
    pub given: Vec<(String, String)>,
}
