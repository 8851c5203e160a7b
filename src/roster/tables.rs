//! A ranking as tables.

use std::collections::BTreeMap;

use super::need::Need;
use super::ranking::{Candidate, Ranking};
use super::reasons::Found;
use super::words::{meaning_key, reason_key};
use crate::model::Language;
use crate::query::Links;
use crate::registry::{MatchReason, MatchSettings, Registry};
use crate::table::{Cell, Column, Row, Table};
use crate::words::Words;

/// The best of a ranking, each with the reasons and their points; notes say how many others there are.
#[must_use]
pub fn ranked(
    links: &Links<'_>,
    need: &Need,
    ranking: &Ranking<'_>,
    top: usize,
    language: Language,
) -> Table {
    let words = Words::of(language);
    let columns = vec![
        Column::words("expert", words.heading("expert")),
        Column::numbers("score", words.heading("match.score")),
        Column::sentences("for", words.heading("match.for")),
        Column::sentences("against", words.heading("match.against")),
    ];
    let row = |candidate: &Candidate<'_>| -> Row {
        let of = |is_for: bool| {
            let found = candidate.reasons.iter().filter(|found| found.reason.is_for() == is_for);
            Cell::List(found.map(|found| told(links.registry, found, &words)).collect())
        };
        let id = candidate.expert.id.as_str();
        vec![Cell::words(id), Cell::Difference(candidate.score), of(true), of(false)]
    };
    let rows = ranking.fit.iter().take(top).map(row).collect();
    let mut notes = notes(ranking, top, &words);
    if need.period.is_none() {
        notes.push(words.get("match.note-undated"));
    }
    let title = match &need.activity {
        Some(activity) => words.fill("match.title", &[("activity", activity)]),
        None => words.get("match.title-asked"),
    };
    Table { title, notes, ..Table::new("match", columns, rows, language) }
}

/// Who is ruled out, and why.
#[must_use]
pub fn ruled_out(ranking: &Ranking<'_>, language: Language) -> Table {
    let words = Words::of(language);
    let columns = vec![
        Column::words("expert", words.heading("expert")),
        Column::codes("why", words.heading("match.why")),
    ];
    let rows = ranking.ruled_out.iter().map(|(expert, obstacle)| {
        let (code, label) = (obstacle.name().to_owned(), obstacle.message().in_words(&words));
        vec![Cell::words(expert.id.as_str()), Cell::Term { code, label }]
    });
    let title = words.get("match.ruled-out-title");
    Table { title, ..Table::new("ruled-out", columns, rows.collect(), language) }
}

/// How a score is made: every reason with its points.
#[must_use]
pub fn explanation(settings: &MatchSettings, language: Language) -> Table {
    let words = Words::of(language);
    let columns = vec![
        Column::words("setting", words.heading("match.setting")),
        Column::words("reason", words.heading("match.reason")),
        Column::numbers("points", words.heading("match.points")),
    ];
    let rows = MatchReason::all().map(|reason| {
        let meaning = words.get(meaning_key(reason));
        let points = Cell::Difference(settings.points(reason));
        vec![Cell::words(reason.name()), Cell::words(meaning), points]
    });
    let notes = vec![words.get("match.note-order"), words.get("match.note-settings")];
    let title = words.get("match.explanation");
    Table { title, notes, ..Table::new("match-points", columns, rows.collect(), language) }
}

/// A reason with its points.
fn told(registry: &Registry, found: &Found, words: &Words) -> String {
    let about = match vocabulary(found.reason) {
        Some(vocabulary) => words.label(&registry.vocabularies, vocabulary, &found.about),
        None => found.about.to_string(),
    };
    let points = Cell::Difference(registry.config.matching.points(found.reason));
    let reason = words.fill(reason_key(found.reason), &[("about", &about)]);
    format!("{reason} {}", points.shown(words.language()))
}

/// The vocabulary whose label says what a reason is about.
fn vocabulary(reason: MatchReason) -> Option<&'static str> {
    match reason {
        MatchReason::Area => Some("areas"),
        MatchReason::Theme => Some("themes"),
        MatchReason::Country | MatchReason::Origin => Some("countries"),
        MatchReason::Region | MatchReason::SameRegion => Some("regions"),
        MatchReason::Sector => Some("sectors"),
        _ => None,
    }
}

/// How many are not in the table: those further down, and those who are ruled out, by why.
fn notes(ranking: &Ranking<'_>, top: usize, words: &Words) -> Vec<String> {
    let mut notes = Vec::new();
    let all = ranking.fit.len();
    if all > top {
        let of = [("top", top), ("all", all)];
        let of = of.map(|(name, count)| (name, crate::words::count(count, words.language())));
        let of = of.each_ref().map(|(name, count)| (*name, count.as_str()));
        notes.push(words.fill("match.note-top", &of));
    }
    if !ranking.ruled_out.is_empty() {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, obstacle) in &ranking.ruled_out {
            *counts.entry(obstacle.name()).or_default() += 1;
        }
        let counts: Vec<String> =
            counts.iter().map(|(name, count)| format!("{name} {count}")).collect();
        let why = counts.join(", ");
        notes.push(words.counted(
            "match.note-ruled-out",
            ranking.ruled_out.len(),
            &[("why", &why)],
        ));
    }
    notes
}
