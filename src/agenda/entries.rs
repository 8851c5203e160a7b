//! Everything of a selection that has a date.

use smol_str::SmolStr;

use super::entry::{Entry, EntryKind};
use crate::model::{Activity, ActivityStatus, Day, EdtfDate, Expert, Kind, Period, Place, Text};
use crate::query::{Links, Selection, pick_records};

/// What a selection has in the calendar.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Agenda {
    /// What has a date, by the first day.
    pub entries: Vec<Entry>,
    /// How many activities have no date, or an end before their start.
    pub undated: usize,
}

/// What a selection has in the calendar. With dates, what may touch the days between them.
#[must_use]
pub fn agenda(links: &Links<'_>, selection: &Selection) -> Agenda {
    let first = selection.from.map_or(Day::MIN, EdtfDate::earliest);
    let last = selection.to.map_or(Day::MAX, EdtfDate::latest);
    let all = selection.clone().with_dates(None, None, selection.as_of);
    let (mut entries, mut undated) = (Vec::new(), 0);
    for activity in pick_records(links, &all, Kind::Activity).activities {
        let of_activity = of_activity(activity);
        undated += usize::from(of_activity.is_empty());
        entries.extend(of_activity);
    }
    for action in pick_records(links, &all, Kind::Action).actions {
        if let Some(end) = action.end
            && links.public_status(action) == Some("ongoing")
        {
            let title = action.title.clone();
            entries.push(Entry { title, ..on(EntryKind::ActionEnd, &action.id, end) });
        }
    }
    for expert in pick_records(links, &all, Kind::Expert).experts {
        add_retention(expert, &mut entries);
    }
    entries.retain(|entry| {
        let (start, end) = entry.possible_days();
        start <= last && end >= first
    });
    entries.sort_by(|one, other| key(one).cmp(&key(other)));
    Agenda { entries, undated }
}

fn key(entry: &Entry) -> (Day, Day, &str, EntryKind, Option<&SmolStr>) {
    let (start, end) = entry.possible_days();
    (start, end, &entry.id, entry.kind, entry.expert.as_ref())
}

/// The activity, and each expert in it unless it is cancelled; nothing if it has no date.
fn of_activity(activity: &Activity) -> Vec<Entry> {
    let (Some(start), Some(end)) =
        (activity.start.or(activity.end), activity.end.or(activity.start))
    else {
        return Vec::new();
    };
    if Period::of(Some(start), Some(end)).is_none() {
        return Vec::new();
    }
    let kind = match activity.status {
        Some(ActivityStatus::Cancelled) => EntryKind::Cancelled,
        _ => EntryKind::Activity,
    };
    let own = Entry {
        kind,
        id: activity.id.clone(),
        expert: None,
        title: activity.title.clone(),
        place: activity.places.iter().map(place).collect::<Vec<_>>().join(", "),
        start,
        end,
        is_planned: activity.status == Some(ActivityStatus::Planned),
    };
    let mut entries = vec![own.clone()];
    if kind == EntryKind::Activity {
        entries.extend(activity.experts.iter().map(|one| Entry {
            kind: EntryKind::Deployment,
            expert: Some(one.expert.clone()),
            ..own.clone()
        }));
    }
    entries
}

fn place(place: &Place) -> String {
    [&place.city, &place.country]
        .into_iter()
        .flatten()
        .map(SmolStr::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}

/// When the data on an expert are to be reviewed and erased.
fn add_retention(expert: &Expert, entries: &mut Vec<Entry>) {
    let Some(retention) = &expert.retention else { return };
    let dates =
        [(EntryKind::Review, retention.review_by), (EntryKind::Erasure, retention.delete_after)];
    entries.extend(dates.into_iter().filter_map(|(kind, date)| Some(on(kind, &expert.id, date?))));
}

/// A deadline: the last day of the date.
fn on(kind: EntryKind, id: &SmolStr, date: EdtfDate) -> Entry {
    Entry {
        kind,
        id: id.clone(),
        expert: None,
        title: Text::default(),
        place: String::new(),
        start: date,
        end: date,
        is_planned: false,
    }
}
