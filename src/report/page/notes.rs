//! What a reader must know to read the figures rightly.

use std::collections::BTreeSet;

use super::divided::{Divided, heading_of};
use super::doubtful::{self, Notes};
use super::headline::Headline;
use crate::model::{Action, Activity, Kind};
use crate::query::{ELIGIBILITY, Picked, REGION};
use crate::report::ask::figure::Figure;
use crate::report::count::figures::Figures;
use crate::report::count::groups::Context;
use crate::report::count::measure::measure;
use crate::report::count::period::months_from_request;
use crate::table::Cell;
use crate::words::{Words, count, decimal};

/// Notes on what the selection picks and the figures leave out.
pub(super) fn of_scope(
    context: &Context<'_, '_>,
    picked: &Picked<'_>,
    total: &Figures<'_>,
    asked: &[Figure],
    is_public: bool,
) -> Vec<String> {
    let words = context.words;
    let mut notes = Vec::new();
    let asks_requests = asked.iter().any(|figure| figure.is_of_requests());
    let has_requests = asks_requests && !picked.requests.is_empty();
    if picked.actions.is_empty() && picked.activities.is_empty() && !has_requests {
        notes.push(words.get("note-nothing"));
        let others = [Kind::Expert, Kind::Activity].into_iter().filter(|_| !is_public);
        notes.extend(others.filter_map(|kind| Notes::of(picked, words).on_country(picked, kind)));
    }
    let links = context.links;
    let ids = |is_such: &dyn Fn(&Action) -> bool| -> Vec<&str> {
        let such = picked.actions.iter().filter(|action| is_such(action));
        such.map(|action| action.id.as_str()).collect()
    };
    let unstated = ids(&|action| action.status.is_none());
    let unknown = ids(&|action| action.status.is_some() && links.status(action).is_none());
    let counted = picked.actions.iter().filter(|action| links.counts(action)).count();
    let without_status = unstated.len() + unknown.len();
    let activities = Uncounted::of(context, picked, total);
    let is_unstated = |activity: &&&Activity| activity.status.is_none();
    let without_activity_status = match asked.contains(&Figure::Activities) {
        true => total.activities.iter().filter(is_unstated).count(),
        false => 0,
    };
    let as_of = context.selection.as_of.map(|date| date.to_string()).unwrap_or_default();
    let mut note = |key, number, values: &[(&str, &str)]| {
        if number > 0 {
            notes.push(words.counted(key, number, values));
        }
    };
    note("note-no-status", unstated.len(), &[("ids", &unstated.join(", "))]);
    note("note-unknown-status", unknown.len(), &[("ids", &unknown.join(", "))]);
    note("note-other-status", picked.actions.len() - counted - without_status, &[]);
    note("note-not-begun", counted - total.projects.len(), &[("date", &as_of)]);
    note("note-not-held", activities.not_held, &[]);
    note("note-no-activity-status", without_activity_status, &[]);
    note("note-uncounted", activities.of_no_project, &[]);
    note("note-programme", activities.of_programme, &[]);
    note("note-no-action", activities.of_unknown_action, &[]);
    let elsewhere = |all: usize, counted: usize| {
        if context.selection.is_everything() && !is_public { all - counted } else { 0 }
    };
    note("note-experts-elsewhere", elsewhere(picked.experts.len(), total.experts.len()), &[]);
    note("note-partners-elsewhere", elsewhere(picked.partners.len(), total.partners.len()), &[]);
    notes.extend(doubtful::of_all(picked, words));
    let is_asked = |figure| asked.contains(&figure);
    if asks_requests {
        notes.extend(doubtful::of_requests(picked, words));
    }
    if is_asked(Figure::MonthsToStart) {
        let is_contradicted =
            |action: &&&Action| months_from_request(action).is_some_and(|months| months < 0);
        let contradicted = total.projects.iter().filter(is_contradicted);
        let ids: Vec<&str> = contradicted.map(|action| action.id.as_str()).collect();
        notes.extend(Notes::of(picked, words).note("note-start-before-request", ids));
    }
    if picked.as_of.is_some() {
        let known = total.ongoing.iter().chain(&total.completed);
        let known: BTreeSet<&str> = known.map(|action| action.id.as_str()).collect();
        let projects = total.projects.iter().map(|action| action.id.as_str());
        let ids: Vec<&str> = projects.filter(|id| !known.contains(id)).collect();
        notes.extend(Notes::of(picked, words).note("note-stage", ids));
    }
    let mut schemes = context.selection.choices(REGION).iter().map(|choice| choice.vocabulary);
    if schemes.any(|scheme| scheme == ELIGIBILITY) {
        notes.push(words.get("note-scheme"));
    }
    notes
}

/// Selected activities that are not counted, each in one place.
#[derive(Debug, Default)]
struct Uncounted {
    /// Those of the programme itself.
    of_programme: usize,
    /// Those whose action does not exist.
    of_unknown_action: usize,
    /// Those of actions that are no projects.
    of_no_project: usize,
    /// Those of projects that are known only as planned, or were cancelled.
    not_held: usize,
}

