//! A registry in memory: its files, what each of them says, and an index over it.
//!
//! Every file is read once, and a bad file never keeps the others out. What is wrong with a file is
//! kept with it for the rules.

mod at_rest;
mod blocks;
mod body;
mod config;
mod countries;
mod facts;
mod file;
mod iati;
mod iati_settings;
mod index;
mod late;
mod listing;
mod lists;
mod match_settings;
mod names;
mod open;
mod part;
mod records;
mod resting;
mod setting_table;
mod settings;
mod site_settings;
mod source;
mod update;

pub(crate) use at_rest::{AtRest, can_rest};
pub use body::{AnyRecord, Body};
pub use config::{Config, ExportSettings, Level, SavedReport, Setting};
pub use facts::{Detail, DoubtfulCode, FileFacts, KeptFile, Link, ReadFile};
pub use file::{FileId, Reading, SourceFile};
pub use iati::{
    IatiBudget, IatiContact, IatiDocument, IatiOrganisation, IatiOrganisationFile, IatiPhase,
    IatiSettings,
};
pub use late::LateFiles;
pub(crate) use listing::kind_of;
pub use listing::{is_shared_by_records, kind_of_path};
pub use match_settings::{MatchReason, MatchSettings};
pub use names::no_record;
pub(crate) use names::{Lookup, Names};
pub(crate) use open::{AT_ONCE, open_listed_registry};
pub use open::{
    OpenError, Queue, check_settings, language_of, load_records, load_registry, load_schemas,
    load_vocabularies, open_registry, open_right_registry, read_registry, registry_of_texts,
};
pub use part::read_part;
pub use records::Registry;
pub use resting::{Held, Record};
pub use settings::SettingFault;
pub use site_settings::SiteSettings;
pub use source::Source;
