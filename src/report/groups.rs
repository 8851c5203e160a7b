//! A selection divided: by region, country, theme, area, status, phase or year.

use std::collections::{BTreeMap, BTreeSet};

use clap::ValueEnum;

use super::Request;
use super::figures::Figures;
use super::table::{Cell, Chart, Column, Row, Table};
use smol_str::SmolStr;

use crate::model::{Action, Activity, Language, TermCode};
use crate::select::{Choice, Links, OPERATIONAL, Picked, Selection};

/// By what a report divides its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Dimension {
    /// The operational regions
    Region,
    /// The beneficiary countries
    Country,
    /// The main thematic areas
    Theme,
    /// The specific areas
    Area,
    /// The stage that the action has reached
    Status,
    /// The phase of the programme
    Phase,
    /// The year in which the action or activity started
    Year,
}

impl Dimension {
    /// Its name, which is also the name of its table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Country => "country",
            Self::Theme => "theme",
            Self::Area => "area",
            Self::Status => "status",
            Self::Phase => "phase",
            Self::Year => "year",
        }
    }

    /// The heading of its column.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Region => "Region",
            Self::Country => "Country",
            Self::Theme => "Theme",
            Self::Area => "Area",
            Self::Status => "Status",
            Self::Phase => "Phase",
            Self::Year => "Year of start",
        }
    }

    /// The vocabulary of its codes; a year has none.
    fn vocabulary(self) -> Option<&'static str> {
        match self {
            Self::Region => Some(OPERATIONAL),
            Self::Country => Some("countries"),
            Self::Theme => Some("themes"),
            Self::Area => Some("areas"),
            Self::Status => Some("statuses"),
            Self::Phase => Some("phases"),
            Self::Year => None,
        }
    }
}

/// One group and its figures.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group<'r> {
    /// The code; empty for the records that state none.
    pub(super) code: String,
    /// The label.
    pub(super) label: String,
    /// The figures.
    pub(super) figures: Figures<'r>,
}

/// The groups that have anything in them, in the order of the vocabulary, countries by name.
pub(super) fn divide<'r>(
    links: &Links<'r>,
    request: &Request,
    dimension: Dimension,
    picked: &Picked<'r>,
) -> Vec<Group<'r>> {
    let mut members: BTreeMap<String, (Vec<&Action>, Vec<&Activity>)> = BTreeMap::new();
    for action in &picked.actions {
        for code in codes(links, dimension, action) {
            members.entry(code).or_default().0.push(action);
        }
    }
    for activity in &picked.activities {
        let action = activity.action.as_deref().and_then(|id| links.action(id));
        let of_action = || action.map(|action| codes(links, dimension, action)).unwrap_or_default();
        let own = match dimension {
            Dimension::Year => BTreeSet::from([year(activity.start)]),
            _ => of_action(),
        };
        for code in own {
            members.entry(code).or_default().1.push(activity);
        }
    }
    let mut groups: Vec<Group<'_>> = members
        .into_iter()
        .filter(|(code, _)| is_selected(&request.selection, dimension, code))
        .map(|(code, (actions, activities))| {
            // The row of a region counts its own countries.
            let region = Some(code.as_str())
                .filter(|code| dimension == Dimension::Region && !code.is_empty());
            let figures = Figures::within(links, &request.selection, region, &actions, &activities);
            Group { label: label(links, dimension, &code, request.language.code()), code, figures }
        })
        .filter(|group| !group.figures.projects.is_empty() || !group.figures.activities.is_empty())
        .collect();
    groups.sort_by_cached_key(|group| rank(links, dimension, group));
    groups
}

/// The codes of the groups that an action belongs to; an empty one where it states none.
fn codes(links: &Links<'_>, dimension: Dimension, action: &Action) -> BTreeSet<String> {
    let owned = |codes: &[SmolStr]| codes.iter().map(ToString::to_string).collect();
    let mut codes: BTreeSet<String> = match dimension {
        Dimension::Region => {
            links.regions_of_action(OPERATIONAL, action).into_iter().map(str::to_owned).collect()
        }
        Dimension::Country => owned(&action.countries),
        Dimension::Theme => owned(&action.themes),
        Dimension::Area => owned(&action.areas),
        Dimension::Status => action.status.iter().map(ToString::to_string).collect(),
        Dimension::Phase => action.phase.iter().map(ToString::to_string).collect(),
        Dimension::Year => BTreeSet::from([year(action.start)]),
    };
    if codes.is_empty() {
        codes.insert(String::new());
    }
    codes
}

