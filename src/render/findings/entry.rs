//! A finding as the formats for programs have it: all in words and numbers.

use super::places::{Location, Places};
use super::shown::{Shown, ShownFinding};
use crate::edit;
use crate::finding::{Place, Severity, Spot};
use crate::personal::hidden;
use crate::registry::FileId;
use crate::render::visible;
use crate::yaml::Span;

/// A finding, or how many of a file are not listed.
pub(super) struct Entry<'f> {
    pub(super) file: FileId,
    /// The id of its rule; `None` for what only counts others.
    pub(super) rule: Option<&'f str>,
    pub(super) level: Level,
    pub(super) at: Location,
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) related: Option<(Location, String)>,
    pub(super) suggestion: Option<Suggestion>,
    /// What tells it from every other, on any day.
    pub(super) fingerprint: String,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Error,
    Warning,
    Note,
}

/// The change of a text that puts a finding right: whole lines in the place of others.
pub(super) struct Suggestion {
    pub(super) at: Location,
    pub(super) text: String,
}

impl Level {
    /// Its name in English.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl Entry<'_> {
    /// The message, and below it what to do. No line break is in either.
    pub(super) fn text(&self) -> String {
        match &self.help {
            Some(help) => format!("{}\n{help}", self.message),
            None => self.message.clone(),
        }
    }
}

/// All findings that are shown, in their order, and behind them a note on each file of which not all are.
pub(super) fn entries<'f>(places: &mut Places<'_>, shown: &Shown<'f>) -> Vec<Entry<'f>> {
    let fingerprints = shown.fingerprints(places.registry);
    let findings = shown.findings.iter().zip(fingerprints);
    let mut entries: Vec<Entry<'f>> =
        findings.map(|(finding, fingerprint)| entry(places, finding, fingerprint)).collect();
    for (file, words) in shown.more() {
        let at = places.location(file, 0..0);
        let fingerprint = format!("more:{}", at.path);
        entries.push(Entry {
            file,
            rule: None,
            level: Level::Note,
            at,
            message: words,
            help: None,
            related: None,
            suggestion: None,
            fingerprint,
        });
    }
    entries
}

fn entry<'f>(places: &mut Places<'_>, shown: &ShownFinding<'f>, fingerprint: String) -> Entry<'f> {
    let finding = shown.finding;
    let mut at = |Place { file, spot }: &Place| spot_location(places, *file, spot);
    let (own, related) = (
        at(&finding.place),
        shown.related.as_ref().map(|(place, words)| (at(place), visible(words).into_owned())),
    );
    Entry {
        file: finding.place.file,
        rule: Some(finding.rule),
        level: match finding.severity {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
        },
        at: own,
        message: visible(&shown.message).into_owned(),
        help: shown.help.as_deref().map(|help| visible(help).into_owned()),
        related,
        suggestion: suggestion(places, shown),
        fingerprint,
    }
}

fn spot_location(places: &mut Places<'_>, file: FileId, spot: &Spot) -> Location {
    let span = spot.span(places.registry.source(file));
    places.location(file, span)
}

/// The lines that the fix of a finding changes.
fn suggestion(places: &mut Places<'_>, shown: &ShownFinding<'_>) -> Option<Suggestion> {
    let fix = shown.finding.fix.as_ref()?;
    let file = shown.finding.place.file;
    let old = places.registry.text(file);
    let new = edit::apply(old, &[fix])?;
    let (span, text) = changed_lines(old, &new);
    // Whole lines may hold what the log must not show.
    (hidden(text) == text).then_some(())?;
    Some(Suggestion { at: places.location(file, span), text: text.to_owned() })
}

/// The lines of `old` that differ, from the first to the last, and what stands there in `new`.
fn changed_lines<'t>(old: &str, new: &'t str) -> (Span, &'t str) {
    let lines = |text| str::split_inclusive(text, '\n');
    let start = shared(lines(old).zip(lines(new)));
    let end = shared(lines(&old[start..]).rev().zip(lines(&new[start..]).rev()));
    (start..old.len() - end, &new[start..new.len() - end])
}

/// How many bytes the lines have that come first and are the same.
fn shared<'t>(pairs: impl Iterator<Item = (&'t str, &'t str)>) -> usize {
    pairs.take_while(|(old, new)| old == new).map(|(line, _)| line.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::changed_lines;

    #[test]
    fn only_lines_that_differ_are_changed() {
        let change = |old, new| changed_lines(old, new);
        assert_eq!(change("a\nb\nc\n", "a\nx\nc\n"), (2..4, "x\n"));
        assert_eq!(change("a\nb\nb\n", "a\nb\n"), (4..6, ""));
        assert_eq!(change("a", "b"), (0..1, "b"));
        assert_eq!(change("a\nb", "a\nb\nc"), (2..3, "b\nc"));
    }
}
