//! What a site is asked to be, and what becomes of it.

use crate::export::{ExportFile, Stamp};
use crate::message::Message;
use crate::model::Language;
use crate::query::Selection;

/// What a site is asked to be.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The languages of its pages, the first of which is that of data to download.
    pub languages: Vec<Language>,
    /// Where it will be found, such as `https://example.org/programme`; relative links need no such address.
    pub base_url: Option<String>,
    /// Which records it shows.
    pub selection: Selection,
    /// The options that chose them, as a person would type them; empty if everything is meant.
    pub selected_by: String,
    /// Whether actions are shown whose status does not count, such as requests.
    pub has_drafts: bool,
    /// Which state of the registry it is of.
    pub stamp: Stamp,
}

/// A site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// Its files, the last of which says of which files it consists.
    pub files: Vec<ExportFile>,
    /// How many pages it has in all languages.
    pub pages: usize,
    /// What to know about its data.
    pub notes: Vec<Message>,
}
