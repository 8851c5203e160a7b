//! What came out: results of an action and its activities, and the activities themselves as a result.

use super::codes::{OF_RESULT, OUTPUT, OWN};
use super::context::Context;
use super::dates::Dates;
use super::documents::{is_url, link};
use super::money::day;
use super::narrative::{plain, sorted, words};
use super::places::own_code;
use super::xml::Element;
use crate::export::Entry;
use crate::model::{Action, ActionResult, Activity, Adoption, Day, Participants, Place, Text};
use crate::yaml::{Node, from_node};

/// ResultType where no source states the level.
const OTHER: &str = "9";

/// The elements `result`: those of the action, those of its activities, and what was held.
pub(super) fn results(
    context: &Context<'_>,
    entry: &Entry<'_, Action>,
    dates: Dates<'_>,
) -> Vec<Element> {
    let held = context.held(&entry.body.id);
    let own = stated(context, &entry.body.results, entry.tree, dates);
    let of_activities =
        held.iter().flat_map(|one| stated(context, &one.body.results, one.tree, dates));
    let held: Vec<&Activity> = held.iter().map(|entry| entry.body).collect();
    own.into_iter().chain(of_activities).chain(activities(context, &held, dates)).collect()
}

/// The results that a record states.
fn stated(
    context: &Context<'_>,
    results: &[ActionResult],
    record: &Node,
    dates: Dates<'_>,
) -> Vec<Element> {
    let trees = record.get("results").map_or(&[][..], Node::items);
    let each = results.iter().zip(trees);
    each.map(|(result, tree)| one(context, result, tree, dates)).collect()
}

fn one(context: &Context<'_>, result: &ActionResult, tree: &Node, dates: Dates<'_>) -> Element {
    let kind = match result.level.as_deref() {
        Some("output") => OUTPUT,
        Some("outcome") => "2",
        Some("impact") => "3",
        _ => OTHER,
    };
    let note = text(tree, "note");
    let description = (!note.is_empty()).then(|| context.text("description", &note));
    let document = tree
        .get("link")
        .and_then(Node::as_str)
        .filter(|url| is_url(url))
        .map(|url| link(url, None, context.narratives.of_text(&result.title), OF_RESULT));
    Element::new("result")
        .with("type", kind)
        .with("aggregation-status", "0")
        .holding([context.text("title", &result.title)])
        .holding(description)
        .holding(document)
        .holding([own_code(context, "reference", OWN, result.kind.as_str())])
        .holding([indicator(context, result, tree, dates)])
}

/// Whether and when it was adopted, as the XSD wants an indicator for each result.
fn indicator(
    context: &Context<'_>,
    result: &ActionResult,
    tree: &Node,
    dates: Dates<'_>,
) -> Element {
    let title = match result.adopted.is_some_and(Adoption::is_adopted) {
        true => context.narratives.of_words("iati.adopted"),
        false => context.label("output-kinds", &result.kind),
    };
    let own = result.adopted.and_then(Adoption::date).or(result.date);
    let days = own.map(|date| (date.earliest(), date.latest())).or_else(|| dates.period());
    let said = comment(context, result, &text(tree, "adopted_by"));
    let period = days
        .zip(said)
        .map(|(days, comment)| period(days, [Element::new("actual").holding([comment])]));
    Element::new("indicator")
        .with("measure", "5")
        .holding([Element::new("title").holding(title)])
        .holding(period)
}

/// When it was adopted, by which law, and by whom; `None` if nothing of this is known.
fn comment(context: &Context<'_>, result: &ActionResult, adopted_by: &Text) -> Option<Element> {
    let date = result.adopted.and_then(Adoption::date).or(result.date);
    let fact = match (date, &result.reference) {
        (Some(date), Some(reference)) => Some(format!("{date}: {reference}")),
        (Some(date), None) => Some(date.to_string()),
        (None, Some(reference)) => Some(reference.to_string()),
        (None, None) => None,
    };
    let by = sorted(adopted_by.iter().map(|(language, _)| language).collect());
    let by = by.into_iter().filter_map(|language| {
        let by = adopted_by.get(language)?;
        let by = words(language).fill("iati.adopted-by", &[("by", by)]);
        let text = fact.iter().chain([&by]).map(String::as_str).collect::<Vec<&str>>().join("; ");
        Some(context.narratives.narrative(language, text))
    });
    let mut narratives: Vec<Element> = by.collect();
    if narratives.is_empty() {
        narratives.extend(fact.as_deref().map(plain));
    }
    (!narratives.is_empty()).then(|| Element::new("comment").holding(narratives))
}

