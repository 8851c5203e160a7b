//! What a field, a code, a reference or a date means.

use lsp_types::{Contents, Hover, MarkupContent, MarkupKind};

use super::desk::Desk;
use super::document::range_of;
use super::spot::Under;
use crate::check::rule;
use crate::model::{EdtfDate, FileKind, Kind, Term, Text};
use crate::registry::{AnyRecord, Registry, Source};
use crate::render::{Lines, visible};
use crate::schema::{Meaning, Shape};
use crate::words::Words;

/// What there is to say about the byte of a text.
pub(super) fn hover(
    desk: &Desk,
    source: &Source,
    kind: FileKind,
    byte: usize,
    words: &Words,
) -> Option<Hover> {
    let under = Under::find(source.root.as_ref()?, desk.registry().shape(kind), byte)?;
    let paragraphs = match under.value {
        None => of_field(&under, words),
        Some(_) => of_value(desk.registry(), &under, words)?,
    };
    let paragraphs: Vec<_> = paragraphs.iter().map(|one| visible(one)).collect();
    let value = paragraphs.join("\n\n");
    let contents = Contents::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value });
    Some(Hover { contents, range: Some(range_of(&Lines::new(&source.text), &under.span)) })
}

/// What the schema says of a field.
fn of_field(under: &Under<'_>, words: &Words) -> Vec<String> {
    let shape = under.shape;
    let name = under.name();
    let title = match shape.title(words.language().code()) {
        "" => name,
        title => title,
    };
    let is_required = under.holder.requires(name);
    let required =
        if is_required { format!(" · {}", words.get("server.required")) } else { String::new() };
    let mut paragraphs = vec![format!("**{}** · `{name}`{required}", escaped(title))];
    paragraphs.extend(said(shape.description()));
    paragraphs.extend(choices(shape, words));
    let examples: Vec<String> =
        shape.examples().iter().map(|example| format!("`{example}`")).collect();
    if !examples.is_empty() {
        paragraphs.push(words.fill("server.examples", &[("examples", &examples.join(", "))]));
    }
    paragraphs
}

/// Where the values of a field come from.
fn choices(shape: &Shape, words: &Words) -> Option<String> {
    let one = shape.items().unwrap_or(shape);
    match one.meaning() {
        Some(Meaning::Code(vocabulary)) => {
            Some(words.fill("server.codes-of", &[("vocabulary", vocabulary)]))
        }
        Some(Meaning::Reference(kind)) => {
            Some(words.get(&format!("server.ids-of.{}", kind.name())))
        }
        _ if !one.options().is_empty() => Some(format!("`{}`", one.options().join("`, `"))),
        _ => None,
    }
}

fn of_value(registry: &Registry, under: &Under<'_>, words: &Words) -> Option<Vec<String>> {
    if let Some((meaning, written)) = under.meant() {
        return match meaning {
            Meaning::Code(name) => {
                let term = registry.vocabularies.get(name)?.get(&written)?;
                Some(of_term(term, words))
            }
            Meaning::Reference(kind) => of_record(registry, *kind, &written, words),
            Meaning::Text => None,
        };
    }
    let written = under.value?.scalar_text()?;
    if under.field() == Some("allow") {
        return rule(&written).map(|rule| vec![escaped(&rule.summary(words.language()))]);
    }
    let date: EdtfDate = under.shape.is_date().then(|| written.parse().ok())??;
    let (first, last) = (date.earliest().to_string(), date.latest().to_string());
    Some(vec![match first == last {
        true => words.fill("server.day", &[("day", &first)]),
        false => words.fill("server.some-day", &[("first", &first), ("last", &last)]),
    }])
}

/// A term of a vocabulary, in all its languages.
fn of_term(term: &Term, words: &Words) -> Vec<String> {
    let label = escaped(term.label.show(words.language().code()));
    let mut paragraphs = vec![format!("**{label}** · `{}`", term.code)];
    let others = term.label.iter().filter(|(language, _)| *language != words.language().code());
    let others: Vec<String> =
        others.map(|(language, label)| format!("{language}: {}", escaped(label))).collect();
    if !others.is_empty() {
        paragraphs.push(others.join(" · "));
    }
    paragraphs.extend(said(term.description.show(words.language().code())));
    paragraphs
}

/// The record of an id, in a few words.
fn of_record(registry: &Registry, kind: Kind, id: &str, words: &Words) -> Option<Vec<String>> {
    let file = registry.first_stating(kind, id)?;
    let record = registry.record(file)?;
    let name = record.title().map_or("", |title: &Text| title.show(words.language().code()));
    let mut paragraphs = match name {
        "" => vec![format!("`{id}`")],
        name => vec![format!("**{}** · `{id}`", escaped(name))],
    };
    paragraphs.extend(facts(registry, record, words));
    paragraphs.push(format!("`{}`", registry.file(file).below.display()));
    Some(paragraphs)
}

/// Status, countries and time of a record, as far as it has them.
fn facts(registry: &Registry, record: AnyRecord<'_>, words: &Words) -> Option<String> {
    let label = |vocabulary: &str, code: &str| {
        escaped(&words.label(&registry.vocabularies, vocabulary, code))
    };
    let countries = |codes: &[smol_str::SmolStr]| -> Option<String> {
        let labels: Vec<String> = codes.iter().map(|code| label("countries", code)).collect();
        (!labels.is_empty()).then(|| labels.join(", "))
    };
    let period = |start: Option<EdtfDate>, end: Option<EdtfDate>| match (start, end) {
        (None, None) => None,
        (start, end) => {
            let shown =
                |date: Option<EdtfDate>| date.map_or(String::new(), |date| date.to_string());
            Some(format!("{} – {}", shown(start), shown(end)).trim().to_owned())
        }
    };
    let facts = match record {
        AnyRecord::Action(action) => [
            action.status.as_deref().map(|status| label("statuses", status)),
            countries(&action.countries),
            period(action.start, action.end),
        ],
        AnyRecord::Activity(activity) => {
            let of_kind = activity.kind.as_deref().map(|kind| label("activity-kinds", kind));
            [of_kind, period(activity.start, activity.end), None]
        }
        AnyRecord::Expert(expert) => {
            [expert.origin.as_deref().map(|origin| label("countries", origin)), None, None]
        }
        AnyRecord::Partner(partner) => {
            let country = partner.country.as_deref().map(|code| label("countries", code));
            [country, partner.acronym.as_deref().map(escaped), None]
        }
    };
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    (!facts.is_empty()).then(|| facts.join(" · "))
}

/// A text that says something.
fn said(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| escaped(text))
}

/// A text of a record that must not be read as Markdown.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for one in text.chars() {
        if one.is_ascii_punctuation() && !".,:;'()/%-".contains(one) {
            safe.push('\\');
        }
        safe.push(one);
    }
    safe
}
