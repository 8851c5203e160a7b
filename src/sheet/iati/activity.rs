//! An activity as the item of an action: fields by their names.

use super::codes::{OWN, PARENT, SECOND_OWN, SIBLING, own};
use super::dates::dates;
use super::element::Element;
use super::left::Left;
use super::results::results;
use super::texts::{entry, language, list, map, one_line, string, text};
use super::who::partners;
use crate::sheet::IatiCodes;
use crate::sheet::limits::LONGEST_IDENTIFIER;
use crate::yaml::{Entry, Value};

/// Whether an activity is a phase of the programme, and no action.
pub(super) fn is_phase(activity: &Element, codes: &IatiCodes) -> bool {
    is_ours(activity, codes) && codes.phases.contains_key(&identifier(activity))
}

/// The identifier of an activity; empty if it has none.
pub(super) fn identifier(activity: &Element) -> String {
    let first = activity.each("iati-identifier").next();
    first.map(|one| one_line(&one.text)).unwrap_or_default()
}

/// Whether an activity was published by the organisation of the registry.
fn is_ours(activity: &Element, codes: &IatiCodes) -> bool {
    let publisher = activity.each("reporting-org").find_map(|one| one.attribute("ref"));
    !codes.publisher.is_empty() && publisher == Some(codes.publisher.as_str())
}

/// The fields of the action that an activity is; what none holds is counted.
pub(super) fn item(activity: &Element, codes: &IatiCodes, left: &mut Left) -> Value {
    let is_ours = is_ours(activity, codes);
    let language = language(activity);
    let mut fields: Vec<Entry> = Vec::new();
    let mut put = |key: &str, value: Option<Value>| {
        fields.extend(value.map(|value| entry(key, value)));
    };
    let identifier = identifier(activity);
    let id = id(activity, codes, is_ours, &identifier, left);
    put("id", id.as_deref().map(string));
    put("identifiers", identifiers(activity, codes, is_ours, &identifier, left));
    let title = activity.each("title").find_map(|title| {
        let mut title = title.clone();
        title.children.iter_mut().for_each(|one| one.text = one_line(&one.text));
        text(&title, language, left)
    });
    let [objective, summary] = descriptions(activity, title.as_ref(), language, left);
    put("title", title);
    let status = activity.each("activity-status").find_map(|one| one.attribute("code"));
    let known = status.and_then(|code| codes.statuses.get(code));
    if known.is_none() && status.is_some() {
        left.add("activity-status");
    }
    put("status", known.map(string));
    let phase = related(activity, PARENT).find_map(|reference| codes.phases.get(reference));
    put("phase", phase.filter(|_| is_ours).map(string));
    let countries = taken(activity, "recipient-country", left, |one| {
        codes.code("countries", one.attribute("code")?)
    });
    put("countries", strings(countries));
    let regions = taken(activity, "recipient-region", left, |one| own(codes, "regions", OWN, one));
    put("regions", strings(regions));
    let theme = |one| own(codes, "themes", OWN, one);
    let area = |one| own(codes, "areas", SECOND_OWN, one);
    let sectors = activity.each("sector");
    let unknown = sectors.filter(|one| theme(one).is_none() && area(one).is_none()).count();
    (0..unknown).for_each(|_| left.add("sector"));
    put("themes", strings(activity.each("sector").filter_map(theme)));
    put("areas", strings(activity.each("sector").filter_map(area)));
    let tags: Vec<&str> = taken(activity, "tag", left, |one| tag(codes, one)).collect();
    let of = |list: &'static str| {
        tags.iter().filter_map(move |tag| tag.strip_prefix(list)?.strip_prefix('/'))
    };
    put("principles", strings(of("principles")));
    let practices = of("good-practices").filter_map(|code| code.parse().ok().map(Value::Integer));
    put("good_practices", distinct(practices));
    put("partners", partners(activity, codes, language, left));
    let [start, end] = dates(activity, left);
    put("start", start.map(string));
    put("end", end.map(string));
    put("objective", objective);
    put("fact_sheet", summary.map(|summary| map([("summary", summary)])));
    put("results", results(activity, codes, is_ours, language, left));
    put("follows", follows(activity, codes, is_ours, &identifier, left));
    let links = taken(activity, "document-link", left, |one| one.attribute("url"));
    let mut urls: Vec<&str> = Vec::new();
    links.for_each(|url| urls.extend((!urls.contains(&url)).then_some(url)));
    let sources = urls.into_iter().map(|url| map([("source", string(url))]));
    put("sources", distinct(sources));
    if let Some(lists) = id.and_then(|id| codes.lists.get(&id)) {
        let all = fields.len();
        fields.retain(|field| !lists.contains(field.key.as_str()));
        left.keep(fields.len() < all);
    }
    Value::Map(fields.into())
}

