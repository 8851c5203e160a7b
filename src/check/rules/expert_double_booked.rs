//! `expert-double-booked`: an expert is in two activities on the same day.

use chrono::NaiveDate;

use crate::check::bookings::Booking;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::Period;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "expert-double-booked",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::Registry,
    page: include_str!("expert_double_booked.md"),
    check: Check::Registry(check),
};

/// With how many others an activity is compared: what clashes with more is clear already.
const MOST: usize = 20;

/// A booking with the days that it covers for every reading of its dates.
struct Booked<'r> {
    first: NaiveDate,
    last: NaiveDate,
    booking: Booking<'r>,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (expert, bookings) in context.bookings() {
        let mut booked: Vec<Booked<'_>> = bookings.iter().filter_map(booked).collect();
        booked.sort_by_key(|booked| booked.first);
        let mut running: Vec<&Booked<'_>> = Vec::new();
        for later in &booked {
            running.retain(|earlier| later.first <= earlier.last);
            for earlier in running.iter().filter(|earlier| clash(earlier, later)).take(MOST) {
                findings.push(finding(expert, earlier, later));
            }
            running.push(later);
        }
    }
}

fn booked<'r>(booking: &Booking<'r>) -> Option<Booked<'r>> {
    let (first, last) = Period::of(booking.activity.start, booking.activity.end)?.certain_days()?;
    Some(Booked { first, last, booking: *booking })
}

/// Whether nobody can be in the two, which share a day. Two files of one id are one activity, which
/// `duplicate-id` finds.
fn clash(earlier: &Booked<'_>, later: &Booked<'_>) -> bool {
    let (one, other) = (earlier.booking.activity, later.booking.activity);
    one.id != other.id && !(one.online && other.online)
}

fn finding(expert: &str, earlier: &Booked<'_>, later: &Booked<'_>) -> Finding {
    let last = earlier.last.min(later.last);
    let days = match later.first {
        first if first == last => format!("on {first}"),
        first => format!("from {first} to {last}"),
    };
    let message = format!("`{expert}` is in `{}` as well {days}", earlier.booking.activity.id);
    let help = "correct the dates or the expert of one of the two; write `status: cancelled` where \
                one was not held, `online: true` where both were online";
    let mut finding = RULE.finding(later.booking.place(), message, Some(help.to_owned()));
    finding.related = Some((earlier.booking.place(), "the other one".to_owned()));
    finding
}
