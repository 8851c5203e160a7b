//! `circular-follows`: actions follow each other in a circle.

use std::collections::{BTreeSet, HashMap};

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::value;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::circle_in_words;
use crate::finding::{Finding, Severity};
use crate::message;
use crate::model::Kind;
use crate::registry::FileId;
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "circular-follows",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("circular_follows"),
    check: Check::Registry(check, Again::Chain(Kind::Action)),
};

/// After how many circles they are only counted: two thousand actions have room for two million, each of
/// them long.
const MAX_CIRCLES: usize = 1000;

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    // The circles of a registry are found in one walk, when the first of its actions is checked.
    if context.registry.actions.first().is_none_or(|first| first.file != file) {
        return;
    }
    let mut found: Vec<Finding> = Vec::new();
    each_circle(context, |circle| match found.get_mut(MAX_CIRCLES) {
        Some(last) => last.more += 1,
        None => found.extend(finding(context, circle)),
    });
    found.into_iter().for_each(|finding| findings.push(finding));
}

/// A step of the walk from each action to those that it follows.
enum Step<'r> {
    Enter(&'r str),
    Leave(&'r str),
}

/// Calls `visit` with the circles: one for every reference that leads back to an action on the way,
/// so that without these references there would be none. The walk keeps its own stack, as a way can
/// be as long as the registry.
fn each_circle<'r>(context: &RegistryContext<'r>, mut visit: impl FnMut(&[&'r str])) {
    let ids: BTreeSet<&str> =
        context.registry.actions.iter().map(|record| record.body.id.as_str()).collect();
    let mut steps: Vec<Step<'_>> = ids.into_iter().rev().map(Step::Enter).collect();
    let mut way: Vec<&str> = Vec::new();
    // The position on the way of each action that was entered; `None` once it was left.
    let mut entered: HashMap<&str, Option<usize>> = HashMap::new();
    while let Some(step) = steps.pop() {
        match step {
            Step::Leave(id) => {
                way.pop();
                entered.insert(id, None);
            }
            Step::Enter(id) => match entered.get(id) {
                Some(Some(position)) => visit(&way[*position..]),
                Some(None) => {}
                None => {
                    entered.insert(id, Some(way.len()));
                    way.push(id);
                    steps.push(Step::Leave(id));
                    let followed =
                        context.action(id).map_or(&[][..], |action| &action.body.follows);
                    steps.extend(followed.iter().rev().map(|id| Step::Enter(id)));
                }
            },
        }
    }
}

/// The finding on a circle, where its smallest id names the one that it follows.
fn finding(context: &RegistryContext<'_>, circle: &[&str]) -> Option<Finding> {
    let (smallest, id) = circle.iter().enumerate().min_by_key(|(_, id)| **id)?;
    let others = || circle.iter().cycle().skip(smallest + 1).take(circle.len() - 1);
    let followed = others().next().unwrap_or(id);
    let record = context.action(id)?;
    let index = record.body.follows.iter().position(|id| id == followed)?;
    let message = match circle.len() {
        1 => message!("circular-follows.itself", id),
        _ => message!("circular-follows", circle = circle_in_words(id, others().copied())),
    };
    let place = value(record.file, &Route::default().key("follows").index(index));
    Some(RULE.at(place, message).with_help(message!("circular-follows.help")))
}
