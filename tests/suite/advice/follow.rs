//! Following advice in the text of a file.

use mieux::edit;
use mieux::finding::{Finding, Fix, Spot};
use mieux::registry::{Registry, Source};
use mieux::yaml::{Node, Route, Span, Step};

use super::form::Advice;

/// The text of a file after the advice was followed.
pub(super) struct Followed {
    /// The text.
    pub(super) text: String,
    /// The bytes of the old text that gave way.
    pub(super) replaced: Vec<Span>,
}

impl Followed {
    /// Puts text in the place of bytes.
    fn new(text: &str, mut changes: Vec<(Span, String)>) -> Self {
        changes.sort_by_key(|(span, _)| span.start);
        let mut new = text.to_owned();
        for (span, value) in changes.iter().rev() {
            new.replace_range(span.clone(), value);
        }
        Self { text: new, replaced: changes.into_iter().map(|(span, _)| span).collect() }
    }

    /// The text before which something was added.
    fn added(text: &str, at: usize, line: &str) -> Self {
        Self { replaced: Vec::new(), ..Self::new(text, vec![(at..at, line.to_owned())]) }
    }
}

/// The text with the advice followed; `None` where the place is not in the text.
pub(super) fn followed(
    registry: &Registry,
    finding: &Finding,
    advice: &Advice,
) -> Option<Followed> {
    let source = registry.source(finding.place.file)?;
    let text = &source.text;
    let span = finding.place.spot.span(Some(source));
    let one = |span: Span, new: &str| Some(Followed::new(text, vec![(span, new.to_owned())]));
    match (advice, &finding.place.spot) {
        (Advice::Write(new), Spot::Value(route)) if is_of_another_field(route, new) => {
            set(source, route, std::slice::from_ref(new))
        }
        (Advice::Write(new) | Advice::WriteAndRename(new, _), Spot::Value(route)) => {
            let key = format!("{}: ", route.last_key().unwrap_or_default());
            let value = new.strip_prefix(&key).filter(|_| !is_item(route));
            one(span, value.unwrap_or(new))
        }
        (Advice::Write(new), Spot::Key(route)) => {
            let entry = route.find_entry(source.root.as_ref()?)?;
            match new.contains(": ") {
                true => one(entry.key_span.start..entry.value.span.end, new),
                false => one(span, new),
            }
        }
        // A name in JSON stands in quotes.
        (Advice::Write(new), _) if text[span.clone()].starts_with('"') && text.starts_with('{') => {
            one(span, &format!("\"{new}\""))
        }
        (Advice::Write(new), _) => {
            let line = line(text, span.start);
            one(line.clone(), &format!("{}{new}", indentation(&text[line], new)))
        }
        (Advice::Set(lines), Spot::Value(route)) => set(source, route, lines),
        (Advice::Add(new), Spot::Value(route)) if *route != Route::TOP => {
            let node = nearest_map(source, route, |_| true)?;
            Some(Followed::added(text, first(text, node), &before(text, node, new)))
        }
        (Advice::Add(new), _) => {
            let end = text.trim_end().len();
            Some(Followed::added(text, end, &format!("\n{new}")))
        }
        (Advice::Remove(field), Spot::Value(route) | Spot::Key(route)) => {
            let mut route = route.clone();
            while field.is_some() && (is_item(&route) || route.last_key() != field.as_deref()) {
                route = route.split_last()?.0;
            }
            removed(source, &route)
        }
        (Advice::Replace(""), _) => {
            let blank = text[span.end..].len() - text[span.end..].trim_start_matches(' ').len();
            one(span.start..span.end + blank, "")
        }
        (Advice::Replace(new), _) => one(span, new),
        (Advice::Indent(count), _) => {
            let line = line(text, span.start);
            let rest = text[line.clone()].trim_start_matches([' ', '\t']);
            one(line.start..line.end - rest.len(), &" ".repeat(*count))
        }
        _ => None,
    }
}