impl Uncounted {
    fn of(context: &Context<'_, '_>, picked: &Picked<'_>, total: &Figures<'_>) -> Self {
        let projects: BTreeSet<&str> = total.projects.iter().map(|one| one.id.as_str()).collect();
        let mut uncounted = Self::default();
        for activity in &picked.activities {
            let action = context.links.action_of(activity);
            let is_of_project = action.is_some_and(|action| projects.contains(action.id.as_str()));
            let place = match (&activity.action, action) {
                (None, _) => &mut uncounted.of_programme,
                (Some(_), None) => &mut uncounted.of_unknown_action,
                (_, Some(action)) if activity.is_not_held() && context.links.counts(action) => {
                    &mut uncounted.not_held
                }
                _ if !is_of_project => &mut uncounted.of_no_project,
                _ => continue,
            };
            *place += 1;
        }
        uncounted
    }
}

/// The note on the year of a request, where rows or columns are such years.
pub(super) fn of_request_years(words: &Words, picked: &Picked<'_>) -> Option<String> {
    let is_stated = |action: &&&Action| {
        action.request.as_ref().is_some_and(|request| request.received.is_some())
    };
    let stated = picked.actions.iter().filter(is_stated).count();
    let [stated_text, of] =
        [stated, picked.actions.len()].map(|number| count(number, words.language()));
    let values = [("stated", stated_text.as_str()), ("of", &of)];
    (stated < picked.actions.len()).then(|| words.fill("note-request-year", &values))
}

/// Notes on figures that come only from the records that state something.
pub(super) fn of_known(words: &Words, figures: &[Headline], asked: &[Figure]) -> Vec<String> {
    let is_asked = |headline: &&Headline| asked.iter().any(|figure| figure.name() == headline.name);
    let note = |figure: &Headline| {
        let known = figure.known?;
        let number = |number| count(number, words.language());
        let (stated, of) = (number(known.stated), number(known.of));
        let values: [(&str, &str); 2] = [("stated", &stated), ("of", &of)];
        match figure.value {
            Cell::Fraction { part, of: among } => {
                let (part, among) = (number(part), number(among));
                let values = [("part", part.as_str()), ("among", &among), values[1]];
                Some(words.fill(&format!("few.{}", figure.name), &values))
            }
            Cell::Empty if known.stated > 0 => words.find(&format!("none.{}", figure.name)),
            _ if known.stated < known.of => {
                Some(words.fill(&format!("known.{}", figure.name), &values))
            }
            _ => None,
        }
    };
    let quartiles = |figure: &Headline| {
        let [lower, upper] = figure.quartiles?.map(|one| decimal(one, words.language()));
        let values = [("figure", figure.label.as_str()), ("lower", &lower), ("upper", &upper)];
        Some(words.fill("note-quartiles", &values))
    };
    let asked: Vec<&Headline> = figures.iter().filter(is_asked).collect();
    let notes = asked.iter().filter_map(|figure| note(figure));
    // Several figures may come from the same statements.
    let mut seen = BTreeSet::new();
    let notes = notes.filter(|note| seen.insert(note.clone()));
    notes.chain(asked.iter().filter_map(|figure| quartiles(figure))).collect()
}

/// In which of the figures the rows of a table add up to more than its total, as `projects by theme
/// 37 (29)`. What is withheld is not summed.
pub(super) fn sums(
    context: &Context<'_, '_>,
    divided: &Divided<'_, '_>,
    shown: &[Figure],
) -> Vec<String> {
    let number = |figures: &Figures<'_>, figure| match measure(context.links, figures, figure).cell
    {
        Cell::Number(number) => number,
        _ => 0,
    };
    let summed = shown.iter().copied().filter(|figure| figure.can_be_shared());
    let shown = summed.filter(|figure| !divided.rows.may_be_withheld(context, *figure));
    let compared = shown.map(|figure| {
        let rows = divided.rows.groups.iter().map(|group| number(&group.figures, figure));
        (figure, rows.sum::<usize>(), number(divided.total, figure))
    });
    let words = context.words;
    let sentence = |(figure, sum, total): (Figure, usize, usize)| {
        let figure = words.get(&figure.heading()).to_lowercase();
        let dimension = words.get(&heading_of(context, divided.rows.dimension)).to_lowercase();
        let (sum, total) = (count(sum, words.language()), count(total, words.language()));
        let values: [(&str, &str); 4] =
            [("figure", &figure), ("dimension", &dimension), ("sum", &sum), ("total", &total)];
        words.fill("sum", &values)
    };
    compared.filter(|(_, sum, total)| sum > total).map(sentence).collect()
}

/// The note on such sums.
pub(super) fn of_sums(words: &Words, sums: &[String]) -> Option<String> {
    (!sums.is_empty()).then(|| words.fill("note-sums", &[("sums", &sums.join(", "))]))
}
