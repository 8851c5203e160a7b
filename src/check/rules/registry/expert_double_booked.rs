//! `expert-double-booked`: an expert is in two activities on the same day.

use crate::check::bookings::Booking;
use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::{Finding, Severity};
use crate::message;
use crate::model::{FileKind, Kind, Occupied};
use crate::registry::FileId;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "expert-double-booked",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::Registry,
    page: page!("expert_double_booked"),
    check: Check::Registry(check, Again::Links),
};

/// With how many others an activity is compared: what clashes with more is clear already.
const MAX_COMPARED: usize = 20;

/// A booking with the days that it covers for every reading of its dates.
struct Booked<'r> {
    days: Occupied,
    booking: Booking<'r>,
}

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    let registry = context.registry;
    let FileKind::Record(kind @ Kind::Expert) = registry.file(file).kind else { return };
    let stem = registry.file(file).stem();
    let id = registry.file(file).stated_id().unwrap_or(&stem);
    // Two files of one id are one expert, for whom the first of them counts.
    if registry.index().bearers(kind, id).next() != Some(file) {
        return;
    }
    let bookings = context.bookings_of(id);
    let mut booked: Vec<Booked<'_>> = bookings.iter().filter_map(booked).collect();
    booked.sort_by_key(|booked| booked.days.first);
    // Those that are still running, by whether they are online: who clashes with any clashes with one of
    // those that end last.
    let mut running: [Vec<&Booked<'_>>; 2] = Default::default();
    for later in &booked {
        let found = running.iter().flatten().filter(|earlier| clash(earlier, later));
        for earlier in found.copied().take(MAX_COMPARED) {
            findings.push(finding(id, earlier, later));
        }
        let alike = &mut running[usize::from(later.booking.activity.online)];
        alike.push(later);
        if alike.len() > MAX_COMPARED {
            let first = alike.iter().enumerate().min_by_key(|(_, booked)| booked.days.last);
            alike.remove(first.map_or(0, |(at, _)| at));
        }
    }
}

fn booked<'r>(booking: &Booking<'r>) -> Option<Booked<'r>> {
    Some(Booked { days: Occupied::of(booking.activity)?, booking: *booking })
}

/// Whether nobody can be in the two. Two files of one id are one activity, which `duplicate-id` finds.
fn clash(earlier: &Booked<'_>, later: &Booked<'_>) -> bool {
    let (one, other) = (earlier.booking.activity, later.booking.activity);
    one.id != other.id && earlier.days.clashes_with(later.days)
}

fn finding(expert: &str, earlier: &Booked<'_>, later: &Booked<'_>) -> Finding {
    let last = earlier.days.last.min(later.days.last);
    let other = &earlier.booking.activity.id;
    let message = match later.days.first.to_string() {
        day if later.days.first == last => message!("expert-double-booked.day", expert, other, day),
        first => message!("expert-double-booked", expert, other, first, last = last.to_string()),
    };
    RULE.at(later.booking.place(), message)
        .with_help(message!("expert-double-booked.help"))
        .with_related(earlier.booking.place(), message!("expert-double-booked.related"))
}
