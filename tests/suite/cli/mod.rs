//! The commands as a user runs them: what they print, and how they exit.

#[cfg(unix)]
mod action;
mod agenda;
mod applications;
#[cfg(unix)]
mod change;
mod ci_formats;
mod clones;
mod completions;
mod conditions;
#[cfg(unix)]
mod dialogue;
mod diff;
#[cfg(unix)]
mod edit;
#[cfg(unix)]
mod erasure;
mod expert;
mod explain;
mod fields;
mod findings;
mod fmt;
#[cfg(unix)]
mod git;
#[cfg(unix)]
mod git_install;
mod globals;
mod help;
mod iati_settings;
mod import;
mod init;
mod json_output;
mod language;
mod list;
mod log;
mod logs;
mod matching;
#[cfg(unix)]
mod merge;
mod new;
mod options;
mod output;
#[cfg(unix)]
mod pager;
mod remove;
mod rename;
mod report;
mod schema;
mod search;
mod selection;
mod sentences;
mod set;
mod shipped;
mod show;
mod show_languages;
mod today;
mod validate;