/// The id of an action that the registry has or has published; `None` for a new one.
fn id(
    activity: &Element,
    codes: &IatiCodes,
    is_ours: bool,
    identifier: &str,
    left: &mut Left,
) -> Option<String> {
    let own = |one: &&Element| is_ours && one.attribute("type") == Some("A1");
    let stated = activity.each("other-identifier").find(own).and_then(|one| one.attribute("ref"));
    let further = activity.each("other-identifier").filter(|one| !is_ours || !own(one)).count();
    // An identifier of ours says what the id was, and is no loss.
    if !is_ours {
        (0..further).for_each(|_| left.add("other-identifier"));
    }
    let known = codes.actions.get(identifier).map(String::as_str);
    let built = identifier.strip_prefix(&codes.prefix).filter(|_| is_ours);
    stated.or(known).or(built).map(str::to_owned)
}

/// The identifiers under which others publish an action; `None` if they are made of the id.
fn identifiers(
    activity: &Element,
    codes: &IatiCodes,
    is_ours: bool,
    identifier: &str,
    left: &mut Left,
) -> Option<Value> {
    let further = activity
        .each("other-identifier")
        .filter(|one| is_ours && one.attribute("type") == Some("A9"));
    let all = [identifier].into_iter().chain(further.filter_map(|one| one.attribute("ref")));
    let foreign = all.filter(|one| !(one.is_empty() || is_ours && one.starts_with(&codes.prefix)));
    let is_whole = |one: &&str| {
        let is_plain =
            one.len() <= LONGEST_IDENTIFIER && one.bytes().all(|byte| byte.is_ascii_graphic());
        if !is_plain {
            left.add("iati-identifier");
        }
        is_plain
    };
    let each = foreign.filter(is_whole);
    distinct(each.map(|one| map([("scheme", string("iati")), ("value", string(one))])))
}

/// Objective and summary. What only repeats the title is neither.
fn descriptions(
    activity: &Element,
    title: Option<&Value>,
    language: &str,
    left: &mut Left,
) -> [Option<Value>; 2] {
    let (mut general, mut objectives) = (None, None);
    for description in activity.each("description") {
        let place = match description.attribute("type") {
            Some("2") => &mut objectives,
            Some("1") | None => &mut general,
            Some(_) => {
                left.add("description");
                continue;
            }
        };
        let own = text(description, language, left).filter(|own| Some(own) != title);
        match (&place, own) {
            (None, own) => *place = own,
            (Some(_), Some(_)) => left.add("description"),
            (Some(_), None) => {}
        }
    }
    match objectives {
        Some(objectives) => [Some(objectives), general],
        None => [general, None],
    }
}

/// The earlier actions that an action continues: actions of the registry by their ids, and activities of the same file by
/// their identifiers. Of two that name each other nobody knows which is the earlier one.
fn follows(
    activity: &Element,
    codes: &IatiCodes,
    is_ours: bool,
    identifier: &str,
    left: &mut Left,
) -> Option<Value> {
    let phases = related(activity, PARENT).filter(|one| is_ours && codes.phases.contains_key(*one));
    let mut taken = phases.count();
    let siblings = related(activity, SIBLING).filter(|one| !codes.name_each_other(identifier, one));
    let earlier = siblings.filter_map(|reference| {
        let known = codes.actions.get(reference).map(String::as_str);
        let is_in_file = codes.siblings.contains_key(reference);
        let built =
            || reference.strip_prefix(&codes.prefix).filter(|_| is_ours).unwrap_or(reference);
        known.or_else(|| is_in_file.then(built))
    });
    let earlier: Vec<&str> = earlier.collect();
    taken += earlier.len();
    let all = activity.each("related-activity").count();
    (taken..all).for_each(|_| left.add("related-activity"));
    strings(earlier)
}

/// The identifiers of related activities of a type.
pub(super) fn related<'e>(activity: &'e Element, kind: &'e str) -> impl Iterator<Item = &'e str> {
    let of_kind =
        activity.each("related-activity").filter(move |one| one.attribute("type") == Some(kind));
    of_kind.filter_map(|one| one.attribute("ref"))
}

/// `principles/CODE` or `good-practices/NUMBER`.
fn tag<'e>(codes: &IatiCodes, element: &'e Element) -> Option<&'e str> {
    let whole =
        element.attribute("code").filter(|_| element.attribute("vocabulary") == Some(OWN))?;
    let (vocabulary, code) = whole.split_once('/')?;
    let is_taken = matches!(vocabulary, "principles" | "good-practices");
    codes.code(vocabulary, code).filter(|_| is_taken).map(|_| whole)
}

/// What is taken of the elements of a name; the others are counted.
fn taken<'e, T>(
    activity: &'e Element,
    name: &'e str,
    left: &mut Left,
    take: impl Fn(&'e Element) -> Option<T>,
) -> std::vec::IntoIter<T> {
    let (mut found, mut unknown) = (Vec::new(), 0);
    for element in activity.each(name) {
        match take(element) {
            Some(one) => found.push(one),
            None => unknown += 1,
        }
    }
    (0..unknown).for_each(|_| left.add(name));
    found.into_iter()
}

fn strings<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<Value> {
    distinct(texts.into_iter().map(string))
}

/// A list of values, each once; `None` if there are none.
fn distinct(values: impl IntoIterator<Item = Value>) -> Option<Value> {
    let mut all: Vec<Value> = Vec::new();
    for value in values {
        if !all.contains(&value) {
            all.push(value);
        }
    }
    (!all.is_empty()).then(|| list(all))
}