fn year(date: Option<crate::model::EdtfDate>) -> String {
    date.map(|date| date.year().to_string()).unwrap_or_default()
}

/// Whether a group is one that the selection speaks of: who asks for one country of an action of
/// several does not want a row for the others.
fn is_selected(selection: &Selection, dimension: Dimension, code: &str) -> bool {
    let choices: &[Choice] = match dimension {
        Dimension::Region => &selection.regions,
        Dimension::Country => &selection.countries,
        Dimension::Theme => &selection.themes,
        Dimension::Area => &selection.areas,
        Dimension::Status | Dimension::Phase | Dimension::Year => return true,
    };
    // Who named a region of the other scheme as well wants every region that it touches.
    let is_comparable = |choice: &Choice| Some(choice.vocabulary) == dimension.vocabulary();
    choices.is_empty()
        || !choices.iter().all(is_comparable)
        || choices.iter().any(|choice| choice.code == code)
}

fn label(links: &Links<'_>, dimension: Dimension, code: &str, language: &str) -> String {
    match (code, dimension.vocabulary()) {
        ("", _) => "(not stated)".to_owned(),
        (code, Some(vocabulary)) => {
            links.registry.vocabularies.label(vocabulary, code, language).to_owned()
        }
        (code, None) => code.to_owned(),
    }
}

/// Where a group stands: what states nothing comes last.
fn rank(links: &Links<'_>, dimension: Dimension, group: &Group<'_>) -> (bool, usize, String) {
    let vocabulary = dimension.vocabulary().filter(|_| dimension != Dimension::Country);
    let terms = vocabulary.and_then(|name| links.registry.vocabularies.get(name));
    let position = terms.and_then(|vocabulary| {
        let is_it = |code: &TermCode| code.to_string() == group.code;
        vocabulary.terms.iter().position(|term| is_it(&term.code))
    });
    let name = crate::model::folded(&group.label);
    (group.code.is_empty(), position.unwrap_or(usize::MAX), name)
}

/// The table of the groups. A column that the dimension makes pointless is left out.
pub(super) fn group_table(
    dimension: Dimension,
    groups: &[Group<'_>],
    total: &Figures<'_>,
    language: Language,
) -> Table {
    let mut columns = vec![
        Column::words(dimension.name(), dimension.heading()),
        Column::numbers("projects", "Pro\u{ad}jects"),
    ];
    if dimension != Dimension::Status {
        columns.push(Column::numbers("ongoing", "On\u{ad}going"));
        columns.push(Column::numbers("completed", "Com\u{ad}pleted"));
    }
    columns.push(Column::numbers("activities", "Activ\u{ad}ities"));
    columns.push(Column::numbers("experts", "Experts involved"));
    if dimension != Dimension::Country {
        columns.push(Column::numbers("countries", "Coun\u{ad}tries"));
    }
    columns.push(Column::numbers("partners", "Part\u{ad}ners"));
    let rows = groups
        .iter()
        .map(|group| row(&columns, group.code.clone(), group.label.clone(), &group.figures))
        .collect();
    let total = Some(row(&columns, "total".to_owned(), "Total (distinct)".to_owned(), total));
    let chart = Some(Chart::Bars { column: 1 });
    Table { total, chart, ..Table::new(dimension.name(), columns, rows, language) }
}

fn row(columns: &[Column], code: String, label: String, figures: &Figures<'_>) -> Row {
    let counts = figures.counts();
    let mut cells = vec![Cell::Term { code, label }];
    cells.extend(columns[1..].iter().map(|column| {
        Cell::Number(match column.name.as_str() {
            "projects" => counts.projects,
            "ongoing" => figures.ongoing,
            "completed" => figures.completed,
            "activities" => counts.activities,
            "experts" => counts.experts,
            "countries" => counts.countries,
            _ => counts.partners,
        })
    }));
    cells
}