/// Whether a line gives another field than that in which the route ends.
fn is_of_another_field(route: &Route, line: &str) -> bool {
    let field =
        line.split_once(": ").map(|(field, _)| field).filter(|field| !field.contains(['{', '"']));
    field.is_some_and(|field| !is_item(route) && route.last_key() != Some(field))
}

fn is_item(route: &Route) -> bool {
    matches!(route.steps().last(), Some(Step::Index(_)))
}

/// The line at a byte, without its end.
fn line(text: &str, at: usize) -> Span {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    start..text[at..].find('\n').map_or(text.len(), |end| at + end)
}

/// What stays of the start of a line before which something new is written.
fn indentation(line: &str, new: &str) -> String {
    let rest = line.trim_start_matches([' ', '\u{a0}', '\t']).trim_start_matches("- ");
    let blank = line[..line.len() - rest.len()].replace('\u{a0}', " ");
    if new.starts_with("- ") { blank.replace("- ", "") } else { blank }
}

/// The byte before the first field of a map.
fn first(text: &str, map: &Node) -> usize {
    map.span.start + usize::from(text[map.span.clone()].starts_with('{'))
}

/// A line as it stands before the first field of a map.
fn before(text: &str, map: &Node, new: &str) -> String {
    match text[map.span.clone()].starts_with('{') {
        true => format!("{new}, "),
        false => {
            let column = map.span.start - line(text, map.span.start).start;
            format!("{new}\n{}", " ".repeat(column))
        }
    }
}

/// The nearest map on the way to a value that is of this sort.
fn nearest_map<'s>(
    source: &'s Source,
    route: &Route,
    is_meant: impl Fn(&Node) -> bool,
) -> Option<&'s Node> {
    let root = source.root.as_ref()?;
    let above = |route: &Route| Some(route.split_last()?.0);
    let mut ways = std::iter::successors(Some(route.clone()), above);
    ways.find_map(|way| way.find(root).filter(|node| !node.entries().is_empty() && is_meant(node)))
}

/// Gives the fields of the nearest map that has one of them these values.
fn set(source: &Source, route: &Route, lines: &[String]) -> Option<Followed> {
    let fields: Vec<(&str, &str)> = lines.iter().filter_map(|line| line.split_once(": ")).collect();
    let has_one = |map: &Node| fields.iter().any(|(field, _)| map.get(field).is_some());
    let map = nearest_map(source, route, has_one).or(source.root.as_ref())?;
    let text = &source.text;
    let changes = fields.iter().zip(lines).map(|((field, value), line)| match map.entry(field) {
        Some(entry) => (entry.value.span.clone(), (*value).to_owned()),
        None => (first(text, map)..first(text, map), before(text, map, line)),
    });
    Some(Followed::new(text, changes.collect()))
}

/// Removes an item, or a field with its lines.
fn removed(source: &Source, route: &Route) -> Option<Followed> {
    let (text, root) = (&source.text, source.root.as_ref()?);
    let span = route.find(root)?.span.clone();
    let (above, step) = route.split_last()?;
    if matches!(step, Step::Index(_)) {
        if above.find(root)?.items().len() == 1 {
            return removed(source, &above);
        }
        let fix = Fix::RemoveItem { route: route.clone() };
        let new = edit::apply(text, &[&fix])?;
        return Some(Followed { text: new, replaced: vec![span] });
    }
    let entry = route.find_entry(root)?;
    let (start, end) = (entry.key_span.start, span.end.max(entry.key_span.end));
    let map = above.find(root)?;
    let next = map.entries().iter().find(|other| other.key_span.start > start);
    let gone = match next {
        Some(next) => start..next.key_span.start,
        None if text[map.span.clone()].starts_with('{') => {
            text[..start].trim_end_matches([' ', ',']).len()..end
        }
        None => line(text, start).start..text.len().min(line(text, end).end + 1),
    };
    Some(Followed::new(text, vec![(gone, String::new())]))
}