/// The text of a field that no type holds; empty if there is none.
fn text(tree: &Node, field: &str) -> Text {
    tree.get(field).and_then(|node| from_node(node).ok()).unwrap_or_default()
}

fn period((first, last): (Day, Day), actual: impl IntoIterator<Item = Element>) -> Element {
    let days = [day("period-start", first), day("period-end", last)];
    Element::new("period").holding(days).holding(actual)
}

/// The activities that were held, with their participants, from the start of the action to its end or so far.
fn activities(context: &Context<'_>, held: &[&Activity], dates: Dates<'_>) -> Option<Element> {
    let days = dates.period_so_far().filter(|_| !held.is_empty())?;
    let number = Element::new("actual").with("value", held.len().to_string());
    let number = number.holding([titles(context, held)]);
    let counted = |title, actual: Vec<Element>| {
        Element::new("indicator")
            .with("measure", "1")
            .with("ascending", "1")
            .with("aggregation-status", "1")
            .holding([Element::new("title").holding(context.narratives.of_words(title))])
            .holding([period(days, actual)])
    };
    let participants = participants(context, held);
    let participants =
        (!participants.is_empty()).then(|| counted("iati.participants", participants));
    let title = Element::new("title").holding(context.narratives.of_words("iati.activities"));
    let result = Element::new("result").with("type", OUTPUT).with("aggregation-status", "1");
    let held = counted("iati.activities-held", vec![number]);
    Some(result.holding([title, held]).holding(participants))
}

/// The titles with places and dates, in the languages of the registry in which there are any.
fn titles(context: &Context<'_>, held: &[&Activity]) -> Element {
    let spoken = context.narratives.languages().into_iter();
    let spoken = spoken.filter(|code| held.iter().any(|one| one.title.get(code).is_some()));
    let mut spoken: Vec<&str> = spoken.collect();
    if spoken.is_empty() {
        spoken.push(context.narratives.default_language());
    }
    let narratives = spoken.into_iter().map(|language| {
        let titles = held.iter().map(|activity| title(context, activity, language));
        let titles = titles.collect::<Vec<String>>().join("; ");
        context.narratives.narrative(language, titles)
    });
    Element::new("comment").holding(narratives)
}

/// `Training (Tacna, Peru, online, 2017-05)`.
fn title(context: &Context<'_>, activity: &Activity, language: &str) -> String {
    let vocabularies = &context.dataset.registry.vocabularies;
    let places = activity.places.iter().flat_map(|Place { city, country }| {
        let country =
            country.as_deref().map(|code| vocabularies.label("countries", code, language));
        city.as_deref().into_iter().chain(country)
    });
    let mut facts: Vec<String> = places.map(str::to_owned).collect();
    if activity.online {
        facts.push(words(language).get("iati.online"));
    }
    facts.extend(match (activity.start, activity.end) {
        (Some(start), Some(end)) if start != end => Some(format!("{start}/{end}")),
        (start, end) => start.or(end).map(|date| date.to_string()),
    });
    let title = activity.title.show(language);
    match facts.is_empty() {
        true => title.to_owned(),
        false => format!("{title} ({})", facts.join(", ")),
    }
}

/// How many took part in all activities that state it, and the women and men among them.
fn participants(context: &Context<'_>, held: &[&Activity]) -> Vec<Element> {
    let stated: Vec<&Participants> = held
        .iter()
        .filter_map(|activity| activity.participants.as_ref())
        .filter(|one| one.everybody().is_some())
        .collect();
    let sum = |of: fn(&Participants) -> Option<u64>| {
        stated.iter().filter_map(|one| of(one)).reduce(u64::saturating_add)
    };
    let actual = |number: u64| Element::new("actual").with("value", number.to_string());
    let by_sex = |sex: &str, number: Option<u64>| {
        let dimension = Element::new("dimension").with("name", "sex").with("value", sex);
        number.map(|number| actual(number).holding([dimension]))
    };
    let comment = context.narratives.of_each_language(|words| {
        let [stated, held] = [stated.len(), held.len()].map(|number| number.to_string());
        words.fill("iati.stated", &[("stated", &stated), ("held", &held)])
    });
    let all = sum(Participants::everybody)
        .map(|number| actual(number).holding([Element::new("comment").holding(comment)]));
    let women = by_sex("female", sum(|one| one.women));
    let men = by_sex("male", sum(|one| one.men));
    all.into_iter().chain(women).chain(men).collect()
}
